"""The roles that stand before a name: «глава МИД РФ | Сергей Гранин», «директором завода назначен | Гранин»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve, frozen

from rupress.normalizer.entities.role_nouns import role_forms
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
)
from rupress.normalizer.entities.words import LETTERS, Word, words_of
from rupress.normalizer.nominative import Reading as NameReading
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml
from rupress.span import Span

_REACH = 300
"""How far from a name its role may begin or end, in characters."""
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
    return re.compile(rf",?[ \xa0]\d{{1,3}}-{read_toml('names.toml')['of_an_age']}[{LETTERS}]{{2,3}}[ \xa0]$")


@frozen(eq=False)
class Place:
    """Where a name stands."""

    text: str
    index: int
    """Its place among the mentions."""
    mentions: Sequence[Mention]
    case: str
    """The case it stands in; empty if it does not show."""
    gender: str
    """The gender that its case shows: `masc` of «Олега Гранина»; empty if it does not show."""
    several: bool = False
    """Whether a role is wanted that it has together with others: «депутаты | Гранин и Дубнев»."""

    @property
    def span(self) -> Span:
        """The name itself."""
        return self.mentions[self.index].span

    def names(self) -> list[Span]:
        """Give the names of organisations and places near by: they may belong to the role."""
        near = self.mentions[max(0, self.index - 6) : self.index + 7]
        return [mention.span for mention in near if mention.type is not EntityType.PER]

    def shows_no_case(self) -> bool:
        """Say whether a name or its given name does not decline: «Гарри», «Хиллари», «Турги аль-Гориани»."""
        words = self.mentions[self.index].text.split()
        if any("Fixd" in r.marks and r.known for r in morph.readings(words[0])):
            return True
        return len(words) > 1 and all(word.endswith(tuple(letters("ends_that_stay"))) for word in words)

    def floor(self) -> int:
        """Give where the nearest person before, or the line, or our reach ends."""
        start = self.span.start
        low = max(self.text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
        people = [m for m in self.mentions[max(0, self.index - 6) : self.index] if m.type is EntityType.PER]
        if people and self.case in {"", "nomn"} and self.text[people[-1].span.stop : start] in {" ", "\xa0"}:
            last = people.pop()  # «адвокат Олега Гранина | Вера Дубнева»
            if plain(last.text) == plain(last.normal):
                return max(low, last.span.stop)
        return max(low, people[-1].span.stop) if people else low

    def ceiling(self) -> int:
        """Give where the nearest person behind, or the line, or our reach begins."""
        stop = self.span.stop
        end = self.text.find("\n", stop, stop + _REACH)
        high = end if end >= 0 else stop + _REACH
        people = [m for m in self.mentions[self.index + 1 : self.index + 7] if m.type is EntityType.PER]
        return min(high, people[0].span.start) if people else high


def place_of(text: str, index: int, mentions: Sequence[Mention], reading: NameReading) -> Place:
    """Say where a mention stands, in which case, and of which gender that case shows it to be."""
    gender = reading.gender if reading.case not in {"", "nomn"} and reading.number != "plur" else ""
    return Place(text, index, mentions, reading.case, gender)


def role_before(place: Place) -> Span | None:
    """Find the role that stands right before a name: «бывшему министру обороны | Гранину»."""
    start, low = place.span.start, place.floor()
    bracket = _BRACKET.search(place.text, max(low, start - _REACH // 2), start)
    if bracket is not None:
        start = bracket.start() + 1  # «президент союза „Маяк“ | (СМ) Гранин»
    aged = _aged().search(place.text, max(low, start - _AGE_REACH), start)
    if aged is not None:
        start = aged.start()
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
        first = _first(words, low, place.names(), listing=listing)
        head = _head_before(words, first, place)
        if head is not None:
            break
    if head is None:
        return _one_of(place, words, low, closing)
    if _is_anothers(place, words[head:]):
        return None
    if closing in CLOSING and not opens_behind(words[head + 1 :]):
        return None
    head = _first_modifier(words, first, head)
    last = len(words) - _naming_words(words)
    return Span(_with_acting(place.text, low + words[head].start), low + words[last - 1].stop + len(closing))


def _one_of(place: Place, words: Sequence[Word], low: int, closing: str) -> Span | None:
    """Find a role that says that there are more of the kind: «один из участников похода | Гранин»."""
    table = read_toml("names.toml")
    least = max(1, len(words) - MOST_WORDS)
    at = next((i for i in range(len(words) - 2, least - 1, -1) if words[i].text == table["of_many"]), 0)
    if not at or any(word.gap.strip(_OF_QUOTATIONS) for word in words[at:]):
        return None
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


def _is_anothers(place: Place, role: Sequence[Word]) -> bool:
    """Say whether a role is somebody's for whom the name stands: «отца | Рашида», «помощник | Опанаско»."""
    table = read_toml("names.toml")
    named = place.mentions[place.index]
    elsewhere = place.case in {"gent", "accs"} and len(named.text.split()) == 1 and _has_full_name(place)
    last = {r.lemma for r in morph.readings(role[-1].text)}
    if len(role) > 1:  # «замглавы банка времён | Петра Гранина», «начальник администрации | Гранина»
        if place.case in {"", "nomn", "datv", "ablt"}:
            return False
        bodies = table["bodies_of_one"] if elsewhere else []
        return bool(last & {*table["times_of_others"], *bodies}) or any(w.text in table["tellings_of"] for w in role)
    if all(form.kind == "relative" for form in role_forms(role[0].text)):
        return True  # «друг | Гранин» may be the friend of Гранин's
    lemmas = {r.lemma for r in morph.readings(role[0].text)}
    if place.case in {"gent", "accs"} and lemmas & {*table["relations"]}:
        return True
    woman = any(r.gender == "femn" and r.lemma in table["wives"] for r in morph.readings(role[0].text))
    if place.case in {"gent", "accs"} and place.gender == "masc" and woman:
        return True  # «супруга | Олега Гранина» is his wife
    if elsewhere and lemmas & {*table["assistants"]}:
        return True  # «помощника | Гранина», where he is Олег Гранин elsewhere
    name = named
    still = len(name.text.split()) == 1 and plain(name.text) == plain(name.normal) and name.text[-1] in letters("open")
    if not still or not lemmas & {*table["assistants"]}:
        return False
    return any(m.type is EntityType.PER and m.text.endswith(f" {name.text}") for m in place.mentions)


def _has_full_name(place: Place) -> bool:
    """Say whether the text has the given name, too, of whom it calls by surname here."""
    name = plain(place.mentions[place.index].normal)
    return any(m.type is EntityType.PER and plain(m.normal).endswith(f" {name}") for m in place.mentions)


def _first(words: Sequence[Word], low: int, names: Sequence[Span], *, listing: bool) -> int:
    """Find the first of the last words that may all stand in one role, given whether it may have a list in it."""
    first = len(words)
    listing = listing and any(word.text in read_toml("names.toml")["list_ends"] for word in words[-MOST_WORDS:])
    while first > max(0, len(words) - MOST_WORDS) and belongs(words[first - 1], low, names):
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
    return 2 if len(words) > 2 and end in read_toml("names.toml")["naming_phrases"] else 0


def _head_before(words: Sequence[Word], first: int, place: Place) -> int | None:
    """Find the head of the role before a name, whatever its case if the name shows none: «главы клуба | Гарри Горкл».

    Of two roles one of which ends with a quotation the nearer counts: «автор «Зари» датский писатель | Гранин».
    """
    cases = [place.case, ""] if place.case == "nomn" and place.shows_no_case() else [place.case]
    for case in cases:
        found = [
            i
            for i in range(first, len(words))
            if heads(words[i], _case(words, i, case), place.gender, several=place.several)
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
