"""Ages and anniversaries: lengths that say how old somebody or something is, and no time."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.rules.common import at_sentence_start, capital_inside

LONG_AGE = 13
"""Years from which «N-летний» of digits is an age unless a thing follows."""


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


@rule(
    "(?<={with}) {cardinal|one_and_half} {let} (?!{until|po|to})",
    yes="В сад берут с полутора лет",
    no="Срок урезали с 10 лет до 5",
)
def age_since(m: Match) -> Found | None:
    """«с полутора лет», «с трёх лет»: from which age on."""
    return m.trap()


@rule(
    "(?<={after}) {cardinal} {let} (?={dot}|{comma}|{line}|{close})",
    yes="Как сохранить здоровье после 40 лет.",
    no="После 40 лет разлуки они встретились",
)
def age_after(m: Match) -> Found | None:
    """«после 40 лет» and nothing behind: an age."""
    return m.trap()


@rule(
    "{age_holder} {cardinal} {and|or|comma} {cardinal} {let|year}",
    yes="Хвалят двух девочек 14 и 11 лет",
    no="Людей ждали 14 и 11 лет",
)
def ages_of_two(m: Match) -> Found | None:
    """«девочек 14 и 11 лет»."""
    return m.trap()


@rule("{older} {cardinal} {let|year}", yes="Пускают старше 18 лет", no="Прошло 40 лет")
def age_from(m: Match) -> Found | None:
    """«старше 18 лет»."""
    return m.trap()


@rule("{n=num|num2|num3|ord|ord2|ordbig} {year} {life}", yes="Женился на 93-м году жизни", no="на 93-м году")
def year_of_life(m: Match) -> Found | None:
    """«на 93-м году жизни»."""
    return m.trap()


@rule(
    "{age_noun} (?:{other|on|in|this|for}{0,6} {other})? {dash}? (?:{with|from|until|in|about|over|under})?"
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
    return m.trap() if m.before() not in forms("term") and not penalty_near(m) else None


def penalty_near(m: Match) -> bool:
    """Tell whether the words around are of prison: «грозит до 18 лет», «до 18 лет лишения свободы»."""
    far = WHOLE_CLAUSES if m.kind_before() == "dash" else 7  # «на срок до 5 лет, а если погибли двое — от 4 до 9 лет»
    near = " ".join(m.before(back=back) for back in range(1, far)) + " " + m.after()
    return any(word in near.lower() for word in shapes("penalty"))


WHOLE_CLAUSES = 20
"""Tokens in which a sentence of the penal code names what it speaks of."""


@rule(
    "{age_cue} (?:{about|almost|over|under|exactly|already}|{w=other})? {cardinal} {let|year}",
    yes="Певцу исполнилось 40 лет",
    no="Прошло 40 лет",
)
def age_with_cue(m: Match) -> Found | None:
    """«ему 40 лет», «исполнилось ещё 18 лет», but «ему дали 5 лет»."""
    return m.trap() if not m.has("w") or m.before("w").startswith(shapes("turned")) else None


@rule(
    "(?<={other}) {be_future} {cardinal} {u=let|year} (?!{ago})",
    yes="Весной скрипачке будет 75 лет",
    no="Мост будет 10 лет стоять",
)
def age_will_be(m: Match) -> Found | None:
    """«скрипачке будет 75 лет»."""
    return m.trap() if m.before().lower().endswith(shapes("dative_endings")) else None


@rule(
    "{be_past} (?:{already|and}|{w=other})? {po}? (?:{cardinal} {and})? {cardinal} {u=let|year} (?!{ago})",
    yes="Скрипачке было 75 лет",
    no="10 лет назад",
)
def age_was(m: Match) -> Found | None:
    """«было 75 лет», «было всего 2 года», «было ещё по 16 лет», «не было и двух лет»."""
    return m.trap() if not m.has("w") or m.word("w") in forms("still") else None


@rule("{age_holder} {until} {n=cardinal} {let}", yes="Детям до двух лет вход свободный", no="Срок до двух лет")
def age_of_those(m: Match) -> Found | None:
    """«людей до двух лет»."""
    return m.trap()


@rule("{until} {n=cardinal} {let}", yes="Права дают и до 18 лет", no="Грозит до 18 лет лишения свободы")
def age_limit(m: Match) -> Found | None:
    """«до 18 лет»: an age that laws know, unless a penalty is near."""
    return m.trap() if m.number("n") in AGES_OF_LAW and not penalty_near(m) else None


AGES_OF_LAW = (3, 12, 14, 16, 18, 21, 23, 35)


@rule("{n=cardinal} {let} {age_holder}", yes="Уже 17 лет мальчику", no="За 17 лет дороги обновили")
def age_of_holder(m: Match) -> Found | None:
    """«17 лет мальчику»."""
    return m.trap() if m.tokens.text[: m.tokens.stops[m.found.end() - 1]].endswith(shapes("dative_endings")) else None


@rule(
    "(?<={other}|{card}|{dash}) {n=cardinal} {let|year|unit} (?={dot}|{line}|{comma}|{and}|{close})",
    yes="У неё две дочери: старшей 5 лет, младшей – 4 месяца.",
    no="Старшей дочери 5 лет не платят.",
)
def age_of_child(m: Match) -> Found | None:
    """«одной 5 лет, другой 4 года, младшей – 4 месяца», «старшему лодочнику – 79 лет»."""
    if m.kind_before() != "dash":
        return m.trap() if m.before() in forms("age_pronouns") else None
    words = [m.before(back=back) for back in range(2, 5)]
    return m.trap() if forms("age_pronouns").intersection(words) else None


@rule(
    "(?<={other}) {w=already} {cardinal} {let|year} (?!{ago}|{later})",
    yes="Рыбинцу уже 52 года, а он поёт",
    no="Мосту уже 52 года",
)
def age_by_now(m: Match) -> Found | None:
    """«рыбинцу уже 52 года», «Рябову всего 17 лет»."""
    name = m.tokens.raw[m.tokens.starts[m.found.start() - 1]].isupper() and m.word("w") in forms("merely")
    return m.trap() if m.before().endswith(shapes("name_dative" if name else "man_dative")) else None


@rule(
    "{from} {cardinal} {dash} {cardinal} {let} (?!{until|po})",
    yes="Рыбакам от 20–30 лет сыр вреден",
    no="Срок от 20–30 лет тюрьмы",
)
def age_from_range(m: Match) -> Found | None:
    """«рыбаки от 20–30 лет»."""
    return m.trap() if m.before() not in forms("term") and not penalty_near(m) else None


@rule(
    "(?<={other}) {cardinal} (?:{d=dash}{cardinal})? {let|year} (?={dot}|{line}|{comma}|{and}|{close})",
    yes="Сообщили, что рыбинцу 52 года.",
    no="По проекту 52 года.",
)
def age_of_person(m: Match) -> Found | None:
    """«рыбинцу 52 года», «участникам 8–9 лет»: behind the dative of a word that names people."""
    ends = shapes("people_dative" if m.has("d") else "person_dative")
    return m.trap() if m.before().endswith(ends) else None


@rule(
    "(?<={other}) {cardinal} {let|year} (?={dot}|{line}|{comma}|{and}|{close})",
    yes="Альберту Рябову 68 лет.",
    no="Проработал 68 лет.",
)
def age_of_name(m: Match) -> Found | None:
    """«Альберту Рябову 68 лет», «Рябову 68 лет»: behind a name in the dative, with which a sentence may begin."""
    index = m.found.start() - 1
    words = [m.tokens.raw[m.tokens.starts[i] : m.tokens.stops[i]] for i in (index - 1, index) if i >= 0]
    names = [word.istitle() and word.endswith(shapes("dative_endings")) for word in words]
    return m.trap() if names[-1] and (all(names) or at_sentence_start(m, index)) else None


@rule(
    "(?<={other}{comma}|{other}{open}) {cardinal} {let|year} (?={comma}|{close}|{dot}|{line})",
    yes="Врач Олег Рябов, 51 год, женат",
    no="Срок, 5 лет, истёк",
)
def age_after_name(m: Match) -> Found | None:
    """«Олег Рябов, 51 год,», «(56 лет)»: behind a name."""
    name = m.tokens.starts[m.found.start() - 2]
    return m.trap() if m.tokens.raw[name].isupper() else None


@rule(
    "{in} {cardinal} (?:{comma} {cardinal}){0,6} {and|or} {cardinal} {let|year} (?={comma|dot|line|close})",
    yes="Осмотры положены в 45, 50 и 64 года.",
    no="Сроком в 5 и 7 лет",
)
def ages_in(m: Match) -> Found | None:
    """«в 25, 35 и 45 лет»."""
    return None if m.before().startswith(shapes("measured")) or penalty_near(m) else m.trap()


@rule("{in} {n=cardinal} {u=let|year} (?={comma|dot|other|line|close})", yes="Женился в 20 лет", no="Дали 5 лет")
def age_in(m: Match) -> Found | None:
    """«в 20 лет», «в 24 года»: at the age of, unless it says «разницей в 5 лет», «срок в 5 лет»."""
    if m.kind("u") == "year" and (m.word("u") not in forms("few_years") or not GROWN <= (m.number("n") or 0) < CENTURY):
        return None
    return None if m.before().startswith(shapes("measured")) else m.trap()


GROWN, CENTURY = 20, 100
"""Years of which «в 24 года» tells an age; «в 3 года» may be a term."""


@rule("{in} {w=other} {cardinal} {let|year}", yes="В свои 24 года она пекарь", no="В срок 24 года")
def age_of_own(m: Match) -> Found | None:
    """«в свои 24 года», «в её 12 лет»."""
    return m.trap() if m.word("w") in forms("own") else None


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
    if m.code("a") != "year" or not m.word("a").startswith(shapes("of_years")):
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
    of_years = any(stem in m.word("a") for stem in shapes("of_years"))
    if not isinstance(value, tuple) or value[1] != "year" or not of_years:
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


RULES: tuple[Rule, ...] = (
    age_difference,
    age_since,
    ages_of_two,
    age_from,
    age_after,
    year_of_life,
    age_with_noun,
    age_range,
    age_with_cue,
    age_was,
    age_will_be,
    age_of_those,
    age_limit,
    age_of_holder,
    age_of_child,
    age_of_person,
    age_by_now,
    age_from_range,
    age_of_name,
    age_after_name,
    ages_in,
    age_in,
    age_of_own,
    anniversary,
    ordinal_anniversary,
    age_adjective,
    named_by_length,
    age_adjective_word,
)
