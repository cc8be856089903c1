"""Write into the tables of variants which lines are read wrongly now, and where.

    python -m tests.tokenizer.variants_known

Reasons stay as they are; what fails without one gets `?`, to be put right by hand: no test takes it for a reason.
"""

from __future__ import annotations

from itertools import chain, combinations

from tests.tokenizer.test_variants import HERE, PARTS, faults, is_right, readings, table

Reading = tuple[frozenset[str], bool]
"""The words by which a reading may be called, and whether it is wrong."""


def places_of(read: list[Reading]) -> list[str]:
    """Find the fewest words that call all wrong readings and no other."""
    words = sorted(set(chain.from_iterable(called for called, _ in read)), key=lambda word: (word != "always", word))
    calls = [frozenset(some) for size in (1, 2, 3) for some in combinations(words, size)]
    calls = [call for call in calls if all(wrong for called, wrong in read if call <= called)]
    left = [called for called, wrong in read if wrong]
    chosen: list[str] = []
    while left:
        call = max(calls, key=lambda one: (sum(one <= called for called in left), -len(one)))
        chosen.append(" ".join(sorted(call)))
        left = [called for called in left if not call <= called]
    return chosen


def known_of(part: str, row: dict[str, str]) -> str:
    """Spell the known faults of a line as they are now."""
    told = faults(row)
    groups: dict[str, list[Reading]] = {}
    read = [(frozenset(words), not is_right(part, row, place, media)) for place, media, words in readings(part, row)]
    for words, wrong in read:
        if wrong:
            reason = next((why for where, why in told if where <= words), told[0][1] if told else "?")
            groups.setdefault(reason, []).append((words, True))
    spelled: list[str] = []
    for reason, wrongs in groups.items():
        mine = {words for words, _ in wrongs}
        spelled += [f"{place}: {reason}" for place in places_of([(words, words in mine) for words, _ in read])]
    return " | ".join(spelled)


def main() -> None:
    """Rewrite the last column of each table."""
    for part in PARTS:
        path = HERE / f"{part}.tsv"
        rows = iter(table(part))
        lines: list[str] = []
        width = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or not width:
                width = width or (0 if line.startswith("#") else len(line.split("\t")))
                lines.append(line)
                continue
            cells = (line.split("\t") + [""] * width)[: width - 1]
            lines.append("\t".join([*cells, known_of(part, next(rows))]).rstrip("\t"))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
