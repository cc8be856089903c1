"""The parts of a page take time in proportion to their length, whatever stands in them: the label is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.growth import growth

from rupress.read import read
from rupress.tokenizer.bylines import read_bylines
from rupress.tokenizer.credits import parse_credit
from rupress.tokenizer.pieces import Piece, whole
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.tags import read_tags

SMALL, LARGE, ALLOWED = 2_000, 20_000, 20.0
PARTS: list[tuple[str, Callable[[str], object], str]] = [
    ("Фото: ", parse_credit, "volga-"),
    ("Фото: ", parse_credit, "1."),
    ("Автор: Анна Ветрова @", lambda text: read_bylines(pieces(text, "byline"), None, text), "vetrova_"),
    ("Теги: мост", lambda text: read_tags(pieces(text, "tags"), text), "\xa0"),
]


def pieces(text: str, label: str) -> list[Piece]:
    return [whole(row, label, "test", 1.0) for row in rows_of(read(text, media="text"))]


@pytest.mark.parametrize(("opening", "run", "piece"), PARTS, ids=[f"{opening}{piece}" for opening, _, piece in PARTS])
def test_long_parts_take_linear_time(opening: str, run: Callable[[str], object], piece: str) -> None:
    small, large = (opening + (piece * size)[:size] + " дорога" for size in (SMALL, LARGE))
    assert growth(run, small, large, allowed=ALLOWED, attempts=3) <= ALLOWED
