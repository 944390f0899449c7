"""What every export wants to know of an entry, looked up once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.events.schema import Article, DatedEvent, Entry, Event, Factuality, Role, Timeline

PLACES = (Role.PLACE, Role.ORIGIN, Role.DESTINATION)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """The text with each character that no XML, table or calendar may hold as U+FFFD; its length stays.

    >>> printable("bell" + chr(7)) == "bell" + chr(0xFFFD)
    True
    """
    return _UNPRINTABLE.sub(_REPLACEMENT, text)


def shown(text: str) -> str:
    """The text for one line of something people read: without line ends, and without marks that turn the direction of what follows."""
    return " ".join(_DIRECTIONS.sub("", printable(text)).split())


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry, the mention that gave it its date, and the articles that tell of it."""

    entry: Entry
    lead: DatedEvent
    text: str
    articles: tuple[Article, ...]

    @property
    def event(self) -> Event:
        """The event of the leading mention."""
        return self.lead.event

    @property
    def factuality(self) -> Factuality:
        """What an editor says that the entry claims, else what the leading mention does."""
        return self.entry.claim or self.lead.event.factuality

    @property
    def sentence(self) -> str:
        """The words of the leading mention."""
        return self.event.span.of(self.text)

    @property
    def said_by(self) -> str | None:
        """Who says so inside the article."""
        return self.event.source.span.of(self.text) if self.event.source else None

    def words(self, *roles: Role) -> str | None:
        """The phrases in these roles, "; " between them."""
        return "; ".join(argument.span.of(self.text) for argument in self.event.arguments_as(*roles) if not argument.again) or None


def views(timeline: Timeline) -> list[EntryView]:
    """One view an entry, in the timeline's order."""
    events = {dated.event.id: dated for dated in timeline.events}
    articles = {article.id: article for article in timeline.articles}
    return [_view(entry, [events[identifier] for identifier in entry.events], articles) for entry in timeline.entries]


def _view(entry: Entry, mentions: list[DatedEvent], articles: dict[str, Article]) -> EntryView:
    lead = next((dated for dated in mentions if dated.when == entry.when), mentions[0])
    return EntryView(entry, lead, articles[lead.event.article].text, tuple(articles[identifier] for identifier in entry.articles))
