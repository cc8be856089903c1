"""What several commands take: options, and how their values are read."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import click
from click.shell_completion import CompletionItem

from rupress.profiles import Profile, Profiles, load

Given = TypeVar("Given", str, tuple[str, ...])


def moment(_: click.Context, option: click.Parameter, value: str | None) -> dt.datetime | None:
    """Read a point in time as ISO 8601 writes it; a day alone is none, for «21:48» would be of the day before it."""
    if value is None:
        return None
    try:
        read = dt.datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no time; write it as 2024-11-22T22:00+03:00.", param=option) from None
    if ":" not in value and "T" not in value:
        raise click.BadParameter(f"{value!r} has no time of day; write it as {value}T22:00+03:00.", param=option)
    return read


def named(_: click.Context, option: click.Parameter, value: Given) -> Given:
    """Refuse an argument of no characters, which a variable without a value leaves: as a path it is this folder."""
    if "" in (value if isinstance(value, tuple) else (value,)):
        raise click.BadParameter("it is empty; has a variable of the shell no value?", param=option)
    return value


def paths(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell offer files and folders."""
    return [CompletionItem(begun, type="file")]


def profile_at(_: click.Context, __: click.Parameter, value: str | None) -> Profile | Profiles | None:
    """Read a site profile, or all of a folder."""
    return None if value is None else load(value)


URL = click.option("--url", help="Address of the page.")
FETCHED = click.option(
    "--fetched-at", callback=moment, metavar="TIME", help="When pages were fetched: 2024-11-22T22:00+03:00."
)
TZ = click.option(
    "--tz", default="Europe/Moscow", show_default=True, help="Zone in which the outlet's clock times are meant."
)
MEDIA = click.option(
    "--media", default="auto", show_default=True, help="auto, html, text (of a whole page) or article."
)
ENCODING = click.option("--encoding", help="Encoding of the bytes, if you know it.")
PROFILE = click.option(
    "--profile",
    callback=profile_at,
    metavar="PATH",
    shell_complete=paths,
    help="A site profile, or a folder of several (*.toml).",
)


PUBLISHED = click.option(
    "--published",
    metavar="TIME",
    help="When the page was published, as a feed says: a day, 2024-11-22T21:48+03:00, or as RSS or pages write it.",
)
