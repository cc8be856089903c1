"""The network of the line model in torch, as it is trained: `rupress.tokenizer.network` computes the same.

It learns what the chain learns, from the same lessons, but sees the lines around a line for itself. Half of the
features are hidden from it at random in every step, lest it learn single words of the few pages by heart.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as fn

from rupress.tokenizer.network import REACH

WIDTH = 64
"""Numbers that stand for a line."""
EPOCHS, BATCH, RATE, DECAY = 16, 8, 2e-3, 0.01
"""Passes over the lessons, pages of a step, greatest rate of learning, decay of the weights."""
HIDDEN, DROPPED = 0.5, 0.3
"""Shares of the features, and of what the layers give, that are left out of a step."""
DRAWN = 0.4
"""What a line of a composed page counts: there are three draws of them."""
SEED = 0


class Numbers(NamedTuple):
    """What a network has learnt."""

    rows: dict[str, NDArray[np.float32]]
    """By feature, what it adds to its line."""
    own: dict[str, NDArray[np.float32]]
    """By feature, what it adds to the scores of its own line."""
    arrays: dict[str, NDArray[np.float32]]
    """The layers, named as in the file; the labels are in alphabetical order."""


class LineNetwork(nn.Module):
    """Features of lines to scores of their labels."""

    def __init__(self, features: int, labels: int) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag(features, WIDTH, mode="sum")
        nn.init.normal_(self.rows.weight, 0, 0.05)
        self.own = nn.EmbeddingBag(features, labels, mode="sum")
        nn.init.zeros_(self.own.weight)
        self.bias = nn.Parameter(torch.zeros(WIDTH))
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=r, dilation=r) for r in REACH)
        self.out = nn.Linear(WIDTH, labels)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, index: Tensor, starts: Tensor) -> Tensor:
        """Score the labels of the lines of one page."""
        h = self.drop(fn.relu(self.rows(index, starts) + self.bias))
        for layer in self.layers:
            h = h + self.drop(fn.relu(layer(h.T[None])[0].T))
        scores: Tensor = self.out(h) + self.own(index, starts)
        return scores


class Page(NamedTuple):
    """A page as numbers."""

    index: Tensor
    """Features of its lines, one after another."""
    starts: Tensor
    """Where the features of each line begin."""
    labels: Tensor
    counts: float
    """What each of its lines counts."""

    def hiding(self, share: float) -> tuple[Tensor, Tensor]:
        """Leave out a share of the features at random."""
        kept = torch.rand(len(self.index)) >= share
        before = torch.cat([torch.zeros(1, dtype=torch.long), kept.long().cumsum(0)])
        return self.index[kept], before[self.starts]


def fit(lessons: list[Any]) -> Numbers:
    """Train a network on lessons as train.py makes them; features seen on a single line are left out."""
    torch.set_num_threads(1)  # more are faster, but the numbers differ in the last places
    torch.manual_seed(SEED)
    shuffle = random.Random(SEED).shuffle
    counts = Counter(name for lesson in lessons for line in lesson.features for name in set(line))
    numbers = {name: k for k, name in enumerate(sorted(name for name, count in counts.items() if count > 1))}
    labels = sorted({label for lesson in lessons for label in lesson.labels})
    pages = [_page(lesson, numbers, labels) for lesson in lessons if lesson.labels]
    network = LineNetwork(len(numbers), len(labels))
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(pages) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        shuffle(pages)
        for first in range(0, len(pages), BATCH):
            some = pages[first : first + BATCH]
            scores = torch.cat([network(*page.hiding(HIDDEN)) for page in some])
            losses = fn.cross_entropy(scores, torch.cat([page.labels for page in some]), reduction="none")
            weights = torch.cat([torch.full((len(page.labels),), page.counts) for page in some])
            optimizer.zero_grad()
            ((losses * weights).sum() / weights.sum()).backward()
            optimizer.step()
            schedule.step()
    return _numbers(network, numbers)


def _page(lesson: Any, numbers: dict[str, int], labels: list[str]) -> Page:
    lines = [[numbers[name] for name in line if name in numbers] for line in lesson.features]
    starts = np.cumsum([0, *map(len, lines)])[:-1]
    return Page(
        torch.tensor([number for line in lines for number in line], dtype=torch.long),
        torch.from_numpy(starts),
        torch.tensor([labels.index(label) for label in lesson.labels]),
        1.0 if lesson.draw is None else DRAWN,
    )


def _numbers(network: LineNetwork, numbers: dict[str, int]) -> Numbers:
    with torch.no_grad():
        rows, own = network.rows.weight.numpy(), network.own.weight.numpy()
        arrays = {
            "bias": network.bias.numpy(),
            "out": network.out.weight.T.numpy(),
            "out_bias": network.out.bias.numpy(),
        }
        for k, layer in enumerate(network.layers):
            arrays[f"w{k}"] = layer.weight.permute(2, 1, 0).numpy()
            arrays[f"b{k}"] = layer.bias.numpy()
    return Numbers(
        {name: rows[k] for name, k in numbers.items()},
        {name: own[k] for name, k in numbers.items()},
        arrays,
    )


def arrays_of(network: Numbers, features: list[str], share: float) -> dict[str, Any]:
    """Give the arrays of the file that the package reads.

    Args:
        network: what was learnt.
        features: names of the features in the order of the file.
        share: what the network's scores count.
    """
    arrays: dict[str, Any] = {name: array.astype(np.float32) for name, array in network.arrays.items()}
    arrays["out"], arrays["out_bias"] = arrays["out"] * share, arrays["out_bias"] * share
    arrays["rows"], arrays["scale"] = _small(network.rows, features)
    arrays["own"], scale = _small(network.own, features)
    arrays["own_scale"] = scale * share
    return arrays


def _small(
    numbers: dict[str, NDArray[np.float32]], features: list[str]
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Make small integers of the numbers of each feature, and what they are to be multiplied by."""
    none = np.zeros_like(next(iter(numbers.values())))
    rows = np.stack([numbers.get(name, none) for name in features])
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-6) / 127
    return np.round(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)
