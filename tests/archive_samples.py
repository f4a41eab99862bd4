"""One file of every format, written by hand from its specification, none by the library that reads it."""
# ruff: noqa: E501

import json
import struct
import tarfile
import zlib
from collections.abc import Mapping

TEXT = "Ferries stopped at Orrin Bay on Tuesday after 40 dockers walked out."
MORE = "Talks with Halden Port resume on Friday."

HTML = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="iso-8859-1"><title>Caf\xe9 ferries stop | Orrin Post</title>
<meta property="og:title" content="Caf\xe9 ferries stop"><meta property="og:site_name" content="Orrin Post">
<meta name="author" content="Mina Holt"><meta property="article:published_time" content="2026-02-10T08:00:00Z">
</head><body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Caf\xe9 ferries stop</h1><p>{TEXT.replace("Ferries", "Fer&shy;ries")}</p>
<p>{MORE} The caf\xe9&nbsp;closed &amp; its 12 workers went home, said the owner on Tuesday evening.</p></article>
<footer>Cookie settings</footer></body></html>""".encode("latin-1")

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.iptc.org/std/NITF/3.6/specification/dtd/nitf-3-6.dtd">
<nitf><head><title>Ferries stop</title><docdata><doc-id id-string="orrin-1"/>
<date.issue norm="20260210T080000Z"/></docdata><pubdata name="Orrin Post" type="print"/></head>
<body><body.head><hedline><hl1>Ferries stop at Orrin&nbsp;Bay</hl1></hedline>
<byline>By <person>Mina Holt</person></byline>
<dateline><location>ORRIN BAY</location></dateline></body.head>
<body.content><media media-type="image"><media-caption><p>A ferry.</p></media-caption></media>
<p>{TEXT}</p>
<p>{MORE}</p></body.content></body></nitf>""".encode()

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-02-10T08:01:00Z</sent></header>
<itemSet><newsItem guid="urn:newsml:orrin.example:20260210:1" version="1" standard="NewsML-G2"
 standardversion="2.31" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="orrin"><name>Orrin Post</name></provider>
<versionCreated>2026-02-10T08:00:00Z</versionCreated></itemMeta>
<contentMeta><creator literal="mh"><name>Mina Holt</name></creator><headline>Ferries stop at Orrin Bay</headline>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{TEXT}</p><p>{MORE}</p></body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>""".encode()

NINJS = json.dumps(
    {
        "uri": "http://orrin.example/1",
        "type": "text",
        "versioncreated": "2026-02-10T08:00:00Z",
        "headline": "Ferries stop at Orrin Bay",
        "byline": "By Mina Holt",
        "language": "en",
        "body_xhtml": f"<p>{TEXT}</p><p>{MORE}</p>",
    }
).encode()

REUTERS = f"""<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="1">
<DATE>10-FEB-2026 08:00:00.00</DATE>
<TOPICS><D>ship</D></TOPICS>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>FERRIES STOP AT ORRIN BAY &lt;ORB></TITLE>
<DATELINE>    ORRIN BAY, Feb 10 - </DATELINE><BODY>{TEXT}
    {MORE}
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
""".encode()

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Orrin Post</title>
<link>http://orrin.example/</link><description>News</description><item><title>Ferries stop at Orrin Bay</title>
<link>http://orrin.example/1</link><guid>orrin-1</guid><pubDate>Tue, 10 Feb 2026 08:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>{MORE}</p>]]></content:encoded></item></channel></rss>""".encode()

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Orrin Post</title><id>urn:orrin</id>
<updated>2026-02-10T08:00:00Z</updated><entry><title>Ferries stop at Orrin Bay</title>
<link href="http://orrin.example/1"/><id>urn:orrin:1</id><updated>2026-02-10T08:00:00Z</updated>
<author><name>Mina Holt</name></author>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</content></entry></feed>""".encode()

MAIL = (
    "From: Mina Holt <mina@orrin.example>\r\nTo: desk@orrin.example\r\n"
    "Subject: =?utf-8?q?Ferries_stop_at_Orrin_Bay?=\r\nDate: Tue, 10 Feb 2026 08:00:00 +0000\r\n"
    "Message-ID: <1@orrin.example>\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n'
    "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"{TEXT}\r\n\r\n{MORE} Caf=E9.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Other</p>\r\n--b--\r\n"
).encode()

CSV = (
    f'id,title,published,text,section\r\n1,Ferries stop at Orrin Bay,2026-02-10,"{TEXT}\r\n{MORE}",world\r\n'
).encode()

JSONL = (
    json.dumps({"id": "1", "title": "Ferries stop at Orrin Bay", "published": "2026-02-10", "text": TEXT})
    + "\n"
).encode()


def warc_record(kind: str, content_type: str, block: bytes, uri: str = "http://orrin.example/1") -> bytes:
    """Return one record of a WARC 1.0 file."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{len(kind)}>"
        f"\r\nWARC-Date: 2026-02-11T00:00:00Z\r\nWARC-Target-URI: {uri}\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes, content_type: str, status: str = "200 OK") -> bytes:
    """Return an HTTP response."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


WARC = b"".join(
    (
        warc_record("warcinfo", "application/warc-fields", b"software: hand\r\n"),
        warc_record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        warc_record("response", "application/http; msgtype=response", http(b"{}", "application/json")),
        warc_record(
            "response", "application/http; msgtype=response", http(HTML, "text/html; charset=ISO-8859-1")
        ),
        warc_record(
            "response", "application/http; msgtype=response", http(HTML, "text/html", "404 Not Found")
        ),
    )
)


def parquet(rows: list[dict[str, str]]) -> bytes:
    """Return a Parquet file of required text columns: one row group, plain, not compressed."""
    names = list(rows[0])
    out = bytearray(b"PAR1")
    chunks = b""
    for name in names:
        start = len(out)
        cells = [row[name].encode() for row in rows]
        data = b"".join(struct.pack("<I", len(cell)) + cell for cell in cells)
        page = _struct(
            (1, _I32, 0), (2, _I32, len(data)), (3, _I32, len(data)), (5, _STRUCT, _PAGE(len(rows)))
        )
        out += page + data
        size = len(out) - start
        meta = _struct(
            (1, _I32, 6), (2, _LIST, _list(_I32, [_zigzag(0)])), (3, _LIST, _list(_BINARY, [_text(name)])),
            (4, _I32, 0), (5, _I64, len(rows)), (6, _I64, size), (7, _I64, size), (9, _I64, start),
        )  # fmt: skip
        chunks += _struct((2, _I64, start), (3, _STRUCT, meta))
    columns = [_struct((1, _I32, 6), (3, _I32, 0), (4, _BINARY, _text(name)), (6, _I32, 0)) for name in names]
    schema = [_struct((4, _BINARY, _text("schema")), (5, _I32, len(names))), *columns]
    group = _struct(
        (1, _LIST, bytes([len(names) << 4 | _STRUCT]) + chunks), (2, _I64, len(out)), (3, _I64, len(rows))
    )
    footer = _struct(
        (1, _I32, 1),
        (2, _LIST, _list(_STRUCT, schema)),
        (3, _I64, len(rows)),
        (4, _LIST, _list(_STRUCT, [group])),
    )
    return bytes(out) + footer + struct.pack("<I", len(footer)) + b"PAR1"


# Thrift's compact protocol: types, numbers as zigzag varints, fields with the difference of their ids.
_I32, _I64, _BINARY, _LIST, _STRUCT = 5, 6, 8, 9, 12


def _varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def _zigzag(number: int) -> bytes:
    return _varint(number << 1)


def _text(text: str) -> bytes:
    return _varint(len(text)) + text.encode()


def _list(kind: int, items: list[bytes]) -> bytes:
    return bytes([len(items) << 4 | kind]) + b"".join(items)


def _struct(*fields: tuple[int, int, int | bytes]) -> bytes:
    out, last = b"", 0
    for number, kind, value in fields:
        out += bytes([(number - last) << 4 | kind]) + (_zigzag(value) if isinstance(value, int) else value)
        last = number
    return out + b"\0"


def _PAGE(count: int) -> bytes:  # noqa: N802
    return _struct((1, _I32, count), (2, _I32, 0), (3, _I32, 3), (4, _I32, 3))


PARQUET = parquet(
    [{"id": "1", "title": "Ferries stop at Orrin Bay", "published": "2026-02-10", "text": TEXT}]
)


def zipped(members: Mapping[str, bytes], mode: int = 0o100644, flags: int = 0x800) -> bytes:
    """Return a zip file of members that are stored as they are."""
    out, central = b"", b""
    for name, data in members.items():
        raw = name.encode()
        fields = struct.pack("<HHHHIII", flags, 0, 0, 0x21, zlib.crc32(data), len(data), len(data))
        central += b"PK\1\2" + struct.pack("<HH", 0x314, 20) + fields
        central += struct.pack("<HHHHHII", len(raw), 0, 0, 0, 0, mode << 16, len(out)) + raw
        out += b"PK\3\4" + struct.pack("<H", 20) + fields + struct.pack("<HH", len(raw), 0) + raw + data
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(central), len(out), 0)
    return out + central + b"PK\5\6" + end


def tarred(members: Mapping[str, bytes], kind: bytes = tarfile.REGTYPE) -> bytes:
    """Return a tar file in the ustar format (POSIX.1-1988)."""
    out = b""
    for name, data in members.items():
        head = bytearray(512)
        head[: len(name)] = name.encode()
        head[100:124] = b"0000644\0" + b"0000000\0" * 2
        head[124:148] = b"%011o\0" % len(data) + b"00000000000\0"
        head[148:156] = b" " * 8
        head[156:157] = kind
        head[257:265] = b"ustar\x0000"
        head[148:156] = b"%06o\0 " % sum(head)
        out += bytes(head) + data + bytes(-len(data) % 512)
    return out + bytes(1024)


FILES: dict[str, bytes] = {
    "a.html": HTML,
    "b.nitf.xml": NITF,
    "c.newsml.xml": NEWSML,
    "d.json": NINJS,
    "e.sgm": REUTERS,
    "f.rss.xml": RSS,
    "g.atom": ATOM,
    "h.eml": MAIL,
    "i.csv": CSV,
    "j.jsonl": JSONL,
    "k.warc": WARC,
    "l.parquet": PARQUET,
    "m.txt": TEXT.encode(),
}
