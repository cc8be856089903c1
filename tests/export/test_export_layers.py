"""What the annotation tools share: regions, relations, and texts that no reader trips over."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import invented
from tests.export.pages import awkward, every

from rupress.errors import UsageError
from rupress.export import Layer, to_annotations, to_json_ld
from rupress.export.layers import LABELS, RELATIONS, annotate, disjoint, lines, plain
from rupress.records import Mention, Page
from rupress.span import Span, utf16

PAGE = invented.page()


def drawn(page: Page, *layers: str) -> list[tuple[str, str, str]]:
    regions = annotate(page, layers).regions
    return [(r.label, " … ".join(page.text[s.start : s.stop] for s in r.spans), r.note) for r in regions]


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (
            "names",
            [
                ("LOC", "ЗАРЕЧЬЕ", "Заречье"),
                ("PER", "Пётр Крапивин", "Пётр Крапивин"),
                ("ORG", "ООО «Ромашка»", "ООО «Ромашка»"),
            ],
        ),
        ("dates", [("DATE", "вчера", "2021-05-19")]),
        (
            "quotes",
            [
                ("QUOTE_DIRECT", "Мы успеем … Деньги есть", "Пётр Крапивин"),
                ("CUE", "пообещал", "пообещать"),
                ("SPEAKER", "Крапивин", "Пётр Крапивин"),
            ],
        ),
    ],
)
def test_a_layer_has_its_regions(layer: str, expected: list[tuple[str, str, str]]) -> None:
    assert drawn(PAGE, layer) == expected


def test_kinds_cover_every_line() -> None:
    assert [(label, text) for label, text, _ in drawn(PAGE, "kinds")] == [
        (kind.value.upper(), line) for kind, line, _ in invented.LINES
    ]


def test_a_quote_leads_to_its_speaker_and_its_cue() -> None:
    found = annotate(PAGE, ["quotes"])
    by_id = {region.id: region for region in found.regions}
    links = [(by_id[link.source].label, link.name, by_id[link.target].label) for link in found.relations]
    assert links == [("QUOTE_DIRECT", "speaker", "SPEAKER"), ("QUOTE_DIRECT", "cue", "CUE")]


def test_a_speaker_carried_on_is_where_he_was_named() -> None:
    found = annotate(awkward(), ["quotes"])
    by_id = {region.id: region for region in found.regions}
    links = {(by_id[link.source].label, link.name, by_id[link.target].spans) for link in found.relations}
    place = (awkward().mentions[0].span,)
    assert links >= {("QUOTE_INDIRECT", "speaker", place), ("QUOTE_INDIRECT", "outlet", place)}


def test_what_holds_only_white_space_is_no_region() -> None:
    assert "QUOTE_MIXED" not in {label for label, _, _ in drawn(awkward(), "quotes")}


@pytest.mark.parametrize("name", every())
def test_regions_are_numbered_in_order_and_labelled_from_the_list(name: str) -> None:
    found = annotate(every()[name], list(Layer))
    assert [region.id for region in found.regions] == list(range(1, len(found.regions) + 1))
    starts = [region.spans[0].start for region in found.regions]
    assert starts == sorted(starts)
    for region in found.regions:
        assert region.label in LABELS[region.layer]
    for link in found.relations:
        assert link.name in RELATIONS


def test_no_two_layers_share_a_label() -> None:
    labels = [label for layer in Layer for label in LABELS[layer]]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("layers", [["poem"], [], "poem", ["names", "poem"]])
def test_misuse_names_the_layers(layers: list[str] | str) -> None:
    with pytest.raises(UsageError, match="kinds, names, dates, quotes"):
        annotate(PAGE, layers)


@pytest.mark.parametrize("given", ["text", None, PAGE.quotes[0]], ids=repr)
def test_what_is_no_page_is_not_exported(given: Any) -> None:
    with pytest.raises(UsageError, match="pages are exported"):
        annotate(given)
    with pytest.raises(UsageError, match="pages are exported"):
        to_json_ld(given)
    with pytest.raises(UsageError, match="pages are exported"):
        to_annotations(given)


@given(st.text() | st.text(alphabet="\r\n\t\x85\u2028\x00\ud800а "))
def test_plain_text_has_as_many_characters_and_nothing_awkward(text: str) -> None:
    made = plain(text)
    assert len(made) == len(text)
    made.encode("utf-8")
    assert made.splitlines() == made.removesuffix("\n").split("\n") or not made
    assert not re.search("[\x00-\x09\x0b-\x1f]", made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("а\r\nб", "а \nб"), ("а\rб", "а\nб"), ("а\tб", "а б"), ("а\u2028б", "а\nб"), ("а\x00б\ud800", "а\ufffdб\ufffd")],
)
def test_awkward_characters_are_replaced_one_for_one(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_lines_of_a_span_are_without_the_white_space_around_them() -> None:
    text = "аб\n  вг  \n \nд"
    assert [text[part.start : part.stop] for part in lines(text, Span(1, len(text)))] == ["б", "вг", "д"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8))))
def test_of_spans_that_overlap_the_longest_stays(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    kept = [span for span, _ in disjoint((span, "") for span in spans)]
    covered = [offset for span in kept for offset in range(span.start, span.stop)]
    assert len(covered) == len(set(covered))
    assert kept == sorted(kept)
    for span in spans:
        rivals = [other for other in kept if other.start < span.stop and span.start < other.stop]
        assert any(other.stop - other.start >= span.stop - span.start for other in rivals)


@given(st.text())
def test_utf16_counts_as_the_encoding_does(text: str) -> None:
    unit = utf16(text)
    for offset in range(len(text) + 1):
        assert unit(offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def test_an_entity_named_a_thousand_times_is_looked_up_not_searched() -> None:
    """Count the spans looked at by what they are compared with, not the time."""
    text = "Анна " * 1000
    spans = [Span(5 * n, 5 * n + 4) for n in range(1000)]
    mentions = tuple(Mention(span, "Анна", PAGE.mentions[0].type, "Анна", "p1") for span in spans)
    quote = awkward().quotes[1]
    quotes = tuple(attrs.evolve(quote, span=Span(5 * n, 5 * n + 4), parts=(spans[n],)) for n in range(1000))
    page = attrs.evolve(invented.bare(text), mentions=mentions, quotes=quotes)
    found = annotate(page, ["quotes"])
    assert len(found.relations) == 2000
