import sqlite3


def stored(target) -> dict[str, str]:
    with sqlite3.connect(target) as database:
        rows = database.execute("SELECT id, text FROM articles").fetchall()
    database.close()
    return dict(rows)


def test_records_of_a_changed_file_are_replaced(tmp_path, feed, run):
    target = tmp_path / "news.sqlite"
    run(feed, target)
    assert stored(target).keys() == {f"n{number}" for number in range(7)}
    (feed / "a.jsonl").write_text(
        '{"id": "n1", "text": "Norvik Mail said on Monday that 99 users were hit."}'
    )
    again = run(feed, target)
    assert "99 users" in stored(target)["n1"]
    assert not {"n2", "n3", "n4"} & stored(target).keys()
    assert {"n1", "n5", "n6"} <= stored(target).keys()
    assert again.state.counts.articles == 4
