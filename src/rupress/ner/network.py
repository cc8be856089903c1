"""The network: embeddings by table, four convolutions, a pool over the same name elsewhere, one matrix a head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rupress.matrices import Floats, convolve, product
from rupress.ner.features import Features, Ints, grams_of
from rupress.ner.model import REACH, Model


def score(features: Features, model: Model, heads: Sequence[str]) -> list[Floats]:
    """Return pieces x tags, the scores (logits), for each of some heads."""
    x = np.concatenate([_embed(features, model)[features.forms], model.contexts[features.contexts]], axis=1)
    (w0, b0), (w1, b1), (w2, b2), (w3, b3) = model.layers
    h = convolve(x, w0, b0, REACH[0])
    h += convolve(h, w1, b1, REACH[1])
    h += convolve(np.concatenate([h, _pool(h, features.stems, model)], axis=1), w2, b2, REACH[2])
    h += convolve(h, w3, b3, REACH[3])
    return [product(h, weights) + biases for weights, biases in (model.heads[head] for head in heads)]


def _embed(features: Features, model: Model) -> Floats:
    """Return forms x embedding: the table's row, or the mean of a form's characters where the table has none."""
    rows = features.rows
    known = rows >= 0
    at = rows[known]
    out = np.empty((len(rows), model.table.shape[1]), np.float32)
    out[known] = model.table[at] * model.table_scale[at, None]
    if features.unknown:
        grams = [grams_of(form, len(model.grams)) for form in features.unknown]
        sizes = np.fromiter(map(len, grams), np.int64, len(grams))
        flat = np.array([gram for some in grams for gram in some], np.int64)
        rows_of = model.grams[flat] * model.grams_scale[flat, None]
        sums = np.add.reduceat(rows_of, np.cumsum(sizes) - sizes, axis=0)
        out[~known] = (sums / sizes[:, None])[-1 - rows[~known]]
    return out


def _pool(h: Floats, stems: Ints, model: Model) -> Floats:
    """Give each capitalised word the greatest values that words of its stem have anywhere in the stretch."""
    weights, biases = model.pool
    out = np.zeros((len(h), len(biases)), np.float32)
    chosen = np.flatnonzero(stems >= 0)
    if not len(chosen):
        return out
    chosen = chosen[np.argsort(stems[chosen], kind="stable")]
    values = np.maximum(product(h[chosen], weights) + biases, 0.0)
    sizes = np.diff(np.flatnonzero(np.diff(stems[chosen], prepend=-1, append=-1)))
    most = np.maximum.reduceat(values, np.cumsum(sizes) - sizes, axis=0)
    out[chosen] = np.repeat(most, sizes, axis=0)
    return out
