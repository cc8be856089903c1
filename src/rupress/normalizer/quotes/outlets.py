"""Which outlet a bare noun means: «…, пишет „Маяк“. Издание отмечает, что …»."""

from __future__ import annotations

from functools import cache

from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.sources import Source
from rupress.records import Speaker
from rupress.ru.tables import read_tsv

_MARKS = '«"“„'


class Outlets:
    """The outlets that an article has named as the source of something, in their order."""

    def __init__(self) -> None:
        self._called: dict[str, Speaker] = {}
        self._fitting: dict[str, Speaker] = {}

    def keep(self, found: Found, speaker: Speaker | None, media: list[Speaker]) -> None:
        """Remember the outlets that carry a quote, and the one that speaks in it, those with a name alone."""
        for source, outlet in zip(found.media, media, strict=True):
            self._add(source, outlet)
        if found.source is not None and found.source.medium and speaker is not None:
            self._add(found.source, speaker)

    def _add(self, source: Source, outlet: Speaker) -> None:
        first, *others = outlet.name.split()
        noun = source.phrase.head
        plain = noun in table("media", "nouns") | table("media", "reporters")
        proper = any(word[0].isupper() or word[0] in _MARKS for word in (others if plain else [first]))
        proper = proper or (bool(others) and outlet.entity is not None)  # «Луговское агентство новостей»
        if source.phrase.number != "sing" or not proper or first.lower() in table("media", "networks"):
            return  # «издание», «местные СМИ», «Facebook»
        self._called[noun] = outlet
        own = set(mapping("outlets").get(noun, _kind(outlet.name)).split())
        for word, kinds in mapping("outlets").items():
            if not own or own & set(kinds.split()):
                self._fitting[word] = outlet

    def meant(self, noun: str) -> Speaker | None:
        """Give the outlet that a noun means: the last that was called so, else the last of its kind.

        An «издание» is no news agency, which only carries what others write.
        """
        called = self._called.get(noun) if noun in table("media", "nouns") else None
        return called or self._fitting.get(noun)


def _kind(name: str) -> str:
    """Give the kind of an outlet as the table of organisations has it, empty if it has not."""
    return _kinds().get(name.lower().replace("ё", "е"), "")


@cache
def _kinds() -> dict[str, str]:
    rows = read_tsv("orgs_media.tsv")
    names = ((name, row["kind"]) for row in rows for name in (row["name"], *row["variants"].split("|")))
    return {name.lower().replace("ё", "е"): kind for name, kind in names if name}
