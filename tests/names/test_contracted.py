"""Bodies named in full and in short are one: invented examples."""

from __future__ import annotations

import pytest

from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.normalizer.entities.contracted import contracted, ministries
from rupress.normalizer.entities.spelled import variants
from rupress.records import Organization
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")


def bodies(text: str) -> list[tuple[str, int]]:
    found = name_entities(of_text(text))[1]
    return [(entity.name, len(entity.mentions)) for entity in found if isinstance(entity, Organization)]


@pytest.mark.parametrize(("adjective", "short"), TABLE["contracted_adjectives"].items())
def test_adjectives(adjective: str, short: str) -> None:
    assert variants([f"горанский {adjective} центр", f"горанский {short}центр"])


@pytest.mark.parametrize(("phrase", "short"), TABLE["phrases_in_short"].items())
def test_phrases(phrase: str, short: str) -> None:
    assert contracted(f"горанская {phrase}") == f"горанская {short}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Дело рассмотрит Озёрский горсуд. Озёрский городской суд его отложил.", [("Озёрский городской суд", 2)]),
        ("Луговской райсуд ждёт. Луговской районный суд и Луговской суд строги.", [("Луговской районный суд", 3)]),
        ("Шинский горсуд спит. Горанский городской суд ждёт.", [("Шинский горсуд", 1), ("Горанский городской суд", 1)]),
        ("«Национальной гильдии» нет. «Нацгильдия» ушла.", [("Национальная гильдия", 2)]),
        ("Главное управление ФСИН молчит. В ГУ ФСИН знают всё.", [("Главное управление ФСИН", 2)]),
        ("Институт нацпамяти мал. Институт национальной памяти закрыт.", [("Институт национальной памяти", 2)]),
    ],
)  # fmt: skip
def test_bodies(text: str, found: list[tuple[str, int]]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("shorts", "longs", "pairs"),
    [
        (["минлес"], ["министерство лесов и озер"], {"министерство лесов и озер": "минлес"}),
        (["минжкх"], ["министерство строительства и жилищно-коммунального хозяйства"],
         {"министерство строительства и жилищно-коммунального хозяйства": "минжкх"}),
        (["минлес"], ["министерство лугов"], {}),
        (["минлес"], ["министерство лесов и озер", "министерство леса"], {}),
    ],
)  # fmt: skip
def test_ministries(shorts: list[str], longs: list[str], pairs: dict[str, str]) -> None:
    assert ministries(shorts, longs) == pairs


def test_a_ministry_of_a_region() -> None:
    text = "Минтранс Тульской области купил автобусы. Министерство транспорта и дорог Тульской области ждёт."
    assert [count for _, count in bodies(text)] == [2]
    text = "Минтранс России купил автобусы. Министерство транспорта и дорог Тульской области ждёт."
    assert [count for _, count in bodies(text)] == [1, 1]


@pytest.mark.parametrize("form", TABLE["added_to_known"])
def test_forms_behind_companies_of_the_tables(form: str) -> None:
    assert bodies(f"Компания Apple {form.title()} растёт. Акции Apple упали.") == [(f"Apple {form.title()}", 2)]


def test_a_foreign_acronym_behind_a_body() -> None:
    found = bodies("Так решила Горанская биржа лодочных товаров GOREX. На GOREX тихо. В Госдуме NASA ждут.")
    assert found[0] == ("Горанская биржа лодочных товаров", 3)
