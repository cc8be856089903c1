"""Layers, tables and single records: what they hold, what they look like as text, and that nothing gets out of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.lib.pretty import pretty
from tests import invented
from tests.show.hostile import HOSTILE, hostile_page, records_of
from tests.show.test_show_views import check_harmless, read

import rupress
from rupress import show
from rupress.errors import UsageError
from rupress.records import DateMention, DateType, Failure, Page
from rupress.show.timeline import AROUND, around
from rupress.span import Span

PAGE = invented.page()


def words(view: str) -> str:
    return " ".join(" ".join(read(view).words).split())


def dates(*values: tuple[str, dt.date | None]) -> Page:
    """Build a page with dates of these values, in this order of the text."""
    text = "".join(f"Дата {n}.\n" for n in range(len(values)))
    found = tuple(
        DateMention(Span(8 * n, 8 * n + 6), f"Дата {n}", DateType.DATE, value, start, start)
        for n, (value, start) in enumerate(values)
    )
    return attrs.evolve(invented.bare(text), dates=found)


@pytest.mark.parametrize(
    ("layers", "there", "absent"),
    [
        ((), ["Пётр Крапивин", "вчера", "Other stories", "nav", "person", "quote"], []),
        (("names",), ["People", "Places", "person"], ["Who said what", "Other stories", "implied", "21:48"]),
        (("dates",), ["Dates", "2021-05-19"], ["People", "Who said what", "person"]),
        (("quotes",), ["Who said what", "«Мы успеем"], ["People", "Dates"]),
        (("kinds",), ["Other stories", "nav", "21:48"], ["Who said what", "People", "Dates"]),
        (("names", "quotes"), ["Who said what", "People"], ["Dates"]),
    ],
)
def test_a_view_has_the_layers_asked_for(layers: tuple[str, ...], there: list[str], absent: list[str]) -> None:
    html = words(PAGE.show(*layers)._repr_html_())
    for word in there:
        assert word in html
    for word in absent:
        assert word not in html


@pytest.mark.parametrize(
    ("layers", "there", "absent"),
    [
        ((), ["headline │", "people", "other stories"], []),
        (("names",), ["people", "places"], ["headline", "quotes", "21:48"]),
        (("quotes",), ["quotes", "«Мы успеем. Деньги есть»"], ["people", "headline"]),
    ],
)
def test_so_has_its_text(layers: tuple[str, ...], there: list[str], absent: list[str]) -> None:
    text = str(PAGE.show(*layers))
    for word in there:
        assert word in text
    for word in absent:
        assert word not in text


def test_a_view_has_the_lines_asked_for() -> None:
    html = words(PAGE.show("kinds", kinds=["ticker", "headline"])._repr_html_())
    assert "В Заречье открыли <новый> мост" in html
    assert "осмотрел набережную" not in html
    assert "Читайте также" not in str(PAGE.show(kinds=["headline"]))


@pytest.mark.parametrize("call", [lambda: PAGE.show("poem"), lambda: PAGE.show(kinds=["poem"]), lambda: PAGE.show("")])
def test_misuse_names_what_there_is(call: Any) -> None:
    with pytest.raises(UsageError, match=r"layers are kinds, names|kinds of lines are ticker"):
        call()


def test_a_console_prints_the_text() -> None:
    for view in (PAGE.show("names"), show.timeline(PAGE)):
        assert pretty(view) == str(view)
        assert repr(view) == f"<{type(view).__name__} of {PAGE.headline!r}>"


def test_a_view_is_saved_as_a_document(tmp_path: Path) -> None:
    for view in (PAGE.show(), show.timeline(PAGE), show.who_said_what(PAGE)):
        view.save(tmp_path / "view.html")
        document = (tmp_path / "view.html").read_text(encoding="utf-8")
        assert document.startswith("<!doctype html>")
        assert "default-src 'none'" in document
        assert f"<title>{PAGE.headline}</title>" in document
        assert view._repr_html_() in document


@pytest.mark.parametrize("record", records_of(PAGE), ids=lambda record: type(record).__name__)
def test_every_record_shows_itself(record: Any) -> None:
    html = record._repr_html_()
    assert read(html).tags <= {"div", "style", "span", "mark", "small", "code", "q", "b", "i", "time", "em"}
    told = {
        "Segment": "rule site_name",
        "Quote": "Пётр Крапивин",
        "Person": "мэр",
        "Place": "LOC l2",
        "Mention": "PER p1",
    }
    assert told.get(type(record).__name__, "") in words(html)


def test_what_is_no_record_has_no_view() -> None:
    with pytest.raises(UsageError, match="there is no view of Span; there are of Segment"):
        show.record(Span(0, 1))


def test_who_said_what_is_rows_for_a_data_frame() -> None:
    table = show.who_said_what(PAGE)
    assert len(table) == 1
    assert table[0]["speaker"] == "Пётр Крапивин"
    assert table[0]["words"] == "Мы успеем. Деньги есть"
    frame = pd.DataFrame(table)
    assert list(frame.columns) == list(table.columns)
    assert frame.loc[0, "cue"] == "пообещать"
    assert str(frame.loc[0, "published"]) == "2021-05-20 02:43:00+03:00"


def test_who_said_what_tells_the_pages_apart() -> None:
    other = attrs.evolve(PAGE, headline="Вторая страница")
    table = show.who_said_what([PAGE, invented.bare("Тихо"), other])
    assert [row["headline"] for row in table] == [PAGE.headline, "Вторая страница"]
    html = words(table._repr_html_())
    assert html.index("набережной") < html.index("Вторая страница")
    assert "Вторая страница" in str(table)


@pytest.mark.parametrize(
    ("table", "says"),
    [(show.who_said_what(invented.bare("Тихо")), "Nobody said anything."), (show.timeline(()), "No dates.")],
)
def test_an_empty_table_says_so(table: show.Table, says: str) -> None:
    assert len(table) == 0
    assert says in words(table._repr_html_())
    assert pd.DataFrame(table).empty


@pytest.mark.parametrize("view", [show.timeline, show.who_said_what], ids=lambda view: view.__name__)
@pytest.mark.parametrize(
    "given", [[PAGE, Failure(0, "E", "broken")], Failure(0, "E", "broken"), "text", None, 5], ids=repr
)
def test_what_is_no_page_makes_no_table(view: Any, given: Any) -> None:
    with pytest.raises(UsageError, match="pages are put into tables"):
        view(given)


@pytest.mark.parametrize("view", [show.html, show.text, show.page], ids=lambda view: view.__name__)
@pytest.mark.parametrize("given", [Failure(0, "E", "broken"), "text", None], ids=repr)
def test_what_is_no_page_is_not_shown(view: Any, given: Any) -> None:
    with pytest.raises(UsageError, match="pages are shown"):
        view(given)


def test_text_of_a_table_is_aligned_columns() -> None:
    assert str(show.who_said_what(PAGE)) == (
        "speaker        words                   kind    cue\nПётр Крапивин  Мы успеем. Деньги есть  direct  пообещать"
    )


def test_timeline_is_in_the_order_of_what_dates_mean() -> None:
    page = dates(
        ("2023-05-02", dt.date(2023, 5, 2)),
        ("P2Y", None),
        ("2021", dt.date(2021, 1, 1)),
        ("2023-05-02T10:00", dt.datetime(2023, 5, 2, 10, tzinfo=invented.MOSCOW)),
        ("1905", dt.date(1905, 1, 1)),
    )
    assert [row["value"] for row in show.timeline(page)] == ["1905", "2021", "2023-05-02", "2023-05-02T10:00", "P2Y"]
    html = words(show.timeline(page)._repr_html_())
    assert "116 years" in html
    assert "2 years" in html
    assert html.index("No place in time") < html.index("P2Y")


def test_timeline_has_the_publication_among_the_dates() -> None:
    html = words(show.timeline(PAGE)._repr_html_())
    assert html.index("2021-05-19") < html.index("1 day") < html.index("Published")
    assert [row["text"] for row in show.timeline(PAGE)] == ["вчера"]


def test_dates_of_one_value_stand_together() -> None:
    day = dt.date(2023, 5, 2)
    html = show.timeline(dates(("2023-05-02", day), ("2023-05-02", day)))._repr_html_()
    assert html.count("<code>2023-05-02</code>") == 1
    assert html.count('class="rp-when"') == 2


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Мост открыли вчера.", "вчера", ("Мост открыли ", "вчера", ".")),
        ("Утро\nвчера\nВечер", "вчера", ("", "вчера", "")),
        ("слово " * 30 + "вчера" + " слово" * 30, "вчера", ("… " + "слово " * 11, "вчера", " слово" * 11 + " …")),
        ("вчера\r\nвечером", "вчера\r\nвечером", ("", "вчера вечером", "")),
    ],
)
def test_context_is_the_line_cut_at_blanks(text: str, words: str, expected: tuple[str, str, str]) -> None:
    start = text.index(words)
    assert around(text, Span(start, start + len(words))) == expected


@given(st.text(alphabet="а \n…", max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_context_is_short_and_on_one_line(text: str, one: int, other: int) -> None:
    start, stop = sorted((min(one, len(text)), min(other, len(text))))
    before, _, after = around(text, Span(start, stop))
    assert len(before) <= AROUND + 2
    assert len(after) <= AROUND + 2
    assert "\n" not in before + after


@pytest.mark.parametrize("view", [show.timeline, show.who_said_what, show.page], ids=lambda view: view.__name__)
def test_hostile_pages_are_harmless(view: Any) -> None:
    pages = hostile_page("127.0.0.1:9")
    check_harmless(view(pages)._repr_html_())
    assert "\x1b" not in str(view(pages))


@pytest.mark.parametrize("record", records_of(hostile_page("127.0.0.1:9")), ids=lambda record: type(record).__name__)
def test_hostile_records_are_harmless(record: Any) -> None:
    check_harmless(record._repr_html_())


def test_hostile_titles_stay_titles(tmp_path: Path) -> None:
    show.timeline(attrs.evolve(PAGE, headline=HOSTILE)).save(tmp_path / "view.html")
    check_harmless((tmp_path / "view.html").read_text(encoding="utf-8"))


def test_pages_of_a_parser_can_be_shown() -> None:
    page = rupress.parse("Мост открыли\n\n«Мы рады», – сказал мэр Иван Седов 5 мая 2021 года.", media="article")
    assert [row["words"] for row in show.who_said_what(page)] == ["Мы рады"]
    assert [row["value"] for row in show.timeline(page)] == ["2021-05-05"]
