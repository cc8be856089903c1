"""Bylines, each with its authors, origin and dates; `@` marks where the headline stands."""

from __future__ import annotations

import pytest

from rupress.read import read
from rupress.tokenizer.bylines import read_bylines
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of

CASES = [
    ("Анна Ветрова", "Анна Ветрова"),
    ("Автор: Илья ГРОМОВ", "Илья ГРОМОВ"),
    ("Автор:/Полевая Дарья", "Полевая Дарья"),
    ("Авторы: Анна Ветрова, Илья Громов", "Анна Ветрова, Илья Громов"),
    ("Tекст: Анна Ветрова", "Анна Ветрова"),
    ("Анна Ветрова/редактор", "Анна Ветрова"),
    ("вчера в 16:19 Московская область 982", ""),
    ("27 февраля 2022, 18:43 Анна Ветрова", "Анна Ветрова"),
    ("Автор: north_wind", "north_wind"),
    ("Источник: volga-news.ru", ""),
    ("Сегодня, 11:09Комментариев:1", ""),
]
DATES = [
    ("20 мая 2021, 02:43", "20 мая 2021, 02:43", None),
    ("09:24 11.06.2022 (обновлено: 09:28 11.06.2022)", "09:24 11.06.2022", "09:28 11.06.2022"),
    ("Последнее обновление: 6 января 2012 г., 02:14", None, "6 января 2012 г., 02:14"),
    ("понедельник, 21 сентября 2020, 00:03/@/20.09.2020 23:32", "20.09.2020 23:32", None),
    ("@/вчера в 16:19/Опубликован в газете №28453 от 30 декабря 2020", "вчера в 16:19", None),
]


@pytest.mark.parametrize(("lines", "authors"), CASES, ids=[case[0] for case in CASES])
def test_authors(lines: str, authors: str) -> None:
    text = lines.replace("/", "\n\n")
    pieces = [whole(row, "byline", "test", 0.9) for row in rows_of(read(text, media="text"))]
    byline = read_bylines(pieces, None, text)
    assert ", ".join(author.name for author in byline.authors) == authors
    assert all(a.span and text[a.span.start : a.span.stop] == a.name for a in byline.authors)


@pytest.mark.parametrize(("lines", "published", "updated"), DATES, ids=[case[0] for case in DATES])
def test_dates(lines: str, published: str | None, updated: str | None) -> None:
    text = lines.replace("@", "Заголовок статьи").replace("/", "\n\n")
    rows = rows_of(read(text, media="text"))
    pieces = [whole(r, "headline" if r.folded.startswith("Заголовок") else "byline", "test", 0.9) for r in rows]
    headline = next((p for p in pieces if p.label == "headline"), None)
    byline = read_bylines(pieces, headline, text)
    assert (byline.published and byline.published.text, byline.updated and byline.updated.text) == (published, updated)


def test_origin() -> None:
    text = "Источник: volga-news.ru"
    pieces = [whole(row, "byline", "test", 0.9) for row in rows_of(read(text, media="text"))]
    assert read_bylines(pieces, None, text).origin == "volga-news.ru"
