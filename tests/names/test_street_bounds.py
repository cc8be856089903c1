"""How far names of streets and parks reach, and what they are called then: invented examples."""

from __future__ import annotations

import re

import pytest

from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.street_bounds import with_streets
from rupress.records import Place
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def bounds(text: str) -> list[str]:
    plain, found = "", list[Found]()
    for before, kind, name in re.findall(r"([^\[]*)(?:\[([A-Z]{3}) ([^\]]*)\])?", text):
        plain += before + name
        if kind:
            found.append((len(plain) - len(name), len(plain), kind, 0.8))
    return [plain[a:b] for a, b, _, _ in with_streets(plain, found)]


def places(text: str) -> list[str]:
    return [entity.name for entity in name_entities(of_text(text))[1] if isinstance(entity, Place)]


@pytest.mark.parametrize("noun", [*TABLE["streets_written_out"], *TABLE["parks"], *TABLE["streets_with_numbers"]])
def test_called_after_a_number(noun: str) -> None:
    assert bounds(f"Это {noun} 40-летия Победы.") == [f"{noun} 40-летия Победы"]


@pytest.mark.parametrize("month", TABLE["months_of_streets"])
def test_called_after_a_day(month: str) -> None:
    assert bounds(f"Стоит на улице 8 {month.capitalize()}.") == [f"улице 8 {month.capitalize()}"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Это ул. 50 лет Победы.", ["ул. 50 лет Победы"]),
        ("Это [LOC ул. им]. 50-летия Победы.", ["ул. им. 50-летия Победы"]),
        ("Пляж парка 300-летия закрыт.", ["парка 300-летия"]),
        ("Пожар на площади 40 лет не тушили.", []),
        ("Стоит на площади 8 мая.", []),
        ("Ремонт улицы [LOC Горанова].", ["улицы Горанова"]),
        ("Ремонт улиц [LOC Горанова].", ["Горанова"]),
        ("Ремонт набережной [LOC Волги].", ["Волги"]),
        ("Шёл через 1-ю [LOC Луговскую улицу] и 5-е [LOC Озёрное].", ["1-ю Луговскую улицу", "Озёрное"]),
        ("На улицах 8 [LOC Марта] и [LOC Репина].", ["8 Марта", "Репина"]),
        ("Ремонт улицы [PER Горанова].", ["Горанова"]),
    ],
)
def test_bounds(text: str, names: list[str]) -> None:
    assert bounds(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Он шёл через 1-ю Московскую улицу.", ["1-я Московская улица"]),
        ("Ремонт улицы Большой Морской закончен.", ["улица Большая Морская"]),
        ("Ремонт улицы Херсонской начат. Херсонская перекрыта.", ["улица Херсонская"]),
        ("Живут на улице 40-летия Победы.", ["улица 40-летия Победы"]),
    ],
)
def test_nominatives(text: str, names: list[str]) -> None:
    assert places(text) == names
