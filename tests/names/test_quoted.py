"""Names in quotation marks behind what they name: invented examples with the names that the tagger would find."""

from __future__ import annotations

import re

import pytest

from rupress.normalizer.entities.quoted import quoted
from rupress.normalizer.entities.repair import Found
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def names(text: str) -> list[tuple[str, str]]:
    plain, found = "", list[Found]()
    for before, kind, name in re.findall(r"([^\[]*)(?:\[([A-Z]{3}) ([^\]]*)\])?", text):
        plain += before + name
        if kind:
            found.append((len(plain) - len(name), len(plain), kind, 0.8))
    return [(plain[a:b], kind) for a, b, kind, _ in quoted(plain, found)]


@pytest.mark.parametrize(
    "form", sorted({*TABLE["legal_forms"], *TABLE["acronyms_of_kinds"]} - {*TABLE["forms_of_people"]})
)
def test_legal_forms(form: str) -> None:
    assert names(f"Мост строит {form} «Горан-7».") == [("Горан-7", "ORG")]


@pytest.mark.parametrize("form", TABLE["forms_of_people"])
def test_forms_of_people(form: str) -> None:
    assert names(f"Мост строит {form} «Гранин».") == []


@pytest.mark.parametrize("kind", TABLE["kinds_in_quotes"])
def test_kinds(kind: str) -> None:
    assert names(f"Это {kind} «Тихий берег».") == [("Тихий берег", "ORG")]


@pytest.mark.parametrize("kind", [*TABLE["kinds_in_doubt"], *TABLE["kinds_of_buildings"]])
def test_kinds_in_doubt_make_one_name_of_what_was_found(kind: str) -> None:
    assert names(f"Это {kind} «Тихий берег».") == []
    assert names(f"Это {kind} «Огни [LOC Рязани]».") == [("Огни Рязани", "ORG")]


@pytest.mark.parametrize("words", TABLE["before_sources"])
def test_sources(words: str) -> None:
    assert names(f"Это так ({words} «[LOC Рязань] оперативная»).") == [("Рязань оперативная", "ORG")]
    assert names(f"Это так ({words} «Переписи»).") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("В детском саду № 15 «Тополёк» ремонт.", [("Тополёк", "ORG")]),
        ("Победила команда КВН «Внуки инженера [PER Горина]».", [("Внуки инженера Горина", "ORG")]),
        ("Это портал «[ORG Завтра Дании]. Главное».", [("Завтра Дании. Главное", "ORG")]),
        ("Играет клуб «[ORG Чайка]. Он обыграл «[ORG Бурю]».", [("Чайка", "ORG"), ("Бурю", "ORG")]),
        ('Это ООО "[ORG Горан Девелопмент] [LOC Дания]".', [("Горан Девелопмент Дания", "ORG")]),
        # a mark for two, a name inside a name
        (
            "Это МУП «Хозяйство сельского округа «[ORG Горанский округ]» и [LOC Рязань].",
            [("Хозяйство сельского округа «Горанский округ»", "ORG"), ("Рязань", "LOC")],
        ),
        ("Это ООО «Торговый дом «[ORG Гриф]»» и другие.", [("Гриф", "ORG")]),
        ("Это ОАО «УСК «[ORG Мост]», ОАО «[ORG Буря]».", [("Мост", "ORG"), ("Буря", "ORG")]),
        # what stays as it was found
        ("Это газета «[ORG Вести]».", [("Вести", "ORG")]),
        ("Это группа «[ORG Управление ГИБДД] по [LOC Рязани]».", [("Управление ГИБДД", "ORG"), ("Рязани", "LOC")]),
        # what is no body
        ("Его судят по статье 30 УК РФ «Кража».", []),
        ("Это компания «А».", []),
        ("Это галерея «1969».", []),
        ("Это ООО «Горан и не закрыто.", []),
        ("Это ООО «Горан\nи Шестов».", []),
        ("Это партия «Пусть всегда будут солнце, небо и мама».", []),
        # a source that the tables know
        ("Это так (цитата по «Интерфакс-Украина»).", [("Интерфакс-Украина", "ORG")]),
        # outlets with a number
        (
            "Ведущий телеканала [LOC Москва] 24. До [LOC Москвы] 24 он жил в [LOC Москве] 24 года и в [LOC Москве] 25.",
            [("Москва 24", "ORG"), ("Москвы 24", "ORG"), ("Москве", "LOC"), ("Москве", "LOC")],
        ),
        ("Приехал в [LOC Россию] 1 мая.", [("Россию", "LOC")]),
        ("Снято для [LOC России]-1 и «[LOC России] 24».", [("России-1", "ORG"), ("России 24", "ORG")]),
    ],
)  # fmt: skip
def test_names(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found
