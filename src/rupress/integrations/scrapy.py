"""Scrapy: an item pipeline that parses what a spider scraped.

    ITEM_PIPELINES = {"rupress.integrations.scrapy.RupressPipeline": 300}

    def parse(self, response):
        yield page_of(response)

Settings, the value first that counts if none is set:

- `RUPRESS_TZ`: `Europe/Moscow`; the zone in which clock times are meant;
- `RUPRESS_PROFILE`: none; the path of a site profile, or of a folder of several;
- `RUPRESS_ITEMS`: `dicts`, as `to_dict` makes them, or `records`;
- `RUPRESS_ON_FAILURE`: `drop` or `pass`; what becomes of an item whose page cannot be parsed;
- `RUPRESS_FIELD`: `rupress`; the field that holds the parsed page in an item that has other fields.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from rupress.batch import parse_many
from rupress.errors import MissingExtraError, UsageError
from rupress.export import to_dict
from rupress.integrations.fields import CONTENT
from rupress.integrations.headers import charset, moment
from rupress.parser import Parser
from rupress.profiles import load
from rupress.records import Failure, Input, Page

try:
    from itemadapter import ItemAdapter
    from scrapy.crawler import Crawler
    from scrapy.exceptions import DropItem
    from scrapy.http import Response
    from w3lib.encoding import http_content_type_encoding
except ModuleNotFoundError as error:
    raise MissingExtraError("the pipeline needs Scrapy: pip install 'rupress[scrapy]'") from error


def page_of(
    response: Response,
    *,
    fetched_at: dt.datetime | str | None = None,
    published: dt.datetime | dt.date | str | None = None,
) -> Input:
    """Make a raw page of a response, an item that the pipeline parses.

    Args:
        response: what a spider got.
        fetched_at: when it was fetched; if not given, what the response's `Date` header says, if anything.
        published: when it was published, if a feed or a site map says so; see `rupress.parse`. Empty for none.
    """
    return Input(
        response.body,
        url=response.url,
        fetched_at=fetched_at or moment(_header(response, "Date")),
        media="html",
        encoding=charset(http_content_type_encoding(_header(response, "Content-Type"))),
        published=published or None,
    )


class RupressPipeline:
    """Parses the page in each item; drops nothing without counting it.

    An `Input`, such as `page_of` makes, becomes the parsed page. Of any other item (dict, dataclass, attrs,
    `scrapy.Item`) the first field of `html`, `text`, `page`, `content` is the page; `url`, `fetched_at`, `published`
    and `encoding` are read where it has them, and the parsed page is put into its field `RUPRESS_FIELD`. Items without
    a page pass by.

    Stats: `rupress/parsed`, `rupress/without_article` (of these), `rupress/failed` and `rupress/failed/ERROR`,
    `rupress/passed_by`.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        path = settings.get("RUPRESS_PROFILE")
        self.parser = Parser(tz=settings.get("RUPRESS_TZ", "Europe/Moscow"), profile=load(path) if path else None)
        self.parser.parse(b"")  # tells of a wrong zone when the crawl begins, and loads the models
        self.as_dicts = _choice(settings.get("RUPRESS_ITEMS", "dicts"), "RUPRESS_ITEMS", ("records", "dicts"))
        self.drops = _choice(settings.get("RUPRESS_ON_FAILURE", "drop"), "RUPRESS_ON_FAILURE", ("pass", "drop"))
        self.field = settings.get("RUPRESS_FIELD", "rupress")
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the pipeline of a crawl, as Scrapy asks for it.

        Raises:
            UsageError: a setting has a value that it cannot have.
        """
        return cls(crawler)

    def process_item(self, item: Any, spider: object = None) -> Any:  # noqa: ARG002 - what Scrapy passes
        """Parse the page of an item.

        Raises:
            DropItem: it cannot be parsed, and such items are to be dropped.
        """
        if isinstance(item, Page):  # of a page object
            return self._done(item)
        given = item if isinstance(item, Input) else _read(item)
        if given is None:
            self._count("passed_by")
            return item
        (result,) = parse_many([given], parser=self.parser)
        if isinstance(result, Failure):
            self._count("failed")
            self._count(f"failed/{result.error}")
            if self.drops:
                raise DropItem(f"rupress: {result.error}: {result.message} ({given.url})")
            return item
        if isinstance(item, Input):
            return self._done(result)
        ItemAdapter(item)[self.field] = self._done(result)
        return item

    def _done(self, page: Page) -> Page | dict[str, Any]:
        self._count("parsed")
        if page.headline is None:
            self._count("without_article")
        return to_dict(page) if self.as_dicts else page

    def _count(self, what: str) -> None:
        if self.stats is not None:
            self.stats.inc_value(f"rupress/{what}")


def _read(item: Any) -> Input | None:
    """Find the page in an item, and what is known of it; None if there is none."""
    if not ItemAdapter.is_item(item):
        return None
    fields = ItemAdapter(item)
    name = next((name for name in CONTENT if fields.get(name) is not None), None)
    if name is None:
        return None
    return Input(
        fields[name],
        url=fields.get("url"),
        fetched_at=fields.get("fetched_at") or None,
        media=CONTENT[name],
        encoding=fields.get("encoding"),
        published=fields.get("published") or None,
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _choice(value: object, setting: str, values: tuple[str, str]) -> bool:
    """Read a setting of two values; tell whether it is the second."""
    if value not in values:
        raise UsageError(f"{setting} is {' or '.join(values)}, not {value!r}")
    return value == values[1]
