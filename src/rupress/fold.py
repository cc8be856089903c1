"""Folding for matching: one spelling for what Russian pages write in many, with the way back.

`fold` changes no meaning: it gives no-break and thin spaces the plain space, dashes (–, ―, −, the C1 controls of
misread windows-1252) the em dash, Latin look-alikes inside Cyrillic words («Tекст») their Cyrillic twins, ё the letter
е, all double quotation marks `"`, and leaves out what is not seen (soft hyphens, zero-width characters, stress marks).
Case stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from rupress.span import Span, View, edited

SPACES = "\t\x0b\x0c\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DASHES = "\u2012\u2013\u2015\u2212\x96\x97"
HYPHENS = "\u2010\u2011"
QUOTES = "«»„“”‟″\x93\x94"
APOSTROPHES = "’‘ʼ´`\x91\x92"
UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0301"

LATIN = "ABCEHKMOPTXYaceopxyk"
CYRILLIC = "АВСЕНКМОРТХУасеорхук"

_PLAIN = {ord(c): to for group, to in ((SPACES, " "), (DASHES, "—"), (HYPHENS, "-"), (APOSTROPHES, "'")) for c in group}
_PLAIN |= {ord("ё"): "е", ord("Ё"): "Е", 0x85: "…", 0x2028: "\n", 0x2029: "\n"}
_HYPHENED = {ord(char): "-" for char in HYPHENS}
_QUOTED = _PLAIN | {ord(c): '"' for c in QUOTES}
_TWINS = str.maketrans(LATIN, CYRILLIC)
_UNSEEN = re.compile(f"[{UNSEEN}]+|(?<=[иИеЕ])[\u0306\u0308]")
_LEFT_OUT = UNSEEN + "\u0306\u0308"
_COMPOSED = {"и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё"}
# A Latin letter beside a Cyrillic one; a search for either order takes twice the time of a search for the rarer letter.
_MIXED = re.compile(r"[A-Za-z](?:(?=[А-Яа-я])|(?<=[А-Яа-я].))", re.DOTALL)
_LETTERS = re.compile(r"[A-Za-zА-Яа-я]*")
_ENDS = r"[\n\r\x0b\x0c\u2028\u2029]"
_ADDRESS = r"\]\((?:https?:|mailto:|[/#])"
# «пере-» / «ехал»; what is more than a space between words, but no blank line between blocks; the marks of Markdown:
# «# Мост открыли», «![Image 1: Мост](…)», «[по словам мэра](https://…)», «**Анна Ветрова**»; «[3]мэр» of text browsers
_UNEVEN = re.compile(
    rf"(?<=[^\W\d_])(?P<hyphen>[-\u2010\xad¬])[ \t]{{0,9}}{_ENDS}\s{{0,90}}(?=(?P<rest>[а-яёa-z]{{1,40}}))"
    rf"|(?P<space>(?!\n\n(?!\s))\s{{2,}}|(?<!\n){_ENDS}(?!\n))"
    r"|\A(?:#{1,6}[ \t]+(?=[^а-яёa-z#])(?![^\n]*\s#\s)|[*+•-][ \t]+(?=!?\[))"
    rf"|!?\[(?:Image \d{{1,3}}:? ?)?(?=!\[|[^\[\]\n]{{0,400}}{_ADDRESS})"
    rf"|{_ADDRESS}(?:[^()\s]|\([^()\s]{{0,200}}\)){{0,2000}}(?:\s\"[^\"\n]{{0,200}}\")?\)"
    r"|(?<![\w*])(?P<bold>\*\*|__)(?=[^\s*_][^\n]{0,400}?(?P=bold)(?!\w))|(?P<end>(?<=[^\s*_])(?:\*\*|__)(?!\w))"
    r"|(?<![\w\]\[])\[\d{1,3}\](?=[\w«\"(])"
)
_SIGN = re.compile(r"[\n\[\r\t\x0b\x0c\u2028\u2029]|  |\*\*|__|# ")
"""What a line has that is not even: told at once."""
_FIRST = re.compile(r"[^\W\d_]{1,40}$")
_LONG = 400
"""Characters from which it pays to look for each unusual one in C, most of which a text lacks."""
_SEEN_LATIN = re.compile(f"[{LATIN}А-Яа-я]+")


def fold(text: str, *, quotes: bool = True, base: View | None = None) -> View:
    """Fold a text for matching.

    Args:
        text: any text.
        quotes: whether double quotation marks of all kinds become `"`; off where opening and closing are told apart.
        base: the view that the text is of, if it is one's.

    Returns:
        The folded text with the way back. Each folded character stands for one source character, so offsets are the
        same unless characters that nobody sees were left out.
    """
    plain = text.isascii()
    whole = None if plain else _without_unseen(text, base)
    if whole is not None:
        text = whole.text
    table = _QUOTED if quotes and not plain else _PLAIN
    if len(text) < _LONG:
        text = text.translate(table)
    else:
        for code, char in table.items():
            text = text.replace(chr(code), char)
    if not plain and _MIXED.search(text):
        text = _with_twins(text)
    return View(text, base=base) if whole is None else whole.with_text(text)


def bared(text: str, base: View | None = None) -> View | None:
    """Leave out what is not seen, spell words that mix scripts in Cyrillic, and hyphens plainly; all else stays.

    Args:
        text: any text.
        base: the view that the text is of, if it is one's.

    Returns:
        The text with the way back; None if there is nothing to do, as in nearly all texts.
    """
    hyphened = any(char in text for char in HYPHENS)
    if hyphened:
        text = text.translate(_HYPHENED)  # «премьер‑министр»
    whole = None if text.isascii() else _without_unseen(text, base)
    if whole is not None:
        return whole.with_text(_with_twins(whole.text))
    return View(_with_twins(text), base=base) if hyphened or _MIXED.search(text) else None


def flat(
    text: str,
    base: View | None = None,
    keeps: Callable[[str, str], bool] | None = None,
    within: Sequence[Span] | None = None,
) -> View | None:
    """Make one even line of a text: one space for white space of any length, words parted by a hyphen whole.

    Where it is Markdown, its marks and the targets of its links are left out.

    Args:
        text: any text. Blank lines stay.
        base: the view that the text is of, if it is one's.
        keeps: says of the two parts of a word whether the hyphen between them is one of its own («бизнес-» / «центр»).
        within: the stretches that become even lines, in order; all else stays. None for the whole text.

    Returns:
        The text with the way back; None if there is nothing to do.
    """
    edits = list(_evened(text, keeps)) if _SIGN.search(text) else []
    if within is not None:
        ends = [span.stop for span in within]
        owners = [(edit, bisect_left(ends, edit[1])) for edit in edits]
        edits = [edit for edit, at in owners if at < len(within) and within[at].start <= edit[0]]
    return edited(text, edits, base) if edits else None


def _evened(text: str, keeps: Callable[[str, str], bool] | None) -> Iterator[tuple[int, int, str]]:
    """Find what is uneven in a text, and what an even line has instead; see `flat`."""
    last = 0
    bold = False
    for match in _UNEVEN.finditer(text):
        start, stop = match.span()
        instead = " " if match["space"] else ""
        if match["hyphen"]:
            first = _FIRST.search(text, max(last, start - 40), start)
            instead = "-" if keeps is not None and first and keeps(first[0], match["rest"]) else ""
        elif match["bold"] or match["end"]:
            if bool(match["end"]) != bold:
                continue  # «Сеть** запрещена»: a mark of its own
            bold = not bold
        yield start, stop, instead
        last = stop


def _without_unseen(text: str, base: View | None) -> View | None:
    """Leave out what is not seen; None if there is nothing of it."""
    if not any(char in text for char in _LEFT_OUT) or not _UNSEEN.search(text):
        return None
    return edited(text, _unseen(text), base)


def _unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Find what is not seen; a letter and its combining breve or diaeresis become one."""
    last = 0
    for match in _UNSEEN.finditer(text):
        start, stop = match.span()
        composed = _COMPOSED.get(text[start - 1 : start + 1]) if start > last else None
        yield (start - 1, stop, composed) if composed else (start, stop, "")
        last = stop


def twinned(text: str) -> str:
    """Spell every Latin letter that has a Cyrillic twin as that twin, so that «Аtlas» and «Atlas» are alike."""
    return text.translate(_TWINS)


def _with_twins(text: str) -> str:
    """Spell the words that mix scripts in Cyrillic where each of their Latin letters has a twin («Tекст»)."""
    parts: list[str] = []
    last = 0
    match = _MIXED.search(text)
    while match is not None:
        start = match.start()
        while start > last and _LETTERS.match(text, start - 1, start)[0]:  # type: ignore[index]  # it matches anywhere
            start -= 1
        word = _LETTERS.match(text, start)[0]  # type: ignore[index]
        parts += (text[last:start], word.translate(_TWINS) if _SEEN_LATIN.fullmatch(word) else word)
        last = start + len(word)
        match = _MIXED.search(text, last)
    parts.append(text[last:])
    return "".join(parts)
