"""Choices of assembly: which of several headlines, decks, rubrics is the page's (assembly.tsv), and its paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from rupress.read import read
from rupress.span import Span
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.hints import RULE
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of

LINES = (Path(__file__).parent / "assembly.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]
PARAGRAPHS = (Path(__file__).parent / "paragraphs.tsv").read_text(encoding="utf-8").splitlines()[2:]
LABELS = {
    "H": "headline",
    "D": "deck",
    "S": "section",
    "B": "body",
    "U": "subhead",
    "C": "caption",
    "Y": "byline",
}


@pytest.mark.parametrize(("page", "want"), [(case[1], case[2:]) for case in CASES], ids=[case[0] for case in CASES])
def test_choice(page: str, want: list[str]) -> None:
    elements = [element.split(" ", 2) for element in page.replace(" / ", " | ").split("/")]
    head = "".join(f'<meta property="og:title" content="{text}">' for _, label, text in elements if label == "=")
    elements = [element for element in elements if element[1] != "="]
    markup = "".join(f"<{tag}>{text}</{tag}>" for tag, _, text in elements)
    source = read(f"<html><head>{head}</head><body>{markup}</body></html>", media="html")
    rows = rows_of(source)
    pieces = [whole(row, LABELS[e[1]], "test", 0.9) for row, e in zip(rows, elements, strict=True)]
    layout = assemble(source, pieces)
    spans = [piece.span for piece in pieces]
    chosen = ["-" if span is None else str(spans.index(span)) for span in (layout.headline, layout.deck)]
    section = "-" if layout.section is None else source.text[layout.section.start : layout.section.stop]
    assert [*chosen, section] == want


@pytest.mark.parametrize(
    ("lines", "headline", "deck"),
    [
        (("headline test 0.91", "headline test 0.94", "body test 0.9"), 0, None),
        (("headline test 0.6", "headline test 0.9", "body test 0.9"), 1, None),
        (("headline test 0.9", f"headline {RULE} 0.6", "deck test 0.9", f"deck {RULE} 0.6", "body test 0.9"), 1, 3),
    ],
    ids=["as sure as the first", "surer than the first", "what a profile names"],
)
def test_choice_by_certainty_and_profile(lines: tuple[str, ...], headline: int, deck: int | None) -> None:
    source = read("\n\n".join(f"Мост {number} открыли" for number in range(len(lines))), media="text")
    told = [line.split(" ") for line in lines]
    pieces = [
        whole(row, label, rule, float(sure)) for row, (label, rule, sure) in zip(rows_of(source), told, strict=True)
    ]
    layout = assemble(source, pieces)
    assert layout.headline == pieces[headline].span
    assert layout.deck == (None if deck is None else pieces[deck].span)


@pytest.mark.parametrize(
    ("rules", "start", "stop"),
    [
        (("first", "headline_goes_on", "body"), 0, 1),
        (("first", "headline_goes_on", "headline_goes_on"), 0, 2),
        (("body", "first", "headline_goes_on", "headline_goes_on", "body"), 1, 3),
        (("first", "headline_goes_on surest", "headline_goes_on", "body"), 0, 2),
        (("other", "first", "headline_goes_on", "headline_goes_on surest", "body"), 1, 3),
        (("first surest", "other", "headline_goes_on", "body"), 0, 0),
    ],
    ids=["two lines", "up to the end", "in the middle", "told by the second", "told by the third", "of another"],
)
def test_a_headline_of_several_lines(rules: tuple[str, ...], start: int, stop: int) -> None:
    source = read("\n\n".join(f"Мост {number} открыли" for number in range(len(rules))), media="text")
    told = [rule.partition(" ") for rule in rules]
    pieces = [
        whole(row, "body" if rule == "body" else "headline", rule, 0.95 if surest else 0.8)
        for row, (rule, _, surest) in zip(rows_of(source), told, strict=True)
    ]
    assert assemble(source, pieces).headline == Span(pieces[start].span.start, pieces[stop].span.stop)


@pytest.mark.parametrize("case", PARAGRAPHS, ids=lambda case: case.split("\t")[0])
def test_paragraphs(case: str) -> None:
    _, page, want, article = case.split("\t")
    lines = page.split("/")
    source = read("\n".join(line[2:] for line in lines), media="text")
    pieces = [whole(row, LABELS[line[0]], "test", 0.9) for row, line in zip(rows_of(source), lines, strict=True)]
    layout = assemble(source, pieces)
    found = [source.text[span.start : span.stop].replace("\n", "¶") for span in layout.paragraphs]
    assert " | ".join(found) == want
    assert any(note.code == "no_article" for note in layout.notes) == (article == "no")


def test_pieces_of_one_line_are_one_paragraph() -> None:
    source = read("Мост открыли. Движение пустят зимой.", media="text")
    line = whole(rows_of(source)[0], "body", "test", 0.9)
    layout = assemble(source, [evolve(line, stop=13), evolve(line, start=14)])
    assert layout.paragraphs == (line.span,)
