"""What a page's metadata state about its article, drawn from all the ways in which pages state it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs
from attrs import frozen

from rupress.read.objects import Item, Thing, from_items, from_json, is_outlet, strings_of, types_of
from rupress.read.times import is_clear, tidy
from rupress.records import Facts

_ARTICLE_TYPES = (
    "article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle "
    "backgroundnewsarticle liveblogposting techarticle report interview"
)
_ARTICLES = frozenset(_ARTICLE_TYPES.split())
_WEAKER = frozenset(("webpage", "itempage", "videoobject", "podcastepisode", "mediagallery", "imagegallery"))

# Names of `<meta>`, those that say most of the article itself first.
_TITLES = ("og:title", "twitter:title", "mediator_title", "sailthru.title", "parsely-title", "dc.title")
_DESCRIPTIONS = ("og:description", "twitter:description", "mediator_description", "description", "dc.description")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "mediator_published_time",
    "aiturec:datetime", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "datepublished",
    "pubdate", "publish-date", "publish_date", "publication_date", "article:published", "ya:ovs:upload_date",
    "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "mediator_modified_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "revised",
)  # fmt: skip
_AUTHORS = ("mediator_author", "article:author", "og:article:author", "sailthru.author", "parsely-author", "dc.creator")
_SECTIONS = ("article:section", "og:article:section", "mediator_theme", "parsely-section", "section", "rubric")
_TAGS = ("article:tag", "og:article:tag", "mediator_tags", "news_keywords", "parsely-tags", "sailthru.tags")
_SITES = ("og:site_name", "application-name", "dc.publisher")

# «Web architecture: …», «NewAgeLab» and «INFORM.KZ» stand in `<meta name=author>`, too: only a personal name is one.
_PERSON = re.compile(r"[A-ZА-ЯЁІЇЄҐ][\w'’-]+(?: [A-ZА-ЯЁІЇЄҐ][\w'’.-]+){1,2}")
_ADDRESS = re.compile(r"(?:https?:)?//|@|www\.", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


@frozen
class Statements:
    """What a document states beside its text, as found."""

    metas: tuple[tuple[str, str], ...] = ()
    """Names (lower case) and contents of `<meta>`, in document order."""
    scripts: tuple[str, ...] = ()
    """JSON-LD scripts."""
    items: tuple[Item, ...] = ()
    """Microdata."""
    times: tuple[tuple[str, bool], ...] = ()
    """`datetime` of each `<time>`, and whether it is marked `pubdate`."""
    title: str = ""
    """Text of `<title>`."""
    canonical: str = ""
    """Target of `<link rel=canonical>`."""
    language: str = ""
    """`lang` of `<html>`."""

    def mended(self, mend: Callable[[str], str]) -> Statements:
        """Give the same statements with mojibake undone."""
        return attrs.evolve(
            self,
            metas=tuple((name, mend(content)) for name, content in self.metas),
            scripts=tuple(map(mend, self.scripts)),
            items=tuple(attrs.evolve(item, value=mend(item.value)) for item in self.items),
            title=mend(self.title),
        )


def facts_of(stated: Statements, url: str | None = None) -> Facts:
    """Draw the facts about the page's own article.

    Args:
        stated: what the document states.
        url: its address, if known; it helps to tell the page's article from others that the metadata describe.
    """
    return facts_and_text(stated, url)[0]


def facts_and_text(stated: Statements, url: str | None = None) -> tuple[Facts, str]:
    """Draw the facts about the page's own article, and its text if JSON-LD states it; see `facts_of`."""
    metas: dict[str, list[str]] = {}
    for name, content in stated.metas:
        metas.setdefault(name, []).append(content)
    things = [thing for script in stated.scripts for thing in from_json(script)] + from_items(stated.items)
    canonical = _clean(stated.canonical) or _first(metas, ("og:url",))
    title = _clean(stated.title)
    own = _own(
        things, [_key(address) for address in (canonical, url) if address], _first(metas, _TITLES) or title or ""
    )
    site = _first(metas, _SITES) or _only(own.get("publisher"), "name")
    published = _times(
        [*strings_of(own.get("datePublished"), "@value"), *_all(metas, _PUBLISHED), *_page_times(stated)]
    )
    updated = _times([*strings_of(own.get("dateModified"), "@value"), *_all(metas, _UPDATED)])
    kinds = types_of(own) & (_ARTICLES | _WEAKER)
    language = _clean(stated.language) or _first(metas, ("og:locale", "content-language"))
    headline = _only(own.get("headline")) or _first(metas, _TITLES) or _only(own.get("name"))
    body = own.get("articleBody")
    facts = Facts(
        headline=headline,
        title=title,
        description=_only(own.get("description")) or _first(metas, _DESCRIPTIONS),
        published=_first_clear(published),
        updated=_first_clear(updated),
        authors=_authors(own, metas, things, {site, *_outlet(canonical or url or "")}),
        section=_only(own.get("articleSection")) or _first(metas, _SECTIONS) or _rubric(things, own),
        tags=_tags(own, metas, headline or title or ""),
        site=site,
        canonical=canonical,
        language=re.split(r"[-_,; ]", language)[0].lower() if language else None,
        kind=min(kinds) if kinds else (_first(metas, ("og:type",)) or "").lower() or None,
        stated=published,
    )
    return facts, body if isinstance(body, str) else ""


def _own(things: Iterable[Thing], addresses: Sequence[str], title: str) -> Thing:
    """Choose the page's own article among all things described: lists of other stories describe articles, too."""
    best: Thing = {}
    score = 0
    articles = 0
    for thing in things:
        types = types_of(thing)
        weight = 3 if types & _ARTICLES else 1 if types & _WEAKER else 0
        if not weight and not (not types and ("datePublished" in thing or "headline" in thing)):
            continue
        articles += weight == 3
        said = [
            *strings_of(thing.get("mainEntityOfPage"), "@id", "url"),
            *strings_of(thing.get("url")),
            *strings_of(thing.get("@id")),
        ]
        if addresses and any(_key(address) in addresses for address in said):
            weight += 6
        if _same(_only(thing.get("headline")) or _only(thing.get("name")) or "", title):
            weight += 6
        weight += 2 * ("articleBody" in thing) + ("datePublished" in thing)
        if weight > score:
            best, score = thing, weight
    # Several articles of which none is told to be the page's own are a list of others.
    return best if articles <= 1 or score >= 6 else {}


def _same(one: str, two: str) -> bool:
    """Tell whether two titles are the same but for marks and the site's name."""
    a, b = (" ".join(_WORDS.findall(text.lower())) for text in (one, two))
    return bool(a and b) and (a in b or b in a)


def _key(address: str) -> str:
    """Reduce an address to what tells pages of one site apart."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    return (
        f"{parts.netloc.lower().removeprefix('www.').removeprefix('m.')}{unquote(parts.path).rstrip('/')}?{parts.query}"
    )


def _outlet(address: str) -> list[str]:
    """List the names under which an outlet of this address may be given as the author: `ukrinform`, `ukrinform.ru`."""
    host = _key(address).partition("/")[0]
    return [host, host.partition(".")[0]]


def _authors(
    own: Thing, metas: dict[str, list[str]], things: Sequence[Thing], outlets: set[str | None]
) -> tuple[str, ...]:
    """List the persons named as authors, by the most telling statement that names any; the outlet itself is none."""
    named = {name for thing in things if is_outlet(thing) for name in strings_of(thing.get("name"))}
    sites = {outlet.strip().lower() for outlet in {*outlets, *named} if outlet}
    persons = [
        one
        for one in _listed(own.get("author") or own.get("creator"))
        if not (isinstance(one, dict) and is_outlet(one))
    ]
    for names in (_names(persons, things), _all(metas, _AUTHORS)):
        if found := _unique(name for name in names if not _ADDRESS.search(name) and name.strip().lower() not in sites):
            return found
    names = [name.strip() for content in metas.get("author", ()) for name in content.split(",")]
    return _unique(name for name in names if _PERSON.fullmatch(name) and name.lower() not in sites)


def _names(persons: Sequence[Any], things: Sequence[Thing]) -> list[str]:
    """List the names of persons, as strings or objects; one may be described elsewhere (`{"@id": "#/person/7"}`)."""
    names: list[str] = []
    for person in persons:
        found = strings_of(person, "name", "#text")
        if not found and isinstance(person, dict):
            parts = [*strings_of(person.get("givenName")), *strings_of(person.get("familyName"))]
            known = person.get("@id")
            others = [thing for thing in things if isinstance(known, str) and thing.get("@id") == known]
            named = [name for other in others if not is_outlet(other) for name in strings_of(other.get("name"))]
            found = [" ".join(parts)] if parts else named
        names += found
    return names


def _tags(own: Thing, metas: dict[str, list[str]], headline: str) -> tuple[str, ...]:
    """List the keywords of the article, by the most telling statement that has any; one string may hold several.

    A headline cut into words («Мэр», «открыл», «школу») is no list of keywords.
    """
    said = set(_WORDS.findall(headline.lower()))
    for stated in (strings_of(own.get("keywords"), "name"), _all(metas, _TAGS)):
        tags = stated if len(stated) > 1 else [tag for text in stated for tag in re.split(r"[,;]", text)]
        found = _unique(tags)
        if found and not (len(found) > 2 and said.issuperset(tag.lower() for tag in found)):
            return found
    return ()


def _rubric(things: Iterable[Thing], own: Thing) -> str | None:
    """Give the last crumb that is neither the front page nor the article."""
    headline = _only(own.get("headline")) or ""
    for thing in things:
        if "breadcrumblist" in types_of(thing):
            crumbs = [
                _only(_listed(crumb.get("name")) or crumb.get("item"), "name")
                for crumb in _listed(thing.get("itemListElement"))
                if isinstance(crumb, dict)
            ]
            named = [crumb for crumb in crumbs[1:] if crumb and not _same(crumb, headline)]
            if named:
                return named[-1]
    return None


def _page_times(stated: Statements) -> list[str]:
    """Give the `<time>` that is marked as the page's own, or the only one there is."""
    marked = [value for value, own in stated.times if own]
    distinct = {value for value, _ in stated.times}
    return marked[:1] or (list(distinct) if len(distinct) == 1 else [])


def _first_clear(times: Sequence[str]) -> str | None:
    """Give the first time that is clear («2020-08-31T05:02+05:00» beside «Пнд, 08/31/2020 - 05:02»), else the first."""
    return next(filter(is_clear, times), times[0] if times else None)


def _times(stated: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(time for one in stated if (time := tidy(_clean(one) or ""))))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _only(value: Any, *keys: str) -> str | None:
    """Give the first string that a property states."""
    return next((text for string in strings_of(value, *keys, "@value", "name") if (text := _clean(string))), None)


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((text for content in _all(metas, names) if (text := _clean(content))), None)


def _all(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    """List the contents of the first name that has any."""
    return next((metas[name] for name in names if any(content.strip() for content in metas.get(name, ()))), [])


def _unique(strings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for string in strings if (text := _clean(string))))


def _clean(text: str) -> str | None:
    """Collapse white space, undo escaping that JSON-LD and attributes carry once too often, drop what is no text."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None
