"""Russian morphology: what a word form can be, and its nominative. The only importer of pymorphy3.

Readings are cached, because news repeats its words; the analyser is built once, on first use.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

from attrs import field, frozen

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
    if len(methods) == 1 and len(methods[0]) == 4:  # a word of the dictionary
        _, word, paradigm, place = methods[0]
        target = _target(_Step(paradigm, place, frozenset(wanted), reading.raw))
        return None if target is None else _replaced(word, paradigm, place, target)
    form = reading.raw.inflect(wanted)
    return None if form is None else str(form.word)


@frozen
class _Step:
    """From one form of a paradigm to another; equal for all words of the paradigm, which inflect alike."""

    paradigm: int
    place: int
    wanted: frozenset[str]
    raw: Any = field(eq=False)
    """Some word's record in this place of the paradigm."""


@lru_cache(maxsize=1 << 14)
def _target(step: _Step) -> int | None:
    """Find where in its paradigm the wanted form stands, so that the other forms are made once and not for each word."""
    form = step.raw.inflect(set(step.wanted))
    return None if form is None else int(form.methods_stack[0][3])


def _replaced(word: str, paradigm: int, place: int, target: int) -> str:
    """Take a word from one place of its paradigm to another."""
    prefix, suffix = _ending(paradigm, place)
    before, behind = _ending(paradigm, target)
    return before + word[len(prefix) : len(word) - len(suffix)] + behind


@lru_cache(maxsize=1 << 14)
def _ending(paradigm: int, place: int) -> tuple[str, str]:
    """Give prefix and ending of the words in a place of a paradigm."""
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
