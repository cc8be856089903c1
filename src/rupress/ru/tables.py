"""Reading the data tables that lie beside this module. Each is read once, when it is first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from rupress.errors import DataError


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Read a TOML table of this package.

    Args:
        name: file name with its suffix.

    Raises:
        DataError: the file is missing or is no TOML.
    """
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"table {name} is no valid TOML: {error}") from error


@cache
def read_tsv(name: str) -> tuple[dict[str, str], ...]:
    """Read a tab-separated table of this package: one header line; empty lines and comments (#) are left out.

    Args:
        name: file name with its suffix.

    Raises:
        DataError: the file is missing, or a row has another number of cells than the header.
    """
    return tuple(each_row(name))


def each_row(name: str) -> Iterator[dict[str, str]]:
    """Read a table row by row and remember nothing of it: for those of many rows, which are made into something else.

    Args:
        name: as for `read_tsv`.

    Raises:
        DataError: as for `read_tsv`.
    """
    rows = each_cells(name)
    header = next(rows)
    for row in rows:
        yield dict(zip(header, row, strict=True))


def each_cells(name: str) -> Iterator[list[str]]:
    """Read a table row by row as lists of its cells, the header first; see `each_row`.

    Args:
        name: as for `read_tsv`.

    Raises:
        DataError: as for `read_tsv`.
    """
    width = 0
    for line in _text(name).splitlines():
        if line.startswith("#") or not line.strip():
            continue
        row = line.split("\t")
        width = width or len(row)
        if len(row) != width:
            raise DataError(f"table {name}: {len(row)} cells instead of {width} in the row that begins {row[0]!r}")
        yield row


def read_bytes(name: str) -> bytes:
    """Read a file of this package that is no table.

    Args:
        name: file name with its suffix.

    Raises:
        DataError: the file is missing.
    """
    try:
        return files("rupress.ru").joinpath(name).read_bytes()
    except OSError as error:
        raise DataError(f"file {name} is missing from the installed package: install rupress anew") from error


def _text(name: str) -> str:
    try:
        return files("rupress.ru").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"table {name} is missing from the installed package: install rupress anew") from error
