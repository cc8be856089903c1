"""The commands and their options."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

import rupress
from rupress.cli import explanation, pages
from rupress.cli.options import ENCODING, FETCHED, MEDIA, PROFILE, PUBLISHED, TZ, URL, moment, named, paths
from rupress.cli.pages import Job
from rupress.errors import RupressError
from rupress.profiles import Profile, Profiles

OK, SOME_FAILED, USAGE = 0, 1, 2
MIB = 1024 * 1024
INTERRUPTED, NOBODY_READS = 130, 141  # as shells report SIGINT and SIGPIPE

EPILOG = "Exit codes: 0 all pages parsed, 1 some page failed, 2 the command was called wrongly."


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False, epilog=EPILOG)
@click.version_option(rupress.__version__, prog_name="rupress")
def app() -> None:
    """Turn scraped Russian news pages into typed records."""


@app.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -", callback=named, shell_complete=paths)
@click.option(
    "--json", "form", flag_value="json", help="Write one line of JSON a page; the default into a pipe or file."
)
@click.option("--view", "form", flag_value="view", help="Show the page for people; the default on a terminal.")
@click.option("--whole", is_flag=True, help="In the view, cut no long menu or list short.")
@click.option(
    "--html",
    metavar="PATH",
    shell_complete=paths,
    help="Write the HTML view to PATH: a file, or a folder for several pages.",
)
@URL
@FETCHED
@PUBLISHED
@TZ
@MEDIA
@ENCODING
@PROFILE
def parse(
    *,
    files: tuple[str, ...],
    form: str | None,
    whole: bool,
    html: str | None,
    url: str | None,
    fetched_at: dt.datetime | None,
    published: str | None,
    tz: str,
    media: str,
    encoding: str | None,
    profile: Profile | Profiles | None,
) -> int:
    """Parse pages, HTML or plain text; - reads one from standard input.

    What is named *.gz is unpacked, up to 10 MiB. A page that cannot be read gets a line on standard error and, in JSON,
    a line with its error, so that line N of the output is file N.
    """
    _of_one_page(files, url, published)
    if html is not None and form is not None:
        raise click.UsageError("--html writes a file instead of --json or --view: give one of them.")
    job = Job(rupress.Parser(tz=tz, media=media, encoding=encoding, profile=profile), url, fetched_at, published)
    with _reader_may_leave():
        failed = pages.parse(files, job, form=form, html=html, whole=whole)
    return SOME_FAILED if failed else OK


def _of_one_page(files: Sequence[str], url: str | None, published: str | None) -> None:
    """Refuse what is known of one page where several are given."""
    if len(files) < 2:
        return
    for option, value, what in (("--url", url, "the address"), ("--published", published, "the time")):
        if value is not None:
            message = f"{option} is {what} of one page, but several files are given: parse them one by one."
            raise click.UsageError(message)


@app.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", callback=named, shell_complete=paths)
@click.option(
    "-o", "--output", required=True, metavar="PATH", shell_complete=paths, help="*.jsonl, *.jsonl.gz or *.parquet."
)
@click.option("--workers", type=click.IntRange(min=1), default=os.cpu_count, help="Processes; one a core if not given.")
@click.option(
    "--timeout", type=float, default=60, show_default=True, help="Seconds a page may take, from 2 workers on."
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="MiB a page may have, unpacked."
)
@click.option("--fetched-at", callback=moment, metavar="TIME", help="When pages were fetched that do not say so.")
@TZ
@MEDIA
@ENCODING
@PROFILE
def batch(
    *,
    inputs: tuple[str, ...],
    output: str,
    workers: int,
    timeout: float,
    limit: int,
    fetched_at: dt.datetime | None,
    tz: str,
    media: str,
    encoding: str | None,
    profile: Profile | Profiles | None,
) -> int:
    """Parse many pages: files, folders, globs, JSON Lines (a page in html, text, page or content), web archives.

    JSON Lines may say of a page its url, fetched_at and published. What is named *.gz is unpacked. Pages that are no
    text, such as pictures, are counted; their notes tell which.

    Pages keep their order. A page that fails, hangs, is too large or kills its worker becomes a line with its error
    (with Parquet, in PATH.failures.jsonl) and the rest goes on. After a kill, the same command goes on where it was.
    """
    from rupress.cli.batch import Batch
    from rupress.cli.inputs import Sources
    from rupress.cli.outputs import Output

    out = Output(Path(output))
    parser = rupress.Parser(tz=tz, media=media, encoding=encoding, profile=profile)
    sources = Sources(inputs, fetched_at, limit * MIB, out.folder, media)
    work = Batch(sources, out, parser, workers, timeout)
    try:
        work.run()
    except KeyboardInterrupt:
        with suppress(OSError):  # the terminal may be closed
            sys.stderr.write(f"rupress: stopped, {work.kept} results kept; the same command goes on behind them\n")
        raise click.exceptions.Exit(work.stop.code) from None
    return SOME_FAILED if work.failed else OK


@app.command(epilog=EPILOG)
@click.argument("file", metavar="FILE | -", callback=named, shell_complete=paths)
@MEDIA
@ENCODING
@click.option("--url", help="Address of the page: of several profiles, it says which.")
@PROFILE
def explain(*, file: str, media: str, encoding: str | None, url: str | None, profile: Profile | Profiles | None) -> int:
    """Say of each line what kind it is, by which rule, and how sure that is.

    On a terminal in colour; into a pipe or file as tab-separated values with a header.
    """
    layout = rupress.tokenize(pages.content(file), url=url, media=media, encoding=encoding, profile=profile)
    with _reader_may_leave():
        explanation.write(layout)
    return OK


@app.command(epilog=EPILOG)
@click.argument(
    "form",
    type=click.Choice(["label-studio", "brat", "doccano", "conll", "spacy", "json-ld", "web-annotation"]),
    metavar="FORMAT",
)
@click.argument("files", nargs=-1, metavar="FILE… | -", callback=named, shell_complete=paths)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    shell_complete=paths,
    help="A file; for brat a folder. Standard output if not given.",
)
@click.option(
    "--layer",
    "layers",
    multiple=True,
    default=("names", "dates", "quotes"),
    type=click.Choice(["names", "dates", "quotes", "kinds"]),
    help="What to write; give it once a layer. All but kinds if not given.",
)
@click.option("--config", is_flag=True, help="Write the configuration of Label Studio or brat instead; takes no FILE.")
@URL
@FETCHED
@PUBLISHED
@TZ
@MEDIA
@ENCODING
@PROFILE
def export(
    *,
    form: str,
    files: tuple[str, ...],
    output: str | None,
    layers: tuple[str, ...],
    config: bool,
    url: str | None,
    fetched_at: dt.datetime | None,
    published: str | None,
    tz: str,
    media: str,
    encoding: str | None,
    profile: Profile | Profiles | None,
) -> int:
    """Write pages for annotation tools and as linked data.

    FORMAT is label-studio, brat, doccano, conll, spacy, json-ld or web-annotation. FILEs are pages, HTML or plain text,
    or *.jsonl, *.jsonl.gz and *.parquet of pages that `rupress parse --json` or `rupress batch` wrote.
    """
    from rupress.cli import exports

    if config:
        with _reader_may_leave():
            click.echo(exports.config(form, layers).encode(), nl=False)
        return OK
    if not files:
        raise click.UsageError("Missing argument 'FILE… | -'.")
    _of_one_page(files, None, published)
    job = Job(rupress.Parser(tz=tz, media=media, encoding=encoding, profile=profile), url, fetched_at, published)
    with _reader_may_leave():
        failed = exports.export(files, job, form=form, layers=layers, output=output)
    return SOME_FAILED if failed else OK


@app.command(epilog=EPILOG)
def schema() -> int:
    """Write the JSON Schema of a page as `parse --json` writes it."""
    from rupress.export.schema import json_schema

    with _reader_may_leave():
        click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2).encode() + b"\n", nl=False)
    return OK


@app.group("profile", no_args_is_help=False)
def profile_commands() -> None:
    """Work on site profiles."""


@profile_commands.command(
    epilog="Exit codes: 0 no problem, 1 some hint or page has a problem, 2 the profile is not valid."
)
@click.argument("path", metavar="PROFILE", callback=named, shell_complete=paths)
@click.argument("files", nargs=-1, metavar="PAGE… | -", callback=named, shell_complete=paths)
@MEDIA
@ENCODING
def check(*, path: str, files: tuple[str, ...], media: str, encoding: str | None) -> int:
    """Check a profile, alone or against saved pages.

    Says of each page what each selector and line finds, which elements two kinds claim, and what the profile changes.
    A selector may find nothing on one page, but not on all of them.
    """
    from rupress.cli import profile

    with _reader_may_leave():
        fine = profile.check(path, files, media=media, encoding=encoding)
    return OK if fine else SOME_FAILED


@profile_commands.command("learn", epilog="Exit codes: 0 all pages read, 1 some could not be, 2 there is no profile.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", callback=named, shell_complete=paths)
@click.option("--name", required=True, help="Name of the outlet.")
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="HOST",
    help="Its host, or *.host; give it once a host. Others are skipped.",
)
@click.option(
    "-o", "--output", metavar="PATH", shell_complete=paths, help="A file (*.toml). Standard output if not given."
)
def learn_profile(*, inputs: tuple[str, ...], name: str, hosts: tuple[str, ...], output: str | None) -> int:
    """Learn a profile from saved pages of one outlet: files, folders, globs, JSON Lines, web archives.

    Pages of one site share a template: what an element is on most of them, it is on the others. Ten or twenty pages,
    each with a story of its own, are enough. The profile says beside each entry what speaks for it: read it, try it
    with `rupress profile check`, and change it as you like.
    """
    from rupress.cli import learning

    with _reader_may_leave():
        failed = learning.write(inputs, output, name=name, hosts=hosts)
    return SOME_FAILED if failed else OK


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """End quietly when nobody reads on, as in `rupress parse … | head`."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _write_no_more()
        raise click.exceptions.Exit(NOBODY_READS) from None


def _open_what_is_closed() -> None:
    """Let what nobody wants go nowhere: Python has no stream at all for `rupress parse … >&-`."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open until the end


def _write_what_can_be() -> None:
    """Write `?` on a terminal without Cyrillic letters or bars (LC_ALL=C, KOI8-R), rather than fail over them."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.isatty():
        sys.stdout.reconfigure(errors="replace")


def _write_no_more() -> None:
    """Let what is still to be written go nowhere, so that Python does not fail over it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code; every error is one line on standard error."""
    _open_what_is_closed()
    _write_what_can_be()
    try:
        return app.main(arguments, prog_name="rupress", standalone_mode=False) or OK
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "rupress"
        return _complain(f"{error.format_message()} See {where} --help.")
    except RupressError as error:
        return _complain(str(error))
    except pages.UnreadableError as error:
        _complain(str(error))
        return SOME_FAILED
    except OSError as error:  # a full disk, a folder where a file is to be: what cannot be read is told of above
        if error.filename is None:
            _write_no_more()
        return _complain(f"{error.filename or 'the output'}: {error.strerror or error}; check the path and its disk")
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED


def _complain(message: str) -> int:
    sys.stderr.write(f"rupress: {' '.join(message.split())}\n")
    return USAGE
