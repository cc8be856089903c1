"""Count how short news is read: pages of bare text of which no more than the first paragraphs of the article are left.

    python -m benchmarks.short_news --tables FOLDER --models FOLDER [--paragraphs 1]

Labelled and invented pages with an article of four paragraphs or more, each laid out by weights that saw no page of its
site (training/layout/crossvalidate.py leaves them in the folders). Menus, lists and comments stay as long as they were,
which is what hides a lone paragraph. Counted is how often a page is said to have no article, and how often its text is
just what was left.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

TRAINING = Path(__file__).parents[1] / "training/layout"
sys.path.insert(0, str(TRAINING))

from anchors import Folds, model_without  # noqa: E402
from data import FOLDS, SHARED, fold_of, line_labels, pages, site_of  # noqa: E402

from invented import invented_pages, write_page  # noqa: E402
from rupress.fold import fold  # noqa: E402
from rupress.read import read  # noqa: E402
from rupress.tokenizer.label import label_lines  # noqa: E402
from rupress.tokenizer.model import Model  # noqa: E402

LEAST = 4
"""Paragraphs of an article that is cut."""
OF_THE_TEXT = frozenset({"body", "subhead", "caption", "credit"})
"""Labels of what is cut."""


def cut(folder: Path, paragraphs: int) -> tuple[str, list[str]] | None:
    """Give a page's text with the first paragraphs alone, and these; nothing for lists and what is short anyway."""
    labels = line_labels(folder)
    lines = (folder / "page.txt").read_text(encoding="utf-8").split("\n")
    text = [k for k, label in sorted(labels.items()) if label == "body" and lines[k].strip()]
    if len(text) < LEAST:
        return None
    gone = {k for k, label in labels.items() if label in OF_THE_TEXT} - set(text[:paragraphs])
    kept = "\n".join(line for k, line in enumerate(lines) if k not in gone)
    return kept, [letters(lines[k]) for k in text[:paragraphs]]


def letters(words: str) -> str:
    """Give words without white space, marks as the tokenizer folds them."""
    return "".join(fold(words).text.split())


def readings(root: Path, paragraphs: int, folds: Folds, models: list[Model]) -> Iterator[tuple[bool, bool]]:
    """Say of each page whether no article was found, and whether its text is right."""
    for folder in pages(root):
        page = cut(folder, paragraphs)
        if page is None:
            continue
        site = site_of(folder)
        pieces = label_lines(read(page[0], media="text"), models[fold_of(site)], folds.of(site))
        found = [letters(piece.text) for piece in pieces if piece.label == "body"]
        yield not found, found == page[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=SHARED / "data/pages")
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--paragraphs", type=int, default=1)
    given = parser.parse_args()
    folds = Folds(given.tables)
    models: list[Model] = [model_without(part, given.models) for part in range(FOLDS)]
    with tempfile.TemporaryDirectory() as scratch:
        for page in invented_pages():
            write_page(page, Path(scratch) / page.name)
        print("pages     number  no article found  text right")
        for name, root in (("labelled", given.pages), ("invented", Path(scratch))):
            found = list(readings(root, given.paragraphs, folds, models))
            print(f"{name}  {len(found):6}  {sum(none for none, _ in found):16}  {sum(right for _, right in found):10}")


if __name__ == "__main__":
    main()
