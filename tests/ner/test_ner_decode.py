"""Decoding: whatever the network says, the names make sense."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.matrices import Floats
from rupress.ner.decode import LONGEST, TAGS, Name, decode, nested


def scores_for(tags: str) -> Floats:
    """Return scores in which each piece's tag stands out."""
    table = np.zeros((len(tags.split()), len(TAGS)), np.float32)
    for row, tag in enumerate(tags.split()):
        table[row, TAGS.index(tag)] = 9.0
    return table


def spans_of(tags: str, breaks: tuple[int, ...] = ()) -> list[tuple[int, int, str]]:
    mask = np.zeros(len(tags.split()), bool)
    mask[list(breaks)] = True
    return [(first, last, type_) for first, last, type_, _ in decode(scores_for(tags), mask)]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O S-PER O", [(1, 1, "PER")]),
        ("B-PER E-PER S-LOC", [(0, 1, "PER"), (2, 2, "LOC")]),
        ("B-ORG I-ORG I-ORG E-ORG", [(0, 3, "ORG")]),
        ("S-LOC S-LOC", [(0, 0, "LOC"), (1, 1, "LOC")]),
        ("O O O", []),
        ("O", []),
        ("B-LOC E-LOC O B-LOC E-LOC", [(0, 1, "LOC"), (3, 4, "LOC")]),
    ],
)
def test_tags_spell_names(tags: str, spans: list[tuple[int, int, str]]) -> None:
    assert spans_of(tags) == spans


@pytest.mark.parametrize("tags", ["B-PER I-ORG E-PER", "B-PER I-PER E-ORG I-PER E-PER"])
def test_one_stray_tag_does_not_break_a_name(tags: str) -> None:
    assert spans_of(tags) == [(0, len(tags.split()) - 1, "PER")]


@pytest.mark.parametrize("tags", ["I-PER O", "E-PER O", "O B-PER O", "B-LOC B-LOC B-LOC"])
def test_a_broken_sequence_still_decodes(tags: str) -> None:
    for first, last, _ in spans_of(tags):
        assert 0 <= first <= last < len(tags.split())


def test_no_name_holds_a_line_break() -> None:
    assert spans_of("S-PER I-PER S-PER", breaks=(1,)) == [(0, 0, "PER"), (2, 2, "PER")]
    assert spans_of("B-PER I-PER E-PER", breaks=(1,)) == []


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ([(1, 1)], True),  # within
        ([(2, 3)], True),  # at the end of it
        ([(0, 3)], False),  # the name itself
        ([(3, 4)], False),  # reaches out of it
        ([(3, 5)], False),  # from one name into another
        ([(7, 7)], False),  # in none
    ],
)
def test_only_what_lies_within_a_name_is_nested(inner: list[tuple[int, int]], kept: bool) -> None:
    outer: list[Name] = [(0, 3, "ORG", 0.9), (5, 6, "LOC", 0.9)]
    within: list[Name] = [(first, last, "LOC", 0.8) for first, last in inner]
    assert nested(outer, within) == ([outer[0], *within, outer[1]] if kept else outer)


def test_confidence_is_that_of_the_weakest_piece() -> None:
    table = scores_for("B-PER E-PER")
    table[1] /= 3
    ((*_, sure),) = decode(table, np.zeros(2, bool))
    assert 0.5 < sure < 0.9


def test_a_hostile_run_is_cut() -> None:
    tags = " ".join(["I-ORG"] * (3 * LONGEST + 5))
    spans = spans_of(tags)
    assert spans
    assert max(last - first for first, last, _ in spans) < LONGEST


@given(st.integers(1, 120), st.integers(0, 10_000), st.floats(0.1, 20))
def test_names_are_apart_and_in_order(pieces: int, seed: int, sharpness: float) -> None:
    rng = np.random.default_rng(seed)
    table = (rng.standard_normal((pieces, len(TAGS))) * sharpness).astype(np.float32)
    breaks = rng.random(pieces) < 0.1
    end = -1
    for first, last, type_, sure in decode(table, breaks):
        assert end < first <= last < pieces
        assert not breaks[first : last + 1].any()
        assert type_ in {"PER", "LOC", "ORG"}
        assert 0 <= sure <= 1
        end = last
