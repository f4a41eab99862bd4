"""Every format: what is read, and what is said of a broken file."""

import bz2
import gzip
import lzma

import pytest

from extractor.errors import InputError
from extractor.readers import Page
from extractor.schema import Article
from tests import archive_samples as samples

TITLE = "Ferries stop at Orrin Bay"
EXPECTED = {  # file: title, published, author, line
    "a.html": ("Café ferries stop", "2026-02-10", ["Mina Holt"], None),
    "b.nitf.xml": (TITLE, "2026-02-10T08:00:00+00:00", ["Mina Holt"], None),
    "c.newsml.xml": (TITLE, "2026-02-10T08:00:00+00:00", ["Mina Holt"], 1),
    "d.json": (TITLE, "2026-02-10T08:00:00+00:00", ["Mina Holt"], None),
    "e.sgm": ("FERRIES STOP AT ORRIN BAY <ORB>", "2026-02-10T08:00:00", [], 2),
    "f.rss.xml": (TITLE, "2026-02-10T08:00:00+00:00", [], 1),
    "g.atom": (TITLE, "2026-02-10T08:00:00+00:00", ["Mina Holt"], 1),
    "h.eml": (TITLE, "2026-02-10T08:00:00+00:00", ["Mina Holt"], None),
    "i.csv": (TITLE, "2026-02-10", [], 2),
    "j.jsonl": (TITLE, "2026-02-10", [], 1),
    "k.warc": ("Café ferries stop", "2026-02-10", ["Mina Holt"], 4),
    "l.parquet": (TITLE, "2026-02-10", [], 1),
    "m.txt": (None, None, [], None),
}
MARKUP = ("b.nitf.xml", "c.newsml.xml", "d.json", "f.rss.xml", "g.atom")


@pytest.mark.parametrize("name", EXPECTED)
def test_title_date_author_and_text(tmp_path, readings, name: str):
    (tmp_path / name).write_bytes(samples.FILES[name])
    (reading,) = [reading.settled() for reading in readings(tmp_path)]
    article = reading.outcome
    assert isinstance(article, Article), article
    assert (article.title, article.published, article.authors, reading.line) == EXPECTED[name]
    assert samples.TEXT in article.text
    if name in MARKUP:
        assert article.text == f"{samples.TEXT}\n\n{samples.MORE}"


# JSON would be taken for JSONL, mail and tables for text.
@pytest.mark.parametrize("name", sorted(EXPECTED.keys() - {"d.json", "h.eml", "i.csv"}))
def test_content_tells_what_a_name_does_not(tmp_path, readings, name: str):
    file = tmp_path / "unnamed"
    file.write_bytes(gzip.compress(samples.FILES[name]))
    (reading,) = [reading.settled() for reading in readings(file)]
    assert reading.outcome.title == EXPECTED[name][0]


def test_ids_and_urls(tmp_path, readings):
    for name, data in samples.FILES.items():
        (tmp_path / name).write_bytes(data)
    found = {name: readings(tmp_path / name)[0].settled().outcome for name in EXPECTED}
    assert {name: article.key for name, article in found.items()} == {
        "a.html": "a.html",
        "b.nitf.xml": "orrin-1",
        "c.newsml.xml": "urn:newsml:orrin.example:20260210:1",
        "d.json": "http://orrin.example/1",
        "e.sgm": "1",
        "f.rss.xml": "orrin-1",
        "g.atom": "urn:orrin:1",
        "h.eml": "1@orrin.example",
        "i.csv": "1",
        "j.jsonl": "1",
        "k.warc": "urn:uuid:00000000-0000-0000-0000-000000000008",
        "l.parquet": "1",
        "m.txt": "m.txt",
    }
    assert found["k.warc"].url == "http://orrin.example/1"
    assert found["i.csv"].meta == {"section": "world"}
    assert found["e.sgm"].meta == {"topics": ["ship"]}


def test_what_directs_layout_is_no_text(tmp_path, readings):
    (tmp_path / "a.html").write_bytes(samples.HTML)
    article = readings(tmp_path)[0].settled().outcome
    assert "\u00ad" not in article.text
    assert "The café\u00a0closed & its" in article.text or "The café closed & its" in article.text


@pytest.mark.parametrize("pack", [samples.zipped, samples.tarred])
@pytest.mark.parametrize("compress", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_archives_are_read_as_folders(tmp_path, readings, pack, compress):
    inner = samples.zipped({"a.jsonl": samples.JSONL})
    members = {"x/m.txt": samples.TEXT.encode(), "x/y.pdf": b"%PDF", "inner.zip": inner, ".x/h.txt": b"no"}
    ending = "zip" if pack is samples.zipped else "tar"
    suffix = {bytes: "", gzip.compress: ".gz", bz2.compress: ".bz2", lzma.compress: ".xz"}[compress]
    file = tmp_path / f"a.{ending}{suffix}"
    file.write_bytes(compress(pack(members)))
    text, line = readings(tmp_path)
    assert (text.outcome.key, text.file) == (f"{file.name}/x/m.txt", f"{file}/x/m.txt")
    assert (line.file, line.line) == (f"{file}/inner.zip/a.jsonl", 1)


BROKEN = {
    "a.html": (b"<html><body></body></html>", "no text: the page holds no article"),
    "b.nitf.xml": (samples.NITF[:-30], "not XML: "),
    "c.newsml.xml": (samples.NEWSML.replace(b"newsItem", b"packageItem"), "no text: there is no newsItem"),
    "c2.xml": (b"<?xml version='1.0'?><other/>", "unknown format: .xml that is none of Feed, Newsml, Nitf"),
    "d.json": (samples.NINJS[:-9], "not JSON: Unterminated string"),
    "e.sgm": (samples.REUTERS[:-20], "damaged file: the last article has no end"),
    "f.rss.xml": (samples.RSS[:-30], "not XML: "),
    "h.eml": (b"\r\nno headers at all\r\n", "damaged file: not mail: there are no headers"),
    "i.csv": (b"id,text\n1,a,b\n", "not CSV: a row of 3 cells, the header has 2"),
    "i2.csv": (b'id,text\n1,"a"b\n', "not CSV: "),
    "k.warc": (b"nonsense" * 100, "damaged file: "),
    "k2.warc": (samples.WARC[: samples.WARC.index(b"Talks")], "damaged file: after record 4: it is cut off"),
    "l.parquet": (samples.PARQUET[:-20], "damaged file: after row 0: "),
    "n.zip": (samples.zipped({"a.txt": b"A mast fell."})[:-30], "damaged file: cannot unpack it: "),
    "o.tar": (samples.tarred({"a.txt": b"x" * 9000})[:5000], "damaged file: cannot unpack it"),
    "p.txt.xz": (lzma.compress(b"A mast fell.")[:-8], "damaged file: cannot decompress it: it is cut off"),
    "q.txt.bz2": (bz2.compress(b"A mast fell.")[:-8], "damaged file: cannot decompress it: it is cut off"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_cost_only_themselves(tmp_path, readings, name: str):
    data, reason = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("A mast fell.")
    *_, broken, after = [reading.settled() for reading in readings(tmp_path)]
    assert isinstance(broken.outcome, InputError)
    assert str(broken.outcome).startswith(reason)
    assert broken.file.startswith(str(tmp_path / name))
    assert after.outcome.text == "A mast fell."


@pytest.mark.parametrize("name", ["/etc/passwd.txt", "../a.txt", "x/../../a.txt", "..\\a.txt"])
@pytest.mark.parametrize("pack", [samples.zipped, samples.tarred])
def test_names_that_lead_out_of_an_archive_are_refused(tmp_path, readings, pack, name: str):
    file = tmp_path / ("a.zip" if pack is samples.zipped else "a.tar")
    file.write_bytes(pack({name: b"A mast fell.", "b.txt": b"Rain came."}))
    bad, good = readings(tmp_path)
    assert str(bad.outcome) == "unsafe path: it leads out of the archive"
    assert good.outcome.text == "Rain came."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (samples.zipped({"a.txt": b"/etc/hostname"}, mode=0o120777), "cannot be read: it is a link"),
        (samples.zipped({"a.txt": b"x"}, flags=0x801), "cannot be read: it is encrypted"),
        (samples.tarred({"a.txt": b""}, kind=b"2"), "cannot be read: it is a link or a device"),
    ],
)
def test_members_that_are_no_plain_files_are_told(tmp_path, readings, data: bytes, reason: str):
    (tmp_path / ("a.zip" if data.startswith(b"PK") else "a.tar")).write_bytes(data)
    (reading,) = readings(tmp_path)
    assert str(reading.outcome) == reason


def test_archives_in_archives_end_somewhere(tmp_path, readings):
    data = samples.zipped({"a.txt": b"A mast fell."})
    for _ in range(5):
        data = samples.zipped({"a.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    (reading,) = readings(tmp_path)
    assert reading.outcome.kind == "nested too deeply"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "a.sgm.gz", "a.tar.gz", "a.warc.gz"])
def test_bombs_are_bounded(tmp_path, readings, name: str):
    (tmp_path / name).write_bytes(gzip.compress(b" " * 50_000_000))
    outcomes = [reading.outcome for reading in readings(tmp_path)]
    assert all(isinstance(outcome, InputError) for outcome in outcomes)
    assert len(outcomes) == 1
    if name != "a.tar.gz":
        assert outcomes[0].kind in ("over the limit", "damaged file")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<div>" * 300_000 + b"A mast fell."),
        ("b.html", b"<html><body>" + b"<p>x" * 4_000_000),
        ("c.nitf", b"<nitf>" + b"<p>" * 100_000 + b"</p>" * 100_000 + b"</nitf>"),
        ("d.xml", b"<rss>" + b"<item>" * 5_000),
        ("e.json", b'{"a":' * 100_000),
        ("f.json", b"[" * 100_000),
        ("g.jsonl", b'{"text": "' + b"x" * 100_000_000),
        ("h.csv", b"id,text\n1,\"" + b"x" * 20_000_000),
        ("i.eml", b"Subject: " + b"x" * 1_000_000 + b"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"),
    ],
)  # fmt: skip
def test_hostile_files_are_rejected(tmp_path, readings, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    found = [reading.settled() for reading in readings(tmp_path)]
    assert isinstance(found[-1].outcome, InputError) or name == "a.html"


def test_entities_of_a_document_are_not_resolved(tmp_path, readings):
    (tmp_path / "secret").write_text("secret")
    bombs = f'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file://{tmp_path}/secret"><!ENTITY b "lol">'
    bombs += "".join(f'<!ENTITY b{n} "&b{n - 1 or ""};&b{n - 1 or ""};">' for n in range(1, 40)) + "]>"
    data = samples.NITF.replace(b"40 dockers", b"&a; &b39;")
    start = data.index(b"<!DOCTYPE")
    data = data[:start] + bombs.encode() + data[data.index(b"<nitf") :]
    (tmp_path / "a.nitf").write_bytes(data)
    (reading,) = readings(tmp_path)
    text = reading.outcome.text if isinstance(reading.outcome, Article) else ""
    assert "secret" not in text
    assert "lol" not in text


def test_a_page_in_jsonl_is_read(tmp_path, readings):
    import json

    line = json.dumps({"html": samples.HTML.decode("latin-1"), "title": "Mine", "section": "world"})
    (tmp_path / "a.jsonl").write_text(line + "\n")
    (reading,) = readings(tmp_path)
    assert isinstance(reading.outcome, Page)
    article = reading.settled().outcome
    assert (article.title, article.published, article.meta) == ("Mine", "2026-02-10", {"section": "world"})
