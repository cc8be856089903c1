"""Measure find_dates: characters a second on running text, beside dateparser.search in the same run, and linearity.

    python benchmarks/dates.py                                             # text of its own making
    python benchmarks/dates.py ../shared/data/raw/news.jsonl.gz            # a sample of real news

One process, one core. dateparser is measured if it is installed; it is no dependency.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import time
from collections.abc import Callable

from rupress.normalizer.dates import find_dates

REFERENCE = dt.datetime(2019, 11, 18, 15, 0, tzinfo=dt.UTC)
SPEECH = (
    "Совет посёлка Верхние Ключи утвердил бюджет на 2020 год. Заседание прошло в понедельник, 18 ноября, в 15:30. "
    "По словам главы поселения Олега Рябова, за последние девять месяцев доходы выросли на четверть, а дорогу, которую "
    "закрыли в конце прошлого года, откроют к лету. Жители ждали этого с 2014 года и не раз писали в редакцию. "
    "Подрядчик обещает, что машины пойдут по ней без объезда, а мост через реку станет шире и прочнее прежнего. "
)
HOSTILE = ("5 ", "на следующий день ", "с 5 по ", "двадцать ", "9:30-", "«")


def texts_of(path: str | None, limit: int) -> list[str]:
    """Give the texts of a .jsonl.gz file (field `text`), or made-up ones, up to so many characters."""
    if path is None:
        return [SPEECH * 5] * (limit // (5 * len(SPEECH)))
    texts: list[str] = []
    total = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            total += len(texts[-1])
            if total >= limit:
                break
    return texts


def speed(work: Callable[[str], object], texts: list[str]) -> float:
    """Characters a second of processor time, best of three."""
    best = 0.0
    for _ in range(3):
        begin = time.process_time()
        for text in texts:
            work(text)
        best = max(best, sum(map(len, texts)) / (time.process_time() - begin))
    return best


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?")
    parser.add_argument("--characters", type=int, default=2_000_000)
    arguments = parser.parse_args()
    texts = texts_of(arguments.path, arguments.characters)
    find_dates("5 мая", REFERENCE)  # the tables are read once
    own = speed(lambda text: find_dates(text, REFERENCE), texts)
    total = sum(map(len, texts))
    found = sum(len(find_dates(text, REFERENCE)) for text in texts)
    print(f"rupress.find_dates   {own:12,.0f} characters a second, {found:,} mentions in {total:,} characters")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser.search    not installed")
    else:
        sample = [text for text in texts if len(text) < 3000][:20]
        other = speed(lambda text: search_dates(text, languages=["ru"]), sample)
        print(f"dateparser.search    {other:12,.0f} characters a second ({own / other:,.0f} times slower)")
    for piece in HOSTILE:
        short, long = piece * 4000, piece * 40000
        ratio = speed(find_dates, [short]) / speed(find_dates, [long])
        print(f"ten times {piece!r:24} takes {10 * ratio:5.1f} times as long")


if __name__ == "__main__":
    main()
