"""What a noun phrase takes in as a whole: names in marks, brackets, years, whom a thing is called after, lists."""

from __future__ import annotations

from rupress.normalizer.quotes.grammar import MARKS, MODIFIERS, NOUNS, foreign, lemma_of
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.scene import Word
from rupress.ru.morph import readings

_HYPHENS = frozenset("-–—")
_NAME = 5
"""A given name, its initials and a surname are no more words."""
_LIST = 14
"""A list inside a role has fewer words."""


def whole(words: list[Word], at: int, limit: int) -> int:
    """Count the words at a place that belong to what stands before them whatever they are; 0 if they may not."""
    word, before = words[at], words[at - 1]
    if word.quoted:
        return int(_is_called(before) or not _is_told(word))
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
        # «Path of Stone 2», «Stone & Sons», but «пишет ТАСС | 18 ноября»
        return int(foreign(before) and not before.quoted and not _dates(words, at + 1, limit))
    return 0


def _dates(words: list[Word], at: int, limit: int) -> bool:
    """Say whether a word is a month or another time, so that the figure before it is a day."""
    first = words[at].readings[:1] if at < limit else ()
    return any(r.case == "gent" and r.lemma in table("speakers", "circumstances") for r in first)


def _is_called(noun: Word) -> bool:
    """Say whether a noun for outlets stands before a name, whatever its case may seem: «газета | „Луга.ру“»."""
    lemma = lemma_of(noun.readings[0]) if noun.readings else ""
    return not noun.quoted and lemma.rsplit("-", 1)[-1] in table("media", "nouns")


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


def list_goes_on(words: list[Word], at: int, limit: int) -> bool:
    """Say whether a comma stands between things of one role: «министр культуры, молодёжи и спорта»."""
    near = range(at + 1, min(at + _LIST, limit))
    end = next((k for k in near if words[k].low in table("grammar", "conjunctions")), 0)
    if not end or end + 1 >= limit or not words[end + 1].is_word:
        return False
    left = {r.case for r in words[at - 1].readings if r.pos in NOUNS}
    # «по словам жителей, | правительство и совет …» begins the clause
    left -= {"nomn"} if left == {"accs"} else {"nomn", "accs"}
    between = [word for word in words[at + 1 : end] if word.low != ","]
    first = [k for k in range(at + 1, end + 2) if words[k - 1].low in {",", words[end].low}]
    return (
        bool(between)
        and all(word.is_word and word.readings[0].pos in NOUNS | MODIFIERS and not word.capital for word in between)
        and all(any(r.case in left and (not r.animate or r.number == "plur") for r in words[k].readings) for k in first)
    )
