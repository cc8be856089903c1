"""`rupress batch`: every page accounted for, in order, whatever happens on the way."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import rupress
from rupress.cli import outputs
from rupress.cli.app import run
from rupress.cli.outputs import Output
from rupress.export.arrow import read_parquet
from rupress.records import Failure

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"


def json_lines(path: Path, count: int) -> Path:
    """Write a file of small pages, one of which is broken."""
    lines = [json.dumps({"text": f"Мост № {n}\n\nМост открыли 5 мая.", "url": f"u{n}"}) for n in range(count)]
    lines[count // 2] = "{"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def archive(path: Path, *, compressed: bool = True) -> Path:
    """Write a web archive: two pages, one not found, one picture, one of no known charset."""
    answers = [
        ("200 OK", "text/html; charset=windows-1251", "<html><body><h1>Паром</h1>".encode("cp1251")),
        ("404 Not Found", "text/html", b"<html>"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/html; charset=klingon", "<html><body><h1>Мост</h1>".encode()),
    ]
    with path.open("wb") as stream:
        for number, (status, media, body) in enumerate(answers):
            http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
                f"WARC-Target-URI: https://a.example/{number}\r\nWARC-Date: 2023-01-02T03:04:05Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            record = head.encode() + http + b"\r\n\r\n"
            stream.write(gzip.compress(record) if compressed else record)
    return path


def run_and_stop(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    """Run a batch, and interrupt it when its third part, results 6 to 8, is to be written."""
    add = Output.add

    def stop_at_the_third_part(self: Output, start: int, results: Any) -> None:
        if start == 6:
            raise KeyboardInterrupt
        add(self, start, results)

    with monkeypatch.context() as stopped:
        stopped.setattr(Output, "add", stop_at_the_third_part)
        assert run(command) == 130


def lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines, compressed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.splitlines()]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_folder_gives_its_pages_in_order(tmp_path: Path, workers: str, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert run(["batch", str(PAGES), "-o", str(out), "--workers", workers]) == 0
    files = sorted(path for path in PAGES.rglob("*") if path.suffix in {".html", ".txt"})
    assert [page["url"] for page in lines(out)] == [path.as_posix() for path in files]
    page = rupress.from_json(out.read_bytes().splitlines()[0])
    assert page == rupress.parse(files[0].read_bytes(), url=files[0].as_posix())
    others = sum(path.is_file() for path in PAGES.rglob("*")) - len(files)
    said = f"rupress: {len(files)} pages, 0 failed, {others} skipped for their name in "
    assert capfd.readouterr().err.startswith(said)
    assert list(tmp_path.iterdir()) == [out]


def test_what_cannot_be_read_keeps_its_place(tmp_path: Path) -> None:
    source = json_lines(tmp_path / "in.jsonl", 5)
    assert run(["batch", str(source), "-o", str(tmp_path / "out.jsonl.gz"), "--workers", "1"]) == 1
    found = lines(tmp_path / "out.jsonl.gz")
    assert [line["url"] for line in found] == ["u0", "u1", None, "u3", "u4"]
    assert found[2]["index"] == 2
    assert "in.jsonl, line 3: no JSON" in found[2]["message"]


def test_parquet_has_the_pages_and_a_file_beside_it_the_failures(tmp_path: Path) -> None:
    source = json_lines(tmp_path / "in.jsonl", 5)
    out = tmp_path / "out.parquet"
    assert run(["batch", str(source), "-o", str(out), "--workers", "2"]) == 1
    assert [page.url for page in read_parquet(out)] == ["u0", "u1", "u3", "u4"]
    (failure,) = lines(tmp_path / "out.parquet.failures.jsonl")
    assert rupress.from_dict(failure, Failure).index == 2


@pytest.mark.parametrize("name", ["a.HTM", "a.shtml", "a.mht", "a.mhtml.gz", "a.txt"])
def test_pages_have_many_names(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content = "Мост открыли".encode()
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    (tmp_path / "saved" / "style.css").touch()
    assert run(["batch", f"{tmp_path}/saved", "-o", f"{tmp_path}/out.jsonl", "--workers", "1"]) == 0
    assert [page["text"] for page in lines(tmp_path / "out.jsonl")] == ["Мост открыли"]
    assert "1 page, 0 failed, 1 skipped for their name in" in capfd.readouterr().err


def test_a_folder_of_articles_in_an_encoding_is_read_as_such(tmp_path: Path) -> None:
    story = "Мост открыли\n\nВ четверг."
    (tmp_path / "a.txt").write_bytes(story.encode("koi8-r"))
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": story}) + "\n", encoding="utf-8")
    command = ["batch", str(tmp_path), "-o", f"{tmp_path}/out.jsonl", "--workers", "1"]
    assert run([*command, "--media", "article", "--encoding", "koi8-r"]) == 0
    known = {"media": "article", "text": story, "paragraphs": ["В четверг."]}
    assert [{name: page[name] for name in known} for page in lines(tmp_path / "out.jsonl")] == [known] * 2


@pytest.mark.parametrize("name", ["CC-MAIN-0.warc.wet", "a.wet", "a.warc.wet.gz"])
def test_texts_of_archives_are_read_and_other_records_counted(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    head = "WARC/1.0\r\nWARC-Type: {}\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n<h1>\r\n\r\n"
    records = "".join(map(head.format, ("warcinfo", "resource", "request", "conversion", "metadata"))).encode()
    (tmp_path / name).write_bytes(gzip.compress(records) if name.endswith(".gz") else records)
    assert run(["batch", str(tmp_path), "-o", f"{tmp_path}/out.jsonl", "--workers", "1"]) == 0
    assert "1 page, 0 failed, 1 skipped for their media in" in capfd.readouterr().err
    assert [(page["text"], page["media"]) for page in lines(tmp_path / "out.jsonl")] == [("<h1>", "text")]


@pytest.mark.parametrize("compressed", [True, False])
def test_web_archives_give_their_pages(tmp_path: Path, compressed: bool, capfd: pytest.CaptureFixture[str]) -> None:
    source = archive(tmp_path / ("a.warc.gz" if compressed else "a.warc"), compressed=compressed)
    assert run(["batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 0
    first, second = lines(tmp_path / "out.jsonl")
    assert (first["url"], first["text"]) == ("https://a.example/0", "Паром")
    assert first["fetched_at"] == "2023-01-02T03:04:05+00:00"
    assert second["text"] == "Мост"
    assert "2 pages, 0 failed, 1 skipped for their media, 1 skipped for their status" in capfd.readouterr().err


def test_a_damaged_archive_gives_what_stood_before_the_fault(tmp_path: Path) -> None:
    whole = archive(tmp_path / "a.warc").read_bytes()
    (tmp_path / "a.warc").write_bytes(whole[:-10] + b"\x00\xff" * 50)
    (tmp_path / "b.warc").write_bytes(b"\x00\xff" * 500)
    (tmp_path / "c.txt").write_text("Мост открыли.", encoding="utf-8")
    assert run(["batch", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 1
    found = lines(tmp_path / "out.jsonl")
    assert found[0]["url"] == "https://a.example/0"
    errors = [line["message"] for line in found if "message" in line]
    assert [error.split(", from byte")[0] for error in errors] == [str(tmp_path / "a.warc"), str(tmp_path / "b.warc")]
    assert found[-1]["text"] == "Мост открыли."


def test_json_lines_say_what_they_know(tmp_path: Path) -> None:
    content = [
        {"html": "<p>Мост", "url": "u", "fetched_at": "2024-01-02T03:04:05+03:00"},
        {"text": "<p>Мост"},
        {"fetched_at": "yesterday", "text": ""},
        {"fetched_at": "2024-01-02", "text": ""},
        {"title": "no page"},
        ["no object"],
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, content)) + "\n\n", encoding="utf-8")
    options = ["--workers", "1", "--fetched-at", "2025-01-01T00:00"]
    assert run(["batch", str(source), "-o", str(tmp_path / "out.jsonl"), *options]) == 1
    html, text, *wrong = lines(tmp_path / "out.jsonl")
    assert (html["media"], html["url"], html["fetched_at"]) == ("html", "u", "2024-01-02T03:04:05+03:00")
    assert (text["media"], text["text"], text["url"]) == ("text", "<p>Мост", f"{source}, line 2")
    assert text["fetched_at"] == "2025-01-01T00:00:00+03:00"
    assert [line["error"] for line in wrong] == ["Unreadable"] * 4
    assert "with its time of day: '2024-01-02'" in wrong[1]["message"]


def test_json_lines_say_when_a_page_was_published(tmp_path: Path) -> None:
    more = "Работы заняли почти два года, а пешеходы ходят по мосту по обеим сторонам, рассказал глава района. " * 3
    story = (
        f"<h1>Мост открыли</h1><p>Мост через Каму открыли вчера для легковых машин, сообщили в мэрии.</p><p>{more}</p>"
    )
    told = ["2024-05-03", "2024-05-03T10:00", "Fri, 03 May 2024 07:00:00 GMT", "вчера", 1714719600, ["2024-05-03"], ""]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(json.dumps({"html": story, "published": time}) for time in told), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run(["batch", str(source), "-o", str(out), "--workers", "1", "--tz", "Asia/Yekaterinburg"]) == 1
    found = lines(out)
    times = ["2024-05-03", "2024-05-03T10:00:00+05:00", "2024-05-03T12:00:00+05:00"]
    assert [line["published"] for line in found[:3]] == times
    assert [line["dates"][0]["value"] for line in found[:3]] == ["2024-05-02"] * 3
    assert [line["error"] for line in found[3:6]] == ["Unreadable"] * 3
    assert (
        "in.jsonl, line 4: published is no day or time with its year, such as 2024-11-22T21:48+03:00: 'вчера'"
        in found[3]["message"]
    )
    assert found[6]["published"] is None


def test_results_are_not_parsed_again(tmp_path: Path) -> None:
    results = [
        rupress.parse("Мост открыли."),
        Failure(1, "Unreadable", "b.html: no page"),
        {"text": "Мост", "error": 0},
    ]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    content = [json.dumps(one) if isinstance(one, dict) else rupress.to_json(one) for one in results]
    source.write_text("\n".join(content), encoding="utf-8")
    assert run(["batch", str(source), "-o", str(out), "--workers", "1"]) == 1
    *refused, parsed = lines(out)
    assert ["parsed before" in line["message"] for line in refused] == [True, True]
    assert parsed["text"] == "Мост"


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * (1024 * 1024 + 1))
    text = json.dumps({"text": "b" * 1024 * 1024, "url": "u"})
    with gzip.open(tmp_path / "b.jsonl.gz", "wt") as stream:
        stream.write(f'{text}\n{{"text": "Мост"}}\n{text}')
    (tmp_path / "c.txt").write_text("Паром", encoding="utf-8")
    options = ["--workers", "1", "--limit", "1"]
    assert run(["batch", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), *options]) == 1
    found = [line.get("text") or line["error"] for line in lines(tmp_path / "out.jsonl")]
    assert found == ["TooLarge", "TooLarge", "Мост", "TooLarge", "Паром"]


def test_packed_pages_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<html><body><h1>Most"))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(bytes(50 * 1024 * 1024)))
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(b"<html>" * 99)[:-9])
    (tmp_path / "d.htm.GZ").write_bytes(b"<html>")
    options = ["--workers", "1", "--limit", "1"]
    assert run(["batch", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), *options]) == 1
    found = lines(tmp_path / "out.jsonl")
    assert [line.get("text") or line["error"] for line in found] == ["Most", "TooLarge", "Unreadable", "Unreadable"]


@pytest.mark.parametrize("form", outputs.FORMS)
def test_pages_of_no_text_are_counted(tmp_path: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "b.html").write_bytes(gzip.compress(b"<html>"))
    (tmp_path / "c.html").write_bytes(b"<html>")
    assert run(["batch", str(tmp_path), "-o", str(tmp_path / f"out{form}"), "--workers", "1"]) == 0
    assert "3 pages, 0 failed, 2 of no text in " in capfd.readouterr().err


@pytest.mark.parametrize("damage", [lambda whole: whole[:-20], lambda whole: whole[:20] + b"\xff" * 9 + whole[29:]])
def test_damaged_json_lines_give_what_stood_before_the_fault(tmp_path: Path, damage: Any) -> None:
    whole = gzip.compress(json_lines(tmp_path / "in.txt", 5).read_bytes())
    (tmp_path / "in.jsonl.gz").write_bytes(damage(whole))
    arguments = [str(tmp_path / "in.jsonl.gz"), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]
    assert run(["batch", *arguments]) == 1
    assert lines(tmp_path / "out.jsonl")[-1]["error"] == "Unreadable"


@pytest.mark.parametrize("form", outputs.FORMS)
def test_a_stopped_batch_goes_on_to_the_same_bytes(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(outputs, "PART", 3)
    source = json_lines(tmp_path / "in.jsonl", 11)
    whole, out = tmp_path / f"whole{form}", tmp_path / f"out{form}"
    assert run(["batch", str(source), "-o", str(whole), "--workers", "1"]) == 1
    capfd.readouterr()
    run_and_stop(monkeypatch, ["batch", str(source), "-o", str(out), "--workers", "1"])
    assert not out.exists()
    assert run(["batch", str(source), "-o", str(out), "--workers", "2"]) == 1
    assert out.read_bytes() == whole.read_bytes()
    assert "11 pages, 1 failed (9 of an earlier run)" in capfd.readouterr().err
    assert not list(tmp_path.glob("*.parts"))


@pytest.mark.parametrize("form", outputs.FORMS)
def test_a_batch_goes_on_in_the_folder_that_it_reads(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "PART", 3)
    source = json_lines(tmp_path / "in.jsonl", 11)
    monkeypatch.chdir(tmp_path)
    command = ["batch", str(tmp_path), "-o", f"out{form}", "--workers", "1"]
    run_and_stop(monkeypatch, command)
    assert run(command) == 1
    assert run(["batch", str(source), "-o", f"whole{form}", "--workers", "1"]) == 1
    assert Path(f"out{form}").read_bytes() == Path(f"whole{form}").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing/*.html", "-o", "out.jsonl"], "nothing to read there"),
        (["-", "-o", "out.jsonl"], "reads no standard input"),
        (["begun.jsonl.parts", "-o", "out.jsonl"], "files named *.html, *.htm, "),
        ([str(PAGES), "-o", "out.csv"], "*.parquet"),
        (["rows.csv", "-o", "out.jsonl"], "is a table of texts: write it as JSON Lines"),
        ([str(PAGES), "-o", "taken.jsonl"], "exists"),
        ([str(PAGES), "-o", "begun.jsonl"], "parts of another batch"),
        ([str(PAGES)], "--output"),
        ([str(PAGES), "-o", "out.jsonl", "--workers", "0"], "--workers"),
        ([str(PAGES), "-o", "out.jsonl", "--tz", "Europe/Atlantis"], "Atlantis"),
        ([str(PAGES), "-o", "out.jsonl", "--workers", "2", "--timeout", "0"], "timeout"),
    ],
)
def test_wrong_calls_write_nothing(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.jsonl").touch()
    (tmp_path / "rows.csv").write_text("id,text\n")
    (tmp_path / "begun.jsonl.parts").mkdir()
    (tmp_path / "begun.jsonl.parts" / "job.json").write_text("{}")
    assert run(["batch", *arguments]) == 2
    error = capfd.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out.jsonl").exists()
    assert not (tmp_path / "out.jsonl.parts").exists()


@pytest.mark.parametrize(
    ("library", "source", "output"), [("pyarrow", "page.html", "out.parquet"), ("fastwarc", "a.warc", "out.jsonl")]
)
def test_a_missing_extra_is_told_before_anything_is_written(
    library: str, source: str, output: str, tmp_path: Path
) -> None:
    (tmp_path / source).touch()
    hidden = f"import sys; sys.modules['{library}'] = None; from rupress.cli import main; main()"
    command = [sys.executable, "-c", hidden, "batch", source, "-o", output]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.returncode == 2
    assert "pip install 'rupress[" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == [source]
