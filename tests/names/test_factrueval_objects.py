"""The scorer of entities with attributes: perfect output scores one, empty output zero, half-right output between."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "factrueval_objects.py"

ROW: dict[str, Any] = {
    "id": "invented/1",
    "spans": [
        {"id": "o1", "type": "Person"},
        {"id": "o2", "type": "Org"},
        {"id": "o3", "type": "LocOrg"},
        {"id": "o4", "type": "Location"},
    ],
    "entities": [
        {"id": "e1", "objects": ["o1"], "attrs": {"firstname": ["Сергей"], "lastname": ["Гранин"]}},
        {"id": "e2", "objects": ["o2"], "attrs": {"descriptor": ["движение"], "name": ["движение Рассвет"]}},
        {"id": "e3", "objects": ["o3"], "attrs": {"name": ["Рязань"]}},
        {"id": "e4", "objects": ["o4"], "attrs": {"descriptor": ["река"]}},
    ],
}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("factrueval_objects", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_objects_without_a_name_are_left_out(scorer: ModuleType) -> None:
    assert [kind for kind, _ in scorer.gold_objects(ROW)] == ["PER", "ORG", "LOC"]


def test_perfect_output_scores_one(scorer: ModuleType) -> None:
    score = scorer.Score()
    score.add(scorer.gold_objects(ROW), scorer.gold_objects(ROW))
    assert score.f1() == (1.0, 1.0, 1.0)
    assert score.log == []


def test_empty_output_scores_zero(scorer: ModuleType) -> None:
    score = scorer.Score()
    score.add([], scorer.gold_objects(ROW))
    assert score.f1() == (0.0, 0.0, 0.0)
    assert score.f1(["GPE"]) == (1.0, 1.0, 1.0)


def test_a_wrong_attribute_costs_half_a_person(scorer: ModuleType) -> None:
    score = scorer.Score()
    own = [("PER", {"surname": frozenset({"гранин"}), "given": frozenset({"семен"})})]
    score.add(own, scorer.gold_objects(ROW))
    assert score.f1(["PER"]) == (0.5, 0.5, 0.5)


def test_two_for_one_count_against_precision(scorer: ModuleType) -> None:
    score = scorer.Score()
    person = ("PER", {"surname": frozenset({"гранин"}), "given": frozenset({"сергей"})})
    score.add([person, person], scorer.gold_objects(ROW))
    assert score.f1(["PER"])[:2] == (0.5, 1.0)


def test_the_descriptor_may_be_missing_and_type_must_fit(scorer: ModuleType) -> None:
    gold = scorer.gold_objects(ROW)[1]
    assert scorer.worth(("ORG", {"name": frozenset({"рассвет"})}), gold) == (1.0, 1.0)
    assert scorer.worth(("LOC", {"name": frozenset({"рассвет"})}), gold) == (0.0, 0.0)


def test_own_entities_are_read(scorer: ModuleType) -> None:
    objects = scorer.own_objects("Сергей Гранин приехал в Рязань.")
    assert ("LOC", {"name": frozenset({"рязань"})}) in objects
    assert objects[0][1]["surname"] == frozenset({"гранин"})
