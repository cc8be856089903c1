"""Organisations that the tagger passes over: invented examples."""

from __future__ import annotations

import pytest

from rupress.normalizer.entities.overlooked import overlooked
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def names(text: str) -> list[str]:
    return [text[a:b] for a, b, _, _ in overlooked(text, ())]


@pytest.mark.parametrize("end", TABLE["ends_of_sites"])
def test_sites(end: str) -> None:
    assert names(f"По данным dawn-step.{end}, завод закрыт.") == [f"dawn-step.{end}"]


@pytest.mark.parametrize(
    "text",
    [
        "Пишите на info@dawn.ru.",
        "Читайте https://dawn.ru/news и www.dawn.ru/news.",
        "Фото: dawn.ru",
        "Мост / dawn.ru",
        "Файл dawn.pdf закрыт.",
        "Это сайт www.dawn.ru.",
        "Вышел 5.ruby.",
    ],
)
def test_addresses_and_credits_are_no_outlets(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("work", TABLE["credited_works"])
def test_sites_that_are_credited(work: str) -> None:
    assert names(f"{work.capitalize()} dawn.ru.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Он в больнице имени Гранина.", ["больнице имени Гранина"]),
        ("Он в госпитале им. П. И. Гранина.", ["госпитале им. П. И. Гранина"]),
        ("Это собака имени Гранина.", []),
        ("Это больницы имени Гранина и Шестова.", ["больницы имени Гранина"]),
        ("Едут по Южно-Горанской железной дороге.", ["Южно-Горанской железной дороге"]),
        ("Горанская дорога закрыта.", []),
    ],
)
def test_institutions(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_surname_in_the_name_of_an_institution_goes() -> None:
    text = "Он в больнице имени Гранина."
    start = text.index("Гранина")
    found = [(start, start + 7, "PER", 0.9)]
    assert [(text[a:b], kind) for a, b, kind, _ in overlooked(text, found)] == [("больнице имени Гранина", "ORG")]
    found = [(5, start + 7, "ORG", 0.9)]
    assert overlooked(text, found) == tuple(found)


@pytest.mark.parametrize("noun", TABLE["numbered_institutions"])
def test_institutions_with_a_number(noun: str) -> None:
    assert names(f"Это {noun} № 5.") == [f"{noun} № 5"]


@pytest.mark.parametrize("kind", TABLE["kinds_of_institutions"])
def test_kinds_of_institutions(kind: str) -> None:
    assert names(f"Это {kind} лицей № 5.") == [f"{kind} лицей № 5"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Это рязанская школа № 5.", ["рязанская школа № 5"]),
        ("Это новая школа № 5.", ["школа № 5"]),
        ("Это участки школ № 5.", []),
        ("Это кабинет № 5.", []),
        ("Это школа № 5 «Чайка».", []),
    ],
)
def test_numbers(text: str, found: list[str]) -> None:
    assert names(text) == found
