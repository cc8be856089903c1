"""Profiles learnt from saved pages: what some sites give, what is refused, and what no page can do.

A site is a folder under `learnt` with `pages` and the profile that they give in `expected.toml`, what speaks for each
entry as comments. It has one name and host: Берег, bereg.example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import growth

import rupress
from rupress import Input, Profile, UsageError
from rupress.profiles import learn
from rupress.profiles.learning import toml
from rupress.profiles.learning.evidence import Seen
from rupress.profiles.learning.repeated import edges_of, lines_of, repeated_lines
from rupress.read.hints import Hint
from rupress.records import Failure

SITES = sorted(path for path in (Path(__file__).parent / "learnt").iterdir() if path.is_dir())
SHORE = SITES[0]
NAME, HOST = "Берег", "bereg.example"


def pages_of(site: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((site / "pages").iterdir())]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_site_gives_its_profile(site: Path) -> None:
    learnt = learn(pages_of(site), name=NAME, hosts=HOST)
    assert learnt.profile == Profile.read(site / "expected.toml")
    assert learnt.profile == Profile.learn(pages_of(site), name=NAME, hosts=HOST)
    assert (learnt.pages, learnt.articles, learnt.skipped) == (5, 5, ())


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_what_is_written_reads_back_and_the_order_of_pages_does_not_matter(site: Path) -> None:
    pages = pages_of(site)
    written = learn(pages, name=NAME, hosts=HOST).toml()
    assert Profile.from_toml(written) == learn(pages, name=NAME, hosts=HOST).profile
    assert written == learn(pages[::-1], name=NAME, hosts=HOST).toml()
    assert written == learn([*pages[2:], *pages[:2]], name=NAME, hosts=HOST).toml()


def test_the_profile_mends_the_pages_it_was_learnt_from() -> None:
    """A slogan in the heading of every page is taken for the headline of one, if it is read alone."""
    pages = pages_of(SHORE)
    profile = Profile.learn(pages, name=NAME)
    wanted = [page.decode().partition('<div class="t1">')[2].partition("<")[0] for page in pages]
    assert [rupress.parse(page, profile=profile).headline for page in pages] == wanted
    assert sum(rupress.parse(page).headline == words for page, words in zip(pages, wanted, strict=True)) < 5
    assert not any("напишите нам" in rupress.parse(page, profile=profile).paragraphs[-1] for page in pages)


def test_every_entry_says_what_speaks_for_it() -> None:
    written = learn(pages_of(SHORE), name=NAME).toml()
    assert written.startswith("# Learnt from 5 pages, 5 with an article.")
    assert 'caption = ".p1"  # 4 of 4 pages\n' in written
    entries = [line for line in written.splitlines() if '"' in line and not line.startswith("name")]
    assert all(" pages" in line.partition("  # ")[2] for line in entries)


OTHER = """<body class="sport"><div class="t1">Лодки и вёсла от завода, скидка до конца мая</div>
<h1>Яхта «Чайка» первой обогнула озеро</h1><div class="day">18 мая 2024, 10:00</div>
<div class="body"><p>Яхта «Чайка» первой обогнула Лебяжье озеро: дорога заняла у неё четыре часа и сорок минут.</p>
<p>Об этом сообщили в клубе «Берег», где к гонке готовились с осени до самого мая.</p>
<p>Следующая гонка пройдёт в июне на том же озере, запись на неё уже открыта, сказал тренер.</p></div></body>"""


def test_the_other_template_of_a_site_is_not_harmed() -> None:
    """What is the headline on five pages is an advertisement on one, which is built otherwise."""
    pages = [re.sub(b"<h1>.*</h1>", b"", page) for page in pages_of(SHORE)]
    assert Profile.learn(pages, name=NAME).css[0] == Hint("headline", ".t1")
    profile = Profile.learn([*pages, OTHER], name=NAME)
    assert profile.css[0] == Hint("headline", ".page .t1")
    assert rupress.parse(OTHER, profile=profile) == rupress.parse(OTHER)


def test_too_few_pages_are_refused() -> None:
    with pytest.raises(UsageError, match="2 of the 2 pages read have an article: a profile is learnt from 3 or more"):
        learn(pages_of(SHORE)[:2], name=NAME)
    with pytest.raises(UsageError, match="0 of the 4 pages"):
        learn([f"<p>Ничего нет: {k}</p>" for k in range(4)], name=NAME)


def test_misuse_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="pages is one page"):
        learn(pages_of(SHORE)[0], name=NAME)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="pages must be a list"):
        learn(7, name=NAME)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="page is a path"):
        learn([SHORE], name=NAME)  # type: ignore[list-item]
    with pytest.raises(UsageError, match="name is missing"):
        learn(iter([]), name=" ")
    with pytest.raises(UsageError, match=r"write 'example\.ru'"):
        learn(iter([]), name=NAME, hosts="https://bereg.example/")


def test_what_is_not_learnt_from_is_told() -> None:
    pages = pages_of(SHORE)
    given: list[bytes | str | Input | Failure] = [
        Failure(0, "Unreadable", "a.html: gone"),
        b"\x89PNG\r\n\x1a\n\0\0\0",
        Input(pages[0], url="https://zarechye.example/1"),
        *(Input(page, url=f"https://www.bereg.example/{k}") for k, page in enumerate(pages)),
        pages[0],
    ]
    learnt = learn(given, name=NAME, hosts=HOST)
    assert [(one.index, one.error) for one in learnt.skipped] == [
        (0, "Unreadable"), (1, "NoText"), (2, "OtherHost"), (8, "Duplicate"),
    ]  # fmt: skip
    assert learnt.profile == learn(pages, name=NAME, hosts=HOST).profile


def test_the_host_is_that_of_the_addresses() -> None:
    pages = [Input(page, url=f"https://www.bereg.example/{k}") for k, page in enumerate(pages_of(SHORE))]
    assert learn(pages, name=NAME).profile.hosts == (HOST,)
    two = [*pages, attrs.evolve(pages[0], page=OTHER, url="https://sport.bereg.example/")]
    with pytest.raises(UsageError, match=r"several hosts \(bereg.example, sport.bereg.example\)"):
        learn(two, name=NAME)
    assert learn(two, name=NAME, hosts=[HOST, "*.bereg.example"]).pages == 6


@given(st.text())
def test_any_string_is_written_as_toml_has_it(text: str) -> None:
    assert tomllib.loads(f"x = {toml.string(text)}")["x"] == text


def test_what_toml_cannot_hold_is_replaced() -> None:
    assert tomllib.loads("x = " + toml.string("а\ud800б"))["x"] == "а?б"


def test_no_control_character_is_written() -> None:
    assert toml.string("а\x1b[31m\x9b\u202e\U000e0001\xa0") == (
        r'"а\U0000001b[31m\U0000009b\U0000202e\U000e0001\U000000a0"'
    )


def test_the_cost_grows_with_the_pages() -> None:
    page = re.sub(b"<h1>.*</h1>", b"", pages_of(SHORE)[0]).decode()
    site = [page.replace("Паромы", f"{k} паромов") for k in range(60)]
    run: Callable[[list[str]], object] = lambda pages: learn(pages, name=NAME)  # noqa: E731
    assert growth(run, site[:6], site, allowed=20.0) <= 20.0


TAGS = [
    "p",
    "/p",
    "b class='x y'",
    "/b",
    "div id=a",
    "/div",
    "a href=/",
    "h1",
    "/h1",
    "li class=--1",
    "p hidden",
    'x"y',
]
TEXTS = ["Мост открыли.", "12 мая, 10:00", " ", "\n", "*", "\ud800", "<span class='md:w-1/2 é'>", "<i itemprop='a\"b'>"]
MARKUP = st.lists(st.sampled_from([*(f"<{tag}>" for tag in TAGS), *TEXTS]), max_size=30).map("".join)
ARTICLE = "<p>Мост через Заречку открыли в среду, сообщили в администрации города Заречье журналистам.</p>" * 3


@settings(deadline=None)
@given(st.lists(MARKUP, min_size=3, max_size=5), st.sampled_from(["html", "text", "auto"]))
def test_no_page_raises(pages: list[str], media: str) -> None:
    given_ = [Input(f"<body><h1>Мост {k}</h1>{page}{ARTICLE}{page}", media=media) for k, page in enumerate(pages)]
    try:
        learnt = learn(given_, name=NAME)
    except UsageError as error:
        assert "pages read have an article" in str(error)  # noqa: PT017 - that is all that may be said
        return
    assert Profile.from_toml(learnt.toml()) == learnt.profile


HEAD, SLOGAN, END = "О проекте газеты", "Главное озеро края", "Другие новости берега"
KINDS = ("nav", "nav", "headline", "byline", "body", "body", "body", "nav", "related")


def text_page(number: int, **kinds: str) -> Seen:
    """A page in plain text: its lines by name are of other kinds than usual, and not sure."""
    names = ("head", "slogan", "title", "date", "one", "two", "three", "end", "after")
    lines = (HEAD, SLOGAN, *(f"{name} {number}" for name in names[2:7]), END, f"after {number}")
    read = tuple(kinds.get(name, kind) for name, kind in zip(names, KINDS, strict=True))
    sure = tuple(400 if name in kinds else 1_000 for name in names)
    return Seen(read, sure, tuple(map(str.lower, lines)), (), lines, f"title {number}")


@pytest.mark.parametrize(
    ("odd", "after", "before"),
    [
        ({}, [], []),
        ({"after": "body"}, [], [END]),
        ({"slogan": "section"}, [SLOGAN], []),
        ({"head": "section", "after": "caption"}, [SLOGAN], [END]),
        ({"end": "headline"}, [], []),
    ],
)
def test_the_edges_of_articles_in_plain_text(odd: dict[str, str], after: list[str], before: list[str]) -> None:
    pages = [*map(text_page, range(6)), text_page(6, **odd), text_page(7, **odd)]
    repeated = repeated_lines(pages)
    assert [said.what for said in edges_of(pages, repeated, last=False)] == after
    assert [said.what for said in edges_of(pages, repeated, last=True)] == before
    assert edges_of([text_page(k, **odd) for k in range(8)], repeated, last=True) == []


def test_a_line_of_two_roles_is_left_alone() -> None:
    """«Культура» is a menu's entry, and the rubric of some articles; what stands in few stories may be told in them."""
    pages = [text_page(k, end="body") for k in range(6)]
    assert [said.what for said in lines_of(pages, repeated_lines(pages), set())] == []
    longer = [attrs.evolve(page, texts=(f"{HEAD} и о людях берега", *page.texts[1:])) for page in pages]
    named = [attrs.evolve(page, kinds=("body", *page.kinds[1:])) for page in longer]
    ((said),) = lines_of(named, repeated_lines(named), set())
    assert (said.kind, said.what, said.mended) == ("nav", f"{HEAD} и о людях берега", 6)
    mixed = [attrs.evolve(page, words=(page.words[0], page.words[0], *page.words[2:])) for page in named]
    assert list(lines_of(mixed, repeated_lines(mixed), set())) == []
