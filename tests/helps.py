"""Ask scripts for help, each in a process of its own: `python tests/helps.py [SCRIPT …]` prints JSON, by script.

The processes are forked off one that has imported what most scripts import, which is what such a question costs most.
"""

from __future__ import annotations

import io
import json
import os
import re
import runpy
import sys
import tempfile
import traceback
from pathlib import Path

import rupress.export.arrow  # imported once, for all
import rupress.normalizer.pipeline
import rupress.profiles.learning  # noqa: F401

ROOT = Path(__file__).parents[1]
FOLDERS = ("benchmarks", "docs", "examples", "training")


def scripts() -> list[str]:
    """Give the files that are made to be run, from the root of the checkout."""
    found = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return [path.relative_to(ROOT).as_posix() for path in found if "__main__" in path.read_text(encoding="utf-8")]


def answer(script: str) -> tuple[int, str]:
    """Give a script's exit status and what it says when it is asked for help."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            os._exit(_run(script))
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode()


def module_of(script: str) -> str | None:
    """Give the name by which a script is run, if its own words run it as a module: `python -m benchmarks.untitled`."""
    name = script.removesuffix(".py").removesuffix("/__main__").replace("/", ".")
    text = (ROOT / script).read_text(encoding="utf-8")
    return name if re.search(rf"python -m {re.escape(name)}\b", text) else None


def _run(script: str) -> int:
    """Do what the interpreter does with a script and `--help`."""
    sys.stdout = sys.stderr = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8", write_through=True)
    sys.argv = [str(ROOT / script), "--help"]
    module = module_of(script)
    sys.path[0] = str(ROOT) if module else str((ROOT / script).parent)
    try:
        if module:
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code)  # noqa: T201
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 — as the interpreter does
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    print(json.dumps({script: answer(script) for script in sys.argv[1:] or scripts()}))  # noqa: T201
