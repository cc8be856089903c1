"""What `rupress batch` does: inputs through `parse_many` into an output, every page accounted for."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import Any

from attrs import define, field
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import rupress
from rupress.cli import outputs
from rupress.cli.inputs import Sources
from rupress.cli.outputs import Finish, Output
from rupress.cli.stop import Stop
from rupress.cli.tail import Finished, Tail
from rupress.export import SCHEMA
from rupress.records import Failure, Input


@define
class Batch:
    """One run of `rupress batch`."""

    sources: Sources
    """Where the pages come from."""
    output: Output
    """Where the results go."""
    parser: rupress.Parser
    """How the pages are parsed."""
    workers: int
    """How many processes parse."""
    timeout: float | None
    """Seconds that one page may take; with one worker there is no limit."""
    seen: int = 0
    """Inputs read so far, those whose results are there already included."""
    failed: int = 0
    """Failures among the results, those of an earlier run included."""
    kept: int = 0
    """Results that are on disk, those of an earlier run included."""
    textless: int = 0
    """Pages of this run that are no text: pictures, programs, what is still compressed."""
    stop: Stop = field(factory=Stop)
    """Whether somebody wants it to end before."""

    def run(self) -> None:
        """Parse everything that is not yet parsed and write the output.

        Raises:
            UsageError: an argument cannot be used; nothing has been written then.
            KeyboardInterrupt: it was stopped; what is parsed is written.
        """
        started = time.monotonic()
        self._parsed([])  # a parser or a limit that cannot be used is told of before anything is written
        files = [path.as_posix() for path in self.sources.files()]
        start = self.output.begin(self._job(files))
        self.failed = self.output.failures()
        with self.stop.heard():
            before = self._parse_all(self.output.tail(start))
            if self.stop.asked:
                raise KeyboardInterrupt
            self.stop.at_once = True
            self.output.join()
            with self.stop.held():
                self.output.finish()
        self._sum_up(min(before, self.seen), time.monotonic() - started)

    def _parse_all(self, tail: Tail) -> int:
        """Parse what is not yet parsed, and write it in parts; give how many results there were before."""
        self.kept = before = tail.start + len(tail.results)
        self.failed += sum(result.failed for result in tail.results)
        tail = self._whole(tail)
        with self._progress() as progress:
            try:
                for result in self._counted(self._results(before), before, progress):
                    if result.died and self.stop.asked:
                        break  # who stops a batch may end its workers: that is nothing to say of their pages
                    with self.stop.held():
                        tail = self._keep(tail, result)
            finally:
                tail.close()
        if tail.results and not self.stop.asked:
            self._make_part(tail)
        return before

    def _keep(self, tail: Tail, result: Finished) -> Tail:
        """Write one result; give the tail that the next one belongs to."""
        tail.add(result)
        self.kept += 1
        return self._whole(tail)

    def _whole(self, tail: Tail) -> Tail:
        """Make a part of a tail that has all its results; give the tail that the next result belongs to."""
        if len(tail.results) < outputs.PART:
            return tail
        self._make_part(tail)
        return self.output.tail(self.kept)

    def _make_part(self, tail: Tail) -> None:
        self.output.add(tail.start, tail.results)
        tail.remove()

    def _job(self, files: list[str]) -> dict[str, Any]:
        fetched_at = self.sources.fetched_at
        profile = self.parser.profile
        return {
            "files": files,
            "fetched_at": fetched_at.isoformat() if fetched_at else None,
            "limit": self.sources.limit,
            "tz": self.parser.tz,
            "version": rupress.__version__,
            "schema": SCHEMA,
            **({"media": self.parser.media} if self.parser.media != "auto" else {}),
            **({"encoding": self.parser.encoding} if self.parser.encoding else {}),
            **({"profile": hashlib.sha256(repr(profile).encode()).hexdigest()} if profile else {}),
        }

    def _results(self, start: int) -> Iterator[Finished]:
        """Give the results from number `start` on, in the order of the inputs."""
        return self._parsed(islice(self._inputs(), start, None), start)

    def _parsed(self, pages: Iterable[Input | Failure], start: int = 0) -> Iterator[Finished]:
        timeout = self.timeout if self.workers > 1 else None
        return rupress.parse_many(pages, self.workers, timeout=timeout, parser=self.parser, then=Finish(start))

    def _counted(self, results: Iterator[Finished], done: int, progress: Progress | None) -> Iterator[Finished]:
        """Count the results as they come, and show the count: a part of them may take minutes."""
        task = progress.add_task("no page yet", total=None) if progress else None
        started, before = time.monotonic(), done
        for result in results:
            done += 1
            self.failed += result.failed
            self.textless += result.textless
            if progress and task is not None:
                rate = (done - before) / max(time.monotonic() - started, 0.001)
                progress.update(task, description=f"{done:,} pages, {self.failed:,} failed, {rate:.0f} a second")
            yield result

    def _inputs(self) -> Iterator[Input | Failure]:
        """Count the inputs as they are read, as long as nobody wants the batch to end."""
        for page in self.sources.pages():
            if self.stop.asked:
                return
            self.seen += 1
            yield page

    def _progress(self) -> AbstractContextManager[Progress | None]:
        """Show how far it is, if a person is there to see it."""
        console = Console(stderr=True)
        if not console.is_terminal:
            return nullcontext()
        return Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console)

    def _sum_up(self, before: int, seconds: float) -> None:
        new = self.seen - before
        parts = [f"{self.seen} page{'' if self.seen == 1 else 's'}", f"{self.failed} failed"]
        parts += [f"{self.textless} of no text"] if self.textless else []
        parts += [f"{count} skipped for their {reason}" for reason, count in sorted(self.sources.skipped.items())]
        went_on = f" ({before} of an earlier run)" if before else ""
        sys.stderr.write(
            f"rupress: {', '.join(parts)}{went_on} in {seconds:.0f} s, {new / max(seconds, 0.001):.0f} a second: "
            f"{self.output.path}\n"
        )
