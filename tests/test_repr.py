"""Large records name themselves in a line, and are no less records for it."""

from __future__ import annotations

import copy
import pickle
from types import ModuleType
from typing import Any

import attrs
import pytest
from tests import invented

import rupress
from rupress.records.shown import short

TEXT = "Мост открыли для машин\n\nМост через реку открыли в пятницу для машин, сообщили в мэрии.\n\n" * 40

SAID = [
    (invented.page(), "<Page "),
    (rupress.parse(TEXT, media="article"), "<Page 'Мост открыли для машин', 79 paragraphs, "),
    (rupress.tokenize(TEXT, media="article"), "<Layout 'Мост открыли для машин', "),
    (rupress.tokenize(TEXT, media="text").source, f"<Source '{' '.join(TEXT.split())[:59]}…', text, 80 "),
    (rupress.parse(""), "<Page '', 0 paragraphs, 0 quotes, 0 dates, 0 entities, 1 note>"),
    (rupress.parse("\x1b[31m\n'\"\u202e\ud800"), "<Page '\\x1b[31m"),
]


@pytest.mark.parametrize(("record", "said"), SAID)
def test_a_large_record_is_a_line(record: object, said: str) -> None:
    assert repr(record).startswith(said)
    assert len(repr(record)) < 200
    assert repr(record).isprintable()


@pytest.mark.parametrize("record", [row[0] for row in SAID])
def test_it_is_equal_to_its_copies(record: Any) -> None:
    assert pickle.loads(pickle.dumps(record)) == copy.deepcopy(record) == attrs.evolve(record) == record
    assert hash(record) == hash(attrs.evolve(record))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Мост\n снят ", "Мост снят"),
        ("Мост снят вчера", "Мост снят…"),
        ("Мостооткрывание", "Мостооткр…"),
        ("Мост" + " " * 50, "Мост"),
        ("Мост" + " " * 50 + "снят", "Мост…"),
        ("", ""),
    ],
)
def test_a_long_text_is_shown_by_its_beginning(text: str, expected: str) -> None:
    assert short(text, 10) == expected


@pytest.mark.parametrize("room", [rupress, rupress.export, rupress.profiles, rupress.read, rupress.show])
def test_a_prompt_offers_what_is_public_alone(room: ModuleType) -> None:
    assert set(room.__all__) <= set(dir(room))
    assert [name for name in dir(room) if name in {"Any", "Iterable", "expect", "annotations"}] == []


def test_a_prompt_offers_modules_that_are_loaded_late() -> None:
    assert {"arrow", "docbin", "schema"} <= set(dir(rupress.export))
