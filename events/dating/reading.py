"""One article's events and times, found by their places in the trees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from operator import attrgetter

from dateline.events.dating import lexicon
from dateline.events.dating.brackets import brackets, is_of_a_life
from dateline.events.dating.entries import Entries, entries
from dateline.events.dating.ranges import Range, ranges
from dateline.events.dating.repeats import repeats
from dateline.events.extraction import labels
from dateline.events.language import words
from dateline.events.schema import (
    Document,
    Event,
    EventClass,
    Grain,
    Interval,
    Kind,
    Sentence,
    Span,
    Stretch,
    Tense,
    TimeExpression,
    TimexType,
    Token,
)

_MODEL = re.compile(r"[- ]models?\b")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class GoverningEvent:
    """The event that another hangs on, and the edge below it: ``edge`` is the token whose relation leads there."""

    event: Event
    edge: Token
    path: tuple[Token, ...]

    @property
    def relation(self) -> str:
        """The relation of the edge, without its subtype."""
        return self.edge.relation


@dataclass(slots=True)
class ArticleReading:
    """Where events and times stand in the trees of one article."""

    document: Document
    events: tuple[Event, ...]
    times: tuple[TimeExpression, ...]
    told_as_history: bool = False
    published: Stretch = field(init=False)
    paragraphs: tuple[int, ...] = field(init=False)
    ranges: Mapping[str, Range] = field(init=False)
    repeats: Mapping[str, tuple[TimeExpression, ...]] = field(init=False)
    entries: Entries = field(init=False)
    history: bool = field(init=False)
    brackets: tuple[tuple[TimeExpression, TimeExpression], ...] = field(init=False)
    _events: dict[tuple[int, int], Event] = field(init=False, repr=False)
    _by_id: dict[str, Event] = field(init=False, repr=False)
    _times: dict[str, list[tuple[TimeExpression, Token]]] = field(init=False, repr=False)
    _loose: dict[int, list[TimeExpression]] = field(init=False, repr=False)
    _said: dict[int, list[TimeExpression]] = field(init=False, repr=False)
    _telling: Mapping[int, tuple[Event, ...]] = field(init=False, repr=False)
    _governors: dict[str, GoverningEvent | None] = field(init=False, repr=False, default_factory=dict)
    _of_either: set[str] = field(init=False, repr=False, default_factory=set)

    def __post_init__(self) -> None:
        day = self.document.published.midnight
        self.published = Stretch.filling(Interval(day, day.plus(days=1), Grain.DAY))
        self.paragraphs = _paragraphs(self.document)
        self.ranges = ranges(self.document, self.times, self.published)
        self.repeats = repeats(self.document, self.times)
        self.entries = entries(self.document, self.times)
        self.brackets = tuple(brackets(self.document, self.times))
        self.history = self.told_as_history or is_of_a_life(self.brackets, self.document.published)
        self._events = self._place_events()
        self._telling = {sentence: tuple(told) for sentence, told in groupby(self.events, key=attrgetter("sentence"))}
        self._by_id = {event.id: event for event in self.events}
        self._times, self._loose, self._said = {}, {}, {}
        for time in self.times:
            self._said.setdefault(time.sentence, []).append(time)
        bracketed = {time.id for pair in self.brackets for time in pair}
        for time in self.times:
            if time.sentence >= 0 and time.id not in bracketed:
                self._place_time(time)

    def _place_events(self) -> dict[tuple[int, int], Event]:
        placed = {(event.sentence, event.token): event for event in self.events}
        for event in self.events:
            for token in self.sentence_of(event).tokens:
                if event.predicate.span.covers(token.span):
                    placed.setdefault((event.sentence, token.index), event)
        return placed

    def _place_time(self, time: TimeExpression) -> None:
        sentence = self.document.sentences[time.sentence]
        head = time_head(sentence, time)
        inside = range(time.first, time.last + 1)
        if self._dates_nothing(sentence, head, time):
            return
        if (told := self._told_by_it(sentence, head)) is not None:
            self._times.setdefault(told.id, []).append((time, head))
            return
        for token in _above(sentence, head, time):
            event = self._events.get((time.sentence, token.index))
            if self._compares(sentence, token, head):
                return
            if event is not None and event.token not in inside:
                if self._is_of_next_entry(event, time):
                    break
                if self._is_only_of(head, time) and event.token != head.head:
                    return
                event = self._meant(sentence, event, time, head)
                self._times.setdefault(event.id, []).append((time, head))
                return
            if token is not head and token.relation in labels.CLAUSES:
                break
            if token is not head and _is_office(token, time):
                return  # "Berg, mayor from 2003 to 2011, was cleared"
        self._loose.setdefault(time.sentence, []).append(time)

    def _dates_nothing(self, sentence: Sentence, head: Token, time: TimeExpression) -> bool:
        """Whether no event is of the time, whatever it hangs on."""
        if self._is_term(sentence, head) or self._is_in_name(sentence, head) or self._tells_which(sentence, head):
            return True
        if self._is_of_a_model(time) or self._is_of_another_figure(sentence, time) or self._is_of_a_trade(sentence, head):
            return True
        return self._is_part(sentence, head, time)

    def _is_of_a_model(self, time: TimeExpression) -> bool:
        """Whether it is the year by which a car is called: "sold 455 1987-model sedans", "cars of the 1987 model year"."""
        return bool(_MODEL.match(self.document.text, time.span.end))

    def _is_of_a_trade(self, sentence: Sentence, head: Token) -> bool:
        """Whether it is the month, or the year, by which what is traded or set is called: "the June bond", "held at the 1987 level"."""
        noun = sentence.head(head)
        if head.deprel not in _BEFORE_NOUNS or noun is None or noun.index < head.index:
            return False
        while noun.relation == "compound" and (above := sentence.head(noun)) is not None:
            noun = above
        if noun.lemma.lower() in lexicon.DUE_IN_A_MONTH:
            return True
        placed = noun.relation in {"obl", "nmod", "obj"} and self.event_at(sentence, noun) is None
        return placed and noun.lemma.lower() in lexicon.LEVELS

    def _is_of_another_figure(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a figure stands before the time with which another is compared: "fell by 38 against 1,248 a year ago"."""
        last = time.first - 1 - (time.first > 1 and sentence[time.first - 1].lemma in {"in", "for"})
        before = sentence.tokens[max(last - _WORDS_OF_FIGURE, 0) : last]
        figure = list(takewhile(lambda word: word.upos in {"NUM", "SYM"} or word.lemma.lower() in _OF_FIGURES, reversed(before)))
        if not any(word.upos == "NUM" for word in figure) or len(figure) == len(before):
            return False
        comparing = before[-len(figure) - 1]
        if comparing.lemma.lower() in lexicon.COMPARING - {"over"}:
            return True
        return comparing.lemma.lower() in {"with", "to"} and len(before) > len(figure) + 1 and before[-len(figure) - 2].lemma == "compare"

    def _is_of_next_entry(self, event: Event, time: TimeExpression) -> bool:
        """Whether the next entry of a chronology opens with the time, behind the event on which a parser hung it."""
        return self.entries.opens(time) and event.predicate.span.start < time.span.start

    def _meant(self, sentence: Sentence, event: Event, time: TimeExpression, head: Token) -> Event:
        """The event that the time is of, where the parser hung it on another one nearby."""
        event = self._behind_semicolon(sentence, event, time) or self._said_before(sentence, event, time) or event
        event = self._told_before(sentence, event, time) or self._from_doing(sentence, event, time) or event
        event = self._of_the_clause_above(sentence, event, time) or event
        event = self._governs_past(sentence, event, time) or self._just_before(sentence, event, time) or event
        event = self._so_long_after(sentence, event, time) or self._of_what_it_lasts_from(sentence, event, time) or event
        event = self._placed(sentence, event, time) or event
        return self._of_known(sentence, event, head) or event

    def _behind_semicolon(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The next clause, where a semicolon parts the time from the one before: "It rained; by 3 a.m. the square was empty"."""
        between = sentence.tokens[event.token : time.first - 1]
        if event.token > time.first or not any(word.text == ";" for word in between):
            return None
        clauses = (word for word in sentence.tokens[time.last :] if word.relation in {"parataxis", "conj"})
        return next((found for word in clauses if (found := self.event_at(sentence, word)) is not None), None)

    def _from_doing(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The past verb above what somebody stopped doing: "retired from racing four years later"."""
        token = sentence[event.token]
        above = sentence.head(token)
        found = self.event_at(sentence, above) if above is not None and above.upos == "VERB" else None
        if found is None or found.tense is not Tense.PAST or token.xpos not in {"VBG", "NN"} or not token.text.endswith("ing"):
            return None
        return found if self.signal(sentence, token) == "from" and event.token < time.first else None

    def _told_by_it(self, sentence: Sentence, head: Token) -> Event | None:
        """What hangs on the time itself: "It was on Monday that the bridge fell", or without a word between, "Tomorrow we march"."""
        cleft = sentence.child(head, "cop") is not None and any(child.lemma == "it" for child in sentence.children(head, "nsubj", "expl"))
        for clause in sentence.children(head, "acl", "advcl", "ccomp", "csubj"):
            marks = sentence.children(clause, "mark")
            subject = sentence.child(clause, "nsubj")
            bare = clause.deprel == "acl:relcl" and subject is not None and subject.index == head.index + 1 and subject.xpos == "PRP"
            if (cleft and any(mark.lemma == "that" for mark in marks)) or (
                bare and not marks and not sentence.children(head, "case", "det")
            ):
                return self.event_at(sentence, clause)
        return None

    def _is_term(self, sentence: Sentence, head: Token) -> bool:
        """Whether the time says when a debt falls due or what a paper is dated: "notes due March 1999" tells of no other event."""
        above = sentence.head(head)
        words = [*sentence.children(head, "case", "advmod", "amod"), *([above] if above is not None else [])]
        return any(word.lemma.lower() in lexicon.TERMS and self.event_at(sentence, word) is None for word in words)

    def _is_in_name(self, sentence: Sentence, head: Token) -> bool:
        """Whether the time is part of a name: the "Immigration Act of 1924" was not passed when somebody praised it."""
        above = sentence.head(head)
        cases = {child.lemma.lower() for child in sentence.children(head, "case")}
        return above is not None and above.upos == "PROPN" and cases == {"of"} and self.event_at(sentence, above) is None

    def _is_part(self, sentence: Sentence, head: Token, time: TimeExpression) -> bool:
        """Whether another time says which part of this one is meant: "the first nine months of 1997"."""
        if time.type is TimexType.TIME:  # "on Friday at 7.45 p.m.": the hour is the narrower one
            return False
        above = sentence.head(head)
        narrower = self.time_at(sentence, above) if above is not None and head.relation == "nmod" else None
        if narrower is not None and narrower is not time and narrower.when is not None:
            return True
        return any(_ends_with(other, time) for other in self._said.get(sentence.index, ()))

    def _tells_which(self, sentence: Sentence, head: Token) -> bool:
        """Whether the time only tells which thing is meant that something is done to: "echoed last October's report", "the 1985 farm bill".

        What is done may be of any other time. A happening is done at its time ("won the 2016 election"), and so is what a name is of.
        """
        noun = sentence.head(head)
        if (
            head.deprel not in _BEFORE_NOUNS
            or noun is None
            or noun.index < head.index
            or any(child.lemma not in _OWNING for child in sentence.children(head, "case"))
        ):
            return False
        thing = noun
        while thing.relation in {"compound", "nmod"} and (above := sentence.head(thing)) is not None:
            thing = above
        phrase = sentence.tokens[noun.index - 1 : thing.index] if noun.index <= thing.index else (noun, thing)
        if thing.lemma.lower() in lexicon.ENACTED and thing.relation == "obj":
            above = sentence.head(thing)
            return above is not None and above.lemma.lower() not in lexicon.ENACTING
        if any(word.upos == "PROPN" or self.event_at(sentence, word) is not None or word.lemma in lexicon.OCCASIONS for word in phrase):
            return False
        return thing.relation == "obj"

    def _compares(self, sentence: Sentence, token: Token, head: Token) -> bool:
        """Whether the time is of what something is compared with: "less than last year", "up from last year's level"."""
        cases = {child.text.lower() for child in sentence.children(token, "case", "mark")}
        return "than" in cases or (token is not head and bool(cases & lexicon.COMPARING) and self.event_at(sentence, token) is None)

    def _is_only_of(self, head: Token, time: TimeExpression) -> bool:
        """Whether an adjective says of nothing but its noun that it is of now: "the current year"."""
        return time.value == "PRESENT_REF" and head.relation == "amod"

    def _said_before(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The saying before the time, where a parser hung the time on what was said: "said today its troops would".

        So too where what was said stands before both: "It grew fast, its owner said on Monday".
        """
        token = sentence[event.token]
        above = sentence.head(token)
        found = self.event_at(sentence, above) if above else None
        if above is None or found is None or found.event_class is not EventClass.REPORTING or token.relation != "ccomp":
            return None
        if time_head(sentence, time).deprel in {"amod", "compound", "nmod:poss", "nummod"}:
            return None  # "said third-quarter income fell"
        if token.index < above.index < time.first:
            return found
        if not above.index < time.first < token.index:
            return None
        between = sentence.tokens[above.index : time.first - 1]
        if any(word.text in _OPENS_QUOTE for word in between):
            return None  # reads: "Tomorrow we march"
        return found if all(word.upos in ("ADP", "PUNCT", "ADV") for word in between) else None

    def _told_before(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """What was told before the time, where a parser hung the time on the saying behind it: "shot on Monday, police said"."""
        token = sentence[event.token]
        subject = sentence.child(token, "nsubj")
        if event.event_class is not EventClass.REPORTING or subject is None or not time.last < subject.index:
            return None
        if any(word.index < time.first for word in sentence.children(token, "cc")):
            return None  # "the pumps ran again, and on Monday the chief declared the danger over"
        above = sentence.head(token)
        content = sentence.child(token, "ccomp", "parataxis") or (above if token.relation in {"conj", "parataxis"} else None)
        if content is None or not content.index < time.first:
            return None
        return self.event_at(sentence, content)

    def _of_the_clause_above(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The verb, where the time stands beside what adds to it: "In May, flush with cash, it floated"; an hour behind its object."""
        token = sentence[event.token]
        above = sentence.head(token)
        found = self.event_at(sentence, above) if above is not None else None
        if above is None or found is None or found.tense is not Tense.PAST:
            return None
        apart = time.last < token.index and sentence[time.last + 1].text == ","
        if token.relation == "advcl" and apart and not sentence.children(token, "nsubj", "mark", "aux", "cop"):
            return found
        behind = above.index < token.index < time.first
        return found if event.predicate.kind is Kind.NOUN and token.relation == "obj" and behind and time.type is TimexType.TIME else None

    def _governs_past(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The past verb above an infinitive, where the time is past: "voted to back the bill on Monday"; not "was scheduled to"."""
        token = sentence[event.token]
        above = sentence.head(token)
        found = self.event_at(sentence, above) if above else None
        if found is None or above is None or above.lemma.lower() in lexicon.SETTING or token.relation not in {"xcomp", "advcl"}:
            return None
        if (event.tense, found.tense) != (Tense.INFINITIVE, Tense.PAST) or token.lemma.lower() in lexicon.APPOINTED:
            return None
        last = time.when.end.latest if time.when else None
        return found if last and last.days <= self.document.published.days else None

    def _just_before(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The noun right before a time that is still to come, where the verb is past: "merged ahead of the sale this summer"."""
        begin = time.when.begin.earliest if time.when else None
        if begin is None or event.tense is not Tense.PAST or event.modality or begin.days <= self.document.published.days:
            return None
        found = self.event_at(sentence, sentence[time.first - 1]) if time.first > 1 else None
        return found if found is not None and found.predicate.kind is Kind.NOUN else None

    def _of_what_it_lasts_from(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The noun right before a time of its own, since or until which the verb goes on: "shut since a fire last August"."""
        head = time_head(sentence, time)
        if time.first < _FEWEST or event.predicate.kind is Kind.NOUN or sentence.children(head, "case"):
            return None
        noun = sentence[time.first - 1]
        found = self.event_at(sentence, noun)
        if found is None or found.predicate.kind is not Kind.NOUN or noun.head != event.token:
            return None
        return found if self.signal(sentence, noun) in lexicon.SINCE | lexicon.UNTIL else None

    def _so_long_after(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """The noun before the time, where the verb is so long before or after that: "died a week after the crash on 1 February"."""
        if event.predicate.kind is Kind.NOUN or time.first < _FEWEST:
            return None
        found = self.event_at(sentence, sentence[time.first - 2])
        if found is None or found is event or found.predicate.kind is not Kind.NOUN:
            return None
        signals = [
            word
            for word in sentence.children(sentence[found.token], "case", "mark")
            if word.lemma.lower() in lexicon.BEFORE | lexicon.AFTER
        ]
        before = self.time_at(sentence, sentence[signals[0].index - 1]) if signals and signals[0].index > 1 else None
        if before is None or before.type is not TimexType.DURATION:
            return None
        if sentence[time.first - 1].lemma.lower() == "on":
            self._of_either.add(found.id)
        return found

    def _placed(self, sentence: Sentence, event: Event, time: TimeExpression) -> Event | None:
        """What is called, set or awaited for a time comes then: "called a strike for Friday", "awaits a ruling next month"."""
        token, head = sentence[event.token], time_head(sentence, time)
        lemma, signal = token.lemma.lower(), self.signal(sentence, head)
        placed = sentence.child(token, "obj", "obl")
        if placed is None or time.first < max(token.index, placed.index):
            return None
        is_set = lemma in lexicon.SETTING and signal == "for" and placed.relation != "obl"
        awaited = lemma in lexicon.AHEAD_GOVERNORS and signal in {"", "in", "on", "for"} and self._is_to_come(event, time)
        found = self.event_at(sentence, placed) if is_set or awaited else None
        return found if found is not None and found.predicate.kind is Kind.NOUN else None

    def _is_to_come(self, event: Event, time: TimeExpression) -> bool:
        """Whether the time is still to come, and the verb tells what is or was."""
        last = time.when.end.latest if time.when else None
        told = event.tense in {Tense.PRESENT, Tense.PAST} and not event.modality
        return told and last is not None and last.days > self.document.published.days

    def _of_known(self, sentence: Sentence, event: Event, head: Token) -> Event | None:
        """The past verb above, where a happening told before needs no date: "opened an inquiry into the outage on 5 February"."""
        noun = sentence[event.token]
        if event.predicate.kind is not Kind.NOUN or head.head != noun.index or head.index < noun.index or noun.relation not in _BELOW:
            return None
        known = any(word.lemma.lower() in lexicon.DEFINITE for word in sentence.children(noun, "det"))
        if not known or noun.lemma.lower() not in self._nouns_before(sentence):
            return None
        above = next((found for word in sentence.ancestors(noun) if (found := self.event_at(sentence, word)) and word.upos == "VERB"), None)
        return above if above is not None and above.tense is Tense.PAST and not above.modality else None

    def _nouns_before(self, sentence: Sentence) -> frozenset[str]:
        """The lemmas of the happenings that nouns told before the sentence."""
        told = (event for event in self.events if event.sentence < sentence.index and event.predicate.kind is Kind.NOUN)
        return frozenset(self.token_of(event).lemma.lower() for event in told)

    def may_be_of_either(self, event: Event) -> bool:
        """Whether its day may as well be that of the event so long before or after: "died a week after the crash on 1 February"."""
        return event.id in self._of_either

    def written(self, span: Span) -> str:
        """The words of a piece of the text, on one line."""
        return " ".join(span.of(self.document.text).split())

    def sentence_of(self, event: Event) -> Sentence:
        """The tree that the event stands in."""
        return self.document.sentences[event.sentence]

    def events_of(self, sentence: int) -> Sequence[Event]:
        """The events that a sentence tells, by its number."""
        return self._telling.get(sentence, ())

    def token_of(self, event: Event) -> Token:
        """The head word of the event's predicate."""
        return self.sentence_of(event)[event.token]

    def event_at(self, sentence: Sentence, token: Token) -> Event | None:
        """The event that this token carries."""
        return self._events.get((sentence.index, token.index))

    def event(self, identifier: str | None) -> Event | None:
        """The event with this id."""
        return self._by_id.get(identifier) if identifier else None

    def times_of(self, event: Event) -> Sequence[tuple[TimeExpression, Token]]:
        """The times of the event's own clause, each with its head word."""
        return self._times.get(event.id, ())

    def loose_times(self, sentence: int) -> Sequence[TimeExpression]:
        """The sentence's times that hang on no event."""
        return self._loose.get(sentence, ())

    def only_when(self, sentence: int) -> TimeExpression | None:
        """The most precise time of a sentence that tells nothing else: "On 10 February, a Friday, at about six."."""
        times = [time for time in self._said.get(sentence, ()) if locates(time)]
        if not times or sentence in self._telling:
            return None
        words = [token for token in self.document.sentences[sentence].tokens if token.upos in {"NOUN", "PROPN", "VERB", "ADJ"}]
        said = [token for token in words if not any(time.first <= token.index <= time.last for time in times)]
        if len(said) > _ASIDE:
            return None
        return max(times, key=lambda time: time.when.grain.rank if time.when and time.when.grain else 0)

    def times_in(self, sentence: Sentence) -> Sequence[TimeExpression]:
        """All time expressions of the sentence."""
        return self._said.get(sentence.index, ())

    def time_at(self, sentence: Sentence, token: Token) -> TimeExpression | None:
        """The time expression that this token is a word of."""
        return next((time for time in self._said.get(sentence.index, ()) if time.first <= token.index <= time.last), None)

    def governor(self, event: Event) -> GoverningEvent | None:
        """The next event above."""
        if event.id not in self._governors:
            self._governors[event.id] = self._governor(event)
        return self._governors[event.id]

    def _governor(self, event: Event) -> GoverningEvent | None:
        sentence, token = self.sentence_of(event), self.token_of(event)
        path = [token]
        for above in sentence.ancestors(token):
            found = self.event_at(sentence, above)
            if found is not None and found is not event:
                return GoverningEvent(found, path[-1], tuple(path))
            path.append(above)
        return None

    def dependents(self, event: Event) -> Iterator[tuple[Event, Token]]:
        """The events that hang directly on this one's head word, each with its edge."""
        sentence, token = self.sentence_of(event), self.token_of(event)
        for child in sentence.children(token):
            found = self.event_at(sentence, child)
            if found is not None and found is not event and found.token == child.index:
                yield found, child

    def signal(self, sentence: Sentence, token: Token) -> str:
        """The preposition or subordinator before a phrase or clause, in lower case; empty where there is none."""
        marks = [child for child in sentence.children(token, "case", "mark", "advmod", "cc") if child.index < token.index]
        for child in marks:
            if child.relation in ("case", "mark") or child.lemma.lower() in ("when", "while", "once"):
                return child.lemma.lower()
        return ""


def _above(sentence: Sentence, head: Token, time: TimeExpression) -> Iterator[Token]:
    """The head of a time and the words above it; "the quarter ended Sept. 30" is no end that came in the quarter."""
    return (token for token in (head, *sentence.ancestors(head)) if not (token.index == time.last + 1 and token.lemma == "end"))


def _is_office(token: Token, time: TimeExpression) -> bool:
    """Whether a noun only says who or what is meant, set beside it, and the time is a longer one: "mayor from 2003 to 2011"."""
    of_a_day = time.when is not None and time.when.grain is not None and time.when.grain.rank >= Grain.DAY.rank
    return token.relation == "appos" and token.upos == "NOUN" and not of_a_day


def time_head(sentence: Sentence, time: TimeExpression) -> Token:
    """The word of a time expression that the rest of the sentence governs."""
    inside = range(time.first, time.last + 1)
    return next((sentence[index] for index in inside if sentence[index].head not in inside), sentence[time.last])


_BEFORE_NOUNS = frozenset({"compound", "nummod", "amod", "nmod:poss", "nmod:unmarked"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_BELOW = frozenset({"obj", "nmod", "obl"})
_OPENS_QUOTE = frozenset([":", '"', "“", "``", "‘", "''"])
_FEWEST = 4  # words before a time behind a noun and its preposition
_ASIDE = 1  # word of a sentence that says when, which may be who answers
_WORDS_OF_FIGURE = 6
_OF_FIGURES = words("nouns", "counted_by_thousands") | {",", ".", "percent"}
_BESIDE = 16  # characters: "ended on the"


def _ends_with(length: TimeExpression, time: TimeExpression) -> bool:
    """Whether the time is only the end of a length before it: "the 12 weeks to 3 February", "the quarter ending 31 December 2022"."""
    if length.when is None or time.when is None or not 0 < time.span.start - length.span.end < _BESIDE:
        return False
    of_quarter = length.when.grain is Grain.QUARTER and time.when.grain in {Grain.DAY, Grain.MONTH}
    filled = length.type is TimexType.DURATION and length.when.begin != length.when.end
    return (filled or of_quarter) and length.when.end.latest == time.when.end.latest


def locates(time: TimeExpression) -> bool:
    """Whether the expression says when, rather than how long or how often."""
    return time.type in (TimexType.DATE, TimexType.TIME) and time.when is not None and time.when.known


def _paragraphs(document: Document) -> tuple[int, ...]:
    numbers, number, end = [], 0, 0
    for sentence in document.sentences:
        start = sentence.tokens[0].span.start
        if _PARAGRAPH.search(document.text, end, start):
            number += 1
        numbers.append(number)
        end = sentence.span.end
    return tuple(numbers)
