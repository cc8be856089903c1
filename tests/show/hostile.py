"""Pages that want out: every text in every record is an attack."""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeVar

import attrs
from tests import invented

from rupress.records import Page
from rupress.span import Span

ATTACKS = (
    "</style></div></title><script>window.pwned=1;document.title='pwned'</script>"
    '<img src="http://{host}/hit" onerror="window.pwned=1">'
    '" onmouseover="window.pwned=1" autofocus onfocus=\'window.pwned=1\' x="'
    '<a href="javascript:window.pwned=1">x</a><svg onload="window.pwned=1"><style>@import "http://{host}/hit";</style>'
    '<link rel=stylesheet href="http://{host}/hit"><iframe src="http://{host}/hit"></iframe><base href="http://{host}/">'
    "<meta http-equiv=refresh content='0;url=http://{host}/hit'>--><!--&lt;script&gt;'`\x1b[31m\u202e\ud800"
)

HOSTILE = ATTACKS.replace("{host}", "127.0.0.1:9")

R = TypeVar("R")


def poisoned(value: Any, attack: str) -> Any:
    """Put the attack for every text in a record, at any depth."""
    if isinstance(value, Enum | Span):
        return value
    if isinstance(value, str):
        return attack
    if isinstance(value, tuple):
        return tuple(poisoned(inner, attack) for inner in value)
    if attrs.has(type(value)):
        names = [field.name for field in attrs.fields(type(value))]
        return attrs.evolve(value, **{name: poisoned(getattr(value, name), attack) for name in names})
    return value


def hostile_page(host: str) -> Page:
    """Poison the page built by hand; its text is the attack over and over, so that spans cut it anywhere."""
    page = invented.page()
    attack = ATTACKS.replace("{host}", host)
    made = poisoned(page, attack)
    assert isinstance(made, Page)
    return attrs.evolve(made, text=(attack * len(page.text))[: len(page.text)])


def records_of(page: Page) -> list[Any]:
    """Give one record of each sort that shows itself."""
    return [
        page.segments[0],
        page.quotes[0],
        *page.entities,
        page.mentions[0],
        page.dates[0],
        page.ticker[0],
        page.captions[0],
    ]
