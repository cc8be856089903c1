"""Judge and time `rupress.nominative` on the documents that its training held out.

python benchmarks/names.py ../shared/data/ner [--errors 40]
"""

from __future__ import annotations

import argparse
import collections
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training/names"))

from train_nominative import FILES, examples, fold, held_out

from rupress.normalizer.nominative import nominative


def main() -> None:
    """Print exact, folded and changed accuracy and the spans a second, new ones and the same again, file by file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    nominative("Об этом сообщили в Нижнем Новгороде.", 19, 35)  # loads the dictionary
    for name in FILES:
        rows = [row for row in examples(args.folder / name) if held_out(row[0])]
        seconds: list[float] = []
        for _ in range(2):
            began = time.process_time()
            got = [nominative(text, start, stop) for _, text, start, stop, _ in rows]
            seconds.append(time.process_time() - began)
        log: collections.Counter[str] = collections.Counter()
        exact = folded = changed = right = 0
        for (_, text, start, stop, want), form in zip(rows, got, strict=True):
            same = fold(form) == fold(want)
            exact += form == want
            folded += same
            if fold(text[start:stop]) != fold(want):
                changed += 1
                right += same
            if not same:
                log[f"{text[max(0, start - 30) : start]!r} {text[start:stop]!r} -> {form!r}, gold {want!r}"] += 1
        print(
            f"{name}: exact {exact / len(rows):.4f} folded {folded / len(rows):.4f} "
            f"changed {right / changed:.4f} n={len(rows)} "
            f"{len(rows) / seconds[0]:.0f} spans a processor second, {len(rows) / seconds[1]:.0f} the second time"
        )
        for line, count in log.most_common(args.errors):
            print(f"{count:4} {line}")


if __name__ == "__main__":
    main()
