"""Lengths that are read before years are: «5 тысяч лет», «2001 год назад»; and «15'» alone on a line."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms
from rupress.normalizer.dates.nodes import Length
from rupress.normalizer.dates.rules.length import iso_length


@rule(
    "{c=num|num2|num3|decimal|pair|few} {k=card} {u=let|unit|year}",
    yes="Городище возникло 5 тысяч лет назад",
    no="Посадили 5 тысяч деревьев",
)
def thousands(m: Match) -> Found | None:
    """«5 тысяч лет», «2,5 тысячи лет», «несколько тысяч дней»."""
    if m.number("k") != THOUSAND:
        return None
    if m.kind("c") == "few":
        value = iso_length("X", m.code("u"))
    else:
        text = m.word("c").replace(",", ".")
        value = iso_length(round(float(text) * THOUSAND), m.code("u"))
    return m.make("LENGTH", Length(value)) if value else None


THOUSAND = 1000


@rule("{c=num4} {u=year} (?={ago})", yes="2001 год назад", no="В 2001 году")
def thousands_and_one(m: Match) -> Found | None:
    """«2001 год назад»: so long before, no year."""
    if m.word("u") not in forms("one_year"):
        return None
    return m.make("LENGTH", Length(iso_length(float(m.number("c") or 0), "year")))


@rule("(?<={line}) {n=num|num2|num3} {q=prime|quote} (?={line})", yes="15'", no="На 15' забили")
def primes(m: Match) -> Found | None:
    """«15'», «30"», alone on a line: minutes and seconds."""
    unit = "minute" if m.kind("q") == "prime" else "second"
    return m.make("LENGTH", Length(iso_length(float(m.number("n") or 0), unit)))


RULES: tuple[Rule, ...] = (thousands, thousands_and_one, primes)
