"""The words of time, apart from how they combine."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from types import MappingProxyType

from dateline.events.language import words
from dateline.events.schema import Grain
from dateline.events.times import holidays

_MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
MONTHS = MappingProxyType(
    {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
_WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = MappingProxyType(
    {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
    | {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
)
UNITS = MappingProxyType({grain.value: grain for grain in Grain if grain not in {Grain.PART, Grain.HALF, Grain.SEASON}})
COUNTED = MappingProxyType(UNITS | {"hr": Grain.HOUR, "yr": Grain.YEAR, "fortnight": Grain.WEEK})
IRREGULAR_PLURALS = MappingProxyType({"centuries": "century", "millennia": "millennium"})
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
SEASONS = MappingProxyType(
    {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
)
PARTS = MappingProxyType(
    {
        "morning": "MO",
        "mornings": "MO",
        "afternoon": "AF",
        "afternoons": "AF",
        "evening": "EV",
        "evenings": "EV",
        "night": "NI",
        "nights": "NI",
        "noon": "T12:00",
        "midday": "MI",
        "midnight": "T00:00",
        "dawn": "MO",
        "daybreak": "MO",
        "dusk": "EV",
        "overnight": "NI",
        "lunchtime": "MI",
    }
)
PART_HOURS = MappingProxyType({"MO": (5, 12), "AF": (12, 18), "EV": (17, 22), "NI": (18, 30), "MI": (11, 14), "DT": (6, 18)})
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = MappingProxyType(
    {name: number for number, name in enumerate(_SMALL)} | {name: number * 10 for number, name in enumerate(_TENS, 2)} | {"dozen": 12}
)
SCALES = MappingProxyType({"hundred": 100, "thousand": 1000})
_ORDINAL_NAMES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS = MappingProxyType({name: number for number, name in enumerate(_ORDINAL_NAMES, 1)})
DAYS = MappingProxyType(
    dict(ORDINALS)
    | {f"twenty - {name}": 20 + count for name, count in list(ORDINALS.items())[:9]}
    | {"thirtieth": 30, "thirty - first": 31}
)
APPROXIMATORS = MappingProxyType(
    {
        "approximately": "APPROX",
        "roughly": "APPROX",
        "circa": "APPROX",
        "c .": "APPROX",
        "ca .": "APPROX",
        "nearly": "LESS_THAN",
        "almost": "LESS_THAN",
        "less than": "LESS_THAN",
        "under": "LESS_THAN",
        "fewer than": "LESS_THAN",
        "just under": "LESS_THAN",
        "more than": "MORE_THAN",
        "just over": "MORE_THAN",
        "well over": "MORE_THAN",
        "at least": "EQUAL_OR_MORE",
        "up to": "EQUAL_OR_LESS",
        "at most": "EQUAL_OR_LESS",
        "no more than": "EQUAL_OR_LESS",
        "as much as": "EQUAL_OR_LESS",
        "as long as": "EQUAL_OR_LESS",
        "no less than": "EQUAL_OR_MORE",
        "close to": "LESS_THAN",
        "not more than": "EQUAL_OR_LESS",
    }
)
OUTSIDE_APPROXIMATORS = MappingProxyType({"about": "APPROX", "around": "APPROX", "some": "APPROX", "over": "MORE_THAN"})
PHASES = MappingProxyType(
    {
        "early": "START",
        "earlier": "START",
        "the beginning of": "START",
        "the start of": "START",
        "beginning of": "START",
        "start of": "START",
        "the middle of": "MID",
        "middle of": "MID",
        "mid": "MID",
        "mid -": "MID",
        "early -": "START",
        "late -": "END",
        "late": "END",
        "later": "END",
        "the end of": "END",
        "end of": "END",
        "around the end of": "END",
        "the close of": "END",
        "the latter part of": "END",
        "the early part of": "START",
        "the last part of": "END",
    }
)


LIVING = words("nouns", "of_an_age")
"""Heads of an age that is somebody's: "a 9-year-old boy"."""


def alternatives(words: object) -> str:
    """One pattern for any of these words, the longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


_NAMED_NUMBER = f"(?:{alternatives(NUMBERS)})(?:(?: -)? (?:{alternatives([*NUMBERS, *SCALES])})){{0,5}}(?: and (?:a|one) half)?"
_ROUND_NUMBER = f"an?(?: (?:{alternatives(SCALES)}|dozen|half)| couple of)?|half an?|(?:a )?quarter of an?"
_FIGURES = r"\d{1,3}(?: , \d{3}){1,3}|\d{1,4} \d / \d|\d{1,9}(?: \. \d{1,3})?"
_DIGIT = alternatives(_SMALL[1:10])
_TWO_FIGURES = f"(?:{alternatives(_TENS)})(?:(?: -)? (?:{_DIGIT}))?|oh (?:{_DIGIT})|(?:{alternatives(_SMALL[10:])})"
_SPOKEN = f"(?:nineteen|eighteen|twenty)(?: -)? (?:{_TWO_FIGURES})|two thousand(?: and)?(?: (?:{alternatives(_SMALL[1:])}))?"
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
        "hour": f"1[0-2]|[1-9]|{alternatives(_SMALL[1:13])}",
        "meridiem": "[ap] \\. m(?: \\.)?|[ap]m",
    }
)
_SLOT = re.compile(r"(\(\?P)?<([a-z]+)>")


def pattern(source: str) -> re.Pattern[str]:
    """A row's pattern with its slots filled, anchored at both ends to whole words.

    A slot that stands twice is caught as ``name``, then as ``name2``.
    """
    seen: Counter[str] = Counter()

    def fill(slot: re.Match[str]) -> str:
        seen[slot[2]] += 1
        name = f"{slot[2]}{seen[slot[2]] if seen[slot[2]] > 1 else ''}"
        return f"(?P<{name}>" if slot[1] else f"(?P<{name}>{SLOTS[slot[2]]})"

    return re.compile(f"(?<![^ ])(?:{_SLOT.sub(fill, source)})(?![^ ])")


def unit(word: str) -> Grain:
    """The grain that a counted unit names, singular or plural."""
    word = IRREGULAR_PLURALS.get(word, word)
    return COUNTED[word if word in COUNTED else word.removesuffix("s")]


_ROUND = MappingProxyType({"a couple of": 2, "half a": 0.5, "half an": 0.5, "quarter of a": 0.25, "a quarter of a": 0.25, "a half": 0.5})
_CENTURIES = MappingProxyType({"eighteen": 1800, "nineteen": 1900, "twenty": 2000})


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
        elif word == "dozen":
            current = (current or 1) * 12
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
