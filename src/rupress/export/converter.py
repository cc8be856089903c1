"""The only importer of cattrs: how each type of field becomes plain, and how it comes back.

The generated functions are compiled once, when the first record is converted, under a lock.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import threading
from collections.abc import Callable
from enum import Enum, StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from attrs import fields
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from rupress.errors import DataError
from rupress.records import Media, Organization, Person, Place
from rupress.span import Span

R = TypeVar("R")


class Shape(Enum):
    """What the values are for."""

    PLAIN = "plain"
    """Dicts and JSON."""
    COLUMNS = "columns"
    """Tables."""


Moment = dt.datetime | dt.date
Told = dt.datetime | dt.date | str | None
"""A time as a caller tells it."""
Fetched = dt.datetime | str | None
"""Likewise, where a day alone is none."""
Named = Person | Organization | Place

_DAMAGE = (ValueError, TypeError, KeyError, AttributeError, BaseValidationError, ForbiddenExtraKeysError)

_lock = threading.Lock()


def unstructure(record: Any) -> Any:
    """Turn a record into plain values: a dict, or a pair for a span."""
    return _converter(Shape.PLAIN).unstructure(record)


def structure(data: Any, record: type[R]) -> R:
    """Build a record from plain values.

    Raises:
        DataError: they do not fit; the message names the first fields that do not.
    """
    return _structure(data, record, Shape.PLAIN)


def to_row(record: Any) -> Any:
    """Turn a record into values for columns: spans and moments are dicts, so that each of their parts is a column."""
    return _converter(Shape.COLUMNS).unstructure(record)


def from_row(row: Any, record: type[R]) -> R:
    """Build a record from values of columns.

    Raises:
        DataError: they do not fit; the message names the first fields that do not.
    """
    return _structure(row, record, Shape.COLUMNS)


def _structure(data: Any, record: type[R], shape: Shape) -> R:
    try:
        return _converter(shape).structure(data, record)
    except _DAMAGE as error:
        raise DataError(f"no valid {record.__name__}: {_where(data, record, shape, error)}") from error


def _where(data: Any, record: type[R], shape: Shape, error: Exception) -> str:
    """Say what is wrong and where, by converting once more with a converter that keeps the path."""
    try:
        _converter(shape, detailed=True).structure(data, record)
    except BaseValidationError as detailed:
        return "; ".join(transform_error(detailed, "", _say)[:3])
    except _DAMAGE as plain:
        return str(plain)
    return str(error)


def _say(error: BaseException, _: type | None) -> str:
    """Say in a few words what is wrong with one value."""
    if isinstance(error, KeyError):
        return "a field is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown fields {', '.join(sorted(error.extra_fields))}"
    return str(error)


def _converter(shape: Shape, *, detailed: bool = False) -> Converter:
    """Give the converter, compiled once for all threads."""
    with _lock:
        return _compile(shape, detailed)


@cache
def _compile(shape: Shape, detailed: bool) -> Converter:
    converter = Converter(
        detailed_validation=detailed, forbid_extra_keys=True, unstruct_collection_overrides={tuple: list}
    )
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _strict(kind))
    converter.register_unstructure_hook(StrEnum, attrgetter("value"))
    converter.register_structure_hook(StrEnum, lambda value, kind: kind(value))
    converter.register_structure_hook(Span, _span)
    converter.register_structure_hook(Media | str, _strict(str))
    converter.register_structure_hook(bytes | str, lambda value, _: _content(value))
    converter.register_unstructure_hook(bytes, lambda value: {"base64": base64.b64encode(value).decode("ascii")})
    _register_entities(converter)
    (_register_columns if shape is Shape.COLUMNS else _register_plain)(converter)
    return converter


def _register_plain(converter: Converter) -> None:
    """Write spans as pairs, days and moments as ISO 8601 strings."""
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.stop])
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_structure_hook(dt.datetime, lambda value, _: _datetime(value))
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda value, _: dt.date.fromisoformat(value))
    for told in (Told, Fetched):
        converter.register_unstructure_hook(told, _told)
        converter.register_structure_hook(
            told, lambda value, _: value["said"] if isinstance(value, dict) else _moment(value)
        )
    for union in (Moment, Moment | None):
        converter.register_unstructure_hook(union, lambda value: None if value is None else value.isoformat())
        converter.register_structure_hook(union, lambda value, _: _moment(value))


def _register_columns(converter: Converter) -> None:
    """Write spans and moments as dicts."""
    converter.register_unstructure_hook(Span, lambda span: {"start": span.start, "stop": span.stop})
    converter.register_unstructure_hook(dt.datetime, _parts)
    converter.register_structure_hook(dt.datetime, lambda value, _: _datetime(value["iso"]))
    for told in (Told, Fetched):
        converter.register_unstructure_hook(told, lambda value: _parts(value) if isinstance(value, dt.date) else value)
        converter.register_structure_hook(
            told, lambda value, _: _moment(value["iso"]) if isinstance(value, dict) else value
        )
    for union in (Moment, Moment | None):
        converter.register_unstructure_hook(union, lambda value: None if value is None else _parts(value))
        converter.register_structure_hook(union, lambda value, _: None if value is None else _moment(value["iso"]))


def _register_entities(converter: Converter) -> None:
    """Let an entity's `type` tell its class."""
    classes: dict[str, type[Named]] = {"PER": Person, "ORG": Organization, "LOC": Place}

    def entity(value: Any, _: object) -> Any:
        kind = value["type"] if isinstance(value, dict) and "type" in value else None
        if kind not in classes:
            raise ValueError(f"an entity's type is PER, ORG or LOC, not {kind!r}")
        # Rows have the columns of all three classes; those of the other two are empty.
        names = {field.name for field in fields(classes[kind])}
        return converter.structure({k: v for k, v in value.items() if k in names or v is not None}, classes[kind])

    converter.register_structure_hook(Named, entity)


def _strict(kind: type) -> Callable[[Any, Any], Any]:
    """Make a hook that takes a value of exactly this type; only a float may come as a whole number."""

    def take(value: Any, _: object) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        raise ValueError(f"expected {kind.__name__}, found {type(value).__name__}")

    return take


def _span(value: Any, _: object) -> Span:
    if isinstance(value, dict) and value.keys() == {"start", "stop"}:
        value = (value["start"], value["stop"])
    if not isinstance(value, (list, tuple)) or [type(n) for n in value] != [int, int]:
        raise ValueError(f"expected a span [start, stop], found {value!r:.60}")
    return Span(*value)


def _told(value: Told) -> Any:
    """Write a time that a caller told: what he said in words is told from what is a time in ISO 8601."""
    return {"said": value} if isinstance(value, str) else None if value is None else value.isoformat()


def _parts(value: Moment) -> dict[str, Any]:
    """Give a day or moment as written, as a moment of UTC if it is one, and as its day in its own zone."""
    if not isinstance(value, dt.datetime):
        return {"iso": value.isoformat(), "utc": None, "day": value}
    try:
        utc = value.astimezone(dt.UTC) if value.tzinfo else None
    except OverflowError:  # the first or last day that there is
        utc = None
    return {"iso": value.isoformat(), "utc": utc, "day": value.date()}


def _datetime(value: Any) -> dt.datetime:
    if not isinstance(value, str) or "T" not in value:
        raise ValueError(f"expected a time such as 2021-05-20T02:43:00+03:00, found {value!r:.60}")
    return dt.datetime.fromisoformat(value)


def _moment(value: Any) -> Moment | None:
    """Read a moment (`…T…`) or a day."""
    if value is None:
        return None
    if isinstance(value, str) and "T" not in value:
        return dt.date.fromisoformat(value)
    return _datetime(value)


def _content(value: Any) -> bytes | str:
    """Read the page of an `Input`: text as it is, bytes in base64."""
    if isinstance(value, str):
        return value
    try:
        return base64.b64decode(value["base64"], validate=True)
    except (TypeError, KeyError, binascii.Error) as error:
        raise ValueError("expected text, or bytes as {'base64': …}") from error
