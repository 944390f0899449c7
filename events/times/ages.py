"""Words for how old somebody was when something happened, and the years that they name where the text has told a birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.events.language import numbers, words
from dateline.events.schema import Grain, Interval, Sentence, Token
from dateline.events.times import calendar
from dateline.events.times.lexicon import LIVING, NUMBERS, ORDINALS
from dateline.events.times.scanner import Line

OLDEST = 115  # years
DECADES = numbers("calendar", "decade")
_PERSONAL = words("pronouns", "names_nobody") | {"who"}
_AGES = frozenset({"age", "aged"})


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody was, at least and at most, the words that say so, and whose age it is, where that is told.

    ``of_clause`` whether a clause of its own says so: "when she was 12".
    """

    least: int
    most: int
    words: str
    holder: Token | None
    of_clause: bool = False

    @property
    def is_of_somebody(self) -> bool:
        """Whether it can be the age of a person: "At 34, she moved"; not "the index closed at 34", "her brother enlisted at 17"."""
        return self.holder is None or _is_somebody(self.holder)


def age_told(sentence: Sentence, token: Token) -> Age | None:
    """How old somebody was when this happened: "emigrated at 24", "was 40 when he married", "in her forties"."""
    for child in sentence.children(token, "obl", "nmod", "advcl", "advmod", "acl", "amod"):
        if (decade := _decade(sentence, child)) is not None:
            return Age(decade, decade + 9, _words(sentence, child), subject_of(sentence, token))
        clause = child.relation == "advcl" and sentence.child(child, "cop") is not None
        years = _of_somebody(sentence, child) if clause and _says_when(sentence, child) else _years(sentence, child)
        if years is not None and 0 <= years <= OLDEST:
            holder = sentence.child(child, "nsubj") if clause else subject_of(sentence, token)
            return Age(years, years, _words(sentence, child), holder, clause)
    return _age_above(sentence, token) or _age_of_its_subject(sentence, token)


def _age_of_its_subject(sentence: Sentence, token: Token) -> Age | None:
    """The age that the clause itself tells: "She was only nine"."""
    years = _of_somebody(sentence, token)
    return Age(years, years, _words(sentence, token), sentence.child(token, "nsubj"), of_clause=True) if years is not None else None


def _says_when(sentence: Sentence, token: Token) -> bool:
    return any(word.lemma.lower() == "when" for word in sentence.children(token, "mark", "advmod"))


def _age_above(sentence: Sentence, token: Token) -> Age | None:
    """The age that a clause says somebody had "when" something happened: "He was 40 when he married"."""
    above = sentence.head(token) if token.relation == "advcl" and _says_when(sentence, token) else None
    years = _of_somebody(sentence, above) if above is not None else None
    if above is None or years is None:
        return None
    return Age(years, years, _words(sentence, above), sentence.child(above, "nsubj"), of_clause=True)


def _of_somebody(sentence: Sentence, token: Token) -> int | None:
    """The number of years that a clause says somebody had: "he was 40", "she was only nine years old", "was aged 12"."""
    subject = sentence.child(token, "nsubj")
    if sentence.child(token, "cop") is None or subject is None or not _is_somebody(subject):
        return None
    if token.upos == "NUM":
        years = None if sentence.children(token, "nmod", "compound", "case") else _number(token)
    elif token.lemma.lower() in {"old", "aged"}:
        counted = (below for child in sentence.children(token, "obl", "nmod", "nummod") for below in (child, *sentence.children(child)))
        years = next((_number(word) for word in counted if word.upos == "NUM"), None)
    else:
        return None
    return years if years is not None and 0 <= years <= OLDEST else None


def _is_somebody(subject: Token) -> bool:
    return subject.lemma.lower() in _PERSONAL | LIVING or subject.upos == "PROPN"


def _words(sentence: Sentence, token: Token) -> str:
    """The phrase, as it is written."""
    inside = [token.index, *(word.index for word in sentence.children(token) if word.relation != "advcl")]
    return " ".join(word.text for word in sentence.tokens[min(inside) - 1 : max(inside)] if word.upos != "PUNCT")


def _decade(sentence: Sentence, token: Token) -> int | None:
    """The decade of somebody's life: "in her forties"."""
    owned = any(word.deprel == "nmod:poss" for word in sentence.children(token))
    return DECADES.get(token.text.lower()) if owned else None


def _years(sentence: Sentence, token: Token) -> int | None:
    cases = {word.lemma.lower() for word in sentence.children(token, "case", "mark", "advmod")}
    if token.upos == "NUM" and "at" in cases and not sentence.children(token, "nmod", "compound"):
        return _number(token)
    if token.lemma.lower() in _AGES:
        figures = (word for word in sentence.children(token) if word.upos == "NUM")
        return next((_number(word) for word in figures), None)
    return None


def _number(token: Token) -> int | None:
    text = token.text.lower()
    found = float(text) if text.isascii() and text.isdigit() else NUMBERS.get(text)
    return int(found) if found is not None and found == int(found) else None


def ordinal_of_years(sentence: Sentence, day: Token) -> int | None:
    """Which birthday or anniversary it is: "her thirty-first birthday", "the 60th anniversary"."""
    for child in sentence.children(day, "amod", "nummod", "compound"):
        text = " ".join(word.text.lower() for word in (*(below for below in sentence.children(child) if below.upos != "PUNCT"), child))
        if (found := _ordinal(text.replace("-", " "))) is not None:
            return found
    return None


def _ordinal(text: str) -> int | None:
    """The number of an ordinal, in figures or in words of up to two parts: "60th", "thirty first"."""
    *tens, last = text.split()
    if last[:-2].isascii() and last[:-2].isdigit():
        return int(last[:-2])
    whole = ORDINALS.get(last) or NUMBERS.get(f"{last.removesuffix('ieth')}y") or NUMBERS.get(last.removesuffix("th"))
    if whole is None or not last.endswith(("st", "nd", "rd", "th")) or any(word not in NUMBERS for word in tens):
        return None
    return int(whole + sum(NUMBERS[word] for word in tens))


# The years of an age ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Birth:
    """The one birth that a text has told, when it was and whose, by name; ``several`` where it has told more than one."""

    when: Interval | None = None
    names: frozenset[str] = frozenset()
    several: bool = False

    def after(self, line: Line, match: re.Match[str], interval: Interval | None) -> Birth:
        """The same once a date is read: a date of day or year on which a clause says that somebody was born, or that opens a life."""
        if interval is None or interval.grain.rank < Grain.YEAR.rank or interval.grain.within_day:
            return self
        sentence, token = line.sentence(match.start()), line.tokens(*match.span())[-1]
        names = _born(sentence, token) or _opening_life(line, match, sentence)
        if names is None:
            return self
        if self.when is not None and not names:
            return self  # "Their son was born in 1911"
        return replace(self, several=True) if self.when is not None and not names & self.names else Birth(interval, names)

    def ages(self, line: Line) -> Iterator[tuple[int, Interval]]:
        """Where a line says how old who was born is, and the years of that age."""
        if self.when is None or self.several:
            return
        for sentence in line.sentences:
            if any(token.upos == "NUM" for token in sentence.tokens):
                yield from self._ages_in(sentence)

    def _ages_in(self, sentence: Sentence) -> Iterator[tuple[int, Interval]]:
        for token in sentence.tokens:
            told = age_told(sentence, token) if token.upos == "VERB" and token.lemma.lower() != "bear" else None
            if told is not None and told.least == told.most and self._is_of(sentence, told):
                yield token.span.start, self._year(told.least)

    def _is_of(self, sentence: Sentence, age: Age) -> bool:
        """Whether it may be the age of who was born: nobody's else by name."""
        if age.holder is None or age.holder.upos != "PROPN":
            return age.is_of_somebody
        return bool({word.text for word in (age.holder, *sentence.children(age.holder, "flat"))} & self.names)

    def _year(self, age: int) -> Interval:
        """From the birthday on, and to the eve of the next; where only the year of the birth is known, two years of the calendar."""
        if self.when is None:
            raise ValueError(self)
        begin, end = (calendar.moved(moment, Grain.YEAR, years) for moment, years in ((self.when.begin, age), (self.when.end, age + 1)))
        return Interval(begin, end.plus(days=-1), Grain.YEAR)


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, or of the one that it is joined to or hangs on without one."""
    for word in (verb, *sentence.ancestors(verb)):
        if (subject := sentence.child(word, "nsubj")) is not None:
            return subject
        if word.relation not in {"conj", "xcomp", "advcl"}:
            return None
    return None


def _born(sentence: Sentence, token: Token) -> frozenset[str] | None:
    """The names beside a birth of which the token is the date."""
    verb = next((word for word in sentence.ancestors(token) if word.upos == "VERB"), None)
    if verb is None or verb.text.lower() != "born":
        return None
    return frozenset(word.text for word in sentence.tokens if word.upos == "PROPN")


_OPENS_LIFE = re.compile(r"(?<![^ ])\( (?:born (?:in )?|b \. ?|c \. )?$")
_LIFE_GOES_ON = re.compile(r" - (?:c \. )?\d")
_BESIDE = 16  # characters


def _opening_life(line: Line, match: re.Match[str], sentence: Sentence) -> frozenset[str] | None:
    """The names before a bracket that the date of a birth opens: "Olaf Dahl (1860-1931)", "Eva Lind (born 1950)"."""
    opens = _OPENS_LIFE.search(line.text[max(match.start() - _BESIDE, 0) : match.start()])
    if opens is None or not ("b" in opens[0] or _LIFE_GOES_ON.match(line.text, match.end())):
        return None
    first = line.tokens(*match.span())[0].index
    names = frozenset(word.text for word in sentence.tokens[max(first - 6, 0) : first] if word.upos == "PROPN")
    return names or None
