"""The tables of cases beside this file: what reading must make of each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

from rupress.errors import UsageError
from rupress.read import read, repair
from rupress.read.mojibake import MISREADINGS, Misreading
from rupress.read.times import tidy
from rupress.records import Media

HERE = Path(__file__).parent
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "cp1251",
    "koi8-r",
    "cp866",
    "iso8859-5",
]


def rows(name: str) -> list[str]:
    return [row for row in (HERE / name).read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]


def cases(name: str) -> list[Any]:
    table = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in table["case"]]


def encodable(text: str, encoding: str) -> bool:
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sentence", rows("sentences.txt"))
@pytest.mark.parametrize("lie", [None, "utf-8", "windows-1251", "iso-8859-1"])
def test_bytes_are_read_in_their_encoding_whatever_is_claimed(encoding: str, sentence: str, lie: str | None) -> None:
    source = read(sentence.encode(encoding), media="text", encoding=lie)
    assert source.text == sentence


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", "koi8-r", "no-such-encoding"])
def test_pages_are_read_in_their_encoding_whatever_they_declare(encoding: str, declared: str) -> None:
    page = f'<!doctype html><meta charset="{declared}"><title>Порт</title><p>Мэр открыл новый порт</p>'
    source = read(page.encode(encoding))
    assert source.text == "Мэр открыл новый порт"
    assert source.facts.title == "Порт"
    assert source.decoding.declared == declared


@pytest.mark.parametrize("misreading", MISREADINGS, ids=lambda misreading: str(misreading.name) if misreading else "")
@pytest.mark.parametrize("sentence", [row for row in rows("sentences.txt") if len(row) > 20])
def test_mojibake_is_undone(misreading: Misreading, sentence: str) -> None:
    if not encodable(sentence, misreading.real):
        pytest.skip("the encoding lacks a letter of the sentence")
    raw = sentence.encode(misreading.real)
    misread = "".join(bytes([b]).decode(misreading.read_as, "ignore") or chr(b) for b in raw)
    assert repair(misread) == sentence
    page = read(f"<!doctype html><p>{misread}</p>".encode())
    assert page.text == sentence
    assert page.decoding.repaired == misreading.name
    assert [note.code for note in page.notes] == ["mojibake"]


@pytest.mark.parametrize("lost", ["\ufffd", "?", "", "\x98"])
def test_the_letter_that_cp1251_loses_is_restored(lost: str) -> None:
    misread = "И снова Иван Ильин".encode().decode("cp1251", "replace").replace("\ufffd", lost)
    assert repair(misread) == "И снова Иван Ильин"


@pytest.mark.parametrize("text", rows("sound.txt") + rows("sentences.txt"))
def test_sound_text_is_not_repaired(text: str) -> None:
    assert repair(text) == text
    assert read(text.encode(), media="text").text == text


def test_mojibake_in_text_given_as_str_is_only_noted() -> None:
    text = "РњСЌСЂ РѕС‚РєСЂС‹Р» РЅРѕРІС‹Р№ РїРѕСЂС‚\r\n\r\nКонец"
    source = read(text)
    assert source.text == text
    assert source.decoding.repaired is None
    assert "repair" in source.notes[0].message
    assert repair(text) == "Мэр открыл новый порт\r\n\r\nКонец"


@pytest.mark.parametrize("case", cases("blocks.toml"))
def test_html_gives_the_lines_a_reader_sees(case: dict[str, Any]) -> None:
    source = read(case["html"], media="html")
    assert source.text.split("\n") == case["lines"]
    assert [source.text[line.span.start : line.span.stop] for line in source.lines] == case["lines"]


@pytest.mark.parametrize("case", cases("facts.toml"))
def test_metadata_state_facts(case: dict[str, Any]) -> None:
    facts = attrs.asdict(read(case["html"], media="html").facts)
    for name, value in case["facts"].items():
        assert facts[name] == (tuple(value) if isinstance(value, list) else value), name
    for name in case.get("absent", ()):
        assert not facts[name], name


@pytest.mark.parametrize("row", rows("times.tsv"))
def test_stated_times_are_tidied(row: str) -> None:
    stated, tidied = row.split("\t")
    assert tidy(stated) == (None if tidied == "-" else tidied)


@pytest.mark.parametrize(
    ("page", "media"),
    [
        ("<!DOCTYPE html><p>да", Media.HTML),
        ("<?xml version='1.0'?>\n<html><body>", Media.HTML),
        ("<!-- сохранено -->\n<html>", Media.HTML),
        ("<div><p>Текст</p></div>", Media.HTML),
        ("ЗАО ИД <Приозёрская правда> сообщило", Media.TEXT),
        ("Первая строка<br>вторая<br>третья<br>", Media.TEXT),
        ("Тег <p> начинает абзац", Media.TEXT),
        ("x < 5 > y", Media.TEXT),
        ("", Media.TEXT),
    ],
)
def test_html_is_told_from_text_by_its_tags(page: str, media: Media) -> None:
    assert read(page).media is media
    assert read(page.encode()).media is media


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"page": 5}, "page is int"),
        ({"page": None}, "page is NoneType"),
        ({"page": "", "media": "pdf"}, "'article'"),
        ({"page": "", "media": None}, "'article'"),
        ({"page": b"", "encoding": "utf-9"}, "utf-9"),
        ({"page": b"", "encoding": "hex"}, "hex"),
        ({"page": b"", "encoding": 1251}, "1251"),
        ({"page": b"", "url": b"https://zarya.example"}, "url is bytes"),
    ],
)
def test_misuse_says_what_to_do(arguments: dict[str, Any], word: str) -> None:
    with pytest.raises(UsageError, match=word):
        read(**arguments)


def test_other_buffers_are_bytes() -> None:
    raw = "Мэр открыл порт".encode("cp1251")
    assert read(bytearray(raw)).text == read(memoryview(raw)).text == read(raw).text  # type: ignore[arg-type]


def test_lines_tell_what_the_markup_says() -> None:
    page = """<main id="Top"><ul class="Feed news">
    <li><time datetime="2021-05-20T02:43">02:43</time> <a href="/1">Мост открыт</a></li>
    <li><a href="/2">Порт закрыт</a></li><li><b>Важно</b> и мелко</li></ul><h1>Заголовок</h1></main>"""
    first, second, third, title = read(page, media="html").lines
    assert (first.tag, first.path, first.time, first.href) == ("li", "html>body>main>ul>li", "2021-05-20T02:43", "/1")
    assert first.classes == ("feed", "news", "top")
    assert first.links == pytest.approx(11 / 16, abs=0.02)
    assert second.links == 1.0
    assert second.path.endswith(">li>a")
    assert [(line.block, line.item, line.items) for line in (first, second, third)] == [(1, 1, 3), (1, 2, 3), (1, 3, 3)]
    assert title.block == 0
    assert title.landmarks == ("h1", "main")
    assert title.bold == 1.0
    assert third.bold == pytest.approx(5 / 12, abs=0.05)
    assert third.depth == third.path.count(">") + 1


def test_lines_tell_which_elements_they_share() -> None:
    page = """<div><article><header><h1>Мост открыт</h1><p>Вчера</p></header>
    <section><p>Первый</p><p>Второй</p></section></article>
    <aside><div><div><p>Порт закрыт</p></div></div></aside></div>"""
    title, day, first, second, other = (line.around for line in read(page, media="html").lines)
    assert title == day
    assert first == second
    assert title[:-1] == first[:-1]  # the header and the section part ways in the article
    assert title[-1] != first[-1]
    assert other == title[:-2]  # no element of its own holds several parts
    assert all(line.around == () for line in read("Мост открыт\n\nВчера", media="text").lines)


@pytest.mark.parametrize(
    ("markup", "picture"),
    [
        ('<img src="/1.jpg" alt="Мост"><p>Подпись</p>', "Мост"),
        ('<p><a href="/1"><img src="/1.jpg"></a>Подпись</p>', ""),
        ('<img src="/1.jpg" alt="Река"><img src="/2.jpg" alt="Мост" width="600"><p>Подпись</p>', "Мост"),
        ('<img src="/i.png" alt="Значок" width="16"><p>Подпись</p>', None),
        ('<img src="/i.png" alt="Счётчик" height=1><p>Подпись</p>', None),
        ('<img src="/1.jpg" alt="Мост" width="100%"><p>Подпись</p>', "Мост"),
        ('<p>Текст</p><img src="/1.jpg" alt="Мост"><p>Другой</p><p>Подпись</p>', None),
        ("<p>Подпись</p>", None),
    ],
)
def test_lines_tell_of_the_picture_before_them(markup: str, picture: str | None) -> None:
    assert read(f"<div>{markup}</div>", media="html").lines[-1].picture == picture


@pytest.mark.parametrize(
    ("markup", "text", "part", "seams"),
    [
        ("<b>21:48</b><a>Мост открыт</a>", "21:48Мост открыт", "Мост открыт", [5]),
        ("<b>21:48</b> <a>Мост открыт</a> Видео", "21:48 Мост открыт Видео", "Мост открыт", []),
        ("<a><b>Мост  открыт</b><i>Видео</i></a>", "Мост открытВидео", "Мост открыт", [11]),
        ("Мост <b>открыт</b>", "Мост открыт", None, []),
        ("<b>21:48</b><i>204</i>", "21:48 204", "21:48", [5]),
        ("10<sup>6</sup>", "106", None, []),
        ("<b>10</b> км<sup>2</sup>", "10 км2", None, []),
        ("<b>Мост «Заречный»</b><i>«Мы ждали»</i>", "Мост «Заречный»«Мы ждали»", "Мост «Заречный»", [15]),
        ('<b>Мост "Заречный"</b><i>"Мы ждали"</i>', 'Мост "Заречный""Мы ждали"', 'Мост "Заречный"', [15]),
        ("<b>Кто строит мосты?</b><i>12</i>", "Кто строит мосты?12", "Кто строит мосты?", [17]),
        ("Газета «<b>Вестник</b>» пишет", "Газета «Вестник» пишет", None, []),
        ('Газета "<b>Вестник</b>" пишет', 'Газета "Вестник" пишет', None, []),
        ("Теги: <a>дорога</a> <a>мост</a>", "Теги: дорога мост", "дорога", [12]),
        ("<a>Дорога</a> и <a>мост</a>", "Дорога и мост", "Дорога", []),
        ("Пишет <b>Вестник</b>.", "Пишет Вестник.", None, []),
        ("Мост открыт", "Мост открыт", None, []),
    ],
)
def test_lines_tell_their_parts(markup: str, text: str, part: str | None, seams: list[int]) -> None:
    source = read(f"<p>Вчера</p><p>{markup}</p>", media="html")
    line = source.lines[-1]
    start = line.span.start
    assert source.text[start : line.span.stop] == text
    assert (line.part and source.text[line.part.start : line.part.stop]) == part
    assert [at - start for at in line.seams] == seams


def test_the_menu_of_an_amp_page_is_a_menu() -> None:
    page = "<body><amp-sidebar><ul><li><a href=/>Главная</a></li></ul></amp-sidebar><p>Мост открыт</p></body>"
    lines = read(page, media="html").lines
    assert [("nav" in line.landmarks, line.tag) for line in lines] == [(True, "li"), (False, "p")]


def test_soft_hyphens_are_not_shown() -> None:
    assert (
        read("<p>Лег&shy;ко&shy;вых стало <b>боль&shy;</b>ше</p><p>&shy;</p>", media="html").text
        == "Легковых стало больше"
    )


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Архив\tМост открыли\t28,73", ["Архив", "Мост открыли", "28,73"]),
        ("1\t2\t3", ["1", "2", "3"]),
        ("1.\tМост открыли", ["1.\tМост открыли"]),
        ("•\tМост открыли", ["•\tМост открыли"]),
        ("\tМост открыли", ["\tМост открыли"]),
    ],
)
def test_a_tab_parts_cells_in_the_text_of_a_page(text: str, cells: list[str]) -> None:
    source = read(text, media="text")
    assert [text[line.span.start : line.span.stop] for line in source.lines] == cells
    assert len(read(text, media="article").lines) == 1
