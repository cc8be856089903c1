"""Parts of the day: «вечером», «минувшей ночью», «во второй половине дня», «после полудня»."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Point
from rupress.normalizer.dates.rules.common import OFFSET


def _is_feast(m: Match) -> bool:
    """Whether «Днём» has a capital within a sentence, so that it is a day with a name: «– Днём работника торговли»."""
    at = m.at("p")
    if not m.tokens.raw[m.tokens.starts[at]].isupper() or at == 0:
        return False
    before = at - 1 - (m.kind_at(at - 1) in ("dash", "quote"))
    return before >= 0 and m.kind_at(before) in ("other", "with")


@rule("{rel=this|last|next|last_in_row}? {p=part_adverb}", yes="Минувшей ночью украли баржу", no="Днём знаний назвали")
def part_of_day(m: Match) -> Found | None:
    """«утром», «минувшей ночью», «этим вечером»."""
    part = m.code("p")
    if part == "AF" and m.kind_before() == "other" and m.before().endswith(shapes("bad_day_endings")):
        return None  # «чёрным днём», «худшим днём»
    if part == "AF" and (
        m.kind_before() in ("weekend", "workdays", "kind_of_day", "deictic_adjective")
        or m.before().lower() in forms("becoming")
    ):
        return None  # «сделал 31 декабря выходным днём», «понедельник стал днём тишины»
    if part == "AF" and m.after() in forms("day_of"):
        return None  # «объявлено в области днём траура»
    if part == "AF" and _is_feast(m):
        return None  # «с праздником – Днём работника торговли»
    if part == "AF" and m.kind_after() in ("earlier", "later"):
        return None  # «днём ранее»: by a day
    days = None
    if m.has("rel"):
        days = OFFSET[m.kind("rel")]
        if days == -1 and part == "NI":
            days = 0  # the night that has just ended is today's: it began yesterday
    return m.make("PART", Point(days=days, part=part))


@rule("{rel=this|last|next}? {p=part_noun|part_genitive} ", yes="В ночь на 11 ноября", no="Ночные волки")
def part_noun(m: Match) -> Found | None:
    """«ночь», «вечера»: as part of something longer, with «этот», or in «с утра», «к вечеру»."""
    if m.kind("rel") == "next" and m.kind("p") == "part_noun" and m.word("rel").startswith(shapes("in_a_row")):
        return None  # «на следующее утро» counts from the day in the text
    days = OFFSET[m.kind("rel")] if m.has("rel") else None
    if m.kind("rel") == "this" and m.kind("p") == "part_noun" and m.code("p") != "EV":
        return m.make("PART", Point(part=m.code("p")))  # «за это утро»: of the day spoken of, else of today
    adverb = m.kind_before() in ("with", "to") and m.word("p") in forms("adverbial_parts")
    alone = adverb or (days is not None and m.kind("rel") != "this")
    return m.make("PART", Point(days=days, part=m.code("p")), alone=alone)


@rule("{o=ord} {h=half_of} {u=unit}", yes="Во второй половине дня", no="Во второй половине недели")
def half_of_day(m: Match) -> Found | None:
    """«второй половине дня»: the afternoon."""
    number = m.number("o") or 0
    if m.code("u") != "day" or m.word("u") not in forms("of_the_day") or number not in (1, 2):
        return None
    return m.make("PART", Point(part="MO" if number == 1 else "AF"))


@rule("(?<!{unit}|{cardinal}) {p=after_noon}", yes="После полудня обещают дождь", no="В 3 часа пополудни")
def after_noon(m: Match) -> Found | None:
    """«после полудня», without an hour."""
    return m.make("PART", Point(part="AF" if m.code("p") == "PM" else "NI"))


@rule("{this|that} {same} {p=part_noun|part_adverb}", yes="В тот же вечер сыграли", no="В тот вечер пели")
def same_part(m: Match) -> Found | None:
    """«в тот же вечер», «этой же ночью»: of the day spoken of, else of today."""
    return m.make("PART", Point(part=m.code("p")))


RULES: tuple[Rule, ...] = (half_of_day, same_part, after_noon, part_of_day, part_noun)
