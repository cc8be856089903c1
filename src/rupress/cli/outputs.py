"""Where the results of a batch go: parts of a fixed number of results, joined when all are there.

A part is written under another name and then renamed, so a part that exists is whole. The results behind the last part
lie in its tail. A batch that was killed goes on behind them, and its output is the same, byte for byte, as that of one
that was not.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import evolve, frozen

from rupress.cli.tail import TAIL, Finished, Tail
from rupress.errors import UsageError
from rupress.export import SCHEMA, from_json, to_json
from rupress.read.foreign import TEXTLESS
from rupress.records import Failure, Page

PART = 500
"""Results in a part."""

SOME = 50
"""Pages that are records at a time on their way to Parquet."""

FORMS = (".jsonl", ".jsonl.gz", ".parquet")
FAILURES = ".failures.jsonl"
JOINED = "joined"

_FAILURE = f'{{"schema_version":{SCHEMA},"index":'.encode()  # how the line of a failure begins, and no page's


@frozen
class Finish:
    """Makes of results what is written: where they were parsed, so that the process that writes has little to do."""

    start: int
    """Number of the first result."""

    def __call__(self, result: Page | Failure) -> Finished:
        """Finish one result."""
        if isinstance(result, Failure):
            line = _line(evolve(result, index=self.start + result.index))
            return Finished(failed=True, content=line, died=result.error == "WorkerDied")
        textless = any(note.code in TEXTLESS for note in result.notes)
        return Finished(failed=False, content=_line(result), textless=textless)


@frozen
class Output:
    """One output file and the folder of its parts."""

    path: Path
    """The file."""

    @property
    def form(self) -> str:
        """Its suffix, one of `FORMS`.

        Raises:
            UsageError: it has another.
        """
        for form in FORMS:
            if self.path.name.endswith(form):
                return form
        raise UsageError(f"{self.path}: the output is named by its form: {', '.join('*' + form for form in FORMS)}")

    @property
    def folder(self) -> Path:
        """Where the parts lie until they are joined."""
        return self.path.with_name(self.path.name + ".parts")

    def begin(self, job: dict[str, Any]) -> int:
        """Begin a batch, or go on with one that was stopped.

        Args:
            job: what makes this batch this batch; parts of another job are not touched.

        Returns:
            How many results there are already in whole parts.

        Raises:
            UsageError: the output exists, or the parts are another job's.
        """
        if self.path.exists():
            raise UsageError(f"{self.path} exists: name another output, or remove it")
        if self.form == ".parquet":
            _arrow()  # tells of a missing extra before anything is written
        described = json.dumps({"form": self.form, "part": PART, **job}, ensure_ascii=False, sort_keys=True)
        about = self.folder / "job.json"
        self.folder.mkdir(parents=True, exist_ok=True)
        if not about.exists():
            _write(about, described.encode())
        elif about.read_text(encoding="utf-8") != described:
            raise UsageError(f"{self.folder} holds parts of another batch: remove it, or name another output")
        return len(self._parts()) * PART

    def failures(self) -> int:
        """Count the failures among the results that there are already."""
        lines = self.folder.glob(f"*{FAILURES}") if self.form == ".parquet" else self._parts()
        return sum(line.startswith(_FAILURE) for path in lines for line in _lines(path))

    def tail(self, start: int) -> Tail:
        """Open the tail: the results from number `start` on, which whole parts are before."""
        path = self.folder / f"{start // PART:06d}{TAIL}"
        for other in self.folder.glob(f"*{TAIL}"):
            if other != path:
                other.unlink()  # its part was written just before the batch was killed
        return Tail(path, start)

    def add(self, start: int, results: Sequence[Finished]) -> None:
        """Write one part: the results from number `start` on."""
        name = f"{start // PART:06d}"
        if self.form == ".parquet":
            _write(self.folder / (name + FAILURES), b"".join(result.content for result in results if result.failed))
            scratch = self.folder / "table.new"
            _arrow().write_tables(_tables([result.content for result in results if not result.failed]), scratch)
            _settle(scratch, self.folder / f"{name}.parquet")
            return
        lines = b"".join(result.content for result in results)
        _write(self.folder / (name + self.form), lines if self.form == ".jsonl" else gzip.compress(lines, 6, mtime=0))

    def join(self) -> None:
        """Join the parts to what the output will be."""
        scratch = self.folder / JOINED
        if self.form == ".parquet":
            _arrow().join_parquet(self._parts(), scratch)
            failures = b"".join(path.read_bytes() for path in sorted(self.folder.glob(f"*{FAILURES}")))
            if failures:
                _write(self.path.with_name(self.path.name + FAILURES), failures)
        else:
            with scratch.open("wb") as out:
                for part in self._parts():
                    with part.open("rb") as stream:
                        shutil.copyfileobj(stream, out)

    def finish(self) -> None:
        """Put what was joined in the place of the output, and remove the parts."""
        _settle(self.folder / JOINED, self.path)
        shutil.rmtree(self.folder)

    def _parts(self) -> list[Path]:
        parts = [path for path in self.folder.glob(f"*{self.form}") if path.name.removesuffix(self.form).isdigit()]
        return sorted(parts)


def _lines(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()


def _arrow() -> ModuleType:
    from rupress.export import arrow

    return arrow


def _tables(pages: Sequence[bytes]) -> Iterator[Any]:
    """Make tables of pages, some at a time, since there they need less room than as records."""
    for start in range(0, len(pages), SOME):
        yield _arrow().to_arrow(from_json(page) for page in pages[start : start + SOME])


def _line(result: Page | Failure) -> bytes:
    return f"{to_json(result)}\n".encode()


def _write(path: Path, content: bytes) -> None:
    scratch = path.with_name(path.name + ".new")
    scratch.write_bytes(content)
    _settle(scratch, path)


def _settle(scratch: Path, path: Path) -> None:
    """Give a file its name once it is on the disk, lest one of that name be empty when the power fails."""
    with scratch.open("r+b") as stream:
        os.fsync(stream.fileno())
    scratch.replace(path)
