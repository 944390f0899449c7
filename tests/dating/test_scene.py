"""What the people of the news do past the lead: of the lead's day, as long as nothing says that it is of another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from marked_text import CASES_READ, Marked

from dateline.events.dating import date_events
from dateline.events.schema import Argument, Event, Role, Span, Tense

(MARKED,) = (case.marked for case in CASES_READ if case.marked.document.text.endswith("waved to the crowd."))


def with_doers(marked: Marked, **doers: str) -> tuple[Event, ...]:
    """The events with who does them: the last mention of the name before the predicate."""
    events = []
    for event in marked.events:
        name = doers.get(event.summary)
        if name is None:
            events.append(event)
            continue
        start = marked.document.text.rfind(name, 0, event.span.start)
        span = Span(start, start + len(name))
        events.append(replace(event, arguments=(Argument(Role.AGENT, span, span, "marked"),)))
    return tuple(events)


def dated(events: tuple[Event, ...]) -> dict[str, str | None]:
    return {
        item.event.summary: item.when.basis and f"{item.when.basis} {item.when.stretch.begin.earliest}"
        for item in date_events(MARKED.document, events, ()).events
    }


def test_who_acts_in_the_lead_says_and_does_of_its_day() -> None:
    found = dated(with_doers(MARKED, won="Berg", said="Berg", waved="Berg"))
    assert found["said"] == found["waved"] == found["won"]


@pytest.mark.parametrize("doers", [{"won": "Berg"}, {"won": "Berg", "said": "Guards"}])
def test_what_others_say_past_the_lead_is_only_not_later(doers: dict[str, str]) -> None:
    assert (dated(with_doers(MARKED, **doers))["said"] or "").endswith("None")


def test_an_act_needs_a_sentence_before_that_goes_on_too() -> None:
    assert (dated(with_doers(MARKED, won="Berg", waved="Berg"))["waved"] or "").endswith("None")


def test_what_had_been_done_is_of_no_known_day() -> None:
    events = with_doers(MARKED, won="Berg", said="Berg", waved="Berg")
    events = tuple(replace(event, tense=Tense.PASTPART) if event.summary == "waved" else event for event in events)
    assert (dated(events)["waved"] or "").endswith("None")


def test_what_a_history_tells_without_a_date_is_no_news() -> None:
    first = MARKED.events[:1]
    news, history = (date_events(MARKED.document, first, (), history=told).events[0].when for told in (False, True))
    assert news.stretch.begin.earliest is not None
    assert history.stretch.begin.earliest is None
