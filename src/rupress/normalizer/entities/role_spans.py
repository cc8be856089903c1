"""Where the roles of a name stand: before it, behind it, or behind a verb that gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from rupress.normalizer.entities.role_nouns import role_forms
from rupress.normalizer.entities.role_words import (
    acting_end,
    acting_start,
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

_REACH = 200
"""How far from a name its role may begin or end, in characters."""
MOST_WORDS = 14
_CLOSING = frozenset('»“”"')
_HYPHENS = frozenset("-–—")
_MOST_LEADS = 3
_JOINING = frozenset(("", " ", "\xa0", " «", "» ", ' "', '" ', "» «", " „", "“ ", " “", "” ", " №", " № "))
_SPACES = re.compile(r"[ \xa0]{2,}")
_LINK = re.compile(rf"[{LETTERS}\d](?: «|([»“”\"]?|\.)[ \xa0]{{1,2}})$")
"""What may stand between a role and a name behind it: «министр | Гранин», «тренер «Вымпела» | Гранин»."""
LINK_REACH = 4
_BRACKET = re.compile(r" \([«„\"]?[A-ZА-ЯЁ][^()\n]*\) $")
"""An acronym or a second name in brackets between a role and a name."""
_OPENING = {", ": False, " (": True, " — ": True, " – ": True, " - ": True}
"""Marks between a name and a role behind it, and whether the role is in the nominative whatever the name's case."""


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
        """Say whether the name begins with a given name that does not decline: «Гарри», «Хиллари»."""
        given = self.mentions[self.index].text.partition(" ")[0]
        return any("Fixd" in r.marks and r.known for r in morph.readings(given))

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
    if head is not None and _is_anothers(place, words[head:]):
        return None
    if head is None or (closing in _CLOSING and not opens_behind(words[head + 1 :])):
        return None
    head = _first_modifier(words, first, head)
    last = len(words) - _naming_words(words)
    return Span(_with_acting(place.text, low + words[head].start), low + words[last - 1].stop + len(closing))


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Say whether a role behind a name goes on with a word: «Гранин, министр культуры, | молодёжи и спорта»."""
    if words[at].gap in _JOINING or _is_bracketed(words, at) or _is_bracketed(words, at - 1):
        return True
    if words[at].gap != ", " or not _alike(words, at) or any(r.pos == "PRTF" for r in morph.readings(words[at].text)):
        return False  # «адмирал флота, | прошедшего войну»
    ends = read_toml("names.toml")["list_ends"]
    end = next((i for i in range(at + 1, min(at + _MOST_LEADS + 1, len(words) - 1)) if words[i].text in ends), None)
    return end is not None and _both(words[at], words[end + 1])


def _both(one: Word, other: Word) -> bool:
    """Say whether two words stand in one oblique case, and neither is a role: «молодёжи и | спорта»."""
    cases = {r.case for r in morph.readings(one.text) if r.case not in {"", "nomn"}}
    return any(r.case in cases for r in morph.readings(other.text)) and not role_forms(other.text)


def _is_cut(text: str, word: Word, offset: int) -> bool:
    """Say whether a number goes on behind a hyphen: «деятель | 30-х годов»."""
    return word.text.isdigit() and text[offset + word.stop : offset + word.stop + 1] in _HYPHENS


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
    if len(role) > 1:
        return False
    table = read_toml("names.toml")
    lemmas = {r.lemma for r in morph.readings(role[0].text)}
    if place.case in {"gent", "accs"} and lemmas & {*table["relations"]}:
        return True
    woman = any(r.gender == "femn" and r.lemma in table["wives"] for r in morph.readings(role[0].text))
    if place.case in {"gent", "accs"} and place.gender == "masc" and woman:
        return True  # «супруга | Олега Гранина» is his wife
    name = place.mentions[place.index]
    still = " " not in name.text and plain(name.text) == plain(name.normal) and name.text[-1] in letters("open")
    if not still or not lemmas & {*table["assistants"]}:
        return False
    return any(m.type is EntityType.PER and m.text.endswith(f" {name.text}") for m in place.mentions)


def _first(words: Sequence[Word], low: int, names: Sequence[Span], *, listing: bool) -> int:
    """Find the first of the last words that may all stand in one role, given whether it may have a list in it."""
    first = len(words)
    listing = listing and any(word.text in read_toml("names.toml")["list_ends"] for word in words[-MOST_WORDS:])
    while first > max(0, len(words) - MOST_WORDS) and belongs(words[first - 1], low, names):
        first -= 1
        if not _joins(words, first) and not (listing and words[first].gap == ", " and _alike(words, first)):
            break
    return first


def _alike(words: Sequence[Word], at: int) -> bool:
    """Say whether the words on both sides of a comma stand in one oblique case: «по образованию, | науке»."""
    left = {r.case for r in morph.readings(words[at - 1].text) if r.case not in {"", "nomn"}}
    return any(r.case in left for r in morph.readings(words[at].text)) and not role_forms(words[at].text)


def _joins(words: Sequence[Word], at: int) -> bool:
    """Say whether what stands before a word may stand inside a role: «конкурса «Север» 2018 | – | 2019 | гг»."""
    gap = _SPACES.sub(" ", words[at].gap)
    if _is_bracketed(words, at) or (at and _is_bracketed(words, at - 1)):
        return True
    if gap in _JOINING or not at:
        return gap in _JOINING
    if gap in {". ", ".\xa0"}:
        return words[at - 1].text in read_toml("names.toml")["abbreviations"]
    return gap in _HYPHENS and words[at].text.isdigit()  # «2018–2019 гг.», «сети LTE-450»


def _is_bracketed(words: Sequence[Word], at: int) -> bool:
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
        found = (
            i
            for i in range(first, len(words))
            if heads(words[i], _case(words, i, case), place.gender, several=place.several)
            and tail(words[i], words[i + 1 :])
        )
        head = next(found, None)
        if head is not None:
            behind = (i for i in found if follows_quotation(words, i))
            return max(behind, default=head)
    return None


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


def role_after(place: Place) -> Span | None:
    """Find the role that stands behind a name after a comma, a dash or a bracket: «Гранин, директор завода, сказал»."""
    line = place.text[place.span.stop : place.ceiling()]
    free = next((value for mark, value in _OPENING.items() if line.startswith(mark)), None)
    if free is None:
        return None
    begun = _opens_role(line)
    acting = is_acting(line, begun)
    found = role_in(
        words_of(line[_past_acting(line, begun) :], MOST_WORDS),
        place,
        "gent" if acting else "nomn" if free else place.case or "nomn",
        place.span.stop + _past_acting(line, begun),
    )
    return found if found is None or not acting else Span(place.span.stop + begun, found.stop)


def _opens_role(line: str) -> int:
    """Give where the role begins behind a name, an adverb left out: «, | временно | исполняющий обязанности мэра»."""
    begun = next(len(mark) for mark in _OPENING if line.startswith(mark))
    adverb = next(
        (word for word in read_toml("names.toml")["role_adverbs"] if line.startswith(f"{word} ", begun)), None
    )
    return begun if adverb is None else begun + len(adverb) + 1


def _past_acting(line: str, begun: int) -> int:
    """Give where the office begins behind «и. о.»."""
    match = acting_start().match(line, begun)
    return begun if match is None else match.end()


def role_predicate(place: Place) -> Span | None:
    """Find the role that a verb gives: «Гранин является директором завода», «Гранин был назначен министром»."""
    if place.case not in {"", "nomn"}:
        return None
    words = words_of(place.text[place.span.stop : place.ceiling()], _MOST_LEADS + 1 + MOST_WORDS)
    lead = read_toml("names.toml")["role_verb_leads"]
    at = 0
    while at < min(len(words), _MOST_LEADS) and words[at].gap in {" ", "\xa0"} and words[at].text in lead:
        at += 1
    if at >= len(words) or words[at].gap not in {" ", "\xa0"} or not gives_role(words[at].text):
        return None
    rest = words[at + 1 :]
    return role_in(rest, place, "ablt", place.span.stop) if rest and rest[0].gap in {" ", "\xa0"} else None


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
    if not gives_role(verb.text) or gap not in {"", *_CLOSING}:
        return None
    return role_ending(evolve(place, case="ablt", gender=""), words[:-1], low, gap)


def role_in(words: Sequence[Word], place: Place, case: str, stop: int) -> Span | None:
    """Find the role that words behind a name begin with, given their offset, if its head stands in the case wanted."""
    names = place.names()
    words = words[:MOST_WORDS]
    last = 0
    while last < len(words) and (last == 0 or _goes_on(words, last)) and belongs(words[last], stop, names):
        last += 1
    head = next((i for i in range(last) if heads(words[i], case)), None)
    if head is None or not all(modifies(word, words[head]) for word in words[:head]):
        return None
    while last > head + 1 and (light(words[last - 1]) or _is_cut(place.text, words[last - 1], stop)):
        last -= 1
    end = stop + words[last - 1].stop
    closing = place.text[end : end + 1]
    quoted = opens_behind(words[1:last])
    if quoted and closing not in _CLOSING:  # «брат сценариста | “Зари-95″»
        opened = max(i for i in range(1, last) if opens_behind(words[i : i + 1]))
        end, quoted = stop + words[opened - 1].stop, False
    return Span(stop + words[0].start, end + quoted)
