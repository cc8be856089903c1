"""The directive `record`: a table of a record's fields, from their docstrings and from records/standards.toml."""

from __future__ import annotations

import re
import tomllib
from enum import EnumMeta
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import attrs
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

STANDARDS = Path(__file__).parents[1] / "records" / "standards.toml"


class RecordDirective(SphinxDirective):
    """`{record} Quote`: what each field of a record means, and what other standards call it."""

    required_arguments: ClassVar[int] = 1

    def run(self) -> list[nodes.Node]:
        """Build the table."""
        record = _find(self.arguments[0])
        self.env.note_dependency(str(STANDARDS))
        elsewhere = tomllib.loads(STANDARDS.read_text(encoding="utf-8")).get(record.__name__, {})
        rows = _values(record) if isinstance(record, EnumMeta) else _fields(record)
        head = ["Value" if isinstance(record, EnumMeta) else "Field", "Meaning", *(["Elsewhere"] if elsewhere else [])]
        table = [head, ["---"] * len(head)]
        for name, cell, said in rows:
            table.append([cell, said, *([elsewhere.get(name, "")] if elsewhere else [])])
        text = [" ".join((record.__doc__ or "").split("\n\n")[0].split()), ""]
        text += [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in table]
        holder = nodes.container(classes=["record"], ids=[f"record-{record.__name__}"])
        domain = self.env.domains.python_domain
        domain.note_object(f"{record.__module__}.{record.__name__}", "class", holder["ids"][0], location=holder)
        self.state.nested_parse(StringList(text, self.arguments[0]), self.content_offset, holder)
        return [holder]


def _find(name: str) -> Any:
    record = _known(name)
    if record is None:
        raise LookupError(f"there is no record {name}")
    return record


def _known(name: str) -> Any:
    return getattr(import_module("rupress.span" if name == "Span" else "rupress.records"), name, None)


def _docstrings(record: type) -> dict[str, str]:
    """Read the docstrings under the fields of a class and of its base classes."""
    said: dict[str, str] = {}
    for base in reversed(record.__mro__):
        if base.__module__.startswith("rupress"):
            found = ModuleAnalyzer.for_module(base.__module__).find_attr_docs()
            said |= {name: " ".join(lines).strip() for (owner, name), lines in found.items() if owner == base.__name__}
    return said


def _fields(record: type) -> list[tuple[str, str, str]]:
    said = _docstrings(record)
    return [
        (field.name, f"`{field.name}`<br>{_linked(str(field.type))}", said.get(field.name, ""))
        for field in attrs.fields(record)
        if not field.name.startswith("_")
    ]


def _linked(annotation: str) -> str:
    """Lead the names of records in a type to their tables."""

    def link(match: re.Match[str]) -> str:
        found = _known(match[0])
        return f"{{py:class}}`{match[0]} <{found.__module__}.{match[0]}>`" if isinstance(found, type) else match[0]

    return re.sub(r"\b[A-Z]\w+\b", link, annotation).replace("[", "\\[")


def _values(record: EnumMeta) -> list[tuple[str, str, str]]:
    said = _docstrings(record)
    return [(value.name, f"`{value.value}`", said.get(value.name, "")) for value in record]  # type: ignore[var-annotated]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known."""
    app.add_directive("record", RecordDirective)
    return {"parallel_read_safe": True}
