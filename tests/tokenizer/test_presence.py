"""Whether a page has an article: presence.toml has the pages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import rupress
from rupress.read import read
from rupress.tokenizer.evidence import evidence
from rupress.tokenizer.label import guessed
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.presence import LEAST, chance
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
