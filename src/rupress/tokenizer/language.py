"""Is the article in Russian? If its letters say that it is not, a note warns of what is read from it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice, repeat

from attrs import frozen

from rupress.records import Note
from rupress.ru.tables import read_toml
from rupress.span import Span

_ENOUGH, _MOST = 150, 20_000
"""Letters from which a text's language is asked for, and after which it is known."""


@frozen
class _Language:
    """How a language's letters differ from those of Russian."""

    name: str
    share: float
    """What its own letters make up at least."""
    own: frozenset[str]
    """Letters that Russian lacks or hardly has."""
    lacks: frozenset[str]
    """Letters of Russian that it lacks."""


def language_note(text: str, paragraphs: tuple[Span, ...]) -> Note | None:
    """Say so if the paragraphs of an article are not in Russian; short ones say too little."""
    said = "".join([text[span.start : span.stop].lower() for span in paragraphs])
    # where all are counted, letters are told from other characters by their kinds, which are few
    counts = Counter(said) if len(said) <= _MOST else Counter(islice(filter(str.isalpha, said), _MOST))
    total = sum([count for char, count in counts.items() if char.isalpha()])
    if total < _ENOUGH:
        return None
    missing, languages = _languages()
    for language in languages:
        if _count(language.own, counts) >= language.share * total and _count(language.lacks, counts) <= missing * total:
            note = (
                f"the article seems to be in {language.name}: dates, quotes and names are read as if it were in Russian"
            )
            return Note("not_russian", note)
    return None


def _count(letters: frozenset[str], counts: Counter[str]) -> int:
    return sum(map(counts.get, letters, repeat(0)))


@cache
def _languages() -> tuple[float, tuple[_Language, ...]]:
    table = read_toml("languages.toml")
    each = (
        _Language(one["name"], one["share"], frozenset(one["own"]), frozenset(one["lacks"]))
        for one in table["language"]
    )
    return table["missing"], tuple(each)
