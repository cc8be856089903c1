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
        _Search(phrase, tokens, case, found).extend(_NOTHING)
    found.append(_kept(phrase, tokens))
    return tuple(found)


def _kept(phrase: str, tokens: tuple[Token, ...]) -> Reading:
    """Read a phrase as one that does not decline."""
    named = tuple((t.text, t.text.lower(), "", "0") for t in tokens[:_MOST_WORDS] if t.text[0].isupper())
    return Reading(phrase, "", "", "", "0", named, ("keep:" + "/".join(t.kind for t in tokens[:3]), "keep"))


@frozen(eq=False)
class _Taken:
    """The words from the left that a reading has dealt with, so that longer readings begin where shorter ones end."""

    count: int
    """How many."""
    last: Form | None
    """The last of them."""
    before: Form | None
    """The last that declines."""
    out: str
    """The phrase up to its end, in the nominative."""
    named: tuple[tuple[str, str, str, str], ...]
    """As in `Reading`."""
    features: tuple[str, ...]
    """What they say for or against the reading."""


_NOTHING = _Taken(0, None, None, "", (), ())


@frozen(eq=False)
class _Search:
    """The readings of a phrase in one case."""

    phrase: str
    tokens: tuple[Token, ...]
    case: str
    found: list[Reading]

    def extend(self, taken: _Taken) -> None:
        """Decline one more word in each way it can; what is taken so far is a reading, too."""
        at = taken.count
        if taken.last is not None and taken.last.case:
            self.found.append(_reading(self.phrase, self.tokens, taken, taken.last))
        if at == min(len(self.tokens), _MOST_WORDS) or len(self.found) > _MOST_READINGS:
            return
        token = self.tokens[at]
        possible = forms(token.text)
        for form in possible:
            if form.case == self.case and _agrees(taken.before, form):
                self.extend(_declined(taken, token, form))
        if at + 1 < len(self.tokens) and _may_stay(token):
            self.extend(_stayed(taken, token, possible[-1]))


def _may_stay(token: Token) -> bool:
    """Say whether a word may stay as it is before one that declines: an initial, a foreign word, «Чен»."""
    if token.kind in {"ini", "lat"}:
        return True
    return token.text[0].isupper() and (len(token.text) <= 4 or not morph.known(token.text))


def _agrees(before: Form | None, form: Form) -> bool:
    """Say whether a word may follow the one that declines before: adjectives agree with nouns, surnames with names."""
    if before is None:
        return True
    names = before.sort[0] in _NAME_SORTS and form.sort[0] in _NAME_SORTS
    if names or before.sort[0] == "A":
        if before.number != form.number and before.number and form.number:
            return False
        clash = before.gender and form.gender and before.gender != form.gender
        return not clash or form.number == "plur"
    return True


def _stayed(taken: _Taken, token: Token, form: Form) -> _Taken:
    """Take a word as it is."""
    out = taken.out + token.gap + token.text
    return _Taken(taken.count + 1, form, taken.before, out, taken.named, (*taken.features, f"stay:{token.kind}"))


def _declined(taken: _Taken, token: Token, form: Form) -> _Taken:
    """Take a word in one of its forms."""
    capital = "C" if token.text[0].isupper() else ""
    features = (*taken.features, *form.features)
    before = taken.before
    if before is not None:
        agree = "" if before.gender == form.gender else "~" if not (before.gender and form.gender) else "!"
        agree += "" if before.number == form.number else "#"
        features += (f"p:{before.sort}:{capital}{form.sort}:{agree}",)
        if before.sort == "N":  # «города | Рязани», but «администрация | Рязани»
            features += (f"pn:{before.out}:{capital}",)
        if any(mark in token.gap for mark in _OPENING):
            features += (f"pq:{capital}{form.sort}",)
    named = (*taken.named, (token.text, form.out, form.gender, form.sort)) if capital else taken.named
    return _Taken(taken.count + 1, form, form, taken.out + token.gap + form.written, named, features)


def _reading(phrase: str, tokens: tuple[Token, ...], taken: _Taken, last: Form) -> Reading:
    """Make a reading that declines the words taken and keeps the rest."""
    features = list(taken.features)
    rest = tokens[taken.count :]
    if rest:
        quoted = "«" if any(mark in rest[0].gap for mark in _OPENING) else "," if "," in rest[0].gap else ""
        features.append(f"b:{last.sort}:{quoted}{rest[0].kind}")
        features.append(f"bk:{quoted}{rest[0].kind}")
        if last.sort == "N":
            features.append(f"bn:{last.out}:{rest[0].kind[:1]}")
    else:
        features.append(f"e:{last.sort}:{taken.count}")
    if phrase[0] in _OPENING:
        features.append(f"quo:{last.case}")
    out = taken.out + phrase[tokens[taken.count - 1].stop :]
    return Reading(out, last.case, last.number, last.gender, last.sort, taken.named, tuple(features))
