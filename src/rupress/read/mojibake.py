"""Mojibake: text that was read in one encoding though it was written in another, told by its letters and undone.

Misread Russian gives itself away («РџСЂРёРІРµС‚», «Ïðèâåò», «рТЙЧЕФ», «ЏаЁўҐв» are all «Привет»). A line is touched
only if it looks like no language of the region and reads as Russian once the misreading is undone, so that correct text
in any language stays as it is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import cache

from attrs import frozen

from rupress.errors import expect
from rupress.read.letters import EDGES, NEIGHBOURS, plausibility

_BROKEN, _SOUND, _GAIN = -1.0, 0.3, 2.0
"""A text of lower plausibility may be mojibake; it is, if undoing lifts it over the second, by at least the third."""
# Russian in small letters with a capital here and there comes of no misreading: that gives signs that no text has,
# capitals inside words or words in capitals («пРИВЕТ»), or Latin letters beside Cyrillic ones.
_SMALL, _CAPITAL = "а-яё" + NEIGHBOURS.lower(), "А-ЯЁ" + NEIGHBOURS.upper()
_ODD = re.compile(
    f"[^\\x00-\\x7f{_SMALL}{_CAPITAL}{EDGES}]|[{_SMALL}{_CAPITAL}][{_CAPITAL}]|[A-Za-z][{_SMALL}{_CAPITAL}]"
    f"|[{_SMALL}{_CAPITAL}][A-Za-z]"
)
_FEW = 8
"""Fewer letters prove nothing by statistics alone: «ФСБ МВД» looks odd, too."""
_SAMPLE = 3000
"""Characters from which a page as a whole is judged."""
_SHORT = 300
"""A text of so few characters may lack all signs of misreading and is judged by its letters at once."""
_ROUNDS = 2
"""Text can be misread more than once; more than twice was never seen."""


@frozen
class Misreading:
    """One way of reading a text wrongly."""

    read_as: str
    """Codec that was used; cp1252 stands for latin-1, too."""
    real: str
    """Codec that should have been."""

    @property
    def name(self) -> str:
        """The notation of `Decoding.repaired`."""
        return f"{self.read_as} <- {self.real}"


MISREADINGS = tuple(
    Misreading(read_as, real)
    for real in ("utf-8", "cp1251", "koi8-r", "cp866")
    for read_as in ("cp1251", "cp1252", "koi8-r", "cp866")
    if read_as != real
)
"""UTF-8 first: its sequences prove themselves."""

# Characters of which misread Russian is full and sound Russian pages all but free; where a sound page holds one, a
# closer look costs time and changes nothing.
_SIGNS = {
    "cp1251": "ѕЅµЂђѓЃ€ћќљњџЏЌЋЉЊЈј¤®Ґў",  # «о», «н», «е», «р» of utf-8; «о», «е» of cp866
    "cp1252": "ÐÑîåèïðòñÀÏÎÒÔÅÉÈ¡¢¥¨¯àáâãì",  # utf-8; cp1251; koi8-r; cp866
    "koi8-r": "╬╠╣╩░╫▄■╔╗╜╞",  # utf-8; cp866
    "cp866": "╨╤░╕╡├╥╧╬╓╔┴╙╘┼ЁюЄ",  # utf-8; cp1251; koi8-r
}
_TELLTALES = "".join(dict.fromkeys("".join(_SIGNS.values()).replace("Ё", "").replace("ю", "").replace("Є", "")))

# The second byte of «И» in UTF-8, 0x98, is the one byte that cp1251 leaves undefined: what stands for it is a C1
# control, a replacement mark, a question mark, or nothing at all before the next letter.
_CONTINUATIONS = "".join(bytes([b]).decode("cp1251", "replace") for b in range(0x80, 0xC0) if b != 0x98)
_LOST_I = re.compile(f"Р(?:[\ufffd?\x98]|(?![{re.escape(_CONTINUATIONS)}]))")


def suspicious(text: str) -> bool:
    """Tell at almost no cost whether a text may hold mojibake; sound Russian text hardly ever does."""
    return (
        any(sign in text for sign in _TELLTALES)
        or any(line[0].islower() and line[1:2].isupper() for line in text.split("\n") if line)
        or (len(text) <= _SHORT and plausibility(text) < _BROKEN)
    )


def diagnose(text: str) -> Misreading | None:
    """Find the misreading of a text as a whole; None if most of it is sound."""
    sample = text[:_SAMPLE]
    return _undone(sample, MISREADINGS)[1] if plausibility(sample) < _BROKEN else None


def undo(text: str, known: Misreading | None = None) -> tuple[str, Misreading | None]:
    """Undo the misreading of one line or stretch of text, if there is one.

    Args:
        text: the stretch; it was misread as a whole or not at all.
        known: what befell the text around it: then less proof is needed.

    Returns:
        The text as it was written and the misreading, or the same text and None.
    """
    if text.isascii():
        return text, None
    if known is not None:
        fixed = _reread(text, known)
        if fixed is not None and plausibility(fixed) >= plausibility(text):
            return fixed, known
    if not _ODD.search(text) or plausibility(text) > _BROKEN:
        return text, None
    return _undone(text, MISREADINGS)


def repair(text: str) -> str:
    """Repair mojibake in a text, line by line; sound lines and line breaks stay as they are.

    >>> repair("РџСЂРёРІРµС‚, РјРёСЂ!")
    'Привет, мир!'

    Raises:
        UsageError: it is no text.
    """
    expect(text, str, "text", "a str")
    mend = mender(text)
    return "\n".join([mend(line) for line in text.split("\n")])


def misreadings_of(text: str) -> list[Misreading]:
    """List the misreadings found in a text, in order."""
    seen: dict[Misreading, None] = {}
    mend = mender(text, seen.setdefault)
    for line in text.split("\n"):
        mend(line)
    return list(seen)


def mender(text: str, seen: Callable[[Misreading], object] = lambda _: None) -> Callable[[str], str]:
    """Make the function that repairs stretches of one page.

    Args:
        text: the visible text of the page, from which it is judged as a whole.
        seen: is told of each misreading undone.
    """
    known = diagnose(text)

    def mend(stretch: str) -> str:
        for _ in range(_ROUNDS):
            stretch, misreading = undo(stretch, known)
            if misreading is None:
                break
            seen(misreading)
        return stretch

    return mend


def _undone(text: str, misreadings: tuple[Misreading, ...]) -> tuple[str, Misreading | None]:
    """Undo the misreading that leaves the most plausible text, if it is plausible enough."""
    before = plausibility(text)
    best, what, score = text, None, max(_SOUND, before + _GAIN)
    for misreading in misreadings:
        fixed = _reread(text, misreading)
        if fixed is None:
            continue
        after = plausibility(fixed)
        if misreading.real != "utf-8" and not _proves(fixed):
            continue
        if after > score:
            best, what, score = fixed, misreading, after
    return best, what


def _proves(text: str) -> bool:
    """Tell whether there are enough letters, and enough different ones, for statistics («210-ХХ-ХХ» proves nothing)."""
    letters = [char for char in text if char.isalpha() and char > "\x7f"]
    return len(letters) >= _FEW and len(set(letters)) > _FEW // 2


def _reread(text: str, misreading: Misreading) -> str | None:
    """Read the text as it should have been read; None if it cannot have come about by this misreading."""
    if misreading.read_as == "cp1251" and misreading.real == "utf-8":
        text = _LOST_I.sub("Р\x98", text)
    try:
        raw, _ = codecs.charmap_encode(text, "strict", _table(misreading.read_as))
        return raw.decode(misreading.real)
    except UnicodeError:
        return None


@cache
def _table(codec: str) -> dict[int, int]:
    """Map characters to the bytes they came from; undefined bytes are C1 controls, as browsers have it."""
    table = {ord(char): byte for byte in range(256) if (char := bytes([byte]).decode(codec, "ignore"))}
    if codec == "cp1252":
        table |= {byte: byte for byte in range(128, 160)}
    return {byte: byte for byte in range(128, 160) if byte not in table.values()} | table
