"""What one call gives to look at: in a notebook as HTML, in a terminal as text, on disk as a file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

from attrs import field, frozen

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

    def _repr_pretty_(self, printer: object, cycle: bool) -> None:  # noqa: ARG002 - as IPython calls it
        """Print the view where a notebook cannot show HTML."""
        printer.text(str(self))  # type: ignore[attr-defined]

    def save(self, path: str | Path) -> None:
        """Write the view as a document to a file."""
        Path(path).write_text(frame.document(self._repr_html_(), self.title()), encoding="utf-8")

    def title(self) -> str:
        """Name the document."""
        return "rupress"


@frozen
class PageView(View):
    """A page, or the layers of it that were asked for."""

    page: Page = field(repr=False)
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
