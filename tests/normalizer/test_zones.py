"""A zone is given by its name or as a `ZoneInfo`; what is no time says what to pass instead."""

from __future__ import annotations

import datetime as dt
import io
import pickle
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import TZPATH, ZoneInfo

import numpy as np
import pandas as pd
import pytest

import rupress
from rupress.records import Failure, Input

OMSK = ZoneInfo("Asia/Omsk")
PAGE = "Мост открыли\n\n3 мая 2024, 10:00\n\nМост через Ветлугу открыли вчера в 12:30, сообщил мэр Илья Громов."
NOON = dt.datetime(2024, 5, 3, 12, 0)  # noqa: DTZ001 - naive on purpose


def test_a_zone_means_what_its_name_does() -> None:
    known: dict[str, Any] = {"fetched_at": NOON, "published": NOON}
    page = rupress.parse(PAGE, tz=OMSK, **known)
    assert page == rupress.parse(PAGE, tz="Asia/Omsk", **known)
    assert page != rupress.parse(PAGE, **known)
    assert page == rupress.normalize(rupress.tokenize(PAGE), tz=OMSK, **known)
    assert page.fetched_at is not None
    assert page.fetched_at.isoformat() == "2024-05-03T12:00:00+06:00"


def test_dates_are_found_and_resolved_in_it() -> None:
    (mention,) = rupress.find_dates("вчера в 12:30", NOON, OMSK)
    assert mention == rupress.find_dates("вчера в 12:30", NOON, "Asia/Omsk")[0]
    assert mention.start is not None
    assert mention.start.isoformat() == "2024-05-02T12:30:00+06:00"
    (elsewhere,) = rupress.find_dates("вчера в 12:30", NOON)
    assert elsewhere != mention == rupress.resolve_date(elsewhere, NOON, OMSK)


def test_an_offset_has_hours_and_minutes() -> None:
    (mention,) = rupress.find_dates("Обновлено 2021-05-20T12:00+05:30")
    assert mention.start is not None
    assert mention.start.isoformat() == "2021-05-20T12:00:00+05:30"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2021-05-20T12:00:00-05:00", "2021-05-20T12:00:00-05:00"),
        ("2021-05-20T12:00:00-0530", "2021-05-20T12:00:00-05:30"),
        ("2021-05-20T12:00:00+0300", "2021-05-20T12:00:00+03:00"),
        ("2021-05-20T12:00:00.250-05", "2021-05-20T12:00:00-05:00"),
        ("2021-05-20 12:00:00 -0500", "2021-05-20T12:00:00-05:00"),
    ],
)
def test_machines_write_offsets_in_several_ways(written: str, meant: str) -> None:
    (mention,) = rupress.find_dates(f"Обновлено {written}, позже закрыто.", NOON)
    assert mention.text == written
    assert mention.start is not None
    assert mention.start.isoformat() == meant


def test_a_parser_keeps_its_name_and_goes_to_other_processes() -> None:
    parser = rupress.Parser(tz=OMSK)
    assert parser == rupress.Parser(tz="Asia/Omsk") == pickle.loads(pickle.dumps(parser))
    assert parser.tz == "Asia/Omsk"
    (there,) = rupress.parse_many([Input(PAGE, fetched_at=NOON)], 2, parser=parser)
    assert there == rupress.parse(PAGE, tz=OMSK, fetched_at=NOON)


def test_a_profile_keeps_its_own_zone() -> None:
    profile = rupress.Profile("Берег", tz="Asia/Omsk")
    page = rupress.parse(PAGE, tz=ZoneInfo("Europe/Samara"), profile=profile, fetched_at=NOON)
    assert page.fetched_at is not None
    assert page.fetched_at.tzinfo == OMSK


def nameless() -> ZoneInfo:
    paths = [Path(folder, "Asia", "Omsk") for folder in TZPATH]
    found = next((path for path in paths if path.exists()), None)
    raw = found.read_bytes() if found else files("tzdata").joinpath("zoneinfo", "Asia", "Omsk").read_bytes()
    return ZoneInfo.from_file(io.BytesIO(raw))


@pytest.mark.parametrize(
    ("tz", "said"),
    [
        (dt.UTC, "tz is timezone: pass an IANA name such as 'Europe/Moscow', or zoneinfo.ZoneInfo('Europe/Moscow')"),
        (["Asia/Omsk"], "tz is list: pass an IANA name"),
        (nameless(), "tz is a ZoneInfo without a name: pass an IANA name"),
        ("Asia/Atlantis", "unknown time zone 'Asia/Atlantis': pass an IANA name"),
    ],
    ids=["another tzinfo", "a list", "a nameless ZoneInfo", "an unknown name"],
)
def test_what_is_no_zone_is_told(tz: Any, said: str) -> None:
    for call in (lambda: rupress.parse(PAGE, tz=tz), lambda: rupress.find_dates("вчера", tz=tz)):
        with pytest.raises(rupress.UsageError, match=re.escape(said)):
            call()


TIMES: list[tuple[Any, str]] = [
    (1714719600, "not int: pass datetime.datetime.fromtimestamp(1714719600, datetime.UTC)"),
    (1714719600.5, "not float: pass datetime.datetime.fromtimestamp(1714719600, datetime.UTC)"),
    (dt.date(2024, 5, 3), "not date: pass the time of day, too: datetime.datetime(2024, 5, 3, 10, 0)"),
    ((2024, 5, 3), "not tuple: pass datetime.datetime(2024, 5, 3, 10, 0, tzinfo=datetime.UTC), or a naive one"),
]


@pytest.mark.parametrize(("told", "said"), TIMES, ids=[type(told).__name__ for told, _ in TIMES])
def test_what_is_no_time_of_fetching_says_what_to_pass(told: Any, said: str) -> None:
    whole = f"fetched_at must be a datetime.datetime, {said}"
    with pytest.raises(rupress.UsageError, match=re.escape(whole)):
        rupress.parse(PAGE, fetched_at=told)
    (failed,) = rupress.parse_many([Input(PAGE, fetched_at=told)])
    assert isinstance(failed, Failure)
    assert failed.message.startswith(whole)


@pytest.mark.parametrize("nothing", [pd.NaT, float("nan"), np.datetime64("NaT")], ids=["NaT", "nan", "NaT of numpy"])
def test_what_stands_for_no_time_in_a_table_is_none(nothing: Any) -> None:
    told = {"fetched_at": nothing, "published": nothing}
    assert rupress.parse(PAGE, **told) == rupress.parse(PAGE)
    assert rupress.find_dates("3 мая", nothing) == rupress.find_dates("3 мая")


def test_times_of_a_table_become_those_of_python() -> None:
    told = pd.Timestamp(NOON, tz="Asia/Omsk")
    page = rupress.parse(PAGE, fetched_at=told, published=told)
    assert [type(moment) for moment in (page.fetched_at, page.published)] == [dt.datetime, dt.datetime]
    assert page == rupress.parse(PAGE, fetched_at=NOON.replace(tzinfo=OMSK), published=NOON.replace(tzinfo=OMSK))


def test_what_is_neither_equal_nor_unequal_is_no_time() -> None:
    for wrong in (pd.NA, np.array([1, 2])):
        with pytest.raises(rupress.UsageError, match="fetched_at must be a datetime"):
            rupress.parse(PAGE, fetched_at=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("advice", [said.partition(": pass ")[2] for _, said in TIMES[:2]])
def test_the_example_is_a_time(advice: str) -> None:
    assert eval(advice, {"datetime": dt}) == dt.datetime(2024, 5, 3, 7, 0, tzinfo=dt.UTC)
