"""Words that look like dates and are none: scores, article numbers, streets, names."""

from __future__ import annotations

from functools import cache

from rupress.fold import fold
from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.rules.common import capital_inside, spaced, spaced_before
from rupress.normalizer.dates.tense import word_tense
from rupress.ru.tables import read_tsv

NUMBER = "num|num2|num3|num4|big|decimal|pair|zero|ord|ord2|ordbig|ordyear|numeric|clock|roman"


@rule(
    "{w=numbered} {dot}? {sign}? {n=" + NUMBER + "} (?:{dash}{num|num2|num3|decimal})?",
    yes="Отменена статья 12.7 устава",
    no="20 мая",
)
def numbered_thing(m: Match) -> Found | None:
    """«статья 20.1», «дом 12/05», «версия 2.10.21»; «ушла из дома 15 ноября» is a date."""
    dated = m.kind("n") in ("num", "ord") and m.kind_after() == "month" and m.after()[:1].islower()
    ended = m.kind_at(m.at("n") - 1) == "dot" and len(m.word("w")) >= WHOLE_WORD  # «Снял номера. 12 мая уехал»
    return None if dated and (ended or m.kind_at(m.at("n") - 1) == "numbered") else m.trap()


WHOLE_WORD = 4
"""Letters of «дома», «номера», behind which a full stop ends a sentence."""


@rule("{sign} {n=" + NUMBER + "} (?:{slash}{num})?", yes="Акт № 12/05 утверждён", no="в 12:05")
def number_sign(m: Match) -> Found | None:
    """«№ 12/05», «$ 2010»."""
    return m.trap()


@rule(
    "{s=street} {dot}? {q=quote}? (?:{num|num4|ord|card} {month} (?:{num4}{year}?)?"
    " | {num4|num} {year} | {num|ord|num2} {let|years})",
    yes="Хор на площади 1 Мая",
    no="1 мая прошла ярмарка",
)
def street_name(m: Match) -> Found | None:
    """«на площади 1 Мая», «по улице 1905 года»; «на Озёрской площади 9 мая», «у станции „Площадь“ 9 мая» are days."""
    if m.has("q") and spaced(m, "q") and not spaced_before(m, "q"):
        return None
    if m.word("s") in forms("named_after") and not (m.kind_at(m.found.end() - 1) == "month" and _last_is_capital(m)):
        return None  # «сменили имени 1 мая» tells when, «колхоз имени 1 Мая» of whom
    return None if _is_named(m) and not m.has("q") else m.trap()


@rule("{num|card|ord} {month}", yes="На углу улиц Мира и 8 Марта", no="8 марта на улице Мира пели")
def street_of_a_list(m: Match) -> Found | None:
    """«по улицам Советской, 25 Октября и Мира»: a day with a capital month, behind streets in the same sentence."""
    if not _last_is_capital(m):
        return None
    start = m.tokens.starts[m.found.start()]
    before = m.tokens.text[max(0, start - _LIST) : start]
    said = before[max(before.rfind(end) for end in (". ", "\n", ";")) + 1 :]
    return m.trap() if not forms("streets").isdisjoint(said.split()) else None


_LIST = 120
"""Characters from the word for streets to one of them."""


def _last_is_capital(m: Match) -> bool:
    return m.tokens.raw[m.tokens.starts[m.found.end() - 1]].isupper()


def _is_named(m: Match) -> bool:
    """Whether an adjective with a capital names the place: «на Озёрском металлургическом заводе»."""
    for index in range(m.at("s") - 1, max(-1, m.at("s") - 3), -1):
        start, stop = m.tokens.starts[index], m.tokens.stops[index]
        if not m.tokens.text.endswith(shapes("of_places"), start, stop):
            return False
        if m.tokens.raw[start].isupper():
            return True
    return False


@rule(
    "(?<={open}{num3}{close}|{open}{num4}{close}|{open}{big}{close}) {d=numeric} (?={comma}|{line}|{dot}|{close})",
    yes="Звоните: +7 (4932) 21-11-03",
    no="Акт (номер 4932) 21-11-03",
)
def phone_number(m: Match) -> Found | None:
    """«(4932) 21-11-03»: behind the code of a town."""
    return m.trap() if "-" in m.word("d") else None


@rule("{score} {in}? {c=clock} (?!{zone})", yes="Бой кончился со счётом 13:10", no="Матч начался в 3:15")
def score(m: Match) -> Found | None:
    """«победа 21:18», «со счётом 13:10»; «победил в 22:10» would need a «в»."""
    return m.trap()


@rule("(?<={other}|{dash}) {c=clock}", yes="Его результат — 3:57:28", no="Финал начнётся в 3:57")
def result(m: Match) -> Found | None:
    """«результат — 3:57:28»: how long a runner took."""
    word = m.before(back=2) if m.kind_before() == "dash" else m.before()
    return m.trap() if word in forms("results") else None


@rule(
    "(?<={quote}) {c=num|num2|card|ord} {u=unit|let|year} (?:{other}|{weekday}|{month}){1,3} (?={quote})",
    yes="Роман «Три недели тишины»",
    no="«Два дня мы шли через лес»",
)
def title_with_length(m: Match) -> Found | None:
    """«Три недели тишины»: a short title, no speech."""
    words = [m.tokens.text[m.tokens.starts[i] : m.tokens.stops[i]] for i in range(m.found.start(), m.found.end())]
    return None if any(word_tense(word) for word in words) else m.trap()


@rule(
    "(?<={other}|{length_holder}) {quote} {num|num2|num3} {u=unit|let} {quote}",
    yes="Гость программы «60 минут» опоздал",
    no="Ждать осталось «5 минут»",
)
def show_with_length(m: Match) -> Found | None:
    """«программа „60 минут“»: a name."""
    return m.trap() if m.before().startswith(shapes("shows")) else None


@rule(
    "{on} (?:{num|num2|num3}{plus})? {n=ord|ord2|ordbig|num|num2|num3} {u=unit} (?!{dot}?{after|from})",
    yes="Шайбу забросили на 8-й минуте",
    no="Через 8 минут",
)
def match_minute(m: Match) -> Found | None:
    """«на 8-й минуте», «на 90+3 минуте»: the clock of a match."""
    return m.trap() if m.word("u") in forms("match_clock") else None


@rule(
    "{clock|big} {comma} {clock|big} (?:{comma} {clock|big}){0,4} (?={close}|{comma}|{dot})",
    yes="Итог 3-2 (22:25, 28:26, 25:16)",
    no="Рейсы в 10:00, 12:00",
)
def scores(m: Match) -> Found | None:
    """«22:25, 28:26»: one that is no clock time tells of the others."""
    words = [m.tokens.text[m.tokens.starts[i] : m.tokens.stops[i]] for i in range(m.found.start(), m.found.end())]
    kinds = [m.kind_at(i) for i in range(m.found.start(), m.found.end())]
    odd = any(kind == "big" and ":" in word for kind, word in zip(kinds, words, strict=True))
    return m.trap() if odd else None


@rule(
    "{quote} {x=deictic|moment|month|month_adjective|num4|clock|season|weekday|part_noun|part_adverb|day_number|vague"
    "|noon} {quote}",
    yes="Журнал «Завтра» закрыт",
    no="завтра",
)
def title_in_quotes(m: Match) -> Found | None:
    """«Завтра», «1917»: a name."""
    return m.trap()


@rule(
    "(?<={other}) {x=season|deictic|weekday|month} (?={quote}|{colon})",
    yes="Ярмарка «Золотая осень»",
    no="«Приду завтра, в среду»",
)
def title_of_words(m: Match) -> Found | None:
    """«Золотая осень», «Россия сегодня»: a capital, no verb."""
    if m.word("x") not in forms("title_ends"):
        return None
    end = m.found.start()
    start = next((i for i in range(end - 1, max(0, end - 5), -1) if m.kind_at(i) != "other"), end)
    words = [m.tokens.raw[m.tokens.starts[i] : m.tokens.stops[i]] for i in range(start + 1, end)]
    named = bool(words) and words[0][:1].isupper() and not any(word_tense(word.lower()) for word in words)
    return m.trap() if named and m.kind_at(start) == "quote" else None


@rule("(?<={line}{other}) {x=deictic} (?={line})", yes="Казахстан сегодня", no="Каток сегодня")
def outlet_today(m: Match) -> Found | None:
    """«Казахстан сегодня», and nothing else on the line: what outlets call themselves."""
    return m.trap() if m.word("x") in forms("title_ends") and m.before() in _countries() else None


@rule("(?<={other}|{on}|{in}) {x=deictic}", yes="Пишут со ссылкой на Сегодня", no="Открыто на сегодня")
def outlet_with_capital(m: Match) -> Found | None:
    """«со ссылкой на Сегодня»: a capital inside the sentence names an outlet."""
    return m.trap() if m.word("x") in forms("title_ends") and capital_inside(m, "x") else None


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(row["name"]).text.lower() for row in read_tsv("places_countries.tsv"))


@rule("{x=big} {comma}? {c=clock}", yes="32.01.2024 15:00", no="в 15:00")
def clock_of_no_day(m: Match) -> Found | None:
    """«32.01.2024 15:00»: no day, so no hour of it."""
    return m.trap() if m.word("x").count(".") == 2 else None


@rule("(?<={line}{other}) {n=dash} {y=num4} (?={line})", yes="Финал-2018", no="Победа на Кубке-2018")
def name_alone(m: Match) -> Found | None:
    """«Финал-2018» and nothing else: a name, which tells no time."""
    return m.trap() if not spaced(m, "n") else None


@rule("(?<={other}) {n=dash} {y=num4} (?={unit}|{let}|{dash}|{slash}|{num})", yes="Кран-2010-7", no="Кубок-2018")
def model_number(m: Match) -> Found | None:
    """«Кран-2010-7»: a model; «Кубок-2018/19» is a season."""
    following = m.after(1)[-2:]
    season = following.isdecimal() and int(following) == ((m.number("y") or 0) + 1) % 100
    return m.trap() if not spaced(m, "n") and not season else None


@rule("{trap}", yes="в последний раз", no="в первый день недели")
def fixed_phrase(m: Match) -> Found | None:
    """Phrases of the table that are no dates: «в последний раз»."""
    return m.trap()


@rule("{w=weekday}", yes="Вырос в среде учёных", no="В среду началась гроза")
def milieu(m: Match) -> Found | None:
    """«в среде учёных», «окружающая среда»: surroundings, not Wednesday."""
    word = m.word("w")
    if not word.startswith(shapes("wednesday")):
        return None
    if m.kind_before() == "other" and m.before().endswith(shapes("adjective_endings")):
        return m.trap()
    genitive = word in forms("of_wednesday")
    if genitive and m.kind_before() == "other" and m.kind_after() == "comma" and _goes_on(m.after(1).lower()):
        return m.trap()  # «развитие среды, помогающей жить»
    if word in forms("on_wednesday"):  # «строят | среду», but «в среду»
        return m.trap() if m.kind_before() == "other" and word_tense(m.before()) is not None else None
    if m.kind_after() != "other":
        return None
    if word in forms("towards_wednesday") and m.kind_before() == "to":
        return None
    if genitive and m.kind_before() in OF_WEDNESDAY:
        return None
    return m.trap()


def _goes_on(word: str) -> bool:
    """Say whether a clause about something feminine begins with a word: «помогающей», «которая»."""
    participle = word.endswith(shapes("feminine_participle")) and word_tense(word) is None
    return participle or word.startswith(shapes("relative"))


OF_WEDNESDAY = ("zone", "until", "with", "from_now", "after", "CLOCK", "clock", "from", "part_genitive")
"""Kinds behind which «среды» is the day."""


@rule("{m=month} (?={other})", yes="Певица Мая Петрова", no="С марта цены растут")
def month_as_name(m: Match) -> Found | None:
    """«Мая Петрова»: capital, with another behind."""
    start = m.tokens.starts[m.at("m")]
    if not m.tokens.raw[start].isupper() or not m.after()[:1].isupper() or m.tokens.raw[start:].isupper():
        return None
    if m.kind_before() in ("num", "ord", "in", "with", "dot"):
        return None
    return m.trap()


RULES: tuple[Rule, ...] = (
    fixed_phrase,
    numbered_thing,
    number_sign,
    street_name,
    street_of_a_list,
    phone_number,
    score,
    result,
    title_with_length,
    show_with_length,
    match_minute,
    scores,
    title_in_quotes,
    title_of_words,
    outlet_today,
    outlet_with_capital,
    clock_of_no_day,
    name_alone,
    model_number,
    milieu,
    month_as_name,
)
