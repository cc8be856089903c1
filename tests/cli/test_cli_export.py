"""`rupress export`: pages, or what was parsed of them before, in the formats of other tools."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import conllu
import pytest
import spacy
from attrs import evolve
from spacy.tokens import DocBin

import rupress
from rupress.cli.app import run
from rupress.export import (
    brat_config,
    label_studio_config,
    to_annotations,
    to_brat,
    to_doccano,
    to_json_ld,
    to_label_studio,
)
from rupress.export.arrow import write_parquet

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
FILES = [PAGES / "channel" / "page.html", PAGES / "agency" / "page.html"]
NAMES = [str(file) for file in FILES]
BARE = [rupress.parse(file.read_bytes()) for file in FILES]
PARSED = [evolve(BARE[0], url=FILES[0].as_posix()), BARE[1]]  # the first tells no address of its own


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("doccano", [to_doccano(page) for page in PARSED]),
        ("json-ld", [to_json_ld(page) for page in BARE]),
        ("web-annotation", [annotation for page in PARSED for annotation in to_annotations(page)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_of_json_a_record(form: str, expected: list[Any], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", form, *NAMES]) == 0
    assert [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()] == plain(expected)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_label_studio_gets_one_list_of_tasks(count: int, tmp_path: Path) -> None:
    out, source = tmp_path / "tasks.json", tmp_path / "pages.jsonl"
    source.write_text("".join(rupress.to_json(page) + "\n" for page in PARSED[:count]), encoding="utf-8")
    assert run(["export", "label-studio", str(source), "-o", str(out)]) == 0
    assert json.loads(out.read_bytes()) == plain([to_label_studio(page) for page in PARSED[:count]])


def test_brat_gets_a_folder_with_its_configuration(tmp_path: Path) -> None:
    assert run(["export", "brat", *NAMES, "-o", str(tmp_path / "corpus"), "--layer", "names"]) == 0
    written = {path.name: path.read_bytes().decode() for path in (tmp_path / "corpus").iterdir()}
    first, second = (to_brat(page, ["names"]) for page in PARSED)
    assert written == {
        "annotation.conf": brat_config(["names"]),
        "page.txt": first.text,
        "page.ann": first.annotations,
        "page-2.txt": second.text,
        "page-2.ann": second.annotations,
    }


def test_names_are_numbered_until_they_are_free(tmp_path: Path) -> None:
    for name in ("one/a.html", "two/a.html", "a-2.html", "two/A.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<p>{name}", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("one/a.html", "two/a.html", "a-2.html", "two/A.txt")]
    assert run(["export", "brat", *files, "-o", str(tmp_path / "corpus")]) == 0
    texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "corpus").glob("*.txt")}
    assert sorted(texts) == ["A-3.txt", "a-2-2.txt", "a-2.txt", "a.txt"]
    assert [text.strip().removeprefix("<p>") for _, text in sorted(texts.items())] == [
        "two/A.txt", "a-2.html", "two/a.html", "one/a.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "name", "output"),
    [
        ("doccano", "x.jsonl", "x.jsonl"),
        ("conll", "x.html", "./x.html"),
        ("brat", "x.txt", ""),
        ("spacy", "x.html", "x.html"),
    ],
)
def test_what_is_read_is_not_written_over(
    form: str, name: str, output: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / name
    source.write_text(rupress.to_json(PARSED[0]), encoding="utf-8")
    before = source.read_bytes()
    assert run(["export", form, str(source), "-o", f"{tmp_path}/{output}"]) == 2
    assert "would be lost: name another place to write to" in capfd.readouterr().err
    assert source.read_bytes() == before


def test_lines_are_read_one_by_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "pages.jsonl.gz"
    line = rupress.to_json(PARSED[0]).encode()
    source.write_bytes(gzip.compress(line + b"\r\n\n" + line, mtime=0)[:-9])  # cut short behind both lines
    assert run(["export", "doccano", str(source)]) == 1
    said = capfd.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "pages.jsonl.gz: Compressed file ended before" in said.err


def test_conll_names_its_columns_once(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", "conll", *NAMES, "--layer", "dates"]) == 0
    written = capfdbinary.readouterr().out.decode()
    assert written.count("global.columns") == 1
    sentences = conllu.parse(written)
    assert sum("newdoc id" in sentence.metadata for sentence in sentences) == 2
    assert {*sentences[-1][0]} == {"id", "form", "rupress:dates", "misc"}


def test_spacy_gets_a_file(tmp_path: Path) -> None:
    assert run(["export", "spacy", *NAMES, "-o", str(tmp_path / "pages.spacy")]) == 0
    docs = list(DocBin().from_disk(tmp_path / "pages.spacy").get_docs(spacy.blank("ru").vocab))
    assert [doc.text for doc in docs] == [page.text for page in PARSED]


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl"])
def test_pages_parsed_before_are_not_parsed_again(suffix: str, tmp_path: Path, capfdbinary: Any) -> None:
    source = tmp_path / f"pages{suffix}"
    if suffix == ".parquet":
        write_parquet(PARSED, source)
    else:
        assert run(["batch", *NAMES, "-o", str(source), "--workers", "1"]) == 0
    assert run(["export", "doccano", str(source)]) == 0
    found = [json.loads(line)["entities"] for line in capfdbinary.readouterr().out.splitlines()]
    assert found == [to_doccano(page)["entities"] for page in PARSED]


def test_a_damaged_line_is_said_and_the_rest_goes_on(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "pages.jsonl"
    source.write_text("{}\n" + rupress.to_json(PARSED[0]) + "\n", encoding="utf-8")
    assert run(["export", "doccano", str(source)]) == 1
    said = capfd.readouterr()
    assert "pages.jsonl, line 1: schema_version is missing" in said.err
    assert len(said.out.splitlines()) == 1


def test_pages_that_nobody_has_parsed_are_told_from_damaged_ones(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "raw.jsonl"
    source.write_text('{"html": "<h1>Мост</h1>"}\n{"id": 1}\n', encoding="utf-8")
    assert run(["export", "doccano", str(source)]) == 1
    first, second = capfd.readouterr().err.splitlines()
    assert first.endswith("still to be parsed: let `rupress batch` do that first")
    assert second.endswith("was not written by rupress")


def test_documents_without_an_address_are_told_apart_by_their_files(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Мост открыли\n\nМост открыли 5 мая 2024 года.", encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert run(["export", "conll", *files]) == 0
    ids = [line for line in capfd.readouterr().out.splitlines() if line.startswith("# newdoc")]
    assert ids == [f"# newdoc id = {Path(file).as_posix()}" for file in files]
    assert run(["parse", "--json", "--media", "article", *files]) == 0
    (tmp_path / "both.jsonl").write_text(capfd.readouterr().out, encoding="utf-8")
    assert run(["export", "web-annotation", str(tmp_path / "both.jsonl")]) == 0
    sources = [json.loads(line)["target"]["source"] for line in capfd.readouterr().out.splitlines()]
    assert sources == [f"{(tmp_path / 'both.jsonl').as_posix()}#{number}" for number in (1, 2)]
    assert run(["export", "json-ld", *files]) == 0
    assert "url" not in json.loads(capfd.readouterr().out.splitlines()[0])


def test_a_page_that_failed_is_said_to_have(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "pages.jsonl"
    assert run(["parse", "--json", "missing.html", NAMES[0]]) == 1
    source.write_text(capfd.readouterr().out, encoding="utf-8")
    assert run(["export", "doccano", str(source)]) == 1
    said = capfd.readouterr()
    failed = "a page that failed: missing.html: No such file or directory; check the path"
    assert said.err == f"rupress: {source}, line 1: {failed}\n"
    assert len(said.out.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.parquet", b"no table", "x.parquet: no Parquet file, or a damaged one"),
        ("x.parquet", None, "x.parquet: No such file or directory; check the path"),
        ("x.jsonl.gz", b"no archive", "x.jsonl.gz: Not a gzipped file"),
        ("x.jsonl.gz", gzip.compress(b"{}", mtime=0)[:-9], "x.jsonl.gz: Compressed file ended before"),
        ("x.jsonl", None, "x.jsonl: No such file or directory; check the path"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_others(
    name: str, content: bytes | None, says: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert run(["export", "doccano", str(tmp_path / name), NAMES[0]]) == 1
    said = capfd.readouterr()
    (line,) = said.err.splitlines()
    assert line.startswith("rupress: ")
    assert says in line
    assert len(said.out.splitlines()) == 1


@pytest.mark.parametrize(("form", "expected"), [("label-studio", label_studio_config()), ("brat", brat_config())])
def test_a_tool_is_told_of_the_labels(form: str, expected: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["export", form, "--config"]) == 0
    assert capfd.readouterr().out == expected


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["poem", "x.html"], "'poem' is not one of"),
        (["doccano"], "Missing argument 'FILE"),
        (["doccano", "x.html", "--layer", "poem"], "'poem' is not one of"),
        (["brat", "x.html"], "name a place with -o PATH"),
        (["spacy", "x.html"], "name a place with -o PATH"),
        (["doccano", "--config"], "--config is for label-studio and brat, doccano has none"),
        (["doccano", NAMES[0], "-o", "no/such/folder/x"], "No such file or directory; check the path"),
    ],
)
def test_misuse_is_one_line(arguments: list[str], says: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["export", *arguments]) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("rupress: ")
    assert says in line
