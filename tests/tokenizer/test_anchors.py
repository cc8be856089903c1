"""Tests of the likeliest headline of a run of text, and of what a stretch of lines is told to be."""

from __future__ import annotations

import pytest

from rupress.read import read
from rupress.tokenizer.context import context_of
from rupress.tokenizer.features import features_of
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.tally import tallies

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


def test_every_kind_of_evidence_has_weights() -> None:
    weights = tallies()
    for part, names in (
        (weights.zone.weights, ("in type=para", "in texty=5", "first para", "last para", "in tag:p", "none")),
        (weights.anchor.weights, ("tag:h1", "known=6", "lead=4", "rank=0", "times between=0", "first line:same")),
    ):
        assert [name for name in names if name not in part] == []


LIVE = "\n\n".join(
    f"{hour}:05\n\nСтудия показала запись с набережной. Вода поднялась еще на {hour} сантиметров, улицу закрыли."
    for hour in range(10, 16)
)


@pytest.mark.parametrize("body", [TEXT, TEXT + "\n" + LIVE], ids=["paragraphs", "live entries"])
def test_the_run_of_body_text(body: str) -> None:
    source = read(f"Политика\n\nСпорт\n\n{TITLE}\n\n{DATE}\n\n{body}\n\nКомментарии (3)\n\nРеклама", media="text")
    rows = rows_of(source)
    found = context_of(rows, source.facts)
    run = rows[found.start : found.stop]
    assert run[0].folded.startswith("Мост через Ветлугу открыли для пешеходов утром")
    assert run[-1].folded == body.strip().replace("ё", "е").split("\n")[-1]


def test_a_stretch_tells_a_menu_of_long_entries_from_titles_of_stories() -> None:
    menu = "Расписание электричек на лето\nПутеводитель по музеям города\nКарта велосипедных дорожек\n"
    list_ = "Паром на Ветлуге продали соседям\nВ школе выбрали старосту класса\nРыбак поймал сома в пруду\n"
    for words, share in ((menu, "stretch:verbal=0"), (list_, "stretch:verbal=5")):
        source = read(words, media="text")
        first = features_of(rows_of(source), source)[0]
        assert any(name.startswith(share) for name in first)
