"""How the articles of a timeline tell their events, so that a timeline that was written can be merged with others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, get_type_hints

import msgspec

from dateline.events.schema import (
    Account,
    Article,
    DatedEvent,
    Generator,
    Link,
    Mention,
    Relation,
    Span,
    Theme,
    TimeExpression,
    Timeline,
)

Json = dict[str, Any]


def tellings(timeline: Timeline) -> Iterator[Json]:
    """For every article what the rest of the document leaves out of its account; what is as usual is not written."""
    for account in timeline.accounts:
        yield {
            "article": account.article.id,
            "sentences": [[span.start, span.end] for span in account.sentences],
            "mentions": [_mention(mention) for mention in account.mentions],
            "contradictions": [[link.source, link.target, link.relation.value, link.rule] for link in account.contradictions],
            "generator": [account.generator.name, account.generator.version, account.generator.model],
            "theme": msgspec.to_builtins(account.theme),
        }


def _mention(mention: Mention) -> Json:
    place: Json = {"event": mention.event.id, "sentence": mention.event.sentence, "token": mention.event.token}
    facts = {name: getattr(mention, name) for name in _FACTS}
    told = {name: fact for name, fact in facts.items() if fact != _FACTS[name].default}
    if mention.event.source is not None and not mention.event.source.spoken:
        place["spoken"] = False
    return {**place, **msgspec.to_builtins(told, order="sorted")}


_FACTS = {fact.name: fact for fact in fields(Mention) if fact.name != "dated"}
_TYPES = get_type_hints(Mention)


def with_accounts(timeline: Timeline, told: list[Json]) -> Timeline:
    """The timeline with the accounts that these tellings complete."""
    rows = {row["event"]: row for telling in told for row in telling["mentions"]}
    placed = replace(timeline, events=tuple(_placed(dated, rows.get(dated.event.id)) for dated in timeline.events))
    parts = _by_article(placed)
    return replace(placed, accounts=tuple(_account(parts[telling["article"]], telling) for telling in told))


def _placed(dated: DatedEvent, row: Json | None) -> DatedEvent:
    if row is None:
        return dated
    sentence, token = msgspec.convert([row["sentence"], row["token"]], tuple[int, int])
    source = dated.event.source
    if source is not None and not row.get("spoken", True):
        source = replace(source, spoken=False)
    return replace(dated, event=replace(dated.event, sentence=sentence, token=token, source=source))


@dataclass(slots=True)
class _Parts:
    """What the document says of one article."""

    article: Article
    times: list[TimeExpression] = field(default_factory=list)
    events: dict[str, DatedEvent] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)


def _by_article(timeline: Timeline) -> dict[str, _Parts]:
    parts = {article.id: _Parts(article) for article in timeline.articles}
    home = {article.id: article.id for article in timeline.articles}
    for time in timeline.times:
        parts[time.article].times.append(time)
        home[time.id] = time.article
    for dated in timeline.events:
        parts[dated.event.article].events[dated.event.id] = dated
        home[dated.event.id] = dated.event.article
    for link in timeline.links:
        parts[home[link.source]].links.append(link)
    return parts


def _account(parts: _Parts, telling: Json) -> Account:
    sentences = tuple(Span(*span) for span in telling["sentences"])
    if any(not 0 <= dated.event.sentence < len(sentences) for dated in parts.events.values()):
        message = f"an event of {parts.article.id} stands in none of its sentences"
        raise ValueError(message)
    return Account(
        parts.article,
        sentences,
        tuple(parts.times),
        tuple(_read_mention(parts.events[row["event"]], row) for row in telling["mentions"]),
        tuple(parts.links),
        tuple(Link(source, target, Relation(relation), rule) for source, target, relation, rule in telling["contradictions"]),
        Generator(*telling["generator"]),
        msgspec.convert(telling["theme"], Theme),
    )


def _read_mention(dated: DatedEvent, row: Mapping[str, Any]) -> Mention:
    event = replace(dated.event, summary="")  # composed anew of the clause
    return Mention(
        replace(dated, event=event), **{name: msgspec.convert(fact, _TYPES[name]) for name, fact in row.items() if name in _FACTS}
    )
