"""Those that "and" joins, each an argument of its own: who wrote "novels and plays" wrote novels, and wrote plays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from dateline.events.extraction.arguments import is_temporal, phrase_span
from dateline.events.extraction.grammar import whole_of
from dateline.events.extraction.lexicon import person_nouns
from dateline.events.language import words
from dateline.events.schema import Argument, Role, Sentence, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
JOINING = words("function_words", "joins")
NAMING_SOME = words("prepositions", "names_some")
LIST_OPENERS = frozenset({":", "--", "–", "—", "(", "-"})
DENYING = words("adverbs", "negates")


def each_of(sentence: Sentence, argument: Argument) -> Iterator[Argument]:
    """The argument, or, where its phrase joins several, each of them; then those that it names as examples, or once more."""
    head = _word_at(sentence, argument.head.start) if _may_be_several(argument) else None
    if head is None:
        yield argument
        return
    named = list(_named_some(sentence, head))
    yield from _members(sentence, _without_examples(sentence, argument, named), head)
    for example in named:
        span = phrase_span(sentence, example, plain=True)
        yield from each_of(sentence, replace(argument, span=span, head=example.span, rule="example of an argument", again=True))
    yield from _apposed(sentence, argument, head)
    yield from _listed(sentence, argument, head)


def _members(sentence: Sentence, argument: Argument, head: Token) -> Iterator[Argument]:
    others = _joined(sentence, head, argument.span)
    own = _before(sentence, argument, others[0]) if others else []
    if head not in own:  # there is one only, or the tree has put the second before the first
        yield argument
        return
    yield replace(argument, span=Span(own[0].span.start, own[-1].span.end))
    for other in others:
        yield replace(argument, span=phrase_span(sentence, other, plain=True), head=other.span)


def _before(sentence: Sentence, argument: Argument, other: Token) -> list[Token]:
    """The words of the first of them, without what joins it to the next."""
    begin = sentence.subtree(other)[0].index
    own = [item for item in sentence.tokens[: begin - 1] if argument.span.covers(item.span)]
    while own and (own[-1].upos == "PUNCT" or own[-1].relation == "cc"):
        own.pop()
    while own and own[0].deprel == "cc:preconj":  # "both the union and the firm"
        own.pop(0)
    return own


def _named_some(sentence: Sentence, head: Token) -> Iterator[Token]:
    """Those of them that are named: "other animals, including [pigs] and [horses]"."""
    for child in sentence.children(head, "nmod"):
        opening = {whole_of(sentence, item) for item in sentence.children(child, "case")}
        gerund = child.xpos == "VBG" and not sentence.children(child, "obj", "nsubj")  # "sports including [sailing]"
        if child.index > head.index and (child.upos in NOMINAL or gerund) and opening & NAMING_SOME:
            yield child


def _without_examples(sentence: Sentence, argument: Argument, named: list[Token]) -> Argument:
    """The argument up to its examples, where they end it."""
    if not named or sentence.subtree(named[-1])[-1].span.end < argument.span.end:
        return argument
    before = [item for item in sentence.tokens[: sentence.subtree(named[0])[0].index - 1] if argument.span.covers(item.span)]
    while before and before[-1].upos == "PUNCT":
        before.pop()
    if not before:
        return argument
    return replace(argument, span=Span(argument.span.start, before[-1].span.end))


def _apposed(sentence: Sentence, argument: Argument, head: Token) -> Iterator[Argument]:
    """The same one once more, by its name or by what it is: "the mayor, [Ada Berg]", "Ada Berg, [the mayor]"."""
    for child in sentence.children(head, "appos"):
        named = {head.upos, child.upos} == {"NOUN", "PROPN"} and not is_temporal(child) and not sentence.children(child, "conj")
        first = sentence.subtree(child)[0]
        opening = first if first.upos == "PUNCT" or first.index == 1 else sentence[first.index - 1]
        if named and child.index > head.index and opening.text == ",":
            span, rule = phrase_span(sentence, child, plain=True), "apposition of an argument"
            yield replace(argument, span=span, head=child.span, rule=rule, refers_to=argument.span, again=True)


def _listed(sentence: Sentence, argument: Argument, head: Token) -> Iterator[Argument]:
    """The members of what stands as a whole before a colon, a dash or a bracket ("six states: Iowa, Maine and ...")."""
    for child in sentence.children(head, "appos"):
        first = sentence.subtree(child)[0]
        opening = first if first.upos == "PUNCT" or first.index == 1 else sentence[first.index - 1]
        row = (child, *sentence.children(child, "conj"))
        if len(row) == 1 or child.index < head.index or opening.text not in LIST_OPENERS or any(item.upos not in NOMINAL for item in row):
            continue
        for item, following in zip(row, (*row[1:], None), strict=True):
            yield replace(argument, span=_one_of(sentence, item, following), head=item.span, rule="one of those listed", again=True)


def _one_of(sentence: Sentence, item: Token, following: Token | None) -> Span:
    """The words of a member of a list, up to the next and without what is said of it in brackets."""
    behind = sentence.subtree(following) if following is not None else ()
    end = next((word.index for word in behind if word.index > item.index), len(sentence.tokens) + 1)
    aside = next((word.index for word in sentence.tokens[item.index :] if word.text == "("), end)
    own = [word for word in sentence.subtree(item) if word.index < min(end, aside)]
    while len(own) > 1 and (own[-1].upos == "PUNCT" or own[-1].relation == "cc"):
        own.pop()
    while len(own) > 1 and (own[0].upos == "PUNCT" or own[0].relation == "cc"):
        own.pop(0)
    return Span(own[0].span.start, own[-1].span.end)


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
    others = tuple(item for item in _row(sentence, head) if span.covers(item.span))
    if head.upos not in NOMINAL or is_temporal(head) or sentence.children(head, "cop") or _is_one_name(sentence, head):
        return ()
    return others if all(_is_another(sentence, head, item) for item in others) else ()


def _is_one_name(sentence: Sentence, head: Token) -> bool:
    """Whether names that "and" joins are told of as one ("Lund and Berg [says]", "the <Bank and Trust of Orvik>")."""
    verb, others = sentence.head(head), sentence.children(head, "conj")
    if head.upos != "PROPN" or verb is None or any(item.upos != "PROPN" for item in others):
        return False
    finite = next((item for item in (*sentence.children(verb, "aux", "cop"), verb) if item.feats.get("VerbForm") == "Fin"), None)
    single = finite is not None and finite.feats.get("Number") == "Sing" and finite.feats.get("Person") == "3" and finite.xpos == "VBZ"
    in_brackets = {"<", ">"} <= {item.text for item in sentence.children(head, "punct")}
    return (single and head.deprel in {"nsubj", "nsubj:pass"} and head.index < verb.index) or in_brackets


def _row(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """What "and" joins to the head, also where the tree takes the second name of a list for an apposition ("Ada, Bo and Cy")."""
    listed = [item for item in sentence.children(head, "appos") if head.upos == item.upos == "PROPN" and sentence.children(item, "conj")]
    if len(listed) != 1 or sentence.children(head, "conj"):
        return sentence.children(head, "conj")
    return (listed[0], *(item for item in sentence.children(listed[0], "conj") if item.upos == "PROPN"))


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
