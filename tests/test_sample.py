"""The page that the project was made for, as text and as markup without a helpful name in it."""

from __future__ import annotations

import datetime as dt
import html
from zoneinfo import ZoneInfo

import pytest
from tests import shared

import rupress
from rupress.invariants import check
from rupress.records import Page, Person

pytestmark = [pytest.mark.shared, shared.needed(shared.SAMPLE)]

MOSCOW = ZoneInfo("Europe/Moscow")
FETCHED = dt.datetime(2024, 11, 22, 22, 0, tzinfo=MOSCOW)
TITLE = "«За нами дело не станет»: Лавров рассказал об итогах встречи с Блинкеном"


def soup(text: str) -> str:
    """Build the page as HTML of nested `<div>` elements, one a line."""
    rows = "".join(f"<div><div>{html.escape(line)}</div></div>\n" for line in text.split("\n") if line.strip())
    return f"<!doctype html><html><body><div>{rows}</div></body></html>"


@pytest.fixture(scope="module", params=["text", "html"])
def page(request: pytest.FixtureRequest) -> Page:
    text = shared.SAMPLE.read_text(encoding="utf-8")
    return rupress.parse(text if request.param == "text" else soup(text), fetched_at=FETCHED)


def test_head(page: Page) -> None:
    assert check(page) == ()
    assert page.headline == TITLE
    assert page.deck == (
        "Госсекретарь США отметил, что США и Россия могут работать по многим направлениям, несмотря на разногласия."
    )
    assert page.published == dt.datetime(2021, 5, 20, 2, 43, tzinfo=MOSCOW)
    (caption,) = page.captions
    assert caption.credit is not None
    assert (caption.credit.agency, len(caption.occurrences)) == ("МИД России", 2)


def test_ticker(page: Page) -> None:
    assert len(page.ticker) == 18
    assert {item.at.date() for item in page.ticker if item.at} == {dt.date(2024, 11, 22)}
    assert all(item.at and item.at.strftime("%H:%M") == item.clock for item in page.ticker)
    assert [bool(item.badges) for item in page.ticker] == [c == "1" for c in "001111110011111011"]
    assert {badge for item in page.ticker for badge in item.badges} == {"Видео"}
    assert page.ticker[0].title == "Макгрегора признали виновным в изнасиловании"


def test_ticker_without_the_time_of_fetching() -> None:
    page = rupress.parse(shared.SAMPLE.read_text(encoding="utf-8"))
    assert [(item.clock, item.at) for item in page.ticker[:2]] == [("21:48", None), ("21:28", None)]
    assert page.published == dt.datetime(2021, 5, 20, 2, 43, tzinfo=MOSCOW)


def test_body(page: Page) -> None:
    assert len(page.paragraphs) == 7
    assert not any("Реклама" in paragraph for paragraph in page.paragraphs)


def test_dates(page: Page) -> None:
    (today,) = [date for date in page.dates if date.text.startswith("сегодня")]
    assert (today.text, today.value) == ("сегодня, 20 мая", "2021-05-20")


def test_quotes(page: Page) -> None:
    (quote,) = [quote for quote in page.quotes if quote.text.startswith("Завалов")]
    assert quote.text.startswith("Завалов очень много")
    assert quote.text.endswith("За нами дело не станет")
    assert quote.speaker is not None
    assert quote.speaker.name == "Сергей Лавров"
    assert not any("Орешник" in quote.text for quote in page.quotes)


def test_entities(page: Page) -> None:
    people = [entity for entity in page.entities if isinstance(entity, Person)]
    assert sorted(person.surname or "" for person in people) == ["Блинкен", "Лавров"]
    assert any("МИД РФ" in role for person in people for role in person.roles)
    assert "Рейкьявик" in [entity.name for entity in page.entities if entity.type == "LOC"]
