"""Draw the pictures of docs/views.md and README.md: views of a fixture, as a browser shows them.

python -m docs.make_pictures         # from the root of the checkout; needs Chromium, Pillow and the extra `dev`
"""  # noqa: INP001 — a script, no package

from __future__ import annotations

import argparse
import datetime as dt
import io
import tempfile
from pathlib import Path

from tests.chromium import browser

import rupress
from rupress.show import View

try:
    from PIL import Image
except ImportError as missing:
    raise SystemExit(f"{missing}: pip install pillow") from None

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "tests" / "fixtures" / "pages" / "channel"
FETCHED = dt.datetime(2023, 9, 14, 22, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))


def main() -> None:
    """Draw them all."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    text = rupress.parse((FIXTURE / "page.txt").read_bytes(), fetched_at=FETCHED)
    page = rupress.parse((FIXTURE / "page.html").read_bytes(), fetched_at=FETCHED)
    pictures: tuple[tuple[str, View, int, int, bool], ...] = (
        ("page", text.show(), 1400, 1150, False),
        ("timeline", rupress.show.timeline(page), 1000, 842, False),
        ("who-said-what", rupress.show.who_said_what(page), 1000, 439, True),
    )
    with tempfile.TemporaryDirectory() as folder, browser(Path(folder) / "profile") as window:
        for name, view, width, height, dark in pictures:
            view.save(Path(folder) / "view.html")
            window.open((Path(folder) / "view.html").as_uri(), width=width, height=height, dark=dark)
            picture = Image.open(io.BytesIO(window.picture())).convert("RGB").crop((0, 0, width, height))
            few = picture.quantize(200, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            few.save(ROOT / "docs" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
