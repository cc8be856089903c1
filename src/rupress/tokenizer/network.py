"""The network of the line model: what the lines around a line add to the scores of its labels.

Each feature adds a few numbers to its line; three convolutions carry them to lines up to seven away, and one matrix
makes scores of them. What it has learnt of a feature and its own line is added to the weights (model.py).

The file is a NumPy archive without pickles: `features`, a check sum of their names; `own` and `rows`, small integers
for each feature, times `own_scale` and `scale`, one number a feature; `bias`; `w0` to `w2` and `b0` to `b2`, the
convolutions (neighbour before, line itself, neighbour after) x inputs x outputs; `out` and `out_bias`, inputs x labels.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

import numpy as np
from attrs import evolve, frozen

from rupress.errors import DataError
from rupress.matrices import Floats, convolve, product

REACH = (1, 2, 4)
"""How far away the neighbours are that each convolution sees."""
MARGIN = sum(REACH)
"""How far away a line may be that has a say."""


@frozen(eq=False)
class Network:
    """The numbers of the network."""

    own: Floats
    """Features x labels: what each feature adds to the scores of its own line."""
    rows: Floats
    """Features x width: what each feature adds to its line."""
    bias: Floats
    """What every line has."""
    layers: tuple[tuple[Floats, Floats], ...]
    """Weights and biases of the convolutions."""
    out: tuple[Floats, Floats]
    """Weights and biases of the labels."""

    def score(self, sums: Floats) -> Floats:
        """Give lines x labels, what is added to the score of each label.

        Args:
            sums: lines x width, the sums of the rows of each line's features.
        """
        h = np.maximum(sums + self.bias, 0.0)
        for (weights, biases), reach in zip(self.layers, REACH, strict=True):
            h += convolve(h, weights, biases, reach)
        weights, biases = self.out
        scores: Floats = product(h, weights) + biases
        return scores


def without_rows(network: Network) -> Network:
    """Give a network without what its features add, for who has added that up: several megabytes."""
    return evolve(network, own=np.zeros((0, 0), np.float32), rows=np.zeros((0, 0), np.float32))


def names_sum(features: Iterable[str]) -> int:
    """Give a check sum of the features, by which numbers are known to be theirs."""
    return zlib.crc32("\n".join(features).encode())


def read_network(data: bytes, features: list[str], labels: int) -> Network:
    """Read a network from the bytes of its file.

    Args:
        data: the file.
        features: names of the features, in the order of the weights' table.
        labels: how many labels there are.

    Raises:
        DataError: it is damaged, or of other features or labels.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        known = int(arrays["features"]) == names_sum(features)
        floats = {name: np.ascontiguousarray(array, np.float32) for name, array in arrays.items()}
        network = Network(
            floats["own"] * floats["own_scale"][:, None],
            floats["rows"] * floats["scale"][:, None],
            floats["bias"],
            tuple((floats[f"w{k}"], floats[f"b{k}"]) for k in range(len(REACH))),
            (floats["out"], floats["out_bias"]),
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"the network of the line model cannot be read ({error}); install rupress anew") from error
    if not (known and _fits(network, len(features), labels)):
        raise DataError("the network and the weights of the line model do not fit together; install rupress anew")
    return network


def _fits(network: Network, features: int, labels: int) -> bool:
    width = len(network.bias)
    return (
        network.own.shape == (features, labels)
        and network.rows.shape == (features, width)
        and all(w.shape == (3, width, width) and b.shape == (width,) for w, b in network.layers)
        and network.out[0].shape == (width, labels)
        and network.out[1].shape == (labels,)
    )
