"""A page object for web-poet, and with scrapy-poet for Scrapy.

async def parse(self, response, page: NewsPage):
    yield await page.to_item()
"""

# No postponed annotations: a subclass of attrs repeats the types in a module that may not know their names.

import datetime as dt
from typing import ClassVar

from attrs import define, evolve, field

from rupress.errors import MissingExtraError
from rupress.integrations.headers import charset, moment
from rupress.parser import Parser
from rupress.records import Page

try:
    from web_poet import PageParams, Returns, WebPage, cached_method
    from web_poet.fields import item_from_fields
except ModuleNotFoundError as error:
    raise MissingExtraError("page objects need web-poet: pip install 'rupress[scrapy]'") from error


@define(slots=False, eq=False)
class NewsPage(WebPage, Returns[Page]):
    """A news page whose item is the parsed `Page`.

    Fields of a subclass stand in place of what was parsed, for the outlet where one thing is known better:

        class Courier(NewsPage):
            @field
            def section(self):
                return self.css(".rubric::text").get()
    """

    page_params: PageParams = field(factory=PageParams, kw_only=True)
    """What the request says of the page: `published`, when it was published, as `rupress.parse` takes it."""
    parser: ClassVar[Parser] = Parser()
    """How pages are parsed; a subclass may have another, for an outlet in another zone."""

    @property
    def fetched_at(self) -> dt.datetime | None:
        """When the page was fetched: what the `Date` header of the response says, if anything."""
        return moment(self.response.headers.get("Date"))

    @cached_method
    def parsed(self) -> Page:
        """Parse the response."""
        return self.parser.parse(
            bytes(self.response.body),
            url=str(self.url),
            fetched_at=self.fetched_at,
            published=self.page_params.get("published") or None,
            media="html",
            encoding=charset(self.response.headers.declared_encoding()),
        )

    async def to_item(self) -> Page:
        """Give the parsed page, with the fields of a subclass in place of what was parsed."""
        parsed: Page = self.parsed()
        return evolve(parsed, **await item_from_fields(self, dict))
