"""Tests on the tree by which a row refuses words that only look like time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from events.times.scanner import Line

Guard = Callable[[Line, "re.Match[str]"], bool]
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jun", "jan", "dec", "sep", "oct"})


def is_month(line: Line, match: re.Match[str]) -> bool:
    """May, March and short names are months where they are proper names."""
    word = match["month"].removesuffix(" .")
    if word not in _AMBIGUOUS_MONTHS:
        return True
    token = line.tokens(*match.span("month"))[0]
    return token.upos == "PROPN" and token.text[:1].isupper()


def is_noun(line: Line, match: re.Match[str]) -> bool:
    """The season is a noun, so that no verb "fall" or "spring" is one."""
    return line.tokens(*match.span("season"))[0].upos in {"NOUN", "PROPN"}


def is_year(line: Line, match: re.Match[str]) -> bool:
    """Four figures are a year unless they count or number something, or are part of a longer figure."""
    before, after = line.text[: match.start()].split(" ")[-3:], line.text[match.end() :].split(" ")[:3]
    if after[1:2] in (["%"], ["percent"]) or (len(before) > 1 and before[-2] in {"$", ".", "#", "/"}):
        return False
    token = line.tokens(*match.span("year"))[-1]
    return token.text[:4].isdigit() and not (token.relation == "nummod" and line.sentence(match.start("year")).tokens[token.head - 1].index > token.index)


def is_weekend(_: Line, match: re.Match[str]) -> bool:
    """Only "the weekend" names a weekend without another word."""
    return match["unit"] == "weekend"


def is_no_age(line: Line, match: re.Match[str]) -> bool:
    """A length is no age: "22 years old", "a 22-year-old"."""
    return not re.match(r" (?:- )?(?:old|of age)(?![^ ])", line.text[match.end() :])


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {"month": is_month, "noun": is_noun, "year": is_year, "weekend": is_weekend, "age": is_no_age}
)
