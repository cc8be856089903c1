"""Pages as documents of brat: a text, and stand-off annotations in a file beside it.

Offsets count code points of the text, as brat does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from rupress.export.layers import (
    CUE,
    LABELS,
    OUTLET,
    SAID,
    SPEAKER,
    Annotations,
    Layer,
    annotate,
    layers_of,
    lines,
    plain,
)
from rupress.records import Page


@frozen
class Brat:
    """One document of brat."""

    text: str
    """Content of the `.txt` file: `page.text` with awkward characters replaced one for one."""
    annotations: str
    """Content of the `.ann` file."""

    def write(self, folder: str | Path, name: str) -> None:
        """Write `name.txt` and `name.ann` into a folder, in UTF-8, line ends as they are."""
        for suffix, content in (("txt", self.text), ("ann", self.annotations)):
            (Path(folder) / f"{name}.{suffix}").write_bytes(content.encode("utf-8"))


def to_brat(page: Page, layers: Iterable[str] = SAID) -> Brat:
    """Make a document of brat: text-bound annotations, relations, names of one entity as equivalents, and notes.

    Offsets count code points of the text, which is `page.text` with awkward characters replaced one for one (see
    `rupress.export.layers.plain`). What stands in several parts, or reaches over the end of a line, is discontinuous,
    as brat itself makes it.

    Args:
        page: the page.
        layers: `names`, `dates`, `quotes`, `kinds`; the first three if not given.

    Raises:
        UsageError: there is no such layer.
    """
    found = annotate(page, layers)
    text = plain(page.text)
    rows = [*_regions(found, text), *_relations(found), *_equivalents(found), *_notes(found)]
    return Brat(text, "".join(f"{row}\n" for row in rows))


def brat_config(layers: Iterable[str] = SAID) -> str:
    """Give the content of `annotation.conf` for a folder with documents of these layers.

    Raises:
        UsageError: there is no such layer.
    """
    wanted = layers_of(layers)
    entities = [label for layer in wanted for label in LABELS[layer]]
    rows = ["[entities]", *entities, "", "[relations]"]
    if Layer.QUOTES in wanted:
        quotes = "|".join(label for label in LABELS[Layer.QUOTES] if label not in {CUE, SPEAKER, OUTLET})
        rows += [
            f"{name}\tArg1:{quotes}, Arg2:{target}"
            for name, target in (("speaker", SPEAKER), ("outlet", OUTLET), ("cue", CUE))
        ]
    rows += ["Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive"]
    return "\n".join([*rows, "", "[events]", "", "[attributes]", ""])


def _regions(found: Annotations, text: str) -> Iterator[str]:
    for region in found.regions:
        parts = [line for span in region.spans for line in lines(text, span)]
        places = ";".join(f"{part.start} {part.stop}" for part in parts)
        words = " ".join(text[part.start : part.stop] for part in parts)
        yield f"T{region.id}\t{region.label} {places}\t{words}"


def _relations(found: Annotations) -> Iterator[str]:
    for number, link in enumerate(found.relations, 1):
        yield f"R{number}\t{link.name} Arg1:T{link.source} Arg2:T{link.target}"


def _equivalents(found: Annotations) -> Iterator[str]:
    """Put together the names of one entity."""
    named: dict[str, list[int]] = defaultdict(list)
    for region in found.regions:
        if region.layer is Layer.NAMES and region.entity is not None:
            named[region.entity].append(region.id)
    for ids in named.values():
        if len(ids) > 1:
            yield f"*\tEquiv {' '.join(f'T{number}' for number in ids)}"


def _notes(found: Annotations) -> Iterator[str]:
    noted = (region for region in found.regions if region.note)
    for number, region in enumerate(noted, 1):
        words = " ".join(plain(region.note).split())
        yield f"#{number}\tAnnotatorNotes T{region.id}\t{words}"
