"""Sentences that notice the loss of a property of words: the property, the sentence, a fact that is read in it, and its value.

The fact is "-" where the words change no more than how the event is told.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from making import PUBLISHED

from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import read
from dateline.events.schema import Account, Article, Bounds, DatedEvent
from dateline.events.timeline.telling import tell

PATH = Path(__file__).parent / "cases" / "words" / "sentences.tsv"


class WordCase(NamedTuple):
    prop: str
    text: str
    fact: str
    value: str


LINES = [line for line in PATH.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
WORD_CASES = [WordCase(*line.split("\t")) for line in LINES]


def account_of(number: int, text: str) -> Account:
    article = Article(text=text, id=f"{PATH.stem}-{number}", published=PUBLISHED)
    (account,) = read([article], [], parser=FrozenParser(PATH.with_suffix(".conllu")))
    return account


def facts(account: Account) -> dict[str, str]:
    """What was read, a line each: of times their value, of events by their words what is claimed, when, by whom, and who takes part."""
    text = account.article.text
    found = {f"time {time.span.of(text)}": " ".join(filter(None, (time.type, time.value, time.mod))) for time in account.times}
    for dated in account.events:
        found |= _of_event(dated, text)
    return found | {"entries": str(len(tell([account]).entries))}


def _of_event(dated: DatedEvent, text: str) -> dict[str, str]:
    event, when = dated.event, dated.when
    word = event.predicate.span.of(text)
    found = {
        f"{word} is": event.factuality.value,
        f"{word} when": f"{_bounds(when.stretch.begin)} {_bounds(when.stretch.end)} {when.basis or 'none'}",
        f"{word} source": event.source.span.of(text) if event.source else "-",
    }
    for argument in event.arguments:
        refers = f" = {argument.refers_to.of(text)}" if argument.refers_to else ""
        found[f"{word} {argument.role}"] = argument.span.of(text) + refers
    return found


def _bounds(point: Bounds) -> str:
    return "/".join(moment.iso() if moment else ".." for moment in (point.earliest, point.latest))
