"""Which words make a role: its head, the adjectives before it, what may stand behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rupress.normalizer.entities.role_nouns import role_forms, role_nouns
from rupress.normalizer.entities.words import Word
from rupress.normalizer.gazetteer import country_of_adjective
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml
from rupress.span import Span

_NOMINAL = frozenset(("NOUN", "ADJF", "PRTF", "NUMR", "LATN", "NUMB", "UNKN"))
_OPENS, _CLOSES = ("«", "„", " “", ' "'), ("»", "“", "”", '"')
_MARKS = re.compile('[«»„“”"]')
_CLOSING_GAPS = frozenset(mark + space for mark in _CLOSES for space in " \xa0")
"""What stands behind a quotation before the next word."""


def small(role: str) -> str:
    """Write a role without a sentence's capital: «Глава», «Поп-король», «Первый заместитель», but «МИД»."""
    first, *rest = role.split(maxsplit=2)
    if not is_acting(role, 0) and not first[1:].islower():
        return role
    beginning, hyphen, _ = first.lower().partition("-")
    former = bool(hyphen) and beginning in read_toml("names.toml")["beginnings_of_compounds"]  # «Экс-первая ракетка»
    common = is_acting(role, 0) or bool(role_forms(first)) or is_adjective(first) or former
    if not common and rest and rest[0].islower() and (role_forms(rest[0]) or is_adjective(rest[0])):
        common = any(r.known and r.pos == "ADJF" for r in morph.readings(first))  # «Македонский полузащитник»
    return role[0].lower() + role[1:] if common else role


def by_its_head(role: str) -> str | None:
    """Put a role that the dictionary reads badly into the nominative, the rest of it as it is; None for others.

    That is one whose first word has a part before it («экс-помощником министра») or is a participle («заведующей
    кафедрой»).
    """
    first, _, rest = role.partition(" ")
    prefix, hyphen, noun = first.rpartition("-")
    table = role_nouns()
    if hyphen and not morph.known(first) and first.lower() not in table:
        own = next((r for r in morph.readings(noun) if r.number == "sing" and plain(r.lemma) in table), None)
        prefix = _declined(prefix, own.case) if own is not None else prefix
        lemmas = iter([own.lemma] if own is not None else [])
    else:
        prefix = ""
        participles = (r for r in morph.readings(first) if r.pos == "PRTF" and r.number == "sing")
        lemmas = (form for form in map(morph.nominative_of, participles) if plain(form) in table)
    head = next(lemmas, None)
    return None if head is None else small(prefix + hyphen * bool(prefix) + head + (f" {rest}" if rest else ""))


def _declined(prefix: str, case: str) -> str:
    """Put the first part of a role into the nominative if it stands in the case of the last: «актёра-режиссёра»."""
    like = next((r for r in morph.readings(prefix) if r.pos == "NOUN" and (r.case, r.number) == (case, "sing")), None)
    return prefix if like is None else spelled(morph.nominative_of(like), prefix)


def is_adjective(word: str) -> bool:
    """Say whether a word is an adjective of the dictionary and no name."""
    best = morph.readings(word)[0]
    if not best.known or best.pos not in morph.ADJECTIVES:
        return False
    return not best.marks & {"Name", "Surn", "Geox"} or country_of_adjective(best.lemma) is not None


def gives_role(word: str) -> bool:
    """Say whether a verb says what somebody is: «является», «стал», «назначен», «работает»."""
    return any(
        reading.pos in {"VERB", "PRTS"} and reading.lemma in read_toml("names.toml")["role_verbs"]
        for reading in morph.readings(word)
    )


def belongs(word: Word, offset: int, names: Sequence[Span]) -> bool:
    """Say whether a word may stand in a role: nouns, their adjectives, prepositions between them, names."""
    best = morph.readings(word.text)[0]
    if (best.pos in _NOMINAL and "Apro" not in best.marks) or role_forms(word.text):
        return True
    if best.pos in {"PREP", "CONJ"} and (word.shouted or word.text in read_toml("names.toml")["role_links"]):
        return True  # «фракции ОБ»
    return any(name.start <= offset + word.start < name.stop for name in names)


def tells_whose(words: Sequence[Word], at: int) -> bool:
    """Say whether a pronoun or its particle tells whose a role is: «защитник | нашего клуба», no «его отец»."""
    table = read_toml("names.toml")
    if words[at].text in table["particles_of_pronouns"]:
        return at > 0 and tells_whose(words, at - 1)
    if not any(r.lemma in table["pronouns_in_roles"] for r in morph.readings(words[at].text)):
        return False
    behind = at + 1
    while behind < len(words) and (
        is_adjective(words[behind].text) or words[behind].text in table["particles_of_pronouns"]
    ):
        behind += 1
    return behind < len(words) and not role_forms(words[behind].text)


def light(word: Word) -> bool:
    """Say whether a word is a preposition or conjunction."""
    return morph.readings(word.text)[0].pos in {"PREP", "CONJ"}


def heads(word: Word, case: str, gender: str = "", *, several: bool = False, known: bool = False) -> bool:
    """Say whether a word is a role's head in the case of the name, of one person: no «журналисты | Гранин и Дубнев».

    Args:
        word: the word.
        case: the name's; empty for any.
        gender: the name's, if its form shows it: «мать | Олега Гранина» is another.
        several: whether the role is of several people, and nothing else.
        known: whether only nouns of the table count: «Гранин — молодец» tells no role.
    """
    for form in role_forms(word.text):
        if (known and form.kind in {"other", "relative"}) or (form.kind == "relative" and case not in _TELLING):
            continue
        if (form.number == "plur") is not several or (case and form.case and form.case not in _alike(case, form.kind)):
            continue
        if gender == "femn" and form.gender == "masc" and case != "nomn" and _is_of_men(form.word):
            continue  # «сына | Анны Граниной»
        if not (gender == "masc" and form.gender == "femn" and form.kind != "office"):
            return word.text.islower() or word.opens or word.text[1:].islower()
    return False


_TELLING = frozenset(("nomn", "datv", "ablt"))
"""Cases in which a name behind «друг» is the friend's, not of the one whose friend he is."""


def _is_of_men(word: str) -> bool:
    """Say whether a role in any case is one that only men have: «сына», «мужем»."""
    roles = read_toml("person_names.toml")["roles_of_men"]
    return any(plain(r.lemma) in roles for r in morph.readings(word))


def as_it_stands(role: str, words: Sequence[Word], case: str) -> str | None:
    """Give a role whose head stands in the nominative or has no cases, with its small letter and its ё; else None.

    Args:
        role: the role.
        words: its words.
        case: the case of the name; empty if it shows none.
    """
    head = next((i for i, word in enumerate(words) if heads(word, "nomn")), None)
    if head is None or not all(modifies(word, words[head]) for word in words[:head]):
        return None
    form = next(f for f in role_forms(words[head].text) if f.case in {"nomn", ""} and f.number == "sing")
    if (form.case or head) and case not in {"", "nomn"}:  # «первого | замглавы района»
        return None
    at = words[head].stop - len(form.word)
    return small(role[:at] + spelled(form.word, role[at : words[head].stop]) + role[words[head].stop :])


def _alike(case: str, kind: str) -> tuple[str, ...]:
    """Give the cases of a role that fit a name's: «главу | Олега Белых», but «мать | Олега Белых» is not Олег."""
    return ("gent", "accs") if kind == "office" and case in {"gent", "accs"} else (case,)


def tail(head: Word, words: Sequence[Word]) -> bool:
    """Say whether words may stand between a role's head and the name: genitives, or what hangs on a preposition.

    Of what stands in quotation marks the case says nothing: «директор театра «Синяя птица»»; a participle may have
    any («заведующий кафедрой»).
    """
    first = morph.readings(head.text)[0]
    table = read_toml("names.toml")
    ruling_ends, ruling_nouns = tuple(table["ruling_ends"]), table["ruling_nouns"]
    ruling = first.pos == "PRTF" or first.lemma.endswith(ruling_ends)
    cases = {form.case for form in role_forms(head.text)}
    free, quoted = ruling, False
    for place, word in enumerate(words):
        quoted = word_quoted(word, quoted)
        if quoted:
            continue
        readings = morph.readings(word.text)
        best = readings[0]
        if best.pos == "PREP" or best.lemma.endswith(ruling_ends) or best.lemma in ruling_nouns:
            free = True  # «управления стратегическими проектами», «заместитель командующего войсками»
        elif not (free or best.pos == "CONJ" or word.capital or word.gap.strip()):
            genitive = any(r.case == "gent" for r in readings)
            after = words[place + 1] if place + 1 < len(words) else None  # «и общественный деятель»
            beside = (word, after) if after is not None and best.pos in morph.ADJECTIVES else (word,)
            others = {form.case for one in beside for form in role_forms(one.text)}
            agreeing = others if "" in cases else others & cases  # «замначальника порта | майор»
            if best.case and not (genitive or agreeing):
                return False
    return not words or quoted or words[-1].shouted or not light(words[-1])


def word_quoted(word: Word, quoted: bool) -> bool:
    """Say whether a word stands in quotation marks, given whether the one before it does."""
    return word.gap.endswith(_OPENS) or (quoted and not word.gap.startswith(_CLOSES))


def modifies(word: Word, head: Word) -> bool:
    """Say whether an adjective belongs to a head: «бывший», «российский», but no «этот» and no half of «46-летний»."""
    if word.gap.endswith(("-", "‑", "–")):
        return False
    forms = {(r.case, r.number) for r in morph.readings(head.text) if r.case}
    genders = {r.gender for r in morph.readings(head.text) if r.case and r.number == "sing"}
    if morph.readings(word.text)[0].lemma in read_toml("names.toml")["adjectives_of_time"]:
        return False
    for reading in morph.readings(word.text):
        if reading.pos in morph.ADJECTIVES and "Apro" not in reading.marks and (reading.case, reading.number) in forms:
            strange = reading.number == "sing" and not genders & {reading.gender, ""}
            strange = strange and (reading.case != "nomn" or _acts(reading))  # «избранная | президент» is a woman
            if reading.pos == "PRTF" and (strange or (word.gap.endswith(", ") and _acts(reading))):
                continue  # «ударившего, | обидевшего | судью», «обвинившей | директора»
            return not word.text[0].isdigit()
    return False


def _acts(participle: morph.Reading) -> bool:
    """Say whether a participle is one of who does something: «ударивший», but no «прославленный»."""
    ends = tuple(read_toml("names.toml")["ends_of_active_participles"])
    return (morph.inflected(participle, "nomn", "sing", "masc") or "").endswith(ends)


def follows_quotation(words: Sequence[Word], head: int) -> bool:
    """Say whether nothing but adjectives stand between a quotation and the head of a role."""
    first = head
    while first and words[first].gap in {" ", "\xa0"} and modifies(words[first - 1], words[head]):
        first -= 1
    return words[first].gap in _CLOSING_GAPS


def opens_behind(words: Sequence[Word]) -> bool:
    """Say whether the quotation that ends before a name began behind the role's head: «тренер «Вымпела» | Гранин»."""
    return next((word.gap.endswith(_OPENS) for word in reversed(words) if _MARKS.search(word.gap)), False)


@cache
def _acting() -> str:
    return r"\.[ \xa0]?".join(read_toml("names.toml")["acting"]) + r"\."


@cache
def acting_end() -> re.Pattern[str]:
    """Give the pattern of «и. о.» before the head of a role."""
    return re.compile(rf"(?<!\w)(?i:{_acting()})[ \xa0]?$")


@cache
def acting_start() -> re.Pattern[str]:
    """Give the pattern of «и. о.» and the space behind it."""
    return re.compile(rf"(?i:{_acting()})[ \xa0]?")


def is_acting(text: str, start: int) -> bool:
    """Say whether «и. о.» stands at an offset: whose office it is, then stands in the genitive."""
    return acting_start().match(text, start) is not None
