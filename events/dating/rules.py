"""When an event happened: the rules, in order of trust. The first that finds a footing decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from events.dating import lexicon, meanings, tenses, wording
from events.dating.case import Case, Footing, word
from events.dating.meanings import Meaning
from events.dating.reading import time_head
from events.dating.speech import is_attribution
from events.schema import Aspect, Basis, Event, EventClass, Kind, Sentence, Tense, TimeExpression, TimexType, Token

STATIVES = frozenset({EventClass.STATE, EventClass.I_STATE})
REPORTS = frozenset({EventClass.REPORTING})
VERBAL = frozenset({Kind.VERB, Kind.COPULA})


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: what to call it, what it looks for, and an example of what it is for."""

    name: str
    find: Callable[[Case], Footing | None]
    example: str


# Stated in the event's own clause ----------------------------------------------------------------------


def own_time(case: Case) -> Footing | None:
    """The most precise of the times that hang on the event."""
    found = []
    for time, head in case.reading.times_of(case.event):
        if time.when is not None and time.when.known and (meaning := meaning_of(case, time, head)):
            found.append((_trust(meaning), -(time.when.grain.rank if time.when.grain else 0), abs(head.index - case.token.index), time, meaning))
    if not found:
        return None
    *_, time, meaning = min(found, key=lambda row: row[:3])
    assert time.when is not None  # noqa: S101 - filtered above
    return Footing(meaning, time.when, Basis.STATED, time.id, _stated_words(case, time, meaning), time.id, time.reasons)


def _trust(meaning: Meaning) -> int:
    order = (meanings.WITHIN, meanings.FILLING, meanings.SINCE, meanings.UNTIL, meanings.AFTER, meanings.BEFORE, meanings.BY, meanings.ONGOING)
    return order.index(meaning)


def meaning_of(case: Case, time: TimeExpression, head: Token) -> Meaning | None:
    """What the words around a time expression make of it for this event."""
    signal = case.reading.signal(case.sentence, head)
    for words, meaning in (
        (lexicon.BEFORE, meanings.BEFORE),
        (lexicon.AFTER, meanings.AFTER),
        (lexicon.SINCE, meanings.SINCE),
        (lexicon.UNTIL, meanings.UNTIL),
        (lexicon.BY, meanings.BY),
    ):
        if signal in words:
            return meaning
    if time.value == "PRESENT_REF":
        return meanings.ONGOING if case.view.side == tenses.NOW or case.event.event_class in STATIVES else meanings.WITHIN
    if time.type is TimexType.DURATION:
        return meanings.FILLING
    if time.type is TimexType.SET:
        return None
    return meanings.WITHIN


def _stated_words(case: Case, time: TimeExpression, meaning: Meaning) -> str:
    del meaning
    text = case.reading.document.text
    head = time_head(case.sentence, time)
    signal = case.reading.signal(case.sentence, head)
    words = " ".join(time.span.of(text).split())
    quoted = f"{signal} {words}" if signal and not words.lower().startswith(signal) else words
    counted = "" if _names_its_year(time, words) else f", counted from the publication date {wording.weekday(case.reading.document.published)},"
    return f"“{quoted}” in the same clause{counted}"


def _names_its_year(time: TimeExpression, words: str) -> bool:
    first = time.when.begin.earliest if time.when else None
    return first is not None and str(first.year) in words


# From another event of the sentence -------------------------------------------------------------------


def hung_below(case: Case) -> Footing | None:
    """A dated clause or phrase below the event: "left before the vote on Monday"."""
    for other, edge in case.reading.dependents(case.event):
        when = case.stated(other)
        signal = case.reading.signal(case.sentence, edge)
        meaning = _SIGNALS_BELOW.get(_family(signal))
        if when and meaning and (other.predicate.kind is Kind.NOUN or edge.relation == "advcl"):
            basis = Basis.NEARBY
            why = f"“{signal} {word(case.reading, other)}” in the same sentence"
            return Footing(meaning, when.stretch, basis, other.id, why, when.time, (f"“{word(case.reading, other)}”: {when.why}",))
    return None


def _family(signal: str) -> str:
    families = (("before", lexicon.BEFORE), ("after", lexicon.AFTER), ("since", lexicon.SINCE), ("until", lexicon.UNTIL), ("during", lexicon.DURING))
    return next((name for name, words in families if signal in words), "")


_SIGNALS_BELOW = {
    "before": meanings.BEFORE, "after": meanings.AFTER, "since": meanings.SINCE, "until": meanings.UNTIL, "during": meanings.WITHIN,
}  # fmt: skip
_SIGNALS_ABOVE = {
    "before": meanings.AFTER, "after": meanings.BEFORE, "since": meanings.BEFORE, "until": meanings.AFTER, "during": meanings.WITHIN,
}  # fmt: skip


def hung_above(case: Case) -> Footing | None:
    """A clause or phrase that a word of time ties to the event above: "after finishing her work, she left"."""
    governor = case.governor
    if governor is None or governor.relation not in {"advcl", "obl", "nmod", "acl"}:
        return None
    signal = case.reading.signal(case.sentence, governor.edge)
    family = _family(signal)
    if not family or (signal in {"as", "from", "through", "in", "within"} and case.event.predicate.kind is Kind.NOUN):
        return None
    if family == "during" and case.event.predicate.kind is Kind.NOUN:
        return case.on(meanings.ONGOING, governor.event, f"“{signal}” ties it to “{word(case.reading, governor.event)}”")
    return case.on(_SIGNALS_ABOVE[family], governor.event, f"“{signal}” ties it to “{word(case.reading, governor.event)}”")


def joined(case: Case) -> Footing | None:
    """A verb joined by "and" to a dated one of the same tense."""
    governor = case.governor
    if governor is None or governor.relation != "conj" or len(governor.path) > 1 or is_attribution(case.reading, case.sentence, case.token):
        return None
    if tenses.side(governor.event) != case.view.side or case.event.event_class in STATIVES:
        return None
    if case.event.predicate.kind is not governor.event.predicate.kind or case.event.aspect is not governor.event.aspect:
        return None
    return case.on(meanings.SAME, governor.event, f"joined to “{word(case.reading, governor.event)}”, told in the same tense")


def infinitive(case: Case) -> Footing | None:
    """An infinitive lies ahead of what it hangs on, unless that verb tells that it came about ("managed to")."""
    governor = case.governor
    if governor is None or not _is_infinitive(case) or governor.relation not in {"xcomp", "advcl", "acl", "ccomp", "csubj", "conj"}:
        return None
    above = word(case.reading, governor.event)
    if _lemma(case, governor.event) in lexicon.SAME_TIME_GOVERNORS and governor.relation != "advcl":
        return case.on(meanings.SAME, governor.event, f"what “{above}” tells came about with it")
    return case.on(meanings.AHEAD, governor.event, f"“{above}” looks ahead to it")


def _is_infinitive(case: Case) -> bool:
    return case.event.tense is Tense.INFINITIVE or (case.event.tense is Tense.NONE and case.token.feats.get("VerbForm") == "Inf" and not case.event.modality)


def _lemma(case: Case, event: Event) -> str:
    return case.reading.token_of(event).lemma.lower()


def participle(case: Case) -> Footing | None:
    """A participle goes with what it hangs on ("said, speaking in ..."); a past participle came before."""
    governor = case.governor
    if governor is None or case.event.predicate.kind not in VERBAL:
        return None
    above = word(case.reading, governor.event)
    signal = case.reading.signal(case.sentence, governor.edge)
    if _is_present_participle(case):
        lemma = _lemma(case, governor.event)
        if lemma in lexicon.BACK_GOVERNORS or signal == "for":
            return case.on(meanings.PAST, governor.event, f"“{above}” looks back on it")
        if lemma in lexicon.AHEAD_GOVERNORS and governor.relation in {"xcomp", "obj", "ccomp", "obl", "nmod"}:
            return case.on(meanings.AHEAD, governor.event, f"“{above}” looks ahead to it")
        return case.on(meanings.SAME, governor.event, f"it goes along with “{above}”")
    if case.event.tense is Tense.PASTPART and governor.relation in {"acl", "advcl"}:
        return case.on(meanings.PAST, governor.event, f"a state of things at “{above}”")
    return None


def _is_present_participle(case: Case) -> bool:
    if case.event.tense is Tense.PRESPART:
        return True
    return case.event.tense is Tense.NONE and case.token.text.lower().endswith("ing") and not case.event.modality


def noun_with_verb(case: Case) -> Footing | None:
    """A noun that a verb looks ahead to, back on, or tells of."""
    governor = case.governor
    if governor is None or case.event.predicate.kind not in {Kind.NOUN, Kind.ADJECTIVE}:
        return None
    lemma, above = _lemma(case, governor.event), word(case.reading, governor.event)
    if lemma in lexicon.AHEAD_GOVERNORS:
        return case.on(meanings.AHEAD, governor.event, f"“{above}” looks ahead to it")
    if lemma in lexicon.BACK_GOVERNORS:
        return case.on(meanings.PAST, governor.event, f"“{above}” looks back on it")
    if governor.event.event_class in REPORTS | {EventClass.I_STATE}:
        return None
    if governor.relation in lexicon.NOMINALS or governor.relation == "conj":
        return case.on(meanings.SAME, governor.event, f"it takes part in “{above}”")
    return None


def subject_time(case: Case) -> Footing | None:
    """A verb whose subject or object is a dated happening: "Monday's session ended early"."""
    if case.event.event_class in REPORTS:
        return None
    for other, edge in case.reading.dependents(case.event):
        when = case.stated(other)
        if when and edge.relation in lexicon.SUBJECTS | lexicon.OBJECTS and other.predicate.kind is Kind.NOUN:
            why = f"“{word(case.reading, other)}” takes part in it"
            return Footing(meanings.WITHIN, when.stretch, Basis.NEARBY, other.id, why, when.time, (f"“{word(case.reading, other)}”: {when.why}",))
    return None


# The point of speaking ----------------------------------------------------------------------------------


def report(case: Case) -> Footing | None:
    """What is said without a date is news of the day: the publication date, said so."""
    if case.event.event_class not in REPORTS or case.view.side == tenses.FUTURE_SIDE:
        return None
    if case.speech is not None:
        return None
    if case.event.aspect in tenses.PERFECTS:
        return None
    return case.on_published(meanings.SAME, "a report without a date of its own is taken to be of the day of publication")


def future(case: Case) -> Footing | None:
    """Will, would, may, could: not before the day of speaking."""
    if case.view.side != tenses.FUTURE_SIDE:
        return None
    return case.on_published(meanings.AHEAD, "told as still to come")


def present(case: Case) -> Footing | None:
    """The present tense: going on at the day of speaking."""
    if case.view.side != tenses.NOW:
        return None
    return case.on_published(meanings.ONGOING, "told in the present tense")


def pluperfect(case: Case) -> Footing | None:
    """Had done: over by the day of speaking."""
    if not (case.event.tense is Tense.PAST and case.event.aspect in tenses.PERFECTS):
        return None
    return case.on_published(meanings.PAST, "told in the past perfect")


def past(case: Case) -> Footing | None:
    """The past tense: over by the day of speaking."""
    if case.view.side != tenses.PAST_SIDE:
        return None
    return case.on_published(meanings.PAST, "told in the past tense")


def noun_alone(case: Case) -> Footing | None:
    """Nothing but the event above."""
    return None


RULES: tuple[Rule, ...] = (
    Rule("a time of its own clause", own_time, "They met on Monday."),
    Rule("a dated clause or phrase below it", hung_below, "She left before Monday's vote."),
    Rule("what is said, undated", report, "The court said it would wait."),
    Rule("a word of time ties it to the event above", hung_above, "He spoke after the vote."),
    Rule("an infinitive and its verb", infinitive, "They promised to leave."),
    Rule("a participle and its verb", participle, "He wrote, asking for help."),
    Rule("a dated subject or object", subject_time, "Monday's session ended early."),
    Rule("joined to a dated verb", joined, "They met on Monday and signed the treaty."),
    Rule("a noun and its verb", noun_with_verb, "They called for talks."),
    Rule("still to come", future, "They will meet."),
    Rule("present tense", present, "She leads the party."),
    Rule("past perfect", pluperfect, "They had met."),
    Rule("past tense", past, "They met."),
)
