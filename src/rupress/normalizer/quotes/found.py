"""A quote while it is being found, and the article it is found in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.decide import Decider
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.scene import Paragraph
from rupress.normalizer.quotes.sources import Source
from rupress.normalizer.quotes.turns import Turns
from rupress.records import Kind, QuoteKind, Speaker, SpeakerForm
from rupress.span import View


@define(eq=False)
class Found:
    """A quote found by a rule, its speaker not yet resolved. Offsets are those of the folded text."""

    kind: QuoteKind
    """How it is reported."""
    parts: list[tuple[int, int]]
    """The words said."""
    rule: str
    """Name of the rule."""
    confidence: float
    """How often the rule is right."""
    paragraph: int
    """Index of the paragraph where it begins."""
    hit: Hit | None = None
    """The cue."""
    source: Source | None = None
    """The words that name the speaker."""
    media: list[Source] = field(factory=list)
    """The words that name outlets."""
    flags: set[str] = field(factory=set)
    """What is special about it."""
    owner: tuple[int, int] | None = None
    """Place of the pronoun in «по его словам»."""
    relative: bool = False
    """Whether the words are of a relative clause, and the pronoun may mean its main clause's subject."""
    carry: bool = False
    """Whether it may take the speaker of the quote before it."""
    speaker: Speaker | None = None
    """Who said it, where the turns of a talk tell."""


@frozen
class Guest:
    """A person whom the text names before or in the first turns."""

    offset: int
    """Where it does."""
    name: str
    """In the nominative."""
    entity: str | None
    """Id of the entity."""
    subject: bool
    """Whether it is in the nominative there."""


_PAGE = 2048


def _plain(paragraphs: Sequence[Paragraph]) -> Iterator[Marked]:
    """Give the quoted stretches of sentences in which nobody speaks: what is marked there is a name or a term."""
    for paragraph in paragraphs:
        if paragraph.kind is not Kind.HEADLINE or ":" not in paragraph.outline:
            for sentence in paragraph.sentences:
                if not sentence.verbs and not sentence.phrases:
                    yield from sentence.pairs


def _pages(found: Found) -> set[int]:
    """Give the pages on which a quote has its cue or the beginning of a part."""
    return {start // _PAGE for start, _ in found.parts} | ({found.hit.start // _PAGE} if found.hit else set())


class Scene:
    """An article being searched for quotes: its paragraphs, its names, what was found and what is used up."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], known: Known, source: str, view: View) -> None:
        self.text = text
        self.source = source
        self.view = view
        self.paragraphs = paragraphs
        self.known = known
        marks = [m for p in paragraphs for m in p.marks.pairs]
        body = [m for p in paragraphs if p.kind is Kind.BODY for m in p.pairs]
        self.decider = Decider(text, marks, list(_plain(paragraphs)), body)
        self.turns = Turns(text, paragraphs)
        # whom an interview is with: looked for once, and then perhaps nobody
        self.guest: tuple[Guest | None] | None = None
        self.guests: list[Guest] | None = None
        self.found: list[Found] = []
        self._opens = [m.open for p in paragraphs for m in p.pairs]
        self._pairs: set[int] = set()
        self._hits: set[int] = set()
        # quotes and the stretches they cover, by pages of `_PAGE` characters: no rule looks through all of them
        self._places: dict[int, list[Found]] = {}
        self._regions: dict[int, list[tuple[int, int]]] = {}

    def add(self, found: Found, pairs: Iterable[Marked] = ()) -> Found:
        """Keep a quote; its marks and its cue are used up."""
        found.parts = [part for part in found.parts if part[0] < part[1]]
        if not found.parts:
            return found
        self.found.append(found)
        self._pairs.update(m.open for m in pairs)
        for page in _pages(found):
            self._places.setdefault(page, []).append(found)
        if found.hit is not None:
            self._hits.add(found.hit.start)
        for part in found.parts:
            self._cover(*part)
            if found.kind is QuoteKind.DIRECT:  # — Я сказал: «Пора», — вспомнил он: what he said then is his word now
                first, last = bisect_left(self._opens, part[0]), bisect_left(self._opens, part[1])
                self._pairs.update(self._opens[first:last])
        return found

    def paragraph_at(self, offset: int) -> Paragraph:
        """Give the last paragraph that begins at an offset or before."""
        return self.paragraphs[bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1]

    def grow(self, found: Found, marked: Marked) -> None:
        """Add a quoted stretch to a quote that is kept already; its marks are used up."""
        part = trim(self.text, marked.start, marked.stop)
        pages = _pages(found)
        found.parts.append(part)
        for page in _pages(found) - pages:
            self._places.setdefault(page, []).append(found)
        self._cover(*part)
        self._pairs.add(marked.open)

    def near(self, start: int, stop: int) -> list[Found]:
        """Give the quotes that have their cue or the beginning of a part on the pages of a stretch, the last first."""
        pages = range(start // _PAGE, stop // _PAGE + 1)
        return [found for page in reversed(pages) for found in reversed(self._places.get(page, ()))]

    def drop(self, found: Found) -> None:
        """Take a quote back."""
        self.found.remove(found)
        for page in _pages(found):
            self._places[page].remove(found)
        for start, stop in found.parts:
            for page in range(start // _PAGE, stop // _PAGE + 1):
                self._regions[page].remove((start, stop))

    def _cover(self, start: int, stop: int) -> None:
        for page in range(start // _PAGE, stop // _PAGE + 1):
            self._regions.setdefault(page, []).append((start, stop))

    def free(self, marked: Marked) -> bool:
        """Say whether no quote has taken a quoted stretch."""
        return marked.open not in self._pairs

    def unused(self, hit: Hit) -> bool:
        """Say whether a cue is neither used nor inside the words of a quote."""
        regions = self._regions.get(hit.start // _PAGE, ())
        return hit.start not in self._hits and not any(a <= hit.start < b for a, b in regions)

    def words(self, start: int, stop: int) -> str:
        """Give the words of a stretch as the article writes them, ё and all."""
        span = self.view.span(start, stop)
        return self.source[span.start : span.stop]

    def use(self, hit: Hit) -> None:
        """Mark a cue as used."""
        self._hits.add(hit.start)

    def use_marks(self, *opens: int) -> None:
        """Mark quoted stretches as used, by the offsets of their opening marks."""
        self._pairs.update(opens)

    def spent(self, opening: int) -> bool:
        """Say whether an opening mark belongs to a quote."""
        return opening in self._pairs

    def claim(self, start: int, stop: int) -> None:
        """Keep other cues off a clause whose quoted pieces alone are the quote."""
        self._cover(start, stop)

    def lend(self, inner: Found, outer: Found) -> None:
        """Give a quote the outlet of the report around it: «Седов заявил, что …, передаёт „Вестник“»."""
        known = {(m.start, m.stop) for m in inner.media}
        nobody = inner.source is None or inner.source.phrase.form is SpeakerForm.DOCUMENT
        if outer.source is not None and nobody and not inner.carry:
            inner.source = outer.source  # «согласно имеющимся данным, мост закрыт, сообщил мэр»
        elif outer.source is not None and outer.source.phrase.weight == 2:
            outer.media.append(outer.source)
        inner.media.extend(m for m in outer.media if (m.start, m.stop) not in known)
        if outer.hit is not None:
            self.use(outer.hit)
