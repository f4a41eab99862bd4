"""One small encoder of an article's text; names, claims and events are read off it."""
