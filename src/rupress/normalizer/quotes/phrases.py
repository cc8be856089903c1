"""What kind of speaker a noun phrase would be: a person, an institution, an unnamed source, a group, a thing."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from rupress.normalizer.quotes.grammar import foreign, lemma_of
from rupress.normalizer.quotes.heads import as_noun, fitting, surely_new
from rupress.normalizer.quotes.known import Known, gender_of
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.scene import MINISTRY, Word
from rupress.records import SpeakerForm
from rupress.ru.morph import Reading

_HANDLE = re.compile(r"[a-z0-9_]+")
_LONG_HANDLE = 7
"""A name in a network without figures has at least so many letters."""
_LONG_NOUN = 6
"""The second half of a compound has at least so many letters."""


@frozen
class Phrase:
    """A noun phrase of a sentence."""

    first: int
    """Index of its first word."""
    stop: int
    """Index just past its last word."""
    at: int
    """Index of its head."""
    head: str
    """Lemma of its head noun, ё written е; empty for quoted and Latin heads."""
    form: SpeakerForm
    """What kind of speaker it would be."""
    weight: int
    """How fit it is to speak: 3 a person, 2 an organisation, 1 what may be one, 0 a thing."""
    gender: str = ""
    """`masc`, `femn`, `neut`, or empty if unknown."""
    number: str = "sing"
    """`sing` or `plur`."""
    name: tuple[int, int] | None = None
    """Indices of the words of a person's name inside it, stop exclusive."""


def described(
    words: list[Word], span: tuple[int, int, int], name: tuple[int, int] | None, case: str, known: Known
) -> Phrase:
    """Say what kind of speaker a phrase would be, given the indices of its first word, its head and its end.

    A pronoun and a name tell at once; then an unnamed source; of other nouns the one that speaks is told by what it
    means: somebody, an institution, a document, else a thing.
    """
    first, head, stop = span
    reading = as_noun(words[head], case)
    lemma = lemma_of(reading) if reading else ""
    gender, number = (reading.gender, reading.number or "sing") if reading else ("", "sing")
    if lemma in table("grammar", "pronouns"):
        return Phrase(first, stop, head, lemma, SpeakerForm.PRONOUN, 3, gender, number)
    if reading is not None and lemma in table("grammar", "things"):
        return Phrase(first, stop, head, lemma, SpeakerForm.ORGANISATION, 0, gender, number)
    if reading is not None and reading.pos == "NPRO":  # «многие считают», but «всякое грозит»
        if gender == "neut" and number == "sing":
            return Phrase(first, stop, head, lemma, SpeakerForm.ORGANISATION, 0, gender, number)
        return Phrase(first, stop, head, lemma, SpeakerForm.GROUP, 3, gender, number)
    if name is None and (lemma in table("speakers", "anonymous") or _is_unnamed(words[first:head])):
        return Phrase(first, stop, head, lemma, SpeakerForm.ANONYMOUS, 3, gender, number)
    if name is not None and name[0] > head and lemma in table("speakers", "kin"):
        other = _named_gender(words, name, known)
        if {gender, other} == {"masc", "femn"}:
            name = None  # «по словам внука | Анны Седовой»
    if name is not None:
        plain = name[0] == first and name[1] == stop
        form = SpeakerForm.NAME if plain or name[0] == head else SpeakerForm.ROLE
        number = "sing" if name[0] == head else number
        return Phrase(first, stop, head, lemma, form, 3, _named_gender(words, name, known), number, name)
    form, weight, gender = _of_meaning(words[head], reading, case, known, opens=first == 0)
    number = "plur" if form is SpeakerForm.GROUP else number  # «хейтеры», whom no dictionary has
    opening = words[first].readings[:2] if first < head else ()
    if any(r.number == "plur" and lemma_of(r) in table("grammar", "indefinite") for r in opening):
        form, weight, number = SpeakerForm.GROUP, 3, "plur"  # «многие зарубежные СМИ», «некоторые мажоритарии»
    return Phrase(first, stop, head, lemma, form, weight, gender, number)


def _of_meaning(
    word: Word, reading: Reading | None, case: str, known: Known, *, opens: bool
) -> tuple[SpeakerForm, int, str]:
    """Tell form, weight and gender of a head by what it means.

    Args:
        word: the head.
        reading: as the noun it is; none if it does not inflect, or is new.
        case: the phrase's case.
        known: the names of the article.
        opens: whether the phrase opens the sentence, so that a capital tells nothing.
    """
    if word.low in table("speakers", "acting"):
        return SpeakerForm.ROLE, 3, ""
    if reading is None and surely_new(word):
        return SpeakerForm.NAME, 3, ""
    if reading is None or foreign(word) or known.organisation(word):
        # «сообщает прокуратура Горанска»: a name without a capital
        named_one = word.quoted or word.capital or "." in word.low or known.organisation(word) or _handle(word)
        return SpeakerForm.ORGANISATION, 2 if named_one else 0, ""
    lemma, gender, number = lemma_of(reading), reading.gender, reading.number or "sing"
    if any(r.animate and r.case == reading.case and r.number == number for r in fitting(word)):
        return SpeakerForm.GROUP if number == "plur" else SpeakerForm.ROLE, 3, gender
    if reading.marks >= MINISTRY or organises(lemma) or lemma in table("media", "nouns") or _may_organise(word, case):
        return SpeakerForm.ORGANISATION, 2, gender
    if lemma in table("speakers", "documents"):
        return SpeakerForm.DOCUMENT, 1, gender
    new = not any(r.known for r in word.readings)
    if new and not word.capital and word.low.endswith(tuple(table("speakers", "agent_endings"))):
        return SpeakerForm.GROUP, 3, gender  # «фолловеры отметили»
    if word.capital and new:
        return SpeakerForm.NAME, 2, ""
    if word.capital and "Geox" in reading.marks:  # «Украина подтвердила, что …»
        return SpeakerForm.ORGANISATION, 2, gender
    return SpeakerForm.ORGANISATION, int(word.capital and not opens), gender


def _is_unnamed(modifiers: list[Word]) -> bool:
    """Say whether an adjective tells that somebody is not named: «неназванный | чиновник»."""
    unnamed = table("speakers", "anonymous_adjectives")
    return any(lemma_of(r) in unnamed for word in modifiers for r in word.readings[:1])


def _named_gender(words: list[Word], name: tuple[int, int], known: Known) -> str:
    """Give the gender that somebody's name tells."""
    if known.any:
        return known.gender(words[name[0]])
    return gender_of(" ".join(word.low for word in words[name[0] : name[1]]))


def _handle(word: Word) -> bool:
    """Say whether a word is somebody's name in a network: «написал ivan_63»."""
    low = word.low
    if len(low) < _LONG_HANDLE and low.isalpha():
        return False
    return _HANDLE.fullmatch(low) is not None and not low.isdigit()


@cache
def organises(lemma: str) -> bool:
    """Say whether a noun names an institution, in a compound perhaps: «фитнес-клуб», «облпрокуратура»."""
    nouns = table("speakers", "organisations")
    if lemma in nouns or lemma.rsplit("-", 1)[-1] in nouns:
        return True
    return any(lemma[k:] in nouns for k in range(2, len(lemma) - _LONG_NOUN + 1))


def _may_organise(word: Word, case: str) -> bool:
    """Say whether another reading of a new word names an institution: «в следкоме» has «следкома» for the likeliest."""
    if word.readings[0].known:
        return False
    return any(organises(lemma_of(r)) for r in word.readings if r.case == case and r.pos == "NOUN")
