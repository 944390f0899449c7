"""Footings on an age: what somebody did "at 34", "aged 12", "when she was eight", where the text tells a birth."""

from __future__ import annotations

from dateline.events.dating import lexicon, meanings, tenses
from dateline.events.dating.births import Life
from dateline.events.dating.case import VERBAL, Case, Footing, lemma_of
from dateline.events.dating.names import names_of
from dateline.events.schema import Basis, Grain, Kind, Role, Token
from dateline.events.times import calendar
from dateline.events.times.ages import age_told


def age(case: Case) -> Footing | None:
    """What somebody does at an age happens in the year of life that begins with that birthday."""
    if not case.lives or case.view.side == tenses.NOW or lemma_of(case, case.event) == "bear":
        return None
    found = age_told(case.sentence, case.token)
    if found is None or not found.is_of_somebody:
        return None
    life = _only(_of_nobody_named(case)) if found.of_clause else _life_of(case)
    first, last = life.born if life is not None else (None, None)
    if life is None or first is None or last is None:
        return None
    begin = calendar.moved(first.midnight, Grain.YEAR, found.least)
    end = calendar.moved(last.midnight, Grain.YEAR, found.most + 1).plus(days=-1)
    today = case.reading.published.end.latest
    end = min(end, today) if today is not None and begin <= today and case.view.side == tenses.PAST_SIDE else end
    why = f"“{found.words}” counted from {life.words}"
    return Footing(meanings.SAME, meanings.bounded(begin, end), Basis.NEARBY, life.target, why, life.time)


def life_date(case: Case) -> Footing | None:
    """A birth or a death of somebody whose life stands in brackets: "Ada Berg (1815 - 1852)"."""
    lemma = lemma_of(case, case.event)
    verb = lexicon.VERB_OF_NOUN.get(lemma, lemma)
    if verb not in {"bear", "die"} or case.view.side == tenses.FUTURE_SIDE or _is_of_another(case):
        return None
    life = _life_of(case)
    when = None if life is None else life.birth if verb == "bear" else life.death
    if life is None or life.death is None or when is None:
        return None
    return Footing(meanings.WITHIN, when, Basis.NEARBY, life.target, life.words, life.time)


def _is_of_another(case: Case) -> bool:
    """Whether it is no birth at all ("bore the shame"), or may be of whom a noun tells: "his father bore the grudge until his death"."""
    if lemma_of(case, case.event) == "bear":
        return case.token.text.lower() != "born"
    if case.event.predicate.kind is not Kind.NOUN or case.governor is None:
        return False
    subject = case.sentence.child(case.reading.token_of(case.governor.event), "nsubj")
    return subject is not None and subject.upos == "NOUN"


def lifetime(case: Case) -> Footing | None:
    """What somebody did whose life stands in brackets was done in that life, where nothing says more."""
    subject = _who(case)
    if case.view.side != tenses.PAST_SIDE or case.event.predicate.kind not in VERBAL or case.speech is not None:
        return None
    helped = case.sentence.children(case.token, "aux")
    if (
        subject is None
        or (subject.deprel == "nsubj:pass" and helped)
        or subject.feats.get("Number") == "Plur"
        or subject.text.lower() == "it"
    ):
        return None
    life = _life_of(case) if subject.upos in {"PROPN", "PRON"} else None
    last = life.death.end.latest if life is not None and life.death is not None else None
    if life is None or last is None or life.born[0] is None or last < life.born[0]:
        return None
    return Footing(
        meanings.SAME,
        meanings.bounded(life.born[0], last),
        Basis.CARRIED,
        life.target,
        f"in the life of who did it, {life.words}",
        life.time,
    )


def _who(case: Case) -> Token | None:
    """Who does it: of "the painter Olaf Dahl" the name."""
    subject = case.sentence.child(case.token, "nsubj")
    if subject is None or subject.upos != "NOUN":
        return subject
    return next((word for word in case.sentence.children(subject, "appos", "flat") if word.upos == "PROPN"), subject)


def _life_of(case: Case) -> Life | None:
    """The life of who does it, by name; else the only one that the text tells, or that of whom it is about."""
    names = names_of(case.reading, case.event, Role.AGENT, Role.PATIENT)
    named = [life for life in case.lives if life.names & names]
    return _only(named or ([] if names else _of_nobody_named(case)))


def life_of_whom(case: Case, day: Token) -> Life | None:
    """The life of whose birthday it is: by name, else the only one that a pronoun can mean."""
    owner = next(iter(case.sentence.children(day, "nmod:poss")), None)
    if owner is None or not case.lives:
        return None
    names = {word.text for word in (owner, *case.sentence.children(owner, "flat"))} if owner.upos == "PROPN" else set[str]()
    return _only([life for life in case.lives if life.names & names] if names else _of_nobody_named(case))


def _only(candidates: list[Life]) -> Life | None:
    """The life, where all candidates are of the same birth."""
    return candidates[0] if len({one.born for one in candidates}) == 1 else None


def _of_nobody_named(case: Case) -> list[Life]:
    """The lives that a pronoun can mean: those of single people, before all of whom the text names first."""
    single = [life for life in case.lives if not life.several]
    first = {token.text for token in case.reading.document.sentences[0].tokens}
    return [life for life in single if life.names & first] or single
