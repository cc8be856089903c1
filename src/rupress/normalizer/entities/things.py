"""What is named like an organisation or a person and is none: a model («Ан-148»), a tax («НПД»), a street."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rupress.normalizer.entities.words import opens, word_before
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import nominative
from rupress.normalizer.nominative.forms import forms
from rupress.ru import morph
from rupress.ru.tables import read_toml

_MODEL = re.compile(
    r"(?:[A-Za-zА-ЯЁ][A-Za-zА-Яа-яё]{0,2}|[A-ZА-ЯЁ]{2,5})-\d+[\w-]*|[A-ZА-ЯЁ]\d{2,4}|[А-ЯЁ]{2,4}\d{1,3}[А-ЯЁ]{1,2}"
)
"""A few letters and a number, as crafts, weapons and standards are called: «Ан-148», «LTE-450», «А321», «ЭП2Д»."""
_TOKEN = re.compile(r"[\w-]*")
_DEFINED = re.compile(r"((?:[А-Яа-яё-]+[ \xa0]){2,8})[(«\"]{1,2}([А-ЯЁ]{3,6})[)»\"]{1,2}")
"""An acronym in brackets behind what it stands for: «налог на профессиональный доход (НПД)»."""
_STREET = re.compile(r"(?<![\w.-])([а-яё]+)\.?[ \xa0]$")
"""The noun before a list of streets."""
_ITEM = re.compile(r"(?<![\w-])(?:\d{1,2} )?[А-ЯЁ][\w-]+(?:[ \xa0][А-ЯЁ][\w-]+)?(?:, |[ \xa0]и[ \xa0])$")
"""What may stand before another in it: «8 Марта, »."""
_LONGEST_ITEM = 50
_MOST_ITEMS = 24
_LIST = re.compile(r"[А-ЯЁ][\w-]+(?:[ \xa0][А-ЯЁ][\w-]+)?(?:, |[ \xa0]и[ \xa0])[А-ЯЁ]")
_REACH = 180
_NOUN = re.compile(r"([А-Яа-яё-]+\.?)[ \xa0]$")
_STEMS = range(2, 6)
"""Letters with which surnames begin, as `people` has them."""
_SURNAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
_AFTER = re.compile(r"[ \xa0]([а-яё-]+)")


def is_model(text: str, start: int, stop: int) -> bool:
    """Say whether a name is that of a craft, a weapon or a standard, be it found without its last letter: «ЭП2 | Д»."""
    if " " in text[start:stop] or known_organization(text[start:stop]) is not None:
        return False
    token = _TOKEN.match(text, stop, stop + _LONGEST_END)
    whole = text[start : token.end() if token is not None and text[stop - 1].isdigit() else stop]
    if word_before(text, start - 1) in read_toml("names.toml")["legal_forms"]:
        return False  # «ООО «ГМК-7»»
    return _MODEL.fullmatch(whole) is not None and known_organization(whole) is None


_LONGEST_END = 3
"""Letters of a model behind its number."""


def acronyms_of_things(text: str) -> frozenset[str]:
    """Give the acronyms that a text explains by common nouns of no organisation: «налог на доход (НПД)».

    Of many organisations they are none either: «некоммерческие организации (НКО)».
    """
    found = ((match.group(2), _to_head(match.group(1).split(), match.group(2))) for match in _DEFINED.finditer(text))
    return frozenset(acronym for acronym, words in found if words and (_is_many(words) or not _organises(words[-1])))


def _to_head(words: list[str], acronym: str) -> list[str]:
    """Give the words that an acronym stands for up to the first noun; none if they are others, or have capitals.

    A word gives its first letter, and more if it has parts: «мобильных газотурбинных установок» are «МГТУ».
    """
    left = acronym.lower()
    little = read_toml("names.toml")["unlettered"]
    taken: list[str] = []
    for word in reversed(words):
        if not left:
            break
        own = _letters_of(word.lower(), left)
        left = left[: len(left) - own]
        if not own and word not in little:
            return []
        taken.insert(0, word)
    if left or any(word[0].isupper() for word in taken):
        return []
    head = next((i for i, word in enumerate(taken) if morph.readings(word)[0].pos == "NOUN"), -1)
    return taken[: head + 1]


def _letters_of(word: str, left: str) -> int:
    """Count the letters at the end of an acronym that a word gives: the first, or that and others of a long one."""
    if word[0] == left[-1]:
        return 1
    size = next((n for n in (2, 3) if len(left) >= n and left[-n] == word[0]), 0)
    rest = iter(word[1:])
    long = len(word) >= _LONG_PART * size
    return size if size and long and all(letter in rest for letter in left[len(left) - size + 1 :]) else 0


_LONG_PART = 5
"""Letters, on the average, of each part of a word with several."""


def _is_many(words: Sequence[str]) -> bool:
    """Say whether a noun or an adjective before it tells of many: «корпораций», «местные комиссии»."""
    return any(
        all(r.number == "plur" and not r.marks & {"Pltm"} for r in morph.readings(word) if r.case) for word in words
    )


def _organises(noun: str) -> bool:
    lemma = morph.readings(noun)[0].lemma
    table, speaking = read_toml("names.toml"), read_toml("speech.toml")["speakers"]["organisations"]
    groups = (table["parts_of_organisations"], table["institutions"], table["groups_of_people"], speaking)
    return any(lemma in nouns for nouns in groups)


def is_eponym(text: str, start: int, stop: int, people: frozenset[str]) -> bool:
    """Say whether a surname only names a thing: «больница имени | Гранина», «вирус | Горана», «| Горанская премия».

    Args:
        text: the text.
        start: where the name begins.
        stop: where it ends.
        people: how the surnames begin of those who are named in full elsewhere: they are no mere names of things.
    """
    name = text[start:stop]
    if _SURNAME.fullmatch(name) is None or any(name[:size] in people for size in _STEMS):
        return False
    if not _names_thing(text, start, stop, name):
        return False
    return known_place(name) is None and known_place(nominative(name)) is None


def _names_thing(text: str, start: int, stop: int, name: str) -> bool:
    """Say whether a name stands behind or before what may be called after somebody."""
    before = _NOUN.search(text, max(0, start - _REACH), start)
    table = read_toml("names.toml")
    if before is not None and before.group(1) in table["called_after"]:
        somebody = text[max(0, start - _REACH) : before.end(1)].endswith(tuple(table["naming_phrases"]))
        return not somebody  # «собака по имени | Горан»
    if before is not None and any(r.lemma in table["called_after_people"] for r in morph.readings(before.group(1))):
        return morph.readings(name)[0].case != "datv"
    after = _AFTER.match(text, stop)
    own = [r for r in morph.readings(name) if r.pos in morph.ADJECTIVES and not r.marks & {"Surn", "Geox"}]
    nouns = [r for r in morph.readings(after.group(1)) if r.pos == "NOUN" and not r.animate] if after else []
    named = [r for r in nouns if r.lemma in table["called_after_people"]]
    return any((a.case, a.number) == (n.case, n.number) for a in own for n in named)


def is_called(text: str, start: int, name: str) -> bool:
    """Say whether a place in quotation marks is but what a body is called: «телеканал «Дания»», «ООО «Рязань»»."""
    noun, table = word_before(text, start - 1), read_toml("names.toml")
    if not noun or name.isupper():
        return False
    if noun.isupper():
        return known_place(name) is not None and noun not in {*table["no_organisations"]} - {*table["legal_forms"]}
    lemmas = {r.lemma for r in morph.readings(noun)[:1] if r.pos == "NOUN"}
    bodies = {*table["kinds_in_apposition"], *table["groups_of_people"]}
    return bool(lemmas & bodies - {*table["kinds_of_buildings"], *table["called_after_towns"]})


def names_street(text: str, start: int) -> bool:
    """Say whether a person's name is that of a street, the first or another of a list: «улиц | Гранина и | Белых»."""
    at, before = start, 0
    while before < _MOST_ITEMS and (item := _ITEM.search(text, max(0, at - _LONGEST_ITEM), at)) is not None:
        at, before = item.start(), before + 1
    noun = _STREET.search(text, max(0, at - _LONGEST_ITEM), at)
    if noun is None:
        return False
    listed = before or _LIST.match(text, start)  # «набережные | Лены» are no street of hers
    readings = [r for r in morph.readings(noun.group(1)) if r.lemma in _streets()]
    return any(listed or r.number != "plur" for r in readings) and (before < _SOME or readings[0].number == "plur")


_SOME = 5
"""How many names a list has that only a noun in the plural begins."""


@cache
def _streets() -> frozenset[str]:
    return frozenset(read_toml("names.toml")["street_nouns"])


def is_inhabitant(text: str, start: int, name: str) -> bool:
    """Say whether a word has its capital from the sentence that it opens and says where somebody lives: «Горанчанин».

    A surname that ends so stands elsewhere in the text, too.
    """
    ends = tuple(read_toml("names.toml")["endings_of_one_inhabitant"])
    if not name.isalpha() or not name.endswith(ends) or not name.istitle() or not opens(text, start):
        return False
    best = morph.readings(name)[0]
    if not best.animate or (best.case, best.number) != ("nomn", "sing") or best.marks & _PERSONAL:
        return False
    return name not in _inside_sentences(text)


@lru_cache(maxsize=2)
def _inside_sentences(text: str) -> frozenset[str]:
    """List the words that end as inhabitants do and open no sentence, in one pass."""
    ends = "|".join(read_toml("names.toml")["endings_of_one_inhabitant"])
    words = re.finditer(rf"(?<!\w)[А-ЯЁ][а-яё]{{1,40}}(?:{ends})(?!\w)", text)
    return frozenset(match.group() for match in words if not opens(text, match.start()))


_PERSONAL = frozenset(("Name", "Surn", "Patr"))


def is_vessel(text: str, start: int) -> bool:
    """Say whether a vessel stands right before a name: «команда судна | Capitana»."""
    before, vessels = word_before(text, start), read_toml("names.toml")["vessels"]
    return bool(before) and any(r.lemma in vessels for r in morph.readings(before))


def is_thing_in_latin(text: str, start: int) -> bool:
    """Say whether what has no maker stands right before a name: «индекс | GORE 100», «на конференции | East Tech»."""
    before, things = word_before(text, start), read_toml("names.toml")["latin_things"]
    return bool(before) and any(r.lemma in things for r in morph.readings(before))


def bases_of(name: str) -> set[str]:
    """Give what a name may be in the nominative: «Нашествии» is «Нашествие» or «Нашествия»."""
    single = () if " " in name else (form.written for form in forms(name) if form.sort[0] != "x")
    return {name, nominative(name), *single}
