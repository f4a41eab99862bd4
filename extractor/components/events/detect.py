"""The events of an article: find, merge, date, and link to claims."""

from datetime import date

from spacy.strings import get_string_id
from spacy.tokens import Doc

from extractor.components.events.dating import Dating
from extractor.components.events.merge import merge
from extractor.components.events.naming import Anaphors, namings
from extractor.components.events.places import Places
from extractor.components.events.record import to_event
from extractor.components.events.relations import link_events
from extractor.components.events.reported import link_claims
from extractor.components.events.salience import main_event
from extractor.components.events.statements import Statements
from extractor.components.events.triggermodel import TriggerModel
from extractor.components.events.triggers import TriggerIndex
from extractor.components.events.view import View
from extractor.ontology.load import Ontology
from extractor.schema import Event


class Detector:
    """Finds the events of articles by the types of an ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._types = ontology.types
        self._index = TriggerIndex(ontology)
        self._model = TriggerModel(ontology.types.values())
        self._anaphors: Anaphors = {}
        for type_ in ontology.types.values():
            for noun in sorted(type_.anaphors):
                self._anaphors.setdefault(get_string_id(noun), []).append(type_)

    def detect(self, doc: Doc) -> tuple[list[Event], str | None]:
        """Return the events of an article in order of the text, and the id of the main one."""
        view = View(doc)
        triggers = self._model(view, list(self._index.find(view)))
        statements = Statements(view, self._types).clusters()
        cues = {cluster.namings[0].token.i for cluster, _ in statements}
        triggers = [
            trigger for trigger in triggers if not (trigger.rule.type.said and trigger.token.i in cues)
        ]
        named = merge(view, namings(view, triggers, self._anaphors))
        clusters = [*named, *(cluster for cluster, _ in statements)]
        clusters.sort(key=lambda cluster: (cluster.namings[0].start, cluster.type.name))
        main = main_event(view, clusters)
        dating, places = Dating(view, _published(doc)), Places(view)
        events = [
            to_event(view, cluster, number, dating, places, cluster is main)
            for number, cluster in enumerate(clusters, start=1)
        ]
        by_cluster = {id(cluster): event for cluster, event in zip(clusters, events, strict=True)}
        own = {claim.id: by_cluster[id(cluster)] for cluster, claim in statements}
        link_claims(view.claims, view.segments, events, own)
        link_events(view, clusters, events)
        return events, by_cluster[id(main)].id if main else None


def _published(doc: Doc) -> date | None:
    day: date | None = doc._.article.day if doc._.article else None
    return day
