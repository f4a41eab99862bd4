"""spaCy components, one a layer; each writes its layer to `Doc._`."""
