"""Where the pages of a batch come from: files, folders, globs, JSON Lines, web archives; always in the same order."""

from __future__ import annotations

import datetime as dt
import glob
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from rupress.errors import UsageError
from rupress.records import Input

PAGES = (".html", ".htm", ".xhtml", ".txt")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ARCHIVES = (".warc", ".warc.gz")
CONTENT = {"html": "html", "text": "text", "page": "auto", "content": "auto"}
"""Fields of a JSON line that hold a page, and what media each one means."""


@frozen
class Unreadable:
    """Something that should have been a page."""

    message: str
    """What it was and why it could not be read."""


@frozen
class Sources:
    """The inputs of one batch."""

    arguments: tuple[str, ...]
    """Files, folders, globs, as the caller gave them."""
    fetched_at: dt.datetime | None = None
    """When the pages were fetched, where nothing in the input says so."""
    skipped: Counter[str] = field(factory=Counter)
    """Records of web archives that are no pages, by reason; counted as the inputs are read."""

    def files(self) -> list[Path]:
        """Give the files, each once: those of a folder or glob by name, folders at any depth.

        Raises:
            UsageError: an argument matches nothing, or is a file of no kind that is known.
        """
        found: dict[Path, None] = {}
        for argument in self.arguments:
            matches = list(_matching(argument))
            if not matches:
                raise UsageError(f"{argument}: nothing to read there; check the path")
            found.update(dict.fromkeys(matches))
        return list(found)

    def pages(self) -> Iterator[Input | Unreadable]:
        """Read the pages one by one; what cannot be read gets its turn, too, so that nothing is lost silently."""
        for path in self.files():
            try:
                for item in self._of(path):
                    yield self._dated(item) if isinstance(item, Input) else item
            except (OSError, EOFError) as error:
                yield Unreadable(f"{path}: {error}")

    def _of(self, path: Path) -> Iterable[Input | Unreadable]:
        if path.name.lower().endswith(ARCHIVES):
            from rupress.integrations import warc

            return warc.pages(path, self.skipped)
        if path.name.lower().endswith(LINES):
            return _lines(path)
        return (Input(path.read_bytes(), url=path.as_posix()),)

    def _dated(self, page: Input) -> Input:
        return page if page.fetched_at or not self.fetched_at else evolve(page, fetched_at=self.fetched_at)


def _matching(argument: str) -> Iterator[Path]:
    path = Path(argument)
    if path.is_dir():
        kinds = (*PAGES, *LINES, *ARCHIVES)
        yield from sorted(p for p in path.rglob("*") if p.is_file() and p.name.lower().endswith(kinds))
    elif path.exists():
        yield path
    else:
        yield from sorted(p for p in map(Path, glob.glob(argument, recursive=True)) if p.is_file())  # noqa: PTH207 - takes absolute patterns


def _lines(path: Path) -> Iterator[Input | Unreadable]:
    """Read JSON Lines; each line is an object with a page in `html`, `text`, `page` or `content`."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _page(line, f"{path}, line {number}")


def _page(line: bytes, where: str) -> Input | Unreadable:
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unreadable(f"{where}: no JSON: {error}")
    name = next((name for name in CONTENT if isinstance(data, dict) and isinstance(data.get(name), str)), None)
    if name is None:
        return Unreadable(f"{where}: no object with a page in {', '.join(CONTENT)}")
    try:
        fetched = dt.datetime.fromisoformat(data["fetched_at"]) if data.get("fetched_at") else None
    except (TypeError, ValueError):
        return Unreadable(f"{where}: fetched_at is no time in ISO 8601: {data['fetched_at']!r:.60}")
    url = data.get("url")
    return Input(data[name], url=url if isinstance(url, str) else where, fetched_at=fetched, media=CONTENT[name])
