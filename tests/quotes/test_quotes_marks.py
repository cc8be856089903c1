"""Quotation marks paired and repaired."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.normalizer.quotes.marks import pair

PAIRED = {
    "«Север» и «Юг»": ["Север", "Юг"],
    '"Север" и "Юг"': ["Север", "Юг"],
    "“Север” и „Юг“": ["Север", "Юг"],
    "\x93Север\x94 пришёл": ["Север"],
    "''Север'' пришёл": ["Север"],
    "«Наш „Север“ готов»": ["Наш „Север“ готов", "Север"],
    "«Мы ждём «Север», — сказал он": ["Мы ждём «Север", "Север"],
    '"Мы ждём "Север", - сказал он': ['Мы ждём "Север', "Север"],
    "«Мы ждём «, — сказал он": ["Мы ждём "],
    '«Мы ждём "Север"» сегодня': ['Мы ждём "Север"', "Север"],
    '«Мы ждём север", — сказал он': ["Мы ждём север"],
    "Он вспомнил «старый мост": [],
    "старый мост» снесли": [],
    'вышли те,"кого ждали", и сели': ["кого ждали"],
}


@pytest.mark.parametrize(("text", "inside"), PAIRED.items(), ids=PAIRED)
def test_pairs(text: str, inside: list[str]) -> None:
    assert [text[m.start : m.stop] for m in pair(text, 0, len(text)).pairs] == inside


def test_what_finds_no_partner_is_handed_back() -> None:
    marks = pair("Он » вспомнил «старый", 0, 21)
    assert [s.start for s in marks.strays] == [3]
    assert [s.start for s in marks.opens] == [14]


@given(st.text(alphabet="«»„“”\"'а —,.", max_size=60))
def test_pairs_are_nested_or_apart(text: str) -> None:
    pairs = pair(text, 0, len(text)).pairs
    for m in pairs:
        assert 0 <= m.open < m.start <= m.stop < m.close <= len(text)
    for a, b in pairwise(pairs):
        assert b.open >= a.close or b.close <= a.close
