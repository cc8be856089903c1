"""Pages to learn from whose article is cut to its first paragraphs: what goes, and what stays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training/layout"

PAGE = [
    "nav", "headline", "byline", "caption", "body", "body", "related", "subhead", "body", "caption", "body", "tags",
    "ticker_title",
]  # fmt: skip


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[int]]:
    monkeypatch.setattr(sys, "path", [str(TRAINING), *sys.path])
    return import_module("shortened").kept  # type: ignore[no-any-return]


def labels(found: list[int]) -> str:
    return " ".join(PAGE[k] for k in found)


def test_the_text_behind_the_first_paragraphs_goes_and_all_else_stays(kept: Callable[..., list[int]]) -> None:
    sizes = [200] * len(PAGE)
    assert labels(kept(PAGE, sizes, 1)) == "nav headline byline caption body related tags ticker_title"
    assert labels(kept(PAGE, sizes, 2)) == "nav headline byline caption body body related tags ticker_title"


def test_more_paragraphs_stay_where_the_first_are_short(kept: Callable[..., list[int]]) -> None:
    assert kept(PAGE, [60] * len(PAGE), 1) == kept(PAGE, [200] * len(PAGE), 2)


@pytest.mark.parametrize("paragraphs", [3, 4])
def test_what_would_lose_hardly_anything_is_left_out(kept: Callable[..., list[int]], paragraphs: int) -> None:
    assert kept(PAGE, [200] * len(PAGE), paragraphs) == []


def test_lists_have_no_text_to_cut(kept: Callable[..., list[int]]) -> None:
    assert kept(["nav", "ticker_title", "ticker_teaser"], [200] * 3, 1) == []
