"""Names by dictionary and tables: a first finder, used where no trained tagger is at hand.

It looks at runs of capitalised words on one line and asks the dictionary what they are. Each rule reads the words from
one on and says how many of them are a name of which type; the first rule that claims them has them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from rupress.normalizer.entities.words import Word, words_of
from rupress.normalizer.gazetteer import known_place
from rupress.ru import morph
from rupress.ru.tables import read_toml

Found = tuple[int, int, str, float]
"""Start, stop, type (`PER`, `LOC`, `ORG`), confidence."""
Claim = tuple[int, str, float] | None
"""How many words, of which type, how surely."""


@frozen(eq=False)
class _Text:
    """A text as the rules see it."""

    text: str
    words: tuple[Word, ...]
    seen_inside: frozenset[str]
    """Words that are capitalised somewhere inside a sentence."""
    seen_small: frozenset[str]
    """Words that stand somewhere in small letters."""


def find_spans(text: str) -> tuple[Found, ...]:
    """Find names of people, places and organisations.

    Returns:
        (start, stop, type, confidence), sorted, none overlapping another, none across a line break.
    """
    words = words_of(text)
    inside = frozenset(w.text for w in words if w.capital and not w.opens)
    small = frozenset(w.text for w in words if not w.capital)
    view = _Text(text, words, inside, small)
    found: list[Found] = []
    at = 0
    while at < len(words):
        claim = _claim(view, at) if words[at].capital else None
        if claim is None:
            at += 1
            continue
        count, kind, confidence = claim
        found.append((words[at].start, words[at + count - 1].stop, kind, confidence))
        at += count
    return tuple(found)


def _claim(view: _Text, at: int) -> Claim:
    for rule in RULES:
        claim = rule(view, at)
        if claim is not None:
            return claim
    return None


def _run(view: _Text, at: int) -> Sequence[Word]:
    """Give the words from one on that are capitalised and joined by plain spaces, initials with their stops."""
    run = [view.words[at]]
    for word in view.words[at + 1 : at + 6]:
        joined = word.gap in (" ", "\xa0") or (run[-1].initial and word.gap in (".", ". ", ".\xa0"))
        if not (joined and word.capital):
            break
        run.append(word)
    return run


def _marks(word: str) -> frozenset[str]:
    """Give the dictionary's marks of the likely readings of a word."""
    marks: set[str] = set()
    for reading in morph.readings(word):
        if reading.known and reading.score >= 0.05:
            marks |= reading.marks
    return frozenset(marks)


def _common(word: str) -> bool:
    """Say whether the dictionary knows a word as something else than a name."""
    names = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
    readings = morph.readings(word)
    return readings[0].known and not (readings[0].marks & names)


def initials_and_surname(view: _Text, at: int) -> Claim:
    """«С. Лавров», «А.С. Петрова»."""
    run = _run(view, at)
    count = 0
    while count < len(run) and run[count].initial and count < 2:
        count += 1
    if 0 < count < len(run) and run[count].gap.startswith(".") and len(run[count].text) > 2 and not run[count].shouted:
        return count + 1, "PER", 0.95
    return None


def given_and_surname(view: _Text, at: int) -> Claim:
    """«Сергея Лаврова», «Анна Петровна», «Лаврова Сергея»: a given name with what follows or precedes."""
    run = _run(view, at)
    first = _marks(run[0].text)
    if len(run) > 1 and not run[1].initial:
        second = _marks(run[1].text)
        if "Name" in first and "Geox" not in second and not (run[1].shouted and not run[0].shouted):
            count = 2
            if len(run) > 2 and ("Patr" in second or "Surn" in _marks(run[2].text)) and not run[2].initial:
                count = 3
            return count, "PER", 0.9
        if "Name" in second and ("Surn" in first or not morph.known(run[0].text)):
            return (3 if len(run) > 2 and "Patr" in _marks(run[2].text) else 2), "PER", 0.85
    if len(run) > 1 and run[1].initial and len(run[0].text) > 2 and "Surn" in first:
        count = 1
        while count < min(len(run), 3) and run[count].initial:
            count += 1
        return count, "PER", 0.8
    return None


def organisation_phrase(view: _Text, at: int) -> Claim:
    """«Министерство обороны», «Совета Федерации»: a head noun of the table and its genitive tail."""
    heads = read_toml("names.toml")["organisation_heads"]
    words = view.words
    for ahead in range(4):
        if at + ahead >= len(words) or (ahead and words[at + ahead].gap != " "):
            return None
        lemma = morph.readings(words[at + ahead].text)[0]
        if lemma.lemma in heads:
            return _with_tail(view, at, ahead + 1)
        if lemma.pos not in morph.ADJECTIVES:
            return None
    return None


def _with_tail(view: _Text, at: int, count: int) -> Claim:
    """Add the genitives behind a head: «Министерство | иностранных дел»; a country there is a name of its own."""
    words = view.words
    while at + count < len(words) and count < 8:
        word = words[at + count]
        reading = morph.readings(word.text)[0]
        tail = word.gap == " " and reading.known and any(r.case == "gent" for r in morph.readings(word.text))
        if not tail or reading.marks & {"Geox", "Name", "Surn"} or reading.pos not in {"NOUN", *morph.ADJECTIVES}:
            break
        if not word.capital and reading.lemma not in read_toml("names.toml")["organisation_tails"]:
            break
        count += 1
    return count, "ORG", 0.7


def place_phrase(view: _Text, at: int) -> Claim:
    """«Курской области», «Северный Кавказ», «Нижнего Новгорода»: an adjective and the place it names."""
    words = view.words
    if at + 1 >= len(words) or words[at + 1].gap != " ":
        return None
    first = morph.readings(words[at].text)
    if not any(reading.pos in morph.ADJECTIVES for reading in first[:3]):
        return None
    heads = read_toml("names.toml")["place_heads"]
    lemmas = {reading.lemma for reading in morph.readings(words[at + 1].text)}
    if lemmas & set(heads) or (words[at + 1].capital and "Geox" in _marks(words[at + 1].text)):
        return 2, "LOC", 0.85
    return None


def place(view: _Text, at: int) -> Claim:
    """«Москве», «РФ», «Нью-Йорк»."""
    word = view.words[at]
    marks = _marks(word.text)
    if word.shouted and known_place(word.text):
        return 1, "LOC", 0.9
    if "Geox" in marks and not (word.opens and _common(word.text)):
        return 1, "LOC", 0.85
    return None


def acronym(view: _Text, at: int) -> Claim:
    """«МИД», «ТАСС», «МИДа», «Минобороны»."""
    word = view.words[at]
    line = view.text[max(0, word.start - 20) : word.stop + 20]
    marks = _marks(word.text)
    if (
        word.initial
        or "Geox" in marks
        or known_place(word.text)
        or word.text in read_toml("names.toml")["no_organisations"]
    ):
        return None
    if "Orgn" in marks:
        return 1, "ORG", 0.85
    if word.shouted and 2 <= len(word.text) <= 7 and not line.isupper() and word.text[0] >= "А":
        return 1, "ORG", 0.7
    return None


def quoted_after_head(view: _Text, at: int) -> Claim:
    """«компании «Полёт»»: what stands in quotation marks after a noun that says what it is."""
    word = view.words[at]
    if at == 0 or not word.gap.endswith(("«", '"', "„")) or word.gap.strip() not in ("«", '"', "„"):
        return None
    heads = read_toml("names.toml")["quoted_heads"]
    if not any(reading.lemma in heads for reading in morph.readings(view.words[at - 1].text)):
        return None
    for count in range(1, min(8, len(view.words) - at)):
        gap = view.words[at + count].gap
        if gap.startswith(("»", '"', "“")):
            return count, "ORG", 0.8
        if gap != " ":
            return None
    return None


def surname(view: _Text, at: int) -> Claim:
    """«Лавров»: a surname alone; at a sentence's start only one that is nothing else."""
    word = view.words[at]
    marks = _marks(word.text)
    doubtful = word.opens and word.text not in view.seen_inside and _common(word.text)
    if marks & {"Surn", "Patr", "Name"} and not doubtful and word.text.lower() not in view.seen_small:
        return 1, "PER", 0.75
    return None


def unknown_word(view: _Text, at: int) -> Claim:
    """«Блинкеном»: a capitalised word that the dictionary lacks, inside a sentence or seen there."""
    word = view.words[at]
    if len(word.text) < 4 or word.shouted or not "А" <= word.text[0] <= "Я" or morph.known(word.text):
        return None
    if word.opens and word.text not in view.seen_inside:
        return None
    return len(_unknown_run(view, at)), "PER", 0.5


def _unknown_run(view: _Text, at: int) -> Sequence[Word]:
    run = _run(view, at)
    count = 1
    while count < len(run) and not morph.known(run[count].text):
        count += 1
    return run[:count]


RULES: tuple[Callable[[_Text, int], Claim], ...] = (
    initials_and_surname,
    quoted_after_head,
    organisation_phrase,
    place_phrase,
    given_and_surname,
    acronym,
    place,
    surname,
    unknown_word,
)
"""In order of preference."""
