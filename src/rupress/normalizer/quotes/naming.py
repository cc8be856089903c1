"""The nominative of words that name a speaker, and what their form tells."""

from __future__ import annotations

import re

from rupress.normalizer.nominative import nominative
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.known import upright
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.sources import Source
from rupress.records import EntityType, SpeakerForm
from rupress.ru.morph import ADJECTIVES, inflected, readings

_WORD = re.compile(r"\w[\w-]*")
_AND = re.compile(r"\s([а-я]+)\s([а-яё][а-яё-]*)(?!\w)")
_TWO_WORDS = re.compile(r"(\w+)\s([\w«„\"][\w-]*)")
_REMARK = re.compile(r"\s\([а-яё][^()]{0,120}\)$")
_DOUBLED = re.compile('"{2,}')
_NAMES = frozenset(("Name", "Surn", "Patr"))


def nominative_of(scene: Scene, source: Source, start: int, stop: int) -> str:
    """Give words of a speaker in the nominative; those that stand in it already stay as they are."""
    form = SpeakerForm.NAME if source.name is not None else source.phrase.form
    if source.medium and form is not SpeakerForm.GROUP:  # «сообщает Звезда» keeps its capital, «многие СМИ» have none
        form = SpeakerForm.ORGANISATION
    start = _behind_itself(scene, start, stop)
    if source.case == "nomn":
        return bare_name(scene.words(start, stop), form)
    # only what agrees with the head changes: «главы завода» is «глава завода»; a name changes as a whole
    head = source.head if source.name is None and source.head < stop else stop
    name = _one_of(scene, source, start, head) or _declined(scene, start, head)
    while (also := _joined(scene, source, head, stop)) is not None:
        name += scene.words(head, also[0]) + _declined(scene, *also)
        head = also[1]
    return bare_name(name + (scene.words(head, stop) if head < stop else ""), form)


def _behind_itself(scene: Scene, start: int, stop: int) -> int:
    """Skip «сам», which is no part of a name: «в самом | Генштабе», but «в самом крупном банке»."""
    match = _TWO_WORDS.match(scene.text, start, stop)
    if match is None or not any(r.lemma in table("grammar", "itself") for r in readings(match[1].lower())):
        return start
    return match.start(2) if not any(r.pos == "ADJF" for r in readings(match[2].lower())[:1]) else start


def _one_of(scene: Scene, source: Source, start: int, stop: int) -> str | None:
    """Give «один» or «одна», where it stands for somebody: «цитирует одного | из зрителей»."""
    if source.phrase.head not in table("grammar", "one"):
        return None
    gender = "femn" if source.phrase.gender == "femn" else "masc"
    word = readings(scene.text[start:stop].lower())
    own = next((r for r in word if r.lemma in table("grammar", "one") and r.pos in ADJECTIVES), None)
    return inflected(own, "nomn", "sing", gender) if own is not None else None


def _joined(scene: Scene, source: Source, at: int, stop: int) -> tuple[int, int] | None:
    """Find the people whom «и» adds to others in the same case: «ссылаясь на соседей | и знакомых Седова»."""
    match = _AND.match(scene.text, at, stop) if source.phrase.number == "plur" and source.name is None else None
    if match is None or match[1] not in table("grammar", "conjunctions"):
        return None
    added = readings(match[2])
    people = any(r.number == "plur" and r.case == source.case and (r.animate or r.pos == "ADJF") for r in added)
    return match.span(2) if people else None


def _declined(scene: Scene, start: int, stop: int) -> str:
    span = scene.view.span(start, stop)
    return nominative(scene.source, span.start, span.stop)


def her_surname(scene: Scene, source: Source) -> str | None:
    """Give a woman's surname in the nominative where its case tells that it is hers: «цитирует Седову „Маяк“»."""
    words = scene.words(*source.name) if source.name is not None and source.case == "accs" else ""
    ended = words[:-1] + mapping("her_endings").get(words[-1:], "") if " " not in words else ""
    return ended if ended.endswith(tuple(table("surnames", "femn"))) else None


def her_name(scene: Scene, found: Found, source: Source) -> int | None:
    """Give where the name of a woman begins that was taken for a man's genitive: «глава совета ЕС | Яна Мони заявила».

    The verb is hers, the noun is not; behind the noun alone the name may be another's: «адвокат Ивана Седова заявила».
    """
    phrase = source.phrase
    role = phrase.form is SpeakerForm.ROLE and phrase.name is None and phrase.gender == "masc"
    if not role or found.hit is None or found.hit.form.gender != "femn":
        return None
    inside = scene.known.between(source.head, source.stop)
    start, mention = inside[-1] if inside else (0, None)
    if mention is None or mention.type is not EntityType.PER or upright(mention):
        return None
    name = scene.text[start : source.stop].split()
    whole = len(name) == len(mention.text.split()) > 1 and bool(scene.text[source.head : start].strip())
    return start if whole and all(word[-1] in table("grammar", "her_name_endings") for word in name) else None


def bare_name(name: str, form: SpeakerForm) -> str:
    """Take the marks off a name that is nothing but a quoted one; write a role's first word small."""
    text = without_remark(_DOUBLED.sub('"', " ".join(name.split())))
    if text[:1] in '«"“„' and text[-1:] in '»"”“' and not any(c in '«»"“”„' for c in text[1:-1]):
        text = text[1:-1]
    first = text.split(" ", 1)[0]
    if not any(r.known and not r.marks & _NAMES for r in readings(first.lower())[:3]):
        return text  # «Луганев, являющийся …» is no role
    if form in {SpeakerForm.ROLE, SpeakerForm.GROUP, SpeakerForm.ANONYMOUS} and first[1:].islower():
        text = text[:1].lower() + text[1:]
    return text


def without_remark(text: str) -> str:
    """Leave out what brackets behind a speaker tell of the words: «министр (цитата по „Маяку“)»."""
    return _REMARK.sub("", text)


def lemmas(text: str) -> frozenset[str]:
    """Give the dictionary forms of all words."""
    return frozenset(readings(word)[0].lemma for word in _WORD.findall(text))


def given_gender(name: str) -> str:
    """Tell the gender of a person from the given name or patronymic."""
    for word in _WORD.findall(name):
        for reading in readings(word)[:2]:
            if reading.marks & {"Name", "Patr"} and reading.gender and reading.known:
                return reading.gender
    return ""
