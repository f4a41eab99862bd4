"""Views for people: events on a line, claims with their sources, figures with their events, a timeline."""

from collections.abc import Iterator

from extractor.sinks.ddl import Dialect

# What an id in an argument stands for: a row of its own, or `resolved` where only the events are stored.
_VIEWS = {
    "event_arguments": """
SELECT a.event_id, a.article_id, a.position, a.role, a.text, a.start, a.end_,
       a.entity, COALESCE(e.name, a.resolved -> 'entity' ->> 'name') AS entity_name,
       COALESCE(e.type, a.resolved -> 'entity' ->> 'type') AS entity_type,
       a.figure, COALESCE(f.kind, a.resolved -> 'figure' ->> 'kind') AS figure_kind,
       COALESCE(f.value, {figure_value}) AS figure_value,
       COALESCE(f.low, {figure_low}) AS figure_low, COALESCE(f.high, {figure_high}) AS figure_high,
       COALESCE(f.bound, a.resolved -> 'figure' ->> 'bound') AS figure_bound,
       COALESCE(f.unit, a.resolved -> 'figure' ->> 'unit') AS figure_unit,
       a."time", COALESCE(t.value, a.resolved -> 'time' ->> 'value') AS time_value
  FROM arguments a
  LEFT JOIN entities e ON e.article_id = a.whole_article AND e.id = a.entity
  LEFT JOIN figures f ON f.article_id = a.whole_article AND f.id = a.figure
  LEFT JOIN times t ON t.article_id = a.whole_article AND t.id = a."time"
""",
    "event_overview": """
SELECT v.id, v.article_id, COALESCE(v.when_from, {published}) AS day, v.type, v.summary, v.realis, v.polarity,
       v.main, v.background, v.article_source,
       COALESCE(CAST(v.when_from AS TEXT), 'undated') || '  ' || v.type || ': ' || v.summary
       || COALESCE(' (' || {roles} || ')', '')
       || CASE WHEN v.realis = 'actual' THEN '' ELSE ' [' || v.realis || ']' END
       || CASE WHEN v.polarity = 'negative' THEN ' [denied]' ELSE '' END
       || COALESCE('  – ' || v.article_source, '') AS line
  FROM events v
""",
    "claims_by_source": """
SELECT COALESCE(e.name, {sources}, '(unstated)') AS source, c.source_kind, e.type AS source_type,
       c.article_id, c.id AS claim_id, c.cue_text AS cue, {contents} AS content,
       c.form, c.polarity, c.certainty, a.published, a.source AS published_by
  FROM claims c
  JOIN articles a ON a.id = c.article_id
  LEFT JOIN entities e ON e.article_id = c.article_id AND e.id = c.source_entity
""",
    "figures_by_event": """
SELECT v.id AS event_id, v.type, v.summary, v.when_from, v.main, g.role, g.text, g.figure_kind AS kind,
       g.figure_bound AS bound, g.figure_value AS value, g.figure_low AS low, g.figure_high AS high,
       g.figure_unit AS unit, v.article_id
  FROM events v
  JOIN event_arguments g ON g.event_id = v.id
 WHERE g.figure IS NOT NULL
""",
    "timeline": """
SELECT v.when_from AS day, v.when_to AS last_day, v.type, v.summary, v.when_source, v.id AS event_id,
       v.article_id, v.article_title, v.article_source
  FROM events v
 WHERE v.when_from IS NOT NULL AND v.realis = 'actual' AND v.polarity = 'positive'
 ORDER BY v.when_from, v.when_to, v.id
""",
}


def create_views(dialect: Dialect) -> Iterator[str]:
    """Yield the statements that make the views, each after those that it reads."""
    parts = {
        f"figure_{name}": dialect.number.format(text=f"(a.resolved -> 'figure' ->> '{name}')")
        for name in ("value", "low", "high")
    }
    parts["published"] = dialect.day.format(moment="v.article_published")
    parts["roles"] = dialect.joined.format(
        value="x.role || ': ' || x.text", between="; ", table="arguments", where="x.event_id = v.id"
    )
    of_claim = "x.article_id = c.article_id AND x.claim_id = c.id"
    for name in ("sources", "contents"):
        parts[name] = dialect.joined.format(
            value="x.text", between=" … ", table=f"claim_{name}", where=of_claim
        )
    for name, body in _VIEWS.items():
        yield f"CREATE VIEW {name} AS{body.format(**parts)}"


def drop_views() -> Iterator[str]:
    """Yield the statements that drop the views."""
    yield from (f"DROP VIEW IF EXISTS {name}" for name in reversed(_VIEWS))
