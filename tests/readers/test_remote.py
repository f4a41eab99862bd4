import fsspec
import pytest

from extractor.errors import DependencyError, SourceError
from tests import archive_samples as samples


@pytest.fixture
def memory():
    system = fsspec.filesystem("memory")
    for name in ("in/b.txt", "in/x/a.jsonl", "in/x/.h.txt", "in/x/c.pdf", "in/d.rejects.jsonl"):
        system.pipe(f"/{name}", samples.JSONL if name.endswith("jsonl") else b"A mast fell.")
    system.pipe("/in/z.zip", samples.zipped({"m.parquet": samples.PARQUET}))
    yield
    system.rm("/in", recursive=True)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("memory://in", ["b.txt", "1", "1"]),
        ("memory://in/b.txt", ["b.txt"]),
        ("memory://in/*/*.jsonl", ["1"]),
        ("memory://in/x/c.pdf", ["c.pdf"]),
    ],
)
def test_addresses_are_read_as_files_are(memory, readings, name, ids):
    found = readings(name)
    assert [reading.outcome.key for reading in found] == ids
    assert all(reading.file.startswith("memory://") for reading in found)


@pytest.mark.parametrize("name", ["memory://gone", "memory://in/*.html"])
def test_addresses_that_name_nothing_are_told(memory, readings, name):
    with pytest.raises(SourceError, match=r"nothing to read in|cannot read"):
        readings(name)


def test_an_unknown_kind_of_address_is_told(readings):
    with pytest.raises((SourceError, DependencyError), match="nowhere"):
        readings("nowhere://a/b")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_bucket(monkeypatch, readings, tmp_path):
    server = pytest.importorskip("moto.server").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    for key, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(key, value)
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    system.mkdir("news")
    for name, data in samples.FILES.items():
        system.pipe(f"news/in/{name}", data)
    here = tmp_path / "in"
    here.mkdir()
    for name, data in samples.FILES.items():
        (here / name).write_bytes(data)
    try:
        far = [reading.settled().outcome for reading in readings("s3://news/in")]
        assert far == [reading.settled().outcome for reading in readings(here)]
        assert len(far) == len(samples.FILES)
    finally:
        server.stop()
