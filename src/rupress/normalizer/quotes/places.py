"""Speakers that are no subjects: institutions in the locative, agents of a passive."""

from __future__ import annotations

from collections.abc import Iterator

from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.grammar import first_pos, foreign, lemma_of, past_date, starts
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.phrases import Phrase
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.normalizer.quotes.sources import Source, lemma_of_word, made, owner
from rupress.records import SpeakerForm
from rupress.ru.morph import CASES

_INSTITUTION = 2
_REACH = 24
"""A place that speaks stands so many words before its verb at most."""
_SHORT = 3
"""«в свою очередь» has so many words."""
_MARKS = frozenset(",;:()—–")
_CLAUSE = 6
"""«Как», its verb and who is told are so many words."""


def locative(sentence: Sentence, hit: Hit, known: Known, *, far: bool = False, behind: bool = False) -> Source | None:
    """Find the place that speaks: «в МИД заявили»; a document gives way to its owner: «говорится в отчёте завода».

    A place behind the verb comes first if the words said stand before it: «На Урале пожар, сообщили | в полиции».
    """
    words = sentence.words
    at = sentence.word_at(hit.start)
    before = list(_back(words, at, past=not far))
    after = range(sentence.word_at(hit.stop), min(len(words), at + 24))
    document = where = None
    for indices in (after, before) if behind else (before, after):
        dated = 0
        for index in indices:
            if index < dated:
                continue
            if indices is after and (dated := past_date(words, index)) > index:
                continue  # «сообщили в среду, | 18 ноября, | в мэрии»
            closed = words[index].low == "," and (indices is before or not far)
            if words[index].low in {";", ":"} or (closed and not (document and _put_out(words, index + 1))):
                break
            if words[index].low in table("grammar", "locative") and index + 1 < len(words):
                source = _place(words, index + 1, known, at if indices is before else len(words))
                if document and source is not None and source.medium:
                    continue  # «в заявлении, опубликованном на сайте „Вестника“» is another's
                land = hit.form.entry.klass == "impers" and source is not None and _land(words[index + 1])
                if source is not None and source.phrase.form is not SpeakerForm.DOCUMENT and not land:
                    if not _land(words[index + 1]):
                        return source
                    where = where or source  # «в посольстве в Дании сообщили»
                    continue
                document = document or (None if land else source)  # «говорится в сообщении на сайте завода»
        if where is not None:
            return where
    return document or _antecedent(words, at, known)


def _put_out(words: list[Word], at: int) -> bool:
    """Say whether a participle tells where a paper stands: «в сообщении, | опубликованном на сайте порта»."""
    first = words[at].readings[:1] if at < len(words) else ()
    published = table("speakers", "publishing")
    return any(r.pos == "PRTF" and (r.lemma in published or lemma_of(r) in published) for r in first)


def _antecedent(words: list[Word], at: int, known: Known) -> Source | None:
    """Find the place of which a relative clause tells: «на сайте завода, | где указано, что», «в акте, где также»."""
    while (
        at > 0
        and first_pos(words[at - 1]) in {"ADVB", "CONJ", "PRCL"}
        and words[at - 1].low not in table("grammar", "where")
    ):
        at -= 1
    if at < _SHORT:
        return None
    if words[at - 1].low not in table("grammar", "where") or words[at - 2].low != ",":
        return _paper(words, at, known)
    for index in range(at - 3, max(0, at - _REACH), -1):
        if words[index].low in _MARKS:
            return None
        if words[index - 1].low in table("grammar", "locative"):
            return _place(words, index, known, at - 2)
    return None


def _paper(words: list[Word], at: int, known: Known) -> Source | None:
    """Find whose paper a relative clause is about: «в заключении экспертов, | в котором указано, что»."""
    if words[at - 1].low == "," and at > _SHORT and words[at - 2].low in table("grammar", "turns"):
        at -= _SHORT + (words[at - 4].low == ",")  # «в котором, | в частности, говорится»
    if at < _SHORT + 1 or words[at - 3].low != "," or words[at - 2].low not in table("grammar", "locative"):
        return None
    if not any(r.lemma in table("grammar", "relatives") for r in words[at - 1].readings[:1]):
        return None
    for index in range(at - 4, max(-1, at - _CLAUSE - 4), -1):
        if words[index].low in _MARKS:
            return None
        if any(lemma_of(r) in table("speakers", "documents") for r in words[index].readings[:2] if r.pos == "NOUN"):
            for case in CASES if starts(words, index) else ():
                phrase = parse(words, index, case, known, at - 3)
                if phrase is not None and phrase.stop == at - 3 and phrase.head in table("speakers", "documents"):
                    return owner(words, phrase, known)
    return None


def _back(words: list[Word], at: int, *, past: bool) -> Iterator[int]:
    """Go back from a verb through its clause, past asides: «В Думе, однако, | заявили», «В школе, где …, говорят».

    A verb behind the words said has a clause of its own: «В селе пожар, есть раненые, | сообщили в полиции».
    """
    index, floor = at - 1, max(-1, at - _REACH)
    while index > floor:
        if words[index].low == ",":
            first = index
            while first > 0 and words[first - 1].low not in _MARKS:
                first -= 1
            if not past or first == 0 or words[first - 1].low != "," or not _put_in(words[first:index]):
                return
            index = first - 1
        else:
            yield index
        index -= 1


def _put_in(aside: list[Word]) -> bool:
    """Say whether words between commas are no place: «однако», «правда», «где учится Анна», «комментируя запрос»."""
    if aside and first_pos(aside[0]) == "GRND":
        return True
    if any(r.lemma in table("grammar", "asides") for word in aside[:2] for r in word.readings[:1]):
        return True
    if aside and first_pos(aside[0]) == "PREP" and any(w.low in table("grammar", "relative_forms") for w in aside[2:4]):
        return True  # «В Речном союзе, при участии которого построен мост, | заявили»
    if not 0 < len(aside) <= _SHORT or any(word.capital for word in aside):
        return False
    return not any(r.pos == "VERB" or r.case == "loct" for word in aside for r in word.readings[:1])


def place_spoken_of(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the institution that «там» means: «В мэрии критикуют план. | Там считают, что …»."""
    words = sentence.words
    at = sentence.word_at(hit.start)
    if not any(word.low in table("grammar", "there") for word in words[max(0, at - 2) : at]):
        return None
    own = next(k for k in range(at - 1, -1, -1) if words[k].low in table("grammar", "there"))
    if own > 0 and words[own - 1].low in {":", ";"} and (named := _institution(words[: own - 1], known)) is not None:
        return named  # «Службе пришлось возразить: | там разъяснили, что …»
    paragraph = sentence.paragraph
    place = paragraph.place(sentence)
    for other in reversed(paragraph.sentences[max(0, place - 2) : place]):
        if (source := _named_place(other, known)) is not None:
            return source
        named = _institution(other.words, known)
        if named is not None:
            return named
    return None


def place_before(sentence: Sentence, known: Known) -> Source | None:
    """Find the institution in whose place those are of whom one speaks: «В СК начали проверку. По | их данным, …»."""
    paragraph = sentence.paragraph
    place = paragraph.place(sentence)
    others = reversed(paragraph.sentences[max(0, place - 2) : place])
    return next((source for other in others if (source := _named_place(other, known)) is not None), None)


def _named_place(sentence: Sentence, known: Known) -> Source | None:
    """Find the first institution of a sentence that is a place: «В мэрии критикуют план.»."""
    words = sentence.words
    for index, word in enumerate(words[:-1]):
        if word.low in table("grammar", "locative"):
            source = _place(words, index + 1, known, len(words))
            if source is not None and source.phrase.weight == _INSTITUTION and not _land(words[index + 1]):
                return source
    return None


def _institution(words: list[Word], known: Known) -> Source | None:
    """Give the last institution of a sentence, in any case: «План передали Счётной палате. | Там считают, что …»."""
    found: Source | None = None
    for index in range(len(words)):
        for case in CASES if starts(words, index) else ():
            phrase = parse(words, index, case, known, len(words))
            if phrase is None or phrase.weight != _INSTITUTION or _land(words[phrase.at]):
                continue
            if found is not None and phrase.stop == found.phrase.stop:
                break  # «пограничной | службе» is no other
            if phrase.gender or known.organisation(words[phrase.at]):
                found = made(words, phrase, case, known)
                break
    return found


def agent_of(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find by whom something was said: «мэром Анной Лугиной было сказано, что»."""
    words = sentence.words
    at = sentence.word_at(hit.start)
    for indices in (range(at - 1, max(-1, at - 16), -1), range(at + 1, min(len(words), at + 8))):
        agent: Source | None = None
        for index in indices:
            if words[index].low in {",", ";", ":", "(", ")"}:
                break
            if not starts(words, index):
                continue
            phrase = parse(words, index, "ablt", known, len(words))
            if phrase is not None and _acts(words, phrase) and (index > at or phrase.stop <= at):
                agent = made(words, phrase, "ablt", known)
                if index > at:
                    break
        if agent is not None:
            return agent
    return None


def _acts(words: list[Word], phrase: Phrase) -> bool:
    """Say whether somebody, or an institution whose case shows, did something: «мэрией было заявлено», no «„Маяк“»."""
    return phrase.weight > _INSTITUTION or (phrase.weight == _INSTITUTION and not foreign(words[phrase.at]))


def _land(word: Word) -> bool:
    """Say whether a word is the name of a land or town: «на Урале отмечается рост» quotes nobody."""
    return any("Geox" in r.marks for r in word.readings[:2])


def is_land(sentence: Sentence, place: Source) -> bool:
    """Say whether a place that seems to speak is a land, what follows it another's: «в Сирии | главы государств»."""
    return _land(sentence.words[place.phrase.first])


def main_place(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the place that goes on to speak: «в МИД дали ответ, уточнив, что …»; «…, но считают, что …»."""
    words = sentence.words
    comma = sentence.word_at(hit.start) - 1
    if hit.form.pos == "VERB":
        if comma < 1 or words[comma].low not in table("grammar", "turning") | table("grammar", "conjunctions"):
            return None
        comma -= 1
    if comma < 1 or words[comma].low != ",":
        return None
    first = comma
    while first > 0 and words[first - 1].low not in {",", ";", ":"}:
        first -= 1
    if not any(r.pos == "VERB" and r.number == "plur" for w in words[first:comma] for r in w.readings[:1]):
        return None
    starting = (k for k in range(first, comma - 1) if words[k].low in table("grammar", "locative"))
    return next((s for k in starting if (s := _place(words, k + 1, known, comma)) is not None), None)


def _place(words: list[Word], index: int, known: Known, limit: int) -> Source | None:
    mention = known.at(words[index].start)
    if mention is not None and mention.span.start < words[index].start:
        return None  # «в центре помощи | в трудных ситуациях»: the name began before
    phrase = parse(words, index, "loct", known, limit)
    if phrase is None:
        return None
    if phrase.head in table("speakers", "documents") and phrase.name is None:
        return owner(words, phrase, known)
    if lemma_of_word(words[index]) in table("media", "networks"):
        return None
    if phrase.weight == 2 or (phrase.form is SpeakerForm.ORGANISATION and words[phrase.first].capital):
        return made(words, phrase, "loct", known)
    return made(words, phrase, "loct", known) if _speaks(words, index, phrase) else None


def _speaks(words: list[Word], index: int, phrase: Phrase) -> bool:
    """Say whether a place that no table has speaks, a verb of nobody behind it: «В отделении сообщили, что»."""
    if _how(words, index - 1) and phrase.stop < len(words):
        ends = words[phrase.stop].low == ","  # «Как рассказали в отделении, …»
        return ends and phrase.form is SpeakerForm.ORGANISATION and not _circumstance(words, phrase)
    if phrase.stop >= len(words) or (index > 1 and words[index - 2].low != ","):
        return False
    verb = words[phrase.stop].readings[:1]
    following = words[phrase.stop + 1].low if phrase.stop + 1 < len(words) else ""
    told = any(r.pos == "VERB" and r.number == "plur" for r in verb) and following == ","
    return told and phrase.form is SpeakerForm.ORGANISATION and not _circumstance(words, phrase)


def _how(words: list[Word], at: int) -> bool:
    """Say whether «как» and a verb of nobody open the clause: «Как рассказали журналистам в отделении»."""
    first = at
    while first > max(0, at - _CLAUSE) and words[first - 1].low != ",":
        first -= 1
    if at - first < 2 or words[first].low not in table("grammar", "how"):
        return False
    return any(r.pos == "VERB" and r.number == "plur" for r in words[first + 1].readings[:1])


def _circumstance(words: list[Word], phrase: Phrase) -> bool:
    """Say whether a place is a time, an occasion or a land, which say nothing: «в июне», «на Урале»."""
    return phrase.head in table("speakers", "circumstances") or _land(words[phrase.at])
