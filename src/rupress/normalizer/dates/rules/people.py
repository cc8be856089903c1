"""Ages told of people: behind their names, of several of them, from some age on."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.rules.ages import GROWN, penalty_near
from rupress.normalizer.dates.tense import word_tense

ENDS = "(?={dot}|{line}|{comma}|{and}|{close})"
"""What stands behind an age and not behind a length that a verb needs."""


@rule(
    "{card|couple|num} {other} {cardinal} {let|year}? {and} {cardinal} {let|year}",
    yes="Разыскали двух рыбинцев 48 лет и 51 года",
    no="Дали двум рыбинцам 5 лет и 6 лет колонии",
)
def ages_of_those_counted(m: Match) -> Found | None:
    """«двое рыбинцев 48 и 56 лет»: of as many as there are ages."""
    return m.trap() if not penalty_near(m) else None


@rule(
    "(?<={other}) {cardinal} {let} {and} {cardinal} {let|year}",
    yes="Клад нашли рыбинцами 32 лет и 41 года",
    no="Пели 32 лет и 41 года",
)
def ages_behind_people(m: Match) -> Found | None:
    """«рыбинцами 32 лет и 41 года»: both units are said, and no verb or term before."""
    before = m.before()
    term = before.startswith(shapes("measured")) or before in forms("term") or penalty_near(m)
    return m.trap() if not term and word_tense(before) is None else None


@rule(
    "(?<={other}) {w=already} {po} {cardinal} {let|year}",
    yes="Играли дети, некоторым всего по два года",
    no="Осудили всего по два года",
)
def age_each(m: Match) -> Found | None:
    """«некоторым всего по два года»: no verb tells that they were given so much."""
    words = [m.before(back=back) for back in range(1, 4)]
    return m.trap() if not penalty_near(m) and not any(word_tense(word) for word in words) else None


# The rule begins with the age and looks back: a rule that begins with any word is tried at every word.
@rule(
    "(?:(?<={age_holder}{other})|(?<={age_holder}{other}{about|almost|over|under|exactly|already}))"
    "{cardinal} {let|year} (?!{ago})",
    yes="Ребёнку стало больше трёх лет",
    no="Ребёнку платят больше трёх лет",
)
def age_turned(m: Match) -> Found | None:
    """«ребёнку становится больше трёх лет»."""
    back = 1 if m.kind_before() == "other" else 2
    becomes = m.before(back=back) in forms("becoming_old")
    return m.trap() if becomes and m.before(back=back + 1).endswith(shapes("dative_endings")) else None


@rule(
    "(?<={line}) {cardinal} {let|year} {w=other}",
    yes="74 года певице Анне Рябовой",
    no="74 года в строю",
)
def age_of_the_day(m: Match) -> Found | None:
    """«74 года певице Анне Рябовой» in a list of birthdays."""
    words = [m.after(ahead) for ahead in range(4)]
    dative = m.word("w").endswith(shapes("dative_endings")) and word_tense(m.word("w")) is None
    return m.trap() if dative and any(word[:1].isupper() for word in words) else None


@rule(
    "(?:(?<={age_holder}{other})|(?<={vague}{other})) {cardinal} {let|year|unit} " + ENDS,
    yes="Их сыну Павлу 16 лет, он поёт",
    no="Сейчас проекту 16 лет",
)
def age_of_one_named(m: Match) -> Found | None:
    """«сыну Павлу 16 лет», «сейчас Павлу 16 лет»."""
    return m.trap() if _is_name(m, 1) and m.before().endswith(shapes("name_dative")) else None


@rule(
    "(?<={other}{vague}) {cardinal} {let|year} " + ENDS, yes="Рябову сейчас 33 года, он поёт", no="Это сейчас 33 года"
)
def age_at_present(m: Match) -> Found | None:
    """«Рябову сейчас 33 года»."""
    return m.trap() if _is_name(m, 2) else None


@rule(
    "(?<={other}{dash}) {cardinal} {let|year} " + ENDS,
    yes="Певице было 52 года, а скрипачу — 29 лет.",
    no="Скрипачу — 29 лет.",
)
def age_of_the_other(m: Match) -> Found | None:
    """«певице было 52 года, а скрипачу — 29 лет»: behind another age."""
    here = m.found.start()
    told = any(m.kind_at(index) in ("let", "year") for index in range(max(0, here - NEAR), here))
    dative = m.before(back=2).endswith(shapes("dative_endings"))
    return m.trap() if told and dative and not penalty_near(m) else None


NEAR = 16
"""Tokens from one age to the next."""


@rule(
    "(?<={age_holder}) {n=cardinal} {u=let|year} (?!{ago|later})",
    yes="Задержали водителя 53 лет",
    no="Водитель 50 лет возил хлеб",
)
def age_in_genitive(m: Match) -> Found | None:
    """«водителя 53 лет», where a length would be «53 года»; «пассажир 60 лет, …»."""
    number = m.number("n") or 0
    few = number % 10 in (2, 3, 4) and number // 10 % 10 != 1
    one = number % 10 == 1 and number // 10 % 10 != 1
    genitive = (few and m.kind("u") == "let") or (one and m.word("u") in forms("few_years"))
    ends = m.kind_after() in ("dot", "comma", "line", "and", "close", "open") and number >= GROWN
    return m.trap() if (genitive or ends) and not penalty_near(m) else None


@rule("{cardinal} {let|year} {and|or} {older}", yes="Бегают рыбаки 60 лет и старше", no="60 лет и зим")
def age_and_older(m: Match) -> Found | None:
    """«60 лет и старше»."""
    return m.trap()


@rule(
    "{age_holder} {open}? {from} {cardinal} {let|unit} (?!{until|po|dash})",
    yes="Кружок для детей от 8 лет",
    no="Кружку от 8 лет и больше",
)
def age_from_on(m: Match) -> Found | None:
    """«детей от 8 лет», «пожилых (от 60 лет)»."""
    return m.trap()


def _is_name(m: Match, back: int) -> bool:
    """Whether the word so far before has a capital."""
    index = m.found.start() - back
    return m.tokens.raw[m.tokens.starts[index] : m.tokens.stops[index]].istitle()


RULES: tuple[Rule, ...] = (
    ages_of_those_counted,
    ages_behind_people,
    age_each,
    age_turned,
    age_of_the_day,
    age_of_one_named,
    age_at_present,
    age_of_the_other,
    age_in_genitive,
    age_and_older,
    age_from_on,
)
