"""Site profiles: what is refused when they are made, whose page is whose, and what no page can do to them."""

from __future__ import annotations

import pickle
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rupress
from rupress import Profile, Profiles, UsageError
from rupress.profiles import load
from rupress.profiles.hosts import host_of
from rupress.read import hits_on, read
from rupress.tokenizer.context import context_of
from rupress.tokenizer.hints import HINTS
from rupress.tokenizer.rows import rows_of

PAGE = (Path(__file__).parents[1] / "fixtures" / "pages" / "channel" / "page.html").read_bytes()
TEXT = "<p>Мост через Заречку открыли в среду, сообщили в администрации города Заречье журналистам.</p>" * 3

INVALID = [
    ("", "name is missing"),
    ("name = 7", "name is missing"),
    ("name = 'А", "no valid TOML"),
    ("name = 'А'\nhost = 'a.ru'", "no field 'host'"),
    ("name = 'А'\nhosts = ['https://a.ru/']", "write 'example.ru'"),
    ("name = 'А'\nhosts = ['*']", "write 'example.ru'"),
    ("name = 'А'\nhosts = [1]", "a list of strings"),
    ("name = 'А'\nhosts = 1", "a list of strings"),
    ("name = 'А'\ntz = 'Moscow'", "unknown time zone"),
    ("name = 'А'\nticker = 'time'", "'time title' or 'title time'"),
    ("name = 'А'\ncss = 'h1'", "a table of kinds"),
    ("name = 'А'\n[css]\nheadlin = 'h1'", "no kind 'headlin'"),
    ("name = 'А'\n[css]\nheadline = 1", "css.headline is 1"),
    ("name = 'А'\n[css]\nheadline = ['h1', 'h1[']", "'h1\\[' for headline is no CSS selector"),
    ("name = 'А'\n[css]\nheadline = ''", "no CSS selector"),
    ("name = 'А'\n[css]\nheadline = 'h1::before'", "no CSS selector"),
    ("name = 'А'\n[css]\nheadline = 'h1'\ndeck = 'h1'", "named as headline and as deck"),
    ("name = 'А'\n[lines]\nad = '**'", "is no line"),
    ("name = 'А'\n[lines]\nad = 'Ещё'\nnav = 'ещё'", "named as two kinds"),
    ("name = 'А'\n[lines]\nadd = 'Ещё'", "no kind 'add'"),
    ("name = 'А'\nbefore = [1]", "is no line"),
    ("name = 'А'\nbefore = 1", "a list of lines"),
]


@pytest.mark.parametrize(("text", "message"), INVALID, ids=[text.replace("\n", " ") for text, _ in INVALID])
def test_what_is_no_profile_is_refused(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message) as caught:
        Profile.read(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("name = 'Берег'".encode("cp1251"))
    for name, said in (("absent", "absent.toml: No such file"), ("latin", "cannot be read as a profile")):
        with pytest.raises(UsageError, match=said) as told:
            load(tmp_path / f"{name}.toml")
        assert "Errno" not in str(told.value)


@pytest.mark.parametrize("kind", HINTS)
def test_every_kind_can_be_said(kind: str) -> None:
    layout = rupress.tokenize(f"<div class='x'>Мост открыли</div>{TEXT}", profile=Profile("А", css={kind: ".x"}))
    assert rupress.check(rupress.normalize(layout)) == ()
    assert layout.source.lines[0].hint == kind
    if kind != "outside":
        assert (layout.segments[0].rule, layout.segments[0].confidence) == ("profile", 1.0)


HOSTS = [
    ("https://example.ru/news/1", "example.ru"),
    ("http://WWW.Example.RU:8080/", "example.ru"),
    ("https://user@sport.example.ru.", "sport.example.ru"),
    ("https://пример.рф/1", "xn--e1afmkfd.xn--p1ai"),
    ("pages/1.html", None),
    ("http://[", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "host"), HOSTS)
def test_the_host_of_an_address(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/1", "А"),
        ("https://www.a.example/1", "А"),
        ("https://sport.a.example/1", "Спорт"),
        ("https://live.sport.a.example/1", "Всё под А"),
        ("https://aa.example/1", None),
        ("https://кино.рф/", "Кино"),
        ("pages/1.html", None),
        (None, None),
    ],
)
def test_of_several_the_one_for_the_host(url: str | None, name: str | None) -> None:
    all_of_them = Profiles(
        [
            Profile("А", hosts=["www.a.example"]),
            Profile("Всё под А", hosts=["*.a.example"]),
            Profile("Спорт", hosts=["sport.a.example"]),
            Profile("Кино", hosts=["кино.рф"]),
        ]
    )
    found = all_of_them.of(url)
    assert (found.name if found else None) == name


def test_two_profiles_cannot_claim_one_host(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('name = "А"\nhosts = ["a.example"]', encoding="utf-8")
    (tmp_path / "b.toml").write_text('name = "Б"\nhosts = ["www.a.example"]', encoding="utf-8")
    with pytest.raises(UsageError, match=r"'a.example' is claimed by 'А' and by 'Б'"):
        load(tmp_path)
    (tmp_path / "b.toml").write_text('name = "Б"', encoding="utf-8")
    with pytest.raises(UsageError, match="names no hosts"):
        load(tmp_path)
    (tmp_path / "b.toml").unlink()
    assert isinstance(load(tmp_path), Profiles)
    (tmp_path / "a.toml").unlink()
    with pytest.raises(UsageError, match="there is no profile"):
        load(tmp_path)


def test_a_profile_for_another_host_is_left_and_noted() -> None:
    profile = Profile("А", hosts=["a.example"], css={"nav": "p"})
    page = rupress.parse(TEXT, url="https://b.example/1", profile=profile)
    assert [note.code for note in page.notes] == ["profile_host"]
    assert attrs.evolve(page, notes=()) == rupress.parse(TEXT, url="https://b.example/1")
    assert rupress.parse(TEXT, url="https://a.example/1", profile=profile).paragraphs == ()
    assert rupress.parse(TEXT, url="https://b.example/1", profile=Profiles([profile])).notes == ()


def test_a_profile_that_says_nothing_changes_nothing() -> None:
    assert rupress.parse(PAGE, profile=Profile("А")) == rupress.parse(PAGE)


def test_selectors_that_match_nothing_change_nothing() -> None:
    assert rupress.parse(PAGE, profile=Profile("А", css={"headline": ".absent"})) == rupress.parse(PAGE)


def test_what_is_no_profile_cannot_be_passed() -> None:
    with pytest.raises(UsageError, match=r"Profile\.read"):
        rupress.parse(PAGE, profile="site.toml")  # type: ignore[arg-type]


def test_of_two_elements_around_a_line_the_inner_one_holds() -> None:
    profile = Profile("А", css={"comment": ".outer", "ad": ".outer p", "tags": ".outer b"})
    source = read("<div class=outer>раз<p>два <b>три</b> четыре</p>пять</div>шесть", media="html", hints=profile.css)
    said = [(source.text[line.span.start : line.span.stop], line.hint) for line in source.lines]
    assert said == [
        ("раз", "comment"),
        ("два", "ad"),
        ("три", "tags"),
        ("четыре", "ad"),
        ("пять", "comment"),
        ("шесть", ""),
    ]


def test_an_element_of_two_kinds_is_of_the_first_and_noted() -> None:
    profile = Profile("А", css={"ad": ".x", "nav": "div.x"})
    page = rupress.parse("<div class=x>Окна</div><div class=x>Двери</div>", profile=profile)
    assert [note.code for note in page.notes] == ["profile_conflict", "no_article"]
    assert "2 of the elements" in page.notes[0].message
    assert [segment.kind for segment in page.segments] == ["ad", "ad"]
    ((ad, nav),) = [hits_on("<p class=x>", Profile("А", css={"ad": ".x", "nav": "p"}).css)]
    assert (ad.elements, ad.rivals, nav.rivals) == (1, (), ((ad.hint, 1),))


def test_lines_hold_over_elements_and_the_zone_over_the_parsers() -> None:
    profile = Profile(
        "А", css={"body": "p"}, lines={"ad": ["Окна*", "*дёшево", "*двери*"], "nav": "Окна и рамы"}, tz="Asia/Omsk"
    )
    page = "<p>ОКНА на заказ</p><p>Всё очень дешево</p><p>А двери даром</p><p>Окна и рамы</p><p>Оконце</p>"
    layout = rupress.tokenize(page, profile=profile)
    assert [line.hint for line in layout.source.lines] == ["ad", "ad", "ad", "nav", "body"]
    dated = rupress.parse(f"<h1>Мост открыли</h1><p>12 мая 2024, 10:00</p>{TEXT}", profile=Profile("А", tz="Asia/Omsk"))
    assert str(dated.published) == "2024-05-12 10:00:00+06:00"


def test_lines_hold_in_plain_text_where_a_sentence_seems_to_go_on() -> None:
    text = "Мост через Заречку открыли в среду, как сообщили в администрации\nчитайте нас в приложении"
    layout = rupress.tokenize(text, profile=Profile("А", lines={"share": "Читайте нас*"}))
    assert [segment.kind for segment in layout.segments][-1] == "share"
    assert layout.segments[-1].rule == "profile"


def test_profiles_go_to_workers() -> None:
    parser = rupress.Parser(profile=Profiles([Profile("А", hosts=["a.example"], css={"ad": "p"})]))
    assert pickle.loads(pickle.dumps(parser)) == parser
    pages = [rupress.Input(TEXT, url="https://a.example/1"), rupress.Input(TEXT, url="https://b.example/1")]
    one = list(rupress.parse_many(pages, parser=parser))
    assert one == list(rupress.parse_many(pages, workers=2, parser=parser))
    assert [page.segments[0].kind == "ad" for page in one if isinstance(page, rupress.Page)] == [True, False]


TAGS = ["p", "/p", "b class=x", "/b", "div id=a", "/div", "a", "li", "table", "td", "pre", "svg", "br", "p hidden"]
TEXTS = ["Мост открыли.", "12 мая, 10:00", " ", "\n", "<!-- x -->", "<span class='x y'>", "&nbsp;"]
MARKUP = st.sampled_from([*(f"<{tag}>" for tag in TAGS), *TEXTS])


@given(
    st.lists(MARKUP, max_size=40).map("".join),
    st.dictionaries(
        st.sampled_from(HINTS), st.sampled_from(["p", ".x", "#a *", "b, a", ":not(p)", "td", "*"]), max_size=3
    ).filter(lambda css: len(set(css.values())) == len(css)),
)
def test_any_page_parses_with_any_profile(page: str, css: dict[str, str]) -> None:
    record = rupress.parse(page, media="html", profile=Profile("А", css=css, lines={"ad": "мост*"}, after="12*"))
    assert rupress.check(record) == ()


@pytest.mark.parametrize("kind", ["caption", "credit", "related", "ad", "share", "embed", "subhead", "outside", "nav"])
def test_what_is_named_between_two_paragraphs_does_not_part_the_text(kind: str) -> None:
    part = TEXT.partition("</p>")[0]
    page = f"<h1>Мост открыли</h1>{part}{part}<b class=x>Опора моста</b><b class=x>Вид с берега</b>{part}{part}"
    source = read(page, media="html", hints=Profile("А", css={kind: ".x"}).css)
    context = context_of(rows_of(source), source.facts)
    assert (context.start, context.stop) == (1, 7)
