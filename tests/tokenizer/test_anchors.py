"""Tests of the likeliest headline of a run of text, and of what a stretch of lines is told to be."""

from __future__ import annotations

import pytest

from rupress.read import read
from rupress.ru.tables import read_tsv
from rupress.tokenizer.anchors import WEIGHTS, Run, candidates, seen
from rupress.tokenizer.context import context_of, overlap_of, runs_of, titles_of
from rupress.tokenizer.features import features_of
from rupress.tokenizer.rows import rows_of

TEXT = (
    "Мост через Ветлугу открыли для пешеходов утром в понедельник, сообщили в дирекции дорог. Движение машин по мосту "
    "пустят через неделю, когда рабочие уложат последний слой покрытия.\n\n"
    "Пешеходы ждали моста три года: прежний, деревянный, унесло половодьем. Все это время жители ходили через Ветлугу "
    "на пароме, который перевозил двадцать человек.\n"
)
"""Running text of an article that every page below has."""
TITLE = "Мост через Ветлугу открыли для пешеходов"
DATE = "12 мая 2023, 10:15"
HEADS = {
    "over its date": ("Политика", TITLE, DATE),
    "not a copy in a list": (
        "10:15", TITLE, "10:02", "Паром продали соседям", "09:48", "В школе выбрали старосту", TITLE + ": подробности",
        DATE,
    ),
    "not the longer deck under it": (
        "Мост через Ветлугу открыли", "Пешеходы прошли по мосту первыми, машины поедут через неделю",
    ),
    "not the breadcrumb": ("Главная / Новости / " + TITLE, TITLE),
}  # fmt: skip
"""What stands over the text."""


ANCHORS = {
    "over its date": TITLE,
    "not a copy in a list": TITLE + ": подробности",
    "not the longer deck under it": "Мост через Ветлугу открыли",
    "not the breadcrumb": TITLE,
}


@pytest.mark.parametrize("name", HEADS)
def test_the_likeliest_headline(name: str) -> None:
    source = read("\n\n".join((*HEADS[name], TEXT)), media="text")
    rows = rows_of(source)
    assert rows[context_of(rows, source.facts).anchor].folded == ANCHORS[name]


def test_every_weight_is_of_something_that_can_be_seen() -> None:
    text = "".join(f"<p>{words}</p>" for words in TEXT.split("\n"))
    page = f"<h2>Прочее</h2><p>Фото</p><p>Главная</p><h1>{TITLE}</h1><p>{DATE}</p>{text}"
    source = read(page, media="html")
    rows = rows_of(source)
    start, stop, _ = runs_of(rows)[0]
    run = Run(start, stop, overlap_of(rows, start, stop), context_of(rows, source.facts).times, titles_of(source.facts))
    found = candidates(rows, run)
    names = {name for i in found for name, _ in seen(rows, run, i, found)}
    known = {row["seen"] for row in read_tsv(WEIGHTS)}
    assert names <= known
    assert {"h1", "known", "first paragraph", "+1 date", "away"} <= names


def test_a_stretch_tells_a_menu_of_long_entries_from_titles_of_stories() -> None:
    menu = "Расписание электричек на лето\nПутеводитель по музеям города\nКарта велосипедных дорожек\n"
    list_ = "Паром на Ветлуге продали соседям\nВ школе выбрали старосту класса\nРыбак поймал сома в пруду\n"
    for words, share in ((menu, "stretch:verbal=0"), (list_, "stretch:verbal=5")):
        source = read(words, media="text")
        first = features_of(rows_of(source), source)[0]
        assert any(name.startswith(share) for name in first)
