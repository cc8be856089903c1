"""The network of the line model: its arithmetic, line by line; its file, and what is said of a bad one."""

from __future__ import annotations

import io
import math
import zlib
from typing import Any

import numpy as np
import pytest

from rupress.errors import DataError
from rupress.matrices import Floats
from rupress.tokenizer import sums
from rupress.tokenizer.groups import named
from rupress.tokenizer.model import read_model
from rupress.tokenizer.network import MARGIN, REACH, Network
from rupress.tokenizer.sums import Weights

WIDTH, LABELS = 4, 3
FEATURES = [f"f{k}" for k in range(12)]


def numbers(*shape: int, seed: int = 0) -> Floats:
    return np.random.default_rng(seed + sum(shape)).normal(size=shape).astype(np.float32)


def network() -> Network:
    layers = tuple((numbers(3, WIDTH, WIDTH, seed=k), numbers(WIDTH, seed=k)) for k in range(len(REACH)))
    own, rows = numbers(len(FEATURES), LABELS), numbers(len(FEATURES), WIDTH)
    return Network(own, rows, numbers(WIDTH), layers, (numbers(WIDTH, LABELS), numbers(LABELS)))


def slowly(one: Network, lines: Floats) -> Floats:
    """Score line by line, as the formula is written."""
    h = np.maximum(lines + one.bias, 0)
    for (weights, biases), reach in zip(one.layers, REACH, strict=True):
        new = h.copy()
        for i in range(len(h)):
            seen = biases + h[i] @ weights[1]
            if i >= reach:
                seen = seen + h[i - reach] @ weights[0]
            if i + reach < len(h):
                seen = seen + h[i + reach] @ weights[2]
            new[i] += np.maximum(seen, 0)
        h = new
    scores: Floats = h @ one.out[0] + one.out[1]
    return scores


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 9, 40])
def test_scores_are_those_of_the_formula(lines: int) -> None:
    one, page = network(), numbers(lines, WIDTH, seed=1)
    np.testing.assert_allclose(one.score(page), slowly(one, page), rtol=1e-4, atol=1e-4)


def test_a_line_is_told_by_those_around_it_and_by_no_others() -> None:
    one, page = network(), numbers(40, WIDTH, seed=1)
    other = page.copy()
    other[20] += 1
    moved = np.abs(one.score(page) - one.score(other)).max(axis=1) > 1e-6
    assert moved[20]
    assert moved[19]
    assert not moved[: 20 - MARGIN].any()
    assert not moved[20 + MARGIN + 1 :].any()


def test_a_long_page_is_scored_in_blocks_as_if_it_were_one(monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = np.zeros((len(FEATURES) + 1, LABELS), np.float32)
    columns = [(named, [(FEATURES[k * step % 12],) for k in range(60)]) for step in (1, 5)]

    def scored() -> list[tuple[list[int], list[float]]]:
        weights = Weights({name: k for k, name in enumerate(FEATURES, 1)}, zeros, zeros, network())
        return list(weights.score(columns).hopeful(4.0))

    whole = scored()
    monkeypatch.setattr(sums, "_BLOCK", 8)
    for (labels, shares), (other, parts) in zip(whole, scored(), strict=True):
        assert labels == other
        assert shares == pytest.approx(parts, rel=1e-4)


def names(*given: str) -> Any:
    return np.frombuffer(zlib.compress("\n".join(given).encode()), np.uint8)


def packed(**changed: Any) -> bytes:
    one = network()
    arrays: dict[str, Any] = {
        "features": names(*FEATURES),
        "labels": names("ad", "body", "nav"),
        "chain": np.full((len(FEATURES), LABELS), 25, np.int16),
        "follows": np.zeros((LABELS, LABELS), np.float32),
        "own": np.ones((len(FEATURES), LABELS), np.int8),
        "own_scale": np.ones(len(FEATURES), np.float32),
        "rows": np.ones((len(FEATURES), WIDTH), np.int8),
        "scale": np.ones(len(FEATURES), np.float32),
        "bias": one.bias,
        "out": one.out[0],
        "out_bias": one.out[1],
    }
    for k, (weights, biases) in enumerate(one.layers):
        arrays |= {f"w{k}": weights, f"b{k}": biases}
    file = io.BytesIO()
    np.savez(file, **(arrays | changed))
    return file.getvalue()


def test_a_file_is_read() -> None:
    model = read_model(packed(scale=np.full(12, 0.5), follows=np.eye(3)))
    assert model.labels == ("ad", "body", "nav")
    assert list(model.weights.features) == FEATURES
    # none of the features first; hundredths of the chain and the network's own, then what goes to the network
    assert model.weights.weights[0].tolist() == [0.0] * 7
    assert model.weights.weights[1:].tolist() == [[1.25] * 3 + [0.5] * WIDTH] * 12
    assert model.follows[0] == pytest.approx((math.e, 1, 1))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read"),
        (packed()[:200], "cannot be read"),
        (packed(bias=np.array([{}], dtype=object)), "cannot be read"),
        (packed(features=np.zeros(9, np.uint8)), "cannot be read"),
        (packed(follows=np.zeros(3)), "do not fit together"),
        (packed(features=names(*FEATURES[:-1])), "do not fit together"),
        (packed(labels=names("ad", "body")), "do not fit together"),
        (packed(follows=np.zeros((2, 3))), "do not fit together"),
        (packed(own=np.zeros((12, LABELS + 1))), "do not fit together"),
        (packed(b1=np.zeros(WIDTH + 1)), "do not fit together"),
        (packed(out=np.zeros((WIDTH, LABELS + 1))), "do not fit together"),
    ],
    ids=[
        "empty",
        "cut off",
        "with a pickle",
        "names that are none",
        "steps in a row",
        "of fewer features",
        "of fewer labels",
        "steps of fewer labels",
        "of more labels",
        "of another width",
        "of other labels",
    ],
)
def test_a_bad_file_is_told(data: bytes, words: str) -> None:
    with pytest.raises(DataError, match=words):
        read_model(data)
