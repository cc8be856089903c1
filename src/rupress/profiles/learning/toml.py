"""A profile written as TOML, with a comment at each entry that says what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def string(text: str) -> str:
    """Write a string; a lone surrogate, which TOML cannot hold, becomes a question mark."""
    return '"' + "".join(map(_char, text.encode("utf-8", "replace").decode("utf-8"))) + '"'


def _char(char: str) -> str:
    """Write a character so that it is seen and does nothing to a terminal."""
    if char in '\\"':
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08x}"


def entries(key: str, values: Iterable[tuple[str, str]]) -> list[str]:
    """Write the entries of one key, each with its comment; a single one without brackets.

    Args:
        key: a key that needs no quotes.
        values: each value with what is to be said of it, or nothing.
    """
    values = list(values)
    if len(values) == 1:
        value, said = values[0]
        return [f"{key} = {string(value)}{_comment(said)}"]
    return [f"{key} = [", *(f"    {string(value)},{_comment(said)}" for value, said in values), "]"]


def _comment(said: str) -> str:
    return f"  # {' '.join(said.split())}" if said else ""


def table(name: str, rows: Mapping[str, Iterable[tuple[str, str]]]) -> list[str]:
    """Write a table; nothing if it is empty."""
    lines = [line for key, values in rows.items() for line in entries(key, values)]
    return ["", f"[{name}]", *lines] if lines else []
