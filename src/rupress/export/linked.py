"""Pages as linked data: a schema.org NewsArticle, and W3C Web Annotations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from rupress.export.pages import a_page, words_of
from rupress.records import Caption, Entity, EntityType, Page, Quote, Speaker, SpeakerForm
from rupress.span import Span

SCHEMA_ORG = "https://schema.org"
ANNOTATION = "http://www.w3.org/ns/anno.jsonld"

TYPES = {EntityType.PER: "Person", EntityType.ORG: "Organization", EntityType.LOC: "Place"}
"""Classes of schema.org for ours."""

AROUND = 32
"""Characters given before and after the words that an annotation is about, to find them again in a changed text."""


def to_json_ld(page: Page) -> dict[str, Any]:
    """Describe a page in the vocabulary of schema.org: a `NewsArticle` with its pictures, its names and its quotations.

    A page without an article is a `WebPage`. What is not known is left out.

    Raises:
        UsageError: it is no page.
    """
    article = a_page(page).headline is not None
    described: dict[str, Any] = {
        "@context": SCHEMA_ORG,
        "@type": "NewsArticle" if article else "WebPage",
        "url": page.url or page.facts.canonical,
        "inLanguage": page.facts.language or "ru",
        "headline": page.headline,
        "description": page.deck,
        "articleSection": page.section,
        "dateline": page.dateline.text if page.dateline else None,
        "datePublished": _iso(page.published),
        "dateModified": _iso(page.updated),
        "author": [{"@type": "Person", "name": author.name} for author in page.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": page.facts.site} if page.facts.site else None,
        "keywords": list(page.tags),
        "articleBody": "\n\n".join(page.paragraphs),
        "image": [_image(caption) for caption in page.captions],
        "mentions": [_named(entity) for entity in page.entities],
        "hasPart": [_quotation(quote) for quote in page.quotes],
    }
    return dict(_without_blanks(described))


def to_annotations(page: Page) -> Iterator[dict[str, Any]]:
    """Give a W3C Web Annotation for each name, date and quote of a page.

    Each is about words of `page.text`, found by position, in code points as the standard counts, and by the words
    themselves with what stands around them.

    Raises:
        UsageError: it is no page.
    """
    return _annotations(a_page(page))


def _annotations(page: Page) -> Iterator[dict[str, Any]]:
    source = page.url or page.facts.canonical or "urn:rupress:page"
    names = {entity.id: entity.name for entity in page.entities}
    for mention in page.mentions:
        about = {"type": "TextualBody", "purpose": "identifying", "value": names.get(mention.entity, mention.normal)}
        tag = {"type": "TextualBody", "purpose": "tagging", "value": TYPES[mention.type]}
        yield _annotation("identifying", [about, tag], [mention.span], page.text, source)
    for date in page.dates:
        bodies = [{"type": "TextualBody", "purpose": "tagging", "value": date.type.value}]
        if date.value:
            bodies.append({"type": "TextualBody", "purpose": "classifying", "value": date.value})
        yield _annotation("classifying", bodies, [date.span], page.text, source)
    for quote in page.quotes:
        bodies = [{"type": "TextualBody", "purpose": "tagging", "value": f"{quote.kind.value} quote"}]
        if quote.speaker:
            bodies.append({"type": "TextualBody", "purpose": "identifying", "value": quote.speaker.name})
        yield _annotation("classifying", bodies, list(quote.parts), page.text, source)


def _annotation(
    motivation: str, bodies: list[dict[str, str]], spans: list[Span], text: str, source: str
) -> dict[str, Any]:
    targets = [{"source": source, "selector": _selectors(span, text)} for span in spans]
    return {
        "@context": ANNOTATION,
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.stop},
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.stop],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.stop : span.stop + AROUND],
        },
    ]


def _quotation(quote: Quote) -> dict[str, Any]:
    speaker = _speaker(quote.speaker) if quote.speaker else None
    return {"@type": "Quotation", "text": words_of(quote), "spokenByCharacter": speaker}


def _speaker(speaker: Speaker) -> dict[str, Any]:
    collective = speaker.form in {SpeakerForm.ORGANISATION, SpeakerForm.DOCUMENT, SpeakerForm.GROUP}
    return {"@type": "Organization" if collective else "Person", "name": speaker.name}


def _named(entity: Entity) -> dict[str, Any]:
    roles = list(getattr(entity, "roles", ()))
    return {"@type": TYPES[entity.type], "name": entity.name, "jobTitle": roles}


def _image(caption: Caption) -> dict[str, Any]:
    credit = caption.credit
    return {
        "@type": "ImageObject",
        "caption": caption.text,
        "creditText": credit.text if credit else None,
        "creator": {"@type": "Person", "name": credit.creator} if credit and credit.creator else None,
    }


def _iso(value: dt.datetime | dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _without_blanks(value: Any) -> Any:
    """Leave out, at any depth, what is not known."""
    if isinstance(value, dict):
        return {name: _without_blanks(inner) for name, inner in value.items() if inner not in (None, [], "")}
    return [_without_blanks(inner) for inner in value] if isinstance(value, list) else value
