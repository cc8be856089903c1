"""Cars, networks and first names that are no people and no companies: invented examples with the names found."""

from __future__ import annotations

import re

import pytest

from rupress.normalizer.entities.cars import without_cars
from rupress.normalizer.entities.first_names import without_first_names
from rupress.normalizer.entities.repair import Found
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def marked(text: str) -> tuple[str, list[Found]]:
    plain, found = "", list[Found]()
    for before, kind, name in re.findall(r"([^\[]*)(?:\[([A-Z]{3}) ([^\]]*)\])?", text):
        plain += before + name
        if kind:
            found.append((len(plain) - len(name), len(plain), kind, 0.8))
    return plain, found


def kept(text: str) -> list[str]:
    plain, found = marked(text)
    return [plain[a:b] for a, b, _, _ in without_cars(plain, found)]


@pytest.mark.parametrize("make", TABLE["makes_of_cars"])
def test_makes_are_no_people(make: str) -> None:
    name = make.capitalize()
    assert kept(f"Встретились [PER {name} Горан] и [PER Пётр Гранин].") == ["Пётр Гранин"]
    assert kept(f"Водитель [ORG {name}] уехал.") == []
    assert kept(f"Акции [ORG {name}] растут.") == [name]


@pytest.mark.parametrize("model", TABLE["models_of_cars"])
def test_models_of_a_womans_name(model: str) -> None:
    name = f"{TABLE['make_and_name'][0].capitalize()} {model.capitalize()}"
    assert kept(f"Приехала [PER {name}].") == []


@pytest.mark.parametrize("noun", TABLE["before_cars"])
def test_words_before_cars(noun: str) -> None:
    assert kept(f"Это {noun} [ORG Камаза].") == []


@pytest.mark.parametrize("noun", TABLE["cars"])
def test_cars(noun: str) -> None:
    assert kept(f"Это {noun} [ORG Gorant].") == []
    assert kept(f"Это {noun} [ORG Камаза] и [ORG Горана].") == ["Горана"]


@pytest.mark.parametrize("network", TABLE["networks"])
def test_networks(network: str) -> None:
    name = network.capitalize()
    assert kept(f"Об этом он написал в [ORG {name}].") == []
    assert kept(f"Об этом сообщает [ORG {name}].") == [name]


@pytest.mark.parametrize("word", TABLE["before_networks_of_people"])
def test_words_before_networks(word: str) -> None:
    form = {"соцсеть": "соцсети", "сеть": "сети", "мессенджер": "мессенджере"}.get(word, word)
    form = {"страница": "странице", "страничка": "страничке", "аккаунт": "аккаунте", "приложение": "приложении"}.get(
        form, form
    )
    assert kept(f"Это было {form} «[ORG Телеграм]».") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[PER Лада Горина] поёт.", ["Лада Горина"]),
        ("[PER Киа Рио] стояла. [PER Рио] забрали, [ORG Рио] нет.", []),
        ("[PER Форд] молчит.", ["Форд"]),
        ("В [ORG Телеграме] сообщили о сбое.", ["Телеграме"]),
        ("Вчера соцсеть [ORG Телеграм] объявила об этом.", ["Телеграм"]),
        ("Он пришёл в [ORG Горанбанк].", ["Горанбанк"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert kept(text) == names


def listed(text: str) -> list[str]:
    plain, found = marked(text)
    return [plain[a:b] for a, b, _, _ in without_first_names(plain, found)]


@pytest.mark.parametrize("word", TABLE["first_names"])
def test_words_of_first_names(word: str) -> None:
    assert listed(f"У девочек {word}: [PER Анна], [PER Мария] и [LOC Евы].") == []


@pytest.mark.parametrize("beginning", TABLE["told_of_first_names"])
def test_what_else_such_lines_say(beginning: str) -> None:
    assert listed(f"Имена ({beginning}ые): [PER Анна], [PER Мария] и [LOC Евы].") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Имена их детей — [PER Анна], [PER Мария], [PER Олег].", ["Анна", "Мария", "Олег"]),
        ("Её имя — [PER Анна], а имена детей — [PER Олег].", ["Анна", "Олег"]),
        ("Приехали [PER Анна], [PER Мария] и [PER Олег].", ["Анна", "Мария", "Олег"]),
        # who is named in full stays, and so does another line
        (
            "Редкие имена: [PER Анна], [PER Мария], [PER Олег].\n[PER Мария Гранина] рада. [PER Анна] тоже.",
            ["Мария", "Мария Гранина", "Анна"],
        ),
        ("Имена Анна и [PER Горан], [LOC Рязань], [PER Гранин].", ["Горан", "Рязань", "Гранин"]),
    ],
)
def test_lists_of_first_names(text: str, names: list[str]) -> None:
    assert listed(text) == names
