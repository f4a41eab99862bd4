import pytest

from extractor.plugins import plugins
from extractor.readers import Reader
from extractor.sinks import Sink


@pytest.mark.parametrize(("group", "base"), [("extractor.readers", Reader), ("extractor.sinks", Sink)])
def test_every_plugin_is_complete(group: str, base: type):
    for cls in plugins(group):
        assert issubclass(cls, base)
        assert cls.endings or getattr(cls, "forms", ())
        assert cls.__doc__


def test_no_ending_of_targets_is_claimed_twice():
    """Those of inputs may be: readers of XML look at what it holds."""
    endings = [ending for cls in plugins("extractor.sinks") for ending in cls.endings]
    assert len(endings) == len(set(endings))
