"""Many pages: in this process, or over several, in order, with a record for every page that fails."""

from __future__ import annotations

import multiprocessing as mp
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import NoneType
from typing import Any, TypeVar, cast, overload

from attrs import define, evolve, field

from rupress.errors import UsageError, expect
from rupress.parser import Parser
from rupress.records import Failure, Input, Page

AHEAD = 16  # pages that may wait for an earlier one, for each worker: what bounds the memory
GRACE = 5.0  # seconds that a worker gets to end by itself
LOOK = 3600.0  # seconds at the most that results are waited for at a time: systems take no endless wait
START = 60.0  # … and to start, beside a page's time: on a busy machine, loading the package takes seconds

Given = bytes | str | Input | Failure
"""What may stand for a page of a batch."""

T = TypeVar("T")
Then = Callable[[Page | Failure], Any]


@overload
def parse_many(
    pages: Iterable[Given],
    workers: int = ...,
    *,
    ordered: bool = ...,
    timeout: float | None = ...,
    parser: Parser | None = ...,
) -> Iterator[Page | Failure]: ...


@overload
def parse_many(
    pages: Iterable[Given],
    workers: int = ...,
    *,
    ordered: bool = ...,
    timeout: float | None = ...,
    parser: Parser | None = ...,
    then: Callable[[Page | Failure], T],
) -> Iterator[T]: ...


def parse_many(
    pages: Iterable[Given],
    workers: int = 1,
    *,
    ordered: bool = True,
    timeout: float | None = None,
    parser: Parser | None = None,
    then: Then | None = None,
) -> Iterator[Any]:
    """Parse many pages, one by one or over several processes.

    Args:
        pages: pages as bytes or str, or `Input` records with address, times and kind. A `Failure` among
            them, where a reader found no page, keeps its turn and is passed on. Read as needed, never all at once.
        workers: how many processes parse; 1 parses in this one.
        ordered: whether results come in the order of the pages; else as they are ready, and memory is lower still.
        timeout: seconds that one page may take, from 2 workers on; a page over it becomes a `Failure`.
        parser: how pages are parsed.
        then: what to make of each result where it was parsed, `to_json` for one: only that is handed over then, which
            costs this process less time and memory than a page does. Must be picklable.

    Yields:
        A `Page` for each page, or a `Failure` for one that is no page, takes too long or kills its worker; the rest
        goes on. With `then`, what it makes of them.

    Raises:
        UsageError: an argument is of the wrong kind, `pages` is one page, `workers` or `timeout` is out of range,
            `timeout` is given without a second process, or the parser names a zone, kind or encoding that there is not.
    """
    if isinstance(pages, (bytes, bytearray, memoryview, str, Input)):
        raise UsageError("pages is one page: pass a list, [page], or call rupress.parse")
    expect(pages, Iterable, "pages", "a list or iterator of pages")
    _refuse_other_things(pages)
    expect(workers, int, "workers", "a whole number")
    expect(timeout, (int, float, NoneType), "timeout", "a number of seconds or None")
    expect(parser, (Parser, NoneType), "parser", "a rupress.Parser or None")
    if then is not None and not callable(then):
        raise UsageError(f"then must be a function or None, not {type(then).__name__}")
    if workers < 1:
        raise UsageError(f"workers must be 1 or more, not {workers}")
    if timeout is not None and (not timeout > 0 or workers == 1):  # what is no number is not above 0 either
        raise UsageError("timeout must be above 0 seconds and needs workers of 2 or more")
    parser = parser or Parser()
    parser.parse(b"")  # a parser that cannot be used would fail every page: tell it at once
    if workers == 1:
        return (_do(parser, then, number, page) for number, page in enumerate(pages))
    return _Pool(parser, timeout, then).run(pages, workers, ordered=ordered)


def _refuse_other_things(pages: object) -> None:
    """Refuse what yields no pages: a table the names of its columns, a record those of its fields, a file its lines.

    Raises:
        UsageError: says what to pass instead.
    """
    if isinstance(pages, Mapping) or hasattr(pages, "columns"):
        what = "a record" if isinstance(pages, Mapping) else "a table"
        rows = "rupress.Input(text, url=…, published=…) of each row"
        raise UsageError(
            f"pages is {what} ({type(pages).__name__}), which yields names: pass a list of texts, or {rows}"
        )
    if hasattr(pages, "readline"):
        raise UsageError("pages is an open file, which yields lines: pass a list, [file.read()]")


def _do(parser: Parser, then: Then | None, number: int, page: Given) -> Any:
    result = _parse(parser, number, page)
    return then(result) if then else result


def _parse(parser: Parser, number: int, page: Given) -> Page | Failure:
    """Parse one page of a batch; whatever goes wrong with it becomes a record."""
    if isinstance(page, Failure):
        return evolve(page, index=number)
    given = page if isinstance(page, Input) else Input(page)
    try:
        return parser.parse(
            given.page,
            url=given.url,
            fetched_at=given.fetched_at,
            published=given.published,
            media=None if given.media == "auto" else str(given.media),
            encoding=given.encoding,
        )
    except Exception as error:  # noqa: BLE001 - one page must not end a batch of millions
        return Failure(number, type(error).__name__, str(error), given.url)


def _work(parser: Parser, then: Then | None, pipe: Connection) -> None:
    """What a worker process does: parse what comes until it is told to end, or nobody is left to tell it."""
    parent = mp.parent_process()
    _leave_signals()
    try:
        pipe.send(None)  # here: what went before was not the first page's time
        while True:
            while not pipe.poll(GRACE):
                if parent is None or not parent.is_alive():
                    return
            job = pipe.recv()
            if job is None:
                return
            pipe.send(_do(parser, then, *job))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


def _leave_signals() -> None:
    """Leave what all hear, Ctrl-C or a terminal that is closed, to the process that reads the pages."""
    for name in ("SIGINT", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not as that process hears it, of which a fork is a copy


@define(eq=False)
class _Worker:
    """A process, its pipe, and the page it has in hand."""

    process: Any
    pipe: Connection
    number: int
    page: Given
    since: float
    again: bool = False
    """Whether another worker had the page in hand and was ended from outside."""


@define(eq=False)
class _Pool:
    """Workers with one page in hand each, so that it is known which page has killed or stalled one."""

    parser: Parser
    timeout: float | None
    then: Then | None
    busy: dict[Connection, _Worker] = field(factory=dict)
    coming: set[Connection] = field(factory=set)
    """Of workers that have not said yet that they are there."""

    def run(self, pages: Iterable[Given], workers: int, *, ordered: bool) -> Iterator[Any]:
        todo = enumerate(pages)
        done: dict[int, Any] = {}
        idle: list[tuple[Any, Connection]] = []
        given = yielded = 0
        more = True
        broken: Exception | None = None
        try:
            while True:
                while more and len(self.busy) < workers and given - yielded < workers * AHEAD:
                    try:
                        job = next(todo, None)
                    except Exception as error:  # noqa: BLE001 - raised below, behind the pages that were there before it
                        job, broken = None, error
                    more = job is not None
                    if job is not None:
                        self._give(*job, *(idle.pop() if idle else self._hire()))
                        given += 1
                if not self.busy and not done:
                    if broken is not None:
                        raise broken
                    return
                for worker, result in self._collect():
                    done[worker.number] = result
                    if worker.process.is_alive():
                        idle.append((worker.process, worker.pipe))
                ready = _in_turn(done, yielded) if ordered else list(done)
                for number in ready:
                    yielded += 1
                    yield done.pop(number)
        finally:
            for process, pipe in [*idle, *((w.process, w.pipe) for w in self.busy.values())]:
                _dismiss(process, pipe, kill=pipe in self.busy)

    def _hire(self) -> tuple[Any, Connection]:
        here, there = mp.Pipe()
        process = mp.Process(target=_work, args=(self.parser, self.then, there), daemon=True)
        process.start()
        there.close()
        self.coming.add(here)
        return process, here

    def _give(self, number: int, page: Given, process: Any, pipe: Connection, *, again: bool = False) -> None:
        late = START if pipe in self.coming else 0.0
        self.busy[pipe] = _Worker(process, pipe, number, page, time.monotonic() + late, again)
        with suppress(BrokenPipeError, ConnectionResetError):  # a worker that has died: reading will say so
            pipe.send((number, page))

    def _collect(self) -> Iterator[tuple[_Worker, Any]]:
        """Wait for results, deaths and pages that take too long."""
        for pipe in wait(list(self.busy), self._patience()):
            worker = self.busy.pop(cast("Connection", pipe))
            try:
                result = worker.pipe.recv()
                if worker.pipe in self.coming:
                    self.coming.remove(worker.pipe)
                    worker.since = time.monotonic()
                    self.busy[worker.pipe] = worker
                else:
                    yield worker, result
            except (EOFError, ConnectionResetError):
                self.coming.discard(worker.pipe)
                _dismiss(worker.process, worker.pipe, kill=True)
                if worker.process.exitcode == -signal.SIGTERM and not worker.again:
                    self._give(worker.number, worker.page, *self._hire(), again=True)
                else:
                    yield worker, self._failure(worker, "WorkerDied", f"exit code {worker.process.exitcode}")
        for worker in [w for w in self.busy.values() if self._over(w)]:
            del self.busy[worker.pipe]
            self.coming.discard(worker.pipe)
            _dismiss(worker.process, worker.pipe, kill=True)
            yield worker, self._failure(worker, "TimeoutError", f"not parsed within {self.timeout:g} seconds")

    def _failure(self, worker: _Worker, error: str, message: str) -> Any:
        url = worker.page.url if isinstance(worker.page, (Input, Failure)) else None
        failure = Failure(worker.number, error, message, url)
        return self.then(failure) if self.then else failure

    def _patience(self) -> float | None:
        if self.timeout is None:
            return None
        oldest = min(worker.since for worker in self.busy.values())
        return min(LOOK, max(0.0, oldest + self.timeout - time.monotonic()))

    def _over(self, worker: _Worker) -> bool:
        return self.timeout is not None and time.monotonic() - worker.since >= self.timeout


def _in_turn(done: dict[int, Any], number: int) -> list[int]:
    """The results that may be given now because all before them have been."""
    ready = []
    while number in done:
        ready.append(number)
        number += 1
    return ready


def _dismiss(process: Any, pipe: Connection, *, kill: bool) -> None:
    if kill:
        process.kill()
    else:
        # Its siblings may hold copies of the pipe, so closing it would not be seen: say it.
        with suppress(BrokenPipeError, ConnectionResetError):
            pipe.send(None)
    process.join(GRACE)
    pipe.close()
