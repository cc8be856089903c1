"""Training: batches of texts, the loss of each head, and the two stages."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import torch
from attrs import define
from torch import Tensor
from torch.nn import functional as fn
from training.ner.augment import ticker, vary
from training.ner.corpora import LEARNT, Document
from training.ner.examples import Example, Forms, example, gram_table, shuffled
from training.ner.network import BUCKETS, Tagger, projection
from training.ner.vocabulary import choose

BATCH = 8_192
"""Pieces in a batch."""
GAP = 4
"""Empty pieces between texts, as many as the widest layer reaches."""
GOLD = 2.0
"""How much a piece labelled by people counts; one that several machines label alike counts 1."""
ALONE, DOUBTED = 0.7, 0.25
"""How much a piece counts that one machine alone has labelled, or that the others all label otherwise."""
FORGOTTEN = 0.15
"""Share of known words that are read by their characters alone, so that the network learns to do without them."""


@define(eq=False)
class Trainee:
    """The network with the tables that its input is made from."""

    forms: Forms
    words: list[str]
    network: Tagger
    rows: Tensor
    flat: Tensor
    offsets: Tensor

    @classmethod
    def fresh(cls, texts: Iterable[str], later: Iterable[str]) -> Trainee:
        """Build an untrained network.

        Args:
            texts: what the known forms are chosen from.
            later: texts that will be read too, but have no say in the choice.
        """
        forms = Forms.empty()
        for text in ('„ “ ” « » " 00 0 \n', *texts):
            forms.add(text)
        for text in later:
            forms.add(text, count=False)
        words, vectors = choose(forms)
        place = {word: row for row, word in enumerate(words)}
        names = list(forms.numbers)
        rows = torch.tensor([place.get(name, -1) for name in names])
        flat, offsets = gram_table(names, BUCKETS)
        network = Tagger(torch.from_numpy(vectors), projection(vectors))
        return cls(forms, words, network, rows, torch.from_numpy(flat), torch.from_numpy(offsets))

    def embed(self, forms: Tensor, *, forget: bool) -> Tensor:
        """Return pieces x EMBEDDING."""
        kinds, inverse = torch.unique(forms, return_inverse=True)
        starts, stops = self.offsets[kinds], self.offsets[kinds + 1]
        lengths = stops - starts
        begins = torch.cumsum(lengths, 0) - lengths
        index = torch.arange(int(lengths.sum())) + torch.repeat_interleave(starts - begins, lengths)
        grams = self.network.grams(self.flat[index], begins)
        rows = self.rows[kinds]
        known = self.network.known(rows.clamp(min=0)) * (rows >= 0).unsqueeze(1)
        if not forget:
            return (grams + known)[inverse]
        kept = (torch.rand(len(forms), 1) >= FORGOTTEN).float()
        return grams[inverse] + known[inverse] * kept


def batches(examples: Iterator[Example]) -> Iterator[list[Example]]:
    """Gather texts until a batch is full."""
    batch: list[Example] = []
    size = 0
    for one in examples:
        batch.append(one)
        size += len(one.forms) + GAP
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def stack(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Lay texts one after another with gaps between them."""
    n = sum(len(one.forms) + GAP for one in batch)
    forms, contexts = np.zeros(n, np.int64), np.zeros(n, np.int64)
    stems, real = np.full(n, -1, np.int64), np.zeros((n, 1), np.float32)
    at = shift = 0
    for one in batch:
        stop = at + len(one.forms)
        forms[at:stop], contexts[at:stop] = one.forms, one.contexts
        stems[at:stop] = np.where(one.stems >= 0, one.stems + shift, -1)
        real[at:stop] = 1
        shift = max(shift, int(stems[at:stop].max(initial=-1)) + 1)
        at = stop + GAP
    return torch.from_numpy(forms), torch.from_numpy(contexts), torch.from_numpy(stems), torch.from_numpy(real)


def targets(batch: Sequence[Example], rng: random.Random) -> tuple[Tensor, Tensor]:
    """Choose one reading for each head of each text, and say how much each piece counts."""
    n = sum(len(one.forms) + GAP for one in batch)
    tags, weights = np.zeros((n, len(LEARNT)), np.int64), np.zeros((n, len(LEARNT)), np.float32)
    at = 0
    for one in batch:
        stop = at + len(one.forms)
        kinds = (one.tags + 3) // 4  # the type alone
        for head in set(one.heads):
            readings = [i for i, h in enumerate(one.heads) if h == head]
            chosen = rng.choice(readings)
            tags[at:stop, head] = one.tags[chosen]
            if one.gold[chosen]:
                weights[at:stop, head] = GOLD
            elif len(kinds) == 1:
                weights[at:stop, head] = ALONE
            else:
                agreed = ((kinds == kinds[chosen]).sum(0) - 1) / (len(kinds) - 1)
                weights[at:stop, head] = DOUBTED + (1 - DOUBTED) * agreed
        at = stop + GAP
    return torch.from_numpy(tags), torch.from_numpy(weights)


def run(
    trainee: Trainee,
    sources: Sequence[tuple[Sequence[Document], float]],
    *,
    steps: int,
    rate: float,
    seed: int,
    report: Callable[[int], None],
) -> None:
    """Train.

    Args:
        trainee: what learns.
        sources: documents, and how often each is read for every time that the first source is read.
        steps: batches to read.
        rate: highest learning rate; it rises for the first 4 % of the steps and falls to nothing.
        seed: of every random choice.
        report: called now and then with the number of steps done.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    network = trainee.network
    slow = [network.own.weight, network.grams.weight]
    fast = [p for p in network.parameters() if all(p is not q for q in slow)]
    groups = [{"params": fast, "weight_decay": 0.01}, {"params": slow, "weight_decay": 0.02}]
    optimizer = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), fused=True)
    network.train()
    begun = time.monotonic()
    loss_sum = 0.0
    for step, batch in enumerate(batches(_stream(sources, trainee.forms, rng))):
        if step >= steps:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate * min((step + 1) / (0.04 * steps), 0.5 + 0.5 * math.cos(math.pi * step / steps))
        forms, contexts, stems, real = stack(batch)
        tags, weights = targets(batch, rng)
        scores = network(trainee.embed(forms, forget=True), contexts, stems, real)
        losses = fn.cross_entropy(scores.flatten(0, 1), tags.flatten(), reduction="none")
        loss = (losses * weights.flatten()).sum() / weights.sum()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(fast, 1.0)
        optimizer.step()
        loss_sum += loss.item()
        if step % 100 == 99:
            seconds = time.monotonic() - begun
            print(f"step {step + 1} of {steps}: loss {loss_sum / 100:.4f}, {seconds:.0f} s", flush=True)
            loss_sum = 0.0
        if step % 1000 == 999 or step == steps - 1:
            report(step + 1)
            network.train()


def _stream(sources: Sequence[tuple[Sequence[Document], float]], forms: Forms, rng: random.Random) -> Iterator[Example]:
    """Read the sources for ever, in random order, varied."""
    while True:
        order: list[Document] = []
        for documents, times in sources:
            whole, rest = int(times), times - int(times)
            for _ in range(whole):
                order += documents
            order += [documents[i] for i in shuffled(len(documents), rng)[: int(rest * len(documents))]]
        rng.shuffle(order)
        for i, document in enumerate(order):
            yield example(vary(document, rng), forms)
            if i % 12 == 0:
                alike = [d for d in order[i : i + 30] if _kind(d) == _kind(document)]
                yield example(ticker(alike[:12], rng), forms)


def _kind(document: Document) -> tuple[object, ...]:
    """Return what two texts must share to be composed: who labelled them, and with how many readings."""
    return document.gold, *((head, len(readings)) for head, readings in document.labels.items())
