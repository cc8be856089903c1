"""What single words can be: nouns, names and modifiers in a case, and what a preposition governs."""

from __future__ import annotations

import re

from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.scene import Word
from rupress.ru.morph import Reading

MARKS = "«»\"“”„' "
NOUNS = frozenset(("NOUN", "NPRO"))
MODIFIERS = frozenset(("ADJF", "PRTF", "NUMR", "ADJS"))
_DECLINED = MODIFIERS - {"ADJS"}
NAMES = frozenset(("Name", "Surn", "Patr"))
_ENDED = re.compile(r"[a-z]['’-][а-я]{1,3}$")
_RUSSIAN = re.compile(r"-[а-я]{4,}$")
_ACRONYM = 5
"""A word in capitals with more letters may be no acronym."""
_BACK = 5
"""A preposition governs a noun over at most so many words."""


def lemma_of(reading: Reading) -> str:
    """Give a reading's dictionary form, ё written е."""
    return reading.lemma.replace("ё", "е")


_DATED = 5
"""«18 ноября 2019 года» and the commas around it are no more words."""


def foreign(word: Word) -> bool:
    """Say whether a word does not inflect: Latin, quoted, an acronym."""
    if word.quoted:
        return True
    if word.low[0].isdigit() and "." in word.low and word.low.rsplit(".", 1)[1] in table("media", "domains"):
        return True  # «7-luga.ru»
    first = word.low[0]
    if not "а" <= first <= "я":
        # «Herald'у»: a Russian ending makes it inflect
        if not first.isalpha() or not "а" <= word.low[-1] <= "я":
            return first.isalpha()
        return _ENDED.search(word.low) is None and _RUSSIAN.search(word.low) is None  # «ODM-фирмами»
    if "." in word.low and word.low.rsplit(".", 1)[1] in table("media", "domains"):
        return True
    if len(word.text) < 2 or not word.text.isupper():
        return False
    if len(word.text) <= _ACRONYM:
        return True
    # «сообщили ПРИМОРСКИМ НОВОСТЯМ»: what the dictionary knows in oblique cases alone inflects, shouted or not
    return not all(r.known and r.case not in {"", "nomn"} for r in word.readings)


def in_case(word: Word, case: str, pos: frozenset[str]) -> Reading | None:
    """Give the likeliest reading of a word that has the case and one of the parts of speech."""
    for reading in word.readings:  # a plain loop: nothing is asked more often
        if reading.case == case and reading.pos in pos:
            return reading
    return None


def starts(words: list[Word], index: int) -> bool:
    """Say whether a free noun phrase can begin at a word: no preposition governs it."""
    if index == 0:
        return True
    at = index - 1
    pos = first_pos(words[at])
    figure = words[index].low[0].isdigit()
    if figure and (pos != "PREP" or words[at].low in table("grammar", "about_so_many")):
        return True  # «При этом 73% рассказали», «около 40% жителей»
    if words[at].low in table("grammar", "negations") or (pos in MODIFIERS and _object(words, index)):
        return False
    if words[index].low in mapping("genders") and pos in MODIFIERS:
        return True  # «письмо, в котором | он сообщил»
    if at and f"{words[at - 1].low} {words[at].low}" in table("joins", "introducing"):
        return True  # «Кроме того Седов заявил», the comma forgotten
    while pos in _DECLINED and at > 0 and index - at < _BACK:  # «в нём она рассказала»: no short adjective «нем»
        at -= 1
        pos = first_pos(words[at])
    if pos == "PREP" and words[at].low in table("grammar", "later"):  # «После | Седов написал, что»
        return words[index].capital and all(r.case in {"nomn", ""} for r in words[index].readings if r.pos in NOUNS)
    return pos != "PREP"


def first_pos(word: Word) -> str:
    """Give the part of speech of a word's likeliest reading; empty for marks and quoted stretches."""
    found = word.readings
    return found[0].pos if found else ""


def _object(words: list[Word], index: int) -> bool:
    """Say whether an adjective before a name has an object's case: «обозвал саму Седову»."""
    before, name = words[index - 1], words[index]
    cases = {r.case for r in before.readings if r.pos in MODIFIERS}
    return (
        "nomn" not in cases
        and "accs" in cases
        and any(r.case in cases for r in name.readings if r.pos in NOUNS | MODIFIERS)
    )


def stands(word: Word, case: str, known: Known) -> bool:
    """Say whether a word of a person's name can stand in a case: «адвокат Седова» names no Седова in the nominative."""
    if foreign(word):
        return True
    cases = {r.case for r in word.readings if r.pos in NOUNS or r.pos == "ADJF"}
    if known.person(word) is not None:
        if known.nominative(word):  # «по словам адвоката Табери»: some names have one form for all cases
            return case == "nomn" or case in cases or word.low[-1] in table("grammar", "undeclined_endings")
        return case in cases and (case != "nomn" or not cases & {"gent", "datv"})
    return case in cases or not cases


def named(word: Word, known: Known) -> bool:
    """Say whether a word is part of a person's name."""
    if known.any:
        return known.person(word) is not None or (word.capital and known.at(word.start) is None and _given(word))
    if not word.capital or word.quoted or (foreign(word) and len(word.text) > 1):
        return False
    return (
        any(r.marks & NAMES for r in word.readings) or (len(word.text) == 1) or not any(r.known for r in word.readings)
    )


def _given(word: Word) -> bool:
    """Say whether a word is a given name of the dictionary and nothing else: one that the tagger left out."""
    return bool(word.readings) and all(r.known and "Name" in r.marks for r in word.readings)


_DASHES = frozenset(("—", "–", "-"))
_SAYING = frozenset(("VERB", "PRTS", "ADJS", "PRED", "INFN", "COMP"))


def says(word: Word) -> bool:
    """Say whether a word can say something of something: a verb, a short form, a dash, «это»."""
    return (
        word.low in _DASHES
        or word.low in table("grammar", "copulas")
        # «при» is no imperative
        or (first_pos(word) != "PREP" and any(r.pos in _SAYING for r in word.readings[:2]))
    )


def human_in(word: Word, case: str) -> bool:
    """Say whether a word can be an animate noun in a case."""
    return any(r.animate and r.case == case and r.pos in NOUNS for r in word.readings)


def governed(words: list[Word], at: int, limit: int) -> int:
    """Skip the words that a preposition governs: adjectives and nouns in an oblique case, with their genitives."""
    begin = at
    seen = False
    while at < limit:
        word = words[at]
        if seen and lemma_of_first(words[at - 1]) in table("grammar", "weekdays"):
            break  # «сообщило в среду | МВД», «сообщили в среду | столичные СМИ»
        if word.low in table("grammar", "one_of") and seen and lemma_of_first(words[at - 1]) in table("grammar", "one"):
            at -= 1
            break  # «делится радостью от концерта | одна из поварих»
        if word.quoted or (word.is_word and foreign(word)):
            seen = True
        elif not word.is_word:
            break
        else:
            pos = word.readings[0].pos if word.readings else ""
            if pos == "NOUN":
                left = at - 1
                while left > begin and first_pos(words[left]) in MODIFIERS:
                    left -= 1  # «по делам молодёжи и социальным вопросам»
                joined = words[left].low in table("grammar", "conjunctions")
                named = word.capital and bool(word.readings[0].marks & NAMES) and not words[at - 1].capital
                name = named and in_case(word, "nomn", NOUNS) is not None  # «по вопросам рынка Вивиан Седова»
                if seen and not joined and (name or in_case(word, "gent", NOUNS) is None or _subject(words, at)):
                    break
                seen = True
            elif pos not in MODIFIERS and not (
                word.low in table("grammar", "conjunctions") and (seen or _modifier(words, at - 1, begin))
            ):
                break  # «с корпоративным и частным сегментами»
        at += 1
    if at > begin and words[at - 1].low in table("grammar", "conjunctions"):
        at -= 1  # «в мэрии и сказал»
    return at if seen else begin


def lemma_of_first(word: Word) -> str:
    """Give the dictionary form of a word's likeliest reading; empty for marks and quoted stretches."""
    found = word.readings
    return lemma_of(found[0]) if found else ""


def _modifier(words: list[Word], at: int, begin: int) -> bool:
    return at >= begin and any(r.pos in MODIFIERS for r in words[at].readings[:1])


def _subject(words: list[Word], at: int) -> bool:
    """Say whether a name after a governed noun is rather the subject: «сказал в четверг Седов»."""
    before = words[at - 1]
    return (
        words[at].capital
        and in_case(words[at], "nomn", NOUNS) is not None
        and not (before.capital and before.is_word and in_case(before, "nomn", NOUNS) is None)
    )


def past_date(words: list[Word], at: int) -> int:
    """Give the index behind a date between commas: «в среду, | 18 ноября, | в мэрии»; `at` if there is none."""
    if at + 2 >= len(words) or words[at].low != "," or not words[at + 1].low.isdigit():
        return at
    stop = next((k for k in range(at + 2, min(at + 1 + _DATED, len(words))) if words[k].low == ","), 0)
    month = words[at + 2].readings[:1]
    return stop + 1 if stop and any(r.case == "gent" for r in month) else at
