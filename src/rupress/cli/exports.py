"""What `rupress export` writes: pages in the formats of annotation tools and of linked data."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import evolve

from rupress.cli.inputs import LINES, TABLE, UNREADABLE, holds_page, opened
from rupress.cli.pages import Job, UnreadableError, attempt, names_for, spare, stored
from rupress.errors import DataError, UsageError
from rupress.export import (
    brat_config,
    from_json,
    label_studio_config,
    to_annotations,
    to_brat,
    to_conll,
    to_doccano,
    to_json_ld,
    to_label_studio,
)
from rupress.records import Failure, Page

Named = tuple[str, Page]
"""A page and the name of the file it came from."""

Layers = tuple[str, ...]

BRAT_SUFFIXES = (".txt", ".ann", ".conf")
"""Names of brat's files end so."""


def export(files: Sequence[str], job: Job, *, form: str, layers: Layers, output: str | None) -> int:
    """Parse files, or read pages that were parsed before, and write them in a format.

    Args:
        files: paths of pages, of JSON Lines or Parquet with parsed pages, or `-` for a page on standard input.
        job: how pages are parsed.
        form: one of `FORMATS` or `FILES`.
        layers: what of each page is written, where the format has layers.
        output: where it goes: a file, a folder for brat; standard output if None.

    Returns:
        How many pages failed.

    Raises:
        UsageError: the format needs an output that was not given, or the output cannot be written or is one of the
            files.
    """
    failures: list[Failure] = []
    pages = _pages(files, job, failures, named=form != "json-ld")
    if form in FILES and output is None:
        raise UsageError(f"{form} makes files that standard output cannot take: name a place with -o PATH")
    if output is not None:
        spare(files, _written(files, form, Path(output)))
    try:
        if form in FILES and output is not None:
            FILES[form](pages, layers, Path(output))
        else:
            _write(FORMATS[form]((page for _, page in pages), layers), output)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        if output is None:
            raise
        raise UsageError(f"{error.filename or output}: {error.strerror or error}; check the path") from None
    return len(failures)


def _written(files: Sequence[str], form: str, output: Path) -> Iterator[Path]:
    """Give what is written over: the output, and in brat's folder what has the name of a text or of its annotations."""
    yield output
    if form == "brat":
        yield from (output / Path(file).name for file in files if file.endswith(BRAT_SUFFIXES))


def config(form: str, layers: Layers) -> str:
    """Give the configuration of the tool that a format is for.

    Raises:
        UsageError: it has none.
    """
    if form not in CONFIGS:
        raise UsageError(f"--config is for {' and '.join(CONFIGS)}, {form} has none")
    return CONFIGS[form](layers)


def _pages(files: Sequence[str], job: Job, failures: list[Failure], *, named: bool) -> Iterator[Named]:
    """Give the pages, and put aside what failed, with a line on standard error.

    With `named`, a page that has no address has its file for one: else one document of a corpus looks like another.
    """
    for index, file in enumerate(files):
        for number, result in enumerate(_read(file, job, index), 1):
            if isinstance(result, Failure):
                failures.append(result)
                sys.stderr.write(f"rupress: {result.message}\n")
            else:
                yield file, _named(result, file, number) if named else result


def _named(page: Page, file: str, number: int) -> Page:
    if page.url or page.facts.canonical or file == "-":
        return page
    where = Path(file).as_posix()
    return evolve(page, url=f"{where}#{number}" if _is_parsed(file) else where)


def _read(file: str, job: Job, index: int) -> Iterator[Page | Failure]:
    if not _is_parsed(file):
        yield attempt(job, file, index)
        return
    try:
        yield from _parquet(file) if file.lower().endswith(TABLE) else _lines(file)
    except (UnreadableError, DataError) as error:
        yield Failure(index, UNREADABLE if isinstance(error, UnreadableError) else type(error).__name__, str(error))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Failure(index, UNREADABLE, f"{file}: {error}")


def _parquet(file: str) -> Iterator[Page]:
    from rupress.export.arrow import read_parquet

    if not Path(file).is_file():
        stored(file)  # says what is wrong, as of any other file
    yield from read_parquet(file)


def _lines(file: str) -> Iterator[Page | Failure]:
    """Read parsed pages line by line: a batch may have written gigabytes of them."""
    try:
        stream = opened(Path(file))
    except OSError:
        stored(file)  # says what is wrong, as of any other file
        return
    with stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _page(line, f"{file}, line {number}")


def _is_parsed(file: str) -> bool:
    """Tell pages that `rupress parse --json` or `rupress batch` wrote from pages that are still to be parsed."""
    return file.lower().endswith((*LINES, TABLE))


def _page(line: bytes, where: str) -> Page | Failure:
    try:
        return from_json(line)
    except DataError as error:
        with suppress(DataError):  # perhaps a page that failed when it was parsed: then why it did says more
            failed = from_json(line, Failure)
            return evolve(failed, message=f"{where}: a page that failed: {failed.message}")
        return Failure(0, "DataError", f"{where}: {error}{_still_raw(line)}")


def _still_raw(line: bytes) -> str:
    """Say what to do with pages that a crawler wrote, and nobody has parsed."""
    with suppress(ValueError, RecursionError):
        if holds_page(json.loads(line)):
            return "; it holds a page that is still to be parsed: let `rupress batch` do that first"
    return ""


def _write(pieces: Iterable[str], output: str | None) -> None:
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode("utf-8"))
        return
    with Path(output).open("wb") as stream:
        stream.writelines(piece.encode("utf-8") for piece in pieces)


def _json(value: Any) -> str:
    """Write a value as one line of JSON; what UTF-8 cannot carry as escapes."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line


def _label_studio(pages: Iterable[Page], layers: Layers) -> Iterator[str]:
    """Write one JSON array, a task a line."""
    before = "[\n"
    for page in pages:
        yield before + _json(to_label_studio(page, layers))
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _doccano(pages: Iterable[Page], layers: Layers) -> Iterator[str]:
    """Write one line a page; doccano takes no page without a text."""
    return (_json(to_doccano(page, layers)) + "\n" for page in pages if page.text)


def _conll(pages: Iterable[Page], layers: Layers) -> Iterator[str]:
    """Write the names of the columns once, as the format wants it, before the first page."""
    for number, page in enumerate(pages):
        written = to_conll(page, layers)
        yield written if number == 0 else written.split("\n", 1)[1]


def _json_ld(pages: Iterable[Page], _: Layers) -> Iterator[str]:
    return (_json(to_json_ld(page)) + "\n" for page in pages)


def _web_annotation(pages: Iterable[Page], _: Layers) -> Iterator[str]:
    return (_json(annotation) + "\n" for page in pages for annotation in to_annotations(page))


def _brat(pages: Iterable[Named], layers: Layers, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(brat_config(layers), encoding="utf-8")
    name = names_for()
    for file, page in pages:
        to_brat(page, layers).write(folder, name(file))


def _spacy(pages: Iterable[Named], layers: Layers, path: Path) -> None:
    from rupress.export.docbin import to_docbin

    to_docbin((page for _, page in pages), layers).to_disk(path)


FORMATS: Mapping[str, Callable[[Iterable[Page], Layers], Iterator[str]]] = {
    "label-studio": _label_studio,
    "doccano": _doccano,
    "conll": _conll,
    "json-ld": _json_ld,
    "web-annotation": _web_annotation,
}
"""Formats that are one text."""

FILES: Mapping[str, Callable[[Iterable[Named], Layers, Path], None]] = {"brat": _brat, "spacy": _spacy}
"""Formats that are files of their own."""

CONFIGS: Mapping[str, Callable[[Layers], str]] = {"label-studio": label_studio_config, "brat": brat_config}
"""Formats whose tool has to be told of the labels."""
