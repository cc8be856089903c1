"""What the repository may not hold."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A path from the root of somebody's disk: `/` + `home/…`; written apart so that this file does not match itself.
MACHINE_PATH = re.compile(r"(?<![\w.~}/>-])/(?:" + "home|root|work|Users|mnt|srv" + r")/[\w.]|[A-Z]:\\" + r"\\?Users\b")

LEFT_BEHIND = {".git", ".venv", ".hypothesis", ".pytest_cache", ".mypy_cache", ".ruff_cache", "__pycache__"}
"""What tools leave behind, for themselves, in an archive that is unpacked and tried."""


def files() -> list[Path]:
    """Give the files of the repository: what version control tracks, or all of an unpacked archive."""
    try:
        ran = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if path.is_file() and not LEFT_BEHIND & set(path.parts)]
    return [ROOT / name for name in ran.stdout.split("\0") if name and (ROOT / name).is_file()]


def machine_paths(text: str) -> Iterator[str]:
    """Give each place of a text that names a path of some machine."""
    return (match.group() for match in MACHINE_PATH.finditer(text))


def test_nothing_names_a_path_of_some_machine() -> None:
    found = {
        str(path.relative_to(ROOT)): paths
        for path in files()
        if (paths := list(machine_paths(path.read_bytes().decode("utf-8", "ignore"))))
    }
    assert found == {}


@pytest.mark.parametrize("planted", ["see /" + "home/ivan/x", "open('/" + "work/y')", "C:\\" + "Users"])
def test_the_guard_sees_a_planted_path(planted: str) -> None:
    assert list(machine_paths(planted))


@pytest.mark.parametrize("innocent", ["../shared/data", "https://a.example/home/x", "/usr/bin/env", "<a href=/news/1>"])
def test_the_guard_lets_other_paths_be(innocent: str) -> None:
    assert not list(machine_paths(innocent))


def test_no_source_file_is_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for path in (ROOT / "src").rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    ]
    assert long == []
