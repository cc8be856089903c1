"""How far a noun phrase goes from its head: genitives, appositions, names, brackets, prepositional phrases."""

from __future__ import annotations

from functools import cache

from rupress.normalizer.quotes.grammar import (
    MARKS,
    MODIFIERS,
    NAMES,
    NOUNS,
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
from rupress.ru.morph import readings

_HYPHENS = frozenset("-–—")
_NAME = 5
"""A given name, its initials and a surname are no more words."""
_LIST = 14
"""A list inside a role has fewer words."""


def extend(words: list[Word], head: int, case: str, known: Known, limit: int) -> tuple[int, tuple[int, int] | None]:
    """Read on from the head: genitives, appositions, names, quoted names, brackets, some prepositional phrases."""
    stop = head + 1
    name = (head, head + 1) if named(words[head], known) else None
    ruling = bool(words[head].readings) and words[head].readings[0].pos == "PRTF"
    ruling = ruling or _lemma(words[head], case, MODIFIERS) in table("speakers", "substantivised")
    human = ruling or name is not None or human_in(words[head], case)
    at = stop
    while at < limit:
        word = words[at]
        if (not word.is_word or word.low in _inner()) and (whole := _whole(words, at, limit)):
            at = stop = at + whole
        elif human and name is None and word.low == "," and _list_goes_on(words, at, limit):
            at += 1
        elif not word.is_word or (not human and known.person(word) is not None and stands(word, "nomn", known)):
            break
        elif human and ((named(word, known) and stands(word, case, known)) or _surname(words, at, name, known)):
            name = (name[0] if name and name[1] == at else at, at + 1)
            at = stop = at + 1
        elif (
            foreign(word)
            or (word.capital and at == stop and (_undeclined(word) or two_words(words, at)))
            or (word.low in table("grammar", "conjunctions") and at + 1 < limit and _joined(words, at, case))
            or (
                in_case(word, "gent", MODIFIERS | NOUNS)
                and word.low not in table("grammar", "pronouns")
                and word.low not in mapping("owners")
                and not _adverbial(word)
            )
        ):
            at = stop = at + 1
        elif (
            human
            and name is None
            and word.low in table("grammar", "conjunctions")
            and (other := _other_role(words, at + 1, case, known, limit)) is not None
        ):
            at = stop = other[0]  # «автор проекта «Север» и победитель конкурса Анна Лугина»
            name = other[1]
        elif human and (in_case(word, case, MODIFIERS) or human_in(word, case)) and _nominal(word):
            at += 1
            if human_in(word, case):
                stop = at
        elif words[head].low[-3:] in table("grammar", "ruler_endings") and in_case(word, "ablt", MODIFIERS | NOUNS):
            at = stop = at + 1  # «заведующая детским садом»
        elif (
            human
            and word.low in table("grammar", "places")
            and (after := _up_to_name(words, at, case, known, limit)) > at
        ):
            at = stop = after  # «собственница квартиры в новом доме Анна Лугина»
        elif word.low in table("grammar", "links") and at + 1 < limit and _told(words[at + 1]):
            break  # «сообщает „Маяк“ по информации мэрии»
        elif at + 1 < limit and words[at + 1].low in table("grammar", "turns"):
            break  # «представитель завода в свою очередь заявил»
        elif word.low in table("grammar", "links") or (
            word.low in table("grammar", "places") and (_lemma(words[head], case) in table("grammar", "placed"))
        ):
            after = governed(words, at + 1, limit)
            if after == at + 1:
                break
            at = stop = after
        elif word.low in table("grammar", "with") and _lemma(words[at - 1], "datv") in table("grammar", "with_whom"):
            after = governed(words, at + 1, limit)
            if after == at + 1:
                break
            at = stop = after  # «управление по связям с общественностью»
        else:
            break
    if stop > head + 1 and words[stop - 1].low in table("grammar", "conjunctions"):
        stop -= 1  # «правительство и | агентство»
    return stop, name


@cache
def _inner() -> frozenset[str]:
    return table("grammar", "inside_roles") | table("grammar", "called_after")


def two_words(words: list[Word], at: int) -> bool:
    """Say whether a word is the second of an outlet's name: «РИА | Новости»."""
    return f"{words[at - 1].low} {words[at].low}" in table("media", "outlets")


def _whole(words: list[Word], at: int, limit: int) -> int:
    """Count the words at a place that belong to what stands before them whatever they are; 0 if they may not."""
    word, before = words[at], words[at - 1]
    if word.quoted:
        return int(not _is_told(word))
    if word.low == "." and len(before.text) == 1 and before.capital:
        return 1
    if word.low in table("grammar", "called_after"):
        return _called_after(words, at, limit)
    if word.low in table("grammar", "inside_roles") and at + 1 < limit and words[at + 1].low == ".":
        return 2
    if word.low == "(":
        return next((k + 1 - at for k in range(at + 1, min(at + 8, limit)) if words[k].low == ")"), 0)
    if word.low.isdigit() and (years := _years(words, at, limit)):
        return years
    if word.low.isdigit() or (word.low == "&" and at + 1 < limit and foreign(words[at + 1])):
        return int(foreign(before) and not before.quoted)  # «Path of Stone 2», «Stone & Sons»
    return 0


def _is_told(word: Word) -> bool:
    """Say whether a name in marks is that of whom something is told: «в мэрии „Вестнику“ рассказали».

    What belongs to the noun before stands in the nominative or genitive: «в газете „Слава труду“».
    """
    cases = [{r.case for r in readings(part)} for part in word.text.strip(MARKS).lower().split()]
    return bool(cases) and all("datv" in those for those in cases) and cases[-1].isdisjoint({"nomn", "gent"})


def _called_after(words: list[Word], at: int, limit: int) -> int:
    """Count the words that say after whom an institution is called: «врач больницы им. Ивана Седова»."""
    end = at + 1 + (at + 1 < limit and words[at + 1].low == ".")
    stop = end
    while stop < min(limit, end + _NAME) and (
        words[stop].capital or (words[stop].low == "." and words[stop - 1].capital)
    ):
        stop += 1
    return stop - at if stop > end else 0


def _years(words: list[Word], at: int, limit: int) -> int:
    """Count the words of years at a place: «победитель конкурса „Север“ 2018–2019 гг.»; 0 if there are none."""
    end = at + 1
    while end < limit and (words[end].low in _HYPHENS or words[end].low.isdigit()):
        end += 1
    if end >= limit or words[end].low not in table("grammar", "years"):
        return 0
    stop = end + 2 if end + 1 < limit and words[end + 1].low == "." else end + 1
    return stop - at


def _list_goes_on(words: list[Word], at: int, limit: int) -> bool:
    """Say whether a comma stands between things of one role: «министр культуры, молодёжи и спорта»."""
    near = range(at + 1, min(at + _LIST, limit))
    end = next((k for k in near if words[k].low in table("grammar", "conjunctions")), 0)
    if not end or end + 1 >= limit or not words[end + 1].is_word:
        return False
    left = {r.case for r in words[at - 1].readings if r.pos in NOUNS} - {"nomn"}
    between = [word for word in words[at + 1 : end] if word.low != ","]
    first = [k for k in range(at + 1, end + 2) if words[k - 1].low in {",", words[end].low}]
    return (
        bool(between)
        and all(word.is_word and word.readings[0].pos in NOUNS | MODIFIERS and not word.capital for word in between)
        and all(any(r.case in left and not r.animate for r in words[k].readings) for k in first)
    )


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
    after = governed(words, at + 1, limit)
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
