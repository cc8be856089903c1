"""The model file: a NumPy archive of arrays, without pickles. Its layout is written down here and nowhere else.

`words`: the known forms, UTF-8, with a zero character between them, compressed with zlib. `table`, `grams`: a row of
small integers for each known form and each hash of characters, times `table_scale`, `grams_scale` (one number a row).
`contexts`: a row for each context. `w0` … `w3` and `b0` … `b3`: convolutions, (neighbour before, itself, neighbour
after) x inputs x outputs. `pool_w`, `pool_b`: what words of one stem share. `head_w`, `head_b`: heads x width x tags.
Numbers of the network are half precision in the file, single in memory.
"""

from __future__ import annotations

import zipfile
import zlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import Lock

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from rupress.errors import DataError
from rupress.matrices import Floats
from rupress.ner.decode import TAGS
from rupress.ner.features import CONTEXTS

FORMAT = 2
"""Version of the layout and of all that the numbers depend on: pieces, folding, shapes, hashes, tags."""

HEADS = ("factrueval", "nerel", "slavic")
"""Conventions of what a name is; the order is part of the model."""

INNER = "nerel, inner"
"""What the network is asked beside them: which names lie within NEREL's outermost ones."""

SCORED = (*HEADS, INNER)
"""All that the network is asked; the order is part of the model."""

REACH = (1, 1, 2, 3)
"""Distance of the neighbours that each convolution sees."""

_lock = Lock()


@frozen(eq=False)
class Model:
    """Everything that the network needs."""

    vocabulary: dict[str, int]
    """Known folded forms with their rows in `table`."""
    table: NDArray[np.int8]
    """Known forms x embedding."""
    table_scale: Floats
    """What a row of `table` is multiplied by."""
    grams: NDArray[np.int8]
    """Hashes of character sequences x embedding."""
    grams_scale: Floats
    """What a row of `grams` is multiplied by."""
    contexts: Floats
    """Contexts x context embedding."""
    layers: tuple[tuple[Floats, Floats], ...]
    """Weights (3 x inputs x outputs) and biases of the convolutions."""
    pool: tuple[Floats, Floats]
    """Weights and biases of what words of one stem share."""
    heads: dict[str, tuple[Floats, Floats]]
    """Weights and biases of each convention's tags."""


def shipped() -> Model:
    """Load the model of this package, once in a process."""
    with _lock:
        return _shipped()


@cache
def _shipped() -> Model:
    return load(files("rupress.ner") / "model.npz")


def load(path: Path | Traversable) -> Model:
    """Read a model file.

    Args:
        path: the file.

    Raises:
        DataError: it is missing, damaged or of another format.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        return _assemble(arrays)
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"the model {path} cannot be read ({error}); install rupress anew") from error


def _assemble(arrays: dict[str, NDArray[np.generic]]) -> Model:
    """Check that the arrays fit together and put them in place."""
    if int(arrays["format"]) != FORMAT:
        raise DataError(f"the model is of format {int(arrays['format'])}, this rupress reads {FORMAT}")
    words = zlib.decompress(arrays["words"].tobytes()).decode("utf-8").split("\x00")
    table, grams = arrays["table"].astype(np.int8, copy=False), arrays["grams"].astype(np.int8, copy=False)
    layers = tuple((_floats(arrays[f"w{i}"]), _floats(arrays[f"b{i}"])) for i in range(len(REACH)))
    contexts = _floats(arrays["contexts"])
    head_w, head_b = _floats(arrays["head_w"]), _floats(arrays["head_b"])
    pool = _floats(arrays["pool_w"]), _floats(arrays["pool_b"])
    embedding, width = table.shape[1] + contexts.shape[1], head_w.shape[1]
    fits = (
        len(words) == len(table) == len(arrays["table_scale"])
        and len(grams) == len(arrays["grams_scale"])
        and grams.shape[1] == table.shape[1]
        and len(contexts) == CONTEXTS
        and head_w.shape == (len(SCORED), width, len(TAGS))
        and head_b.shape == (len(SCORED), len(TAGS))
        and pool[0].shape == (width, len(pool[1]))
        and [w.shape[1] for w, _ in layers] == [embedding, width, width + pool[0].shape[1], width]
        and all(w.shape[0] == 3 and w.shape[2] == width == len(b) for w, b in layers)
    )
    if not fits:
        raise DataError("the arrays of the model do not fit together; install rupress anew")
    return Model(
        vocabulary=dict(zip(words, range(len(words)), strict=True)),
        table=table,
        table_scale=_floats(arrays["table_scale"]),
        grams=grams,
        grams_scale=_floats(arrays["grams_scale"]),
        contexts=contexts,
        layers=layers,
        pool=pool,
        heads={name: (head_w[i], head_b[i]) for i, name in enumerate(SCORED)},
    )


def _floats(array: NDArray[np.generic]) -> Floats:
    return np.ascontiguousarray(array, dtype=np.float32)
