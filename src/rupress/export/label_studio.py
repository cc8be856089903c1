"""Pages as tasks of Label Studio, with what rupress has found as predictions.

Offsets count UTF-16 units of the task's text, as the browsers do in which Label Studio runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import hls_to_rgb
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import quoteattr

from rupress.errors import expect
from rupress.export.layers import LABELS, RELATIONS, SAID, Layer, Region, about, annotate, layers_of, plain
from rupress.records import Page
from rupress.span import utf16

HUES = {Layer.NAMES: 210, Layer.DATES: 30, Layer.QUOTES: 95, Layer.KINDS: 285}
"""Where each layer's colours begin on the wheel of hues, in degrees."""

TEXT, LABEL = "text", "label"
"""Names of the text and of its labels in the labelling configuration."""


def to_label_studio(page: Page, layers: Iterable[str] = SAID, *, model_version: str = "rupress") -> dict[str, Any]:
    """Make a task of Label Studio: the page's text, and a prediction with its regions and relations.

    Offsets count UTF-16 units of `data.text`, which is `page.text` with awkward characters replaced one for one (see
    `rupress.export.layers.plain`). A region of several parts becomes several regions, each `continued` by the next.

    Args:
        page: the page.
        layers: `names`, `dates`, `quotes`, `kinds`; the first three if not given.
        model_version: the name under which Label Studio keeps the prediction beside those of others.

    Returns:
        A task for a project that is set up by `label_studio_config`; a list of tasks, as JSON, can be imported.

    Raises:
        UsageError: there is no such layer.
    """
    expect(model_version, str, "model_version", "a str")
    found = annotate(page, layers)
    text = plain(page.text)
    unit = utf16(text)
    results: list[dict[str, Any]] = []
    for region in found.regions:
        names = [_name(region.id, part) for part in range(len(region.spans))]
        for name, span in zip(names, region.spans, strict=True):
            ends = {"start": unit(span.start), "end": unit(span.stop)}
            results.append(_region(name, region, {**ends, "text": text[span.start : span.stop]}))
        results += (_relation(before, "continued", after) for before, after in pairwise(names))
    results += (_relation(_name(link.source), link.name, _name(link.target)) for link in found.relations)
    sure = [region.confidence for region in found.regions if region.confidence is not None]
    prediction: dict[str, Any] = {"model_version": model_version, "result": results}
    if sure:
        prediction["score"] = round(sum(sure) / len(sure), 4)
    return {"data": {TEXT: text, **about(page)}, "predictions": [prediction]}


def label_studio_config(layers: Iterable[str] = SAID) -> str:
    """Give the labelling configuration for tasks of these layers, in Label Studio's XML.

    Raises:
        UsageError: there is no such layer.
    """
    wanted = layers_of(layers)
    labels = (
        f"    <Label value={quoteattr(label)} background={quoteattr(_colour(layer, place))}/>\n"
        for layer in wanted
        for place, label in enumerate(LABELS[layer])
    )
    relations = "".join(f"    <Relation value={quoteattr(name)}/>\n" for name in RELATIONS)
    return (
        "<View>\n"
        f'  <Relations>\n{relations}  </Relations>\n  <Labels name="{LABEL}" toName="{TEXT}">\n{"".join(labels)}'
        f'  </Labels>\n  <Text name="{TEXT}" value="${TEXT}"/>\n</View>\n'
    )


def _region(name: str, region: Region, place: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": name,
        "from_name": LABEL,
        "to_name": TEXT,
        "type": "labels",
        "value": {**place, "labels": [region.label]},
    }
    if region.note:
        made["meta"] = {"text": [plain(region.note)]}
    if region.confidence is not None:
        made["score"] = region.confidence
    return made


def _relation(source: str, name: str, target: str) -> dict[str, Any]:
    return {"from_id": source, "to_id": target, "type": "relation", "direction": "right", "labels": [name]}


def _name(region: int, part: int = 0) -> str:
    """Name a part of a region: T3, and T3.1 for its second."""
    return f"T{region}.{part}" if part else f"T{region}"


def _colour(layer: Layer, place: int) -> str:
    """Give a colour of the layer's family, each next label's a step further on the wheel."""
    hue = (HUES[layer] + place * 360 // (3 * len(LABELS[layer]))) % 360
    red, green, blue = hls_to_rgb(hue / 360, 0.6, 0.65)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
