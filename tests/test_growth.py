"""The guard of guards: what a middle input saves costs no guard its sight."""

from __future__ import annotations

import pytest
from tests import growth as guard
from tests.growth import growth

SIZES = (20, 60, 200)
"""Of a small, a middle and a large input."""


@pytest.mark.parametrize(
    ("quadratic", "ratio", "large"),
    [
        (0.0, 10.0, False),
        (0.05, 14.3, False),
        (0.07, 15.9, True),  # how much of the small input's work beside the linear part is quadratic
        (0.12, 19.6, True),
        (0.13, 20.4, True),
        (1.0, 55.0, True),
        (9.0, 91.0, True),
    ],
)
def test_a_middle_input_foretells_what_a_large_one_shows(
    quadratic: float, ratio: float, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = []

    def seconds(_run: object, size: int) -> float:
        measured.append(size)
        return size / SIZES[0] + quadratic * (size / SIZES[0]) ** 2

    monkeypatch.setattr(guard, "seconds", seconds)
    told = growth(len, SIZES[0], SIZES[2], allowed=20.0, attempts=1, middle=SIZES[1])  # type: ignore[arg-type]
    assert round(told, 1) == ratio
    assert (SIZES[2] in measured) == large


def test_a_middle_input_that_is_off_by_chance_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    took = {SIZES[0]: 1.0, SIZES[1]: 5.0, SIZES[2]: 10.0}
    monkeypatch.setattr(guard, "seconds", lambda _run, size: took[size])
    assert growth(len, SIZES[0], SIZES[2], allowed=20.0, middle=SIZES[1]) == 10.0  # type: ignore[arg-type]


def test_what_is_too_short_for_the_clock_foretells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    took = {SIZES[0]: 5e-5, SIZES[1]: 4.5e-4, SIZES[2]: 5e-3}
    monkeypatch.setattr(guard, "seconds", lambda _run, size: took[size])
    assert growth(len, SIZES[0], SIZES[2], allowed=20.0, middle=SIZES[1]) > 20.0  # type: ignore[arg-type]
