"""The results behind the last whole part of a batch, on disk as soon as they are there.

A part is written once all its results are there: a packed or a columnar file cannot grow. Until then they lie in a file
that can, each behind a head that says which one it is and tells a whole result from one that was cut short.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import BinaryIO

from attrs import field, frozen

TAIL = ".tail"
"""Suffix of the file; its name is that of the part that is to come."""

_HEAD = struct.Struct(">QI?")  # number of the result, bytes of its content, whether it is a failure
_SUM = struct.Struct(">I")  # checksum of head and content: zeros, as a power failure leaves them, are none of zeros
_SIZE = _HEAD.size + _SUM.size


@frozen
class Finished:
    """A result as it is written."""

    failed: bool
    """Whether it is a failure."""
    content: bytes
    """Its line of JSON."""
    textless: bool = False
    """Whether it is a page made of what is no text."""
    died: bool = False
    """Whether it is a failure because the process that parsed it ended."""


@frozen
class Tail:
    """The results from one number on, those of an earlier run first."""

    path: Path
    """Where they lie."""
    start: int
    """Number of the first."""
    results: list[Finished] = field(factory=list)
    """All of them."""
    _stream: BinaryIO = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Read what is there, cut off what is not whole, and open the file to go on behind it."""
        stream = self.path.open("a+b")
        stream.seek(0)
        stream.truncate(self._read(stream.read()))
        object.__setattr__(self, "_stream", stream)

    def add(self, result: Finished) -> None:
        """Put one result behind the others, out of reach of whatever may end this process."""
        head = _HEAD.pack(self.start + len(self.results), len(result.content), result.failed)
        self._stream.write(head + _SUM.pack(zlib.crc32(result.content, zlib.crc32(head))))
        self._stream.write(result.content)
        self._stream.flush()
        self.results.append(result)

    def close(self) -> None:
        """Close the file and leave it there."""
        self._stream.close()

    def remove(self) -> None:
        """Remove the file: its results are elsewhere."""
        self.close()
        self.path.unlink()

    def _read(self, content: bytes) -> int:
        """Take the whole results of the file; give the bytes that they have.

        What has the number of one before it is passed over: a run that was still ending wrote it beside the next one.
        """
        place = 0
        while place + _SIZE <= len(content):
            head = content[place : place + _HEAD.size]
            number, size, failed = _HEAD.unpack(head)
            (told,) = _SUM.unpack_from(content, place + _HEAD.size)
            body = content[place + _SIZE : place + _SIZE + size]
            expected = self.start + len(self.results)
            if len(body) < size or zlib.crc32(body, zlib.crc32(head)) != told or number > expected:
                break
            if number == expected:
                self.results.append(Finished(failed, body))
            place += _SIZE + size
        return place
