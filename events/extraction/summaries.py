"""A short clause in the article's own words that makes sense alone on a timeline."""

from __future__ import annotations

import re
from collections.abc import Mapping

from events.extraction.arguments import mention_span
from events.extraction.grammar import MODAL_TAG, auxiliaries_of, is_headline_infinitive, negated
from events.extraction.labels import TITLES
from events.extraction.lexicon import LIGHT_SUBJECT_VERBS, LIGHT_VERBS, REPORTING
from events.schema import Kind, Sentence, Span, Token

LEFT_OUT = frozenset({"advcl", "parataxis", "discourse", "vocative", "dislocated", "cc", "mark", "list", "orphan"})
LEFT_OUT_EXACTLY = frozenset({"acl:relcl", "punct"})
LONGEST = 28  # words; a longer clause loses its appositions and participles too
LONGEST_AT_ALL = 45  # words; what is longer is a table, or badly parsed
_REPEATED_COMMA = re.compile(r",(?:\s*,)+")
_SPACES = re.compile(r"\s+")
_BEFORE_PUNCTUATION = re.compile(r"\s+([,.;:!?)\]”’%])")


def clause_head(sentence: Sentence, token: Token, kind: Kind) -> Token:
    """The word whose clause tells the event: its own, the verb's above an infinitive, the light verb's that a noun hangs on."""
    head = sentence.head(token)
    while kind is not Kind.NOUN and token.relation == "xcomp" and head is not None and not sentence.children(token, "nsubj"):
        token, head = head, sentence.head(head)
    light = LIGHT_VERBS | LIGHT_SUBJECT_VERBS
    if kind is Kind.NOUN and head is not None and head.upos == "VERB" and head.lemma in light and token.relation in {"obj", "nsubj"}:
        return head
    return token


def summary(
    text: str, sentence: Sentence, token: Token, kind: Kind, subject: Token | None, known: Mapping[Span, str], start: int = 0
) -> str:
    """The trimmed clause.

    ``subject`` is the shared subject of a clause that has none of its own; ``known`` gives the words that
    pronouns stand for, by their spans; what stands before ``start`` (a dateline) is left out.
    """
    noun = sentence.head(token)
    if noun is not None and is_headline_infinitive(sentence, token):  # its words are a clause already
        return _tidy(Span(noun.span.start, max(item.span.end for item in sentence.subtree(token))).of(text))
    head = clause_head(sentence, token, kind)
    if kind is Kind.NOUN and head == token and not sentence.children(token, "nsubj", "cop"):
        return _tidy(mention_span(sentence, token).of(text))
    members = _members(sentence, head, narrow=False)
    if len(members) > LONGEST:
        members = _members(sentence, head, narrow=True)
    opening = ""
    if subject is not None and subject.index not in {item.index for item in members}:
        opening = (known.get(subject.span) or mention_span(sentence, subject).of(text)) + " " + _shared_auxiliaries(sentence, head)
    content = _interrupted(text, sentence, head, known)
    if content:
        common = subject is not None and subject.upos != "PROPN"
        opening = f"{content}, {opening[:1].lower() + opening[1:] if common else opening}"
    return _tidy(opening + _words(text, sentence, [item for item in members if item.span.start >= start], known, opening))


def _shared_auxiliaries(sentence: Sentence, head: Token) -> str:
    """What a coordinated verb shares with the first, lest "may rise and break the dam" become "the river break the dam"."""
    first = sentence.head(head)
    if first is None or sentence.children(head, "aux", "cop") or negated(sentence, first):
        return ""
    shared = [item for item in auxiliaries_of(sentence, head) if item.relation == "aux" and item.lemma != "do"]
    if any(item.text[0] in "'’" and item.xpos != MODAL_TAG for item in shared):
        return ""  # "'s" may be "is" or "has"
    return "".join(f"{item.lemma if item.xpos == MODAL_TAG else item.text} " for item in shared)


def _interrupted(text: str, sentence: Sentence, head: Token, known: Mapping[Span, str]) -> str:
    """What is said, where the verb of saying hangs on it as an aside ("The bridge is safe, the mayor said")."""
    above = sentence.head(head)
    if above is None or head.relation != "parataxis" or head.lemma.lower() not in REPORTING or sentence.children(head, "ccomp"):
        return ""
    members = _members(sentence, above, narrow=True)
    return _tidy(_words(text, sentence, members, known, "")) if len(members) <= LONGEST else ""


def _members(sentence: Sentence, head: Token, *, narrow: bool) -> list[Token]:
    kept = [head]
    for member in kept:
        kept.extend(child for child in sentence.children(member) if not _left_out(sentence, head, member, child, narrow=narrow))
    return sorted(kept, key=lambda item: item.index)


def _left_out(sentence: Sentence, head: Token, member: Token, child: Token, *, narrow: bool) -> bool:
    if child.deprel in LEFT_OUT_EXACTLY:
        return not _inner_punctuation(sentence, child)
    if child.relation == "mark" and child.lemma == "to" and member.index != head.index:
        return False
    if member.index == head.index and (child.relation in LEFT_OUT or (child.relation == "conj" and _is_clause(sentence, child))):
        return child.relation != "advcl" or not _is_needed(sentence, head, child)
    if child.relation in {"parataxis", "advcl"} or (child.relation == "conj" and _is_clause(sentence, child)):
        return True
    if narrow:
        return child.relation in {"appos", "acl", "advcl"}
    return False


def _is_clause(sentence: Sentence, token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} or sentence.child(token, "cop") is not None


def _is_needed(sentence: Sentence, head: Token, child: Token) -> bool:
    """A short infinitive right behind its verb belongs to it ("met to discuss security")."""
    marked = any(item.lemma == "to" for item in sentence.children(child, "mark"))
    return marked and child.index > head.index and len(sentence.subtree(child)) <= LONGEST // 3


def _inner_punctuation(sentence: Sentence, token: Token) -> bool:
    """Hyphens, brackets and the commas of dates hold a phrase together."""
    before, after = token.index - 1, token.index + 1
    inside = before >= 1 and after <= len(sentence.tokens)
    tight = inside and sentence[before].span.end == token.span.start and sentence[after].span.start == token.span.end
    return tight or token.text in {"$", "£", "€", "%"}


def _words(text: str, sentence: Sentence, members: list[Token], known: Mapping[Span, str], opening: str) -> str:
    """The members' words, a pronoun or a short name (no title) written out where what it stands for has not been named yet."""
    parts: list[str] = []
    end = 0
    named = {place: span for span in known for place in range(span.start, span.end)}
    for token in members:
        mention = named.get(token.span.start, token.span)
        if parts and token.span.start > mention.start and end >= mention.end:
            continue  # the rest of a mention that is already written out in full
        if parts and token.span.start > end:
            gap = text[end : token.span.start]
            parts.append(", " if "," in gap and (_joins_list(sentence, token) or _ends_content(sentence, token)) else " ")
        parts.append(_written_out(sentence, token, known.get(mention), opening + "".join(parts)) or token.span.of(text))
        end = mention.end if mention in known else token.span.end
    return "".join(parts)


def _written_out(sentence: Sentence, token: Token, mention: str | None, before: str) -> str | None:
    if mention is None or token.upos == "NOUN" or mention.split()[-1] in before.split():
        return None
    if token.upos == "PROPN" and any(child.index < token.index for child in sentence.children(token, *TITLES)):
        return None
    return f"{mention}'s" if token.deprel == "nmod:poss" and token.upos == "PRON" else mention


def _joins_list(sentence: Sentence, token: Token) -> bool:
    return token.relation in {"conj", "appos"} or any(above.relation in {"conj", "appos"} for above in sentence.ancestors(token))


def _ends_content(sentence: Sentence, token: Token) -> bool:
    """Whether what somebody says stands before the word, and who says it begins with it ("It failed, the court said")."""
    verb = next((item for item in (token, *sentence.ancestors(token)) if item.upos == "VERB"), None)
    clauses = sentence.children(verb, "ccomp", "parataxis") if verb is not None else ()
    return any(token.index - 2 <= max(item.index for item in sentence.subtree(clause)) < token.index for clause in clauses)


def _tidy(words: str) -> str:
    text = _BEFORE_PUNCTUATION.sub(r"\1", _SPACES.sub(" ", words)).strip(" ,;:–—-")
    for opening, closing in (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]")):
        if text.count(opening) + (text.count(closing) if opening != closing else 0) == 1:
            text = text.replace(opening, "").replace(closing, "")
    text = _REPEATED_COMMA.sub(",", text).strip(" ,;:–—-.")
    if text.count(" ") >= LONGEST_AT_ALL:
        text = " ".join(text.split(" ")[:LONGEST_AT_ALL]).rstrip(" ,;:") + " …"
    return text[:1].upper() + text[1:]
