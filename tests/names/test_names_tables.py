"""The tables behind names: every line is well formed, says something new, and is found by its own words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from rupress.normalizer import gazetteer
from rupress.normalizer.article import of_text
from rupress.normalizer.entities import bearer, name_entities
from rupress.normalizer.entities.bearing import of_word
from rupress.normalizer.entities.parted import take_apart
from rupress.normalizer.entities.role_nouns import role_nouns
from rupress.normalizer.nominative.context import declensions, is_declined
from rupress.normalizer.nominative.forms import forms, paradigms
from rupress.records import EntityType, Gender, Organization, Person
from rupress.ru import morph
from rupress.ru.tables import read_toml, read_tsv

KINDS = {
    "country", "region", "city", "capital", "continent", "area", "island", "sea", "ocean", "river", "lake", "mountain",
    "planet", "station", "airport", "street", "building",
}  # fmt: skip


def person(*roles: str) -> Person:
    return Person(id="p1", type=EntityType.PER, name="Гранин", mentions=(), roles=roles)


@pytest.mark.parametrize("row", read_tsv("paradigms.tsv"), ids=lambda row: row["name"])
def test_each_declension_leads_back_to_its_example(row: dict[str, str]) -> None:
    example = row["example"].lower()
    nominative = row["nomn"].replace("-", "")
    assert example.endswith(nominative)
    stem = example[: len(example) - len(nominative)]
    for case in morph.CASES:
        form = stem + row[case].replace("-", "")
        assert any(f.out == example for f in forms(form.capitalize())), form


def test_declensions_are_the_forms_of_a_nominative() -> None:
    assert {"гранин", "гранина", "гранину", "граниным", "гранине"} <= declensions("гранин", "masc")
    assert "граниной" not in declensions("гранин", "masc")
    assert is_declined("граниным", "гранин", "masc")
    assert not is_declined("граниной", "гранин", "masc")
    assert not is_declined("горина", "гранин", "masc")
    assert len({(p.gender, p.number, p.endings) for p in paradigms()}) == len(paradigms())


@pytest.mark.parametrize("table", ["places_countries", "places_regions", "places_cities", "places_other"])
def test_places_are_found_by_all_their_names(table: str) -> None:
    for row in read_tsv(f"{table}.tsv"):
        for name in [row["name"], *row["variants"].split("|")]:
            if name == "-":
                continue
            place = gazetteer.known_place(name)
            assert place is not None, name
            assert place.kind in KINDS, place
            assert place.country is None or re.fullmatch(r"[A-Z]{2}", place.country), place
            assert place.region is None or re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", place.region), place


def test_codes_are_used_once() -> None:
    for table in ("places_countries.tsv", "places_regions.tsv"):
        assert [code for code, n in Counter(row["code"] for row in read_tsv(table)).items() if n > 1] == []


def test_regions_of_cities_are_in_the_table() -> None:
    regions = {row["code"] for row in read_tsv("places_regions.tsv")} | {"RU-MOW", "RU-SPE", "UA-40"}
    for row in read_tsv("places_cities.tsv"):
        if row["country"] == "RU":
            assert row["region"] in regions, row


def test_towns_of_one_name_are_told() -> None:
    place = gazetteer.known_place("Железногорск")
    assert place is not None
    assert place.region == "RU-KRS"
    assert place.alternatives == ("RU-KYA",)


@pytest.mark.parametrize("table", ["orgs", "orgs_media"])
def test_organisations_are_found_by_all_their_names(table: str) -> None:
    for row in read_tsv(f"{table}.tsv"):
        for name in [row.get("full") or row["name"], *row["variants"].split("|")]:
            if name != "-":
                assert gazetteer.known_organization(name) is not None, name


def test_ministries_are_known_without_their_country() -> None:
    for name in ("Министерство строительства и жилищно-коммунального хозяйства", "Вооруженные силы"):
        assert gazetteer.known_organization(name) is not None, name
    assert gazetteer.known_organization("Совет безопасности") is None  # that of the United Nations, too


def test_adjectives_and_inhabitants_lead_to_countries() -> None:
    assert gazetteer.country_of_adjective("украинский") == "UA"
    assert gazetteer.inhabitant_of("датчанин") == "DK"
    assert [gazetteer.inhabitant_of(noun) for noun in ("голландец", "англичанин", "шотландец", "валлиец")] == [
        "NL", "GB", "GB", "GB",
    ]  # fmt: skip
    for row in read_tsv("places_countries.tsv"):
        assert row["adjective"] == "-" or row["adjective"].endswith(("кий", "ный")), row


def test_role_nouns_stand_once_and_are_words() -> None:
    nouns = [row["noun"] for row in read_tsv("roles.tsv")]
    assert [noun for noun, n in Counter(nouns).items() if n > 1] == []
    assert set(role_nouns().values()) == {"office", "member", "trade", "prefix"}


@pytest.mark.parametrize("noun", [row["noun"] for row in read_tsv("roles.tsv") if row["kind"] != "prefix"])
def test_each_role_is_found_before_a_name(noun: str) -> None:
    own = morph.readings(noun.rpartition("-")[2])[0]
    woman = own.animate and own.gender == "femn"
    name = "приехала {} Анна Гранина" if woman else "приехал {} Сергей Гранин"
    _, entities = name_entities(of_text(f"Утром {name.format(noun)} из Рязани."))
    found = next(entity for entity in entities if isinstance(entity, Person))
    assert [role.replace("ё", "е") for role in found.roles] == [noun]


ROLES = (Path(__file__).parent / "roles.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in ROLES[1:] if not line.startswith("#")])
def test_roles_in_their_sentences(line: str) -> None:
    text, role = line.split("\t")
    _, entities = name_entities(of_text(text))
    assert [entity.roles for entity in entities if isinstance(entity, Person)] == [(one,) for one in role.split(" | ")]


@pytest.mark.parametrize("row", read_tsv("offices.tsv"), ids=lambda row: row["office"])
def test_each_name_of_an_office_finds_its_bearer(row: dict[str, str]) -> None:
    phrases = row["phrases"].split("|")
    for phrase in phrases:
        assert bearer(phrase, [person(phrases[0])]) is not None, phrase


def test_the_head_of_a_company_holds_no_public_office() -> None:
    assert bearer("глава государства", [person("глава «Рассвета»")]) is None
    assert bearer("глава компании", [person("глава «Рассвета»")]) is not None


@pytest.mark.parametrize("row", read_tsv("roles_generic.tsv"), ids=lambda row: row["phrase"])
def test_each_wider_word_finds_its_bearer(row: dict[str, str]) -> None:
    for head in row["heads"].split("|"):
        assert head in role_nouns(), head
        assert bearer(row["phrase"], [person(head)]) is not None, head


NAMES = [
    ("Сергей Гранин", "Гранин", "Сергей", None, Gender.MASCULINE),
    ("Анна Петровна Дубнева", "Дубнева", "Анна", "Петровна", Gender.FEMININE),
    ("Гранин Сергей Ильич", "Гранин", "Сергей", "Ильич", Gender.MASCULINE),
    ("С. И. Гранин", "Гранин", "С.", "И.", None),
    ("Гранин С.И.", "Гранин", "С.", "И.", None),
    ("Маша К.", "К.", "Маша", None, Gender.FEMININE),
    ("Ким Анна", "Ким", "Анна", None, Gender.FEMININE),
    ("Чжан Вэймин", "Чжан", "Вэймин", None, None),
    ("Урсула фон дер Лейден", "фон дер Лейден", "Урсула", None, Gender.FEMININE),
    ("Гранов Ильхам Гейдар оглы", "Гранов", "Ильхам", "Гейдар оглы", Gender.MASCULINE),
    ("Вера", None, "Вера", None, Gender.FEMININE),
    ("Ильич", None, None, "Ильич", Gender.MASCULINE),
    ("Гранин", "Гранин", None, None, None),
]


@pytest.mark.parametrize(("name", "surname", "given", "patronymic", "gender"), NAMES, ids=[n[0] for n in NAMES])
def test_names_are_taken_apart(
    name: str, surname: str | None, given: str | None, patronymic: str | None, gender: Gender | None
) -> None:
    found = take_apart(name)
    assert (found.surname, found.given, found.patronymic) == (surname, given, patronymic)
    assert found.gender == gender


@pytest.mark.parametrize("row", read_tsv("given_foreign.tsv"), ids=lambda row: row["name"])
def test_each_foreign_given_name_tells_the_gender(row: dict[str, str]) -> None:
    assert row["name"] == row["name"].lower()
    assert of_word(row["name"]) is None, "the dictionary tells it"
    name = take_apart(f"{row['name'].title()} Горкл")
    assert name.gender is Gender(row["gender"])
    assert name.sure


def test_foreign_given_names_stand_once() -> None:
    names = [row["name"] for row in read_tsv("given_foreign.tsv")]
    assert names == sorted(set(names))


def test_short_given_names_have_a_known_full_one() -> None:
    short = read_toml("person_names.toml")["short"]
    assert all(any("Name" in r.marks for r in morph.readings(full)) for full in short.values())
    raw = tomllib.loads(files("rupress.ru").joinpath("names.toml").read_text(encoding="utf-8"))
    assert all(len(set(words)) == len(words) for words in raw.values())


@pytest.mark.parametrize("row", read_tsv("bodies.tsv"), ids=lambda row: row["noun"])
def test_bodies_are_named_by_their_place(row: dict[str, str]) -> None:
    mentions, entities = name_entities(of_text(row["example"]))
    body = next(e for e in entities if isinstance(e, Organization))
    assert (body.name, body.kind) == (row["name"], row["kind"])
    assert [mentions[i].nominal for i in body.mentions] == [True]


@pytest.mark.parametrize("role", read_toml("person_names.toml")["roles_of_men"])
def test_roles_that_only_men_have(role: str) -> None:
    _, entities = name_entities(of_text(f"На фото {role} Гойдан Горкл."))
    assert [getattr(entity, "gender", None) for entity in entities] == [Gender.MASCULINE]


@pytest.mark.parametrize("ending", read_toml("person_names.toml")["like_patronymics"])
def test_surnames_that_end_like_patronymics(ending: str) -> None:
    surname = {"ович": "Горанович", "евич": "Горашевич"}[ending]
    assert take_apart(surname).surname == surname
    assert take_apart(f"Мари {surname}").surname == surname
