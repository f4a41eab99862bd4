from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from extractor.sinks import DatabaseSink, sink_for
from tests.sinks.server import MISSING, Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running PostgreSQL server."""
    if MISSING:
        pytest.skip(MISSING)
    server = Server()
    server.start()
    yield server
    server.remove()


_NUMBERS = count()


@pytest.fixture
def postgres(server: Server) -> str:
    """The address of an empty database."""
    name = f"news{next(_NUMBERS)}"
    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.address(name)


@pytest.fixture(params=["sqlite", "duckdb", "parquet", "postgres"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty target of each kind."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres")
    name = {"parquet": "news/*.parquet"}.get(request.param, f"news.{request.param}")
    return str(tmp_path / name)


@pytest.fixture
def opened(target: str) -> Iterator[Callable[[], DatabaseSink]]:
    """Open the target: `opened()`; closed at the end."""
    sinks = []

    def open_it() -> DatabaseSink:
        sink = sink_for(target)
        assert isinstance(sink, DatabaseSink)
        sink.open(None)
        sinks.append(sink)
        return sink

    yield open_it
    for sink in sinks:
        sink.close()
