"""Wiring: read, tokenize, normalize, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rupress.normalizer.pipeline import normalize, tenures
from rupress.normalizer.zones import zone, zone_name
from rupress.profiles import Profile, Profiles, choose, hinted
from rupress.read import media_name, read
from rupress.read.decode import codec_name
from rupress.records import Layout, Page, Tenure
from rupress.tokenizer import lay_out


@frozen
class Parser:
    """How pages are to be parsed; configured once, immutable, picklable."""

    tz: str = field(default="Europe/Moscow", converter=zone_name)
    """IANA name of the zone in which the outlet's clock times are meant; a `ZoneInfo` may be passed for it."""
    media: str = "auto"
    """What kind of input the pages are: `auto`, `html`, `text` or `article`."""
    encoding: str | None = None
    """Encoding of pages given as bytes, where the caller knows it."""
    profile: Profile | Profiles | None = None
    """What is known of the outlets' pages; of several, the profile for the host of a page's address is used."""
    offices: tuple[Tenure, ...] = ()
    """Who held which office when."""

    def __attrs_post_init__(self) -> None:
        """Refuse what no page could be parsed with, at once."""
        zone(self.tz)
        media_name(self.media)
        if self.encoding is not None:
            codec_name(self.encoding)
        choose(self.profile, None)

    def parse(
        self,
        page: bytes | str,
        *,
        url: str | None = None,
        fetched_at: dt.datetime | str | None = None,
        published: dt.datetime | dt.date | str | None = None,
        media: str | None = None,
        encoding: str | None = None,
    ) -> Page:
        """Parse one page; see `rupress.parse` for the arguments."""
        layout = self.tokenize(page, url=url, media=media, encoding=encoding)
        profile, _ = choose(self.profile, url)
        zone = (profile and profile.tz) or self.tz
        return normalize(layout, fetched_at=fetched_at, published=published, tz=zone, offices=self.offices)

    def tokenize(
        self, page: bytes | str, *, url: str | None = None, media: str | None = None, encoding: str | None = None
    ) -> Layout:
        """Take one page apart; see `rupress.tokenize` for the arguments."""
        profile, notes = choose(self.profile, url)
        source = read(
            page,
            url=url,
            media=media or self.media,
            encoding=encoding or self.encoding,
            hints=profile.css if profile else (),
        )
        return lay_out(hinted(source, profile, notes))


def parse(
    page: bytes | str,
    *,
    url: str | None = None,
    fetched_at: dt.datetime | str | None = None,
    published: dt.datetime | dt.date | str | None = None,
    tz: str | ZoneInfo = "Europe/Moscow",
    media: str = "auto",
    encoding: str | None = None,
    profile: Profile | Profiles | None = None,
    offices: Sequence[Tenure] = (),
) -> Page:
    """Turn a news page into one typed record.

    Args:
        page: HTML as bytes or str, or the plain visible text of a page.
        url: its address, if known; kept with the record.
        fetched_at: when it was fetched: a datetime (a naive one is local time of `tz`), or a string in ISO 8601 or as
            headers of HTTP write it. Ticker times and «сегодня в 20:12» resolve against it; without it they stay as
            said.
        published: when it was published, if a feed or a site map says so: a date, a datetime (a naive one is local time
            of `tz`), or a string in ISO 8601, as RSS writes it or as pages do («3 мая 2024, 10:00»). It holds before
            what the page says; where the page says something else, a note tells so. A page without an article has no
            such time all the same.
        tz: the zone in which the outlet's clock times are meant, by its IANA name or as a `ZoneInfo`.
        media: `html`, `text` (visible text of a whole page), `article` (headline, deck and paragraphs already
            extracted), or `auto` to tell HTML from text.
        encoding: encoding of bytes, if the caller knows it.
        profile: what is known of the outlet's pages, for the rare page where that is needed; of several, the one for
            the host of `url` is used. Its zone holds instead of `tz`.
        offices: who held which office when. With it «министр обороны» can be a person whom the article calls by name
            alone; without it an office belongs to those to whom the article gives it.

    Returns:
        The page; anything odd about it is in `notes`.

    Raises:
        UsageError: an argument is of the wrong kind. The content of a page never raises.
    """
    parser = Parser(tz=tz, media=media, encoding=encoding, profile=profile, offices=tenures(offices))
    return parser.parse(page, url=url, fetched_at=fetched_at, published=published)


def tokenize(
    page: bytes | str,
    *,
    url: str | None = None,
    media: str = "auto",
    encoding: str | None = None,
    profile: Profile | Profiles | None = None,
) -> Layout:
    """Take a page apart without resolving anything: a kind for every character, and the parts of the article.

    Args:
        page: HTML as bytes or str, or the plain visible text of a page.
        url: its address, if known.
        media: as for `parse`.
        encoding: as for `parse`.
        profile: as for `parse`.

    Raises:
        UsageError: an argument is of the wrong kind.
    """
    return Parser(media=media, encoding=encoding, profile=profile).tokenize(page, url=url)
