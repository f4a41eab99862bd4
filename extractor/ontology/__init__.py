"""The event types, loaded from `models/ontology`."""
