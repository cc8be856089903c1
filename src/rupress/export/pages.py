"""What is exported or shown is a page, and no page that failed; and its quotes read as people write them."""

from __future__ import annotations

from rupress.errors import UsageError
from rupress.records import Page, Quote


def a_page(given: object, done: str = "exported") -> Page:
    """Give a page back, and refuse what is none, such as a `Failure` among the results of `parse_many`.

    Args:
        given: what should be a page.
        done: what is to be done with it, for the message.

    Raises:
        UsageError: it is no page.
    """
    if isinstance(given, Page):
        return given
    raise UsageError(
        f"pages are {done}, such as rupress.parse gives, not {type(given).__name__}; of the results of parse_many keep "
        "those that are pages: [page for page in results if isinstance(page, rupress.Page)]"
    )


def words_of(quote: Quote) -> str:
    """Give the words said, on one line."""
    return " ".join(quote.text.split())
