"""The undated mention of a happening that the article dates elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from dateline.events.dating import lexicon
from dateline.events.dating.reading import ArticleReading
from dateline.events.dating.story import one_day
from dateline.events.language import words
from dateline.events.language.stems import stem
from dateline.events.schema import Event, EventTime, Kind, Tense


def twins(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> dict[str, Event]:
    """For a noun the only dated event of the same stem; none where several are dated differently.

    For a verb of a clause that only says when ("after the siege began") the dated event with the same verb and the same subject.
    """
    dated: dict[str, dict[str, Event]] = {}
    for event in reading.events:
        if (when := stated(event)) is not None and when.stretch.begin.earliest and when.stretch.end.latest:
            dated.setdefault(stem_of(event.predicate.lemma), {}).setdefault(str(when.stretch), event)
    found = {}
    for event in reading.events:
        candidates = dated.get(stem_of(event.predicate.lemma), {})
        if event.predicate.kind is Kind.NOUN and len(candidates) == 1:
            (other,) = candidates.values()
            if other.id != event.id:
                found[event.id] = other
        elif event.predicate.kind is Kind.VERB and len(candidates) == 1 and (subject := _subject_of_when(reading, event)):
            (other,) = candidates.values()
            goes_on = subject == _PRONOUN and 0 < event.sentence - other.sentence <= _NEAR
            if other.id != event.id and other.predicate.kind is Kind.VERB and (goes_on or _subject(reading, other) == subject):
                found[event.id] = other
    return _what_befell(reading, stated) | found


def _what_befell(reading: ArticleReading, stated: Callable[[Event], EventTime | None]) -> dict[str, Event]:
    """What befell something, named again in other words to say when: "The storm reached Orvik on 14 May. The day before it struck"."""
    found, last = dict[str, Event](), None
    for event in reading.events:
        sentence, token = reading.sentence_of(event), reading.token_of(event)
        if event.tense is not Tense.PAST or event.predicate.kind is not Kind.VERB or token.lemma.lower() not in _BEFALLING:
            continue
        if last is not None and 0 < event.sentence - last.sentence <= _NEAR and _subject_of_when(reading, event) == _PRONOUN:
            if not any(word.deprel != "obl:unmarked" for word in sentence.children(token, "obj", "obl", "ccomp", "xcomp")):
                found[event.id] = last
        elif token.head == 0 and _subject(reading, event) and (when := stated(event)) is not None and one_day(when.stretch):
            last = event
    return found


def _subject_of_when(reading: ArticleReading, event: Event) -> str:
    """The subject of a clause that only says when something else was; empty where it is no such clause."""
    sentence, token = reading.sentence_of(event), reading.token_of(event)
    if token.relation not in {"advcl", "acl"} or reading.signal(sentence, token) not in _SAYING_WHEN:
        return ""
    pronoun = sentence.child(token, "nsubj")
    return _PRONOUN if pronoun is not None and pronoun.lemma.lower() in _LEADS_BACK else _subject(reading, event)


def _subject(reading: ArticleReading, event: Event) -> str:
    found = reading.sentence_of(event).child(reading.token_of(event), "nsubj")
    return found.lemma.lower() if found is not None and found.upos in {"NOUN", "PROPN"} else ""


_PRONOUN, _NEAR = "it", 2  # sentences
_LEADS_BACK = words("pronouns", "names_nobody") | {"it"}
_BEFALLING = words("verbs", "befalls")
_SAYING_WHEN = lexicon.AFTER | lexicon.BEFORE | lexicon.SINCE | {"when"}


def stem_of(lemma: str) -> str:
    """What a verb and its noun share, by a table where their letters differ: "invade" and "invasion"."""
    lemma = lemma.lower()
    return stem(lexicon.VERB_OF_NOUN.get(lemma, lemma))
