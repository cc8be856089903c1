"""Learn the run of body text and the likeliest headline of a page, and measure them on sites not learnt from.

    python training/layout/anchors.py ../shared/data/pages ../shared/data/raw/instantview.jsonl.gz --folds FOLDER

writes `ru/layout_context.tsv`, leaves in FOLDER one table for each part of the sites, learnt without them, and prints
how well these find the headline and the run of body text of the sites they have not seen. The line model is trained
and evaluated on what these tables find (train.py, crossvalidate.py), lest it trust a headline too much.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from compose import compose
from data import FOLDS, Example, fold_of, html_example, pages, site_of, text_example
from headlines import learn_headlines
from inserted import TURNS
from shortened import short_copies
from sparse import NONE
from stories import articles
from stretches import body_of, learn_stretches

from invented import invented_examples
from rupress.tokenizer.context import Context, context_of
from rupress.tokenizer.model import Model, read_model
from rupress.tokenizer.tally import Tallies, read_tallies
from rupress.tokenizer.zones import best_stretch

TARGET = Path(__file__).parents[2] / "src/rupress/ru/layout_context.tsv"
COMPOSED, SEED = 100, 100
"""Number of composed pages of each part of the sites, and the seed of the first part's."""
FOUND_SOONER = 1.0
"""How much more lenient the runs are found that headlines are learnt on, as a natural logarithm: more pages teach."""
WEIGHTS = {"labelled": 1.0, "invented": 1.0, "composed": 0.25, "short": 0.5}
"""What a page of each sort counts."""


class Lesson(NamedTuple):
    """A page to learn from."""

    sort: str
    """`labelled`, `invented`, `composed`, or `short`: an invented page whose article is cut (shortened.py)."""
    form: str
    """`text`, `html`, or `bare`: HTML whose metadata state nothing."""
    fold: int
    example: Example


def lessons_of(root: Path, stories: Path) -> list[Lesson]:
    """Make the pages to learn from; composed ones of each part use that part's articles and furniture alone."""
    texts = [text_example(folder) for folder in pages(root)]
    lessons = [Lesson("labelled", "text", fold_of(e.site), e) for e in texts]
    for form, facts in (("html", True), ("bare", False)):
        lessons += [Lesson("labelled", form, fold_of(site_of(d)), html_example(d, facts=facts)) for d in pages(root)]
        made = invented_examples(html=True, facts=facts)
        half = len(made) // 2
        lessons += [Lesson("invented", form, fold_of(e.site), e) for e in made[half:]]
    lessons += [Lesson("invented", "text", fold_of(e.site), e) for e in invented_examples(html=False)]
    pool = list(articles(stories))
    for fold in range(FOLDS):
        lessons += [Lesson("short", "text", fold, e) for turn in range(TURNS) for e in short_copies(fold, SEED, turn)]
        own = [article for article in pool if fold_of(article.site) == fold]
        furniture = [e for e in texts if fold_of(e.site) == fold]
        lessons += [
            Lesson("composed", "text", fold, e) for e in compose(COMPOSED, own, furniture, SEED + fold, varied=True)
        ]
    return lessons


def learn(lessons: list[Lesson]) -> list[str]:
    """Learn a table without each part of the sites, and one of all, which comes last."""
    zones = [_stretches([lesson for lesson in lessons if lesson.fold != fold]) for fold in (*range(FOLDS), None)]
    found = [read_tallies(table({**zone, NONE: zone[NONE] - FOUND_SOONER}, {})).zone for zone in zones]
    runs = [best_stretch(lesson.example.rows, found[lesson.fold])[:2] for lesson in lessons]
    return [
        table(zone, _headlines([pair for pair in zip(lessons, runs, strict=True) if pair[0].fold != fold]))
        for fold, zone in zip((*range(FOLDS), None), zones, strict=True)
    ]


def _stretches(lessons: list[Lesson]) -> dict[str, float]:
    return learn_stretches([lesson.example for lesson in lessons], [WEIGHTS[lesson.sort] for lesson in lessons])


def _headlines(pairs: list[tuple[Lesson, tuple[int, int]]]) -> dict[str, float]:
    lessons = [lesson for lesson, _ in pairs]
    weights = [WEIGHTS[lesson.sort] for lesson in lessons]
    return learn_headlines([lesson.example for lesson in lessons], weights, [run for _, run in pairs])


def table(zone: dict[str, float], anchor: dict[str, float]) -> str:
    """Write weights as the package reads them, in hundredths."""
    lines = [
        "# Weights of the run of body text and of the headline, made by training/layout/anchors.py: not to be edited.",
        "part\tfeature\tweight",
    ]
    for part, weights in (("zone", zone), ("anchor", anchor)):
        lines += [f"{part}\t{name}\t{round(100 * w)}" for name, w in sorted(weights.items()) if round(100 * w)]
    return "\n".join(lines) + "\n"


class Folds:
    """The tables learnt without each part of the sites."""

    def __init__(self, folder: Path) -> None:
        """Read the tables that `anchors.py --folds` has left."""
        self._tallies = [read_tallies((folder / f"{fold}.tsv").read_text(encoding="utf-8")) for fold in range(FOLDS)]

    def of(self, site: str) -> Tallies:
        """Give the weights that have not seen a site; composed pages are of any."""
        return self._tallies[fold_of(site)]

    def context(self, example: Example) -> Context:
        """Look over a page with weights that have not seen its site."""
        return context_of(example.rows, example.source.facts, self.of(example.site))


def model_without(part: int, models: Path) -> Model:
    """Read the weights of the line model that crossvalidate.py has left, learnt without a part of the sites."""
    return read_model((models / f"{part}.npz").read_bytes())


def measure(lessons: Iterable[Lesson], tables: list[str]) -> Iterator[str]:
    """Tell how well each part's table finds headline and body of the part's pages."""
    learnt = [read_tallies(text) for text in tables]
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for lesson in lessons:
        example = lesson.example
        context = context_of(example.rows, example.source.facts, learnt[lesson.fold])
        score = sums[f"{lesson.sort} {lesson.form}"]
        body = body_of(example)
        if body is None:
            score["lists"] += 1
            score["no run"] += context.start == context.stop
            continue
        whole = [len(row.folded) for row in example.rows]
        size = [n if kind == "body" else 0 for n, kind in zip(whole, example.labels, strict=True)]
        inside, run = sum(size[context.start : context.stop]), sum(whole[context.start : context.stop])
        ranked = sorted(context.anchors, key=lambda i: -context.anchors[i])
        score["articles"] += 1
        score["headline"] += context.anchor >= 0 and example.labels[context.anchor] == "headline"
        score["of three"] += any(example.labels[i] == "headline" for i in ranked[:3])
        score["coverage"] += inside / sum(size)
        score["precision"] += inside / run if run else 0.0
        score["covered"] += inside >= 0.7 * sum(size)
    yield "pages               articles  headline  of three  coverage  precision  70 % covered   lists  no run"
    for name, score in sums.items():
        count = score["articles"] or 1
        shares = "  ".join(f"{score[k] / count:8.3f}" for k in ("headline", "of three", "coverage", "precision"))
        none = score["no run"] / (score["lists"] or 1)
        lists = f"{score['covered'] / count:12.3f}  {score['lists']:6.0f}  {none:6.2f}"
        yield f"{name:18}  {score['articles']:8.0f}  {shares}  {lists}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="folder of labelled pages")
    parser.add_argument("stories", type=Path, help="file of Instant View articles")
    parser.add_argument("--folds", type=Path, required=True, help="folder for the tables learnt without some sites")
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    lessons = lessons_of(args.pages, args.stories)
    *folds, whole = learn(lessons)
    args.folds.mkdir(parents=True, exist_ok=True)
    for fold, text in enumerate(folds):
        (args.folds / f"{fold}.tsv").write_text(text, encoding="utf-8")
    args.target.write_text(whole, encoding="utf-8")
    print(*measure(lessons, folds), sep="\n")


if __name__ == "__main__":
    main()
