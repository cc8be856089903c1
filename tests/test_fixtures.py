"""Every page under tests/fixtures/pages gives what its expected.json says, in HTML and in text, field by field.

A new page is a new directory; `python -m tests.fixtures --write NAME` writes its expectations, to be checked by eye.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from _pytest.mark.structures import ParameterSet
from tests.fixtures import cases
from tests.fixtures.cases import Case

import rupress


def fields() -> Iterator[ParameterSet]:
    for case in cases.cases():
        for field in cases.fields_of(case.media):
            known = cases.known_failure(case, field)
            marks = [pytest.mark.xfail(reason="listed in known_failures", strict=True)] if known else []
            yield pytest.param(case, field, id=f"{case.name}-{case.media}-{field}", marks=marks)


@pytest.mark.parametrize(("case", "field"), list(fields()))
def test_field(case: Case, field: str) -> None:
    want = cases.expected(case)
    assert field in want, f"expected.json has no {field}: run python -m tests.fixtures --write {case.name}"
    difference = cases.difference(want[field], cases.observed(case)[field])
    if difference:
        pytest.fail(f"{case.name} as {case.media}: {field}\n{difference}", pytrace=False)


@pytest.mark.parametrize("case", list(cases.cases()), ids=lambda case: f"{case.name}-{case.media}")
def test_page_keeps_the_invariants_and_comes_back_from_json(case: Case) -> None:
    page = case.parse()
    assert rupress.check(page) == ()
    assert rupress.from_json(rupress.to_json(page)) == page


def test_known_failures_name_fields() -> None:
    names = {*cases.FIELDS, *(f"{media}.{field}" for media in cases.FILES for field in cases.FIELDS)}
    for name in cases.names():
        assert set(cases.meta(name)["known_failures"]) <= names, name


def test_a_difference_is_shown_line_by_line() -> None:
    shown = cases.difference(["a", "b", "c"], ["a", "B", "c"])
    assert '-"b"' in shown
    assert '+"B"' in shown
    assert cases.difference("same", "same") == ""
