"""What every HTML view stands in: escaping, the style sheet, and the document around it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from html import escape
from importlib.resources import files

from rupress.show.marks import shown

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a document may do: be styled, and nothing else. It holds even where escaping should fail."""


PAPER = "body{margin:0}body>.rupress{min-height:100vh}"
"""Lets the view fill the window, so that its paper has no end in the middle."""


def e(text: str) -> str:
    """Escape a text for HTML, attribute values included."""
    return escape(shown(text))


def moment(value: dt.datetime | dt.date | None) -> str | None:
    """Write a moment or a day as people read it: `2021-05-20 02:43 +03:00`, `2021-05-20`."""
    if not isinstance(value, dt.datetime):
        return value.isoformat() if value else None
    zone = value.isoformat()[len(value.replace(tzinfo=None).isoformat()) :]
    clock = value.strftime("%H:%M:%S") if value.second else value.strftime("%H:%M")
    return f"{value.date().isoformat()} {clock} {zone}".rstrip()


def fragment(body: str, *sheets: str, style: str = "") -> str:
    """Put a view into a box with the style sheets that it needs: `base` always, and those named."""
    rules = "".join(_sheet(name) for name in ("base", *sheets))
    return f'<div class="rupress{style}"><style>{rules}</style>{body}</div>'


def document(inside: str, title: str) -> str:
    """Make a whole document of a fragment."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" '
        f'content="light dark"><title>{e(title)}</title><style>{PAPER}</style></head>'
        f"<body>{inside}</body></html>\n"
    )


@cache
def _sheet(name: str) -> str:
    return files("rupress.show").joinpath(f"{name}.css").read_text(encoding="utf-8")
