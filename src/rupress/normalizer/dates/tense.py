"""Whether the words around a date tell of the past or of the future: by the shape of the nearest verb of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from attrs import frozen

from rupress.ru.tables import read_toml

REACH = 240
"""Characters around a mention in which its verb is looked for: sentences are seldom longer."""
SENTENCE = re.compile(r"[!?….\n](?:(?<!\.)|(?=\s+[А-ЯA-Z«\"—-]|\s*$)|(?:(?<=[а-я]{3}\.)|(?<=\w[»\")%]\.))(?=[А-Я]))")
"""Where a sentence ends; scraping glues them: «уехал.В апреле». A pattern that begins with a class is soon found."""
CLAUSE = re.compile(r"[,;:() ](?:(?<! )|[—-] )")
"""Where a clause ends: at a mark, or at a dash between spaces."""
WORD = re.compile(r"[а-я]{2,}")
ASIDE = re.compile(r"\([^()]{0,240}\)")
"""What a sentence says aside."""


@frozen
class Tense:
    """What the verbs say."""

    tense: str | None = None
    """`past`, `present`, `future` or None."""
    strong: bool = False
    """Whether the verb stands in the clause of the date itself."""


@cache
def _tables() -> tuple[dict[str, str | None], re.Pattern[str], tuple[str | None, ...]]:
    """Words with their tense; one pattern of all shapes, a group each; the tense of each group."""
    table = read_toml("dates_tense.toml")
    words: dict[str, str | None] = {}
    for tense in ("none", "present", "future", "past"):
        words |= dict.fromkeys(table["words"][tense].split(), None if tense == "none" else tense)
    order: tuple[tuple[str | None, str], ...] = (
        (None, "doers"),
        ("future", "planned"),
        ("past", "past"),
        ("past", "bare"),
        ("past", "passive"),
        ("past", "participle"),
        ("future", "done"),
        ("present", "imperfective"),
        ("future", "future"),
        ("future", "ours"),
        ("present", "present"),
    )
    shapes = "|".join(f"({table['shapes'][name]})" for _, name in order)
    return words, re.compile(shapes), tuple(tense for tense, _ in order)


WORDS_KEPT = 4096
"""Words whose tense is remembered: those of the news are the same few thousand."""


@lru_cache(maxsize=WORDS_KEPT)
def word_tense(word: str) -> str | None:
    """Tell the tense of a word, None if it is no verb.

    Args:
        word: folded, in lower case.
    """
    words, shapes, tenses = _tables()
    if word in words:
        return words[word]
    found = shapes.fullmatch(word) if len(word) >= SHORTEST_VERB else None
    return tenses[found.lastindex - 1] if found is not None and found.lastindex else None


SHORTEST_VERB = 4


def tense_around(text: str, raw: str, start: int, stop: int, *, of_nouns: bool = True) -> Tense:
    """Tell the tense of the words around `text[start:stop]`: first in its clause, then in its sentence.

    Args:
        text: the folded text in lower case.
        raw: the folded text with capitals.
        start: where the mention begins.
        stop: where it ends.
        of_nouns: whether it may belong to a noun before it, as a day of the calendar does.
    """
    wide = _between(SENTENCE, raw, (max(0, start - REACH), start), (stop, min(len(raw), stop + REACH)))
    narrow = _between(CLAUSE, raw, *wide)
    if text.startswith(_and(), stop):  # «прибыли 20 августа и останутся»: what follows tells of something else
        narrow = narrow[0], (stop, stop)
    ahead, behind = WORD.findall(text, *narrow[0]), WORD.findall(text, *narrow[1])
    own = _nearest(text, narrow, ahead, behind)
    if own is not None:
        weak = own == "past" and (
            _of_talk(text, narrow[0], ahead, behind)
            or (of_nouns and _is_of_a_noun(text, narrow, ahead, behind))
            or _said("planned_once", text, narrow[0][0], narrow[1][1])
        )
        return Tense(own, strong=not weak and not (own == "present" and _is_report(ahead, behind)))
    if narrow == wide:
        return Tense()
    # «В среду, 5 мая, суд вынес»: the clause of the date goes on behind the commas around it
    behind = WORD.findall(ASIDE.sub(" ", text[slice(*wide[1])]))  # «на днях певец (он живёт у моря) сказал»
    far = _nearest(text, wide, WORD.findall(text, *wide[0]), behind)
    # «упала (по сравнению с уровнем 2 января)»: one compares with what has been
    return Tense(far, strong=far == "past" and _said("compared", text, *narrow[0]))


Stretch = tuple[int, int]


def _between(mark: re.Pattern[str], raw: str, before: Stretch, after: Stretch) -> tuple[Stretch, Stretch]:
    """Cut the stretches before and after a mention at the marks nearest to it."""
    left = before[0]
    for match in mark.finditer(raw, *before):
        left = match.end()
    right = mark.search(raw, *after)
    return (left, before[1]), (after[0], right.start() if right else after[1])


def _nearest(text: str, around: tuple[Stretch, Stretch], ahead: list[str], behind: list[str]) -> str | None:
    """Give the tense of the nearest verb: behind the date Russian puts its verb, so words there count as nearer."""
    first, last = around[0][0], around[1][1]
    if _said("passive_future", text, first, last) or _said("passive_due", text, first, last):
        return "future"  # «будет отправлен в отставку», «должны быть восстановлены»
    if _said("planned_once", text, first, last) or _said("appointed", text, first, last):
        return "past"  # «была запланирована на 17 сентября», «назначен директором в мае»
    later = _first(behind, 1)
    if later is not None:  # a verb farther off than that would not be asked
        ahead = ahead[1 - later[0] :] if later[0] > 1 else []
    earlier = _first(reversed(ahead), 2)
    if later is None or earlier is None:
        found = later or earlier
        return found[1] if found is not None else None
    return min(later, earlier)[1]


def _of_talk(text: str, before: Stretch, ahead: list[str], behind: list[str]) -> bool:
    """Whether a date is of what somebody talks of: «обсудили встречу 9 декабря», but not «9 декабря обсудили»."""
    if _first(behind, 1) is not None:
        return False
    verb = next((word for word in reversed(ahead) if word_tense(word) is not None), "")
    if _shape("talk").fullmatch(verb) is not None:
        return True
    told = _shape("told_of").search(text, *before)
    return told is not None and told["verb"] == verb


def _is_of_a_noun(text: str, around: tuple[Stretch, Stretch], ahead: list[str], behind: list[str]) -> bool:
    """Whether a date may belong to a noun or infinitive before it, of which the verb says nothing.

    «Согласовали дату встречи 9 декабря», «решили открыть каток 9 декабря», «сделали 31 декабря выходным», but not
    «9 декабря согласовали», «суд 9 декабря согласовал».
    """
    if any(_shape("awaited").fullmatch(word) for word in ahead):
        return True
    if not _kinds_of_day().isdisjoint(behind[:KIND_BEHIND]):
        return True
    start, stop = around[0]
    if _first(behind, 1) is not None or not ahead or not text[start:stop].rstrip(' »")').endswith(ahead[-1]):
        return False
    word = ahead[-1]
    if ahead[-2:-1] and ahead[-2] in _from():  # «ушёл из дома 15 ноября»
        return False
    return word_tense(word) is None and _shape("attributive").fullmatch(word) is not None


KIND_BEHIND = 4
"""Words behind a date among which its kind is: «сделали 31 декабря в этом году выходным»."""


@cache
def _from() -> frozenset[str]:
    return frozenset(read_toml("dates_tense.toml")["words"]["from"].split())


@cache
def _kinds_of_day() -> frozenset[str]:
    return frozenset(read_toml("dates_tense.toml")["words"]["kinds_of_day"].split())


def _is_report(ahead: list[str], behind: list[str]) -> bool:
    """Whether a present tells what was said or written before: «об этом в среду сообщает „Маяк“»."""
    return not _reporting().isdisjoint((*ahead, *behind))


@cache
def _reporting() -> frozenset[str]:
    return frozenset(read_toml("dates_tense.toml")["words"]["reporting"].split())


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(read_toml("dates_tense.toml")["shapes"][name])


@cache
def _two_words(name: str) -> tuple[str, re.Pattern[str]]:
    """Give the stem of an auxiliary, and the pattern of it with its verb."""
    table = read_toml("dates_tense.toml")["auxiliaries"][name]
    return table["stem"], re.compile(table["shape"])


@cache
def _and() -> tuple[str, ...]:
    return tuple(f" {word} " for word in read_toml("dates_tense.toml")["words"]["and"].split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("dates_tense.toml")["words"][name].split())


def _stative() -> frozenset[str]:
    return _words("stative")


def is_nowadays(text: str, raw: str, start: int, stop: int) -> bool:
    """Whether the verb nearest to «сегодня» tells of a state: «сегодня живут», not «сегодня приехали».

    Args:
        text: the folded text in lower case.
        raw: the folded text with capitals.
        start: where the word begins.
        stop: where it ends.
    """
    before, after = _between(
        CLAUSE, raw, *_between(SENTENCE, raw, (max(0, start - REACH), start), (stop, stop + REACH))
    )
    words, later = WORD.findall(text, *before), WORD.findall(text, *after)
    if words and words[-1] in _words("as_of"):  # «на сегодня уволили», but «на сегодня назначен», «прогноз на сегодня»
        return not any(_shape("set_for").fullmatch(word) for word in (*words[-2:-1], *later[:2]))
    if words and _shape("any_participle").fullmatch(words[-1]):
        return False  # «одобренная сегодня резолюция является»
    behind = _first_verb(later)
    if behind is None and _shape("dash_this").match(text, after[1]) is not None:
        return True  # «сегодня спорт — это труд»
    return behind in _words("there_is") or (behind or _first_verb(reversed(words))) in _stative()


def _first_verb(words: Iterable[str]) -> str | None:
    known = _stative() | _words("there_is")
    return next((word for word in words if word in known or word_tense(word) is not None), None)


def _said(name: str, text: str, start: int, stop: int) -> bool:
    """Whether an auxiliary stands with its verb; most clauses lack even its stem, which is soon looked up."""
    stem, pattern = _two_words(name)
    return text.find(stem, start, stop) >= 0 and pattern.search(text, start, stop) is not None


def _first(words: Iterable[str], distance: int) -> tuple[int, str] | None:
    """Give the first verb's distance and tense."""
    for far, tense in enumerate(map(word_tense, words), distance):
        if tense is not None:
            return far, tense
    return None
