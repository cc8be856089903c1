"""A real Chromium without a window, spoken to through a pipe in its own protocol: no driver, no further library."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

PATH = shutil.which("chromium") or shutil.which("google-chrome")

needed = pytest.mark.skipif(PATH is None, reason="needs Chromium: install the package chromium of your distribution")
"""Marks tests that look at what a browser makes of it."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--remote-debugging-pipe",
    "--no-startup-window",
)

LAUNCH = """import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads orders from descriptor 3 and writes answers to descriptor 4."""

PATIENCE = 60
"""Seconds that a browser may take for an answer."""


class Browser:
    """A browser with one page."""

    def __init__(self, to: int, back: int) -> None:
        self.to = to
        self.back = back
        self.rest = b""
        self.number = 0
        self.events: list[dict[str, Any]] = []
        # a page of its own: the one a browser starts with may still go to its start page while a script runs in it
        page = self.call("Target.createTarget", session=None, url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", session=None, targetId=page, flatten=True)
        self.session: str | None = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, *, session: str | None = "", **params: Any) -> Any:
        """Call a method of the DevTools protocol and give what it answers; keep what happens until then."""
        self.number += 1
        order: dict[str, Any] = {"id": self.number, "method": method, "params": params}
        if session is not None:
            order["sessionId"] = self.session
        os.write(self.to, json.dumps(order).encode() + b"\0")
        while True:
            message = self._receive()
            if message.get("id") == self.number:
                assert "error" not in message, message
                return message["result"]
            self.events.append(message)

    def open(self, url: str, *, width: int = 1200, height: int = 900, dark: bool = False) -> None:
        """Load a page, and wait until it has loaded."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not self.happened("Page.loadEventFired"):
            self.events.append(self._receive())
        self.evaluate("new Promise(done => setTimeout(done, 100))")  # what scripts would do a moment later

    def evaluate(self, script: str) -> Any:
        """Run a script and give its value."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def happened(self, method: str) -> list[dict[str, Any]]:
        """Give the parameters of the events of one sort since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def requests(self) -> list[str]:
        """Give the addresses that the page has asked for since it was opened, its own the first."""
        return [event["request"]["url"] for event in self.happened("Network.requestWillBeSent")]

    def picture(self) -> bytes:
        """Give a picture of the whole page as PNG."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(answer["data"])

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.back], [], [], PATIENCE)
            assert ready, f"the browser said nothing for {PATIENCE} seconds"
            piece = os.read(self.back, 1 << 20)
            assert piece, "the browser has ended"
            self.rest += piece
        line, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(line)
        assert isinstance(message, dict)
        return message


def _pipe() -> tuple[int, int]:
    """Make a pipe whose ends are neither of the two descriptors that will be given away."""
    ends = os.pipe()
    high = fcntl.fcntl(ends[0], fcntl.F_DUPFD_CLOEXEC, 10), fcntl.fcntl(ends[1], fcntl.F_DUPFD_CLOEXEC, 10)
    for end in ends:
        os.close(end)
    return high


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Start a browser whose profile is in a new folder, and end it afterwards."""
    assert PATH is not None
    (orders, to), (back, answers) = _pipe(), _pipe()
    command = [sys.executable, "-c", LAUNCH, str(orders), str(answers), PATH, *FLAGS, f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        command,
        pass_fds=(orders, answers),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(orders)
    os.close(answers)
    try:
        yield Browser(to, back)
    finally:
        os.close(to)
        os.close(back)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
