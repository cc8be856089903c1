"""Work grows linearly with the text, hostile or not; counted in steps of the interpreter, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from rupress import find_quotes
from rupress.normalizer.quotes import engine
from rupress.normalizer.quotes.found import Scene
from rupress.normalizer.quotes.scene import Paragraph
from rupress.normalizer.quotes.shapes import SHAPES

HOSTILE = {
    "opening marks": "«",
    "straight marks": '"',
    "dashes": "— ",
    "pairs": "«а» ",
    "nested": "«а „б“ в» ",
    "cues": "сказал ",
    "cued pairs": "«Да», — сказал он. ",
    "commas": "сказал, ",
    "colons": "он: ",
    "clauses": "он сказал, что ",
    "phrases": "по словам мэра, ",
    "backward": "Мост. Об этом сказал он. ",
    "inserts": "«а, — сказал он, — б» ",
    "lines": "— да\n",
    "labels": "Он: да\n",
    "initials": "Корр.: Да?\nА. С.: Нет.\n",
    "questions": "— Когда вы?\n— В мае.\nА там?\n",
    "open paragraphs": "«Да\n",
    "spaces": " ",
    "stops": ". ",
}


def steps(text: str, within: str = "") -> int:
    """Count the lines of Python that a search runs, of all modules or of those with a word in their path."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        if within not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        find_quotes(text)
    finally:
        sys.settrace(None)
    return count


def grows(text: str, size: int = 2_000, within: str = "") -> float:
    """Give how much more work four times the text makes."""
    small, large = (text * (n // len(text)) for n in (size, 4 * size))
    steps(small)  # tables and readings are cached by the first run
    return steps(large, within) / max(1, steps(small, within))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_work_is_linear(unit: str) -> None:
    assert grows(unit) < 6


def test_who_spoke_is_not_looked_for_from_the_start() -> None:
    assert grows("Министр сказал: «Да». ", size=8_000, within="memory.py") < 6


def test_the_guard_sees_a_quadratic_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def planted(_scene: Scene, paragraph: Paragraph) -> None:
        for a in paragraph.pairs:
            for b in paragraph.pairs:
                assert a.open != b.close

    shapes: tuple[Callable[[Scene, Paragraph], None], ...] = (*SHAPES, planted)
    monkeypatch.setattr(engine, "SHAPES", shapes)
    assert grows("«а» ") > 6
