"""Bylines, each with its authors, origin and dates; `@` marks where the headline stands."""

from __future__ import annotations

import pytest

from rupress.read import read
from rupress.tokenizer.byline_lines import are_authors, is_author_of_a_place, is_author_with_role
from rupress.tokenizer.bylines import read_bylines, rubric_of, stated_authors
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of

CASES = [
    ("Подготовили Анна Ветрова и Илья Громов", "Анна Ветрова, Илья Громов"),
    ("Беседовали Анна Ветрова, Соня Лугова и Илья Громов", "Анна Ветрова, Соня Лугова, Илья Громов"),
    ("Материал подготовили Анна Ветрова и Илья Громов", "Анна Ветрова, Илья Громов"),
    ("Анна Ветрова", "Анна Ветрова"),
    ("Автор: Илья ГРОМОВ", "Илья ГРОМОВ"),
    ("Автор:/Полевая Дарья", "Полевая Дарья"),
    ("Авторы: Анна Ветрова, Илья Громов", "Анна Ветрова, Илья Громов"),
    ("Tекст: Анна Ветрова", "Анна Ветрова"),
    ("Анна Ветрова/редактор", "Анна Ветрова"),
    ("вчера в 16:19 Московская область 982", ""),
    ("27 февраля 2022, 18:43 Анна Ветрова", "Анна Ветрова"),
    ("Автор: north_wind", "north_wind"),
    ("Автор: redaktor", ""),
    ("Категория: Мосты | Автор: redaktor | Дата: 11-02-2011, 07:41 | Просмотров: 817", ""),
    ("21 ноября 2012 | Автор: Анна Ветрова | Рубрика: Мосты", "Анна Ветрова"),
    ("Автор, Анна Ветрова", "Анна Ветрова"),
    ("Опубликовано пнд, 31/08/2020 - 05:02 пользователем Анна Ветрова", "Анна Ветрова"),
    ("Источник: volga-news.ru", ""),
    ("Сегодня, 11:09Комментариев:1", ""),
    ("Беседовала Анна Ветрова", "Анна Ветрова"),
    ("Текст Анна Ветрова", "Анна Ветрова"),
    ("Опубликовано 14.04.2022 Автор Анна Ветрова", "Анна Ветрова"),
    ("Автор публикации: Анна Ветрова", "Анна Ветрова"),
    ("От Анна Ветрова - 14.04.2022 0 314", "Анна Ветрова"),
    ("By Анна Ветрова On Апр 14, 2022", "Анна Ветрова"),
    ("Posted by Анна Ветрова | Апр 14, 2022 | Город | 0", "Анна Ветрова"),
    ("Роман Лесной (редактор отдела науки)", "Роман Лесной"),
    ("9 марта 2023, 09:30 Обновлено в 18:40 Анна Ветрова", "Анна Ветрова"),
    ("27 февраля 2022, 18:43Интернет и СМИ", ""),
    ("Виктория Лесная, volga-news.ru", "Виктория Лесная"),
    ("Редакция «Волжского дневника»", ""),
    ("Марий Эл", ""),
    ("Автор: Анна Ветрова. Фото: Илья Громов", "Анна Ветрова"),
    ("Текст: Анна Ветрова, фото: Илья Громов", "Анна Ветрова"),
    ("Лола Птичкина 12 августа 2019 10:15", "Лола Птичкина"),
    ("Новости Саратов 12 августа 2019 10:15", ""),
    ("Московская Слобода 12 августа 2019 10:15", ""),
    ("Антон ЛеснойКорреспондент", "Антон Лесной"),
    ("Опубликовано 18.02.2015 автором north_wind", "north_wind"),
    ("Текст и фото: Анна Ветрова", "Анна Ветрова"),
    ("18 мая 2020, 15:50ОбществоАнна Ветрова", "Анна Ветрова"),
    ("21.02.2019 Анна Ветрова Спорт Оставить комментарий", "Анна Ветрова"),
    ("21.02.2019 Анна Ветрова Комментариев: 7", "Анна Ветрова"),
    ("21.02.2019 Анна Ветрова рассказала о мостах", ""),
    ("21.02.2019 Роза Ветров Новости", "Роза Ветров"),
    ("Гость: Анна Ветрова, геолог/Ведущий: Илья Громов", "Илья Громов"),
    ("Гости:/Анна Ветрова/геолог/Ведущие:/Илья Громов/журналист", "Илья Громов"),
    ("Гости:/Анна Ветрова/18 мая 2020, 15:50 Илья Громов", "Илья Громов"),
    ("Ведущий редактор", ""),
    ("Автор/Добавлено: 14.04.2022 10:15", ""),
    ("Олег Лесной, Анна Ветрова. «Вести Заречья»", "Олег Лесной, Анна Ветрова"),
    ("north_wind 12 августа 2019 в 10:15", "north_wind"),
    ("north_wind/@north_wind", "north_wind"),
    ("12 августа 2019 в 10:15 12k", ""),
    ("16 мая 2023, 18:42 3 417Анна Ветрова", "Анна Ветрова"),
    ("7 апреля 2018, 21:10Анна Ветрова12", "Анна Ветрова"),
    ("Опубликовано пн, 04/04/2011 - 15:27 пользователем pressa", ""),
    ("Корреспондент/№ 7908 от 12.12.2018 (газета «Волга», полоса 6)", ""),
]
TOUCHING = [
    # elements of one line of HTML; authors
    ("<span>18 мая 2020, 15:50</span><a>Мосты</a><span>Анна Ветрова</span>", "Анна Ветрова"),
    ("<b>Анна Ветрова</b><span>корреспондент</span>", "Анна Ветрова"),
]
DATES = [
    ("20 мая 2021, 02:43", "20 мая 2021, 02:43", None),
    ("09:24 11.06.2022 (обновлено: 09:28 11.06.2022)", "09:24 11.06.2022", "09:28 11.06.2022"),
    ("12 марта, 13:05 (обн. 14:20)", "12 марта, 13:05", "14:20"),
    ("12 марта, 13:05 (upd 14:20)", "12 марта, 13:05", "14:20"),
    ("Последнее обновление: 6 января 2012 г., 02:14", None, "6 января 2012 г., 02:14"),
    ("понедельник, 21 сентября 2020, 00:03/@/20.09.2020 23:32", "20.09.2020 23:32", None),
    ("9 марта 2023, 09:30 Обновлено в 18:40", "9 марта 2023, 09:30", "18:40"),
    ("Обновлено: 9 марта 2023, 18:40/@/9 марта 2023, 09:30", "9 марта 2023, 09:30", "9 марта 2023, 18:40"),
    ("@/2 часа назад", "2 часа назад", None),
    ("@/только что", "только что", None),
    ("Время публикации: 14.04.2022/Время обновления: 16.04.2022/@", "14.04.2022", "16.04.2022"),
    ("@/Тело статьи/3 мая 2021, 10:15", "3 мая 2021, 10:15", None),
    ("@/3 мая 2021, 10:15/Свидетельство о регистрации от 5 июня 2003 г.", "3 мая 2021, 10:15", None),
    ("@/Свидетельство о регистрации выдано 5 июня 2003 г.", None, None),
    *[(f"{word}: 18.05.2020/@", "18.05.2020", None) for word in ("Дата выпуска", "Дата выхода", "Published Time")],
    ("Выпуск № 12 от 18.05.2020/@", None, None),
    ("@/18 мая 2020/15:50", "18 мая 2020\n\n15:50", None),
    ("15:50/18 мая 2020/@", "15:50\n\n18 мая 2020", None),
    ("@/18 мая 2020/в 15:50 уточнено", "18 мая 2020", None),
    ("@/вчера в 16:19/Опубликован в газете №28453 от 30 декабря 2020", "вчера в 16:19", None),
]


@pytest.mark.parametrize(("lines", "authors"), CASES, ids=[case[0] for case in CASES])
def test_authors(lines: str, authors: str) -> None:
    text = lines.replace("/", "\n\n")
    pieces = [whole(row, "byline", "test", 0.9) for row in rows_of(read(text, media="text"))]
    byline = read_bylines(pieces, None, text)
    assert ", ".join(author.name for author in byline.authors) == authors
    assert all(a.span and text[a.span.start : a.span.stop] == a.name for a in byline.authors)


@pytest.mark.parametrize(("between", "authors"), [("", "north"), ("Сообщений: 12", "")])
def test_a_label_waits_for_the_next_line_alone(between: str, authors: str) -> None:
    text = "\n\n".join(filter(None, ("Автор:", between, "north")))
    rows = rows_of(read(text, media="text"))
    pieces = [whole(row, "nav" if row.folded == between else "byline", "test", 0.9) for row in rows]
    assert ", ".join(author.name for author in read_bylines(pieces, None, text).authors) == authors


@pytest.mark.parametrize(("html", "authors"), TOUCHING, ids=[case[0] for case in TOUCHING])
def test_authors_beside_what_touches_them(html: str, authors: str) -> None:
    source = read(f"<p>{html}</p>", media="html")
    pieces = [whole(row, "byline", "test", 0.9) for row in rows_of(source)]
    assert ", ".join(author.name for author in read_bylines(pieces, None, source.text).authors) == authors


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


RUBRICS = [
    ("18:43, 27 февраля 2022|Интернет и СМИ|", "glued to the date"),
    ("|Общество|, 3 мая 2021, 10:15", "before it"),
    ("3 мая 2021, 10:15 Анна Ветрова||", "a name is none"),
]


@pytest.mark.parametrize("marked", [line for line, _ in RUBRICS], ids=[name for _, name in RUBRICS])
def test_a_rubric_beside_the_date(marked: str) -> None:
    before, rubric, after = marked.split("|")
    (row,) = rows_of(read(before + rubric + after, media="text"))
    place = rubric_of(whole(row, "byline", "test", 0.9))
    assert place == ((len(before), len(before) + len(rubric)) if rubric else None)


@pytest.mark.parametrize(
    ("line", "role", "place"),
    [
        ("Роман Лесной (редактор отдела науки)", True, False),
        ("Роман Лесной, специальный корреспондент", True, False),
        ("Роман Лесной, Ростов-на-Дону", False, True),
        ("Роман Лесной открыл мост", False, False),
        ("Мост открыли, Самара", False, False),
    ],
)
def test_a_name_with_a_role_or_a_place(line: str, role: bool, place: bool) -> None:
    assert (is_author_with_role(line), is_author_of_a_place(line)) == (role, place)


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("Анна Ветрова, Илья Громов", True),
        ("Анна Ветрова и Илья Громов", True),
        ("Анна Ветрова", False),
        ("Анна Ветрова, Самара", False),
    ],
)
def test_line_of_names(line: str, is_so: bool) -> None:
    assert are_authors(line) is is_so


STATED = [
    ("Анна Ветрова", [("Анна Ветрова", None)]),
    ("Анна Ветрова, Илья Громов", [("Анна Ветрова", None), ("Илья Громов", None)]),
    ("Анна Ветрова и Илья Громов", [("Анна Ветрова", None), ("Илья Громов", None)]),
    ("Анна Ветрова (редактор)", [("Анна Ветрова", "редактор")]),
    ("Текст: Анна Ветрова", [("Анна Ветрова", "Текст")]),
    ("<a href='/a'>Анна Ветрова</a>", [("Анна Ветрова", None)]),
    ("Ветрова Анна", [("Ветрова Анна", None)]),
    ("Алёна Лещёва", [("Алёна Лещёва", None)]),
    ("Кофе с видом", [("Кофе с видом", None)]),
    ("Мосты, реки и мы", [("Мосты, реки и мы", None)]),
    ("kot_v_kode", [("kot_v_kode", None)]),
    ("admin", []),
    ("Редакция «Вестника»", []),
    ("", []),
]


@pytest.mark.parametrize(("stated", "authors"), STATED, ids=[case[0] for case in STATED])
def test_stated_authors(stated: str, authors: list[tuple[str, str | None]]) -> None:
    assert [(author.name, author.role) for author in stated_authors(stated)] == authors
