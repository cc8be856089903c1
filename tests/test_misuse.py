"""Misuse raises `UsageError`: every argument of every public function is given something of no use."""

from __future__ import annotations

import inspect
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests import invented

import rupress
from rupress import export, show
from rupress.export import arrow, docbin
from rupress.profiles import load
from rupress.read import repair

PAGE = invented.page()
PROFILE = rupress.Profile("Берег")
SWITCHES = {"document", "whole", "colour", "bare", "ordered"}
"""Arguments that say yes or no: anything does."""

GIVEN: dict[str, Any] = {
    "article": PAGE,
    "data": rupress.to_dict(PAGE),
    "layout": rupress.tokenize("Мост"),
    "line": rupress.to_json(PAGE),
    "mention": rupress.find_dates("5 мая")[0],
    "name": "Берег",
    "of": "quotes",
    "page": PAGE,
    "pages": [PAGE],
    "record": PAGE,
    "shown": PAGE,
    "table": arrow.to_arrow([PAGE]),
    "text": "Мост",
}
"""What would do for each argument that must be given."""


class Useless:
    """Nothing that any function takes."""


def public() -> dict[str, Callable[..., Any]]:
    """List what a user may call, by name."""
    found: dict[str, Callable[..., Any]] = {}
    for room in (rupress, export, show):
        for name in room.__all__:
            if inspect.isfunction(function := getattr(room, name)):
                found[f"{room.__name__}.{name}"] = function
    for function in (repair, load, arrow.to_arrow, arrow.from_arrow, arrow.flat, arrow.to_frame):
        found[function.__name__] = function
    methods = (rupress.Parser().parse, rupress.Parser().tokenize, PAGE.show)
    makers = (rupress.Profile.read, rupress.Profile.from_toml, PROFILE.of, rupress.Profiles.read)
    for method in (*methods, *makers, docbin.to_doc, docbin.to_docbin):
        found[method.__qualname__] = method
    return found | {"Profile": rupress.Profile, "Profiles": rupress.Profiles}


CALLS = [
    pytest.param(function, argument, id=f"{name}-{argument}")
    for name, function in public().items()
    for argument in inspect.signature(function).parameters
    if argument not in SWITCHES
]


def call(function: Callable[..., Any], argument: str | None, value: object) -> None:
    """Call a function with one argument, and with what would do for the others that it needs."""
    arguments: dict[str, Any] = {}
    signature = inspect.signature(function)
    for name, parameter in signature.parameters.items():
        if name == argument:
            arguments[name] = (value,) if parameter.kind is parameter.VAR_POSITIONAL else value
        elif name == "page" and "str" in str(parameter.annotation):
            arguments[name] = "Мост"
        elif parameter.default is parameter.empty and parameter.kind is not parameter.VAR_POSITIONAL:
            arguments[name] = GIVEN[name]
    bound = inspect.BoundArguments(signature, OrderedDict(arguments))
    result = function(*bound.args, **bound.kwargs)
    if isinstance(result, Iterator):
        list(result)


@pytest.mark.parametrize(("function", "argument"), CALLS)
def test_something_of_no_use_is_refused(function: Callable[..., Any], argument: str) -> None:
    with pytest.raises(rupress.UsageError):
        call(function, argument, Useless())


@pytest.mark.parametrize("function", [rupress.find_quotes, rupress.find_entities, rupress.nominative, rupress.check])
def test_nothing_is_refused_in_words(function: Callable[..., Any]) -> None:
    with pytest.raises(rupress.UsageError, match=r"^(text|page) must be a .*, not NoneType$"):
        function(None)


def test_every_public_function_is_tried() -> None:
    assert {"rupress.parse", "rupress.check", "rupress.show.timeline", "rupress.export.to_conll"} <= set(public())
    assert len(CALLS) > 70


SEVERAL = [function for function in public().values() if len(inspect.signature(function).parameters) > 1]


@pytest.mark.parametrize("function", SEVERAL)
def test_it_is_that_argument_which_is_refused(function: Callable[..., Any]) -> None:
    call(function, None, None)


def test_a_name_that_there_is_not_is_said_to_be_none() -> None:
    with pytest.raises(AttributeError) as raised:
        rupress.Quotation  # type: ignore[attr-defined]  # noqa: B018
    assert str(raised.value) == "module 'rupress' has no attribute 'Quotation'"
