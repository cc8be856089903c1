"""Views of pages and of their records: people look before they read.

`html` gives a document or a fragment for notebooks, `text` a view for terminals, `page` either, for what of a page is
asked for; `who_said_what` and `timeline` tables of one page or many; `record` a view of one record.
"""

from __future__ import annotations

from collections.abc import Iterable

from rupress.errors import MissingExtraError, expect
from rupress.export.pages import a_page
from rupress.records import Page
from rupress.show.cell import record
from rupress.show.choice import choose
from rupress.show.html import html
from rupress.show.tables import Table, WhoSaidWhat, who_said_what
from rupress.show.timeline import Timeline, timeline
from rupress.show.view import PageView, View

__all__ = [
    "PageView",
    "Table",
    "Timeline",
    "View",
    "WhoSaidWhat",
    "html",
    "page",
    "record",
    "text",
    "timeline",
    "who_said_what",
]


def __dir__() -> list[str]:
    return __all__


def page(shown: Page, *layers: str, kinds: Iterable[str] | None = None) -> PageView:
    """Show a page, or some layers of it: what `page.show(…)` does.

    Args:
        shown: the page.
        layers: `kinds`, `names`, `dates`, `quotes`; all of them if none is given.
        kinds: kinds of the lines to show, as in `rupress.Kind`; all if not given, or those of the article if kinds are
            no layer to show.

    Returns:
        What a notebook shows as HTML and `print` as text; `save(path)` writes a document.

    Raises:
        UsageError: it is no page, or there is no such layer or kind.
    """
    return PageView(a_page(shown, "shown"), choose(layers, kinds))


def text(
    page: Page,
    *,
    width: int = 100,
    colour: bool = False,
    whole: bool = False,
    layers: Iterable[str] = (),
    kinds: Iterable[str] | None = None,
) -> str:
    """Show a page in plain characters: its lines with their kinds, then its records.

    Args:
        page: the page.
        width: columns to fill.
        colour: whether to colour it with the escape sequences of terminals.
        whole: whether to show every line; otherwise long menus and lists are cut short, and it is said how much.
        layers: what to show of it: `kinds`, `names`, `dates`, `quotes`; all of them if none is given.
        kinds: kinds of the lines to show; all if not given, or those of the article if kinds are no layer to show.

    Raises:
        MissingExtraError: rich is not installed (`pip install 'rupress[cli]'`).
        UsageError: it is no page, or there is no such layer or kind.
    """
    a_page(page, "shown")
    expect(width, int, "width", "a whole number of columns")
    try:
        from rupress.show import terminal
    except ModuleNotFoundError as error:
        raise MissingExtraError("the text view needs rich: pip install 'rupress[cli]'") from error
    return terminal.render(page, choose(layers, kinds), width=width, colour=colour, whole=whole)
