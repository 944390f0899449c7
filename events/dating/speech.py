"""Who tells an event inside the article, and so from which day it is told."""

from __future__ import annotations

from dateline.events.dating.reading import ArticleReading
from dateline.events.language import words
from dateline.events.schema import Event, EventClass, Sentence, Tense, Token

TELLING = frozenset().union(*(words("verbs", name) for name in ("says", "says_and_does", "denies", "complement_believed")))
"""Verbs from whose time what is said is reckoned; what somebody only wants, plans or announces is not."""
SPEECH = frozenset({EventClass.REPORTING})
CONTENT_RELATIONS = frozenset({"ccomp", "parataxis"})


def speech_of(reading: ArticleReading, event: Event) -> Event | None:
    """The nearest saying that the event is the content of; ``None`` where the article itself tells it."""
    named = reading.event(event.source.event) if event.source else None
    if named is not None and named is not event and named.predicate.lemma.lower() in TELLING:
        return named
    sentence, token = reading.sentence_of(event), reading.token_of(event)
    if is_attribution(reading, sentence, token):
        return None
    below = token
    for above in (token, *sentence.ancestors(token)):
        if (trailing := _trailing(reading, sentence, above, event)) is not None:
            return trailing
        if above is not token and below.relation in CONTENT_RELATIONS:
            found = reading.event_at(sentence, above)
            if found is not None and found is not event and found.event_class in SPEECH:
                return found
        if above is not token and is_attribution(reading, sentence, above):
            return None
        below = above
    return None


def is_attribution(reading: ArticleReading, sentence: Sentence, token: Token) -> bool:
    """Whether this is the "he said" of a sentence: a saying hung on its content without a conjunction."""
    event = reading.event_at(sentence, token)
    if event is None or event.event_class not in SPEECH or event.modality or event.tense is Tense.FUTURE:
        return False
    if token.relation == "parataxis":
        return True
    return token.relation in {"conj", "advcl", "ccomp"} and not sentence.children(token, "cc", "mark") and token.index > token.head


def _trailing(reading: ArticleReading, sentence: Sentence, token: Token, event: Event) -> Event | None:
    for child in sentence.children(token, "parataxis", "conj", "advcl", "ccomp"):
        found = reading.event_at(sentence, child)
        if found is not None and found is not event and is_attribution(reading, sentence, child):
            return found
    return None
