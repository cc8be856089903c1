"""What holds for the quotes of any text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress import find_quotes
from rupress.normalizer.article import Article, Block
from rupress.normalizer.quotes import quotes_of
from rupress.records import Kind, Quote
from rupress.span import Span, View

WORDS = (
    *("«", "»", '"', "„", "“", " — ", " - ", ", ", ". ", ": ", "? ", "… ", "\n", "\n\n", "(", ")", "[", "<…>", "что "),
    *("Он ", "он ", "сказал ", "заявила ", "по словам ", "по его словам ", "об этом ", "Как ", "сообщает ", "ТАСС "),
    *("«Вестник» ", "Анна Орлова ", "мэр ", "в мэрии ", "заявили ", "цитирует ", "слова ", "срок реален ", "мост "),
    *(
        "\u00ad",
        "\u200b",
        "\x97",
        "Tекст ",
        "42% ",
        "Корр.: ",
        "А. П. ",
        "! ",
        "«Нет!» ",
        "Седов: ",
        "глава завода Иван Седов ",
    ),
    *(
        "согласно отчёту, ",
        "признав, что ",
        "эксперт ",
        "который ",
        "и ",
        "она добавила: ",
        "Об этом сообщил министр. ",
    ),
)
BLOCKS = (Kind.HEADLINE, Kind.DECK, Kind.BODY, Kind.SUBHEAD, Kind.CAPTION)


def check(quotes: tuple[Quote, ...], text: str) -> None:
    """Assert what every answer must keep."""
    for quote in quotes:
        assert quote.parts
        for part in quote.parts:
            assert 0 <= part.start < part.stop <= len(text)
        assert quote.span == Span(min(p.start for p in quote.parts), max(p.stop for p in quote.parts))
        words = [text[p.start : p.stop] for p in quote.parts]
        assert quote.text == words[0] if len(words) == 1 else all(word in quote.text for word in words)
        assert 0 < quote.confidence <= 1
        assert quote.rule
        if quote.cue is not None:
            assert quote.cue.text == text[quote.cue.span.start : quote.cue.span.stop]
        for speaker in (*quote.media, *([quote.speaker] if quote.speaker else [])):
            assert speaker.name
            if speaker.span is not None:
                assert 0 <= speaker.span.start < speaker.span.stop <= len(text)
    assert [q.span for q in quotes] == sorted(q.span for q in quotes)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(find_quotes(text), text)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_any_text_of_the_words_of_reports(text: str) -> None:
    quotes = find_quotes(text)
    check(quotes, text)
    assert quotes == find_quotes(text)


@pytest.mark.parametrize("filler", ["очень ", "мост, ", "«Да» ", "который строил, "])
@pytest.mark.parametrize("size", [1_150, 1_200, 1_210, 2_000])
def test_a_sentence_too_long_to_be_read_whole(filler: str, size: int) -> None:
    words = filler * (size // len(filler))
    for text in (
        f"Завод, который {words}строил дом, а также сообщил, что мост готов.",
        f"Мэр Иван Седов, который {words}строил, заявил, что мост готов.",
        f"Мост, {words}как заявил мэр, готов, что он и сказал, передаёт «Вестник».",
    ):
        check(find_quotes(text), text)


@given(
    st.lists(st.tuples(st.sampled_from(BLOCKS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)), max_size=6)
)
def test_no_quote_crosses_a_subhead(pieces: list[tuple[Kind, list[str]]]) -> None:
    text = ""
    blocks: list[Block] = []
    for kind, words in pieces:
        line = "".join(words).replace("\n", " ").strip() or "мост"
        text += "\n\n" if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(line))))
        text += line
    quotes = quotes_of(Article(text, tuple(blocks), View(text)), (), ())
    check(quotes, text)
    for quote in quotes:
        for part in quote.parts:
            assert any(b.span.start <= part.start and part.stop <= b.span.stop for b in blocks)
        for block in blocks:
            if block.kind is not Kind.BODY and block.span.stop <= quote.span.stop:
                assert block.span.stop <= quote.span.start or quote.span.start >= block.span.start


def test_mutations_of_a_report() -> None:
    report = (
        "Мэр: мост крепок\n«Мост крепок, — сказала мэр Анна Орлова. — Он простоит век». По её словам, ремонт начнут "
        "в мае, передаёт «Вестник». Об этом сообщили в мэрии. Критик Рогов назвал мост «карандашом»."
    )
    rng = random.Random(7)
    for _ in range(300):
        letters = list(report)
        for _ in range(rng.randint(1, 6)):
            letters[rng.randrange(len(letters))] = rng.choice(["", *'«»"—,.:\n а'])
        text = "".join(letters)
        check(find_quotes(text), text)
