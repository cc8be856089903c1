"""Views of a page: people look before they read.

`html` gives a document or a fragment for notebooks, `text` a view for terminals.
"""

from __future__ import annotations

from rupress.errors import MissingExtraError
from rupress.records import Page
from rupress.show.html import html

__all__ = ["html", "text"]


def text(page: Page, *, width: int = 100, colour: bool = False, whole: bool = False) -> str:
    """Show a page in plain characters: its lines with their kinds, then its records.

    Args:
        page: the page.
        width: columns to fill.
        colour: whether to colour it with the escape sequences of terminals.
        whole: whether to show every line; otherwise long menus and lists are cut short, and it is said how much.

    Raises:
        MissingExtraError: rich is not installed (`pip install 'rupress[cli]'`).
    """
    try:
        from rupress.show import terminal
    except ModuleNotFoundError as error:
        raise MissingExtraError("the text view needs rich: pip install 'rupress[cli]'") from error
    return terminal.render(page, width=width, colour=colour, whole=whole)
