"""What the documents show is what happens: their examples run, their links lead somewhere, their commands are CI's."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
EXECUTED = [path for path in DOCUMENTS if ">>> " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", EXECUTED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(path), module_relative=False, optionflags=flags, encoding="utf-8")
    assert tried
    assert not failed


def test_readme_and_tutorial_have_examples() -> None:
    assert {"README.md", "tutorial.md"} <= {path.name for path in EXECUTED}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_documents_name_only_files_that_exist() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in re.findall(r"`(tests/[\w/.]+|src/[\w/.]+)`", architecture):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize(
    ("mark", "words"), [("run", ["pip install", "rupress parse"]), ("test", ["pip install", "pytest"])]
)
def test_readme_shows_the_two_commands_that_ci_takes_from_it(mark: str, words: list[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(rf"^<!-- {mark} -->\n```sh\n(.+)\n```$", readme, flags=re.MULTILINE)
    assert [word for word in words if word not in command] == []
    assert command.count("&&") == 1
    assert f"readme {mark}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_readme_example_has_ten_lines() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = readme.split("## In ten lines")[1].split("```")[1]
    assert len(re.findall(r"^>>> ", example, flags=re.MULTILINE)) <= 10
