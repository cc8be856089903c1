"""The house keeps its order: rooms import only from rooms above them, and each heavy library enters by one door."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "rupress"

ORDER = (
    "errors",
    "span",
    "fold",
    "records",
    "invariants",
    "ru",
    "matrices",
    "read",
    "tokenizer",
    "ner",
    "normalizer",
    "profiles",
    "parser",
    "batch",
    "export",
    "show",
    "integrations",
    "cli",
)
"""The rooms from the ground up: each may import from itself and from those before it."""

EXCEPTIONS = {("records.page", "show"), ("records.shown", "show")}
"""Pages and their records show themselves in a notebook; the import stands in the method."""

DOORS = {
    "selectolax": "read",
    "chardet": "read",
    "pymorphy3": "ru",
    "numpy": "ner",
    "cattrs": "export",
    "click": "cli",
    "pyarrow": "export",
    "spacy": "export",
    "fastwarc": "integrations",
    "scrapy": "integrations",
    "web_poet": "integrations",
    "pyspark": "integrations",
}
"""The one room that may import a library, and in it one module."""

ROOM_WIDE = {"numpy", "click"}
"""What is the whole business of its room, arithmetic or commands, every module of it may import."""

SIDE_DOORS = {
    "numpy": {"matrices", "tokenizer.additions", "tokenizer.model", "tokenizer.network", "tokenizer.sums"},
    "pyarrow": {"integrations.arrow_batches", "integrations.ray", "integrations.spark"},
}
"""Modules of other rooms that may, too: the line model sums its weights a page at a time, engines hand on batches."""


def imports(source: str) -> Iterator[str]:
    """Give the full names of all that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> dict[str, str]:
    """Give the source of every module of the package by its name without `rupress.`."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        if name not in {"__init__", "__main__"}:  # the public faces: one names every room and loads none, one is `cli`
            found[name] = path.read_text(encoding="utf-8")
    return found


def upward(sources: dict[str, str]) -> list[str]:
    """Name every import from a room that stands later in the order, or from the public face."""
    wrong = []
    for name, source in sources.items():
        room = name.split(".")[0]
        for target in imports(source):
            if target.split(".")[0] != "rupress":
                continue
            into, *_ = [*target.split(".")[1:], ""]
            downward = into in ORDER and ORDER.index(into) <= ORDER.index(room)
            if not downward and (name, into) not in EXCEPTIONS and room != "cli":  # the command uses the public face
                wrong.append(f"{name} imports {target}")
    return wrong


def importers(sources: dict[str, str], library: str) -> list[str]:
    """Name the modules that import a library."""
    return [name for name, source in sources.items() if any(i.split(".")[0] == library for i in imports(source))]


def test_every_module_belongs_to_a_room() -> None:
    assert {name.split(".")[0] for name in modules()} <= set(ORDER)


def test_rooms_import_from_above_only() -> None:
    assert upward(modules()) == []


@pytest.mark.parametrize("library", DOORS)
def test_a_library_enters_by_one_door(library: str) -> None:
    found = [name for name in importers(modules(), library) if name not in SIDE_DOORS.get(library, ())]
    assert len(found) <= 1 or library in ROOM_WIDE, f"{library} is imported by {found}"
    assert all(name.split(".")[0] == DOORS[library] for name in found)


@pytest.mark.parametrize(
    "planted",
    [
        "from rupress.normalizer import normalize",
        "def late():\n    import rupress.cli",
        "from rupress import show",
        "from rupress import parse",
    ],
)
def test_the_guard_sees_a_planted_import(planted: str) -> None:
    assert len(upward({"read.html": planted})) == 1


def test_the_guard_sees_a_second_door() -> None:
    assert importers({"a": "import numpy as np", "b": "from numpy.linalg import norm"}, "numpy") == ["a", "b"]


def test_importing_rupress_loads_nothing_heavy() -> None:
    heavy = [*DOORS, "rich", "attrs", "zoneinfo", "html.parser"]
    code = f"import sys, rupress; print([name for name in {heavy!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_every_public_name_loads() -> None:
    import rupress

    for name in rupress.__all__:
        assert getattr(rupress, name) is not None
    assert dir(rupress) == sorted(rupress.__all__)
    with pytest.raises(AttributeError, match="poem"):
        _ = rupress.poem  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name",
    [
        "errors.UsageError",
        "export.arrow.to_frame",
        "export.docbin.to_docbin",
        "export.schema.json_schema",
        "profiles.load",
        "read.repair",
        "records.Quote",
        "show.timeline",
    ],
)
def test_what_the_documents_name_is_there_after_one_import(name: str) -> None:
    code = f"import rupress; rupress.{name}"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_export_has_no_other_names() -> None:
    import rupress

    with pytest.raises(AttributeError, match="poem"):
        _ = rupress.export.poem  # type: ignore[attr-defined]
