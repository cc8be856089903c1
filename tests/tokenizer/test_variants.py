"""One part of a page in the many ways that sites write it; variants/README.md says how to add one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import rupress
from rupress.read import read
from rupress.records import Layout, Stamp
from rupress.span import Span

HERE = Path(__file__).parent / "variants"
WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
NAMES: dict[str, str] = WORDS["names"]
FRAME = (HERE / "page.html").read_text(encoding="utf-8")
PARTS = ("ticker", "headline", "byline", "caption", "deck", "body", "inserts", "short", "lists")
OF_EACH_STORY = ("ticker", "lists")
"""Parts of which a line is one item of a list."""


def table(name: str) -> list[dict[str, str]]:
    """Read a table: remarks, a line of column names, and lines that may leave out their last cells."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) <= len(head) for row in rows), f"a line of {name}.tsv has too many cells"
    return [dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in rows]


def filled(words: str, names: Mapping[str, str]) -> str:
    """Put what they stand for in the place of all `{names}`, those inside names too."""
    more = re.sub(r"\{(\w+)\}", lambda name: names[name[1]], words)
    return more if more == words else filled(more, names)


STORIES = table("stories")
PLACES = table("places")


def page_of(part: str, html: str, place: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Give the page that a line makes in one place, and the names that hold there."""
    here = dict(one.split(" = ", 1) for one in place["names"].split("; ") if one)
    each = STORIES if part in OF_EACH_STORY else [{}]
    names = {**NAMES, **here, "part": "".join(filled(html, {**NAMES, **here, **story}) for story in each)}
    return filled(FRAME, {"main": place["main"], **names}), names


def clock_of(stamp: Stamp | None) -> str:
    """Spell a stamp as far as it goes: `2020-05-18T15:50`, `2020-05-18`, `--05-18`, `0 days ago T15:50`."""
    if stamp is None:
        return ""
    if stamp.minutes_ago is not None:
        return f"{stamp.minutes_ago} minutes ago"
    day = f"{stamp.year or '-'}-{stamp.month:02}-{stamp.day:02}" if stamp.month and stamp.day else ""
    if stamp.days_ago is not None:
        day = f"{stamp.days_ago} days ago "
    return day if stamp.hour is None else f"{day}T{stamp.hour:02}:{stamp.minute or 0:02}"


def seen(layout: Layout) -> dict[str, str]:
    """Spell what was read as the tables do."""
    numbers = {NAMES[f"p{number}"]: str(number) for number in range(1, 6)}

    def tidy(text: str) -> str:
        return " ".join(text.split())

    def words(span: Span | None) -> str:
        return tidy(layout.source.text[span.start : span.stop]) if span else ""

    return {
        "headline": words(layout.headline),
        "deck": words(layout.deck),
        "published": clock_of(layout.published),
        "updated": clock_of(layout.updated),
        "authors": ", ".join(author.name for author in layout.authors),
        "captions": " | ".join(f"{c.text or '-'} [{tidy(c.credit.text) if c.credit else ''}]" for c in layout.captions),
        "tags": ", ".join(layout.tags),
        "paragraphs": " / ".join(numbers.get(words(span), words(span)) for span in layout.paragraphs),
        "items": " / ".join(f"{i.clock or '-'} [{', '.join(i.badges)}] {i.title}" for i in layout.ticker),
    }


def wanted(part: str, row: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Give what a reader sees: what the line says (`none` for nothing), else what words.toml says."""
    said = {key: words for key, words in row.items() if key not in ("name", "html", "as", "known") and words}
    wants = {**WORDS["wants"]["usual"], **WORDS["wants"].get(part, {}), **said}
    if "items" in wants:
        wants["items"] = " / ".join(filled(wants["items"], {**names, **story}) for story in STORIES)
    return {key: "" if words == "none" else filled(words, names) for key, words in wants.items()}


def readings(part: str, row: Mapping[str, str]) -> Iterator[tuple[dict[str, str], str, set[str]]]:
    """Give where a line stands and how it is read there, and the words by which a known fault may call that."""
    for place in (place for place in PLACES if place["part"] == part):
        for media in (media for media in place["as"].split() if media in row["as"].split()):
            yield place, media, {"always", media, *place["place"].split()}


def read_and_wanted(
    part: str, row: dict[str, str], place: Mapping[str, str], media: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Read a line in one place, and give what was read beside what a reader sees."""
    page, names = page_of(part, row["html"], place)
    if media == "text":
        page = read(page, media="html").text.replace("\n", "\n\n")
    read_as, wants = seen(rupress.tokenize(page, media=media)), wanted(part, row, names)
    return {key: read_as[key] for key in wants}, wants


def is_right(part: str, row: dict[str, str], place: Mapping[str, str], media: str) -> bool:
    read_as, wants = read_and_wanted(part, row, place, media)
    return read_as == wants


def faults(row: Mapping[str, str]) -> list[tuple[set[str], str]]:
    """Read the known faults of a line, `html under: why | text: why`: the words that call a reading, and the reason."""
    pairs = [fault.split(": ", 1) for fault in row["known"].split(" | ")] if row["known"] else []
    return [({*where.split()}, reason) for where, reason in pairs]


def cases() -> Iterator[object]:
    for part in PARTS:
        for row in table(part):
            for place, media, words in readings(part, row):
                reasons = [reason for where, reason in faults(row) if where <= words]
                marks = [pytest.mark.xfail(reason=reasons[0], strict=True)] if reasons else []
                name = f"{part}: {row['name']} ({place['place']}, {media})"
                yield pytest.param(part, row, place, media, id=name, marks=marks)


@pytest.mark.parametrize(("part", "row", "place", "media"), list(cases()))
def test_part(part: str, row: dict[str, str], place: dict[str, str], media: str) -> None:
    read_as, wants = read_and_wanted(part, row, place, media)
    assert read_as == wants


@pytest.mark.parametrize("part", PARTS)
def test_the_tables_say_nothing_twice_or_in_vain(part: str) -> None:
    rows = table(part)
    for column in ("name", "html"):
        assert len({row[column] for row in rows}) == len(rows)
    for row in rows:
        read_so = [words for _, _, words in readings(part, row)]
        assert read_so
        assert all(any(where <= words for words in read_so) for where, _ in faults(row)), row["name"]
        assert all(reason != "?" for _, reason in faults(row)), f"say why: {row['name']}"
