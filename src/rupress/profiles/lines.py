"""What a profile says of lines by their words, written on the lines of a page."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rupress.profiles.phrases import Phrase, matcher
from rupress.profiles.profile import Profile
from rupress.records import Note, Source
from rupress.tokenizer.hints import OUTSIDE


def hinted(source: Source, profile: Profile | None, notes: tuple[Note, ...] = ()) -> Source:
    """Write on the lines of a page what a profile says of them by their words.

    Args:
        source: the page as read, what the profile says by selectors already on its lines.
        profile: the profile for the page, if there is one.
        notes: what is to be noted of the choice.
    """
    if profile is None:
        return evolve(source, notes=source.notes + notes) if notes else source
    hints: dict[int, str] = {}
    words = [source.text[line.span.start : line.span.stop] for line in source.lines]
    if profile.after or profile.before:
        start, stop = _article(words, profile.after, profile.before)
        outside = [*range(start), *range(stop, len(words))]
        hints = {k: OUTSIDE for k in outside if not source.lines[k].hint}
    if profile.lines:
        kind_of = matcher(profile.lines).kind_of
        hints |= {k: kind for k, line in enumerate(words) if (kind := kind_of(line))}
    lines = tuple(evolve(line, hint=hints[k]) if k in hints else line for k, line in enumerate(source.lines))
    return evolve(source, lines=lines, notes=source.notes + notes, ticker=profile.ticker)


def _article(lines: Sequence[str], after: tuple[Phrase, ...], before: tuple[Phrase, ...]) -> tuple[int, int]:
    """Give the first line of the article and the one after its last, as far as the profile tells."""
    start = 0
    if after:
        opens = matcher(after).kind_of
        start = next((k + 1 for k, line in enumerate(lines) if opens(line)), 0)
    stop = len(lines)
    if before:
        closes = matcher(before).kind_of
        stop = next((k for k in range(start, len(lines)) if closes(lines[k])), stop)
    return start, stop
