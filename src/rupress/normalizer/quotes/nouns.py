"""Noun phrases that can name a speaker: «глава МИД России Иван Седов», «источник в ведомстве», «он», «„Вестник“»."""

from __future__ import annotations

from functools import cache

from attrs import evolve, frozen

from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.scene import Word
from rupress.records import SpeakerForm
from rupress.ru.morph import Reading
from rupress.ru.tables import read_toml

MARKS = "«»\"“”„' "
PRONOUNS = frozenset(("он", "она", "они", "оно", "тот", "я", "мы", "вы", "ты", "кто-то", "сам"))
_NOUNS = frozenset(("NOUN", "NPRO"))
_MODIFIERS = frozenset(("ADJF", "PRTF", "NUMR", "ADJS"))
_NAMES = frozenset(("Name", "Surn", "Patr"))
_FUNCTION = frozenset(("CONJ", "PREP", "PRCL", "ADVB", "INTJ", "COMP", "PRED"))
_LINKS = frozenset(("по", "при", "из"))
_PLACES = frozenset(("в", "во", "на", "от", "с", "со", "над", "для", "за"))
_PLACED = frozenset(
    (
        "источник",
        "собеседник",
        "посол",
        "полпред",
        "постпред",
        "представитель",
        "эксперт",
        "специалист",
        "консул",
        "атташе",
        "ученый",
        "аналитик",
    )
)
_BACK = 5
"""A preposition governs a noun over at most so many words."""
_RULERS = frozenset(("щий", "щая", "щая", "щей", "щим", "щую", "его"))
"""Endings of those who rule something in the instrumental: «заведующей детским садом»."""
_SHORT = frozenset(("им", "г", "ул", "обл", "св"))
_RARE = 0.02
"""A reading less likely than that is a dictionary's curiosity."""
_LONGEST = 28
_LONGEST_NAME = 60
"""A quoted stretch of more characters is no name of a speaker."""


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


@cache
def table(section: str, key: str) -> frozenset[str]:
    """Give a list of `ru/speech.toml` as a set, ё written е."""
    return frozenset(word.lower().replace("ё", "е") for word in read_toml("speech.toml")[section][key])


def lemma_of(reading: Reading) -> str:
    """Give a reading's dictionary form, ё written е."""
    return reading.lemma.replace("ё", "е")


def foreign(word: Word) -> bool:
    """Say whether a word does not inflect: Latin, quoted, an acronym."""
    if word.quoted:
        return True
    first = word.low[0]
    return first.isalpha() and (not "а" <= first <= "я" or (len(word.text) > 1 and word.text.isupper()))


def in_case(word: Word, case: str, pos: frozenset[str]) -> Reading | None:
    """Give the likeliest reading of a word that has the case and one of the parts of speech."""
    return next((r for r in word.readings if r.case == case and r.pos in pos), None)


def starts(words: list[Word], index: int) -> bool:
    """Say whether a free noun phrase can begin at a word: no preposition governs it."""
    if index == 0:
        return True
    at = index - 1
    while at > 0 and index - at < _BACK and any(r.pos in _MODIFIERS for r in words[at].readings[:1]):
        at -= 1
    return not any(r.pos == "PREP" for r in words[at].readings[:1]) and words[index - 1].low not in {"не", "ни"}


def parse(words: list[Word], index: int, case: str, known: Known, limit: int) -> Phrase | None:
    """Read the noun phrase in `case` that begins at `words[index]`, going no further than `limit`."""
    limit = min(limit, index + _LONGEST, len(words))
    at = index
    while at < limit and not _heads(words[at], case, known):
        word = words[at]
        if word.low == "же" and at > index:  # «тот же мастер»
            at += 1
            continue
        if word.low == "%" and at > index and at + 1 < limit:
            whole = parse(words, at + 1, "gent", known, limit)  # «42% россиян считают»
            return evolve(whole, first=index, form=SpeakerForm.GROUP, number="plur", weight=3) if whole else None
        if not word.low[0].isdigit() and (not word.is_word or in_case(word, case, _MODIFIERS) is None):
            return _pronoun(words, index, case, known) if at == index + 1 else None
        at += 1
    if at >= limit:
        return _pronoun(words, index, case, known) if at == index + 1 else None
    stop, name = _extend(words, at, case, known, limit)
    return _described(words, (index, at, stop), name, case, known)


def _pronoun(words: list[Word], index: int, case: str, known: Known) -> Phrase | None:
    """Read an adjective that stands for people: «те говорят», «многие считают», «один из ректоров сказал»."""
    reading = in_case(words[index], case, _MODIFIERS)
    if reading is None:
        return None
    lemma, gender, number = lemma_of(reading), reading.gender, reading.number or "sing"
    if lemma == "один" and index + 1 < len(words) and words[index + 1].low == "из":
        stop = governed(words, index + 2, min(len(words), index + _LONGEST))
        return Phrase(index, stop, index, lemma, SpeakerForm.GROUP, 3, gender, number) if stop > index + 2 else None
    if lemma in {"тот", "последний"} and gender != "neut":
        return Phrase(index, index + 1, index, lemma, SpeakerForm.PRONOUN, 3, gender, number)
    if lemma in {"многий", "некоторый", "другой", "остальной"} and number == "plur":
        return Phrase(index, index + 1, index, lemma, SpeakerForm.GROUP, 3, gender, number)
    if reading.pos == "PRTF" and words[index].readings[0].pos == "PRTF":  # «протестующие требуют», «обвиняемый признал»
        form = SpeakerForm.GROUP if number == "plur" else SpeakerForm.ROLE
        stop, name = _extend(words, index, case, known, min(len(words), index + _LONGEST))
        return Phrase(index, stop, index, lemma, form, 3, gender, number, name)
    return None


def _heads(word: Word, case: str, known: Known) -> bool:
    """Say whether a word can be the head of a phrase in a case."""
    if word.quoted:
        return len(word.low) <= _LONGEST_NAME and word.text.strip(MARKS)[:1].isupper()
    if not word.is_word:
        return False
    if known.person(word) is not None:
        return stands(word, case, known)
    if case == "nomn" and _surely_new(word):
        return True
    return foreign(word) or _noun(word, case) is not None


def _surely_new(word: Word) -> bool:
    """Say whether an unknown word ends like a man's surname in the nominative: «Писеев», «Рогвольд»."""
    return word.capital and word.low[-1] in "бвгджзйклмнпрстфхцчшщ" and not any(r.known for r in word.readings)


def stands(word: Word, case: str, known: Known) -> bool:
    """Say whether a word of a person's name can stand in a case: «адвокат Седова» names no Седова in the nominative."""
    if foreign(word):
        return True
    cases = {r.case for r in word.readings if r.pos in _NOUNS or r.pos == "ADJF"}
    if known.person(word) is not None:
        if known.nominative(word):
            return case == "nomn" or case in cases
        return case in cases and (case != "nomn" or not cases & {"gent", "datv"})
    return case in cases or not cases


def _noun(word: Word, case: str) -> Reading | None:
    """Give the reading of a word as a noun or pronoun in a case; substantivised adjectives count: «раненый сообщил»."""
    reading = in_case(word, case, _NOUNS)
    if reading is None or reading.score < _RARE:
        return None
    best = word.readings[0]
    if best.pos in _FUNCTION and best.score > 0.3:
        return None  # «к», «тем», «мол» are nouns in theory, too
    # «сообщил последний»: an adjective that could be a noun in theory is none
    if best.pos in _MODIFIERS and best.score > 0.6 and not word.capital:
        return None
    return reading


def _extend(words: list[Word], head: int, case: str, known: Known, limit: int) -> tuple[int, tuple[int, int] | None]:
    """Read on from the head: genitives, appositions, names, quoted names, brackets, some prepositional phrases."""
    stop = head + 1
    name = (head, head + 1) if _named(words[head], known) else None
    human = (
        _human(words[head], case)
        or name is not None
        or (words[head].readings[:1] and words[head].readings[0].pos == "PRTF")
    )
    at = stop
    while at < limit:
        word = words[at]
        if word.quoted or (word.low == "." and len(words[at - 1].text) == 1 and words[at - 1].capital):
            at = stop = at + 1
        elif word.low in _SHORT and at + 1 < limit and words[at + 1].low == ".":
            at = stop = at + 2  # «врач больницы им. Седова»
        elif word.low == "(":
            close = next((k for k in range(at + 1, min(at + 8, limit)) if words[k].low == ")"), None)
            if close is None:
                break
            at = stop = close + 1
        elif not word.is_word or (not human and known.person(word) is not None and stands(word, "nomn", known)):
            break
        elif human and ((_named(word, known) and stands(word, case, known)) or _surname(words, at, name, known)):
            name = (name[0] if name and name[1] == at else at, at + 1)
            at = stop = at + 1
        elif (
            foreign(word)
            or (word.capital and at == stop and _undeclined(word))
            or (word.low == "и" and at + 1 < limit and _joined(words, at, case))
            or (in_case(word, "gent", _MODIFIERS | _NOUNS) and word.low not in PRONOUNS and not _adverbial(word))
        ):
            at = stop = at + 1
        elif human and (in_case(word, case, _MODIFIERS) or _human(word, case)) and _nominal(word):
            at += 1
            if _human(word, case):
                stop = at
        elif words[head].low[-3:] in _RULERS and in_case(word, "ablt", _MODIFIERS | _NOUNS):
            at = stop = at + 1  # «заведующая детским садом»
        elif human and word.low in _PLACES and (after := _up_to_name(words, at, case, known, limit)) > at:
            at = stop = after  # «собственница квартиры в новом доме Анна Лугина»
        elif word.low in _LINKS or (word.low in _PLACES and (_lemma(words[head], case) in _PLACED)):
            after = governed(words, at + 1, limit)
            if after == at + 1:
                break
            at = stop = after
        else:
            break
    return stop, name


def _undeclined(word: Word) -> bool:
    """Say whether a name has one form for all cases: «глава Республики Саха»."""
    return any("Fixd" in r.marks or "Geox" in r.marks for r in word.readings[:1]) and not any(
        r.marks & _NAMES for r in word.readings[:1]
    )


def apposed(words: list[Word], phrase: Phrase, case: str, known: Known) -> Phrase:
    """Add the name that follows a role after a comma: «по словам главы завода, инженера Ивана Седова, …»."""
    at = phrase.stop
    if phrase.name is not None or phrase.form is not SpeakerForm.ROLE or at + 1 >= len(words) or words[at].low != ",":
        return phrase
    other = parse(words, at + 1, case, known, len(words))
    if other is None or other.name is None:
        return phrase
    after = words[other.stop] if other.stop < len(words) else None
    if after is not None and after.low not in {",", ".", "("} and not any(r.pos == "PREP" for r in after.readings[:1]):
        return phrase
    return evolve(phrase, stop=other.stop, name=other.name)


def _up_to_name(words: list[Word], at: int, case: str, known: Known, limit: int) -> int:
    """Skip a prepositional phrase after which the name of the role's bearer stands; `at` if none does."""
    after = governed(words, at + 1, limit)
    if after <= at + 1 or after >= limit or not words[after].capital:
        return at
    return after if _named(words[after], known) and stands(words[after], case, known) else at


def _surname(words: list[Word], at: int, name: tuple[int, int] | None, known: Known) -> bool:
    """Say whether a word that is no name by its form follows a given name: «Пётр Ладов», «Ольга Вишнева»."""
    return not known.any and name is not None and name[1] == at and words[at].capital


def _joined(words: list[Word], at: int, case: str) -> bool:
    """Say whether «и» joins two nouns in one phrase: «образования и науки», «Седов и Рогов»."""
    left, right = words[at - 1], words[at + 1]
    if foreign(right) or right.quoted:
        return foreign(left)
    cases = {r.case for r in right.readings if r.pos in _NOUNS | _MODIFIERS}
    return any(r.case in cases and r.case in ("gent", case) for r in left.readings if r.pos in _NOUNS)


def governed(words: list[Word], at: int, limit: int) -> int:
    """Skip the words that a preposition governs: adjectives and nouns in an oblique case, with their genitives."""
    begin = at
    seen = False
    while at < limit:
        word = words[at]
        if word.quoted or (word.is_word and foreign(word)):
            seen = True
        elif not word.is_word:
            break
        else:
            pos = word.readings[0].pos if word.readings else ""
            if pos == "NOUN":
                if seen and (in_case(word, "gent", _NOUNS) is None or _subject(words, at)):
                    break
                seen = True
            elif pos not in _MODIFIERS and not (word.low == "и" and seen):
                break
        at += 1
    return at if seen else begin


def _subject(words: list[Word], at: int) -> bool:
    """Say whether a name after a governed noun is rather the subject: «сказал в четверг Седов»."""
    before = words[at - 1]
    return (
        words[at].capital
        and in_case(words[at], "nomn", _NOUNS) is not None
        and not (before.capital and before.is_word and in_case(before, "nomn", _NOUNS) is None)
    )


def _named(word: Word, known: Known) -> bool:
    """Say whether a word is part of a person's name."""
    if known.any:
        return known.person(word) is not None
    if not word.capital or word.quoted or (foreign(word) and len(word.text) > 1):
        return False
    return (
        any(r.marks & _NAMES for r in word.readings) or (len(word.text) == 1) or not any(r.known for r in word.readings)
    )


def _nominal(word: Word) -> bool:
    return word.readings[0].pos in _NOUNS | _MODIFIERS


def _human(word: Word, case: str) -> bool:
    return any(r.animate and r.case == case and r.pos in _NOUNS for r in word.readings)


def _lemma(word: Word, case: str) -> str:
    reading = in_case(word, case, _NOUNS)
    return lemma_of(reading) if reading else ""


def _adverbial(word: Word) -> bool:
    """Say whether a word that could be a genitive is rather a time or an adverb: «сегодня», «вечера»."""
    return word.readings[0].pos in {"ADVB", "PREP", "CONJ", "VERB", "GRND", "PRCL", "INFN", "PRED", "COMP"}


def _described(
    words: list[Word], span: tuple[int, int, int], name: tuple[int, int] | None, case: str, known: Known
) -> Phrase:
    """Say what kind of speaker the phrase would be, given the indices of its first word, its head and its end."""
    first, head, stop = span
    word = words[head]
    reading = _noun(word, case)
    lemma = lemma_of(reading) if reading else ""
    gender, number = (reading.gender, reading.number or "sing") if reading else ("", "sing")
    if reading is not None and (reading.pos == "NPRO" or lemma in PRONOUNS):
        return Phrase(first, stop, head, lemma, SpeakerForm.PRONOUN, 3, gender, number)
    if lemma in table("speakers", "anonymous"):
        return Phrase(first, stop, head, lemma, SpeakerForm.ANONYMOUS, 3, gender, number)
    if name is not None:
        plain = name[0] == first and name[1] == stop
        sure = reading is not None and reading.known and not known.any
        gender = known.gender(words[name[0]]) or (gender if sure else "")
        form = SpeakerForm.NAME if plain or name[0] == head else SpeakerForm.ROLE
        number = "sing" if name[0] == head else number
        return Phrase(first, stop, head, lemma, form, 3, gender, number, name)
    if reading is None and _surely_new(word):
        return Phrase(first, stop, head, lemma, SpeakerForm.NAME, 3, "", number)
    if reading is None or foreign(word) or known.organisation(word):
        return Phrase(
            first,
            stop,
            head,
            lemma,
            SpeakerForm.ORGANISATION,
            2 if word.quoted or word.capital or "." in word.low else 0,
            "",
            number,
        )
    if any(r.animate and r.case == reading.case and r.number == number for r in word.readings):
        form = SpeakerForm.GROUP if number == "plur" else SpeakerForm.ROLE
        return Phrase(first, stop, head, lemma, form, 3, gender, number)
    if lemma in table("speakers", "organisations") or lemma in table("media", "nouns"):
        return Phrase(first, stop, head, lemma, SpeakerForm.ORGANISATION, 2, gender, number)
    if lemma in table("speakers", "documents"):
        return Phrase(first, stop, head, lemma, SpeakerForm.DOCUMENT, 1, gender, number)
    if word.capital and not any(r.known for r in word.readings):
        return Phrase(first, stop, head, lemma, SpeakerForm.NAME, 2, "", number)
    return Phrase(
        first, stop, head, lemma, SpeakerForm.ORGANISATION, 1 if word.capital and first > 0 else 0, gender, number
    )
