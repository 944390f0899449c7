"""A short clause in the article's own words that makes sense alone on a timeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.events.extraction.arguments import antecedent_of, is_punctuation, mention_span
from dateline.events.extraction.grammar import MODAL_TAG, auxiliaries_of, is_headline_infinitive, negated
from dateline.events.extraction.labels import TITLES
from dateline.events.extraction.lexicon import CONNECTIVES, CONNECTIVES_ANYWHERE, LIGHT_SUBJECT_VERBS, LIGHT_VERBS, SAYING
from dateline.events.language import words
from dateline.events.schema import Kind, Sentence, Span, Token

LEFT_OUT = frozenset({"advcl", "parataxis", "discourse", "vocative", "dislocated", "cc", "mark", "list", "orphan"})
LEFT_OUT_EXACTLY = frozenset({"acl:relcl", "punct"})
LONGEST = 28  # words; a longer clause loses its appositions and participles too
LONGEST_AT_ALL = 45  # words; what is longer is a table, or badly parsed
LONGEST_STAND_IN = 14  # words
CLAUSE_ADVERBS = words("adverbs", "opens_clause")
CONDITIONS = words("prepositions", "opens_condition")
COMPLEMENT_MARKS = words("prepositions", "opens_complement")
CLITICS = {"'ll": "will", "’ll": "will", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have", "'s": "is", "’s": "is"}
_PTB_QUOTES = re.compile("``|''")
_DASH = re.compile(r"\s+(?:[-–—_]|--)\s+")
_LAST_STOP = re.compile(r"[.,]([\"”])$")
_LAST_QUOTE = re.compile(r"\s+([\"”])$")
_CLOSING_QUOTE = re.compile(r"[.,!?]?([\"”])")
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


@dataclass(frozen=True, slots=True)
class Wording:
    """What a summary may add to the words of its clause.

    ``subject`` is the shared subject of a clause that has none of its own; ``left_out`` the object that a relative
    clause leaves to its noun ("the bridge they built"); ``known`` the words that pronouns stand for, by their spans.
    What stands before ``start`` (a dateline) is left out.
    """

    text: str
    sentence: Sentence
    known: Mapping[Span, str]
    subject: Token | None = None
    left_out: str = ""
    start: int = 0


def summary(telling: Wording, token: Token, kind: Kind) -> str:
    """The trimmed clause."""
    text, sentence = telling.text, telling.sentence
    noun = sentence.head(token)
    if noun is not None and is_headline_infinitive(sentence, token):  # its words are a clause already
        return _tidy(Span(noun.span.start, max(item.span.end for item in sentence.subtree(token))).of(text))
    head = clause_head(sentence, token, kind)
    if kind is Kind.NOUN and head == token and not sentence.children(token, "nsubj", "cop"):
        return _tidy(mention_span(sentence, token).of(text))
    members = _members(sentence, head, narrow=False)
    if len(members) > LONGEST:
        members = _members(sentence, head, narrow=True)
    if telling.left_out:
        members = [item for item in members if antecedent_of(sentence, item) is None]
    opening = _opening(telling, head, members)
    content = _interrupted(telling, head)
    if content:
        common = telling.subject is not None and telling.subject.upos != "PROPN"
        opening = f"{content}, {opening[:1].lower() + opening[1:] if common else opening}"
    words = opening + _words(telling, head, [item for item in members if item.span.start >= telling.start], opening)
    return _tidy(words + _closing_quote(text, words, members[-1].span.end), dashes=_dashes(sentence.span.of(text)))


def _dashes(words: str) -> int:
    return len(_DASH.findall(words))


def _closing_quote(text: str, words: str, end: int) -> str:
    """The quotation mark behind the last word, where the words open a quotation."""
    opened = words.count('"') % 2 or words.count("“") > words.count("”")
    found = _CLOSING_QUOTE.match(text, end) if opened else None
    return found.group(1) if found else ""


def _opening(telling: Wording, head: Token, members: list[Token]) -> str:
    """The subject that a clause shares, or the noun that a participle or an infinitive describes ("a plan to sell")."""
    sentence, noun = telling.sentence, telling.sentence.head(head)
    described = head.deprel == "acl" and not sentence.children(head, "nsubj", "csubj", "expl")
    if described and noun is not None and noun.upos in {"NOUN", "PROPN", "PRON", "NUM"} and noun.index < head.index:
        marks = "".join(f"{item.text} " for item in sentence.children(head, "mark") if item.lemma != "to" or head.xpos == "VBG")
        return shortened(mention_span(sentence, noun, without=head).of(telling.text)) + f" {marks}"
    subject = telling.subject
    if subject is None or subject.index in {item.index for item in members}:
        return ""
    named = telling.known.get(subject.span)
    if _is_purpose(sentence, head) and (subject.deprel == "nsubj:pass" or (subject.upos == "PRON" and named is None)):
        return ""
    named = named or mention_span(sentence, subject).of(telling.text)
    return f"{named} {_shared_auxiliaries(sentence, head)}"


def _is_purpose(sentence: Sentence, head: Token) -> bool:
    """Whether the clause is what something is done for, and not what somebody does ("removed to make room")."""
    return head.relation == "advcl" and any(item.lemma == "to" for item in sentence.children(head, "mark"))


def shortened(mention: str) -> str:
    """As much of a mention as can stand in for a pronoun: a long one up to its first clause."""
    words = mention.split()
    if len(words) <= LONGEST_STAND_IN:
        return " ".join(words)
    return " ".join(" ".join(words).partition(", ")[0].split()[:LONGEST_STAND_IN])


def _shared_auxiliaries(sentence: Sentence, head: Token) -> str:
    """What a coordinated verb shares with the first, lest "may rise and break the dam" become "the river break the dam"."""
    first = sentence.head(head)
    if first is None or sentence.children(head, "aux", "cop") or negated(sentence, first):
        return ""
    shared = [item for item in auxiliaries_of(sentence, head) if item.relation == "aux" and item.lemma != "do"]
    if any(item.text[0] in "'’" and item.xpos != MODAL_TAG for item in shared):
        return ""  # "'s" may be "is" or "has"
    return "".join(f"{item.lemma if item.xpos == MODAL_TAG else item.text} " for item in shared)


def _interrupted(telling: Wording, head: Token) -> str:
    """What is said, where the verb of saying hangs on it as an aside ("The bridge is safe, the mayor said")."""
    sentence, above = telling.sentence, telling.sentence.head(head)
    if above is None or head.relation != "parataxis" or head.lemma.lower() not in SAYING or sentence.children(head, "ccomp"):
        return ""
    members = _members(sentence, above, narrow=True)
    return _tidy(_words(telling, above, members, "")) if len(members) <= LONGEST else ""


def _members(sentence: Sentence, head: Token, *, narrow: bool) -> list[Token]:
    kept = [head]
    for member in kept:
        kept.extend(child for child in sentence.children(member) if not _left_out(sentence, head, member, child, narrow=narrow))
    return sorted(kept, key=lambda item: item.index)


def _left_out(sentence: Sentence, head: Token, member: Token, child: Token, *, narrow: bool) -> bool:
    if child.deprel in LEFT_OUT_EXACTLY:
        return not _inner_punctuation(sentence, child)
    if child.relation == "mark" and _opens_complement(head, member, child):
        return False
    afterthought = child.relation == "obj" and child != sentence.child(member, "obj") and _follows_comma(sentence, child)
    if afterthought or _stands_before_mark(sentence, member, child):
        return True  # an afterthought, which the tree has made a second object, or words for the mark that is left out
    if (member.index == head.index and _opens_side_clause(head, child)) or _links_clauses(sentence, member, child):
        return True
    if member.index == head.index and (child.relation in LEFT_OUT or (child.relation == "conj" and _is_clause(sentence, child))):
        return child.relation != "advcl" or not _is_needed(sentence, head, child)
    if child.relation in {"parataxis", "advcl"} or (child.relation == "conj" and _is_clause(sentence, child)):
        return not _is_joined_gerund(member, child)
    if narrow:
        return child.relation in {"appos", "acl", "advcl"}
    return False


def _is_joined_gerund(member: Token, child: Token) -> bool:
    """Whether a gerund is joined to one that belongs to its verb ("left without paying or telling anyone")."""
    return member.relation == "advcl" and child.relation == "conj" and child.xpos == member.xpos == "VBG"


def _stands_before_mark(sentence: Sentence, member: Token, child: Token) -> bool:
    """Whether a phrase belongs to the mark that is left out: "five months after", "even if"."""
    mark = sentence.child(member, "mark")
    if mark is None or mark.lemma == "to" or member.xpos == "VBG" or child.relation not in {"obl", "advmod", "nmod"}:
        return False
    return sentence.subtree(child)[-1].index == mark.index - 1


def _opens_complement(head: Token, member: Token, mark: Token) -> bool:
    """Whether a mark is the "to" of an infinitive, or the preposition of a gerund below the clause ("from leaving")."""
    if member.xpos == "VBG":
        return member.index != head.index and mark.lemma.lower() in COMPLEMENT_MARKS
    return mark.lemma == "to" or (member.index != head.index and mark.lemma.lower() in CONDITIONS)


def _follows_comma(sentence: Sentence, token: Token) -> bool:
    first = sentence.subtree(token)[0].index
    return first > 1 and sentence[first - 1].text == ","


def _is_clause(sentence: Sentence, token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} or sentence.child(token, "cop") is not None


def _is_needed(sentence: Sentence, head: Token, child: Token) -> bool:
    """What belongs to its verb: a condition, a short infinitive or gerund behind it ("met to discuss it", "left without paying")."""
    marks = {item.lemma.lower() for item in sentence.children(child, "mark")}
    if marks & CONDITIONS:
        return len(sentence.subtree(child)) <= LONGEST // 2
    marked = "to" in marks or (child.xpos == "VBG" and bool(marks & COMPLEMENT_MARKS))
    return marked and child.index > head.index and len(sentence.subtree(child)) <= LONGEST // 3


def _opens_side_clause(head: Token, child: Token) -> bool:
    """Whether the word is the "when" or "where" of an adverbial or relative clause, which a clause that stands alone does without."""
    return child.lemma.lower() in CLAUSE_ADVERBS and child.relation == "advmod" and head.relation in {"advcl", "acl"}


def _links_clauses(sentence: Sentence, verb: Token, child: Token) -> bool:
    """Words that tie a clause to what stands around it: "however" anywhere, "in addition" at the begin."""
    if child.relation not in {"advmod", "obl"}:
        return False
    subject = sentence.child(verb, "nsubj", "csubj", "expl")
    words = " ".join(item.text.lower() for item in sentence.subtree(child) if item.upos != "PUNCT")
    return words in CONNECTIVES_ANYWHERE or (words in CONNECTIVES and subject is not None and child.index < subject.index)


def _inner_punctuation(sentence: Sentence, token: Token) -> bool:
    """Hyphens, brackets and the commas of dates hold a phrase together."""
    before, after = token.index - 1, token.index + 1
    inside = before >= 1 and after <= len(sentence.tokens)
    tight = inside and sentence[before].span.end == token.span.start and sentence[after].span.start == token.span.end
    return tight or token.text in {"$", "£", "€", "%"} or (token.relation == "punct" and not is_punctuation(token))


def _words(telling: Wording, head: Token, members: list[Token], opening: str) -> str:
    """The members' words, a pronoun or a short name (no title) written out where what it stands for has not been named yet."""
    text, sentence, known = telling.text, telling.sentence, telling.known
    parts: list[str] = []
    before: Token | None = None
    end = 0
    named = {place: span for span in known for place in range(span.start, span.end)}
    spelled_out = False
    behind = _last_of_verb(sentence, head)
    while len(members) > 1 and members[0].upos == "CCONJ" and members[0].deprel != "cc:preconj":
        members = members[1:]
    for token in members:
        mention = named.get(token.span.start, token.span)
        if parts and token.span.start > mention.start and end >= mention.end:
            continue  # the rest of a mention that is already written out in full
        if before is not None and token.span.start > end:
            parts.append(_between(telling, head, before, token, end))
        full = _written_out(sentence, token, known.get(mention), opening + "".join(parts))
        clitic = CLITICS.get(token.text.lower()) if spelled_out and token.upos == "AUX" and token.span.start == end else None
        parts.append(full or (f" {clitic}" if clitic else token.span.of(text)))
        if telling.left_out and token == behind:
            parts.append(f" {telling.left_out}")
        spelled_out = full is not None
        before, end = token, mention.end if mention in known else token.span.end
    return "".join(parts)


def _last_of_verb(sentence: Sentence, head: Token) -> Token:
    """Behind which word the object of a verb stands: its own, or its particle."""
    particles = [item for item in sentence.children(head, "compound:prt") if item.index == head.index + 1]
    return particles[0] if particles else head


def _between(telling: Wording, head: Token, before: Token, token: Token, end: int) -> str:
    """What stands between two words that are kept: all of it where no word is left out, a comma where one is needed, or a space."""
    sentence = telling.sentence
    gap = telling.text[end : token.span.start]
    if all(item.upos == "PUNCT" for item in sentence.tokens[before.index : token.index - 1]):
        return _PTB_QUOTES.sub('"', gap)
    comma = "," in gap and (
        _joins_list(sentence, token)
        or _ends_content(sentence, token)
        or _ends_aside(sentence, before, token)
        or _ends_front(sentence, head, before, token)
    )
    return ", " if comma else " "


def _ends_aside(sentence: Sentence, before: Token, token: Token) -> bool:
    """Whether an apposition ends here, which a comma opened."""
    for above in (before, *sentence.ancestors(before)):
        if above.relation == "appos":
            members = sentence.subtree(above)
            first = members[0].index
            if token.index > before.index and token not in members and first > 1:
                return sentence[first - 1].text == ","
    return False


def _ends_front(sentence: Sentence, head: Token, before: Token, token: Token) -> bool:
    """Whether a phrase in front of the subject ends here."""
    subject = sentence.child(head, "nsubj", "csubj", "expl")
    front = next((item for item in (before, *sentence.ancestors(before)) if sentence.head(item) == head), None)
    return subject is not None and front is not None and front.index < subject.index <= max(token.index, subject.index) and front != subject


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


def _tidy(words: str, dashes: int = 0) -> str:
    text = _LAST_QUOTE.sub(r"\1", _LAST_STOP.sub(r"\1", words.replace(" _ ", " – ")))
    text = _BEFORE_PUNCTUATION.sub(r"\1", _SPACES.sub(" ", text)).strip(" ,;:–—-")
    for opening, closing in (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]")):
        if text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if _dashes(text) == 1 and dashes % 2 == 0:  # of two dashes, one was left out
        text = _DASH.sub(" ", text)
    text = _REPEATED_COMMA.sub(",", text).strip(" ,;:–—-.")
    if text.count(" ") >= LONGEST_AT_ALL:
        text = " ".join(text.split(" ")[:LONGEST_AT_ALL]).rstrip(" ,;:") + " …"
    return text[:1].upper() + text[1:]
