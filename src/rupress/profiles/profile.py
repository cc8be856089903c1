"""One profile: what is said of an outlet's pages, checked when it is made."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from attrs import field, fields, frozen

from rupress.errors import UsageError, expect
from rupress.normalizer.zones import zone
from rupress.profiles.hosts import host_of, pattern_of, patterns_for
from rupress.profiles.phrases import Phrase, checked
from rupress.read.hints import Hint
from rupress.records import Failure, Input
from rupress.tokenizer.hints import FORMS, HINTS, OUTSIDE

T = TypeVar("T")

Said = Mapping[str, str | Iterable[str]]
"""By kind: one selector or line, or several."""


def _strings(value: str | Iterable[str], what: str) -> tuple[str, ...]:
    found = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else (None,)
    if not all(isinstance(one, str) for one in found):
        raise UsageError(f"{what} is {value!r}: write a string, or a list of strings")
    return found


def _said(value: Said | tuple[T, ...], make: Callable[[str, str], T], table: str) -> tuple[T, ...]:
    """Give what a table says of kinds, in its order."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, Mapping):
        raise UsageError(f"{table} is {value!r}: write a table of kinds, such as {table} = {{headline = '…'}}")
    return tuple(make(kind, one) for kind, several in value.items() for one in _strings(several, f"{table}.{kind}"))


def _hosts(value: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(pattern_of(host) for host in _strings(value, "hosts"))


def _css(value: Said | tuple[Hint, ...]) -> tuple[Hint, ...]:
    return _said(value, Hint, "css")


def _lines(value: Said | tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return tuple(checked(_said(value, Phrase, "lines")))


def _edges(value: str | Iterable[str | Phrase]) -> tuple[Phrase, ...]:
    if not isinstance(value, Iterable):
        raise UsageError(f"after or before is {value!r}: write a line, or a list of lines")
    several = (value,) if isinstance(value, str) else value
    return tuple(checked(one if isinstance(one, Phrase) else Phrase(OUTSIDE, one) for one in several))


@frozen
class Profile:
    """What is known of the pages of one outlet."""

    name: str
    """Name of the outlet, for messages."""
    hosts: tuple[str, ...] = field(default=(), converter=_hosts, kw_only=True)
    """Its hosts: `example.ru`, with or without `www.`; `*.example.ru` for all under it. Empty for any."""
    tz: str | None = field(default=None, kw_only=True)
    """IANA name of the zone of its clock times; it holds instead of the parser's own."""
    css: tuple[Hint, ...] = field(default=(), converter=_css, kw_only=True)
    """What elements are, by CSS selectors: `{"headline": ".ttl"}`. Of two around a line the inner one holds."""
    lines: tuple[Phrase, ...] = field(default=(), converter=_lines, kw_only=True)
    """What lines are, by their words: `{"related": ["Читайте нас*"]}`. It holds over `css`, in plain text, too."""
    after: tuple[Phrase, ...] = field(default=(), converter=_edges, kw_only=True)
    """Lines after which the article begins: neither they nor what stands before them are part of it."""
    before: tuple[Phrase, ...] = field(default=(), converter=_edges, kw_only=True)
    """Lines before which the article has ended."""
    ticker: str | None = field(default=None, kw_only=True)
    """How its lists of other stories go, `time title` or `title time`, where the page leaves it open."""

    def __attrs_post_init__(self) -> None:
        """Check the profile.

        Raises:
            UsageError: a kind, zone or ticker form is unknown, or a selector invalid.
        """
        try:
            self._check()
        except UsageError as error:
            raise UsageError(f"profile {self.name!r}: {error}") from None

    def _check(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise UsageError("name is missing: write the outlet's name")
        if self.tz is not None:
            zone(self.tz)
        if self.ticker is not None and self.ticker not in FORMS:
            raise UsageError(f"ticker is {self.ticker!r}: write {' or '.join(map(repr, FORMS))}")
        for kind in [*(hint.kind for hint in self.css), *(phrase.kind for phrase in self.lines)]:
            if kind not in HINTS:
                raise UsageError(f"there is no kind {kind!r}: write one of {', '.join(HINTS)}")
        kinds: dict[str, str] = {}
        for hint in self.css:
            _check_selector(hint)
            if kinds.setdefault(hint.selector, hint.kind) != hint.kind:
                raise UsageError(f"{hint.selector!r} is named as {kinds[hint.selector]} and as {hint.kind}: keep one")

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Profile:
        """Read a profile from a TOML file.

        Raises:
            UsageError: the file cannot be read, or is no valid profile; the message says what to mend.
        """
        expect(path, (str, PathLike), "path", "the path of a profile (*.toml)")
        try:
            return cls.from_toml(Path(path).read_text(encoding="utf-8"))
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or error}; pass the path of a profile (*.toml)") from None
        except UnicodeDecodeError as error:
            raise UsageError(f"{path}: cannot be read as a profile: {error}") from None
        except UsageError as error:
            raise UsageError(f"{path}: {error}") from None

    @classmethod
    def from_toml(cls, text: str) -> Profile:
        """Read a profile from the text of a TOML file.

        Raises:
            UsageError: it is no valid profile; the message says what to mend.
        """
        expect(text, str, "text", "a str, the text of a profile")
        try:
            data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"no valid TOML: {error}") from None
        known = [each.name for each in fields(cls)]
        for key in data:
            if key not in known:
                raise UsageError(f"there is no field {key!r} in a profile: its fields are {', '.join(known)}")
        return cls(**({"name": ""} | data))

    @classmethod
    def learn(
        cls, pages: Iterable[bytes | str | Input | Failure], *, name: str, hosts: str | Iterable[str] = ()
    ) -> Profile:
        """Learn a profile from saved pages of one outlet; see `rupress.profiles.learn`, which says why, too.

        Raises:
            UsageError: an argument is of the wrong kind, or there are too few pages with an article.
        """
        from rupress.profiles.learning import learn

        return learn(pages, name=name, hosts=hosts).profile

    def of(self, url: str | None) -> Profile | None:
        """Give the profile if it is for the page of an address.

        It is unless the address names a host that is none of the profile's.

        Raises:
            UsageError: the address is no str.
        """
        host = host_of(url)
        fits = not self.hosts or host is None or any(one in self.hosts for one in patterns_for(host))
        return self if fits else None


def _check_selector(hint: Hint) -> None:
    from rupress.read.html import is_selector

    if not isinstance(hint.selector, str) or not is_selector(hint.selector):
        raise UsageError(f"{hint.selector!r} for {hint.kind} is no CSS selector, or of a kind that pages cannot match")
