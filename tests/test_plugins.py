import pytest

from extractor.plugins import plugins
from extractor.readers import Reader
from extractor.sinks import Sink


@pytest.mark.parametrize(("group", "base"), [("extractor.readers", Reader), ("extractor.sinks", Sink)])
def test_every_plugin_is_complete_and_no_ending_is_claimed_twice(group: str, base: type):
    classes = plugins(group)
    assert all(issubclass(cls, base) and cls.endings and cls.__doc__ for cls in classes)
    endings = [ending for cls in classes for ending in cls.endings]
    assert len(endings) == len(set(endings))
