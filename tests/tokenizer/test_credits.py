from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.read import read
from rupress.tokenizer.caption_seams import split_caption
from rupress.tokenizer.captions import read_captions
from rupress.tokenizer.credits import parse_credit
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of

LINES = (Path(__file__).parent / "credits.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.reader((line for line in LINES if not line.startswith("#")), delimiter="\t"))[1:]

CAPTIONS = [
    ("Утро на набережной. |Фото: Анна Ветрова", ""),
    ("Стройка моста |/ Фото: Анна Ветрова", ""),
    ("Чтобы не простыть, оденьтесь теплее |/ shutterstock", ""),
    ("Заседание началось в полдень. |Фото kzn.ru", ""),
    ("Утро на набережной. |Фото А. Ветровой", ""),
    ("Утро на набережной. |Фото А. А. Ветровой и И.Громова.", ""),
    ("Утро на набережной |Фото Анны Ветровой", ""),
    ("Утро на набережной |(фото А. Ветровой)", ""),
    ("Утро на набережной, |фото А. Ветровой", ""),
    ("|Фото А. Ветровой", ""),
    ("Музей показал Фото Века|", ""),
    ("|© РИА Новости / Анна Ветрова", ""),
    ("|Reuters", ""),
    ("Новый стадион открыли в пятницу|", ""),
    ("Счёт 1/25 был открыт на первой минуте|", ""),
    ("Разведение мостов |/ РИА Новости / © Анна Ветрова", ""),
    ("На заседании городской думы. |Анна Ветрова / РИА Новости", ""),
    ("Комбайны в поле, 4 июля 2019 года. |REUTERS/Anna Hill", ""),
    ("Илья Громов |/ пресс-служба", ""),
    ("|Анна Ветрова / volga-news.ru", ""),
    ("Илья Громов//|Ветрова Анна/Фотохроника ТАСС", ""),
    ("На вокзале утром, |фото «Волжский дневник»", ""),
    ("Чертёж |с сайта volga-news.ru", ""),
    ("Премьера нового сезона |Legion-Media", ""),
    ("Запись в Instagram|", ""),
    ("МЧС спасло рыбаков со льдины|", ""),
    ("Скриншот обращения жителей к мэру города|", ""),
    ("|Скриншот volga-news.ru", ""),
    ("|Instagram @north_wind", ""),
    ("|Instagram Анны Ветровой", ""),
    ("Мост открыли утром. На фото: глава города Илья Громов|", ""),
    ("Расписание паромов. |Инфографика «Волжского дневника»", ""),
    ("Скриншот записи о мосте, |https://volga-news.example/zapis/o-moste-cherez-reku.html", ""),
    ("А ручки дверей где? |Источник: Volga", ""),
]


@pytest.mark.parametrize(("text", "creator", "agency"), CASES, ids=[case[0] for case in CASES])
def test_credit(text: str, creator: str, agency: str) -> None:
    credit = parse_credit(text)
    assert (credit.creator or "", credit.agency or "") == (creator, agency)
    assert credit.text == text


@pytest.mark.parametrize("marked", [text for text, _ in CAPTIONS])
def test_caption_and_credit_on_one_line(marked: str) -> None:
    """The bar marks where the credit begins."""
    assert split_caption(marked.replace("|", "", 1)) == marked.index("|")


BLOCKS = [
    # lines of one block; text, maker and agency of each record
    ("Рыбаки на льду.⏎Фото: Анна ВЕТРОВА", "Рыбаки на льду. · Анна ВЕТРОВА · –"),
    ("Мост ночью⏎RIVERPRESS", "Мост ночью · – · RIVERPRESS"),
    ("© Видео: МЧС РФ © Фото: Anna Hill, globallookpress", "– · – · МЧС РФ | – · Anna Hill · globallookpress"),
    ("© East News   © Anna Hill / Reuters", "– · – · East News | – · Anna Hill · Reuters"),
    ("Кадр из фильма «Волна»⏎© Студия «Маяк»", "Кадр из фильма «Волна» · – · Студия «Маяк»"),
    ("© Reuters / Anna Hill⏎Утро на реке", "Утро на реке · Anna Hill · Reuters"),
    ("Утро на реке⏎© Reuters⏎Вечер на реке⏎© AFP", "Утро на реке · – · Reuters | Вечер на реке · – · AFP"),
    ("© Reuters⏎Перейти в медиабанк⏎Утро на реке", "Утро на реке · – · Reuters"),
    ("Утро на реке⏎Источник:⏎Анна Ветрова / volga-news.ru", "Утро на реке · Анна Ветрова · volga-news.ru"),
    ("Утро на реке⏎Вечер на реке", "Утро на реке · – · – | Вечер на реке · – · –"),
]


@pytest.mark.parametrize(("block", "records"), BLOCKS, ids=[case[0] for case in BLOCKS])
def test_a_caption_and_the_credit_under_it_are_one_record(block: str, records: str) -> None:
    source = read(block.replace("⏎", "\n\n"), media="text")
    labels = {"Источник:": "credit", "Перейти в медиабанк": "share", "Анна Ветрова / volga-news.ru": "credit"}
    pieces = [whole(row, labels.get(row.folded, "caption"), "test", 0.9) for row in rows_of(source)]
    captions = read_captions(pieces, source.text)
    shown = [(c.text, c.credit and c.credit.creator, c.credit and c.credit.agency) for c in captions]
    assert " | ".join(" · ".join(part or "–" for part in caption) for caption in shown) == records


@given(st.text(alphabet="Фото: ©/|.,()АИванпетр12\n\u200bRe", max_size=60))
def test_every_credit_is_kept_whole(text: str) -> None:
    credit = parse_credit(text)
    assert credit.text == text
    assert credit.creator is None or credit.creator in text
    assert credit.agency is None or credit.agency in text
    assert 0 <= split_caption(text) <= len(text)
