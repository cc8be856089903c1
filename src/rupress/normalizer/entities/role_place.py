"""Where a name stands beside which a role is looked for, and in which case."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from rupress.normalizer.entities.bearing import of_word
from rupress.normalizer.entities.words import SPACES
from rupress.normalizer.nominative import Reading as NameReading
from rupress.records import EntityType, Gender, Mention
from rupress.ru import morph
from rupress.ru.letters import letters, plain
from rupress.span import Span

REACH = 300
"""How far from a name its role may begin or end, in characters."""
TELLING = frozenset(("", "nomn", "datv", "ablt"))
"""Cases that tell whom a role is of from whose it is."""
_WOMEN = ("gent", "datv")
"""Cases that a woman's name in «-е» or «-и» has alike: «Анне», «Марии», «Граниной»."""


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
    doubtful: bool = False
    """Whether the case is another than it was read in, so that only the nouns of the table tell a role."""
    woman: bool = False
    """Whether only a role of a woman tells anything: «певицы | Меган Горкл»."""
    sure: bool = False
    """Whether an adjective before the name tells its case: «29-летняя | Кейт»."""

    @property
    def span(self) -> Span:
        """The name itself."""
        return self.mentions[self.index].span

    def names(self) -> list[Span]:
        """Give the names of organisations and places near by: they may belong to the role."""
        near = self.mentions[max(0, self.index - 6) : self.index + 7]
        return [mention.span for mention in near if mention.type is not EntityType.PER]

    def near(self) -> list[Span]:
        """Give all names near by."""
        return [mention.span for mention in self.mentions[max(0, self.index - 6) : self.index + 7]]

    def shows_no_case(self) -> bool:
        """Say whether a name or its given name does not decline: «Гарри», «Хиллари», «Турги аль-Гориани»."""
        words = self.mentions[self.index].text.split()
        if any("Fixd" in r.marks and r.known for r in morph.readings(words[0])):
            return True
        return len(words) > 1 and all(word.endswith(tuple(letters("ends_that_stay"))) for word in words)

    def others(self) -> list[Place]:
        """Give the name in the cases that its form may stand in besides: «директору школы | Анне Граниной»."""
        name = self.mentions[self.index]
        if plain(name.text) == plain(name.normal):
            cases = [] if self.case == "nomn" else ["nomn", ""] if self.shows_no_case() else ["nomn"]
            again = [evolve(self, case=case, gender="", doubtful=bool(case)) for case in cases if case != self.case]
            return again or ([evolve(self, case="", woman=True)] if self._may_be_a_woman() else [])
        if self.gender == "femn" and self.case in _WOMEN:
            return [evolve(self, case=case, doubtful=True) for case in _WOMEN if case != self.case]
        return [evolve(self, case="accs", doubtful=True)] if (self.gender, self.case) == ("masc", "gent") else []

    def _may_be_a_woman(self) -> bool:
        """Say whether a name in consonants may be a woman's, who keeps it in every case: «певицы | Меган Горкл»."""
        words = self.mentions[self.index].text.split()
        if len(words) < 2 or any(word[-1] not in letters("consonants") for word in words):
            return False
        return of_word(words[0]) is not Gender.MASCULINE

    def floor(self) -> int:
        """Give where the nearest person before, or the line, or our reach ends."""
        start = self.span.start
        low = max(self.text.rfind("\n", max(0, start - REACH), start) + 1, start - REACH, 0)
        people = [m for m in self.mentions[max(0, self.index - 6) : self.index] if m.type is EntityType.PER]
        beside = people and self.text[people[-1].span.stop : start] in SPACES
        full = beside and (self.case, " " in self.mentions[self.index].text) not in {("datv", False), ("ablt", False)}
        if full and self.case in TELLING:
            last = people.pop()  # «адвокат Олега Гранина | Вера Дубнева», «тренер Мегрелау | Вера Дубнева»
            if plain(last.text) == plain(last.normal) and last.text[-1] not in letters("ends_that_stay"):
                return max(low, last.span.stop)
        return max(low, people[-1].span.stop) if people else low

    def ceiling(self) -> int:
        """Give where the nearest person behind, or the line, or our reach begins."""
        stop = self.span.stop
        end = self.text.find("\n", stop, stop + REACH)
        high = end if end >= 0 else stop + REACH
        people = [m for m in self.mentions[self.index + 1 : self.index + 7] if m.type is EntityType.PER]
        return min(high, people[0].span.start) if people else high


def place_of(text: str, index: int, mentions: Sequence[Mention], reading: NameReading) -> Place:
    """Say where a mention stands, in which case, and of which gender that case shows it to be."""
    gender = reading.gender if reading.case not in {"", "nomn"} and reading.number != "plur" else ""
    return Place(text, index, mentions, reading.case, gender)
