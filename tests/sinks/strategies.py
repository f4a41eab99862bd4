"""Records of any content, made from their models: a field that is added is covered."""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st

from extractor.schema import ArticleRecord
from extractor.schema.base import Record, Span

# What databases stumble over: NUL, half of a surrogate pair, quotes, what looks like a date.
CHARACTERS = st.one_of(st.characters(), st.sampled_from("\0\ud800\udfff'\"\\%;\n\t\u2028é𝔘"))
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=12), st.sampled_from(["", "'); DROP TABLE events; --", "null", "\\N"])
)
DAYS = st.one_of(
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.sampled_from(
        ["-0044-03-15", "10000-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59-14:00", "2026", ""]
    ),
)
NUMBERS = st.one_of(
    st.integers(-(10**300), 10**300),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([10**300, 2**53 + 1, 25, 25.0, -0.0, 1e300]),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, st.just(10**400)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
KEYS = st.one_of(
    st.sampled_from(["e1", "t1", "f1", "v1"]),
    st.text(min_size=1, max_size=4),
    st.just("k" * 5000),
)
_OF = {
    "entity": "entities",
    "base": "entities",
    "figure": "figures",
    "same_as": "figures",
    "time": "times",
    "begin": "times",
    "end": "times",
    "reported_by": "claims",
    "answers": "claims",
    "event": "events",
    "main_event": "events",
    "figures": "figures",
    "times": "times",
    "events": "events",
}


class _Maker:
    """Draws the parts of one record."""

    def __init__(self, draw: st.DrawFn, article: st.SearchStrategy[str]) -> None:
        self.draw = draw
        self.article = article
        self.text = draw(st.text(CHARACTERS, min_size=1, max_size=30))
        layers = ("entities", "times", "figures", "claims", "events")
        self.ids = {layer: draw(st.lists(KEYS, max_size=2, unique=True)) for layer in layers}

    def record(self) -> ArticleRecord:
        fields = self.fields(ArticleRecord)
        for layer, ids in self.ids.items():
            model = get_args(ArticleRecord.model_fields[layer].annotation)[0]
            fields[layer] = [{**self.fields(model), "id": key} for key in ids]
        fields["article"] |= {"text": self.text, "id": self.draw(self.article)}
        return ArticleRecord.model_validate(fields)

    def fields(self, model: type[Record]) -> dict[str, Any]:
        values = self.span() if issubclass(model, Span) or {"start", "end"} <= set(model.model_fields) else {}
        for name, info in model.model_fields.items():
            alias = info.alias or name
            if name == "schema_" or alias in values or alias in self.ids:
                if alias in self.ids and model is not ArticleRecord:
                    values[alias] = self.some(alias)
                continue
            values[alias] = self.value(info.annotation, name, info.metadata)
        if "text" in values and not (issubclass(model, Span) or "text" in model.model_fields):
            del values["text"]
        return values

    def span(self) -> dict[str, Any]:
        start = self.draw(st.integers(0, len(self.text) - 1))
        end = self.draw(st.integers(start + 1, len(self.text)))
        return {"start": start, "end": end, "text": self.text[start:end]}

    def some(self, layer: str) -> list[str]:
        return self.draw(st.lists(st.sampled_from(self.ids[layer]), max_size=2)) if self.ids[layer] else []

    def value(self, type_: Any, name: str, metadata: Any = ()) -> Any:
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is Annotated:
            inner = [limit for part in arguments[1:] for limit in getattr(part, "metadata", [part])]
            return self.value(arguments[0], name, [*inner, *metadata])
        if origin in (Union, UnionType) and type(None) in arguments:
            rest = [argument for argument in arguments if argument is not type(None)]
            known = self.ids.get(_OF.get(name, ""), [None])
            if self.draw(st.booleans()) or not known:
                return None
            return self.value(rest[0] if len(rest) == 1 else Union[tuple(rest)], name, metadata)  # noqa: UP007
        if type_ is str and name in _OF:
            return self.draw(st.sampled_from(self.ids[_OF[name]]))
        if origin in (Union, UnionType):
            return self.draw(NUMBERS)
        return self.simple(type_, name, metadata)

    def simple(self, type_: Any, name: str, metadata: Any) -> Any:
        origin, arguments = get_origin(type_), get_args(type_)
        if isinstance(type_, type) and issubclass(type_, Record):
            return self.fields(type_)
        if origin is Literal:
            return self.draw(st.sampled_from(arguments))
        if origin is list:
            if name == "relations" and not self.ids["events"]:
                return []
            least = 1 if name in {"mentions", "spans"} else 0
            return [self.value(arguments[0], name) for _ in range(self.draw(st.integers(least, 2)))]
        if origin is dict:
            return self.draw(st.dictionaries(TEXTS, TEXTS if arguments[1] is str else JSON, max_size=2))
        if type_ is int:
            return self.draw(st.integers(0, 2**70))
        if type_ is float:
            least = next((limit.ge for limit in metadata if isinstance(limit, Ge)), None)
            most = next((limit.le for limit in metadata if isinstance(limit, Le)), None)
            return self.draw(st.floats(least, most, allow_nan=False, allow_infinity=False))
        if type_ is str:
            if name == "type":
                return self.draw(st.sampled_from(["cyber.data_breach", "statement.say", "family.name"]))
            return self.draw(DAYS if name in {"published", "from_", "to"} else TEXTS)
        return self.draw(st.booleans())


@st.composite
def records(draw: st.DrawFn, article: st.SearchStrategy[str] = KEYS) -> ArticleRecord:
    """Return any record; `article`: its id."""
    return _Maker(draw, article).record()
