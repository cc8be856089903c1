"""Same input, same output, whatever the process: no clock, locale, time zone or hash order gets into a result."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "fixtures" / "pages"
CODE = "import sys, rupress; sys.stdout.buffer.write(rupress.to_json(rupress.parse(sys.stdin.buffer.read())).encode())"


def parsed(page: bytes, **environment: str) -> bytes:
    """Parse a page in a fresh process with an environment of its own."""
    env = os.environ | {"PYTHONIOENCODING": "utf-8"} | environment
    return subprocess.run([sys.executable, "-c", CODE], input=page, capture_output=True, check=True, env=env).stdout


@pytest.mark.parametrize("name", ["channel/page.txt", "tabloid/page.html"])
def test_processes_agree(name: str) -> None:
    page = (PAGES / name).read_bytes()
    first = parsed(page, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    assert len(first) > 1000
    assert parsed(page, PYTHONHASHSEED="1", TZ="Asia/Kamchatka", LC_ALL="C.UTF-8") == first


def test_the_guard_sees_an_order_of_hashes() -> None:
    code = "print(list({'один', 'два', 'три', 'четыре', 'пять'}))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in range(4)
    }
    assert len(seen) > 1
