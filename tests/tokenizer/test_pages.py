"""Small pages with the kind of every line: a newcomer adds a case by adding a file to tests/tokenizer/pages.

Each line is `kind | text`; an empty line stays empty; `= field: value` lines at the top are what must be assembled;
lines that begin with # are remarks.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rupress.read import read
from rupress.records import Layout
from rupress.tokenizer import lay_out

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def load(path: Path) -> tuple[str, list[tuple[int, str]], dict[str, str]]:
    """Read a page: its text, the kind of each line by offset, and the fields."""
    text, kinds, fields = "", [], {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            name, _, value = line[2:].partition(": ")
            fields[name] = value
        elif not line.startswith("#"):
            kind, bar, words = line.partition(" | ")
            if bar:
                kinds.append((len(text), kind))
            text += words + "\n"
    return text, kinds, fields


def got(layout: Layout, field: str) -> str:
    """Spell a part of the layout as the pages do."""
    text = layout.source.text
    if field in ("headline", "deck", "section"):
        span = getattr(layout, field)
        return text[span.start : span.stop] if span else "none"
    if field in ("published", "updated"):
        s = getattr(layout, field)
        return f"{s.year}-{s.month:02}-{s.day:02}T{s.hour:02}:{s.minute:02}" if s else "none"
    if field == "authors":
        return ", ".join(author.name for author in layout.authors)
    if field == "tags":
        return ", ".join(layout.tags)
    if field == "dateline":
        return layout.dateline.text if layout.dateline else "none"
    if field == "no article":
        assert any(note.code == "no_article" for note in layout.notes)
        return "" if layout.headline is None and not layout.paragraphs else "an article"
    return str(len(getattr(layout, field)))


_MENU = "the last entry of a menu that stands over the headline is taken for its rubric"
KNOWN = {"agency": _MENU}
"""Pages with a line that is read wrongly, and what is wrong."""


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(p, marks=pytest.mark.xfail(reason=KNOWN[p.stem], strict=True), id=p.stem)
        if p.stem in KNOWN
        else pytest.param(p, id=p.stem)
        for p in PAGES
    ],
)
def test_lines(path: Path) -> None:
    text, kinds, _ = load(path)
    layout = lay_out(read(text, media="text"))
    at = {segment.span.start: segment for segment in layout.segments}
    cover = sorted(at)
    wrong = []
    for start, kind in kinds:
        segment = at[max(s for s in cover if s <= start)]
        if segment.kind.value != kind:
            line = text[start:].split("\n", 1)[0]
            wrong.append(
                f"{line[:60]!r}: {segment.kind.value} by {segment.rule} ({segment.confidence:.2f}), not {kind}"
            )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_parts(path: Path) -> None:
    text, _, fields = load(path)
    layout = lay_out(read(text, media="text"))
    assert {field: got(layout, field) for field in fields} == fields
