"""The words beside a name that say what the person is: «глава МИД РФ | Сергей Гранин», «Гранин, министр обороны,»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from rupress.normalizer.entities.words import Word, words_of
from rupress.normalizer.nominative import Reading as NameReading
from rupress.normalizer.nominative import nominative
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.tables import read_toml, read_tsv
from rupress.span import Span

_REACH = 200
"""How far from a name its role may begin or end, in characters."""
_BESIDE = 60
"""How much of the text beside a role is read with it."""
_MOST_WORDS = 14
_MOST_LEADS = 3
_ACTING = re.compile(r"[Ии]\.\s?о\.\s?$")
_NOMINAL = frozenset(("NOUN", "ADJF", "PRTF", "NUMR", "LATN", "NUMB", "UNKN"))
_OPENS, _CLOSES = ("«", "„", ' "'), ("»", "“", '"')
_JOINING = frozenset((" ", "\xa0", " «", "» ", ' "', '" ', "» «", " „", "“ ", " №", " № "))
_CLOSING_GAPS = frozenset(mark + space for mark in _CLOSES for space in " \xa0")
_OPENING = {", ": False, " (": True, " — ": True, " – ": True, " - ": True}
"""Marks between a name and a role behind it, and whether the role is in the nominative whatever the name's case."""


@cache
def role_nouns() -> dict[str, str]:
    """Give the nouns that head a role, with their kind."""
    return {row["noun"]: row["kind"] for row in read_tsv("roles.tsv")}


def roles_of(
    text: str, members: Sequence[int], mentions: Sequence[Mention], readings: Sequence[NameReading]
) -> tuple[str, ...]:
    """Collect what a text calls a person beside the name, in the nominative, each role once.

    Args:
        text: the article.
        members: which mentions name the person.
        mentions: all mentions, sorted.
        readings: how each was read.
    """
    roles: dict[str, str] = {}
    for index in members:
        place = _Place(text, index, mentions, readings[index].case)
        for rule in (role_before, role_after, role_predicate):
            span = rule(place)
            if span is not None and not (rule is role_after and _is_of_next(place, span, readings)):
                role = _small(_normal(text, span, place.names()))
                roles.setdefault(role.lower(), role)
    return tuple(roles.values())


def _is_of_next(place: _Place, role: Span, readings: Sequence[NameReading]) -> bool:
    """Say whether a role between two names is the next one's: «президент Гранин, | министр обороны Дубнева»."""
    after = place.index + 1
    if after >= len(place.mentions) or place.text[role.stop : place.ceiling()].strip():
        return False
    following = next(
        (i for i in range(after, min(after + 6, len(place.mentions))) if _is_person(place.mentions[i])), None
    )
    if following is None:
        return False
    theirs = role_before(_Place(place.text, following, place.mentions, readings[following].case))
    return theirs is not None and theirs.start <= role.start


def _is_person(mention: Mention) -> bool:
    return mention.type is EntityType.PER


def _normal(text: str, span: Span, names: Sequence[Span]) -> str:
    """Put a role into the nominative; behind «и. о.» it stays in the genitive, as do the names in it."""
    if text[span.start : span.start + 2].lower() == "и.":
        return text[span.start : span.stop]
    inside = [name.start for name in names if span.start < name.start < span.stop]
    stop = min(inside, default=span.stop)
    while stop > span.start and not text[stop - 1].isalnum():
        stop -= 1
    role = text[span.start : stop]
    common = _small(role)
    if common == role:
        return nominative(text, span.start, stop) + text[stop : span.stop]
    # with the sentence's capital «Борца» would be a name that the dictionary lacks
    low, high = max(0, span.start - _BESIDE), min(len(text), stop + _BESIDE)
    beside = text[low : span.start] + common + text[stop:high]
    return nominative(beside, span.start - low, stop - low) + text[stop : span.stop]


def _small(role: str) -> str:
    """Write a role without a sentence's capital: «Глава», «Поп-король», «Первый заместитель», but «МИД»."""
    first = role.split(maxsplit=1)[0]
    common = first == "И." or (first[1:].islower() and (_is_role(first) or _is_adjective(first)))
    return role[0].lower() + role[1:] if common else role


def _is_role(word: str) -> bool:
    """Say whether a word, or its last part, is the noun of a role in whatever case: «Борца», «поп-короля»."""
    return any(_fold(r.lemma) in role_nouns() for form in {word, _last(word)} for r in morph.readings(form))


def _last(word: str) -> str:
    """Give the part of a word behind its last hyphen, unless the table of roles has the whole: «премьер-министр»."""
    return word if word in role_nouns() else word.rpartition("-")[2]


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def _is_adjective(word: str) -> bool:
    best = morph.readings(word)[0]
    return best.known and best.pos in morph.ADJECTIVES and not best.marks & {"Name", "Surn", "Geox"}


@frozen(eq=False)
class _Place:
    """Where a name stands."""

    text: str
    index: int
    """Its place among the mentions."""
    mentions: Sequence[Mention]
    case: str
    """The case it stands in; empty if it does not show."""

    @property
    def span(self) -> Span:
        """The name itself."""
        return self.mentions[self.index].span

    def names(self) -> list[Span]:
        """Give the names of organisations and places near by: they may belong to the role."""
        near = self.mentions[max(0, self.index - 6) : self.index + 7]
        return [mention.span for mention in near if mention.type is not EntityType.PER]

    def shows_no_case(self) -> bool:
        """Say whether the name begins with a given name that does not decline: «Гарри», «Хиллари»."""
        given = self.mentions[self.index].text.partition(" ")[0]
        return any("Fixd" in r.marks and r.known for r in morph.readings(given))

    def floor(self) -> int:
        """Give where the nearest person before, or the line, or our reach ends."""
        start = self.span.start
        low = max(self.text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
        people = [m for m in self.mentions[max(0, self.index - 6) : self.index] if m.type is EntityType.PER]
        return max(low, people[-1].span.stop) if people else low

    def ceiling(self) -> int:
        """Give where the nearest person behind, or the line, or our reach begins."""
        stop = self.span.stop
        end = self.text.find("\n", stop, stop + _REACH)
        high = end if end >= 0 else stop + _REACH
        people = [m for m in self.mentions[self.index + 1 : self.index + 7] if m.type is EntityType.PER]
        return min(high, people[0].span.start) if people else high


def role_before(place: _Place) -> Span | None:
    """Find the role that stands right before a name: «бывшему министру обороны | Гранину»."""
    text, start, low, names = place.text, place.span.start, place.floor(), place.names()
    words = words_of(text[low:start])
    gap = text[low + words[-1].stop : start] if words else ""
    closing = gap[0] if gap in _CLOSING_GAPS else ""
    if gap not in {" ", "\xa0", " «"} and not closing:
        return None
    first = len(words)
    while first > max(0, len(words) - _MOST_WORDS) and _belongs(words[first - 1], low, names):
        first -= 1
        if words[first].gap not in _JOINING:
            break
    head = _head_before(words, first, place)
    if head is None or (closing and not _opens_behind(words[head + 1 :])):
        return None
    while head > first and words[head].gap in {" ", "\xa0"} and _modifies(words[head - 1], words[head]):
        head -= 1
    return Span(_with_acting(text, low + words[head].start), low + words[-1].stop + len(closing))


def _head_before(words: Sequence[Word], first: int, place: _Place) -> int | None:
    """Find the head of the role before a name, whatever its case if the name shows none: «главы клуба | Гарри Горкл».

    Of two roles one of which ends with a quotation the nearer counts: «автор «Зари» датский писатель | Гранин».
    """
    cases = [place.case, ""] if place.case == "nomn" and place.shows_no_case() else [place.case]
    for case in cases:
        found = (
            i for i in range(first, len(words)) if _heads(words, i, _case(words, i, case)) and _tail(words[i + 1 :])
        )
        head = next(found, None)
        if head is not None:
            behind = (i for i in found if _follows_quotation(words, i))
            return max(behind, default=head)
    return None


def _follows_quotation(words: Sequence[Word], head: int) -> bool:
    """Say whether nothing but adjectives stand between a quotation and the head of a role."""
    first = head
    while first and words[first].gap in {" ", "\xa0"} and _modifies(words[first - 1], words[head]):
        first -= 1
    return words[first].gap in _CLOSING_GAPS


def _opens_behind(words: Sequence[Word]) -> bool:
    """Say whether the quotation that ends before a name began behind the role's head: «тренер «Вымпела» | Гранин»."""
    return next((word.gap.endswith(_OPENS) for word in reversed(words) if word.gap.strip()), False)


def _case(words: Sequence[Word], at: int, case: str) -> str:
    """Give the case that a role's head must stand in: the name's, but the genitive behind «и. о.»."""
    acting = at > 1 and words[at - 2].text in "Ии" and words[at - 1].text == "о" and words[at].gap.startswith(".")
    return "gent" if acting else case


def _with_acting(text: str, at: int) -> int:
    """Give where a role begins, with «и. о.» before it."""
    match = _ACTING.search(text, max(0, at - 6), at)
    return match.start() if match else at


def role_after(place: _Place) -> Span | None:
    """Find the role that stands behind a name after a comma, a dash or a bracket: «Гранин, директор завода, сказал»."""
    line = place.text[place.span.stop : place.ceiling()]
    free = next((value for mark, value in _OPENING.items() if line.startswith(mark)), None)
    if free is None:
        return None
    return _role_in(words_of(line), place, "nomn" if free else place.case or "nomn")


def role_predicate(place: _Place) -> Span | None:
    """Find the role that a verb gives: «Гранин является директором завода», «Гранин был назначен министром»."""
    if place.case not in {"", "nomn"}:
        return None
    words = words_of(place.text[place.span.stop : place.ceiling()])
    lead = read_toml("names.toml")["role_verb_leads"]
    at = 0
    while at < min(len(words), _MOST_LEADS) and words[at].gap in {" ", "\xa0"} and words[at].text in lead:
        at += 1
    if at >= len(words) or words[at].gap not in {" ", "\xa0"} or not _gives_role(words[at].text):
        return None
    rest = words[at + 1 :]
    return _role_in(rest, place, "ablt") if rest and rest[0].gap in {" ", "\xa0"} else None


def _gives_role(word: str) -> bool:
    """Say whether a verb says what somebody is: «является», «стал», «назначен», «работает»."""
    return any(
        reading.pos in {"VERB", "PRTS"} and reading.lemma in read_toml("names.toml")["role_verbs"]
        for reading in morph.readings(word)
    )


def _role_in(words: Sequence[Word], place: _Place, case: str) -> Span | None:
    """Find the role that words behind a name begin with, if its head stands in the case wanted."""
    stop, names = place.span.stop, place.names()
    words = words[:_MOST_WORDS]
    last = 0
    while last < len(words) and (last == 0 or words[last].gap in _JOINING) and _belongs(words[last], stop, names):
        last += 1
    head = next((i for i in range(last) if _heads(words, i, case)), None)
    if head is None or not all(_modifies(word, words[head]) for word in words[:head]):
        return None
    while last > head + 1 and _light(words[last - 1]):
        last -= 1
    end = stop + words[last - 1].stop
    closing = place.text[end : end + 1]
    return Span(stop + words[0].start, end + (closing in {"»", '"'}))


def _belongs(word: Word, offset: int, names: Sequence[Span]) -> bool:
    """Say whether a word may stand in a role: nouns, their adjectives, prepositions between them, names."""
    best = morph.readings(word.text)[0]
    if best.pos in _NOMINAL and "Apro" not in best.marks:
        return True
    if best.pos in {"PREP", "CONJ"}:
        return word.text in read_toml("names.toml")["role_links"]
    return any(name.start <= offset + word.start < name.stop for name in names)


def _light(word: Word) -> bool:
    return morph.readings(word.text)[0].pos in {"PREP", "CONJ"}


def _heads(words: Sequence[Word], at: int, case: str) -> bool:
    """Say whether a word is a role's head in the case of the name, of one person: no «журналисты | Гранин и Дубнев»."""
    word = words[at]
    for form in {word.text, _last(word.text)}:
        for reading in morph.readings(form):
            kind = role_nouns().get(_fold(reading.lemma)) if reading.number != "plur" else None
            if kind and (not case or not reading.case or reading.case in _alike(case, kind)):
                return word.text.islower() or word.opens or word.text[1:].islower()
    return False


def _alike(case: str, kind: str) -> tuple[str, ...]:
    """Give the cases of a role that fit a name's: «главу | Олега Белых», but «мать | Олега Белых» is not Олег."""
    return ("gent", "accs") if kind == "office" and case in {"gent", "accs"} else (case,)


def _tail(words: Sequence[Word]) -> bool:
    """Say whether words may stand between a role's head and the name: genitives, or what hangs on a preposition.

    Of what stands in quotation marks the case says nothing: «директор театра «Синяя птица»».
    """
    free = quoted = False
    for word in words:
        quoted = word.gap.endswith(_OPENS) or (quoted and not word.gap.startswith(_CLOSES))
        if quoted:
            continue
        readings = morph.readings(word.text)
        best = readings[0]
        if best.pos == "PREP":
            free = True
        elif not (free or best.pos == "CONJ" or word.capital or word.gap.strip()):
            genitive = any(r.case == "gent" for r in readings)
            agreeing = any(r.lemma in role_nouns() for r in readings)
            if best.case and not (genitive or agreeing):
                return False
    return not words or quoted or morph.readings(words[-1].text)[0].pos not in {"PREP", "CONJ"}


def _modifies(word: Word, head: Word) -> bool:
    """Say whether an adjective belongs to a head: «бывший», «российский», but no «этот» and no half of «46-летний»."""
    if word.gap.endswith(("-", "‑", "–")):
        return False
    forms = {(r.case, r.number) for r in morph.readings(head.text) if r.case}
    for reading in morph.readings(word.text):
        if reading.pos in morph.ADJECTIVES and "Apro" not in reading.marks and (reading.case, reading.number) in forms:
            return not word.text[0].isdigit()
    return False
