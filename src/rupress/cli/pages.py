"""What `rupress parse` does with each page."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from attrs import frozen
from rich.console import Console
from rich.progress import Progress

from rupress.cli.inputs import ARCHIVES, LIMIT, LINES, SHEET, SHEETS, TABLE, UNREADABLE
from rupress.errors import UsageError
from rupress.export import to_json
from rupress.parser import Parser
from rupress.records import Failure, Page
from rupress.show import html as view_html
from rupress.show import terminal, text


class UnreadableError(Exception):
    """A file cannot be read; the message says which and why."""


@frozen
class Job:
    """How the pages of one call are parsed."""

    parser: Parser
    """The parser."""
    url: str | None
    """Address of the page, if there is only one."""
    fetched_at: dt.datetime | None
    """When the pages were fetched."""
    published: str | None = None
    """When the page was published, if the caller knows it and there is only one."""

    def parse(self, file: str) -> Page:
        """Parse one file.

        Raises:
            UnreadableError: the file cannot be read.
            UsageError: the options cannot be used as they are.
        """
        return self.parser.parse(content(file), url=self.url, fetched_at=self.fetched_at, published=self.published)


def parse(files: Sequence[str], job: Job, *, form: str | None, html: str | None, whole: bool) -> int:
    """Parse files and write what was asked for.

    Args:
        files: paths, `-` for standard input.
        job: how they are parsed.
        form: `json`, `view`, or None for what fits where the output goes.
        html: where the HTML view goes instead.
        whole: whether the view shows every line.

    Returns:
        How many pages failed.
    """
    form = form or ("view" if sys.stdout.isatty() else "json")
    paths = _view_paths(files, html) if html is not None else []
    spare(files, paths)
    failed = 0
    for index, file in enumerate(_with_progress(files, quiet=form == "view" and html is None)):
        result = attempt(job, file, index)
        if isinstance(result, Failure):
            failed += 1
            sys.stderr.write(f"rupress: {result.message}\n")
        if html is not None:
            if isinstance(result, Page):
                _write_html(result, paths[index])
        elif form == "json":
            _write_line(to_json(result))
        elif isinstance(result, Page):
            _view(result, whole=whole)
    return failed


def content(file: str) -> bytes:
    """Read a page from a file, unpacked if it is named `*.gz`, or from standard input for `-`.

    Raises:
        UnreadableError: it cannot be read, holds many pages, or unpacked it is larger than a page may be.
    """
    if Path(file).is_file() and file.lower().endswith((*ARCHIVES, *LINES, *SHEETS, TABLE)):
        raise UnreadableError(f"{file}: {_of_many(file)}")
    if not file.lower().endswith(".gz"):
        return stored(file)
    try:
        with gzip.open(file) as stream:  # read no more than that: gigabytes may be packed into little
            page = stream.read(LIMIT + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(f"{file}: {error}; check that it is whole, and packed by gzip") from None
    except (OSError, ValueError):
        return stored(file)  # says what is wrong, as of any other file
    if len(page) > LIMIT:
        raise UnreadableError(f"{file}: the page has more than {LIMIT} bytes unpacked; see `rupress batch --limit`")
    return page


def _of_many(file: str) -> str:
    """Say which command reads a file that is no page but holds some."""
    if file.lower().endswith(ARCHIVES):
        return f"is a web archive; `rupress batch {file} -o pages.jsonl` parses the pages in it"
    if file.lower().endswith(SHEETS):
        return SHEET
    if file.lower().endswith(TABLE):
        return "is a table; what `rupress batch` wrote, `rupress export` reads"
    return (
        f"is JSON Lines; `rupress batch {file} -o pages.jsonl` parses pages in it, `rupress export` reads parsed ones"
    )


def stored(file: str) -> bytes:
    """Read a file as it is, or standard input for `-`.

    Raises:
        UnreadableError: it cannot be read.
    """
    if file == "-":
        return sys.stdin.buffer.read()
    if file.startswith(("http://", "https://")) and not Path(file).exists():
        raise UnreadableError(
            f"{file}: rupress fetches no page; pipe it in: curl -s {file} | rupress parse - --url {file}"
        )
    try:
        return Path(file).read_bytes()
    except IsADirectoryError:
        told = f"{file}: is a folder; name the files in it, such as {file}/*.html, or use rupress batch"
        raise UnreadableError(told) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableError(f"{file}: {reason}; check the path") from None


def attempt(job: Job, file: str, index: int) -> Page | Failure:
    """Parse one file; only misuse of the options raises, since it would fail every page."""
    try:
        return job.parse(file)
    except UsageError:
        raise
    except UnreadableError as error:
        return Failure(index, UNREADABLE, str(error), job.url)
    except Exception as error:  # noqa: BLE001 - one page must not stop the others
        message = f"{file}: {type(error).__name__}: {error}; please report this page as a defect of rupress"
        return Failure(index, type(error).__name__, message, job.url)


def _with_progress(files: Sequence[str], *, quiet: bool) -> Iterator[str]:
    """Give the files, with a progress bar on standard error if a person waits for many."""
    console = Console(stderr=True)
    shown = not quiet and len(files) > 1 and console.is_terminal
    with Progress(console=console, transient=True) if shown else nullcontext() as progress:
        task = progress.add_task("parsing", total=len(files)) if progress else None
        for file in files:
            yield file
            if progress and task is not None:
                progress.advance(task)


def names_for() -> Callable[[str], str]:
    """Give a function that names the output of each file after it, numbered where the name is taken.

    Names that differ in capitals alone count as one, for some file systems hold them for one.
    """
    taken: set[str] = set()
    times: Counter[str] = Counter()

    def name(file: str) -> str:
        path = Path(file)
        unpacked = path.with_suffix("") if path.suffix.lower() == ".gz" else path
        stem = wanted = unpacked.stem if file != "-" else "stdin"
        while wanted.casefold() in taken or not times[stem.casefold()]:
            times[stem.casefold()] += 1
            number = times[stem.casefold()]
            wanted = f"{stem}-{number}" if number > 1 else stem
        taken.add(wanted.casefold())
        return wanted

    return name


def spare(files: Iterable[str], targets: Iterable[Path]) -> None:
    """Refuse to write over what is read.

    Raises:
        UsageError: a target is one of the files.
    """
    read = {Path(file).resolve() for file in files if file != "-"}
    for target in targets:
        if target.resolve() in read:
            raise UsageError(
                f"{target} is one of the files to be read and would be lost: name another place to write to"
            )


def _view_paths(files: Sequence[str], target: str) -> list[Path]:
    """Say where each file's view goes: to the target, or into it under the file's name."""
    if len(files) == 1 and not (target.endswith(("/", os.sep)) or Path(target).is_dir()):
        return [Path(target)]
    name = names_for()
    return [Path(target) / f"{name(file)}.html" for file in files]


def _write_line(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def _write_html(page: Page, path: Path) -> None:
    document = view_html(page)
    if str(path) == "-":
        _write_line(document)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document, encoding="utf-8")


def _view(page: Page, *, whole: bool) -> None:
    if sys.stdout.isatty():
        Console().print(terminal.view(page, whole=whole))
    else:
        _write_line(text(page, whole=whole))
