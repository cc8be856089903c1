"""How far an organisation's name reaches: invented examples with the names that the tagger would find in brackets."""

from __future__ import annotations

import re

import pytest

from rupress.normalizer.entities.reach import reached
from rupress.normalizer.entities.repair import Found
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def bounds(text: str) -> list[tuple[str, str]]:
    plain, found = "", list[Found]()
    for before, kind, name in re.findall(r"([^\[]*)(?:\[([A-Z]{3}) ([^\]]*)\])?", text):
        plain += before + name
        if kind:
            found.append((len(plain) - len(name), len(plain), kind, 0.8))
    return [(plain[a:b], kind) for a, b, kind, _ in reached(plain, found)]


@pytest.mark.parametrize("office", TABLE["press_offices"])
def test_who_speaks_for_a_body_is_none_of_its_name(office: str) -> None:
    assert bounds(f"Сообщил [ORG {office} Росреестра].") == [("Росреестра", "ORG")]
    assert bounds(f"Сообщил [ORG {office}].") == []


@pytest.mark.parametrize("ending", TABLE["endings_of_place_adjectives"])
def test_adjectives_of_places_begin_names(ending: str) -> None:
    adjective = f"Горан{ending}"
    assert bounds(f"Открыт {adjective} [ORG спасательный центр].") == [(f"{adjective} спасательный центр", "ORG")]


@pytest.mark.parametrize("ordinal", TABLE["ordinals_of_courts"])
def test_courts_that_are_counted(ordinal: str) -> None:
    assert bounds(f"Дело слушал {ordinal.capitalize()} [ORG апелляционный суд].") == [
        (f"{ordinal.capitalize()} апелляционный суд", "ORG")
    ]


@pytest.mark.parametrize("title", TABLE["latin_titles"])
def test_titles_in_latin_letters_are_no_names(title: str) -> None:
    assert bounds(f"Это {title} [ORG Dawnstep].") == [("Dawnstep", "ORG")]


@pytest.mark.parametrize("form", TABLE["forms_with_stop"])
def test_forms_of_companies_have_their_full_stop(form: str) -> None:
    assert bounds(f"Это [ORG Dawnstep {form}].") == [(f"Dawnstep {form}.", "ORG")]


@pytest.mark.parametrize("head", TABLE["heads_of_lists"])
def test_bodies_for_several_things(head: str) -> None:
    assert bounds(f"Это [ORG {head} земли], воды и транспорта.") == [(f"{head} земли, воды и транспорта", "ORG")]
    assert bounds(f"Это [ORG {head} земли] и университета.") == [(f"{head} земли", "ORG")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("По данным [ORG пресс-службы городского] [ORG УМВД] [LOC России].", ["городского УМВД", "России"]),
        ("Об этом пишет [ORG пресс-служба «Рассвета»].", ["Рассвета"]),
        ("Об этом пишет [ORG пресс-служба президента].", ["пресс-служба президента"]),
        ("Глава [LOC Горанского] [ORG спасательного центра].", ["Горанского спасательного центра"]),
        ("Глава [LOC Горанской] [ORG народной] республики.", ["Горанской", "народной"]),
        ("Глава [LOC Горанской] [ORG народной республики].", ["Горанской", "народной республики"]),
        ("Озёрский [ORG музей свечей] открыт.", ["музей свечей"]),
        ("[LOC Озёрский] [ORG музей свечей] открыт.", ["Озёрский музей свечей"]),
        ("В Датской [ORG военной полиции] молчат.", ["военной полиции"]),
        ("На [ORG Горанском экономическом] форуме.", ["Горанском экономическом форуме"]),
        ("Отменены [ORG Горанским межрайонным] прокурором.", []),
        ("В [ORG Горанском народном] и других.", ["Горанском народном"]),
        ("Слова [ORG российского] [ORG МИД].", ["российского", "МИД"]),
        ("Пишет Dawn [ORG Step].", ["Dawn Step"]),
        ("На сцене [ORG театра драмы им.] [PER В. М. Гранина].", ["театра драмы им. В. М. Гранина"]),
        ("Передан [ORG Горано-Озёрскому] монастырю.", ["Горано-Озёрскому монастырю"]),
        ("В [ORG ГЯФ] [ORG СО] [ORG РАН] рады. Лазер [ORG ГЯФ СО РАН] готов.", ["ГЯФ СО РАН", "ГЯФ СО РАН"]),
        ("В [ORG ГЯФ] [ORG РАН] рады.", ["ГЯФ", "РАН"]),
        ("Пишет Dawn [ORG Step]. Глава [ORG Dawn] молчит.", ["Step", "Dawn"]),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[str]) -> None:
    assert [name for name, _ in bounds(text)] == names
