"""Time to the first result of a fresh process: what importing and the first parse take, and what the second takes.

    python benchmarks/start.py tests/fixtures/pages/agency/page.html

Processor time, the median of several processes: tables, the dictionary and the tagger are loaded when they are first
needed. A process before them is not counted: it leaves the modules' bytecode behind, as installing them does, even
where the environment forbids to write any (`PYTHONDONTWRITEBYTECODE`, which adds a third to the time).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 7
_CHILD = """
import sys, time
start = time.process_time()
import rupress
page = open(sys.argv[1], "rb").read()
imported = time.process_time()
rupress.parse(page)
first = time.process_time()
rupress.parse(page)
print(imported - start, first - imported, time.process_time() - first)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="file of a page")
    command = [sys.executable, "-c", _CHILD, str(parser.parse_args().page)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    _, *runs = [
        subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout.split()
        for _ in range(RUNS + 1)
    ]
    for name, seconds in zip(("import", "first", "second"), zip(*runs, strict=True), strict=True):
        print(f"{name:8}{statistics.median(map(float, seconds)) * 1000:8.0f} ms")


if __name__ == "__main__":
    main()
