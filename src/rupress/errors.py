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
