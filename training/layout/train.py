"""Train the line model and write its weights: see docs/layout.md for the command and the data."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

import pycrfsuite
from anchors import COMPOSED_SITE, FOLDS, Folds, fold_of
from compose import compose
from data import Example, html_example, pages, site_of, text_example
from stories import articles

from invented import invented_examples
from rupress.records import Media
from rupress.tokenizer.features import features_of

SETTINGS = {"c1": 0.3, "c2": 2.0, "max_iterations": 60, "feature.possible_transitions": False, "feature.minfreq": 2}
"""L1 and L2 penalties and the number of L-BFGS iterations: the plateau of the cross-validation by site."""
TARGET = Path(__file__).parents[2] / "src/rupress/ru/layout_weights.tsv"


COMPOSED, SEED = 400, 7
"""Number of composed pages, and the seed they are drawn with."""


def examples_of(root: Path, stories: Path, composed: int = COMPOSED, without: Collection[str] = ()) -> list[Example]:
    """Make the training pages: labelled and invented ones as text and as HTML with and without metadata, and composed.

    Args:
        root: folder of labelled pages.
        stories: file of Instant View articles.
        composed: how many pages to compose.
        without: sites to leave out, pages and articles.
    """
    folders = [folder for folder in pages(root) if site_of(folder) not in without]
    texts = [text_example(folder) for folder in folders] + invented_examples(html=False)
    made = list(texts)
    for facts in (True, False):
        made += [html_example(folder, facts=facts) for folder in folders]
        made += [e for e in invented_examples(facts=facts) if e.source.media is Media.HTML]
    pool = [article for article in articles(stories) if article.site not in without]
    for fold in range(FOLDS):  # what finds body and headline of a composed page has seen nothing of it either
        own = [article for article in pool if fold_of(article.site) == fold]
        furniture = [e for e in texts if fold_of(e.site) == fold]
        if composed and furniture:
            pages_ = compose(composed // FOLDS, own, furniture, SEED + fold)
            made += [e._replace(site=f"{COMPOSED_SITE}{fold}") for e in pages_]
    return made


def train(examples: Iterable[Example], folds: Folds, model: Path) -> None:
    """Fit the weights to pages and write them in the trainer's own format.

    Args:
        examples: the pages.
        folds: what finds the body and the headline of a page without having seen its site.
        model: the file to write.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        trainer.append(features(example, folds), example.labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(model))


def features(example: Example, folds: Folds) -> list[list[str]]:
    """Give each row the features of itself and of its place."""
    places = features_of(example.rows, example.source, folds.context(example))
    return [[*row.shape.traits, *place] for row, place in zip(example.rows, places, strict=True)]


def write(model: Path, target: Path) -> None:
    """Write the weights as the table that the package reads."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    table: dict[str, dict[str, float]] = {"label " + label: {} for label in sorted(info.labels)}
    for (a, b), weight in info.transitions.items():
        table["label " + a][b] = weight
    for (feature, label), weight in info.state_features.items():
        table.setdefault(feature, {})[label] = weight
    lines = [
        "# Weights of the line model, made by training/layout/train.py (docs/layout.md tells how): not to be edited.",
        "feature\tweights",
    ]
    for feature, weights in sorted(table.items(), key=lambda item: (not item[0].startswith("label "), item[0])):
        cells = " ".join(f"{k}={v:.2f}" for k, v in sorted(weights.items()) if abs(v) >= 0.03)
        if cells or feature.startswith("label "):
            lines.append(f"{feature}\t{cells}")
    target.write_text("\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, help="folder of labelled pages")
    parser.add_argument("stories", type=Path, help="file of Instant View articles")
    parser.add_argument("--tables", type=Path, required=True, help="folder of the tables that anchors.py has left")
    parser.add_argument("--composed", type=int, default=COMPOSED)
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        model = Path(scratch) / "model"
        train(examples_of(args.pages, args.stories, args.composed), Folds(args.tables), model)
        write(model, args.target)


if __name__ == "__main__":
    main()
