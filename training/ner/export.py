"""From the trained network to the shipped file."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from training.ner.corpora import LEARNT, MARKED
from training.ner.network import BUCKETS, Tagger
from training.ner.train import Trainee

from rupress.ner.decode import TAGS
from rupress.ner.features import grams_of
from rupress.ner.model import FORMAT, INNER, SCORED

LEAN = {"PER": 0.0, "LOC": 0.5, "ORG": 1.0}
"""What is added to the scores of each type: the teachers miss more names than they invent. Chosen on NEREL dev."""

FLAT_LEAN = {"PER": 0.0, "LOC": 0.25, "ORG": 0.5}
"""The same for the first head, which borrows from heads with better teachers."""

BORROWED = {INNER: 0.15, MARKED: 0.65}
"""How much of the scores under factRuEval's convention comes from heads whose names are as flat: its own teachers
are machines but for 122 texts. Chosen, as the lean, on what the first stage makes of factRuEval dev, on its folds, on
NEREL dev and on the marked articles that are held out."""


def export(trainee: Trainee, path: Path) -> None:
    """Fold, round and write the model; nothing but the numbers goes into the file, so equal runs give equal files."""
    network = trainee.network
    network.eval()
    with torch.no_grad():
        grams = network.grams.weight.numpy()
        table = network.known(torch.arange(len(trainee.words))).numpy().copy()
        for row, word in enumerate(trainee.words):
            table[row] += grams[grams_of(word, BUCKETS)].mean(0)
        arrays = {"contexts": network.contexts.weight, "pool_w": network.pool.weight.T, "pool_b": network.pool.bias}
        for i, layer in enumerate(network.layers):
            weight = layer.linear.weight.T
            arrays[f"w{i}"] = weight.reshape(3, -1, weight.shape[1])
            arrays[f"b{i}"] = layer.linear.bias
        arrays["head_w"], arrays["head_b"] = _heads(network)
        halves = {name: array.numpy().astype(np.float16) for name, array in arrays.items()}
    words = zlib.compress("\x00".join(trainee.words).encode(), 9)
    table8, table_scale = _rounded(table)
    grams8, grams_scale = _rounded(grams)
    np.savez(  # weights do not compress, and undoing it would be half the time of loading
        path,
        format=np.int64(FORMAT),
        words=np.frombuffer(words, np.uint8),
        table=table8,
        table_scale=table_scale,
        grams=grams8,
        grams_scale=grams_scale,
        **halves,
    )


def _heads(network: Tagger) -> tuple[Tensor, Tensor]:
    """Give the weights (heads x width x tags) and biases of the heads, the first mixed with what it borrows."""
    weights = network.head.weight.T.reshape(-1, len(LEARNT), len(TAGS)).transpose(0, 1).clone()
    biases = network.head.bias.reshape(len(LEARNT), len(TAGS)).clone()
    own, kept = SCORED.index("factrueval"), 1 - sum(BORROWED.values())
    for part in (weights, biases):
        part[own] = kept * part[own] + sum(share * part[LEARNT.index(head)] for head, share in BORROWED.items())
    weights, biases = weights[: len(SCORED)], biases[: len(SCORED)]
    leans = [FLAT_LEAN if head == own else LEAN for head in range(len(SCORED))]
    return weights, biases + torch.tensor([[lean.get(tag[2:], 0.0) for tag in TAGS] for lean in leans])


def _rounded(rows: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Write every row in eight bits and the scale that brings it back."""
    scale = np.maximum(np.abs(rows).max(1), 1e-6) / 127
    scale = scale.astype(np.float16)
    return np.round(rows / scale[:, None].astype(np.float32)).clip(-127, 127).astype(np.int8), scale
