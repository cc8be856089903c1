"""The scripts around the library go with it: each answers when asked for help, and documents show what there is.

Types (mypy) hold them to the library's functions; this holds them to be importable, and their commands to be true.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.helps import FOLDERS, ROOT, scripts

from rupress.cli.app import app

COMMAND = re.compile(r"(?<![\w-])python (?:-m )?([\w./]+)(.*)")
"""A script or a module, and its arguments."""
COMMAND_LINE = re.compile(r"(?<![\w./-])rupress ((?!\.)[a-z].*)")
ENDS = re.compile(r"[`|;\"]| #|  +")
"""What ends a command in a document."""
OPTION = re.compile(r"(?<=\s)--[a-z][a-z-]*")


def asked(*names: str) -> dict[str, tuple[int, str]]:
    """Ask scripts for help, in an environment that has the library and nothing else of the checkout."""
    command = [sys.executable, str(ROOT / "tests/helps.py"), *names]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=300)
    return {name: (code, said) for name, (code, said) in json.loads(ran.stdout).items()}


def faults(answers: dict[str, tuple[int, str]]) -> dict[str, str]:
    """Give the answers that are neither help nor words about what to install."""
    return {
        name: said
        for name, (code, said) in answers.items()
        if not ((code == 0 and "usage:" in said) or (code == 1 and "pip install" in said and "Traceback" not in said))
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_every_script_answers_when_asked_for_help() -> None:
    answers = asked()
    assert faults(answers) == {}
    assert set(scripts()) == set(answers)
    assert len(answers) > 30


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_guard_sees_rotten_scripts(tmp_path: Path) -> None:
    rotten = {
        "renamed": "from rupress.tokenizer import lay_off",
        "bare": "import sys; print(open(sys.argv[1]).read())",
        "lacking": "import a_package_that_nobody_has",
        "deaf": "print('no arguments are looked at')",
    }
    for name, source in rotten.items():
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    answers = asked(*(str(tmp_path / f"{name}.py") for name in rotten))
    assert [Path(name).stem for name in faults(answers)] == [*rotten]


def documents() -> Iterator[tuple[str, str]]:
    """Give name and text of all that shows commands: documents, and what scripts say of themselves."""
    found = [*ROOT.glob("*.md"), ROOT / "Makefile"]
    found += [
        path for folder in (*FOLDERS, "tests") for kind in ("*.md", "*.py") for path in (ROOT / folder).rglob(kind)
    ]
    for path in sorted({*found} - {Path(__file__)}):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def untrue(text: str) -> Iterator[str]:
    """Give what the commands in a text name that is not there: scripts, and options of scripts and of the command line.

    Scripts of others are left alone: what begins with `../`, and modules that are no part of the checkout.
    """
    for line in text.splitlines():
        for name, rest in COMMAND.findall(line):
            script = script_of(name)
            if script and not script.exists():
                yield name
            elif script:
                source = script.read_text(encoding="utf-8")
                yield from (f"{name} {one}" for one in options(rest) if f'"{one}"' not in source)
        for words in COMMAND_LINE.findall(line):
            yield from untrue_of_command_line(ENDS.split(words)[0].split())


def options(rest: str) -> list[str]:
    return OPTION.findall(ENDS.split(rest)[0])


def script_of(name: str) -> Path | None:
    """Give the file that a command runs, if it is one of the checkout's."""
    if name.endswith(".py"):
        return None if name.startswith("..") or "/" not in name else ROOT / name
    if name.split(".", maxsplit=1)[0] not in {*FOLDERS, "tests"}:
        return None
    path = ROOT / name.rstrip(".").replace(".", "/")
    return path / "__main__.py" if path.is_dir() else path.with_suffix(".py")


def untrue_of_command_line(words: list[str]) -> Iterator[str]:
    command: click.Command = app
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    if command is app:
        return
    known = {"--help", *(name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts))}
    yield from (f"rupress {command.name} {word}" for word in words if word.startswith("--") and word not in known)


def test_documents_show_commands_that_there_are() -> None:
    assert {name: found for name, text in documents() if (found := list(untrue(text)))} == {}


@pytest.mark.parametrize(
    "shown",
    [
        "python benchmarks/scales.py",
        "`python benchmarks/names.py ../shared/data/ner --mistakes 4`",
        "$ python -m training.ner --stages first",
        "    python -m tests.fixture --write NAME",
        "rupress batch pages/ --jobs 4",
        "`rupress profile learn --title Берег saved/*.html`",
    ],
)
def test_the_guard_sees_a_command_that_is_not_there(shown: str) -> None:
    assert list(untrue(shown))


def test_makefile_has_the_targets_that_documents_name() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {"check", "docs", "mutants"} <= targets
    for name, text in documents():
        assert set(re.findall(r"(?:`|^ *\$? ?)make ([a-z]+)\b", text, flags=re.MULTILINE)) <= targets, name


def test_every_benchmark_is_in_the_list() -> None:
    listed = (ROOT / "benchmarks/README.md").read_text(encoding="utf-8")
    names = [Path(script).stem for script in scripts() if script.startswith("benchmarks/")]
    assert [name for name in names if not re.search(rf"benchmarks[/.]{name}\b", listed)] == []
