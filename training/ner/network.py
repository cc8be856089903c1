"""The network in torch, as it is trained. `rupress.ner.network` computes the same from the exported file."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as fn
from training.ner.corpora import LEARNT

from rupress.ner.decode import TAGS
from rupress.ner.features import CONTEXTS
from rupress.ner.model import REACH

EMBEDDING = 96
CONTEXT = 24
WIDTH = 192
POOLED = 32
BUCKETS = 16_384


class Convolution(nn.Module):
    """A piece and its two neighbours at a distance, times one matrix each."""

    def __init__(self, inputs: int, outputs: int, reach: int) -> None:
        super().__init__()
        self.reach = reach
        self.linear = nn.Linear(3 * inputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """Return pieces x outputs; beyond the edges are zeros."""
        gap = x.new_zeros(self.reach, x.shape[1])
        before = torch.cat([gap, x[: -self.reach]])
        after = torch.cat([x[self.reach :], gap])
        with torch.autocast("cpu", dtype=torch.bfloat16):  # thrice as fast; the weights stay in single precision
            return self.linear(torch.cat([before, x, after], 1)).float()


class Tagger(nn.Module):
    """Embeddings of forms and contexts, four convolutions, a pool over the same name elsewhere, one head a convention.

    Args:
        vectors: known forms x 300, pretrained; they stay as they are and are projected.
        projection: 300 x EMBEDDING, where the projection begins.
    """

    def __init__(self, vectors: Tensor, projection: Tensor) -> None:
        super().__init__()
        self.vectors = vectors
        self.project = nn.Parameter(projection.clone())
        self.own = nn.Embedding(len(vectors), EMBEDDING)
        nn.init.zeros_(self.own.weight)
        self.grams = nn.EmbeddingBag(BUCKETS, EMBEDDING, mode="mean")
        nn.init.normal_(self.grams.weight, std=0.3)
        self.contexts = nn.Embedding(CONTEXTS, CONTEXT)
        widths = (EMBEDDING + CONTEXT, WIDTH, WIDTH + POOLED, WIDTH)
        self.layers = nn.ModuleList(Convolution(w, WIDTH, r) for w, r in zip(widths, REACH, strict=True))
        self.pool = nn.Linear(WIDTH, POOLED)
        self.head = nn.Linear(WIDTH, len(LEARNT) * len(TAGS))

    def known(self, rows: Tensor) -> Tensor:
        """Return the part of the embedding that only known forms have."""
        return self.vectors[rows] @ self.project + self.own(rows)

    def forward(self, e: Tensor, contexts: Tensor, stems: Tensor, real: Tensor) -> Tensor:
        """Score the tags.

        Args:
            e: pieces x EMBEDDING.
            contexts: context of each piece.
            stems: number of its stem, -1 where it has none.
            real: pieces x 1, zero at the gaps between texts.

        Returns:
            pieces x heads x tags.
        """
        x = torch.cat([e, self.contexts(contexts)], 1) * real
        x = fn.dropout(x, 0.1, self.training)
        h = torch.relu(self.layers[0](x)) * real
        h = (h + torch.relu(self.layers[1](self._drop(h)))) * real
        pooled = self._pooled(h, stems)
        h = (h + torch.relu(self.layers[2](torch.cat([self._drop(h), pooled], 1)))) * real
        h = h + torch.relu(self.layers[3](self._drop(h)))
        return self.head(self._drop(h)).view(len(h), len(LEARNT), len(TAGS))

    def _drop(self, h: Tensor) -> Tensor:
        return fn.dropout(h, 0.25, self.training)

    def _pooled(self, h: Tensor, stems: Tensor) -> Tensor:
        """Give each capitalised word the greatest values that words of its stem have anywhere in the text."""
        chosen = torch.nonzero(stems >= 0).squeeze(1)
        values = torch.relu(self.pool(h[chosen]))
        group = stems[chosen].unsqueeze(1).expand(-1, POOLED)
        most = values.new_zeros(int(stems.max()) + 1 if len(chosen) else 1, POOLED)
        most = most.scatter_reduce(0, group, values, "amax")
        out = h.new_zeros(len(h), POOLED)
        return out.index_copy(0, chosen, most[stems[chosen]])


def projection(vectors: NDArray[Any]) -> Tensor:
    """Return the principal directions of the vectors, scaled to unit variance overall."""
    sample = vectors[np.abs(vectors).sum(1) > 0][:40_000]
    covariance = np.cov(sample.T)
    values, directions = np.linalg.eigh(covariance)
    top = directions[:, ::-1][:, :EMBEDDING]
    scale = 0.5 / np.sqrt(values[::-1][:EMBEDDING].mean())
    return torch.tensor(np.ascontiguousarray(top) * scale, dtype=torch.float32)
