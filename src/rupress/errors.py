"""What rupress raises: misuse and broken data files. The content of a page never raises."""

from __future__ import annotations


class RupressError(Exception):
    """Base class of all errors that rupress raises on purpose."""


class UsageError(RupressError, ValueError):
    """An argument cannot be used as it is; the message says what to pass instead."""


class DataError(RupressError):
    """A table or model file shipped with rupress, or one that the caller passed, is damaged or of another version."""


class MissingExtraError(RupressError, ImportError):
    """A feature needs an optional dependency that is not installed; the message names the extra to install."""


def expect(given: object, kinds: type | tuple[type, ...], what: str, instead: str) -> None:
    """Refuse an argument of a wrong type.

    Args:
        given: the argument.
        kinds: types that it may have.
        what: its name, for the message.
        instead: what to pass instead, for the message.

    Raises:
        UsageError: it is of another type.
    """
    if not isinstance(given, kinds):
        raise UsageError(f"{what} must be {instead}, not {type(given).__name__}")
