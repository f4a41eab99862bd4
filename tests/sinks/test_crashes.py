"""Loads that are killed, servers that die, two loaders at once."""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random

import psycopg
import pytest

from extractor.errors import TargetError
from extractor.schema import ArticleRecord
from extractor.sinks import postgres as sink_of_postgres
from extractor.sinks import sink_for
from tests.sinks.contents import contents, gold, stored
from tests.sinks.test_databases import article

LOAD = """
import pathlib, sys
from extractor import loading
loading._ARTICLES = 20
loading.load([pathlib.Path(sys.argv[1])], sys.argv[2], lambda _: print("batch", flush=True), print)
"""


SHORT = sorted(gold(), key=lambda record: len(record.article.text))[:6]


def many(number: int) -> list[ArticleRecord]:
    """Return records of articles with ids of their own."""
    copies = [json.loads(SHORT[index % len(SHORT)].model_dump_json()) for index in range(number)]
    for index, fields in enumerate(copies):
        fields["article"]["id"] = f"n{index}"
    return [ArticleRecord.model_validate(fields) for fields in copies]


MANY = many(100)


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("records") / "articles.jsonl"
    file.write_bytes(b"".join(record.model_dump_json().encode() + b"\n" for record in MANY))
    return file


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 5))])
def test_a_killed_load_leaves_a_database_that_opens_and_is_completed(target, file, seed):
    random = Random(f"{target.rsplit('.', 1)[-1]} {seed}")
    process = subprocess.Popen(
        [sys.executable, "-c", LOAD, str(file), target], stdout=subprocess.PIPE, text=True
    )
    for _ in range(random.randint(1, 4)):
        process.stdout.readline()
    time.sleep(random.random() * 0.3)
    process.kill()
    process.wait()
    process.stdout.close()
    before = stored(target)
    assert 0 < len(before) <= len(MANY)
    assert set(before) <= set(contents(MANY))
    subprocess.run([sys.executable, "-c", LOAD, str(file), target], check=True, stdout=subprocess.DEVNULL)
    assert stored(target) == contents(MANY)


def store(target: str, records: list[ArticleRecord], at_once: int, after: dict[int, threading.Event]) -> None:
    """Store records batch by batch; set an event after a batch."""
    sink = sink_for(target)
    sink.open(None)
    for number, start in enumerate(range(0, len(records), at_once)):
        for record in records[start : start + at_once]:
            sink.put(record)
        sink.commit()
        if number in after:
            after[number].set()
    sink.close()


def test_a_server_that_crashes_and_comes_back_loses_and_doubles_nothing(server, postgres):
    begun = threading.Event()
    loader = threading.Thread(target=store, args=(postgres, MANY, 5, {1: begun}))
    loader.start()
    assert begun.wait(60)
    server.stop("immediate")
    time.sleep(0.5)
    server.start()
    loader.join(90)
    assert not loader.is_alive()
    assert stored(postgres) == contents(MANY)


def test_a_server_that_stays_away_is_told_and_the_load_is_completed_later(server, postgres, monkeypatch):
    monkeypatch.setattr(sink_of_postgres, "PATIENCE", 0.5)
    store(postgres, MANY[:20], 5, {})
    sink = sink_for(postgres)
    sink.open(None)
    server.stop("immediate")
    try:
        sink.put(MANY[20])
        with pytest.raises(TargetError, match=r"cannot write .*run the same command to go on"):
            sink.commit()
        with pytest.raises(TargetError, match="cannot write"):
            sink_for(postgres).open(None)
    finally:
        server.start()
    store(postgres, MANY, 50, {})
    assert stored(postgres) == contents(MANY)


def test_two_loaders_at_once(postgres):
    reverse = list(reversed(MANY))
    loaders = [threading.Thread(target=store, args=(postgres, some, 7, {})) for some in (MANY, reverse)]
    for loader in loaders:
        loader.start()
    for loader in loaders:
        loader.join(120)
    assert stored(postgres) == contents(MANY)


def test_a_wrong_address_is_told_without_its_password(server):
    address = server.address("nowhere").replace("extractor@", "extractor:secret@")
    with pytest.raises(TargetError, match="does not exist") as told:
        sink_for(address).open(None)
    assert "secret" not in str(told.value)


def test_orphans_are_refused_by_the_database_itself(postgres):
    store(postgres, [article()], 1, {})
    with (
        psycopg.connect(postgres) as connection,
        pytest.raises(psycopg.errors.ForeignKeyViolation),
    ):
        connection.execute("DELETE FROM entities")
