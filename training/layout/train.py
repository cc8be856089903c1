"""Train the line model and write its weights: see docs/layout.md for the command and the data.

The labelled and invented pages are few and the same each time; the composed ones are drawn. What one draw teaches
differs from what another does more than is good for pages of other sites, so a chain is trained on each of several
draws, and their weights are averaged: the model is linear, so its scores are the averages of theirs. To these scores
are added those of a small network that sees the lines around a line (network.py).
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from anchors import COMPOSED_SITE, FOLDS, Folds, fold_of
from compose import compose
from data import Example, html_example, pages, text_example
from network import Numbers, archive, fit
from stories import articles

from invented import invented_examples
from rupress.records import Media
from rupress.tokenizer.features import features_of

SETTINGS = {"c1": 0.3, "c2": 2.0, "max_iterations": 60, "feature.possible_transitions": False, "feature.minfreq": 2}
"""L1 and L2 penalties and the number of L-BFGS iterations: the plateau of the cross-validation by site."""
COMPOSED, SEEDS = 400, (7, 20, 50)
"""Number of composed pages of a draw, and the seeds of the draws."""
CHAIN, NETWORK = 0.6, 0.4
"""What the scores of the chains and of the network count: probabilities of their sum are as often right as they say."""
TARGET = Path(__file__).parents[2] / "src/rupress/ru/layout_weights.tsv"


class Lesson(NamedTuple):
    """A page as the trainer takes it."""

    part: int
    """The part of the sites that it is of."""
    draw: int | None
    """The seed it was drawn with; None for pages that stand as they are."""
    features: list[list[str]]
    labels: list[str]


Weights = dict[str, dict[str, float]]
"""By feature what it adds to the score of each label; by `label NAME` what the labels after it get."""


def lessons_of(root: Path, stories: Path, folds: Folds, composed: int = COMPOSED) -> list[Lesson]:
    """Make the training pages: labelled and invented ones as text and as HTML with and without metadata, and composed.

    Args:
        root: folder of labelled pages.
        stories: file of Instant View articles.
        folds: what finds the body and the headline of a page without having seen its site.
        composed: how many pages to compose in each draw.
    """
    texts = [text_example(folder) for folder in pages(root)] + invented_examples(html=False)
    made = list(texts)
    for facts in (True, False):
        made += [html_example(folder, facts=facts) for folder in pages(root)]
        made += [e for e in invented_examples(facts=facts) if e.source.media is Media.HTML]
    lessons = [_lesson(example, folds) for example in made]
    pool = list(articles(stories))
    for fold in range(FOLDS):  # what finds body and headline of a composed page has seen nothing of it either
        own = [article for article in pool if fold_of(article.site) == fold]
        furniture = [e for e in texts if fold_of(e.site) == fold]
        for seed in SEEDS if composed and furniture else ():
            drawn = compose(composed // FOLDS, own, furniture, seed + fold)
            lessons += [_lesson(example._replace(site=f"{COMPOSED_SITE}{fold}"), folds, seed) for example in drawn]
    return lessons


def _lesson(example: Example, folds: Folds, draw: int | None = None) -> Lesson:
    return Lesson(fold_of(example.site), draw, features(example, folds), example.labels)


def features(example: Example, folds: Folds) -> list[list[str]]:
    """Give each row the features of itself and of its place."""
    places = features_of(example.rows, example.source, folds.context(example))
    return [[*row.shape.traits, *place] for row, place in zip(example.rows, places, strict=True)]


class Learnt(NamedTuple):
    """A line model."""

    weights: Weights
    network: Numbers

    def write(self, target: Path) -> None:
        """Write the table of the weights, and beside it the network's file, as the package reads them."""
        features = sorted(name for name in self.weights if not name.startswith("label "))
        target.write_text(table(self.weights, features), encoding="utf-8")
        target.with_name(target.name.replace("weights", "network")).with_suffix(".npz").write_bytes(
            archive(self.network, features, NETWORK)
        )


def train(lessons: list[Lesson], without: int | None = None) -> Learnt:
    """Fit a chain to each draw, and a network to all of them, and join them.

    Args:
        lessons: the pages.
        without: a part of the sites to leave out.
    """
    kept = [lesson for lesson in lessons if lesson.part != without]
    draws = sorted({lesson.draw for lesson in kept if lesson.draw is not None}) or [None]
    chain = average([_fit(lesson for lesson in kept if lesson.draw in (None, draw)) for draw in draws])
    network = fit(kept)
    weights = {name: {label: CHAIN * weight for label, weight in cells.items()} for name, cells in chain.items()}
    return Learnt({name: {} for name in network.rows} | weights, network)


def _fit(lessons: Iterable[Lesson]) -> Weights:
    trainer = pycrfsuite.Trainer(verbose=False)
    for lesson in lessons:
        trainer.append(lesson.features, lesson.labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as scratch:
        model = str(Path(scratch) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    weights: Weights = {"label " + label: {} for label in sorted(info.labels)}
    for (a, b), weight in info.transitions.items():
        weights["label " + a][b] = weight
    for (feature, label), weight in info.state_features.items():
        weights.setdefault(feature, {})[label] = weight
    return weights


def average(chains: list[Weights]) -> Weights:
    """Average weights; a chain that has none for a feature has 0."""
    sums: Weights = defaultdict(lambda: defaultdict(float))
    for chain in chains:
        for feature, weights in chain.items():
            for label, weight in weights.items():
                sums[feature][label] += weight / len(chains)
    return {feature: dict(weights) for feature, weights in sums.items()} | {
        feature: {} for feature in chains[0] if feature.startswith("label ") and feature not in sums
    }


def table(weights: Weights, features: list[str]) -> str:
    """Write weights as the table that the package reads, the features in the given order."""
    return "\n".join(_lines(weights, features)) + "\n"


def _lines(weights: Weights, features: list[str]) -> Iterator[str]:
    yield "# Weights of the line model, made by training/layout/train.py (docs/layout.md tells how): not to be edited."
    yield "feature\tweights"
    for feature in (*sorted(name for name in weights if name.startswith("label ")), *features):
        cells = " ".join(f"{k}={v:.2f}" for k, v in sorted(weights[feature].items()) if abs(v) >= 0.03)
        yield f"{feature}\t{cells}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="folder of labelled pages")
    parser.add_argument("stories", type=Path, help="file of Instant View articles")
    parser.add_argument("--tables", type=Path, required=True, help="folder of the tables that anchors.py has left")
    parser.add_argument("--composed", type=int, default=COMPOSED)
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    train(lessons_of(args.pages, args.stories, Folds(args.tables), args.composed)).write(args.target)


if __name__ == "__main__":
    main()
