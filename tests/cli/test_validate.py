def test_violations_are_printed_with_file_line_and_field(tmp_path, program, extract):
    good = extract("Norvik Mail said on Monday that 8,000 users were hit.").model_dump_json()
    file = tmp_path / "a.jsonl"
    file.write_text(good + "\n" + good.replace('"authors":[]', '"authors":7') + "\nnonsense\n")
    code, out, err = program("validate", file)
    assert code == 1
    first, second = out.splitlines()
    assert first == f"{file}:2: article.authors: Input should be a valid list"
    assert second.startswith(f"{file}:3: record: Expecting value")
    assert err == "1 records hold to the contract, 2 break it\n"


def test_exit_codes(tmp_path, program, extract):
    (tmp_path / "a.jsonl").write_text(extract("A mast fell.").model_dump_json())
    assert program("validate", tmp_path / "a.jsonl")[0] == 0
    code, _, err = program("validate", tmp_path / "gone.jsonl")
    assert (code, err) == (2, f"extractor: cannot read '{tmp_path}/gone.jsonl': No such file or directory\n")
