"""`rupress profile check`, and the option `--profile` of the other commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rupress.cli.app import run

ROOT = Path(__file__).parents[2]
PAGE = """<h1>Газета дня</h1><div class="ttl">Мост открыли раньше срока</div><b class="ttl">Мост</b>
<p>Мост через Заречку открыли в среду, сообщили в администрации города. Работы шли с мая до осени.</p>
<p class="promo">Рабочие завода окон посадили у проходной сорок лип, и весной район впервые стал зелёным.</p>
<p>Открыто окно</p>"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def profile(folder: Path, text: str) -> str:
    path = folder / "site.toml"
    path.write_text('name = "Заречье"\nhosts = ["a.example"]\n' + text, encoding="utf-8")
    return str(path)


def said(capfd: pytest.CaptureFixture[str]) -> str:
    return capfd.readouterr().out


def test_the_docs_show_what_check_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    docs = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    block = docs.partition("```console\n$ cases")[2].partition("```")[0]
    (case,) = re.findall(r"^=(\S+)", block)
    right = (ROOT / case / "profile.toml").read_text(encoding="utf-8")
    (tmp_path / "bereg.toml").write_text(right.replace(".when", ".who"), encoding="utf-8")
    monkeypatch.chdir(ROOT)
    assert run(["profile", "check", str(tmp_path / "bereg.toml"), f"{case}/page.html"]) == 1
    assert said(capfd) == block.partition("page.html\n")[2]


def test_check_says_what_is_found_and_what_changes(
    page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = profile(tmp_path, 'before = "Открыто*"\n[css]\nheadline = "div.ttl"\nad = ".promo"')
    assert run(["profile", "check", path, page]) == 0
    out = said(capfd)
    assert "css headline 'div.ttl': 1 element: «Мост открыли раньше срока»" in out
    assert "line outside 'Открыто*': 1 line: «Открыто окно»" in out
    assert "-> ad: «Рабочие завода" in out
    assert "1 page checked: no problems" in out


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[css]\ndeck = ".lead"', "css deck '.lead' finds nothing on any page"),
        ('[lines]\nad = "Шины*"', "line ad 'Шины*' finds nothing on any page"),
        ('after = "Шины*"', "line outside 'Шины*' finds nothing on any page"),
        ('[css]\nheadline = ".ttl"\ndeck = "div.ttl"', "1 element claimed by two kinds"),
    ],
)
def test_check_ends_with_one_where_something_is_to_be_mended(
    text: str, problem: str, page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["profile", "check", profile(tmp_path, text), page]) == 1
    assert problem in said(capfd)


def test_what_one_page_lacks_another_may_have(page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.html"
    other.write_text("<h1>Лента</h1>", encoding="utf-8")
    path = profile(tmp_path, '[css]\nheadline = ".ttl"')
    assert run(["profile", "check", path, str(other), page]) == 0
    assert run(["profile", "check", path, str(other)]) == 1
    assert run(["profile", "check", path]) == 0
    assert run(["profile", "check", path, page, str(tmp_path / "absent.html")]) == 1
    assert "absent.html: No such file" in said(capfd)


def test_check_refuses_what_is_no_profile(page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["profile", "check", profile(tmp_path, '[css]\nheadline = "h1["'), page]) == 2
    assert "'h1[' for headline is no CSS selector" in capfd.readouterr().err


def test_check_passes_no_control_character_on(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>\x1b[31mКрасный мост</h1>", encoding="utf-8")
    run(["profile", "check", profile(tmp_path, '[css]\nheadline = "h1"'), str(page)])
    assert "\x1b" not in said(capfd)


def test_the_option_reaches_every_command(page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = profile(tmp_path, '[css]\nheadline = "div.ttl"')
    url = ["--url", "https://a.example/1"]
    assert run(["parse", "--json", "--profile", path, *url, page]) == 0
    assert json.loads(said(capfd))["headline"] == "Мост открыли раньше срока"
    assert run(["explain", "--profile", str(tmp_path), *url, page]) == 0
    assert "\tprofile\tМост открыли раньше срока" in said(capfd)
    assert run(["export", "json-ld", "--profile", path, *url, page]) == 0
    assert '"headline": "Мост открыли раньше срока"' in said(capfd).replace('":"', '": "')
    out = tmp_path / "out.jsonl"
    assert run(["batch", page, "-o", str(out), "--workers", "1", "--profile", path]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["headline"] == "Мост открыли раньше срока"


def test_a_batch_is_not_resumed_with_another_profile(
    page: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from rupress.cli.batch import Batch
    from rupress.cli.inputs import Sources
    from rupress.cli.outputs import Output
    from rupress.parser import Parser
    from rupress.profiles import Profile

    out = Output(tmp_path / "out.jsonl")
    begun = Batch(Sources((page,)), out, Parser(profile=Profile.read(profile(tmp_path, ""))), 1, None)
    out.begin(begun._job([page]))
    path = profile(tmp_path, '[css]\nheadline = "div.ttl"')
    assert run(["batch", page, "-o", str(out.path), "--workers", "1", "--profile", path]) == 2
    assert "parts of another batch" in capfd.readouterr().err
