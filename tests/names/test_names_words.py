"""The words and endings in the tables that the rules for names ask for: each entry does what it is there for."""

from __future__ import annotations

import pytest

import rupress
from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.normalizer.entities.homeland import homeland, is_anywhere
from rupress.normalizer.entities.joined import joined
from rupress.normalizer.entities.naming import named, without_ending
from rupress.normalizer.entities.parted import take_apart
from rupress.normalizer.entities.repair import repaired
from rupress.normalizer.entities.sifted import sifted
from rupress.normalizer.gazetteer import known_organization
from rupress.normalizer.nominative import nominative
from rupress.normalizer.nominative.plausible import base_of, is_base
from rupress.records import Person
from rupress.ru.letters import letters, plain, without_yo
from rupress.ru.tables import read_toml
from rupress.span import Span

TABLE = read_toml("names.toml")
PEOPLE = read_toml("person_names.toml")
INHABITANTS = {
    "ец": "Украинцы",
    "анин": "Датчане",
    "янин": "Минчане",
    "чанин": "Датчане",
    "вич": "Москвичи",
    "мич": "Томичи",
}


@pytest.mark.parametrize("words", [*TABLE["of_russia"], *(f"{word}ий" for word in TABLE["russian_beginnings"])])
def test_names_that_tell_that_they_are_russian(words: str) -> None:
    known = known_organization("ЦИК")
    assert known is not None
    assert is_anywhere(known, "ЦИК")
    assert not is_anywhere(known, f"ЦИК {words}")


@pytest.mark.parametrize("stem", TABLE["stems_of_adjectives"])
@pytest.mark.parametrize("ending", TABLE["endings_of_adjectives"])
def test_adjectives_of_countries(stem: str, ending: str) -> None:
    beginning, country = {"ск": ("дат", "DK"), "цк": ("неме", "DE")}[stem]
    assert homeland(f"{beginning}{stem}{ending} " * 2, (), ()) == country


@pytest.mark.parametrize("stem", TABLE["stems_of_lands"])
@pytest.mark.parametrize("ending", TABLE["endings_of_lands"])
def test_lands_called_after_towns(stem: str, ending: str) -> None:
    word = f"Гранин{stem}{ending}"
    assert named(word, Span(0, len(word)), word, "LOC") == f"Гранин{stem}а"


@pytest.mark.parametrize("ending", TABLE["endings_of_foreign_words"])
def test_foreign_words_with_endings(ending: str) -> None:
    assert without_ending(f"Моссад{ending}") == "Моссад"


@pytest.mark.parametrize("ending", TABLE["endings_of_acronyms"])
def test_acronyms_with_long_endings_stay(ending: str) -> None:
    word = f"КРУЗ{ending}"
    assert sifted(word, [(0, len(word), "ORG", 0.99)])


@pytest.mark.parametrize("ending", TABLE["endings_of_inhabitants"])
def test_inhabitants_are_no_places(ending: str) -> None:
    word = INHABITANTS[ending]
    assert sifted(word, [(0, len(word), "LOC", 0.99)]) == ()


@pytest.mark.parametrize("ending", TABLE["endings_of_sees"])
def test_sees_are_no_people(ending: str) -> None:
    text = f"Приехал митрополит Горан{ending}"
    start = text.index("Горан")
    assert joined(text, [(start, len(text), "LOC", 0.9)])[0][2] == "LOC"


@pytest.mark.parametrize("words", TABLE["called_after"])
def test_names_given_after_people_are_one(words: str) -> None:
    text = f"РГТУ {words} А. А. Гранина"
    assert repaired(text, [(0, len(text), "ORG", 0.9)]) == ((0, len(text), "ORG", 0.9),)


@pytest.mark.parametrize("word", TABLE["called_after_misread"])
def test_the_name_behind_is_not_declined(word: str) -> None:
    text = "РГТУ имени Гранина"
    assert named(text, Span(0, len(text)), f"РГТУ {word} Гранин", "ORG") == text


@pytest.mark.parametrize("domain", TABLE["domains"])
def test_a_site_in_russian_letters_and_its_outlet(domain: str) -> None:
    text = f"Об этом сообщает агентство «Полётник.{domain}». Корреспонденту агентства «Полётник» ответили в школе."
    assert len(name_entities(of_text(text))[1]) == 1


@pytest.mark.parametrize("between", TABLE["before_originals"])
def test_a_name_and_its_original(between: str) -> None:
    _, entities = name_entities(of_text(f"Об этом пишет Питер Гранд{between}Peter Grand) из Лондона."))
    assert [entity.name for entity in entities] == ["Питер Гранд", "Лондон"]


@pytest.mark.parametrize("between", TABLE["listing"])
def test_things_that_are_listed_are_no_organisations(between: str) -> None:
    text = f"катера «Чайка»{between}«Буря»"
    start = text.index("Буря")
    assert sifted(text, [(start, start + len("Буря"), "ORG", 0.9)]) == ()


@pytest.mark.parametrize("initial", PEOPLE["initials"])
def test_initials(initial: str) -> None:
    assert take_apart(f"{initial}. Гранд").given == f"{initial}."


@pytest.mark.parametrize("ending", PEOPLE["oblique_ends"])
def test_ends_that_are_no_nominatives(ending: str) -> None:
    assert is_base("граншт")
    assert not is_base(f"граншт{ending}")


@pytest.mark.parametrize("preposition", PEOPLE["prepositions"])
def test_prepositions_that_no_nominative_follows(preposition: str) -> None:
    text = f"Спорят {preposition} Хана Горова."
    assert nominative(text, len(text) - 12, len(text) - 1) == "Хан Горов"


@pytest.mark.parametrize("stem", PEOPLE["families"]["stems"])
@pytest.mark.parametrize("ending", PEOPLE["families"]["endings"])
def test_families(stem: str, ending: str) -> None:
    given = "Пётр и Вера" if ending == "ы" else "Петру и Вере" if ending == "ым" else "Петра и Веры"
    _, entities = name_entities(of_text(f"Тут {given} Гор{stem}{ending} правы."))
    assert [entity.name for entity in entities] == [f"Пётр Гор{stem}", f"Вера Гор{stem}а"]


@pytest.mark.parametrize("stem", PEOPLE["families"]["adjectives"])
@pytest.mark.parametrize("ending", PEOPLE["families"]["endings_of_adjectives"])
def test_families_with_adjectives(stem: str, ending: str) -> None:
    given = "Пётр и Вера" if ending == "ие" else "Петра и Веры"
    _, entities = name_entities(of_text(f"Тут {given} Горан{stem}{ending} правы."))
    assert [entity.name for entity in entities] == [f"Пётр Горан{stem}ий", f"Вера Горан{stem}ая"]


@pytest.mark.parametrize("phrase", TABLE["naming_phrases"])
def test_what_only_says_that_a_name_follows(phrase: str) -> None:
    _, entities = name_entities(of_text(f"Приехала певица {phrase} Анна Гранина."))
    assert [person.roles for person in entities if isinstance(person, Person)] == [("певица",)]


def test_acting_heads() -> None:
    letters = ". ".join(TABLE["acting"])
    _, entities = name_entities(of_text(f"Дело {letters}. мэра Ивана Гранина закрыто."))
    assert [person.roles for person in entities if isinstance(person, Person)] == [(f"{letters}. мэра",)]


def test_letters_are_told_apart() -> None:
    alphabet = {*"абвгдеёжзийклмнопрстуфхцчшщъыьэюя"}
    assert letters("open") | letters("consonants") == alphabet - {"ъ"}
    assert not letters("open") & letters("consonants")
    assert letters("sibilants") < letters("no_soft_vowel") < letters("consonants")
    assert letters("no_hard_i") == letters("no_soft_vowel") - {"ц"}
    for name in ("soft", "soft_sign", "hard", "hard_i", "ends_of_women", "ends_of_both", "ends_of_many"):
        assert letters(name) <= alphabet
    assert {plain(word) for word in ("Щёголь", "ЩЕГОЛЬ")} == {"щеголь"}
    assert without_yo("Щёголь") == "Щеголь"


@pytest.mark.parametrize(("case", "ending"), PEOPLE["endings_of_men"].items())
def test_men_in_another_case(case: str, ending: str) -> None:
    assert base_of(f"Миодраг{ending}", (case,)) == "Миодраг"


@pytest.mark.parametrize("letter", PEOPLE["fleeting"])
def test_a_vowel_that_is_lost(letter: str) -> None:
    assert base_of(f"Горн{letter}а", ("gent",)) == f"Горн{letter}а"


HIDDEN = [
    (
        "soft hyphens",
        "В Са\u00adма\u00adре мэра Анну Ор\u00adло\u00adву ждали. «Мост го\u00adтов», — сказала Ор\u00adлова.",
    ),
    ("stress marks", "В Сама\u0301ре мэра А\u0301нну Орло\u0301ву ждали. «Мост готов», — сказала Орло\u0301ва."),
    ("zero-width spaces", "В Самаре\u200b мэра Анну\u200b Орлову ждали. «Мост готов», — сказала\u200b Орлова."),
    ("Latin letters", "В Caмаре мэра Aнну Opлoвy ждали. «Мост готов», — сказала Opлoва."),
]


@pytest.mark.parametrize("text", [row[1] for row in HIDDEN], ids=[row[0] for row in HIDDEN])
def test_what_nobody_sees_hides_no_name(text: str) -> None:
    page = rupress.parse(text, media="article")
    assert rupress.check(page) == ()
    assert [entity.name for entity in page.entities] == ["Самара", "Анна Орлова"]
    assert [quote.speaker.name for quote in page.quotes if quote.speaker] == ["Анна Орлова"]
    assert [quote.speaker.name for quote in rupress.find_quotes(text) if quote.speaker] == ["Орлова"]
    for mention in (*page.mentions, *rupress.find_entities(text)):
        assert mention.span.of(text) == mention.text
        assert mention.text[0].isalpha()


def test_letters_of_two_parts_are_one() -> None:
    (mention,) = rupress.find_entities("Об этом рассказал Андре\u0438\u0306 Горин.")
    assert (mention.text, mention.normal) == ("Андре\u0438\u0306 Горин", "Андрей Горин")
