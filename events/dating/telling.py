"""Footings on the point of speaking: the story's day, its running time, tense against the publication date."""

from __future__ import annotations

import math
from dataclasses import replace

from dateline.events.dating import lexicon, meanings, tenses
from dateline.events.dating.case import REPORTS, STATIVES, VERBAL, Case, Footing, lemma_of, word
from dateline.events.dating.durations import apart, runs_its_course
from dateline.events.dating.names import names_of
from dateline.events.dating.reading import time_head
from dateline.events.dating.scene import goes_on_with_news
from dateline.events.dating.speech import is_attribution
from dateline.events.dating.story import LEAD_SENTENCES, NEWS_DAYS, Running, Told
from dateline.events.language import words
from dateline.events.schema import Aspect, Basis, Event, Factuality, Kind, Moment, Polarity, Role, Tense, TimexType


def report(case: Case) -> Footing | None:
    """What is said without a date is news of the day: the publication date, said so."""
    if case.event.event_class not in REPORTS or case.view.side == tenses.FUTURE_SIDE:
        return None
    if case.event.aspect in tenses.PERFECTS or case.event.predicate.kind not in VERBAL:
        return None
    if case.event.tense is Tense.INFINITIVE:
        return None
    if not (case.speech is None or is_main(case) or is_attribution(case.reading, case.sentence, case.token) or _is_aside(case)):
        return None
    why = "a report without a date of its own is taken to be of"
    if case.view.side == tenses.NOW:
        if _is_joined_to_then(case):
            return None
        return Footing(meanings.SAME, case.reading.published, Basis.PUBLISHED, case.event.article, f"{why} the day of publication")
    return _said_on(case) or _said_long_ago(case) or story(case, why)


def _is_joined_to_then(case: Case) -> bool:
    """Whether it is joined to what the present tells of a time that is over: "In 1848 the king flees and the diet declares a republic"."""
    above = case.governor
    if above is None or above.relation != "conj" or above.event.tense is not Tense.PRESENT:
        return False
    when, today = case.stated(above.event), case.reading.published.begin.earliest
    last = when.stretch.end.latest if when is not None else None
    return last is not None and today is not None and last.days < today.days


def _said_long_ago(case: Case) -> Footing | None:
    """What somebody says goes on from what he said long ago: "On 4 May 1917 he wrote home. "It rains," he wrote"."""
    running = case.running
    if running is None or not running.precise or running.event.event_class not in REPORTS:
        return None
    first, published = running.when.stretch.begin.earliest, case.reading.published.begin.earliest
    subject = case.sentence.child(case.token, "nsubj")
    same = subject is not None and (subject.upos == "PRON" or bool(_doers(case, case.event) & _doers(case, running.event)))
    if not same or first is None or published is None or published.days - first.days <= NEWS_DAYS:
        return None
    day, why = meanings.by_day(running.when.stretch), f"the paragraph goes on from “{word(case.reading, running.event)}”"
    return Footing(meanings.SAME, day, Basis.CARRIED, running.event.id, why, running.when.time, (running.when.why,))


def of_the_dead(case: Case) -> Footing | None:
    """What somebody did who has died, told beside the death in news of it: "Lenz, who died on Saturday, trained as a clockmaker"."""
    event = case.event
    if event.tense is not Tense.PAST or event.predicate.kind not in VERBAL or case.reading.history or lemma_of(case, event) in _DYING:
        return None
    death = _death_beside(case)
    if death is None:
        return None
    return case.on(meanings.PAST, death, f"it was done by who had died by then: “{word(case.reading, death)}”")


_DYING = words("verbs", "once_a_life")


def _death_beside(case: Case) -> Event | None:
    """The death of who does it: told in a relative clause beside the name, or by the sentence that the paragraph goes on from."""
    subject = case.sentence.child(case.token, "nsubj")
    if subject is None:
        above = case.sentence.head(case.token) if case.token.relation == "conj" else None
        subject = case.sentence.child(above, "nsubj") if above is not None else None
    if subject is None:
        return None
    for noun in (subject, *case.sentence.children(subject, "appos")):
        for clause in case.sentence.children(noun, "acl"):
            found = case.reading.event_at(case.sentence, clause)
            if found is not None and clause.deprel == "acl:relcl" and clause.lemma.lower() == "die":
                return found
    running = case.running
    if running is None or running.event.predicate.lemma.lower() != "die":
        return None
    named = bool(_doers(case, case.event) & _doers(case, running.event))
    return running.event if named or (subject.upos == "PRON" and subject.feats.get("Number") == "Sing") else None


def _doers(case: Case, event: Event) -> frozenset[str]:
    return names_of(case.reading, event, Role.AGENT, Role.PATIENT)


def came_after(case: Case) -> Footing | None:
    """What is said to have come so long after something is the news told before: "The move came days after his deputy left"."""
    event = case.event
    if case.reading.history or event.predicate.kind is not Kind.VERB or event.tense not in {Tense.PAST, Tense.PRESENT} or not is_main(case):
        return None
    subject = case.sentence.child(case.token, "nsubj")
    if lemma_of(case, event) not in lexicon.COMING or event.aspect in tenses.PERFECTS or subject is None or subject.upos != "NOUN":
        return None
    if not any(apart(case, edge) for edge in case.sentence.children(case.token, "advcl", "obl")):
        return None
    why = "what it came so long after tells of the news:"
    if case.running is not None and case.running.precise:
        day, target = case.running.when.stretch, case.running.event.id
        return Footing(meanings.SAME, meanings.by_day(day), Basis.CARRIED, target, f"{why} the day told before", case.running.when.time)
    if case.story is not None:
        day, of_lead = meanings.by_day(case.story.stretch), f"{why} the day of the lead"
        return Footing(meanings.SAME, day, Basis.CARRIED, event.article, of_lead, case.story.time, (case.story.why,))
    return Footing(meanings.SAME, case.reading.published, Basis.PUBLISHED, event.article, f"{why} the day of publication")


def _said_on(case: Case) -> Footing | None:
    """What is said goes on from a saying of these days in the same paragraph: "A clerk said on Monday ... She said"."""
    running = case.running
    if running is None or not running.precise or running.event.event_class not in REPORTS:
        return None
    day, published = meanings.by_day(running.when.stretch), case.reading.published.begin.earliest
    if not (published and day.begin.earliest and published.days - day.begin.earliest.days <= NEWS_DAYS):
        return None
    why = f"the paragraph goes on from “{word(case.reading, running.event)}”"
    return Footing(meanings.SAME, day, Basis.CARRIED, running.event.id, why, running.when.time, (running.when.why,))


def _is_aside(case: Case) -> bool:
    """A saying in passing: "a plan which she said had failed", "although officials said that it had not"."""
    if case.view.side != tenses.PAST_SIDE or _is_distant(case):
        return False
    if case.token.relation == "advcl":
        return case.reading.signal(case.sentence, case.token) in lexicon.CONTRASTS
    subject = case.sentence.child(case.token, "nsubj")
    return case.token.relation == "acl" and subject is not None and subject.xpos not in {"WDT", "WP"}


def narrated(case: Case) -> Footing | None:
    """A main clause in the past goes on from the time stated last in its paragraph.

    The same day where a pronoun leads back to it or where it is the day of the story; the same period where a figure is
    told of; else after it. Beside a day of the same week the clause is rather the news.
    """
    running = case.running
    if _narrates(case) and not _has_a_time_unknown(case) and (footing := _between_hours(case)) is not None:
        return footing
    if running is None or not _narrates(case) or _has_a_time_unknown(case):
        return None
    first = running.when.stretch.begin.earliest
    apart_from_it = any(apart(case, edge) for edge in case.sentence.children(case.token, "obl", "advcl"))
    if apart_from_it:
        meaning, reference = meanings.AFTER, meanings.bounded(first and first.midnight, first and first.midnight)
    elif running.precise and ((_leads_back(case, running) and not _is_of_a_life(running)) or _days_to_story(case, first) == 0):
        meaning, reference = meanings.SAME, running.when.stretch
    elif running.precise and 0 < _days_to_story(case, first) <= NEWS_DAYS:
        return None
    elif not running.precise and runs_its_course(case):
        meaning, reference = meanings.FILLING, running.when.stretch
    elif _in_passing(case, running):
        return None
    else:
        meaning, reference = meanings.AFTER, meanings.bounded(first and first.midnight, first and first.midnight)
        if (last := _before_next(case, first)) is not None:
            meaning, reference = meanings.SAME, meanings.bounded(first and first.midnight, last.midnight)
    why = f"the paragraph goes on from “{word(case.reading, running.event)}”"
    return Footing(meaning, reference, Basis.CARRIED, running.event.id, why, running.when.time, (running.when.why,))


def _between_hours(case: Case) -> Footing | None:
    """Between two hours of one day that are told in order the narration stays with that day, whatever it tells."""
    before, after = case.neighbours.before, case.neighbours.after
    if before is None or after is None or not (_is_hour(before) and _is_hour(after)):
        return None
    first, last = before.when.stretch.begin.earliest, after.when.stretch.end.latest
    paragraph = case.reading.paragraphs[case.event.sentence]
    near = paragraph - before.paragraph <= 1 and after.paragraph - paragraph <= 1
    if first is None or last is None or first.days != last.days or not near:
        return None
    why = f"told between the hours of “{word(case.reading, before.event)}” and “{word(case.reading, after.event)}”"
    day = meanings.by_day(before.when.stretch)
    return Footing(meanings.SAME, day, Basis.CARRIED, before.event.id, why, before.when.time, (before.when.why, after.when.why))


def _is_hour(told: Told) -> bool:
    return told.when.stretch.grain is not None and told.when.stretch.grain.within_day


def _is_of_a_life(running: Running) -> bool:
    """Whether it tells a birth: what is told next of the same person is of another day."""
    return running.event.predicate.lemma.lower() == "bear"


def _before_next(case: Case, first: Moment | None) -> Moment | None:
    """The time told next, where the passage goes on in order: what stands between two dates happened between them."""
    after = case.neighbours.after
    if after is None or first is None or not (case.reading.history or after.paragraph == case.reading.paragraphs[case.event.sentence]):
        return None
    last = after.when.stretch.end.latest
    return last if last is not None and first <= last else None


def between(case: Case) -> Footing | None:
    """A main clause in the past between two times told in order, also of other paragraphs: in a history, or where these are near."""
    before, after = case.neighbours.before, case.neighbours.after
    if after is not None and case.reading.history and _narrates(case) and _came_first(case):
        return case.on(meanings.PAST, after.event, f"it was so before “{word(case.reading, after.event)}”")
    if before is None or after is None or not _narrates(case):
        return None
    if not case.reading.history and (case.running is not None or _is_distant(case)):
        return None
    first, last, published = before.when.stretch.begin.earliest, after.when.stretch.end.latest, case.reading.published.begin.earliest
    if first is None or last is None or published is None or last < first:
        return None
    near = last.days - first.days <= NEWS_DAYS < published.days - last.days
    if not (near or case.reading.history):
        return None
    why = f"told between “{word(case.reading, before.event)}” and “{word(case.reading, after.event)}”"
    reasons = (before.when.why, after.when.why)
    span = meanings.bounded(first.midnight, last.midnight)
    return Footing(meanings.SAME, span, Basis.CARRIED, before.event.id, why, before.when.time, reasons)


def _came_first(case: Case) -> bool:
    """Whether an adverb says that it was so before what is told next, however long: "came originally from Antwerp"."""
    return any(child.text.lower() in _BEFOREHAND for child in case.sentence.children(case.token, "advmod"))


_BEFOREHAND = words("adverbs", "comes_first")


def _in_passing(case: Case, running: Running) -> bool:
    """Whether a relative clause told the time, or a figure of a whole period: the narration does not go on from there."""
    return _is_relative(case, running) or running.when.stretch.begin != running.when.stretch.end


def _is_relative(case: Case, running: Running) -> bool:
    """Whether a relative clause told it; not "It was on 6 July 1988 that the platform exploded", which is a main clause in other words."""
    token, sentence = case.reading.token_of(running.event), case.reading.sentence_of(running.event)
    head = sentence.head(token)
    cleft = head is not None and any(child.lemma == "it" for child in sentence.children(head, "nsubj", "expl"))
    return token.relation == "acl" and not cleft


def _leads_back(case: Case, running: Running) -> bool:
    if running.event.sentence != case.event.sentence - 1:
        return False
    subjects = case.sentence.children(case.token, "nsubj")
    return any(word.upos == "PRON" or case.sentence.children(word, "nmod:poss") for word in subjects)


def _days_to_story(case: Case, day: Moment | None) -> float:
    """From the day to that of the story; not a number where one of them is not known."""
    story = case.story.stretch.begin.earliest if case.story else case.reading.published.begin.earliest
    return story.days - day.days if day and story else math.nan


def news(case: Case) -> Footing | None:
    """A main clause in the past without a date is news of the story's day; the reason says that this is assumed."""
    if not _narrates(case) or _is_distant(case) or _is_background(case):
        return None
    return story(case, "a main clause in the past without a date is taken as news of")


def refused(case: Case) -> Footing | None:
    """What a main clause says could not or would not be is told as a fact of the day: "She could not be reached for comment"."""
    event = case.event
    if event.modality not in {"could", "would"} or event.polarity is not Polarity.NEG or event.aspect in tenses.PERFECTS:
        return None
    supposed = any(child.lemma.lower() in lexicon.SUPPOSING for child in case.sentence.children(case.token, "advmod"))
    if case.speech is not None or not is_main(case) or supposed or case.sentence.children(case.token, "advcl"):
        return None
    return story(case, "what could not or would not be is taken as news of")


def fresh(case: Case) -> Footing | None:
    """A main clause in the present perfect that opens a story is its news: "A court has reinstated the verdict"."""
    event = case.event
    if event.tense is not Tense.PRESENT or event.aspect is not Aspect.PERFECTIVE or event.event_class in STATIVES:
        return None
    if event.predicate.kind is not Kind.VERB or event.sentence >= OPENING or case.token.head or event.modality:
        return None
    if event.polarity is Polarity.NEG or _is_distant(case):
        return None
    return story(case, "a main clause in the perfect that opens a story is taken as news of")


def _is_background(case: Case) -> bool:
    """Whether a relative clause of the sentence before tells of a time long before the story, and the clause goes on from there."""
    running = case.running
    if running is None or running.event.sentence != case.event.sentence - 1 or not _is_relative(case, running):
        return False
    before = case.reading.document.sentences[running.event.sentence]
    main = case.reading.event_at(before, before.root)
    if main is not None and main.tense is Tense.PAST and main.event_class not in STATIVES:
        return False  # that sentence tells news itself
    return _days_to_story(case, running.when.stretch.begin.earliest) > NEWS_DAYS


OPENING = 2  # sentences


def _is_distant(case: Case) -> bool:
    """Whether an adverb puts the clause at another time than the news: "was later freed", "once ruled"."""
    return any(child.lemma.lower() in lexicon.DISTANT for child in case.sentence.children(case.token, "advmod"))


def story(case: Case, why: str) -> Footing | None:
    """Stand on the day that the lead states, else on the publication date.

    Only what a report's lead tells is taken as news of that day, and what its people say and do further on; of the rest the text says
    no more than that it was not later.
    """
    if case.reading.history or _has_a_time_unknown(case):
        return None
    if case.event.sentence >= LEAD_SENTENCES and not goes_on_with_news(case):
        return None
    if case.story is not None:
        day, why = meanings.by_day(case.story.stretch), f"{why} the day of the lead"
        return Footing(meanings.SAME, day, Basis.CARRIED, case.event.article, why, case.story.time, (case.story.why,))
    return Footing(meanings.SAME, case.reading.published, Basis.PUBLISHED, case.event.article, f"{why} the day of publication")


def _has_a_time_unknown(case: Case) -> bool:
    """Whether its own words put it at a time that is not known: "in the last six months of her life"."""
    times = (time for time, head in case.reading.times_of(case.event) if head.head == case.token.index)
    return any(
        time.when is None and time.type in {TimexType.DATE, TimexType.DURATION} and not time.value.endswith("_REF") and time.mod is None
        for time in times
        if case.reading.signal(case.sentence, time_head(case.sentence, time)) in lexicon.WITHIN
    )


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


def _tells_what_is_usual(case: Case) -> bool:
    """Whether a clause in the present says when something is so now, as often as it is ("they earn when the market falls")."""
    above = case.sentence.head(case.token)
    told = case.reading.event_at(case.sentence, above) if above is not None else None
    present = told is not None and told.tense is Tense.PRESENT and told.factuality in {Factuality.ONGOING, Factuality.GENERAL}
    return present and case.event.factuality in {Factuality.ONGOING, Factuality.GENERAL}


def condition(case: Case) -> Footing | None:
    """A present tense under "if", "unless", "until" or "when" is still to come, beside what is not told as so now."""
    if case.view.side != tenses.NOW or case.token.relation != "advcl" or _tells_what_is_usual(case):
        return None
    if case.reading.signal(case.sentence, case.token) not in lexicon.CONDITIONS:
        return None
    return case.on_published(meanings.AHEAD, "a condition for what is still to come")


def judgement(case: Case) -> Footing | None:
    """What people think or expect, told in the present, is their view on the day of the story."""
    if case.view.side != tenses.NOW or lemma_of(case, case.event) not in lexicon.JUDGEMENTS:
        return None
    return case.on_published(meanings.SAME, "a view held in the present tense is that of the day")


def future(case: Case) -> Footing | None:
    """Will, would, may, could: not before the day of speaking; in a history, not before the time told."""
    if case.view.side != tenses.FUTURE_SIDE:
        return None
    if case.reading.history and _looks_ahead_of_then(case):
        before = case.neighbours.before
        if before is None:
            return None
        why = f"it lay ahead of “{word(case.reading, before.event)}”"
        return Footing(meanings.AHEAD, before.when.stretch, Basis.CARRIED, before.event.id, why, before.when.time, (before.when.why,))
    return case.on_published(meanings.AHEAD, "told as still to come")


def _looks_ahead_of_then(case: Case) -> bool:
    """Whether a past verb looks ahead, from the time told: "troops were poised to attack", "he would later govern"."""
    if case.speech is not None or case.event.modality == "would":
        return case.speech is None
    above = case.sentence.head(case.token)
    helping = [*case.sentence.children(case.token, "aux", "cop"), *(case.sentence.children(above, "aux", "cop") if above else ())]
    return any(word.feats.get("Tense") == "Past" and word.feats.get("VerbForm") == "Fin" for word in helping)


def present(case: Case) -> Footing | None:
    """The present tense: going on at the day of speaking."""
    if case.view.side != tenses.NOW:
        return None
    return case.on_published(meanings.ONGOING, "told in the present tense")


def pluperfect(case: Case) -> Footing | None:
    """Had done: over by the time that is told then, or by the day of speaking."""
    if not (case.event.tense is Tense.PAST and case.event.aspect in tenses.PERFECTS):
        return None
    if case.speech is None and (footing := _over_by_the_time(case) or _over_by_then(case) or _over_by_what_is_told(case)) is not None:
        return footing
    return case.on_published(meanings.PAST, "told in the past perfect")


def _over_by_the_time(case: Case) -> Footing | None:
    """Over by what a clause behind "by the time" tells: "had treated 10,000 by the time he retired in 2003"."""
    for edge in case.sentence.children(case.token, "obl"):
        if edge.lemma.lower() != "time" or case.reading.signal(case.sentence, edge) not in lexicon.BY:
            continue
        for clause in case.sentence.children(edge, "acl", "advcl"):
            told = case.reading.event_at(case.sentence, clause)
            if told is not None:
                return case.on_stated(meanings.PAST, told, f"“by the time” ties it to “{word(case.reading, told)}”")
    return None


def _over_by_then(case: Case) -> Footing | None:
    """Over by what the clause hangs on, where that is told of a time: "The brothers, who had made money in wool, built it in 1786"."""
    above = case.governor
    for _ in range(_CHAIN):
        if above is None or above.relation not in _CLAUSES:
            return None
        if above.event.tense is Tense.PAST and above.event.aspect not in tenses.PERFECTS and not above.event.modality:
            footing = case.on(meanings.PAST, above.event, f"it was over by “{word(case.reading, above.event)}”")
            known = footing is not None and footing.basis is not Basis.PUBLISHED and footing.reference.end.latest is not None
            return footing if known else None
        above = case.reading.governor(above.event)
    return None


_CHAIN = 5  # clauses: deeper ones are cut by no writer, and the work stays linear
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "xcomp", "obl", "obj", "nsubj", "nmod", "appos"})


def _over_by_what_is_told(case: Case) -> Footing | None:
    """Over by the latest time of the sentence before, which a history looks back from: "The house was sold in 1812. It had stood empty"."""
    if not case.reading.history or not is_main(case):
        return None
    told = ((other, case.stated(other)) for other in case.reading.events_of(case.event.sentence - 1))
    dated = [(other, when) for other, when in told if when is not None and when.stretch.end.latest is not None]
    if not dated:
        return None
    other, when = max(dated, key=lambda one: one[1].stretch.end.latest or _NEVER)
    why = f"it was over by “{word(case.reading, other)}”"
    return Footing(meanings.PAST, when.stretch, Basis.CARRIED, other.id, why, when.time, (when.why,))


_NEVER = Moment(-9999)


def past(case: Case) -> Footing | None:
    """The past tense: over by the day of speaking."""
    if case.view.side != tenses.PAST_SIDE:
        return None
    return case.on_published(meanings.PAST, "told in the past tense")
