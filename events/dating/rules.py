"""When an event happened: the rules, in order of trust. The first that finds a footing decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from events.dating import lexicon, meanings, tenses, wording
from events.dating.case import Case, Footing, word
from events.dating.meanings import Meaning
from events.dating.reading import time_head
from events.dating.speech import is_attribution
from events.dating.story import Running
from events.schema import Aspect, Basis, Event, EventClass, Kind, Moment, Tense, TimeExpression, TimexType, Token

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
            return meanings.WITHIN if meaning is meanings.BY and time.type is TimexType.TIME and case.view.side == tenses.PAST_SIDE else meaning
    if _contradicts_tense(case, time):
        return None
    if time.value == "PRESENT_REF":
        return meanings.ONGOING if case.view.side == tenses.NOW or case.event.event_class in STATIVES else meanings.WITHIN
    if time.type is TimexType.DURATION:
        return meanings.FILLING
    if time.type is TimexType.SET:
        return None
    return meanings.WITHIN


def _contradicts_tense(case: Case, time: TimeExpression) -> bool:
    """A present tense with a past date, a future with a past one, a past with a future one: the time is another event's."""
    first, last = (time.when.begin.earliest, time.when.end.latest) if time.when else (None, None)
    day = case.view.day
    if case.view.side == tenses.FUTURE_SIDE and time.value == "PRESENT_REF":
        return True
    if case.view.side in (tenses.NOW, tenses.FUTURE_SIDE) and case.event.aspect not in tenses.PERFECTS and last and day.begin.earliest:
        return last.days < day.begin.earliest.days
    latest = day.end.latest
    return case.view.side == tenses.PAST_SIDE and not case.event.modality and first is not None and latest is not None and first.days > latest.days


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
        if edge.relation == "xcomp" and case.event.event_class is EventClass.ASPECTUAL:
            meaning, signal = meanings.SAME, ""
        if when and meaning and (other.predicate.kind is Kind.NOUN or edge.relation in {"advcl", "xcomp"}):
            basis = Basis.NEARBY
            why = f"“{f'{signal} {word(case.reading, other)}'.strip()}” in the same sentence"
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
    footing = case.on(_SIGNALS_ABOVE[family], governor.event, f"“{signal}” ties it to “{word(case.reading, governor.event)}”")
    if family == "during" and footing and not (footing.reference.begin.earliest and footing.reference.end.latest):
        return None
    return footing


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
    if governor is None or not _is_infinitive(case):
        return None
    above = word(case.reading, governor.event)
    if _lemma(case, governor.event) in lexicon.SAME_TIME_GOVERNORS and governor.relation != "advcl":
        return case.on(meanings.SAME, governor.event, f"what “{above}” tells came about with it")
    why = f"“{above}” looks ahead to it"
    footing = case.on(meanings.AHEAD, governor.event, why)
    if (footing is None or footing.reference.begin.earliest is None) and governor.event.tense is not Tense.PAST:
        return case.on_published(meanings.AHEAD, why)
    return footing


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


def looked_ahead_to(case: Case) -> Footing | None:
    """A noun or clause that a word looks ahead to or back on: "a plan for talks", "accused of taking"."""
    if case.event.predicate.kind is not Kind.NOUN:
        return None
    for above in case.sentence.ancestors(case.token):
        other = case.reading.event_at(case.sentence, above)
        lemma = above.lemma.lower()
        if lemma in lexicon.AHEAD_GOVERNORS:
            why = f"“{above.text}” looks ahead to it"
            return (case.on(meanings.AHEAD, other, why) if other else None) or case.on_published(meanings.AHEAD, why)
        if lemma in lexicon.BACK_GOVERNORS and other:
            return case.on(meanings.PAST, other, f"“{above.text}” looks back on it")
        if other is not None:
            return None
    return None


def noun_with_verb(case: Case) -> Footing | None:
    """A noun that tells what its verb tells: "held talks", "the attack began"."""
    governor = case.governor
    if governor is None or case.event.predicate.kind is not Kind.NOUN or len(governor.path) > 1:
        return None
    above = word(case.reading, governor.event)
    if _lemma(case, governor.event) in lexicon.LIGHT_GOVERNORS or governor.event.event_class is EventClass.ASPECTUAL:
        return case.on(meanings.SAME, governor.event, f"it takes part in “{above}”")
    return None


def lasting_noun(case: Case) -> Footing | None:
    """A crisis, a war, an embargo: what lasts was going on when it was spoken of."""
    if case.event.predicate.kind is not Kind.NOUN or _lemma(case, case.event) not in lexicon.LASTING_NOUNS:
        return None
    if not _definite(case) and case.governor is not None and (
        tenses.side(case.governor.event) == tenses.FUTURE_SIDE or _lemma(case, case.governor.event) in lexicon.AHEAD_GOVERNORS
    ):
        return None
    return case.on_published(meanings.ONGOING, "it lasts, and is spoken of as known")


def known_noun(case: Case) -> Footing | None:
    """A noun with "the" or an owner is known: it has happened, unless what tells of it is still to come."""
    governor = case.governor
    if case.event.predicate.kind is not Kind.NOUN:
        return None
    side = tenses.side(governor.event) if governor else None
    if side == tenses.FUTURE_SIDE and not _definite(case):
        return case.on_published(meanings.AHEAD, "told with what is still to come")
    if side == tenses.PAST_SIDE and governor and governor.event.event_class not in REPORTS and not _definite(case):
        return case.on(meanings.SAME, governor.event, f"it takes part in “{word(case.reading, governor.event)}”")
    if _definite(case):
        return case.on_published(meanings.PAST, "spoken of as known")
    return None


def _definite(case: Case) -> bool:
    return any(child.relation == "det" and child.lemma.lower() in {"the", "this", "that", "these", "those"} or child.deprel == "nmod:poss"
               for child in case.sentence.children(case.token))


def told_before(case: Case) -> Footing | None:
    """A noun that is dated elsewhere in the article: "the invasion" after "the invasion on Aug. 2"."""
    if case.event.predicate.kind is not Kind.NOUN or not case.twin:
        return None
    return case.on(meanings.SAME, case.twin, f"the same word is dated elsewhere: “{word(case.reading, case.twin)}”", nearest=Basis.CARRIED)


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
    if case.event.aspect in tenses.PERFECTS or case.event.predicate.kind not in VERBAL:
        return None
    if case.event.tense is Tense.INFINITIVE or not (is_main(case) or is_attribution(case.reading, case.sentence, case.token)):
        return None
    return story(case, "a report without a date of its own is taken to be of")


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


def narrated(case: Case) -> Footing | None:
    """A main clause in the past goes on from the time stated last in its paragraph.

    The same day where a pronoun leads back to it or where it is the day of the story; else after it.
    """
    running = case.running
    if running is None or not _narrates(case):
        return None
    first = running.when.stretch.begin.earliest
    why = f"the paragraph goes on from “{word(case.reading, running.event)}”"
    reasons = (running.when.why,)
    if running.precise and (_leads_back(case, running) or _is_story_day(case, first)):
        return Footing(meanings.SAME, running.when.stretch, Basis.CARRIED, running.event.id, why, running.when.time, reasons)
    reference = meanings.bounded(first and first.midnight, first and first.midnight)
    return Footing(meanings.AFTER, reference, Basis.CARRIED, running.event.id, why, running.when.time, reasons)


def _leads_back(case: Case, running: Running) -> bool:
    if running.event.sentence != case.event.sentence - 1:
        return False
    subjects = case.sentence.children(case.token, "nsubj")
    return any(word.upos == "PRON" or case.sentence.children(word, "nmod:poss") for word in subjects)


def _is_story_day(case: Case, day: Moment | None) -> bool:
    story = case.story.stretch.begin.earliest if case.story else case.reading.published.begin.earliest
    return day is not None and story is not None and day.days == story.days


def news(case: Case) -> Footing | None:
    """A main clause in the past without a date is news of the story's day; the reason says that this is assumed."""
    if not _narrates(case):
        return None
    return story(case, "a main clause in the past without a date is taken as news of")


def story(case: Case, why: str) -> Footing:
    """Stand on the day that the lead states, else on the publication date."""
    if case.story is not None:
        reference = meanings.by_day(case.story.stretch)
        reasons = (case.story.why,)
        return Footing(meanings.SAME, reference, Basis.CARRIED, case.reading.document.article.id, f"{why} the day of the lead", case.story.time, reasons)
    target = case.reading.document.article.id
    return Footing(meanings.SAME, case.reading.published, Basis.PUBLISHED, target, f"{why} the day of publication")


def _narrates(case: Case) -> bool:
    event = case.event
    if event.tense is not Tense.PAST or event.aspect in tenses.PERFECTS or event.predicate.kind not in VERBAL or event.modality:
        return False
    return is_main(case)


def is_main(case: Case) -> bool:
    """Whether the article itself tells the clause: the root, what is joined to it, or words quoted before "he said"."""
    token = case.token
    while token.relation in {"conj", "parataxis"}:
        above = case.sentence.head(token)
        if above is None:
            break
        token = above
    above = case.sentence.head(token)
    if above is None:
        return True
    return token.relation == "ccomp" and token.index < above.index and is_main(replace(case, token=above))


def condition(case: Case) -> Footing | None:
    """A present tense under "if", "unless", "until" or "when" is still to come."""
    if case.view.side != tenses.NOW or case.token.relation != "advcl":
        return None
    if case.reading.signal(case.sentence, case.token) not in lexicon.CONDITIONS:
        return None
    return case.on_published(meanings.AHEAD, "a condition for what is still to come")


def judgement(case: Case) -> Footing | None:
    """What people think or expect, told in the present, is their view on the day of the story."""
    if case.view.side != tenses.NOW or _lemma(case, case.event) not in lexicon.JUDGEMENTS:
        return None
    return case.on_published(meanings.SAME, "a view held in the present tense is that of the day")


def framing(case: Case) -> Footing | None:
    """A past progressive frames the past event that it hangs on: "who was waiting was hit"."""
    governor = case.governor
    if governor is None or case.event.tense is not Tense.PAST or case.event.aspect is not Aspect.PROGRESSIVE:
        return None
    if tenses.side(governor.event) != tenses.PAST_SIDE:
        return None
    return case.on(meanings.SAME, governor.event, f"it was going on at “{word(case.reading, governor.event)}”")


def backshifted(case: Case) -> Footing | None:
    """A state in the past that someone tells in the past held when it was told: "said she regretted it"."""
    if case.event.event_class not in STATIVES or case.event.tense is not Tense.PAST or case.speech is None:
        return None
    if case.event.aspect in tenses.PERFECTS:
        return None
    return case.on(meanings.SAME, case.speech, f"it held when “{word(case.reading, case.speech)}” told it")


def past(case: Case) -> Footing | None:
    """The past tense: over by the day of speaking."""
    if case.view.side != tenses.PAST_SIDE:
        return None
    return case.on_published(meanings.PAST, "told in the past tense")


RULES: tuple[Rule, ...] = (
    Rule("a time of its own clause", own_time, "They met on Monday."),
    Rule("a dated clause or phrase below it", hung_below, "She left before Monday's vote."),
    Rule("a word of time ties it to the event above", hung_above, "He spoke after the vote."),
    Rule("a condition", condition, "They will leave if it rains."),
    Rule("an infinitive and its verb", infinitive, "They promised to leave."),
    Rule("a participle and its verb", participle, "He wrote, asking for help."),
    Rule("a dated subject or object", subject_time, "Monday's session ended early."),
    Rule("joined to a dated verb", joined, "They met on Monday and signed the treaty."),
    Rule("the same happening dated elsewhere", told_before, "The invasion was condemned."),
    Rule("a lasting noun", lasting_noun, "The crisis frightens them."),
    Rule("a word that looks ahead or back", looked_ahead_to, "They called for talks."),
    Rule("a noun and its verb", noun_with_verb, "They held talks."),
    Rule("what is said, undated", report, "The court said it would wait."),
    Rule("the paragraph's running time", narrated, "They met on Monday. They signed the treaty."),
    Rule("news of the day", news, "Police found the car."),
    Rule("a view held", judgement, "Analysts expect a rise."),
    Rule("a known noun", known_noun, "The murder was a shock."),
    Rule("still to come", future, "They will meet."),
    Rule("present tense", present, "She leads the party."),
    Rule("past perfect", pluperfect, "They had met."),
    Rule("a frame of what it hangs on", framing, "A man who was waiting was hit."),
    Rule("a state told in the past", backshifted, "He said he regretted it."),
    Rule("past tense", past, "They met."),
)
