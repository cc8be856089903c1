"""Train the line model and write its weights: see docs/layout.md for the command and the data.

The labelled and invented pages are few and the same each time; the composed ones are drawn. What one draw teaches
differs from what another does more than is good for pages of other sites, so a chain is trained on each of several
draws, and their weights are averaged: the model is linear, so its scores are the averages of theirs. To these scores
are added those of a small network that sees the lines around a line (network.py).
"""

from __future__ import annotations

import argparse
import tempfile
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from anchors import Folds
from compose import compose
from data import COMPOSED_SITE, FOLDS, Example, fold_of, html_example, pages, text_example
from inserted import TURNS, copies
from inserts import words_of_inserts
from numpy.typing import NDArray
from shortened import short_copies
from stories import articles

from invented import invented_examples
from rupress.records import Media
from rupress.tokenizer.features import features_of
from rupress.tokenizer.groups import spelled
from rupress.tokenizer.wording import LEARNT, wording_column

try:
    import pycrfsuite
    from network import Numbers, arrays_of, fit
except ImportError as missing:
    raise SystemExit(f"{missing}: pip install -r training/layout/requirements.txt") from None

SETTINGS = {"c1": 0.3, "c2": 2.0, "max_iterations": 60, "feature.possible_transitions": False, "feature.minfreq": 2}
"""L1 and L2 penalties and the number of L-BFGS iterations: the plateau of the cross-validation by site."""
COMPOSED, SEEDS = 400, (7, 20, 50)
"""Number of composed pages of a draw, and the seeds of the draws."""
CHAIN, NETWORK = 0.6, 0.4
"""What the scores of the chains and of the network count: probabilities of their sum are as often right as they say."""
LEAST = 0.03
"""Weights below it are left out."""
SITES = 15
"""On so many sites a word stands at least that is learnt: what fewer have is their own, not the trade's."""
INSERTS = 3
"""Or in so many inserts."""
TARGET = Path(__file__).parents[2] / "src/rupress/ru/layout_model.npz"


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
    known = words_of_many(made) | words_of_inserts(INSERTS)
    lessons = [_lesson(example, folds, known) for example in made]
    pool = list(articles(stories))
    for fold in range(FOLDS):  # what finds body and headline of a composed page has seen nothing of it either
        own = [article for article in pool if fold_of(article.site) == fold]
        furniture = [e for e in texts if fold_of(e.site) == fold]
        for seed in SEEDS if composed and furniture else ():
            drawn = compose(composed // FOLDS, own, furniture, seed + fold)
            lessons += [_lesson(e._replace(site=f"{COMPOSED_SITE}{fold}"), folds, known, seed) for e in drawn]
            again = copies(fold, seed, SEEDS.index(seed) % TURNS, own)
            lessons += [_lesson(e, folds, known, seed) for e in again]
            short = short_copies(fold, seed, (SEEDS.index(seed) + 1) % TURNS)
            lessons += [_lesson(e, folds, known, seed) for e in short]
    return lessons


def _lesson(example: Example, folds: Folds, known: set[str], draw: int | None = None) -> Lesson:
    seen = [
        [name for name in line if name in known or not name.startswith(LEARNT)] for line in features(example, folds)
    ]
    return Lesson(fold_of(example.site), draw, seen, example.labels)


def words_of_many(examples: list[Example]) -> set[str]:
    """List the features of wording that stand on pages of several sites."""
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for line in spelled([wording_column(example.rows)]):
            for name in line:
                sites[name].add(example.site)
    return {name for name, found in sites.items() if len(found) >= SITES}


def features(example: Example, folds: Folds) -> list[list[str]]:
    """Give each row the features of itself and of its place."""
    places = features_of(example.rows, example.source, folds.context(example))
    return [[*row.shape.traits, *place] for row, place in zip(example.rows, places, strict=True)]


class Learnt(NamedTuple):
    """A line model."""

    weights: Weights
    network: Numbers

    def write(self, target: Path) -> None:
        """Write the file that the package reads (src/rupress/tokenizer/model.py says what it holds)."""
        features = sorted(name for name in self.weights if not name.startswith("label "))
        labels = sorted(name.removeprefix("label ") for name in self.weights if name.startswith("label "))
        chain = np.array([[self.weights[name].get(label, 0.0) for label in labels] for name in features])
        follows = np.array([[self.weights["label " + one].get(other, 0.0) for other in labels] for one in labels])
        write_arrays(
            target,
            features=compressed(features),
            labels=compressed(labels),
            chain=np.where(np.abs(chain) < LEAST, 0, np.round(100 * chain)).astype(np.int16),
            follows=np.round(follows, 2).astype(np.float32),
            **arrays_of(self.network, features, NETWORK),
        )


def write_arrays(target: Path, **arrays: NDArray[Any]) -> None:
    """Write a NumPy archive; compressed is only what is mostly zeros: the rest gains little and takes long to read."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, array in arrays.items():
            sparse = 2 * np.count_nonzero(array) < array.size
            made = zipfile.ZipInfo(f"{name}.npy")  # of 1980: the same arrays are the same bytes
            made.compress_type = zipfile.ZIP_DEFLATED if sparse else zipfile.ZIP_STORED
            with archive.open(made, "w") as file:
                np.save(file, array, allow_pickle=False)


def compressed(names: list[str]) -> NDArray[np.uint8]:
    """Make an array of names."""
    return np.frombuffer(zlib.compress("\n".join(names).encode(), 9), np.uint8)


def train(lessons: list[Lesson], without: int | None = None) -> Learnt:
    """Fit a chain to each draw, and a network to all of them, and join them.

    Args:
        lessons: the pages.
        without: a part of the sites to leave out.
    """
    kept = [lesson for lesson in lessons if lesson.part != without]
    draws: list[int | None] = [*sorted({lesson.draw for lesson in kept if lesson.draw is not None})] or [None]
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
