"""The views in a real browser: they are seen, in light and dark, and no page gets a script or a request out of them."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests import chromium, invented
from tests.chromium import Browser
from tests.show.hostile import ATTACKS, hostile_page, records_of

from rupress import show
from rupress.show.frame import document

pytestmark = chromium.needed

PAGE = invented.page()


class Site:
    """A site on loopback that writes down what is asked of it."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                body = site.pages.get(self.path, "").encode("utf-8")
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"

    def show(self, browser: Browser, content: str, *, dark: bool = False) -> None:
        """Open content as a page of the site."""
        self.pages["/view"] = content
        self.asked.clear()
        browser.open(f"http://{self.host}/view", dark=dark)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium.browser(tmp_path_factory.mktemp("profile")) as made:
        yield made


def pixels(png: bytes) -> set[bytes]:
    """Give the different pixels of a picture, as the filters of PNG leave them: one, if it is blank."""
    data = b""
    at = 8
    width, depth, colour = 0, 0, 0
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, _, depth, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            data += body
        at += 12 + length
    assert depth == 8
    size = {2: 3, 6: 4}[colour]
    raw = zlib.decompress(data)
    line = 1 + width * size
    return {
        raw[start + place : start + place + size]
        for start in range(0, len(raw), line)
        for place in range(1, line, size)
    }


def paper(browser: Browser) -> int:
    """Give the brightness of what the view is written on, 0 to 765."""
    found = browser.evaluate(
        "getComputedStyle(document.querySelector('.rupress')).backgroundColor.match(/\\d+/g).map(Number)"
        ".slice(0, 3).reduce((a, b) => a + b)"
    )
    assert isinstance(found, int)
    return found


VIEWS = {
    "page": (show.html(PAGE), ["Крапивин рассказал", "WHO SAID WHAT", "Инга Вербицкая", "2021-05-19"]),
    "names": (document(PAGE.show("names")._repr_html_(), "x"), ["PEOPLE", "Пётр Крапивин", "Заречье"]),
    "timeline": (document(show.timeline(PAGE)._repr_html_(), "x"), ["2021-05-19", "вчера", "Published"]),
    "quotes": (
        document(show.who_said_what(PAGE)._repr_html_(), "x"),
        ["Пётр Крапивин", "Мы успеем. Деньги есть", "direct · пообещать"],
    ),
    "records": (
        document("".join(record._repr_html_() for record in records_of(PAGE)), "x"),
        ["rule site_name", "Пётр Крапивин", "deictic", "В Заречье открыли <новый> мост"],
    ),
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_seen(name: str, dark: bool, site: Site, browser: Browser) -> None:
    content, words = VIEWS[name]
    site.show(browser, content, dark=dark)
    seen = browser.evaluate("document.body.innerText")
    for word in words:
        assert word in seen
    assert len(pixels(browser.picture())) > 50
    assert (paper(browser) < 150) is dark
    assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it is wider than the window"


def test_a_blank_page_is_seen_to_be_blank(site: Site, browser: Browser) -> None:
    """The guard can fail."""
    site.show(browser, "<!doctype html><title>blank</title>")
    assert len(pixels(browser.picture())) < 5


def test_a_narrow_window_holds_every_view(site: Site, browser: Browser) -> None:
    for content, _ in VIEWS.values():
        site.pages["/view"] = content
        browser.open(f"http://{site.host}/view", width=420)
        assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(
    ("box", "hidden"),
    [
        (".rp-k-ticker", ".rp-run.rp-ticker"),
        (".rp-k-body", ".rp-run.rp-body"),
        (".rp-l-names", ".rp-card.rp-of-names"),
        (".rp-l-quotes", ".rp-card.rp-of-quotes"),
    ],
)
def test_boxes_hide_and_show_without_a_script(box: str, hidden: str, site: Site, browser: Browser) -> None:
    site.show(browser, show.html(PAGE))
    state = f"getComputedStyle(document.querySelector('{hidden}')).display"
    assert browser.evaluate(state) != "none"
    browser.evaluate(f"document.querySelector('{box}').click()")
    assert browser.evaluate(state) == "none"


def hostile_views(host: str) -> dict[str, str]:
    """Give the views of a hostile page: documents, and fragments as a notebook holds them, without any policy."""
    page = hostile_page(host)
    fragments = {
        "page": page._repr_html_(),
        "layers": page.show("names", "quotes")._repr_html_(),
        "timeline": show.timeline([page, page])._repr_html_(),
        "quotes": show.who_said_what([page, page])._repr_html_(),
        "records": "".join(record._repr_html_() for record in records_of(page)),
    }
    notebooks = {
        name: f"<!doctype html><meta charset=utf-8><title>safe</title>{fragment}"
        for name, fragment in fragments.items()
    }
    return notebooks | {"document": show.html(page)}


def misdeeds(site: Site, browser: Browser) -> list[str]:
    """Name what a page has done that it may not do."""
    done = [f"asked for {url}" for url in browser.requests() if not url.endswith(("/view", "/favicon.ico"))]
    done += [f"was asked for {path}" for path in site.asked if path not in {"/view", "/favicon.ico"}]
    if browser.evaluate("window.pwned === 1"):
        done.append("ran a script")
    if browser.evaluate("document.title") == "pwned":
        done.append("changed its title")
    done += ["opened a dialog"] * len(browser.happened("Page.javascriptDialogOpening"))
    planted = (
        "document.querySelectorAll('script, img, a, iframe, link, base, svg, object, [onfocus], [onerror]').length"
    )
    return done + ["got elements in"] * bool(browser.evaluate(planted))


@pytest.mark.parametrize("name", hostile_views("x"))
def test_a_hostile_page_does_nothing(name: str, site: Site, browser: Browser) -> None:
    site.show(browser, hostile_views(site.host)[name])
    # Point at everything and click it, as a reader might.
    browser.evaluate(
        "document.querySelectorAll('*').forEach(element => {"
        "element.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); element.focus?.();"
        "if (element.tagName == 'SUMMARY' || element.tagName == 'INPUT') element.click()})"
    )
    assert misdeeds(site, browser) == []
    assert "window.pwned=1" in browser.evaluate("document.body.innerText"), "the attack is shown as text"


def test_the_guard_sees_an_attack(site: Site, browser: Browser) -> None:
    """The same attack, not escaped, does all of it."""
    attack = ATTACKS.replace("{host}", site.host).split("<meta")[0]
    site.show(browser, f"<!doctype html><meta charset=utf-8><title>{attack}")
    done = misdeeds(site, browser)
    for deed in ("ran a script", "changed its title", "got elements in", "was asked for /hit"):
        assert deed in done


def test_the_policy_of_documents_holds_where_escaping_fails(site: Site, browser: Browser) -> None:
    attack = ATTACKS.replace("{host}", site.host).split("<meta")[0].removeprefix("</style></div></title>")
    site.show(browser, document(f'<div class="rupress">{attack}</div>', "safe"))
    assert site.asked in (["/view"], ["/view", "/favicon.ico"])
    assert not browser.evaluate("window.pwned === 1")
    assert browser.evaluate("document.title") == "safe"
