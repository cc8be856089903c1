"""Things that a page describes in JSON-LD and microdata, in one shape: plain dictionaries with `@type`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

Thing = dict[str, Any]

_LIMIT = 10_000
"""So many objects of one script are looked at; real pages have hundreds."""
_WRAPPING = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*\Z")
_TRAILING_COMMA = re.compile(r",\s{0,99}(?=[}\]])")
# What is worth saving from a script that is no JSON: a quotation mark in the headline is enough to break it.
_SAVED = re.compile(
    r'"(@type|headline|datePublished|dateModified|dateCreated|articleSection)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,1000})"'
)


@frozen
class Item:
    """An element with `itemprop` or `itemscope`."""

    scope: int | None
    """Number of the item it belongs to; None outside of any."""
    properties: tuple[str, ...]
    """Words of `itemprop`."""
    value: str
    """What it states: an attribute or its text."""
    number: int | None = None
    """Its own number, if it is an item itself (`itemscope`)."""
    type: str = ""
    """Its `itemtype`, if it is an item."""


def from_json(script: str) -> Iterator[Thing]:
    """List the objects of a JSON-LD script, outer ones first; of broken JSON what can be saved."""
    todo = [_load(script)]
    seen = 0
    while todo and seen < _LIMIT:
        value = todo.pop(0) if len(todo) < 100 else todo.pop()
        seen += 1
        if isinstance(value, list):
            todo.extend(value)
        elif isinstance(value, dict):
            yield value
            todo.extend(inner for inner in value.values() if isinstance(inner, (dict, list)))


def _load(script: str) -> Any:
    """Load JSON as pages write it: in comment marks, with a comma too many, with line breaks in strings."""
    for text in (script, _TRAILING_COMMA.sub("", _WRAPPING.sub("", script))):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return {key: value.replace('\\"', '"').replace("\\/", "/") for key, value in reversed(_SAVED.findall(script))}


def from_items(items: Sequence[Item]) -> list[Thing]:
    """Build the objects that microdata describe, in document order; what stands outside of any makes the last one."""
    things: dict[int, Thing] = {}
    loose: Thing = {}
    for item in items:
        value: Any = item.value
        if item.number is not None:
            value = things[item.number] = {"@type": item.type, "#text": item.value}
        holder = things.get(item.scope, loose) if item.scope is not None else loose
        for name in item.properties:
            holder.setdefault(name, []).append(value)
    return [*things.values(), loose] if loose else list(things.values())


def types_of(thing: Thing) -> frozenset[str]:
    """Give the schema.org types of an object, lower case, without the address of the vocabulary."""
    types = thing.get("@type")
    found = types if isinstance(types, list) else [types]
    return frozenset(re.split(r"[/#:]", kind.strip())[-1].lower() for kind in found if isinstance(kind, str))


def strings_of(value: Any, *keys: str) -> list[str]:
    """List the strings that a property states: a string, several, or objects that hold them under one of `keys`."""
    strings = (_string(one, keys) for one in (value if isinstance(value, list) else [value]))
    return [string for string in strings if string.strip()]


def _string(value: Any, keys: Sequence[str]) -> str:
    """Give the string that a value is or holds under the first of the keys that it has; numbers count."""
    if isinstance(value, dict):
        value = next((value[key] for key in keys if value.get(key)), "")
        if isinstance(value, list):
            value = next((inner for inner in value if isinstance(inner, str)), "")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63:
        return str(value)  # a time in seconds since 1970
    return value if isinstance(value, str) else ""


def is_outlet(thing: Thing) -> bool:
    """Tell whether an object is an organization of any kind (`NewsMediaOrganization`) or a site, and no person."""
    types = types_of(thing)
    return "person" not in types and any(kind.endswith(_OUTLETS) for kind in types)


_OUTLETS = ("organization", "website")
