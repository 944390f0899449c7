"""The text of ``dateline explain``."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.calendar.edtf import edtf
from dateline.events.errors import DatelineError
from dateline.events.schema import DatedEvent, Entry, EventTime, Span, TimeExpression, Timeline


def explanation(timeline: Timeline, identifier: str) -> str:
    """Everything known of one event, time expression or entry.

    Args:
        timeline: what was found.
        identifier: an id of this timeline, or a uid: that of any of its events names an entry.

    Raises:
        DatelineError: the timeline has nothing of this id.
    """
    identifier = _id_of(timeline, identifier)
    for described in (_event_lines, _time_lines, _entry_lines):
        if lines := list(described(timeline, identifier)):
            return "\n".join(lines) + "\n"
    message = f"nothing here has the id {identifier}; ids run {_range(timeline)} (see `dateline extract`)"
    raise DatelineError(message)


def _id_of(timeline: Timeline, identifier: str) -> str:
    """The id of what a uid names: an entry, or an event that is in none; anything else as it is."""
    event = next((dated.event.id for dated in timeline.events if dated.event.uid == identifier), None)
    return next((entry.id for entry in timeline.entries if event in entry.events), event) or identifier


def _range(timeline: Timeline) -> str:
    kinds = ([item.event.id for item in timeline.events], [item.id for item in timeline.times], [item.id for item in timeline.entries])
    return ", ".join(f"{ids[0]}..{ids[-1]}" for ids in kinds if ids) or "nowhere: nothing was found"


def _event_lines(timeline: Timeline, identifier: str) -> Iterator[str]:
    dated = next((item for item in timeline.events if item.event.id == identifier), None)
    if dated is None:
        return
    event = dated.event
    text = _text(timeline, event.article)
    yield f"{event.id}  {event.summary}" + (f"  (uid {event.uid})" if event.uid else "")
    yield f"  words       “{_words(text, event.span)}”"
    yield f"  predicate   {event.predicate.span.of(text)} ({event.predicate.kind}, {event.predicate.lemma}); rule: {event.rule}"
    yield f"  class       {event.event_class}, tense {event.tense}, aspect {event.aspect}, polarity {event.polarity}" + (
        f", modal {event.modality}" if event.modality else ""
    )
    yield f"  factuality  {event.factuality}" + (f", according to {_words(text, event.source.span)}" if event.source else "")
    for argument in event.arguments:
        refers = f" = “{_words(text, argument.refers_to)}”" if argument.refers_to else ""
        named = f"; names: {argument.named.value} (learned, weight {argument.named.weight:.2f})" if argument.named else ""
        yield f"  {argument.role:<11} “{_words(text, argument.span)}”{refers}; rule: {argument.rule}{named}"
    for repair in event.repairs:
        yield f"  tree        “{_words(text, repair.word)}” hung on “{_words(text, repair.head)}”; rule: {repair.rule}"
    yield from _when_lines(dated.when)
    if dated.when.time:
        yield from _time_lines(timeline, dated.when.time)


def _when_lines(when: EventTime) -> Iterator[str]:
    yield f"  when        {edtf(when.stretch) or 'not known'}" + (f" ({when.basis})" if when.basis else "")
    yield f"  why         {when.why}"
    for reason in when.reasons:
        yield f"              - {reason}"
    yield f"  rule        {when.rule}"


def _time_lines(timeline: Timeline, identifier: str) -> Iterator[str]:
    found = next((time for time in timeline.times if time.id == identifier), None)
    if found is None:
        return
    yield _headline(found, _text(timeline, found.article))
    yield f"  rule        {found.rule}"
    for reason in found.reasons:
        yield f"              - {reason}"


def _headline(time: TimeExpression, text: str) -> str:
    named = f", {edtf(time.when)}" if time.when else ""
    return f"{time.id}  “{_words(text, time.span)}”: {time.type} {time.value}" + (f" ({time.mod})" if time.mod else "") + named


def _entry_lines(timeline: Timeline, identifier: str) -> Iterator[str]:
    entry = next((item for item in timeline.entries if item.id == identifier), None)
    if entry is None:
        return
    yield f"{entry.id}  {entry.summary}" + (f"  (uid {entry.uid})" if entry.uid else "")
    yield f"  salience    {entry.salience:.2f}; {len(entry.events)} mention(s) in {', '.join(entry.articles)}"
    if entry.rule:
        yield f"  merged      rule: {entry.rule}"
    if entry.status:
        yield f"  status      {entry.status}"
    if entry.revisions:
        yield f"  revised     {'; '.join(f'{item.figure} {item.of} ({item.event})' for item in entry.revisions)}"
    for line in entry.edits:
        yield f"  edited      {line}"
    yield from _when_lines(entry.when)
    for dated in _mentions(timeline, entry):
        yield ""
        yield from _event_lines(timeline, dated.event.id)


def _mentions(timeline: Timeline, entry: Entry) -> Iterator[DatedEvent]:
    return (dated for dated in timeline.events if dated.event.id in entry.events)


def _text(timeline: Timeline, article: str) -> str:
    return next(item.text for item in timeline.articles if item.id == article)


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
