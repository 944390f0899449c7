"""Footings in the event's own clause: the times that hang on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.events.calendar import wording
from dateline.events.dating import lexicon, meanings, tenses
from dateline.events.dating.case import REPORTS, STATIVES, Case, Footing, lemma_of, word
from dateline.events.dating.durations import counted_back, duration_of, runs_its_course
from dateline.events.dating.entries import LogEntry
from dateline.events.dating.eras import up_to_era
from dateline.events.dating.gaps import is_first
from dateline.events.dating.meanings import Meaning
from dateline.events.dating.ranges import Range
from dateline.events.dating.reading import time_head
from dateline.events.dating.telling import is_main
from dateline.events.schema import Aspect, Basis, Bounds, Grain, Kind, Origin, Stretch, Tense, TimeExpression, TimexType, Token


def own_time(case: Case) -> Footing | None:
    """The most precise of the times that hang on the event; both ends of a range where one of them does."""
    found = _ranging(case) or _most_precise(case, case.reading.times_of(case.event), Basis.STATED, "in the same clause")
    if found is None:
        return None
    return _ended_with(case, found) or _begun_with_what_it_is_joined_to(case, up_to_era(case, found))


def _ended_with(case: Case, footing: Footing) -> Footing | None:
    """What began at a time and lasted until a happening that has one: "was king from 1066 until his death in 1087"."""
    if footing.meaning is not meanings.SINCE:
        return None
    for other, edge in case.reading.dependents(case.event):
        ended = case.stated(other) if case.reading.signal(case.sentence, edge) in lexicon.UNTIL else None
        begun = footing.meaning.bound(footing.reference, case.view).begin
        first, last = (ended.stretch.begin.earliest, ended.stretch.end.latest) if ended is not None else (None, None)
        if first is not None and last is not None and begun.latest is not None and begun.latest <= first:
            lasted = Stretch(begun, Bounds(first, last), footing.reference.grain)
            return replace(footing, meaning=meanings.SAME, reference=lasted, why=f"{footing.why}, until “{word(case.reading, other)}”")
    return None


def _begun_with_what_it_is_joined_to(case: Case, footing: Footing) -> Footing:
    """What is only said to have lasted until a time did not begin before what it is joined to: "arrested in 1971 and held until March"."""
    above = case.governor
    if footing.meaning is not meanings.UNTIL or above is None or above.relation != "conj" or case.event.aspect in tenses.PERFECTS:
        return footing
    if case.event.tense is not Tense.PAST or tenses.side(above.event) != tenses.PAST_SIDE or above.edge.index < above.edge.head:
        return footing
    when, until = case.stated(above.event), footing.meaning.bound(footing.reference, case.view)
    first, last = when.stretch.begin.earliest if when is not None else None, until.begin.latest
    if first is None or last is None or until.begin.earliest is not None or last < first:
        return footing
    begun = Stretch(Bounds(first.midnight, last), until.end, until.grain, until.approximate)
    return replace(footing, meaning=meanings.SAME, reference=begun, why=f"{footing.why}, after “{word(case.reading, above.event)}”")


def _ranging(case: Case) -> Footing | None:
    """Between two times, or from the one to the other."""
    for time, _ in case.reading.times_of(case.event):
        if (found := case.reading.ranges.get(time.id)) is not None and not (_is_finer_beside(case, found) and not found.filled):
            meaning = meanings.FILLING if found.filled else meanings.WITHIN
            why = f"“{case.reading.written(found.span)}” in the same clause"
            return Footing(meaning, found.stretch, Basis.STATED, time.id, why, time.id, time.reasons)
    return None


def _is_finer_beside(case: Case, wider: Range) -> bool:
    """Whether another time of the clause says more closely when: "founded in 1932 a group, known in the 1930s and 1940s"."""
    grain = wider.stretch.grain
    for time, head in case.reading.times_of(case.event):
        finer = time.when is not None and time.when.grain is not None and grain is not None and time.when.grain.rank > grain.rank
        if finer and time.id not in case.reading.ranges and time.type is TimexType.DATE and head.head == case.token.index:
            return True
    return False


def described_time(case: Case) -> Footing | None:
    """What a relative clause tells of a time happened then: "until Monday, when he resigned"."""
    clause = case.token
    while clause.relation == "xcomp" and (above := case.sentence.head(clause)) is not None:
        clause = above
    above = case.sentence.head(clause)
    if clause.relation != "acl" or above is None or not any(word.lemma == "when" for word in case.sentence.children(clause)):
        return None
    time = case.reading.time_at(case.sentence, above)
    if time is None or time.when is None or not time.when.known:
        return None
    if case.view.side == tenses.NOW and not _happens_then(case, time):
        return None  # a hope held now is not of then; what is hoped for is
    words = case.reading.written(time.span)
    return Footing(meanings.WITHIN, time.when, Basis.STATED, time.id, f"“{words}” is what the clause describes", time.id, time.reasons)


def _happens_then(case: Case, time: TimeExpression) -> bool:
    """Whether the present tells what will happen on a day ahead: "until 26 March, when the data is released"."""
    begin, today = time.when.begin.earliest if time.when else None, case.reading.published.begin.earliest
    ahead = begin is not None and today is not None and begin.days > today.days
    return ahead and case.event.event_class not in STATIVES and lemma_of(case, case.event) not in lexicon.JUDGEMENTS


def sentence_time(case: Case) -> Footing | None:
    """A main clause takes the time of its sentence that hangs on nothing else: "On Monday, near the border, shots ..."."""
    if not is_main(case):
        return None
    says = case.event.event_class in REPORTS  # what is said may be of a year, its saying is of a day
    times = (time for time in case.reading.loose_times(case.event.sentence) if not (says and (is_period(time.when) or _is_due(case, time))))
    loose = [(time, time_head(case.sentence, time)) for time in times if not case.reading.entries.opens(time)]
    scene = [(time, head) for time, head in loose if _sets_the_scene(case, head)]
    return _most_precise(case, scene, Basis.STATED, "is when it is") or _most_precise(case, loose, Basis.NEARBY, "in the same sentence")


def _is_due(case: Case, time: TimeExpression) -> bool:
    """Whether it says by when, or until when: "said the plan was to be ready by June 1"."""
    return case.reading.signal(case.sentence, time_head(case.sentence, time)) in lexicon.BY | lexicon.UNTIL


def entry_time(case: Case) -> Footing | None:
    """What an entry of a chronology or of a live report tells is of the date or the day that it opens with."""
    entry = case.reading.entries.at(case.event.span.start)
    if entry is None or not (is_main(case) or _opens_line(case, entry.time)) or case.view.side == tenses.FUTURE_SIDE or case.event.modality:
        return None
    if case.event.tense is Tense.PAST and (case.event.aspect in tenses.PERFECTS or _goes_on_elsewhere(case, entry)):
        return None
    words = case.reading.written(entry.time.span)
    why = f"the entry opens with “{words}”"
    return Footing(meanings.WITHIN, entry.day, Basis.STATED, entry.time.id, why, entry.time.id, entry.time.reasons)


def _goes_on_elsewhere(case: Case, entry: LogEntry) -> bool:
    """Whether it goes on from what the entry has told of another day: "00:05 The bridge fell at 21:30 and its keeper rang"."""
    above = case.governor
    told = above.event if above is not None and above.relation == "conj" else case.running.event if case.running is not None else None
    when = case.stated(told) if told is not None and told.span.start > entry.time.span.start else None
    return when is not None and when.time != entry.time.id and not _lies_within(when.stretch, entry.day)


def _lies_within(stretch: Stretch, day: Stretch) -> bool:
    first, last, opens, closes = stretch.begin.earliest, stretch.end.latest, day.begin.earliest, day.end.latest
    return bool(first and last and opens and closes and opens.days <= first.days and last.days <= closes.days)


def _opens_line(case: Case, opening: TimeExpression) -> bool:
    """Whether a parser hung it on the entry before, with which it made one sentence."""
    above = case.sentence.head(case.token)
    return above is not None and above.span.start < opening.span.start < case.token.span.start


def answered_time(case: Case) -> Footing | None:
    """A main clause in the past takes the time of the sentence before it, where that only says when: "On 10 May. They met ..."."""
    before = case.reading.only_when(case.event.sentence - 1)
    event = case.event
    if before is None or not is_main(case) or event.tense is not Tense.PAST or event.aspect in tenses.PERFECTS or event.modality:
        return None
    if case.reading.paragraphs[event.sentence] != case.reading.paragraphs[event.sentence - 1] or before.when is None:
        return None
    words = case.reading.written(before.span)
    why = f"“{words}” is all that the sentence before it says"
    return Footing(meanings.WITHIN, before.when, Basis.NEARBY, before.id, why, before.id, before.reasons)


def _most_precise(case: Case, times: Sequence[tuple[TimeExpression, Token]], basis: Basis, where: str) -> Footing | None:
    found = []
    for time, head in times:
        when = case.reading.published if time.value in _REFERENCES else time.when
        if when is not None and when.known and (meaning := meaning_of(case, time, head)):
            grain = when.grain.rank if when.grain else 0
            rank = (_TRUST.index(meaning), -grain, abs(head.index - case.token.index))
            why = _words(case, time, meaning, where)
            found.append((rank, Footing(meaning, when, basis, time.id, why, time.id, time.reasons)))
    return min(found, key=lambda row: row[0])[1] if found else None


def came_again(case: Case, footing: Footing | None) -> Iterator[Footing]:
    """The other times at which the event came about, where it stands on the first."""
    if footing is None or footing.time is None or footing.basis is not Basis.STATED:
        return
    for time in case.reading.repeats.get(footing.time, ()):
        if time.when is not None:
            words = case.reading.written(time.span)
            yield Footing(meanings.WITHIN, time.when, Basis.STATED, time.id, f"“again {words}” in the same clause", time.id, time.reasons)


# "now", "recently", "soon": seen from the publication date.
_REFERENCES = {"PRESENT_REF": meanings.WITHIN, "PAST_REF": meanings.PAST, "FUTURE_REF": meanings.AHEAD}

_TRUST = (
    meanings.WITHIN, meanings.SAME, meanings.FILLING, meanings.SINCE, meanings.UNTIL, meanings.THROUGH, meanings.AFTER,
    meanings.BEFORE, meanings.BY,
    meanings.ONGOING, meanings.PAST, meanings.AHEAD,
)  # fmt: skip


def meaning_of(case: Case, time: TimeExpression, head: Token) -> Meaning | None:
    """What the words around a time expression make of it for this event."""
    signal = "" if _is_inside(case, time, head) else case.reading.signal(case.sentence, _of_deadline(case, head))
    found = next((meaning for words, meaning in _SIGNALS if signal in words), None)
    named = time.type is TimexType.DATE and is_period(time.when)
    if _is_change(case) and (_follows_level(case, head) or (signal in {"from", "over"} and named)):
        return None  # "fell from 1986", "a rise over last year", "fell to 12 from 20 in May": what it was then is not when it fell
    if _is_of_another(case, head, signal):
        return None
    if found is not None:
        return _of_signal(case, time, signal, found)
    if _contradicts_tense(case, time) or time.type is TimexType.SET:
        return None
    if signal == "for" and case.event.event_class in REPORTS and (time.type is TimexType.DURATION or is_period(time.when)):
        return None  # "for the year it reported a loss": the loss, not the report, is of the year
    if time.value in _REFERENCES:
        return None if _is_now_of_then(case, time) else _from_publication(case, time, signal)
    lasts = runs_its_course(case) or (signal in lexicon.LASTING and head.head == case.token.index)
    whole = time.type is TimexType.DURATION or (is_period(time.when) and lasts)
    return meanings.SAME if _runs_on(case, time) else meanings.FILLING if whole else meanings.WITHIN


def _of_deadline(case: Case, head: Token) -> Token:
    """The noun that says by when, where the time stands before it: "by the July 14 deadline"."""
    noun = case.sentence.head(head)
    before = noun is not None and head.deprel in {"compound", "amod", "nmod:poss", "nmod:unmarked"} and noun.index > head.index
    return noun if before and noun is not None and noun.lemma.lower() in lexicon.DEADLINES else head


def _is_inside(case: Case, time: TimeExpression, head: Token) -> bool:
    """Whether the preposition is one of the words of the time itself: "three weeks after that"."""
    cases = [child for child in case.sentence.children(head, "case", "mark") if child.index < head.index]
    return bool(cases) and all(time.first < child.index for child in cases)


def _is_now_of_then(case: Case, time: TimeExpression) -> bool:
    """Whether "now" is that of what is told in the past: "Now the women sat down", "the town had now gone to her"."""
    words = time.span.of(case.reading.document.text).lower()
    just = time.first > 1 and case.sentence[time.first - 1].lemma.lower() == "just"
    return words == "now" and case.event.tense is Tense.PAST and not case.event.modality and not just


def _of_signal(case: Case, time: TimeExpression, signal: str, found: Meaning) -> Meaning:
    """What a preposition means beside this time and verb: "from 1 October the offices merge" is on that day."""
    if found is meanings.THROUGH and time.type is TimexType.DURATION:
        return meanings.FILLING
    if found is meanings.BEFORE and time.mod == "END":  # "before the end of the year" leaves all of it
        return meanings.BY
    from_day = found is meanings.SINCE and signal == "from" and _is_day(time)
    at_once = from_day and (_is_done_at_once(case) or duration_of(case) is not None)  # "struck for 12 days from 3 October"
    clock_in_past = found is meanings.BY and time.type is TimexType.TIME and case.view.side == tenses.PAST_SIDE
    return meanings.WITHIN if at_once or clock_in_past else found


def _is_done_at_once(case: Case) -> bool:
    """Whether the verb tells what is done in one stroke, and nothing says how often."""
    often = any(time.type is TimexType.SET for time, _ in case.reading.times_of(case.event))
    return case.token.lemma.lower() in lexicon.AT_ONCE and not often


def _is_day(time: TimeExpression) -> bool:
    return time.when is not None and time.when.grain is Grain.DAY


def _is_of_another(case: Case, head: Token, signal: str) -> bool:
    """Whether what the words say of the time is of something else than the event.

    "gave no figures for the quarter"; "fell for the first time since 2010": the last such fall was then; "was postponed until Friday".
    """
    if signal in lexicon.UNTIL:
        return lemma_of(case, case.event) in lexicon.MOVING
    return (signal == "for" and _is_of_object(case, head)) or (signal in lexicon.SINCE and is_first(case.sentence, case.token, head))


def _runs_on(case: Case, time: TimeExpression) -> bool:
    """Whether a period that is reported on ends with the month of publication: "in the year to March", told in March."""
    if time.type is not TimexType.DURATION:
        return False
    first, last = (time.when.begin.earliest, time.when.end.latest) if time.when else (None, None)
    today = case.reading.published.begin.earliest
    return bool(first and last and today and first < today and 0 < last.days - today.days < _MONTH)


_MONTH = 31  # days


def _is_of_object(case: Case, head: Token) -> bool:
    """Whether the time says which object is meant; a figure of a period is of that ("posted a profit for the quarter")."""
    noun = case.sentence.head(head)
    of_object = noun is not None and noun.relation == "obj" and noun.head == case.token.index
    return of_object and case.token.lemma.lower() not in lexicon.COUNTED | lexicon.LIGHT_GOVERNORS


def _is_change(case: Case) -> bool:
    words = lexicon.CHANGES if case.event.predicate.kind is Kind.NOUN else lexicon.COURSES
    return lemma_of(case, case.event) in words


def _follows_level(case: Case, head: Token) -> bool:
    """Whether the amount before the time is the one that something changed from."""
    before = [word for word in case.sentence.children(case.token, "obl", "nmod") if word.index < head.index]
    amounts = [word for word in before if word.upos in {"NUM", "SYM"} or case.sentence.children(word, "nummod")]
    return bool(amounts) and case.reading.signal(case.sentence, amounts[-1]) == "from"


def is_period(when: Stretch | None) -> bool:
    """Whether it is a week, a month, a quarter, a year: longer than a day."""
    return when is not None and when.grain is not None and when.grain.rank < Grain.DAY.rank


_SIGNALS = (
    (lexicon.BEFORE, meanings.BEFORE),
    (lexicon.AFTER, meanings.AFTER),
    (lexicon.SINCE, meanings.SINCE),
    (lexicon.UNTIL, meanings.UNTIL),
    (lexicon.THROUGH, meanings.THROUGH),
    (lexicon.BY, meanings.BY),
)


def _from_publication(case: Case, time: TimeExpression, signal: str) -> Meaning | None:
    """Read "now" with what goes on, "recently", "soon"; not "worries about the future"."""
    if signal not in {"", "in", "at", "for"}:
        return None
    goes_on = case.view.side == tenses.NOW or case.event.event_class in STATIVES or case.event.predicate.kind is Kind.NOUN
    return meanings.ONGOING if goes_on and time.value == "PRESENT_REF" else _REFERENCES[time.value]


def _contradicts_tense(case: Case, time: TimeExpression) -> bool:
    """A present tense with a past date, a future with a past one, a past with a future one: the time is another event's."""
    first, last = (time.when.begin.earliest, time.when.end.latest) if time.when else (None, None)
    day = case.view.day
    if _is_of_the_speaker(case, time):
        return False
    if case.view.side == tenses.FUTURE_SIDE and time.value == "PRESENT_REF":
        return True
    if (case.event.modality in _OF_THEN or _had_been_set(case)) and last and day.begin.earliest and last.days < day.begin.earliest.days:
        return False
    if case.view.side == tenses.PAST_SIDE and time.value == "FUTURE_REF":
        return True
    if _is_over_in_the_perfect(case, time):
        return True
    if case.view.side == tenses.PAST_SIDE:
        latest = day.end.latest
        return bool(not case.event.modality and first and latest and first.days > latest.days)
    told = case.view.side is not None and case.event.aspect not in tenses.PERFECTS and not _is_told_as_present(case, time)
    return bool(told and last and day.begin.earliest and last.days < day.begin.earliest.days)


def _is_over_in_the_perfect(case: Case, time: TimeExpression) -> bool:
    """Whether it is a year long past beside the present perfect, which tells what is so now: "who bought it in 2017, has given notice"."""
    perfect = case.event.tense is Tense.PRESENT and case.event.aspect in tenses.PERFECTS and case.event.predicate.kind is Kind.VERB
    last, today = time.when.end.latest if time.when else None, case.view.day.begin.earliest
    between = time.first > _OPENING_WORDS and time.last < case.token.index
    if not (perfect and between) or last is None or today is None or time.type is not TimexType.DATE or not is_period(time.when):
        return False
    return today.days - last.days > _MONTH and case.reading.signal(case.sentence, time_head(case.sentence, time)) in {"in", ""}


_OF_THEN = frozenset({"could", "would"})
"""Beside a past date they tell of then: "could not raise the money in 1998", "In 1963 he would leave for good"."""


def _had_been_set(case: Case) -> bool:
    """Whether it was to come at a time that is over: "had been scheduled to expire on 28 February"."""
    governor = case.governor.event if case.governor is not None else None
    if governor is None or case.event.tense is not Tense.INFINITIVE or governor.aspect not in tenses.PERFECTS:
        return False
    return governor.tense is Tense.PAST and lemma_of(case, governor) in lexicon.SETTING


def _is_of_the_speaker(case: Case, time: TimeExpression) -> bool:
    """Whether it is the "today" of a letter or a post of another day: "wrote on 3 May 2019: I will resign today"."""
    day, today = time.when.begin.earliest if time.when else None, case.reading.published.begin.earliest
    words = time.span.of(case.reading.document.text).lower()
    return bool(day and today and words in lexicon.DEICTIC and abs(today.days - day.days) > 1)


def _is_told_as_present(case: Case, time: TimeExpression) -> bool:
    """Historical present: "In 1914 war breaks out". The date says when, and the verb tells a happening in the simple present."""
    event, head = case.event, time_head(case.sentence, time)
    if event.tense is not Tense.PRESENT or event.aspect is not Aspect.NONE or event.modality or event.event_class in STATIVES:
        return False
    if event.predicate.kind is not Kind.VERB or event.event_class in REPORTS:
        return False
    if _sets_the_scene(case, head):
        return True
    hangs = head.head == case.token.index and head.relation in {"obl", "advmod", "nmod", "dep", "parataxis"}
    return hangs and case.reading.signal(case.sentence, head) in {"", *lexicon.WITHIN} and _opens_or_closes(case, time)


def _sets_the_scene(case: Case, head: Token) -> bool:
    """Whether the date is all that the clause before it says: "The year is 1940 and Paris falls", "It is 1914 and war breaks out"."""
    if case.token.relation != "conj" or case.token.head != head.index or case.sentence.child(head, "cop") is None:
        return False
    subject = case.sentence.child(head, "nsubj")
    return subject is not None and subject.lemma.lower() in lexicon.CALENDAR_SUBJECTS


def _opens_or_closes(case: Case, time: TimeExpression) -> bool:
    """Whether the date stands at the begin of its clause, or the verb's own object does not stand between."""
    return time.first <= _OPENING_WORDS or time.first > case.token.index


_OPENING_WORDS = 3


_MARKS_BEHIND = re.compile(r"(?<!\.[A-Za-z])[.,;:]+$")  # not the stop of "10 p.m."


def _words(case: Case, time: TimeExpression, meaning: Meaning, where: str) -> str:
    head = time_head(case.sentence, time)
    signal = case.reading.signal(case.sentence, head)
    words = case.reading.written(time.span)
    words = _MARKS_BEHIND.sub("", words)
    quoted = f"{signal} {words}" if signal and not words.lower().startswith(signal) else words
    named = f" ({wording.stretch_in_words(time.when)})" if time.when and meaning is not meanings.WITHIN else ""
    return f"“{quoted}” {where}{named}{_counted(case, time, words)}"


def _counted(case: Case, time: TimeExpression, words: str) -> str:
    """From where the expression was counted; nothing where it names its own year."""
    if _names_its_year(time, words) or time.origin in {Origin.WORDS, Origin.NAMED}:
        return ""
    if time.origin is not Origin.PUBLISHED:
        return f", counted from {time.origin}"
    return f", counted from the publication date {wording.weekday(case.reading.document.published)}"


def _names_its_year(time: TimeExpression, words: str) -> bool:
    first = time.when.begin.earliest if time.when else None
    return first is not None and str(first.year if first.year > 0 else 1 - first.year) in words


def lasting(case: Case) -> Footing | None:
    """A duration in the perfect counts back from the day of speaking: "has led it for ten years"."""
    stretch, found = counted_back(case), duration_of(case)
    if stretch is None or found is None:
        return None
    time, *_ = found
    words = case.reading.written(time.span)
    why = f"“{words}” counted back from the day on which it is told"
    return Footing(meanings.SAME, stretch, Basis.STATED, time.id, why, time.id, time.reasons)
