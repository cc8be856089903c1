"""The text of an article in what a page hands to its scripts: `__NEXT_DATA__`, `window.__INITIAL_STATE__`, Nuxt.

No two frameworks name things alike, so only one thing is asked: the object that holds the page's own title. Its text is
the longest string in it, or the list in it whose items hold most. Objects in it with titles of their own are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from rupress.read.assigned import loaded, parts_of, strings_in
from rupress.read.objects import Thing

_SCRIPTS, _VALUES, _DEEP = 40, 200_000, 60
"""So many scripts of a page, so many values of one and so many objects in one another are looked at."""
_LETTERS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[а-яёіїєґўқңөұһ]", re.IGNORECASE)
"""What words of a text have that names of types, addresses and keys have not."""
_ADDRESS = re.compile(r"(?:https?:/)?/\S*")
_TITLED = re.compile(r"(?:head(?:ing|line)?|title|name|zagolovok)", re.IGNORECASE)
"""Names of the property that holds a title."""
_LINKED = re.compile(r"(?:url|link|href|slug|alias|path)", re.IGNORECASE)
"""Names of a property by which an object leads to a page."""
_SUMMARY = re.compile(
    r"(?:desc|summary|excerpt|lead|preview|announce|anons|teaser|sub|seo|meta|og|twitter|copy)", re.IGNORECASE
)
"""Names of a property that holds a summary or the like, not the text."""
_SIGNED = re.compile(r"(?:author|user|nick|created|published|date)", re.IGNORECASE)
"""Names of properties that a comment has, and a block of a text has not."""
_SHORT = 5
"""A title of no more letters identifies no page."""
_LEAST, _LONG = 120, 400
"""Characters of a text, and of one that is told from all other strings of a script by its length alone."""
_WHOLE = 0.6
"""A string at least this large, as a share of a list's text, is taken for the text instead of the list."""


@frozen
class Story:
    """An article found in a state."""

    title: str = ""
    """Its title."""
    blocks: tuple[str, ...] = ()
    """Its blocks, each plain text or HTML."""

    @property
    def size(self) -> int:
        """How much text it has."""
        return sum(map(len, self.blocks))


def letters(text: str) -> str:
    """Reduce a text to its letters and digits."""
    return _LETTERS.sub("", text).lower()


def story_in(scripts: Sequence[str], titles: Sequence[str]) -> Story:
    """Find the article with one of some titles.

    Args:
        scripts: the scripts of the page.
        titles: what the page states as its title, the surest first.

    Returns:
        The article; without blocks if nothing is told to be its text.
    """
    names = [name for title in titles if len(name := letters(title)) > _SHORT]
    best = Story()
    for script in scripts[:_SCRIPTS] if names else ():
        if len(script) < _LEAST:
            continue
        values = list(loaded(script))
        for value in values:
            for thing in _own(value, names):
                best = _larger(best, _story_of(thing, names))
        if not values:
            best = _larger(best, _longest_literal(script, names))
    return best if best.size >= _LEAST else Story()


def _larger(one: Story, two: Story) -> Story:
    return two if two.size > one.size else one


def _own(value: Any, names: Sequence[str]) -> Iterator[Thing]:
    """List the outermost objects that hold the page's title; each is met once, for Nuxt's hold each other."""
    todo = [value]
    met: set[int] = set()
    while todo and len(met) < _VALUES:
        value = todo.pop()
        if id(value) in met or not isinstance(value, (dict, list)):
            continue
        met.add(id(value))
        if isinstance(value, dict) and _title_of(value, names):
            yield value
        else:
            todo.extend(reversed(parts_of(value)))


def _title_of(thing: Thing, names: Sequence[str]) -> str:
    """Give the page's own title if an object has it; the window's may have the outlet's name behind it."""
    for key, value in thing.items():
        if isinstance(value, str) and len(value) < _LONG and _TITLED.search(key):
            name = letters(value)
            if len(name) > _SHORT and any(known.startswith(name) for known in names):
                return value
    return ""


def _story_of(thing: Thing, names: Sequence[str]) -> Story:
    """Find the text in the article's object: its longest string, or the list whose items hold most."""
    string = listed = Story()
    for value in _parts(thing, names):
        if isinstance(value, str):
            string = _larger(string, Story("", (value,)))
        else:
            blocks = (block for item in value if not _is_signed(item) for block in _block(item, names))
            listed = _larger(listed, Story("", tuple(blocks)))
    best = string if string.size >= max(_LEAST, _WHOLE * listed.size) else listed
    return Story(_title_of(thing, names), best.blocks)


def _parts(thing: Thing, names: Sequence[str]) -> Iterator[str | list[Any]]:
    """List the strings and the outermost lists of blocks in an object; other stories and summaries are left out."""
    todo: list[tuple[Any, int]] = [(thing, 0)]
    seen = 0
    while todo and seen < _VALUES:
        value, deep = todo.pop()
        seen += 1
        if isinstance(value, str):
            if _is_text(value):
                yield value
        elif isinstance(value, list) and len(value) > 1:
            yield value
        elif isinstance(value, list) and deep < _DEEP:
            todo.extend((one, deep + 1) for one in value)
        elif isinstance(value, dict) and deep < _DEEP and not _is_other(value, names):
            inner = [(one, deep + 1) for key, one in value.items() if not _SUMMARY.match(key)]
            todo.extend(reversed(inner))


def _is_other(thing: Thing, names: Sequence[str]) -> bool:
    """Tell another story: an object with a title of its own that leads somewhere."""
    titled = any(isinstance(one, str) and _TITLED.search(key) and _WORDS.search(one) for key, one in thing.items())
    leads = any(isinstance(one, (str, int)) and _LINKED.search(key) for key, one in thing.items())
    return titled and leads and not _title_of(thing, names)


def _is_signed(item: Any) -> bool:
    """Tell an item that says who wrote it, or when: a reader's comment, not a block of the text."""
    return isinstance(item, dict) and any(map(_SIGNED.match, item))


def _block(item: Any, names: Sequence[str]) -> Iterator[str]:
    """Give the words of one block of a list: leaves of one property are one paragraph («Мост », «открыт»)."""
    words = ""
    last = None
    for key, string in _strings(item, names):
        if key != last and words:
            yield words
            words = ""
        last = key
        words += string
    if words:
        yield words


def _strings(value: Any, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    todo: list[tuple[str, Any, int]] = [("", value, 0)]
    seen = 0
    while todo and seen < _VALUES:
        key, value, deep = todo.pop()
        seen += 1
        if isinstance(value, str):
            if (_WORDS.search(value) or not value.strip(' .,:;!?…—–-«»"()')) and not _ADDRESS.fullmatch(value):
                yield key, value
        elif isinstance(value, list) and deep < _DEEP:
            todo.extend((key, one, deep + 1) for one in reversed(value))
        elif isinstance(value, dict) and deep < _DEEP and not _is_other(value, names):
            todo.extend((name, one, deep + 1) for name, one in reversed(value.items()))


def _is_text(string: str) -> bool:
    return len(string) >= _LEAST and " " in string and _WORDS.search(string) is not None


def _longest_literal(script: str, names: Sequence[str]) -> Story:
    """Take the one long string of a script that is no JSON but has the title among its strings, as Nuxt's have."""
    strings = strings_in(script)
    title = next((title for string in strings if (title := _title_of({"title": string}, names))), "")
    texts = sorted({string for string in strings if _is_text(string)}, key=len, reverse=True)
    told = bool(texts) and len(texts[0]) >= _LONG and len(texts[0]) > 2 * max(map(len, texts[1:]), default=0)
    return Story(title, (texts[0],)) if told and title else Story()
