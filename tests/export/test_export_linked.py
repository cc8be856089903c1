"""Linked data: read by a JSON-LD processor, and annotations that point at the words they are about."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld
from tests import invented

from rupress.export.linked import ANNOTATION, SCHEMA_ORG, to_annotations, to_json_ld

PAGE = invented.page()

# The vocabularies' own contexts lie in the network; these say as much of them as the pages use.
CONTEXTS: dict[str, dict[str, Any]] = {
    SCHEMA_ORG: {"@vocab": "https://schema.org/", "url": {"@type": "@id"}},
    ANNOTATION: {
        "@vocab": "http://www.w3.org/ns/oa#",
        "type": "@type",
        "body": {"@id": "hasBody"},
        "target": {"@id": "hasTarget"},
        "source": {"@id": "hasSource", "@type": "@id"},
        "selector": {"@id": "hasSelector"},
    },
}


def loader(url: str, _: object) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXTS[url]}}


def expanded(document: dict[str, Any]) -> dict[str, Any]:
    (node,) = jsonld.expand(document, {"documentLoader": loader})
    assert isinstance(node, dict)
    return node


def test_an_article_is_a_news_article_to_a_processor() -> None:
    node = expanded(to_json_ld(PAGE))
    assert node["@type"] == ["https://schema.org/NewsArticle"]
    assert node["https://schema.org/headline"] == [{"@value": PAGE.headline}]
    assert node["https://schema.org/datePublished"] == [{"@value": "2021-05-20T02:43:00+03:00"}]
    (quotation,) = node["https://schema.org/hasPart"]
    assert quotation["@type"] == ["https://schema.org/Quotation"]
    assert quotation["https://schema.org/text"] == [{"@value": "Мы успеем. Деньги есть"}]
    (speaker,) = quotation["https://schema.org/spokenByCharacter"]
    assert speaker["https://schema.org/name"] == [{"@value": "Пётр Крапивин"}]


def test_names_have_their_classes_and_roles() -> None:
    mentions = to_json_ld(PAGE)["mentions"]
    assert mentions[0] == {"@type": "Person", "name": "Пётр Крапивин", "jobTitle": ["мэр"]}
    assert [named["@type"] for named in mentions] == ["Person", "Place", "Organization"]


def test_what_is_not_known_is_left_out() -> None:
    assert to_json_ld(invented.bare("Мост")) == {"@context": SCHEMA_ORG, "@type": "WebPage", "inLanguage": "ru"}


def test_annotations_point_at_their_words() -> None:
    annotations = list(to_annotations(PAGE))
    assert len(annotations) == len(PAGE.mentions) + len(PAGE.dates) + len(PAGE.quotes)
    for annotation in annotations:
        targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
        for target in targets:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert PAGE.text[start:end] == quote["exact"] != ""
            assert PAGE.text[:start].endswith(quote["prefix"])
            assert PAGE.text[end:].startswith(quote["suffix"])


def test_an_annotation_is_one_to_a_processor() -> None:
    for annotation in to_annotations(PAGE):
        node = expanded(annotation)
        assert node["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
        for target in node["http://www.w3.org/ns/oa#hasTarget"]:
            assert target["http://www.w3.org/ns/oa#hasSource"][0]["@id"].startswith("https://mayak.example/")


def test_a_quote_in_two_parts_has_two_targets() -> None:
    quote = list(to_annotations(PAGE))[-1]
    assert len(quote["target"]) == 2
    assert quote["body"][1]["value"] == "Пётр Крапивин"


def test_both_are_json() -> None:
    assert json.loads(json.dumps(to_json_ld(PAGE))) == to_json_ld(PAGE)
    assert json.loads(json.dumps(list(to_annotations(PAGE)))) == list(to_annotations(PAGE))
