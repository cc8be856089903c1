"""Which forms the shipped model knows by themselves, and their pretrained vectors."""

from __future__ import annotations

from pathlib import Path

import natasha
import numpy as np
from navec import Navec
from numpy.typing import NDArray
from training.ner.examples import Forms

from rupress.ner.features import fold_form

EMBEDDINGS = Path(natasha.__file__).parent / "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
KNOWN = 90_000
OFTEN = 2
"""A form that the corpora have this often is known even if the pretrained vectors lack it."""


def choose(forms: Forms) -> tuple[list[str], NDArray[np.float32]]:
    """Choose the known forms: those of the corpora, then the most frequent of the pretrained ones.

    Returns:
        The forms, and forms x 300 vectors, zero where there is none.
    """
    navec = Navec.load(EMBEDDINGS)
    places: dict[str, int] = {}
    for i in np.argsort(-np.array(navec.vocab.counts), kind="stable").tolist():
        word = navec.vocab.words[i]
        if word[0] != "<":
            places.setdefault(fold_form(word), i)
    own = [f for f, n in forms.counts.items() if n >= OFTEN and (f in places or n >= 4 * OFTEN)]
    own.sort(key=lambda f: (-forms.counts[f], f))
    own = own[: KNOWN * 5 // 6]
    chosen = dict.fromkeys(own)
    for form in places:
        if len(chosen) >= KNOWN:
            break
        chosen.setdefault(form)
    vectors = navec.pq.unpack()
    found = np.zeros((len(chosen), vectors.shape[1]), np.float32)
    for row, form in enumerate(chosen):
        if form in places:
            found[row] = vectors[places[form]]
    return list(chosen), found
