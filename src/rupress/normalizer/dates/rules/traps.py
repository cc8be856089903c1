"""Words that look like dates and are none: ages, scores, article numbers, streets, names."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.rules.common import capital_inside, spaced
from rupress.normalizer.dates.tense import word_tense

NUMBER = "num|num2|num3|num4|big|decimal|pair|zero|ord|ord2|ordbig|ordyear|numeric|clock|roman"
LONG_AGE = 13
"""Years from which «N-летний» of digits is an age unless a thing follows."""


@rule(
    "{numbered} {dot}? {sign}? {n=" + NUMBER + "} (?:{dash}{num|num2|num3|decimal})?",
    yes="Отменена статья 12.7 устава",
    no="20 мая",
)
def numbered_thing(m: Match) -> Found | None:
    """«статья 20.1», «дом 12/05», «версия 2.10.21»."""
    return m.trap() if m.word("n") else None


@rule("{sign} {n=" + NUMBER + "} (?:{slash}{num})?", yes="Акт № 12/05 утверждён", no="в 12:05")
def number_sign(m: Match) -> Found | None:
    """«№ 12/05», «$ 2010»."""
    return m.trap()


@rule(
    "{street} {dot}? {quote}? (?:{num|num4|ord|card} {month} (?:{num4}{year}?)?"
    " | {num4|num} {year} | {num|ord|num2} {let|years})",
    yes="Хор на площади 1 Мая",
    no="1 мая прошла ярмарка",
)
def street_name(m: Match) -> Found | None:
    """«на площади 1 Мая», «по улице 1905 года»."""
    return m.trap()


@rule("{score} {in}? {c=clock} (?!{zone})", yes="Бой кончился со счётом 13:10", no="Матч начался в 3:15")
def score(m: Match) -> Found | None:
    """«победа 21:18», «со счётом 13:10»; «победил в 22:10» would need a «в»."""
    return m.trap()


@rule("(?<={other}) {dash}? {c=clock}", yes="Его результат — 3:57:28", no="Финал начнётся в 3:57")
def result(m: Match) -> Found | None:
    """«результат — 3:57:28»: how long a runner took."""
    return m.trap() if m.before() in forms("results") else None


@rule(
    "(?<={quote}) {c=num|num2|card|ord} {u=unit|let|year} (?:{other}|{weekday}|{month}){1,3} (?={quote})",
    yes="Роман «Три недели тишины»",
    no="«Два дня мы шли через лес»",
)
def title_with_length(m: Match) -> Found | None:
    """«Три недели тишины»: a short title, no speech."""
    words = [m.tokens.text[m.tokens.starts[i] : m.tokens.stops[i]] for i in range(m.found.start(), m.found.end())]
    return None if any(word_tense(word) for word in words) else m.trap()


COUNTED = "cardinal|few|card|one_and_half"
UNITS = "unit|let|year|years|duration_word"


@rule(
    "{on} {n=" + COUNTED + "}? {u=" + UNITS + "} {older}"
    " | {older} {other}{0,1} {on} {n2=" + COUNTED + "}? {u2=" + UNITS + "}",
    yes="Брат на три года старше",
    no="Сослан на три года",
)
def age_difference(m: Match) -> Found | None:
    """«на три года старше», «младше её на год»."""
    return m.trap()


@rule("{older} {cardinal} {let|year}", yes="Пускают старше 18 лет", no="Прошло 40 лет")
def age_from(m: Match) -> Found | None:
    """«старше 18 лет»."""
    return m.trap()


@rule("{on} {n=ord|ord2} {u=unit} (?!{dot}?{after|from})", yes="Шайбу забросили на 8-й минуте", no="Через 8 минут")
def match_minute(m: Match) -> Found | None:
    """«на 8-й минуте»: the clock of a match."""
    return m.trap() if m.word("u") in forms("match_clock") else None


@rule("{n=num|num2|num3|ord|ord2|ordbig} {year} {life}", yes="Женился на 93-м году жизни", no="на 93-м году")
def year_of_life(m: Match) -> Found | None:
    """«на 93-м году жизни»."""
    return m.trap()


@rule(
    "{age_noun} (?:{other|on|in|this|for}{0,6} {other})? (?:{with|from|until|in|about})?"
    " {cardinal|num} (?:{until|dash|and|po|or} {cardinal})? {let|year}",
    yes="Пел в возрасте 91 года",
    no="Прошёл 91 год",
)
def age_with_noun(m: Match) -> Found | None:
    """«в возрасте 91 года», «в возрасте от 20 до 40 лет», «предельный возраст этой службы составляет 65 лет»."""
    return m.trap()


@rule(
    "{from} {a=cardinal|zero} {until} {b=cardinal} (?:{dash}{cardinal})? {let}",
    yes="Дети от 6 до 14 лет",
    no="с 2001 до 2005 года",
)
def age_range(m: Match) -> Found | None:
    """«от 6 до 14 лет», «от 0 до 3–5 лет» of people; terms of prison are said so, too, and are left alone here."""
    return m.trap() if m.before() not in forms("term") else None


@rule(
    "{age_cue} (?:{about|almost|over|under|exactly|already}|{w=other})? {cardinal} {let|year}",
    yes="Певцу исполнилось 40 лет",
    no="Прошло 40 лет",
)
def age_with_cue(m: Match) -> Found | None:
    """«ему 40 лет», «исполнилось ещё 18 лет», but «ему дали 5 лет»."""
    return m.trap() if not m.has("w") or m.before("w").startswith(shapes("turned")) else None


@rule("{be_past} {cardinal} {u=let|year} (?!{ago})", yes="Скрипачке было 75 лет", no="10 лет назад")
def age_was(m: Match) -> Found | None:
    """«было 75 лет»."""
    return m.trap()


@rule("{age_holder} {until} {n=cardinal} {let}", yes="Детям до двух лет вход свободный", no="Срок до двух лет")
def age_of_those(m: Match) -> Found | None:
    """«людей до двух лет»."""
    return m.trap()


@rule("{until} {n=cardinal} {let}", yes="Права дают и до 18 лет", no="Грозит до 18 лет лишения свободы")
def age_limit(m: Match) -> Found | None:
    """«до 18 лет»: an age that laws know, unless a penalty is near."""
    near = " ".join(m.before(back=back) for back in range(1, 7)) + " " + m.after()
    return (
        m.trap()
        if m.number("n") in AGES_OF_LAW and not any(word in near.lower() for word in shapes("penalty"))
        else None
    )


AGES_OF_LAW = (3, 12, 14, 16, 18, 21, 23, 35)


@rule("{n=cardinal} {let} {age_holder}", yes="Уже 17 лет мальчику", no="За 17 лет дороги обновили")
def age_of_holder(m: Match) -> Found | None:
    """«17 лет мальчику»."""
    return m.trap() if m.tokens.text[: m.tokens.stops[m.found.end() - 1]].endswith(shapes("dative_endings")) else None


@rule(
    "(?<={other}|{card}) {dash}? {n=cardinal} {let|year|unit} (?={dot}|{line}|{comma}|{and}|{close})",
    yes="У неё две дочери: старшей 5 лет, младшей – 4 месяца.",
    no="Старшей дочери 5 лет не платят.",
)
def age_of_child(m: Match) -> Found | None:
    """«одной 5 лет, другой 4 года, младшей – 4 месяца»."""
    return m.trap() if m.before() in forms("age_pronouns") else None


@rule(
    "(?<={other}) {cardinal} {let|year} (?={dot}|{line}|{comma}|{and}|{close})",
    yes="Сообщили, что рыбинцу 52 года.",
    no="По проекту 52 года.",
)
def age_of_person(m: Match) -> Found | None:
    """«рыбинцу 52 года»: behind the dative of a word that names people."""
    return m.trap() if m.before().endswith(shapes("person_dative")) else None


@rule(
    "(?<={other}) {cardinal} {let|year} (?={dot}|{line}|{comma}|{and}|{close})",
    yes="Альберту Рябову 68 лет.",
    no="Проработал 68 лет.",
)
def age_of_name(m: Match) -> Found | None:
    """«Альберту Рябову 68 лет»: behind a name in the dative."""
    index = m.found.start() - 1
    words = [m.tokens.raw[m.tokens.starts[i] : m.tokens.stops[i]] for i in (index - 1, index) if i >= 0]
    return (
        m.trap()
        if len(words) == 2 and all(w.istitle() and w.endswith(shapes("dative_endings")) for w in words)
        else None
    )


@rule(
    "(?<={other}{comma}|{other}{open}) {cardinal} {let|year} (?={comma}|{close})",
    yes="Врач Олег Рябов, 51 год, женат",
    no="Срок, 5 лет, истёк",
)
def age_after_name(m: Match) -> Found | None:
    """«Олег Рябов, 51 год,», «(56 лет)»: behind a name."""
    name = m.tokens.starts[m.found.start() - 2]
    return m.trap() if m.tokens.raw[name].isupper() else None


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


@rule("{in} {cardinal} {let} (?={comma|dot|other|line|close})", yes="Женился в 20 лет", no="Дали 5 лет")
def age_in(m: Match) -> Found | None:
    """«в 20 лет»: at the age of, unless it says «разницей в 5 лет», «срок в 5 лет»."""
    return None if m.before().startswith(shapes("measured")) else m.trap()


@rule("{n=num|num2|num3} {dash}? {a=anniversary}", yes="Отметили 10-летие катка", no="В 10 лет")
def anniversary(m: Match) -> Found | None:
    """«10-летие»."""
    return m.trap()


@rule("{n=ord|ord2|ordbig|num|num2|num3} {anniversary}", yes="Прошла 80-я годовщина школы", no="80-й год")
def ordinal_anniversary(m: Match) -> Found | None:
    """«80-я годовщина»."""
    return m.trap()


@rule("{n=num|num2|num3} {dash|other}? {a=length_tail}", yes="Спасён 42-летний мужчина", no="12-летний срок")
def age_adjective(m: Match) -> Found | None:
    """«42-летний» of a person; «12-летний срок» is a length."""
    if m.code("a") != "year" or not m.word("a").startswith("лет"):
        return m.trap() if m.kind_after() == "age_holder" else None  # «11-месячный младенец»
    return m.trap() if is_age(m, m.number("n") or 0) else None


@rule("{a=length_adjective}", yes="После Шестидневной войны", no="Шестидневная осада")
def named_by_length(m: Match) -> Found | None:
    """«Шестидневной войны»: a capital inside the sentence makes a name."""
    return m.trap() if capital_inside(m, "a") and not m.after()[:1].isupper() else None


@rule("{a=length_adjective}", yes="Пятилетний мальчик потерялся", no="Взял пятилетний отпуск")
def age_adjective_word(m: Match) -> Found | None:
    """«пятилетний мальчик»."""
    value = m.value("a")
    if isinstance(value, tuple) and value[1] == "month" and m.kind_after() == "age_holder":
        return m.trap()
    if not isinstance(value, tuple) or value[1] != "year" or "лет" not in m.word("a"):
        return None
    count = str(value[0])
    return m.trap() if is_age(m, int(count) if count.isdecimal() else 0) else None


def is_age(m: Match, years: int) -> bool:
    """Whether «N-летний» says how old somebody is: by the noun behind, else by the number."""
    if m.kind_after() in ("age_holder", "age_noun") or m.after()[:1].isupper():
        return True
    if m.kind_after() == "length_holder":
        return False
    return years >= LONG_AGE


@rule(
    "{quote} {x=deictic|moment|month|num4|clock|season|weekday|part_noun|part_adverb|day_number|vague|noon} {quote}",
    yes="Журнал «Завтра» закрыт",
    no="завтра",
)
def title_in_quotes(m: Match) -> Found | None:
    """«Завтра», «1917»: a name."""
    return m.trap()


@rule("(?<={line}{other}) {n=dash} {y=num4} (?={line})", yes="Финал-2018", no="Победа на Кубке-2018")
def name_alone(m: Match) -> Found | None:
    """«Финал-2018» and nothing else: a name, which tells no time."""
    return m.trap() if not spaced(m, "n") else None


@rule("(?<={other}) {n=dash} {y=num4} (?={unit}|{let}|{dash}|{slash}|{num})", yes="Кран-2010-7", no="Кубок-2018")
def model_number(m: Match) -> Found | None:
    """«Кран-2010-7»: a model."""
    return m.trap() if not spaced(m, "n") else None


@rule("{trap}", yes="в последний раз", no="в первый день недели")
def fixed_phrase(m: Match) -> Found | None:
    """Phrases of the table that are no dates: «в последний раз»."""
    return m.trap()


@rule("{w=weekday}", yes="Вырос в среде учёных", no="В среду началась гроза")
def milieu(m: Match) -> Found | None:
    """«в среде учёных», «окружающая среда»: surroundings, not Wednesday."""
    word = m.word("w")
    if not word.startswith("сред"):
        return None
    if m.kind_before() == "other" and m.before().endswith(shapes("adjective_endings")):
        return m.trap()
    if word == "среду" or m.kind_after() != "other":
        return None
    if word == "среде" and m.kind_before() == "to":
        return None
    if word == "среды" and m.kind_before() in OF_WEDNESDAY:
        return None
    return m.trap()


OF_WEDNESDAY = ("until", "with", "from_now", "after", "CLOCK", "clock", "from", "part_genitive")
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
    score,
    result,
    title_with_length,
    age_difference,
    age_from,
    match_minute,
    year_of_life,
    age_with_noun,
    age_range,
    age_with_cue,
    age_was,
    age_of_those,
    age_limit,
    age_of_holder,
    age_of_child,
    age_of_person,
    age_of_name,
    age_after_name,
    scores,
    age_in,
    anniversary,
    ordinal_anniversary,
    age_adjective,
    named_by_length,
    age_adjective_word,
    title_in_quotes,
    name_alone,
    model_number,
    milieu,
    month_as_name,
)
