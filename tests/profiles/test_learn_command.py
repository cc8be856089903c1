"""`rupress profile learn`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rupress.cli.app import run
from rupress.profiles import Profile, learn

SHORE = Path(__file__).parent / "learnt" / "shore_paper"
PAGES = str(SHORE / "pages")
ASK = ["profile", "learn", "--name", "Берег", "--host", "bereg.example"]


def test_it_writes_a_profile_that_check_has_nothing_against(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bereg.toml"
    assert run([*ASK, PAGES, "-o", str(path)]) == 0
    out, told = capfd.readouterr()
    assert (out, told) == ("", "rupress: 9 entries learnt from 5 pages, 5 with an article; 0 skipped\n")
    assert Profile.read(path) == Profile.read(SHORE / "expected.toml")
    edited = path.read_text(encoding="utf-8") + "# by hand\n"
    path.write_text(edited, encoding="utf-8")
    assert run([*ASK, PAGES, "-o", str(path)]) == 2
    assert "bereg.toml exists: name another output, or remove it" in capfd.readouterr().err
    assert path.read_text(encoding="utf-8") == edited
    assert run(["profile", "check", str(path), *map(str, sorted(Path(PAGES).iterdir()))]) == 0


def test_it_writes_to_standard_output_what_python_gives(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*ASK, f"{PAGES}/*.html"]) == 0
    pages = [path.read_bytes() for path in Path(PAGES).iterdir()]
    assert capfd.readouterr().out == learn(pages, name="Берег", hosts="bereg.example").toml()


def test_it_says_what_it_was_not_learnt_from(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = [
        json.dumps({"html": "<p>Иное", "url": "https://zarechye.example/1"}),
        "{",
        json.dumps({"html": "\x1b[31m"}),
    ]
    (tmp_path / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run([*ASK, PAGES, str(tmp_path)]) == 1
    told = capfd.readouterr().err
    assert "skipped: https://zarechye.example/1: the page is of zarechye.example, not of bereg.example\n" in told
    assert "more.jsonl, line 2: no JSON" in told
    assert "learnt from 6 pages, 5 with an article; 2 skipped" in told


def test_what_is_another_hosts_is_no_failure(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = json.dumps({"html": "<p>Иное", "url": "https://zarechye.example/1"})
    (tmp_path / "more.jsonl").write_text(other, encoding="utf-8")
    assert run([*ASK, PAGES, str(tmp_path)]) == 0
    assert "1 skipped" in capfd.readouterr().err


def test_it_says_what_to_do(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*ASK, f"{PAGES}/1.html"]) == 2
    assert "rupress: 1 of the 1 pages read have an article" in capfd.readouterr().err
    assert run(["profile", "learn", PAGES]) == 2
    assert "Missing option '--name'" in capfd.readouterr().err
    assert run([*ASK, str(tmp_path / "absent")]) == 2
    assert "nothing to read there" in capfd.readouterr().err
    assert run([*ASK, PAGES, "-o", str(tmp_path / "no" / "x.toml")]) == 2
    assert "x.toml: No such file" in capfd.readouterr().err


def test_the_docs_show_what_is_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    root = Path(__file__).parents[2]
    monkeypatch.chdir(root)
    docs = (root / "docs" / "profiles.md").read_text(encoding="utf-8")
    said, _, rest = docs.partition("$ rupress profile learn ")[2].partition("$ cat")
    command, _, told = said.partition(" > bereg.toml\n")
    shown = rest.partition("```toml\n")[2].partition("```")[0]
    assert run(["profile", "learn", *command.split(), "-o", str(tmp_path / "bereg.toml")]) == 0
    assert capfd.readouterr().err == told
    assert (tmp_path / "bereg.toml").read_text(encoding="utf-8") == shown
