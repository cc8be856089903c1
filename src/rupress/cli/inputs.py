"""Where the pages of a batch come from: files, folders, globs, JSON Lines, web archives; always in the same order."""

from __future__ import annotations

import datetime as dt
import glob
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, cast

from attrs import evolve, field, frozen

from rupress.errors import UsageError
from rupress.integrations.fields import CONTENT, fetched_of, published_of
from rupress.records import Failure, Input

_PLAIN = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".txt")
PAGES = (*_PLAIN, *(f"{end}.gz" for end in _PLAIN))
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ARCHIVES = (".warc", ".warc.gz", ".wet", ".wet.gz")
TABLE = ".parquet"
SHEETS = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".csv.gz", ".tsv.gz")
"""Tables of texts, whose columns nobody can guess."""
SHEET = (
    "is a table of texts: write it as JSON Lines, one row a line with its text in `text`, for `rupress batch`,"
    " or pass its rows to rupress.parse_many"
)

UNREADABLE = "Unreadable"
"""Error of a failure where no page could be read."""

LIMIT = 10 * 1024 * 1024
"""Bytes that a page may have, unpacked, unless the caller says otherwise."""


@frozen
class Sources:
    """The inputs of one batch."""

    arguments: tuple[str, ...]
    """Files, folders, globs, as the caller gave them."""
    fetched_at: dt.datetime | None = None
    """When the pages were fetched, where nothing in the input says so."""
    limit: int = LIMIT
    """Bytes that a file of one page, a line of JSON, or a page in a web archive may have."""
    but: Path | None = None
    """A folder that is passed over: the batch's own parts may lie in a folder that it reads."""
    media: str = "auto"
    """What kind of input the pages are, where the caller says so; HTML in web archives is HTML."""
    skipped: Counter[str] = field(factory=Counter)
    """What is no page, by reason: files in folders (`name`), records of web archives as they are read."""

    def files(self) -> list[Path]:
        """Give the files, each once: those of a folder or glob by name, folders at any depth.

        Raises:
            UsageError: an argument matches nothing, or is a file of no kind that is known.
        """
        found: dict[Path, None] = {}
        others: set[Path] = set()
        for argument in self.arguments:
            matches = [path for path in _matching(argument, others) if not self._passed_over(path)]
            if not matches:
                raise UsageError(_nothing(argument))
            found.update(dict.fromkeys(matches))
        if sheet := next((a for a in self.arguments if a.lower().endswith(SHEETS) and Path(a).is_file()), None):
            raise UsageError(f"{sheet}: {SHEET}")  # one that a glob of a mirror finds is a page like any other
        if any(path.name.lower().endswith(ARCHIVES) for path in found):
            _warc()  # tells of a missing extra before anything is parsed
        if count := sum(not self._passed_over(path) for path in others - found.keys()):
            self.skipped["name"] = count
        return list(found)

    def pages(self) -> Iterator[Input | Failure]:
        """Read the pages one by one; what is unreadable or too large gets its turn, too: nothing is lost silently."""
        for path in self.files():
            try:
                for item in self._of(path):
                    yield self._told(item) if isinstance(item, Input) else item
            except (OSError, EOFError, zlib.error) as error:
                yield unreadable(f"{path}: {error}")

    def _passed_over(self, path: Path) -> bool:
        # Names first: they cost nothing, and a folder may have a million files.
        return self.but is not None and self.but.name in path.parts and self.but.resolve() in path.resolve().parents

    def _of(self, path: Path) -> Iterable[Input | Failure]:
        if path.name.lower().endswith(ARCHIVES):
            return cast("Iterable[Input | Failure]", _warc().pages(path, self.skipped, limit=self.limit))
        if path.name.lower().endswith(LINES):
            return _lines(path, self.limit)
        with opened(path) as stream:  # read no more than that: a pipe without end, or gigabytes packed into little
            content = stream.read(self.limit + 1)
        return (too_large(path, self.limit) if len(content) > self.limit else Input(content, url=path.as_posix()),)

    def _told(self, page: Input) -> Input:
        """Add what the caller says of all pages."""
        if self.media != "auto" and page.media != "html":
            page = evolve(page, media=self.media)
        return page if page.fetched_at or not self.fetched_at else evolve(page, fetched_at=self.fetched_at)


def _warc() -> ModuleType:
    from rupress.integrations import warc

    return warc


def _matching(argument: str, others: set[Path]) -> Iterator[Path]:
    """Give the files that an argument means, and put the files of a folder that have other names with the others."""
    path = Path(argument)
    if path.is_dir():
        kinds = (*PAGES, *LINES, *ARCHIVES)
        there = [p for p in path.rglob("*") if p.is_file()]
        others.update(p for p in there if not p.name.lower().endswith(kinds))
        yield from sorted(p for p in there if p.name.lower().endswith(kinds))
    elif path.exists():
        yield path
    else:
        yield from sorted(p for p in map(Path, glob.glob(argument, recursive=True)) if p.is_file())  # noqa: PTH207 - takes absolute patterns


def _nothing(argument: str) -> str:
    """Say why an argument gives no page."""
    if argument == "-":
        return "-: a batch reads no standard input; name files, or use `rupress parse -`"
    if Path(argument).is_dir():
        ends = ", ".join(f"*{end}" for end in (*PAGES, *LINES, *ARCHIVES))
        return f"{argument}: nothing to read there: of a folder, files named {ends} are read; name others by a glob"
    return f"{argument}: nothing to read there; check the path"


def unreadable(message: str) -> Failure:
    """Make the record of something that should have been a page; the batch gives it its number."""
    return Failure(0, UNREADABLE, message)


def too_large(where: object, limit: int) -> Failure:
    """Make the record of a page that is larger than a page may be."""
    return Failure(0, "TooLarge", f"{where}: the page has more than {limit} bytes")


def opened(path: Path) -> BinaryIO:
    """Open a file, unpacking what is named `*.gz` as it is read."""
    return cast("BinaryIO", gzip.open(path, "rb")) if path.name.lower().endswith(".gz") else path.open("rb")


def _lines(path: Path, limit: int) -> Iterator[Input | Failure]:
    with opened(path) as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            where = f"{path}, line {number}"
            if len(line) > limit:
                yield too_large(where, limit)
                _pass_over_line(stream, line)
            elif line.strip():
                yield _page(line, where)


def _pass_over_line(stream: BinaryIO, line: bytes) -> None:
    """Read to the end of a line, however long, keeping none of it."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(1024 * 1024)


def _is_result(data: object) -> bool:
    """Tell what `rupress parse --json` or `rupress batch` wrote, whose `text` would pass for a page."""
    return isinstance(data, dict) and "schema_version" in data and ("segments" in data or "error" in data)


def holds_page(data: object) -> str | None:
    """Give the name of the field of an object that holds a page, if one does."""
    return next((name for name in CONTENT if isinstance(data, dict) and isinstance(data.get(name), str)), None)


def _page(line: bytes, where: str) -> Input | Failure:
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return unreadable(f"{where}: no JSON: {error}")
    if _is_result(data):
        return unreadable(f"{where}: a result of rupress, parsed before; leave such files out of the inputs")
    name = holds_page(data)
    if name is None:
        return unreadable(f"{where}: no object with a page in {', '.join(CONTENT)}")
    try:
        fetched, published = fetched_of(data.get("fetched_at")), published_of(data.get("published"))
    except ValueError as error:
        return unreadable(f"{where}: {error}")
    url = data.get("url")
    return Input(
        data[name],
        url=url if isinstance(url, str) else where,
        fetched_at=fetched,
        media=CONTENT[name],
        published=published,
    )
