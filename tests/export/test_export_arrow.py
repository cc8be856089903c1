"""Pages survive the way through Arrow and Parquet; flat tables open in the real pandas and polars."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any, Literal

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import invented

import rupress
from rupress.errors import DataError, MissingExtraError, UsageError
from rupress.export import arrow
from rupress.records import Input, Page
from rupress.span import Span

PAGE = invented.page()
BARE = attrs.evolve(PAGE, url=None, published=None, quotes=(), ticker=(), entities=(), mentions=(), dates=())


def test_one_page_needs_no_list() -> None:
    assert arrow.to_arrow(PAGE) == arrow.to_arrow([PAGE])
    assert arrow.to_frame(PAGE, "quotes").equals(arrow.to_frame([PAGE], "quotes"))


def test_pages_come_back_equal() -> None:
    table = arrow.to_arrow([PAGE, BARE])
    assert list(arrow.from_arrow(table)) == [PAGE, BARE]
    assert table.schema == arrow.schema()


def test_pages_come_back_equal_from_parquet(tmp_path: Path) -> None:
    pq.write_table(arrow.to_arrow([PAGE, BARE]), tmp_path / "pages.parquet")
    assert list(arrow.from_arrow(pq.read_table(tmp_path / "pages.parquet"))) == [PAGE, BARE]


moments = st.datetimes(timezones=st.integers(-840, 840).map(lambda m: dt.timezone(dt.timedelta(minutes=m))))


@settings(max_examples=30)
@given(moment=moments | st.datetimes() | st.dates(), text=st.text(), start=st.integers(0, 2**31 - 1))
def test_moments_texts_and_spans_come_back_equal(moment: dt.datetime | dt.date, text: str, start: int) -> None:
    page = attrs.evolve(PAGE, updated=moment, text=text, deck_span=Span(start, start))
    (back,) = arrow.from_arrow(arrow.to_arrow([page]))
    assert back == page
    assert type(back.updated) is type(page.updated)


def test_an_empty_table_has_the_schema() -> None:
    table = arrow.to_arrow([])
    assert table.schema == arrow.schema()
    assert list(arrow.from_arrow(table)) == []


def test_every_field_of_a_page_is_a_column() -> None:
    assert arrow.schema().names == [field.name for field in attrs.fields(Page)]


def test_moments_can_be_compared_and_days_grouped() -> None:
    row = arrow.to_arrow([PAGE]).to_pylist()[0]
    assert row["published"]["utc"] == dt.datetime(2021, 5, 19, 23, 43, tzinfo=dt.UTC)
    assert row["published"]["day"] == dt.date(2021, 5, 20)
    assert row["updated"] == {"iso": "2021-05-21", "utc": None, "day": dt.date(2021, 5, 21)}


def test_what_utf8_cannot_carry_is_replaced_and_offsets_stay() -> None:
    (back,) = arrow.from_arrow(arrow.to_arrow([attrs.evolve(PAGE, text="а\ud83d\ude00б")]))
    assert back.text == "а\ufffd\ufffdб"


@pytest.mark.parametrize("of", ["pages", *arrow.FLAT])
def test_flat_tables_open_in_pandas_and_polars(of: str) -> None:
    table = arrow.to_arrow([BARE, PAGE])
    rows = 2 if of == "pages" else len(getattr(BARE, of)) + len(getattr(PAGE, of))
    frame = arrow.to_frame(table, of)
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == rows
    other = arrow.to_frame([BARE, PAGE], of, library="polars")
    assert isinstance(other, pl.DataFrame)
    assert other.height == rows
    assert other.columns == list(frame.columns)
    assert not any(isinstance(kind, pl.Struct) for kind in other.dtypes)


def test_who_said_what_in_one_table() -> None:
    frame = arrow.to_frame([BARE, PAGE], "quotes", library="polars")
    (row,) = frame.select("page", "page_url", "speaker_name", "text", "cue_lemma", "span_start").rows()
    assert row == (1, PAGE.url, "Пётр Крапивин", "Мы успеем. Деньги есть", "пообещать", PAGE.quotes[0].span.start)


def test_flat_tables_have_no_records_of_other_sorts() -> None:
    assert not set(arrow.FLAT) & set(arrow.flat(arrow.to_arrow([PAGE]), "pages").column_names)


def test_records_of_a_slice_keep_to_their_pages() -> None:
    table = arrow.to_arrow([PAGE, BARE, PAGE]).slice(1)
    assert arrow.flat(table, "quotes").column("page").to_pylist() == [1]
    assert len(list(arrow.from_arrow(table))) == 2


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (pa.table({"text": ["а"]}), "schema_version is missing"),
        (pa.table({"text": ["а"]}).replace_schema_metadata({arrow.VERSION: b"99"}), "install a newer rupress"),
        (arrow.to_arrow([PAGE]).drop_columns(["quotes"]), "no column quotes"),
    ],
)
def test_damaged_tables_are_data_errors(table: pa.Table, says: str) -> None:
    with pytest.raises(DataError, match=says):
        list(arrow.from_arrow(table))


def test_damaged_rows_are_data_errors() -> None:
    table = arrow.to_arrow([PAGE])
    broken = table.set_column(table.schema.get_field_index("media"), "media", pa.array(["poem"]))
    with pytest.raises(DataError, match="media"):
        list(arrow.from_arrow(broken))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named(library: Literal["pandas", "polars"], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=f"pip install {library}"):
        arrow.to_frame([PAGE], library=library)


def test_damage_to_a_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "pages.parquet").write_bytes(b"no table")
    with pytest.raises(DataError, match=r"pages\.parquet: no Parquet file"):
        list(arrow.read_parquet(tmp_path / "pages.parquet"))


def test_a_page_that_failed_is_no_row() -> None:
    results: list[Any] = list(rupress.parse_many([b"<p>", Input(7)]))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="not Failure; of the results of parse_many keep"):
        arrow.to_arrow(results)


def test_misuse_says_what_there_is() -> None:
    with pytest.raises(UsageError, match="there are pages, segments"):
        arrow.to_frame([PAGE], "poems")
    with pytest.raises(UsageError, match="pandas or polars"):
        arrow.to_frame([PAGE], library="dask")  # type: ignore[call-overload]
