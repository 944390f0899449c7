"""TimeML 1.2.1: the articles with EVENT and TIMEX3 in their text, MAKEINSTANCE and TLINK after it.

A file of several articles holds one TimeML element each inside ``TimeMLs``. Tags cannot overlap: of two that
would, the time stands, else the longer; an event without a tag has no instance and no link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from dateline.events.exports.views import printable
from dateline.events.schema import Article, Event, Kind, Link, Span, TimeExpression, Timeline

CREATION_TIME = "t0"
PARTS_OF_SPEECH = {Kind.VERB: "VERB", Kind.NOUN: "NOUN", Kind.ADJECTIVE: "ADJECTIVE", Kind.COPULA: "OTHER"}
LINE_ENDS = {"\r": "&#13;"}  # a parser would turn a bare one into a line feed

Tagged = TimeExpression | Event


def dump_timeml(timeline: Timeline) -> str:
    """One TimeML document; with several articles, one element each inside ``TimeMLs``.

    The text of the ``TEXT`` element is the article's, to the character, save for control characters that
    XML cannot hold (U+FFFD in their place).
    """
    contents = _contents(timeline)
    documents = [_document(article, contents[article.id]) for article in timeline.articles]
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if len(documents) == 1:
        return opening + documents[0]
    return f"{opening}<TimeMLs>\n{''.join(documents)}</TimeMLs>\n"


def left_out(timeline: Timeline) -> list[str]:
    """For each event without a tag, why."""
    contents = _contents(timeline)
    tags = sum(isinstance(item, Event) for each in contents.values() for item in _without_overlap(each.times, each.events).values())
    return ["its words are in another tag"] * (len(timeline.events) - tags)


@dataclass(frozen=True, slots=True)
class _Contents:
    """What was found in one article."""

    times: list[TimeExpression] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def _contents(timeline: Timeline) -> dict[str, _Contents]:
    found = {article.id: _Contents() for article in timeline.articles}
    home = {article.id: article.id for article in timeline.articles}
    for time in timeline.times:
        found[time.article].times.append(time)
        home[time.id] = time.article
    for dated in timeline.events:
        found[dated.event.article].events.append(dated.event)
        home[dated.event.id] = dated.event.article
    for link in timeline.links:
        if link.source in home:
            found[home[link.source]].links.append(link)
    return found


def _document(article: Article, contents: _Contents) -> str:
    tagged = _without_overlap(contents.times, contents.events)
    published = article.published.isoformat() if article.published else ""
    kept = {item.id: item for item in tagged.values()}
    lines = [
        "<TimeML>",
        f"<DOCID>{_escaped(article.id)}</DOCID>",
        f"<DCT>{_creation_time(published)}</DCT>",
        f"<TITLE>{_escaped(article.title or '')}</TITLE>",
        f"<TEXT>{_text(article.text, tagged)}</TEXT>",
        *(_instance(event) for event in contents.events if event.id in kept),
        *_links(contents.links, kept, article.id),
        "</TimeML>",
    ]
    return "\n".join(lines) + "\n"


# The text -----------------------------------------------------------------------------------------


def _without_overlap(times: Sequence[TimeExpression], events: Sequence[Event]) -> dict[Span, Tagged]:
    """Items by the span of their tag, in text order, none overlapping another."""
    wanted: list[tuple[Span, Tagged]] = [(time.span, time) for time in times]
    wanted += sorted(((event.predicate.span, event) for event in events), key=lambda pair: pair[0].start - pair[0].end)
    taken: set[int] = set()
    kept: dict[Span, Tagged] = {}
    for span, item in wanted:
        letters = range(span.start, span.end)
        if taken.isdisjoint(letters):
            taken.update(letters)
            kept[span] = item
    return dict(sorted(kept.items()))


def _text(text: str, tagged: Mapping[Span, Tagged]) -> str:
    parts, done = [], 0
    for span, item in tagged.items():
        opening, closing = _tags(item)
        parts += [_escaped(text[done : span.start]), opening, _escaped(span.of(text)), closing]
        done = span.end
    return "".join([*parts, _escaped(text[done:])])


def _tags(item: Tagged) -> tuple[str, str]:
    if isinstance(item, Event):
        return _element("EVENT", {"eid": item.id, "class": item.event_class.value}), "</EVENT>"
    facts = {"tid": item.id, "type": item.type.value, "value": item.value, "mod": item.mod, "functionInDocument": "NONE"}
    return _element("TIMEX3", facts), "</TIMEX3>"


def _creation_time(published: str) -> str:
    kind = "TIME" if "T" in published else "DATE"
    facts = {"tid": CREATION_TIME, "type": kind, "value": published, "temporalFunction": "false", "functionInDocument": "CREATION_TIME"}
    return f"{_element('TIMEX3', facts)}{published}</TIMEX3>"


def _element(name: str, attributes: Mapping[str, str | None], *, empty: bool = False) -> str:
    written = "".join(f" {key}={quoteattr(printable(value), LINE_ENDS)}" for key, value in attributes.items() if value is not None)
    return f"<{name}{written}{'/' if empty else ''}>"


def _escaped(text: str) -> str:
    return escape(printable(text), LINE_ENDS)


# After the text -----------------------------------------------------------------------------------


def _instance(event: Event) -> str:
    facts = {
        "eiid": _instance_id(event.id),
        "eventID": event.id,
        "tense": event.tense.value,
        "aspect": event.aspect.value,
        "polarity": event.polarity.value,
        "pos": PARTS_OF_SPEECH[event.predicate.kind],
        "modality": event.modality,
    }
    return _element("MAKEINSTANCE", facts, empty=True)


def _instance_id(event: str) -> str:
    return f"ei{event.removeprefix('e')}"


def _links(links: Sequence[Link], kept: Mapping[str, Tagged], article: str) -> Iterator[str]:
    numbers = count(1)
    for link in links:
        source, target = (_reference(end, kept, article) for end in (link.source, link.target))
        if source and target:
            facts = {
                "lid": f"l{next(numbers)}",
                "relType": link.relation.value,
                ("eventInstanceID" if source.startswith("ei") else "timeID"): source,
                ("relatedToEventInstance" if target.startswith("ei") else "relatedToTime"): target,
            }
            yield _element("TLINK", facts, empty=True)


def _reference(identifier: str, kept: Mapping[str, Tagged], article: str) -> str | None:
    """The id by which a link names this end, ``None`` where it has no tag in this article."""
    if identifier == article:
        return CREATION_TIME
    item = kept.get(identifier)
    if item is None:
        return None
    return _instance_id(identifier) if isinstance(item, Event) else identifier
