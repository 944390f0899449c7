"""Phrases of a clause as words: which of its words stay, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from operator import attrgetter

from dateline.events.extraction.arguments import antecedent_of, is_punctuation, is_temporal, mention_span
from dateline.events.extraction.grammar import is_condition, negated
from dateline.events.extraction.labels import TITLES
from dateline.events.language import words
from dateline.events.schema import Named, Sentence, Span, Token, Words

LONGEST_STAND_IN = 14  # words
LONGEST_DEED = 3  # words of what is to be done too, and that stays however long the line ("plans to wait and see")
CLOSED_RELATIVES = words("pronouns", "holds_relative")
OPEN = words("determiners", "needs_relative")
CONDITIONS = words("prepositions", "until") | words("prepositions", "supposes_noun")
LIMITING = words("prepositions", "limits_denial")
_CLOSING_QUOTE = re.compile(r"[.,!?]?([\"”])")
_PTB_QUOTES = re.compile("``|''")
_ASIDES = frozenset({"appos", "acl", "advcl"})
_ADDED = frozenset({"appos", "acl", "amod", "nmod", "nummod"})
_COMMENTS = frozenset({"parataxis", "discourse", "vocative", "dislocated"})
_MAY_GO = _ASIDES | _COMMENTS | {"punct", "det", "obj", "obl", "nmod", "advmod", "conj", "amod", "nummod"}
"""Relations of which some are left out; what hangs on its word in any other always stays."""


class Cut(IntEnum):
    """What is cut of a phrase to make it shorter."""

    NOTHING = 0
    ASIDES = 1
    """What commas set apart."""
    ADDITIONS = 2
    """All that only adds to its words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: ``known`` are the words that pronouns and short names stand for, by their spans.

    What stands before ``start`` (a dateline) is left out.
    """

    text: str
    sentence: Sentence
    known: Mapping[Span, str]
    start: int = 0
    times: Mapping[Span, str] = field(default_factory=dict)
    """What the times of the sentence are that only the day of the article explains."""
    mentions: Mapping[int, Span] = field(init=False, repr=False)
    """The words of ``known`` by each place in the text that they cover."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "mentions", {place: span for span in self.known for place in range(span.start, span.end)})


def shortened(mention: str) -> str:
    """As much of a mention as can stand in for a pronoun: a long one up to its first clause.

    >>> shortened("the bridge, which the engineers of the northern railway had built in the last winter of the war")
    'the bridge'
    """
    parts = mention.split()
    if len(parts) <= LONGEST_STAND_IN:
        return " ".join(parts)
    return " ".join(" ".join(parts).partition(", ")[0].split()[:LONGEST_STAND_IN])


# Which words stay ----------------------------------------------------------------------------------


def members_of(setting: Setting, top: Token, *, cut: Cut = Cut.NOTHING) -> list[Token]:
    """The words below ``top`` that a line needs, in text order, without what is cut."""
    sentence = setting.sentence
    kept = [top]
    for member in kept:
        kept += [child for child in sentence.children(member) if _stays(sentence, member, child, cut)]
    return _in_order(setting, kept)


def ever_fewer(setting: Setting, top: Token) -> dict[Cut, list[Token]]:
    """The words below ``top`` that a line needs, by what is cut of them."""
    sentence = setting.sentence
    kept = [top]
    cuts = {top.index: Cut.ADDITIONS}  # with how much cut a word still stays
    for member in kept:
        for child in sentence.children(member):
            stays = next((cut for cut in reversed(Cut) if cut <= cuts[member.index] and _stays(sentence, member, child, cut)), None)
            if stays is not None:
                kept.append(child)
                cuts[child.index] = stays
    kept = _in_order(setting, kept)
    return {cut: [item for item in kept if cuts[item.index] >= cut] for cut in Cut}


def _in_order(setting: Setting, kept: list[Token]) -> list[Token]:
    if setting.start:
        kept = [item for item in kept if item.span.start >= setting.start]
    if len(kept) > 1:
        kept.sort(key=attrgetter("index"))
    return kept


def _stays(sentence: Sentence, member: Token, child: Token, cut: Cut) -> bool:
    return child.relation not in _MAY_GO or not _left_out(sentence, member, child, cut)


def _left_out(sentence: Sentence, member: Token, child: Token, cut: Cut) -> bool:
    if child.deprel == "punct":
        return not inner_punctuation(sentence, child)
    alone = child.lemma.lower() == "only" or opens_condition(sentence, member)  # "even if"
    if _is_misplaced(sentence, member, child) or (stands_before_mark(sentence, member, child) and not alone):
        return True
    if child.relation in {"advcl", "acl"} or (child.relation == "conj" and is_clause(sentence, child)):
        return _clause_left_out(sentence, member, child, cut)
    return cut is not Cut.NOTHING and _phrase_left_out(sentence, member, child, cut)


def _clause_left_out(sentence: Sentence, member: Token, child: Token, cut: Cut) -> bool:
    if child.deprel == "acl:relcl":
        return not _restricts(sentence, member, child, cut)
    if child.relation == "conj":
        return _stands_alone(sentence, member, child) or (cut is Cut.ADDITIONS and _adds_deed(sentence, member, child))
    apart = cut is Cut.ADDITIONS or follows_comma(sentence, child)
    if child.relation == "advcl":
        return apart and not opens_condition(sentence, child)
    return apart and cut is not Cut.NOTHING and not _completes(sentence, member, child)


def _phrase_left_out(sentence: Sentence, member: Token, child: Token, cut: Cut) -> bool:
    if child.relation == "conj":
        return _joins_apposition(sentence, member, child)
    if child.relation == "appos":
        return _is_set_apart(sentence, child, cut)
    age = child.relation in {"amod", "nummod"} and member.index < child.index  # "Olaf Lund, 34, resigned"
    return (age or child.relation in {"obl", "nmod"}) and follows_comma(sentence, child)


def _is_set_apart(sentence: Sentence, name: Token, cut: Cut) -> bool:
    """Whether an apposition only adds to its noun; "the author [Jane Ellery]" is called by it, "Ghent, [N.Y.]-based" part of a word."""
    whole = sentence.subtree(name)
    ends = (whole[-1], *sentence.tokens[whole[-1].index : whole[-1].index + 1])
    if any(item.text == "-" and inner_punctuation(sentence, item) for item in ends):
        return False
    several = cut is Cut.ADDITIONS and bool(sentence.children(name, "conj"))
    return several or follows_comma(sentence, name) or whole[0].upos == "CCONJ"


def _joins_apposition(sentence: Sentence, name: Token, child: Token) -> bool:
    """Whether what the tree joins to a name is one more thing that the name is said to be ("Shinn, chairman of A and former head of B")."""
    before = (item for item in sentence.children(name, "appos") if item.index < child.index)
    return name.upos == "PROPN" != child.upos and any(item.upos == child.upos for item in before)


def _stands_alone(sentence: Sentence, member: Token, child: Token) -> bool:
    """Whether a joined clause is told apart; what is told may hang on both ("unless the mayor backed it and the council paid")."""
    if opens_condition(sentence, member):
        return False
    joined = member.relation == "xcomp" or (member.relation in {"advcl", "acl"} and child.xpos == member.xpos in {"VBG", "VB"})
    return not joined or sentence.child(child, "nsubj") is not None


def _adds_deed(sentence: Sentence, member: Token, child: Token) -> bool:
    """Whether one more thing is to be done beside another ("agreed to cut the margin [and reduce the sums that fall due]")."""
    whole = sentence.subtree(child)
    plain = not any(item.lemma.lower() in {"or", "nor"} for item in whole if item.relation == "cc")
    return plain and member.relation in {"xcomp", "acl"} and not opens_condition(sentence, member) and len(whole) > LONGEST_DEED


def opens_condition(sentence: Sentence, clause: Token) -> bool:
    """Whether the truth of what stands above hangs on the clause ("did not meet before they failed" does not say that they never met)."""
    if clause.relation != "advcl":
        return False
    marks = {item.lemma.lower() for item in sentence.children(clause, "mark", "advmod") if item.index <= clause.index}
    marks.add(clause.text.lower())  # "barring a delay"
    if "even" in marks:  # "even if it rains" concedes
        return False
    return bool(marks & CONDITIONS) or is_condition(sentence, clause) or _narrows_denial(sentence, clause, marks)


def _narrows_denial(sentence: Sentence, clause: Token, marks: set[str]) -> bool:
    above = sentence.head(clause)
    behind = above is not None and above.index < clause.index and not follows_comma(sentence, clause)
    return above is not None and behind and bool(marks & LIMITING) and negated(sentence, above)


def _is_misplaced(sentence: Sentence, member: Token, child: Token) -> bool:
    """Whether the tree has hung on a word what is none of its own, or what only comments on it."""
    if child.relation in _COMMENTS:
        return True
    if child.lemma == "that" and child.relation == "det":
        return member.upos == "PROPN"  # the conjunction, taken for a pointer
    if child.deprel == "nmod:unmarked":
        whole = member.upos == "PROPN" or bool(sentence.children(child, "det"))
        return whole and is_temporal(child)  # of the verb: "took her notes to Hale that March"
    afterthought = child.relation == "obj" and child != sentence.child(member, "obj") and follows_comma(sentence, child)
    return afterthought or (child.relation in {"appos", "acl"} and _stands_apart(sentence, member, child))


def _stands_apart(sentence: Sentence, noun: Token, child: Token) -> bool:
    """Whether words of others stand between a noun and what adds to it ("Iran underscored that goal on Monday, a proposal that ...")."""
    first = sentence.subtree(child)[0].index
    if first < noun.index:
        return False
    own = {item.index for item in sentence.subtree(noun)}
    return any(index not in own and sentence[index].upos != "PUNCT" for index in range(noun.index, first))


def _restricts(sentence: Sentence, noun: Token, clause: Token, cut: Cut) -> bool:
    """Whether a relative clause says which one is meant, so that without it the line would say something else."""
    word = noun.lemma.lower()
    if word in CLOSED_RELATIVES or any(child.lemma.lower() in OPEN for child in sentence.children(noun, "det", "amod", "advmod")):
        return True
    return cut is not Cut.ADDITIONS and noun.upos != "PROPN" and not follows_comma(sentence, clause)


def _completes(sentence: Sentence, noun: Token, clause: Token) -> bool:
    """Whether an infinitive or a "that" says what the noun is of ("a plan to sell the yard")."""
    return noun.upos != "PROPN" and any(item.lemma in {"to", "that"} for item in sentence.children(clause, "mark"))


def stands_before_mark(sentence: Sentence, member: Token, child: Token) -> bool:
    """Whether a phrase belongs to the mark that is left out: "five months after", "even if"."""
    mark = sentence.child(member, "mark")
    if mark is None or mark.lemma == "to" or member.xpos == "VBG" or child.relation not in {"obl", "advmod", "nmod"}:
        return False
    return sentence.subtree(child)[-1].index == mark.index - 1


def follows_comma(sentence: Sentence, token: Token) -> bool:
    """Whether the phrase below the token begins behind a comma."""
    first = next((item.index for item in sentence.subtree(token) if item.upos != "PUNCT"), token.index)
    if first == 1 or (sentence[first - 1].text == "-" and inner_punctuation(sentence, sentence[first - 1])):
        return False  # a hyphen of "nine-month-old"
    return sentence[first - 1].text in {",", "—", "–", "-", "(", "<"}


def is_clause(sentence: Sentence, token: Token) -> bool:
    """Whether it is a verb, or something that is said to be."""
    return token.upos in {"VERB", "AUX"} or sentence.child(token, "cop") is not None


def inner_punctuation(sentence: Sentence, token: Token) -> bool:
    """Hyphens, brackets and the commas of dates hold a phrase together."""
    before, after = token.index - 1, token.index + 1
    inside = before >= 1 and after <= len(sentence.tokens)
    tight = inside and sentence[before].span.end == token.span.start and sentence[after].span.start == token.span.end
    return tight or token.text in {"$", "£", "€", "%"} or (token.relation == "punct" and not is_punctuation(token))


# The words of them ----------------------------------------------------------------------------------


def words_of(setting: Setting, members: Sequence[Token]) -> Words:
    """The members' words as they stand, with the names among them that stand for others."""
    text = ""
    names: list[Named] = []
    before: Token | None = None
    end = 0
    said = 0  # up to where a time is told in other words
    times = {span.start: span for span in setting.times if _is_whole(setting, span, members)}
    for token in members:
        span = token.span
        if span.start < said:
            continue
        mention = setting.mentions.get(span.start)
        if mention is not None and before is not None and span.start > mention.start and end >= mention.end:
            continue  # the rest of a mention that is already told
        if before is not None and span.start >= end:
            text += between(setting, before, token, end)
        full = _full(setting, token, mention) if mention is not None else None
        if mention is not None and full:
            span = mention
            names.append(
                Named(len(text), len(text) + span.end - span.start, full, owner=token.deprel == "nmod:poss" and token.upos == "PRON")
            )
        if (time := times.get(span.start)) is not None:
            names.append(Named(len(text), len(text) + time.end - time.start, setting.times[time]))
            span, said = time, time.end
        text += span.of(setting.text)
        before, end = next((item for item in members if item.span.end == said and span.end == said), token), span.end
    return Words(text + _closing(setting.text, text, end), tuple(names))


def _is_whole(setting: Setting, span: Span, members: Sequence[Token]) -> bool:
    """Whether all words of the span are among the members."""
    inside = sum(span.covers(token.span) for token in setting.sentence.tokens)
    return inside == sum(span.covers(token.span) for token in members)


def _closing(text: str, said: str, end: int) -> str:
    """The quotation mark behind the last word, where the words open a quotation."""
    opened = said.count('"') % 2 or said.count("“") > said.count("”")
    found = _CLOSING_QUOTE.match(text, end) if opened else None
    return found.group(1) if found else ""


def _full(setting: Setting, token: Token, mention: Span) -> str | None:
    """What a pronoun or a short name without a title stands for."""
    full = setting.known.get(mention)
    if full is None or token.upos == "NOUN":
        return None
    titled = token.upos == "PROPN" and any(child.index < token.index for child in setting.sentence.children(token, *TITLES))
    return None if titled else full


def between(setting: Setting, before: Token, token: Token, end: int) -> str:
    """What stands between two words that stay: all of it where no word is left out, a comma where one is needed, or a space."""
    gap = setting.text[end : token.span.start]
    if gap == " ":
        return gap
    sentence = setting.sentence
    if all(item.upos == "PUNCT" for item in sentence.tokens[before.index : token.index - 1]):
        return _PTB_QUOTES.sub('"', gap)
    comma = "," in gap and (
        _joins_list(sentence, token)
        or _ends_content(sentence, token)
        or _ends_aside(sentence, before, token)
        or _ends_front(sentence, before, token)
    )
    return ", " if comma else " "


def _joins_list(sentence: Sentence, token: Token) -> bool:
    return token.relation in {"conj", "appos"} or any(above.relation in {"conj", "appos"} for above in sentence.ancestors(token))


def _ends_content(sentence: Sentence, token: Token) -> bool:
    """Whether what somebody says stands before the word, and who says it begins with it ("It failed, the court said")."""
    verb = next((item for item in (token, *sentence.ancestors(token)) if item.upos == "VERB"), None)
    if verb is not None and verb.relation == "parataxis" and sentence.subtree(verb)[0] == token:
        return True
    clauses = sentence.children(verb, "ccomp", "parataxis") if verb is not None else ()
    return any(token.index - 2 <= max(item.index for item in sentence.subtree(clause)) < token.index for clause in clauses)


def _ends_aside(sentence: Sentence, before: Token, token: Token) -> bool:
    """Whether what a comma added to a noun ends here ("Mr Pell, now 61, wept")."""
    for above in (before, *sentence.ancestors(before)):
        noun = sentence.head(above)
        inserted = noun is not None and above.relation == "obl" and above.index < noun.index  # "prospects, after bad weather, may fade"
        added = noun is not None and above.relation in _ADDED and above.index > noun.index
        if not (inserted or added) or token in sentence.subtree(above):
            continue
        if follows_comma(sentence, above):
            return token.index > before.index
    return False


def _ends_front(sentence: Sentence, before: Token, token: Token) -> bool:
    """Whether a phrase in front of the subject ends here."""
    head = next((item for item in (token, *sentence.ancestors(token)) if sentence.child(item, "nsubj", "csubj", "expl")), None)
    if head is None:
        return False
    subject = sentence.child(head, "nsubj", "csubj", "expl")
    front = next((item for item in (before, *sentence.ancestors(before)) if sentence.head(item) == head), None)
    return subject is not None and front is not None and front.index < subject.index <= max(token.index, subject.index) and front != subject


def stand_in(setting: Setting, token: Token, *, without: Token | None = None) -> Words:
    """A noun phrase that another clause lends: its mention, written out where it is a pronoun or a short name."""
    span = mention_span(setting.sentence, token, without=without)
    full = setting.known.get(token.span)
    if full is not None and token.upos in {"PRON", "PROPN"}:
        return Words(token.text, (Named(0, len(token.text), full),))
    own = [item for item in members_of(setting, token, cut=Cut.ADDITIONS) if span.covers(item.span) and item != without]
    return words_of(setting, own) if own else Words(shortened(span.of(setting.text)))


def relatives(sentence: Sentence) -> dict[Span, Span]:
    """What the relative words of a sentence stand for."""
    found = ((token.span, antecedent_of(sentence, token)) for token in sentence.tokens)
    return {span: target for span, target in found if target is not None}


def name_beside(sentence: Sentence, noun: Token, known: Collection[Span]) -> Token | None:
    """The name of somebody who is told of as what he is to another whom nobody knows: "its author, [Lloyd Famechon]"."""
    whose = (item for item in sentence.children(noun, "nmod:poss") if item.upos == "PRON" and item.span not in known)
    if not any(item.feats.get("Person") not in {"1", "2"} for item in whose):
        return None
    return next((item for item in sentence.children(noun, "appos") if item.upos == "PROPN" and sentence.children(item, "flat")), None)
