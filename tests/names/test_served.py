"""What a body serves belongs to its name: invented examples."""

from __future__ import annotations

import pytest

from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.records import Organization
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def bodies(text: str) -> list[str]:
    return [entity.name for entity in name_entities(of_text(text))[1] if isinstance(entity, Organization)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об этом сообщили в УМВД России по Рязанской области.", "УМВД России по Рязанской области"),
        ("Это знает МВД по РК.", "МВД по РК"),
        ("Об этом знает Росреестр по Рязанской и Тульской областям.", "Росреестр по Рязанской и Тульской областям"),
        ("Проверку начало УФСБ России по Рязанской области и Мордовии.", "УФСБ России по Рязанской области и Мордовии"),
        ("В УМВД России по Рязани и полиции молчат.", "УМВД России по Рязани"),
        ("Представитель ОБСЕ по Украине уехал.", "ОБСЕ"),
    ],
)  # fmt: skip
def test_places(text: str, name: str) -> None:
    assert bodies(text)[0] == name


PLACES = {
    "городу": "Казани", "г.": "Казани", "республике": "Карелия", "Республике": "Карелия", "городу-герою": "Туле",
}  # fmt: skip


@pytest.mark.parametrize("word", TABLE["served_places"])
def test_words_before_places(word: str) -> None:
    place = PLACES.get(word, "Казани")
    assert bodies(f"Об этом сообщили в УМВД России по {word} {place}.") == [f"УМВД России по {word} {place}"]


@pytest.mark.parametrize("network", TABLE["served_networks"])
def test_networks(network: str) -> None:
    assert bodies(f"Об этом сообщили в УВД {TABLE['before_networks']} {network}.") == [f"УВД на {network}"]
    assert bodies(f"Об этом сообщили в УВД на рязанском {network}.") == [f"УВД на рязанском {network}"]


def test_the_region_of_a_body_may_be_an_acronym() -> None:
    assert bodies("Об этом сообщили в УГИБДД по СК.") == ["УГИБДД по СК"]


REGIONS = {
    "область": "Озёрской области",
    "край": "Озёрском крае",
    "округ": "Озёрском округе",
    "район": "Озёрском районе",
}
BODIES = {"полиция": "Национальная полиция", "спецслужба": "Управление спецслужбы", "гсчс": "ГСЧС Украины"}


@pytest.mark.parametrize("noun", TABLE["regions_with_branches"])
def test_the_region_where_a_branch_is(noun: str) -> None:
    region = f"{TABLE['inside_region']} {REGIONS[noun]}"
    assert bodies(f"Об этом сообщили в ГУ ГСЧС {region}.") == [f"ГУ ГСЧС {region}"]


@pytest.mark.parametrize("body", TABLE["with_branches"])
def test_bodies_with_branches(body: str) -> None:
    name = BODIES.get(body, body.capitalize() if len(body) > 6 else body.upper())
    assert bodies(f"{name} в Озёрской области сообщила об этом.") == [f"{name} в Озёрской области"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Отделение фонда «Полёт» в Озёрской области закрыто.", "Полёт"),
        ("Озёрский комитет по лесам в Тульской области закрыт.", "Озёрский комитет по лесам"),
        ("ГМК в Мурманской области растёт.", "ГМК"),
        ("ГСЧС в Сумской и Одесской областях спит.", "ГСЧС в Сумской и Одесской областях"),
    ],
)  # fmt: skip
def test_what_is_but_there(text: str, name: str) -> None:
    assert bodies(text)[0] == name


def test_branches_of_two_regions_are_two() -> None:
    text = "Пожар потушила ГСЧС в Сумской области, а ГСЧС в Одесской области помогала."
    assert bodies(text) == ["ГСЧС в Сумской области", "ГСЧС в Одесской области"]


@pytest.mark.parametrize("office", TABLE["offices_with_councils"])
def test_offices_with_councils(office: str) -> None:
    name = f"Совет по лугам {TABLE['attached_by']} {office} Озёрского края"
    assert bodies(f"{name} молчит.")[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Глава Лугового университета при правительстве Дании", "Луговой университет при правительстве Дании"),
        ("Совет по лугам при Озёрской городской думе молчит.", "Совет по лугам при Озёрской городской думе"),
        ("Совет по лугам при помощи Госдумы растёт.", "Совет по лугам"),
        ("Совет по лугам при Гранине был мал.", "Совет по лугам"),
    ],
)  # fmt: skip
def test_bodies_at_others(text: str, name: str) -> None:
    assert bodies(text)[0] == name
