"""How a batch is stopped: Ctrl-C, SIGTERM or a terminal that is closed end it where nothing is lost."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from attrs import define

GRACE = 5.0
"""Seconds that the pages in hand get: less than what follows a SIGTERM with a SIGKILL waits."""

_TOLD = ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM")  # the last is how the time that is over tells of itself


@define
class Stop:
    """What was asked for, and whether it may be done at once.

    Asked once, `asked` says so and the pages in hand are still parsed, for `GRACE` seconds at most; asked again, or
    when these are over, `KeyboardInterrupt` is raised.
    """

    asked: int = 0
    """The signal that came; 0 for none."""
    at_once: bool = False
    """Whether there are no pages in hand: the first signal raises then."""
    _held: bool = False
    _late: bool = False

    @property
    def code(self) -> int:
        """The exit code by which shells report it."""
        return 128 + (self.asked or signal.SIGINT)

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen to signals, those left out that the caller ignores, as `nohup` does."""
        if threading.current_thread() is not threading.main_thread():  # only that one hears any
            yield
            return
        numbers = [number for name in _TOLD if (number := getattr(signal, name, None)) is not None]
        before = {number: signal.getsignal(number) for number in numbers}
        try:
            for number in numbers:
                if before[number] is not signal.SIG_IGN:
                    signal.signal(number, self._hear)
            yield
        finally:
            _ring(0.0)
            for number in numbers:
                signal.signal(number, before[number] or signal.SIG_DFL)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let what must not be done by halves be done."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._late:
            raise KeyboardInterrupt

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        first, self.asked = not self.asked, self.asked or number
        if first and not self.at_once:
            _ring(GRACE)
        elif self._held:
            self._late = True
        else:
            raise KeyboardInterrupt


def _ring(seconds: float) -> None:
    """Send SIGALRM in so many seconds, 0 for never; on Windows there is no such bell."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
