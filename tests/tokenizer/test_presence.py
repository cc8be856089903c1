"""Whether a page has an article: presence.toml has the pages."""

from __future__ import annotations

import tomllib
from math import log
from pathlib import Path

import pytest

import rupress
from rupress.read import read
from rupress.tokenizer.evidence import evidence
from rupress.tokenizer.label import guessed
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.presence import LEAST, chance, has_article
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.tally import tallies

TABLE = tomllib.loads((Path(__file__).parent / "presence.toml").read_text(encoding="utf-8"))
PAGES = {page["id"]: page for page in TABLE["page"]}


def full(page: str) -> str:
    return f"{TABLE['menu']}{PAGES[page]['text']}{TABLE['foot']}"


def weighed(text: str, labels: dict[str, str]) -> dict[str, float]:
    """Sum up a page whose lines are told: those that begin with a key have its label, the rest is menu."""
    source = read(text, media="text")
    rows = rows_of(source)
    _, context = guessed(rows, source)
    told = {
        row: next((label for words, label in labels.items() if row.folded.startswith(words)), "nav") for row in rows
    }
    pieces = [whole(row, label, "test", 0.9) for row, label in told.items()]
    return evidence(pieces, context)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_an_article_or_not(page: str) -> None:
    found = rupress.tokenize(full(page), media="text")
    assert bool(found.paragraphs) == PAGES[page]["article"]
    assert any(note.code == "no_article" for note in found.notes) != PAGES[page]["article"]


def test_each_kind_of_evidence_has_its_weight() -> None:
    found = weighed(full("paragraphs of one story"), {"Мост через": "body"})
    assert tallies().presence.keys() == found.keys()
    assert found["always"] == 1


def test_the_chance_is_a_logistic_function_of_weighted_evidence() -> None:
    assert chance({"always": 1.0, "times": 2.0}, {"always": 0, "times": 0}) == 0.5
    assert chance({"always": 1.0}, {"always": 100}) == pytest.approx(0.7310586)
    assert chance({"always": 1.0, "times": 2.0}, {"always": 100, "times": -50}) == 0.5
    assert chance({"unheard of": 7.0}, {"always": 100}) == 0.5
    assert 0 < LEAST < 0.5


def test_paragraphs_of_one_story_tell_of_the_same() -> None:
    one = {"Мост через Берёзовку закроют для": "body", "По словам": "body", "Автобусы": "body", "Жители": "body"}
    other = {"Водолазы": "body", "Первой": "body", "Зеркало": "body", "Печь": "body"}
    article = weighed(full("paragraphs of one story"), one)
    teasers = weighed(full("teasers under titles"), other)
    assert article["told_again"] > 0.2 > teasers["told_again"] == 0
    assert article["strangers"] <= 0.5 < teasers["strangers"] == 1
    assert article["unled"] < teasers["unled"] == 1  # a title stands over each
    weights = tallies().presence
    assert chance(article, weights) > LEAST
    assert chance(teasers | {"told_again": article["told_again"]}, weights) > chance(teasers, weights)


def test_sizes_and_shares() -> None:
    text = "Мост открыли\n12 марта 2019\n" + "Слово за слово. " * 10 + "\nПарк открыли\nВ парке тихо."
    found = weighed(
        text, {"Мост": "headline", "12": "byline", "Слово": "body", "Парк": "ticker_title", "В парке": "ticker_teaser"}
    )
    assert found["unbroken"] == 1
    assert found["headline"] == found["byline"] == 0.9
    assert found["to_the_text"] == 0.1
    assert found["share_of_long"] == 1
    assert found["teasers"] == pytest.approx(0.6931, abs=1e-3)  # one, as a logarithm


def test_what_stands_between_the_paragraphs_and_around() -> None:
    text = "Мост открыли\nМост открыли для машин в субботу утром.\n14:20\nПарк закрыли\nАфиша"
    text += "\nМэры открыли движение для машин."
    found = weighed(text, {"Мост открыли для": "body", "14:20": "ticker_time", "Парк": "ticker_title", "Мэры": "body"})
    assert found["front"] == 0
    assert found["stories_between"] == 0.4  # of two paragraphs, a title with its time and a button
    assert found["unbroken"] == 0.4
    assert found["parts"] == pytest.approx(log(3))
    assert found["times"] == pytest.approx(log(2))
    assert found["stories"] == pytest.approx(log(3))
    assert found["told_again"] == pytest.approx((2 / 5 + 2 / 4) / 2)  # «открыли», «для машин» of their longer words


def test_the_run_is_as_long_as_it_is() -> None:
    source = read(full("paragraphs of one story"), media="text")
    rows = rows_of(source)
    _, context = guessed(rows, source)
    assert 0 < context.start < context.stop
    pieces = [whole(row, "body" if "Громов" in row.folded else "nav", "test", 0.9) for row in rows]
    assert evidence(pieces, context)["run"] == pytest.approx(log(1 + context.stop - context.start))


@pytest.mark.parametrize(
    ("lines", "article"),
    [
        (["headline Страница не найдена", "body {}"], False),
        (["nav Страница не найдена", "nav Главная", "nav Карта сайта", "body {}"], False),  # three lines over it
        (["nav Страница не найдена", "nav Главная", "nav Карта", "nav Поиск", "body {}"], True),
        (["headline Мост открыли", "body {}", "nav Страница не найдена"], True),
        (["headline Мост открыли", "body Страница не найдена. {}"], False),
        (
            ["headline Страница не найдена", "body {}", "body {}", "body {}", "body {}", "body {}"],
            True,
        ),  # too long for it
    ],
)
def test_a_page_that_says_that_nothing_is_there(lines: list[str], article: bool) -> None:
    sentence = (
        "Мост через Берёзовку открыли для машин в субботу, рассказал журналистам глава города Илья Громов на совещании."
    )
    pairs = [line.format(sentence).partition(" ") for line in lines]
    source = read("\n\n".join(words for _, _, words in pairs), media="text")
    rows = rows_of(source)
    _, context = guessed(rows, source)
    pieces = [whole(row, label, "only_story", 0.9) for row, (label, _, _) in zip(rows, pairs, strict=True)]
    assert has_article(pieces, context) == article
