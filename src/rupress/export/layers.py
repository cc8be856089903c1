"""What the annotation tools share: a page as labelled regions and the relations between them.

Regions count code points of `page.text`, as all spans of rupress do; each format says in what unit it writes them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from rupress.errors import UsageError, expect
from rupress.export.pages import a_page
from rupress.records import DateType, EntityType, Kind, Page, Quote, QuoteKind, Speaker
from rupress.span import Span


class Layer(StrEnum):
    """One sort of annotation."""

    KINDS = "kinds"
    """What each line of the page is: `BODY`, `CAPTION`, …"""
    NAMES = "names"
    """People, organisations and places."""
    DATES = "dates"
    """Temporal expressions, labelled with their types in TIMEX3."""
    QUOTES = "quotes"
    """Words said, what reports them, and who says or carries them."""


CUE, SPEAKER, OUTLET = "CUE", "SPEAKER", "OUTLET"

LABELS: Mapping[Layer, tuple[str, ...]] = {
    Layer.KINDS: tuple(kind.value.upper() for kind in Kind),
    Layer.NAMES: tuple(kind.value for kind in EntityType),
    Layer.DATES: tuple(kind.value for kind in DateType),
    Layer.QUOTES: (*(f"QUOTE_{kind.value.upper()}" for kind in QuoteKind), CUE, SPEAKER, OUTLET),
}
"""Every label of each layer; no two layers share one."""

RELATIONS = ("speaker", "outlet", "cue", "continued")
"""Names of relations: from a quote to who says it, who carries it, what reports it; and from one part of a quote to the
next, in formats whose regions have one part only."""

SAID = (Layer.NAMES, Layer.DATES, Layer.QUOTES)
"""The layers of what an article says: what is exported if nothing else is asked for."""


@frozen
class Region:
    """A labelled stretch of the page, or several that belong together."""

    id: int
    """Number within the page, from 1."""
    layer: Layer
    """The layer it belongs to."""
    label: str
    """One of the layer's `LABELS`."""
    spans: tuple[Span, ...]
    """Where it stands, in order; never empty, white space around cut off."""
    note: str = ""
    """What it means: a name in the nominative, a date's value, a speaker."""
    confidence: float | None = None
    """How sure that is, 0 to 1, where the record says it."""
    entity: str | None = None
    """Id of the entity that it names, if it names one of the page's."""


@frozen
class Relation:
    """A directed relation of two regions."""

    source: int
    """Id of the region it starts from."""
    name: str
    """One of `RELATIONS`."""
    target: int
    """Id of the region it leads to."""


@frozen
class Annotations:
    """The regions of a page in the order of their starts, and their relations."""

    regions: tuple[Region, ...]
    """Numbered in order."""
    relations: tuple[Relation, ...]
    """Between regions that are all there."""


def layers_of(names: Iterable[str]) -> tuple[Layer, ...]:
    """Read names of layers, each once, in the order of `Layer`.

    Raises:
        UsageError: one is no layer, or there is none.
    """
    expect(names, Iterable, "layers", f"some of {', '.join(Layer)}")
    asked = (names,) if isinstance(names, str) else tuple(names)
    unknown = [name for name in asked if name not in set(Layer)]
    if unknown or not asked:
        given = f"not {unknown[0]!r}" if unknown else "and at least one is needed"
        raise UsageError(f"layers are {', '.join(Layer)}, {given}")
    return tuple(layer for layer in Layer if layer in asked)


def annotate(page: Page, layers: Iterable[str] = SAID) -> Annotations:
    """Turn a page into regions and relations.

    Raises:
        UsageError: it is no page, or there is no such layer.
    """
    wanted = layers_of(layers)
    draft = _Draft(a_page(page))
    for layer in wanted:
        DRAWN[layer](draft)
    # The widest of those that start together comes first, as an opening bracket would.
    order = sorted(draft.regions, key=lambda region: (region.spans[0].start, -region.spans[-1].stop))
    number = {region.id: place for place, region in enumerate(order, 1)}
    relations = {Relation(number[link.source], link.name, number[link.target]) for link in draft.relations}
    return Annotations(
        tuple(evolve(region, id=number[region.id]) for region in order),
        tuple(sorted(relations, key=lambda link: (link.source, RELATIONS.index(link.name), link.target))),
    )


# What readers of these formats trip over: line ends that some take for one character and some for two, or not for line
# ends at all; tabs, which part columns; controls, which databases refuse; lone surrogates, which no file can hold.
_AWKWARD = re.compile("\r\n|[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_ENDS_LINE = frozenset("\r\u2028\u2029")
_BLANK = frozenset("\t\x0b\x0c\x1c\x1d\x1e\x85")


def plain(text: str) -> str:
    r"""Put for every awkward character one that no reader trips over, one for one, so that offsets stay.

    `\r\n` becomes a blank and `\n`; other line ends `\n`; tabs and page breaks a blank; other controls and lone
    surrogates U+FFFD.
    """
    return _AWKWARD.sub(_replacement, text)


def about(page: Page) -> dict[str, str]:
    """Say which page it is, in the fields that a person who annotates wants to see beside the text."""
    known = {
        "url": page.url or page.facts.canonical,
        "headline": page.headline,
        "published": page.published.isoformat() if page.published else None,
    }
    return {name: plain(value) for name, value in known.items() if value}


def lines(text: str, span: Span) -> Iterator[Span]:
    """Give the parts of a span that stand on one line each, white space around cut off."""
    start = span.start
    for line in text[span.start : span.stop].split("\n"):
        part = _trimmed(text, Span(start, start + len(line)))
        if part is not None:
            yield part
        start += len(line) + 1


def disjoint(spans: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Keep the longest of labelled spans that overlap, the first of equals; in the order of their starts."""
    longest_first = sorted(spans, key=lambda item: (item[0].start - item[0].stop, item[0].start))
    taken = bytearray(max((span.stop for span, _ in longest_first), default=0))
    kept: list[tuple[Span, str]] = []
    for span, label in longest_first:
        # Those kept before are at least as long, so whichever overlaps this one holds one of its ends.
        if not taken[span.start] and not taken[span.stop - 1]:
            kept.append((span, label))
            taken[span.start : span.stop] = b"\1" * (span.stop - span.start)
    return sorted(kept)


@frozen
class _Draft:
    """Regions and relations as they are found."""

    page: Page
    regions: list[Region] = field(factory=list)
    relations: list[Relation] = field(factory=list)
    single: dict[tuple[str, Span], int] = field(factory=dict)
    named: dict[str, list[Span]] = field(init=False)

    @named.default
    def _places(self) -> dict[str, list[Span]]:
        """Say where each entity is named."""
        places = defaultdict(list)
        for mention in self.page.mentions:
            places[mention.entity].append(mention.span)
        return places

    def add(self, layer: Layer, label: str, spans: Iterable[Span], note: str = "", **known: Any) -> int | None:
        """Add a region and give its id; None if it holds nothing but white space."""
        parts = tuple(part for span in spans if (part := _trimmed(self.page.text, span)) is not None)
        if not parts:
            return None
        number = len(self.regions) + 1
        self.regions.append(Region(number, layer, label, parts, note, **known))
        return number

    def once(self, label: str, span: Span, note: str, entity: str | None = None) -> int | None:
        """Add a region of the layer of quotes, or find it: several quotes may share a cue or a speaker."""
        if (label, span) not in self.single:
            number = self.add(Layer.QUOTES, label, [span], note, entity=entity)
            if number is None:
                return None
            self.single[label, span] = number
        return self.single[label, span]

    def relate(self, source: int, name: str, target: int | None) -> None:
        """Add a relation, if there is a region for it to lead to."""
        if target is not None:
            self.relations.append(Relation(source, name, target))


def _kinds(draft: _Draft) -> None:
    for segment in draft.page.segments:
        draft.add(Layer.KINDS, segment.kind.value.upper(), [segment.span], segment.rule, confidence=segment.confidence)


def _names(draft: _Draft) -> None:
    names = {entity.id: entity.name for entity in draft.page.entities}
    for mention in draft.page.mentions:
        note = names.get(mention.entity, mention.normal)
        known = {"confidence": mention.confidence, "entity": mention.entity}
        draft.add(Layer.NAMES, mention.type.value, [mention.span], note, **known)


def _dates(draft: _Draft) -> None:
    for date in draft.page.dates:
        draft.add(Layer.DATES, date.type.value, [date.span], date.value or "")


def _quotes(draft: _Draft) -> None:
    for quote in draft.page.quotes:
        who = quote.speaker.name if quote.speaker else ""
        label = f"QUOTE_{quote.kind.value.upper()}"
        source = draft.add(Layer.QUOTES, label, quote.parts, who, confidence=quote.confidence)
        if source is None:
            continue
        if quote.speaker:
            draft.relate(source, "speaker", _voice(draft, quote, quote.speaker, SPEAKER))
        for outlet in quote.media:
            draft.relate(source, "outlet", _voice(draft, quote, outlet, OUTLET))
        if quote.cue:
            draft.relate(source, "cue", draft.once(CUE, quote.cue.span, quote.cue.lemma))


def _voice(draft: _Draft, quote: Quote, speaker: Speaker, label: str) -> int | None:
    """Find who says or carries a quote: where the words nearest it name them, else where they were named last."""
    span = speaker.span
    if span is None:
        named = draft.named[speaker.entity] if speaker.entity is not None else []
        if not named:
            return None
        span = named[max(bisect_right(named, quote.span) - 1, 0)]
    return draft.once(label, span, speaker.name, speaker.entity)


DRAWN: Mapping[Layer, Callable[[_Draft], None]] = {
    Layer.KINDS: _kinds,
    Layer.NAMES: _names,
    Layer.DATES: _dates,
    Layer.QUOTES: _quotes,
}
"""What draws each layer."""


def _trimmed(text: str, span: Span) -> Span | None:
    words = text[span.start : span.stop]
    start = span.start + len(words) - len(words.lstrip())
    stop = span.start + len(words.rstrip())
    return Span(start, stop) if start < stop else None


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if found == "\r\n":
        return " \n"
    if found in _ENDS_LINE:
        return "\n"
    return " " if found in _BLANK else "\ufffd"
