"""The views escape what a page says, load nothing, and leave nothing out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import invented

from rupress import show
from rupress.records import EntityType, Kind, Mention, Note, Segment
from rupress.show.marks import rows
from rupress.span import Span

PAGE = invented.page()
HOSTILE = '<script>alert("x")</script><img src=https://evil.example/x onerror=alert(1)>&amp;\x1b[31m\u202e\ud800'


class Reader(HTMLParser):
    """Collects the elements, attributes and text of a document, and checks that elements close in order."""

    VOID = frozenset({"meta", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)


def read(document: str) -> Reader:
    reader = Reader()
    reader.feed(document)
    reader.close()
    assert reader.open == []
    return reader


def test_html_view_has_every_word_of_the_page_and_every_record() -> None:
    words = " ".join(read(show.html(PAGE)).words)
    squeezed = re.sub(r"\s+", "", words)
    for _, line, _ in invented.LINES:
        assert re.sub(r"\s+", "", line) in squeezed
    for record in ("2021-05-20 02:43 +03:00", "Инга Вербицкая", "Пётр Крапивин", "2021-05-19", "date_conflict", "мэр"):
        assert record in words


def test_hover_tells_kind_rule_and_confidence() -> None:
    assert 'title="headline · rule repeated_title · confidence 0.83"' in show.html(PAGE)


def test_html_view_is_self_contained() -> None:
    document = show.html(PAGE)
    reader = read(document)
    assert not reader.tags & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not reader.attributes & {"src", "href", "srcset", "action"}
    assert not [name for name in reader.attributes if name.startswith("on")]
    assert "url(" not in document
    assert "@import" not in document
    assert "prefers-color-scheme: dark" in document


def test_every_kind_has_a_colour_and_a_switch() -> None:
    document = show.html(PAGE)
    for kind in Kind:
        assert f".rp-{kind.value} {{ --h:" in document
        assert f".rupress:has(.rp-k-{kind.value}:not(:checked)) .rp-run.rp-{kind.value}" in document


@pytest.mark.parametrize("field", ["url", "headline", "deck", "section", "origin"])
def test_hostile_text_is_escaped_in_every_field(field: str) -> None:
    changes: dict[str, Any] = {field: HOSTILE}
    check_harmless(show.html(attrs.evolve(PAGE, **changes)))


def test_hostile_text_is_escaped_in_lines_hints_and_records() -> None:
    hostile = attrs.evolve(
        invented.bare(HOSTILE),
        tags=(HOSTILE,),
        mentions=(Mention(Span(0, len(HOSTILE)), HOSTILE, EntityType.PER, HOSTILE, HOSTILE),),
        notes=(Note(HOSTILE, HOSTILE),),
    )
    check_harmless(show.html(hostile))


def check_harmless(document: str) -> None:
    reader = read(document)
    assert not reader.tags & {"script", "img"}
    document.encode("utf-8")
    assert "\x1b" not in document
    assert "\u202e" not in document


def test_terminal_gets_no_control_characters() -> None:
    view = show.text(attrs.evolve(invented.bare(HOSTILE), headline=HOSTILE, notes=(Note(HOSTILE, HOSTILE),)))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\ud800]", view)


def test_fragment_for_notebooks_brings_no_document() -> None:
    fragment = show.html(PAGE, document=False)
    assert fragment.startswith('<div class="rupress">')
    assert read(fragment).tags & {"html", "body"} == set()
    assert fragment in show.html(PAGE)


def test_every_selector_keeps_to_the_view() -> None:
    style = re.sub(
        r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", show.html(PAGE).split("<style>")[2].split("</style>")[0]
    )
    for selectors in re.findall(r"(?:^|\})([^{}]+)\{", style):
        for selector in selectors.split(","):
            assert selector.strip().startswith((".rp-", ".rupress")), selector


def test_text_view_shows_lines_and_records() -> None:
    view = show.text(PAGE)
    assert "headline │ «Мы успеем»: Крапивин рассказал о ремонте набережной" in view
    assert "«Мы успеем. Деньги есть»" in view
    assert "\x1b" not in view
    assert not re.search(" $", view, flags=re.MULTILINE)


def test_text_view_in_colour_keeps_to_its_width() -> None:
    view = show.text(PAGE, colour=True, width=60)
    assert "\x1b[1;31mheadline" in view
    bare = re.sub("\x1b\\[[0-9;]*m", "", view)
    assert max(map(len, bare.splitlines())) <= 60


def test_long_lists_are_cut_short_unless_asked_for() -> None:
    menu = "".join(f"Раздел {number}\n" for number in range(30))
    segments = tuple(
        Segment(Span(match.start(), match.end()), Kind.NAV, "menu", 0.9) for match in re.finditer(".+\n", menu)
    )
    page = attrs.evolve(invented.bare(menu), segments=segments)
    assert "… 25 more lines" in show.text(page)
    assert "Раздел 29" not in show.text(page)
    assert "Раздел 29" in show.text(page, whole=True)
    folded = show.html(page).split("<summary>25 more lines</summary>")[1]
    assert "Раздел 29" in folded


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_rows_rebuild_the_text_whatever_the_marks(text: str, spans: list[tuple[int, int]]) -> None:
    mentions = tuple(
        Mention(Span(*sorted(min(n, len(text)) for n in span)), "", EntityType.PER, "", "p1") for span in spans
    )
    page = attrs.evolve(invented.bare(text), mentions=mentions)
    rebuilt = ["".join(piece.text for piece in row.pieces) for row in rows(page)]
    assert [len(row) for row in rebuilt] == ([len(text.strip())] if text.strip() else [])
    read(show.html(page))


def test_many_marks_in_one_line_take_linear_work() -> None:
    """Count the marks looked at, not the time: each piece may look at the few that cover it only."""
    words = 20_000
    text = "имя " * words
    mentions = tuple(Mention(Span(4 * n, 4 * n + 3), "имя", EntityType.PER, "имя", "p1") for n in range(words))
    (row,) = rows(attrs.evolve(invented.bare(text), mentions=mentions))
    assert len(row.pieces) == 2 * words - 1
    assert max(len(piece.marks) for piece in row.pieces) == 1
