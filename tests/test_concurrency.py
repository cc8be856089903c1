"""The same pages from many threads and processes at once as from one, also where all of them start cold."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

import rupress
from rupress.tokenizer.tally import Tally

ROOT = Path(__file__).parent / "fixtures" / "pages"
PATHS = sorted(ROOT.glob("*/page.*"))[::2]
THREADS = 8
FEW = 4

COLD = """
import hashlib, json, sys, threading
from pathlib import Path
import rupress
paths = [Path(name) for name in json.load(sys.stdin)]
start = threading.Barrier({threads})
found = [None] * {threads}
def work(number):
    start.wait()
    marks = {{}}
    for path in paths[number:] + paths[:number]:
        record = rupress.to_json(rupress.parse(path.read_bytes()))
        marks[str(path)] = hashlib.sha256(record.encode()).hexdigest()
    found[number] = marks
threads = [threading.Thread(target=work, args=(number,)) for number in range({threads})]
for thread in threads: thread.start()
for thread in threads: thread.join()
json.dump(found, sys.stdout)
"""


def mark(path: Path) -> str:
    """Give a fingerprint of the whole record of a page."""
    return hashlib.sha256(rupress.to_json(rupress.parse(path.read_bytes())).encode()).hexdigest()


@pytest.fixture(scope="module")
def alone() -> dict[str, str]:
    return {str(path): mark(path) for path in PATHS}


def test_threads_that_start_cold_together_agree_with_one(alone: dict[str, str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", COLD.format(threads=THREADS)],
        input=json.dumps([str(path) for path in PATHS[:FEW]]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout) == [{str(path): alone[str(path)] for path in PATHS[:FEW]}] * THREADS


def test_warm_threads_agree_with_one(alone: dict[str, str]) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        assert dict(zip(map(str, PATHS), pool.map(mark, PATHS), strict=True)) == alone


@pytest.mark.parametrize("method", ["spawn", "forkserver", "fork"])
def test_processes_agree_with_one(method: str, alone: dict[str, str]) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system starts no processes by {method}")
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        assert dict(zip(map(str, PATHS), pool.map(mark, PATHS), strict=True)) == alone


class Between:
    """A part of keys during whose comparison another thread comes in: without a global lock one can at every step."""

    def __init__(self, visit: Callable[[], object]) -> None:
        self._visit = visit

    def __hash__(self) -> int:
        return 7

    def __eq__(self, other: object) -> bool:
        self._visit()
        return type(other) is Between


def test_sums_of_weights_grow_while_they_are_looked_up() -> None:
    tally = Tally({"odd": 1})
    fresh = count(100)

    def names(part: object) -> tuple[str, ...]:
        return ("odd",) if isinstance(part, int) and part % 2 else ()

    def visit() -> None:
        tally.scores([(names, [(next(fresh),)])])

    tally.scores([(names, [(Between(visit),)])])
    keys: list[tuple[object, ...]] = [(Between(visit),), *((number,) for number in range(50))]
    assert tally.scores([(names, keys)]) == [0, *(number % 2 for number in range(50))]


def test_the_mark_tells_pages_apart(alone: dict[str, str]) -> None:
    assert len(set(alone.values())) == len(alone)
