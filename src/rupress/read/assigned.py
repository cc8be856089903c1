"""What scripts assign: JSON as pages hand it to their programs, and the strings of what is no JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_TRIES = 5
"""So many assignments of a script may be JSON."""
_ASSIGNED = re.compile(r"=\s{0,9}(?=[{\[])|=\s{0,9}JSON\.parse\(\s{0,9}(?=\")")
_UNDEFINED = re.compile(r":\s{0,9}undefined(?=[,}\]])")
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*+"')


def strings_in(script: str) -> list[str]:
    """List the strings in double quotation marks of a script, whatever it is."""
    return [value for match in _LITERAL.finditer(script) if isinstance(value := _json(match[0]), str)]


def loaded(script: str) -> Iterator[Any]:
    """Load what a script is, or assigns, if that is JSON."""
    bare = script.strip()
    if bare[:1] in ("{", "["):
        value = _json(bare)
        yield _unfolded(value) if isinstance(value, list) else value
        return
    for _, match in zip(range(_TRIES), _ASSIGNED.finditer(script), strict=False):
        value = _json(script, match.end())
        if value is not None:
            yield _json(value) if isinstance(value, str) else value


def _json(text: str, at: int = 0) -> Any:
    """Load JSON that begins at a place, as scripts have it; None if it is none."""
    for words in (text[at:], _UNDEFINED.sub(":null", text[at:])):
        try:
            return json.JSONDecoder(strict=False).raw_decode(words)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _unfolded(values: list[Any]) -> Any:
    """Undo how Nuxt flattens a state: all values in one list, each made of the numbers of those that it holds."""
    numbers = [n for one in values[:3] for n in parts_of(one) if isinstance(n, int)]
    if len(values) < 3 or not numbers or not all(0 <= n < len(values) for n in numbers):
        return values
    made: list[Any] = [_emptied(one) for one in values]
    for one, inner in zip(values, made, strict=True):
        if isinstance(inner, dict):
            inner.update({key: _at(made, n) for key, n in one.items()})
        elif isinstance(inner, list):
            inner.extend(_at(made, n) for n in one)
    return made[0]


def _emptied(value: Any) -> Any:
    return {} if isinstance(value, dict) else [] if isinstance(value, list) else value


def _at(made: list[Any], number: Any) -> Any:
    known = isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(made)
    return made[number] if known else None


def parts_of(value: Any) -> list[Any]:
    """Give the values of an object or a list; none of anything else."""
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
