"""Footings on another event of the sentence: words of time, infinitives, participles, subjects, "and"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.events.dating import lexicon, meanings, tenses
from dateline.events.dating.case import BASES, REPORTS, STATIVES, VERBAL, Case, Footing, lemma_of, word
from dateline.events.dating.durations import GRAINS, LETTERS, Apart, apart, longest, moved
from dateline.events.dating.meanings import Meaning
from dateline.events.dating.reading import GoverningEvent
from dateline.events.dating.speech import is_attribution
from dateline.events.dating.story import one_day
from dateline.events.extraction import labels
from dateline.events.language import words
from dateline.events.schema import (
    Aspect,
    Basis,
    Event,
    EventClass,
    EventTime,
    Factuality,
    Grain,
    Kind,
    Stretch,
    Tense,
    TimeExpression,
    TimexType,
    Token,
)
from dateline.events.times import calendar


def hung_below(case: Case) -> Footing | None:
    """A dated clause or phrase below the event: "left before the vote on Monday", "began talking on Monday"."""
    for other, edge in case.reading.dependents(case.event):
        signal = case.reading.signal(case.sentence, edge)
        meaning = _SIGNALS_BELOW.get(_family(signal))
        if case.event.event_class in REPORTS and other.predicate.kind is Kind.NOUN and signal == "in" and edge.relation == "obl":
            meaning = meanings.WITHIN  # "wrote in a letter of 3 May"
        if _is_scene(case, other, edge, signal):
            meaning = meanings.WITHIN
        if edge.relation == "xcomp" and case.event.event_class is EventClass.ASPECTUAL:
            meaning, signal = meanings.SAME, ""
        if meaning is None and _is_behind(case, other, edge):
            meaning = meanings.AFTER
        if meaning is None or not (other.predicate.kind is Kind.NOUN or edge.relation in {"advcl", "xcomp"}):
            continue
        words = f"{signal} {word(case.reading, other)}".strip()
        why = f"“{words}” in the same sentence"
        if meaning is meanings.BEFORE and (footing := _told_in_order(case, other, why)) is not None:
            return footing
        if footing := case.on_stated(meaning, other, why) or _given(case, meaning, edge) or _on_told_before(case, meaning, other, why):
            return footing
    return _in_a_document(case)


def _told_in_order(case: Case, other: Event, why: str) -> Footing | None:
    """What a history tells next, and before something dated, lies between: "It was sold in 1843. It passed through hands before 1901"."""
    running, stated = case.running, case.stated(other)
    event = case.event
    if running is None or stated is None or not case.reading.history or event.tense is not Tense.PAST or event.aspect in tenses.PERFECTS:
        return None
    first, last = running.when.stretch.begin.earliest, stated.stretch.begin.latest
    if case.token.head or event.modality or first is None or last is None or last < first:
        return None
    between = meanings.bounded(first.midnight, last.midnight)
    return Footing(meanings.SAME, between, Basis.CARRIED, other.id, why, stated.time, (running.when.why, stated.why))


def _is_behind(case: Case, other: Event, edge: Token) -> bool:
    """Whether a participle that opens the sentence tells what came first: "Founded in 1889, the club played on a field"."""
    opens = edge.relation == "advcl" and edge.xpos == "VBN" and edge.index < case.token.index and other.tense is Tense.PASTPART
    event = case.event
    return (
        opens and event.tense is Tense.PAST and event.predicate.kind in VERBAL and event.event_class not in STATIVES and not event.modality
    )


def _on_told_before(case: Case, meaning: Meaning, other: Event, why: str) -> Footing | None:
    """Stand on a happening that is dated elsewhere: "Rebels invaded Orvik in 2003. Before the invasion it had 900 people"."""
    if meaning not in {meanings.BEFORE, meanings.AFTER, meanings.SINCE} or other.id not in case.twins:
        return None
    return case.on(meaning, other, why) if case.when(other).twin_of is not None else None


def _is_scene(case: Case, other: Event, edge: Token, signal: str) -> bool:
    """Whether the verb took place in it: "was hurt in a crash on Friday", "In a decree of 3 May he summoned the army"."""
    event = case.event
    happened = event.tense is Tense.PAST and event.predicate.kind in VERBAL and event.event_class not in STATIVES and not event.modality
    return happened and signal == "in" and edge.relation == "obl" and other.predicate.kind is Kind.NOUN


def _given(case: Case, meaning: Meaning, scene: Token) -> Footing | None:
    """When what it took place in was given: "in a statement released on Sunday, the bank denied it"."""
    if meaning is not meanings.WITHIN:
        return None
    for edge in case.sentence.children(scene, "acl"):
        told = case.reading.event_at(case.sentence, edge)
        if told is not None and edge.xpos == "VBN" and edge.lemma.lower() in lexicon.GIVING_OUT:
            return case.on_stated(meaning, told, f"it is told in what was “{word(case.reading, told)}”")
    return None


def _in_a_document(case: Case) -> Footing | None:
    """The same where what was given is no happening: "in an open letter published in June 1912 he broke with the party"."""
    event = case.event
    if event.tense is not Tense.PAST or event.predicate.kind not in VERBAL or event.event_class in STATIVES or event.modality:
        return None
    scenes = [child for child in case.sentence.children(case.token, "obl") if case.reading.signal(case.sentence, child) == "in"]
    subject = case.sentence.child(case.token, "nsubj")
    if subject is not None and subject.deprel == "nsubj" and subject.lemma.lower() in lexicon.MADE_KNOWN:
        scenes.append(subject)  # "a report published on Monday showed"
    return next((footing for scene in scenes if (footing := _given(case, meanings.WITHIN, scene)) is not None), None)


_FAMILIES = {
    "before": lexicon.BEFORE, "after": lexicon.AFTER, "since": lexicon.SINCE, "until": lexicon.UNTIL, "during": lexicon.DURING,
    "at": lexicon.AT,
}  # fmt: skip


def _family(signal: str) -> str:
    return next((name for name, words in _FAMILIES.items() if signal in words), "")


_SIGNALS_BELOW = {
    "before": meanings.BEFORE, "after": meanings.AFTER, "since": meanings.SINCE, "until": meanings.UNTIL, "during": meanings.WITHIN,
    "at": meanings.WITHIN,
}  # fmt: skip
_SIGNALS_ABOVE = {
    "before": meanings.AFTER, "after": meanings.BEFORE, "since": meanings.BEFORE, "until": meanings.AFTER, "during": meanings.WITHIN,
}  # fmt: skip


def so_far_apart(case: Case) -> Footing | None:
    """An event so long before or after another: "broke with Spain in April, five months after it had seized the port"."""
    governor = case.governor
    if governor is not None and governor.relation in _HUNG and case.twin is None:
        when = case.when(governor.event)
        assumed = when.basis in {Basis.PUBLISHED, None}
        for edge in (governor.edge, case.token):
            if not assumed and (footing := _apart(case, edge, governor.event, when, back=True)) is not None:
                return footing
    for other, edge in (*case.reading.dependents(case.event), *_below_lengths(case)):
        stated = _told_of(case, other) if edge.relation in _HUNG and apart(case, edge) is not None else None
        if stated is not None and (footing := _apart(case, edge, other, stated, back=False)) is not None:
            return footing
    return _after_what_was_told(case)


def _after_what_was_told(case: Case) -> Footing | None:
    """So long after what the sentence before tells: "They chose a council on 6 June. Two weeks after the vote the mayor resigned"."""
    running, event = case.running, case.event
    told = event.tense is Tense.PAST and event.predicate.kind in VERBAL and not event.modality
    if running is None or not told or not running.precise or running.event.sentence != event.sentence - 1:
        return None
    for edge in case.sentence.children(case.token, "obl"):
        noun = case.reading.event_at(case.sentence, edge)
        found = apart(case, edge) if noun is not None and noun.predicate.kind is Kind.NOUN and noun.id not in case.twins else None
        known = any(word.lemma.lower() in lexicon.DEFINITE for word in case.sentence.children(edge, "det"))
        if found is None or not known or found.signal not in lexicon.AFTER or _is_described(case, edge):
            continue
        if (stretch := _so_far(meanings.by_day(running.when.stretch), found, later=True)) is not None:
            why = f"“{found.words} {found.signal}” counted on from “{word(case.reading, running.event)}”"
            return Footing(meanings.WITHIN, stretch, Basis.CARRIED, running.event.id, why, running.when.time, (running.when.why,))
    return None


def _is_described(case: Case, noun: Token) -> bool:
    """Whether words behind it say which one is meant: "two weeks after the vote on the dam"."""
    return any(child.index > noun.index for child in case.sentence.children(noun, "nmod", "acl"))


def within_so_long_of(case: Case) -> Footing | None:
    """Not later after a dated happening than the length says: "Within hours of the landing on 6 June 1944 the village was taken"."""
    for time, head in case.reading.times_of(case.event):
        if time.type is not TimexType.DURATION or case.reading.signal(case.sentence, head) not in {"within", "inside"}:
            continue
        most = longest(time)
        for child in case.sentence.children(head, "nmod"):
            other = case.reading.event_at(case.sentence, child)
            stated = _told_of(case, other) if other is not None and case.reading.signal(case.sentence, child) == "of" else None
            if other is None or stated is None or most is None or tenses.side(case.event) == tenses.FUTURE_SIDE:
                continue
            first, last = stated.stretch.begin.earliest, stated.stretch.end.latest
            if first is None or last is None:
                continue
            count, unit = most
            reach = meanings.bounded(first.midnight, calendar.moved(last.midnight, GRAINS[unit], count))
            words = case.reading.written(time.span)
            why = f"“{words}” counted on from “{word(case.reading, other)}”"
            return Footing(meanings.WITHIN, reach, Basis.NEARBY, other.id, why, stated.time, (stated.why,))
    return None


def _told_of(case: Case, other: Event) -> EventTime | None:
    """When the other was, as its clause states it, or as it was told before: "Three weeks after the siege began, food ran out"."""
    if (stated := case.stated(other)) is not None:
        return stated
    for held, edge in case.reading.dependents(other):
        if edge.relation == "acl" and edge.xpos == "VBN" and edge.lemma.lower() in lexicon.BRINGING_ABOUT:
            return case.stated(held)  # "after the vote, which was held on 4 March"
    noun = other.predicate.kind is Kind.NOUN
    if other.id not in case.twins:
        return None
    if not noun and (other.tense is not Tense.PAST or case.sentence.child(case.reading.token_of(other), "nsubj") is None):
        return None
    when = case.when(other)
    return when if when.twin_of is not None else None


_HUNG = frozenset({"advcl", "obl", "nmod", "acl"})


def _below_lengths(case: Case) -> Iterator[tuple[Event, Token]]:
    """The events that hang on a length of the clause: "a day after it was issued, it prompted an inquiry"."""
    heads = [head for _, head in case.reading.times_of(case.event)]
    units = [child for child in case.sentence.children(case.token, "obl") if child.lemma.lower() in LETTERS and child not in heads]
    for head in (*heads, *units):  # of "the year before" no expression of time is made
        for child in case.sentence.children(head, "acl", "advcl", "nmod"):
            found = case.reading.event_at(case.sentence, child)
            if found is not None and found.token == child.index:
                yield found, child


def _apart(case: Case, edge: Token, other: Event, when: EventTime, *, back: bool) -> Footing | None:
    found = apart(case, edge)
    if found is None or when.basis is None:
        return None
    later = (found.signal in lexicon.AFTER) != back
    stretch = _so_far(when.stretch, found, later=later)
    if stretch is None:
        return None
    if case.reading.may_be_of_either(other):
        stretch = _between(when.stretch, found, later=later) or stretch
    why = f"“{found.words} {found.signal}” counted {'on' if later else 'back'} from “{word(case.reading, other)}”"
    basis = max(Basis.NEARBY, when.basis, key=BASES.index)
    return Footing(meanings.WITHIN, stretch, basis, other.id, why, when.time, (f"“{word(case.reading, other)}”: {when.why}",))


def _so_far(reference: Stretch, found: Apart, *, later: bool) -> Stretch | None:
    """As far away as the length says; between the least and the most, where that is vague."""
    sign = 1 if later else -1
    near, far = (moved(reference, sign * number, found.unit) for number in (found.least, found.most))
    if near is None or far is None or found.least == found.most:
        return near
    first, last = (near, far) if later else (far, near)
    return meanings.bounded(first.begin.earliest, last.end.latest)


def _between(reference: Stretch, found: Apart, *, later: bool) -> Stretch | None:
    """From a day to the one so far from it: which of the two events was on that day the words do not say."""
    day = reference.begin.earliest
    if day is None or not one_day(reference):
        return None
    far = calendar.moved(day.midnight, GRAINS[found.unit], found.most if later else -found.most)
    return meanings.bounded(*sorted((day.midnight, far)))


_NO_ORDER = words("prepositions", "no_order")  # "kept from leaving": the clause above does not say when


def hung_above(case: Case) -> Footing | None:
    """A clause or phrase that a word of time ties to the event above: "after finishing her work, she left"."""
    governor = case.governor
    if governor is None or governor.relation not in _HUNG:
        return None
    signal = case.reading.signal(case.sentence, governor.edge)
    family = _family(signal)
    if signal in _NO_ORDER or (signal in {"as", "through", "within"} and case.event.predicate.kind is Kind.NOUN) or not family:
        return None
    if family == "during" and case.event.predicate.kind is Kind.NOUN:
        meaning = meanings.ONGOING if lemma_of(case, case.event) in lexicon.LASTING_NOUNS else meanings.SAME
        return case.on(meaning, governor.event, f"“{signal}” ties it to “{word(case.reading, governor.event)}”")
    footing = case.on(_SIGNALS_ABOVE[family], governor.event, f"“{signal}” ties it to “{word(case.reading, governor.event)}”")
    if family == "during" and footing and not (footing.reference.begin.earliest and footing.reference.end.latest):
        return None
    return footing


def joined(case: Case) -> Footing | None:
    """A verb joined by "and" to a dated one of the same tense."""
    governor = case.governor
    if governor is None or len(governor.path) > 1 or is_attribution(case.reading, case.sentence, case.token):
        return None
    later = _came_later(case)
    if governor.relation != "conj" and not (later and governor.relation == "parataxis"):
        return None
    if tenses.side(governor.event) != case.view.side or (case.event.event_class in STATIVES and not later):
        return None
    if case.event.predicate.kind is not governor.event.predicate.kind or case.event.aspect is not governor.event.aspect:
        return None
    meaning = meanings.AFTER if later or _is_dated_before(case, governor.event) else meanings.SAME
    return case.on(meaning, governor.event, f"joined to “{word(case.reading, governor.event)}”, told in the same tense")


def _is_dated_before(case: Case, above: Event) -> bool:
    """Whether a year stands between two deeds of one doer, and need not be of both: "buried a husband in 1598 and cut the canal"."""
    of_same = case.view.side == tenses.PAST_SIDE and not case.sentence.children(case.token, "nsubj")
    return of_same and any(
        time.when is not None
        and time.when.grain is not None
        and time.when.grain.rank <= Grain.YEAR.rank
        and case.reading.token_of(above).index < time.first < case.token.index
        for time, _ in case.reading.times_of(above)
    )


def _takes_years(case: Case, time: TimeExpression, head: Token) -> bool:
    """Whether it is so many years in which it was done, or that were spent with it: "doubled it within a decade"."""
    if time.type is not TimexType.DURATION or time.when is not None or not time.value.endswith("Y"):
        return False
    spent = head.relation == "obj" and case.token.lemma.lower() in _SPENDING
    return spent or case.reading.signal(case.sentence, head) in lexicon.LASTING | lexicon.WITHIN | {"within"}


_LATER, _SPENDING = words("adverbs", "comes_later"), words("verbs", "object_is_time")


def _came_later(case: Case) -> bool:
    """Whether its words say that it came later than what it is joined to, or took its own time: "and later played for Lund"."""
    if case.view.side != tenses.PAST_SIDE:
        return False
    if any(child.text.lower() in _LATER for child in case.sentence.children(case.token, "advmod")):
        return True
    if any(_takes_years(case, time, head) for time, head in case.reading.times_of(case.event)):
        return True
    ends = case.sentence.children(case.token, "obl", "advcl")
    return any(case.reading.signal(case.sentence, edge) in lexicon.UNTIL for edge in ends)


def infinitive(case: Case) -> Footing | None:
    """An infinitive lies ahead of what it hangs on, unless that verb tells that it came about ("managed to")."""
    governor = case.governor
    if governor is None or not _is_infinitive(case):
        return None
    above = word(case.reading, governor.event)
    if case.event.aspect in tenses.PERFECTS:
        return case.on(meanings.PAST, governor.event, f"“{above}” looks back on it")
    lemma = lemma_of(case, governor.event)
    had_to = lemma in {"able", "have"} and tenses.side(governor.event) == tenses.PAST_SIDE
    if governor.relation == "xcomp" and (had_to or lemma in lexicon.TAKEN_TO):
        return case.on(meanings.SAME, governor.event, f"it is told of the time of “{above}”")
    told = case.event.factuality in {Factuality.HAPPENED, Factuality.ONGOING} and lemma not in lexicon.AHEAD_GOVERNORS
    if told or (lemma in lexicon.SAME_TIME_GOVERNORS and governor.relation != "advcl"):
        return case.on(meanings.SAME, governor.event, f"what “{above}” tells came about with it")
    why = f"“{above}” looks ahead to it"
    footing = case.on(meanings.AHEAD, governor.event, why)
    if (footing is None or footing.reference.begin.earliest is None) and not is_of_past(case, governor.event):
        return case.on_published(meanings.AHEAD, why)
    return footing


def is_of_past(case: Case, event: Event) -> bool:
    """Whether the finite verb above tells the past: what was "tried" or "planned" then was not ahead of publication."""
    above: Event | None = event
    for _ in range(_CHAIN):
        if above is None:
            return False
        side = tenses.side(above)
        if side is not None and above.tense not in _DEPENDENT:
            return side == tenses.PAST_SIDE
        governor = case.reading.governor(above)
        above = governor.event if governor is not None else None
    return False


_CHAIN = 5  # clauses: deeper ones are cut by no writer, and the work stays linear
_DEPENDENT = frozenset({Tense.NONE, Tense.INFINITIVE, Tense.PRESPART})


def _is_infinitive(case: Case) -> bool:
    if case.event.tense is Tense.INFINITIVE:
        return True
    return case.event.tense is Tense.NONE and case.token.feats.get("VerbForm") == "Inf" and not case.event.modality


_COMPLEMENTS = frozenset({"xcomp", "obj", "ccomp", "obl", "nmod"})
_PHRASES = frozenset({"advcl", "acl"})  # where a gerund behind a preposition stands
_AIMS = words("prepositions", "aim")  # "called for ending it", "aimed at ending it", "a decision on ending it"


def said_to_be_done(case: Case) -> Footing | None:
    """What is said to be what somebody does then: "What we are going to do, from 1 October, is merge the divisions"."""
    subject = case.sentence.child(case.token, "nsubj", "csubj")
    if subject is None or subject.lemma.lower() != "what":
        return None
    for below in case.sentence.subtree(subject):
        doing = case.reading.event_at(case.sentence, below) if below.lemma == "do" else None
        if doing is not None and doing.predicate.kind is Kind.VERB:
            footing = case.on_stated(meanings.WITHIN, doing, f"“{word(case.reading, doing)}” stands for it")
            return _at_once(case, footing) if footing is not None else None
    return None


def _at_once(case: Case, footing: Footing) -> Footing:
    """On the day from which it is to hold, where it is done in one stroke: "from 1 October, is merge the divisions"."""
    begin = footing.reference.begin
    if case.token.lemma.lower() not in lexicon.AT_ONCE or begin.earliest is None or begin.earliest != begin.latest:
        return footing
    return replace(footing, reference=Stretch(begin, begin, footing.reference.grain))


def participle(case: Case) -> Footing | None:
    """A participle goes with what it hangs on ("said, speaking in ..."); a past participle came before."""
    governor = case.governor
    if governor is None or case.event.predicate.kind not in VERBAL:
        return None
    above = word(case.reading, governor.event)
    signal = case.reading.signal(case.sentence, governor.edge)
    if _is_present_participle(case):
        lemma = lemma_of(case, governor.event)
        if lemma in lexicon.AHEAD_GOVERNORS and (governor.relation in _COMPLEMENTS or (governor.relation in _PHRASES and signal in _AIMS)):
            return case.on(meanings.AHEAD, governor.event, f"“{above}” looks ahead to it")
        if lemma in lexicon.BACK_GOVERNORS or signal == "for":
            return case.on(meanings.PAST, governor.event, f"“{above}” looks back on it")
        if _describes_what_is_there(case, governor):
            return case.on_published(meanings.ONGOING, "it describes what is there when it is told")
        return case.on(meanings.SAME, governor.event, f"it goes along with “{above}”")
    if case.event.tense is Tense.PASTPART and _is_had_done(case, governor):
        return case.on_stated(meanings.SAME, governor.event, f"it is told of the time of “{above}”")
    if case.event.tense is Tense.PASTPART and governor.relation in {"acl", "advcl", "xcomp"}:
        meaning = meanings.ONGOING if case.event.event_class in STATIVES else meanings.PAST
        return case.on(meaning, governor.event, f"a state of things at “{above}”")
    return None


def _is_had_done(case: Case, governor: GoverningEvent) -> bool:
    """Whether somebody has it done: "had a template built"."""
    noun = case.sentence.head(case.token)
    has = lemma_of(case, governor.event) in {"have", "get"} and governor.relation == "obj"
    return has and noun is not None and noun.index == governor.edge.index and case.token.deprel == "acl"


def _describes_what_is_there(case: Case, governor: GoverningEvent) -> bool:
    """Whether it describes what is known, although what happens to that is still to come: "will free men working there"."""
    noun = case.sentence.head(case.token)
    if case.token.relation != "acl" or noun is None or case.sentence.children(case.token, "case", "mark"):
        return False
    new = {child.lemma.lower() for child in case.sentence.children(noun, "det", "amod")} & lexicon.INDEFINITE
    return not new and case.reading.event_at(case.sentence, noun) is None and tenses.side(governor.event) == tenses.FUTURE_SIDE


def _is_present_participle(case: Case) -> bool:
    if case.event.tense is Tense.PRESPART:
        return True
    return case.event.tense is Tense.NONE and case.token.text.lower().endswith("ing") and not case.event.modality


_NOT_SO = frozenset({Factuality.DENIED, Factuality.PLANNED})
"""What was called off, or put off, says nothing of when that was ("the concert on Friday was called off")."""


def subject_time(case: Case) -> Footing | None:
    """A verb whose subject or object is a dated happening: "Monday's session ended early"."""
    if case.event.event_class in REPORTS:
        return None
    light = lemma_of(case, case.event) in lexicon.LIGHT_GOVERNORS and not case.sentence.children(case.token, "xcomp")
    carried = light or case.event.event_class is EventClass.ASPECTUAL
    told = case.event.factuality is Factuality.HAPPENED
    roles = labels.SUBJECTS | labels.OBJECTS if carried else labels.SUBJECTS  # one can condemn on Friday what happened on Monday
    for other, edge in case.reading.dependents(case.event):
        if edge.relation in roles and other.predicate.kind is Kind.NOUN and not (told and other.factuality in _NOT_SO):
            footing = case.on_stated(meanings.WITHIN, other, f"“{word(case.reading, other)}” takes part in it")
            if footing is not None:
                return footing
    return _relative_subject_time(case)


def _relative_subject_time(case: Case) -> Footing | None:
    """The same through a relative word: "Monday's session, which ended early"."""
    above = case.sentence.head(case.token)
    subject = case.sentence.child(case.token, "nsubj")
    if above is None or subject is None or case.token.deprel != "acl:relcl" or subject.xpos not in {"WDT", "WP"}:
        return None
    noun = case.reading.event_at(case.sentence, above)
    if noun is None or noun.predicate.kind is not Kind.NOUN or case.event.tense is not Tense.PAST:
        return None
    return case.on_stated(meanings.WITHIN, noun, f"“{word(case.reading, noun)}” takes part in it")


def framing(case: Case) -> Footing | None:
    """A past progressive frames the past event that it hangs on: "who was waiting was hit"; so does a state: "who owned it sold it"."""
    governor = case.governor
    if governor is None or case.event.tense is not Tense.PAST or tenses.side(governor.event) != tenses.PAST_SIDE:
        return None
    state = case.event.event_class in STATIVES and case.event.aspect is Aspect.NONE and case.token.relation in _PHRASES
    if case.event.aspect is not Aspect.PROGRESSIVE and not (state and case.when(governor.event).basis is not Basis.PUBLISHED):
        return None
    return case.on(meanings.SAME, governor.event, f"it was going on at “{word(case.reading, governor.event)}”")


def backshifted(case: Case) -> Footing | None:
    """A state in the past that someone tells in the past held when it was told: "said she regretted it"."""
    if case.event.event_class not in STATIVES or case.event.tense is not Tense.PAST or case.speech is None:
        return None
    if case.event.aspect in tenses.PERFECTS:
        return None
    return case.on(meanings.SAME, case.speech, f"it held when “{word(case.reading, case.speech)}” told it")
