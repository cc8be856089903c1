"""A news flash: a sentence or two under a headline and a date are an article."""

from __future__ import annotations

from collections.abc import Iterator

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.datelines import REACH, find_dateline
from rupress.tokenizer.little import ENOUGH, FLASH, told
from rupress.tokenizer.pieces import Piece, relabelled
from rupress.tokenizer.rules.predicates import BRIEF, first_ranked, is_running
from rupress.tokenizer.shapes import RUNNING

_SURE = 0.8
"""How sure the headline must be."""
_DATE = 45
"""Most characters of a date with its rubric."""
_DATED = 4
"""Lines between the headline and the date."""
_HEAD = 7
"""Most lines between the headline and its text."""
_OVER = 5
"""Lines above a paragraph among which the title whose words it repeats is looked for."""
_FEW = 5
"""Paragraphs on a page, of which one may be a flash: more are teasers of a list."""
_TOLD = 2
"""Longer words that the headline and its first sentence must share."""
_SEVERAL = 2
"""Teasers elsewhere that make the page a list."""
_MISTAKEN = frozenset({"ticker_teaser", "legal", "deck", "comment", "share", "nav", "related", "caption", "embed"})
"""What such text is mistaken for."""


def news_flash(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the sentences under a sure headline with a date beside it for the article's text.

    In a list, too, a title with a date has sentences under it, but others have them as well. The headline is sure if
    the line model says so, if it is the only first-rank heading of the markup, or stands beside the only full date; in
    bare text, where long lists around a lone paragraph hide it from the model, if the paragraph has its words again.
    """
    del context
    if told(pieces) >= ENOUGH:
        return pieces
    for head, text in _heads(pieces):
        found = _flash_under(pieces, head, text)
        if found:
            other = {k: label for k, label in found.items() if label == "body" or label != pieces[k].label}
            return relabelled(pieces, other, "news_flash")
    return pieces


def _flash_under(pieces: list[Piece], head: int, text: int) -> dict[int, str]:
    """Give headline, date and text of a flash under a headline, its text from a line on; nothing, if it has none."""
    dates = sorted((abs(k - head), k) for k in range(max(0, head - _DATED), head + _DATED) if _is_date(pieces, k))
    ranked = pieces[head].row.line.tag == "h1" and pieces[head].row.shape.type == "title"
    sentences = list(_sentences(pieces, head, text))
    places = range(sentences[0], sentences[-1] + 1) if sentences else range(0)
    least = FLASH if dates else ENOUGH
    if not places or sum(len(pieces[k].text) for k in places) < least:
        return {}
    if not (dates or ranked or find_dateline(pieces[places[0]].text[:REACH])):
        return {}
    whole = ranked and dates and _is_beside(pieces, head, sentences)
    if not (whole or _tells(pieces[head], pieces[places[0]])) or _is_listed(pieces, places):
        return {}
    found = {head: "headline", **{k: "byline" for _, k in dates[:1]}}
    for k in range(head + 1, places[0]):
        found |= {k: "credit"} if pieces[k].row.shape.type == "credit" else {}
        found |= {k: "byline"} if "name:known" in pieces[k].row.shape.traits else {}
    return found | dict.fromkeys(places, "body")


def _heads(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Find lines that may be the headline, and where its text may begin.

    The sure one is first; in bare text titles, too, whose words a paragraph under them has again.
    """
    sure = _head(pieces)
    if sure is not None:
        yield sure, sure + 1
    texts = [k for k, p in enumerate(pieces) if len(p.text) >= ENOUGH and not p.row.line.path and _may_be_text(p)]
    for k in texts if len(texts) <= _FEW else ():
        told_again = (j for j in range(k - 1, max(-1, k - _OVER), -1) if _is_title(pieces[j]))
        head = next((j for j in told_again if _tells(pieces[j], pieces[k])), None)
        if head is not None:
            yield head, k


def _head(pieces: list[Piece]) -> int | None:
    """Find the headline."""
    sure = next((k for k, p in enumerate(pieces) if p.label == "headline" and p.confidence >= _SURE), None)
    if sure is not None:
        return sure
    ranked = first_ranked(pieces)
    if len(ranked) == 1:
        return ranked[0]
    dates = [k for k, p in enumerate(pieces) if _is_full(p)]
    if len(dates) != 1:
        return None
    above = dates[0] - 1  # the author may stand between
    above -= above > 0 and pieces[above].row.shape.type in ("name", "rubric")
    titles = [k for k in (above, dates[0] + 1) if 0 <= k < len(pieces) and _is_title(pieces[k])]
    return titles[0] if len(titles) == 1 else None


def _is_full(piece: Piece) -> bool:
    """Tell whether a line is a date with its year and time, and a rubric beside it at most."""
    traits = piece.row.shape.traits
    beside = "stamp:end:full" in traits or "stamp:start:full" in traits
    return "stamp:alone:full" in traits or (beside and len(piece.text) < _DATE and not piece.row.shape.verbal)


def _is_title(piece: Piece) -> bool:
    return piece.row.shape.type == "title" and "credit:end" not in piece.row.shape.traits


def _is_date(pieces: list[Piece], k: int) -> bool:
    if k >= len(pieces) or not _has_day(pieces[k]):
        return False
    lone = pieces[k].label != "legal" and sum(map(_has_day, pieces)) == 1
    lone = lone or (_is_full(pieces[k]) and sum(map(_is_full, pieces)) == 1)
    return lone or pieces[k].label in ("byline", "ticker_time")


def _has_day(piece: Piece) -> bool:
    """Tell whether a short line names a day."""
    stamp = piece.row.shape.stamp
    return stamp is not None and stamp.has_day and len(piece.text) < BRIEF and piece.row.shape.type not in RUNNING


def _tells(head: Piece, sentence: Piece) -> bool:
    """Tell whether a sentence has words of the headline, as the first one of a story does."""
    return len(head.row.stems & sentence.row.stems) >= min(_TOLD, len(head.row.stems))


def _is_beside(pieces: list[Piece], head: int, sentences: list[int]) -> bool:
    """Tell whether several sentences stand in the element of the markup that holds the heading."""
    around = pieces[head].row.line.path.rpartition(">")[0]
    return len(sentences) > 1 and all(pieces[k].row.line.path == around + ">p" for k in sentences)


def _sentences(pieces: list[Piece], head: int, text: int) -> Iterator[int]:
    """List the running lines that follow a head from a line on, one after another."""
    begun = False
    for k in range(text, len(pieces)):
        piece = pieces[k]
        beside = len(piece.text) < BRIEF and "is:ticker_head" not in piece.row.shape.traits
        if _may_be_text(piece) or (begun and _is_cut_short(pieces, k)):
            begun = True
            yield k
        elif begun or k > head + _HEAD or not beside:
            return


def _is_cut_short(pieces: list[Piece], k: int) -> bool:
    """Tell a paragraph that breaks off over «Читать полностью», as an aggregator shows the last one of another site."""
    shape = pieces[k].row.shape
    goes_on = pieces[k + 1].text.lower() if k + 1 < len(pieces) else ""
    broken = pieces[k].label in _MISTAKEN and shape.type in RUNNING and "end=dots" in shape.traits
    return broken and goes_on.startswith(tuple(read_toml("surroundings.toml")["more"]["ends"]))


def _may_be_text(piece: Piece) -> bool:
    """Tell whether running text was taken for something that it is often mistaken for, or for text."""
    return piece.label in _MISTAKEN | {"body"} and is_running(piece)


def _is_listed(pieces: list[Piece], places: range) -> bool:
    """Tell whether the page has more such sentences, as teasers of other stories: in HTML with the same markup."""
    line = pieces[places[0]].row.line
    alike = [
        p
        for k, p in enumerate(pieces)
        if k not in places
        and p.label in ("ticker_teaser", "body", "related")
        and p.row.shape.type in RUNNING
        and (p.row.line.path, p.row.line.classes) == (line.path, line.classes)
    ]
    return len(alike) >= _SEVERAL
