"""Learning a profile: what each page tells is collected, then the profile is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field, frozen

from rupress.errors import UsageError
from rupress.profiles.learning import toml
from rupress.profiles.learning.choice import selectors_of
from rupress.profiles.learning.evidence import Seen, seen
from rupress.profiles.learning.repeated import edges_of, lines_of, repeated_lines
from rupress.profiles.learning.said import Said
from rupress.read import outline_on, read
from rupress.records import Media, Source
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.label import label_lines
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.splits import split_lines

Label = Callable[[Source], Sequence[Piece]]


def labelled(source: Source) -> Sequence[Piece]:
    """Label the lines of a page as everywhere."""
    return split_lines(label_lines(source))


@frozen
class Learnt:
    """A profile, and what speaks for what it says."""

    name: str
    hosts: tuple[str, ...]
    css: tuple[Said, ...]
    lines: tuple[Said, ...]
    after: tuple[Said, ...]
    before: tuple[Said, ...]
    pages: int

    def toml(self) -> str:
        """Write the profile."""
        lines = [f"name = {toml.string(self.name)}"]
        for key, edges in (("after", self.after), ("before", self.before)):
            lines += toml.entries(key, [(said.what, said.why()) for said in edges]) if edges else []
        for key, table in (("css", self.css), ("lines", self.lines)):
            rows: dict[str, list[tuple[str, str]]] = {}
            for said in table:
                rows.setdefault(said.kind, []).append((said.what, said.why()))
            lines += toml.table(key, rows)
        return "\n".join([*lines, ""])


@define
class Learner:
    """Collects what pages of one site tell."""

    pages: list[Seen] = field(factory=list)

    def add(
        self, page: bytes | str, *, media: str = "auto", encoding: str | None = None, label: Label = labelled
    ) -> None:
        """Read one page."""
        source = read(page, media=media, encoding=encoding)
        elements = outline_on(page, encoding) if source.media is Media.HTML else ()
        pieces = label(source)
        self.pages.append(seen(assemble(source, pieces), pieces, elements))

    def learn(self, name: str, hosts: Sequence[str] = ()) -> Learnt:
        """Choose the profile."""
        if sum(page.is_article for page in self.pages) < 3:
            raise UsageError("too few pages")
        css, hinted = selectors_of(self.pages)
        repeated = repeated_lines(self.pages)
        import os
        after = edges_of(self.pages, repeated, hinted, last=False) if not os.environ.get("NOAFTER") else ()
        before = edges_of(self.pages, repeated, hinted, last=True) if not os.environ.get("NOBEFORE") else ()
        lines = list(lines_of(self.pages, repeated, hinted)) if not os.environ.get("NOLINES") else ()
        return Learnt(name, tuple(hosts), tuple(css), tuple(lines), tuple(after), tuple(before), len(self.pages))
