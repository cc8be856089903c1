"""What headers of HTTP answers say, and what they only seem to say."""

from __future__ import annotations

import pytest

from rupress.integrations.headers import charset, moment


@pytest.mark.parametrize(
    ("date", "means"),
    [
        ("Thu, 14 Sep 2023 19:30:00 GMT", "2023-09-14T19:30:00+00:00"),
        ("Thu, 14 Sep 2023 22:30:00 +0300", "2023-09-14T22:30:00+03:00"),
        ("Thu, 14 Sep 2023 19:30:00 -0000", "2023-09-14T19:30:00+00:00"),
        ("Thursday, 14-Sep-23 19:30:00 GMT", "2023-09-14T19:30:00+00:00"),
        ("Thu, 34 Sep 2023 19:30:00 GMT", None),
        ("Thu, 14 Sep 99999 19:30:00 GMT", None),
        ("вчера", None),
        ("", None),
        (None, None),
    ],
)
def test_moments(date: str | None, means: str | None) -> None:
    found = moment(date)
    assert (found.isoformat() if found else None) == means


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("UTF-8", "utf-8"),
        ("klingon", None),
        ("utf-8,utf-8", None),
        ("a\0b", None),
        (None, None),
    ],
)
def test_charsets(name: str | None, codec: str | None) -> None:
    assert charset(name) == codec
