"""Texts with their events and times marked, so that dating is tested without the rooms that find them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.events.parsing.conllu import read_conllu
from dateline.events.parsing.mending import mended
from dateline.events.schema import (
    Article,
    Aspect,
    Document,
    Event,
    EventClass,
    Factuality,
    Grain,
    Interval,
    Kind,
    Moment,
    Polarity,
    Predicate,
    Sentence,
    Span,
    Stretch,
    Tense,
    TimeExpression,
    TimexType,
    Token,
)

CASES = Path(__file__).parent / "cases" / "dating"
PUBLISHED = date(2024, 3, 12)  # a Tuesday
_MARK = re.compile(r"\{(?P<event>[^|{}]+)\|(?P<features>[^{}]+)\}|<(?P<time>[^|<>]+)\|(?P<type>\w+) (?P<value>[^<>]+)>")


@dataclass(frozen=True)
class Marked:
    document: Document
    events: tuple[Event, ...]
    times: tuple[TimeExpression, ...]


def unmarked(marked: str) -> str:
    return _MARK.sub(lambda mark: mark["event"] or mark["time"], marked)


def read_marked(marked: str, parse: str, *, identifier: str = "a1") -> Marked:
    text = unmarked(marked)
    document = mended(read_conllu(parse, Article(text=text, id=identifier, published=PUBLISHED)))
    events: list[Event] = []
    times: list[TimeExpression] = []
    removed = 0
    for mark in _MARK.finditer(marked):
        words = mark["event"] or mark["time"]
        start = mark.start() - removed
        removed += len(mark[0]) - len(words)
        place = _place(document, start, start + len(words))
        if mark["event"]:
            events.append(replace(_event(mark["features"].split(), words, *place), id=f"e{len(events) + 1}", article=identifier))
        else:
            times.append(replace(_time(mark["type"], mark["value"], *place), id=f"t{len(times) + 1}", article=identifier))
    return Marked(document, tuple(events), tuple(times))


def _place(document: Document, start: int, end: int) -> tuple[Sentence, list[Token]]:
    for sentence in document.sentences:
        if tokens := [token for token in sentence.tokens if token.span.start < end and start < token.span.end]:
            return sentence, tokens
    message = f"no token at {start}..{end}"
    raise ValueError(message)


def _event(features: list[str], words: str, sentence: Sentence, tokens: list[Token]) -> Event:
    modal = next((feature.partition("=")[2] for feature in features if feature.startswith("modal=")), None)
    tense = Tense(features[1])
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    aspect = next((Aspect(feature) for feature in features[2:] if feature in Aspect.__members__), Aspect.NONE)
    kind = next((kind for kind in (Kind.NOUN, Kind.COPULA) if kind in features), Kind.VERB)
    polarity = Polarity.NEG if "NEG" in features else Polarity.POS
    likely = Factuality.PLANNED if modal else Factuality.HAPPENED
    factuality = next((Factuality(feature) for feature in features if feature in set(Factuality)), likely)
    return Event(
        "", "", span, Predicate(span, tokens[-1].lemma, kind), EventClass(features[0]), tense, aspect, polarity, modal,
        factuality, None, (), words, "marked", sentence.index, tokens[-1].index,
    )  # fmt: skip


def _time(kind: str, value: str, sentence: Sentence, tokens: list[Token]) -> TimeExpression:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    place = (sentence.index, tokens[0].index, tokens[-1].index)
    return TimeExpression("", "", span, TimexType(kind), value, None, _stretch(kind, value), "marked", (), *place)


def _stretch(kind: str, value: str) -> Stretch | None:
    if kind == "DURATION":
        return None
    numbers = [int(part) for part in value.split("-")]
    if len(numbers) == 1:
        return Stretch.within(Interval(Moment(numbers[0]), Moment(numbers[0] + 1), Grain.YEAR))
    year, month, *day = numbers
    if day:
        begin = Moment(year, month, day[0])
        return Stretch.filling(Interval(begin, begin.plus(days=1), Grain.DAY))
    return Stretch.within(Interval(Moment(year, month), Moment(year + month // 12, month % 12 + 1), Grain.MONTH))


# The cases of rules.txt ---------------------------------------------------------------------------

EXPECTED = re.compile(r"(?P<word>\S+) (?P<begin>\S+/\S+) (?P<end>\S+/\S+) (?P<basis>\w+)")


@dataclass(frozen=True)
class RuleCase:
    rule: str
    marked: Marked
    expected: re.Match[str]


def read_cases() -> list[RuleCase]:
    blocks = (CASES / "rules.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    parses = (CASES / "rules.conllu").read_text(encoding="utf-8").split("# newdoc id = ")[1:]
    return [
        read_case(block, parse.partition("\n")[2]) for block, parse in zip(blocks, parses, strict=False)
    ]  # new ones wait for `just trees`


def read_case(block: str, parse: str) -> RuleCase:
    rule, *lines = block.strip().split("\n")
    expected = EXPECTED.fullmatch(lines[-1])
    assert expected, lines[-1]
    return RuleCase(rule, read_marked("\n".join(lines[:-1]).strip(), parse), expected)


CASES_READ = read_cases()
