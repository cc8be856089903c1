"""From an article to its quotes: folding, paragraphs, shapes, speakers, records."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

import attrs

from rupress.fold import fold
from rupress.normalizer.article import Article, Block, of_text
from rupress.normalizer.quotes.answers import answered_by
from rupress.normalizer.quotes.assembled import assembled
from rupress.normalizer.quotes.content import closed
from rupress.normalizer.quotes.cues import verbs
from rupress.normalizer.quotes.doubled import unit, unwrapped
from rupress.normalizer.quotes.echoed import echoed
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.fullest import fullest
from rupress.normalizer.quotes.known import Entities, Known
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.occurrences import linked
from rupress.normalizer.quotes.resolve import Resolver
from rupress.normalizer.quotes.scene import Paragraph
from rupress.normalizer.quotes.shapes import SHAPES
from rupress.normalizer.quotes.unopened import bare
from rupress.records import Cue, Kind, Mention, Quote, QuoteKind, Speaker
from rupress.span import Span, View

_ASIDE = re.compile(r"[—–-]\s+(?P<first>[а-яё]+)")
_SAID = re.compile(r"[»“”\"],?\s*\Z")
_END = 8
"""The mark and the comma that end a quote fit into so many characters."""
_HEADLINE = 160
"""A first line of at most so many characters without a final stop is a headline."""


def headed(text: str) -> Article:
    """Read any text as an article; its first line is the headline if it looks like one."""
    article = of_text(text)
    if len(article.blocks) < 2:
        return article
    first = article.blocks[0]
    line = article.text[first.span.start : first.span.stop]
    if len(line) > _HEADLINE or line[-1] in ".!?…:;,":
        return article
    return attrs.evolve(article, blocks=(Block(Kind.HEADLINE, first.span), *article.blocks[1:]))


def search(article: Article, mentions: Sequence[Mention], entities: Entities) -> tuple[Quote, ...]:
    """Find the quotes of an article and say who said them."""
    article = _mended(article)
    view = fold(article.text, quotes=False)
    to = _inverse(view, len(article.text))
    known = Known(mentions, entities, to)
    spans = [Span(to(block.span.start), to(block.span.stop)) for block in article.blocks]
    marks = unit(view.text, spans)
    paragraphs = [
        Paragraph(
            index,
            block.kind,
            view.text,
            unwrapped(view.text, span, marks),
            tight=near,
            cited=block.cited,
            unit=marks,
        )
        for index, (block, near, span) in enumerate(zip(article.blocks, _tight(article), spans, strict=True))
    ]
    scene = Scene(view.text, paragraphs, known, article.text, view)
    for paragraph in paragraphs:
        if paragraph.sentences:
            for shape in SHAPES:
                shape(scene, paragraph)
    bare(scene)
    scene.found.sort(key=lambda f: (f.parts[0], f.parts[-1]))
    echoing = echoed(view.text, known, scene.found, Resolver(scene).speakers())
    speakers = fullest(answered_by(scene, echoing))
    records = [_record(f, s, m, article.text, view) for f, (s, m) in zip(scene.found, speakers, strict=True)]
    return linked(records)


def _mended(article: Article) -> Article:
    """Put the author's words on a line of their own back behind the quote: «Мост готов», ¶ — сказал Седов."""
    blocks: list[Block] = []
    for block in article.blocks:
        last = blocks[-1] if blocks else None
        words = article.text[block.span.start : block.span.stop]
        if (
            last is not None
            and last.kind is block.kind is Kind.BODY
            and (aside := _ASIDE.match(words)) is not None
            and _breaks_off(article.text[max(last.span.start, last.span.stop - _END) : last.span.stop], aside["first"])
        ):
            blocks[-1] = attrs.evolve(last, span=Span(last.span.start, block.span.stop))
        else:
            blocks.append(block)
    return attrs.evolve(article, blocks=tuple(blocks)) if len(blocks) < len(article.blocks) else article


def _breaks_off(end: str, first: str) -> bool:
    """Say whether a paragraph is speech whose author's words follow: it ends with a mark, or a comma before a cue.

    «— Мост готов, ¶ — сказал Седов», but no list: «— доски, ¶ — гвозди».
    """
    return _SAID.search(end) is not None or (end.rstrip().endswith(",") and first.replace("ё", "е") in verbs())


def _tight(article: Article) -> list[bool]:
    """Say of every block whether it stands on the very next line, where the page sets most blocks apart.

    A blank line under the title alone says nothing of paragraphs that stand on lines of their own.
    """
    gaps = [block.gap for block in article.blocks]
    apart = sum(gap > 1 for gap in gaps) > sum(gap == 1 for gap in gaps)
    return [apart and gap == 1 for gap in gaps]


def _inverse(view: View, size: int) -> Callable[[int], int]:
    """Give the way from the source's offsets to the folded text's; the same offsets if nothing was left out."""
    if len(view.text) == size:
        return int
    places = range(len(view.text))
    return lambda offset: bisect_left(places, offset, key=view.offset)


def _record(found: Found, speaker: Speaker | None, media: Sequence[Speaker], text: str, view: View) -> Quote:
    """Write a quote down, its spans in the article's offsets."""
    parts = tuple(closed(text, view.span(a, b)) for a, b in found.parts)
    cue = None
    if found.hit is not None:
        span = view.span(found.hit.start, found.hit.stop)
        cue = Cue(span, text[span.start : span.stop], found.hit.form.entry.lemma, found.hit.form.entry.klass)
    said = assembled(text, [(p.start, p.stop) for p in parts], found.kind)
    if any(c in said for c in "[<"):
        found.flags.add("edited")
    if found.kind is not QuoteKind.DIRECT and not table("flags", "hearsay").isdisjoint(said.lower().split()):
        found.flags.add("hearsay")
    return Quote(
        kind=found.kind,
        span=Span(min(p.start for p in parts), max(p.stop for p in parts)),
        parts=parts,
        text=said,
        cue=cue,
        speaker=_placed(speaker, view) if speaker is not None else None,
        media=tuple(_placed(m, view) for m in media),
        flags=tuple(sorted(found.flags)),
        rule=found.rule,
        confidence=round(found.confidence, 2),
    )


def _placed(speaker: Speaker, view: View) -> Speaker:
    if speaker.span is None:
        return speaker
    return attrs.evolve(speaker, span=view.span(speaker.span.start, speaker.span.stop))
