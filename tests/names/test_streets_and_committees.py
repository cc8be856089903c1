"""Streets with their nouns, and bodies that are there for something: the words of the tables, each by an example."""

from __future__ import annotations

import pytest

from rupress.normalizer.entities import find_entities
from rupress.normalizer.entities.committees import committee
from rupress.normalizer.entities.street_names import is_street, street_named
from rupress.normalizer.entities.things import is_inhabitant
from rupress.ru import morph
from rupress.ru.tables import read_toml

TABLE = read_toml("names.toml")
DATIVES = [morph.inflected(morph.readings(noun)[0], "datv") or noun for noun in TABLE["streets_written_out"]]


@pytest.mark.parametrize(("noun", "dative"), [*zip(TABLE["streets_written_out"], DATIVES, strict=True)])
def test_nouns_of_streets_decline(noun: str, dative: str) -> None:
    assert street_named(f"{dative} Горина", f"{noun} Горин") == f"{noun} Горина"
    assert is_street(f"{dative} Горина")


@pytest.mark.parametrize(
    ("written", "read", "name"),
    [
        ("улице Вишнёвой", "улице Вишнёвой", "улица Вишнёвая"),
        ("улице Толстого", "улица Толстый", "улица Толстого"),
        ("улице Карла Гранского", "улица Карла Гранского", "улица Карла Гранского"),
        ("проспекта Гранского", "проспект Гранского", "проспект Гранского"),
        ("Горанском шоссе", "Горанский шоссе", "Горанское шоссе"),
        ("Горанская набережная", "Горанская набережная", "Горанская набережная"),
        ("Улица Академика Горина", "Улиец Академик Горин", "Улица Академика Горина"),
        ("улиц Горина", "улицы Горина", None),
        ("ул. Горина", "ул. Горин", "ул. Горина"),
        ("Ул. Мирона Горина", "Ул. Мирон Горин", "Ул. Мирона Горина"),
        ("ул. Вишнёвой", "ул. Вишнёвой", "ул. Вишнёвая"),
        ("ул. Малой Лесной", "ул. Малой Лесной", "ул. Малая Лесная"),
        ("ул. Горановскую", "ул. Горановскую", "ул. Горановская"),
        ("ул. Рассвет", "ул. Рассвет", "ул. Рассвет"),
        ("пер. Вишнёвом", "пер. Вишнёвом", "пер. Вишнёвый"),
        ("пер. Вишнёвого", "пер. Вишнёвый", "пер. Вишнёвого"),
        ("Марсовом поле", "Марсово поле", None),
        ("Рязани", "Рязань", None),
    ],
)
def test_streets(written: str, read: str, name: str | None) -> None:
    assert street_named(written, read) == name


@pytest.mark.parametrize(("noun", "gender"), [*TABLE["streets_shortened"].items()])
def test_shortened_nouns_of_streets(noun: str, gender: str) -> None:
    ends = {"femn": ("ой", "ая"), "masc": ("ом", "ый"), "neut": ("ом", "ое")}
    oblique, nominative = ends[gender]
    assert street_named(f"{noun} Вишнёв{oblique}", "") == f"{noun} Вишнёв{nominative}"
    assert is_street(f"{noun} Горина")


def whole(text: str) -> str:
    """Give the bounds of the name in brackets."""
    start, stop = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    begin, end = committee(plain, start, stop, 0)
    return plain[begin:end]


@pytest.mark.parametrize("noun", TABLE["committees"])
def test_committees_of_others_keep_their_noun(noun: str) -> None:
    assert whole(f"Это {noun} [Госдумы по туризму] решил.") == f"{noun} Госдумы по туризму"
    assert whole(f"Это {noun} [Агентства по туризму] решил.") == "Агентства по туризму"


@pytest.mark.parametrize("kind", TABLE["kinds_of_committees"])
def test_what_committees_begin_with(kind: str) -> None:
    assert whole(f"Это {kind} трибунал [ООН по туризму] решил.") == f"{kind} трибунал ООН по туризму"


@pytest.mark.parametrize("end", TABLE["ends_of_parliaments"])
def test_parliaments_have_committees(end: str) -> None:
    own = morph.inflected(morph.readings(end)[0], "gent") or end
    assert whole(f"Комитет [{own.capitalize()} {TABLE['there_for'][0]} туризму] решил.").startswith("Комитет")


@pytest.mark.parametrize("end", TABLE["ends_of_doings"])
def test_doings_want_more(end: str) -> None:
    assert whole(f"Комитет [Рады по обеспеч{end}] лесной охраны решил.").endswith("лесной охраны")


def test_what_a_chamber_does_is_no_committee() -> None:
    assert whole("Решение [Госдумы] по туризму.") == "Госдумы"
    assert whole("Это комитет [Госдумы] по-новому решил.") == "Госдумы"


@pytest.mark.parametrize(
    "text",
    [
        "Приехали [комитет по туризму] городской думы.",
        "Приехала [комиссия по обеспечению] молодого учителя.",
        "Приехала [комиссия по обеспечению] и другие.",
        "Приехал [Госсовет Дании].",
        "Сотрудник [Совета по туризму] рад.",
    ],
)
def test_bounds_that_stay(text: str) -> None:
    assert whole(text) == text[text.index("[") + 1 : text.index("]")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Комитет [Рады по вопросам туризма] и лодочных гонок.", "Комитет Рады по вопросам туризма и лодочных гонок"),
        ("Это [Совет по делам СНГ], туризму и связям с народами.", "Совет по делам СНГ, туризму и связям с народами"),
        ("Глава комиссии [Совета Федерации] по лесам Анна Горина.", "комиссии Совета Федерации по лесам"),
        ("Член комитета [Госдумы] по регламенту и организации летних выборов.",
         "комитета Госдумы по регламенту и организации летних выборов"),
        ("Пришёл комитет [Госдумы] по делу озёрных судов.", "Госдумы"),
        ("Пришла [комиссия по туризму] РФ.", "комиссия по туризму"),
        ("Пришла [комиссия по туризму], депутат и секретарь.", "комиссия по туризму"),
        ("Пришла [комиссия по борьбе] с лесными пожарами вчера.", "комиссия по борьбе с лесными пожарами"),
        ("Пришла [комиссия по культуре] и городская дума.", "комиссия по культуре"),
        ("Пришла [комиссия по организации] и все.", "комиссия по организации"),
    ],
)  # fmt: skip
def test_what_a_body_is_there_for(text: str, name: str) -> None:
    assert whole(text) == name


@pytest.mark.parametrize("word", TABLE["no_purposes"])
def test_what_no_body_is_there_for(word: str) -> None:
    dative = morph.inflected(morph.readings(word)[0], "datv") or word
    assert whole(f"Пришла [комиссия по лесам] и {dative}.") == "комиссия по лесам"


@pytest.mark.parametrize("link", TABLE["joined_with"])
@pytest.mark.parametrize("thing", TABLE["things_with_others"])
def test_things_with_others(thing: str, link: str) -> None:
    dative = morph.inflected(morph.readings(thing)[0], "datv") or thing
    name = f"комиссия по {dative} {link} народами"
    assert whole(f"Пришла [комиссия по {dative}] {link} народами вчера.") == name


@pytest.mark.parametrize("doing", TABLE["doings_or_bodies"])
def test_doings_or_bodies(doing: str) -> None:
    dative = morph.inflected(morph.readings(doing)[0], "datv") or doing
    assert whole(f"Пришла [комиссия по лесам] и {dative} выборов.") == f"комиссия по лесам и {dative} выборов"


@pytest.mark.parametrize("end", TABLE["endings_of_one_inhabitant"])
def test_who_lives_somewhere_opens_a_headline(end: str) -> None:
    name = next(
        word for word in ("Дагестанец", "Ангарчанин", "Киевлянин", "Ангарчанка", "Киевлянка") if word.endswith(end)
    )
    assert is_inhabitant(f"{name} поёт", 0, name)
    assert not is_inhabitant(f"Пришёл {name}", 7, name)
    assert not is_inhabitant(f"{name} поёт. Пришёл {name}.", 0, name)


@pytest.mark.parametrize(("surname", "end"), [("Гор", "ом"), ("Гореш", "ем")])
def test_the_instrumental_of_a_hero_is_told_by_his_nominative(surname: str, end: str) -> None:
    assert end in read_toml("person_names.toml")["instrumentals_of_men"]
    mentions = find_entities(f"Его зовут Робин {surname}. Его прозвали Робин {surname}{end}.")
    assert {m.normal for m in mentions} == {f"Робин {surname}"}


def test_names_in_two_spellings_are_one() -> None:
    written, other = read_toml("person_names.toml")["spelled_in_two_ways"]
    genitive = f"{other[0]}и"
    mentions = find_entities(f"Роль играл актёр Денни Гор{written}. Игру Денни Гор{genitive} хвалят.")
    assert {m.normal for m in mentions} == {f"Денни Гор{written}"}
