"""The events layer."""

from extractor.components.events.component import create_events

__all__ = ["create_events"]
