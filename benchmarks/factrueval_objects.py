"""Score entities with their attributes on factRuEval-2016, in the manner of its second track.

    python benchmarks/factrueval_objects.py ../shared/data/ner/factrueval.dev.objects.jsonl.gz [--model first.npz]

The shipped tagger has read this set; `--model` takes another, such as the first stage that `python -m training.ner`
writes, which has not.

The library's entities are paired with the gold ones of the same type, one to one, the best pairs first. A pair is worth
the share of attributes that are right: for precision of those that the library gives, for recall of those in the gold.
A name is right if any of the library's normal forms of it equals any of the gold's, case, ё and quotation marks aside,
the gold's descriptor counted or not («движение «Рассвет»» or «Рассвет»). Gold objects without any name are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

Attributes = Mapping[str, frozenset[str]]
"""Values of an attribute by its name; of a name several are right."""
Object = tuple[str, Attributes]
"""Type (PER, LOC, ORG) and attributes."""

TYPES = {"Person": "PER", "Org": "ORG", "Location": "LOC", "LocOrg": "LOC"}
PERSONAL = {"lastname": "surname", "firstname": "given", "patronymic": "patronymic"}


def fold(name: str) -> str:
    """Fold what does not count."""
    return re.sub(r"\s+", " ", re.sub(r"[«»\"“”„']", "", name)).strip().lower().replace("ё", "е")


def gold_objects(row: Mapping[str, Any]) -> list[Object]:
    """Read the objects of one gold document."""
    kinds = {span["id"]: TYPES.get(span["type"]) for span in row["spans"]}
    objects: list[Object] = []
    for entity in row["entities"]:
        found = Counter(kinds[o] for o in entity["objects"] if kinds.get(o))
        if not found:
            continue
        kind = found.most_common(1)[0][0]
        attributes = _gold_attributes(str(kind), entity["attrs"])
        if attributes:
            objects.append((str(kind), attributes))
    return objects


def _gold_attributes(kind: str, attrs: Mapping[str, Sequence[str]]) -> Attributes:
    if kind == "PER":
        values = {own: frozenset(map(fold, attrs[theirs])) for theirs, own in PERSONAL.items() if attrs.get(theirs)}
        return {name: value for name, value in values.items() if value}
    names = {fold(name) for name in attrs.get("name", ()) if name}
    for descriptor in attrs.get("descriptor", ()):
        names |= {name.removeprefix(fold(descriptor) + " ") for name in names}
    return {"name": frozenset(names)} if names else {}


def own_objects(text: str) -> list[Object]:
    """Read the library's entities of a text."""
    from rupress.normalizer.article import of_text
    from rupress.normalizer.entities import name_entities

    mentions, entities = name_entities(of_text(text))
    objects: list[Object] = []
    for entity in entities:
        if entity.type == "PER":
            fields = {name: getattr(entity, name) for name in PERSONAL.values()}
            objects.append(("PER", {name: frozenset((fold(value),)) for name, value in fields.items() if value}))
        else:
            names = {entity.name, *(mentions[i].normal for i in entity.mentions)}
            names |= {getattr(entity, name) for name in ("full", "acronym") if getattr(entity, name, None)}
            objects.append((str(entity.type.value), {"name": frozenset(map(fold, names))}))
    return objects


def use(path: Path) -> None:
    """Let the library find names with another model of the tagger."""
    from rupress.ner import tag
    from rupress.ner.model import load
    from rupress.normalizer import entities

    vars(entities)["tag"] = partial(tag, model=load(path))


def worth(own: Object, gold: Object) -> tuple[float, float]:
    """Say how much of a pair is right: the share of the library's attributes and that of the gold's."""
    if own[0] != gold[0] or not own[1] or not gold[1]:
        return 0.0, 0.0
    right = sum(bool(values & gold[1].get(name, frozenset())) for name, values in own[1].items())
    return right / len(own[1]), right / len(gold[1])


class Score:
    """Sums of what is right over documents, by type and for all."""

    def __init__(self) -> None:
        self.precise: dict[str, float] = defaultdict(float)
        self.recalled: dict[str, float] = defaultdict(float)
        self.own: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.log: list[str] = []

    def add(self, own: Sequence[Object], gold: Sequence[Object], name: str = "") -> None:
        """Add one document."""
        pairs = sorted(
            ((sum(worth(o, g)), i, j) for i, o in enumerate(own) for j, g in enumerate(gold)),
            key=lambda pair: (-pair[0], pair[1], pair[2]),
        )
        free_own, free_gold = set(range(len(own))), set(range(len(gold)))
        for value, i, j in pairs:
            if value > 0 and i in free_own and j in free_gold:
                free_own.remove(i)
                free_gold.remove(j)
                precise, recalled = worth(own[i], gold[j])
                self.precise[own[i][0]] += precise
                self.recalled[gold[j][0]] += recalled
                if precise < 1 or recalled < 1:
                    self.log.append(f"{name} partly right: {_shown(own[i])}, gold {_shown(gold[j])}")
        self.own.update(o[0] for o in own)
        self.gold.update(g[0] for g in gold)
        self.log += [f"{name} invented: {_shown(own[i])}" for i in sorted(free_own)]
        self.log += [f"{name} missed: {_shown(gold[j])}" for j in sorted(free_gold)]

    def f1(self, kinds: Iterable[str] = ("PER", "LOC", "ORG")) -> tuple[float, float, float]:
        """Give precision, recall and F1 over some types; nothing found where nothing is, is perfect."""
        kinds = tuple(kinds)
        own, gold = sum(self.own[k] for k in kinds), sum(self.gold[k] for k in kinds)
        p = sum(self.precise[k] for k in kinds) / own if own else float(not gold)
        r = sum(self.recalled[k] for k in kinds) / gold if gold else float(not own)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _shown(thing: Object) -> str:
    return f"{thing[0]} " + ", ".join(f"{name}={'|'.join(sorted(values))}" for name, values in sorted(thing[1].items()))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--model", type=Path, help="a model of the tagger that has not seen the set")
    args = parser.parse_args()
    if args.model:
        use(args.model)
    score = Score()
    with gzip.open(args.file, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            score.add(own_objects(row["text"]), gold_objects(row), row["id"])
    for kinds in (("PER",), ("LOC",), ("ORG",), ("PER", "LOC", "ORG")):
        p, r, f = score.f1(kinds)
        print(f"{'+'.join(kinds):12} P {p:.4f}  R {r:.4f}  F1 {f:.4f}   gold {sum(score.gold[k] for k in kinds)}")
    print("\n".join(score.log[: args.errors]))


if __name__ == "__main__":
    main()
