"""Pages that the general mechanism reads wrongly and a profile mends: each a directory under `cases`.

A case has a page (`page.html` or `page.txt`), a profile, and in `expected.toml` what is read with it. Without the
profile something of that must come out otherwise, or the case would show nothing.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

import rupress

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/profile.toml"))


def fields(page: rupress.Page) -> dict[str, Any]:
    """Give a page in the words of `expected.toml`."""
    at = page.published
    return {
        "headline": page.headline,
        "deck": page.deck,
        "published": at.isoformat() if isinstance(at, dt.datetime) else str(at),
        "authors": [author.name for author in page.authors],
        "paragraphs": [" ".join(paragraph.split()[:3]) for paragraph in page.paragraphs],
        "captions": [f"{c.text} | {c.credit.text if c.credit else '-'}" for c in page.captions],
        "ticker": [f"{item.clock or '-'} {item.title}" for item in page.ticker],
    }


def parsed(case: Path, profile: rupress.Profile | None) -> dict[str, Any]:
    (page,) = case.glob("page.*")
    record = rupress.parse(page.read_bytes(), profile=profile)
    assert rupress.check(record) == ()
    return fields(record)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_profile_mends_the_page(case: Path) -> None:
    expected = tomllib.loads((case / "expected.toml").read_text(encoding="utf-8"))
    mended = parsed(case, rupress.Profile.read(case / "profile.toml"))
    assert {name: mended[name] for name in expected} == expected
    plain = parsed(case, None)
    assert {name: plain[name] for name in expected} != expected, "read so without a profile: the case shows nothing"


def test_the_profiles_of_all_cases_go_together() -> None:
    together = rupress.Profiles(rupress.Profile.read(case / "profile.toml") for case in CASES)
    assert len(together.profiles) == len(CASES)
