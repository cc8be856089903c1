"""The shipped model on real texts: floors on a set that it never saw, and what must hold on real pages."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.shared import SHARED, needed, page_texts

from rupress.ner import tag

NEREL = SHARED / "data" / "ner" / "nerel.dev.jsonl.gz"
ARTICLES = SHARED / "data" / "raw" / "instantview.jsonl.gz"
MARKED = Path(__file__).parents[2] / "training" / "ner" / "marked.jsonl"
TYPES = {
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "COUNTRY": "LOC",
    "CITY": "LOC",
    "STATE_OR_PROVINCE": "LOC",
    "DISTRICT": "LOC",
    "LOCATION": "LOC",
}
WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+|\d+|[^\sA-Za-zА-Яа-яЁё\d]")

pytestmark = pytest.mark.shared


Names = list[tuple[int, int, str]]


def reached(rows: Iterable[tuple[str, Names]], head: str) -> dict[str, float]:
    """Give the token F1 of each type."""
    both, either = dict.fromkeys(("PER", "LOC", "ORG"), 0), dict.fromkeys(("PER", "LOC", "ORG"), 0)
    for text, gold in rows:
        words = [m.span() for m in WORD.finditer(text)]
        found = [(start, stop, type_) for start, stop, type_, _ in tag(text, head=head)]
        for type_ in both:
            wanted, got = (
                {
                    word
                    for word in words
                    for start, stop, t in some
                    if t == type_ and start <= word[0] <= word[1] <= stop
                }
                for some in (gold, found)
            )
            both[type_] += 2 * len(wanted & got)
            either[type_] += len(wanted) + len(got)
    return {type_: both[type_] / either[type_] for type_ in both}


@pytest.mark.slow
@needed(NEREL)
@pytest.mark.parametrize(
    ("head", "floors"),
    [
        ("nerel", {"PER": 0.95, "LOC": 0.88, "ORG": 0.84}),
        ("factrueval", {"PER": 0.95, "LOC": 0.81, "ORG": 0.77}),
    ],
)
def test_nerel_dev_is_read_well_enough(head: str, floors: dict[str, float]) -> None:
    """Token F1 stays above the floors; no stage of the training reads NEREL dev."""
    rows = map(json.loads, gzip.decompress(NEREL.read_bytes()).splitlines())
    named = (
        (r["text"], [(s["start"], s["stop"], TYPES[s["type"]]) for s in r["spans"] if s["type"] in TYPES]) for r in rows
    )
    scores = reached(named, head)
    assert all(scores[type_] >= floor for type_, floor in floors.items()), scores


@pytest.mark.slow
@needed(ARTICLES)
def test_held_articles_of_many_sites_are_read_well_enough() -> None:
    """Token F1 stays above the floors on the marked articles that no stage of the training reads."""
    held = {row["id"]: row for row in map(json.loads, MARKED.read_text(encoding="utf-8").splitlines()) if row["held"]}
    rows = []
    for article in map(json.loads, gzip.decompress(ARTICLES.read_bytes()).splitlines()):
        if article["url"] in held:
            text = "\n".join(words for _, words in article["blocks"] if words)
            assert zlib.crc32(text.encode()) == held[article["url"]]["crc"]
            rows.append((text, [tuple(name) for name in held[article["url"]]["names"]]))
    scores = reached(rows, "factrueval")
    floors = {"PER": 0.955, "LOC": 0.94, "ORG": 0.88}
    assert len(rows) == 130
    assert all(scores[type_] >= floor for type_, floor in floors.items()), scores


@pytest.mark.skipif(not page_texts(), reason="needs real pages: ../shared/data/pages is absent")
def test_no_name_crosses_a_line_of_a_real_page() -> None:
    for text in page_texts():
        found = tag(text)
        assert found
        assert not any(len(text[start:stop].splitlines()) > 1 for start, stop, _, _ in found)
