"""Bytes to text: byte order mark, the caller's word, the page's word, and above them what the content says.

Pages lie about their encoding, so a claim is a hint: bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever is
declared, and among the one-byte encodings of Cyrillic the one that gives Russian letter pairs wins.
"""

from __future__ import annotations

import codecs
import re

from rupress.errors import UsageError
from rupress.read.letters import plausibility
from rupress.records import Decoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})"""
    rb"""|<\?xml\s[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 16_384
"""Where a page declares its encoding; the standard asks for the first 1,024 bytes, pages are more generous."""

_CYRILLIC = {
    "cp1251": 0.0,
    "koi8-r": -2.0,
    "cp866": -3.0,
    "koi8-u": -4.0,
    "iso8859-5": -5.0,
    "kz1048": -5.0,
    "mac-cyrillic": -25.0,
}
"""One-byte encodings of Cyrillic and how rare they are on the web, in bits; it decides about texts of a word or two."""
_ALIASES = {
    **dict.fromkeys(("win-1251", "win1251", "windows1251", "cp-1251", "x-cp1251"), "cp1251"),
    **dict.fromkeys(("koi8", "koi-8", "koi8r"), "koi8-r"),
    **dict.fromkeys(("utf", "utf8mb4", "unicode"), "utf-8"),
    "dos-866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""Names that pages use and Python does not know."""
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What a label stands for on the web (WHATWG Encoding Standard): latin-1 pages hold the dashes of windows-1252."""

_NO_PAGE = frozenset(("unicode-escape", "raw-unicode-escape", "punycode", "idna", "utf-7", "undefined"))
"""Codecs that Python counts among those of text though no page is written in them."""

_WINDOW, _SAMPLE = 65_536, 4_000
"""Bytes from the first beyond ASCII that are looked at, and bytes of words that are weighed."""
_WORDS = re.compile(rb"[A-Za-z]*[\x80-\xff]+[A-Za-z\x80-\xff]*")
_TAGS = re.compile(rb"<[^<>]*>")
_SOUND = -1.5
"""Least plausibility of a text in a Cyrillic alphabet; see `letters.plausibility`."""
_CLAIM = 8.0
"""How much a claim of the caller or of the page speaks for its encoding, in bits."""
_MOSTLY = 3
"""So many times as many sound UTF-8 sequences as broken bytes make a page damaged UTF-8."""


def codec_name(encoding: str) -> str:
    """Give the name under which Python knows an encoding of text.

    Raises:
        UsageError: there is no such encoding.
    """
    label = encoding.strip().lower() if isinstance(encoding, str) else encoding
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
        b"a".decode(name, "ignore")  # «hex» and «rot13» are codecs, but not of text
    except (LookupError, ValueError, TypeError) as error:
        message = f"unknown encoding {encoding!r}: pass a name such as 'utf-8' or 'windows-1251', or None to detect it"
        raise UsageError(message) from error
    return _WIDER.get(name, name)


def decode(page: bytes, encoding: str | None = None, charset: str | None = None) -> tuple[str, Decoding]:
    """Decode the bytes of a page; any bytes decode.

    Args:
        page: the bytes.
        encoding: what the caller says of them, as `codec_name` gives it.
        charset: what the file says in which they were saved.

    Returns:
        The text without its byte order mark, and how it was decoded.
    """
    declared = encoding or charset or _declared(page)
    for mark, name in _BOMS:
        if page.startswith(mark):
            return page[len(mark) :].decode(name, "replace"), Decoding(name, "bom", declared)
    claim = _usable(declared)
    if wide := _wide(page, claim):
        return page.decode(wide, "replace"), Decoding(wide, _how(wide, claim, encoding), declared)
    try:
        text = page.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if claim is not None and page.isascii() and not claim.startswith("utf"):  # the claim cannot be wrong
            return text, Decoding(claim, _how(claim, claim, encoding), declared)
        return text, Decoding("utf-8", _how("utf-8", claim, encoding, otherwise="utf-8"), declared)
    text = page.decode("utf-8", "replace")
    if len(page) - len(text) >= _MOSTLY * text.count("\ufffd"):
        name = _one_byte(page, None)[0]
        return _by_line(page, name), Decoding("utf-8", _how("utf-8", claim, encoding, otherwise="utf-8"), declared)
    name, how = _one_byte(page, claim)
    if name == claim:
        how = _how(name, claim, encoding)
    return page.decode(name, "replace"), Decoding(name, how, declared)


def _declared(page: bytes) -> str | None:
    """Find the encoding that the page declares, as it writes it."""
    match = _DECLARED.search(page[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _usable(declared: str | None) -> str | None:
    """Give the codec of a claim; None if there is none, or it cannot be that of a page."""
    if declared is None:
        return None
    try:
        name = codec_name(declared)
    except UsageError:
        return None
    return None if name in _NO_PAGE else name


def _how(name: str, claim: str | None, encoding: str | None, otherwise: str = "detected") -> str:
    """Say what decided for an encoding: somebody's claim, or the content."""
    if name != claim:
        return otherwise
    return "argument" if encoding is not None else "declared"


def _wide(page: bytes, claim: str | None) -> str | None:
    """Tell UTF-16 and UTF-32 without a byte order mark by the zeros of ASCII and the fours of Cyrillic high bytes."""
    head = page[:400]
    if len(head) < 2 or len(page) % 2 or (0 not in head and 4 not in head):
        return None
    if (
        claim
        and claim.startswith(("utf-16", "utf-32"))
        and not page[: 1 << 16].decode(claim, "replace").count("\ufffd")
    ):
        return claim
    quads = len(head) // 4
    if quads and len(page) % 4 == 0:
        for name, high, next_ in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
            if head[high::4].count(0) == quads and head[next_::4].count(0) >= 0.9 * quads:
                return name
    pairs = len(head) // 2
    for name, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        share = head[high::2].count(0) + head[high::2].count(4)
        other = head[1 - high :: 2].count(0) + head[1 - high :: 2].count(4)
        if share >= 0.8 * pairs and other <= 0.2 * pairs:
            return name
    return None


def _one_byte(page: bytes, claim: str | None) -> tuple[str, str]:
    """Choose the encoding of bytes that are no UTF-8, and say what decided."""
    start = _first_beyond_ascii(page)
    window = page[start : start + _WINDOW]
    words = b" ".join(_WORDS.findall(window))[:_SAMPLE]
    looks = {name: plausibility(words.decode(name, "replace")) for name in _CYRILLIC}
    best = max(looks, key=lambda name: looks[name] + (_CYRILLIC[name] + _CLAIM * (name == claim)) / len(words))
    if looks[best] >= _SOUND:
        return best, "detected"
    if claim is not None and _decodes(window, claim):
        return claim, "declared"
    import chardet

    found = _usable(chardet.detect(_TAGS.sub(b" ", window)[:_SAMPLE])["encoding"])
    if found and _decodes(window, found):
        return found, "detected"
    return best, "fallback"


def _first_beyond_ascii(page: bytes) -> int:
    """Find where the window begins that decides: a little before the first byte beyond ASCII."""
    match = re.search(rb"[\x80-\xff]", page)
    return max(0, match.start() - 64) if match else 0


def _decodes(window: bytes, name: str) -> bool:
    """Tell whether an encoding fits the bytes; the last character may be cut."""
    try:
        return window.decode(name, "replace")[:-2].count("\ufffd") == 0
    except (UnicodeError, ValueError):
        return False


def _by_line(page: bytes, name: str) -> str:
    """Decode UTF-8 with damage, giving lines that are mostly not UTF-8 the other encoding that the page mixes in."""
    lines = []
    for line in page.split(b"\n"):
        text = line.decode("utf-8", "replace")
        if (bad := text.count("\ufffd")) and len(line) - len(text) < _MOSTLY * bad:
            text = line.decode(name, "replace")
        lines.append(text)
    return "\n".join(lines)
