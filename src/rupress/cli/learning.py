"""What `rupress profile learn` does: pages from all that `batch` takes, one profile."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from rupress.cli.inputs import Sources
from rupress.errors import UsageError
from rupress.profiles.learning import PASSED_OVER, Learnt, learn
from rupress.records import Failure, Input
from rupress.show.marks import shown


def write(inputs: Sequence[str], output: str | None, *, name: str, hosts: Sequence[str]) -> int:
    """Learn a profile and write it.

    Args:
        inputs: files, folders, globs.
        output: where the profile goes; standard output if None.
        name: the outlet's name.
        hosts: its hosts.

    Returns:
        How many pages could not be read.

    Raises:
        UsageError: an argument cannot be used, the output exists, or there are too few pages with an article.
    """
    if output is not None and Path(output).is_file():  # perhaps edited by hand since it was learnt, or one of the pages
        raise UsageError(f"{output} exists: name another output, or remove it")
    sources = Sources(tuple(inputs))
    with _progress() as progress:
        learnt = learn(_shown(sources.pages(), progress), name=name, hosts=hosts)
    if output is None:
        sys.stdout.buffer.write(learnt.toml().encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        Path(output).write_text(learnt.toml(), encoding="utf-8")
    return _sum_up(learnt)


def _progress() -> AbstractContextManager[Progress | None]:
    """Show how far it is, if a person is there to see it."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return nullcontext()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def _shown(pages: Iterable[Input | Failure], progress: Progress | None) -> Iterator[Input | Failure]:
    """Count the pages as they are read."""
    task = progress.add_task("", total=None) if progress else None
    for number, page in enumerate(pages, 1):
        yield page
        if progress and task is not None:
            progress.update(task, description=f"{number:,} pages read")


def _sum_up(learnt: Learnt) -> int:
    """Say what was learnt from, and what was not."""
    for one in learnt.skipped:
        where = f"{one.url}: " if one.url and one.url not in one.message else ""
        sys.stderr.write(f"rupress: skipped: {shown(' '.join(f'{where}{one.message}'.split()))}\n")
    entries = sum(map(len, (learnt.css, learnt.lines, learnt.after, learnt.before)))
    sys.stderr.write(
        f"rupress: {entries} entr{'y' if entries == 1 else 'ies'} learnt from {learnt.pages} pages, "
        f"{learnt.articles} with an article; {len(learnt.skipped)} skipped\n"
    )
    return sum(one.error not in PASSED_OVER for one in learnt.skipped)
