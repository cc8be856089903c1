"""What is no name, what is half a name, and whose body is meant: invented examples with the names already found."""

from __future__ import annotations

import re

import pytest

from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.normalizer.entities.bodies import bodies
from rupress.normalizer.entities.homeland import is_anywhere
from rupress.normalizer.entities.joined import joined
from rupress.normalizer.entities.naming import named, without_ending
from rupress.normalizer.entities.repair import Found, repaired, retyped
from rupress.normalizer.entities.sifted import sifted, without_works
from rupress.normalizer.gazetteer import known_organization
from rupress.records import Organization
from rupress.ru import morph
from rupress.ru.tables import read_toml
from rupress.span import Span

TABLE = read_toml("names.toml")


def marked(text: str, confidence: float = 0.8) -> tuple[str, list[Found]]:
    """Take the brackets out of a text, «[ORG Полёт]», and give what stood in them as names found."""
    plain, found = "", []
    for before, kind, name in re.findall(r"([^\[]*)(?:\[([A-Z]{3}) ([^\]]*)\])?", text):
        plain += before + name
        if kind:
            found.append((len(plain) - len(name), len(plain), kind, confidence))
    return plain, found


def kept(text: str, confidence: float = 0.8) -> list[tuple[str, str]]:
    plain, found = marked(text, confidence)
    return [(plain[a:b], kind) for a, b, kind, _ in sifted(plain, found)]


def put_together(text: str) -> list[tuple[str, str]]:
    plain, found = marked(text)
    return [(plain[a:b], kind) for a, b, kind, _ in joined(plain, found)]


@pytest.mark.parametrize("noun", TABLE["named_things"])
def test_named_things_are_no_organisations(noun: str) -> None:
    assert kept(f"Это {noun} «[ORG Чайка]».") == []
    assert kept(f"Это {noun} «Буря» и «[ORG Чайка]».") == []


@pytest.mark.parametrize("noun", TABLE["undertakings"])
def test_undertakings_are_no_organisations_unless_they_are_declined(noun: str) -> None:
    assert kept(f"Это {noun} «[ORG Чайка]».") == []
    assert kept(f"Это {noun} «[ORG Горанской верфи]».") == [("Горанской верфи", "ORG")]


@pytest.mark.parametrize("end", TABLE["endings_of_companies"])
def test_companies_by_their_end(end: str) -> None:
    plain, found = marked(f"Это [PER Горан{end}] и [LOC Горан{end}а].")
    assert [kind for _, _, kind, _ in retyped(found, plain)] == ["ORG", "ORG"]


@pytest.mark.parametrize("beginning", TABLE["beginnings_of_offices"])
def test_offices_are_no_places(beginning: str) -> None:
    plain, found = marked(f"Это [LOC {beginning}ГСР] и [LOC ГРС].")
    assert [kind for _, _, kind, _ in retyped(found, plain)] == ["ORG", "LOC"]


@pytest.mark.parametrize("noun", TABLE["bodies_for_all"])
def test_bodies_that_are_there_for_nothing_in_particular(noun: str) -> None:
    plain, found = marked(f"Это [ORG {noun} по развитию служб].")
    assert [plain[a:b] for a, b, _, _ in repaired(plain, found)] == [noun]


@pytest.mark.parametrize("word", TABLE["no_bodies_behind"])
def test_what_is_no_body(word: str) -> None:
    plain, found = marked(f"Это {word} руководством [LOC Дании].")
    assert bodies(plain, found) == ()


@pytest.mark.parametrize("end", TABLE["ends_of_laws"])
def test_laws_are_no_places(end: str) -> None:
    assert kept(f"Это [LOC Соц{end} региона].") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Отдан [ORG министерству финансов межведомственной комиссией].", "министерству финансов"),
        ("Это [ORG Институт управления лодочным складом].", "Институт управления лодочным складом"),
        ("Он в [ORG Центре борьбы с лесной мошкой].", "Центре борьбы с лесной мошкой"),
    ],
)
def test_who_does_something_is_none_of_the_name(text: str, name: str) -> None:
    plain, found = marked(text)
    assert [plain[a:b] for a, b, _, _ in repaired(plain, found)] == [name]


@pytest.mark.parametrize("noun", TABLE["fortresses"])
def test_fortresses_are_places(noun: str) -> None:
    plain, found = marked(f"Это [ORG Горанский {noun}].")
    assert [kind for _, _, kind, _ in retyped(found, plain)] == ["LOC"]


def test_institutions_are_no_people() -> None:
    plain, found = marked("Это [PER Галерея Горицци] и [PER Пётр Гранин].")
    assert [kind for _, _, kind, _ in retyped(found, plain)] == ["ORG", "PER"]


@pytest.mark.parametrize("way", TABLE["ways"])
def test_ways_join_places(way: str) -> None:
    assert put_together(f"Это {way} «[LOC Озёрное-Луговое-Горан]».") == [
        ("Озёрное", "LOC"),
        ("Луговое", "LOC"),
        ("Горан", "LOC"),
    ]


def test_shares_are_no_undertaking() -> None:
    assert kept("Он купил 100% акций «[ORG Чайка]».") == [("Чайка", "ORG")]


@pytest.mark.parametrize("noun", TABLE["latin_things"])
def test_things_in_latin_letters_are_no_organisations(noun: str) -> None:
    assert kept(f"Это {noun} [ORG Gore West].") == []
    assert kept("Это компания [ORG Gore West].") == [("Gore West", "ORG")]


def test_offices_are_no_organisations() -> None:
    assert kept("Помощник [ORG Озёрского природоохранного прокурора] выступил.") == []
    assert kept("Сотрудники [ORG Озёрской природоохранной прокуратуры] выступили.") != []


@pytest.mark.parametrize("acronym", TABLE["acronyms_of_kinds"])
def test_kinds_before_quotation_marks_are_none_of_their_own(acronym: str) -> None:
    assert put_together(f"Бойцы [ORG {acronym}] «[ORG Горана]» ушли.") == [("Горана", "ORG")]


def test_kinds_of_ordinary_words_before_quotation_marks() -> None:
    assert put_together("Это [ORG Фонд] «[ORG Горанис]».") == [("Горанис", "ORG")]
    assert put_together("Это [ORG Инженерно-строительный центр] «[ORG Горанис]».") == [("Горанис", "ORG")]
    assert len(put_together("Команда [ORG Озёрского аграрно-лесного университета] «[ORG Горанис]».")) == 2
    assert len(put_together("В [ORG Департаменте транспорта] «[ORG Известиям]» это сказали.")) == 2


@pytest.mark.parametrize("acronym", TABLE["acronyms_of_plants"])
def test_plants_have_their_adjective(acronym: str) -> None:
    assert put_together(f"Это было на [LOC Луговской] {acronym} летом.") == [(f"Луговской {acronym}", "ORG")]
    assert put_together(f"Это было в [LOC Рязани]: {acronym} закрыли.") == [("Рязани", "LOC")]


@pytest.mark.parametrize(
    ("text", "kind", "name", "read", "expected"),
    [
        ("Мост через реку Горанку закрыт.", "LOC", "Горанку", "Горанк", "Горанка"),
        ("Дорога на гору Горулю закрыта.", "LOC", "Горулю", "Горуль", "Горуля"),
        ("Это было в лагере Аль-Горь.", "LOC", "Аль-Горь", "Аль-Гори", "Аль-Горь"),
        ("Это было в селе Горвхей.", "LOC", "Горвхей", "Горвхи", "Горвхей"),
        ("Это было в земле Горланд-Пфорц.", "LOC", "Горланд-Пфорц", "Горланды-Пфорцы", "Горланд-Пфорц"),
        ("Жители Горжичей довольны.", "LOC", "Горжичей", "Горжичи", "Горжичи"),
        ("Пожар в Горжах потушен.", "LOC", "Горжах", "Горжи", "Горжи"),
        ("Пожар на космодроме Горнату потушен.", "LOC", "Горнату", "Горнат", "Горнату"),
        ("Вышли из порта на остров Горнату.", "LOC", "Горнату", "Горната", "Горната"),
        ("Активы РТГ Банка проданы.", "ORG", "РТГ Банка", "РТГ Банка", "РТГ Банк"),
        ("Активы Гамма Холдинга проданы.", "ORG", "Гамма Холдинга", "Гамма Холдинга", "Гамма Холдинг"),
        ("Команды «Альфа» и «Бета» победили.", "ORG", "Альфа", "Альф", "Альфа"),
        ("Так он ответил «Известиям».", "ORG", "Известиям", "Известиям", "Известия"),
        ("Бойцы Хезболлы ушли.", "ORG", "Хезболлы", "Хезболлы", "Хезболла"),
        ("Пожар на Омском НПЗ потушен.", "ORG", "Омском НПЗ", "Омск НПЗ", "Омский НПЗ"),
    ],
)
def test_nominatives_that_the_words_before_tell(text: str, kind: str, name: str, read: str, expected: str) -> None:
    start = text.index(name)
    assert named(text, Span(start, start + len(name)), read, kind) == expected


@pytest.mark.parametrize("noun", TABLE["nouns_of_lands"])
def test_lands_keep_their_form(noun: str) -> None:
    text = f"Это {noun} Горанта."
    start = text.index("Горанта")
    assert named(text, Span(start, start + len("Горанта")), "Горант", "LOC") == "Горанта"


def test_ships_found_again_are_no_organisations() -> None:
    text = "Корабль «[ORG Горовей]» вышел. Компания «[ORG Горавиа]» спорит. Поезда «[ORG Горантранса]» стоят."
    plain, found = marked(f"{text} Самолёты «[ORG Горавиа]» летят.")
    assert [plain[a:b] for a, b, _, _ in without_works(plain, found)] == ["Горавиа", "Горантранса", "Горавиа"]


@pytest.mark.parametrize("noun", TABLE["called_after_towns"])
def test_places_called_after_towns_are_places(noun: str) -> None:
    assert kept(f"Это {noun} «[LOC Рязань]».") == [("Рязань", "LOC")]


@pytest.mark.parametrize("noun", TABLE["events"])
def test_events_are_no_organisations(noun: str) -> None:
    assert kept(f"Открыт [ORG Рязанский {noun}].") == []


@pytest.mark.parametrize("noun", TABLE["institutions"])
def test_institutions_of_a_place(noun: str) -> None:
    gender = next(r.gender for r in morph.readings(noun) if r.case == "nomn" and r.number == "sing")
    adjective = {"masc": "Горанский", "femn": "Горанская", "neut": "Горанское"}[gender]
    assert kept(f"[LOC {adjective}] {noun} закрыт.") == [(f"{adjective} {noun}", "ORG")]


@pytest.mark.parametrize("word", [*TABLE["no_organisations"], *TABLE["legal_forms"]])
def test_what_the_table_has_for_no_name_is_none(word: str) -> None:
    assert retyped([(4, 4 + len(word), "ORG", 0.9)], f"Это {word} города.") == ()


@pytest.mark.parametrize("first", [*TABLE["common_beginnings"], "it", "telegram"])
def test_common_nouns_of_two_parts(first: str) -> None:
    assert kept(f"Это [ORG {first.capitalize()}-группа] города.") == []


@pytest.mark.parametrize("last", TABLE["naming_ends"])
def test_names_of_two_parts(last: str) -> None:
    assert kept(f"Это [ORG Dawn-{last}] города.") == [(f"Dawn-{last}", "ORG")]


@pytest.mark.parametrize("quarter", TABLE["quarters"])
def test_quarters_of_the_sky_are_no_places(quarter: str) -> None:
    assert kept(f"Это [LOC {quarter}] города.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Жми [ORG 102].", []),
        ("В больнице [ORG № 2] тихо.", []),
        ("[ORG Главинспектор] ответил. Наш [ORG ГИБДДшник] тоже.", []),
        ("Дело [ORG ГИБДДа] закрыто.", ["ГИБДДа"]),
        ("Встреча «[ORG под крылом]» прошла.", []),
        ("Команда «[ORG Крыло]» победила.", ["Крыло"]),
        ("Встреча «[ORG рязанского клуба]» прошла.", ["рязанского клуба"]),
        ("В [LOC московских] школах тихо.", []),
        ("[LOC Рязанские] следователи молчат.", []),
        ("В [LOC Рязанской] области тихо. В [LOC Грозном] холодно.", ["Рязанской", "Грозном"]),
        ("[LOC Нижегородцы] победили.", []),
        ("Живёт в [LOC Сокольниках].", ["Сокольниках"]),
        ("Везут в [LOC Горанскую] центральную районную больницу.", ["Горанскую центральную районную больницу"]),
        ("Везут в [LOC Горанскую] область. Ждут [LOC Горанские] больницы.", ["Горанскую"]),
        ("Вышел роман датского писателя Гранина «[ORG Чайка]».", []),
        ("Сериал «Чайка» снят. В «[ORG Чайке]» снялся Гранин. Команда «[ORG Чайка]» рада.", ["Чайка"]),
        ("Рекорд принадлежал синглу Dawn «[ORG Flight]».", []),
        ("Фильм показал завод Гранина «[ORG Чайка]».", ["Чайка"]),
        ("Слушают песни «Граммофона». Солист «[ORG Граммофона]» рад.", ["Граммофона"]),
        ("Идёт мини-сериал «[ORG Чайка]».", []),
        ("Принята [ORG Рязанская космическая] программа.", []),
        ("[PER Император Харальд] уехал.", ["Харальд"]),
        ("Приехал [PER Эмир Гранич].", ["Эмир Гранич"]),
        ("Конференция «[ORG ВКонтакте]» и фестиваль «[ORG ВКонтакте]».", ["ВКонтакте", "ВКонтакте"]),
    ],
)
def test_what_stays(text: str, names: list[str]) -> None:
    assert [name for name, _ in kept(text)] == names


@pytest.mark.parametrize("word", TABLE["common_with_capital"])
def test_common_nouns_with_a_capital(word: str) -> None:
    assert retyped([(7, 7 + len(word), "ORG", 0.9)], f"Пишут: {word} шумит.") == ()
    assert retyped([(8, 8 + len(word), "ORG", 0.9)], f"Судят: «{word}» шумит.") != ()


def test_an_acronym_in_brackets_behind_a_person_is_no_person() -> None:
    text, found = marked("К станции полетит [PER Юи Горати] ([PER JAXA]).")
    assert [(text[a:b], kind) for a, b, kind, _ in retyped(found, text)] == [("Юи Горати", "PER"), ("JAXA", "ORG")]


def test_a_sure_name_that_is_a_role_stays() -> None:
    assert kept("Об этом пишет [ORG Главред].", 0.99) == [("Главред", "ORG")]


def test_towns_in_quotation_marks_are_clubs() -> None:
    assert kept("Матч против «[LOC Барселоны]» в [LOC Барселоне].") == [("Барселоны", "ORG"), ("Барселоне", "LOC")]
    assert kept("Разгромил «[LOC Урал]». Власти «[LOC ЛНР]».") == [("Урал", "ORG"), ("ЛНР", "LOC")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Директор [ORG КРК] «[ORG Уралец]».", ["Уралец"]),
        ("Директор [ORG Дома культуры] «[ORG Заря]».", ["Заря"]),
        ("Рассказали в [ORG РГТУ] «[ORG Форпосту]».", ["РГТУ", "Форпосту"]),
        ("Рассказали в [ORG Минздраве] «[ORG Форпост]».", ["Минздраве", "Форпост"]),
        ("Глава [LOC Республики] [LOC Башкортостан].", ["Республики Башкортостан"]),
        ("Село [LOC Заречье] [LOC Рязанской области].", ["Заречье", "Рязанской области"]),
        ("Вакцина [ORG Dawn-Flight] компаний [ORG Dawn] и [ORG Flight].", ["Dawn", "Flight", "Dawn", "Flight"]),
        ("Газета [ORG Dawn-Flight].", ["Dawn-Flight"]),
        ("Верят предстоятелю [ORG УПЦ МП Онуфрию].", ["УПЦ МП", "Онуфрию"]),
        ("Играли на [ORG ВТБ Арене].", ["ВТБ Арене"]),
        ("Глава [LOC Горанской] [ORG народной республики].", ["Горанской народной республики"]),
        (
            "Власти [LOC Донецкой] и [LOC Горанской] [ORG народных республик].",
            ["Донецкой", "Горанской народных республик"],
        ),
        ("Глава [LOC Горанской] [ORG ОГА].", ["Горанской ОГА"]),
        ("Глава [LOC Горанского] [ORG МЧС].", ["Горанского", "МЧС"]),
    ],
)
def test_halves_and_pairs(text: str, names: list[str]) -> None:
    assert [name for name, _ in put_together(text)] == names


@pytest.mark.parametrize("kind", TABLE["kinds_of_outlets"])
def test_outlets_keep_their_kind(kind: str) -> None:
    assert put_together(f"Пишет [ORG {kind}] «[ORG Новый путь]».") == [(f"{kind} «Новый путь»", "ORG")]


@pytest.mark.parametrize("title", TABLE["titles_of_clergy"])
def test_titles_of_the_church_make_people(title: str) -> None:
    assert put_together(f"Приехал {title} [LOC Дамаскин].") == [("Дамаскин", "PER")]


@pytest.mark.parametrize("kind", TABLE["kinds_in_apposition"])
def test_names_behind_their_kind_keep_their_form(kind: str) -> None:
    text = f"Это {kind} «Аскорна»."
    start = text.index("Аскорна")
    assert named(text, Span(start, start + 7), "Аскорн", "ORG") == "Аскорна"


@pytest.mark.parametrize(
    ("text", "read", "name"),
    [
        ("Пишет корреспондент [АСИ] сегодня.", "АСЯ", "АСИ"),
        ("Об этом сайту [Гора.ру] сказали.", "Гор.ру", "Гора.ру"),
        ("Гости в «[Порту]» рады.", "Порт", "Порту"),
        ("Об этом сообщает «[Вести Горанска]».", "Весть Горанска", "Вести Горанска"),
        ("Об этом передают «[Вести: Горанск]».", "Весть: Горанск", "Вести: Горанск"),
        ("Это сделали «[Вести Горанска]».", "Весть Горанска", "Весть Горанска"),
        ("Тренер «[Трактора]» рад.", "Трактора", "Трактор"),
        ("На складе «[Трактора]» стоят.", "Трактора", "Трактора"),
        ("Об этом «[Горгазете]» сказали.", "Горгазете", "Горгазета"),
        ("Об этом «[Проответу]» сказали.", "Проответу", "Проответ"),
        ("Об этом «[Горковке]» сообщили.", "Горковке", "Горковка"),
        ("Об этом в интервью «[Горпосту]» сказал мэр.", "Горпосту", "Горпост"),
        ("Об этом в «[Аскорне]» живут.", "Аскорне", "Аскорне"),
        ("По данным КЗ «[Дороги Горанска]», зал открыт.", "Дорога Горанска", "Дороги Горанска"),
        ("Деньги идут в [Фонд Горанова].", "Фонд Горанов", "Фонд Горанова"),
        ("Это город [Горанск].", "Горанск", "Горанск"),
    ],
)
def test_what_stands_beside_organisations_tells_their_form(text: str, read: str, name: str) -> None:
    start, stop = text.index("["), text.index("]") - 1
    assert named(text.replace("[", "").replace("]", ""), Span(start, stop), read, "ORG") == name


TOWNS = [morph.inflected(morph.readings(noun)[0], "datv") or noun for noun in TABLE["nouns_of_towns"]]


@pytest.mark.parametrize("given", TABLE["given_to_outlets"])
def test_what_is_given_to_outlets(given: str) -> None:
    text = f"Вот {given} «Горпосту»."
    assert named(text, Span(len(text) - 10, len(text) - 2), "Горпосту", "ORG") == "Горпост"


@pytest.mark.parametrize("end", TABLE["ends_of_foreign_towns"])
def test_foreign_towns_do_not_decline(end: str) -> None:
    text = f"Дом в городе Гор{end}."
    assert named(text, Span(13, 16 + len(end)), f"Гор{end[:-1]}а", "LOC") == f"Гор{end}"


@pytest.mark.parametrize("end", TABLE["ends_of_towns"])
def test_towns_decline_by_their_end(end: str) -> None:
    text = f"Дом в городке Горан{end}е."
    assert named(text, Span(14, 20 + len(end)), f"Горан{end}е", "LOC") == f"Горан{end}"


@pytest.mark.parametrize(("town", "dative"), [*zip(TABLE["nouns_of_towns"], TOWNS, strict=True)])
def test_names_behind_what_towns_are(town: str, dative: str) -> None:
    text = f"Дорога к {dative} Горны, {town}."
    start = text.index("Горны")
    assert named(text, Span(start, start + 5), "Горна", "LOC") == "Горны"


@pytest.mark.parametrize("domain", TABLE["domains"])
def test_sites_do_not_decline(domain: str) -> None:
    text = f"Об этом сайту Горка.{domain} сказали."
    assert named(text, Span(14, 20 + len(domain)), f"Горок.{domain}", "ORG") == f"Горка.{domain}"


@pytest.mark.parametrize(
    ("written", "read", "name"),
    [
        ("Dawn’у", "Dawn’у", "Dawn"),
        ("Росреестре", "Росреестра", "Росреестр"),
        ("Управления Росгвардии", "Управление Росгвардия", "Управление Росгвардии"),
        ("Резервного банка Дании", "Резервный банк Дания", "Резервный банк Дании"),
        ("РГТУ имени Гранина", "РГТУ имя Гранина", "РГТУ имени Гранина"),
        ("За чистый воздух", "За чистая воздух", "За чистый воздух"),
        ("Единой России", "Единая Россия", "Единая Россия"),
    ],
)
def test_names_of_organisations_are_corrected(written: str, read: str, name: str) -> None:
    text = f"Слова {written} приводят."
    assert named(text, Span(6, 6 + len(written)), read, "ORG") == name


@pytest.mark.parametrize(
    ("before", "written", "read", "name"),
    [
        ("на", "Горанщине", "Горанщин", "Горанщина"),
        ("в", "Пущине", "Пущино", "Пущино"),
        ("в бухте", "Горанова", "Горанов", "Горанова"),
        ("в посёлке", "Горанове", "Гораново", "Гораново"),
    ],
)
def test_names_of_places_are_corrected(before: str, written: str, read: str, name: str) -> None:
    text = f"Это было {before} {written} летом."
    start = text.index(written)
    assert named(text, Span(start, start + len(written)), read, "LOC") == name


def test_a_word_that_no_table_has_keeps_its_ending() -> None:
    assert without_ending("Зорбеса") is None


def countries(text: str) -> dict[str, str | None]:
    _, entities = name_entities(of_text(text))
    return {e.name: e.country for e in entities if isinstance(e, Organization)}


def test_bodies_belong_to_the_country_that_the_article_speaks_of() -> None:
    text = "Выборы в Дании прошли тихо. Жители Дании довольны. Об этом сообщил ЦИК. Его слова приводит ТАСС."
    assert countries(text) == {"ЦИК": "DK", "ТАСС": "RU"}
    assert countries(text + " Наблюдатели из России тоже довольны.")["ЦИК"] == "RU"


@pytest.mark.parametrize("word", TABLE["russian_alone"])
def test_what_is_russian_alone_stays_russian(word: str) -> None:
    known = known_organization(word)
    assert known is not None
    assert not is_anywhere(known, word)


@pytest.mark.parametrize("acronym", TABLE["speaking_abroad"])
def test_who_speaks_of_other_countries_stays_russian(acronym: str) -> None:
    known = known_organization(acronym)
    assert known is not None
    assert not is_anywhere(known, acronym)


@pytest.mark.parametrize("name", TABLE["anywhere"])
def test_what_every_country_has(name: str) -> None:
    known = known_organization(name)
    assert known is not None
    assert is_anywhere(known, name)


@pytest.mark.parametrize(("word", "gender"), read_toml("person_names.toml")["genders"].items())
def test_genders_that_the_dictionary_has_otherwise(word: str, gender: str) -> None:
    own = [r for r in morph.readings(word) if r.known and "Name" in r.marks and r.case == "nomn"]
    assert [r.gender for r in own] != [gender]
