"""Signs in a line that is no paragraph: counts, telephones, addresses, owners, trails, marks, capitals."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from rupress.ru.tables import read_toml
from rupress.tokenizer.vocabulary import domains

_MAIL = re.compile(r"[\w.-]+@[\w-]+\.\w+")
_COUNT_AT_END = re.compile(r"(?:\[\d+\]|\(\d+\)|\s\d{1,7})$")
_SLASHED = re.compile(r"\w[\w .'-]{1,40} ?/ ?[\w.'-]")
_BESIDE = re.compile(r"[»>›→/|]\s?\S")
"""What every trail holds, and few other lines."""
_TRAIL = re.compile(r"\S\s?(?:»|>|›|→|/|\|)\s?\S")
_UNUSUAL = re.compile(r"[^а-яА-Яa-zA-Z \",.:—-]")
"""What a line of words alone has not: digits of all kinds are among it."""
_CREDIT = 60
"""Characters at the end of a line in which whose a picture is stands."""


def ends_in_a_credit(low: str) -> bool:
    """Tell whether a line in lower case ends in whose a picture is («… у моста / волна», «… фото: анна ветрова»)."""
    return _patterns().credit_end.search(low, max(0, len(low) - _CREDIT)) is not None


def signs_of(folded: str, low: str, words: list[str]) -> list[str]:
    """Name the features of a line that is no paragraph: what it counts, whose it is, where it leads.

    Args:
        folded: the line, folded.
        low: the same in lower case.
        words: its words, lower case.
    """
    traits: list[str] = []
    if folded.isupper() and len(words) > 1:
        traits.append("caps")
    digits = sum(map(str.isdigit, folded)) if _UNUSUAL.search(folded) else 0
    if digits:
        if digits == sum(map(str.isalnum, folded)):
            traits.append("digits")
            traits.append(f"digits={min(digits, 8)}")
        elif digits * 2 > len(folded):
            traits.append("digits:most")
        if _COUNT_AT_END.search(folded):
            traits.append("count:end")
        if _patterns().phone.search(low):
            traits.append("phone")
    if low.isascii() and words:
        traits.append("latin")
    if "." in low and _web().search(low):
        traits.append("web")
    if "@" in low and _MAIL.search(low):
        traits.append("mail")
    patterns = _patterns()
    if ("©" in low or "20" in low or patterns.owned_hint in low) and patterns.owned.search(low):
        traits.append("own:year")
    if "/" in low and _SLASHED.search(low):
        traits.append("slashed")
    if _BESIDE.search(folded) and _TRAIL.search(folded):
        traits.append("trail")
    commas = low.count(",")
    if commas > 1 and commas * 25 > len(low):
        traits.append("list")
    if ":" in low:
        traits.append("colon:end" if low[-1] == ":" else "colon")
    return traits


@frozen
class _Patterns:
    """The words of `ru/lines.toml`, compiled."""

    phone: re.Pattern[str]
    """A number, or what says that one follows: «+7 (800) 234-56-78», «тел. 2-34-56»."""
    owned: re.Pattern[str]
    """Whose a page is, and since when: «© Вестник, 2003», «2003—2021»."""
    owned_hint: str
    """What such words have, and few others: looked for first, as are the sign and the beginning of the year."""
    credit_end: re.Pattern[str]
    """Whose a picture is, at the end of a line: «… у моста / Волна», «… у моста. Фото: Анна Ветрова»."""


@cache
def _patterns() -> _Patterns:
    table = read_toml("lines.toml")["shape"]
    names = ("phones", "owned", "credits", "frames")
    phones, owned, credits_, frames = ("|".join(map(re.escape, table[name])) for name in names)
    return _Patterns(
        re.compile(rf"\+?[78][ (-]*\d{{3}}[ )-]*\d{{3}}|\(\d{{3,4}}\) ?\d{{2,3}}-\d{{2}}|{phones}"),
        re.compile(rf"©[^а-яa-z]{{0,14}}(?:19|20)\d\d|(?:19|20)\d\d\s?[—-]\s?(?:19|20)\d\d|{owned}"),
        table["owned_hint"],
        re.compile(rf"(?:/|©|(?:{credits_})\s?:|(?:{frames})[ :])\s?[^/!?]{{2,40}}$"),
    )


@cache
def _web() -> re.Pattern[str]:
    return re.compile(rf"https?://|www\.|\b[\w-]+\.(?:{domains(rare=False)})\b")


def marks_of(folded: str, low: str, words: list[str]) -> list[str]:
    """Name the features that marks and capitals give a line that is no paragraph; see `signs_of`."""
    traits: list[str] = []
    if "{{" in low:
        traits.append("template")
    if "%" in low:
        traits.append("percent")
    if "|" in low:
        traits.append("bar")
    if 2 < len(words) < 12 and sum([w[0].isupper() for w in folded.split()]) * 3 > len(words) * 2:
        traits.append("capitalised")
    return traits
