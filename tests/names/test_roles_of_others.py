"""Roles beside a name that are another's, or reach further than they seem to: invented examples."""

from __future__ import annotations

import pytest

from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.records import Person
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def roles(text: str) -> list[tuple[str, ...]]:
    return [entity.roles for entity in name_entities(of_text(text))[1] if isinstance(entity, Person)]


@pytest.mark.parametrize("noun", TABLE["family_of_men"])
def test_a_woman_is_no_man_of_a_family(noun: str) -> None:
    assert roles(f"Ждёт {noun} Анна Гранина.") == [()]


@pytest.mark.parametrize("noun", TABLE["family_of_women"])
def test_a_man_is_no_woman_of_a_family(noun: str) -> None:
    assert roles(f"Ждёт {noun} Олег Гранин.") == [()]


@pytest.mark.parametrize("noun", TABLE["doers"])
def test_who_did_something_to_her(noun: str) -> None:
    assert roles(f"Письмо передали {noun[:-1]}е Марии Граниной.") == [()]


@pytest.mark.parametrize("link", TABLE["role_links_of_one"])
def test_behind_a_link_a_genitive_is_of_another(link: str) -> None:
    assert roles(f"Ждали главы банка {link} журналиста Олега Гранина.") == [("журналист",)]


@pytest.mark.parametrize("noun", TABLE["roles_with_ordinals"])
def test_roles_behind_an_ordinal(noun: str) -> None:
    assert roles(f"Приехала первая {noun} мира Вера Дубнева.") == [(f"первая {noun} мира",)]
    assert roles(f"Приехала {noun} Вера Дубнева.") == [()]


@pytest.mark.parametrize("particle", TABLE["particles_of_pronouns"])
def test_particles_of_pronouns(particle: str) -> None:
    assert roles(f"Пришёл глава этого {particle} отдела Олег Гранин.") == [(f"глава этого {particle} отдела",)]


@pytest.mark.parametrize("pronoun", TABLE["pronouns_in_roles"])
def test_pronouns_tell_whose_a_role_is(pronoun: str) -> None:
    own = {"наш": "нашего", "ваш": "вашего", "этот": "этого", "тот": "того"}.get(pronoun, pronoun)
    assert roles(f"Пришёл глава {own} отдела Олег Гранин.") == [(f"глава {own} отдела",)]
    assert roles(f"Пришёл мэр и {own} советник Олег Гранин.") != [(f"мэр и {own} советник",)]


@pytest.mark.parametrize("end", TABLE["ends_of_active_participles"])
def test_who_does_something_is_not_whom_it_is_done_to(end: str) -> None:
    verb = {"щий": "ругающего", "ший": "ударившего", "щийся": "боящегося", "шийся": "боявшегося"}[end]
    assert roles(f"Нашли парня, {verb} известного судью Олега Гранина.") == [("известный судья",)]


@pytest.mark.parametrize("pronoun", TABLE["clause_pronouns"])
def test_a_clause_of_its_own_tells_no_role(pronoun: str) -> None:
    text = f"Публика любит Олега Гранина, премьера {pronoun[:-2]}ого прошла вчера."
    assert roles(text) == [()]
