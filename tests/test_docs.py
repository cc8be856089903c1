"""The site of the documentation: every page in its navigation, every record with a page, and names that are there."""

from __future__ import annotations

import doctest
import re
import tomllib
from enum import EnumMeta
from importlib import import_module
from pathlib import Path

import attrs
import pytest

import rupress
from rupress import export, records

DOCS = Path(__file__).parents[1] / "docs"
SOURCE = DOCS.parent / "src"
RUNS = re.compile(r">>> (?!.*doctest: \+SKIP)")
SHOWING = [path for path in sorted(SOURCE.rglob("*.py")) if RUNS.search(path.read_text(encoding="utf-8"))]
SITE = sorted(path for kind in ("*.md", "*.ipynb") for path in DOCS.rglob(kind) if "_build" not in path.parts)


def entries(path: Path) -> set[Path]:
    """Give the pages that the toctrees of a page name."""
    trees = re.findall(r"```\{toctree\}\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return {path.parent / line for tree in trees for line in tree.splitlines() if line and not line.startswith(":")}


def test_every_page_is_in_the_navigation_once() -> None:
    trees = [entries(DOCS / "index.md"), entries(DOCS / "records" / "index.md")]
    assert not trees[0] & trees[1]
    assert trees[0] | trees[1] == {path.with_suffix("") for path in SITE} - {DOCS / "index"}


def test_every_record_has_a_table() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (DOCS / "records").glob("*.md"))
    shown = re.findall(r"```\{record\} (\w+)\n```", text)
    assert sorted(shown) == sorted({*records.__all__, "Span"} - {"Entity"})


def test_standards_name_fields_that_there_are() -> None:
    standards = tomllib.loads((DOCS / "records" / "standards.toml").read_text(encoding="utf-8"))
    for name, names in standards.items():
        record = rupress.Span if name == "Span" else getattr(records, name)
        known = list(record.__members__) if isinstance(record, EnumMeta) else [f.name for f in attrs.fields(record)]
        assert [field for field in names if field not in known] == [], name


@pytest.mark.parametrize("name", sorted(set(rupress.__all__) - {"__version__", "Span", *records.__all__}))
def test_every_public_name_is_in_the_reference(name: str) -> None:
    reference = (DOCS / "api.md").read_text(encoding="utf-8")
    assert f"rupress.{name}\n" in reference or hasattr(import_module("rupress.errors"), name)


@pytest.mark.parametrize("name", sorted({*export.__all__} - {"SCHEMA", *rupress.__all__}))
def test_every_export_is_in_the_reference(name: str) -> None:
    reference = (DOCS / "api.md").read_text(encoding="utf-8")
    (members,) = re.findall(r":: rupress\.export\n +:members: ([\w,\s]+)\n", reference)
    assert name in re.split(r",\s+", members)


def test_pages_in_russian_are_linked_from_the_start() -> None:
    start = (DOCS / "index.md").read_text(encoding="utf-8")
    assert [path.name for path in (DOCS / "ru").glob("*.md") if f"(ru/{path.name})" not in start] == []


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_examples_in_docstrings_run(path: Path) -> None:
    name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    failed, _ = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert not failed


def test_docstrings_have_examples() -> None:
    assert SHOWING
