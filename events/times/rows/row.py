"""What a row is, and the pieces of pattern that several rows share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from dateline.events.schema import TimexType
from dateline.events.times.lexicon import filled
from dateline.events.times.reading import Meaning, Reading, Scene, vague


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: which words, what they mean, and sentences in which it does and does not find something.

    An example is a sentence and the words found in it.
    """

    name: str
    source: str
    meaning: Meaning
    examples: tuple[tuple[str, str], ...] = ()
    counter_examples: tuple[str, ...] = ()
    guard: str = ""
    pattern: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", filled(self.source))

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern to match with; compiled at the first use, since most rows are never tried on a text."""
        return _compiled(self.pattern)


_compiled = cache(re.compile)


def constant(value: str, type_: TimexType = TimexType.DATE) -> Meaning:
    """A meaning that is the same wherever it stands."""

    def read(_: Scene) -> Reading:
        return vague(value, type_)

    return read


PHASE = "(?:<phase> )?"
APPROX = "(?:<approx> )?(?:the )?"
FISCAL = "(?:fiscal(?: -)? )?"
KIND = "(?:more |full |straight |consecutive |trading |business |working |calendar |long |additional |solid )?"
AND_A_HALF = "(?:(?<=ade|ury|ear|des|ies|ars) and a half)?"  # of a year or longer
STEP = "(?:this (?=past |coming ))?(?P<step>this|last|past|next|coming|upcoming)"
DEICTIC = "(?P<deictic>(?:the )?day (?:before yesterday|after tomorrow)|today|yesterday|tomorrow|tonight)"
OF_THAT_YEAR = "(?: of)? (?P<that>that|the same) year"
OF_NAMED_YEAR = "(?: ,)?(?: of)? (?P<named>this|last|next) year"
DATE = "(?:(?:<weekday>(?: ,)? )?(?:<month> <day>(?:(?: ,)? <year>)?|(?:the )?<day> (?:of )?<month>(?:(?: ,)? <year>)?))"
JOIN = "(?: (?:,|and|or|to|through|until|till|-|&)){1,2}(?: (?:on|from))?(?: the)?"
CLOCK = "(?P<hour>[01]?\\d|2[0-4])(?: [:.] (?P<minute>\\d\\d))?(?: <meridiem>)"
_IN_FIGURES = "(?P<figures>\\d{4} - \\d\\d - \\d\\d|\\d\\d? / \\d\\d? / \\d{4})"
_NAMED_DAY = (
    f"(?:{_IN_FIGURES}|(?:<weekday>(?: ,)? )?(?:<month> <day>(?:(?: ,)? <year>)?|(?:the )?<day> (?:of )?<month>(?: <year>)?)|"
    f"<weekday>|{DEICTIC})"
)
ON_DAY = f"(?:(?: ,)?(?: on)? {_NAMED_DAY}|(?= \\( [^()]{{1,24}} \\)(?: ,)?(?: on)? {_NAMED_DAY}))"
ZONE_NAMES = "(?:local|eastern|central|mountain|pacific|greenwich mean|london|paris|new york|moscow|beijing|hong kong|tokyo|sydney) time"
ZONE = (
    f"(?: (?:\\( )?(?:[ecmp][sd]t|gmt|utc|cet|cest|bst|ist|jst|z|[ecmp]t|{ZONE_NAMES}|"
    "(?:eastern|central|mountain|pacific)(?! standard))(?: \\))?)?"
)
