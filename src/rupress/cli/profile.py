"""The command `rupress profile check`: what a site profile does to saved pages."""

from __future__ import annotations

import click

from rupress.cli.pages import UnreadableError, content
from rupress.show.marks import shown

EPILOG = "Exit codes: 0 no problem, 1 some hint or page has a problem, 2 the profile is not valid."


@click.group()
def profile() -> None:
    """Work on site profiles."""


@profile.command(epilog=EPILOG)
@click.argument("path", metavar="PROFILE")
@click.argument("files", nargs=-1, metavar="PAGE… | -")
@click.option("--media", default="auto", show_default=True, help="auto, html, text (of a whole page) or article.")
@click.option("--encoding", help="Encoding of the bytes, if you know it.")
def check(*, path: str, files: tuple[str, ...], media: str, encoding: str | None) -> int:
    """Check a profile, alone or against saved pages.

    Says of each page what each selector and line finds, which elements two kinds claim, and what the profile changes.
    A selector may find nothing on one page, but not on all of them.
    """
    from rupress.cli.profile_check import Check
    from rupress.profiles import Profile

    checked = Check(Profile.read(path), media, encoding)
    for file in files:
        try:
            lines = checked.page(content(file))
        except UnreadableError as error:
            checked.unreadable += 1
            lines = [f"cannot be read: {error}"]
        _write([file, *(f"  {line}" for line in lines)])
    first, *problems = checked.summary()
    _write([first, *(f"  {line}" for line in problems)])
    return 1 if checked.problems else 0


def _write(lines: list[str]) -> None:
    """Write lines so that they are safe to look at: pages may hold control characters."""
    click.echo("\n".join(map(shown, lines)).encode() + b"\n", nl=False)
