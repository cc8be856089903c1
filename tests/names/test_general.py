"""What names no one body: ranks, acronyms of many, models; and what is called like a place: invented examples."""

from __future__ import annotations

import pytest

from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.normalizer.entities.general import without_general
from rupress.normalizer.entities.overlooked import overlooked
from rupress.normalizer.entities.things import acronyms_of_things, is_called, is_model
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def stays(text: str, *names: str) -> list[str]:
    found = sorted((text.index(name), text.index(name) + len(name), "ORG", 0.8) for name in names)
    return [text[a:b] for a, b, _, _ in without_general(text, found)]


@pytest.mark.parametrize("rank", TABLE["ranks_of_bodies"])
def test_a_rank_alone_is_no_name(rank: str) -> None:
    assert stays(f"Это {rank} комитет.", f"{rank} комитет") == []
    assert stays(f"Это {rank} комитет Рязани.", f"{rank} комитет") == [f"{rank} комитет"]


def test_a_rank_beside_the_name_that_it_stands_for() -> None:
    text = "Горанская областная прокуратура молчит. В областной прокуратуре рады. В районной администрации тихо."
    names = ["Горанская областная прокуратура", "областной прокуратуре", "районной администрации"]
    assert stays(text, *names) == names[:2]


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("Купят транснациональные корпорации (ТНК).", {"ТНК"}),
        ("Пишут о союзе транснациональных корпораций (СТК).", set()),
        ("Восемь мобильных газотурбинных установок (МГТУ) везут.", {"МГТУ"}),
        ("Стоит в монтажно-испытательном комплексе (МИК).", {"МИК"}),
        ("Прибыла совместная следственная группа (ССГ).", set()),
        ("Взяли налог на профессиональный доход (НПД).", {"НПД"}),
    ],
)
def test_acronyms_of_what_is_no_body(text: str, acronyms: set[str]) -> None:
    assert acronyms_of_things(text) == acronyms


@pytest.mark.parametrize(("text", "name", "model"), [
    ("Поезд ЭП2Д готов.", "ЭП2Д", True), ("Поезд ЭП2Д готов.", "ЭП2", True), ("Канал ТНТ4 готов.", "ТНТ4", False),
    ("Город Горан2Д готов.", "Горан2Д", False),
])  # fmt: skip
def test_models_with_letters_at_their_end(text: str, name: str, model: bool) -> None:
    start = text.index(name)
    assert is_model(text, start, start + len(name)) == model


@pytest.mark.parametrize(("text", "called"), [
    ("Канал «Дания» молчит.", True), ("ООО «Рязань» молчит.", True), ("ГТРК «Рязань» молчит.", True),
    ("АЭС «Рязань» молчит.", False), ("Стадион «Рязань» открыт.", False), ("Батальон «Рязань» ушёл.", True),
    ("КПП «Рязань» закрыт.", False), ("Дорога «Рязань» закрыта.", False),
])  # fmt: skip
def test_bodies_that_are_called_like_places(text: str, called: bool) -> None:
    start = text.index("«") + 1
    assert is_called(text, start, text[start : text.index("»")]) == called


@pytest.mark.parametrize("noun", TABLE["kinds_of_buildings"])
def test_buildings_called_like_places_are_places(noun: str) -> None:
    text = f"Это {noun} «Рязань»."
    assert not is_called(text, text.index("Рязань"), "Рязань")


@pytest.mark.parametrize("pair", TABLE["institutions_of_two"])
def test_institutions_of_two_words(pair: str) -> None:
    assert pair == "железный дорога"
    text = "Едут по Южно-Горанской железной дороге. Горанская дорога закрыта."
    assert [text[a:b] for a, b, _, _ in overlooked(text, ())] == ["Южно-Горанской железной дороге"]


def test_forms_of_a_name_in_quotation_marks_are_one() -> None:
    _, entities = name_entities(of_text("Завод «Петролин» продан. Директором «Петролина» был Пётр Гранин."))
    assert [entity.name for entity in entities] == ["Петролин", "Пётр Гранин"]
