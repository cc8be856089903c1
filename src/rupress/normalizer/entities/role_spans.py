"""The roles that stand before a name: «глава МИД РФ | Сергей Гранин», «директором завода назначен | Гранин»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from rupress.normalizer.entities.role_nouns import role_forms
from rupress.normalizer.entities.role_others import fits, is_anothers
from rupress.normalizer.entities.role_place import REACH, Place
from rupress.normalizer.entities.role_words import (
    acting_end,
    belongs,
    follows_quotation,
    gives_role,
    heads,
    is_acting,
    is_adjective,
    light,
    modifies,
    opens_behind,
    tail,
    tells_whose,
)
from rupress.normalizer.entities.words import LETTERS, Word, words_of
from rupress.ru import morph
from rupress.ru.tables import read_toml
from rupress.span import Span

MOST_WORDS = 24
CLOSING = frozenset('»“”"')
HYPHENS = frozenset("-–—")
JOINING = frozenset(("", " ", "\xa0", " «", "» ", ' "', '" ', "» «", " „", "“ ", " “", "” ", " №", " № "))
_OF_QUOTATIONS = ' \xa0«»„“”"-'
_SPACES = re.compile(r"[ \xa0]{2,}")
_LINK = re.compile(rf"[{LETTERS}\d](?: «|([»“”\"]?|\.)[ \xa0]{{1,2}})$")
"""What may stand between a role and a name behind it: «министр | Гранин», «тренер «Вымпела» | Гранин»."""
LINK_REACH = 4
_BRACKET = re.compile(r" \([«„\"]?[A-ZА-ЯЁ][^()\n]*\) $")
"""An acronym or a second name in brackets between a role and a name."""
_AGE_REACH = 24
_BEFORE_AGE = re.compile(rf"[{LETTERS}\d]([»“”\"]?)$")


@cache
def _aged() -> re.Pattern[str]:
    """Match an age between a role and a name: «редактор «Зари», | 29-летняя | Гранина»."""
    return re.compile(rf",?[ \xa0]\d{{1,3}}-{read_toml('names.toml')['of_an_age']}([{LETTERS}]{{2,3}})[ \xa0]$")


def role_before(place: Place) -> Span | None:
    """Find the role that stands right before a name: «бывшему министру обороны | Гранину»."""
    start, low = place.span.start, place.floor()
    bracket = _BRACKET.search(place.text, max(low, start - REACH // 2), start)
    if bracket is not None:
        start = bracket.start() + 1  # «президент союза „Маяк“ | (СМ) Гранин»
    aged = _aged().search(place.text, max(low, start - _AGE_REACH), start)
    if aged is not None:
        start = aged.start()
        cases = [r.case for r in morph.readings(read_toml("names.toml")["of_an_age"] + aged.group(1))]
        if place.case not in cases:
            place = evolve(place, case=cases[0])
        place = evolve(place, sure=True)
        link = _BEFORE_AGE.search(place.text, max(low, start - LINK_REACH), start)
    else:
        link = _LINK.search(place.text, max(low, start - LINK_REACH), start)
    if link is None:
        return None
    closing = link.group(1) or ""
    words = words_of(place.text[low:start])
    if closing == "." and (not words or words[-1].text not in read_toml("names.toml")["abbreviations"]):
        return None  # «Приехал министр. | Гранин ждал», but «чемпион 2018–2019 гг. | Гранин»
    return role_ending(place, words, low, closing)


def role_ending(place: Place, words: Sequence[Word], low: int, closing: str) -> Span | None:
    """Find the role that words end with, given the offset of their text and the mark that closes them."""
    head: int | None = None
    first = len(words)
    for listing in (False, True):  # «министр | культуры, молодёжи и спорта», if «молодёжи и спорта» is no role
        first = _first(words, low, place, listing=listing)
        head = _head_before(words, first, place)
        if head is not None:
            break
    if head is None:
        return _one_of(place, words, low, closing)
    if is_anothers(place, words[head:]):
        return None
    if closing in CLOSING and not opens_behind(words[head + 1 :]):
        return None
    head = _first_modifier(words, first, head)
    last = len(words) - _naming_words(words)
    stop = low + words[last - 1].stop
    if last == len(words) or (place.text[stop] in CLOSING and opens_behind(words[head + 1 : last])):
        stop += len(closing) if last == len(words) else 1
    return Span(_with_acting(place.text, low + words[head].start), stop)


def _one_of(place: Place, words: Sequence[Word], low: int, closing: str) -> Span | None:
    """Find a role that says that there are more of the kind: «один из участников похода | Гранин»."""
    table = read_toml("names.toml")
    least = max(1, len(words) - MOST_WORDS)
    at = next((i for i in range(len(words) - 2, least - 1, -1) if words[i].text == table["of_many"]), 0)
    if not at or place.doubtful or any(word.gap.strip(_OF_QUOTATIONS) for word in words[at:]):
        return None
    inner = [w for i, w in enumerate(words) if i > at and not (tells_whose(words, i) or is_adjective(w.text))]
    if is_adjective(words[-1].text) or not all(belongs(word, low, place.names()) for word in inner):
        return None  # «одним из судей | стал Гранин»
    one = morph.readings(words[at - 1].text)
    fits = any(r.lemma == table["one_of_many"] and (not place.case or r.case == place.case) for r in one)
    head = next((i for i in range(at + 1, len(words)) if not is_adjective(words[i].text)), None)
    if place.case in {"gent", "accs"} and any(light(word) for word in words[at + 1 :]):
        return None  # «одного из авторов фильма о бое | Гранина»
    if not fits or head is None or not heads(words[head], "gent", several=True):
        return None
    if not tail(words[head], words[head + 1 :]) or (closing in CLOSING and not opens_behind(words[head + 1 :])):
        return None
    return Span(low + words[at - 1].start, low + words[-1].stop + len(closing))


def within_one(name: Span, offset: int, words: Sequence[Word], at: int) -> bool:
    """Say whether a word and the one before it stand in one name: «фракция «Горы – За | жизнь»»."""
    return name.start <= offset + words[at - 1].start and offset + words[at].stop <= name.stop


def _first_modifier(words: Sequence[Word], first: int, head: int) -> int:
    """Find the first adjective of a role, also of two that «и» joins: «чрезвычайный и полномочный | посол»."""
    joining = read_toml("names.toml")["list_ends"]
    while head > first and words[head].gap in {" ", "\xa0"}:
        if modifies(words[head - 1], words[head]):
            head -= 1
        elif (
            head - 1 > first
            and words[head - 1].text in joining
            and words[head - 1].gap in {" ", "\xa0"}
            and is_adjective(words[head].text)
            and modifies(words[head - 2], words[head])
        ):
            head -= 2
        else:
            break
    return head


def _first(words: Sequence[Word], low: int, place: Place, *, listing: bool) -> int:
    """Find the first of the last words that may all stand in one role, given whether it may have a list in it."""
    first, names = len(words), place.names()
    stops = read_toml("names.toml")["role_links_of_one"] if place.case == "gent" else ()
    listing = listing and any(word.text in read_toml("names.toml")["list_ends"] for word in words[-MOST_WORDS:])
    while first > max(0, len(words) - MOST_WORDS) and words[first - 1].text not in stops:
        if not (belongs(words[first - 1], low, names) or tells_whose(words, first - 1)):
            break
        first -= 1
        if not _joins(words, first) and not (listing and words[first].gap == ", " and agree_in_case(words, first)):
            if first and any(within_one(name, low, words, first) for name in names):
                continue
            break
    return first


def agree_in_case(words: Sequence[Word], at: int) -> bool:
    """Say whether the words on both sides of a comma stand in one oblique case: «по образованию, | науке»."""
    left = {r.case for r in morph.readings(words[at - 1].text) if r.case not in {"", "nomn"}}
    return any(r.case in left for r in morph.readings(words[at].text)) and not role_forms(words[at].text)


def _joins(words: Sequence[Word], at: int) -> bool:
    """Say whether what stands before a word may stand inside a role: «конкурса «Север» 2018 | – | 2019 | гг»."""
    gap = _SPACES.sub(" ", words[at].gap)
    if is_bracketed(words, at) or (at and is_bracketed(words, at - 1)):
        return True
    if gap in JOINING or not at:
        return gap in JOINING
    if gap in {". ", ".\xa0"}:
        return words[at - 1].text in read_toml("names.toml")["abbreviations"]
    return gap in HYPHENS and words[at].text.isdigit()  # «2018–2019 гг.», «сети LTE-450»


def is_bracketed(words: Sequence[Word], at: int) -> bool:
    """Say whether an acronym stands in brackets inside a role: «глава Фискальной службы | (ФС) | Дании Гранин»."""
    word = words[at]
    return word.shouted and word.gap == " (" and at + 1 < len(words) and words[at + 1].gap == ") "


def _naming_words(words: Sequence[Word]) -> int:
    """Count the words at a role's end that only say that a name follows: «женщина | по имени»."""
    end = " ".join(word.text for word in words[-2:])
    table = read_toml("names.toml")
    return 2 if len(words) > 2 and end in {*table["naming_phrases"], *table["naming_phrases_of_another"]} else 0


def _head_before(words: Sequence[Word], first: int, place: Place) -> int | None:
    """Find the head of the role before a name, whatever its case if the name shows none: «главы клуба | Гарри Горкл».

    Of two roles one of which ends with a quotation the nearer counts: «автор «Зари» датский писатель | Гранин».
    """
    anyhow = place.case == "nomn" and place.shows_no_case() and not place.sure
    cases = [place.case, ""] if anyhow else [place.case]
    for case in cases:
        found = [
            i
            for i in range(first, len(words))
            if heads(words[i], _case(words, i, case), place.gender, several=place.several, known=place.doubtful)
            and fits(place, words, i)
            and tail(words[i], words[i + 1 :])
        ]
        if found:
            free = [i for i in found if not _is_post(words, i)] or found  # «на пост судьи | главу фонда Гранину»
            return max((i for i in free[1:] if follows_quotation(words, i)), default=free[0])
    return None


def _is_post(words: Sequence[Word], at: int) -> bool:
    """Say whether a role's head says what post is meant: «на пост | министра»."""
    first = at
    while first and words[first].gap in {" ", "\xa0"} and modifies(words[first - 1], words[at]):
        first -= 1
    if not first or words[first].gap not in {" ", "\xa0"}:
        return False
    posts = read_toml("names.toml")["posts"]
    return any(r.lemma in posts for r in morph.readings(words[first - 1].text))


def _case(words: Sequence[Word], at: int, case: str) -> str:
    """Give the case that a role's head must stand in: the name's, but the genitive behind «и. о.»."""
    first = at
    while first and words[first].gap in {" ", "\xa0"} and modifies(words[first - 1], words[at]):
        first -= 1  # «и. о. | первого заместителя»
    acting = first > 1 and is_acting(f"{words[first - 2].text}.{words[first - 1].text}{words[first].gap}", 0)
    return "gent" if acting else case


def _with_acting(text: str, at: int) -> int:
    """Give where a role begins, with «и. о.» before it."""
    match = acting_end().search(text, max(0, at - 6), at)
    return match.start() if match else at


def role_given(place: Place) -> Span | None:
    """Find the role that a verb gives whoever stands behind it: «Директором завода назначен | Гранин»."""
    if place.case not in {"", "nomn"}:
        return None
    low = place.floor()
    words = words_of(place.text[low : place.span.start])
    if not words or place.text[low + words[-1].stop : place.span.start] not in {" ", "\xa0"}:
        return None
    verb = words[-1]
    gap = verb.gap.strip()
    if not gives_role(verb.text) or gap not in {"", *CLOSING}:
        return None
    return role_ending(evolve(place, case="ablt", gender=""), words[:-1], low, gap)
