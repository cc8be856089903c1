"""Learn what speaks for an article on a page, each page laid out by weights that saw no page of its site.

    python training/layout/presence.py --tables FOLDER --models FOLDER

The folders hold what anchors.py and crossvalidate.py have left there. Labelled and invented pages are learnt from: as
text, as HTML, as HTML without metadata and names of elements, and, if they have an article, it alone and with a few
lines around it, as people paste it. The weights become the part `presence` of each part's table, which has seen none
of the part's pages, and of the package's own. Printed is how often each form is judged wrongly by its part's weights.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from anchors import TARGET, Folds, model_without
from data import FOLDS, SHARED, bare, fold_of, line_labels, pages, site_of
from lbfgs import Vector, minimise

from invented import invented_pages, write_page
from rupress.read import read
from rupress.records import Source
from rupress.tokenizer.evidence import evidence
from rupress.tokenizer.label import guessed, is_front
from rupress.tokenizer.model import Model
from rupress.tokenizer.presence import LEAST, chance, is_weighed
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.settle import found_anywhere
from rupress.tokenizer.tally import Tallies

PENALTY = 3.0
"""What the square of a weight costs, for evidence of mean 0 and deviation 1."""
AROUND = 15
"""Lines around an article that is pasted with some."""
OF_THE_ARTICLE = frozenset({"section", "headline", "deck", "byline", "caption", "credit", "body", "subhead"})
"""Labels of the lines of an article alone."""


class Lesson(NamedTuple):
    """A page in one of its forms."""

    form: str
    fold: int
    found: dict[str, float]
    article: bool


def forms_of(folder: Path) -> Iterator[tuple[str, Source]]:
    """Give the forms in which a page is met."""
    text = (folder / "page.txt").read_text(encoding="utf-8")
    yield "text", read(text, media="text")
    page = read((folder / "page.html").read_bytes(), media="html")
    yield "HTML", page
    yield "bare HTML", bare(page)
    labels = line_labels(folder)
    if "body" in labels.values():
        lines = text.split("\n")
        own = sorted(k for k, label in labels.items() if label in OF_THE_ARTICLE)
        yield "article", read("\n".join(lines[k] for k in own), media="text")
        near = lines[max(0, own[0] - AROUND) : own[-1] + AROUND + 1]
        yield "and around", read("\n".join(near), media="text")


def lessons_of(folder: Path, weights: Model, tallies: Tallies) -> Iterator[Lesson]:
    """Give the forms of a page whose evidence is weighed: others have no text, or are decided by a rule."""
    article = "body" in line_labels(folder).values()
    for form, source in forms_of(folder):
        rows = [row for row in rows_of(source) if not row.buttons]
        pieces, context = guessed(rows, source, weights, tallies)
        pieces = found_anywhere(pieces, context)
        if is_weighed(pieces):
            found = evidence(pieces, context, front=is_front(source))
            yield Lesson(form, fold_of(site_of(folder)), found, article)


def learn(lessons: list[Lesson]) -> dict[str, int]:
    """Learn the weights of evidence, in hundredths: a logistic regression."""
    names = list(lessons[0].found)
    found = np.array([list(lesson.found.values()) for lesson in lessons], np.float64)
    want = np.array([lesson.article for lesson in lessons], np.float64)
    mean, spread = found.mean(axis=0), found.std(axis=0)
    always = names.index("always")
    mean[always], spread[spread == 0] = 0.0, 1.0
    even = (found - mean) / spread
    costs = np.full(len(names), PENALTY)
    costs[always] = 0.0

    def loss(point: Vector) -> tuple[float, Vector]:
        sums = even @ point
        chances = 1 / (1 + np.exp(-sums))
        total = float(np.logaddexp(0, sums).sum() - want @ sums)
        return total + 0.5 * float(costs @ point**2), even.T @ (chances - want) + costs * point

    weights = minimise(loss, np.zeros(len(names)), most=500, tolerance=1e-9) / spread
    weights[always] -= mean @ weights
    return {name: round(100 * weight) for name, weight in zip(names, weights, strict=True)}


def put(table: Path, weights: dict[str, int]) -> None:
    """Make weights the part `presence` of a table."""
    kept = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("presence\t")]
    table.write_text("\n".join(kept + [f"presence\t{n}\t{w}" for n, w in weights.items()]) + "\n", encoding="utf-8")


def mistakes(lessons: Iterable[Lesson], weights: list[dict[str, int]]) -> Iterator[str]:
    """Tell how often each form is judged wrongly by weights that saw no page of its part."""
    counts: Counter[tuple[str, str]] = Counter()
    for lesson in lessons:
        judged = chance(lesson.found, weights[lesson.fold]) >= LEAST
        sort = "article" if lesson.article else "list"
        counts[lesson.form, sort] += 1
        counts[lesson.form, f"{sort} wrong"] += judged != lesson.article
    yield "form         lists  taken for articles  articles  refused"
    for form in dict.fromkeys(lesson.form for lesson in lessons):
        lists, taken, articles, refused = (
            counts[form, sort] for sort in ("list", "list wrong", "article", "article wrong")
        )
        yield f"{form:11}  {lists:5}  {taken:18}  {articles:8}  {refused:7}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=SHARED / "data/pages")
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    folds = Folds(given.tables)
    models = [model_without(part, given.models) for part in range(FOLDS)]
    with tempfile.TemporaryDirectory() as scratch:
        for page in invented_pages():
            write_page(page, Path(scratch) / page.name)
        lessons = [
            lesson
            for root in (given.pages, Path(scratch))
            for folder in pages(root)
            for lesson in lessons_of(folder, models[fold_of(site_of(folder))], folds.of(site_of(folder)))
        ]
    parts = [learn([lesson for lesson in lessons if lesson.fold != part]) for part in range(FOLDS)]
    for part, weights in enumerate(parts):
        put(given.tables / f"{part}.tsv", weights)
    put(given.target, learn(lessons))
    print(*mistakes(lessons, parts), sep="\n")


if __name__ == "__main__":
    main()
