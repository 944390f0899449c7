"""How an event is told, as data: its clause taken from the tree, phrase by phrase, so that a sentence can be composed of it late."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.events.accounts.absolute import absolute
from dateline.events.accounts.phrases import (
    Cut,
    Setting,
    between,
    ever_fewer,
    follows_comma,
    inner_punctuation,
    is_clause,
    members_of,
    name_beside,
    opens_condition,
    relatives,
    shortened,
    stand_in,
    stands_before_mark,
    words_of,
)
from dateline.events.accounts.telling import is_first_person
from dateline.events.extraction.arguments import antecedent_of, is_temporal, mention_span
from dateline.events.extraction.furniture import dateline
from dateline.events.extraction.governing import UNTOLD, first_conjunct, is_cut_short, is_gerund, is_left_undone, teller_of
from dateline.events.extraction.grammar import (
    MODAL_TAG,
    auxiliaries_of,
    clause_head,
    far_word,
    is_headline_infinitive,
    negated,
)
from dateline.events.extraction.lexicon import CONNECTIVES, CONNECTIVES_ANYWHERE, NEGATIONS, NEGATIVE_DETERMINERS, SAYING
from dateline.events.language import values, words
from dateline.events.language.deeds import deed
from dateline.events.language.inflection import genitive, participle, past
from dateline.events.schema import (
    Argument,
    Basis,
    Clause,
    DatedEvent,
    Document,
    Event,
    Factuality,
    Form,
    Kind,
    Moment,
    Named,
    Part,
    Phrase,
    Role,
    Sentence,
    Span,
    Stretch,
    TimeExpression,
    Token,
    Words,
)

NAMES = frozenset({"PROPN", "NOUN", "ADJ", "PRON", "X"})
"""What may be a name, or "I", and keeps its capital."""

SUBJECTS = ("nsubj", "csubj", "expl")
LEFT_OUT = frozenset({"parataxis", "discourse", "vocative", "dislocated", "cc", "list", "orphan", "punct"})
PREDICATE = ("det", "amod", "compound", "flat", "nmod", "nummod", "case", "acl", "appos", "fixed", "goeswith")
"""What belongs to a noun or an adjective that something is said to be."""

EMPHASIS = words("adverbs", "emphasis")
NEGATIVE = NEGATIONS | NEGATIVE_DETERMINERS
CLAUSE_ADVERBS = words("adverbs", "opens_clause")
ASKING = words("adverbs", "asks")
COMPLEMENT_MARKS = words("prepositions", "opens_complement")
POINTING = words("adverbs", "points_back")
DEFINITE = words("determiners", "definite")
IN_DATES = words("prepositions", "opens_date")
FILLERS = words("determiners", "of_known") | {"a", "same"}
DAYS = frozenset(values("calendar", "part")) | frozenset(values("calendar", "weekday"))
PARTS_OF_A_DATE = words("adverbs", "part_of_a_date")
TAKING_PLACE = words("nouns", "takes_place")
PEOPLE = words("derived/nouns", "person")
AROUND = frozenset({"way", "place", "reason"})
"""Of what is told behind them they say how, when, where or why ("the way he did it"): it is whole without them."""
ONE = {"one", "1"}
POSSESSIVES = words("pronouns", "says_whose")
PLANS = words("verbs", "plans_time") | words("verbs", "foresees")
HOLDS_DATE = ("nmod", "obl", "xcomp", "conj")
"""What may stand between a phrase and the date in it; what stands in a clause of its own dates that."""

SHORT, LONG = 9, 24  # words of a gerund or an infinitive: of so many it belongs to its verb, of so many where there is room


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole article gives to its clauses."""

    document: Document
    refers: Mapping[Span, Span]
    times: Mapping[str, TimeExpression]
    openings: frozenset[int]
    """Where sentences begin with a word that has its capital only from there."""
    starts: Sequence[int]
    """Where sentences begin."""
    of_sentence: Mapping[int, Sequence[TimeExpression]]
    """The times of each sentence."""


def page_of_clauses(document: Document, refers: Mapping[Span, Span], times: Sequence[TimeExpression]) -> Page:
    """The page on which clauses are told."""
    openings = frozenset(first.span.start for item in document.sentences if (first := _first_word(item)).upos not in NAMES)
    of_sentence: dict[int, list[TimeExpression]] = {}
    for time in times:
        of_sentence.setdefault(time.sentence, []).append(time)
    starts = [item.span.start for item in document.sentences]
    return Page(document, refers, {time.id: time for time in times}, openings, starts, of_sentence)


def _first_word(sentence: Sentence) -> Token:
    return next((token for token in sentence.tokens if token.upos != "PUNCT"), sentence.tokens[0])


def clauses_of(page: Page, events: Sequence[DatedEvent]) -> list[Clause]:
    """The clause of each event, in the same order."""
    settings: dict[int, Setting] = {}
    told: dict[tuple[int, int], Clause] = {}
    found: dict[int, Clause] = {}
    claims: dict[tuple[int, int], Factuality] = {}
    times: dict[tuple[int, int], str | None] = {}
    for place in sorted(range(len(events)), key=lambda place: _depth(page, events[place])):
        event = events[place].event
        if event.sentence not in settings:
            settings[event.sentence] = _setting(page, page.document.sentences[event.sentence])
        setting = settings[event.sentence]
        token = setting.sentence[event.token]
        teller = teller_of(setting.sentence, token, event.factuality) or _carrier(setting.sentence, event, claims)
        claims[event.sentence, event.token], times[event.sentence, event.token] = event.factuality, events[place].when.time
        if teller is not None and _is_of_another_time(events[place], token, times.get((event.sentence, teller.index))):
            teller = None
        clause = told.get((event.sentence, teller.index)) if teller is not None else None
        if clause is None or _lacks_subject(clause):
            clause = _clause(setting, page, events[place])
        told[event.sentence, event.token] = found[place] = clause
    return [found[place] for place in range(len(events))]


def _lacks_subject(clause: Clause) -> bool:
    """Whether a finite verb has no subject, which the tree has hung elsewhere: such a clause tells nothing of another."""
    return clause.form is Form.FINITE and clause.part(Part.WHO) is None


def _is_of_another_time(dated: DatedEvent, token: Token, told: str | None) -> bool:
    """Whether a noun in a phrase has a time that is not its teller's: nobody was convicted "of the murder of 20 June" on that day."""
    event, when = dated.event, dated.when
    may_stand_alone = event.predicate.kind is Kind.NOUN and event.factuality in _TOLD_ALONE and token.relation in {"obl", "nmod"}
    return may_stand_alone and when.basis is Basis.STATED and when.time is not None and when.time != told


_TOLD_ALONE = frozenset({Factuality.HAPPENED, Factuality.ONGOING, Factuality.POSSIBLE})


def _carrier(sentence: Sentence, event: Event, claims: Mapping[tuple[int, int], Factuality]) -> Token | None:
    """What would tell of a noun or an infinitive, and tells no fact itself ("if the strike goes on"); what tells of a noun of no deed."""
    token, planned = sentence[event.token], Factuality.PLANNED
    above = sentence.head(token)
    if above is not None and event.inherited and token.relation == "nsubj" and claims.get((sentence.index, above.index)) is planned:
        return above  # "production will be moved": no production is planned
    head = clause_head(sentence, token, event.predicate.kind)
    if head != token:
        return head if claims.get((sentence.index, head.index)) in UNTOLD else None
    above = _governor(sentence, token, claims) if event.predicate.kind is Kind.NOUN else None
    told = claims[sentence.index, above.index] if above is not None else None
    return above if told in {event.factuality, Factuality.HAPPENED, Factuality.ONGOING} else None  # never by "would open the talks"


def _governor(sentence: Sentence, noun: Token, claims: Mapping[tuple[int, int], Factuality]) -> Token | None:
    """The verb whose subject or object a noun is that no verb tells: "Acme reported a loss" says more than "There was a loss"."""
    lemma, above = noun.lemma.lower(), sentence.head(noun)
    if noun.relation not in {"nsubj", "obj"} or above is None or (sentence.index, above.index) not in claims:
        return None
    return above if deed(lemma) is None and lemma not in TAKING_PLACE else None


def _depth(page: Page, dated: DatedEvent) -> int:
    sentence = page.document.sentences[dated.event.sentence]
    return sum(1 for _ in sentence.ancestors(sentence[dated.event.token]))


def _setting(page: Page, sentence: Sentence) -> Setting:
    text = page.document.text
    first_person = {token.span for token in sentence.tokens if token.feats.get("Person") in {"1", "2"}}
    own = {token.span for token in sentence.tokens if token.span in page.refers} - first_person
    refers = {span: _as_inside(page, page.refers[span]) for span in sorted(own)}
    refers |= {span: _of_relative(page, sentence, target) for span, target in relatives(sentence).items()}
    opening = dateline(page.document, sentence)
    times = absolute(sentence, page.of_sentence.get(sentence.index, ()), text)
    return Setting(text, sentence, refers, opening.end if opening is not None else 0, times)


def _as_inside(page: Page, mention: Span) -> str:
    """A mention's words as they are written inside a sentence, though it may stand at the begin of one."""
    text = page.document.text
    mention = _with_article(page, mention)
    found = shortened(mention.of(text))
    found = found[:1].lower() + found[1:] if mention.start in page.openings else found
    first, _, rest = found.partition(" ")
    owner = page.refers.get(Span(mention.start, mention.start + len(first))) if first.lower() in POSSESSIVES else None
    return f"{genitive(shortened(owner.of(text)))} {rest}" if owner is not None else found


def _with_article(page: Page, mention: Span) -> Span:
    """The mention with its "the", and with an "of" behind it, where it is a name that has them ("the Department of Trade")."""
    sentence = page.document.sentences[max(0, bisect_right(page.starts, mention.start) - 1)]
    inside = [item for item in sentence.tokens if mention.covers(item.span)]
    head = next((item for item in inside if not any(item.head == other.index for other in inside)), None)
    if head is None or head.upos != "PROPN":
        return mention
    begin = next((item.span.start for item in sentence.children(head, "det") if item.text.lower() == "the"), mention.start)
    behind = (item for item in sentence.children(head, "nmod") if item.upos == "PROPN" and item.index == inside[-1].index + 2)
    of = next((item for item in behind if any(mark.text == "of" for mark in sentence.children(item, "case"))), None)
    return Span(min(begin, mention.start), mention_span(sentence, of).end if of is not None else mention.end)


def _of_relative(page: Page, sentence: Sentence, mention: Span) -> str:
    """The words for which a relative one stands; a name beside them where their owner is not known."""
    inside = [item for item in sentence.tokens if mention.covers(item.span)]
    noun = next((item for item in inside if not any(item.head == other.index for other in inside)), None)
    name = name_beside(sentence, noun, page.refers) if noun is not None else None
    if name is None:
        return _as_inside(page, mention)
    return Span(name.span.start, max(item.span.end for item in (name, *sentence.children(name, "flat")))).of(page.document.text)


def _clause(setting: Setting, page: Page, dated: DatedEvent) -> Clause:
    sentence, event = setting.sentence, dated.event
    token, kind = sentence[event.token], event.predicate.kind
    head = clause_head(sentence, token, kind)
    if kind is Kind.NOUN and head == token and not sentence.children(token, "nsubj", "cop"):
        return _of_noun(setting, page, dated, token)
    return _of_verb(setting, page, dated, head)


# Verbs, and what something is said to be ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """A phrase with the words that it is made of."""

    phrase: Phrase
    members: tuple[Token, ...]


def _of_verb(setting: Setting, page: Page, dated: DatedEvent, head: Token) -> Clause:
    sentence = setting.sentence
    verbal = _verb_tokens(sentence, head)
    found = _interrupted(setting, head) + _children(setting, page, dated, head, verbal) + _verbs(setting, head, verbal)
    found = _untangled(setting, found)
    phrases = _led(setting, _with_relatives_behind(setting, head, found))
    subject = next((child for child in sentence.children(head, *SUBJECTS)), None)
    lent = None if subject is not None else _lent(setting, dated.event.arguments, head)
    if lent is not None:
        said, subject = lent
        phrases = [Phrase(Part.WHO, said, plural=_is_plural(sentence, subject)), *_shared(sentence, head), *phrases]
    gap = next((item for item in dated.event.arguments if item.outside), None) if head.index == dated.event.token else None
    if gap is not None:
        phrases = _with_gap(setting, page, phrases, gap)
    elif (shared := _shared_object(sentence, dated.event, head)) is not None:
        phrases = [*phrases, Phrase(Part.WHOM, words_of(setting, members_of(setting, shared, cut=Cut.ADDITIONS)))]
    inside = [token for item in found for token in item.members]
    if lent is not None and subject is not None and any(map(is_first_person, (subject, *inside))):
        inside += [item for item in sentence.subtree(subject) if item.index < head.index]
    quoted = _quoted(sentence, head)
    beside = [item for item in verbal if item.relation == "advmod" and item.lemma.lower() not in {"not", "n't"}]
    particles = sentence.children(head, "compound:prt")
    return Clause(
        tuple(phrases),
        _form(sentence, head),
        head.lemma.lower(),
        head.text.lower(),
        " ".join(item.text for item in beside),
        " ".join(item.text for item in particles),
        copula=head.upos not in {"VERB", "AUX"},
        passive=_is_passive(sentence, head),
        past=_is_past(sentence, head),
        negated=negated(sentence, head) or (dated.event.factuality is Factuality.DENIED and is_left_undone(sentence, head)),
        unsure=subject is not None and _is_unsure(setting, subject, owner=not _has_named_teller(sentence, dated.event)),
        dangling=any(_dangles(setting, head, item, inside, subject) for item in inside)
        or (gap is None and _leaves_gap(sentence, head, inside)),
        first_person=any(is_first_person(item) and item.index not in quoted for item in inside),
        quotes=any(is_first_person(item) and item.index in quoted for item in inside),
        claim=dated.event.factuality,
        quote=Span(min(item.span.start for item in inside), max(item.span.end for item in inside)),
    )


def _untangled(setting: Setting, found: Sequence[_Place]) -> list[_Place]:
    """The phrases in the order of the text; one between whose words others stand, in pieces ("His notebooks he asked them to burn")."""
    owner = {token.index: place for place, item in enumerate(found) for token in item.members}
    pieces: list[_Place] = []
    for place, item in enumerate(found):
        first, last = item.members[0].index, item.members[-1].index
        if item.phrase.part is Part.VERB or all(owner.get(index, place) == place for index in range(first, last + 1)):
            pieces.append(item)
            continue
        parts: list[list[Token]] = [[]]
        for token in item.members:
            if parts[-1] and any(owner.get(index, place) != place for index in range(parts[-1][-1].index + 1, token.index)):
                parts.append([])
            parts[-1].append(token)
        pieces += [_Place(replace(item.phrase, words=words_of(setting, part), less=None, short=None), tuple(part)) for part in parts]
    return sorted(pieces, key=lambda item: item.members[0].index)


def _with_relatives_behind(setting: Setting, head: Token, found: Sequence[_Place]) -> list[_Place]:
    """The phrases, those in front of the subject that hold a relative word at the end: "the tender, [from which] funds are paid".

    What a relative word owns is told without it: "a panel, [of which] one member retired".
    """
    sentence = setting.sentence
    subject = sentence.child(head, "nsubj")
    if subject is None:
        return list(found)
    front = [item for item in found if item.phrase.part is not Part.WHO and item.members[-1].index < subject.index]
    moved = [item for item in front if any(_is_own_relative(sentence, head, word) for word in item.members)]
    rest = [item for item in found if item not in moved]
    verb = max((place for place, item in enumerate(rest) if item.phrase.part is Part.VERB), default=len(rest) - 1)
    objects = [item for item in moved if item.phrase.part in {Part.WHOM, Part.WHAT}]
    others = [item for item in moved if item not in objects and item.members[0].lemma.lower() != "of"]
    return [*rest[: verb + 1], *objects, *rest[verb + 1 :], *others]


def _is_own_relative(sentence: Sentence, head: Token, word: Token) -> bool:
    """Whether it is a relative word of the clause itself, and not of one inside it."""
    if antecedent_of(sentence, word) is None:
        return False
    return next((item for item in sentence.ancestors(word) if is_clause(sentence, item)), None) == head


def _quoted(sentence: Sentence, head: Token) -> frozenset[int]:
    """The words that a verb of saying with a subject of its own quotes."""
    if head.lemma.lower() not in SAYING or not sentence.children(head, "nsubj"):
        return frozenset()
    above = sentence.head(head)
    if head.relation == "parataxis" and above is not None:
        own = {item.index for item in sentence.subtree(head)}
        return frozenset(item.index for item in sentence.subtree(above) if item.index not in own)
    return frozenset(item.index for clause in sentence.children(head, "ccomp") for item in sentence.subtree(clause))


def _led(setting: Setting, found: Sequence[_Place]) -> list[Phrase]:
    """The phrases, each with what stands before it."""
    phrases = []
    last: Token | None = None
    for item in found:
        lead = between(setting, last, item.members[0], last.span.end) if last is not None and last.index < item.members[0].index else " "
        phrases.append(item.phrase if lead == item.phrase.lead else replace(item.phrase, lead=lead))
        last = item.members[-1]
    return phrases


def _children(setting: Setting, page: Page, dated: DatedEvent, head: Token, verbal: Sequence[Token]) -> list[_Place]:
    told = {item.index for item in verbal}
    kept = (child for child in setting.sentence.children(head) if child.index not in told and _belongs(setting, head, child))
    return [place for child in kept if (place := _place(setting, page, dated, head, child)) is not None]


def _place(setting: Setting, page: Page, dated: DatedEvent, head: Token, child: Token) -> _Place | None:
    beside = name_beside(setting.sentence, child, setting.known) if child.relation in SUBJECTS else None
    fewer = {cut: _without_clock(page, child, some) for cut, some in ever_fewer(setting, beside or child).items()}
    fewer = {cut: _without_link(child, some) for cut, some in fewer.items()}
    whole = fewer[Cut.NOTHING]
    dates = child.relation not in {*SUBJECTS, "obj"} and _only_dates(page, dated, setting.sentence, child, whole)
    dating = frozenset[int]() if dates else _inner_dates(page, dated, setting.sentence, child, whole)
    fewer = {cut: [item for item in some if item.index not in dating] for cut, some in fewer.items()}
    long = fewer[Cut.NOTHING]
    if not long:
        return None
    moved = long[1:] if child.relation == "xcomp" and long[0].index < head.index else []
    if moved and (found := antecedent_of(setting.sentence, long[0])) is not None:
        return _with_relative(setting, child, moved, found)
    words, less, short = _told_in(setting, fewer)
    phrase = Phrase(
        _part(setting.sentence, head, child, dated.event.arguments),
        words,
        short,
        less=less,
        plural=_is_plural(setting.sentence, child),
        dates=dates,
    )
    return _Place(phrase, tuple(long))


def _told_in(setting: Setting, fewer: Mapping[Cut, Sequence[Token]]) -> tuple[Words, Words | None, Words | None]:
    """A phrase in all its words, and in fewer; nothing where they would be no fewer."""
    long, less, short = (fewer[cut] for cut in Cut)
    return (
        words_of(setting, long),
        words_of(setting, less) if 0 < len(less) < len(long) else None,
        words_of(setting, short) if 0 < len(short) < len(less) else None,
    )


def _with_relative(setting: Setting, child: Token, members: Sequence[Token], antecedent: Span) -> _Place:
    """A complement behind its verb, with the noun that its relative word stands for ("the ship that the yard hopes to launch")."""
    before = words_of(setting, [item for item in members if item.index <= child.index])
    noun = shortened(antecedent.of(setting.text))
    behind = words_of(setting, [item for item in members if item.index > child.index])
    text = f"{before.text} {noun}"
    moved = tuple(replace(name, start=name.start + len(text) + 1, end=name.end + len(text) + 1) for name in behind.names)
    words = Words(f"{text} {behind.text}" if behind.text else text, (*before.names, *moved))
    return _Place(Phrase(Part.WHAT, words), tuple(members))


def _without_clock(page: Page, child: Token, members: list[Token]) -> list[Token]:
    """The phrase without a time that stands before its line, and that the tree has made a part of it ("10:20 Power came back")."""
    first = members[0] if members else None
    if first is None or first.index != 1 or first == child or first.upos != "NUM":
        return members
    return members[1:] if any(time.span == first.span for time in page.times.values()) else members


def _without_link(child: Token, members: list[Token]) -> list[Token]:
    """A subject without the "and" that joins its clause to another."""
    links = (
        bool(members) and child.relation in SUBJECTS and members[0].relation == "cc" and members[0].lemma.lower() in {"and", "but", "so"}
    )
    return members[1:] if links else members


def _part(sentence: Sentence, head: Token, child: Token, arguments: Sequence[Argument]) -> Part:
    if child.relation in SUBJECTS:
        return Part.WHO
    if (child.relation == "advcl" and _is_condition(sentence, child)) or _names_teller(sentence, child):
        return Part.CONDITION
    if child.relation == "obj":
        return Part.WHOM if child.upos != "PRON" else Part.WHAT
    if child.relation == "advcl" and len(sentence.subtree(child)) > SHORT:
        return Part.HOW
    if child.relation in {"iobj", "ccomp", "xcomp", "advcl", "conj"} or _is_negative(sentence, child):
        return Part.WHAT
    spans = {item.span for item in sentence.subtree(child)}
    roles = {argument.role for argument in arguments if argument.head in spans}
    if Role.TIME in roles or is_temporal(child):
        return Part.WHEN
    if roles & {Role.PLACE, Role.ORIGIN, Role.DESTINATION, Role.RECIPIENT, Role.TOPIC, Role.ATTRIBUTE}:
        return Part.WHERE
    return Part.VERB if child.relation == "advmod" and child.index < head.index else Part.HOW


def _names_teller(sentence: Sentence, child: Token) -> bool:
    """Whether the phrase says who says so: "according to Lund"."""
    return any(item.text.lower() == "according" for item in sentence.children(child, "case"))


def _is_negative(sentence: Sentence, child: Token) -> bool:
    return any(item.lemma.lower() in NEGATIVE for item in (child, *sentence.children(child, "det", "advmod")))


def _inner_dates(page: Page, dated: DatedEvent, sentence: Sentence, top: Token, members: Sequence[Token]) -> frozenset[int]:
    """The words inside a phrase by which the event is dated ("talks in Port Almery [in December 1986] broke up")."""
    time = page.times.get(dated.when.time or "")
    own = time.span if time is not None and time.sentence == sentence.index else None
    if own is None or not any(own.covers(item.span) for item in members):
        return frozenset()
    found: set[int] = set()
    open_ones = [top]
    for above in open_ones:
        for child in sentence.children(above, *HOLDS_DATE):
            inside = {item.index for item in sentence.subtree(child)}
            words = [item for item in members if item.index in inside]
            opener = sentence.children(child, "case")
            joined = not opener and not child.deprel.endswith(":unmarked")  # "at talks in Geneva [tomorrow]"
            alone = not joined and not any(item.lemma.lower() == "of" or item.xpos == "POS" for item in opener)
            whole = sum(own.covers(item.span) for item in words) == sum(own.covers(item.span) for item in members)
            if alone and whole and _only_dates(page, dated, sentence, child, words):
                found |= {item.index for item in words}
            else:
                open_ones.append(child)
    return frozenset(found)


def _only_dates(page: Page, dated: DatedEvent, sentence: Sentence, child: Token, members: Sequence[Token]) -> bool:
    """Whether the words that stay of a phrase say when it was, as the event's own date does, and nothing more."""
    if dated.when.basis not in {Basis.STATED, Basis.NEARBY} or dated.when.time is None:
        return False
    marks = {item.index for item in sentence.children(child, "case")}
    marks |= {item.index for item in members if item.upos == "PUNCT" or _is_filler_of_date(item)}
    own = dated.when.stretch
    spans = [time.span for time in page.of_sentence.get(sentence.index, ()) if time.when and _may_be(time.when, own)]
    opener = (item for item in sentence.children(child, "case") if not any(span.covers(item.span) for span in spans))
    if any(item.lemma.lower() not in IN_DATES for item in opener):
        return False
    if child.lemma.lower() in PARTS_OF_A_DATE and child.relation == "advmod" and not sentence.children(child):
        behind = (span.end + 1 == child.span.start for span in spans)  # "at 2.30 exactly"
        return any(behind) or any(span.start <= child.span.start < span.end or _is_right_before(sentence, child, span) for span in spans)
    covered = [item.index for item in members if any(span.covers(item.span) for span in spans)]
    return bool(covered) and all(item.index in marks or item.index in covered for item in members)


def _is_filler_of_date(word: Token) -> bool:
    """Whether it says nothing beside a date: "a Friday", "on Wednesday morning", "on a Tuesday in March", "the same day, Jan. 19"."""
    lemma = word.lemma.lower()
    opens = word.relation == "case" and lemma in IN_DATES
    return opens or lemma in FILLERS or lemma in DAYS or (is_temporal(word) and lemma == "day")


def _may_be(one: Stretch, other: Stretch) -> bool:
    """Whether the two can be one time: what a figure is compared with is of another ("in March from 9 mln in 1986")."""
    if _is_of_clock(one) and not _is_of_clock(other):
        return False  # "on Saturday, at noon" says more than the day
    first, last, begin, end = one.begin.earliest, _last(one), other.begin.earliest, _last(other)
    return not ((first and end and end < first) or (last and begin and last < begin))


def _last(stretch: Stretch) -> Moment | None:
    """The last second in which it can end."""
    last = stretch.end.latest
    return last if last is None or _is_of_clock(stretch) else last.plus(days=1, seconds=-1)


def _is_of_clock(stretch: Stretch) -> bool:
    return stretch.grain is not None and stretch.grain.within_day


def _is_right_before(sentence: Sentence, word: Token, span: Span) -> bool:
    """Whether the word stands before a date, with no more than a preposition between them: "late on Wednesday"."""
    behind = sentence.tokens[word.index : word.index + 2]
    return any(token.span.start == span.start for token in behind[:1]) or (
        len(behind) > 1 and behind[0].upos == "ADP" and behind[1].span.start == span.start
    )


def _belongs(setting: Setting, head: Token, child: Token) -> bool:
    """Whether the line of a clause needs what hangs on its word."""
    sentence = setting.sentence
    if child.deprel == "punct":
        return False
    if child.relation == "cc" and child.lemma.lower() in NEGATIVE:
        return True  # "Nor did he leave"
    if child.lemma.lower() == "not" and child.index < head.index and _form(sentence, head) is not Form.FINITE:
        return False  # "Not having been paid, the crew left": the line has its own
    if child.relation in LEFT_OUT or child.relation in {"mark", "acl"} or stands_before_mark(sentence, head, child):
        return False
    if child.relation == "conj":
        return not is_clause(sentence, child) or is_cut_short(sentence, child)
    if child.relation == "advcl":
        return _is_needed(setting, head, child) or _is_condition(sentence, child) or _turns_round(sentence, head, child)
    if child.relation == "obj" and child != sentence.child(head, "obj") and follows_comma(sentence, child):
        return False
    return not (_opens_side_clause(sentence, head, child) or _links_clauses(sentence, head, child) or _points_back(sentence, child))


def _is_needed(setting: Setting, head: Token, child: Token) -> bool:
    """An infinitive or gerund right behind its verb belongs to it ("met to discuss security", "kept from leaving")."""
    marks = {item.lemma.lower() for item in setting.sentence.children(child, "mark")}
    marked = "to" in marks or (is_gerund(setting.sentence, child) and bool(marks & COMPLEMENT_MARKS))
    return (
        (marked or far_word(setting.sentence, child) is not None)
        and child.index > head.index
        and len(members_of(setting, child, cut=Cut.ADDITIONS)) <= LONG
    )


def _is_condition(sentence: Sentence, child: Token) -> bool:
    last = sentence.subtree(child)[-1].index
    colon = last < len(sentence.tokens) and sentence[last + 1].text == ":"  # of what stands before: "the study - if they find it:"
    return not colon and opens_condition(sentence, child)


def _turns_round(sentence: Sentence, head: Token, child: Token) -> bool:
    """Whether the verb and its subject change places behind the clause, which then stays ("only when it rang did they leave")."""
    helpers, subject = sentence.children(head, "aux", "cop"), sentence.child(head, *SUBJECTS)
    return subject is not None and any(child.index < item.index < subject.index for item in helpers)


def _opens_side_clause(sentence: Sentence, head: Token, child: Token) -> bool:
    """Whether the word opens a clause inside another, which that does without where it stands alone: "when", "where", "why"."""
    if child.relation != "advmod":
        return False
    word, asked = child.lemma.lower(), head.relation in {"ccomp", "csubj"} and not sentence.children(child)
    return (word in CLAUSE_ADVERBS and head.relation in {"advcl", "acl"}) or (word in ASKING and asked)


def _links_clauses(sentence: Sentence, verb: Token, child: Token) -> bool:
    """Words that tie a clause to what stands around it: "however" anywhere, "in addition" at the begin."""
    if child.relation not in {"advmod", "obl"}:
        return False
    subject = sentence.child(verb, *SUBJECTS)
    told = " ".join(item.text.lower() for item in sentence.subtree(child) if item.upos != "PUNCT")
    return told in CONNECTIVES_ANYWHERE or told in EMPHASIS or (told in CONNECTIVES and (subject is None or child.index < subject.index))


def _points_back(sentence: Sentence, child: Token) -> bool:
    """A bare "then" or "later" says nothing on a line of its own, nor does "by then", nor "the night [the dam broke]"."""
    if child in sentence.tokens[1:2] and sentence[1].text == "The" and child.deprel == "obl:unmarked" and is_temporal(child):
        verb = sentence.head(child)
        subject = sentence.child(verb, *SUBJECTS) if verb is not None else None
        return subject is not None and sentence.subtree(subject)[0].index == child.index + 1
    if child.relation not in {"advmod", "obl"} or child.lemma.lower() not in POINTING:
        return False
    return all(item.relation == "case" for item in sentence.children(child))


# The verb itself ------------------------------------------------------------------------------------


def _verb_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """The word that carries the clause with its auxiliaries, its particle, and the adverbs between them."""
    helpers = list(sentence.children(head, "aux", "cop", "compound:prt"))
    to = [item for item in sentence.children(head, "mark") if item.lemma == "to"]
    if to and any(item.index < to[0].index for item in sentence.children(head, "aux", "cop")):  # "are to meet"
        helpers += to
    first = min([head.index, *(item.index for item in helpers)])
    inner = [item for item in sentence.children(head, "advmod") if first < item.index < head.index and not sentence.children(item)]
    for item in sentence.children(head, "advmod"):
        whole = sentence.subtree(item)
        if first < item.index < head.index and [word.text.lower() for word in whole] == ["no", "longer"]:
            inner += whole
    inner = [item for item in inner if not _links_clauses(sentence, head, item) and not _points_back(sentence, item)]
    if head.upos in {"VERB", "AUX"}:
        return sorted({item.index: item for item in (head, *helpers, *inner)}.values(), key=lambda item: item.index)
    told = [item for item in sentence.children(head, *PREDICATE, "acl:relcl", "case") if not _set_apart(sentence, item)]
    return sorted({item.index: item for item in (head, *helpers, *inner, *told)}.values(), key=lambda item: item.index)


def _set_apart(sentence: Sentence, item: Token) -> bool:
    return item.deprel == "acl:relcl" and follows_comma(sentence, item)


def _verbs(setting: Setting, head: Token, tokens: Sequence[Token]) -> list[_Place]:
    """The words of the verb, in as many pieces as other phrases leave of them."""
    sentence = setting.sentence
    if head.upos not in {"VERB", "AUX"} and _form(sentence, head) is not Form.FINITE:
        tokens = [item for item in tokens if item == head or item.relation not in {"aux", "cop", "advmod"}]
    others = [child.index for child in sentence.children(head, *SUBJECTS, "obj")]
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if pieces[-1] and any(pieces[-1][-1].index < other < token.index for other in others):
            pieces.append([])
        pieces[-1].append(token)
    return [_piece(setting, head, piece) for piece in pieces if any(item.span.start >= setting.start for item in piece)]


def _piece(setting: Setting, head: Token, piece: Sequence[Token]) -> _Place:
    fewer = {cut: _with_own(setting, head, piece, cut) for cut in Cut}
    words, less, short = _told_in(setting, fewer)
    if piece[0].text in {"'d", "’d"}:
        full = "had" if head.xpos == "VBN" else "would"
        words = replace(words, names=(Named(0, len(piece[0].text), full), *words.names))
    return _Place(Phrase(Part.VERB, words, short, less=less), tuple(fewer[Cut.NOTHING]))


def _with_own(setting: Setting, head: Token, piece: Sequence[Token], cut: Cut) -> list[Token]:
    """The words of the piece with what belongs to them."""
    sentence = setting.sentence
    found = {item.index: item for item in piece}
    for item in piece:
        if item != head:
            found.update({member.index: member for member in members_of(setting, item, cut=cut)})
    tight = (item for item in sentence.children(head, "punct") if inner_punctuation(sentence, item) and head.upos not in {"VERB", "AUX"})
    found.update({item.index: item for item in tight})
    return sorted(found.values(), key=lambda item: item.index)


def _form(sentence: Sentence, head: Token) -> Form:
    group = (head, *auxiliaries_of(sentence, head))
    if any(item.feats.get("VerbForm") == "Fin" for item in group):
        return Form.PARTICIPLE if _is_participle_of_aside(sentence, head) else Form.FINITE
    if any(item.lemma == "to" for item in sentence.children(head, "mark")):
        return Form.INFINITIVE
    if head.xpos == "VBN" and len(group) == 1 and _is_simple_past(sentence, head):
        return Form.FINITE
    first = min(group, key=lambda item: item.index)
    if first.xpos == "VBG":
        return Form.GERUND
    return Form.PARTICIPLE if head.xpos == "VBN" else Form.INFINITIVE if head.xpos == "VB" else Form.FINITE


def _is_participle_of_aside(sentence: Sentence, head: Token) -> bool:
    """Whether the tree has taken a participle behind a comma for the simple past ("The verdict, returned in July, was wrong")."""
    same = past(head.lemma.lower()) == participle(head.lemma.lower()) == head.text.lower()
    return same and head.deprel == "acl" and follows_comma(sentence, head) and not sentence.children(head, *SUBJECTS, "aux", "mark", "obj")


def _is_simple_past(sentence: Sentence, head: Token) -> bool:
    """Whether the tree has taken a simple past for the participle that is written like it ("The mill closed in May.")."""
    if past(head.lemma.lower()) != head.text.lower():
        return False
    if not sentence.children(head, "nsubj"):
        first = first_conjunct(sentence, head)
        return first != head and first.xpos == "VBD" and bool(sentence.children(first, "nsubj"))  # "bombed, captured and looted"
    return not sentence.children(head, "nsubj:pass") or (head == sentence.root and sentence.tokens[-1].text == ".")


def _is_passive(sentence: Sentence, head: Token) -> bool:
    if head.xpos == "VBN" and not auxiliaries_of(sentence, head) and _is_simple_past(sentence, head):
        return False
    if sentence.children(head, "aux:pass", "nsubj:pass") or _is_participle_of_aside(sentence, head):
        return True
    return head.xpos == "VBN" and not auxiliaries_of(sentence, head) and not sentence.children(head, "nsubj")


def _is_past(sentence: Sentence, head: Token) -> bool:
    """Whether the nearest finite verb above tells of the past."""
    for above in (head, *sentence.ancestors(head)):
        tenses = [
            item.feats.get("Tense") for item in (above, *sentence.children(above, "aux", "cop")) if item.feats.get("VerbForm") == "Fin"
        ]
        if tenses:
            return "Past" in tenses
    return True


def _is_plural(sentence: Sentence, subject: Token) -> bool:
    if any(item.deprel == "conj" for item in sentence.children(subject)):
        return True
    agreeing = _number_of_verb(sentence, subject) if subject.upos != "PRON" else None
    if agreeing is not None:
        return agreeing == "Plur"
    if subject.upos == "NUM" and subject.text.lower() not in ONE:
        return True  # "Two were killed"
    lemma = subject.lemma.lower()
    alone = subject.upos == "PROPN" and lemma not in PEOPLE and not sentence.children(subject, "det", "amod", "nummod")  # "Jobs", "Siemens"
    return (subject.feats.get("Number") == "Plur" and not alone) or subject.lemma.lower() in {"they", "we", "you"}


def _number_of_verb(sentence: Sentence, subject: Token) -> str | None:
    """Singular or plural, as the finite verb of the subject has it: "Jobs was adopted", "the Roberts were married"."""
    head = sentence.head(subject)
    if head is None or subject.relation != "nsubj":
        return None
    finite = (item for item in (head, *sentence.children(head, "aux", "cop")) if item.feats.get("VerbForm") == "Fin")
    return next((item.feats["Number"] for item in finite if "Number" in item.feats), None)


def _is_unsure(setting: Setting, subject: Token, *, owner: bool) -> bool:
    """Whether a pronoun says who, or whose it is, and nothing says for whom it stands; the owner is mostly who is known to say so."""
    named = name_beside(setting.sentence, subject, setting.known) is not None
    whose = setting.sentence.children(subject, "nmod:poss") if owner and not named else ()
    return any(_is_open(setting, item) for item in (subject, *whose))


def _has_named_teller(sentence: Sentence, event: Event) -> bool:
    """Whether somebody says so who is more than a pronoun."""
    source = event.source.span if event.source is not None else None
    return source is not None and not any(item.span == source and item.upos == "PRON" for item in sentence.tokens)


def _dangles(setting: Setting, head: Token, word: Token, inside: Sequence[Token], subject: Token | None) -> bool:
    """Whether it is a pronoun behind the verb that can stand for nothing which the clause names before it.

    It never stands for the subject of its own verb: whom "Hale met him" names, another sentence says.
    """
    sentence = setting.sentence
    if word.upos != "PRON" or word.relation not in {"obj", "iobj", "obl", "nmod"} or word.deprel == "nmod:poss":
        return False
    if word.feats.get("Reflex") == "Yes" or word.feats.get("PronType") not in {"Prs", "Dem"}:
        return False
    above = next((item for item in sentence.ancestors(word) if is_clause(sentence, item)), None)
    while above is not None and above != head and above.relation == "xcomp":
        above = sentence.head(above)
        if above is not None and sentence.children(above, "obj", "iobj"):
            return False  # "Norsk asked the banks to help it": the banks are to help
    if above != head:
        return False
    own = {item.index for item in sentence.subtree(subject)} if subject is not None else set()
    within = word.index in own
    if (known := setting.known.get(word.span)) is not None:
        return not within and any(sentence[index].text == known.split()[-1] for index in own)
    if not _is_open(setting, word):
        return False
    before = (item for item in inside if item.index < word.index and (within or item.index not in own))
    return not any(_may_mean(sentence, word, item) for item in before)


def _leaves_gap(sentence: Sentence, head: Token, inside: Sequence[Token]) -> bool:
    """Whether a relative clause is told without the noun for which it has no word: "[the cancer] she was found to have"."""
    noun = sentence.head(head)
    if head.deprel != "acl:relcl" or noun is None or head.upos != "VERB" or is_temporal(noun) or noun.lemma.lower() in AROUND:
        return False
    told = (item for item in sentence.subtree(head) if antecedent_of(sentence, item) is not None)
    clauses = (next(above for above in sentence.ancestors(item) if above.deprel == "acl:relcl") for item in told if item != head)
    if not sentence.children(head, "nsubj") or head in clauses:
        return False
    if any(item.span == noun.span for item in inside):
        return False
    last = head
    while not sentence.children(last, "obj", "ccomp") and (below := sentence.child(last, "xcomp")) is not None:
        last = below
    return not sentence.children(last, "obj", "ccomp")


def _may_mean(sentence: Sentence, pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun can stand for a noun, by their numbers and by who is a person."""
    if noun.upos not in {"NOUN", "PROPN"} or is_temporal(noun):
        return False
    several = noun.feats.get("Number") == "Plur" or any(item.relation == "conj" for item in sentence.children(noun))
    if pronoun.feats.get("Number") == "Plur":
        return several
    person = pronoun.lemma.lower() in {"he", "she"}
    return not several and (not person or noun.upos == "PROPN" or noun.lemma.lower() in PEOPLE)


def _is_open(setting: Setting, word: Token) -> bool:
    if word.upos != "PRON" or word.relation == "expl" or word.span in setting.known:
        return False
    if any(item.upos != "PRON" for item in setting.sentence.children(word, "acl:relcl", "acl", "nmod")):
        return False  # "he himself" stays as open as "he"
    return word.feats.get("PronType") in {"Prs", "Dem", "Rel", "Int"} and word.feats.get("Person") not in {"1", "2"}


# Who is lent by other clauses -----------------------------------------------------------------------


def _lent(setting: Setting, arguments: Sequence[Argument], head: Token) -> tuple[Words, Token] | None:
    """The subject that a clause shares, or the noun that a participle or an infinitive describes ("a plan to sell")."""
    sentence, noun = setting.sentence, setting.sentence.head(head)
    if head.deprel == "acl" and noun is not None and noun.upos in {"NOUN", "PROPN", "PRON", "NUM"} and noun.index < head.index:
        bare = _form(sentence, head) is Form.FINITE and not sentence.children(head, "mark")  # "documents allege", hung on "documents"
        described = bare or head.xpos in {"VBG", "VBN"} or is_headline_infinitive(sentence, head)
        if described and not sentence.children(head, "mark", "case") and not _is_done_by_another(sentence, noun, arguments):
            noun = _scheduled(sentence, _inner_of(sentence, _measured(sentence, noun), arguments), head)
            return stand_in(setting, noun, without=head), noun
        if is_headline_infinitive(sentence, head):
            return stand_in(setting, noun, without=head), noun
    if head.deprel == "acl:relcl" and noun is not None and (part := _part_of_relative(sentence, noun, head)) is not None:
        return words_of(setting, [item for item in members_of(setting, part, cut=Cut.ADDITIONS) if item.index <= part.index]), part
    undergoes = _is_passive(sentence, head) or head.xpos == "VBN"  # "run or play [such content]" is done by nobody named
    shared = next(
        (item for item in arguments if item.shared and (item.role is Role.AGENT or (undergoes and item.role is Role.PATIENT))), None
    )
    subject = next((token for token in sentence.tokens if shared is not None and token.span == shared.head), None)
    if subject is None or (subject.deprel == "nsubj:pass" and not _is_passive(sentence, head) and _is_purpose(sentence, head)):
        return None
    if (found := antecedent_of(sentence, subject)) is not None:
        return Words(shortened(found.of(setting.text))), subject
    return stand_in(setting, subject), subject


def _is_done_by_another(sentence: Sentence, noun: Token, arguments: Sequence[Argument]) -> bool:
    """Whether a participle behind a noun tells what somebody else does ("the woman who made [a fortune] selling cars")."""
    inside = {item.span for item in (noun, *sentence.children(noun, "nmod", "conj", "appos", "flat", "compound"))}
    return any(item.role is Role.AGENT and item.shared and item.head not in inside for item in arguments)


def _measured(sentence: Sentence, noun: Token) -> Token:
    """The noun, or the one that it measures: "[a ceiling] of 4 mln tons agreed in May", "[an accord] to cut it over two years agreed"."""
    of_number = noun.relation == "nmod" and sentence.children(noun, "nummod")
    if not (of_number and any(item.text == "of" for item in sentence.children(noun, "case"))) and not is_temporal(noun):
        return noun
    wholes = (item for item in sentence.ancestors(noun) if item.upos in {"NOUN", "PROPN"} and not is_temporal(item))
    return next((item for item in wholes if not sentence.children(item, "nummod")), noun)


def _inner_of(sentence: Sentence, noun: Token, arguments: Sequence[Argument]) -> Token:
    """The noun, or the one behind it that does what is told ("the door to [Iran] developing it")."""
    doers = {item.head for item in arguments if item.role is Role.AGENT}
    return next((item for item in sentence.children(noun, "nmod") if item.span in doers), noun)


def _part_of_relative(sentence: Sentence, noun: Token, head: Token) -> Token | None:
    """The noun on which the relative word of a clause without a subject hangs: "a ship, [the captain] of which died"."""
    if sentence.children(head, *SUBJECTS):
        return None
    owners = (item for item in (noun, *sentence.children(noun, "appos")) if item.index < head.index)
    return next((item for item in owners if any(of.feats.get("PronType") == "Rel" for of in sentence.children(item, "nmod"))), None)


def _scheduled(sentence: Sentence, noun: Token, head: Token) -> Token:
    """The noun, or the one behind it that alone can be set for a time ("the agenda of [the summit], scheduled to open on Monday")."""
    inner = [item for item in sentence.children(noun, "nmod") if item.index < head.index and item.lemma.lower() in TAKING_PLACE]
    return inner[-1] if inner and head.lemma.lower() in PLANS and noun.lemma.lower() not in TAKING_PLACE else noun


def _is_purpose(sentence: Sentence, head: Token) -> bool:
    """Whether the clause is what something is done for or by, and not what somebody does ("removed to make room", "made in stopping")."""
    marks = {"to", "in", "by"} if head.xpos == "VBG" else {"to"}
    return head.relation == "advcl" and any(item.lemma in marks for item in sentence.children(head, "mark"))


def _shared(sentence: Sentence, head: Token) -> list[Phrase]:
    """What a coordinated verb shares with the first, lest "may rise and break the dam" become "the river break the dam"."""
    first = sentence.head(head)
    own = sentence.children(head, "aux", "cop")
    if first is None or any(item.feats.get("VerbForm") != "Inf" for item in own) or negated(sentence, first):
        return []
    shared = [item for item in auxiliaries_of(sentence, head) if item.relation == "aux" and item.lemma != "do"]
    if not shared or any(item.text[0] in "'’" and item.xpos != MODAL_TAG for item in shared):
        return []  # "'s" may be "is" or "has"
    return [Phrase(Part.VERB, Words(" ".join(item.lemma if item.xpos == MODAL_TAG else item.text for item in shared)))]


def _shared_object(sentence: Sentence, event: Event, head: Token) -> Token | None:
    """The object that a verb shares with one beside it, without which "thieves emptied and burned the van" says that thieves burned."""
    if head.index != event.token or _is_passive(sentence, head) or sentence.children(head, "obj", "obl", "xcomp", "ccomp"):
        return None
    lent = {item.head for item in event.arguments if item.shared and item.role is Role.PATIENT and not item.outside}
    objects = (item for verb in (first_conjunct(sentence, head), *_joined(sentence, head)) for item in sentence.children(verb, "obj"))
    return next((item for item in objects if item.span in lent and item.index > head.index), None)


def _joined(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    return sentence.children(first_conjunct(sentence, head), "conj")


def _with_gap(setting: Setting, page: Page, phrases: Sequence[Phrase], gap: Argument) -> list[Phrase]:
    """The phrases with the object that a relative clause leaves to its noun, behind the verb; its relative word goes."""
    words = Words(_as_inside(page, gap.refers_to or gap.span))
    own = [phrase for phrase in phrases if not (phrase.part is not Part.WHO and _is_relative_word(setting, phrase))]
    last = max((number for number, phrase in enumerate(own) if phrase.part is Part.VERB), default=len(own) - 1)
    return [*own[: last + 1], Phrase(Part.WHOM, words), *own[last + 1 :]]


def _is_relative_word(setting: Setting, phrase: Phrase) -> bool:
    sentence = setting.sentence
    return any(token.text == phrase.words.text and antecedent_of(sentence, token) is not None for token in sentence.tokens)


def _interrupted(setting: Setting, head: Token) -> list[_Place]:
    """What is said, where the verb of saying hangs on it as an aside ("The bridge is safe, the mayor said")."""
    sentence, above = setting.sentence, setting.sentence.head(head)
    if above is None or head.relation != "parataxis" or head.lemma.lower() not in SAYING or sentence.children(head, "ccomp"):
        return []
    members = [item for item in members_of(setting, above, cut=Cut.ADDITIONS) if item not in sentence.subtree(head)]
    return [_Place(Phrase(Part.WHOM, words_of(setting, members)), tuple(members))] if members else []


# Nouns ----------------------------------------------------------------------------------------------


def _of_noun(setting: Setting, page: Page, dated: DatedEvent, noun: Token) -> Clause:
    sentence, event = setting.sentence, dated.event
    span = mention_span(sentence, noun)
    own = [item for item in members_of(setting, noun, cut=Cut.ADDITIONS) if span.covers(item.span)] or [noun]
    own += _aim(setting, noun)
    beside = sentence.children(noun, "nmod", "obl", "advmod")
    dating = [child for child in beside if _only_dates(page, dated, sentence, child, members_of(setting, child))]
    told = [item for item in own if not any(item in sentence.subtree(child) for child in dating)]
    several = noun.feats.get("Number") == "Plur"
    phrases = [Phrase(Part.NOUN, words_of(setting, told or own), plural=several), *_taking_part(setting, page, dated, noun)]
    described = sentence.children(noun, "amod", "nummod", "compound")
    return Clause(
        tuple(phrases),
        Form.NOUN,
        "" if described else noun.lemma.lower(),
        noun.lemma.lower(),
        definite=_is_definite(sentence, noun),
        past=_is_past(sentence, noun),
        negated=negated(sentence, noun),
        unsure=any(_is_open(setting, item) for item in own),
        first_person=any(map(is_first_person, own)),
        claim=event.factuality,
        quote=span if event.span.covers(span) else event.span,
    )


def _aim(setting: Setting, noun: Token) -> list[Token]:
    """What a noun is about, in a clause behind it: "a proposal by Lund [to tax securities]", "a warning [against drilling]"."""
    behind = (item for item in setting.sentence.children(noun, "acl") if item.index > noun.index and not item.deprel.endswith("relcl"))
    for clause in behind:
        members = members_of(setting, clause, cut=Cut.ADDITIONS)
        if setting.sentence.children(clause, "mark") and not setting.sentence.children(clause, "nsubj") and len(members) <= SHORT:
            return members
    return []


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    own = sentence.children(noun, "nmod:poss")
    singular = noun.feats.get("Number") != "Plur" and not sentence.children(noun, "det")
    return bool(own) or singular or any(item.lemma.lower() in DEFINITE for item in sentence.children(noun, "det"))


def _taking_part(setting: Setting, page: Page, dated: DatedEvent, noun: Token) -> Iterator[Phrase]:
    """Who did what the noun names, whom it befell, and where."""
    sentence = setting.sentence
    for argument in dated.event.arguments:
        part = {Role.AGENT: Part.WHO, Role.PATIENT: Part.WHOM}.get(argument.role)
        token = next((item for item in sentence.tokens if item.span == argument.head and sentence.head(item) == noun), None)
        if token is None:
            continue
        if part is None and token.relation == "nmod" and token.deprel != "nmod:poss":
            members = members_of(setting, token, cut=Cut.ADDITIONS)
            place = Part.WHEN if argument.role is Role.TIME else Part.WHERE
            yield Phrase(place, words_of(setting, members), dates=_only_dates(page, dated, sentence, token, members))
        elif part is not None and not _is_bare(sentence, token) and not (token.upos == "PRON" and token.span not in setting.known):
            yield Phrase(part, _taker(setting, token), plural=_is_plural(sentence, token))


def _taker(setting: Setting, token: Token) -> Words:
    """The words of somebody who takes part, without their "of" or their "'s"."""
    inside = [item for item in members_of(setting, token, cut=Cut.ADDITIONS) if item.relation != "case" or item.head != token.index]
    found = words_of(setting, inside)
    if token.upos != "PRON":
        return found
    return replace(found, names=tuple(replace(name, owner=False) for name in found.names))


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Whether it is a common noun that nothing makes one of its kind, since its "the" or "their" hangs on another word."""
    return (
        token.upos == "NOUN" and token.feats.get("Number") != "Plur" and not sentence.children(token, "det", "nmod:poss", "nummod", "amod")
    )
