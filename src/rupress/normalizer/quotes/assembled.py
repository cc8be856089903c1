"""The words of a quote that the author interrupts, put together as an editor would print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from rupress.normalizer.quotes.lists import alternation, table
from rupress.records import QuoteKind
from rupress.ru.morph import readings

_GAP = " … "
_ENDS = ("!", "?", "…", "...")
_CLOSING = "»“”\"'"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLAUSE = re.compile(r"[.!?…;:,()]|\s[—–-]\s")
_TAIL = re.compile(r"\W*\Z")
_MARKS = 40
"""Marks and white space before a part are hardly more characters."""
_NEAR = 300
"""Characters beside a join that are looked at: a clause is hardly longer."""
_FINITE = frozenset({"VERB", "PRED", "ADJS", "PRTS"})
_GERUND = frozenset({"GRND"})
_NAMES = frozenset({"NOUN", "NPRO"})
_DESCRIBING = frozenset({"ADJF", "PRTF"})
_CAPITALS = frozenset({"NOUN", "ADJF", "UNKN"})
_LIKELY = 0.2
"""Share of the readings of a form from which on it is taken for such a word."""


def assembled(text: str, parts: Sequence[tuple[int, int]], kind: QuoteKind) -> str:
    """Give the words of a quote as one text, with the marks that stood, or that the author's words stood for.

    Args:
        text: the article.
        parts: the words said, in order.
        kind: pieces inside the author's own clause are no sentence together: « … » stands between them.
    """
    words = [text[start:stop] for start, stop in parts]
    said = words[:1]
    for ((_, stop), (start, _)), (left, right) in zip(pairwise(parts), pairwise(words), strict=True):
        said += (_mark(text[stop:start], left[-_NEAR:], right[:_NEAR], kind), right)
    return "".join(said)


def _mark(gap: str, left: str, right: str, kind: QuoteKind) -> str:
    """Give what stands between two parts: a space at least, « … » or a line break, a mark before it."""
    if kind is QuoteKind.MIXED:
        return " " if left.endswith(_ENDS) or right.startswith(_ENDS) else _GAP
    between = _TAIL.search(gap[-_MARKS:])
    space = "\n" if between and "\n" in between[0] and not right[:1].islower() else " "
    if left.endswith(_ENDS):
        return space
    own = gap.lstrip(_CLOSING)[:1]
    if not gap.strip() or own in (";", ":"):
        return (own if own in (";", ":") else "") + space
    if kind is QuoteKind.INDIRECT and space == " ":
        return ("," if _divided(left, right, printed=False) else "") + space
    if _begins(right) or (not right[:1].islower() and not gap.rstrip(" \t\xa0—–-" + _CLOSING).endswith(",")):
        return "." + space
    stop = "." if gap.startswith((".,", ". —", ". –", ". -")) else ""  # «в 2005 г., — сказал он, — мост закрыли»
    return stop + ("," if _divided(left, right, printed=True) else "") + space


def _begins(right: str) -> bool:
    """Say whether words begin with a capital that no name explains: «— сказал он, — Там скользко»."""
    first = _WORD.match(right)
    return first is not None and first[0][0].isupper() and first[0][1:].islower() and not _is(first[0], _CAPITALS)


def _divided(left: str, right: str, *, printed: bool) -> bool:
    """Say whether a comma belongs where the author's words stood, for they have commas around them anyway.

    «Нужно ждать, — сказал он, — пока спадёт вода» has one, «Осенью, — сказал он, — мост откроют» has none.

    Args:
        left: the words before.
        right: the words behind.
        printed: whether two clauses are enough; else the one behind must have a subject of its own as well.
    """
    before, behind = _words(_CLAUSE.split(left)[-1]), _words(_CLAUSE.split(right, maxsplit=1)[0])
    if not before or not behind:
        return False
    if _introduced().fullmatch(" ".join(before)):
        return True
    if before[-1] in _openers():
        return False
    if behind[0] in table("joins", "divided") or behind[0].startswith(tuple(table("joins", "divided_stems"))):
        return True
    if _is(behind[0], _GERUND):
        return True
    clauses = _predicate(before) is not None and _predicate(behind) is not None
    if behind[0] in table("joins", "sums") or not printed:
        return clauses and _has_subject(behind)
    return clauses


@cache
def _openers() -> frozenset[str]:
    """Give the words behind which a clause only begins: «однако, по его словам, мост закрыт»."""
    return table("joins", "divided") | table("joins", "sums")


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(alternation("joins", "introducing"))


def _words(text: str) -> list[str]:
    return [word.lower().replace("ё", "е") for word in _WORD.findall(text)]


def _is(word: str, parts: frozenset[str]) -> bool:
    return any(r.pos in parts and r.score >= _LIKELY for r in readings(word))


def _predicate(words: Sequence[str]) -> int | None:
    """Give the place of the word that makes a clause of them."""
    marks = table("joins", "predicates")
    for k, word in enumerate(words):
        if word in marks or _is(word, _FINITE):
            return k
        if (
            k
            and _stands(word, _DESCRIBING)
            and _stands(words[k - 1], _NAMES)
            and not _stands(words[k - 1], _DESCRIBING)
        ):
            return k  # «Положение тяжёлое, — сказал он, — доллар дешевеет»
    return None


def _has_subject(words: Sequence[str]) -> bool:
    """Say whether somebody or something does what they say: «и мост откроют» has a subject, «и открыли мост» none."""
    end = _predicate(words)
    return any(_stands(word, _NAMES) for word in words[words[0] in table("joins", "sums") : end])


def _stands(word: str, parts: frozenset[str]) -> bool:
    return any(r.pos in parts and r.case == "nomn" and r.score >= _LIKELY for r in readings(word))
