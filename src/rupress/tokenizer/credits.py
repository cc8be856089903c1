"""Captions and credits: what a picture shows, and whose it is.

A credit is a label («Фото:», «©», «Источник фото:»), a maker and an agency in either order, with a separator between:
«Фото: Albert Gea / Reuters», «© РИА Новости. Артем Житенев», «Фото: Дмитрий Азаров, Коммерсантъ», «(Фото: … / ТАСС)».
"""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve

from rupress.fold import fold
from rupress.records import Caption, Credit
from rupress.ru.tables import read_toml, read_tsv
from rupress.span import Span, View
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.vocabulary import given_names

_EDGES = " \t\n.,:;|/—-•()[]©"
_GIVEN = r"(?:[А-ЯA-Z][а-яa-z'’]+|[А-ЯA-Z]\.)"
_MIDDLE = r"(?:[ -](?:[А-ЯA-Z][а-яa-z'’]+|[А-ЯA-Z]\.|[А-ЯA-Z]{2,}|de|van|von|di|la|el))*"
_SURNAME = r"(?: (?:[А-ЯA-Z][а-яa-z'’-]+|[А-ЯA-Z]{2,}))"
_PERSON = re.compile(rf"{_GIVEN}{_MIDDLE}{_SURNAME}|[А-ЯA-Z]\. ?(?:[А-ЯA-Z]\. ?)?[А-ЯA-Z][а-яa-z]+")
_DOMAIN = re.compile(
    r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.(?:ru|com|ua|kz|net|org|info|by|рф|su|tv|kg|uz|az|am|ge|md|eu|us|uk|de)(?:/\S*)?",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:^|[^\w])(?:г|ул|им|обл|св|р-н|пос|д|с|реж|проф|акад|ст)$", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"\s(?:©|\(c\))\s?(?:фото|видео)", re.IGNORECASE)
_LAST_ADDRESS = re.compile(r"\s(?=(?:https?://)?(?:www\.)?[\w-]+\.(?:com|ru)/\S+$)")
_LAST_PHOTO = re.compile(r"[.!?…\")]\s(?=(?:Фото|ФОТО|Кадр|Рис\.?|Photo)\s[^.!?]{2,60}(?:\.(?:ru|com|ua|рф))?\.?$)")
_HANDLE = re.compile(r"@?\w[\w. -]{1,40}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[,.])?")
_LAST_SLASH = re.compile(r"\s/\s?(?=[A-Za-zА-Я@\"][^/]{1,40}$)")
_SEPARATORS = (r"\s?//?\s?", r"\s?\|\s?", r"[.,]\s+", r"\s[—-]\s", r"\s{2,}")


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(read_toml("bylines.toml")["credit"]["labels"], key=len, reverse=True))
    return re.compile(
        rf"[(\[/ ]*(?:(?:©|\(c\))\s*)?"
        rf"(?:(?:{words})(?![а-яa-z])\s*(?:видео\s*)?(?:[:;©]|//?|—(?=\s)|-(?=\s))?\s*(?:©\s*)?)?",
        re.IGNORECASE,
    )


@cache
def _inline() -> re.Pattern[str]:
    words = "|".join(
        re.escape(w)
        for w in sorted(read_toml("bylines.toml")["credit"]["labels"], key=len, reverse=True)
        if w not in ("источник", "видео", "рис", "кадр", "инфографика", "графика")
    )
    return re.compile(
        rf"(?:(?<=[\s.)\"/])|(?<=[а-я])(?=[А-Я]))(?:[(\[/]\s?)?(?:©\s?(?=[А-ЯA-Zа-яa-z])|(?i:{words})\s?(?::|//?\s|©))"
    )


@cache
def _agencies() -> tuple[str, ...]:
    return tuple(row["name"] for row in read_tsv("agencies.tsv"))


@cache
def _debris() -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["credit"]["debris"])


def parse_credit(text: str, at: int = 0) -> Credit:
    """Take a credit apart.

    Args:
        text: the credit as written, with its label.
        at: where it stands in the page.

    Returns:
        The whole of it, its maker and its agency where they are told; `text` is never shortened.
    """
    view = fold(text)
    folded = view.text.replace("\n", " ")
    match = _label().match(folded)
    start = match.end() if match else 0
    stop = len(folded.rstrip(" .)]/|"))
    low = folded.lower()
    for words in _debris():
        found = low.find(words, start)
        if found >= 0:
            stop = min(stop, len(folded[:found].rstrip(" |/")))
    creator, agency = _parties(folded, start, max(start, stop))
    span = Span(at, at + len(text))
    return Credit(text, _words(text, view, creator), _words(text, view, agency), span)


def _words(text: str, view: View, place: tuple[int, int] | None) -> str | None:
    if place is None:
        return None
    span = view.span(*place)
    return text[span.start : span.stop].strip() or None


def _parties(folded: str, start: int, stop: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Tell maker from agency among the parts of a credit."""
    second = _NEXT_LABEL.search(folded, start, stop)
    if second:  # «© Видео: МЧС © Фото: …»: the first speaks for the record, the text keeps both
        stop = second.start()
    parts = [p for p in _parts(folded, start, stop) if not _YEAR.fullmatch(folded[p[0] : p[1]])]
    if not parts:
        return None, None
    if len(parts) == 1:
        place = parts[0]
        return (place, None) if _is_person(folded[place[0] : place[1]]) else (None, place)
    persons = [p for p in parts if _is_person(folded[p[0] : p[1]])]
    houses = [p for p in parts if _is_known(folded[p[0] : p[1]])]
    rest = [p for p in parts if p not in persons]
    if not persons:
        # two that are no names of persons: «accountname / Instagram» and «Instagram / accountname» alike
        if (
            len(parts) == 2
            and len(houses) == 1
            and _HANDLE.fullmatch(folded[slice(*parts[1 - parts.index(houses[0])])])
        ):
            return parts[1 - parts.index(houses[0])], houses[0]
        return None, (parts[0][0], parts[-1][1])
    if not rest:
        # all look like persons: «Albert Gea / Jack Stone» has its house last
        return parts[0], parts[-1]
    creator = (persons[0][0], persons[-1][1]) if _adjoin(persons, parts) else persons[0]
    agency = (rest[0][0], rest[-1][1]) if _adjoin(rest, parts) else rest[0]
    return creator, agency


def _adjoin(some: list[tuple[int, int]], parts: list[tuple[int, int]]) -> bool:
    first = parts.index(some[0])
    return parts[first : first + len(some)] == some


def _parts(folded: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Cut a credit at its strongest separator; an address is one part."""
    bare = _trim(folded, start, stop)
    if _DOMAIN.fullmatch(folded[bare[0] : bare[1]]):
        return [bare]
    for separator in _SEPARATORS:
        cuts = [m.span() for m in re.finditer(separator, folded[start:stop]) if not _initial(folded, start + m.start())]
        if cuts:
            edges = [0, *(e for cut in cuts for e in cut), stop - start]
            parts = [_trim(folded, start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
            return [p for p in parts if p[1] > p[0]]
    return [_trim(folded, start, stop)] if stop > start else []


def _initial(folded: str, at: int) -> bool:
    """Tell whether the full stop here ends an initial («Н. Лесная») or a short form («г. Ижевск»)."""
    if folded[at] != ".":
        return False
    initial = (at < 2 or not folded[at - 2].isalnum()) and folded[at - 1].isupper()
    return initial or bool(_ABBREVIATED.search(folded, max(0, at - 6), at))


def _trim(folded: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and folded[start] in _EDGES:
        start += 1
    while stop > start and folded[stop - 1] in " \t\n,:;|/—-•([©":
        stop -= 1
    return start, stop


def _is_known(words: str) -> bool:
    """Tell whether words begin with the name of an agency, bank, service or outlet of the table."""
    low = words.lower()
    return any(low == name or (low.startswith(name) and not low[len(name)].isalnum()) for name in _agencies())


def _is_person(words: str) -> bool:
    """Tell whether a part of a credit names a person."""
    parts = re.split(r"[ -]", words.lower())
    if len(parts) > 5 or _is_known(words) or _DOMAIN.fullmatch(words):
        return False
    if any(part.startswith(_houses()) for part in parts):
        return False
    if any(part in given_names() for part in parts):
        return True
    return bool(_PERSON.fullmatch(words)) and len(parts) <= 4


@cache
def _houses() -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["credit"]["houses"])


def split_caption(folded: str) -> int:
    """Find where the credit begins in a caption («… утренний парад. Фото: Имя Фамилия»).

    Returns:
        The offset of the credit's first character; the length of the text if it has no credit.
    """
    label = _label().match(folded)
    if (label and label.end() > 1) or _is_known(folded):
        return 0
    for match in _inline().finditer(folded):
        if match.start() > 3:
            return match.start()
    for pattern in (_LAST_PHOTO, _LAST_ADDRESS):
        last = pattern.search(folded, max(0, len(folded) - 90))
        if last:
            return last.end()
    slash = _LAST_SLASH.search(folded, max(0, len(folded) - 60))
    if slash:
        return 0 if _is_person(folded[: slash.start()].strip()) else slash.start() + 1
    return len(folded)


def read_captions(pieces: list[Piece], text: str) -> tuple[Caption, ...]:
    """Assemble the captions: text and credit of one picture together, copies linked to the first."""
    found: list[Caption] = []
    previous: Piece | None = None
    for piece in pieces:
        if piece.label == "caption":
            found.append(_caption(piece, text))
        elif piece.label == "credit":
            span = piece.span
            credit = parse_credit(text[span.start : span.stop], span.start)
            if previous is not None and previous.label == "caption" and found[-1].credit is None:
                found[-1] = evolve(found[-1], credit=credit)
            else:
                found.append(Caption(span, None, credit, (span,)))
        previous = piece
    return _linked(found)


def _caption(piece: Piece, text: str) -> Caption:
    span = piece.span
    cut = split_caption(piece.text)
    if cut >= len(piece.text):
        return Caption(span, text[span.start : span.stop], None, (span,))
    seam = piece.row.place(piece.start + cut, piece.stop)
    credit = parse_credit(text[seam.start : seam.stop], seam.start)
    words = text[span.start : seam.start].rstrip(" /|(") or None
    return Caption(span, words, credit, (span,))


def _linked(captions: list[Caption]) -> tuple[Caption, ...]:
    """Make one record of a caption and its copies («… военной техники», again under the picture)."""
    known: dict[tuple[str, str], int] = {}
    kept: list[Caption] = []
    for caption in captions:
        key = (_key(caption.text), _key(caption.credit.text if caption.credit else None))
        k = known.get(key)
        if k is None:
            known[key] = len(kept)
            kept.append(caption)
        else:
            kept[k] = evolve(kept[k], occurrences=(*kept[k].occurrences, caption.span))
    return tuple(kept)


def _key(text: str | None) -> str:
    return "".join(c for c in fold(text).text.lower() if c.isalnum()) if text else ""
