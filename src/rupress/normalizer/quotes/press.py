"""Whose press service a bare noun means: «в пресс-службе ведомства» after «МЧС», «в пресс-службе» after «мэрия»."""

from __future__ import annotations

import re

from rupress.normalizer.gazetteer import country_of_adjective
from rupress.normalizer.nominative.spelling import spelled
from rupress.normalizer.quotes.candidates import MOST, Candidate
from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.institutions import institution, namesake, official, same_institution
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.phrases import organises
from rupress.normalizer.quotes.sources import Source
from rupress.records import SpeakerForm
from rupress.ru.letters import without_yo
from rupress.ru.morph import ADJECTIVES, inflected, readings

_MARKS = re.compile(r"[«»„“”\"]")
_NAMED = re.compile(r"\s[«„\"]?[A-ZА-ЯЁ]")
"""A name right behind a bare noun tells whose it is, though the phrase was not read so far."""
_ACRONYM = re.compile(r"[А-ЯЁ]{2,7}")
_NOUN = 20
"""The noun right before a name fits into so many characters."""
_SEVERAL, _WORDS = 2, 3


def press_service(memory: Memory, found: Found, source: Source) -> Candidate | str | None:
    """Find whose press service speaks, where its own words name nobody.

    Gives who spoke as that service before, or its name put together: «пресс-служба МЧС», «пресс-служба компании «Луг»».
    """
    words = memory.scene.text[source.start : source.stop].split()
    if source.phrase.head not in table("speakers", "press") or not _small(words):
        return None
    owner = without_yo(readings(words[-1])[0].lemma) if len(words) >= _SEVERAL else ""
    if owner and (owner == source.phrase.head or not _may_own(words, owner)):
        return None  # «губернаторская пресс-служба»
    if len(words) > _WORDS or _NAMED.match(memory.scene.text, source.stop):
        return None  # «пресс-служба областного надзорного ведомства», «в пресс-службе | Табери» are those of others
    same = same_institution(memory, found, source.phrase.head)
    if same is not None and (not owner or owner in table("speakers", "bare")):
        return same
    if not owner:
        heard = _heard(memory, source.phrase.head)
        named = heard if heard is not None and not heard.name.islower() else None
        return named or _of_speaker(memory, found, words[0], source.phrase.head) or heard
    whose = _whose(memory, found, words, owner)
    return f"{source.phrase.head} {whose}" if whose is not None else None


def staff(memory: Memory, found: Found, source: Source, name: str) -> str | None:
    """Name people by the institution that a bare noun behind theirs means: «представители министерства» of „Минтруд“.

    Args:
        memory: who was named.
        found: the quote.
        source: the words that name them.
        name: these words in the nominative.
    """
    words = memory.scene.text[source.start : source.stop].split()
    owner = without_yo(readings(words[-1])[0].lemma) if len(words) == _SEVERAL else ""
    if not owner or not _small(words) or not _may_own(words, owner):
        return None
    if _NAMED.match(memory.scene.text, source.stop) or not name.endswith(f" {words[-1]}"):
        return None
    whose = _whose(memory, found, words, owner)
    return f"{name[: -len(words[-1]) - 1]} {whose}" if whose is not None else None


def _small(words: list[str]) -> bool:
    """Say whether words have no capital but that of a sentence: «Пресс-служба суда сообщила»."""
    return words[0][1:].islower() and all(word.islower() for word in words[1:])


def _may_own(words: list[str], owner: str) -> bool:
    """Say whether a noun at the end of a phrase is one institution, not that of a land: «ведомства», «суда»."""
    if any(_of_a_land(word) for word in words[1:]) or not any(r.number == "sing" for r in readings(words[-1])[:1]):
        return False
    return owner in table("speakers", "bare") or organises(owner)


def _whose(memory: Memory, found: Found, words: list[str], owner: str) -> str | None:
    """Name in the genitive what a bare noun means: «МЧС», «Горского суда», «компании «Луг»»."""
    authority = owner in table("speakers", "authorities")
    if owner not in table("speakers", "bare"):
        own = namesake(memory, owner) if len(words) == _SEVERAL else None
        return genitive_of(own.name) if own is not None else None
    office = authority and owner not in table("speakers", "ministries")
    whose = _office(memory, found) if office else institution(memory, found, owner)
    if whose is None or _is_outlet(memory, whose) or whose.name.islower():
        return None
    genitive = genitive_of(whose.name)
    if genitive is not None and (authority or _is_common(whose.name)):
        return genitive
    if authority:
        return None
    return " ".join((*words[1:], whose.name if _MARKS.search(whose.name) else f"«{whose.name}»"))


def _office(memory: Memory, found: Found) -> Candidate | None:
    """Find the office that «ведомство» means: the last that did something, else the only one that was named."""
    floor = memory.floor(found)
    near = [c for c in memory.institutions[-MOST:] if c.offset >= floor]
    doing = [c for c in near if c.subject and (official(memory, c) or _ACRONYM.fullmatch(c.name))]
    only = {c.entity: c for c in near if official(memory, c)}
    return doing[-1] if doing else next(iter(only.values())) if len(only) == 1 else None


def _is_outlet(memory: Memory, whose: Candidate) -> bool:
    """Say whether a noun for outlets stands before a name: «РИА „Луг“»."""
    before = memory.scene.text[max(0, whose.offset - _NOUN) : whose.offset].lower().strip(' «„"').split()
    return bool(before) and before[-1] in table("media", "nouns") | table("media", "outlets")


def _is_common(name: str) -> bool:
    """Say whether a noun for institutions stands in a name: «Луговский кредитный банк», but „Маяк“."""
    return any(organises(without_yo(reading.lemma)) for word in name.lower().split() for reading in readings(word)[:1])


def _heard(memory: Memory, head: str) -> Candidate | None:
    """Give the one press service that has spoken so far, others since: «сообщили в пресс-службе банка»."""
    heard = {c.name: c for c in memory.spoke[-MOST:] if c.name.startswith(f"{head} ")}
    return next(iter(heard.values())) if len(heard) == 1 else None


def _of_speaker(memory: Memory, found: Found, word: str, head: str) -> Candidate | str | None:
    """Give the press service of the institution that spoke last: «Кремль сообщил … В пресс-службе добавили»."""
    spoke = [c for c in memory.near(found) if c.spoke][-1:]
    if not word or not spoke or spoke[0].form is not SpeakerForm.ORGANISATION:
        return None
    if spoke[0].name.split(" ", 1)[0] in table("speakers", "press"):
        return spoke[0]
    genitive = genitive_of(spoke[0].name)
    return f"{head} {genitive}" if genitive else None


def _of_a_land(word: str) -> bool:
    return any(country_of_adjective(reading.lemma) for reading in readings(word)[:1])


def genitive_of(name: str) -> str | None:
    """Put the name of an institution into the genitive: «Луговская дума» is «Луговской думы»; None if that is unsure.

    Adjectives and the noun behind them change, what follows stays; acronyms have one form.
    """
    words = name.split()
    if _MARKS.search(name) or not words:
        return None
    if _ACRONYM.fullmatch(words[0]):
        return name
    changed: list[str] = []
    for word in words:
        first = next((r for r in readings(word.lower()) if r.case == "nomn"), None)
        if first is None or (first.pos not in ADJECTIVES and not (first.pos == "NOUN" and first.known)):
            return None
        form = word if "Fixd" in first.marks else inflected(first, "gent", first.number, first.gender)
        if form is None:
            return None
        changed.append(spelled(form, word))
        if first.pos == "NOUN":
            return " ".join((*changed, *words[len(changed) :]))
    return None
