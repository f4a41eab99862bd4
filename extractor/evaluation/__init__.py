"""Scores records against annotated ones; reads records only, so any system's output can be scored."""

from extractor.evaluation.evaluate import LAYERS, Scores, evaluate

__all__ = ["LAYERS", "Scores", "evaluate"]
