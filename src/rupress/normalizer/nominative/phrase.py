"""Every way to read a phrase: which of its words decline, in which case it stands, and its nominative then.

A reading declines words from the left as long as they agree in case («Нижнего Новгорода», «Сергея Лаврова», «городе
Рязани») and keeps the rest («министерства | обороны», «партии | «Свобода»»). Names that do not decline may stand
between («Ким Чен | Ына»). What speaks for a reading is a list of features; `choose` weighs them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import frozen

from rupress.normalizer.gazetteer import known_organization
from rupress.normalizer.nominative.eastern import is_eastern
from rupress.normalizer.nominative.forms import Form, form_features, forms, sort_of
from rupress.normalizer.nominative.weights import weighed
from rupress.ru import morph
from rupress.ru.tables import read_toml

_WORD = re.compile(r"\w+(?:[-'’‐‑]\w+)*")
_OPENING = '«"„“('
_NAME_SORTS = frozenset("GSPx")
_SHORT = 4
"""Letters of a word that may stay although the dictionary has it: «Чен»."""
_NOUNS = frozenset("NO")
_ALIKE = frozenset(("masc", "neut"))
"""Genders of adjectives that differ in the nominative alone."""
_MOST_WORDS = 8
_MOST_READINGS = 240

NamedForm = tuple[str, str, str, str]
"""Form, nominative, gender and sort of a capitalised word."""


@frozen(eq=False)
class Token:
    """A word of the phrase."""

    text: str
    start: int
    stop: int
    gap: str
    """What stands between the word before and this one."""
    quoted: bool
    """Whether a quotation mark or bracket opens there."""
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
    named: tuple[NamedForm, ...]
    """The capitalised words that decline: what the document may attest."""
    score: float
    """How much the phrase by itself speaks for the reading."""
    features: tuple[str, ...] = ()
    """What it says for or against it, if that was asked for."""


def tokens_of(phrase: str) -> tuple[Token, ...]:
    """Cut a phrase into words."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(phrase):
        word = match.group()
        kind = _kind(word) if len(found) <= _MOST_WORDS else ""
        gap = phrase[last : match.start()]
        quoted = gap not in {"", " "} and any(mark in gap for mark in _OPENING)
        found.append(Token(word, match.start(), match.end(), gap, quoted, kind))
        last = match.end()
    return tuple(found)


@lru_cache(maxsize=1 << 12)
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


def readings_of(phrase: str, *, explain: bool = False) -> tuple[Reading, ...]:
    """Give every way to read a phrase; the last keeps it as it is.

    Args:
        phrase: the words.
        explain: whether the readings are to name what speaks for and against them, as the training needs it.
    """
    tokens = tokens_of(phrase)
    eastern = is_eastern([token.text for token in tokens])
    found: list[Reading] = []
    for case in morph.CASES:
        _Search(phrase, tokens, case, found, explain, eastern).extend(_NOTHING)
    found.append(_kept(phrase, tokens, explain=explain))
    return tuple(found)


def _kept(phrase: str, tokens: tuple[Token, ...], *, explain: bool) -> Reading:
    """Read a phrase as one that does not decline."""
    named = tuple((t.text, t.text.lower(), "", "0") for t in tokens[:_MOST_WORDS] if t.text[0].isupper())
    features = ("keep:" + "/".join([t.kind for t in tokens[:3]]), "keep")
    return Reading(phrase, "", "", "", "0", named, weighed(features), features if explain else ())


@frozen(eq=False)
class _Taken:
    """The words from the left that a reading has dealt with, so that longer readings begin where shorter ones end."""

    count: int
    """How many."""
    last: Form | None
    """The last of them."""
    before: Form | None
    """The last that declines."""
    gender: str
    """Gender of the last name that shows one."""
    out: str
    """The phrase up to its end, in the nominative."""
    named: tuple[NamedForm, ...]
    """As in `Reading`."""
    score: float
    """How much they speak for the reading."""
    features: tuple[str, ...]
    """What they say, if that was asked for."""


_NOTHING = _Taken(0, None, None, "", "", (), 0.0, ())


@frozen(eq=False)
class _Search:
    """The readings of a phrase in one case."""

    phrase: str
    tokens: tuple[Token, ...]
    case: str
    found: list[Reading]
    explain: bool
    eastern: bool

    def extend(self, taken: _Taken) -> None:
        """Decline one more word in each way it can; what is taken so far is a reading, too."""
        at = taken.count
        more = at < min(len(self.tokens), _MOST_WORDS)
        token = self.tokens[at] if more else None
        possible = forms(token.text, foreign=self.eastern and at > 0) if token is not None else ()
        if taken.last is not None and taken.last.case and not _wants(taken.last, token, possible):
            self.found.append(self._reading(taken, taken.last))
        if token is None or len(self.found) > _MOST_READINGS or _governs(token):
            return
        for form in possible:
            if form.case == self.case and _agrees(taken.before, form) and not self._belongs(taken, token, form):
                self.extend(self._declined(taken, token, form))
        if at + 1 < len(self.tokens) and _may_stay(token):
            self.extend(self._stayed(taken, token, possible[-1]))

    def _belongs(self, taken: _Taken, token: Token, form: Form) -> bool:
        """Say whether a word in small letters belongs to the noun before it and stays: «Совет | народных депутатов».

        «Газпром нефть» and «Рассвет банк» are names that the tables know, or that end with what a company is.
        """
        before = taken.before
        if before is None or not token.text[0].islower() or before.sort[0] not in _NOUNS or len(before.out) == 1:
            return False  # «экономического и | валютного союза»
        if form.sort[0] == "A":
            return True
        if form.sort[0] != "N" or not token.kind.endswith("g"):
            return False
        return form.out not in _ends_of_companies() and known_organization(taken.out + token.gap + form.written) is None

    def _stayed(self, taken: _Taken, token: Token, form: Form) -> _Taken:
        """Take a word as it is."""
        said = (f"stay:{token.kind}",)
        out = taken.out + token.gap + token.text
        features = (*taken.features, *said) if self.explain else ()
        score = taken.score + weighed(said)
        return _Taken(taken.count + 1, form, taken.before, taken.gender, out, taken.named, score, features)

    def _declined(self, taken: _Taken, token: Token, form: Form) -> _Taken:
        """Take a word in one of its forms."""
        capital = "C" if token.text[0].isupper() else ""
        said = _beside(taken.before, token, form, capital) if taken.before is not None else ()
        out = taken.out + token.gap + form.written
        named = (*taken.named, (token.text, form.out, form.gender, form.sort)) if capital else taken.named
        score = taken.score + form.weight + (weighed(said) if said else 0.0)
        features = (*taken.features, *form_features(form, token.text), *said) if self.explain else ()
        gender = form.gender if form.sort[0] in _NAME_SORTS else ""
        return _Taken(taken.count + 1, form, form, gender or taken.gender, out, named, score, features)

    def _reading(self, taken: _Taken, last: Form) -> Reading:
        """Make a reading that declines the words taken and keeps the rest."""
        said = _ending(self.phrase, self.tokens, taken, last)
        out = taken.out + self.phrase[self.tokens[taken.count - 1].stop :]
        score = taken.score + weighed(said)
        features = (*taken.features, *said) if self.explain else ()
        gender = last.gender or taken.gender  # «Серафима Агеенко» is a woman, though «Агеенко» does not tell
        return Reading(out, last.case, last.number, gender, last.sort, taken.named, score, features)


@cache
def _ends_of_companies() -> frozenset[str]:
    table = read_toml("names.toml")
    return frozenset((*table["added_to_companies"], *table["kinds_in_apposition"], *table["naming_ends"]))


def _governs(token: Token) -> bool:
    """Say whether a word is a preposition, behind which nothing declines: «Бюро | по защите среды»."""
    return token.kind == "PREP" and token.text.islower()


def _wants(last: Form, token: Token | None, possible: tuple[Form, ...]) -> bool:
    """Say whether an adjective cannot do without the noun behind it: «Озёрского трамвайного | депо».

    Masculine and neuter forms are alike, so that the noun's gender says which the adjective is.
    """
    if token is None or last.sort != "A" or not token.text[0].islower() or last.case == "nomn":
        return False
    alike = {last.gender, *(_ALIKE if last.gender in _ALIKE else ())}
    return any(
        form.case == last.case and form.sort in {"N", "O"} and form.number == last.number and form.gender in alike
        for form in possible
    )


def _may_stay(token: Token) -> bool:
    """Say whether a word may stay as it is before one that declines: an initial, a foreign word, «Чен»."""
    if token.kind in {"ini", "lat"}:
        return True
    if not token.text[0].isupper() or (len(token.text) > _SHORT and morph.known(token.text)):
        return False
    first, _, last = token.text.partition("-")  # «Военно-морских»
    return not first or not last or morph.readings(last)[0].pos not in morph.ADJECTIVES


def _agrees(before: Form | None, form: Form) -> bool:
    """Say whether a word may follow the one that declines before: adjectives agree with nouns, surnames with names."""
    if before is None:
        return True
    names = before.sort[0] in _NAME_SORTS and form.sort[0] in _NAME_SORTS
    joined = before.sort[0] == "h" and form.sort == "A"  # «Средне-Горанское | книжное издательство»
    if names or joined or before.sort[0] == "A":
        if before.number != form.number and before.number and form.number:
            return False
        clash = before.gender and form.gender and before.gender != form.gender
        return not clash or form.number == "plur"
    return True


def _beside(before: Form, token: Token, form: Form, capital: str) -> tuple[str, ...]:
    """Say what a word has to say to the one that declines before it."""
    agree = "" if before.gender == form.gender else "~" if not (before.gender and form.gender) else "!"
    agree += "" if before.number == form.number else "#"
    said: tuple[str, ...] = (f"p:{before.sort}:{capital}{form.sort}:{agree}",)
    if before.sort == "N":  # «города | Рязани», but «администрация | Рязани»
        said += (f"pn:{before.out}:{capital}",)
    if token.quoted:
        said += (f"pq:{capital}{form.sort}",)
    return said


def _ending(phrase: str, tokens: tuple[Token, ...], taken: _Taken, last: Form) -> list[str]:
    """Say what speaks for and against ending the declined part of a phrase here."""
    said: list[str] = []
    rest = tokens[taken.count :]
    if rest:
        quoted = "«" if rest[0].quoted else "," if "," in rest[0].gap else ""
        said.append(f"b:{last.sort}:{quoted}{rest[0].kind}")
        said.append(f"bk:{quoted}{rest[0].kind}")
        if last.sort == "N":
            said.append(f"bn:{last.out}:{rest[0].kind[:1]}")
    else:
        said.append(f"e:{last.sort}:{taken.count}")
    if phrase[0] in _OPENING:
        said.append(f"quo:{last.case}")
    return said
