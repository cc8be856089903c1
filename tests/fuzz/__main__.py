"""Search for inputs that break a promise: `python -m tests.fuzz TARGET --seconds 1800`.

With atheris (`pip install -r tests/fuzz/requirements.txt`, Python up to 3.13) the search is guided by the branches that
inputs reach; without it, variants of the seeds are tried at random. Seeds are the pages under tests/fixtures and, where
they are there, `../shared/data`. What is found is written to tests/fuzz/found: commit it with the mend, and
tests/fuzz/test_fuzz.py keeps trying it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import os
import pkgutil
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None
else:  # before anything else loads the package: only what is loaded so is watched for new branches
    with atheris.instrument_imports(include=["rupress"]):
        import rupress

        for module in pkgutil.walk_packages(rupress.__path__, "rupress."):
            if not module.name.startswith(
                ("rupress.__main__", "rupress.integrations", "rupress.cli", "rupress.export")
            ):
                importlib.import_module(module.name)

from tests import shared
from tests.fuzz.mutate import crossed, mutated
from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).with_name("found")
TESTS = Path(__file__).parents[1]
FIXTURES = TESTS / "fixtures" / "pages"
LONGEST = 4096
EXAMPLES = {
    "tokenize": ("tokenizer/*.t[sx][vt]",),
    "dates": ("corpora/dates.txt", "dates/*.tsv"),
    "quotes": ("quotes/*.txt", "quotes/cases/*.txt"),
    "names": ("names/*.tsv",),
}
"""Corpora whose lines are seeds, too."""
FEW = 8
ENCODINGS = ("cp1251", "koi8-r", "utf-16", "utf-16-be", "cp866", "utf-32-le", "mac-cyrillic")
SLOW = 2.0
"""Processor seconds after which an input of that length is a finding of its own."""


def seeds(target: str) -> list[bytes]:
    """Pieces of pages of the kind that a target reads."""
    name = "page.html" if target in {"decode", "html", "page"} else "page.txt"
    files = [*FIXTURES.glob(f"*/{name}"), *shared.PAGES.glob(f"*/{name}")]
    pages = [path.read_bytes() for path in sorted(files)]
    pieces = [page[start : start + LONGEST // 2] for page in pages for start in range(0, len(page), LONGEST * 2)][:400]
    if target == "decode":
        pieces += [
            piece.decode("utf-8", "ignore").encode(encoding, "ignore")
            for piece, encoding in zip(pieces, cycle(ENCODINGS), strict=False)
        ]
    return [*pieces, *examples(target), *(path.read_bytes() for path in sorted(FOUND.glob("*.bin")))]


def examples(target: str) -> Iterator[bytes]:
    """Give the examples of a target's tests, a few lines at a time: they reach most of its rules, and are read fast."""
    for path in sorted(path for pattern in EXAMPLES.get(target, ()) for path in TESTS.glob(pattern)):
        lines = path.read_text(encoding="utf-8").replace("\t", "\n").replace("|", "\n").splitlines()
        for start in range(0, len(lines), FEW):
            yield "\n".join(lines[start : start + FEW]).encode()


class Trial:
    """One target, with what was tried and what was found."""

    def __init__(self, target: str, seconds: float) -> None:
        self.target, self.run, self.until = target, TARGETS[target], used() + seconds
        self.tried = 0
        self.faults: dict[str, Path] = {}

    def __call__(self, data: bytes) -> None:
        """Try an input; a fault is kept once for each place in the code that raises it."""
        self.tried += 1
        start = time.process_time()
        try:
            self.run(data)
        except Exception as fault:  # noqa: BLE001 - whatever a stage raises is what we look for
            self.keep(data, f"{type(fault).__name__} at {place_of(fault)}: {fault}"[:300])
        if time.process_time() - start > SLOW:
            self.keep(data, "slow")
        if used() > self.until:
            self.finish()

    def keep(self, data: bytes, what: str) -> None:
        where = what.split(":", maxsplit=1)[0]
        if where not in self.faults:
            path = FOUND / f"{self.target}-{hashlib.sha256(data).hexdigest()[:10]}.bin"
            path.write_bytes(data)
            self.faults[where] = path
            print(f"{self.target}: {what!r}: {path.name}", flush=True)

    def finish(self) -> None:
        print(f"{self.target}: {self.tried:,} inputs in {used():.0f} s of processor time, {len(self.faults)} faults")
        sys.stdout.flush()
        os._exit(bool(self.faults))  # libFuzzer takes an orderly exit for a crash


def used() -> float:
    """Processor time of this process, in seconds."""
    times = resource.getrusage(resource.RUSAGE_SELF)
    return times.ru_utime + times.ru_stime


def place_of(fault: BaseException) -> str:
    """Give file and line where a fault was raised."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name} {trace.tb_lineno}" if trace else "?"


def guided(trial: Trial, corpus: Path) -> None:
    """Let atheris lead: it keeps what reaches new branches."""

    def vary(data: bytes, most: int, seed: int) -> bytes:
        return bytes(atheris.Mutate(data, most)) if seed % 10 == 0 else mutated(data, most, seed)

    flags = [
        sys.argv[0],
        str(corpus),
        f"-max_len={LONGEST}",
        "-rss_limit_mb=4096",
        "-report_slow_units=3600",  # by the clock, as the next; `SLOW` goes by processor time
        "-timeout=86400",
        "-print_final_stats=0",
        "-verbosity=0",
    ]
    atheris.Setup(flags, trial, custom_mutator=vary, custom_crossover=crossed)
    atheris.Fuzz()


def at_random(trial: Trial, starts: list[bytes]) -> None:
    """Try variants of the seeds, and variants of variants, without a guide."""
    chance = random.Random(len(starts))
    while True:
        data = chance.choice(starts)
        for _ in range(chance.randint(1, 6)):
            data = mutated(data, LONGEST, chance.randrange(2**32))
            if chance.random() < 0.1:
                data = crossed(data, chance.choice(starts), LONGEST, chance.randrange(2**32))
            trial(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=60.0, help="of processor time")
    parser.add_argument("--unguided", action="store_true", help="at random, though atheris is there")
    parser.add_argument("--corpus", type=Path, help="folder that keeps what reached new branches, to go on from")
    given = parser.parse_args()
    trial, starts = Trial(given.target, given.seconds), seeds(given.target)
    if atheris is None or given.unguided:
        at_random(trial, starts)
    with tempfile.TemporaryDirectory() as folder:
        corpus = given.corpus or Path(folder)
        corpus.mkdir(parents=True, exist_ok=True)
        for seed in starts:
            (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)  # the name that libFuzzer gives it
        guided(trial, corpus)


if __name__ == "__main__":
    main()
