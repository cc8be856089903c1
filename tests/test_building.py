"""Pausing the garbage collector while tables are built leaves it as the caller had it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from rupress.building import building


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    yield
    gc.enable()


def test_paused_inside_and_on_again_behind() -> None:
    with building():
        inside = gc.isenabled()
        with building():
            pass
        nested = gc.isenabled()
    assert (inside, nested, gc.isenabled()) == (False, False, True)


def test_on_again_after_an_error() -> None:
    with pytest.raises(ValueError), building():
        raise ValueError
    assert gc.isenabled()


def test_what_the_caller_turned_off_stays_off() -> None:
    gc.disable()
    with building():
        pass
    assert not gc.isenabled()
