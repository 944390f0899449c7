"""The words of time, apart from how they combine."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from types import MappingProxyType

from dateline.events.language import numbers, values, words
from dateline.events.schema import Grain
from dateline.events.times import holidays

_MONTH_NAMES = numbers("calendar", "month")
MONTHS = MappingProxyType({**_MONTH_NAMES, **numbers("calendar", "month_short")})
_WEEKDAY_NAMES = numbers("calendar", "weekday")
WEEKDAYS = MappingProxyType({**_WEEKDAY_NAMES, **numbers("calendar", "weekday_short")})
STEPS = MappingProxyType(numbers("calendar", "step"))
"""How many units on: "last" is -1, "this" 0, "next" 1."""
UNITS = MappingProxyType({word: Grain(name) for word, name in values("calendar", "unit").items()})
COUNTED = MappingProxyType({**UNITS, **{word: Grain(name) for word, name in values("calendar", "unit_counted").items()}})
IRREGULAR_PLURALS = values("calendar", "units")
LETTERS = MappingProxyType(
    {
        Grain.MILLENNIUM: "ML",
        Grain.CENTURY: "CE",
        Grain.DECADE: "DE",
        Grain.YEAR: "Y",
        Grain.QUARTER: "Q",
        Grain.MONTH: "M",
        Grain.WEEK: "W",
        Grain.WEEKEND: "WE",
        Grain.DAY: "D",
        Grain.HOUR: "H",
        Grain.MINUTE: "M",
        Grain.SECOND: "S",
    }
)
SEASONS = values("calendar", "season")
PARTS = values("calendar", "part")
PART_HOURS = MappingProxyType({"MO": (5, 12), "AF": (12, 18), "EV": (17, 22), "NI": (18, 30), "MI": (11, 14), "DT": (6, 18)})
_SMALL = numbers("numbers", "number")
_TENS = numbers("numbers", "tens")
_DOZEN = numbers("numbers", "number_of")
NUMBERS = MappingProxyType({**_SMALL, **_TENS, **_DOZEN})
SCALES = numbers("numbers", "scale")
ORDINALS = numbers("numbers", "ordinal")
DAYS = MappingProxyType({**ORDINALS, **numbers("numbers", "day")})
APPROXIMATORS = values("numbers", "about")
OUTSIDE_APPROXIMATORS = values("numbers", "about_outside")
PHASES = values("calendar", "phase")


LIVING = words("nouns", "of_an_age")
"""Heads of an age that is somebody's: "a 9-year-old boy"."""


def alternatives(words: object) -> str:
    """One pattern for any of these words, the longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


def _counted(first: int, last: int) -> list[str]:
    """The words for the numbers from the first to the last, below twenty."""
    return [word for word, number in _SMALL.items() if first <= number <= last]


_NAMED_NUMBER = f"(?:{alternatives(NUMBERS)})(?:(?: -)? (?:{alternatives([*NUMBERS, *SCALES])})){{0,5}}(?: and (?:a|one) half)?"
_ROUND_NUMBER = f"an?(?: (?:{alternatives(SCALES)}|dozen|half)| couple of)?|half an?|(?:a )?quarter of an?"
_FIGURES = r"\d{1,3}(?: , \d{3}){1,3}|\d{1,4} \d / \d|\d{1,9}(?: \. \d{1,3})?"
_DIGIT = alternatives(_counted(1, 9))
_TWO_FIGURES = f"(?:{alternatives(_TENS)})(?:(?: -)? (?:{_DIGIT}))?|oh (?:{_DIGIT})|(?:{alternatives(_counted(10, 19))})"
_SPOKEN = f"(?:nineteen|eighteen|twenty)(?: -)? (?:{_TWO_FIGURES})|two thousand(?: and)?(?: (?:{alternatives(_counted(1, 19))}))?"
_BEFORE_CHRIST = "bce?|b \\. c \\.(?: e \\.)?"
_AFTER_CHRIST = "ad|ce|a \\. d \\.|c \\. e \\."
_YEAR_OF_ERA = f"\\d{{1,4}} (?:{_BEFORE_CHRIST}|{_AFTER_CHRIST})|(?:ad|a \\. d \\.) \\d{{1,4}}"
_FIGURES_OF_YEAR = "(?:1[0-9]|20)\\d\\d"
SLOTS = MappingProxyType(
    {
        "month": f"{alternatives(name for name in MONTHS if name in _MONTH_NAMES)}|(?:{alternatives(MONTHS)})(?: \\.)?",
        "weekday": f"{alternatives(_WEEKDAY_NAMES)}|(?:{alternatives(WEEKDAYS)})(?: \\.)?",
        "unit": f"{alternatives(UNITS)}",
        "units": f"(?:{alternatives(COUNTED)})s?|{alternatives(IRREGULAR_PLURALS)}",
        "season": alternatives(SEASONS),
        "part": alternatives(PARTS),
        "n": f"{_FIGURES}|{_NAMED_NUMBER}|{_ROUND_NUMBER}",
        "ordinal": f"{alternatives(ORDINALS)}|\\d{{1,2}}(?:st|nd|rd|th)",
        "day": f"(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?|{alternatives(DAYS)}",
        "year": f"{_YEAR_OF_ERA}|{_FIGURES_OF_YEAR}|{_SPOKEN}",
        "bc": _BEFORE_CHRIST,
        "approx": alternatives(APPROXIMATORS),
        "phase": alternatives(PHASES),
        "holiday": alternatives(holidays.NAMES),
        "hour": f"1[0-2]|[1-9]|{alternatives(_counted(1, 12))}",
        "meridiem": "[ap] \\. m(?: \\.)?|[ap]m",
    }
)
_SLOT = re.compile(r"(\(\?P)?<([a-z]+)>")


def pattern(source: str) -> re.Pattern[str]:
    """A pattern with its slots filled, compiled (see ``filled``)."""
    return re.compile(filled(source))


def filled(source: str) -> str:
    """A row's pattern with its slots filled, anchored at both ends to whole words.

    A slot that stands twice is caught as ``name``, then as ``name2``.
    """
    seen: Counter[str] = Counter()

    def fill(slot: re.Match[str]) -> str:
        seen[slot[2]] += 1
        name = f"{slot[2]}{seen[slot[2]] if seen[slot[2]] > 1 else ''}"
        return f"(?P<{name}>" if slot[1] else f"(?P<{name}>{SLOTS[slot[2]]})"

    return f"(?<![^ ])(?:{_SLOT.sub(fill, source)})(?![^ ])"


def unit(word: str) -> Grain:
    """The grain that a counted unit names, singular or plural."""
    word = IRREGULAR_PLURALS.get(word, word)
    return COUNTED[word if word in COUNTED else word.removesuffix("s")]


_ROUND = MappingProxyType({word: float(number) for word, number in values("numbers", "round").items()})
_CENTURIES = numbers("numbers", "century")


@lru_cache(maxsize=1024)
def number(words: str) -> float:
    """The number that figures or words name.

    >>> number("twenty - five")
    25
    """
    if words in _ROUND:
        return _ROUND[words]
    if words[0].isdigit():
        whole, _, fraction = words.replace(" , ", "").replace(" . ", ".").partition(" ")
        above, _, below = fraction.replace(" ", "").partition("/")
        total = float(whole) + (float(above) / float(below) if below and float(below) else 0)
    else:
        words, half, _ = words.partition(" and ")
        total = _spelled(words.replace("-", " ").split()) + (0.5 if half else 0)
    return int(total) if total == int(total) else total


def _spelled(words: list[str]) -> float:
    total, current = 0.0, 0.0
    for word in words:
        if word in SCALES:
            current = (current or 1) * SCALES[word]
            if word == "thousand":
                total, current = total + current, 0.0
        elif word in _DOZEN:
            current = (current or 1) * _DOZEN[word]
        else:
            current += NUMBERS.get(word, 1)
    return total + current


def ordinal(word: str) -> int:
    """The number that an ordinal names."""
    return ORDINALS.get(word) or int(word[:-2])


_ERA = re.compile(f"(?P<count>\\d{{1,4}}) (?P<era>{_BEFORE_CHRIST}|{_AFTER_CHRIST})|(?:ad|a \\. d \\.) (?P<after>\\d{{1,4}})")


def year_number(words: str) -> int:
    """The year that figures or spoken words name, in astronomical counting: 44 BC is -43.

    Two figures below 30 stand for this century.

    >>> year_number("nineteen ninety - six")
    1996
    """
    words = words.lstrip("' ")
    if (era := _ERA.fullmatch(words)) is not None:
        count = int(era["count"] or era["after"])
        return 1 - count if (era["era"] or "").startswith("b") else count
    if words[0].isdigit():
        return int(words) if len(words) > 2 else int(words) + (1900 if int(words) >= 30 else 2000)  # noqa: PLR2004 - the usual pivot
    first, *rest = words.replace("-", " ").split()
    if first == "two":
        return int(_spelled([first, *(word for word in rest if word != "and")]))
    return _CENTURIES[first] + int(_spelled([word for word in rest if word != "oh"]))


def day_number(word: str) -> int:
    """The day of a month that figures or an ordinal name."""
    return DAYS.get(word) or int(word.rstrip("stndrh"))
