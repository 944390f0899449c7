"""The scene of a report: who acts in its news, and which later clauses go on with that.

A report tells its news first and then again with more detail: what its people say and do past the lead is of the lead's day, as long
as nothing says that it is of another. Of what others did the text says no more than that it was not later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.events.dating import lexicon, tenses
from dateline.events.dating.case import STATIVES, VERBAL, Case, lemma_of
from dateline.events.dating.names import names_of_doers
from dateline.events.dating.reading import ArticleReading
from dateline.events.dating.story import NEWS_DAYS
from dateline.events.schema import Event, EventClass, EventTime, Stretch, Tense, TimeExpression


def goes_on_with_news(case: Case) -> bool:
    """Whether somebody who acts in the news told before says or does this, in the simple past."""
    event = case.event
    if event.tense is not Tense.PAST or event.aspect in tenses.PERFECTS or event.predicate.kind not in VERBAL or event.modality:
        return False
    if event.event_class in STATIVES or case.reading.entries:
        return False
    names = names_of_doers(case.reading, event)
    if not any(case.scene.get(name, event.sentence) < event.sentence for name in names):
        return False
    return event.event_class is EventClass.REPORTING or _follows_news(case)


def _follows_news(case: Case) -> bool:
    """Whether the sentence before tells what somebody on the scene said or did too, and names no other time."""
    if lemma_of(case, case.event) in lexicon.COURSES:
        return False  # what prices and sales do is of the time that their figures are of
    before = case.reading.document.sentences[case.event.sentence - 1]
    main = case.reading.event_at(before, before.root)
    if main is None or tenses.side(main) != tenses.PAST_SIDE or (main.tense is Tense.PAST and main.aspect in tenses.PERFECTS):
        return False
    if any(_is_long_ago(case, time) for time in case.reading.times_in(before)):
        return False
    return any(case.scene.get(name, case.event.sentence) <= main.sentence for name in names_of_doers(case.reading, main))


def _is_long_ago(case: Case, time: TimeExpression) -> bool:
    last, published = time.when.end.latest if time.when else None, case.reading.published.begin.earliest
    return bool(last and published and published.days - last.days > NEWS_DAYS)


def people_of_news(reading: ArticleReading, lead: int, day: Stretch, stated: Callable[[Event], EventTime | None]) -> Mapping[str, int]:
    """Who says or does something in the first sentences, or later on the day of the story, and in which sentence first."""
    found: dict[str, int] = {}
    for event in reading.events:
        if tenses.side(event) != tenses.PAST_SIDE or event.predicate.kind not in VERBAL:
            continue
        if event.sentence < lead or _is_of(stated(event), day):
            for name in names_of_doers(reading, event):
                found.setdefault(name, event.sentence)
    return found


def _is_of(when: EventTime | None, day: Stretch) -> bool:
    first, last = (when.stretch.begin.earliest, when.stretch.end.latest) if when else (None, None)
    on = day.begin.earliest
    return bool(first and last and on and first.days == last.days == on.days)
