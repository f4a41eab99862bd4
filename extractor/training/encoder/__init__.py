"""Train `models/trained/news-encoder`: `python -m extractor.training.encoder`."""
