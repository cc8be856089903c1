"""The tagger's arithmetic: matrices are multiplied as they should be, on one core."""

from __future__ import annotations

import os
import time

import numpy as np
import pytest

from rupress.matrices import product
from rupress.ner import tag

ARTICLE = "\n".join(
    f"{i}. Мэр Казани Олег Рябов встретился с делегацией завода «Заря» и сообщил, что мост через Вятку откроют в мае."
    for i in range(100)
)


@pytest.mark.parametrize("width", [13, 32, 48, 96, 192])
@pytest.mark.parametrize("rows", [0, 1, 27, 28, 29, 56, 200])
def test_a_product_in_blocks_is_theproduct(rows: int, width: int) -> None:
    random = np.random.default_rng(rows + width)
    x = random.standard_normal((rows, 192)).astype(np.float32)
    weights = random.standard_normal((192, width)).astype(np.float32)
    got = product(x, weights)
    assert got.shape == (rows, width)
    np.testing.assert_allclose(got, x.astype(float) @ weights.astype(float), atol=1e-3)


def test_rows_that_are_a_part_of_others_do() -> None:
    x = np.arange(300 * 6, dtype=np.float32).reshape(300, 6)
    weights = np.eye(6, 48, dtype=np.float32)
    assert np.array_equal(product(x[3:], weights)[:, :6], x[3:])


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two cores: on one nothing runs beside this thread")
def test_the_tagger_takes_one_core() -> None:
    """BLAS's own threads wait in a loop for each other: with a parse on every core that is most of what they do."""
    tag(ARTICLE)
    # the least of several tries: other threads of the process, a test runner's among them, may work beside any one
    assert min(_threads_at_work() for _ in range(8)) < 1.4


def _threads_at_work() -> float:
    """Give how many threads of this process were at work while this one read articles."""
    everything, own = time.process_time(), time.thread_time()
    for _ in range(3):
        tag(ARTICLE)
    own = time.thread_time() - own
    return (time.process_time() - everything) / own
