"""The words of time, apart from how they combine."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from events.schema import Grain

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = MappingProxyType(
    {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = MappingProxyType(
    {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
    | {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
)
UNITS = MappingProxyType({grain.value: grain for grain in Grain if grain not in {Grain.PART, Grain.HALF, Grain.SEASON}})
COUNTED = MappingProxyType(
    UNITS | {"hr": Grain.HOUR, "min": Grain.MINUTE, "sec": Grain.SECOND, "yr": Grain.YEAR, "wk": Grain.WEEK, "fortnight": Grain.WEEK}
)
IRREGULAR_PLURALS = MappingProxyType({"centuries": "century", "millennia": "millennium"})
LETTERS = MappingProxyType(
    {
        Grain.MILLENNIUM: "ML", Grain.CENTURY: "CE", Grain.DECADE: "DE", Grain.YEAR: "Y", Grain.QUARTER: "Q", Grain.MONTH: "M",
        Grain.WEEK: "W", Grain.WEEKEND: "WE", Grain.DAY: "D", Grain.HOUR: "H", Grain.MINUTE: "M", Grain.SECOND: "S",
    }  # fmt: skip
)
SEASONS = MappingProxyType({"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"})
PARTS = MappingProxyType(
    {
        "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "night": "NI",
        "nights": "NI", "noon": "T12:00", "midday": "MI", "midnight": "T00:00", "dawn": "MO", "daybreak": "MO", "dusk": "EV",
        "overnight": "NI", "lunchtime": "MI",
    }  # fmt: skip
)
PART_HOURS = MappingProxyType({"MO": (5, 12), "AF": (12, 18), "EV": (17, 22), "NI": (18, 30), "MI": (11, 14), "DT": (6, 18)})
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = MappingProxyType(
    {name: number for number, name in enumerate(_SMALL)} | {name: number * 10 for number, name in enumerate(_TENS, 2)} | {"dozen": 12}
)
SCALES = MappingProxyType({"hundred": 100, "thousand": 1000})
_ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth"
).split()
ORDINALS = MappingProxyType({name: number for number, name in enumerate(_ORDINAL_NAMES, 1)})
APPROXIMATORS = MappingProxyType(
    {
        "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX", "circa": "APPROX",
        "c .": "APPROX", "ca .": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN", "under": "LESS_THAN",
        "fewer than": "LESS_THAN", "just under": "LESS_THAN", "more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN",
        "well over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "at most": "EQUAL_OR_LESS",
        "no more than": "EQUAL_OR_LESS", "as much as": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS", "no less than": "EQUAL_OR_MORE",
        "close to": "LESS_THAN", "not more than": "EQUAL_OR_LESS", "exactly": "", "only": "", "just": "",
    }  # fmt: skip
)
PHASES = MappingProxyType(
    {
        "early": "START", "earlier": "START", "the beginning of": "START", "the start of": "START", "beginning of": "START", "start of": "START",
        "the middle of": "MID", "middle of": "MID", "mid": "MID", "mid -": "MID", "early -": "START", "late -": "END", "late": "END",
        "later": "END", "the end of": "END", "end of": "END", "around the end of": "END", "the close of": "END", "as early as": "START",
        "the latter part of": "END", "the early part of": "START", "the last part of": "END",
    }  # fmt: skip
)


def alternatives(words: object) -> str:
    """One pattern for any of these words, the longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


_WORD_NUMBER = alternatives([*NUMBERS, "a", "an", *SCALES])
_MORE_NUMBER = alternatives([*NUMBERS, *SCALES])
SLOTS = MappingProxyType(
    {
        "month": f"(?:{alternatives(MONTHS)})(?: \\.)?",
        "weekday": f"(?:{alternatives(WEEKDAYS)})(?: \\.)?",
        "unit": f"{alternatives(UNITS)}",
        "units": f"(?:{alternatives(COUNTED)})s?|{alternatives(IRREGULAR_PLURALS)}",
        "season": alternatives(SEASONS),
        "part": alternatives(PARTS),
        "n": f"\\d{{1,3}}(?: , \\d{{3}})+|\\d+ \\d / \\d|\\d+(?: \\. \\d+)?|(?:{_WORD_NUMBER})(?:(?: -)? (?:{_MORE_NUMBER}))*(?: and (?:a|one) half)?",
        "ordinal": f"{alternatives(ORDINALS)}|\\d{{1,2}}(?:st|nd|rd|th)",
        "day": "(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
        "year": "(?:1[0-9]|20)\\d\\d",
        "approx": alternatives(APPROXIMATORS),
        "phase": alternatives(PHASES),
        "meridiem": "[ap] \\. m(?: \\.)?|[ap]m",
    }
)
_SLOT = re.compile(r"(?<!\?P)<([a-z]+)(\d*)>")


def pattern(source: str) -> re.Pattern[str]:
    """A row's pattern with its slots filled, anchored at both ends to whole words."""
    filled = _SLOT.sub(lambda slot: f"(?P<{slot[1]}{slot[2]}>{SLOTS[slot[1]]})", source)
    return re.compile(f"(?<![^ ])(?:{filled})(?![^ ])")


def unit(word: str) -> Grain:
    """The grain that a counted unit names, singular or plural."""
    word = IRREGULAR_PLURALS.get(word, word)
    return COUNTED[word if word in COUNTED else word.removesuffix("s")]


@lru_cache(maxsize=1024)
def number(words: str) -> float:
    """The number that figures or words name.

    >>> number("twenty - five")
    25
    """
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
