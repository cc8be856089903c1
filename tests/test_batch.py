"""Batches: order, failures, workers that die or hang."""

import io
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from attrs import frozen

import rupress
from rupress.records import Failure, Input, Page

ARTICLE = "Мост открыли\n\nМост через реку открыли в понедельник, сообщил мэр Иван Рогов."


@frozen
class Poisoned(rupress.Parser):
    """A parser that does what the page says, as a broken parser would."""

    def parse(self, page: bytes | str, **given: Any) -> Page:
        if page == "die":
            os._exit(3)
        if page == "hang":
            time.sleep(60)
        if isinstance(page, str) and page.startswith("end "):
            ended = Path(page.removeprefix("end "))
            if not ended.is_file():  # a file: once; a folder: every time
                if not ended.is_dir():
                    ended.touch()
                os.kill(os.getpid(), signal.SIGTERM)
        if page == "raise":
            raise RuntimeError("broken")
        return rupress.Parser.parse(self, page, **given)


def texts(results: list[Page | Failure]) -> list[str]:
    return [r.text if isinstance(r, Page) else r.error for r in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_same_as_parse_in_order(workers: int) -> None:
    pages = [f"{ARTICLE} Номер {n}." for n in range(40)]
    assert list(rupress.parse_many(pages, workers=workers)) == [rupress.parse(page) for page in pages]


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_read_before_their_source_broke_are_given_first(workers: int) -> None:
    def source() -> Iterator[str]:
        yield from (ARTICLE, "Мост", "Паром")
        raise ConnectionError("the database has gone")

    results = rupress.parse_many(source(), workers)
    assert texts([next(results) for _ in range(3)]) == [ARTICLE, "Мост", "Паром"]
    with pytest.raises(ConnectionError, match="has gone"):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_page_becomes_a_failure(workers: int) -> None:
    results = list(rupress.parse_many([ARTICLE, Input(7, url="https://a.example/7"), ARTICLE], workers=workers))  # type: ignore[arg-type]
    assert [type(r) for r in results] == [Page, Failure, Page]
    assert isinstance(results[1], Failure)
    assert (results[1].index, results[1].error, results[1].url) == (1, "UsageError", "https://a.example/7")


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_reader_gave_up_keeps_its_turn(workers: int) -> None:
    lost = Failure(0, "Unreadable", "a.warc, byte 7: damaged", "https://a.example/7")
    results = list(rupress.parse_many([ARTICLE, lost, ARTICLE], workers=workers))
    assert [type(r) for r in results] == [Page, Failure, Page]
    assert results[1] == Failure(1, lost.error, lost.message, lost.url)


def test_a_page_that_kills_its_worker_costs_only_itself() -> None:
    pages = [ARTICLE, "die", ARTICLE, "raise", "die", ARTICLE]
    results = list(rupress.parse_many(pages, workers=2, parser=Poisoned()))
    assert texts(results) == [ARTICLE, "WorkerDied", ARTICLE, "RuntimeError", "WorkerDied", ARTICLE]


def test_a_page_that_hangs_is_given_up() -> None:
    results = list(rupress.parse_many(["hang", ARTICLE, ARTICLE], workers=2, timeout=2.0, parser=Poisoned()))
    assert texts(results) == ["TimeoutError", ARTICLE, ARTICLE]


@pytest.mark.parametrize(
    ("page", "error"), [(Failure(0, "Unreadable", "damaged"), "Unreadable"), ("hang", "TimeoutError")]
)
def test_the_start_of_a_worker_is_not_the_first_page_s_time(
    page: Any, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker starts for 40 seconds by a clock of our own, so that the load of the machine decides nothing."""
    clock, waited = [0.0], []

    def wait(pipes: list[Any], seconds: float) -> list[Any]:
        waited.append(seconds)
        clock[0] += 40.0 if len(waited) == 1 else seconds if page == "hang" else 0.0
        return connection.wait(pipes) if len(waited) == 1 or page != "hang" else []

    monkeypatch.setattr("rupress.batch.mp", multiprocessing.get_context("spawn"))
    monkeypatch.setattr("rupress.batch.time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr("rupress.batch.wait", wait)
    assert texts(list(rupress.parse_many([page], workers=2, timeout=2.5, parser=Poisoned()))) == [error]
    assert waited == [62.5, 2.5]


@pytest.mark.skipif(os.name == "nt", reason="signals go otherwise there")
def test_a_page_whose_worker_is_ended_from_outside_is_parsed_by_another(tmp_path: Path) -> None:
    pages = [f"end {tmp_path}/once", ARTICLE]
    assert texts(list(rupress.parse_many(pages, workers=2, parser=Poisoned()))) == pages


@pytest.mark.skipif(os.name == "nt", reason="signals go otherwise there")
def test_a_page_whose_workers_are_ended_again_and_again_is_given_up(tmp_path: Path) -> None:
    pages = [f"end {tmp_path}", ARTICLE]
    assert texts(list(rupress.parse_many(pages, workers=2, parser=Poisoned()))) == ["WorkerDied", ARTICLE]


def test_pages_are_read_as_needed() -> None:
    read = 0

    def endless() -> Any:
        nonlocal read
        while True:
            read += 1
            yield ARTICLE

    results = rupress.parse_many(endless(), workers=2)
    for _ in range(3):
        next(results)
    assert read <= 2 * 16 + 4
    results.close()  # type: ignore[attr-defined]


def test_inputs_carry_what_is_known() -> None:
    (page,) = rupress.parse_many([Input(ARTICLE, url="https://a.example/", media="article")])
    assert isinstance(page, Page)
    assert (page.url, page.media) == ("https://a.example/", "article")


@pytest.mark.parametrize("workers", [1, 2])
def test_results_are_finished_where_they_are_parsed(workers: int) -> None:
    pages: list[str | Failure] = [ARTICLE, Failure(0, "Unreadable", "damaged"), ARTICLE]
    lines = list(rupress.parse_many(pages, workers, then=rupress.to_json))
    assert lines == [rupress.to_json(result) for result in rupress.parse_many(pages)]


def test_a_worker_that_dies_is_finished_likewise() -> None:
    (line,) = rupress.parse_many(["die"], workers=2, parser=Poisoned(), then=rupress.to_json)
    assert rupress.from_json(line, Failure).error == "WorkerDied"


@pytest.mark.parametrize("wrong", [{"tz": "Europe/Atlantis"}, {"media": "scroll"}, {"encoding": "klingon"}])
def test_a_parser_that_cannot_be_used_raises_at_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(rupress.UsageError, match=next(iter(wrong.values()))):
        rupress.Parser(**wrong)


@pytest.mark.parametrize("page", [b"<p>", "<p>", Input("<p>")])
def test_one_page_is_no_list_of_pages(page: Any) -> None:
    with pytest.raises(rupress.UsageError, match=r"pass a list, \[page\]"):
        rupress.parse_many(page)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            pd.DataFrame({"url": ["a"], "text": [ARTICLE]}),
            r"a table \(DataFrame\), which yields names: .*rupress\.Input",
        ),
        ({"text": ARTICLE}, r"a record \(dict\), which yields names: .*rupress\.Input"),
        (io.StringIO(ARTICLE), r"an open file, which yields lines: pass a list, \[file\.read\(\)\]"),
    ],
)
def test_what_yields_no_pages_is_refused(given: Any, says: str) -> None:
    with pytest.raises(rupress.UsageError, match=says):
        rupress.parse_many(given)


def test_columns_and_rows_of_a_table_are_pages() -> None:
    table = pd.DataFrame({"text": [ARTICLE], "day": pd.to_datetime(["2024-05-03"])})
    assert list(rupress.parse_many(table["text"])) == [rupress.parse(ARTICLE)]
    (page,) = rupress.parse_many(rupress.Input(row.text, published=row.day) for row in table.itertuples())
    assert isinstance(page, rupress.Page)
    assert page.published == rupress.parse(ARTICLE, published="2024-05-03 00:00").published
    (failure,) = rupress.parse_many(table.to_dict("records"))
    assert isinstance(failure, Failure)
    assert "rupress.Input(row['text']" in failure.message


@pytest.mark.parametrize("seconds", [1e12, float("inf")])
def test_a_timeout_may_be_as_long_as_one_likes(seconds: float) -> None:
    results = list(rupress.parse_many([ARTICLE, ARTICLE], workers=2, timeout=seconds))
    assert all(isinstance(result, rupress.Page) for result in results)


@pytest.mark.parametrize(
    "arguments",
    [
        {"workers": 0},
        {"workers": "2"},
        {"workers": 2, "timeout": 0},
        {"workers": 2, "timeout": float("nan")},
        {"timeout": 1.0},
    ],
)
def test_misuse_raises_at_once(arguments: dict[str, Any]) -> None:
    with pytest.raises(rupress.UsageError, match=r"workers|timeout"):
        rupress.parse_many([], **arguments)
