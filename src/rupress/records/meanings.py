"""What the fields of records mean, told where a user asks: in `help(rupress.Quote)` and `Quote.__doc__`."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable
from enum import EnumType
from itertools import pairwise

WIDTH = 100
"""Columns of a docstring, `help` sets four more before it."""


class Meanings(str):
    """The docstring of a record: its own, and behind it the docstrings under its fields.

    Those exist in the source only, which is read when somebody asks for them. As a string it is the record's own
    docstring, for `help` takes that of an enumeration without asking.
    """

    __slots__ = ()

    def __get__(self, instance: object, record: type) -> str:
        own = str(self)
        said = "\n".join(_filled(f"{name}: {meaning}") for name, meaning in meanings(record).items())
        return f"{own}\n\nAttributes:\n{said}\n" if said else own


def _filled(line: str) -> str:
    return textwrap.fill(line, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 8, break_long_words=False)


def told(records: Iterable[type]) -> None:
    """Let the docstrings of records and enumerations tell their fields and members."""
    for record in records:
        record.__doc__ = Meanings(inspect.cleandoc(record.__doc__ or ""))


def brief(record: type) -> str:
    """Give a record's own docstring."""
    return inspect.cleandoc(str(vars(record).get("__doc__") or ""))


def meanings(record: type) -> dict[str, str]:
    """Read the docstrings under a record's fields and its base classes' fields, or under an enumeration's members.

    Returns:
        Them by name, each on one line; empty where there is no source.
    """
    said: dict[str, str] = {}
    for base in reversed(record.__mro__):
        if base.__module__.partition(".")[0] != __name__.partition(".")[0]:
            continue
        try:
            (tree,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        except (OSError, TypeError):
            continue
        body = tree.body if isinstance(tree, ast.ClassDef) else []
        for field, text in pairwise(body):
            target = _target(field, enum=isinstance(record, EnumType))
            if target is not None and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
                said[ast.unparse(target)] = " ".join(str(text.value.value).split())
    return said


def _target(field: ast.stmt, *, enum: bool) -> ast.expr | None:
    """Give the name of a field of a record, or of a member of an enumeration."""
    if isinstance(field, ast.AnnAssign) and not enum:
        return field.target
    return field.targets[0] if isinstance(field, ast.Assign) and enum else None
