"""Label Studio, brat and doccano: each output is read by the tool's own reader, or judged by its own rules."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from brat.server.src.annotation import TextAnnotations
from jsonschema import Draft202012Validator
from tests import chromium, invented
from tests.export.pages import every

from rupress.errors import UsageError
from rupress.export import (
    Layer,
    brat_config,
    label_studio_config,
    to_brat,
    to_doccano,
    to_label_studio,
)
from rupress.export.layers import LABELS, annotate, plain
from rupress.records import Page
from rupress.span import Span

PAGES = every()
ALL = tuple(Layer)


def units(text: str, start: int, end: int) -> str:
    """Cut as JavaScript does, in UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def words(page: Page) -> list[str]:
    """Give the words of every part of every region."""
    text = plain(page.text)
    return [text[span.start : span.stop] for region in annotate(page, ALL).regions for span in region.spans]


def label_interface(config: str) -> Any:
    """Let Label Studio's own library read a configuration: heavy, so it is in an extra of its own."""
    sdk = pytest.importorskip(
        "label_studio_sdk.label_interface", reason="Label Studio's library is not here: pip install -e '.[readers]'"
    )
    return sdk.LabelInterface(config)


def complaints(document: Any) -> list[str]:
    """Give what brat says is wrong with a document."""
    said = document.messages.messages
    return [*said.errors, *said.warnings]


def regions(task: dict[str, Any]) -> list[dict[str, Any]]:
    return [result for result in task["predictions"][0]["result"] if result["type"] == "labels"]


@pytest.mark.parametrize("layers", [ALL, *((layer,) for layer in ALL)], ids=str)
def test_label_studio_takes_the_configuration(layers: tuple[Layer, ...]) -> None:
    interface = label_interface(label_studio_config(layers))
    interface.validate()
    assert set(interface.get_control("label").labels) == {label for layer in layers for label in LABELS[layer]}


@pytest.mark.parametrize("name", PAGES)
def test_label_studio_takes_the_predictions(name: str) -> None:
    interface = label_interface(label_studio_config(ALL))
    task = json.loads(json.dumps(to_label_studio(PAGES[name], ALL)))
    (prediction,) = task["predictions"]
    assert interface.validate_prediction(prediction, return_errors=True) == []
    assert interface.validate_task({"data": task["data"]})
    assert [region["value"]["text"] for region in regions(task)] == words(PAGES[name])


def test_label_studio_refuses_labels_that_the_configuration_lacks() -> None:
    """The reader is no rubber stamp."""
    (prediction,) = to_label_studio(invented.page(), ["names"])["predictions"]
    assert label_interface(label_studio_config(["dates"])).validate_prediction(prediction, return_errors=True)


@pytest.mark.parametrize("name", PAGES)
def test_label_studio_counts_utf16_units(name: str) -> None:
    task = to_label_studio(PAGES[name], ALL)
    for region in regions(task):
        value = region["value"]
        assert units(task["data"]["text"], value["start"], value["end"]) == value["text"]


@chromium.needed
def test_a_browser_cuts_the_same_words(tmp_path: Path) -> None:
    tasks = json.dumps([to_label_studio(page, ALL) for page in PAGES.values()])
    script = (
        "({tasks}).flatMap(task => task.predictions[0].result.filter(r => r.type == 'labels')"
        ".filter(r => task.data.text.slice(r.value.start, r.value.end) !== r.value.text)).length"
    )
    with chromium.browser(tmp_path) as browser:
        assert browser.evaluate(script.replace("{tasks}", tasks)) == 0
        assert browser.evaluate(script.replace("{tasks}", tasks.replace('"start": 2', '"start": 3'))) > 0


def test_label_studio_shows_what_a_region_means() -> None:
    task = to_label_studio(invented.page(), model_version="tuned")
    told = {region["value"]["text"]: region["meta"]["text"] for region in regions(task)}
    assert told["вчера"] == ["2021-05-19"]
    assert told["Мы успеем"] == ["Пётр Крапивин"]
    assert task["predictions"][0]["model_version"] == "tuned"
    assert 0.8 < task["predictions"][0]["score"] < 1
    assert task["data"]["headline"] == invented.page().headline


def test_label_studio_relates_parts_and_speakers() -> None:
    task = to_label_studio(invented.page(), ["quotes"])
    texts = {region["id"]: region["value"]["text"] for region in regions(task)}
    links = [r for r in task["predictions"][0]["result"] if r["type"] == "relation"]
    assert [(texts[link["from_id"]], *link["labels"], texts[link["to_id"]]) for link in links] == [
        ("Мы успеем", "continued", "Деньги есть"),
        ("Мы успеем", "speaker", "Крапивин"),
        ("Мы успеем", "cue", "пообещал"),
    ]


@pytest.mark.parametrize("name", PAGES)
def test_brat_reads_the_document(name: str, tmp_path: Path) -> None:
    to_brat(PAGES[name], ALL).write(tmp_path, name)
    text = (tmp_path / f"{name}.txt").read_text(encoding="utf-8")
    source = (tmp_path / f"{name}.ann").read_text(encoding="utf-8")
    document = TextAnnotations(text=text, source=source, read_only=True)
    assert complaints(document) == []
    assert len(text) == len(PAGES[name].text)
    found = annotate(PAGES[name], ALL)
    bound = {ann.id: ann for ann in document.get_textbounds()}
    assert set(bound) == {f"T{region.id}" for region in found.regions}
    for region in found.regions:
        ann = bound[f"T{region.id}"]
        assert ann.type == region.label
        assert ann.text == " ".join(text[start:stop] for start, stop in ann.spans)
        assert "\n" not in ann.text
        assert Span(ann.spans[0][0], ann.spans[-1][1]) == Span(region.spans[0].start, region.spans[-1].stop)
    assert len(list(document.get_relations())) == len(found.relations)
    assert {note.target for note in document.get_oneline_comments()} == {
        f"T{region.id}" for region in found.regions if region.note
    }


def test_brat_refuses_words_that_stand_elsewhere() -> None:
    """The reader is no rubber stamp."""
    made = to_brat(invented.page())
    document = TextAnnotations(text=made.text[1:], source=made.annotations, read_only=True)
    assert complaints(document)


def test_brat_splits_where_a_line_ends() -> None:
    rows = to_brat(PAGES["awkward"]).annotations.splitlines()
    text = to_brat(PAGES["awkward"]).text
    name = next(row for row in rows if "\tPER " in row)
    places, said = name.split("\t")[1:]
    assert said == "Анна Петрова"
    assert [text[int(a) : int(b)] for a, b in re.findall(r"(\d+) (\d+)", places)] == ["Анна", "Петрова"]


def test_brat_puts_the_names_of_one_entity_together() -> None:
    page = PAGES["channel"]
    document = TextAnnotations(text=to_brat(page).text, source=to_brat(page).annotations, read_only=True)
    several = [entity for entity in page.entities if len(entity.mentions) > 1]
    assert several
    assert sorted(len(equiv.entities) for equiv in document.get_equivs()) == sorted(
        len(entity.mentions) for entity in several
    )


def test_brat_configuration_names_every_label_and_relation() -> None:
    config = brat_config(ALL)
    for label in (label for layer in ALL for label in LABELS[layer]):
        assert f"\n{label}\n" in config
    assert re.findall(r"^(\w+)\tArg1", config, flags=re.MULTILINE) == ["speaker", "outlet", "cue", "Equiv"]
    assert re.findall(r"^\[(\w+)\]$", config, flags=re.MULTILINE) == ["entities", "relations", "events", "attributes"]
    assert "speaker" not in brat_config(["names"])


# brat's server reads configurations; its modules know one another by their bare names, and want a configuration of the
# server, of which this needs one line. It opens files in a mode that Python has given up.
READ_CONFIG = """
import json, sys, types
from pathlib import Path
import brat.server.src.annotation
sys.path[:0] = [str(Path(brat.server.src.annotation.__file__).parent)]
sys.modules["config"] = types.SimpleNamespace(BASE_DIR="/", BACKUP_DIR="", DATA_DIR="", WORK_DIR="", DEBUG=False)
import projectconfig
projectconfig.open_textfile = lambda path, mode="r": open(path, encoding="utf-8")
found = projectconfig.ProjectConfiguration(sys.argv[1])
print(json.dumps([found.get_entity_types(), found.get_relation_types(),
                  found.relation_types_from_to("QUOTE_MIXED", "SPEAKER"), found.relation_types_from_to("PER", "CUE")]))
"""


def test_brat_reads_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "annotation.conf").write_text(brat_config(ALL), encoding="utf-8")
    command = [sys.executable, "-W", "ignore", "-c", READ_CONFIG, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    entities, relations, from_quote, from_name = json.loads(ran.stdout)
    assert entities == [label for layer in ALL for label in LABELS[layer]]
    assert relations == ["speaker", "outlet", "cue", "Equiv"]
    assert (from_quote, from_name) == (["speaker", "Equiv"], ["Equiv"])


# The rules by which doccano 1.8 reads a line of «JSONL(Relation)»: a text that is not empty, spans whose ids are whole
# numbers and whose ends are in order, relations between spans that are there; anything else is metadata, the same
# fields in every line, since the lines are read as one table. Its own reader is a part of its server and does not run
# beside current libraries.
DOCCANO = {
    "type": "object",
    "required": ["text", "entities", "relations", "url", "headline", "published"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string", "minLength": 1},
        "url": {"type": "string"},
        "headline": {"type": "string"},
        "published": {"type": "string"},
        "entities": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "label", "start_offset", "end_offset"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "integer"},
                    "label": {"type": "string", "minLength": 1, "maxLength": 100},
                    "start_offset": {"type": "integer", "minimum": 0},
                    "end_offset": {"type": "integer", "minimum": 1},
                },
            },
        },
        "relations": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["from_id", "to_id", "type"],
                "properties": {
                    "id": {"type": "integer"},
                    "from_id": {"type": "integer"},
                    "to_id": {"type": "integer"},
                    "type": {"type": "string", "minLength": 1, "maxLength": 100},
                },
            },
        },
    },
}


@pytest.mark.parametrize("name", [name for name in PAGES if name != "empty"])
def test_doccano_rules_hold(name: str) -> None:
    example = json.loads(json.dumps(to_doccano(PAGES[name], ALL)))
    Draft202012Validator(DOCCANO).validate(example)
    ids = [entity["id"] for entity in example["entities"]]
    assert len(ids) == len(set(ids))
    for entity in example["entities"]:
        assert entity["start_offset"] < entity["end_offset"]
    for link in example["relations"]:
        assert {link["from_id"], link["to_id"]} <= set(ids)
    cut = [units(example["text"], entity["start_offset"], entity["end_offset"]) for entity in example["entities"]]
    assert cut == words(PAGES[name])


def test_doccano_relates_parts_and_speakers() -> None:
    example = to_doccano(invented.page(), ["quotes"])
    texts = {
        entity["id"]: units(example["text"], entity["start_offset"], entity["end_offset"])
        for entity in example["entities"]
    }
    assert [(texts[link["from_id"]], link["type"], texts[link["to_id"]]) for link in example["relations"]] == [
        ("Мы успеем", "continued", "Деньги есть"),
        ("Мы успеем", "speaker", "Крапивин"),
        ("Мы успеем", "cue", "пообещал"),
    ]


@pytest.mark.parametrize("export", [to_label_studio, to_brat, to_doccano, label_studio_config, brat_config])
def test_misuse_names_the_layers(export: Any) -> None:
    given = (["poem"],) if export in {label_studio_config, brat_config} else (invented.page(), ["poem"])
    with pytest.raises(UsageError, match="kinds, names, dates, quotes"):
        export(*given)
