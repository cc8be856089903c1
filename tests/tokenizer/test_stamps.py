from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.fold import fold
from rupress.records import Stamp
from rupress.tokenizer.stamps import day_in_cells, day_of_the_path, parse_stamp

CASES = [
    line.rsplit(" => ", 1)
    for line in (Path(__file__).parent / "stamps.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def spell(stamp: Stamp | None) -> str:
    """Write a stamp in the notation of stamps.txt."""
    if stamp is None:
        return "none"
    day = "-".join(f"{n:02}" for n in (stamp.year, stamp.month, stamp.day) if n is not None)
    clock = ":".join(f"{n:02}" for n in (stamp.hour, stamp.minute, stamp.second) if n is not None)
    words = [f"{key}={n}" for key, n in (("days", stamp.days_ago), ("ago", stamp.minutes_ago)) if n is not None]
    words.append(day + (f"T{clock}" if clock else ""))
    if stamp.offset is not None:
        words.append(f"zone={stamp.offset}")
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(("text", "fields"), CASES, ids=[text for text, _ in CASES])
def test_stamp(text: str, fields: str) -> None:
    assert spell(parse_stamp(text)) == fields


CELLS = [  # three lines, and over how many of them a day goes
    ("14", "апр", "2022", 3),
    ("14", "апреля", "2022", 3),
    ("14", "апреля", "Мост открыли", 2),
    ("12", "Февраль", "28", 0),  # a heading of a calendar
    ("32", "апр", "2022", 0),
    ("14", "моста", "2022", 0),
]


@pytest.mark.parametrize(("day", "month", "year", "lines"), CELLS)
def test_a_day_in_cells(day: str, month: str, year: str, lines: int) -> None:
    assert day_in_cells(day, month, year) == lines


PATHS = [
    ("Главная » 2011 » Март » 9 » Ледоход начался", {"year": 2011, "month": 3, "day": 9}),
    ("Главная / 2011 / Март / 39 / Ледоход начался", None),
    ("Главная » Город » Ледоход начался", None),
]


@pytest.mark.parametrize(("path", "fields"), PATHS)
def test_a_day_in_the_path_of_an_archive(path: str, fields: dict[str, int] | None) -> None:
    found = day_of_the_path(fold(path).text)
    assert (None if found is None else found.fields) == fields


@given(st.text(alphabet="0123456789:./ ,-мартявсегодня2", max_size=40))
def test_any_text_is_read_and_the_words_stand_at_their_span(text: str) -> None:
    stamp = parse_stamp(text)
    if stamp is not None:
        assert text[stamp.span.start : stamp.span.stop] == stamp.text
        assert stamp.hour is None or 0 <= stamp.hour <= 23
        assert stamp.month is None or 1 <= stamp.month <= 12


def test_unseen_characters_do_not_shift_the_span() -> None:
    stamp = parse_stamp("Дата:\u200b 20\xa0мая\xad 2021,\u202f02:43")
    assert stamp is not None
    assert stamp.text == "20\xa0мая\xad 2021,\u202f02:43"
