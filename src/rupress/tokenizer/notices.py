"""Notices that law prescribes, and advertisements that say who pays: found anywhere, inside sentences, too."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from rupress.fold import fold
from rupress.records import Ad, Notice
from rupress.ru.tables import read_toml
from rupress.tokenizer.pieces import Piece

_ERID = re.compile(r"\berid\s?[:=—-]?\s?([0-9A-Za-z]{6,})", re.IGNORECASE)


_QUOTED = re.compile(r"^[«\"“„]([^«»\"“”„]*)[»\"”“]$")


@frozen
class _Advertising:
    """What advertisements say of themselves."""

    mark: str
    """«Реклама»."""
    company: re.Pattern[str]
    """Who advertises where no word says so: the company beside the token («Реклама. ООО «Дом». erid: …»)."""
    advertiser: re.Pattern[str]
    """Who advertises where a word says so: «Рекламодатель: ООО «Дом»»."""


@cache
def _advertising() -> _Advertising:
    table = read_toml("notices.toml")["ad"]
    forms, name = "|".join(table["companies"]), r"[\"«]?[^,.;|\n\"»]{2,80}[\"»]?"
    return _Advertising(
        table["mark"],
        re.compile(rf"(?:^|[.,]\s)((?:{forms})\s{name})"),
        re.compile(rf"{table['advertiser']}\s?[:—-]?\s?((?:{forms})?\s?{name})", re.IGNORECASE),
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    table = read_toml("notices.toml")
    return tuple(
        (row["kind"], re.compile(row["pattern"], re.IGNORECASE), tuple(row["hints"])) for row in table["notice"]
    )


@cache
def _hints() -> tuple[str, ...]:
    """List the hints of all notices, each once; of two that stand in one another the inner one will do."""
    hints = {hint for _, _, hints in _patterns() for hint in hints}
    return tuple(sorted(hint for hint in hints if not any(other in hint for other in hints - {hint})))


def find_notices(text: str) -> tuple[Notice, ...]:
    """Find the notices of a page, in order; of overlapping ones the first stays."""
    plain = text.lower().replace("ё", "е")
    if not any(map(plain.__contains__, _hints())):
        return ()
    view = fold(text)
    low = view.text.lower()
    found: list[tuple[int, int, str, str | None]] = []
    for kind, pattern, hints in _patterns():
        if not any(hint in low for hint in hints):
            continue
        for match in pattern.finditer(view.text):
            subject = None
            if match.groupdict().get("subject"):
                place = view.span(*match.span("subject"))
                subject = _QUOTED.sub(r"\1", text[place.start : place.stop].strip(" *")) or None
            found.append((match.start(), match.end(), kind, subject))
    notices: list[Notice] = []
    stop = 0
    for start, end, kind, subject in sorted(found, key=lambda f: (f[0], -f[1])):
        if start >= stop:
            span = view.span(start, end)
            notices.append(Notice(span, text[span.start : span.stop], kind, subject))
            stop = end
    return tuple(notices)


def find_ads(pieces: list[Piece], text: str) -> tuple[Ad, ...]:
    """List the advertisements that say more than «Реклама»: with a token, an advertiser, or words beside the mark."""
    ads: list[Ad] = []
    said = _advertising()
    for piece in pieces:
        if piece.label != "ad" and "erid" not in piece.text.lower():
            continue
        span = piece.span
        words = text[span.start : span.stop]
        erid = _ERID.search(words)
        advertiser = said.advertiser.search(words) or (said.company.search(words) if erid else None)
        marked = piece.label == "ad" and words.lower().startswith(said.mark)
        if erid or advertiser or (marked and len(piece.row.shape.words) > 3):
            who = advertiser.group(1).strip() if advertiser else None
            ads.append(Ad(span, words, erid.group(1) if erid else None, who))
    return tuple(ads)
