"""Choices of assembly: which headline, deck and rubric is the page's (assembly.tsv), and what is one paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from rupress.read import read
from rupress.tokenizer.assemble import assemble
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
    markup = "".join(f"<{tag}>{text}</{tag}>" for tag, _, text in elements)
    source = read(f"<html><body>{markup}</body></html>", media="html")
    rows = rows_of(source)
    pieces = [whole(row, LABELS[e[1]], "test", 0.9) for row, e in zip(rows, elements, strict=True)]
    layout = assemble(source, pieces)
    spans = [piece.span for piece in pieces]
    chosen = ["-" if span is None else str(spans.index(span)) for span in (layout.headline, layout.deck)]
    section = "-" if layout.section is None else source.text[layout.section.start : layout.section.stop]
    assert [*chosen, section] == want


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
