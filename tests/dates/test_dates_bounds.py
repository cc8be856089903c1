"""Bounds, grain and other readings of dates, in bounds.tsv. Adding a case is adding a line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rupress.normalizer.dates import find_dates

LINES = (Path(__file__).parent / "bounds.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]


def written(moment: dt.date | None) -> str:
    """Write a bound as the table does: a day, or a local time without needless zeros."""
    if moment is None:
        return "-"
    if not isinstance(moment, dt.datetime):
        return moment.isoformat()
    return moment.strftime("%Y-%m-%dT%H:%M") + (f":{moment:%S}" if moment.second else "")


def read(reference: str) -> dt.date | None:
    """Read a reference of the table: a local time, a day of which no hour is known, or none."""
    if reference == "-":
        return None
    return dt.datetime.fromisoformat(reference) if "T" in reference else dt.date.fromisoformat(reference)


@pytest.mark.parametrize(
    ("reference", "phrase", "want"), [(c[0], c[1], c[2:]) for c in CASES], ids=[c[1] for c in CASES]
)
def test_bounds(reference: str, phrase: str, want: list[str]) -> None:
    mention = find_dates(phrase, read(reference))[-1]
    found = [mention.value or "-", written(mention.start), written(mention.end), mention.grain]
    assert [*found, ", ".join(mention.alternatives) or "-"] == want


@pytest.mark.parametrize(
    ("phrase", "implied", "anchor"),
    [
        ("Мост открыли два года назад.", "year", "reference"),
        ("Мост открыли два месяца назад.", "year month", "reference"),
        ("Мост открыли две недели назад.", "year month", "reference"),
        ("Мост открыли два дня назад.", "year month day", "reference"),
        ("Мост открыли два часа назад.", "year month day hour", "reference"),
        ("Мост открыли две минуты назад.", "year month day hour minute", "reference"),
        ("Мост открыли две секунды назад.", "year month day hour minute second", "reference"),
        ("Мост открыли 5 мая.", "year", "reference"),
        ("Мост открыли 5 мая 2020 года.", "", None),
        ("Мост открыли 25 числа.", "year month", "reference"),
        ("Мост открыли в среду.", "year month day", "reference"),
        ("Мост открыли в девяностых.", "century", "reference"),
        ("Каток работал с 1 мая 2020 года по вчерашний день.", "year month day", "reference"),
        ("Каток работал с прошлого года по 1 мая 2024 года.", "year", "reference"),
        ("Каток работал с 2020 по 2021 год.", "", None),
        ("Мост открыли 5 мая 2020 года. На следующий день срубили баню.", "year month day", "text"),
    ],
)
def test_what_the_reference_adds(phrase: str, implied: str, anchor: str | None) -> None:
    mention = find_dates(phrase, read("2023-09-13T15:00"))[-1]
    assert (" ".join(mention.implied), mention.anchor) == (implied, anchor)


@pytest.mark.parametrize(
    ("phrase", "mod"),
    [
        ("Хор создан больше 15 лет назад.", "BEFORE"),
        ("Хор создан менее месяца назад.", "AFTER"),
        ("Хор создан почти 15 лет назад.", None),
        ("Хор поёт больше 15 лет.", "MORE_THAN"),
    ],
)
def test_which_side_of_a_count(phrase: str, mod: str | None) -> None:
    assert find_dates(phrase, read("2023-09-13T15:00"))[-1].mod == mod


def test_now_is_exact_to_the_second() -> None:
    twice = dt.datetime(2014, 10, 26, 1, 30, 20, 7, fold=1)  # noqa: DTZ001 — local; clocks were put back in that night
    (mention,) = find_dates("сейчас", twice)
    assert written(mention.start) == "2014-10-26T01:30:20"
    assert isinstance(mention.start, dt.datetime)
    assert (mention.start.microsecond, mention.start.fold) == (0, 0)
