"""The same pages from many threads and processes at once as from one, also where all of them start cold."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import rupress

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


def test_the_mark_tells_pages_apart(alone: dict[str, str]) -> None:
    assert len(set(alone.values())) == len(alone)
