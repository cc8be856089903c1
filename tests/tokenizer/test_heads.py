"""Rules for the page as a whole: a row of heads.tsv is a rule, labelled lines, and their labels after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from rupress.read import read
from rupress.records import Facts
from rupress.tokenizer.context import Context, context_of
from rupress.tokenizer.pieces import Piece, whole
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.rules.decks import deck_over_the_text
from rupress.tokenizer.settle import ANYWHERE, RULES

LINES = (Path(__file__).parent / "heads.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]
IN_HTML = (Path(__file__).parent / "markup_rules.tsv").read_text(encoding="utf-8").splitlines()[2:]
BY_NAME = {rule.__name__: rule for rule in (*ANYWHERE, *RULES)}
PARAGRAPH = (
    "body Строительство моста в Самаре заняло четыре года, рассказал журналистам глава города Илья Громов. "
    "По его словам, по новому мосту через реку смогут ездить автобусы и трамваи."
)


def _pieces(lines: list[str]) -> list[Piece]:
    pairs = [line.partition(" ") for line in lines]
    rows = rows_of(read("\n\n".join(words for _, _, words in pairs), media="text"))
    return [whole(row, label, "test", 0.45) for row, (label, _, _) in zip(rows, pairs, strict=True)]


@pytest.mark.parametrize(("rule", "lines", "want"), CASES, ids=[f"{case[0]}-{k}" for k, case in enumerate(CASES)])
def test_rule(rule: str, lines: str, want: str) -> None:
    pieces = _pieces(lines.split("|"))
    settled = BY_NAME[rule](pieces, context_of([p.row for p in pieces], Facts()))
    assert [p.label for p in settled] == want.split()
    changed = [p for p, before in zip(settled, pieces, strict=True) if p.label != before.label]
    assert all(p.rule == rule for p in changed)


@pytest.mark.parametrize("case", IN_HTML)
def test_rule_that_asks_the_markup(case: str) -> None:
    rule, html, before, after = case.split("\t")
    source = read(f"<html><body>{html}</body></html>", media="html")
    rows = rows_of(source)
    pieces = [whole(row, label, "test", 0.45) for row, label in zip(rows, before.split(), strict=True)]
    assert [p.label for p in BY_NAME[rule](pieces, context_of(rows, source.facts))] == after.split()


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        (["body Движение по нему начнется зимой после испытаний"], "deck_without_stop"),
        (["body Движение по нему начнется зимой.", "credit Фото: Анна Ветрова"], "deck_set_apart"),
        (["body В Самаре строительство моста заняло четыре года."], "deck_retold"),
        (["body Движение по нему начнется только будущей зимой."], ""),
        (["body Движение по мосту начнется зимой. Об этом рассказал мэр города.", "credit Фото: Анна Ветрова"], ""),
    ],
)
def test_a_deck_is_set_apart_unstopped_or_retold(head: list[str], rule: str) -> None:
    pieces = _pieces(["headline Мост через реку открыли", *head, PARAGRAPH, PARAGRAPH])
    settled = deck_over_the_text(pieces, context_of([p.row for p in pieces], Facts()))
    assert [p.rule for p in settled if p.label == "deck"] == ([rule] if rule else [])


@pytest.mark.parametrize(("confidence", "label"), [(0.89, "body"), (0.9, "deck")])
def test_the_text_goes_on_from_a_deck_of_which_the_model_is_not_sure(confidence: float, label: str) -> None:
    pieces = _pieces(
        ["headline Мост через реку открыли", PARAGRAPH.replace("body", "deck"), "body Старый мост разберут."]
    )
    pieces[1].confidence = confidence
    settled = BY_NAME["deck_like_the_text"](pieces, context_of([p.row for p in pieces], Facts()))
    assert settled[1].label == label


@pytest.mark.parametrize(("over", "confidence", "headline"), [
    ("caption Секреты паромщика: что брать в рейс и сколько ждать", 0.59, 0),
    ("caption Секреты паромщика: что брать в рейс и сколько ждать", 0.6, 1),
    ("caption Паромщик", 0.59, 1),  # a title has more words
    ("nav Секреты паромщика: что брать в рейс и сколько ждать", 0.59, 1),
])  # fmt: skip
def test_an_unsure_title_over_a_deck_is_the_headline(over: str, confidence: float, headline: int) -> None:
    pieces = _pieces([over, "deck Паромщик рассказал о рейсах и о том, что брать с собой", *[PARAGRAPH] * 3])
    pieces[0].confidence = confidence
    context = evolve(context_of([p.row for p in pieces], Facts()), anchors={0: 0.5, 1: 0.9})
    settled = BY_NAME["deck_without_headline"](pieces, context)
    assert [k for k, piece in enumerate(settled) if piece.label == "headline"] == [headline]
    far = BY_NAME["deck_without_headline"](pieces, evolve(context, anchors={0: -0.4, 1: 0.9}))
    assert [k for k, piece in enumerate(far) if piece.label == "headline"] == [1]


def test_all_lines_of_a_quoted_post_are_the_post() -> None:
    post = "<blockquote><p>Ура!</p><p>Едем!</p>— Мэрия (@samara) 18 мая</blockquote>"
    page = f"<p>Мост открыли утром.</p>{post}<p>Он длинный.</p>"
    rows = rows_of(read(page, media="html"))
    pieces = BY_NAME["post_of_a_network"]([whole(row, "body", "test", 0.9) for row in rows], context_of(rows, Facts()))
    assert [piece.label for piece in pieces] == ["body", "embed", "embed", "embed", "body"]


def test_who_is_in_a_picture_is_no_author() -> None:
    name = "Анна Ветрова (редактор отдела науки)"
    page = f"<h1>Мост открыли</h1><img src=a width=800 height=500><p>{name}</p><p>Он длинный.</p>"
    for picture, label in ((page, "caption"), (page.replace("<img", "<i"), "byline")):
        rows = rows_of(read(picture, media="html"))
        labels = ("headline", "caption", "body")
        pieces = [whole(row, kind, "test", 0.9) for row, kind in zip(rows, labels, strict=True)]
        assert BY_NAME["author_with_role"](pieces, context_of(rows, Facts()))[1].label == label


def test_a_paragraph_after_one_of_its_markup_is_text() -> None:
    page = (
        "<div><p>Мост открыли.</p><p>Он соединил два берега, и поедут автобусы.</p><h3>Он соединил и села.</h3></div>"
    )
    rows = rows_of(read(page, media="html"))
    labels = ("body", "ticker_teaser", "ticker_teaser")
    pieces = [whole(row, kind, "test", 0.9) for row, kind in zip(rows, labels, strict=True)]
    settled = BY_NAME["between_paragraphs"](pieces, context_of(rows, Facts()))
    assert [piece.label for piece in settled] == ["body", "body", "ticker_teaser"]


def test_a_flash_under_the_only_first_heading_is_an_article() -> None:
    flash = "<p>В Самаре открыли новый мост через реку, сообщила администрация.</p>"
    page = f"<h1>Мост через реку открыли</h1><p>18 мая 2020</p>{flash}"
    for html, labels in ((page, ["headline", "byline", "body"]), (page + "<h1>Погода</h1>", ["ticker_title"])):
        rows = rows_of(read(html, media="html"))
        kinds = ("ticker_title", "ticker_time", "ticker_teaser", "nav")
        pieces = [whole(row, kind, "test", 0.9) for row, kind in zip(rows, kinds, strict=False)]
        settled = BY_NAME["news_flash"](pieces, context_of(rows, Facts()))
        assert [piece.label for piece in settled][: len(labels)] == labels


@pytest.mark.parametrize(("tag", "label"), [("p", "body"), ("h2", "deck")])
def test_a_deck_with_the_markup_of_the_paragraphs_is_one(tag: str, label: str) -> None:
    lead = f"<{tag}>Мост открыли утром. На церемонию пришли тысячи жителей города.</{tag}>"
    rows = rows_of(read(f"<div>{lead}<div>Фото: ТАСС</div><p>Он длинный.</p><p>Он и высокий.</p></div>", media="html"))
    labels = ("deck", "credit", "body", "body")
    pieces = [whole(row, kind, "test", 0.9) for row, kind in zip(rows, labels, strict=True)]
    assert BY_NAME["deck_like_the_text"](pieces, context_of(rows, Facts()))[0].label == label


def _labelled(page: str, labels: str) -> tuple[list[Piece], Context]:
    """Give the lines of HTML labels."""
    rows = rows_of(read(page, media="html"))
    pieces = [whole(row, kind, "test", 0.9) for row, kind in zip(rows, labels.split(), strict=True)]
    return pieces, context_of(rows, Facts())


@pytest.mark.parametrize(
    ("rule", "page", "labels", "want"),
    [
        ("linked_title", "<p>Мост открыли.</p><p><a href=#>Парк закрыли</a></p>", "body subhead", "body related"),
        ("linked_title", "<p>Мост открыли.</p><p><a href=#>Кто его строил?</a></p>", "body body", "body related"),
        ("linked_title", "<p>Мост открыли.</p><li><a href=#>Парк закрыли</a></li>", "body body", "body body"),
        ("linked_title", "<p>Мост открыли.</p><p><a href=#>- Парк закрыли</a></p>", "body body", "body body"),
        ("linked_title", "<p>Мост открыли.</p><p><b>Парк закрыли</b></p>", "body subhead", "body subhead"),
        (
            "one_headline",
            "<h1>Мост открыли<br><small>Его ждали девять лет</small></h1>" + PARAGRAPH.replace("body ", "<p>") * 2,
            "headline headline body body",
            "headline deck body body",
        ),
        (
            "who_is_cited",
            "<figure><blockquote>Мост готов.</blockquote><figcaption>— Анна</figcaption></figure><p>— Reuters</p>",
            "body credit credit",
            "body body credit",
        ),
        (
            "who_is_cited",
            "<blockquote><p>Готов.</p><cite>Анна</cite></blockquote><blockquote>Едем!<p>Фото: ТАСС</p></blockquote>",
            "body credit body credit",
            "body body body credit",
        ),
        (
            "post_of_a_network",
            "<p>Мост открыли.</p><div><p>Ура!</p><p>Едем!</p><div>— Мэрия (@samara) 18 мая</div></div>",
            "body body body body",
            "body embed embed embed",
        ),
        (
            "post_of_a_network",
            "<p>Мост открыли.</p>" * 5 + "<p>— Мэрия (@samara) 18 мая</p>",
            "body body body body body body",
            "body body body body body embed",
        ),
        (
            "deck_without_headline",
            f"<h1>{'Мост через реку открыли утром в понедельник. ' * 4}</h1><p>Он длинный.</p>",
            "deck body",
            "headline body",
        ),
        (
            "news_flash",
            "<h1>Парк у самой реки закрыли на ремонт</h1><div>18 мая 2020</div>"
            + "<p>Мост открыли утром, сообщила мэрия города.</p>" * 2,
            "ticker_title ticker_time ticker_teaser ticker_teaser",
            "headline byline body body",
        ),
        (
            "news_flash",
            "<h1>Парк у самой реки закрыли на ремонт</h1><div>18 мая 2020</div>"
            + "<div><p>Мост открыли утром, сообщила мэрия города.</p></div>" * 2,
            "ticker_title ticker_time ticker_teaser ticker_teaser",
            "ticker_title ticker_time ticker_teaser ticker_teaser",
        ),
    ],
)
def test_the_markup_tells(rule: str, page: str, labels: str, want: str) -> None:
    pieces, context = _labelled(f"<div>{page}</div>", labels)
    assert [piece.label for piece in BY_NAME[rule](pieces, context)] == want.split()
