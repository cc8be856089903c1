"""The one thing that records do: show themselves, in a notebook or in a line."""

from __future__ import annotations


class Shown:
    """A record that a notebook shows as HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the record: what it says, what it means, and by which rule it was found."""
        from rupress import show

        return show.record(self)


WORDS = 60
"""Characters of a page that tell which one it is."""

ONE = {"entities": "entity", "ticker": "ticker item"}
MANY = {"ticker": "ticker items"}


def named(record: str, words: str, *told: str) -> str:
    """Give the short form of a large record: `<Page 'Мост открыли', 2024-05-03, 2 paragraphs>`."""
    return f"<{record} {short(words)!r}, {', '.join(told)}>"


def short(text: str, most: int = WORDS) -> str:
    """Give the beginning of a text on one line, of so many characters at most."""
    text = text.strip()
    words = " ".join(text[: 4 * most].split())  # no more of it, for a text may have megabytes
    whole = len(words) <= most and len(text) <= 4 * most
    return words if whole else words[: most - 1].rstrip() + "…"


def count(number: int, what: str) -> str:
    """Say how many there are: `1 quote`, `2 quotes`."""
    return f"{number} {ONE.get(what, what.removesuffix('s')) if number == 1 else MANY.get(what, what)}"
