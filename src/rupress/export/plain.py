"""Records to plain dicts and JSON, and back without loss.

A dict holds only what JSON knows: dicts with string keys, lists, strings, numbers, booleans, None. Spans are pairs
`[start, stop]`; dates are ISO 8601 strings, a day as `2021-05-20`, a moment as `2021-05-20T02:43:00+03:00`; enums are
their values; entities tell their class by `type`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar, overload

import attrs

from rupress.errors import DataError, UsageError
from rupress.records import Page

SCHEMA = 1
"""Version of the dict's shape, written as `schema_version`; it grows when an old reader would misread the new shape."""

R = TypeVar("R")

SURROGATE = re.compile("[\ud800-\udfff]")


def to_dict(record: Any) -> dict[str, Any]:
    """Turn a record into a plain dict that `from_dict` reads back.

    Args:
        record: a page, or any other record of rupress.

    Returns:
        A new dict of plain values, `schema_version` first, then the record's fields in their order.

    Raises:
        UsageError: it is no record.
    """
    if isinstance(record, type) or not attrs.has(type(record)):
        raise UsageError(f"to_dict takes a record of rupress, such as a Page, not {type(record).__name__}")
    from rupress.export.converter import unstructure

    plain = unstructure(record)
    if not isinstance(plain, dict):  # a Span stands as a pair wherever it is a field
        plain = {"start": plain[0], "stop": plain[1]}
    return {"schema_version": SCHEMA, **plain}


@overload
def from_dict(data: Mapping[str, Any]) -> Page: ...


@overload
def from_dict(data: Mapping[str, Any], record: type[R]) -> R: ...


def from_dict(data: Mapping[str, Any], record: type[Any] = Page) -> Any:
    """Build a record from the dict that `to_dict` made of it; equal to the original.

    Args:
        data: the dict.
        record: class of the record, `Page` if not given.

    Raises:
        UsageError: `data` is no dict, or `record` no class of records.
        DataError: the dict is damaged or of a newer version of rupress; the message names the field.
    """
    if not isinstance(data, Mapping):
        raise UsageError(f"from_dict takes the dict that to_dict made, not {type(data).__name__}")
    if not (isinstance(record, type) and attrs.has(record)):
        raise UsageError("from_dict takes a class of records as its second argument, such as rupress.Page")
    fields = dict(data)
    check_version(fields.pop("schema_version", None))
    if record is Page and "error" in fields and "text" not in fields:
        raise DataError("it is a Failure, of a page that could not be parsed: pass rupress.Failure as second argument")
    from rupress.export.converter import structure

    return structure(fields, record)


def to_json(record: Any) -> str:
    """Turn a record into one line of JSON that `from_json` reads back.

    Cyrillic stands as it is, not as escapes. Lone surrogates, which UTF-8 cannot carry, are escaped; two that stand
    side by side and make a pair come back as the one character that they encode.

    Raises:
        UsageError: it is no record.
    """
    line = json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":"), check_circular=False)
    if not line.isascii() and SURROGATE.search(line):
        line = SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)
    return line


@overload
def from_json(line: str | bytes) -> Page: ...


@overload
def from_json(line: str | bytes, record: type[R]) -> R: ...


def from_json(line: str | bytes, record: type[Any] = Page) -> Any:
    """Build a record from the JSON that `to_json` made of it; equal to the original.

    Args:
        line: JSON as str, or as bytes in UTF-8.
        record: class of the record, `Page` if not given.

    Raises:
        UsageError: an argument is of the wrong kind.
        DataError: it is no JSON, or not of such a record; the message says where.
    """
    if not isinstance(line, (str, bytes, bytearray)):
        raise UsageError(f"from_json takes str or bytes, not {type(line).__name__}")
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DataError(f"no valid JSON: {error or type(error).__name__}") from error
    if not isinstance(data, dict):
        raise DataError(f"the JSON holds no object but {type(data).__name__}; was it written by to_json?")
    return from_dict(data, record)


def check_version(version: object) -> None:
    """Refuse what has no version, or one that this rupress cannot read."""
    if version is None:
        raise DataError("schema_version is missing: the dict is damaged or was not written by rupress")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DataError(f"schema_version is {version!r}, no positive whole number: the dict is damaged")
    if version > SCHEMA:
        raise DataError(f"schema_version is {version}, this rupress reads up to {SCHEMA}: install a newer rupress")
