"""The tagger as it is used: names in texts of our own, and what holds for any text."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.ner import HEADS, tag

# Names are written [PER …], [LOC …], [ORG …]: a new example is a new line.
EXAMPLES = [
    "Мэр [LOC Казани] встретился с [PER Иваном Лосевым].",
    "Об этом сообщил официальный представитель [PER А. Б. Берёзкин].",
    "«Мы готовы», — сказала [PER Анна Ветрова] журналистам.",
    "[PER Лосев] добавил, что в [LOC Новосибирске] выпал снег.",
    "В [LOC Санкт-Петербурге] и [LOC Ростове-на-Дону] откроют школы.",
    "[ORG Минобороны] [LOC России] опубликовало видео.",
    "Президент [LOC США] прибыл в [LOC Рейкьявик].",
    "Акции «[ORG Газпрома]» выросли, акции «[ORG Роснефти]» упали.",
    "Погода на завтра: ветер, дождь, до пяти градусов тепла.",
    "В понедельник депутаты рассмотрят законопроект.",
]

LINES = [
    ("Видео\nЛосев\nФото", ["[PER Лосев]"]),
    ("21:48\nПожар в Казани потушен\n21:30\nВ Омске открыли мост", ["[LOC Казани]", "[LOC Омске]"]),
    ("МЭР КАЗАНИ ПОДАЛ В ОТСТАВКУ\nОн заявил об этом в среду.", ["[LOC КАЗАНИ]"]),
    ("Сергей\nЛавров", None),
    ("Громов: мост откроют в мае\nЗайцева ответила на критику", ["[PER Громов]", "[PER Зайцева]"]),
    ("Россия\nКитай\nИндия", ["[LOC Россия]", "[LOC Китай]", "[LOC Индия]"]),
]


def marked(text: str, head: str = "factrueval") -> str:
    """Write the names that are found into the text."""
    opened, closed = [""] * (len(text) + 1), [""] * (len(text) + 1)
    for start, stop, type_, _ in tag(text, head=head):
        opened[start] += f"[{type_} "
        closed[stop] += "]"
    return "".join(end + begin + c for end, begin, c in zip(closed, opened, [*text, ""], strict=True))


def bare(example: str) -> str:
    for type_ in ("PER", "LOC", "ORG"):
        example = example.replace(f"[{type_} ", "")
    return example.replace("]", "")


@pytest.mark.parametrize("example", EXAMPLES)
def test_names_are_found(example: str) -> None:
    assert marked(bare(example)) == example


def test_a_ministry_and_its_country_are_two_names() -> None:
    example = "Об этом сообщил представитель [ORG МИД] [LOC РФ] [PER А. Б. Берёзкин]."
    assert marked(bare(example)) == example


@pytest.mark.parametrize(("text", "names"), LINES)
def test_names_keep_to_their_lines(text: str, names: list[str] | None) -> None:
    found = tag(text)
    assert not any("\n" in text[start:stop] for start, stop, _, _ in found)
    if names is not None:
        assert [f"[{type_} {text[start:stop]}]" for start, stop, type_, _ in found] == names


@pytest.mark.parametrize(
    ("head", "example"),
    [
        ("factrueval", "Об этом сообщил [ORG Верховный суд] [LOC США]."),
        ("slavic", "Об этом сообщил [ORG Верховный суд США]."),
        ("nerel", "[ORG [ORG Правительство] [LOC Великобритании]] подало в отставку."),
    ],
)
def test_conventions_differ(head: str, example: str) -> None:
    assert marked(bare(example), head) == example


def test_a_name_is_found_in_capitals_and_alone_in_its_line() -> None:
    text = "СКОНЧАЛСЯ АРТЁМ ВЕТРОВ\n\nВетров родился в Омске.\n\nВетров"
    people = [text[start:stop] for start, stop, type_, _ in tag(text) if type_ == "PER"]
    assert people == ["АРТЁМ ВЕТРОВ", "Ветров", "Ветров"]


@pytest.mark.parametrize("head", HEADS)
@given(text=st.text(alphabet="МИДаРФ «»-.\n\u2028\r\x85Ёx1\ud800😀"))
def test_any_text_has_orderly_names(head: str, text: str) -> None:
    outer, inner = (0, 0), 0  # the last outermost name, the end of the last name within it
    for start, stop, type_, sure in tag(text, head=head):
        assert 0 <= start < stop <= len(text)
        assert len(text[start:stop].splitlines()) == 1
        assert text[start:stop].strip() == text[start:stop]
        assert type_ in {"PER", "LOC", "ORG"}
        assert 0 <= sure <= 1
        if start >= outer[1]:
            outer, inner = (start, stop), start
        else:
            assert head == "nerel"
            assert inner <= start < stop <= outer[1]
            assert (start, stop) != outer
            inner = stop


HOSTILE = ["а" * 50_000, "А-" * 25_000, "«" * 50_000, "Иван " * 10_000, "\n" * 50_000, "Я\n" * 25_000, "И.О." * 12_000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:4]))
def test_hostile_texts_pass(text: str) -> None:
    assert all(text[start:stop] for start, stop, _, _ in tag(text))


@pytest.mark.parametrize("text", ["", " ", "\n", "\ufeff", "\x00"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert tag(text) == ()


def test_a_long_text_is_read_to_its_end() -> None:
    line = "В Казани мэр встретился с Иваном Лосевым.\n"
    found = tag(line * 1_000)
    per_line = {(start % len(line), stop % len(line), type_) for start, stop, type_, _ in found}
    assert per_line == {(2, 8, "LOC"), (26, 40, "PER")}
    assert len(found) == 2_000


THREADS = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from rupress.ner import tag
barrier = Barrier(8)
def work(number):
    barrier.wait()
    return tag("Мэр Казани встретился с Иваном Лосевым." * (1 + number % 2))
with ThreadPoolExecutor(8) as pool:
    found = list(pool.map(work, range(8)))
assert found[0::2] == [found[0]] * 4 and found[1::2] == [found[1]] * 4, found
print(found[0])
"""


def test_eight_threads_may_begin_at_once() -> None:
    outputs = {
        subprocess.run([sys.executable, "-c", THREADS], check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    }
    assert len(outputs) == 1


def test_threads_find_the_same() -> None:
    texts = [bare(example) * (1 + i % 3) for i, example in enumerate(EXAMPLES * 3)]
    alone = [tag(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tag, texts)) == alone
