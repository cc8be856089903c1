"""The line model: a chain over the lines of a page, with the weights of `ru/layout_model.npz` and a small network.

The score of a line's label is the sum of the weights of its features, and what the network (network.py) makes of the
features of the lines around it; the score of a page's labels adds a weight for each pair of neighbouring labels.
Decoding is by posterior: forward and backward sums over the labels that are not hopeless for their line, so every
label comes with its probability. docs/layout.md tells how the weights are made.

The file is a NumPy archive without pickles: `features` and `labels`, their names, compressed; `chain`, features x
labels, the weights in hundredths; `follows`, labels x labels, what a label adds to the score of the next line's; and
the numbers of the network (network.py).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cache
from itertools import count
from math import exp
from typing import NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from rupress.errors import DataError
from rupress.ru.tables import read_bytes
from rupress.tokenizer.chain import masses
from rupress.tokenizer.groups import Column, named
from rupress.tokenizer.network import network_of
from rupress.tokenizer.sums import Weights

FILE = "layout_model.npz"
_HOPELESS = 4.0
"""Labels whose own score lies so far under the best one of their line are left out of the sums."""


class Guess(NamedTuple):
    """What the model says of one line."""

    label: str
    probability: float
    reason: str
    """The feature that speaks most for the label."""


_SILENT = (
    "words=",
    "len=",
    "gap=",
    "brief=",
    "numbered=",
    "texty=",
    "titled=",
    "page=",
    "links=",
    "sentences=",
    "known=",
    "period=0",
    "not:",
    "as:",
    "far:",
    "stretch",
    "item",
    "beside",
    "retold",
    "first:",
    "last:",
    "ending:",
)
"""Features that tell a reader little, though they weigh: they are not named as reasons."""


@frozen(eq=False)
class Model:
    """Weights, ready for use."""

    labels: tuple[str, ...]
    """Names of the labels; the order of all lists below."""
    weights: Weights
    """The weights of the features."""
    follows: tuple[tuple[float, ...], ...]
    """follows[a][b]: exponent of the weight of label b on the line after one of label a."""

    def guess(self, shapes: list[tuple[str, ...]], context: list[Column]) -> list[Guess]:
        """Label the lines of one page.

        Args:
            shapes: the features of each line by itself, in page order.
            context: the groups of features of the lines' places.
        """
        scores = self.weights.score([(named, shapes), *context])
        lattice = list(scores.hopeful(_HOPELESS))
        chosen: list[int] = []
        shares: list[float] = []
        for (labels, _), sums in zip(lattice, masses(lattice, self.follows), strict=True):
            top, total = max(sums), sum(sums)
            chosen.append(labels[sums.index(top)])
            shares.append(top / total if total else 1.0)
        names = self.labels
        reasons = scores.reasons(chosen)
        return [
            Guess(names[y], share, reason or "neighbours")
            for y, share, reason in zip(chosen, shares, reasons, strict=True)
        ]

    def forget(self) -> None:
        """Forget what was added up for the pages met so far."""
        self.weights.forget()


@cache
def model() -> Model:
    """Read the weights that the package ships, once."""
    return read_model(read_bytes(FILE))


def read_model(data: bytes) -> Model:
    """Read weights from the bytes of their file.

    Raises:
        DataError: it is damaged, or its arrays do not fit together.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        features, labels = names_in(arrays["features"]), names_in(arrays["labels"])
        network = network_of(arrays)
        chain, follows = arrays["chain"], arrays["follows"]
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"the line model cannot be read ({error}); install rupress anew") from error
    size = len(features), len(labels)
    if not (chain.shape == size and follows.shape == (size[1],) * 2 and network.fits(*size)):
        raise DataError("the parts of the line model do not fit together; install rupress anew")
    weights = np.zeros((len(features) + 1, len(labels)), np.float32)
    weights[1:] = chain.astype(np.float32) / 100 + network.own
    silent = [True, *(feature.startswith(_SILENT) for feature in features)]
    speaks = np.where(np.array(silent)[:, None], np.float32(0), np.maximum(weights, 0))
    steps = tuple(tuple(map(exp, row)) for row in follows.tolist())
    return Model(tuple(labels), Weights(dict(zip(features, count(1), strict=False)), weights, speaks, network), steps)


def names_in(array: NDArray[np.generic]) -> list[str]:
    """Read the names that an array holds, compressed."""
    return zlib.decompress(array.tobytes()).decode("utf-8").split("\n")
