"""Records survive the way through dict and JSON; damage is named."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import invented

import rupress
from rupress import records
from rupress.errors import DataError, UsageError
from rupress.export import SCHEMA, from_dict, from_json, to_dict, to_json
from rupress.records import Entity, EntityType, Input, Media, Organization, Page, Person, Place
from rupress.span import Span

PAGE = invented.page()

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
st.register_type_strategy(dt.datetime, st.datetimes(timezones=st.none() | offsets))
st.register_type_strategy(float, st.floats(0, 1))


def built(record: type[Any], **fixed: object) -> st.SearchStrategy[Any]:
    """Draw a record of exactly this class, some of its fields fixed or from a list."""
    fields = {name: st.from_type(hint) for name, hint in get_type_hints(record).items() if name not in fixed}
    chosen = {
        name: st.sampled_from(value) if isinstance(value, list) else st.just(value) for name, value in fixed.items()
    }
    return st.builds(record, **fields, **chosen)


st.register_type_strategy(Person, built(Person, type=EntityType.PER))
st.register_type_strategy(Organization, built(Organization, type=EntityType.ORG))
st.register_type_strategy(Place, built(Place, type=EntityType.LOC))
SPECIAL = {Entity: built(Entity), Input: built(Input, media=["auto", *Media])}
RECORDS = [getattr(records, name) for name in records.__all__ if attrs.has(getattr(records, name))]


@pytest.mark.parametrize("record", [*RECORDS, Span], ids=lambda record: record.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_every_record_comes_back_equal(record: type[Any], data: st.DataObject) -> None:
    original = data.draw(SPECIAL[record] if record in SPECIAL else st.from_type(record))
    assert from_dict(to_dict(original), record) == original
    back = from_json(to_json(original), record)
    assert back == original
    assert type(back) is record


def test_page_comes_back_equal_and_of_the_same_types() -> None:
    back = rupress.from_json(rupress.to_json(PAGE))
    assert back == PAGE
    assert [type(entity) for entity in back.entities] == [type(entity) for entity in PAGE.entities]
    assert type(back.published) is dt.datetime
    assert type(back.updated) is dt.date
    assert isinstance(back.segments[0].kind, records.Kind)
    assert isinstance(back.ticker[0].badges, tuple)


def test_dict_holds_plain_values_only() -> None:
    def walk(value: Any) -> None:
        assert type(value) in {dict, list, str, int, float, bool, type(None)}, value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(inner)

    plain = to_dict(PAGE)
    walk(plain)
    assert next(iter(plain)) == "schema_version"
    assert plain["schema_version"] == SCHEMA
    assert plain["headline_span"] == [PAGE.headline_span.start, PAGE.headline_span.stop]  # type: ignore[union-attr]
    assert plain["published"] == "2021-05-20T02:43:00+03:00"
    assert plain["updated"] == "2021-05-21"


def test_json_is_one_line_with_cyrillic_as_it_is() -> None:
    line = to_json(PAGE)
    assert "\n" not in line
    assert "Крапивин" in line
    assert from_json(line.encode()) == PAGE


def test_named_zone_comes_back_as_its_offset() -> None:
    page = attrs.evolve(PAGE, fetched_at=dt.datetime(2021, 5, 20, 22, tzinfo=ZoneInfo("Europe/Moscow")))
    assert from_dict(to_dict(page)) == page


@pytest.mark.parametrize("text", ["a\ud800b", "\udc00", '"\\\u2028\x00'])
def test_text_that_utf8_cannot_carry_is_escaped(text: str) -> None:
    page = attrs.evolve(PAGE, text=text)
    assert from_json(to_json(page).encode("utf-8")) == page


@pytest.mark.parametrize("content", [b"\xff\x00<p>", "<p>"])
def test_input_keeps_bytes_and_text_apart(content: bytes | str) -> None:
    assert from_json(to_json(Input(content)), Input) == Input(content)


@pytest.mark.parametrize(
    "told",
    [
        dt.date(2024, 5, 3),
        dt.datetime(2024, 5, 3, 10, tzinfo=dt.UTC),
        dt.datetime(2024, 5, 3, 10),  # noqa: DTZ001 in the zone of the outlet
        "вчера",
        "2024-05-03",
    ],
)
def test_input_keeps_the_time_as_it_was_told(told: dt.datetime | dt.date | str) -> None:
    back = from_json(to_json(Input("<p>", published=told)), Input)
    assert (back.published, type(back.published)) == (told, type(told))


@given(st.text())
def test_any_text_goes_through(text: str) -> None:
    assert from_json(to_json(attrs.evolve(PAGE, text=text))).text == text


def damaged(**changes: Any) -> dict[str, Any]:
    """Give the page's dict with some fields changed, and without those that are `...`."""
    fields = to_dict(PAGE) | changes
    return {name: value for name, value in fields.items() if value is not ...}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (damaged(schema_version=SCHEMA + 1), "install a newer rupress"),
        (damaged(schema_version=...), "schema_version is missing"),
        (damaged(schema_version="1"), "no positive whole number"),
        (damaged(schema_version=True), "no positive whole number"),
        (damaged(text=...), "text"),
        (damaged(text=5), "expected str, found int"),
        (damaged(headline_span=[1]), "headline_span"),
        (damaged(headline_span=[1, True]), "headline_span"),
        (damaged(published="yesterday"), "published"),
        (damaged(fetched_at="2021-05-20"), "expected a time"),
        (damaged(segments=[{"span": [0, 1], "kind": "poem", "rule": "", "confidence": 1.0}]), "segments[0].kind"),
        (damaged(segments=None), "segments"),
        (damaged(entities=[{"type": "DOG"}]), "an entity's type is PER, ORG or LOC"),
        (damaged(entities=["p1"]), "an entity's type"),
        (damaged(colour="red"), "colour"),
        (to_dict(records.Failure(0, "Unreadable", "a.html: no such file")), "pass rupress.Failure as second argument"),
    ],
)
def test_damaged_dict_names_the_field(data: dict[str, Any], says: str) -> None:
    with pytest.raises(DataError) as caught:
        from_dict(data)
    assert says in str(caught.value)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4))
def test_no_value_of_a_field_raises_anything_else(value: Any) -> None:
    for name in ("text", "segments", "published", "entities", "facts", "headline_span", "media"):
        try:
            from_dict(damaged(**{name: value}))
        except DataError:
            continue


@pytest.mark.parametrize("line", ["", "{", "[]", "null", b"\xff", '{"schema_version": 1}', "[" * 100_000])
def test_damaged_json_is_a_data_error(line: str | bytes) -> None:
    with pytest.raises(DataError):
        from_json(line)


@pytest.mark.parametrize(
    "call",
    [
        lambda: to_dict("page"),
        lambda: to_dict(Page),
        lambda: from_dict("{}"),  # type: ignore[call-overload]
        lambda: from_dict({}, str),
        lambda: from_json(None),  # type: ignore[call-overload]
    ],
)
def test_misuse_is_a_usage_error(call: Any) -> None:
    with pytest.raises(UsageError):
        call()


def test_an_older_dict_without_a_field_that_has_a_default_is_read() -> None:
    plain = to_dict(PAGE)
    for segment in plain["ticker"]:
        del segment["badges"]
    assert from_dict(plain).ticker[0].badges == ()


def test_json_is_what_json_makes_of_the_dict() -> None:
    assert json.loads(to_json(PAGE)) == to_dict(PAGE)
