"""Captions: what a picture shows, with the credit that stands on its line or on the next."""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve

from rupress.records import Caption
from rupress.ru.tables import read_toml
from rupress.span import Span
from rupress.tokenizer.credits import labels, parse_credit, second_credits
from rupress.tokenizer.houses import houses_of, is_account, is_address, is_house
from rupress.tokenizer.keys import letters_of
from rupress.tokenizer.lexicon import endings, marks
from rupress.tokenizer.persons import is_person
from rupress.tokenizer.pieces import Piece

_REACH = 90
"""Characters at the end of a caption in which its credit begins."""
_LAST_SLASH = re.compile(r"\s/\s?(?=[A-Za-zА-Я@\"][^/]{1,40}$)")
_LAST_SLASHES = re.compile(r"\s?//\s?(?=[^/]+(?:/[^/]+)?$)")
_LAST_SENTENCE = re.compile(r"[.!?…\")]\s+(?=[^.!?\s][^!?]{2,60}$)")
_GLUED = re.compile(r"(?<=[а-я\")\d])(?=[А-ЯA-Z])")
"""Where a credit may be glued to a caption: «Мост утромАнна Ветрова/ТАСС»."""
_LABELLED = re.compile(r"(?:[:©]|//?|—)\s*$")
_SIDE = re.compile(r"\s/\s(?=[^/]{2,40}$)|[.!?…\")]\s(?=[^.!?/]{2,40}$)")
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,/@&'_-]{1,40}")
_PARTING = " /|—–-"
"""What parts a caption from its credit, and belongs to neither."""
_PLAIN = re.compile(r"[А-Яа-я]{3}")
_SENTENCE = re.compile(r"(?<=[А-Яа-яA-Za-z\d\")][А-Яа-яA-Za-z\d\")])\.\s+(?=[А-Я\"])")
"""An end of a sentence that is no initial («А. Ветрова»)."""
_SAID, _SAID_WORDS = 25, 3
"""Least characters and words of a caption behind its credit."""


@cache
def _inline() -> re.Pattern[str]:
    words = sorted(read_toml("bylines.toml")["credit"]["labels"], key=len, reverse=True)
    alternatives = "|".join(re.escape(w) for w in words if w not in marks().vague)
    return re.compile(
        rf"(?:(?<=[\s.)\"/])|(?<=[а-я])(?=[А-Я])|(?<=[а-я\d])(?=©))(?:[(\[/]\s?)?"
        rf"(?:©\s?(?=[А-ЯA-Zа-яa-z])|(?i:{alternatives})\s?(?::|//?\s|©)|(?:{marks().sources})\s?:)"
    )


@cache
def _last_bank() -> re.Pattern[str]:
    """Match before a picture bank that ends a caption: «Премьера сезона Legion-Media», not «снимки с Flickr»."""
    names = "|".join(re.escape(name) for name in houses_of("bank") if name.isascii())
    return re.compile(rf"(?<=[а-я]{{4}})\s(?=(?i:{names})$)")


def split_caption(folded: str) -> int:
    """Find where the credit begins in a caption («… утренний парад. Фото: Имя Фамилия»).

    Returns:
        The offset of the credit's first character; the length of the text if it has no credit.
    """
    if _is_credit(folded):
        return 0
    for match in _inline().finditer(folded):
        if match.start() > 3 and not marks().shown.search(folded, match.start() - 4, match.start()):
            return _with_its_side(folded, match.start())
    reach = max(0, len(folded) - _REACH)
    for pattern in (endings().site, endings().photo, endings().address):
        last = pattern.search(folded, reach)
        if last:
            return last.end()
    maker = endings().maker.search(folded, reach)
    if maker and is_person(maker["maker"]):
        return maker.end()
    office = endings().office.search(folded, reach)
    if office:  # who stands before it is in the picture: «Анна Ветрова / пресс-служба»
        return office.start() + 1
    slash = _LAST_SLASH.search(folded, max(0, len(folded) - 60))
    if slash:
        return 0 if is_person(folded[: slash.start()].strip()) else _with_its_side(folded, slash.start() + 1)
    bank = _last_bank().search(folded, reach)
    if bank:
        return bank.end()
    for seam in _GLUED.finditer(folded, reach):
        if _is_credit(folded[seam.start() :]):
            return seam.start()
    for last in (*_LAST_SENTENCE.finditer(folded, reach), *_LAST_SLASHES.finditer(folded, reach)):
        if _is_house_and_maker(folded[last.end() :].rstrip(" .")):
            return last.end()
    return len(folded)


def behind_credit(folded: str) -> int:
    """Find where a caption begins behind its credit («Фото: Анна Ветрова/ТАСС. Паром отошёл от причала в полдень»).

    Returns:
        The offset of the caption's first character; 0 if no credit stands before it.
    """
    if not labels().match(folded):
        return 0
    stop = _SENTENCE.search(folded, 0, _REACH)
    if stop is None or len(folded) - stop.end() < _SAID or not _is_credit(folded[: stop.start()]):
        return 0
    rest = folded[stop.end() :]
    return stop.end() if len(_PLAIN.findall(rest)) > _SAID_WORDS and split_caption(rest) == len(rest) else 0


def _is_credit(folded: str) -> bool:
    """Tell whether a caption is nothing but a credit."""
    label = labels().match(folded)
    if label and label.end() > 1:
        words, rest = label.group().strip(), folded[label.end() :].strip(" .")
        if _LABELLED.search(words) or words.startswith("©") or not rest or len(rest) < 4:
            return True
        # «Фото Имени Фамилии», «Кадр из фильма»; but not «Скриншот комментария к записи главы города»
        named = rest[0].isupper() or is_address(rest) or is_account(rest)
        return named or words.lower() in marks().alone or rest.startswith(marks().came)
    bare = folded.strip(" .()[]")
    first, _, rest = bare.partition(" ")
    if first.lower() in houses_of("network") and (is_account(rest) or is_person(rest)):
        return True  # «Instagram @north_wind», «Instagram Анны Ветровой»
    return (
        bare.lower() in houses_of()
        or is_account(bare)
        or is_address(bare)
        or _is_house_and_maker(bare)
        or _is_made_for(bare)
        or _is_press_office(bare)
        or ("-" in first and first.partition("-")[0].lower() in houses_of("network"))
    )


def _is_press_office(words: str) -> bool:
    return words.lower().startswith(marks().press) and len(words) < _REACH


def _is_made_for(words: str) -> bool:
    """Tell whether words say who made a picture and for whom («Анна Ветрова специально для «Вестника»»)."""
    match = marks().made_for.fullmatch(words)
    return match is not None and is_person(match["maker"])


def _is_house_and_maker(words: str) -> bool:
    """Tell whether words are a house, or a house and a maker with a slash between («REUTERS/Kim Stone»)."""
    sides = [side.strip(" ©") for side in re.split(r"//?", words.partition(marks().whose)[0])]
    if any(side.lower().startswith(marks().seen) for side in sides[1:]):
        return False  # who stands before it is in the picture
    persons = sum(map(is_person, sides))
    known = [side for side in sides if is_house(side) or side.lower() in marks().pooled]
    return (
        len(words) < 80
        and persons < 2
        and len(known) == len(sides) - persons
        and any(side.lower() in houses_of() for side in sides)
    )


def _with_its_side(folded: str, seam: int) -> int:
    """Move the seam back over a side of the credit that stands before it.

    «… в Самаре / РИА Новости / © Имя Фамилия», «… глава области. Имя Фамилия / РИА Новости».
    """
    for _ in range(2):
        before = folded[:seam].rstrip(" /|(")
        if before.lower() in houses_of() or (
            folded[seam] == "©" and is_person(before) and is_house(folded[seam + 1 :].strip())
        ):
            return 0  # «РИА Новости © …», «Артем Лесной © ИА Рубеж»
        side = _SIDE.search(before, max(0, len(before) - 50))
        if side is None:
            break
        words = before[side.end() :]
        sentence = not side.group().strip().startswith("/")
        if sentence and not (is_person(words) and folded[seam:].lstrip().startswith("/")):
            break
        if not (is_person(words) or words.lower() in houses_of() or is_account(words) or words.isascii()):
            break
        seam = side.end() if sentence else side.start() + 1
    return seam


def is_button(piece: Piece) -> bool:
    """Tell whether a line is a button of a picture («Перейти в медиабанк»)."""
    return piece.text.lower().startswith(_buttons())


def is_number(piece: Piece) -> bool:
    """Tell whether a line is the number of a picture among others («Фото 1 из 5»)."""
    return _numbered().fullmatch(piece.text.lower()) is not None


@cache
def _numbered() -> re.Pattern[str]:
    table = read_toml("bylines.toml")["credit"]
    return re.compile(rf"(?:{'|'.join(table['counted'])}) №?\d+ ?(?:{'|'.join(table['of'])}) ?\d+")


@cache
def _buttons() -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["credit"]["debris"])


def read_captions(pieces: list[Piece], text: str) -> tuple[Caption, ...]:
    """Assemble the captions: text and credit of one picture together, copies linked to the first."""
    found: list[Caption] = []
    above: Piece | None = None  # a caption that has no credit yet
    bare = False  # whether the line above is a credit that has no caption yet
    label: Piece | None = None  # «Источник:», with the name on the next line
    for k, piece in enumerate(pieces):
        if is_button(piece):
            continue
        if piece.label not in ("caption", "credit"):
            above, bare = None, False
            continue
        if begins := behind_credit(piece.text):
            found.append(_credit_first(piece, begins, text))
            above, bare = None, False
            continue
        follower = _below(pieces, k)
        cut = split_caption(piece.text) if piece.label == "caption" and not _signs(above, piece) else 0
        if cut == 0 and piece.label == "caption" and _is_still(piece, follower):
            cut = len(piece.text)
        if cut:
            caption = _caption(piece, cut, text)
            if bare and caption.credit is None and not _is_picture(follower):
                # «© Вестник / Имя Фамилия» stands over its caption where none follows
                found[-1] = evolve(caption, credit=found[-1].credit)
            else:
                found.append(caption)
            above, bare = piece if found[-1].credit is None else None, False
            continue
        if piece.text.endswith(":") and follower is not None and follower.label == "credit":
            label = piece
            continue
        first, *others = _credits(piece, text)
        if label is not None:
            whole = Span(label.span.start, piece.span.stop)
            first = Caption(whole, None, parse_credit(text[whole.start : whole.stop], whole.start), (whole,))
            label = None
        if above is not None:
            found[-1] = evolve(found[-1], credit=first.credit)
        else:
            found.append(first)
        found += others
        above, bare = None, above is None and not others
    return _linked(found)


def _below(pieces: list[Piece], k: int) -> Piece | None:
    """Give the line under a picture's line, buttons left out."""
    below = (pieces[i] for i in range(k + 1, len(pieces)))
    return next((p for p in below if _is_picture(p) or not is_button(p)), None)


def _is_picture(piece: Piece | None) -> bool:
    return piece is not None and piece.label in ("caption", "credit")


def _signs(above: Piece | None, piece: Piece) -> bool:
    """Tell whether a line of Latin letters under a Russian caption says whose the picture is («GRUZOVIK PRESS»)."""
    return above is not None and bool(_PLAIN.search(above.text) and _LATIN.fullmatch(piece.text))


def _is_still(piece: Piece, after: Piece | None) -> bool:
    """Tell whether «Кадр из фильма …» says what is seen, since whose it is stands on the next line («© Студия»)."""
    label = labels().match(piece.text)
    words = label.group().strip() if label else ""
    said = words.lower() in marks().vague and not _LABELLED.search(words)
    return said and after is not None and after.label in ("caption", "credit") and split_caption(after.text) == 0


def _credits(piece: Piece, text: str) -> list[Caption]:
    """Make a record of each credit on a line."""
    starts = [0, *second_credits(piece.text)]
    captions: list[Caption] = []
    for start, stop in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        whole = piece.row.place(piece.start + start, piece.start + len(piece.text[:stop].rstrip()))
        captions.append(Caption(whole, None, parse_credit(text[whole.start : whole.stop], whole.start), (whole,)))
    return captions


def _caption(piece: Piece, cut: int, text: str) -> Caption:
    span = piece.span
    if cut >= len(piece.text):
        return Caption(span, text[span.start : span.stop], None, (span,))
    while cut + 1 < len(piece.text) and piece.text[cut] in _PARTING:
        cut += 1
    seam = piece.row.place(piece.start + cut, piece.stop)
    credit = parse_credit(text[seam.start : seam.stop], seam.start)
    words = text[span.start : seam.start].rstrip(_PARTING + "(") or None
    return Caption(span, words, credit, (span,))


def _credit_first(piece: Piece, begins: int, text: str) -> Caption:
    """Make a record of a line whose caption stands behind its credit."""
    credit = piece.row.place(piece.start, piece.start + len(piece.text[:begins].rstrip(" .")))
    words = piece.row.place(piece.start + begins, piece.stop)
    made = parse_credit(text[credit.start : credit.stop], credit.start)
    return Caption(piece.span, text[words.start : words.stop], made, (piece.span,))


def _linked(captions: list[Caption]) -> tuple[Caption, ...]:
    """Make one record of a caption and its copies («… военной техники», again under the picture)."""
    known: dict[tuple[str, str], int] = {}
    kept: list[Caption] = []
    for caption in captions:
        key = (letters_of(caption.text), letters_of(caption.credit.text if caption.credit else None))
        k = known.get(key)
        if k is None:
            known[key] = len(kept)
            kept.append(caption)
        else:
            kept[k] = evolve(kept[k], occurrences=(*kept[k].occurrences, caption.span))
    return tuple(kept)
