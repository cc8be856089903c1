"""Where the real pages and articles lie, for tests that are marked `shared`."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
PAGES = SHARED / "data" / "pages"
SAMPLE = SHARED / "data" / "sample" / "page.txt"


def needed(path: Path) -> pytest.MarkDecorator:
    """Skip a test where a real text is absent, and say which."""
    return pytest.mark.skipif(not path.exists(), reason=f"needs real pages: {path.name} is not in ../shared/data")


def page_texts() -> list[str]:
    """The visible texts of the labelled pages; none where they are absent."""
    return [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*/page.txt"))]


def page_bytes() -> list[bytes]:
    """The labelled pages as they were saved; none where they are absent."""
    return [path.read_bytes() for path in sorted(PAGES.glob("*/page.html"))]
