"""Every way to read a phrase: which of its words decline, in which case it stands, and its nominative then.

A reading declines words from the left as long as they agree in case («Нижнего Новгорода», «Сергея Лаврова», «городе
Рязани») and keeps the rest («министерства | обороны», «партии | «Свобода»»). Names that do not decline may stand
between («Ким Чен | Ына»). What speaks for a reading is a list of features; `choose` weighs them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from rupress.normalizer.nominative.forms import Form, forms, sort_of
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph

_WORD = re.compile(r"\w+(?:[-'’‐‑]\w+)*")
_OPENING = '«"„“('
_NAME_SORTS = frozenset("GSPx")
_MOST_WORDS = 8
_MOST_READINGS = 240


@frozen(eq=False)
class Token:
    """A word of the phrase."""

    text: str
    start: int
    stop: int
    gap: str
    """What stands between the word before and this one."""
    kind: str
    """What the tail sees of it: part of speech and marks, script, capital; empty beyond those looked at."""


@frozen(eq=False)
class Reading:
    """One way to read the phrase."""

    out: str
    """The phrase in the nominative."""
    case: str
    """The case it stands in; empty if nothing declines."""
    number: str
    """Number of its last word that declines."""
    gender: str
    """Gender of that word."""
    sort: str
    """Sort of that word, as in `Form`."""
    named: tuple[tuple[str, str, str, str], ...]
    """Form, nominative, gender and sort of the capitalised words that decline: what the document may attest."""
    features: tuple[str, ...]
    """What the phrase by itself says for or against the reading."""


def tokens_of(phrase: str) -> tuple[Token, ...]:
    """Cut a phrase into words."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(phrase):
        word = match.group()
        kind = _kind(word) if len(found) <= _MOST_WORDS else ""
        found.append(Token(word, match.start(), match.end(), phrase[last : match.start()], kind))
        last = match.end()
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _kind(word: str) -> str:
    """Describe a word that may begin a tail."""
    if not any("а" <= c <= "я" or c in "ёЁ" or "А" <= c <= "Я" for c in word):
        return "lat" if any(c.isalpha() for c in word) else "num"
    if len(word) == 1 and word.isupper():
        return "ini"
    best = morph.readings(word)
    sort = sort_of(best[0]) if best[0].case else best[0].pos
    genitive = "g" if any(r.case == "gent" and r.score > 0.02 for r in best) else ""
    return ("C" if word[0].isupper() else "") + ("^" if word.isupper() else "") + sort + genitive


def readings_of(phrase: str) -> tuple[Reading, ...]:
    """Give every way to read a phrase; the last keeps it as it is."""
    tokens = tokens_of(phrase)
    found: list[Reading] = []
    for case in morph.CASES:
        _Search(phrase, tokens, case, found).extend(())
    found.append(_kept(phrase, tokens))
    return tuple(found)


def _kept(phrase: str, tokens: tuple[Token, ...]) -> Reading:
    """Read a phrase as one that does not decline."""
    named = tuple((t.text, t.text.lower(), "", "0") for t in tokens[:_MOST_WORDS] if t.text[0].isupper())
    return Reading(phrase, "", "", "", "0", named, ("keep:" + "/".join(t.kind for t in tokens[:3]), "keep"))


@frozen(eq=False)
class _Search:
    """The readings of a phrase in one case."""

    phrase: str
    tokens: tuple[Token, ...]
    case: str
    found: list[Reading]

    def extend(self, taken: tuple[Form, ...]) -> None:
        """Decline one more word in each way it can; what is taken so far is a reading, too."""
        if taken and taken[-1].case:
            self.found.append(_reading(self.phrase, self.tokens, self.case, taken))
        at = len(taken)
        if at == min(len(self.tokens), _MOST_WORDS) or len(self.found) > _MOST_READINGS:
            return
        token = self.tokens[at]
        possible = forms(token.text)
        for form in possible:
            if form.case == self.case and _agrees(taken, form):
                self.extend((*taken, form))
        if at + 1 < len(self.tokens) and _may_stay(token):
            self.extend((*taken, possible[-1]))


def _may_stay(token: Token) -> bool:
    """Say whether a word may stay as it is before one that declines: an initial, a foreign word, «Чен»."""
    if token.kind in {"ini", "lat"}:
        return True
    return token.text[0].isupper() and (len(token.text) <= 4 or not morph.known(token.text))


def _agrees(taken: tuple[Form, ...], form: Form) -> bool:
    """Say whether a word may follow those taken: adjectives agree with their noun, surnames with given names."""
    before = next((f for f in reversed(taken) if f.case), None)
    if before is None:
        return True
    names = before.sort[0] in _NAME_SORTS and form.sort[0] in _NAME_SORTS
    if names or before.sort[0] == "A":
        if before.number != form.number and before.number and form.number:
            return False
        clash = before.gender and form.gender and before.gender != form.gender
        return not clash or form.number == "plur"
    return True


def _reading(phrase: str, tokens: tuple[Token, ...], case: str, taken: tuple[Form, ...]) -> Reading:
    parts: list[str] = []
    named: list[tuple[str, str, str, str]] = []
    at = 0
    for form, token in zip(taken, tokens, strict=False):
        text = token.text
        if form.case:
            parts += phrase[at : token.start], spelled(form.out, text)
            if text[0].isupper():
                named.append((text, form.out, form.gender, form.sort))
        else:
            parts += phrase[at : token.start], text
        at = token.stop
    parts.append(phrase[at:])
    last = taken[-1]
    features = _features(phrase, tokens, taken)
    return Reading("".join(parts), case, last.number, last.gender, last.sort, tuple(named), features)


def _features(phrase: str, tokens: tuple[Token, ...], taken: tuple[Form, ...]) -> tuple[str, ...]:
    found: list[str] = []
    before: Form | None = None
    for form, token in zip(taken, tokens, strict=False):
        capital = "C" if token.text[0].isupper() else ""
        if not form.case:
            found.append(f"stay:{token.kind}")
            continue
        found += form.features
        sort = capital + form.sort
        if before is not None:
            agree = "" if before.gender == form.gender else "~" if not (before.gender and form.gender) else "!"
            agree += "" if before.number == form.number else "#"
            found.append(f"p:{before.sort}:{sort}:{agree}")
            if before.sort == "N":  # «города | Рязани», but «администрация | Рязани»
                found.append(f"pn:{before.out}:{capital}")
            if any(mark in token.gap for mark in _OPENING):
                found.append(f"pq:{sort}")
        before = form
    rest = tokens[len(taken) :]
    last = taken[-1].sort
    if rest:
        quoted = "«" if any(mark in rest[0].gap for mark in _OPENING) else "," if "," in rest[0].gap else ""
        found.append(f"b:{last}:{quoted}{rest[0].kind}")
        found.append(f"bk:{quoted}{rest[0].kind}")
        if last == "N":
            found.append(f"bn:{taken[-1].out}:{rest[0].kind[:1]}")
    else:
        found.append(f"e:{last}:{len(taken)}")
    if phrase[0] in _OPENING:
        found.append(f"quo:{taken[-1].case}")
    return tuple(found)
