"""What every text, reference and year must keep."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from attrs import asdict
from hypothesis import example, given
from hypothesis import strategies as st
from tests.growth import ATTEMPTS, growth

from rupress.errors import UsageError
from rupress.normalizer.dates import find_dates, resolve_date
from rupress.normalizer.dates.nodes import KINDS, Impossible, Length, Point, Shift, Told, read, write
from rupress.records import DateMention, DateType

ALLOWED = 24
WORDS = """
5 12 31 98 2004 1881 мая марта сентябрь в на с по до к за через года году лет дней неделю вчера сегодня утром ночь
вечера во вторник среду прошлый следующей назад позже ранее спустя около почти начале конца первого второй половине
века XIX квартале летом зимой каждый раз тот же день 9:30 10.12 03.04.2019 2014—2016 90-х мск , . — ( ) « »
двадцать первого тысяча девятьсот часов минут полтора несколько последние этот пришёл пройдёт ё
"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n", " ", "Cегодня\u00ad"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=24).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)
REFERENCES = st.one_of(st.none(), st.dates(), st.datetimes(), st.datetimes(timezones=st.just(dt.UTC)))
PREFER = st.sampled_from([None, "past", "future"])
NOON = dt.datetime(2023, 9, 13, 12, 0)  # noqa: DTZ001 — local time


@given(TEXTS, REFERENCES, PREFER)
def test_any_text_and_reference_parses(text: str, reference: dt.date | None, prefer: str | None) -> None:
    last = 0
    for mention in find_dates(text, reference, prefer=prefer):
        assert last <= mention.span.start < mention.span.stop <= len(text)
        assert mention.text == text[mention.span.start : mention.span.stop]
        last = mention.span.stop
        assert mention.rule
        assert mention.value is not None or mention.note


@given(TEXTS, REFERENCES, REFERENCES, PREFER)
def test_a_mention_resolves_anew(text: str, first: dt.date | None, second: dt.date | None, prefer: str | None) -> None:
    for mention in find_dates(text, first, prefer=prefer):
        assert resolve_date(mention, first, prefer=prefer) == mention
        assert resolve_date(resolve_date(mention, second), first, prefer=prefer) == mention


@given(TEXTS)
def test_finding_needs_no_reference(text: str) -> None:
    with_reference, without = find_dates(text, NOON), find_dates(text)
    assert [(m.span, m.rule) for m in with_reference] == [(m.span, m.rule) for m in without]


@given(TEXTS, REFERENCES)
def test_mentions_survive_json_and_pickle(text: str, reference: dt.date | None) -> None:
    for mention in find_dates(text, reference):
        assert pickle.loads(pickle.dumps(mention)) == mention
        plain = json.loads(json.dumps(asdict(mention), default=str))
        assert write(read(plain["expression"])) == plain["expression"]


@given(
    st.sampled_from(
        ["5 мая", "в мае", "летом", "вчера", "в пятницу", "неделю назад", "на Пасху", "до конца года", "90-е"]
    ),
    st.dates(),
)
@example("90-е", dt.date(89, 1, 1))
def test_every_year_has_an_answer(text: str, reference: dt.date) -> None:
    for mention in find_dates(f"Он приехал {text}.", reference):
        assert mention.value is not None or mention.note
        if mention.start is not None and mention.end is not None:
            assert str(mention.start)[:10] <= str(mention.end)[:10]


def test_reference_is_local_time() -> None:
    late = dt.datetime(2019, 11, 18, 21, 28, tzinfo=dt.UTC)
    assert find_dates("Накануне он приехал.", late)[0].value == "2019-11-18"  # it is the 19th in Moscow
    assert find_dates("Накануне он приехал.", late, tz="UTC")[0].value == "2019-11-17"
    assert find_dates("Накануне он приехал.", late.date())[0].value == "2019-11-17"


def test_moscow_time_follows_the_date() -> None:
    offsets = {
        year: find_dates(f"Старт 1 июля {year} года в 9:30 мск.")[0].start.utcoffset()  # type: ignore[union-attr]
        for year in (2010, 2012, 2020)
    }
    assert offsets == {year: dt.timedelta(hours=hours) for year, hours in ((2010, 4), (2012, 4), (2020, 3))}


def test_local_time_has_no_offset() -> None:
    (mention,) = find_dates("Толчок отмечен в 12:05 по местному времени.", NOON)
    assert isinstance(mention.start, dt.datetime)
    assert mention.start.tzinfo is None
    assert mention.zone == "local"


def test_what_was_added_is_told_from_what_was_said() -> None:
    (mention,) = find_dates("Каток открылся 12 апреля.", NOON)
    assert (mention.implied, mention.anchor) == (("year",), "reference")
    (full,) = find_dates("Каток открылся 12 апреля 2020 года.", NOON)
    assert (full.implied, full.anchor) == ((), None)


def test_without_reference_fields_stay_open() -> None:
    assert find_dates("Каток открылся 12 апреля.")[0].value == "XXXX-04-12"
    assert find_dates("Каток открылся во вторник.")[0].value == "XXXX-WXX-2"
    assert find_dates("Каток открылся вчера.")[0].value == "XXXX-XX-XX"


def test_types() -> None:
    kinds = {"12 апреля": "DATE", "в 9:30": "TIME", "за две недели": "DURATION", "по вторникам": "SET"}
    assert {text: find_dates(f"Это было {text}.")[0].type for text in kinds} == {
        t: DateType(k) for t, k in kinds.items()
    }


def test_an_anaphor_keeps_what_it_counts_from() -> None:
    found = find_dates("Ливень начался 3 марта. На следующий день дорога просохла.", NOON)
    assert [mention.value for mention in found] == ["2023-03-03", "2023-03-04"]
    assert found[1].anchor == "text"
    assert resolve_date(found[1], dt.date(2020, 9, 13)).value == "2020-03-04"


@pytest.mark.parametrize(
    "call",
    [
        lambda: find_dates(b"5"),  # type: ignore[arg-type]
        lambda: find_dates("5 мая", "вчера"),
        lambda: find_dates("5 мая", tz="Europe/Nowhere"),
        lambda: find_dates("5 мая", tz=3),  # type: ignore[arg-type]
        lambda: find_dates("5 мая", prefer="nearest"),
        lambda: resolve_date("5 мая"),  # type: ignore[arg-type]
        lambda: resolve_date(
            DateMention(span=find_dates("5 мая")[0].span, text="5 мая", type=DateType.DATE, value=None)
        ),
    ],
)
def test_misuse_is_told(call: Callable[[], object]) -> None:
    with pytest.raises(UsageError):
        call()


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "5 мая",
        "[]",
        "5",
        '{"is":"Node"}',
        '{"is":"Point","week":3}',
        '{"is":"Point","month":"май"}',
        '{"is":"Point","month":13,"day":5}',
        '{"is":"Point","day":1.5}',
        '{"is":"Point","hour":3,"zone":5}',
        '{"is":"Point","hour":3,"zone":"+xx"}',
        '{"is":"Shift","sign":1,"amounts":3}',
        '{"is":"Shift","sign":1,"amounts":[["2","year"]]}',
        '{"is":"Shift","sign":1,"amounts":[[2,"лет"]]}',
        '{"is":"Nth","number":1,"weekday":1,"of":5}',
        '{"is":"Range","first":"5 мая"}',
        '{"is":"Fixed","value":1999}',
        '{"is":"Recurrence","value":7}',
        None,
        5,
    ],
)
def test_a_changed_expression_is_told(expression: Any) -> None:
    mention = attrs.evolve(find_dates("Скрипку нашли 5 мая.")[0], expression=expression)
    with pytest.raises(UsageError, match="as find_dates has returned it"):
        resolve_date(mention, NOON)


def test_expressions_are_written_and_read() -> None:
    nodes = [
        Point(month=5, day=20),
        Shift(-1, ((1.5, "year"), (2.0, "day")), Told(Point(year=2004), "past", strong=True)),
        Length("P2W"),
        Impossible("month 4 has no day 31"),
    ]
    assert [read(write(node)) for node in nodes] == nodes
    assert all(name in KINDS for name in ("Point", "Range", "Unit", "Part"))


@pytest.mark.parametrize("text", ["", "5", "null", "[]", '{"is":"Nothing"}', '{"is":"Point","of":1}', "{" * 5000])
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expression|Expecting|Extra|column"):
        read(text)


HOSTILE = [
    "5 ", "мая ", "на следующий день ", "с 5 ", "5, ", "1.", "9:30-", "«", "(", "в ночь на ", "двадцать ", "тысяча ",
    "2014 и ", "a", "до ", "XIX–", "в 5 мая ", "\u00ad5 мая ", "\n",
]  # fmt: skip


def grown(work: Callable[[str], object], piece: str, attempts: int = ATTEMPTS) -> float:
    """Give how many times longer eight times the text takes: 8 is linear, 64 quadratic."""
    small, middle, large = (piece * count for count in (400, 1200, 3200))
    return growth(work, small, large, allowed=ALLOWED, attempts=attempts, middle=middle, times=8.0)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    assert grown(lambda text: find_dates(text, NOON), piece) <= ALLOWED


def test_the_guard_sees_a_quadratic_rule() -> None:
    def planted(text: str) -> int:
        return sum(len(text[at:].split()) for at in range(0, len(text), 2))

    assert grown(planted, "5 ", attempts=2) > ALLOWED
