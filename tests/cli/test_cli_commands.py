"""The command line: what it writes, where, and with which exit code."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

import rupress
from rupress.cli.app import run
from rupress.cli.inputs import LIMIT

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
CHANNEL = str(PAGES / "channel" / "page.html")
STUB = str(PAGES / "stub" / "page.txt")


def call(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "rupress.cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=os.environ | environment)


def test_json_is_one_line_a_page_that_reads_back(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["parse", CHANNEL, STUB]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    assert len(lines) == 2
    page = rupress.from_json(lines[0])
    assert page == rupress.parse(Path(CHANNEL).read_bytes())
    assert page.headline is not None


def test_options_reach_the_parser(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    options = ["--url", "https://a.example/1", "--fetched-at", "2023-09-14T22:30+05:00", "--tz", "Asia/Yekaterinburg"]
    assert run(["parse", "--json", "--media", "text", "--encoding", "utf-8", *options, STUB]) == 0
    page = rupress.from_json(capfdbinary.readouterr().out)
    assert page.url == "https://a.example/1"
    assert page.fetched_at is not None
    assert page.fetched_at.isoformat() == "2023-09-14T22:30:00+05:00"
    assert page.media == "text"
    assert page.decoding.how == "argument"


@pytest.mark.parametrize("command", [["parse", "--json"], ["export", "json-ld"]])
def test_the_time_of_publication_may_be_told(command: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    options = ["--published", "Thu, 14 Sep 2023 17:30:00 GMT", "--tz", "Asia/Yekaterinburg"]
    assert run([*command, *options, CHANNEL]) == 0
    assert b"2023-09-14T22:30:00+05:00" in capfdbinary.readouterr().out


def test_packed_pages_are_unpacked(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    packed = tmp_path / "page.html.GZ"
    packed.write_bytes(gzip.compress(Path(CHANNEL).read_bytes()))
    assert run(["parse", "--json", str(packed)]) == 0
    assert rupress.from_json(capfdbinary.readouterr().out) == rupress.parse(Path(CHANNEL).read_bytes())
    assert run(["parse", str(packed), "--html", f"{tmp_path}/views/"]) == 0
    assert [path.name for path in (tmp_path / "views").iterdir()] == ["page.html"]
    assert run(["explain", str(packed)]) == 0
    assert b"headline" in capfdbinary.readouterr().out


def test_packed_pages_that_cannot_be_unpacked_are_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = gzip.compress(b"<html>" * 99)
    damaged = {"bomb": gzip.compress(bytes(LIMIT + 1)), "cut": whole[:-9], "plain": b"<html>", "torn": whole[:12] * 9}
    for name, content in damaged.items():
        (tmp_path / f"{name}.html.gz").write_bytes(content)
        assert run(["parse", str(tmp_path / f"{name}.html.gz")]) == 1
        streams = capfd.readouterr()
        assert json.loads(streams.out)["error"] == "Unreadable"
        assert streams.err.startswith(f"rupress: {tmp_path}/{name}.html.gz: ")
        assert (f"more than {LIMIT} bytes" in streams.err) == (name == "bomb")
    assert run(["parse", str(tmp_path / "missing.html.gz")]) == 1
    assert capfd.readouterr().err.endswith("missing.html.gz: No such file or directory; check the path\n")


def test_a_dash_reads_standard_input() -> None:
    ran = call("parse", "-", stdin="Вода\n\nВоду дали вчера.".encode())
    assert ran.returncode == 0
    assert rupress.from_json(ran.stdout).text == "Вода\n\nВоду дали вчера."


def test_json_is_utf8_whatever_the_locale_says() -> None:
    ran = call("parse", "--json", CHANNEL, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "Самохвалов" in ran.stdout.decode("utf-8")


def test_view_shows_the_page(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["parse", "--view", CHANNEL]) == 0
    view = capfdbinary.readouterr().out.decode()
    assert "headline │" in view
    assert "more lines" in view
    assert run(["parse", "--view", "--whole", CHANNEL]) == 0
    assert "more lines" not in capfdbinary.readouterr().out.decode()


def test_html_writes_a_file_or_a_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one = tmp_path / "new" / "one.html"
    assert run(["parse", CHANNEL, "--html", str(one)]) == 0
    assert one.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(["parse", CHANNEL, str(PAGES / "stub" / "page.html"), "--html", str(tmp_path / "many")]) == 0
    assert len(list((tmp_path / "many").iterdir())) == 2
    for folder in (f"{tmp_path}/slash/", str(tmp_path / "many")):  # as `*.html` gives where it matches one file
        assert run(["parse", CHANNEL, "--html", folder]) == 0
        assert (Path(folder) / "page.html").read_bytes() == one.read_bytes()
    assert run(["parse", CHANNEL, "--html", "-"]) == 0
    assert capfd.readouterr().out.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.warc", b"WARC/1.0\r\n", "is a web archive; `rupress batch {} -o pages.jsonl` parses"),
        ("a.WARC.gz", gzip.compress(b"WARC/1.0\r\n", mtime=0), "is a web archive"),
        ("a.jsonl", b'{"html": "<h1>"}\n', "is JSON Lines; `rupress batch {} -o pages.jsonl` parses"),
        ("a.ndjson.gz", gzip.compress(b"{}", mtime=0), "is JSON Lines"),
        ("a.parquet", b"PAR1", "is a table"),
        ("a.csv", b"id,text\n1,a\n", "is a table of texts: write it as JSON Lines"),
    ],
)
def test_a_file_of_many_pages_is_not_read_as_one(
    name: str, content: bytes, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    for command in (["parse"], ["explain"]):
        assert run([*command, str(file)]) == 1
        assert f"rupress: {file}: {said.format(file)}" in capfd.readouterr().err


def test_what_is_no_text_does_not_fill_the_terminal(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    picture = tmp_path / "page.html"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0" + b"\xd0\n" * 999)
    assert run(["parse", "--view", str(picture)]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert len(lines) < 40
    assert sum("more lines" in line for line in lines) == 1
    assert run(["parse", "--view", "--whole", str(picture)]) == 0
    assert len(capfdbinary.readouterr().out.decode().splitlines()) > 900


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize("command", ["parse", "explain"])
def test_a_terminal_without_our_letters_gets_question_marks(command: str) -> None:
    import pty

    here, there = pty.openpty()
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    line = [sys.executable, "-m", "rupress", command, CHANNEL]
    process = subprocess.Popen(line, stdout=there, stderr=subprocess.PIPE, env=environment)
    os.close(there)
    shown = b""
    with suppress(OSError):  # how Linux says that nobody writes any more
        while piece := os.read(here, 65536):
            shown += piece
    os.close(here)
    _, said = process.communicate()
    assert (process.returncode, said) == (0, b"")
    assert b"headline" in shown
    assert b"????" in shown


@pytest.mark.parametrize("target", ["", "saved.html"])
def test_no_view_takes_the_place_of_its_page(target: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "saved.html"
    page.write_bytes(Path(CHANNEL).read_bytes())
    assert run(["parse", str(page), "--html", f"{tmp_path}/{target}"]) == 2
    assert "saved.html is one of the files to be read and would be lost" in capfd.readouterr().err
    assert page.read_bytes() == Path(CHANNEL).read_bytes()


def test_a_page_that_fails_leaves_the_others_and_gives_1(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "missing.html")
    assert run(["parse", missing, STUB, str(tmp_path)]) == 1
    streams = capfd.readouterr()
    first, second, third = map(json.loads, streams.out.splitlines())
    assert (first["index"], first["error"]) == (0, "Unreadable")
    assert second["media"] == "text"
    assert third["index"] == 2
    errors = streams.err.splitlines()
    assert errors[0] == f"rupress: {missing}: No such file or directory; check the path"
    assert errors[1].endswith(f"is a folder; name the files in it, such as {tmp_path}/*.html, or use rupress batch")


def test_an_address_is_not_fetched(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", "https://a.example/1"]) == 1
    assert "curl -s https://a.example/1 | rupress parse -" in capfd.readouterr().err


def test_a_defect_is_reported_as_one(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(rupress.Parser, "parse", broken)
    assert run(["parse", STUB]) == 1
    assert capfd.readouterr().err == (
        f"rupress: {STUB}: ZeroDivisionError: division by zero; please report this page as a defect of rupress\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["parse"], "See rupress parse --help"),
        (["unknown"], "unknown"),
        ([], "See rupress --help"),
        (["profile"], "Missing command. See rupress profile --help"),
        (["parse", "--fetched-at", "yesterday", STUB], "write it as 2024-11-22T22:00+03:00"),
        (["parse", "--fetched-at", "2024-11-22", STUB], "no time of day; write it as 2024-11-22T22:00+03:00"),
        (["parse", "--html", "/dev/null/x.html", STUB], "/dev/null"),
        (["parse", "--url", "https://a.example", STUB, CHANNEL], "--url is the address of one page"),
        (["parse", "--published", "2023-09-14", STUB, CHANNEL], "--published is the time of one page"),
        (["parse", "--published", "вчера", STUB], "published is 'вчера': pass a date"),
        (["export", "json-ld", "--published", "2023-09-14", STUB, CHANNEL], "--published is the time of one page"),
        (["parse", "--html", "x.html", "--json", STUB], "give one of them"),
        (["parse", "--tz", "Mars/Olympus", STUB], "Mars/Olympus"),
        (["parse", "--media", "poem", STUB], "poem"),
        (["parse", "--encoding", "klingon", STUB], "klingon"),
        (["explain", "--media", "poem", STUB], "poem"),
    ],
)
def test_wrong_calls_give_2_and_one_line(arguments: list[str], says: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    streams = capfd.readouterr()
    assert streams.out == ""
    assert says in streams.err
    assert streams.err.startswith("rupress: ")
    assert streams.err.count("\n") == 1


def test_explain_gives_each_line_with_kind_rule_and_confidence(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", CHANNEL]) == 0
    header, *rows = (line.split("\t") for line in capfd.readouterr().out.splitlines())
    assert header == ["start", "stop", "kind", "confidence", "rule", "text"]
    text = rupress.tokenize(Path(CHANNEL).read_bytes()).source.text
    for start, stop, kind, confidence, rule, words in rows:
        assert " ".join(text[int(start) : int(stop)].split()) == words
        assert rupress.Kind(kind)
        assert 0 <= float(confidence) <= 1
        assert rule
    assert len(rows) == len([line for line in text.split("\n") if line.strip()])


def test_explain_of_no_file_gives_1(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "missing.html"]) == 1
    assert "check the path" in capfd.readouterr().err


def test_version_and_help(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert rupress.__version__ in capfd.readouterr().out
    assert run(["parse", "--help"]) == 0
    assert "Exit codes" in capfd.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_closed_pipe_ends_quietly() -> None:
    command = [sys.executable, "-m", "rupress.cli", "parse", "--json", *[STUB] * 200]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("arguments", [["schema"], ["export", "label-studio", "--config"]])
def test_a_pipe_that_nobody_reads_gives_141(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "rupress", *arguments]
    ran = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="shells close streams otherwise there")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("command", ["parse", "explain"])
def test_a_closed_stream_is_no_error(command: str, closed: str) -> None:
    script = f'"{sys.executable}" -m rupress {command} "{STUB}" {closed}'
    ran = subprocess.run(["sh", "-c", script], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize(
    "arguments", [["parse", "--json", STUB], ["schema"], ["explain", STUB], ["export", "conll", STUB]]
)
def test_a_full_disk_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "rupress.cli", *arguments]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr == b"rupress: the output: No space left on device; check the path and its disk\n"


def test_without_the_extra_the_command_says_what_to_install() -> None:
    hidden = "import sys; sys.modules['click'] = None; from rupress.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "rupress: the command line needs click and rich: pip install 'rupress[cli]'\n"


def on_a_terminal(*arguments: str, stdout: Path | None = None) -> str:
    """Run the command on a pseudo-terminal, its standard output in a file perhaps, and give what the terminal shows."""
    import pty

    parent, child = pty.openpty()
    with stdout.open("wb") if stdout else nullcontext(child) as out:
        ran = subprocess.Popen([sys.executable, "-m", "rupress.cli", *arguments], stdout=out, stderr=child)
    os.close(child)
    seen = b""
    with suppress(OSError):  # raised when the other end is closed: all is read
        while chunk := os.read(parent, 65536):
            seen += chunk
    os.close(parent)
    assert ran.wait() == 0
    return seen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_the_view_comes_in_colour() -> None:
    seen = on_a_terminal("parse", STUB)
    assert "\x1b[" in seen
    assert "No article on this page" in seen


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_bar_shows_how_far_many_files_are(tmp_path: Path) -> None:
    seen = on_a_terminal("parse", STUB, CHANNEL, STUB, stdout=tmp_path / "out.jsonl")
    assert "parsing" in seen
    assert "100%" in seen
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_explain_on_a_terminal_is_a_coloured_table() -> None:
    seen = on_a_terminal("explain", CHANNEL)
    assert "\x1b[" in seen
    assert "headline" in seen


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_batch_shows_how_far_it_is(tmp_path: Path) -> None:
    seen = on_a_terminal("batch", STUB, "-o", str(tmp_path / "out.jsonl"), "--workers", "1")
    assert "1 pages, 0 failed" in seen


@pytest.mark.parametrize(
    "command",
    [["parse", ""], ["parse", CHANNEL, ""], ["explain", ""], ["export", "conll", ""], ["batch", "", "-o", "x.jsonl"]],
)
def test_a_variable_without_a_value_is_not_this_folder(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(command) == 2
    assert "it is empty; has a variable of the shell no value?" in capfd.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("pa", "plain,parse"),
        ("export bra", "plain,brat"),
        ("parse --enc", "plain,--encoding"),
        ("batch pag", "file,pag"),
    ],
)
def test_shells_complete_what_is_begun(words: str, offered: str) -> None:
    count = str(len(words.split()))
    said = {"_RUPRESS_COMPLETE": "bash_complete", "COMP_WORDS": f"rupress {words}", "COMP_CWORD": count}
    assert call(stdin=b"", **said).stdout.decode().splitlines() == [offered]
