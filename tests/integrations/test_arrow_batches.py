"""The function that Ray and Spark share: rows in, as many rows out, those of `parse_many`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest

import rupress
from rupress.export import arrow
from rupress.integrations import arrow_batches
from rupress.integrations.arrow_batches import failures_of, pages_of, parse_batch, parse_batches, raw_batches
from rupress.records import Failure, Input

TEXT = "Мост открыли\n\nМост через Каму открыли в понедельник, сообщил мэр Иван Рогов."
WHEN = dt.datetime(2023, 9, 14, 19, 30, tzinfo=dt.UTC)


def parsed(**columns: Any) -> pa.Table:
    return pa.Table.from_batches([parse_batch(pa.table(columns))])


def test_rows_are_those_of_parse_many() -> None:
    given: list[Input | Failure] = [
        Input(TEXT.encode(), "u0", WHEN, "text"),
        Input("<h1>Паром".encode("cp1251"), "u1", None, "html", "cp1251"),
        Failure(0, "Unreadable", "a.warc, record at byte 7", "u2"),
        Input("\ud800 мост", None),
        Input(b"", "u4", media="html"),
    ]
    rows = pa.Table.from_batches(list(parse_batches(raw_batches(given))))
    expected = list(rupress.parse_many(given))
    pages = [result for result in expected if isinstance(result, rupress.Page)]
    assert failures_of(rows) == [result for result in expected if isinstance(result, Failure)]
    found = list(arrow.from_arrow(pages_of(rows)))
    assert [page.url for page in found] == ["u0", "u1", None, "u4"]
    assert found[2].text == "? мост"  # text goes as UTF-8, and that page has what UTF-8 has not
    assert [page for page in found if page.url] == [page for page in pages if page.url]
    assert arrow.flat(pages_of(rows), "quotes").num_rows == sum(len(page.quotes) for page in pages)


@pytest.mark.parametrize(
    ("column", "media"), [("html", "html"), ("text", "text"), ("page", "html"), ("content", "html")]
)
@pytest.mark.parametrize("kind", [pa.string(), pa.binary(), pa.large_string()], ids=str)
def test_columns_are_named_as_the_fields_of_json_lines(column: str, media: str, kind: pa.DataType) -> None:
    rows = parsed(**{column: pa.array(["<html><body><p>Мост"], kind)})
    assert rows.column("media").to_pylist() == [media]


@pytest.mark.parametrize(
    ("value", "means"),
    [
        (dt.datetime(2023, 9, 14, 22, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))), "2023-09-14T19:30:00+00:00"),
        (dt.datetime(2023, 9, 14, 22, 30), "2023-09-14T22:30:00+03:00"),  # noqa: DTZ001 - naive on purpose
        ("2023-09-14T22:30+03:00", "2023-09-14T22:30:00+03:00"),
        (None, None),
    ],
)
def test_times_of_fetching_do_not_depend_on_the_zone_of_a_session(value: object, means: str | None) -> None:
    (page,) = arrow.from_arrow(pages_of(parsed(text=[TEXT], fetched_at=[value])))
    assert (page.fetched_at.isoformat() if page.fetched_at else None) == means


MORE = "Работы заняли почти два года, а пешеходы ходят по мосту по обеим сторонам, рассказал глава района. " * 3
STORY = f"<h1>Мост открыли</h1><p>Мост через Каму открыли вчера для легковых машин, сообщили в мэрии.</p><p>{MORE}</p>"
MOMENT = dt.datetime(2024, 5, 3, 10, 0)  # noqa: DTZ001 - naive on purpose
TOLD = [
    # the column, and when the page was published
    (pa.array([dt.date(2024, 5, 3)]), "2024-05-03"),
    (pa.array([MOMENT]), "2024-05-03T10:00:00+05:00"),
    (pa.array([MOMENT], pa.timestamp("ns")), "2024-05-03T10:00:00+05:00"),
    (pa.array([1_714_719_600_000_000_001], pa.timestamp("ns", "Asia/Tokyo")), "2024-05-03T12:00:00+05:00"),
    (pa.array(["2024-05-03"]), "2024-05-03"),
    (pa.array(["2024-05-03T10:00+03:00"], pa.large_string()), "2024-05-03T12:00:00+05:00"),
    (pa.array(["2024-05-03 10:00"]), "2024-05-03T10:00:00+05:00"),
    (pa.array(["Fri, 03 May 2024 07:00:00 GMT"]), "2024-05-03T12:00:00+05:00"),
    (pa.array([""]), None),
    (pa.array([None], pa.string()), None),
    (pa.array([None], pa.timestamp("us")), None),
]


@pytest.mark.parametrize(("column", "means"), TOLD, ids=[f"{column.type} {means}" for column, means in TOLD])
def test_rows_say_when_a_page_was_published(column: pa.Array, means: str | None) -> None:
    rows = parse_batch(pa.table({"html": [STORY], "published": column}), rupress.Parser(tz="Asia/Yekaterinburg"))
    (page,) = arrow.from_arrow(pages_of(pa.Table.from_batches([rows])))
    assert (page.published.isoformat() if page.published else None) == means
    yesterday = "2024-05-02" if means else "XXXX-XX-XX"
    assert page.dates[0].value == yesterday


@pytest.mark.parametrize(
    ("column", "said"),
    [(["вчера"], "'вчера'"), ([1714719600], "1714719600"), (["0000-00-00"], "'0000-00-00'"), ([["2024"]], "['2024']")],
)
def test_what_is_no_time_of_publication_is_told(column: list[object], said: str) -> None:
    (failure,) = failures_of(parsed(html=[STORY], published=column))
    assert failure.error == "Unreadable"
    assert failure.message == f"published is no day or time with its year, such as 2024-11-22T21:48+03:00: {said}"


@pytest.mark.parametrize(
    "told", [dt.date(2024, 5, 3), MOMENT, MOMENT.replace(tzinfo=dt.UTC), "Fri, 03 May 2024 07:00:00 GMT", None]
)
def test_times_of_publication_go_through_raw_rows(told: dt.date | str | None) -> None:
    given = Input(STORY, media="html", published=told)
    rows = pa.Table.from_batches(list(parse_batches(raw_batches([given]))))
    (page,) = arrow.from_arrow(pages_of(rows))
    assert page.published == rupress.parse(STORY, media="html", published=told).published


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_say_when_a_page_was_published(library: str) -> None:
    frames = pytest.importorskip(library)
    frame = frames.DataFrame({"html": [STORY, STORY], "published": [MOMENT, None]})
    table = pa.Table.from_pandas(frame) if library == "pandas" else frame.to_arrow()
    first, second = arrow.from_arrow(pages_of(pa.Table.from_batches([parse_batch(table)])))
    assert first.published is not None
    assert (first.published.isoformat(), second.published) == ("2024-05-03T10:00:00+03:00", None)


def test_what_cannot_be_parsed_is_a_row_with_its_failure() -> None:
    rows = parsed(text=[TEXT, None, TEXT], url=["a", "b", "c"], fetched_at=[None, None, "вчера"])
    assert rows.column("url").to_pylist() == ["a", "b", "c"]
    assert [(f.index, f.error, f.url) for f in failures_of(rows)] == [(1, "UsageError", "b"), (2, "Unreadable", "c")]
    assert pages_of(rows).num_rows == 1


def test_columns_are_kept_in_front_and_batches_are_cut() -> None:
    raw = pa.RecordBatch.from_pydict({"id": range(5), "text": [TEXT] * 5})
    batches = list(parse_batches([raw], keep=["id"], rows=2))
    assert [batch.num_rows for batch in batches] == [2, 2, 1]
    assert {batch.schema for batch in batches} == {arrow_batches.parsed_schema([raw.schema.field("id")])}
    assert pa.Table.from_batches(batches).column("id").to_pylist() == list(range(5))


def test_no_rows_give_none_and_failures_alone_have_the_same_columns() -> None:
    assert parsed(text=pa.array([], pa.string())).num_rows == 0
    assert parsed(text=pa.array([None], pa.string())).schema == parsed(text=[TEXT]).schema


def test_raw_batches_are_bounded_by_rows_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow_batches, "BYTES", 100)
    pages = [Input(b"a" * size) for size in (10, 10, 10, 120, 10)]
    assert [batch.num_rows for batch in raw_batches(pages, rows=2)] == [2, 2, 1]


def test_rows_of_a_newer_version_are_refused() -> None:
    rows = parsed(text=[TEXT])
    newer = rows.set_column(rows.schema.get_field_index("schema_version"), "schema_version", pa.array([99], pa.int32()))
    with pytest.raises(rupress.DataError, match="99"):
        list(arrow.from_arrow(pages_of(newer)))


@pytest.mark.parametrize(("keep", "says"), [(["nr"], "no column 'nr'"), (["text"], "column 'text' of their own")])
def test_misuse_raises(keep: list[str], says: str) -> None:
    with pytest.raises(rupress.UsageError, match=says):
        parse_batch(pa.table({"text": [TEXT]}), keep=keep)
    with pytest.raises(rupress.UsageError, match="no column of pages"):
        parse_batch(pa.table({"body": [TEXT]}))
