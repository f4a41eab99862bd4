"""The events of an article: find, merge, date, and link to claims."""

from datetime import date

from spacy.strings import get_string_id
from spacy.tokens import Doc

from extractor.components.events.background import Background
from extractor.components.events.confidence import Confidence, model
from extractor.components.events.dating import Dating
from extractor.components.events.merge import Cluster, merge
from extractor.components.events.naming import Anaphors, namings
from extractor.components.events.places import Places
from extractor.components.events.reading import ReadEvents
from extractor.components.events.record import Weighed, to_event
from extractor.components.events.relations import link_events
from extractor.components.events.reported import link_claims
from extractor.components.events.salience import main_event
from extractor.components.events.sharing import share
from extractor.components.events.statements import Statements
from extractor.components.events.triggermodel import TriggerModel
from extractor.components.events.triggers import TriggerIndex
from extractor.components.events.view import View
from extractor.ontology.load import Ontology
from extractor.schema import Claim, Event


class Detector:
    """Finds the events of articles by the types of an ontology.

    Args:
        ontology: the types.
        min_confidence: what an event must have at least; None for the default in `models/trained`.
    """

    def __init__(self, ontology: Ontology, min_confidence: float | None = None) -> None:
        self._least = model()["threshold"] if min_confidence is None else min_confidence
        self._types = ontology.types
        self._index = TriggerIndex(ontology)
        self._model = TriggerModel(ontology.types.values())
        self._encoder = ReadEvents(ontology)
        self._anaphors: Anaphors = {}
        for type_ in ontology.types.values():
            for noun in sorted(type_.anaphors):
                self._anaphors.setdefault(get_string_id(noun), []).append(type_)

    def detect(self, doc: Doc) -> tuple[list[Event], str | None]:
        """Return the events of an article in order of the text, and the id of the main one.

        Events less sure than `min_confidence` are left out, but for those of claims: each claim has its own.
        Ids do not depend on it.
        """
        view = View(doc)
        found = self._read(view)
        clusters = [cluster for cluster, _ in found]
        confidence = Confidence(view, clusters)
        weighed = [
            Weighed(number, cluster, confidence(cluster)) for number, cluster in enumerate(clusters, 1)
        ]
        kept = [one for one in weighed if one.cluster.is_statement or one.confidence >= self._least]
        clusters = [one.cluster for one in kept]
        main = main_event(view, clusters)
        published = _published(doc)
        dating, places, context = Dating(view, published), Places(view), Background(view, published)
        events = [to_event(view, one, dating, places, context, one.cluster is main) for one in kept]
        by_cluster = {id(cluster): event for cluster, event in zip(clusters, events, strict=True)}
        own = {claim.id: by_cluster[id(cluster)] for cluster, claim in found if claim}
        link_claims(view.claims, view.segments, events, own)
        link_events(view, clusters, events)
        return events, by_cluster[id(main)].id if main else None

    def clusters(self, view: View) -> list[Cluster]:
        """Return what names each event of an article, in order of the text, whatever the confidence."""
        return [cluster for cluster, _ in self._read(view)]

    def _read(self, view: View) -> list[tuple[Cluster, Claim | None]]:
        """Return the events, those of claims with their claim."""
        triggers = list(self._index.find(view))
        reading = view.doc._.reading
        if reading is None:
            triggers = self._model(view, triggers)
        else:
            triggers = self._encoder.join(view, triggers, reading)
        statements = Statements(view, self._types).clusters()
        cues = {cluster.namings[0].token.i for cluster, _ in statements}
        triggers = [
            trigger for trigger in triggers if not (trigger.rule.type.said and trigger.token.i in cues)
        ]
        named = namings(view, triggers, self._anaphors)
        share(view, named)
        merged = merge(view, named)
        found: list[tuple[Cluster, Claim | None]] = [*((cluster, None) for cluster in merged), *statements]
        return sorted(found, key=lambda pair: (pair[0].namings[0].start, pair[0].type.name))


def _published(doc: Doc) -> date | None:
    day: date | None = doc._.article.day if doc._.article else None
    return day
