"""What `rupress profile check` says: what a profile's hints find on pages, what conflicts, what it changes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import Factory, define

import rupress
from rupress.cli.explanation import reasons
from rupress.cli.pages import UnreadableError, content
from rupress.profiles import Profile, phrases
from rupress.profiles.phrases import Phrase
from rupress.read import hits_on
from rupress.read.hints import Hint
from rupress.records import Layout, Media
from rupress.records.shown import short
from rupress.show.marks import shown

_FEW = 8
"""So many changed lines are shown."""


def check(path: str, files: Iterable[str], *, media: str, encoding: str | None) -> bool:
    """Check a profile against pages, and write what was seen.

    Args:
        path: the profile.
        files: paths of pages, `-` for standard input.
        media: what kind of input the pages are.
        encoding: their encoding, if known.

    Returns:
        Whether there is no problem.

    Raises:
        UsageError: the profile is not valid.
    """
    checked = Check(Profile.read(path), media, encoding)
    for file in files:
        try:
            lines = checked.page(content(file))
        except UnreadableError as error:
            checked.unreadable += 1
            lines = [f"cannot be read: {error}"]
        _write(file, lines)
    _write(*checked.summary())
    return not checked.problems


def _write(head: str, lines: list[str]) -> None:
    """Write lines so that they are safe to look at: pages may hold control characters."""
    sys.stdout.buffer.write("\n".join([shown(head), *(f"  {shown(line)}" for line in lines), ""]).encode())
    sys.stdout.buffer.flush()


@define
class Check:
    """A profile that is being checked against pages."""

    profile: Profile
    """The profile; its hosts do not matter here."""
    media: str = "auto"
    """What kind of input the pages are."""
    encoding: str | None = None
    """Their encoding, if known."""
    pages: int = 0
    """How many pages were checked."""
    unreadable: int = 0
    """How many could not be read."""
    conflicts: int = 0
    """How many elements are claimed by two kinds, on all pages together."""
    found: Counter[Hint | Phrase] = Factory(Counter)
    """How many elements or lines each hint found on all pages."""

    def page(self, raw: bytes) -> list[str]:
        """Check one page and say what was seen, a line each."""
        self.pages += 1
        without = rupress.tokenize(raw, media=self.media, encoding=self.encoding)
        with_it = rupress.Parser(media=self.media, encoding=self.encoding, profile=self.profile).tokenize(raw)
        said = list(self._elements(raw)) if with_it.source.media is Media.HTML else []
        return [*said, *self._lines(with_it), *(changes(without, with_it) or ["changes nothing"])]

    @property
    def problems(self) -> bool:
        """Whether something is to be mended."""
        return bool(self.conflicts or self.unreadable or self._idle())

    def summary(self) -> tuple[str, list[str]]:
        """Say how it went on all pages together, and what is to be mended."""
        kept = f"profile {self.profile.name!r} is valid"
        if not self.pages + self.unreadable:
            return f"{kept}; give saved pages to see what it does to them", []
        problems = [f"{_name(said)} finds nothing on any page" for said in self._idle()]
        problems += [f"{_count(self.conflicts, 'element')} claimed by two kinds"] if self.conflicts else []
        problems += [f"{_count(self.unreadable, 'page')} unreadable"] if self.unreadable else []
        return f"{kept}, {_count(self.pages, 'page')} checked: {_count(len(problems), 'problem')}", problems

    def _idle(self) -> list[Hint | Phrase]:
        said: list[Hint | Phrase] = [*self.profile.css, *self._phrases()]
        return [one for one in said if not self.found[one]] if self.pages else []

    def _phrases(self) -> tuple[Phrase, ...]:
        return self.profile.lines + self.profile.after + self.profile.before

    def _elements(self, raw: bytes) -> Iterator[str]:
        for hit in hits_on(raw, self.profile.css, self.encoding):
            self.found[hit.hint] += hit.elements
            shown = f": «{short(hit.text)}»" if hit.text else ""
            yield f"{_name(hit.hint)}: {_count(hit.elements, 'element')}{shown}"
            for rival, count in hit.rivals:
                self.conflicts += count
                yield f"CONFLICT: {count} of them are named as {rival.kind} by {rival.selector!r}, which holds"

    def _lines(self, layout: Layout) -> Iterator[str]:
        text = layout.source.text
        words = [text[line.span.start : line.span.stop] for line in layout.source.lines]
        for phrase in self._phrases():
            kind_of = phrases.matcher((phrase,)).kind_of
            fits = [line for line in words if kind_of(line)]
            self.found[phrase] += len(fits)
            shown = f": «{short(fits[0])}»" if fits else ""
            yield f"{_name(phrase)}: {_count(len(fits), 'line')}{shown}"


def changes(before: Layout, after: Layout) -> list[str]:
    """Say how two layouts of one page differ: parts of the article first, then lines that are of another kind."""
    said = []
    parts = _parts(after)
    for name, old in _parts(before).items():
        if old != parts[name]:
            said.append(f"changes {name}: {short(old) or 'none'} -> {short(parts[name]) or 'none'}")
    old_kinds, moved = _kinds(before), []
    for key, kind in _kinds(after).items():
        if key in old_kinds and old_kinds[key] != kind:
            moved.append(f"changes {old_kinds[key]} -> {kind}: «{short(key[0])}»")
    more = [f"changes {len(moved) - _FEW} more lines"] if len(moved) > _FEW else []
    return [*said, *moved[:_FEW], *more]


def _parts(layout: Layout) -> dict[str, str]:
    """Give the parts of an article as words."""
    text = layout.source.text
    spans = {"headline": layout.headline, "deck": layout.deck, "section": layout.section}
    parts = {name: " ".join(text[span.start : span.stop].split()) if span else "" for name, span in spans.items()}
    return parts | {
        "published": layout.published.text if layout.published else "",
        "updated": layout.updated.text if layout.updated else "",
        "authors": ", ".join(author.name for author in layout.authors),
        "origin": layout.origin or "",
        "paragraphs": str(len(layout.paragraphs)),
        "captions": str(len(layout.captions)),
        "tags": ", ".join(layout.tags),
        "ticker items": str(len(layout.ticker)),
    }


def _kinds(layout: Layout) -> dict[tuple[str, int], str]:
    """Give the kind of each line, by its words and how often they stood before: a profile may cut lines anew."""
    kinds: dict[tuple[str, int], str] = {}
    times: Counter[str] = Counter()
    for line in reasons(layout):
        words = " ".join(line.words.split())
        kinds[words, times[words]] = line.kind.value
        times[words] += 1
    return kinds


def _name(said: Hint | Phrase) -> str:
    return f"css {said.kind} {said.selector!r}" if isinstance(said, Hint) else f"line {said.kind} {said.text!r}"


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'s' * (number != 1)}"
