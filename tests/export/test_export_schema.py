"""The JSON Schema holds for all that rupress writes, and for nothing else; the published file is it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator
from tests import invented

from rupress import records
from rupress.cli.app import run
from rupress.errors import UsageError
from rupress.export import to_dict
from rupress.export.schema import json_schema
from rupress.records import Page

SCHEMA = json_schema()
PAGE = to_dict(invented.page())
RECORDS = [getattr(records, name) for name in records.__all__ if attrs.has(getattr(records, name))]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_schema_is_one_for_every_record(record: type) -> None:
    schema = json_schema(record)
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == ["schema_version", *(field.name for field in attrs.fields(record))]


def test_a_page_is_valid() -> None:
    Draft202012Validator(SCHEMA).validate(PAGE)


def test_every_record_of_a_page_is_valid_on_its_own() -> None:
    page = invented.page()
    for name in ("quotes", "entities", "dates", "ticker", "captions", "segments", "notes"):
        for record in getattr(page, name):
            Draft202012Validator(json_schema(type(record))).validate(to_dict(record))


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 2},
        {"text": None},
        {"colour": "red"},
        {"headline_span": [1]},
        {"headline_span": [-1, 2]},
        {"media": "poem"},
        {"entities": [{**PAGE["entities"][0], "type": "LOC"}]},
        {"segments": [{"span": [0, 1]}]},
    ],
    ids=str,
)
def test_what_is_no_page_is_not_valid(change: dict[str, Any]) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(PAGE | change)


def test_every_field_says_what_it_means() -> None:
    wordless = [
        f"{name}.{field}"
        for name, definition in {"Page": SCHEMA, **SCHEMA["$defs"]}.items()
        for field, value in definition.get("properties", {}).items()
        if not value.get("description")
    ]
    assert wordless == []


def test_the_published_file_is_the_schema(capfd: pytest.CaptureFixture[str]) -> None:
    published = Path(__file__).parents[2] / "docs" / "page.schema.json"
    assert run(["schema"]) == 0
    assert capfd.readouterr().out == published.read_text(encoding="utf-8"), (
        "run: rupress schema > docs/page.schema.json"
    )
    assert json.loads(published.read_text(encoding="utf-8")) == SCHEMA


def test_misuse_says_what_to_pass() -> None:
    with pytest.raises(UsageError, match=r"such as rupress\.Page"):
        json_schema(str)
    assert json_schema(Page) == SCHEMA
