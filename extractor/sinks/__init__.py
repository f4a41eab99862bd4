"""Sinks: from records to targets."""

from typing import cast

from extractor.errors import TargetError
from extractor.plugins import plugins
from extractor.sinks.base import Sink
from extractor.sinks.compression import COMPRESSIONS
from extractor.sinks.database import DatabaseSink
from extractor.sinks.jsonl import JsonlSink

__all__ = ["DatabaseSink", "JsonlSink", "Sink", "sink_for"]


def sink_for(target: str) -> Sink:
    """Return the sink of a target, chosen by its form.

    Raises:
        TargetError: no sink takes it.
    """
    sinks = cast(tuple[type[Sink], ...], plugins("extractor.sinks"))
    for sink in sinks:
        if sink.claims(target):
            return sink(target)
    endings = sorted(ending for sink in sinks for ending in sink.endings)
    forms = sorted(form for sink in sinks for form in sink.forms)
    raise TargetError(
        f"cannot tell what to write to {target!r}: a target ends in {', '.join(endings)}"
        f" (.jsonl also with {' or '.join(COMPRESSIONS)}), or is {', '.join(forms)}"
    )
