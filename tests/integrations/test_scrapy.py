"""Real crawls of a site of fixtures, served on loopback: every page is parsed as `parse` does it, none is lost."""

from __future__ import annotations

import datetime as dt
import http.server
import importlib.util
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import rupress

pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("scrapy", "scrapy_poet"))),
    reason="needs Scrapy: pip install 'rupress[scrapy]'",
)

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"
NAMES = ("agency", "channel", "cp1251", "front", "newspaper")
DATE = dt.datetime(2023, 9, 14, 19, 30, tzinfo=dt.UTC)


class Site(http.server.BaseHTTPRequestHandler):
    """Serves the fixtures, and a front page that links them, as if it were the evening of their day."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        page = (FIXTURES / name / "page.html").read_bytes() if name in NAMES else b""
        links = "".join(f'<a href="/{name}">{name}</a>' for name in NAMES).encode()
        self.send_response_only(200)
        self.send_header("Date", "Thu, 14 Sep 2023 19:30:00 GMT")
        self.send_header("Content-Type", "text/html; charset=klingon" if name == "agency" else "text/html")
        self.end_headers()
        self.wfile.write(page or links)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def crawl(site: str, folder: Path, spider: str, **settings: Any) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Crawl the site; give the items and the stats."""
    out = folder / "items.jsonl"
    script = str(Path(__file__).with_name("crawl.py"))
    command = [sys.executable, script, site, str(out), spider, json.dumps(settings)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr[-3000:]
    items = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return items, json.loads(ran.stdout)


def expected(site: str, name: str) -> rupress.Page:
    raw = (FIXTURES / name / "page.html").read_bytes()
    return rupress.parse(raw, url=f"{site}/{name}", fetched_at=DATE, media="html")


def test_raw_pages_become_parsed_ones(site: str, tmp_path: Path) -> None:
    items, stats = crawl(site, tmp_path, "records")
    found = {page.url: page for page in map(rupress.from_dict, items)}
    assert found == {f"{site}/{name}": expected(site, name) for name in NAMES}
    articles = sum(page.headline is not None for page in found.values())
    assert (stats["rupress/parsed"], stats.get("rupress/without_article", 0)) == (len(NAMES), len(NAMES) - articles)


def test_dicts_get_a_field_and_what_fails_is_dropped_and_counted(site: str, tmp_path: Path) -> None:
    items, stats = crawl(site, tmp_path, "dicts", RUPRESS_FIELD="news")
    assert sorted(item["nr"] for item in items) == [1] * 5 + [3] * 5
    (page,) = [rupress.from_dict(item["news"]) for item in items if item.get("url") == f"{site}/newspaper"]
    assert (page.headline, page.fetched_at) == (expected(site, "newspaper").headline, None)
    assert stats["rupress/failed"] == stats["rupress/failed/UsageError"] == stats["item_dropped_count"] == len(NAMES)
    assert (stats["rupress/parsed"], stats["rupress/passed_by"]) == (len(NAMES), len(NAMES))


def test_what_fails_passes_on_if_wished(site: str, tmp_path: Path) -> None:
    items, stats = crawl(site, tmp_path, "dicts", RUPRESS_ON_FAILURE="pass")
    assert sorted(item["nr"] for item in items) == [1] * 5 + [2] * 5 + [3] * 5
    assert stats["rupress/failed"] == len(NAMES)
    assert "item_dropped_count" not in stats


@pytest.mark.parametrize("kind", ["dicts", "records"])
def test_page_objects_give_pages_and_subclasses_know_better(site: str, tmp_path: Path, kind: str) -> None:
    items, stats = crawl(site, tmp_path, "poet", RUPRESS_ITEMS=kind)
    assert stats["rupress/parsed"] == 2 * len(NAMES)
    for name in NAMES:
        page = expected(site, name)
        found = [item for item in items if item["url"] == f"{site}/{name}"]
        assert sorted(str(item["section"]) for item in found) == sorted([str(page.section), "Раздел"])
        if kind == "dicts":
            assert page in map(rupress.from_dict, found)
        else:
            assert {item["headline"] for item in found} == {page.headline}


def test_times_of_publication_are_told_by_spiders_items_and_requests(site: str, tmp_path: Path) -> None:
    items, stats = crawl(site, tmp_path, "told")
    assert stats["rupress/failed"] == stats["rupress/failed/UsageError"] == len(NAMES)  # «вчера»
    raw = (FIXTURES / "newspaper" / "page.html").read_bytes()
    moment = rupress.parse(raw, published=DATE.replace(day=15, hour=7, minute=0)).published
    day, own = (rupress.parse(raw, published=told).published for told in (dt.date(2023, 9, 15), None))
    assert len({moment, day, own}) == 3
    found = [item for item in items if item["url"] == f"{site}/newspaper"]
    told = [rupress.from_dict(item.get("rupress", item)).published for item in found]
    assert sorted(map(str, told)) == sorted(map(str, [moment] * 4 + [day, own]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"RUPRESS_ITEMS": "rows"},
        {"RUPRESS_ON_FAILURE": "weep"},
        {"RUPRESS_TZ": "Europe/Atlantis"},
        {"RUPRESS_PROFILE": "nowhere.toml"},
    ],
)
def test_a_wrong_setting_is_told_when_the_crawl_begins(wrong: dict[str, str]) -> None:
    from scrapy import Spider
    from scrapy.crawler import Crawler

    from rupress.integrations.scrapy import RupressPipeline

    with pytest.raises(rupress.UsageError, match=next(iter(wrong.values()))):
        RupressPipeline.from_crawler(Crawler(Spider, wrong))


def test_a_pipeline_has_what_its_settings_say(tmp_path: Path) -> None:
    from scrapy.settings import Settings

    from rupress.integrations.scrapy import RupressPipeline

    (tmp_path / "gorod.toml").write_text(
        'name = "Город"\nhosts = ["gorod.example"]\n[css]\nheadline = ".ttl"\n', encoding="utf-8"
    )
    for path in (tmp_path / "gorod.toml", tmp_path):
        crawler: Any = SimpleNamespace(settings=Settings({"RUPRESS_PROFILE": str(path)}), stats=None)
        pipeline = RupressPipeline.from_crawler(crawler)
        html = '<h1>Наш город</h1><b class="ttl">Мост открыли</b>'
        item = {"html": html, "url": "https://gorod.example/1", "fetched_at": "2024-05-03T10:00+03:00"}
        page = pipeline.process_item(item)["rupress"]
        assert (page["headline"], page["fetched_at"]) == ("Мост открыли", "2024-05-03T10:00:00+03:00")
