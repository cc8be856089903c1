"""Crawl an outlet and parse what it has: the page given, and what it links on the same host.

    scrapy runspider examples/spider.py -a url=https://… -O pages.jsonl

Needs rupress[scrapy].
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar
from urllib.parse import urlsplit

import scrapy

from rupress.integrations.scrapy import page_of


class NewsSpider(scrapy.Spider):
    """Yields raw pages; the pipeline parses them."""

    name = "news"
    custom_settings: ClassVar[dict[str, Any]] = {
        "ITEM_PIPELINES": {"rupress.integrations.scrapy.RupressPipeline": 300},
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 1,
        "DEPTH_LIMIT": 1,
        "FEED_EXPORT_ENCODING": "utf-8",  # else Scrapy writes every Russian letter as an escape
        "LOG_LEVEL": "INFO",
    }

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.allowed_domains = [urlsplit(url).hostname]

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Begin with the page that was named."""
        yield scrapy.Request(self.url)

    def parse(self, response: scrapy.http.Response) -> Iterator[Any]:
        """Yield the page, and follow its links."""
        if isinstance(response, scrapy.http.HtmlResponse):
            yield page_of(response)
            yield from response.follow_all(css="a")
