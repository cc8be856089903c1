"""The shipped model on real texts: floors on a set that it never saw, and what must hold on real pages."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from tests.shared import SHARED, needed, page_texts

from rupress.ner import tag

NEREL = SHARED / "data" / "ner" / "nerel.dev.jsonl.gz"
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


@pytest.mark.slow
@needed(NEREL)
@pytest.mark.parametrize(
    ("head", "floors"),
    [
        ("nerel", {"PER": 0.95, "LOC": 0.88, "ORG": 0.84}),
        ("factrueval", {"PER": 0.95, "LOC": 0.82, "ORG": 0.75}),
    ],
)
def test_nerel_dev_is_read_well_enough(head: str, floors: dict[str, float]) -> None:
    """Token F1 stays above the floors; NEREL dev is the one set that no stage of the training reads."""
    both, either = dict.fromkeys(floors, 0), dict.fromkeys(floors, 0)
    for row in map(json.loads, gzip.decompress(NEREL.read_bytes()).splitlines()):
        words = [m.span() for m in WORD.finditer(row["text"])]
        gold = [(s["start"], s["stop"], TYPES[s["type"]]) for s in row["spans"] if s["type"] in TYPES]
        found = [(start, stop, type_) for start, stop, type_, _ in tag(row["text"], head=head)]
        for type_ in floors:
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
    reached = {type_: both[type_] / either[type_] for type_ in floors}
    assert all(reached[type_] >= floor for type_, floor in floors.items()), reached


@pytest.mark.skipif(not page_texts(), reason="needs real pages: ../shared/data/pages is absent")
def test_no_name_crosses_a_line_of_a_real_page() -> None:
    for text in page_texts():
        found = tag(text)
        assert found
        assert not any(len(text[start:stop].splitlines()) > 1 for start, stop, _, _ in found)
