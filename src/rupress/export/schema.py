"""The JSON Schema of what `to_dict` and `to_json` give, made from the records and their docstrings."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from rupress.errors import UsageError
from rupress.export.plain import SCHEMA
from rupress.records import EntityType, Organization, Page, Person, Place
from rupress.records.meanings import brief, meanings
from rupress.span import Span

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCALARS: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    bytes: {"type": "object", "properties": {"base64": {"type": "string"}}, "required": ["base64"]},
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.date: {"type": "string", "format": "date"},
}

SPAN = {
    "description": "Start and stop, in code points of the page's text.",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
    "minItems": 2,
    "maxItems": 2,
}

_TAGS = {Person: EntityType.PER, Organization: EntityType.ORG, Place: EntityType.LOC}
"""The one value of `type` that each class of entities has."""


def json_schema(record: type = Page) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a record's dict, the meaning of each field in its description.

    Raises:
        UsageError: it is no class of records.
    """
    if not (isinstance(record, type) and attrs.has(record)) or record is Span:
        raise UsageError("json_schema takes a class of records, such as rupress.Page")
    definitions: dict[str, Any] = {"Span": SPAN}
    _reference(record, definitions)
    root = definitions.pop(record.__name__)
    version = {"description": "Version of this shape.", "const": SCHEMA}
    return {
        "$schema": DIALECT,
        "title": record.__name__,
        **root,
        "properties": {"schema_version": version, **root["properties"]},
        "required": ["schema_version", *root["required"]],
        "$defs": definitions,
    }


def _object(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(record)
    said = meanings(record)
    properties = {}
    for field in attrs.fields(record):
        value = _value(hints[field.name], definitions)
        if field.name == "type" and record in _TAGS:
            value = {"const": _TAGS[record].value}
        about = {"description": said[field.name]} if field.name in said else {}
        properties[field.name] = about | value
    # A reader fills a field that has a default, so an older dict may lack it.
    required = [field.name for field in attrs.fields(record) if field.default is attrs.NOTHING or field.name == "type"]
    return {
        "description": brief(record),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _reference(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Point to a record's definition, making it if it is not there yet."""
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place while the record's fields are looked at
        definitions[name] = _object(record, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _value(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of a field's type."""
    if get_origin(hint) in {Union, UnionType}:
        return {"anyOf": [_value(option, definitions) for option in get_args(hint)]}
    if hint is NoneType:
        return {"type": "null"}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], definitions)}
    if attrs.has(hint):
        return _reference(hint, definitions)
    if issubclass(hint, StrEnum):
        return {"enum": [option.value for option in hint]}
    return SCALARS[hint]
