"""Learning a profile: what each page tells is collected, then the profile is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from attrs import define, evolve, field, frozen

from rupress.errors import UsageError, expect
from rupress.profiles.hosts import host_of
from rupress.profiles.learning import toml
from rupress.profiles.learning.choice import selectors_of
from rupress.profiles.learning.evidence import Seen, seen
from rupress.profiles.learning.repeated import Repeated, edges_of, lines_of, repeated_lines, slogans, without_refrains
from rupress.profiles.learning.said import Said
from rupress.profiles.lines import hinted
from rupress.profiles.profile import Profile
from rupress.read import outline_on, read
from rupress.read.foreign import TEXTLESS
from rupress.read.outline import Named
from rupress.records import Failure, Input, Media, Source
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.label import label_lines
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.splits import split_lines

LEAST = 3
"""Pages with an article of which a profile can be learnt."""
PASSED_OVER = frozenset({"Duplicate", "OtherHost"})
"""What is no page for this profile, though nothing is wrong with it."""

Given = bytes | str | Input | Failure
"""What may stand for a page, as in a batch."""
Label = Callable[[Source], list[Piece]]


def labelled(source: Source) -> list[Piece]:
    """Label the lines of a page as everywhere."""
    return split_lines(label_lines(source))


@frozen
class Learnt:
    """A learnt profile, and what speaks for what it says."""

    profile: Profile
    """The profile."""
    css: tuple[Said, ...]
    """Its selectors."""
    lines: tuple[Said, ...]
    """Its lines."""
    after: tuple[Said, ...]
    """Lines after which articles begin."""
    before: tuple[Said, ...]
    """Lines before which they have ended."""
    pages: int
    """How many pages it was learnt from."""
    articles: int
    """How many of them have an article."""
    skipped: tuple[Failure, ...]
    """Those that it was not learnt from, and why."""

    def toml(self) -> str:
        """Write the profile as TOML, with what speaks for each entry as a comment."""
        count = "1 page" if self.pages == 1 else f"{self.pages} pages"
        lines = [
            f"# Learnt from {count}, {self.articles} with an article. Beside each entry: on how many of the pages that",
            "# have it rupress had read the same by itself, and how many lines are read otherwise with it.",
            f"name = {toml.string(self.profile.name)}",
        ]
        if self.profile.hosts:
            lines.append(f"hosts = [{', '.join(map(toml.string, self.profile.hosts))}]")
        for key, edges in (("after", self.after), ("before", self.before)):
            lines += toml.entries(key, [(said.what, said.why()) for said in edges]) if edges else []
        for key, several in (("css", self.css), ("lines", self.lines)):
            lines += toml.table(key, _rows(several))
        return "\n".join([*lines, ""])


def _rows(several: Iterable[Said]) -> dict[str, list[tuple[str, str]]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for said in several:
        rows.setdefault(said.kind, []).append((said.what, said.why()))
    return rows


def _named(several: Iterable[Said]) -> dict[str, list[str]]:
    return {kind: [what for what, _ in rows] for kind, rows in _rows(several).items()}


@define
class Learner:
    """Collects what pages of one site tell."""

    profile: Profile
    """The profile without what is to be learnt."""
    label: Label = labelled
    """Labels the lines of a page; for measurements with other weights."""
    pages: list[Seen] = field(factory=list)
    """What they tell."""
    skipped: list[Failure] = field(factory=list)
    """Pages that are not learnt from."""
    _known: set[bytes] = field(factory=set)
    _hosts: set[str] = field(factory=set)
    _sources: list[Source] = field(factory=list)

    def add(self, given: Given) -> None:
        """Read one page.

        Raises:
            UsageError: it is none.
        """
        if isinstance(given, Failure):
            self._skip(given.error, given.message, given.url)
            return
        page = given if isinstance(given, Input) else Input(given)
        source = read(page.page, url=page.url, media=str(page.media), encoding=page.encoding)
        digest = blake2b(page.page.encode("utf-8", "replace") if isinstance(page.page, str) else page.page).digest()
        host = host_of(page.url)
        textless = next((note.message for note in source.notes if note.code in TEXTLESS), None)
        if textless is not None:
            self._skip("NoText", textless, page.url)
        elif self.profile.of(page.url) is None:
            self._skip("OtherHost", f"the page is of {host}, not of {', '.join(self.profile.hosts)}", page.url)
        elif digest in self._known:
            self._skip("Duplicate", "the page was given before", page.url)
        else:
            self._known.add(digest)
            self._hosts.update([host] if host else [])
            self._sources.append(source)
            elements = outline_on(page.page, page.encoding) if source.media is Media.HTML else ()
            self.pages.append(self._seen(source, elements))

    def _seen(self, source: Source, elements: tuple[Named, ...]) -> Seen:
        pieces = self.label(source)
        return seen(assemble(source, pieces), pieces, elements)

    def _without_slogans(self, repeated: Sequence[Repeated]) -> list[Seen]:
        """Read pages once more whose headline stands on most pages: that is named now, so another is found."""
        named = Profile(self.profile.name, lines=_named(lines_of(self.pages, repeated, set())))
        pages = without_refrains(self.pages, repeated)
        for number in slogans(self.pages, repeated):
            source = hinted(self._sources[number], named)
            pages[number] = self._seen(source, self.pages[number].elements)
        return pages

    def _skip(self, error: str, message: str, url: str | None) -> None:
        self.skipped.append(Failure(len(self.pages) + len(self.skipped), error, message, url))

    def learnt(self) -> Learnt:
        """Choose the profile.

        Raises:
            UsageError: there are too few pages with an article, or they are of several hosts and none is named.
        """
        articles = sum(page.is_article for page in self.pages)
        if articles < LEAST:
            raise UsageError(
                f"{articles} of the {len(self.pages)} pages read have an article: a profile is learnt from {LEAST} or "
                "more, better from ten; pass more saved pages of the outlet, each with a story of its own"
            )
        hosts = self.profile.hosts or tuple(sorted(self._hosts))
        if len(hosts) > 1 and not self.profile.hosts:
            raise UsageError(f"the pages are of several hosts ({', '.join(hosts)}): name those that the profile is for")
        repeated = repeated_lines(self.pages)
        css, outside = selectors_of(self._without_slogans(repeated))
        lines = list(lines_of(self.pages, repeated, outside))
        bare = 2 * sum(not page.elements for page in self.pages) > len(self.pages)
        after, before = (edges_of(self.pages, repeated, last=last) if bare else [] for last in (False, True))
        profile = evolve(
            self.profile,
            hosts=hosts,
            css=_named(css),
            lines=_named(lines),
            after=[said.what for said in after],
            before=[said.what for said in before],
        )
        several = (tuple(css), tuple(lines), tuple(after), tuple(before))
        return Learnt(profile, *several, len(self.pages), articles, tuple(self.skipped))


def learn(pages: Iterable[Given], *, name: str, hosts: str | Iterable[str] = ()) -> Learnt:
    """Learn a profile from saved pages of one outlet.

    Args:
        pages: pages as bytes or str, or `Input` records, as `parse_many` takes them; read one by one, in any order.
        name: the outlet's name.
        hosts: its hosts, as a profile has them; pages of others are passed over. If none is given, that of the pages'
            addresses.

    Returns:
        The profile, what speaks for each entry, and the pages that it was not learnt from.

    Raises:
        UsageError: an argument is of the wrong kind, fewer than three pages have an article, or the pages are of
            several hosts and none is given. The content of a page never raises.
    """
    if isinstance(pages, (bytes, bytearray, memoryview, str, Input)):
        raise UsageError("pages is one page: pass a list of several pages of the outlet")
    expect(pages, Iterable, "pages", "a list or iterator of pages")
    learner = Learner(Profile(name, hosts=hosts))
    for page in pages:
        learner.add(page)
    return learner.learnt()
