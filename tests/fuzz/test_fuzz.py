"""Every input that once broke something is tried again, and so are new ones, for about a minute in all.

`make fuzz` searches for as long as asked. A finding is a file in `found`, named after its target.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, in_order

import rupress

FOUND = sorted(Path(__file__).with_name("found").glob("*.bin"))
SEEDS = sorted((Path(__file__).parents[1] / "fixtures" / "pages").glob("*/page.*"))
EXAMPLES = 40

INPUTS = st.one_of(
    st.binary(max_size=300),
    strategies.visible_texts().map(str.encode),
    strategies.html_pages().flatmap(strategies.mutated).map(lambda page: page.encode("utf-8", "replace")),
)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_once_broke_something(path: Path) -> None:
    TARGETS[path.stem.split("-")[0]](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@given(data=INPUTS)
@settings(max_examples=EXAMPLES)
def test_new_inputs(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
@given(
    path=st.sampled_from(SEEDS), place=st.floats(0, 1), seeds=st.lists(st.integers(0, 2**32), min_size=1, max_size=5)
)
@settings(max_examples=EXAMPLES)
def test_damaged_pages(target: str, path: Path, place: float, seeds: list[int]) -> None:
    page = path.read_bytes()
    start = int(place * len(page))
    data = page[start : start + 1500]
    for seed in seeds:
        data = mutated(data, 4096, seed)
    TARGETS[target](data)


def test_the_oracle_sees_a_fault() -> None:
    found = rupress.find_dates("Мост открыли 5 мая 2021 года, а школу 6 июня.")
    in_order(found, "Мост открыли 5 мая 2021 года, а школу 6 июня.")
    with pytest.raises(AssertionError, match="not at its span"):
        in_order(found, "Порт закрыли 5 мая 2021 года, а школу 6 июля.")
    with pytest.raises(AssertionError, match="out of order"):
        in_order(found[::-1], "Мост открыли 5 мая 2021 года, а школу 6 июня.")
