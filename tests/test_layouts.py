"""The exam of invented layouts: pages of site types that nobody tuned on are not read worse than they were.

`tests/fixtures/layouts/README.md` says how a page is added and what its floors mean. What falls short today is in the
floors: every figure below 1 in `floors.json` is a known fault, and none may grow.
"""

from __future__ import annotations

import itertools
import json
from functools import cache
from pathlib import Path

import pytest
from tests.fixtures.layout_score import FLOORS, LAYOUTS, Layout, count_lines, fallen, floor, layouts, report
from tests.fixtures.make_layouts import SOURCES, load, strip

NAMES = [layout.name for layout in layouts()]
RAISE = "`python -m tests.fixtures.layout_score --write` takes today's figures as floors"


@cache
def _measured() -> dict[str, dict[str, float]]:
    return report()


def _floors() -> dict[str, dict[str, float]]:
    told: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("page", list(_floors()))
def test_no_page_is_read_worse_than_its_floor(page: str) -> None:
    assert not fallen(_measured()[page], _floors()[page])


def test_a_fall_is_seen() -> None:
    floors = {"lines.body": 0.8, "text.deck": 0.0, "text.headline": 1.0}
    assert not fallen({"lines.body": 0.8, "text.deck": 0.0, "text.headline": 1.0, "text.authors": 0.0}, floors)
    assert set(fallen({"lines.body": 0.799, "text.deck": 0.0}, floors)) == {"lines.body", "text.headline"}


def test_every_page_has_its_floors() -> None:
    assert {page: set(told) for page, told in _measured().items()} == {p: set(t) for p, t in _floors().items()}, RAISE


@pytest.fixture(params=list(layouts()), ids=NAMES)
def layout(request: pytest.FixtureRequest) -> Layout:
    told: Layout = request.param
    return told


def test_labels_cover_every_line_once(layout: Layout) -> None:
    told = json.loads((LAYOUTS / layout.name / "labels.json").read_text(encoding="utf-8"))
    runs = told["lines"]
    assert all(first <= last for first, last, _ in runs)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(runs))
    assert set(layout.kinds) == {i for i, line in enumerate(layout.text.split("\n")) if line.strip()}


def test_every_second_page_is_held_back(layout: Layout) -> None:
    assert layout.held == (int(layout.name[:2]) % 2 == 0)


@pytest.mark.parametrize("source", sorted(SOURCES.glob("*.html")), ids=lambda path: path.stem)
def test_page_is_what_its_source_says(source: Path) -> None:
    head, annotated = load(source)
    served = strip(annotated).encode(head.get("encoding", "utf-8"), "xmlcharrefreplace")
    assert (LAYOUTS / source.stem / "page.html").read_bytes() == served, "run `python -m tests.fixtures.make_layouts`"


def test_the_measure_tells_good_from_bad(layout: Layout) -> None:
    truth = [layout.kinds.get(i, "other") for i in range(layout.text.count("\n") + 1)]
    assert set(count_lines(layout, truth).figures().values()) == {1.0}
    assert min(count_lines(layout, ["other"] * len(truth)).figures().values()) == 0.0


def test_a_floor_is_never_above_what_was_measured() -> None:
    assert [floor(figure) for figure in (1.0, 0.9999, 0.2, 2 / 3)] == [1.0, 0.999, 0.2, 0.666]
