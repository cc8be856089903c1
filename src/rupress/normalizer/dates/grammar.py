"""Rules: patterns over the kinds of tokens, each with a name, a function that reads what it matched, and examples.

A pattern is a regular expression in which `{kind}` is one token of that kind, `{a|b}` of either kind, `{name=a|b}` the
same with a name by which the reading function asks for it; spaces mean nothing. What a rule has found becomes one token
of a kind of its own (`DAY`, `CLOCK`, …), and the next layer of rules builds on it: a cascade of finite automata.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import cast

from attrs import define, frozen

from rupress.normalizer.dates.firsts import begins
from rupress.normalizer.dates.lexer import Tokens
from rupress.normalizer.dates.lexicon import Value, lexicon
from rupress.normalizer.dates.nodes import Node

MACROS = {
    "day": "num|ord",
    "anyyear": "num4|ordyear|card",
    "monthname": "month|month_short",
    "cardinal": "num|num2|num3|card|couple",
    "god": "year|year_short",
    "gody": "years|years_short|year|year_short",
    "dayish": "DAY|WEEKDAY|DEICTIC|HOLIDAY",
    "unitname": "unit|unit_short|year|years|let|sutki",
    "near": "about|almost|over|under|exactly",
}
"""Names for kinds that rules often accept together."""
_SLOT = re.compile(r"\{(?:(\w+)=)?([\w|]+)\}")


@define(eq=False)
class Found:
    """An expression in the text, or a trap: words that look like one and are none."""

    kind: str
    """Name of its kind: `DAY`, `CLOCK`, …, `TRAP`."""
    start: int
    """Where it begins in the folded text."""
    stop: int
    """Where it ends."""
    node: Node | None
    """What it says; None for a trap."""
    rule: str
    """Name of the rule that found it."""
    approximate: bool = False
    """«около», «примерно»."""
    mod: str | None = None
    """TIMEX3 modifier."""
    alone: bool = True
    """Whether it is an expression by itself, or only as part of a longer one («утром» is, «вечера» is not)."""
    needs: str | None = None
    """The anchor it counts from where that is a date of the text: `day`, `year`, `eve`, …"""
    tense: str | None = None
    """Tense that the words themselves imply: «к 15-му» is ahead; `near` if the verb around tells nothing of the date
    («отложили на 24 ноября»), `begun` if it is past unless the verb says the future («с начала мая идёт ремонт»),
    `weak` if a verb of the future is of something else («ждут протокола октябрьского заседания»)."""


ABBREVIATED = ("year_short", "years_short", "month_short", "unit_short", "in", "century_short", "sego_year", "ad", "bc")
"""Kinds to which a full stop behind them belongs."""


class Match:
    """A match of a rule, read by slot names."""

    __slots__ = ("_slots", "found", "rule", "tokens")

    def __init__(self, tokens: Tokens, found: re.Match[str], rule: str) -> None:
        self.tokens = tokens
        """All tokens."""
        self.found = found
        """The match over their kinds."""
        self.rule = rule
        """Name of the rule."""
        self._slots = found.re.groupindex

    def at(self, slot: str) -> int:
        """Give the index of the token in a slot, -1 if the slot is empty or the rule has none of that name."""
        return self.found.start(slot) if slot in self._slots else -1

    def has(self, slot: str) -> bool:
        """Whether a slot is filled."""
        return slot in self._slots and self.found.start(slot) >= 0

    def fills(self, slots: tuple[str, ...]) -> bool:
        """Whether any of several slots is filled; the rule has them all."""
        return self.found.group(*slots).count(None) < len(slots)

    def value(self, slot: str) -> Value | None:
        """Give what the token in a slot carries."""
        index = self.found.start(slot) if slot in self._slots else -1
        return self.tokens.value(index) if index >= 0 else None

    def number(self, slot: str) -> int | None:
        """Give the number in a slot."""
        value = self.value(slot)
        return value if isinstance(value, int) else None

    def code(self, slot: str) -> str:
        """Give the code in a slot, `""` if it is empty."""
        value = self.value(slot)
        return value if isinstance(value, str) else ""

    def kind(self, slot: str) -> str:
        """Give the name of the kind in a slot."""
        sign = self.found[slot] if slot in self._slots else None
        return kind_name(sign) if sign is not None else ""

    def atom(self, slot: str) -> Found:
        """Give what an earlier layer has found in a slot."""
        return cast("Found", self.tokens.value(self.found.start(slot)))

    def word(self, slot: str) -> str:
        """Give the word in a slot, folded, in lower case."""
        index = self.at(slot)
        return self.tokens.text[self.tokens.starts[index] : self.tokens.stops[index]] if index >= 0 else ""

    def before(self, slot: str | None = None, back: int = 1) -> str:
        """Give the word before the match (or before a slot)."""
        index = (self.found.start() if slot is None else self.at(slot)) - back
        return self.tokens.text[self.tokens.starts[index] : self.tokens.stops[index]] if index >= 0 else ""

    def kind_at(self, index: int) -> str:
        """Give the kind of any token."""
        return kind_name(self.tokens.kinds[index])

    def kind_before(self) -> str:
        """Give the kind of the token before the match."""
        index = self.found.start() - 1
        return kind_name(self.tokens.kinds[index]) if index >= 0 else "line"

    def after(self, ahead: int = 0) -> str:
        """Give the word after the match."""
        index = self.found.end() + ahead
        return (
            self.tokens.raw[self.tokens.starts[index] : self.tokens.stops[index]]
            if index < len(self.tokens.kinds)
            else ""
        )

    def kind_after(self, ahead: int = 0) -> str:
        """Give the kind of the token after the match."""
        index = self.found.end() + ahead
        return kind_name(self.tokens.kinds[index]) if index < len(self.tokens.kinds) else "line"

    def make(
        self, kind: str, node: Node | None, *, first: str | None = None, last: str | None = None, **more: object
    ) -> Found:
        """Make the finding: it spans the match, or begins and ends with the tokens of the slots `first` and `last`."""
        begin = self.at(first) if first is not None else self.found.start()
        end = self.at(last) if last is not None else -1
        if end < 0:
            end = self.found.end() - 1
        if end > begin and self.kind_at(end) == "dot" and self.kind_at(end - 1) not in ABBREVIATED:
            end -= 1  # the full stop is the sentence's: «в 2014 году.»
        return Found(
            kind,
            self.tokens.starts[begin],
            self.tokens.stops[end],
            node,
            self.rule,
            **more,  # type: ignore[arg-type]
        )

    def trap(self) -> Found:
        """Say that these words are no expression and may not become part of one."""
        return self.make("TRAP", None)


Reader = Callable[[Match], Found | None]


@frozen(eq=False)
class Rule:
    """One rule."""

    name: str
    """Its name, as `DateMention.rule` gives it."""
    pattern: str
    """Its pattern."""
    read: Reader
    """What reads a match; None says that it is no match after all."""
    yes: str
    """A phrase that it finds."""
    no: str
    """A phrase like it that it leaves alone."""


def rule(pattern: str, *, yes: str, no: str) -> Callable[[Reader], Rule]:
    """Make a rule of the function below, which gives it its name."""

    def make(read: Reader) -> Rule:
        return Rule(read.__name__, pattern, read, yes, no)

    return make


@cache
def kind_names() -> dict[str, str]:
    """Give the name of every kind by its character."""
    return {sign: name for name, sign in lexicon().kinds.items()}


def kind_name(sign: str) -> str:
    """Give the name of a kind."""
    return kind_names()[sign]


def translate(pattern: str) -> str:
    """Translate a pattern into a regular expression over the characters of kinds."""
    kinds = lexicon().kinds

    def slot(match: re.Match[str]) -> str:
        names = [name for word in match[2].split("|") for name in MACROS.get(word, word).split("|")]
        signs = "".join(kinds[name] for name in names)
        body = f"[{signs}]" if len(signs) > 1 else signs
        return f"(?P<{match[1]}>{body})" if match[1] else body

    return re.sub(r"\s+", "", _SLOT.sub(slot, pattern))


class Layer:
    """An ordered tuple of rules, applied from left to right: the first rule that matches at a place wins.

    Patterns are compiled when they are first tried: no text has a place for all of them.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._sources = [translate(item.pattern) for item in rules]
        self._by_begin: dict[str, list[int]] = {}
        for number, source in enumerate(self._sources):
            for signs in begins(source):
                self._by_begin.setdefault(signs, []).append(number)
        self._begin = _beginning(self._by_begin)
        self._plans: dict[str, Plan | None] = {}
        self._any: dict[tuple[int, ...], re.Pattern[str]] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}

    def apply(self, tokens: Tokens) -> Tokens:
        """Replace what the rules find by one token each."""
        kinds = tokens.kinds
        plans = self._plans
        signs_of = lexicon().kinds
        hits: list[tuple[int, int, str, Found]] = []
        end = 0
        for begin in self._begin.finditer(kinds):
            at = begin.start()
            if at < end:
                continue
            signs = kinds[at : at + 2]
            plan = plans[signs] if signs in plans else self._plan(signs)
            if plan is None:
                continue
            match = plan[0].match(kinds, at)
            found = self._first(tokens, plan[1], match) if match is not None else None
            if found is not None:
                first, end = _covered(tokens, found[0], found[1])
                hits.append((first, end, signs_of[found[1].kind], found[1]))
        return tokens.replaced(hits) if hits else tokens

    def _plan(self, signs: str) -> Plan | None:
        """Find the rules that may begin with two kinds."""
        numbers = tuple(sorted({*self._by_begin.get(signs, ()), *self._by_begin.get(signs[0], ())}))
        pattern = self._own(numbers[0]) if len(numbers) == 1 else self._any.get(numbers)
        if pattern is None and numbers:
            bare = (re.sub(r"\(\?P<\w+>", "(?:", self._sources[number]) for number in numbers)
            pattern = self._any[numbers] = re.compile("|".join(f"({source})" for source in bare))
        plan = self._plans[signs] = None if pattern is None else (pattern, numbers)
        return plan

    def _first(
        self, tokens: Tokens, numbers: tuple[int, ...], match: re.Match[str]
    ) -> tuple[re.Match[str], Found] | None:
        """Give the first rule's reading at a place, from the one that the search has hit on."""
        alone = len(numbers) == 1
        for number in numbers if alone else numbers[(match.lastindex or 1) - 1 :]:
            own = match if alone else self._own(number).match(match.string, match.start())
            if own is not None:
                item = self.rules[number]
                found = item.read(Match(tokens, own, item.name))
                if found is not None:
                    return own, found
        return None

    def _own(self, number: int) -> re.Pattern[str]:
        """Give the pattern of one rule."""
        pattern = self._compiled.get(number)
        if pattern is None:
            pattern = self._compiled[number] = re.compile(self._sources[number])
        return pattern


def _beginning(known: Iterable[str]) -> re.Pattern[str]:
    """Make the pattern of the places where some rule may match: most kinds begin none before an unknown word."""
    other = lexicon().kinds["other"]
    free = {signs[0] for signs in known if signs[1:] in ("", other)}
    bound = {signs[0] for signs in known} - free
    every = "".join(sorted(free | bound))
    unless = f"(?:(?<=[{''.join(sorted(free))}])|(?!{other}))" if free else f"(?!{other})"
    return re.compile(f"[{every}]{unless if bound else ''}")


Plan = tuple[re.Pattern[str], tuple[int, ...]]
"""The pattern of all rules that may match at a place, each in a group of its own, or of the only one; and their numbers
in the layer."""


def _covered(tokens: Tokens, match: re.Match[str], found: Found) -> tuple[int, int]:
    """Give the tokens that a finding stands on: what the rule only looked at, stays for others."""
    first, end = match.span()
    while first < end - 1 and tokens.starts[first] < found.start:
        first += 1
    while end - 1 > first and tokens.stops[end - 1] > found.stop:
        end -= 1
    return first, end
