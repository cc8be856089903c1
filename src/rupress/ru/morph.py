"""Russian morphology: what a word form can be, and its nominative. The only importer of pymorphy3.

Readings are cached, because news repeats its words; the analyser is built once, on first use.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

from attrs import frozen

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
"""The six cases in the notation of OpenCorpora; second genitives and locatives count as gent and loct."""

_CASE = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
_MARKS = frozenset(
    ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Fixd", "Sgtm", "Pltm", "Apro", "Init", "Anph", "Subx", "Qual")
)
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
    raw: Any
    """The analyser's own record, for `nominative` alone."""


def analyser() -> Any:
    """Give the analyser, building it on first use."""
    if not _analyser:
        with _lock:
            if not _analyser:
                import pymorphy3

                _analyser.append(pymorphy3.MorphAnalyzer(lang="ru"))
    return _analyser[0]


def readings(word: str) -> tuple[Reading, ...]:
    """Say what a word form can be, the likeliest first.

    Args:
        word: one word without spaces; case does not matter, words joined by a hyphen are one.
    """
    return _readings(word.lower())


@lru_cache(maxsize=1 << 16)
def _readings(low: str) -> tuple[Reading, ...]:
    has = known(low)
    return tuple(_reading(parse, has) for parse in analyser().parse(low))


def _reading(parse: Any, has: bool) -> Reading:
    pos, case, number, gender, animate, marks = _grammemes(parse.tag)
    return Reading(parse.word, parse.normal_form, pos, case, number, gender, animate, marks, parse.score, has, parse)


@lru_cache(maxsize=1 << 13)
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


@lru_cache(maxsize=1 << 16)
def inflected(reading: Reading, case: str, number: str = "", gender: str = "") -> str | None:
    """Put a reading into a case, and into a number or gender if they are given; None if it has no such form.

    The gender is for adjectives and participles alone: nouns keep theirs.
    """
    wanted = {case, number or reading.number}
    if gender and reading.pos in ADJECTIVES and (number or reading.number) == "sing":
        wanted.add(gender)
    wanted.discard("")
    methods = reading.raw.methods_stack
    if case == "nomn" and reading.pos == "NOUN" and len(methods) == 1 and len(methods[0]) == 4:
        _, word, paradigm, place = methods[0]
        quick = _by_paradigm(word, paradigm, place, "plur" if "plur" in wanted else "sing")
        if quick is not None:
            return quick
    form = reading.raw.inflect(wanted)
    return None if form is None else str(form.word)


def _by_paradigm(word: str, paradigm: int, place: int, number: str) -> str | None:
    """Put a noun of the dictionary into the nominative by its paradigm alone, without making all its other forms."""
    endings = _nominatives(paradigm)
    prefix, suffix = _ending(paradigm, place)
    if prefix or not word.endswith(suffix):
        return None
    target = endings.get(number)
    return word[: len(word) - len(suffix)] + target if target is not None else None


@lru_cache(maxsize=1 << 12)
def _nominatives(paradigm: int) -> dict[str, str]:
    """Give the endings of a paradigm's plain nominatives by number, where each has just one."""
    found: dict[str, list[str]] = {}
    for prefix, tag, suffix in analyser().dictionary.build_paradigm_info(paradigm):
        if str(tag.case or "") == "nomn" and not prefix:
            found.setdefault(str(tag.number or ""), []).append(suffix)
    return {number: endings[0] for number, endings in found.items() if len(endings) == 1}


@lru_cache(maxsize=1 << 14)
def _ending(paradigm: int, place: int) -> tuple[str, str]:
    prefix, _, suffix = analyser().dictionary.build_paradigm_info(paradigm)[place]
    return prefix, suffix


ADJECTIVES = frozenset(("ADJF", "PRTF"))
"""Parts of speech that agree with their noun."""


def nominative_of(reading: Reading) -> str:
    """Give the nominative of a reading in its own number and gender; the form itself if it has none."""
    if reading.case in ("", "nomn") or "Fixd" in reading.marks:
        return reading.word
    return inflected(reading, "nomn", gender=reading.gender) or reading.word


@lru_cache(maxsize=1 << 16)
def known(word: str) -> bool:
    """Say whether the dictionary has the word form."""
    return bool(analyser().word_is_known(word.lower()))
