"""Words that look like dates and are none: ages, scores, article numbers, streets, names."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule

NUMBER = "num|num2|num3|num4|big|decimal|pair|zero|ord|ord2|ordbig|ordyear|numeric|clock|roman"
LONG_AGE = 13
"""Years from which «N-летний» of digits is an age unless a thing follows."""


@rule(
    "{numbered} {dot}? {sign}? {n=" + NUMBER + "} (?:{dash}{num|num2|num3|decimal})?",
    yes="20 мая",
    no="Нарушена статья 20.1 КоАП",
)
def numbered_thing(m: Match) -> Found | None:
    """«статья 20.1», «дом 12/05», «версия 2.10.21»."""
    return m.trap() if m.word("n") else None


@rule("{sign} {n=" + NUMBER + "} (?:{slash}{num})?", yes="в 12:05", no="Дом № 12/05 снесут")
def number_sign(m: Match) -> Found | None:
    """«№ 12/05», «$ 2010»."""
    return m.trap()


@rule(
    "{street} {dot}? {quote}? (?:{num|num4|ord|card} {month} (?:{num4}{year}?)? | {num4|num} {year} | {num|ord|num2} {let|years})",
    yes="1 мая прошёл митинг",
    no="Митинг на площади 1 Мая",
)
def street_name(m: Match) -> Found | None:
    """«на площади 1 Мая», «по улице 1905 года»."""
    return m.trap()


@rule("{score} {in}? {c=clock} (?!{zone})", yes="Матч начался в 3:15", no="Матч завершился со счётом 3:1")
def score(m: Match) -> Found | None:
    """«победа 21:18», «со счётом 13:10»; «победил в 22:10» would need a «в»."""
    return m.trap()


@rule("{on} {n=ord|ord2} {u=unit} (?!{dot}?{after|from})", yes="Через 8 минут", no="Гол забили на 8-й минуте")
def match_minute(m: Match) -> Found | None:
    """«на 8-й минуте»: the clock of a match."""
    return m.trap() if m.word("u") in ("минуте", "секунде") else None


@rule("{n=num|num2|num3|ord|ord2|ordbig} {year} {life}", yes="на 93-м году", no="Скончался на 93-м году жизни")
def year_of_life(m: Match) -> Found | None:
    """«на 93-м году жизни»."""
    return m.trap()


@rule(
    "{age_noun} (?:{with|from|until|in|about})? {cardinal|num} (?:{until|dash|and|po|or} {cardinal})? {let|year}",
    yes="Прошёл 91 год",
    no="Умер в возрасте 91 года",
)
def age_with_noun(m: Match) -> Found | None:
    """«в возрасте 91 года», «в возрасте от 20 до 40 лет»."""
    return m.trap()


@rule("{from} {a=cardinal} {until} {b=cardinal} {let}", yes="с 2001 до 2005 года", no="Дети от 6 до 14 лет")
def age_range(m: Match) -> Found | None:
    """«от 6 до 14 лет» of people; terms of prison are said so, too, and are left alone here."""
    return m.trap() if m.before() not in ("срок", "сроком", "лишения", "наказание") else None


@rule(
    "{age_cue} (?:{about|almost|over|under|exactly|already})? {cardinal} {let|year}",
    yes="Прошло 40 лет",
    no="Певцу исполнилось 40 лет",
)
def age_with_cue(m: Match) -> Found | None:
    """«ему 40 лет», «исполнилось 40 лет», «старше 18 лет»."""
    return m.trap()


@rule("{be_past} {cardinal} {u=let|year} (?!{ago})", yes="10 лет назад", no="Певице было 75 лет")
def age_was(m: Match) -> Found | None:
    """«было 75 лет»."""
    return m.trap()


@rule("{until} {n=cardinal} {let}", yes="Грозит до 18 лет лишения свободы", no="Права дают и до 18 лет")
def age_limit(m: Match) -> Found | None:
    """«до 18 лет»: an age that laws know, unless a penalty is near."""
    near = " ".join(m.before(back=back) for back in range(1, 7)) + " " + m.after()
    return m.trap() if m.number("n") in AGES_OF_LAW and not any(word in near.lower() for word in PENALTY) else None


AGES_OF_LAW = (3, 12, 14, 16, 18, 21, 23, 35)
PENALTY = ("лишени", "тюрьм", "колони", "заключени", "грози", "наказан", "срок", "осужд", "приговор", "карает", "свобод")


@rule("{n=cardinal} {let} {age_holder}", yes="За 17 лет дороги обновили", no="Уже 17 лет мальчику")
def age_of_holder(m: Match) -> Found | None:
    """«17 лет мальчику»."""
    return m.trap() if m.tokens.text[: m.tokens.stops[m.found.end() - 1]].endswith(("у", "ю", "е", "ам", "ям")) else None


@rule("{in} {cardinal} {let} (?={comma|dot|other|line|close})", yes="Дали 5 лет", no="Женился в 20 лет")
def age_in(m: Match) -> Found | None:
    """«в 20 лет»: at the age of, unless it says «разницей в 5 лет», «срок в 5 лет»."""
    word = m.before()
    return (
        None
        if word[:5] in ("срок", "сроко", "разни", "дисте", "стаже", "опыто", "перио", "проме", "длино", "возра")
        else m.trap()
    )


@rule("{n=num|num2|num3} {dash}? {a=anniversary}", yes="В 10 лет", no="Отметили 10-летие победы")
def anniversary(m: Match) -> Found | None:
    """«10-летие»."""
    return m.trap()


@rule("{n=ord|ord2|ordbig|num|num2|num3} {anniversary}", yes="80-й год", no="Прошла 80-я годовщина битвы")
def ordinal_anniversary(m: Match) -> Found | None:
    """«80-я годовщина»."""
    return m.trap()


@rule("{n=num|num2|num3} {dash|other}? {a=length_tail}", yes="12-летний срок", no="Задержан 42-летний мужчина")
def age_adjective(m: Match) -> Found | None:
    """«42-летний» of a person; «12-летний срок» is a length."""
    if m.code("a") != "year" or not m.word("a").startswith("лет"):
        return None
    return m.trap() if is_age(m, m.number("n") or 0) else None


@rule("{a=length_adjective}", yes="Получил пятилетний срок", no="Пятилетний мальчик потерялся")
def age_adjective_word(m: Match) -> Found | None:
    """«пятилетний мальчик»."""
    value = m.value("a")
    if not isinstance(value, tuple) or value[1] != "year" or "лет" not in m.word("a"):
        return None
    following = m.after()
    return m.trap() if m.kind_after() == "age_holder" or following[:1].isupper() else None


def is_age(m: Match, years: int) -> bool:
    """Whether «N-летний» says how old somebody is: by the noun behind, else by the number."""
    if m.kind_after() == "age_holder" or m.after()[:1].isupper():
        return True
    if m.kind_after() == "length_holder":
        return False
    return years >= LONG_AGE


@rule(
    "{quote} {x=deictic|moment|num4|clock|season|weekday|part_noun|part_adverb|day_number|vague|noon} {quote}",
    yes="завтра",
    no="Газета «Завтра» закрыта",
)
def title_in_quotes(m: Match) -> Found | None:
    """«Завтра», «1917»: a name."""
    return m.trap()


@rule("(?<={other}) {n=dash} {y=num4} ", yes="Чемпионат — 2018", no="Победа на Кубке-2018")
def name_with_year(m: Match) -> Found | None:
    """«Евро-2020»: the year is part of a name; with a spaced dash it is a date."""
    start, stop = m.tokens.starts[m.at("n")], m.tokens.stops[m.at("n")]
    return m.trap() if m.tokens.raw[start - 1 : start] != " " and m.tokens.raw[stop : stop + 1] != " " else None


@rule("{n=num|num2} {percent}", yes="20 мая", no="20 %")
def percent(m: Match) -> Found | None:
    """«20 %»."""
    return m.trap()


@rule("{trap}", yes="в первый день недели", no="в последний раз")
def fixed_phrase(m: Match) -> Found | None:
    """Phrases of the table that are no dates: «в последний раз»."""
    return m.trap()


@rule("{w=weekday}", yes="В среду началась гроза", no="Вырос в среде учёных")
def milieu(m: Match) -> Found | None:
    """«в среде учёных», «окружающая среда»: surroundings, not Wednesday."""
    word = m.word("w")
    if not word.startswith("сред"):
        return None
    if m.kind_before() == "other" and m.before().endswith(("ая", "ей", "ой", "ую", "ом", "ою")):
        return m.trap()
    if word == "среду" or m.kind_after() != "other":
        return None
    if word == "среде" and m.kind_before() == "to":
        return None
    if word == "среды" and m.kind_before() in ("until", "with", "after", "CLOCK", "clock", "from", "part_genitive"):
        return None
    return m.trap()


@rule("{m=month} (?={other})", yes="С марта цены растут", no="Певица Мая Петрова")
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
    score,
    match_minute,
    year_of_life,
    age_with_noun,
    age_range,
    age_with_cue,
    age_was,
    age_limit,
    age_of_holder,
    age_in,
    anniversary,
    ordinal_anniversary,
    age_adjective,
    age_adjective_word,
    title_in_quotes,
    name_with_year,
    percent,
    milieu,
    month_as_name,
)
