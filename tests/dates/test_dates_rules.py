"""Each rule finds its yes example and leaves its no example alone."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from rupress.fold import fold
from rupress.normalizer.dates import rules
from rupress.normalizer.dates.firsts import begins
from rupress.normalizer.dates.grammar import Found, Rule, translate
from rupress.normalizer.dates.lexer import tokenize
from rupress.normalizer.dates.lexicon import lexicon
from rupress.normalizer.dates.rules import LAYERS, layers

RULES = [rule for layer in LAYERS for rule in layer]


def fired(text: str) -> set[str]:
    """Names of the rules that find something in a text, at any layer."""
    tokens = tokenize(fold(text).text)
    names: set[str] = set()
    for layer in layers():
        tokens = layer.apply(tokens)
        names |= {value.rule for value in tokens.made() if isinstance(value, Found)}
    return names


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_finds_its_example(rule: Rule) -> None:
    assert rule.name in fired(rule.yes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_leaves_its_counterexample_alone(rule: Rule) -> None:
    assert rule.name not in fired(rule.no)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_no_rule_is_forgotten() -> None:
    modules = [import_module(f"{rules.__name__}.{found.name}") for found in iter_modules(rules.__path__)]
    written = {rule.name for module in modules for rule in vars(module).values() if isinstance(rule, Rule)}
    assert written == {rule.name for rule in RULES}


def test_rules_say_what_they_read() -> None:
    assert all((rule.read.__doc__ or "").strip() for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_is_tried_at_every_word(rule: Rule) -> None:
    other = lexicon().kinds["other"]
    assert not any(signs.startswith(other) for signs in begins(translate(rule.pattern))), "let it look back instead"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_first_kinds_agree_with_the_pattern(rule: Rule) -> None:
    source = translate(rule.pattern)
    known = begins(source)
    tokens = tokenize(fold(rule.yes).text)
    for layer in layers():
        kinds = tokens.kinds
        for at in range(len(kinds)):
            if re.compile(source).match(kinds, at):
                assert not known.isdisjoint((kinds[at], kinds[at : at + 2]))
        tokens = layer.apply(tokens)


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        ("a", "a"),
        ("ab?c", "ab ac"),
        ("[ab](?:c|de)?", "a b ac ad bc bd"),
        ("(?<!x)a(?=b)", "a"),
        ("(?P<n>a)?(?:b|cd)(?!e)", "ab ac b cd"),
        ("a{1,3}b", "aa ab"),
        ("a{0,2}b", "aa ab b"),
        ("a{2}b", "aa"),
    ],
)
def test_a_pattern_begins(pattern: str, known: str) -> None:
    assert begins(pattern) == set(known.split())


def test_a_rule_that_matches_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="must not match nothing"):
        begins(translate("{num}? {month}?"))
