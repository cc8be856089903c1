"""Phrases: lines as a profile words them, `*` for anything at their beginning or end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from rupress.errors import UsageError
from rupress.fold import fold


@frozen
class Phrase:
    """What the lines are that read so."""

    kind: str
    """A label of the tokenizer, or `outside`."""
    text: str
    """The line; «Читайте нас*» is any that begins so, «*на правах рекламы» any that ends so, «*18+*» any with it."""


@frozen
class Matcher:
    """Phrases made ready to look lines up."""

    whole: dict[str, str]
    """Kinds by folded line."""
    parts: tuple[tuple[str, bool, bool, str], ...]
    """For each phrase with `*`: the folded words, whether anything may stand before and after them, and the kind."""

    def kind_of(self, line: str) -> str | None:
        """Give the kind of a line, or None if no phrase fits."""
        words = folded(line)
        kind = self.whole.get(words)
        if kind is not None:
            return kind
        for part, before, after, of in self.parts:
            if words.endswith(part) if not after else part in words if before else words.startswith(part):
                return of
        return None


@lru_cache(maxsize=256)
def matcher(phrases: tuple[Phrase, ...]) -> Matcher:
    """Make phrases ready; where two fit a line, a whole one holds, else the first."""
    whole: dict[str, str] = {}
    parts = []
    for phrase in phrases:
        words = folded(phrase.text.strip("*"))
        before, after = phrase.text.startswith("*"), phrase.text.endswith("*")
        if before or after:
            parts.append((words, before, after, phrase.kind))
        else:
            whole.setdefault(words, phrase.kind)
    return Matcher(whole, tuple(parts))


def folded(text: str) -> str:
    """Fold a line or a phrase: spelling, case and white space do not matter."""
    return " ".join(fold(text).text.lower().split())


def checked(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Give phrases that can be looked for.

    Raises:
        UsageError: one is empty, or says another kind than an earlier one of the same words.
    """
    kinds: dict[tuple[str, str], str] = {}
    for phrase in phrases:
        if not isinstance(phrase.text, str) or not folded(phrase.text.strip("*")):
            raise UsageError(f"{phrase.text!r} for {phrase.kind} is no line: write its words, such as 'Читайте нас*'")
        stars = f"{phrase.text.startswith('*')}{phrase.text.endswith('*')}"
        if kinds.setdefault((folded(phrase.text.strip("*")), stars), phrase.kind) != phrase.kind:
            raise UsageError(f"the line {phrase.text!r} is named as two kinds: name it as one")
        yield phrase
