"""What a page says reaches no file, network or code; data files hold data alone; no regex can be made to backtrack."""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests import backtracking

import rupress

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "rupress"

FORBIDDEN = {
    "socket", "ssl", "http", "ftplib", "smtplib", "asyncio", "urllib.request", "urllib.error", "webbrowser",
    "subprocess", "pickle", "shelve", "marshal", "dill", "joblib", "code", "codeop", "runpy", "pty", "ctypes",
    "multiprocessing", "builtins.eval", "builtins.exec", "builtins.compile", "builtins.__import__", "os.system",
    "os.popen",
}  # fmt: skip
"""Modules and functions through which a page could get out of the parser."""

ALLOWED = {
    ("batch.py", "multiprocessing"): "pages are parsed by worker processes that we start",
}
"""Where one of them is needed all the same, and why."""

DATA = {".npz", ".tsv", ".toml", ".css", ".typed"}
"""What may lie in the package beside Python: nothing that runs when it is read."""


def reached(source: str) -> Iterator[str]:
    """Give the forbidden modules and functions that a module names."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names = [f"builtins.{node.func.id}"]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = (
                [f"{ast.unparse(node.func.value)}.{node.func.attr}"] if isinstance(node.func.value, ast.Name) else []
            )
        for name in names:
            yield from (one for one in FORBIDDEN if name == one or name.startswith(one + "."))


def trusting_loads(source: str) -> list[str]:
    """Give each `np.load` that does not refuse pickles."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("np.load", "numpy.load")
        and not any(k.arg == "allow_pickle" and ast.unparse(k.value) == "False" for k in node.keywords)
    ]


def modules() -> dict[str, str]:
    return {p.relative_to(SOURCE).as_posix(): p.read_text(encoding="utf-8") for p in sorted(SOURCE.rglob("*.py"))}


def test_nothing_gets_out() -> None:
    found = {(name, one) for name, source in modules().items() for one in reached(source)}
    assert found - ALLOWED.keys() == set()
    assert ALLOWED.keys() - found == set(), "an exception that nobody needs any more"


@pytest.mark.parametrize(
    "planted",
    [
        "import socket",
        "from urllib.request import urlopen",
        "from urllib import request",
        "def late():\n    import subprocess as sp",
        "from multiprocessing import Pool",
        "eval(text)",
        "x = __import__(name)",
        "os.system(text)",
    ],
)
def test_the_guard_sees_a_way_out(planted: str) -> None:
    assert len(list(reached(planted))) == 1


@pytest.mark.parametrize(
    "innocent", ["from urllib.parse import urlsplit", "re.compile(x)", "model.eval(x)", "codes = 1"]
)
def test_the_guard_lets_others_be(innocent: str) -> None:
    assert not list(reached(innocent))


def test_archives_of_arrays_are_read_without_pickles() -> None:
    assert {name: found for name, source in modules().items() if (found := trusting_loads(source))} == {}
    assert trusting_loads("np.load(path)") == ["np.load(path)"]
    assert len(trusting_loads("import numpy\nnumpy.load(path, allow_pickle=True)")) == 1


def needs_pickle(content: bytes) -> list[str]:
    """Give the members of an archive of arrays that only a pickle could bring back."""
    wrong = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            with archive.open(name) as member:
                try:
                    np.load(io.BytesIO(member.read()), allow_pickle=False)
                except ValueError:
                    wrong.append(name)
    return wrong


def test_data_files_hold_data() -> None:
    for path in sorted(SOURCE.rglob("*")):
        if not path.is_file() or path.suffix in (".py", ".pyc"):
            continue
        assert path.suffix in DATA, f"{path.name}: a new kind of data; say here why it cannot run"
        if path.suffix == ".npz":
            assert needs_pickle(path.read_bytes()) == []
        else:
            assert "\0" not in path.read_text(encoding="utf-8"), path.name


def test_the_guard_sees_a_pickle_in_an_archive() -> None:
    file = io.BytesIO()
    np.savez(file, sums=np.arange(3), names=np.array([{"a": 1}], dtype=object))
    assert needs_pickle(file.getvalue()) == ["names.npy"]


REGEXES: dict[str, str] = {}
"""Patterns that are suspected and may stay all the same, each with the reason: none now."""

GATHER = """
import json, re, sys
from pathlib import Path
found, plain = set(), re._compile
def watched(pattern, flags):
    compiled, frame = plain(pattern, flags), sys._getframe(1)
    while frame is not None and Path(frame.f_code.co_filename).name in ("__init__.py", "_parser.py") \\
            and Path(frame.f_code.co_filename).parent.name == "re":
        frame = frame.f_back
    if frame is not None and "rupress" in Path(frame.f_code.co_filename).parts and isinstance(compiled.pattern, str):
        found.add((compiled.pattern, compiled.flags))
    return compiled
re._compile = watched
import rupress
from rupress import profiles
for page in sys.argv[1:]:
    rupress.parse(Path(page).read_bytes())
rupress.nominative("Верхневолжским машиностроительным заводом")
print(json.dumps(sorted(found)))
"""


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, int]]:
    """Give every pattern that reading the fixtures compiles, those that are made of tables among them."""
    pages = [str(p) for p in sorted((ROOT / "tests" / "fixtures" / "pages").glob("*/page.*"))]
    ran = subprocess.run([sys.executable, "-c", GATHER, *pages], capture_output=True, text=True, check=True)
    return [(pattern, flags) for pattern, flags in json.loads(ran.stdout)]


def test_no_repeat_within_a_repeat_is_ambiguous(patterns: list[tuple[str, int]]) -> None:
    assert len(patterns) > 100, "the patterns are not seen any more"
    found = {p: why for p, flags in patterns if p not in REGEXES and (why := backtracking.ambiguous(p, flags))}
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [r"(?:а+)+б", r"(?:\w+\s?)*!", r"(?:а*,?)*б", r"(?:(?:а|аб)+в?)+г", r"(?:[а-я]+[а-г]?;?)+!", r"((?:\s*а)*\s*)*!"],
)
def test_the_guard_sees_an_ambiguous_repeat(planted: str) -> None:
    assert backtracking.ambiguous(planted, 0)


@pytest.mark.parametrize(
    "innocent", [r"(?:\w+\s)*!", r"\w+(?:, \w+)*", r"(?:а++,?)*б", r"(?:[^<]+<)*>", r"(?:а+б?){0,3}", r"\s*а\s*"]
)
def test_the_guard_lets_clear_repeats_be(innocent: str) -> None:
    assert not backtracking.ambiguous(innocent, re.ASCII)


def test_comments_without_end_are_read_to_the_end() -> None:
    assert rupress.parse("<!-- -->" * 5000 + "Мост открыли").text.endswith("Мост открыли")
