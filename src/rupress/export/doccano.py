"""Pages as lines of JSON for doccano: sequence labelling with relations.

Offsets count UTF-16 units: doccano stores what its page in the browser counts, and the page shows what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from rupress.export.layers import SAID, about, annotate, plain
from rupress.records import Page
from rupress.span import utf16


def to_doccano(page: Page, layers: Iterable[str] = SAID) -> dict[str, Any]:
    """Make one example for doccano: to be written as one line of JSON, imported as «JSONL(Relation)».

    Offsets count UTF-16 units of `text`, which is `page.text` with awkward characters replaced one for one (see
    `rupress.export.layers.plain`). The project must allow overlapping spans, and not count grapheme clusters as one
    character. A region of several parts becomes several spans, each `continued` by the next. doccano keeps the further
    fields as metadata; it takes no example with an empty text.

    Args:
        page: the page.
        layers: `names`, `dates`, `quotes`, `kinds`; the first three if not given.

    Raises:
        UsageError: there is no such layer.
    """
    found = annotate(page, layers)
    text = plain(page.text)
    unit = utf16(text)
    entities: list[dict[str, Any]] = []
    relations: list[tuple[int, str, int]] = []
    first: dict[int, int] = {}
    for region in found.regions:
        ids = range(len(entities) + 1, len(entities) + 1 + len(region.spans))
        first[region.id] = ids.start
        relations += ((before, "continued", after) for before, after in pairwise(ids))
        for number, span in zip(ids, region.spans, strict=True):
            ends = {"start_offset": unit(span.start), "end_offset": unit(span.stop)}
            entities.append({"id": number, "label": region.label, **ends})
    relations += ((first[link.source], link.name, first[link.target]) for link in found.relations)
    # doccano reads lines as a table, and fails on a line that lacks a field that another has.
    unknown = dict.fromkeys(("url", "headline", "published"), "")
    return {
        "text": text,
        **unknown,
        **about(page),
        "entities": entities,
        "relations": [
            {"id": number, "from_id": source, "to_id": target, "type": name}
            for number, (source, name, target) in enumerate(relations, 1)
        ],
    }
