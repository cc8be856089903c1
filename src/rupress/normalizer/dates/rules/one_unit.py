"""One of a unit, or some: «на год», «провела неделю», «за последний месяц», «последние годы», «в течение суток»."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Length
from rupress.normalizer.dates.rules.common import capital_inside
from rupress.normalizer.dates.rules.length import iso_length
from rupress.normalizer.dates.tense import word_tense


@rule(
    "{rel=last_in_row|nearest|next|previous|last} {u=years|unit|let} ",
    yes="В последние годы спрос падает",
    no="Последние на улице",
)
def some_units(m: Match) -> Found | None:
    """«последние годы»; «последний месяц» is one."""
    word = m.word("u")
    if m.kind("rel") == "last" and (
        m.kind("u") not in ("years", "let") or not m.word("rel").endswith(shapes("plural_adjective"))
    ):
        return None  # «прошедшему годы войны»
    plural, dative = shapes("soft_plural"), shapes("soft_dative")
    if m.kind("rel") in ("next", "previous") and not m.word("rel").endswith(plural + dative):
        return None
    many = m.word("rel").endswith(plural + shapes("soft_instrumental")) or (
        m.word("rel").endswith(dative) and word.endswith(shapes("dative_plural"))
    )
    if m.kind("u") in ("years", "let") or many:
        value = iso_length("X", m.code("u"))
        if m.code("u") == "decade":
            value = "PXY"
    elif word in forms("day_and_night") or (
        m.kind("rel") == "last_in_row" and m.code("u") not in ("day", "minute", "second")
    ):
        value = iso_length(1.0, m.code("u"))
    else:
        return None
    return m.make("LENGTH", Length(value)) if value else None


@rule("{various} {u=years}", yes="В разные годы пел в хоре", no="Разные годовые кольца")
def various_years(m: Match) -> Found | None:
    """«в разные годы»."""
    return m.make("LENGTH", Length("PXY"))


@rule("{few}? {dozens} {u=let|unit|sutki}", yes="Мост ждали несколько десятков лет", no="Несколько десятков рыбаков")
def dozens_of(m: Match) -> Found | None:
    """«несколько десятков лет», «десятки часов»: an open number of them."""
    value = iso_length("X", m.code("u"))
    return m.make("LENGTH", Length(value)) if value and m.word("u") in forms("several") else None


@rule("{rel=last_in_row|nearest|last|previous} {u=year|sutki}", yes="За последний год", no="Последний годный")
def last_year_long(m: Match) -> Found | None:
    """«за последний год», «последние сутки», «ближайшие сутки», «за минувшие сутки»."""
    if m.kind("rel") in ("last", "previous") and m.word("u") not in forms("day_and_night"):
        return None
    if m.word("u") in forms("in_a_year") or (m.kind("rel") == "nearest" and m.kind("u") != "sutki"):
        return None
    return m.make("LENGTH", Length(iso_length(1.0, m.code("u"))))


@rule(
    "(?<={course}) {rel=this|that|exactly}? {u=year|unit|sutki|years|let}", yes="В течение недели", no="По течению реки"
)
def in_the_course(m: Match) -> Found | None:
    """«в течение недели», «на протяжении десятилетий»."""
    word = m.word("u")
    if m.has("rel") and m.kind("rel") != "exactly":
        return None
    if m.code("u") == "day" and m.kind_after() in ("num", "ord") and m.kind_after(1) == "month":
        return None  # «в течение дня 31 декабря»
    plural = m.kind("u") in ("years", "let") or word in forms("several")
    value = iso_length("X" if plural else 1.0, m.code("u"))
    if plural and m.code("u") in ("decade", "century"):
        value = "PXY"
    return m.make("LENGTH", Length(value)) if value else None


@rule(
    "(?<={on|for|in}) {u=year|unit|sutki} (?!{after|ago|let|num4|from|later|earlier})",
    yes="Сослали на год",
    no="Взяли на заметку",
)
def single_unit(m: Match) -> Found | None:
    """«на год», «за сутки»: one of the unit."""
    if m.kind_before() == "in" or m.word("u") not in forms("accusative"):
        return None
    if m.word("u") in forms("of_one_day") and m.kind_before() == "on":
        return None
    return m.make("LENGTH", Length(iso_length(1.0, m.code("u"))))


@rule(
    "(?<={other}) {u=unit|year|sutki} (?!{ago}|{later}|{earlier}|{after}|{until})",
    yes="Провела неделю в постели",
    no="Недели моды",
)
def week_after_verb(m: Match) -> Found | None:
    """«провела неделю»: the accusative behind a verb."""
    if capital_inside(m, "u"):
        return None  # «проведут Неделю приёмов»
    passed = m.before() in forms("passed") and m.code("u") != "day"  # «прошёл год», but «прошёл День рыбака»
    passed = passed and m.word("u") in forms("single")
    if not passed and (m.word("u") not in forms("clear_accusative") or word_tense(m.before()) is None):
        return None
    return m.make("LENGTH", Length(iso_length(1.0, m.code("u"))))


@rule("(?<={about|almost|over|under}) {u=year|unit|sutki}", yes="Прошло больше недели", no="Прошло больше дел")
def near_a_unit(m: Match) -> Found | None:
    """«около года», «больше недели»: one of the unit."""
    if m.word("u") not in forms("genitive"):
        return None
    return m.make("LENGTH", Length(iso_length(1.0, m.code("u"))))


@rule("{u=unit|year|sutki|years} ", yes="Год назад", no="Годный товар")
def bare_unit(m: Match) -> Found | None:
    """«год», «неделю», «двумя неделями»: one, as part of «год назад» or «неделей позже» only."""
    word = m.word("u")
    if word not in forms("single"):
        return None
    whole_line = m.kind_before() == m.kind_after() == "line"
    return m.make("LENGTH", Length(iso_length(1.0, m.code("u"))), alone=whole_line)


RULES: tuple[Rule, ...] = (
    some_units,
    various_years,
    dozens_of,
    last_year_long,
    in_the_course,
    single_unit,
    week_after_verb,
    near_a_unit,
    bare_unit,
)
