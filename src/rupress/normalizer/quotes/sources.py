"""Who stands with a cue: the subject of its verb, the owner of a document, the source of a phrase, the outlet.

Only the words are found here; `resolve` says whom they mean.
"""

from __future__ import annotations

import re

from attrs import frozen

from rupress.normalizer.quotes.cues import Form, Hit
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.nouns import (
    MARKS,
    PRONOUNS,
    Phrase,
    apposed,
    foreign,
    governed,
    lemma_of,
    parse,
    starts,
    table,
)
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.records import Organization, SpeakerForm
from rupress.ru.morph import CASES

_CLAUSE = frozenset(",;:()—–")
_HARD = frozenset((";", ":", "—", "–", "(", ")"))
_LOCATIVE = frozenset(("в", "во", "на"))
_NOUN = frozenset(("NOUN",))
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:ru|su|com|net|org|info|ua|by|kz|tv|me|рф|ру|us|uk|eu|fm)")
_ASIDE = frozenset(("который", "что", "чтобы", "как", "где", "когда", "если", "хотя", "потому", "поскольку", "чей"))


@frozen
class Source:
    """The words that name a speaker or an outlet."""

    start: int
    """Offset of the first character."""
    stop: int
    """Offset just past the last one."""
    phrase: Phrase
    """The noun phrase."""
    case: str
    """Its case there."""
    name: tuple[int, int] | None = None
    """Offsets of the person's name inside it."""
    head: int = 0
    """Offset just past its head noun."""
    medium: bool = False
    """Whether it is an outlet."""


def made(words: list[Word], phrase: Phrase, case: str, known: Known) -> Source:
    """Give a phrase its offsets, and say whether it is an outlet."""
    span = phrase.name
    name = (words[span[0]].start, words[span[1] - 1].stop) if span else None
    medium = is_medium(words[phrase.first : phrase.stop], phrase, known)
    head = words[phrase.at].stop
    return Source(words[phrase.first].start, words[phrase.stop - 1].stop, phrase, case, name, head, medium)


def bare(word: Word) -> str:
    """Give a word without its marks, lower case, ё written е."""
    return word.text.strip(MARKS).lower().replace("ё", "е")


def is_medium(words: list[Word], phrase: Phrase, known: Known) -> bool:
    """Say whether a phrase names an outlet: by its head, a domain, the table of outlets, or the entity behind it."""
    outlets = table("media", "outlets")
    plain = " ".join(bare(w) for w in words)
    if plain in outlets and (words[0].quoted or words[0].capital):
        return True
    if phrase.form is SpeakerForm.ANONYMOUS or phrase.name is not None:
        return False
    if phrase.head in table("media", "nouns"):
        return True
    if plain in outlets or _DOMAIN.fullmatch(plain) or any(_outlet(w, outlets) for w in words if w.quoted):
        return True
    if len(words) <= 2 and any(lemma_of(r) in outlets for w in words[:1] for r in w.readings[:1]) and words[0].capital:
        return len(words) == 1 or plain.split()[0] in outlets
    entity = known.entity(words[0].start)
    return isinstance(entity, Organization) and entity.kind == "media"


def _outlet(word: Word, outlets: frozenset[str]) -> bool:
    plain = bare(word)
    return (
        plain in outlets
        or bool(_DOMAIN.fullmatch(plain))
        or any(
            plain[: len(o) - 1] == o[:-1] and len(plain) <= len(o) + 2
            for o in outlets
            if len(o) > 5 and o[0] == plain[0]
        )
    )


def agrees(form: Form, phrase: Phrase, words: list[Word]) -> bool:
    """Say whether a verb form can have the phrase for its subject."""
    if form.pos == "GRND" or (foreign(words[phrase.first]) and phrase.form is SpeakerForm.ORGANISATION):
        return True
    if form.person in {"1per", "2per"}:
        return phrase.head in {"1per": ("я", "мы"), "2per": ("ты", "вы")}[form.person]
    number = (
        "plur"
        if any(words[k].low == "и" for k in range(phrase.first, phrase.stop)) and form.number == "plur"
        else phrase.number
    )
    if form.number and number and form.number != number:
        return False
    if form.number != "sing" or not form.gender or not phrase.gender or form.gender == phrase.gender:
        return True
    # «министр сообщила», «глава заявил»: the noun's gender is not the person's; a name's or pronoun's is
    return phrase.form is SpeakerForm.ROLE and phrase.weight == 3 and form.gender != "neut"


def subject_after(sentence: Sentence, hit: Hit, known: Known, weight: int = 2) -> Source | None:
    """Find the subject that follows the verb: «— сказал в среду министр труда Иван Седов»."""
    words = sentence.words
    begin = index = sentence.word_at(hit.stop)
    best: Phrase | None = None
    while index < len(words) and index < begin + 30:
        word = words[index]
        if word.low in ".!?…" or word.low in _HARD or (word.low == "," and (best is not None or index > begin + 12)):
            break
        if (
            any(r.pos == "PREP" for r in word.readings[:1])
            and (after := governed(words, index + 1, len(words))) > index + 1
        ):
            index = after
            continue
        phrase = parse(words, index, "nomn", known, len(words)) if starts(words, index) else None
        if phrase is not None and agrees(hit.form, phrase, words):
            if best is None or phrase.weight > best.weight:
                best = phrase
            index = max(index + 1, phrase.stop)
            if best.weight == 3:
                break
        else:
            index = phrase.stop if phrase is not None else index + 1
            if word.low == ",":
                break
    if best is None or best.weight < weight:
        return None
    return made(words, apposed(words, best, "nomn", known), "nomn", known)


def subject_before(sentence: Sentence, hit: Hit, known: Known, weight: int = 2, begin: int = 0) -> Source | None:
    """Find the subject that precedes the verb, past asides: «Седов, выступая в Думе, заявил»."""
    words = sentence.words
    stop = sentence.word_at(hit.start)
    for _ in range(8):
        first = stop
        while first > begin and words[first - 1].low not in _CLAUSE:
            first -= 1
        if first > begin and first < stop and _relative(words[first], hit.form):
            return _antecedent(words, first - 1, hit.form, known)
        if first < stop and not (stop < len(words) and words[stop].low == "," and _aside(words, first, stop)):
            best = _best(words, first, stop, hit.form, known)
            if best is not None and best.weight >= weight:
                return made(words, best, "nomn", known)
            if best is not None and best.weight == 0 and hit.form.pos == "VERB":
                return None  # «Седов уверен: состав команды доказывает, что …»
        if first <= begin or words[first - 1].low in {";", ":"}:
            return None
        stop = first - 1
    return None


def _relative(word: Word, form: Form) -> bool:
    """Say whether «который» opens a segment as the subject of its verb."""
    return any(
        r.lemma == "который"
        and r.case == "nomn"
        and r.number in ("", form.number)
        and r.gender in ("", form.gender or r.gender)
        for r in word.readings
    )


def _antecedent(words: list[Word], comma: int, form: Form, known: Known) -> Source | None:
    """Find the noun phrase in any case that ends at a comma: «пост жительницы, которая заявила»."""
    for first in range(max(0, comma - 8), comma):
        for case in CASES:
            phrase = parse(words, first, case, known, comma)
            if phrase is not None and phrase.stop == comma and phrase.weight >= 2 and agrees(form, phrase, words):
                return made(words, phrase, case, known)
    return None


def thing_before(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the thing that is the subject of a verb: «состав команды доказывает, что», «менеджмент считает, что»."""
    words = sentence.words
    stop = sentence.word_at(hit.start)
    first = stop
    while first > 0 and words[first - 1].low not in _CLAUSE:
        first -= 1
    best = _best(words, first, stop, hit.form, known)
    return made(words, best, "nomn", known) if hit.form.pos == "VERB" and best is not None else None


def _best(words: list[Word], first: int, stop: int, form: Form, known: Known) -> Phrase | None:
    """Choose the likeliest subject in a segment: a person over an organisation, a name over a role, else the first."""
    found: list[Phrase] = []
    index = first
    while index < stop:
        phrase = parse(words, index, "nomn", known, stop) if starts(words, index) else None
        if phrase is not None and agrees(form, phrase, words):
            found.append(phrase)
            index = phrase.stop
        else:
            index += 1
    if not found:
        return None
    top = max(p.weight for p in found)
    best = [p for p in found if p.weight == top]
    return next((p for p in reversed(best) if p.name is not None), best[0])


def _aside(words: list[Word], first: int, stop: int) -> bool:
    """Say whether a segment between commas is an aside with a subject of its own or none: «выступая …», «который …»."""
    head = words[first]
    readings = head.readings[:1]
    if any(r.pos in {"GRND", "PRTF"} or r.lemma in _ASIDE for r in readings):
        return True
    if stop - first > 1 and readings and readings[0].pos == "PREP":
        return any(r.lemma == "который" for w in words[first + 1 : first + 3] for r in w.readings[:1])
    return False


def locative(sentence: Sentence, hit: Hit, known: Known, *, far: bool = False) -> Source | None:
    """Find the place that speaks: «в МИД заявили»; a document gives way to its owner: «говорится в отчёте завода»."""
    words = sentence.words
    at = sentence.word_at(hit.start)
    before = range(at - 1, max(-1, at - 16), -1)
    after = range(sentence.word_at(hit.stop), min(len(words), at + 24))
    for indices in (before, after):
        for index in indices:
            if words[index].low in {";", ":"} or (words[index].low == "," and (indices is before or not far)):
                break
            if words[index].low in _LOCATIVE and index + 1 < len(words):
                source = _place(words, index + 1, known, at if indices is before else len(words))
                if source is not None:
                    return source
    return None


def _place(words: list[Word], index: int, known: Known, limit: int) -> Source | None:
    phrase = parse(words, index, "loct", known, limit)
    if phrase is None:
        return None
    if phrase.head in table("speakers", "documents") and phrase.name is None:
        return owner(words, phrase, known)
    if lemma_of_word(words[index]) in table("media", "networks"):
        return None
    if phrase.weight == 2 or (phrase.form is SpeakerForm.ORGANISATION and words[phrase.first].capital):
        return made(words, phrase, "loct", known)
    return None


def lemma_of_word(word: Word) -> str:
    """Give the dictionary form of a word's likeliest reading."""
    return lemma_of(word.readings[0]) if word.readings else ""


def owner(words: list[Word], document: Phrase, known: Known) -> Source:
    """Give the owner of a document, as the genitive after it says: «в письме главы города»; else the document."""
    head = next(
        (
            k
            for k in range(document.first, document.stop)
            if any(lemma_of(r) == document.head for r in words[k].readings)
        ),
        document.first,
    )
    index = head + 1
    if index < document.stop:
        phrase = parse(words, index, "gent", known, document.stop)
        if phrase is not None and (phrase.weight >= 2 or words[index].capital):
            return made(words, phrase, "gent", known)
        if phrase is not None and phrase.head in table("speakers", "documents") and phrase.stop < document.stop:
            return owner(words, phrase, known)
    return made(words, document, "loct", known)


def after_phrase(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the source of a phrase in its case: «по словам главы завода Ивана Седова»."""
    words = sentence.words
    index = sentence.word_at(hit.stop)
    if index >= len(words):
        return None
    case = hit.form.entry.case or "gent"
    phrase = parse(words, index, case, known, len(words))
    if phrase is None or phrase.head in {"который", "это"}:
        return None
    if phrase.head in table("speakers", "documents") and phrase.name is None:
        return owner(words, phrase, known)  # «согласно заявлению завода»
    return made(words, apposed(words, phrase, case, known), case, known)


def quoted_person(sentence: Sentence, hit: Hit, known: Known, begin: int) -> tuple[Source | None, Source | None]:
    """Find speaker and medium of a verb that swaps them: «цитирует Седова „Вестник“», «приводит РБК слова врача»."""
    words = sentence.words
    index = sentence.word_at(hit.stop)
    stop = next((k for k in range(index, len(words)) if words[k].low in ".;!?"), len(words))
    outlets = table("media", "outlets")
    edge = next((k for k in range(index, stop) if words[k].quoted and _outlet(words[k], outlets)), stop)
    speaker = medium = None
    while index < stop:
        word = words[index]
        if speaker is None and any(lemma_of(r) in table("speakers", "words") for r in word.readings if r.pos == "NOUN"):
            phrase = parse(words, index + 1, "gent", known, max(edge, index + 2)) if index + 1 < stop else None
            if phrase is not None and not _outlet_alone(words, phrase, known):
                speaker = made(words, phrase, "gent", known)
                index = phrase.stop
                continue
            index += 1
            continue
        if speaker is None and starts(words, index):
            phrase = parse(words, index, "accs", known, edge if edge > index else stop)
            if phrase is not None and phrase.weight == 3 and phrase.head not in PRONOUNS and not foreign(word):
                speaker = made(words, phrase, "accs", known)
                index = phrase.stop
                continue
        if medium is None and starts(words, index):
            phrase = parse(words, index, "nomn", known, _words_noun(words, index, stop))
            if phrase is not None and phrase.weight >= 2:
                medium = made(words, phrase, "nomn", known)
                index = phrase.stop
                continue
        index += 1
    if medium is None:
        medium = subject_before(sentence, hit, known, begin=begin)
    return speaker, medium


def _words_noun(words: list[Word], index: int, stop: int) -> int:
    """Find the noun for words before which an outlet's name must end: «приводит агентство «Полюс» слова мэра»."""
    nouns = table("speakers", "words")
    return next((k for k in range(index + 1, stop) if any(lemma_of(r) in nouns for r in words[k].readings[:2])), stop)


def _outlet_alone(words: list[Word], phrase: Phrase, known: Known) -> bool:
    return phrase.name is None and phrase.weight == 2 and is_medium(words[phrase.first : phrase.stop], phrase, known)
