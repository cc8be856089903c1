"""Russian words and endings stand in the tables under `ru/`, none in the engines that read by them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import rupress

HOME = Path(rupress.__file__).parent
ENGINES = sorted(path for room in ("normalizer", "ner") for path in (HOME / room).rglob("*.py"))
RUSSIAN = re.compile("[А-Яа-я][А-Яа-я]")
CLASS = re.compile(r"\[[^\]]*\]|[А-Яа-я]-[А-Яа-я]|[Ёё]+")
"""A class of letters in a pattern says nothing of a word; nor does the letter that most texts write as another."""
EXAMPLES = {"yes", "no"}
"""Of rules for dates, each of which is a test."""


def examples(tree: ast.Module) -> Iterator[ast.expr]:
    """Give the docstrings of a module, and the examples of its rules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) or (isinstance(node, ast.keyword) and node.arg in EXAMPLES):
            yield node.value


def words(source: str) -> list[str]:
    """Give the strings of a module that hold Russian letters, two together, outside of classes."""
    tree = ast.parse(source)
    shown = {id(node) for node in examples(tree)}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in shown)
    return [node.value for node in found if isinstance(node.value, str) and RUSSIAN.search(CLASS.sub("", node.value))]


@pytest.mark.parametrize("path", ENGINES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_an_engine_holds_no_words(path: Path) -> None:
    assert words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted", ['if word == "год": pass', 'x = word.endswith(("ого", "его"))', 're.compile(r"[а-я]+ов")']
)
def test_the_guard_sees_a_planted_word(planted: str) -> None:
    assert words(planted) != []


def test_the_guard_lets_examples_and_classes_pass() -> None:
    assert (
        words('"""«год»."""\n@rule("{year}", yes="год", no="лет")\ndef f():\n    """«год»."""\n    g("[а-яё]+ ")') == []
    )
