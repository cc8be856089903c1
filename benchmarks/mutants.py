"""Change the library by one operator, constant or statement at a time, and see whether the tests notice.

    python benchmarks/mutants.py                  # the seeded sample of every target
    python benchmarks/mutants.py dates --count 30 --seed 2

Mutants live in a copy of the package in a temporary directory, never in the checkout. Those that no test can kill since
they mean the same, are listed with the reason in benchmarks/mutants.tsv. Exit status 1 if another one survives, or if a
listed one is of a line that has gone since.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import csv
import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SAME = Path(__file__).with_suffix(".tsv")
LIMIT = 120
"""Seconds that the tests of one mutant may take: one that never ends is noticed, too."""

TARGETS = {
    "dates": (
        "normalizer/dates/resolving/*.py",
        ("tests/dates/test_dates_bounds.py", "tests/dates/test_dates_rules.py", "tests/dates/test_dates_corpus.py"),
    ),
    "tickers": ("tokenizer/tickers.py", ("tests/tokenizer/test_tickers.py", "tests/tokenizer/test_pages.py")),
    "presence": (
        "tokenizer/[ep]*ence.py",
        ("tests/tokenizer/test_presence.py", "tests/tokenizer/test_one_story.py"),
    ),
    "two_titles": ("tokenizer/rules/two_titles.py", ("tests/tokenizer/test_heads.py", "tests/tokenizer/test_pages.py")),
    "assemble": (
        "tokenizer/assemble.py",
        ("tests/tokenizer/test_assemble.py", "tests/tokenizer/test_pages.py", "tests/test_fixtures.py"),
    ),
}
"""What is changed, below src/rupress, and the tests that are to notice, quick ones first."""

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
}  # fmt: skip


class Mutant(NamedTuple):
    """One change of one file."""

    path: Path
    """The file, relative to src/rupress."""
    line: int
    """Where the change is, from 1."""
    text: str
    """That line, as it was."""
    before: str
    """The smallest expression or statement that is changed …"""
    after: str
    """… and what it becomes."""
    source: str
    """The whole file with the change."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """How benchmarks/mutants.tsv names it: by the text of its line, whose number may change."""
        return self.path.as_posix(), self.text, self.before, self.after


def changes(node: ast.AST) -> Iterator[Callable[[], ast.AST]]:
    """Give the ways to make another node of one."""
    match node:
        case ast.Compare(ops=[order]) if type(order) in COMPARED:
            yield lambda: ast.Compare(node.left, [COMPARED[type(order)]()], node.comparators)
        case ast.BinOp(op=sign) if type(sign) in COUNTED and not isinstance(node.left, ast.JoinedStr):
            yield lambda: ast.BinOp(node.left, COUNTED[type(sign)](), node.right)
        case ast.BoolOp(op=joint):
            yield lambda: ast.BoolOp(ast.Or() if isinstance(joint, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield lambda: node.operand
        case ast.Constant(value=bool() as value):
            yield lambda: ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield lambda: ast.Constant(value + 1)
            yield lambda: ast.Constant(value - 1)
        case ast.IfExp():
            yield lambda: ast.IfExp(node.test, node.orelse, node.body)
        case ast.AugAssign() | ast.Continue() | ast.Break() | ast.Expr(value=ast.Call()):
            yield ast.Pass


def mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Give every mutant of a file: annotations, docstrings and what they hold stay as they are."""
    tree = ast.parse(source)
    for node, field, place in _slots(tree):
        whole = getattr(node, field)
        old = whole if place is None else whole[place]
        for make in changes(old):
            new = ast.copy_location(make(), old)
            _put(node, field, place, new)
            text = source.splitlines()[old.lineno - 1].strip()
            yield Mutant(path, old.lineno, text, ast.unparse(old), ast.unparse(copy.deepcopy(new)), ast.unparse(tree))
            _put(node, field, place, old)


def _put(node: ast.AST, field: str, place: int | None, new: ast.AST) -> None:
    if place is None:
        setattr(node, field, new)
    else:
        getattr(node, field)[place] = new


def _slots(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Give where every node of a tree hangs."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        hung = enumerate(value) if isinstance(value, list) else [(None, value)]
        for place, child in hung:
            if isinstance(child, ast.AST):
                yield node, field, place
                yield from _slots(child)


def killed(package: Path, mutant: Mutant, tests: tuple[str, ...]) -> bool:
    """Tell whether a test fails with the mutant in place of its file."""
    home = package / mutant.path
    kept = home.read_text(encoding="utf-8")
    home.write_text(mutant.source, encoding="utf-8")
    try:
        return not _pass(package, tests)
    finally:
        home.write_text(kept, encoding="utf-8")


def _pass(package: Path, tests: tuple[str, ...]) -> bool:
    quick = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow and not shared"]
    env = os.environ | {"PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
    env["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # those of Scrapy and others take seconds, and no target needs them
    run = [sys.executable, "-m", "pytest", *quick, *tests]
    try:
        done = subprocess.run(run, cwd=ROOT, env=env, capture_output=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """Try the sample and print what became of each mutant."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("targets", nargs="*", choices=[*TARGETS, []], help="all, if none is named")
    ask.add_argument("--count", type=int, default=30, help="mutants of each target")
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    with SAME.open(encoding="utf-8", newline="") as lines:
        same = {
            (row["file"], row["line"], row["before"], row["after"])
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    alive = 0
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(scratch) / "src" / "rupress"
        shutil.copytree(ROOT / "src" / "rupress", package, ignore=shutil.ignore_patterns("__pycache__"))
        compileall.compile_dir(package, quiet=1)
        for name in asked.targets or TARGETS:
            pattern, tests = TARGETS[name]
            if not _pass(package, tests):
                sys.exit(f"{name}: without any change the tests fail, or take over {LIMIT} seconds")
            files = [path.relative_to(package) for path in sorted(package.glob(pattern))]
            for path in files:  # no mutant of the same size and second may be taken for what was compiled
                Path(importlib.util.cache_from_source(package / path)).unlink(missing_ok=True)
            every = [m for path in files for m in mutants(path, (package / path).read_text(encoding="utf-8"))]
            gone = sorted(key for key in same - {mutant.key for mutant in every} if Path(key[0]) in files)
            for file, text, before, after in gone:
                print(f"{'GONE':8} {file}: {before}  →  {after} in {text}", flush=True)
            sample = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
            counts = dict.fromkeys(("killed", "same", "SURVIVED"), 0)
            for mutant in sample:
                fate = "killed" if killed(package, mutant, tests) else "same" if mutant.key in same else "SURVIVED"
                counts[fate] += 1
                print(f"{fate:8} {mutant.path}:{mutant.line}: {mutant.before}  →  {mutant.after}", flush=True)
            print(f"{name}: {len(sample)} of {len(every)} mutants:", *(f"{n} {fate}" for fate, n in counts.items()))
            alive += counts["SURVIVED"] + len(gone)
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
