"""Russian morphology: what a word form can be, and its nominative. The only importer of pymorphy3.

Readings are cached, because news repeats its words; the analyser is built once, on first use.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from itertools import takewhile
from typing import Any

from attrs import evolve, frozen

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
"""The six cases in the notation of OpenCorpora; second genitives and locatives count as gent and loct."""

_CASE = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
_MARKS = frozenset((
    "Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Fixd", "Sgtm", "Pltm", "Apro", "Init", "Anph", "Subx", "Qual",
    "intr", "impr",
))  # fmt: skip
_BY_ENDING = frozenset(("KnownSuffixAnalyzer", "KnownPrefixAnalyzer", "UnknownPrefixAnalyzer"))
"""The analyser's ways to guess that inflect a word as the dictionary inflects the word it ends like."""
_ORDINAL = re.compile(r"(\d+)(\d-[а-я]{1,2})")
_lock = threading.Lock()
_analyser: list[Any] = []


@frozen(eq=False)
class Reading:
    """One thing that a word form can be. Grammemes are those of OpenCorpora."""

    word: str
    """The form, in lower case."""
    lemma: str
    """Dictionary form."""
    pos: str
    """Part of speech: NOUN, ADJF, VERB, PREP, …; LATN, NUMB, PNCT, UNKN for what is no Russian word."""
    case: str
    """One of `CASES`, or empty."""
    number: str
    """`sing`, `plur`, or empty."""
    gender: str
    """`masc`, `femn`, `neut`, or empty."""
    animate: bool
    """Whether it is marked animate."""
    marks: frozenset[str]
    """What else the dictionary says: Name, Surn, Patr, Geox, Orgn, Abbr, Fixd, …"""
    score: float
    """Share of this reading among all, as the dictionary's corpus counts them."""
    known: bool
    """Whether the dictionary has the word; else its ending is guessed from."""
    place: tuple[int, int] | None
    """Number of the dictionary's paradigm and place in it, its own or that of a word like it; None if there is none."""
    raw: Any
    """The analyser's own record, if the word has no place in a paradigm."""


def analyser() -> Any:
    """Give the analyser, building it on first use."""
    if not _analyser:
        with _lock:
            if not _analyser:
                import pymorphy3
                import pymorphy3_dicts_ru

                # its own search for the dictionary reads the metadata of every package installed
                _analyser.append(pymorphy3.MorphAnalyzer(pymorphy3_dicts_ru.get_path(), "ru"))
    return _analyser[0]


def readings(word: str) -> tuple[Reading, ...]:
    """Say what a word form can be, the likeliest first.

    Args:
        word: one word without spaces; case does not matter, words joined by a hyphen are one.
    """
    return _readings(word.lower())


@lru_cache(maxsize=1 << 12)
def _readings(low: str) -> tuple[Reading, ...]:
    ordinal = _ORDINAL.fullmatch(low)
    if ordinal is not None and not analyser().word_is_known(low) and known(ordinal.group(2)):
        return _like_its_last_digit(*ordinal.groups())
    parses = analyser().parse(low)
    has = any(len(parse.methods_stack) == 1 and _place(parse) is not None for parse in parses)
    if not has:  # «Узорска» is of the town of Узорск, no acronym СКА with something before it
        parses = [parse for parse in parses if "Abbr" not in parse.tag] or parses
    return tuple([_reading(parse, _place(parse), has) for parse in parses])


def _like_its_last_digit(before: str, last: str) -> tuple[Reading, ...]:
    """Read an ordinal as that of its last digit, for the dictionary has the first dozens: «128-й» as «8-й»."""
    return tuple(evolve(r, word=before + r.word, lemma=before + r.lemma) for r in _readings(last))


def _reading(parse: Any, place: tuple[int, int] | None, has: bool) -> Reading:
    pos, case, number, gender, animate, marks = _grammemes(parse.tag)
    raw = parse if place is None else None
    return Reading(
        parse.word, parse.normal_form, pos, case, number, gender, animate, marks, parse.score, has, place, raw
    )


def _place(parse: Any) -> tuple[int, int] | None:
    """Give paradigm and place of a word that the dictionary has, or that a word of the dictionary ends like.

    A guess changes at its end alone: forms with a beginning of their own («наи-») are left to the analyser.
    """
    first, *more = parse.methods_stack
    if len(first) != 4 or len(more) > 1 or (more and type(more[0][0]).__name__ not in _BY_ENDING):
        return None
    place: tuple[int, int] = first[2:]
    return place if not more or _changes_at_its_end(place[0]) else None


@lru_cache(maxsize=1 << 12)
def _changes_at_its_end(paradigm: int) -> bool:
    return not any(prefix for prefix, _, _ in analyser().dictionary.build_paradigm_info(paradigm))


@lru_cache(maxsize=1 << 12)
def _grammemes(tag: Any) -> tuple[str, str, str, str, bool, frozenset[str]]:
    """Read a tag once: the dictionary has a few thousand of them."""
    case = str(tag.case or "")
    return (
        str(tag.POS or "") or ("LATN" if "LATN" in tag else "UNKN"),
        _CASE.get(case, case),
        str(tag.number or ""),
        "" if "ms-f" in tag else str(tag.gender or ""),
        str(tag.animacy or "") == "anim",
        _MARKS.intersection(tag.grammemes),
    )


def inflected(reading: Reading, case: str, number: str = "", gender: str = "") -> str | None:
    """Put a reading into a case, and into a number or gender if they are given; None if it has no such form.

    The gender is for adjectives and participles alone: nouns keep theirs.
    """
    wanted = {case, number or reading.number}
    if gender and reading.pos in ADJECTIVES and (number or reading.number) == "sing":
        wanted.add(gender)
    wanted.discard("")
    if reading.place is None:
        return _guessed(reading, frozenset(wanted))
    change = _change(*reading.place, frozenset(wanted))
    if change is None:
        return None
    prefix, suffix, before, behind = change
    return before + reading.word[prefix : len(reading.word) - suffix] + behind


@lru_cache(maxsize=1 << 12)
def _guessed(reading: Reading, wanted: frozenset[str]) -> str | None:
    form = reading.raw.inflect(set(wanted))
    return None if form is None else str(form.word)


@lru_cache(maxsize=1 << 12)
def _change(paradigm: int, place: int, wanted: frozenset[str]) -> tuple[int, int, str, str] | None:
    """Say how the words in a place of a paradigm change into the wanted form: all of them do alike.

    Returns:
        How many letters go at the beginning and at the end, and what comes there; None if there is no such form. Of
        several forms the one most like the old is taken, in meaning first, then in spelling: «высшего» gives «высший»,
        no «высочайший».
    """
    rows = analyser().dictionary.build_paradigm_info(paradigm)
    prefix, tag, suffix = rows[place]
    fitting = [row for row in rows if wanted <= row[1].grammemes]
    if not fitting:
        return None
    like = tag.updated_grammemes(wanted)

    def likeness(row: Any) -> tuple[float, bool, int]:
        meaning = len(like & row[1].grammemes) - 0.1 * len(like ^ row[1].grammemes)
        return meaning, row[0] == prefix, _alike(row[2], suffix)

    before, _, behind = max(fitting, key=likeness)
    return len(prefix), len(suffix), before, behind


def conjugated(infinitive: str) -> list[tuple[str, tuple[str, str, str, str]]]:
    """List the finite forms and gerunds of a verb, imperatives left out.

    Returns:
        Each form with its part of speech (VERB or GRND), number, gender and person, empty where it has none; nothing
        if the dictionary has no such infinitive.
    """
    places = analyser().dictionary.words.get(infinitive, ())
    if len(places) != 1:  # homonyms, the likeliest first («писать»), and words spelt with ё
        places = filter(None, map(_place, analyser().parse(infinitive)))
    for paradigm, place in places:
        forms, infinitives = _conjugation(paradigm)
        if place in infinitives:
            before, behind = infinitives[place]
            stem = infinitive[len(before) : len(infinitive) - len(behind)]
            return [(prefix + stem + suffix, told) for prefix, suffix, told in forms]
    return []


@lru_cache(maxsize=1 << 10)
def _conjugation(
    paradigm: int,
) -> tuple[list[tuple[str, str, tuple[str, str, str, str]]], dict[int, tuple[str, str]]]:
    """Give prefix, suffix and grammemes of the forms of verbs, for four hundred verbs share some paradigms.

    Returns:
        The forms, and prefix and suffix of infinitives by their place in the paradigm.
    """
    rows = list(enumerate(analyser().dictionary.build_paradigm_info(paradigm)))
    forms = [(prefix, suffix, told) for _, (prefix, tag, suffix) in rows if (told := _told(tag)) and told[0] != "INFN"]
    return forms, {place: (prefix, suffix) for place, (prefix, tag, suffix) in rows if _told(tag) == _INFINITIVE}


_INFINITIVE = ("INFN", "", "", "")


@lru_cache(maxsize=1 << 10)
def _told(tag: Any) -> tuple[str, str, str, str] | None:
    """Give part of speech, number, gender and person of a verb's form, None for participles and imperatives.

    The forms of all verbs share a hundred tags, each of which takes a search through its grammemes for every question.
    """
    if tag.POS == "INFN":
        return _INFINITIVE
    if tag.POS not in {"VERB", "GRND"} or tag.mood == "impr":
        return None
    return str(tag.POS), str(tag.number or ""), str(tag.gender or ""), str(tag.person or "")


def _alike(one: str, other: str) -> int:
    """Count the letters that two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


ADJECTIVES = frozenset(("ADJF", "PRTF"))
"""Parts of speech that agree with their noun."""


def nominative_of(reading: Reading) -> str:
    """Give the nominative of a reading in its own number and gender; the form itself if it has none."""
    if reading.case in ("", "nomn") or "Fixd" in reading.marks:
        return reading.word
    return inflected(reading, "nomn", gender=reading.gender) or reading.word


@lru_cache(maxsize=1 << 12)
def known(word: str) -> bool:
    """Say whether the dictionary has the word form."""
    low = word.lower()
    if analyser().word_is_known(low):
        return True
    ordinal = _ORDINAL.fullmatch(low)
    return ordinal is not None and known(ordinal.group(2))
