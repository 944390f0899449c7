"""Tests on the tree by which a row refuses words that only look like time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

from dateline.events.language import words
from dateline.events.schema import Sentence, Token
from dateline.events.times.direction import Toward, direction, in_general
from dateline.events.times.lexicon import LIVING, WEEKDAYS, alternatives, number, pattern
from dateline.events.times.scanner import Line

_COUNTED_BY_THOUSANDS = words("nouns", "counted_by_thousands")
_TO_A_DAY = words("function_words", "to_a_day") | words("calendar", "weekday")
_AFTER_PAST = words("function_words", "after_the_past")
_OF_LENGTH = words("function_words", "of_length")
_DAY_BEFORE = pattern("<month> <day> (?:,|and|or|, and|until|to|through|-|- -)(?= )")
_YEAR_BEFORE = re.compile(r"(?<![^ ])(?:1\d|20)\d\d (?:-|- -) $")
_OLD_YEAR = re.compile(r"(?<![^ ])(?:in|by|until|till|since|of|from|before|after|during|early|late|mid|around|about) $")
_IN_THE_YEAR, _ABOUT_THE_YEAR = re.compile(r"(?<![^ ])(?:in|around) $"), re.compile(r"(?<![^ ])(?:around|about) $")
_SHORT_YEAR = pattern("(?:in|by|until|till|since|of|from|before|after|and|or|to|<month>)(?= $)")
_ON_FIGURES = re.compile(r"(?<![^ ])(?:on|by|until|since|dated|before|after|from) $")
_BEFORE_MONTH = words("function_words", "before_month")
_BEFORE_CLOCK, _BEFORE_SPOKEN_CLOCK = words("function_words", "before_clock"), words("function_words", "before_spoken_clock")
_TITLES = words("names", "title")
_SAYING = words("verbs", "says")
_NUMBERED, _STREETS = words("nouns", "numbered"), words("nouns", "street")
_OF_A_GAME, _DONE_IN_A_GAME = words("nouns", "of_a_game"), words("verbs", "of_a_game")
_OF_A_FIRM = words("nouns", "of_a_firm")
_HOUSES = words("nouns", "named_house") | words("nouns", "vessel")
_OF_WEATHER = words("nouns", "of_weather")
_SCORE = re.compile(r"(?<![^ ])\d{1,3} - \d{1,3}(?! - | %)(?![^ ])")  # "31-18"
_DAYS_AND_MONTHS = words("calendar", "day_or_month")
_DOERS = ("man", "woman", "er", "or", "ist", "ian", "ant", "ent")
_SHORT_WORD = 3  # letters; headlines write shorter words small
_WORD = 12  # characters of the word before
_BESIDE = 60  # characters: a bound, so that the work stays linear
Guard = Callable[[Line, "re.Match[str]"], bool]
_AMBIGUOUS_MONTHS = words("calendar", "month_or_word")


def _before(line: Line, match: re.Match[str]) -> str:
    return line.text[max(match.start() - _BESIDE, 0) : match.start()]


def _word_before(line: Line, match: re.Match[str]) -> str:
    return _before(line, match).rstrip().rpartition(" ")[2]


def _after(line: Line, match: re.Match[str]) -> str:
    return line.text[match.end() : match.end() + _BESIDE]


def is_month(line: Line, match: re.Match[str]) -> bool:
    """A month that is nobody's name; May, March and short names are months where they are proper names."""
    word = match["month"].removesuffix(" .")
    if _is_person(line, line.tokens(*match.span("month"))[0]) or _closes_a_name(line, match):
        return False
    if word not in _AMBIGUOUS_MONTHS:
        return True
    token = line.tokens(*match.span("month"))[0]
    sentence = line.sentence(match.start("month"))
    after = sentence.tokens[token.index : token.index + 1]
    named = bool(after) and after[0].upos == "PROPN" and (after[0].head == token.index or token.head == after[0].index)
    large = _is_written_large(line, *match.span("month"))  # also inside "mid-May"
    return token.upos == "PROPN" and large and not named and not sentence.children(token, "det")


def _closes_a_name(line: Line, match: re.Match[str]) -> bool:
    """Whether the month is the last word of a house's or a ship's name: "the Hotel August", "the ferry May ran aground"."""
    token = line.tokens(*match.span("month"))[0]
    if token.index == 1 or match.end("month") != match.end() or match.start("month") != match.start():
        return False
    sentence = line.sentence_of(token)
    before, behind = sentence[token.index - 1], sentence.tokens[token.index : token.index + 1]
    if before.lemma.lower() not in _HOUSES or before.upos not in {"NOUN", "PROPN"} or any(word.lemma in _JOINS_TIMES for word in behind):
        return False
    beside = token.head == before.index or (token.head == before.head and token.relation in _BESIDE_ITS_NOUN)
    return beside and any(word.lemma == "the" for word in sentence.children(before, "det"))


_BESIDE_ITS_NOUN, _JOINS_TIMES = (
    frozenset({"nsubj", "aux", "obj", "obl"}),
    words("prepositions", "through") | words("prepositions", "until") | {"to", "-", "–", "and"},
)


def _is_person(line: Line, token: Token) -> bool:
    """Whether the word is part of somebody's name: "Brian May", "June Hale", "Mrs May"; "May told"."""
    sentence = line.sentence_of(token)
    if _is_called(token):
        return True
    if token.index > 1 and sentence[token.index - 1].lemma.lower().removesuffix(".") in _TITLES:
        return True
    if token.index > 1 and sentence[token.index - 1].lemma.lower() in _BEFORE_MONTH:
        return False  # "In August Orvania's president"
    head = sentence.head(token) if token.relation == "flat" else token
    named = [word for word in (head, *sentence.children(head, "flat")) if word.upos == "PROPN"] if head is not None else []
    if len(named) > 1 and not any(word.lemma.lower() in _DAYS_AND_MONTHS for word in named if word is not token):
        return True
    if _is_before_surname(sentence, token):
        return True
    verb = sentence.head(token)
    if verb is not None and token.relation == "aux" and token.upos == "PROPN" and verb.index == token.index + 1:
        return verb.feats.get("Tense") == "Past"  # "May told": no auxiliary stands before that form
    speaks = verb is not None and token.relation == "nsubj" and verb.lemma in _SAYING and verb.index > token.index
    return (speaks and token.index == 1) or (speaks and sentence[token.index - 1].upos in {"PUNCT", "CCONJ", "SCONJ"})


def _is_before_surname(sentence: Sentence, token: Token) -> bool:
    """Whether a person's name goes on behind it, and it is told as who does it too: "May Harper paid"; not "In May Harper paid"."""
    behind = next(iter(sentence.tokens[token.index : token.index + 1]), None)
    if behind is None or sentence.children(token, "case", "amod", "det"):
        return False
    if not _is_called(behind):
        return _is_done_to(sentence, token, behind)
    return token.relation in {"nsubj", "obj", "obl", "compound"} and token.head in {behind.head, behind.index}


def _is_done_to(sentence: Sentence, token: Token, behind: Token) -> bool:
    """Whether the two words are who something is done to that is done to people: "beat June Park"; not "beat June Targets"."""
    verb = sentence.head(behind)
    if (
        token.head != behind.index
        or token.relation != "compound"
        or behind.upos != "PROPN"
        or behind.relation != "obj"
        or behind.name is not None
    ):
        return False
    return verb is not None and verb.lemma.lower() in _DONE_TO_PEOPLE and verb.text.islower()


_DONE_TO_PEOPLE = words("verbs", "done_to_people")


def _is_called(token: Token) -> bool:
    """Whether a model has learned that the word is part of a person's name here."""
    return token.name is not None and token.name.value.endswith("-person")


def is_first_name(line: Line, match: re.Match[str]) -> bool:
    """Whether a weekday is somebody's first name: "Sunday Oduya scored"; not "Sunday Joe Biden said", "On Sunday Lund said"."""
    token = line.tokens(*match.span("weekday"))[-1]
    sentence = line.sentence_of(token)
    behind = next(iter(sentence.tokens[token.index : token.index + 1]), None)
    if _is_called(token):
        return True
    joined = behind is not None and ((token.relation, token.head) == ("compound", behind.index) or behind.head == token.index)
    return joined and behind is not None and _is_called(behind)


def is_day_by_name(line: Line, match: re.Match[str]) -> bool:
    """A weekday, written large where its short name is another word, and nobody's name."""
    return is_written_large(line, match) and not is_first_name(line, match)


def _is_written_large(line: Line, start: int, end: int) -> bool:
    """Whether the word begins with a capital, also inside a token ("29Mar22")."""
    token = line.tokens(start, end)[0]
    return token.text[max(line.span(start, end).start - token.span.start, 0) :][:1].isupper()


def is_written_large(line: Line, match: re.Match[str]) -> bool:
    """Names of months that are other words too, and short names, begin with a capital."""
    for name in ("month", "month2", "weekday"):
        word = match.groupdict().get(name)
        if word and (word.removesuffix(" .") in _AMBIGUOUS_MONTHS or (not word.endswith("day") and name == "weekday")):
            return _is_written_large(line, *match.span(name))
    return True


def is_that_month(line: Line, match: re.Match[str]) -> bool:
    """The month of a time told, "the following March" too; not "said that May was cold"."""
    month = line.tokens(*match.span("month"))[0]
    if not match["that"]:
        return month.text[:1].isupper() and not _is_person(line, month)
    that = line.tokens(*match.span("that"))[0]
    opens = that.index == 1 or line.sentence_of(that)[that.index - 1].upos == "CCONJ"  # "and that October she married"
    return (that.upos == "DET" or that.relation in {"case", "det"} or opens) and month.text[:1].isupper() and not _is_person(line, month)


def is_noun(line: Line, match: re.Match[str]) -> bool:
    """The season is a noun, so that no verb "fall" or "spring" is one."""
    if match.groupdict().get("that") and line.tokens(*match.span("that"))[0].upos != "DET":
        return False
    token = line.tokens(*match.span("season"))[0]
    return token.upos in {"NOUN", "PROPN"} and not (token.lemma.lower() == "fall" and _something_falls(token, _after(line, match)))


def _something_falls(fall: Token, after: str) -> bool:
    """Whether it is no autumn: "the fall of the wall", "the fall in prices", but "last fall in Paris"."""
    return after.startswith(" of ") or (after.startswith(" in ") and fall.event is not None and fall.event.weight > _LIKELY)


def is_season_alone(line: Line, match: re.Match[str]) -> bool:
    """A season without an article that says when: "in spring", "by early winter", "the onset of winter"; or when a happening takes place.

    No spring of water, nobody's name, no place.
    """
    token = line.tokens(*match.span("season"))[0]
    sentence = line.sentence_of(token)
    following = sentence.tokens[token.index : token.index + 1]
    if not is_noun(line, match) or _is_called(token) or sentence.children(token, "det", "nummod"):
        return False
    head = sentence.head(token)
    if token.relation in {"compound", "amod"} and head is not None and not _after(line, match).startswith(" of "):
        return head.lemma.lower() in _TAKING_PLACE or (head.event is not None and head.event.weight > _LIKELY)
    if token.upos == "PROPN" and (any(word.upos == "PROPN" or word.lemma == "of" for word in following) or token.relation == "flat"):
        return False
    before = _word_before(line, match)
    return before in (_OF_PAST_OR_TERM if token.lemma.lower() == "fall" else _BEFORE_SEASON) and not sentence.children(token, "nmod:poss")


_LIKELY = 0.5  # that a word tells an event
_TAKING_PLACE = words("nouns", "takes_place") | words("nouns", "lasts")
_OF_PAST_OR_TERM = words("prepositions", "by") | {"in", "until"}
_BEFORE_SEASON = _OF_PAST_OR_TERM | words("prepositions", "before_happening") | words("prepositions", "since") | {"of", "and", "or"}


def is_year(line: Line, match: re.Match[str]) -> bool:
    """Four figures are a year unless they count or number something, or are part of a longer figure."""
    before, after = _before(line, match).split(" ")[-3:], _after(line, match).split(" ")[:3]
    if (
        (re.match(r" [.,] \d", _after(line, match)) and line.goes_on(line.ends[bisect_left(line.ends, match.end()) + 1]))
        or after[1:2] in (["%"], ["percent"])
        or (len(before) > 1 and (before[-2] in {"$", "#", "/"} or (before[-2] == "." and before[0][-1:].isdigit())))
    ):
        return False
    if _is_number(line, match) or _is_glued(line, match):
        return False
    token = line.tokens(*match.span("year"))[-1]
    head = line.sentence(match.start("year")).head(token)
    if token.deprel == "flat" and token.text.isdigit() and not match["approx"] and "the year " not in match[0]:
        return False  # "Room 2001"; but "built c. 1280"
    if _is_title(line, match, token):
        return False
    if token.deprel != "nummod" or head is None or head.index < token.index:
        return True
    return head.upos in {"NOUN", "PROPN"} and not _counts(line, match, head)


def _is_glued(line: Line, match: re.Match[str]) -> bool:
    """Whether letters follow the figures in the same word: a screen of "1080p"."""
    return bool(re.match(r" [a-z]", _after(line, match))) and line.goes_on(match.end()) and match["year"].isdigit()


def _is_title(line: Line, match: re.Match[str], token: Token) -> bool:
    """Whether it is what somebody made: "read Orwell's 1984"; not "Ford's 1984 profit"."""
    owner = line.sentence(match.start("year")).child(token, "nmod") if match[0].isdigit() else None
    return owner is not None and owner.deprel == "nmod:poss" and owner.upos == "PROPN" and owner.name is not None


_NUMBERED_BEFORE = re.compile(r"(?<![^ ])(?P<noun>[a-z]+)(?: \.)?(?: (?:no|number|#)(?: \.)?)? $")
_HOURS_BEHIND = re.compile(r" (?:and|to|or|-) [0-2]\d[0-5]\d (?:hours|hrs|gmt|utc)(?![^ ])")  # "between 1040 and 1050 hours"
_APPROXIMATE = words("function_words", "before_amount")
_ROUND = 50


def _is_number(line: Line, match: re.Match[str]) -> bool:
    """Whether the figures number something: "flight 1492", "1800 Main Street", "2003/87/EC"."""
    before, after = _before(line, match), _after(line, match)
    noun = _NUMBERED_BEFORE.search(before)
    if noun is not None and noun["noun"] in _NUMBERED and not before.endswith(("the case ", "the house ")):
        return True
    if re.match(r" / \d+ /(?![^ ])", after) or re.match(r" / [a-z]", after) or _HOURS_BEHIND.match(after):
        return True
    tokens = line.sentence(match.start("year")).tokens
    at = line.tokens(*match.span("year"))[-1].index
    following = tokens[at : at + 3]
    names = list(takewhile(lambda token: token.text[:1].isupper() and token.upos in {"PROPN", "ADJ", "NOUN"}, following))
    return any(token.lemma.lower().removesuffix(".") in _STREETS for token in names[1:])


def _counts(line: Line, match: re.Match[str], noun: Token) -> bool:
    """Whether the figures count the noun: "1900 homes", "more than 2000 workers"; not "the 1989 results"."""
    before = _before(line, match).split(" ")[-2:-1]
    if noun.feats.get("Number") != "Plur" or noun.upos != "NOUN":
        return noun.lemma in _COUNTED_BY_THOUSANDS
    if noun.lemma in _COUNTED_BY_THOUSANDS or (before[:1] and before[0] in _APPROXIMATE) or match["approx"]:
        return True
    known = line.sentence_of(noun).children(noun, "det", "nmod:poss")
    return not known and int(match["year"]) % _ROUND == 0 if match["year"].isdigit() else False


_QUOTES = frozenset(['"', "“", "”", "``", "''"])
_TITLE_WORDS = 9  # no title is longer
_SMALL_IN_TITLES = frozenset({"ADP", "DET", "CCONJ", "PART", "PUNCT"})


def is_in_title(line: Line, match: re.Match[str]) -> bool:
    """Whether the words stand in a title: sang "September Song", Chimes at Midnight, The Christmas Cottage; not "On Friday," he said."""
    tokens = line.tokens(*match.span())
    sentence = line.sentence(match.start())
    if _is_part_of_name(sentence, tokens, match):
        return True
    opening, closing = _quote(sentence, tokens[0].index, -1), _quote(sentence, tokens[-1].index, 1)
    if opening is None or closing is None:
        return False
    inside = [word for word in sentence.tokens[opening.index : closing.index - 1] if word.text.lstrip("'’")[:1].isalnum()]
    large = sum(word.text.lstrip("'’")[:1].isupper() or word.text.lstrip("'’")[:1].isdigit() for word in inside)
    small = (word for word in inside if word.text[:1].islower())
    return large > 1 and all(word.upos in _SMALL_IN_TITLES for word in small) and not _is_said(sentence, opening, closing)


def _is_part_of_name(sentence: Sentence, tokens: Sequence[Token], match: re.Match[str]) -> bool:
    """Whether a part of a day is written like a name among small words, or a feast with the name that follows it."""
    slots = match.groupdict()
    first, last = tokens[0], tokens[-1]
    if slots.get("holiday") and last.index < len(sentence.tokens):
        following = sentence[last.index + 1]
        return following.text[:1].isupper() and following.index == last.head and following.upos == "PROPN"
    letters = [word.text[0] for word in sentence.tokens if word.text[0].isalpha()]
    named = (
        slots.get("part")
        and not slots.get("weekday")
        and len(tokens) == 1
        and first.index > 1
        and first.text[:1].isupper()
        and first.text[1:].islower()
    )
    return bool(named) and sum(map(str.islower, letters)) > _MOSTLY_SMALL * len(letters)


_MOSTLY_SMALL = 0.5


def _quote(sentence: Sentence, start: int, step: int) -> Token | None:
    """The quotation mark next to a word, on one side of it."""
    reach = (sentence.tokens[at - 1] for at in range(start + step, start + step * _TITLE_WORDS, step) if 0 < at <= len(sentence.tokens))
    return next((token for token in reach if token.text in _QUOTES), None)


def _is_said(sentence: Sentence, opening: Token, closing: Token) -> bool:
    """Whether what is quoted is what somebody says: it opens the sentence and ends with a mark, or stands behind "said"."""
    if sentence[closing.index - 1].text in {",", ".", "?", "!"} and opening.index == 1:
        return True
    before = [word for word in sentence.tokens[max(opening.index - 3, 0) : opening.index - 1] if word.upos != "PUNCT"]
    return any(word.lemma.lower() in _SAYING for word in before)


def is_of_nobody(line: Line, match: re.Match[str]) -> bool:
    """A decade of the calendar, not of somebody's life ("in his forties"), nor degrees ("temperatures in the 40s")."""
    if _word_before(line, match) in {"his", "her", "their"}:
        return False
    if match["decade"][:3].isdigit():
        return True
    return not any(token.lemma.lower() in _OF_WEATHER for token in line.sentence(match.start()).tokens)


def is_era(line: Line, match: re.Match[str]) -> bool:
    """AD in capitals; not an ad."""
    return all(token.text.isupper() or token.text.isdigit() for token in line.tokens(*match.span()))


def is_of_the_year(line: Line, match: re.Match[str]) -> bool:
    """A quarter of the year, not of a game."""
    if match.groupdict().get("year") or match.groupdict().get("step") or "fiscal" in match[0]:
        return True
    tokens = line.sentence(match.start()).tokens
    if any(token.lemma.lower() in _OF_A_FIRM for token in tokens):
        return True
    return not (any(_is_of_a_game(token) for token in tokens) or _SCORE.search(line.text))


def _is_of_a_game(token: Token) -> bool:
    lemma = token.lemma.lower()
    return lemma in (_DONE_IN_A_GAME if token.upos == "VERB" else _OF_A_GAME)


def is_of_a_report(line: Line, match: re.Match[str]) -> bool:
    """A length that a report is on: "in the year to March", "for the six months ended June 30"."""
    if match["units"].startswith("quarter"):
        return False
    return bool(match["n"]) or match[0].startswith("the ") or _before(line, match).endswith(("the ", "fiscal "))


def follows_at(line: Line, match: re.Match[str]) -> bool:
    """At half past three; no score, no range of figures. Minutes to midnight are no score."""
    if match["hour"].startswith(("mid", "noon")) and "minute" in match[0]:
        return True
    no_score = match["relation"] in {"past", "after"} or "quarter" in match["beside"]
    return _word_before(line, match) in _BEFORE_SPOKEN_CLOCK or (_word_before(line, match) == "by" and no_score)


def is_weekend(_: Line, match: re.Match[str]) -> bool:
    """Only "the weekend" names a weekend without another word."""
    return match["unit"] == "weekend"


def is_length(line: Line, match: re.Match[str]) -> bool:
    """No age ("22 years old"), no share ("three quarters of"), no ordinal ("a second try")."""
    after = _after(line, match)
    if re.match(r" (?:- )?(?:olds?|of age)(?![^ ])", after):
        return False
    words = match[0].split(" ")
    if after.startswith(" - "):
        return False
    if words[-1].startswith("quarter") and ("-" in words or after.startswith(" of ")):
        return False
    if words[-1] == "second" and words[-2] in {"a", "the"}:
        return False
    return is_plain(line, match)


def is_plain(line: Line, match: re.Match[str]) -> bool:
    """No name: "This Week", "60 Minutes", "USA Today"."""
    tokens = line.tokens(*match.span())
    last, sentence = tokens[-1], line.sentence(match.start())
    if not last.text[:1].isupper() or last.index == 1:
        return True
    before = sentence[last.index - 1]
    return not (last.upos == "PROPN" or ((before.upos == "NUM" or before.text[:1].isupper()) and not _is_headline(sentence)))


def is_seen_from_today(line: Line, match: re.Match[str]) -> bool:
    """A day; no name, and no kind of people or things: "the schools of tomorrow", "the Britain of today"; but "as of today"."""
    if not is_plain(line, match):
        return False
    if match["deictic"] not in {"today", "tomorrow"} or not _before(line, match).endswith(" of "):
        return True
    above = line.sentence(match.start()).head(line.tokens(*match.span())[-1])
    return (
        above is None
        or above.upos not in {"NOUN", "PROPN"}
        or above.lemma in _PHASES
        or (above.event is not None and above.event.weight > _DOUBTED)
    )


_PHASES = words("calendar", "part") | words("nouns", "part_of_time")
_DOUBTED = 0.2


def is_every_year(line: Line, match: re.Match[str]) -> bool:
    """What is so as a rule in such a quarter: "auctions are held in the second and fourth quarters"."""
    token, sentence = line.tokens(*match.span())[-1], line.sentence(match.start())
    if not _before(line, match).endswith(("in ", "in the ", "and ", "or ")) or not any(word.upos == "VERB" for word in sentence.tokens):
        return False
    return in_general(sentence, token)


def is_stepped(line: Line, match: re.Match[str]) -> bool:
    """Last week; not "the last week of the strike"."""
    of_another = _before(line, match).endswith("the ") and _after(line, match).startswith(" of ")
    return is_plain(line, match) and not of_another


def _is_headline(sentence: Sentence) -> bool:
    """Whether most words are written large."""
    words = [token.text for token in sentence.tokens if len(token.text) > _SHORT_WORD]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def is_described_length(line: Line, match: re.Match[str]) -> bool:
    """Several units with an adjective between: "two bloody weeks"; no "light years", no single one ("a good day")."""
    adjective = line.tokens(*match.span("described"))
    several = number(match["n"]) > 1
    if not several or len(adjective) != 1 or adjective[0].relation not in {"amod", "dep"} or match["described"] in _OTHER_UNITS:
        return False
    return match["units"].endswith("s") and is_length(line, match)


_OTHER_UNITS = frozenset({"light", "different", "other"})


def is_own_unit(line: Line, match: re.Match[str]) -> bool:
    """A unit of somebody's or something's own time behind a preposition that says when: "in its first year"."""
    return _word_before(line, match) in _BEFORE_OWN_UNIT


_BEFORE_OWN_UNIT = words("prepositions", "says_when") | words("prepositions", "before_happening") | words("prepositions", "by")


def is_bare(line: Line, match: re.Match[str]) -> bool:
    """A bare plural is a length after a preposition of time: "for weeks", "within days"."""
    before = _word_before(line, match)
    after = _after(line, match)
    beside = re.match(r" (?:before|after|ahead|that followed|leading up to)(?![^ ])", after)
    told = before in _OF_LENGTH and not (after.startswith(" -") or (before in {"for", "in", "over"} and after.startswith(" of ")))
    return match["units"].endswith("s") and (bool(beside) or told)


def is_plural(_: Line, match: re.Match[str]) -> bool:
    """The unit is in the plural."""
    return match["units"].endswith("s")


def is_report(line: Line, match: re.Match[str]) -> bool:
    """A year before is the same quarter where a quarter was spoken of; "a year before the war" is a length."""
    return not match[0].endswith("before") or _after(line, match)[:2] in {" .", " ,", ""}


def is_soon(line: Line, match: re.Match[str]) -> bool:
    """Soon, seen from today; not "as soon as", "soon after", and not "soon fell", which goes on from what was told."""
    if direction(line.sentence(match.start()), line.tokens(*match.span())[0]).toward is Toward.PAST:
        return False
    return not _before(line, match).endswith(" as ") and not re.match(r" (?:as|after|afterwards?|thereafter)(?![^ ])", _after(line, match))


def follows_for(line: Line, match: re.Match[str]) -> bool:
    """The year, or the week, that a report is on: "a high for the year", "the week's losses"."""
    after = _after(line, match)
    if after.startswith((" end", " -", " of")) and not re.match(r" of (?:\$|\d)", after):
        return False
    return after.startswith(" ' s ") or f" {_before(line, match)}".endswith((" for ", " of "))


def follows_in(line: Line, match: re.Match[str]) -> bool:
    """In the morning, by mid-afternoon."""
    return _before(line, match).endswith(("in ", "by ", "during "))


def is_day_of_month(line: Line, match: re.Match[str]) -> bool:
    """On the 18th; not "the 18th street". "On the 14th soldiers came" names a day: nothing ties it to the noun."""
    token = line.tokens(*match.span())[-1]
    after = next(iter(line.sentence(match.start()).tokens[token.index : token.index + 1]), None)
    if _word_before(line, match) not in _TO_A_DAY:
        return False
    of_day = token.relation == "obl" and after is not None and token.index not in {after.head, 0} and token.head not in {after.index, 0}
    return after is None or after.upos not in {"NOUN", "PROPN", "ADJ"} or (of_day and after.relation == "nsubj")


def has_figures(_: Line, match: re.Match[str]) -> bool:
    """A unit that is written short has figures before it."""
    return match[0][0].isdigit()


def is_present(line: Line, match: re.Match[str]) -> bool:
    """Of "current" only the adjective: no current of water or of electricity."""
    return match[0] != "current" or bool(re.match(r" (?!of |is |was |in |and |has |had |that |which |from )[^ ]*\w", _after(line, match)))


def follows_over(line: Line, match: re.Match[str]) -> bool:
    """Over the years; not "the years of war"."""
    return _before(line, match).endswith(("over ", "through ")) and not re.match(
        r" (?:of|since|that|when|before|after)(?![^ ])", _after(line, match)
    )


def is_of_thing(line: Line, match: re.Match[str]) -> bool:
    """The age of a thing ("an 8-month-old truce"), not of somebody."""
    if not match[0].endswith("old"):
        return True
    tokens = line.sentence(match.start()).tokens[line.tokens(*match.span())[-1].index :]
    phrase = takewhile(lambda token: token.upos in {"ADJ", "NOUN", "PROPN"}, tokens)
    nouns = [token for token in phrase if token.upos != "ADJ"]
    return bool(nouns) and not any(
        noun.upos == "PROPN" or noun.text[0].isupper() or noun.lemma in LIVING or noun.lemma.endswith(_DOERS) for noun in nouns
    )


def is_not_within(line: Line, match: re.Match[str]) -> bool:
    """The day itself, not "in the day"."""
    return not _before(line, match).endswith(("in ", "of ", "during "))


def follows_during(line: Line, match: re.Match[str]) -> bool:
    """During that time; at that time is a point."""
    return _before(line, match).endswith(("during ", "throughout "))


def is_past(line: Line, match: re.Match[str]) -> bool:
    """The past itself, not "the past three months"."""
    after = _after(line, match).split(" ")[1:2]
    return _before(line, match).endswith("in ") and (not after or after[0] in _AFTER_PAST)


def is_adverb(line: Line, match: re.Match[str]) -> bool:
    """No newspaper ("the daily"), no company's "quarterly" results."""
    token = line.tokens(*match.span())[0]
    following = line.sentence(match.start()).tokens[token.index : token.index + 1]
    if following and following[0].upos == "PROPN":
        return False
    return (
        token.upos in {"ADJ", "ADV"}
        and (token.upos == "ADV" or match[0] != "quarterly")
        and not (token.text[0].isupper() and token.index > 1)
    )


def stands_by_itself(line: Line, match: re.Match[str]) -> bool:
    """No kind of something: "the overnight rate" was not set in a night."""
    return line.tokens(*match.span())[-1].relation not in {"amod", "compound"}


def is_of_no_noun(line: Line, match: re.Match[str]) -> bool:
    """By then, since then; not "by then Senator Lund"."""
    token = line.tokens(*match.span())[-1]
    above = line.sentence_of(token).head(token)
    return above is None or above.index < token.index or above.upos not in {"NOUN", "PROPN"}


def looks_ahead(line: Line, match: re.Match[str]) -> bool:
    """The sentence speaks of what will be."""
    return direction(line.sentence(match.start()), line.tokens(*match.span())[-1]).toward is Toward.FUTURE


def is_clock(line: Line, match: re.Match[str]) -> bool:
    """A time of day has a zone, a day or a preposition; a score or a ratio has none."""
    if opens_an_entry(line, match):
        return True
    return match[0][-1].isalpha() or _word_before(line, match) in _BEFORE_CLOCK


def opens_an_entry(line: Line, match: re.Match[str]) -> bool:
    """Whether it is the hour before a sentence: "19:05 The office raises its warning", "**Tuesday, 00:05** Some ask", "9:15. He came".

    So is one that the parser takes for a sentence of its own.
    """
    behind, after = _after(line, match), _after(line, match).lstrip(" :-.|*_")
    marked = (len(match["hour"]) == len("19") or behind[1:2] in _CLOSING) and bool(line.tokens(*match.span()))
    return marked and _HEAD_OF_ENTRY.fullmatch(line.text, 0, match.start()) is not None and (not after or after[0].isalpha())


def is_entry_in_figures(line: Line, match: re.Match[str]) -> bool:
    """Whether four figures open an entry: "1430 The dam breaks", also where the parser has not seen that a sentence ended before them."""
    unseen = _SENTENCE_ENDS.search(line.text, 0, match.start()) and re.match(' [a-z"“]', _after(line, match))
    return opens_an_entry(line, match) or bool(unseen)


_SENTENCE_ENDS = re.compile("[.!?](?: (?:[\"”]|''))? \\Z")
_HEAD_OF_ENTRY, _CLOSING = re.compile(f"(?:[*_#>|•-] )*(?:(?:{alternatives(WEEKDAYS)})(?: ,)? )?"), frozenset(".:*|_")


def is_hour_alone(line: Line, match: re.Match[str]) -> bool:
    """A number from one to twelve behind "at", which says when: "came out at 3 with the doctor"; not "at two pubs", "won by three"."""
    token, before = next(iter(line.tokens(*match.span())), None), _word_before(line, match)
    if token is None or before not in _BEFORE_HOUR or token.upos != "NUM" or token.relation not in {"obl", "advmod"}:
        return False
    opens = not line.text[: match.start()].strip(" ").removesuffix(before).strip(" ") or _CLAUSE_OPENS.search(_before(line, match))
    sentence = line.sentence_of(token)
    verb = sentence.head(token)
    if (before == "by" and not opens) or verb is None or verb.upos not in {"VERB", "AUX", "ADJ"}:
        return False
    return not _HOUR_NOT_ALONE.match(_after(line, match)) and not sentence.children(token, "nummod", "nmod", "amod", "det")


_BEFORE_HOUR = words("function_words", "before_spoken_clock") - {"after", "shortly"} | {"by"}
_CLAUSE_OPENS = re.compile(r"(?:[;:-]|, and) by $")
_HOUR_NOT_ALONE = re.compile(r" (?:%|percent|per|of|to|or|and \d|-|/|\$|\d|[.:,] ?\d|' s)(?![^ ])")


def _ends_with_day(before: str) -> bool:
    return any(found.end() >= len(before.rstrip()) for found in _DAY_BEFORE.finditer(before))


def is_one_word(line: Line, match: re.Match[str]) -> bool:
    """Written without a space: "29Mar22"."""
    span = line.span(*match.span())
    return span.end - span.start == len(match[0].replace(" ", "")) and is_written_large(line, match)


def is_british_week(line: Line, match: re.Match[str]) -> bool:
    """The weekday of the week after; not "a Monday week" that is the noun of something else, nor "away for two weeks on Friday"."""
    if match["n"] and _word_before(line, match) in _OF_LENGTH:
        return False
    way = direction(line.sentence(match.start()), line.tokens(*match.span())[-1]).toward
    if match["n"] and (way is Toward.PAST or (match["n"] != "a" and match["weekday2"] and way is not Toward.FUTURE)):
        return False
    return is_written_large(line, match) and not re.match(r" (?:of|when|that|long|-)(?![^ ])", _after(line, match))


def follows_a_year(line: Line, match: re.Match[str]) -> bool:
    """The second of two years, by its last figures: "1957-58"."""
    return bool(_YEAR_BEFORE.search(_before(line, match))) and not re.match(r" (?:[.,] \d|-|%)", _after(line, match))


def is_a_quarter(line: Line, match: re.Match[str]) -> bool:
    """A quarter of a year; no quarter final."""
    return is_written_large(line, match) and not re.match(r" (?:-|- |finals?|finalists?|note)(?![^ ])", _after(line, match))


def is_next_year(line: Line, match: re.Match[str]) -> bool:
    """A year and the last figures of the one after it: "1538/9", "2004/05"; not "1990/12"."""
    figures = match["next"]
    return str(int(match["year"]) + 1).endswith(figures) and not re.match(r" /", _after(line, match)) and is_year(line, match)


def is_old_year(line: Line, match: re.Match[str]) -> bool:
    """Two or three figures after a preposition, that count nothing: "in 403", "around 120"; not "in 62 of the towns", "about 300 fled"."""
    before, after = _before(line, match), _after(line, match)
    if not _OLD_YEAR.search(before) or re.match(r" (?:[.,] \d|-? ?[a-z]* ?%)", after):
        return False
    token = line.tokens(*match.span())[-1]
    if len(match["digits"]) < 3 and not (_IN_THE_YEAR.search(before) and not re.match(r" (?:of|to|or|-|/|:)(?![^ ])", after)):  # noqa: PLR2004 - figures
        return False
    counted = _COUNTERS | _PARTIES if _ABOUT_THE_YEAR.search(before) else _COUNTERS
    return token.deprel not in counted


def is_past_year(line: Line, match: re.Match[str]) -> bool:
    """Three figures that close what a past verb tells: "sacked in 410"; no page, room or count of something."""
    sentence, token = line.sentence(match.start()), line.tokens(*match.span())[-1]
    head = sentence.head(token)
    return head is not None and head.upos in {"VERB", "AUX"} and direction(sentence, token).toward is Toward.PAST


def is_year_of_a_date(line: Line, match: re.Match[str]) -> bool:
    """Three figures behind a day or a month that count nothing: "8 June 632"; not "on 8 June 632 people left"."""
    if not is_written_large(line, match) or re.match(r" (?:[.,] \d|:|-|%)", _after(line, match)):
        return False
    token = line.tokens(*match.span("year"))[-1]
    following = line.sentence_of(token).tokens[token.index : token.index + 1]
    return not any(word.upos in _COUNTED or word.feats.get("Number") == "Plur" for word in following)


def is_year_of_two_figures(line: Line, match: re.Match[str]) -> bool:
    """Two figures behind a month that count nothing, not even by themselves: "in July 64"; not "in May 68 drowned"."""
    if not is_written_large(line, match) or re.match(r" (?:[.,] \d|-|%)", _after(line, match)):
        return False
    token = line.tokens(*match.span("short"))[-1]
    following = line.sentence_of(token).tokens[token.index : token.index + 1]
    return token.deprel != "nsubj" and not any(word.upos in _COUNTED or word.feats.get("Number") == "Plur" for word in following)


_COUNTED = frozenset(["NOUN", "ADJ", "NUM", "SYM"])
_COUNTERS, _PARTIES = frozenset(["nummod"]), frozenset(["nsubj", "nsubj:pass", "obj"])


def is_short_year(line: Line, match: re.Match[str]) -> bool:
    """An apostrophe and two figures that say when: "in '08"; no height, no decade."""
    return bool(_SHORT_YEAR.search(_before(line, match)[-_WORD:])) and not re.match(r" (?:s|'|\"|-|[.,] \d)(?![^ ])", _after(line, match))


def is_day_in_figures(line: Line, match: re.Match[str]) -> bool:
    """A day and a month after "on"; no fraction."""
    after = _after(line, match)
    return bool(_ON_FIGURES.search(_before(line, match))) and not re.match(r" (?:/|of|-|%|[.,] \d)", after)


def is_elided(line: Line, match: re.Match[str]) -> bool:
    """A day that shares the month of the day before it: "24 and 25"."""
    return bool(_ends_with_day(_before(line, match)))


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "one word": is_one_word,
        "week": is_british_week,
        "after a year": follows_a_year,
        "next year": is_next_year,
        "quarter": is_a_quarter,
        "old year": is_old_year,
        "past year": is_past_year,
        "year of a date": is_year_of_a_date,
        "year of two figures": is_year_of_two_figures,
        "short year": is_short_year,
        "figures of a day": is_day_in_figures,
        "of the year": is_of_the_year,
        "at": follows_at,
        "of a report": is_of_a_report,
        "month": is_month,
        "that month": is_that_month,
        "capital": is_written_large,
        "weekday": is_day_by_name,
        "noun": is_noun,
        "season alone": is_season_alone,
        "year": is_year,
        "weekend": is_weekend,
        "length": is_length,
        "described length": is_described_length,
        "own unit": is_own_unit,
        "era": is_era,
        "of nobody": is_of_nobody,
        "stepped": is_stepped,
        "seen from today": is_seen_from_today,
        "every year": is_every_year,
        "plain": is_plain,
        "bare": is_bare,
        "plural": is_plural,
        "report": is_report,
        "past": is_past,
        "during": follows_during,
        "not within": is_not_within,
        "present": is_present,
        "over": follows_over,
        "thing": is_of_thing,
        "figures": has_figures,
        "day of month": is_day_of_month,
        "soon": is_soon,
        "for": follows_for,
        "in": follows_in,
        "clock": is_clock,
        "heads an entry": opens_an_entry,
        "figures head an entry": is_entry_in_figures,
        "hour alone": is_hour_alone,
        "elided": is_elided,
        "adverb": is_adverb,
        "ahead": looks_ahead,
        "by itself": stands_by_itself,
        "of no noun": is_of_no_noun,
    }
)
