"""Make the model: `python -m training.ner`, after `python -m training.ner.teach`.

It has two stages, so that the first can be measured on what it never saw.

first   texts that machines labelled (for factRuEval's convention natasha alone), NEREL train, SlavicNER but one topic
folds   what factRuEval dev itself adds: the first stage is tuned on four fifths of it and tested on the last, in turns
second  all of that, the other teacher's labels for factRuEval's convention, factRuEval dev, the topic held out, and
        headlines that begin with a surname; in folds and second, machines' names are cut to their quotation marks
"""

from __future__ import annotations

import argparse
import copy
import random
from collections.abc import Callable
from pathlib import Path

from training.ner.augment import speakers
from training.ner.corpora import (
    MARKED,
    Document,
    by_machines,
    factrueval,
    instantview,
    marked,
    nerel,
    nested,
    silver,
    slavic,
    taught,
    unquoted,
)
from training.ner.measure import Row, Score

from rupress.ner.model import load

try:
    import torch
    from training.ner.export import export
    from training.ner.train import Trainee, run
except ImportError as missing:
    raise SystemExit(f"{missing}: pip install -r training/ner/requirements.txt") from None

HELD_OUT = "nord_stream"
"""Topic of SlavicNER that the first stage does not see."""
FIRST_STEPS, SECOND_STEPS, FOLD_STEPS = 2_500, 3_000, 240
FOLDS = 5
TAUGHT = "taught.jsonl.gz"


def main() -> None:
    """Train, measure, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--work", type=Path, default=Path("build/ner"), help="folder for what is between the stages")
    parser.add_argument("--out", type=Path, default=Path("src/rupress/ner/model.npz"), help="the model to write")
    parser.add_argument("--stage", choices=("first", "folds", "second", "all"), default="all")
    parser.add_argument(
        "--threads", type=int, default=1, help="more are faster, but the numbers differ in the last places"
    )
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    state = args.work / "first.pt"
    trainee = prepare(args.data)
    if args.stage in ("first", "all"):
        first(trainee, args.data, args.work)
        torch.save(trainee.network.state_dict(), state)
    else:
        trainee.network.load_state_dict(torch.load(state, weights_only=True))
    if args.stage in ("folds", "all"):
        folds(trainee, args.data, args.work)
    if args.stage in ("second", "all"):
        second(trainee, args.data, args.work)
        export(trainee, args.out)


def prepare(data: Path) -> Trainee:
    """Build the untrained network; the texts kept for measuring have no say in its vocabulary."""
    topics = slavic(data)
    texts = [d.text for d in (*silver(data, ()), *nerel(data, "train"), *topics) if not held_out(d)]
    later = [d.text for d in (*factrueval(data), *topics, *nerel(data, "dev"))]
    torch.manual_seed(0)
    return Trainee.fresh((*texts, *(text for _, _, text in instantview(data))), later)


def held_out(document: Document) -> bool:
    """Whether a document is of the topic kept for measuring."""
    return document.id.startswith(HELD_OUT)


def first(trainee: Trainee, data: Path, work: Path) -> None:
    """Train without factRuEval and without one topic of SlavicNER."""
    gold = nerel(data, "train") + [d for d in slavic(data) if not held_out(d)]
    gold, sites = taught(work / TAUGHT, gold)
    mine = [d for d in marked(data)[0] if d.id.startswith("iv/")]
    sources = [(silver(data, ("natasha",)), 1.0), (sites, 0.7), (gold, 3.0), (mine, 3.0)]
    run(trainee, sources, steps=FIRST_STEPS, rate=2e-3, seed=1, report=reporter(trainee, data, work / "first.npz"))


def folds(trainee: Trainee, data: Path, work: Path) -> None:
    """Tune copies of the first stage's network on four fifths of factRuEval dev and measure on the rest."""
    documents = factrueval(data)
    rest = [(unquoted(silver(data, ("natasha",))), 0.08), (nerel(data, "train"), 0.2), (marked(data)[0], 0.1)]
    total = Score()
    for fold in range(FOLDS):
        tuned = copy.deepcopy(trainee)
        mine = [d for i, d in enumerate(documents) if i % FOLDS != fold]
        run(tuned, [*rest, (mine, 4.0)], steps=FOLD_STEPS, rate=5e-4, seed=fold, report=lambda _: None)
        export(tuned, work / f"fold{fold}.npz")
        held = [(d.text, d.labels["factrueval"][0]) for i, d in enumerate(documents) if i % FOLDS == fold]
        total.add(held, load(work / f"fold{fold}.npz"), "factrueval")
        print(f"factRuEval dev, {fold + 1} of {FOLDS} folds: {total}", flush=True)


def second(trainee: Trainee, data: Path, work: Path) -> None:
    """Train on everything but NEREL dev."""
    gold, sites = taught(work / TAUGHT, nerel(data, "train") + slavic(data))
    gold, sites = unquoted(gold), unquoted(sites)
    news = unquoted(silver(data, ("natasha", "factrueval")))
    headlines = speakers(by_machines(news), random.Random(3))
    mine = marked(data)[0]
    sources = [(news, 1.0), (headlines, 0.5), (sites, 0.7), (gold, 3.0), (mine, 3.0), (factrueval(data), 8.0)]
    run(trainee, sources, steps=SECOND_STEPS, rate=1e-3, seed=2, report=reporter(trainee, data, work / "second.npz"))


def reporter(trainee: Trainee, data: Path, path: Path) -> Callable[[int], None]:
    """Return what exports the network and measures it on the development sets."""
    held = marked(data)[1]
    sets: list[tuple[str, str, list[Row]]] = [
        ("factRuEval dev", "factrueval", [(d.text, d.labels["factrueval"][0]) for d in factrueval(data)]),
        ("marked articles", "factrueval", [(d.text, d.labels[MARKED][0]) for d in held if d.id.startswith("iv/")]),
        ("marked news", "factrueval", [(d.text, d.labels[MARKED][0]) for d in held if not d.id.startswith("iv/")]),
        ("NEREL dev", "nerel", nested(data)),
        ("NEREL dev", "factrueval", nested(data)),
        (HELD_OUT, "slavic", [(d.text, d.labels["slavic"][0]) for d in slavic(data) if held_out(d)]),
        (HELD_OUT, "factrueval", [(d.text, d.labels["slavic"][0]) for d in slavic(data) if held_out(d)]),
    ]

    def report(step: int) -> None:
        export(trainee, path)
        model = load(path)
        for name, head, rows in sets:
            print(f"  {step} {name}, head {head}: {Score().add(rows, model, head)}", flush=True)

    return report


if __name__ == "__main__":
    main()
