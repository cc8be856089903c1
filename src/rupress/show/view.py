"""What one call gives to look at: in a notebook as HTML, in a terminal as text, on disk as a file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from attrs import frozen

from rupress.errors import MissingExtraError
from rupress.records import Page
from rupress.show import frame
from rupress.show.choice import Choice
from rupress.show.html import html


class View(ABC):
    """Something to look at."""

    __slots__ = ()

    @abstractmethod
    def _repr_html_(self) -> str:
        """Give the view for a notebook: a fragment that loads nothing, everything escaped."""

    @abstractmethod
    def __str__(self) -> str:
        """Give the view in plain characters."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.title()!r}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002 - as IPython calls it
        """Print the view where no HTML can be shown."""
        try:
            printer.text(str(self))
        except MissingExtraError:
            printer.text(repr(self))

    def save(self, path: str | Path) -> None:
        """Write the view as a document to a file, in UTF-8, over one that is there.

        Raises:
            OSError: the file cannot be written.
        """
        Path(path).write_text(frame.document(self._repr_html_(), self.title()), encoding="utf-8")

    def title(self) -> str:
        """Name the document."""
        return "rupress"


@frozen(repr=False)
class PageView(View):
    """A page, or the layers of it that were asked for."""

    page: Page
    """The page."""
    choice: Choice
    """What of it is shown."""

    def _repr_html_(self) -> str:
        return html(self.page, document=False, layers=self.choice.layers, kinds=self.choice.kinds)

    def __str__(self) -> str:
        from rupress.show import text

        return text(self.page, layers=self.choice.layers, kinds=self.choice.kinds)

    def title(self) -> str:
        """Name the document after the page."""
        return self.page.headline or self.page.url or "rupress"
