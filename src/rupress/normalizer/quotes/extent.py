"""How far a noun phrase goes from its head: genitives, appositions, names, brackets, prepositional phrases."""

from __future__ import annotations

from functools import cache

from attrs import define

from rupress.normalizer.quotes.grammar import (
    MARKS,
    MODIFIERS,
    NAMES,
    NOUNS,
    first_pos,
    foreign,
    governed,
    human_in,
    in_case,
    lemma_of,
    named,
    stands,
)
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.scene import Word
from rupress.normalizer.quotes.wholes import list_goes_on, whole


@define
class _Reading:
    """A phrase being read, word by word, from its head on."""

    words: list[Word]
    head: int
    """Index of the head."""
    case: str
    known: Known
    limit: int
    """Index at which the phrase ends at the latest."""
    at: int
    """Index of the word that comes next."""
    stop: int
    """Index just past the last word that surely belongs to the phrase: an adjective waits for its noun."""
    name: tuple[int, int] | None
    """Indices of the words of a person's name, stop exclusive."""
    human: bool
    """Whether the head is somebody, so that a name or another role may follow."""

    def take(self, until: int) -> bool:
        """Take the words up to an index into the phrase; say that there are some."""
        taken = until > self.at
        if taken:
            self.at = self.stop = until
        return taken


def extend(words: list[Word], head: int, case: str, known: Known, limit: int) -> tuple[int, tuple[int, int] | None]:
    """Read on from the head; give the index just past the phrase and the indices of a person's name inside it."""
    name = (head, head + 1) if named(words[head], known) else None
    human = name is not None or _is_somebody(words[head], case)
    after = head + 1
    if words[head].low in table("speakers", "acting") and after < limit and words[after].low == ".":
        after += 1  # «и.о. | министра»
    reading = _Reading(words, head, case, known, limit, after, after, name, human)
    while reading.at < limit and _goes_on(reading):
        pass
    stop = reading.stop
    if stop > head + 1 and words[stop - 1].low in table("grammar", "conjunctions"):
        stop -= 1  # «правительство и | агентство»
    return stop, reading.name


def _is_somebody(word: Word, case: str) -> bool:
    """Say whether a head is a person by itself: an animate noun, a participle, an adjective used like a noun."""
    ruling = bool(word.readings) and word.readings[0].pos == "PRTF"
    substantivised = ruling or _lemma(word, case, MODIFIERS) in table("speakers", "substantivised")
    return substantivised or word.low in table("speakers", "acting") or human_in(word, case)


def _goes_on(reading: _Reading) -> bool:
    """Read the next word or group of words into the phrase; say whether it belongs there at all.

    What is whole in itself comes first, then a name, then what the head may have behind it. The order is the rule: a
    word that could be a genitive and a role in the phrase's case is the genitive.
    """
    words, at, limit = reading.words, reading.at, reading.limit
    word = words[at]
    if (not word.is_word or word.low in _inner()) and (length := whole(words, at, limit)):
        return reading.take(at + length)
    if word.low == "," and reading.human and reading.name is None and list_goes_on(words, at, limit):
        reading.at += 1
        if in_case(words[at + 1], "gent", MODIFIERS | NOUNS) is None:
            reading.take(_listed(words, at + 1, limit))  # «комитет по торговле, | новому развитию и связи»
        return True
    if word.is_word and _of_staff(reading, word):
        return reading.take(at + 1)
    if not word.is_word or _is_subject(reading, word):
        return False
    if reading.human and _is_name(reading, word):
        joins = reading.name is not None and reading.name[1] == at
        reading.name = (reading.name[0] if reading.name is not None and joins else at, at + 1)
        return reading.take(at + 1)
    if _belongs(reading, word):
        return reading.take(at + 1)
    if reading.human and _goes_on_with_role(reading, word):
        return True
    if words[reading.head].low[-3:] in table("grammar", "ruler_endings") and in_case(word, "ablt", MODIFIERS | NOUNS):
        return reading.take(at + 1)  # «заведующая детским садом»
    return _goes_on_with_preposition(reading, word)


def _listed(words: list[Word], at: int, limit: int) -> int:
    """Give the index behind the last thing of a list, which stands behind «и»."""
    end = next(k for k in range(at, limit) if words[k].low in table("grammar", "conjunctions")) + 1
    while end + 1 < limit and first_pos(words[end]) in MODIFIERS:
        end += 1
    return end + 1


def _is_subject(reading: _Reading, word: Word) -> bool:
    """Say whether somebody named in the nominative follows what is nobody, and so begins a phrase of his own."""
    known = reading.known
    return not reading.human and known.person(word) is not None and stands(word, "nomn", known)


def _of_staff(reading: _Reading, word: Word) -> bool:
    """Say whether a word names whose staff the head is: «в пресс-службе | Табери», «штаб Анны | Табери»."""
    person = reading.known.person(word)
    if person is None or _lemma(reading.words[reading.head], reading.case) not in _staffs():
        return False
    if reading.at > reading.head + 1:
        return reading.at == reading.stop and reading.known.person(reading.words[reading.at - 1]) is person
    undeclined = word.low.endswith(tuple(table("grammar", "undeclined_endings")))
    return undeclined or in_case(word, "gent", NOUNS) is not None


def _is_name(reading: _Reading, word: Word) -> bool:
    """Say whether a word is part of the name of whom the phrase calls somebody, by its form or behind a given name."""
    known = reading.known
    if named(word, known) and stands(word, reading.case, known):
        return True
    return _surname(reading.words, reading.at, reading.name, known)


def _belongs(reading: _Reading, word: Word) -> bool:
    """Say whether a word belongs to any head: names in Latin letters, «и» between two nouns, genitives."""
    words, at = reading.words, reading.at
    if reading.human and reading.stop > reading.head + 1 and _hears(words, at):
        return False
    if foreign(word) or (word.capital and at == reading.stop and (_undeclined(word) or two_words(words, at))):
        return True
    if word.low in table("grammar", "conjunctions") and at + 1 < reading.limit and _joined(words, at, reading.case):
        return True
    if _lemma(words[at - 1], "gent") in table("grammar", "to_whom") and in_case(word, "datv", MODIFIERS | NOUNS):
        return True  # «фонд содействия | развитию района»
    return (
        in_case(word, "gent", MODIFIERS | NOUNS) is not None
        and word.low not in table("grammar", "pronouns")
        and word.low not in mapping("owners")
        and not _adverbial(word)
    )


def _goes_on_with_role(reading: _Reading, word: Word) -> bool:
    """Read a word of another role of the same person: behind «и» up to the name, or in apposition."""
    case, at = reading.case, reading.at
    if reading.name is None and word.low in table("grammar", "conjunctions"):
        other = _other_role(reading.words, at + 1, case, reading.known, reading.limit)
        if other is not None:  # «автор проекта «Север» и победитель конкурса Анна Лугина»
            until, reading.name = other
            return reading.take(until)
    human = human_in(word, case)
    if not (human or in_case(word, case, MODIFIERS)) or not _nominal(word):
        return False
    reading.at = at + 1
    if human:
        reading.stop = at + 1
    return True


def _goes_on_with_preposition(reading: _Reading, word: Word) -> bool:
    """Read a preposition with its nouns where the head may have one: before a name, and behind some heads."""
    words, at, limit, known = reading.words, reading.at, reading.limit, reading.known
    places = word.low in table("grammar", "places")
    if places and reading.human:
        after = _up_to_name(words, at, reading.case, known, limit)
        if after > at:
            return reading.take(after)  # «собственница квартиры в новом доме Анна Лугина»
    links = word.low in table("grammar", "links")
    if at + 1 < limit:
        if links and _told(words[at + 1]):
            return False  # «сообщает „Маяк“ по информации мэрии»
        if words[at + 1].low in table("grammar", "turns"):
            return False  # «представитель завода в свою очередь заявил»
        if places and not links and any(lemma_of(r) in _times() for r in words[at + 1].readings[:2]):
            return False  # «заявил представитель завода в пятницу»
    if (
        links
        or (places and _lemma(words[reading.head], reading.case) in table("grammar", "placed"))
        # «управление по связям с общественностью»
        or (word.low in table("grammar", "with") and _lemma(words[at - 1], "datv") in table("grammar", "with_whom"))
    ):
        after = _place(words, at + 1, known, limit) if reading.human else governed(words, at + 1, limit)
        return after > at + 1 and reading.take(after)
    return False


def _place(words: list[Word], at: int, known: Known, limit: int) -> int:
    """Skip what a preposition governs, up to a person's name behind a town: «мастера из Рязани | Петра Седова»."""
    after = governed(words, at, limit)
    for index in range(at + 1, after):
        town = words[index - 1]
        geographic = bool(town.readings) and "Geox" in town.readings[0].marks
        if town.capital and (geographic or not named(town, known)) and named(words[index], known):
            return index
    return after


@cache
def _times() -> frozenset[str]:
    """Give the nouns of days: «в пятницу»."""
    return table("grammar", "weekdays")


@cache
def _staffs() -> frozenset[str]:
    return table("speakers", "staffs")


@cache
def _inner() -> frozenset[str]:
    return table("grammar", "inside_roles") | table("grammar", "called_after")


def two_words(words: list[Word], at: int) -> bool:
    """Say whether a word is the second of an outlet's name: «РИА | Новости»."""
    return f"{words[at - 1].low} {words[at].low}" in table("media", "outlets")


def _hears(words: list[Word], at: int) -> bool:
    """Say whether an outlet is told something, its name not declined: «сказал представитель суда | ТАСС»."""
    own = _lemma(words[at - 1], "gent") in table("media", "nouns")  # «главред агентства ТАСС»
    name = words[at].text.strip(MARKS).lower()
    pair = f"{name} {words[at + 1].text.strip(MARKS).lower()}" if at + 1 < len(words) else ""
    return not own and foreign(words[at]) and not {name, pair}.isdisjoint(table("media", "outlets"))


def _other_role(words: list[Word], at: int, case: str, known: Known, limit: int) -> tuple[int, tuple[int, int]] | None:
    """Read a second role of one person, up to the name: «… и победитель конкурса «Лидер» Анна Лугина»."""
    while at < limit and not human_in(words[at], case) and in_case(words[at], case, MODIFIERS) is not None:
        at += 1
    if at >= limit or words[at].capital or not human_in(words[at], case):
        return None
    stop, name = extend(words, at, case, known, limit)
    return (stop, name) if name is not None else None


def _undeclined(word: Word) -> bool:
    """Say whether a name has one form for all cases: «глава Республики Саха»."""
    return any("Fixd" in r.marks or "Geox" in r.marks for r in word.readings[:1]) and not any(
        r.marks & NAMES for r in word.readings[:1]
    )


def _up_to_name(words: list[Word], at: int, case: str, known: Known, limit: int) -> int:
    """Skip a prepositional phrase after which the name of the role's bearer stands; `at` if none does."""
    after = _place(words, at + 1, known, limit)
    if after <= at + 1 or after >= limit or not words[after].capital:
        return at
    return after if named(words[after], known) and stands(words[after], case, known) else at


def _surname(words: list[Word], at: int, name: tuple[int, int] | None, known: Known) -> bool:
    """Say whether a word that is no name by its form follows a given name: «Пётр Ладов», «Ольга Вишнева»."""
    untagged = not known.any or (known.at(words[at].start) is None and known.at(words[at - 1].start) is None)
    return untagged and name is not None and name[1] == at and words[at].capital


def _joined(words: list[Word], at: int, case: str) -> bool:
    """Say whether «и» joins two nouns in one phrase: «образования и науки», «Седов и Рогов»."""
    left, right = words[at - 1], words[at + 1]
    if foreign(right) or right.quoted:
        return foreign(left)
    cases = {r.case for r in right.readings if r.pos in NOUNS | MODIFIERS}
    # «образования и науки», «политических и экономических коммуникаций»
    kinds = NOUNS if any(r.pos in NOUNS for r in right.readings[:1]) else NOUNS | MODIFIERS
    return any(r.case in cases and r.case in ("gent", case) for r in left.readings if r.pos in kinds)


def _nominal(word: Word) -> bool:
    return word.readings[0].pos in NOUNS | MODIFIERS


def _told(word: Word) -> bool:
    """Say whether somebody's words follow «по»: «по информации», «по словам», but «комиссар по вопросам рынка»."""
    told = (table("speakers", "documents") | table("speakers", "words")) - table("grammar", "matters")
    return any(lemma_of(r) in told for r in word.readings[:2])


def _lemma(word: Word, case: str, pos: frozenset[str] = NOUNS) -> str:
    reading = in_case(word, case, pos)
    return lemma_of(reading) if reading else ""


def _adverbial(word: Word) -> bool:
    """Say whether a word that could be a genitive is rather a time or an adverb: «сегодня», «вечера»."""
    return word.readings[0].pos in {"ADVB", "PREP", "CONJ", "VERB", "GRND", "PRCL", "INFN", "PRED", "COMP"}
