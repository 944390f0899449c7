"""The timeline document: ``dump(timeline)`` to JSON, ``load(text)`` back, to the byte.

What the document leaves out: where in the trees a time stands (``sentence``, ``first``, ``last``); they come back as -1.
Moments are written at the grain of their stretch.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, repeat
from os import PathLike
from pathlib import Path
from typing import Any

from dateline.events.calendar.edtf import edtf
from dateline.events.errors import TimelineError
from dateline.events.exports.tellings import tellings, with_accounts
from dateline.events.schema import (
    Answer,
    Argument,
    Article,
    Aspect,
    Basis,
    Bounds,
    DatedEvent,
    Entry,
    Event,
    EventClass,
    EventTime,
    Factuality,
    Generator,
    Grain,
    Kind,
    Link,
    Moment,
    Polarity,
    Predicate,
    Problem,
    Relation,
    Repair,
    Revision,
    Role,
    Source,
    Span,
    Status,
    Stretch,
    Tense,
    TimeExpression,
    Timeline,
    TimexType,
)

FORMAT = "dateline-timeline"
VERSION = 1

Json = dict[str, Any]


# Writing ------------------------------------------------------------------------------------------


def dump(timeline: Timeline) -> str:
    """The timeline document as text; the same timeline gives the same text.

    >>> from dateline.events.schema import Generator, Timeline
    >>> load(dump(Timeline(Generator("dateline", "1", None), (), (), (), (), ()))).generator.version
    '1'
    """
    return "".join(pieces(timeline))


def pieces(timeline: Timeline) -> Iterator[str]:
    """The timeline document, a line after the other."""
    texts = {article.id: article.text for article in timeline.articles}
    document: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "generator": {"name": timeline.generator.name, "version": timeline.generator.version, "model": timeline.generator.model},
        "articles": map(_article, timeline.articles),
        "times": (_time(time, texts[time.article]) for time in timeline.times),
        "events": (_event(dated, texts[dated.event.article]) for dated in timeline.events),
        "links": map(_link, timeline.links),
        "entries": map(_entry, timeline.entries),
        "undated": iter(timeline.undated),
        "tellings": tellings(timeline),
        "problems": ({"message": problem.message, "article": problem.article} for problem in timeline.problems),
    }
    yield from _lines(document)


def _lines(document: Mapping[str, object]) -> Iterator[str]:
    """One line a member: easy to compare, and written by the json module's fast encoder, which cannot indent."""
    for opening, (name, value) in zip(chain(("{\n",), repeat(",\n")), document.items(), strict=False):
        yield f'{opening} "{name}": '
        if not isinstance(value, Iterator):
            yield _one_line(value)
            continue
        empty = True
        for item in value:
            yield f"{'[' if empty else ','}\n  {_one_line(item)}"
            empty = False
        yield "[]" if empty else "\n ]"
    yield "\n}\n"


def _one_line(value: object) -> str:
    """The value in JSON; half of a surrogate pair becomes an escape, which JSON can read back."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return line if line.isascii() else line.encode("utf-8", "backslashreplace").decode()


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "uid": article.uid,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "url": article.url,
        "place": article.place,
        "text": article.text,
    }


def _span(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _time(time: TimeExpression, text: str) -> Json:
    return {
        "id": time.id,
        "article": time.article,
        **_span(time.span, text),
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod,
        "when": _stretch(time.when) if time.when else None,
        "rule": time.rule,
        "reasons": list(time.reasons),
    }


def _event(dated: DatedEvent, text: str) -> Json:
    event = dated.event
    return {
        "id": event.id,
        "uid": event.uid,
        "article": event.article,
        **_span(event.span, text),
        "predicate": {**_span(event.predicate.span, text), "lemma": event.predicate.lemma, "kind": event.predicate.kind.value},
        "class": event.event_class.value,
        "tense": event.tense.value,
        "aspect": event.aspect.value,
        "polarity": event.polarity.value,
        "modality": event.modality,
        "factuality": event.factuality.value,
        "source": {**_span(event.source.span, text), "event": event.source.event} if event.source else None,
        "arguments": [_argument(argument, text) for argument in event.arguments],
        "when": _when(dated.when),
        "summary": event.summary,
        "rule": event.rule,
        **({"repairs": [_repair(repair, text) for repair in event.repairs]} if event.repairs else {}),
    }


def _repair(repair: Repair, text: str) -> Json:
    return {"word": _span(repair.word, text), "head": _span(repair.head, text), "rule": repair.rule}


def _argument(argument: Argument, text: str) -> Json:
    head = {"start": argument.head.start, "end": argument.head.end}
    written = {"role": argument.role.value, **_span(argument.span, text), "head": head, "rule": argument.rule}
    refers_to = {"refers_to": _span(argument.refers_to, text)} if argument.refers_to else {}
    return {**written, **refers_to, **({"named": _named(argument.named)} if argument.named else {})}


def _named(name: Answer) -> Json:
    return {"kind": name.value, "rule": f"name by its kind (learned, weight {name.weight:.2f})"}


def _read_named(name: Json) -> Answer:
    return Answer(name["kind"], float(name["rule"].rpartition(" ")[2].rstrip(")")))


@lru_cache(maxsize=4096)  # one stretch is that of a time, of events and of their entry
def _stretch(stretch: Stretch) -> Mapping[str, object]:
    return {
        "begin": _bounds(stretch.begin, stretch.grain),
        "end": _bounds(stretch.end, stretch.grain),
        "edtf": edtf(stretch),
        "grain": stretch.grain.value if stretch.grain else None,
        "approximate": stretch.approximate,
    }


def _bounds(bounds: Bounds, grain: Grain | None) -> Json:
    return {"earliest": _iso(bounds.earliest, grain), "latest": _iso(bounds.latest, grain)}


def _iso(moment: Moment | None, grain: Grain | None) -> str | None:
    return moment.iso(grain or Grain.DAY) if moment else None


def _when(when: EventTime) -> Json:
    return {
        **_stretch(when.stretch),
        "basis": when.basis.value if when.basis else None,
        "time": when.time,
        "rule": when.rule,
        "why": when.why,
        "reasons": list(when.reasons),
        "gap": _stretch(when.gap) if when.gap else None,
        **({"twin_of": when.twin_of} if when.twin_of else {}),
    }


def _link(link: Link) -> Json:
    return {"source": link.source, "target": link.target, "relation": link.relation.value, "rule": link.rule}


def _entry(entry: Entry) -> Json:
    return {
        "id": entry.id,
        "uid": entry.uid,
        "events": list(entry.events),
        "articles": list(entry.articles),
        "when": _when(entry.when),
        "rule": entry.rule,
        "summary": entry.summary,
        "salience": float(entry.salience),
        "key": entry.key,
        "reasons": list(entry.reasons),
        "conflicts": list(entry.conflicts),
        "status": entry.status.value if entry.status else None,
        "claim": entry.claim.value if entry.claim else None,
        "pinned": entry.pinned,
        "edits": list(entry.edits),
        "revisions": [{"of": item.of, "figure": item.figure, "event": item.event} for item in entry.revisions],
    }


# Reading ------------------------------------------------------------------------------------------


def read_timeline(path: str | PathLike[str]) -> Timeline:
    """The timeline of a file that ``dateline extract`` or ``Timeline.to_json`` wrote.

    Raises:
        TimelineError: the file cannot be read, or is no timeline document.
    """
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        message = f"{path}: {error.strerror or error}; name a file that `dateline extract` wrote"
        raise TimelineError(message) from error
    try:
        return load(text)
    except TimelineError as error:
        message = f"{path}: {error}"
        raise TimelineError(message) from error


def load(text: str) -> Timeline:
    """The timeline of a document that ``dump`` wrote.

    Raises:
        TimelineError: the text is not JSON, not a timeline document, of a newer version, or damaged.
    """
    document = _read_json(text)
    try:
        timeline = Timeline(
            generator=Generator(**{name: document["generator"][name] for name in ("name", "version", "model")}),
            articles=tuple(map(_read_article, document["articles"])),
            times=tuple(map(_read_time, document["times"])),
            events=tuple(map(_read_event, document["events"])),
            links=tuple(map(_read_link, document["links"])),
            entries=tuple(map(_read_entry, document["entries"])),
            problems=tuple(Problem(problem["message"], problem["article"]) for problem in document["problems"]),
        )
        _check_references(timeline)
        timeline = with_accounts(timeline, document["tellings"]) if document.get("tellings") else timeline
    except KeyError as error:
        message = f"the timeline document lacks the field {error}; write it again with `dateline extract`"
        raise TimelineError(message) from error
    except (TypeError, ValueError, AttributeError) as error:
        message = f"the timeline document is damaged ({error}); write it again with `dateline extract`"
        raise TimelineError(message) from error
    return timeline


def _check_references(timeline: Timeline) -> None:
    """Raise ValueError where a document edited by hand points to what is not there."""
    lengths = {article.id: len(article.text) for article in timeline.articles}
    events = {dated.event.id for dated in timeline.events}
    found: list[Event | TimeExpression] = [*timeline.times, *(dated.event for dated in timeline.events)]
    for item in found:
        if item.span.end > lengths.get(item.article, -1):
            message = f"{item.id} stands outside its article {item.article}"
            raise ValueError(message)
    for entry in timeline.entries:
        if not entry.events or not {*entry.events} <= events or not {*entry.articles} <= lengths.keys():
            message = f"{entry.id} names an event or an article that is not there"
            raise ValueError(message)


def _read_json(text: str) -> Json:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"not a timeline document: not JSON ({error})"
        raise TimelineError(message) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        message = f'not a timeline document: it lacks "format": "{FORMAT}"; write one with `dateline extract`'
        raise TimelineError(message)
    version = document.get("version")
    if version != VERSION or isinstance(version, bool):
        message = f"a timeline document of version {version}, but this dateline reads version {VERSION}; update dateline or extract again"
        raise TimelineError(message)
    return document


def _read_article(article: Json) -> Article:
    published = article["published"]
    return Article(
        text=article["text"],
        published=_read_published(published) if published else None,
        id=article["id"],
        title=article["title"],
        source=article["source"],
        url=article["url"],
        place=article["place"],
        uid=article.get("uid", ""),
    )


def _read_published(published: str) -> date:
    return datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)


def _read_span(span: Json) -> Span:
    return Span(span["start"], span["end"])


def _read_time(time: Json) -> TimeExpression:
    return TimeExpression(
        id=time["id"],
        article=time["article"],
        span=_read_span(time),
        type=TimexType(time["type"]),
        value=time["value"],
        mod=time["mod"],
        when=_read_stretch(time["when"]) if time["when"] else None,
        rule=time["rule"],
        reasons=tuple(time.get("reasons", ())),
    )


def _read_event(event: Json) -> DatedEvent:
    predicate, source = event["predicate"], event["source"]
    return DatedEvent(
        Event(
            id=event["id"],
            article=event["article"],
            span=_read_span(event),
            predicate=Predicate(_read_span(predicate), predicate["lemma"], Kind(predicate["kind"])),
            event_class=EventClass(event["class"]),
            tense=Tense(event["tense"]),
            aspect=Aspect(event["aspect"]),
            polarity=Polarity(event["polarity"]),
            modality=event["modality"],
            factuality=Factuality(event["factuality"]),
            source=Source(_read_span(source), source["event"]) if source else None,
            arguments=tuple(map(_read_argument, event["arguments"])),
            summary=event["summary"],
            rule=event["rule"],
            uid=event.get("uid", ""),
            repairs=tuple(map(_read_repair, event.get("repairs", ()))),
        ),
        _read_when(event["when"]),
    )


def _read_repair(repair: Json) -> Repair:
    return Repair(_read_span(repair["word"]), _read_span(repair["head"]), repair["rule"])


def _read_argument(argument: Json) -> Argument:
    refers_to, named = argument.get("refers_to"), argument.get("named")
    return Argument(
        role=Role(argument["role"]),
        span=_read_span(argument),
        head=_read_span(argument["head"]),
        rule=argument["rule"],
        refers_to=_read_span(refers_to) if refers_to else None,
        named=_read_named(named) if named else None,
    )


def _read_stretch(stretch: Json) -> Stretch:
    grain = stretch["grain"]
    return Stretch(
        begin=_read_bounds(stretch["begin"]),
        end=_read_bounds(stretch["end"]),
        grain=Grain(grain) if grain else None,
        approximate=stretch.get("approximate", False),
    )


def _read_bounds(bounds: Json) -> Bounds:
    return Bounds(_read_moment(bounds["earliest"]), _read_moment(bounds["latest"]))


_MOMENT = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?")


def _read_moment(text: str | None) -> Moment | None:
    if text is None:
        return None
    if not (match := _MOMENT.fullmatch(text)):
        message = f"{text!r} is not an ISO date"
        raise ValueError(message)
    return Moment(*(int(part or 0) for part in match.groups()))


def _read_when(when: Json) -> EventTime:
    return EventTime(
        stretch=_read_stretch(when),
        basis=Basis(when["basis"]) if when["basis"] else None,
        time=when["time"],
        rule=when["rule"],
        why=when["why"],
        reasons=tuple(when.get("reasons", ())),
        gap=_read_stretch(when["gap"]) if when.get("gap") else None,
        twin_of=when.get("twin_of"),
    )


def _read_link(link: Json) -> Link:
    return Link(link["source"], link["target"], Relation(link["relation"]), link["rule"])


def _read_entry(entry: Json) -> Entry:
    return Entry(
        id=entry["id"],
        events=tuple(entry["events"]),
        articles=tuple(entry["articles"]),
        when=_read_when(entry["when"]),
        summary=entry["summary"],
        salience=entry["salience"],
        conflicts=tuple(entry.get("conflicts", ())),
        uid=entry.get("uid", ""),
        rule=entry.get("rule", ""),
        status=Status(entry["status"]) if entry.get("status") else None,
        claim=Factuality(entry["claim"]) if entry.get("claim") else None,
        pinned=entry.get("pinned", False),
        edits=tuple(entry.get("edits", ())),
        key=entry.get("key", True),
        reasons=tuple(entry.get("reasons", ())),
        revisions=tuple(Revision(item["of"], item["figure"], item["event"]) for item in entry.get("revisions", ())),
    )
