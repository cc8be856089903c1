"""Captions: what a picture shows, with the credit that stands on its line or on the next."""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve

from rupress.records import Caption
from rupress.ru.tables import read_toml
from rupress.span import Span
from rupress.tokenizer.caption_seams import behind_credit, opens_vaguely, split_caption
from rupress.tokenizer.credits import is_still, parse_credit, second_credits
from rupress.tokenizer.keys import letters_of
from rupress.tokenizer.pieces import Piece

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,/@&'_-]{1,40}")
_PARTING = " /|—–-"
"""What parts a caption from its credit, and belongs to neither."""
_RUSSIAN = re.compile(r"[А-Яа-я]{3}")


def is_button(piece: Piece) -> bool:
    """Tell whether a line is a button of a picture («Перейти в медиабанк»)."""
    return piece.text.lower().startswith(_buttons())


def is_number(piece: Piece) -> bool:
    """Tell whether a line is the number of a picture among others («Фото 1 из 5»), or how many there are («4 фото»)."""
    return _numbered().fullmatch(piece.text.lower()) is not None


@cache
def _numbered() -> re.Pattern[str]:
    table = read_toml("bylines.toml")["credit"]
    numbered = rf"(?:{'|'.join(table['counted'])}) №?\d+ ?(?:{'|'.join(table['of'])}) ?\d+"
    return re.compile(rf"{numbered}|\d{{1,3}} (?:{'|'.join(table['amounts'])})")


@cache
def _buttons() -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["credit"]["debris"])


def read_captions(pieces: list[Piece], text: str) -> tuple[Caption, ...]:
    """Assemble the captions: text and credit of one picture together, copies linked to the first."""
    assembly = _Assembly(text)
    for k, piece in enumerate(pieces):
        if is_button(piece):
            continue
        if not _is_picture(piece):
            assembly.end()
        elif begins := behind_credit(piece.text):
            assembly.add_behind_credit(piece, begins)
        else:
            below = _below(pieces, k)
            if cut := assembly.cut_of(piece, below):
                assembly.add_caption(piece, cut, over_another=_is_picture(below))
            elif piece.text.endswith(":") and below is not None and below.label == "credit":
                assembly.label = piece
            else:
                assembly.add_credits(piece)
    return _linked(assembly.found)


class _Assembly:
    """The captions found so far, and what the lines above have left open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.found: list[Caption] = []
        self.label: Piece | None = None
        """«Источник:», with the name on the next line."""
        self._open: Piece | None = None
        """The caption right above, if it has no credit yet."""
        self._bare = False
        """Whether the line right above is a credit that has no caption yet."""

    def end(self) -> None:
        """Pass a line that belongs to no picture."""
        self._open, self._bare = None, False

    def cut_of(self, piece: Piece, below: Piece | None) -> int:
        """Find where a line stops being a caption; 0 if it is a credit."""
        if piece.label != "caption":
            whose = piece.label == "credit" and is_still(piece.text) and below is not None and below.text[0] == "©"
            return len(piece.text) if whose else 0
        cut = 0 if _signs(self._open, piece) else split_caption(piece.text)
        return len(piece.text) if cut == 0 and _is_still(piece, below) else cut

    def add_behind_credit(self, piece: Piece, begins: int) -> None:
        """Add a line whose caption stands behind its credit."""
        self.found.append(_credit_first(piece, begins, self._text))
        self.end()

    def add_caption(self, piece: Piece, cut: int, *, over_another: bool) -> None:
        """Add a line that is a caption, with its own credit, or that of the line above, or none yet."""
        caption = _caption(piece, cut, self._text)
        if self._bare and caption.credit is None and not over_another:
            # «© Вестник / Имя Фамилия» stands over its caption where none follows
            self.found[-1] = evolve(caption, credit=self.found[-1].credit)
        else:
            self.found.append(caption)
        self._open, self._bare = piece if self.found[-1].credit is None else None, False

    def add_credits(self, piece: Piece) -> None:
        """Add a line of credits; the first is that of the caption above, if it has none yet."""
        first, *others = _credits(piece, self._text)
        if self.label is not None:
            first = _credit_at(Span(self.label.span.start, piece.span.stop), self._text)
            self.label = None
        if self._open is not None:
            self.found[-1] = evolve(self.found[-1], credit=first.credit)
        else:
            self.found.append(first)
        self.found += others
        self._open, self._bare = None, self._open is None and not others


def _below(pieces: list[Piece], k: int) -> Piece | None:
    """Give the line under a picture's line, buttons left out."""
    below = (pieces[i] for i in range(k + 1, len(pieces)))
    return next((p for p in below if _is_picture(p) or not is_button(p)), None)


def _is_picture(piece: Piece | None) -> bool:
    return piece is not None and piece.label in ("caption", "credit")


def _signs(above: Piece | None, piece: Piece) -> bool:
    """Tell whether a line of Latin letters under a Russian caption says whose the picture is («GRUZOVIK PRESS»)."""
    return above is not None and bool(_RUSSIAN.search(above.text) and _LATIN.fullmatch(piece.text))


def _is_still(piece: Piece, after: Piece | None) -> bool:
    """Tell whether «Кадр из фильма …» says what is seen, since whose it is stands on the next line («© Студия»)."""
    if after is None or not _is_picture(after):
        return False
    return opens_vaguely(piece.text) and split_caption(after.text) == 0


def _credits(piece: Piece, text: str) -> list[Caption]:
    """Make a record of each credit on a line."""
    starts = [0, *second_credits(piece.text)]
    captions: list[Caption] = []
    for start, stop in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        whole = piece.row.place(piece.start + start, piece.start + len(piece.text[:stop].rstrip()))
        captions.append(_credit_at(whole, text))
    return captions


def _credit_at(span: Span, text: str) -> Caption:
    """Make a record of a credit without a caption."""
    return Caption(span, None, parse_credit(text[span.start : span.stop], span.start), (span,))


def _caption(piece: Piece, cut: int, text: str) -> Caption:
    span = piece.span
    if cut >= len(piece.text):
        return Caption(span, text[span.start : span.stop], None, (span,))
    while cut + 1 < len(piece.text) and piece.text[cut] in _PARTING:
        cut += 1
    seam = piece.row.place(piece.start + cut, piece.stop)
    credit = parse_credit(text[seam.start : seam.stop], seam.start)
    words = text[span.start : seam.start].rstrip(_PARTING + "(") or None
    return Caption(span, words, credit, (span,))


def _credit_first(piece: Piece, begins: int, text: str) -> Caption:
    """Make a record of a line whose caption stands behind its credit."""
    credit = piece.row.place(piece.start, piece.start + len(piece.text[:begins].rstrip(" .")))
    words = piece.row.place(piece.start + begins, piece.stop)
    made = parse_credit(text[credit.start : credit.stop], credit.start)
    return Caption(piece.span, text[words.start : words.stop], made, (piece.span,))


def _linked(captions: list[Caption]) -> tuple[Caption, ...]:
    """Make one record of a caption and its copies («… военной техники», again under the picture)."""
    alike: dict[tuple[str, str], list[Caption]] = {}
    for caption in captions:
        key = (letters_of(caption.text), letters_of(caption.credit.text if caption.credit else None))
        alike.setdefault(key, []).append(caption)
    return tuple(
        evolve(first, occurrences=(*first.occurrences, *(copy.span for copy in copies))) if copies else first
        for first, *copies in alike.values()
    )
