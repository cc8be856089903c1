"""`rupress batch` stopped by a signal or killed: what was parsed is written, and the next run goes on behind it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from rupress.cli.app import run
from rupress.cli.inputs import Sources
from rupress.cli.stop import Stop
from rupress.cli.tail import Finished, Tail

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals go otherwise there")

Capture = pytest.CaptureFixture[str]
PART = 3
"""Results in a part."""

ONE = [sys.executable, "-c", f"from rupress.cli import main, outputs; outputs.PART = {PART}; main()", "batch"]
"""A batch of small parts in a process of its own."""


@pytest.fixture(autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """Hear Ctrl-C, here and in what is started: a shell that runs the tests in the background lets them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def line(number: int) -> str:
    """Give a line of the input: a small page, or what is none."""
    page = {"text": f"Мост № {number}\n\nМост открыли 5 мая, сообщил мэр Рогов.", "url": f"u{number}"}
    return "{\n" if number == 2 else json.dumps(page) + "\n"


def kept(parts: Path, form: str) -> int:
    """Count the results that a batch has left on disk."""
    count = PART * len(list(parts.glob(f"0*{form}")))
    for path in parts.glob("*.tail"):  # none, if it was killed right behind a part
        there = Tail(path, int(path.stem) * PART)
        there.close()
        count = max(count, there.start + len(there.results))
    return count


def stopped(folder: Path, form: str, workers: int, stop: Callable[[int], None]) -> tuple[int, str]:
    """Run a batch that reads its input while that is written, and stop it behind its first part; tell how it ended."""
    source = folder / "in.jsonl"
    os.mkfifo(source)
    command = [*ONE, source.name, "-o", f"out{form}", "--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder, start_new_session=True) as process:
        with source.open("wb", buffering=0) as pipe, suppress(BrokenPipeError):
            told, number = False, 0
            while process.poll() is None:
                pipe.write(line(number).encode())  # until it ends: it may wait for a line
                number += 1
                time.sleep(0.1)
                if not told and list(folder.glob(f"out{form}.parts/0*{form}")):
                    stop(process.pid)
                    told = True
        _, said = process.communicate()
    source.unlink()
    return process.returncode, said.decode()


def goes_on(folder: Path, form: str, before: int, monkeypatch: pytest.MonkeyPatch, said: Capture) -> bool:
    """Run the same batch again, and tell whether it went on behind so many results, to what one unstopped writes."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("rupress.cli.outputs.PART", PART)
    Path("in.jsonl").write_text("".join(map(line, range(before + 2))), encoding="utf-8")
    count = f"rupress: {before + 2} pages, 1 failed"
    for out, expected in ((f"out{form}", f"{count} ({before} of an earlier run) in"), (f"whole{form}", f"{count} in")):
        assert run(["batch", "in.jsonl", "-o", out, "--workers", "1"]) == 1
        assert said.readouterr().err.startswith(expected)
    return Path(f"out{form}").read_bytes() == Path(f"whole{form}").read_bytes() and not list(folder.glob("*.parts"))


@pytest.mark.parametrize(
    ("number", "to", "form"),
    [
        (signal.SIGINT, os.kill, ".jsonl"),
        (signal.SIGINT, os.killpg, ".jsonl.gz"),  # as a terminal does it, to the workers, too
        (signal.SIGTERM, os.killpg, ".jsonl"),  # as systemd does
    ],
)
def test_a_batch_that_is_stopped_keeps_all_and_goes_on_behind_it(
    number: signal.Signals,
    to: Callable[[int, int], None],
    form: str,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: Capture,
) -> None:
    code, said = stopped(tmp_path, form, 1 if to is os.kill else 2, lambda pid: to(pid, number))
    before = kept(tmp_path / f"out{form}.parts", form)
    assert before >= PART
    assert said == f"rupress: stopped, {before} results kept; the same command goes on behind them\n"
    assert code == 128 + number
    assert goes_on(tmp_path, form, before, monkeypatch, capfd)


@pytest.mark.parametrize(("form", "workers"), [(".jsonl", 1), (".parquet", 2)])
def test_a_batch_that_is_killed_goes_on_behind_what_it_had_written(
    form: str, workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    code, said = stopped(tmp_path, form, workers, lambda pid: os.kill(pid, signal.SIGKILL))
    assert (code, said) == (-signal.SIGKILL, "")
    before = kept(tmp_path / f"out{form}.parts", form)
    assert before >= PART
    assert goes_on(tmp_path, form, before, monkeypatch, capfd)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_in_hand_when_a_batch_is_stopped_is_still_parsed(
    workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    (tmp_path / "in.jsonl").write_text("".join(map(line, range(20))), encoding="utf-8")
    pages = Sources.pages

    def told_to_stop(self: Sources) -> Iterator[Any]:
        for number, page in enumerate(pages(self)):
            if number == 8:
                signal.raise_signal(signal.SIGTERM)
            yield page

    monkeypatch.setattr(Sources, "pages", told_to_stop)
    command = ["batch", f"{tmp_path}/in.jsonl", "-o", f"{tmp_path}/out.jsonl", "--workers", str(workers)]
    assert run(command) == 143
    assert "stopped, 8 results kept" in capfd.readouterr().err


def test_a_page_that_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rupress.cli.stop.GRACE", 0.1)
    stop = Stop()
    with stop.heard():
        signal.raise_signal(signal.SIGTERM)
        assert stop.asked
        with pytest.raises(KeyboardInterrupt):
            time.sleep(30)
    assert stop.code == 143
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_who_asks_again_waits_no_longer_but_for_what_is_being_written() -> None:
    stop, written = Stop(), []

    def write() -> None:
        with stop.held():
            signal.raise_signal(signal.SIGINT)
            written.append("all of it")

    with stop.heard():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            write()
    assert (written, stop.code) == (["all of it"], 130)


def test_a_signal_that_the_caller_ignores_stops_nothing() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        stop = Stop(at_once=True)
        with stop.heard():
            signal.raise_signal(signal.SIGHUP)
        assert not stop.asked
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


RESULTS = [Finished(failed=False, content=b"a\n"), Finished(failed=True, content=b"bc\n"), Finished(False, b"")]


def tail(path: Path, *results: Finished, start: int = 7) -> Tail:
    """Write a tail, and close it."""
    made = Tail(path, start)
    for result in results:
        made.add(result)
    made.close()
    return made


@pytest.mark.parametrize("damage", [b"", b"\0" * 5, b"\0" * 400, b"rubbish" * 9])
def test_a_tail_comes_back_up_to_where_it_is_damaged(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "0.tail"
    tail(path, *RESULTS)
    size = path.stat().st_size
    with path.open("ab") as stream:
        stream.write(damage)
    assert tail(path).results == RESULTS
    assert path.stat().st_size == size
    assert tail(path, RESULTS[0]).results == [*RESULTS, RESULTS[0]]


def test_a_tail_cut_anywhere_gives_the_results_before(tmp_path: Path) -> None:
    path = tmp_path / "0.tail"
    tail(path, *RESULTS)
    content = path.read_bytes()
    counts = []
    for size in range(len(content) + 1):
        path.write_bytes(content[:size])
        found = tail(path).results
        assert found == RESULTS[: len(found)]
        counts.append(len(found))
    assert (counts[0], counts[-2], counts[-1]) == (0, 2, 3)


def test_what_two_runs_wrote_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "0.tail"
    first, second = Tail(path, 7), Tail(path, 7)
    for result in RESULTS:
        first.add(result)
        second.add(result)
    first.close()
    second.close()
    assert tail(path).results == RESULTS
