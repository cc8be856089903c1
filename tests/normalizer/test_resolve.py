"""Stamps of byline and ticker: what the page shows, weighed against metadata and the time of fetching."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rupress.normalizer.resolve import parse_iso, place_ticker, resolve_stamp, settle
from rupress.records import Stamp, TickerItem
from rupress.span import Span

MOSCOW = "Europe/Moscow"
FETCHED = dt.datetime(2024, 11, 22, 22, 0, tzinfo=ZoneInfo(MOSCOW))


def stamp(**fields: int) -> Stamp:
    return Stamp(Span(0, 5), "stamp", **fields)


STAMPS = [
    # fields of the stamp, resolved with the time of fetching, resolved without
    (
        {"year": 2021, "month": 5, "day": 20, "hour": 2, "minute": 43},
        "2021-05-20T02:43:00+03:00",
        "2021-05-20T02:43:00+03:00",
    ),
    (
        {"year": 2012, "month": 1, "day": 27, "hour": 21, "minute": 27},
        "2012-01-27T21:27:00+04:00",
        "2012-01-27T21:27:00+04:00",
    ),
    ({"year": 2013, "month": 8, "day": 28}, "2013-08-28", "2013-08-28"),
    (
        {"year": 2022, "month": 6, "day": 11, "hour": 9, "minute": 24, "offset": 300},
        "2022-06-11T09:24:00+05:00",
        "2022-06-11T09:24:00+05:00",
    ),
    ({"month": 12, "day": 4, "hour": 12, "minute": 28}, "2023-12-04T12:28:00+03:00", None),
    ({"month": 11, "day": 23}, "2024-11-23", None),  # an outlet east of Moscow is a day ahead
    ({"month": 2, "day": 29}, "2024-02-29", None),
    ({"days_ago": 0, "hour": 20, "minute": 12}, "2024-11-22T20:12:00+03:00", None),
    ({"days_ago": 1, "hour": 16, "minute": 19}, "2024-11-21T16:19:00+03:00", None),
    ({"hour": 16, "minute": 28}, "2024-11-22T16:28:00+03:00", None),
    ({"hour": 23, "minute": 50}, "2024-11-21T23:50:00+03:00", None),
    ({"minutes_ago": 120}, "2024-11-22T20:00:00+03:00", None),
    ({"year": 2021, "month": 2, "day": 31}, None, None),
    ({"year": 2021, "month": 5}, None, None),
]


@pytest.mark.parametrize(("fields", "with_fetched", "without"), STAMPS)
def test_stamp(fields: dict[str, int], with_fetched: str | None, without: str | None) -> None:
    for fetched, want in ((FETCHED, with_fetched), (None, without)):
        got = resolve_stamp(stamp(**fields), fetched, MOSCOW)
        assert (got and got.isoformat()) == want


FULL = {"year": 2021, "month": 5, "day": 20, "hour": 2, "minute": 43}
SETTLED = [
    # stamp, metadata, what comes out, whether a note says that they differ
    (FULL, None, "2021-05-20T02:43:00+03:00", False),
    (None, "2021-05-20T02:43:17+03:00", "2021-05-20T02:43:17+03:00", False),
    (FULL, "2021-05-20T02:43:17+03:00", "2021-05-20T02:43:17+03:00", False),
    (FULL, "2021-05-19T23:43:17Z", "2021-05-20T02:43:17+03:00", False),
    (FULL, "2021-05-20T02:43:00+06:00", "2021-05-20T02:43:00+06:00", False),
    (FULL, "2021-05-19T20:43:00Z", "2021-05-20T02:43:00+06:00", False),  # six hours apart: the outlet's own zone
    (FULL, "2021-05-20", "2021-05-20T02:43:00+03:00", True),
    (FULL, "2021-05-20T05:51:00+03:00", "2021-05-20T02:43:00+03:00", True),
    ({"hour": 16, "minute": 28}, "2021-05-20T16:28:00+03:00", "2021-05-20T16:28:00+03:00", False),
    ({"month": 5, "day": 20}, "2021-05-20T16:28:00+03:00", "2021-05-20T16:28:00+03:00", False),
    ({"year": 2021, "month": 5, "day": 20}, "2021-05-19T22:10:00Z", "2021-05-20T01:10:00+03:00", False),
    (FULL, "вчера", "2021-05-20T02:43:00+03:00", False),
]


@pytest.mark.parametrize(("fields", "stated", "want", "noted"), SETTLED)
def test_page_and_metadata(fields: dict[str, int] | None, stated: str | None, want: str, *, noted: bool) -> None:
    settled = settle(stamp(**fields) if fields else None, stated, None, MOSCOW, "published")
    assert settled.moment is not None
    assert settled.moment.isoformat() == want
    assert bool(settled.notes) is noted


CHANGES = [
    # the stamp of a change, when the article was published, when it was changed
    ({"hour": 14, "minute": 20}, "2024-03-12T13:05+03:00", "2024-03-12T14:20:00+03:00"),
    ({"hour": 0, "minute": 15}, "2024-03-12T23:50+03:00", "2024-03-13T00:15:00+03:00"),
    ({"hour": 14, "minute": 20}, "2024-03-12", "2024-03-12T14:20:00+03:00"),
    ({"hour": 14, "minute": 20, "offset": 300}, "2024-03-12T13:05+05:00", "2024-03-12T14:20:00+05:00"),
    ({"month": 3, "day": 13, "hour": 9, "minute": 0}, "2024-03-12T13:05+03:00", "2024-03-13T09:00:00+03:00"),
    ({"month": 1, "day": 2}, "2023-12-31T13:05+03:00", "2024-01-02"),
    ({"minutes_ago": 60}, "2024-03-12T13:05+03:00", "2024-11-22T21:00:00+03:00"),
    ({"days_ago": 1, "hour": 9, "minute": 0}, "2024-03-12T13:05+03:00", "2024-11-21T09:00:00+03:00"),
]


@pytest.mark.parametrize(("fields", "published", "want"), CHANGES)
def test_a_change_takes_from_the_publication_what_it_leaves_out(
    fields: dict[str, int], published: str, want: str
) -> None:
    since = parse_iso(published, MOSCOW)
    settled = settle(stamp(**fields), None, FETCHED, MOSCOW, "updated", since=since)
    assert settled.moment is not None
    assert settled.moment.isoformat() == want


TICKERS = [
    # clocks in page order, the moments they become
    (["21:48", "21:28", "15:59"], ["22T21:48", "22T21:28", "22T15:59"]),
    (["00:12", "23:50", "20:01"], ["22T00:12", "21T23:50", "21T20:01"]),
    (["23:10", "22:58"], ["21T23:10", "21T22:58"]),  # fetched at 22:00
    (["21:48", "15:59", "21:40", "15:01"], ["22T21:48", "22T15:59", "22T21:40", "22T15:01"]),  # two lists
    (["01:00", "22:30", "00:40", "22:15"], ["22T01:00", "21T22:30", "21T00:40", "20T22:15"]),
]


@pytest.mark.parametrize(("clocks", "want"), TICKERS)
def test_ticker_walks_back_over_midnights(clocks: list[str], want: list[str]) -> None:
    items = [
        TickerItem(Span(0, 1), "т", clock, Stamp(Span(0, 1), clock, hour=int(clock[:2]), minute=int(clock[3:])))
        for clock in clocks
    ]
    placed = place_ticker(items, FETCHED, MOSCOW)
    assert [item.at and item.at.strftime("%dT%H:%M") for item in placed] == want
    assert all(item.at is None for item in place_ticker(items, None, MOSCOW))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2021-05-20T02:43:00Z", "2021-05-20T02:43:00+00:00"),
        ("2021-05-20T02:43", "2021-05-20T02:43:00+03:00"),
        ("2021-05-20", "2021-05-20"),
        ("20 мая", None),
        ("", None),
    ],
)
def test_iso(text: str, want: str | None) -> None:
    got = parse_iso(text, MOSCOW)
    assert (got and got.isoformat()) == want
