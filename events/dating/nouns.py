"""Footings of happenings that nouns tell."""

from __future__ import annotations

from dataclasses import replace

from dateline.events.dating import lexicon, meanings, tenses
from dateline.events.dating.case import REPORTS, Case, Footing, lemma_of, word
from dateline.events.dating.reading import GoverningEvent
from dateline.events.dating.ties import is_of_past
from dateline.events.extraction import labels
from dateline.events.language.governors import Effect
from dateline.events.language.governors import governor as row_of
from dateline.events.schema import Basis, Event, EventClass, Factuality, Kind, Tense, Token


def looked_ahead_to(case: Case) -> Footing | None:
    """A noun or clause that a word looks ahead to or back on: "a plan for talks", "accused of taking"."""
    if case.event.predicate.kind is not Kind.NOUN:
        return None
    below = case.token
    for above in case.sentence.ancestors(case.token):
        other = case.reading.event_at(case.sentence, above)
        lemma = above.lemma.lower()
        if lemma in lexicon.AHEAD_GOVERNORS and below.relation not in labels.SUBJECTS and case.event.factuality is not Factuality.HAPPENED:
            return _ahead_of(case, other, f"“{above.text}” looks ahead to it")
        if lemma in lexicon.BACK_GOVERNORS and other:
            return case.on(meanings.PAST, other, f"“{above.text}” looks back on it")
        if other is not None:
            return None
        below = above
    return None


def _ahead_of(case: Case, other: Event | None, why: str) -> Footing | None:
    """Ahead of what looks ahead to it; of the day of speaking, where that is not known to have begun."""
    footing = case.on(meanings.AHEAD, other, why) if other else None
    if footing and footing.reference.begin.earliest:
        return footing
    return None if other is not None and is_of_past(case, other) else case.on_published(meanings.AHEAD, why)


def noun_with_verb(case: Case) -> Footing | None:
    """A noun that tells what its verb tells: "held talks", "the attack began"."""
    governor = case.governor
    if governor is None or case.event.predicate.kind is not Kind.NOUN:
        return None
    if (footing := _begun(case, governor)) is not None:
        return footing
    if len(governor.path) > 1:
        return None
    above = word(case.reading, governor.event)
    if governor.event.predicate.kind is Kind.COPULA and governor.relation == "nmod" and case.stated(governor.event):
        return case.on(meanings.SAME, governor.event, f"it takes part in what “{above}” tells")
    if governor.relation not in _TAKING_PART:
        return None  # "are on trial for the death of"
    if lemma_of(case, governor.event) in lexicon.LIGHT_GOVERNORS or governor.event.event_class is EventClass.ASPECTUAL:
        return case.on(meanings.SAME, governor.event, f"it takes part in “{above}”")
    return None


def _begun(case: Case, governor: GoverningEvent) -> Footing | None:
    """What lasts began when its verb says so; in news of the last year it goes on still: "The series of strikes began on 19 January"."""
    path, told = governor.path, governor.event
    several = len(path) == _SERIES and path[0].relation == "nmod" and path[1].lemma.lower() in lexicon.SEVERAL
    if not (len(path) == 1 or several) or governor.relation not in labels.SUBJECTS or told.tense is not Tense.PAST or told.modality:
        return None
    if (
        lemma_of(case, case.event) not in lexicon.LASTING_NOUNS
        or lemma_of(case, told) not in lexicon.BEGINNING
        or case.stated(told) is None
    ):
        return None
    begin, today = case.when(told).stretch.begin.earliest, case.reading.published.begin.earliest
    late = (
        bool(begin and today and 0 <= today.days - begin.days <= _YEAR) and not case.reading.history and told.aspect not in tenses.PERFECTS
    )
    meaning = meanings.SINCE if late and not _is_over(case) else meanings.BEGUN
    return case.on(meaning, told, f"it began when “{word(case.reading, told)}” tells")


_SERIES, _YEAR = 2, 366  # words of "the series of strikes"; days


def _is_over(case: Case) -> bool:
    """Whether the text tells elsewhere that it ended."""
    lemma = lemma_of(case, case.event)
    for event in case.reading.events:
        if event.event_class is EventClass.ASPECTUAL and lemma_of(case, event) not in lexicon.BEGINNING and event.tense is Tense.PAST:
            sentence = case.reading.sentence_of(event)
            subjects = sentence.children(case.reading.token_of(event), "nsubj")
            if any(word.lemma.lower() == lemma or word.upos == "PRON" for word in subjects):
                return True
    return False


_TAKING_PART = labels.SUBJECTS | labels.OBJECTS | {"conj", "compound", "xcomp"}


def lasting_noun(case: Case) -> Footing | None:
    """A crisis, a war, an embargo: what lasts was going on when it was spoken of."""
    if case.event.predicate.kind is not Kind.NOUN or lemma_of(case, case.event) not in lexicon.LASTING_NOUNS:
        return None
    if (
        not _definite(case)
        and case.governor is not None
        and (tenses.side(case.governor.event) == tenses.FUTURE_SIDE or lemma_of(case, case.governor.event) in lexicon.AHEAD_GOVERNORS)
    ):
        return None
    if case.reading.history or _begins_or_ends(case) or _is_of_a_passage_long_ago(case):
        return None
    return case.on_published(meanings.ONGOING, "it lasts, and is spoken of as known")


def _is_of_a_passage_long_ago(case: Case) -> bool:
    """Whether a past verb tells of it in a passage of another time: "In 1861 he refused. Later he engaged in talks that failed"."""
    before, today = case.neighbours.before, case.reading.published.begin.earliest
    if case.governor is None or case.governor.event.tense is not Tense.PAST or case.governor.event.event_class in REPORTS:
        return False
    last = before.when.stretch.end.latest if before is not None else None
    near = before is not None and case.reading.paragraphs[case.event.sentence] - before.paragraph <= 1
    return bool(near and last and today and today.days - last.days > _YEAR)


def _begins_or_ends(case: Case) -> bool:
    """Whether a dated verb says that it began or ended then: "The siege began on 2 June 1990" is not under way now."""
    governor = case.governor
    if governor is not None and _begun(case, governor) is not None:
        return True
    if governor is None or len(governor.path) > 1 or governor.relation not in labels.SUBJECTS:
        return False
    told = governor.event.tense is Tense.PAST and not governor.event.modality
    return told and governor.event.event_class is EventClass.ASPECTUAL and case.stated(governor.event) is not None


def known_noun(case: Case) -> Footing | None:
    """A noun with "the" or an owner is known: it has happened, unless what tells of it is still to come."""
    governor = case.governor
    if case.event.predicate.kind is not Kind.NOUN:
        return None
    side = tenses.side(governor.event) if governor else None
    if _was_there(case):
        return case.on_published(meanings.PAST, "taken for granted by what is done to it")
    signal = case.reading.signal(case.sentence, case.token)
    agreed = signal == "under" and case.event.factuality is Factuality.HAPPENED  # "may be sold under an agreement"
    if side == tenses.FUTURE_SIDE and (agreed or signal in lexicon.GROUNDS):
        return case.on_published(meanings.PAST, "spoken of as known")  # "will close despite a rise in sales"
    if side == tenses.FUTURE_SIDE and not _definite(case):
        return case.on_published(meanings.AHEAD, "told with what is still to come")
    if side == tenses.PAST_SIDE and governor and governor.event.event_class not in REPORTS and not _definite(case):
        return case.on(meanings.SAME, governor.event, f"it takes part in “{word(case.reading, governor.event)}”")
    if _definite(case):
        return case.on_published(meanings.PAST, "spoken of as known")
    return None


def _was_there(case: Case) -> bool:
    """Whether the verb takes for granted that there is what it is done to ("will overturn a ruling"), and is not done yet."""
    above = case.governor
    if above is None or len(above.path) > 1 or above.relation not in {"obj", "nsubj"} or above.event.factuality not in UNREAL:
        return False
    row = row_of(above.event.predicate.lemma, "verb", "noun")
    return row is not None and row.holds is Effect.FACT


def brought_about(case: Case) -> Footing | None:
    """A noun with a dated participle that tells of the same: "talks held on Monday", "a vote scheduled for Friday"."""
    if case.event.predicate.kind is not Kind.NOUN:
        return None
    for other, edge in case.reading.dependents(case.event):
        if edge.relation == "acl" and edge.xpos == "VBN" and edge.lemma.lower() in lexicon.BRINGING_ABOUT:
            footing = case.on_stated(meanings.SAME, other, f"“{word(case.reading, other)}” tells of it")
            if footing is not None:
                return footing
    return _set_for(case)


def takes_place(case: Case) -> Footing | None:
    """What is somewhere, or at some time, by a copula takes place then: "The funeral will be at the chapel on Friday"."""
    governor = case.governor
    if case.event.predicate.kind is not Kind.NOUN or governor is None or governor.relation != "nsubj" or len(governor.path) > 1:
        return None
    if governor.event.predicate.kind is not Kind.COPULA:
        return None
    place = case.reading.token_of(governor.event)
    placed = bool(case.sentence.children(place, "case")) or case.reading.time_at(case.sentence, place) is not None
    if not placed or lemma_of(case, case.event) in lexicon.LASTING_NOUNS - lexicon.OCCASIONS:
        return None
    return case.on_stated(meanings.SAME, governor.event, f"“{word(case.reading, governor.event)}” tells when or where it is")


def _set_for(case: Case) -> Footing | None:
    """What something is set, listed, booked for is when it comes: "A hearing is listed for 12 September"."""
    governor = case.governor
    lemma = lemma_of(case, governor.event) if governor is not None else ""
    awaited = (
        governor is not None and governor.event.tense is Tense.PRESENT and lemma in lexicon.AWAITING and _is_passive(case, governor.edge)
    )
    if governor is None or governor.relation != "nsubj" or len(governor.path) > 1 or not (awaited or lemma in lexicon.SETTING):
        return None
    for time, head in case.reading.times_of(governor.event):
        signals = {"for", *(lexicon.WITHIN if awaited else ())}
        if time.when is not None and time.when.known and case.reading.signal(case.sentence, head) in signals:
            words = case.reading.written(time.span)
            signal = case.reading.signal(case.sentence, head)
            why = f"“{word(case.reading, governor.event)} {signal} {words}” tells of it"
            return Footing(meanings.WITHIN, time.when, Basis.NEARBY, time.id, why, time.id, time.reasons)
    return None


def _is_passive(case: Case, subject: Token) -> bool:
    verb = case.sentence.head(subject)
    return subject.deprel == "nsubj:pass" or (verb is not None and case.sentence.child(verb, "cop") is not None)


UNREAL = frozenset({Factuality.PLANNED, Factuality.POSSIBLE, Factuality.HYPOTHETICAL})


def told_with(case: Case) -> Footing | None:
    """A noun without words of time: what has not come about is ahead of what it hangs on, the rest goes along with it."""
    if case.event.predicate.kind is not Kind.NOUN:
        return None
    above = case.governor.event if case.governor else None
    if case.event.factuality in UNREAL:
        return _ahead_of(case, above, "told as not yet come about")
    if case.event.factuality is Factuality.ONGOING:
        return case.on_published(meanings.ONGOING, "told as going on")
    if above is None or case.event.factuality is not Factuality.HAPPENED:
        return None
    return case.on(meanings.SAME, above, f"it takes part in “{word(case.reading, above)}”")


def _definite(case: Case) -> bool:
    return any(
        child.deprel == "nmod:poss" or (child.relation == "det" and child.lemma.lower() in lexicon.DEFINITE)
        for child in case.sentence.children(case.token, "det", "nmod")
    )


def told_before(case: Case) -> Footing | None:
    """A noun that is dated elsewhere in the article: "the invasion" after "the invasion on Aug. 2"."""
    if case.event.predicate.kind is not Kind.NOUN or _another(case):
        return None
    return _on_twin(case)


def clause_told_before(case: Case) -> Footing | None:
    """A clause that only says when, with the words by which that was told before: "Three weeks after the siege began"."""
    return _on_twin(case) if case.event.predicate.kind is Kind.VERB else None


def _on_twin(case: Case) -> Footing | None:
    if not case.twin or (case.governor is not None and tenses.side(case.governor.event) == tenses.FUTURE_SIDE) or _is_of_past(case):
        return None
    why = f"the same word is dated elsewhere: “{word(case.reading, case.twin)}”"
    footing = case.on(meanings.SAME, case.twin, why, nearest=Basis.CARRIED)
    return replace(footing, is_twin=True) if footing else None


def _is_of_past(case: Case) -> bool:
    """Whether it is told to have begun or ended, so that it is none that is still to come: "The drill was complete", not that of June."""
    above, noun = case.governor, case.token
    if above is None or case.twin is None or noun.relation != "nsubj" or tenses.side(above.event) != tenses.PAST_SIDE:
        return False
    begin, today = case.when(case.twin).stretch.begin.earliest, case.reading.published.begin.earliest
    return _ends_or_begins(case, above.event) and begin is not None and today is not None and begin > today


def _ends_or_begins(case: Case, event: Event) -> bool:
    """Whether it says of its subject that it began or ended, as an adjective may too ("complete")."""
    learned = case.reading.token_of(event).event
    return event.event_class is EventClass.ASPECTUAL or (learned is not None and learned.value == EventClass.ASPECTUAL)


def _another(case: Case) -> bool:
    """Whether the words tell of a new one: "a meeting", "another meeting", "further meetings", "summer meetings"."""
    children = case.sentence.children(case.token, "det", "amod", "nummod", "compound")
    if any(child.lemma.lower() in lexicon.INDEFINITE for child in children):
        return True
    counted = (word for word in case.sentence.children(case.token, "nmod") if case.sentence.children(word, "nummod"))
    if any(case.reading.signal(case.sentence, word) == "of" for word in counted):
        return True  # "the death of 139 soldiers"
    return not _definite(case) and any(child.relation in {"amod", "compound"} for child in children)
