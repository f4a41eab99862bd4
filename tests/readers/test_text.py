from extractor.errors import InputError
from extractor.readers.base import LARGEST


def test_the_text_is_untouched(tmp_path, readings):
    text = "\ufeffOSLO —  A mast fell.\r\n\r\n\tTwo hurt. \n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert readings(tmp_path)[0].outcome.full_text == text


def test_the_id_is_the_path_relative_to_the_input(tmp_path, readings):
    (tmp_path / "north" / "sea").mkdir(parents=True)
    file = tmp_path / "north" / "sea" / "a b.txt"
    file.write_text("A mast fell.")
    ids = [
        readings(name)[0].outcome.key for name in (tmp_path, tmp_path / "north", file, f"{tmp_path}/*/sea")
    ]
    assert ids == ["north/sea/a b.txt", "sea/a b.txt", "a b.txt", "north/sea/a b.txt"]


def test_bytes_that_are_not_utf8_are_rejected_and_can_be_mended(tmp_path, readings):
    (tmp_path / "a.txt").write_bytes("Café".encode("latin-1"))
    reading = readings(tmp_path)[0]
    assert str(reading.outcome) == "not UTF-8: byte 0xe9 at offset 3"
    assert reading.reject().endswith(rb'"input": {"id": "a.txt", "text": "Caf\udce9"}}')


def test_a_file_beyond_all_bounds_is_not_kept(tmp_path, readings):
    (tmp_path / "a.txt").write_bytes(b"a" * (LARGEST + 1))
    reading = readings(tmp_path)[0]
    assert (reading.given, reading.outcome.kind) == (None, "over the limit")


def test_a_file_that_cannot_be_opened_costs_only_itself(tmp_path, readings):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.txt").write_text("A mast fell.")
    first, second = readings(tmp_path)
    assert isinstance(first.outcome, InputError)
    assert str(first.outcome) == "cannot be read: No such file or directory"
    assert second.outcome.text == "A mast fell."
