"""The network: embeddings by table, four convolutions, a pool over the same name elsewhere, one matrix a head."""

from __future__ import annotations

import numpy as np

from rupress.ner.decode import Floats
from rupress.ner.features import Features, Ints, grams_of
from rupress.ner.model import REACH, Model

_ALONE = 1 << 18
"""Fewer multiplications OpenBLAS does in one thread. More it shares out to a thread for each core, and those wait for
each other in a loop: on a machine that parses a page on every core that takes ten times as long."""
_WIDE = 48
"""Columns multiplied at once; with them a block has twenty rows and more."""


def score(features: Features, model: Model, head: str) -> Floats:
    """Return pieces x tags, the scores (logits) under one convention."""
    x = np.concatenate([_embed(features, model)[features.forms], model.contexts[features.contexts]], axis=1)
    (w0, b0), (w1, b1), (w2, b2), (w3, b3) = model.layers
    h = _convolve(x, w0, b0, REACH[0])
    h += _convolve(h, w1, b1, REACH[1])
    h += _convolve(np.concatenate([h, _pool(h, features.stems, model)], axis=1), w2, b2, REACH[2])
    h += _convolve(h, w3, b3, REACH[3])
    weights, biases = model.heads[head]
    return _product(h, weights) + biases


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


def _convolve(x: Floats, weights: Floats, biases: Floats, reach: int) -> Floats:
    """Add up each piece and its neighbours at a distance, each times its matrix, and keep what is above zero."""
    out = _product(x, weights[1])
    out += biases
    out[reach:] += _product(x[:-reach], weights[0])
    out[:-reach] += _product(x[reach:], weights[2])
    np.maximum(out, 0.0, out=out)
    return out


def _product(x: Floats, weights: Floats) -> Floats:
    """Multiply two matrices in blocks that each take one thread."""
    depth, width = weights.shape
    columns = _WIDE if width % _WIDE == 0 else width
    tall = max(1, (_ALONE - 1) // (depth * columns))
    out = np.empty((len(x), width), np.float32)
    parts = weights.reshape(depth, -1, columns).swapaxes(0, 1)  # column blocks x depth x columns
    whole = len(x) - len(x) % tall
    for rows, size in ((slice(whole), tall), (slice(whole, None), len(x) - whole)):
        if size and len(x[rows]):
            blocks = x[rows].reshape(-1, 1, size, depth)
            np.matmul(blocks, parts, out=out[rows].reshape(-1, size, width // columns, columns).swapaxes(1, 2))
    return out


def _pool(h: Floats, stems: Ints, model: Model) -> Floats:
    """Give each capitalised word the greatest values that words of its stem have anywhere in the stretch."""
    weights, biases = model.pool
    out = np.zeros((len(h), len(biases)), np.float32)
    chosen = np.flatnonzero(stems >= 0)
    if not len(chosen):
        return out
    chosen = chosen[np.argsort(stems[chosen], kind="stable")]
    values = np.maximum(_product(h[chosen], weights) + biases, 0.0)
    sizes = np.diff(np.flatnonzero(np.diff(stems[chosen], prepend=-1, append=-1)))
    most = np.maximum.reduceat(values, np.cumsum(sizes) - sizes, axis=0)
    out[chosen] = np.repeat(most, sizes, axis=0)
    return out
