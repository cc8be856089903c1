"""A crawl of a site, run by itself as a program since a reactor runs but once in a process.

    python crawl.py URL OUTPUT SPIDER SETTINGS

writes the items as JSON Lines and prints the stats of rupress as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import scrapy
from attrs import define
from scrapy.crawler import CrawlerProcess
from web_poet import HttpClient, field

import rupress
from rupress.integrations.scrapy import page_of
from rupress.integrations.web_poet import NewsPage


class Site(scrapy.Spider):
    """Follows the links of the front page."""

    name = "site"

    async def start(self) -> AsyncIterator[scrapy.Request]:
        yield scrapy.Request(sys.argv[1])

    def parse(self, response: Any) -> Iterator[Any]:
        yield from response.follow_all(css="a", callback=self.page)


class Records(Site):
    """Yields raw pages."""

    def page(self, response: Any) -> Iterator[Any]:
        yield page_of(response)


class Dicts(Site):
    """Yields dicts: with a page, with one that is none, and with none."""

    def page(self, response: Any) -> Iterator[Any]:
        yield {"html": response.text, "url": response.url, "nr": 1, "fetched_at": None}
        yield {"html": 7, "url": response.url, "nr": 2}
        yield {"nr": 3}


class Courier(NewsPage):
    """A page object that knows one thing better."""

    @field
    def section(self) -> str:
        return "Раздел"


class Poet(Site):
    """Yields what page objects give."""

    async def page(self, response: Any, page: NewsPage, better: Courier) -> AsyncIterator[rupress.Page]:
        assert response.url == str(page.url)
        yield await page.to_item()
        yield await better.to_item()


@define
class Late(NewsPage):
    """A page object with a dependency more, made by attrs."""

    client: HttpClient


class Told(Site):
    """Says when a page was published: of a raw page, of dicts, the last of them wrongly, and of page objects."""

    TIME = "Fri, 15 Sep 2023 07:00:00 GMT"

    def parse(self, response: Any) -> Iterator[Any]:
        yield from response.follow_all(css="a", callback=self.page, meta={"page_params": {"published": self.TIME}})

    async def page(self, response: Any, page: NewsPage, late: Late) -> AsyncIterator[Any]:
        yield page_of(response, published=self.TIME)
        for told in (self.TIME, dt.date(2023, 9, 15), "", "вчера"):
            yield {"html": response.text, "url": response.url, "published": told}
        yield await page.to_item()
        yield await late.to_item()


def main() -> None:
    _, output, spider, settings = sys.argv[1:]
    process = CrawlerProcess(
        {
            "ADDONS": {"scrapy_poet.Addon": 300},
            "ITEM_PIPELINES": {"rupress.integrations.scrapy.RupressPipeline": 300},
            "FEEDS": {output: {"format": "jsonlines", "encoding": "utf-8"}},
            "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False,
            **json.loads(settings),
        }
    )
    crawler = process.create_crawler({"records": Records, "dicts": Dicts, "poet": Poet, "told": Told}[spider])
    process.crawl(crawler)
    process.start()
    stats = crawler.stats.get_stats()
    sys.stdout.write(json.dumps({key: value for key, value in stats.items() if key.startswith(("rupress/", "item_"))}))


if __name__ == "__main__":
    main()
