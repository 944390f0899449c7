"""Those that "and" joins, each an argument of its own: who wrote "novels and plays" wrote novels, and wrote plays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from dateline.events.extraction.arguments import is_temporal, phrase_span
from dateline.events.extraction.lexicon import person_nouns
from dateline.events.language import words
from dateline.events.schema import Argument, Role, Sentence, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
JOINING = words("function_words", "joins")
DENYING = words("adverbs", "negates")


def each_of(sentence: Sentence, argument: Argument) -> Iterator[Argument]:
    """The argument, or, where its phrase joins several, each of them in text order."""
    head = _word_at(sentence, argument.head.start) if _may_be_several(argument) else None
    others = _joined(sentence, head, argument.span) if head is not None else ()
    if not others:
        yield argument
        return
    begin = sentence.subtree(others[0])[0].index
    own = [item for item in sentence.tokens[: begin - 1] if argument.span.covers(item.span)]
    while own and (own[-1].upos == "PUNCT" or own[-1].relation == "cc"):
        own.pop()
    while own and own[0].deprel == "cc:preconj":  # "both the union and the firm"
        own.pop(0)
    if head not in own:  # the tree has put the second before the first
        yield argument
        return
    yield replace(argument, span=Span(own[0].span.start, own[-1].span.end))
    for other in others:
        yield replace(argument, span=phrase_span(sentence, other, plain=True), head=other.span)


def _word_at(sentence: Sentence, start: int) -> Token:
    return sentence.tokens[bisect_left(sentence.tokens, start, key=lambda token: token.span.start)]


def _may_be_several(argument: Argument) -> bool:
    """Clauses, times and what a relative word stands for stay whole."""
    return (
        argument.span != argument.head
        and argument.role not in {Role.CONTENT, Role.TIME}
        and argument.refers_to is None
        and not argument.outside
    )


def _joined(sentence: Sentence, head: Token, span: Span) -> tuple[Token, ...]:
    """What is joined to the head inside the phrase; nothing where one of them is denied, or all are one."""
    others = tuple(item for item in sentence.children(head, "conj") if span.covers(item.span))
    if head.upos not in NOMINAL or is_temporal(head) or sentence.children(head, "cop"):
        return ()
    return others if all(_is_another(sentence, head, item) for item in others) else ()


def _is_another(sentence: Sentence, head: Token, other: Token) -> bool:
    """Whether the word names another than the head: no part of one name, no second title of one person, none that is denied."""
    if other.upos not in NOMINAL or other.index < head.index or sentence.children(other, "nsubj", "cop", "mark"):
        return False
    if other.name is not None and other.name.value.startswith("I-"):
        return False  # "Procter and Gamble"
    if any(item.lemma.lower() not in JOINING for item in sentence.children(other, "cc")):
        return False  # "the firm but not the union"
    if any(item.lemma.lower() in DENYING for item in sentence.children(other, "advmod")):
        return False
    titles = {head.lemma.lower(), other.lemma.lower()} <= person_nouns() and head.feats.get("Number") != "Plur"
    return not (titles and sentence.children(head, "det", "nmod:poss") and not sentence.children(other, "det", "nmod:poss"))
