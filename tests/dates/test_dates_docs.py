"""docs/dates.md is what docs/make_dates.py writes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_dates", DOCS / "make_dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (DOCS / "dates.md").read_text(encoding="utf-8")
    assert written == module.page(), "run: python docs/make_dates.py"
