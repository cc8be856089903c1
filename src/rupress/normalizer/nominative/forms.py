"""What a single word of a phrase can be: its possible cases, each with its nominative.

The dictionary answers for the words it has; for capitalised words the declensions of `ru/paradigms.tsv` answer besides,
because the dictionary takes «Песков» for sands and guesses badly at names it does not know.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import zip_longest

from attrs import frozen

from rupress.normalizer.gazetteer import place_words
from rupress.normalizer.nominative.spelling import spelled
from rupress.normalizer.nominative.weights import weighed
from rupress.ru import morph
from rupress.ru.letters import letters, without_yo
from rupress.ru.tables import read_toml, read_tsv

INFLECTED = frozenset(("NOUN", "ADJF", "PRTF", "NUMR", "NPRO"))
"""Parts of speech that have cases."""
_DIVIDED = frozenset(("NOUN", "ADJF"))
_LONGEST = 4
"""Letters of the longest ending in the table."""
_LONGEST_ACRONYM = 5
_MIXED_ACRONYM = re.compile(r"[А-ЯЁ][а-яё]{1,6}[А-ЯЁ]{2,4}")
"""A university whose name begins with that of its town: «ГорГУ»."""
_ADJECTIVAL = frozenset("г")
"""Before the last letter of «Горанск-ого»."""
_PEOPLE = frozenset("GSP")
_MOST_COMPOUNDS = 120


@frozen(eq=False)
class Form:
    """One case that a word can stand in."""

    out: str
    """Its nominative in lower case."""
    case: str
    """One of `morph.CASES`."""
    number: str
    """`sing`, `plur`, or empty if it does not show."""
    gender: str
    """`masc`, `femn`, `neut`, or empty if it does not show."""
    sort: str
    """What says so: A adjective, N noun, G given name, S surname, P patronymic, L place, O organisation or acronym
    (each with ? if guessed from the ending), x and a declension, 0 if it does not decline."""
    score: float
    """Share of the reading, if the dictionary gives it; else 0."""
    written: str = ""
    """The nominative with the capitals of the word."""
    weight: float = 0.0
    """How much the word by itself speaks for it."""


@frozen(eq=False)
class Paradigm:
    """One declension of names."""

    name: str
    gender: str
    number: str
    endings: tuple[tuple[str, ...], ...]
    """Endings of the six cases, the usual one first."""


@cache
def paradigms() -> tuple[Paradigm, ...]:
    """Give the declensions of the table."""
    return tuple(
        Paradigm(
            row["name"],
            row["gender"],
            row["number"],
            tuple(tuple(end.replace("-", "") for end in row[case].split("|")) for case in morph.CASES),
        )
        for row in read_tsv("paradigms.tsv")
    )


@cache
def _by_ending() -> dict[str, tuple[tuple[Paradigm, str], ...]]:
    """Index the declensions by ending: which one, and in which case it ends so."""
    index: dict[str, list[tuple[Paradigm, str]]] = {}
    for paradigm in paradigms():
        for case, endings in zip(morph.CASES, paradigm.endings, strict=True):
            for ending in endings:
                index.setdefault(ending, []).append((paradigm, case))
    return {ending: tuple(found) for ending, found in index.items()}


@lru_cache(maxsize=1 << 12)
def forms(word: str, *, foreign: bool = False) -> tuple[Form, ...]:
    """Give everything a word can be; the last says that it does not decline.

    Args:
        word: one word as written: its capitals tell names.
        foreign: whether it is part of a foreign name, so that the dictionary does not know it.
    """
    low = word.lower()
    kept = Form(low, "", "", "", "0", 0.0, word)
    if not any("а" <= c <= "я" or c == "ё" for c in low) or _is_acronym(word, low):
        return (kept,)
    if foreign:
        return (*[_weighed(form, word) for form in _by_paradigm(low)], kept)
    found = list(_by_dictionary(low))
    if "-" in low and not morph.known(low):
        found = _by_parts(word)  # the dictionary's guess would keep «Верхову» in «Верхову-Ланскую»
    elif "-" in low:
        found = [form for form in found if "-" in form.out] or _by_parts(word)  # not «южноуральский»
    elif word[0].isupper() and len(low) > 2 and (not word.isupper() or len(word) > 5) and not _settled(low):
        same = {(form.out, form.case, form.number, form.gender) for form in found}
        found += [f for f in _by_paradigm(low) if (f.out, f.case, f.number, f.gender) not in same]
    return (*[_weighed(form, word) for form in found], kept)


def _is_acronym(word: str, low: str) -> bool:
    """Say whether a word is an acronym: «РСБУ» is no form of «РСБ», «НАБУ» none of the dictionary's words."""
    if _MIXED_ACRONYM.fullmatch(word):
        return True
    if not (1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and "-" not in word):
        return False
    return not any(reading.known and reading.marks & _PERSONAL for reading in morph.readings(low))


def _weighed(form: Form, word: str) -> Form:
    weight = weighed(form_features(form, word))
    written = spelled(form.out, word)
    return Form(form.out, form.case, form.number, form.gender, form.sort, form.score, written, weight)


def form_features(form: Form, word: str) -> tuple[str, ...]:
    """Say what a word by itself has to say for or against a form of it."""
    capital = "C" if word[0].isupper() else ""
    found: tuple[str, ...] = (
        f"f:{capital}{form.sort}:{form.case}:{form.number}:{form.gender}",
        f"q:{form.sort}:{int(form.score * 5)}",
    )
    if capital and without_yo(form.out) in place_words():  # the tables know «Торецк», the dictionary does not
        found = (*found, f"t:{form.sort[0]}")
    if form.sort == "G":  # of «Евгений» and «Евгения», «Ян» and «Яна» one is the commoner
        return (*found, f"g:{form.out}")
    if form.sort[-1] == "?" or form.sort[0] in "xh":
        return (*found, *_ending(form, word.lower()))
    return found


def _ending(form: Form, low: str) -> tuple[str, str, str]:
    """Describe what a guess does to a word's end: «а>» for «Цеповяза» → «цеповяз», with the letters before."""
    same = 0
    for a, b in zip(low, form.out, strict=False):
        if a != b:
            break
        same += 1
    change = f"{low[same:]}>{form.out[same:]}"
    stem = low[:same]
    return f"r1:{stem[-1:]}:{change}", f"r2:{stem[-2:]}:{change}:{form.gender}", f"r3:{stem[-3:]}:{change}"


def _settled(low: str) -> bool:
    """Say whether the dictionary knows a word as a name in all its likely readings.

    «Илона» is a woman for it, but may be the genitive of a man that it does not know: such are not settled.
    """
    known = morph.readings(low)
    if all(r.known and r.pos in morph.ADJECTIVES and r.case == "nomn" for r in known):
        return True  # «Верхняя»
    if low.endswith(_town_or_adjective()) and all("Geox" in r.marks for r in known):
        return False  # «Озёрском» of «Озёрск», or of «Озёрский район», which the dictionary lacks
    marks = _NAME_MARKS - {"Name"} if low[-1] in letters("ends_of_many") else _NAME_MARKS
    return all(r.known and r.marks & marks for r in known if r.score > 0.02)


@cache
def _town_or_adjective() -> tuple[str, ...]:
    return tuple(read_toml("names.toml")["endings_of_towns_or_adjectives"])


_PERSONAL = frozenset(("Name", "Surn", "Patr"))
_NAME_MARKS = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"))
_SORTS = (("Name", "G"), ("Surn", "S"), ("Patr", "P"), ("Geox", "L"), ("Orgn", "O"), ("Abbr", "O"))


def _by_dictionary(low: str) -> list[Form]:
    seen: dict[tuple[str, str, str, str, str], float] = {}
    for reading in morph.readings(low):
        if reading.pos not in INFLECTED or not reading.case:
            continue
        if (
            reading.case == "gent"
            and reading.gender == "masc"
            and low[-1] in letters("partitive")
            and not reading.marks
        ):
            continue  # «Чайку» is no part of a «чаёк»
        out = morph.nominative_of(reading)
        if "ё" in out and not reading.known and (reading.gender == "masc" or reading.marks & _PERSONAL):
            out = _without_guessed_yo(out, low)
        if not reading.known and out != low and low[-1] in letters("ends_of_none") and low[-2:-1] not in _ADJECTIVAL:
            continue  # no name but one in -о ends so: «Горачино» is nobody's «Горачина»
        key = (out, reading.case, reading.number, reading.gender, sort_of(reading))
        seen[key] = seen.get(key, 0.0) + reading.score
        if reading.number == "plur" and reading.known and not reading.marks and reading.pos in _DIVIDED:
            # one of several: «Томской и Омской областей», «Южном и Северном федеральных округах», «компаниям «А» и «Б»»
            gender = reading.gender or "masc"
            single = morph.inflected(reading, "nomn", "sing", gender)
            if single:
                key = (single, reading.case, "sing", gender, key[4] + "1")
                seen[key] = seen.get(key, 0.0) + reading.score
    return [Form(*key, score) for key, score in seen.items()]


def _without_guessed_yo(out: str, low: str) -> str:
    """Write е where a name has it: that «Горхайзером» should be «Горхайзёр», like «боксёр», is but a guess."""
    return "".join("е" if a == "ё" and b == "е" else a for a, b in zip_longest(out, low[: len(out)], fillvalue=""))


def sort_of(reading: morph.Reading) -> str:
    """Give the letter for what a reading is."""
    if reading.pos in morph.ADJECTIVES:
        sort = "A"
    else:
        sort = next((letter for mark, letter in _SORTS if mark in reading.marks), "N" if reading.pos == "NOUN" else "Q")
    return sort if reading.known else sort + "?"


def _by_paradigm(low: str) -> list[Form]:
    index = _by_ending()
    found: list[Form] = []
    last = low[-1]
    for size in range(min(_LONGEST, len(low) - 2) + 1):
        stem = low[: len(low) - size]
        for paradigm, case in index.get(low[len(low) - size :], ()):
            out = stem + paradigm.endings[0][0]
            if (size or last not in letters("open")) and _sounds(paradigm, stem, out):
                found.append(Form(out, case, paradigm.number, paradigm.gender, "x" + paradigm.name, 0.0))
    return found


def _sounds(paradigm: Paradigm, stem: str, out: str) -> bool:
    """Say whether Russian spelling allows a stem in a declension: no «гы», no vowel before an empty ending."""
    last = stem[-1]
    ending = out[len(stem) :]
    if not ending:
        soft = paradigm.name == "sibilant"
        return last not in letters("open") and (not soft or last in letters("sibilants"))
    if ending[0] in letters("soft") and last in letters("no_soft_vowel"):
        return False
    if ending in letters("soft_sign") and last in letters("open"):  # «Верхняя» is no form of «Верхняь»
        return False
    if ending in letters("hard") and last in letters("open"):  # «Горстоу» is no form of «Горстоа»
        return False
    if paradigm.name in {"a", "af"} and last in letters("no_soft_vowel"):
        return False
    if paradigm.name in {"ka", "kaf"} and last not in letters("no_hard_i"):
        return False
    return not (ending[0] in letters("hard_i") and last in letters("no_hard_i"))


def _by_parts(word: str) -> list[Form]:
    """Read a word with hyphens by its parts: «Улан-Баторе» by the last, «Ростове-на-Дону» by the first, or by both."""
    first, *middle, last = word.split("-")
    if not first or not last:
        return []
    inner = "-".join(["", *middle, ""]).lower() if middle else "-"
    particle = first.islower() and first in read_toml("person_names.toml")["particles"]  # «аль-Горани»
    heads = forms(first)[-1:] if particle else forms(first)
    tails = forms(last)
    if first[-1] in letters("links") and not middle and all(r.known and r.pos == "ADJF" for r in morph.readings(last)):
        return [Form(f"{first.lower()}-{f.out}", f.case, f.number, f.gender, f.sort, f.score) for f in tails if f.case]
    if any(form.sort == "N" for form in tails) and not any(form.sort[0] in _PEOPLE for form in heads):
        tails = tuple(form for form in tails if form.sort != "G")  # «Горан-Арена» is no «Арен»
    tails = tuple(form for form in tails if form.sort[-1] != "1")  # «бюро «ВР-Технологии»» is of several
    low_first, low_last = first.lower(), last.lower()
    found = [
        _joined("hb" + a.sort[0], a.out + inner + b.out, b, a.score * b.score)
        for a in heads
        for b in tails
        if a.case and a.case == b.case and a.number == b.number and a.gender in (b.gender, "")
        if not (a.sort[0] == "x" and b.sort[0] == "A")  # «Средне-Горанском» has no «средно»
    ]
    both = _cases_of_both(heads, tails, low_first)
    found = [form for form in found if form.case not in both or form.sort.startswith("hbG")]
    found += [_joined("hl", low_first + inner + f.out, f, f.score) for f in tails if f.case and f.case not in both]
    found += [_joined("hf", f.out + inner + low_last, f, f.score) for f in heads if f.case and f.case not in both]
    return list({(f.out, f.case, f.number, f.gender, f.sort): f for f in found}.values())[:_MOST_COMPOUNDS]


def _cases_of_both(heads: tuple[Form, ...], tails: tuple[Form, ...], first: str) -> set[str]:
    """Give the cases in which both halves stand: «Марком-Леонелем», whose first half can be no nominative."""
    if any(form.case == "nomn" and form.sort[0] != "x" for form in heads):
        return set()
    given = {form.case for form in heads if form.sort == "G" and form.out != first}
    return given & {form.case for form in tails if form.case}


def _joined(how: str, out: str, form: Form, score: float) -> Form:
    """Make a form of a whole word from a form of its part."""
    return Form(out, form.case, form.number, form.gender, how + form.sort[0], score)
