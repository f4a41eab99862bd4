import re
from pathlib import Path

from extractor import readers
from extractor.readers import formats

DOCS = Path(__file__).parent.parent / "docs"


def test_the_reader_of_the_docs_reads(tmp_path, monkeypatch):
    code = re.search(r"```python\n(.*?)```", (DOCS / "running.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    names: dict = {}
    exec(code, names)
    monkeypatch.setattr(formats, "plugins", lambda _: (names["TableReader"],))
    (tmp_path / "a.tsv").write_bytes(b"id\ttext\na\tA mast fell.\nb\t\nc\tcaf\xe9")
    found = readers.articles(readers.sources([str(tmp_path)], ()), readers.Options())
    first, second, third = [(reading.line, reading.outcome) for reading in found]
    assert (first[0], first[1].key, first[1].text) == (2, "a", "A mast fell.")
    assert (second[0], str(second[1])) == (3, "empty text")
    assert str(third[1]) == "not UTF-8: byte 0xe9 at offset 5"
