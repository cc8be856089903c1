"""Small texts and the entities that they name: a case is an entry of entities.toml."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rupress
from rupress.normalizer.article import of_text
from rupress.normalizer.entities import bearer, find_entities, name_entities
from rupress.normalizer.entities.outvoted import outvoted
from rupress.normalizer.entities.recase import recased
from rupress.normalizer.entities.repair import heading_names, repaired, retyped, spread
from rupress.normalizer.entities.spelled import is_rest
from rupress.normalizer.entities.tenures import in_office
from rupress.records import Organization, Person, Tenure

CASES = tomllib.loads((Path(__file__).parent / "entities.toml").read_text(encoding="utf-8"))["case"]


def expected(case: dict[str, Any]) -> Any:
    """Give a case as a parameter; `fails` is the reason of a known failure."""
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [expected(case) for case in CASES])
def test_entities_of_a_text(case: dict[str, Any]) -> None:
    mentions, entities = name_entities(of_text(case["text"]))
    if "names" in case:
        assert [entity.name for entity in entities] == case["names"]
    for wanted in case.get("entity", ()):
        entity = next((e for e in entities if e.name == wanted["name"]), None)
        assert entity is not None, [e.name for e in entities]
        for field, value in wanted.items():
            got: Any = getattr(entity, field)
            if field == "mentions":
                got = [mentions[i].text for i in entity.mentions]
            assert (list(got) if isinstance(value, list) else got) == value


def test_a_role_may_have_hyphens_that_no_keyboard_has() -> None:
    page = rupress.parse(
        "Мост открыли премьер\u2010министр Иван Седов и вице\u2011премьер Анна Рогова.", media="article"
    )
    roles = {e.name: e.roles for e in page.entities if isinstance(e, rupress.Person)}
    assert roles == {"Иван Седов": ("премьер-министр",), "Анна Рогова": ("вице-премьер",)}


TEXT = (
    "Глава МИД РФ Пётр Шестов встретился с министром обороны Украины Олегом Белых. "
    "Директор завода Анна Дубнева и депутат Вера Гранина молчали."
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("главы МИД РФ", "Пётр Шестов"),
        ("министр иностранных дел России", "Пётр Шестов"),
        ("глава российской дипломатии", "Пётр Шестов"),
        ("министр обороны", "Олег Белых"),
        ("министром обороны Украины", "Олег Белых"),
        ("министр обороны России", None),
        ("директора", "Анна Дубнева"),
        ("парламентарий", "Вера Гранина"),
        ("космонавт", None),
        ("", None),
    ],
)
def test_bearer_of_a_role(phrase: str, name: str | None) -> None:
    _, entities = name_entities(of_text(TEXT))
    person = bearer(phrase, entities)
    assert (person.name if person else None) == name


@pytest.mark.parametrize(
    ("day", "name"), [(dt.date(2021, 5, 20), "Пётр Шестов"), (dt.date(2019, 5, 20), None), (None, None)]
)
def test_offices_that_a_caller_tells(day: dt.date | None, name: str | None) -> None:
    _, entities = name_entities(of_text("Пётр Шестов встретился с Олегом Белых. Министр обороны молчал."))
    tenures = [
        Tenure("министр обороны России", "Пётр Шестов", dt.date(2020, 1, 21), dt.date(2021, 12, 31)),
        Tenure("министр обороны России", "Анна Дубнева", dt.date(2018, 1, 1), dt.date(2020, 1, 20)),
    ]
    person = bearer("министр обороны", in_office(entities, tenures, day))
    assert (person.surname if person else None) == (name.split()[1] if name else None)
    assert person is None or person.roles == ()


def test_the_callers_table_of_offices_goes_through_parse() -> None:
    article = "Завод в Рязани открыт\n\n«Рад за завод», — сказал министр обороны. Пётр Шестов приехал в Рязань утром."
    page = rupress.parse(article, media="article", offices=[Tenure("министр обороны", "Пётр Шестов")])
    people = [entity for entity in page.entities if isinstance(entity, Person)]
    assert [person.offices for person in people] == [("министр обороны",)]
    assert [quote.speaker.entity for quote in page.quotes if quote.speaker] == [people[0].id]


def test_roles_know_who_employs() -> None:
    _, entities = name_entities(of_text(TEXT))
    person = bearer("глава МИД РФ", entities)
    assert person is not None
    employer = next(e for e in entities if e.id == person.employers[0])
    assert employer.name == "МИД РФ"


def test_capitals_that_govern_are_metonyms() -> None:
    mentions = find_entities("Москва подтвердила участие. Поезд пришёл в Москву.")
    assert [m.metonym for m in mentions] == [True, False]
    assert len({m.entity for m in mentions}) == 1


def test_a_name_over_a_line_break_is_cut() -> None:
    text = "Видео\nГранин"
    assert repaired(text, [(0, len(text), "PER", 0.9)]) == ((6, 12, "PER", 0.9),)


def test_marks_at_the_edges_go() -> None:
    text = "(«Рассвет»), площадь «Полёт»."
    assert [text[a:b] for a, b, _, _ in repaired(text, [(0, 12, "ORG", 0.9), (13, 28, "LOC", 0.9)])] == [
        "Рассвет",
        "площадь «Полёт»",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ООО «Полёт»", "Полёт"),
        ("компания «Полёт»", "Полёт"),
        ("ОАО Полёт", "Полёт"),
        ("РИА «Новости»", "РИА «Новости»"),
        ("«Полёт» России", "«Полёт» России"),
        ("МИД России", "МИД России"),
    ],
)
def test_what_kind_of_organisation_it_is_belongs_to_no_name(text: str, name: str) -> None:
    assert [text[a:b] for a, b, _, _ in repaired(text, [(0, len(text), "ORG", 0.9)])] == [name]


def test_common_nouns_are_bodies_but_no_names() -> None:
    text = "Правительство Дании спорит с парламентом Дании. Датское правительство обещает ответ."
    assert [m.text for m in find_entities(text)] == ["Дании", "Дании"]
    mentions, entities = name_entities(of_text(text))
    assert [(e.name, [mentions[i].text for i in e.mentions]) for e in entities] == [
        ("датское правительство", ["Правительство", "Датское правительство"]),
        ("Дания", ["Дании", "Дании"]),
        ("парламент Дании", ["парламентом"]),
    ]


def test_a_given_name_joins_its_surname() -> None:
    text = "Анна Дубнева"
    assert repaired(text, [(0, 4, "PER", 0.9), (5, 12, "PER", 0.9)]) == ((0, 12, "PER", 0.9),)


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Сергей Зорбес уехал. Завод Зорбеса закрыт."
    found = spread(text, ((0, 13, "PER", 0.99),))
    assert [text[a:b] for a, b, _, _ in found] == ["Сергей Зорбес", "Зорбеса"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Рассвет*]", ["Рассвет"]),
        ("[Рассвет.Ru. Полёт]", ["Рассвет.Ru"]),
        ("комитет [Государственной думы по делам спорта]", ["Государственной думы"]),
        ("аппарат [Горанского космического агентства Россия]", ["Горанского космического агентства"]),
        ("[Единая Россия]", ["Единая Россия"]),
        ("пишет РИА «[Новости]»", ["РИА «Новости»"]),
    ],
)
def test_organisations_end_where_they_end(text: str, names: list[str]) -> None:
    before, name, after = re.split(r"[\[\]]", text)
    plain = before + name + after
    found = repaired(plain, [(len(before), len(before) + len(name), "ORG", 0.9)])
    assert [plain[a:b] for a, b, _, _ in found] == names


def test_a_part_keeps_all_of_its_whole() -> None:
    text = "комитета Государственной думы по спорту"
    assert repaired(text, [(0, 8, "ORG", 0.9), (9, len(text), "ORG", 0.9)]) == ((0, len(text), "ORG", 0.9),)


def test_a_bracket_that_closes_in_a_persons_name() -> None:
    text = "(президента Сергея) Гранина"
    assert repaired(text, [(12, len(text), "PER", 0.9)]) == ((20, len(text), "PER", 0.9),)


def test_an_adverb_is_no_part_of_a_place() -> None:
    text = "Авдеевки севернее"
    assert [text[a:b] for a, b, _, _ in repaired(text, [(0, len(text), "LOC", 0.9)])] == ["Авдеевки"]


def test_most_verdicts_decide_what_an_unknown_word_is() -> None:
    text = "Горабск тут. Нет Горабска. О Горабске спорят. Амазонка тут. Амазонка там."
    words = [(m.start(), m.end()) for m in re.finditer("Горабск[ае]?|Амазонка", text)]
    kinds = ["LOC", "LOC", "PER", "LOC", "ORG"]
    found = [(a, b, kind, 0.9) for (a, b), kind in zip(words, kinds, strict=True)]
    assert [kind for _, _, kind, _ in outvoted(text, found)] == ["LOC", "LOC", "LOC", "LOC", "ORG"]


def test_tables_correct_types() -> None:
    assert retyped([(0, 2, "LOC", 0.9)], "ЕС")[0][2] == "ORG"
    assert retyped([(0, 3, "ORG", 0.9)], "ЛНР")[0][2] == "LOC"
    assert retyped([(0, 3, "ORG", 0.9)], "СМИ") == ()
    assert retyped([(4, 13, "LOC", 0.9)], "для Евросоюза")[0][2] == "ORG"
    assert retyped([(5, 12, "PER", 0.9)], "Флаг Барбадоса")[0][2] == "PER"  # «Барбадоса» read to its end alone
    assert retyped([(5, 14, "PER", 0.9)], "Флаг Барбадоса")[0][2] == "LOC"
    assert retyped([(0, 8, "PER", 0.9)], "Владимир")[0][2] == "PER"


def test_headlines_begin_with_surnames() -> None:
    assert heading_names("Каргапин: завод открыт\nЭксперт: цены вырастут", ())[0][:3] == (0, 8, "PER")
    assert heading_names("Эксперт: цены вырастут", ()) == ()


def test_lines_in_capitals_are_recased_in_place() -> None:
    text = "ГРАНИН ПРИЕХАЛ В РЯЗАНЬ\nГранин уехал из МИД"
    assert recased(text) == "Гранин приехал в Рязань\nГранин уехал из МИД"


@given(st.text(alphabet='абвгеёорстья АБГМРС-«»"., \n\u00a0\u0301Az09()', max_size=120))
def test_any_text_has_entities(text: str) -> None:
    mentions, entities = name_entities(of_text(text))
    last = 0
    for mention in mentions:
        assert last <= mention.span.start < mention.span.stop <= len(text)
        assert text[mention.span.start : mention.span.stop] == mention.text
        assert "\n" not in mention.text
        last = mention.span.stop
    assert sorted(i for entity in entities for i in entity.mentions) == list(range(len(mentions)))
    assert all(mentions[i].entity == entity.id for entity in entities for i in entity.mentions)


def test_letters_before_words_are_no_people() -> None:
    assert retyped([(0, 8, "PER", 0.9)], "Т-клетки") == ()


def test_no_gender_is_better_than_a_wrong_one() -> None:
    _, entities = name_entities(of_text("На фото Гойдан Горкл в Рязани."))
    assert isinstance(entities[0], Person)
    assert entities[0].gender is None


@pytest.mark.parametrize(
    ("part", "whole", "rests"),
    [
        ("dawnstep", "dawnstep group", True),
        ("dawnstep", "dawnstep dawnstep", False),
        ("суд луга", "суд луга суд луга", False),
    ],
)
def test_a_longer_name_adds_a_word(part: str, whole: str, rests: bool) -> None:
    assert is_rest(part, whole) == rests


def test_a_body_of_a_land_that_two_countries_claim_has_no_country() -> None:
    _, entities = name_entities(of_text("МИД Приднестровья ответил. Минюст Крыма молчит."))
    bodies = [entity for entity in entities if isinstance(entity, Organization)]
    assert [(body.country, body.full) for body in bodies] == [(None, None), (None, None)]
