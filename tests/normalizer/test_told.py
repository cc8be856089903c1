"""The caller's time of publication holds before the page's; what differs is told."""

from __future__ import annotations

import datetime as dt

import pytest

import rupress
from rupress.records import Failure, Input

STORY = "Мост через Каму открыли вчера для легковых машин, сообщили в мэрии. " * 3
MSK = dt.timezone(dt.timedelta(hours=3))
MORNING = dt.datetime(2024, 5, 3, 10, 0, tzinfo=MSK)
MORE = (
    "Строители разобрали старые опоры и уложили асфальт на обоих берегах. По словам главы района Ильи Громова, работы "
    "заняли почти два года, а пешеходы смогут ходить по мосту по обеим сторонам."
)


def html(shown: str, stated: str = "") -> str:
    """Make a page with a byline and what its metadata state."""
    meta = f'<meta property="article:published_time" content="{stated}">' if stated else ""
    text = f"<h1>Мост открыли для машин</h1><p>{shown}</p><p>{STORY}</p><p>{MORE}</p><p>{MORE}</p>"
    return f"<html><head>{meta}</head><body>{text}</body></html>"


TOLD = [
    # what the page shows, what is told, what comes of it, whether a note tells of a conflict
    ("", "2024-05-03", "2024-05-03", False),
    ("", MORNING, "2024-05-03T10:00:00+03:00", False),
    ("", MORNING.replace(tzinfo=None), "2024-05-03T10:00:00+03:00", False),
    ("", "Fri, 03 May 2024 07:00:00 GMT", "2024-05-03T10:00:00+03:00", False),
    ("", "2024-05-02T22:30:00Z", "2024-05-03T01:30:00+03:00", False),
    ("", "3 мая 2024", "2024-05-03", False),
    ("", "3 мая 2024 г., 10:00", "2024-05-03T10:00:00+03:00", False),
    ("", " 03.05.24 10:00 ", "2024-05-03T10:00:00+03:00", False),
    ("", "Fri, 03 May 2024 10:00:00 MSK", "2024-05-03T10:00:00+03:00", False),
    ("3 мая 2024, 10:00", None, "2024-05-03T10:00:00+03:00", False),
    ("3 мая 2024, 10:00", dt.date(2024, 5, 3), "2024-05-03T10:00:00+03:00", False),
    ("3 мая 2024, 10:00", "2024-05-03T10:00:27+03:00", "2024-05-03T10:00:27+03:00", False),
    ("3 мая 2024, 14:00", "2024-05-03T10:00+03:00", "2024-05-03T14:00:00+07:00", False),
    ("3 мая 2024", "2024-05-03T10:00+03:00", "2024-05-03T10:00:00+03:00", False),
    ("3 мая, 10:00", "2024-05-03", "2024-05-03T10:00:00+03:00", False),
    ("Сегодня, 10:00", "2024-05-03", "2024-05-03T10:00:00+03:00", False),
    ("3 мая 2024, 10:00", "2024-05-04", "2024-05-04", True),
    ("3 мая 2024, 10:00", "2024-05-03T10:07+03:00", "2024-05-03T10:07:00+03:00", True),
    ("4 мая, 10:00", "2024-05-03", "2024-05-03", True),
]


@pytest.mark.parametrize(("shown", "told", "value", "conflict"), TOLD)
def test_what_is_told_holds(shown: str, told: dt.date | str | None, value: str, *, conflict: bool) -> None:
    page = rupress.parse(html(shown), published=told)
    assert page.published is not None
    assert page.published.isoformat() == value
    assert [note.code for note in page.notes] == ["published_conflict"] * conflict
    assert rupress.check(page) == ()
    day = dt.date.fromisoformat(value[:10]) - dt.timedelta(days=1)
    assert {date.value for date in page.dates if date.text == "вчера"} == {day.isoformat()}


def test_it_holds_before_the_metadata() -> None:
    page = rupress.parse(html("", "2024-05-01T09:00:00+03:00"), published=MORNING)
    assert page.published == MORNING
    assert "2024-05-01T09:00:00+03:00" in page.notes[0].message


def test_a_page_without_an_article_has_no_time_of_publication() -> None:
    assert rupress.parse("Войти", published=MORNING).published is None


@pytest.mark.parametrize("told", ["вчера", "", "2024-13-01", 1714719600, "3 мая", "31 февраля 2024", "до 3 мая 2024"])
def test_what_is_no_time_is_refused(told: object) -> None:
    with pytest.raises(rupress.UsageError, match=r"published is .* pass a date"):
        rupress.parse("Мост", published=told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2024-05-03", "2024-05-02"),
        ("2024-05-03T10:00", "2024-05-02"),
        ("2024-05-02T22:30:00Z", "2024-05-02"),
        ("Fri, 03 May 2024 07:00:00 GMT", "2024-05-02"),
        (MORNING, "2024-05-02"),
        (dt.date(2024, 5, 3), "2024-05-02"),
        (float("nan"), None),
        (None, None),
    ],
)
def test_the_reference_of_dates_may_be_told_likewise(told: object, day: str | None) -> None:
    (mention,) = rupress.find_dates("Мост открыли вчера.", told)
    assert mention.start == (dt.date.fromisoformat(day) if day else None)
    assert rupress.resolve_date(rupress.find_dates("Мост открыли вчера.")[0], told) == mention


@pytest.mark.parametrize("told", ["вчера", "", "2024-13-01", 1714719600])
def test_a_reference_that_is_no_time_is_refused_likewise(told: object) -> None:
    (open_still,) = rupress.find_dates("вчера")
    for refused in (lambda: rupress.find_dates("вчера", told), lambda: rupress.resolve_date(open_still, told)):
        with pytest.raises(rupress.UsageError, match=r"reference is .* pass a date"):
            refused()


def test_each_page_of_a_batch_has_its_own() -> None:
    page, wrong, bare = rupress.parse_many(
        [
            Input(html(""), published=dt.date(2024, 5, 3)),
            Input(html(""), published="вчера"),
            html(""),
        ]
    )
    assert isinstance(page, rupress.Page)
    assert page == rupress.parse(html(""), published="2024-05-03") == rupress.normalize(
        rupress.tokenize(html("")), published="2024-05-03"
    )  # fmt: skip
    assert isinstance(wrong, Failure)
    assert isinstance(bare, rupress.Page)
    assert bare.published is None


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2024-05-03T10:00:00+03:00", "2024-05-03T10:00:00+03:00"),
        ("2024-05-03 10:00", "2024-05-03T10:00:00+03:00"),
        ("2024-05-03 07:00:00 UTC", "2024-05-03T07:00:00+00:00"),
        ("Fri, 03 May 2024 07:00:00 GMT", "2024-05-03T07:00:00+00:00"),
        ("3 мая 2024, 10:00", "2024-05-03T10:00:00+03:00"),
    ],
)
def test_the_time_of_fetching_may_be_told_in_words(told: str, meant: str) -> None:
    page = rupress.parse(html("сегодня, 09:30"), fetched_at=told)
    assert page.fetched_at is not None
    assert page.fetched_at.isoformat() == meant
    assert page == rupress.parse(html("сегодня, 09:30"), fetched_at=page.fetched_at)
    given = Input(html("сегодня, 09:30"), fetched_at=told)
    assert list(rupress.parse_many([given])) == [page]
    assert rupress.from_json(rupress.to_json(given), Input) == given


@pytest.mark.parametrize(
    ("told", "said"),
    [("2024-05-03", "has no time of day"), ("вчера", "is no time"), ("", "is no time"), ("2024-13-45T10:00", "is no")],
)
def test_words_that_tell_no_time_of_fetching_are_refused(told: str, said: str) -> None:
    with pytest.raises(rupress.UsageError, match=f"fetched_at is '{told}', which {said}.*: write it as"):
        rupress.parse("Мост", fetched_at=told)
