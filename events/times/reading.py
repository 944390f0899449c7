"""What a rule's meaning is given, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.events.calendar.wording import WEEKDAYS
from dateline.events.schema import Bounds, Grain, Interval, Moment, Origin, Stretch, TimexType, Token
from dateline.events.times import calendar
from dateline.events.times.direction import FUTURE_AUXILIARIES, Direction, Toward, direction, goes_on_in_past, is_over_by
from dateline.events.times.lexicon import year_number
from dateline.events.times.scanner import Line

_SLOTS = 8  # so often a row may have a slot of one name
_BESIDE = 60  # characters: a bound, so that the work stays linear
_CUES = re.compile(r"(?<![^ ])(since|until|till|by|as early as|as soon as|no later than|effective|payable|due|ended|record)(?: on)?$")
_UNTIL = re.compile(r"(?<![^ ])(?:until|till)(?: the| late| early| mid)?$")
_BACK = frozenset({"since", "ended"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Type, value, mod and the stretch that is meant; ``interval`` is what later expressions count from."""

    type: TimexType
    value: str
    mod: str | None = None
    when: Stretch | None = None
    interval: Interval | None = None
    reasons: tuple[str, ...] = ()
    origin: Origin = Origin.PUBLISHED


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a match stands: its words, the publication date, and the time last spoken of.

    ``told`` is where a narrative has got to, if the match is to be read from there rather than from publication;
    ``year_beside`` the year that a neighbour writes for both; ``day_first`` the order in which the article
    writes its figures, where that is known; ``hour`` the moment from which a time of day goes on; ``logged`` whether ``published`` is the
    day of an entry in a log; ``halves`` whether the article writes its hours with their half of the day;
    ``fiscal`` by how many months the quarters of the report lie behind those of the calendar; ``onward`` whether a way back counts for more
    than one on, as in what news recalls; ``over`` whether the year before publication's was named; ``passage`` the day that a passage has
    got to, of which an hour is.
    """

    match: re.Match[str]
    line: Line
    published: Moment
    spoken_of: Interval | None
    quarter: Interval | None = None
    clock: Moment | None = None
    told: Interval | None = None
    year_beside: int | None = None
    day_first: bool | None = None
    hour: Moment | None = None
    logged: bool = False
    halves: bool = False
    fiscal: int = 0
    onward: bool = False
    over: bool = False
    passage: Interval | None = None

    def word(self, name: str) -> str:
        """What a slot caught, or an empty string."""
        groups = self.match.groupdict()
        caught = (groups.get(key) for key in (name, *(f"{name}{number}" for number in range(2, _SLOTS))))
        return next((words for words in caught if words), "").removesuffix(" .")

    @property
    def year(self) -> int | None:
        """The year that the words write, or that a neighbour writes for both."""
        words = self.word("year")
        return year_number(words) if words else self.year_beside

    @property
    def year_reason(self) -> str:
        """Where the year is written."""
        return "the year is written" if self.word("year") else "the year is written with the date beside it"

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens under the match."""
        return self.line.tokens(*self.match.span())

    @property
    def head(self) -> Token:
        """The token of the match that governs the others."""
        tokens = self.tokens
        inside = {token.index for token in tokens}
        return next((token for token in tokens if token.head not in inside), tokens[0])

    @property
    def before(self) -> str:
        """Some words of the sentence before the match."""
        return self.line.text[max(self.match.start() - _BESIDE, 0) : self.match.start()].rstrip()

    @property
    def after(self) -> str:
        """Some words of the sentence after the match."""
        return self.line.text[self.match.end() : self.match.end() + _BESIDE].lstrip()

    def direction(self) -> Direction:
        """Which way the sentence looks: a preposition decides before the verb does."""
        cue = _CUES.search(self.before)
        sentence = self.line.sentence(self.match.start())
        of_verb = direction(sentence, self.head)
        if cue is None or of_verb.sure or of_verb.cue.lower() == "had":
            return of_verb
        if cue[1] in {"until", "till"} and of_verb.toward is Toward.PAST and goes_on_in_past(sentence, self.head):
            return of_verb
        if cue[1] == "by" and of_verb.toward is Toward.PAST and is_over_by(sentence, self.head):
            return of_verb
        if cue[1] == "record":  # shares are paid to who holds them on a day near
            return Direction(Toward.NEAR, cue[1])
        return Direction(Toward.PAST if cue[1] in _BACK else Toward.FUTURE, cue[1])

    @property
    def looks_back(self) -> bool:
        """Whether its clause looks back from the time last spoken of: "Two days earlier the owner had raised the insurance"."""
        sentence = self.line.sentence(self.match.start())
        verb = next((word for word in (self.head, *sentence.ancestors(self.head)) if word.upos == "VERB"), None)
        while verb is not None and verb.relation == "xcomp" and not sentence.children(verb, "aux"):
            verb = sentence.head(verb)
        helping = sentence.children(verb, "aux") if verb is not None else ()
        return any(word.lemma == "have" and word.feats.get("Tense") == "Past" for word in helping)

    @property
    def reference(self) -> Interval:
        """The time last spoken of, or the day of publication."""
        return self.spoken_of or calendar.day(self.now)

    @property
    def now(self) -> Moment:
        """From where relative words are counted: where the narrative has got to, in news the publication date."""
        return self.told.begin if self.told is not None else self.published

    def origin(self, reading: Reading) -> Origin:
        """From what the reading was counted: from publication, where nothing has been spoken of."""
        return Origin.PUBLISHED if reading.origin is Origin.SPOKEN_OF and self.spoken_of is None else reading.origin

    def origin_of(self, interval: Interval) -> Origin:
        """Whether this is the time last spoken of, or publication."""
        return Origin.SPOKEN_OF if interval is self.spoken_of else Origin.PUBLISHED


Meaning = Callable[[Scene], Reading | None]


def counted_from(scene: Scene, reading: Reading) -> tuple[str, ...]:
    """From which day of the calendar the reading was counted, and how far; nothing where its words name the date by themselves."""
    if reading.interval is None or reading.origin is Origin.WORDS:
        return ()
    if scene.told is not None and reading.origin is Origin.NARRATIVE:
        return (f"it has got to {calendar.value(scene.told)}",)
    if scene.spoken_of is not None and reading.origin is Origin.SPOKEN_OF:
        return (f"the time last spoken of is {calendar.value(scene.spoken_of)}",)
    days = reading.interval.begin.days - scene.published.days
    away = (
        f"begins {abs(days)} day{'s' if abs(days) > 1 else ''} {'after' if days > 0 else 'before'} that" if days else "begins with that day"
    )
    told = "the entry is of" if scene.logged else "published on"
    return (f"{told} {WEEKDAYS[scene.published.weekday]}, {scene.published.midnight.iso()[:10]}; it {away}",)


def date(interval: Interval, *reasons: str, mod: str | None = None, value: str | None = None, origin: Origin = Origin.PUBLISHED) -> Reading:
    """A DATE that names the whole interval."""
    when = Stretch.filling(interval, approximate=mod == "APPROX")
    return Reading(TimexType.DATE, value or calendar.value(interval), mod, when, interval, reasons, origin)


def chosen(candidates: Sequence[Interval], today: Interval, way: Direction, *, otherwise: Toward | None = None) -> tuple[Interval, str]:
    """The nearest candidate in the direction; the nearest of all where the sentence is open.

    Today lies in both directions. ``otherwise`` is the direction to take where the sentence is open.
    """
    toward = (otherwise or Toward.OPEN) if way.toward is Toward.OPEN else way.toward
    past = [one for one in candidates if one.begin <= today.begin]
    future = [one for one in candidates if one.end >= today.end]
    pool = {Toward.PAST: past, Toward.FUTURE: future}.get(toward) or candidates
    ahead = 1 if toward is Toward.NEAR else _AHEAD
    nearest = min(pool, key=lambda one: distance(one, today) * (1 if one.begin <= today.begin else ahead))
    nearer = min(candidates, key=lambda one: distance(one, today))
    sure = way.sure or _of_this_year(nearest, today, way)
    if distance(nearest, today) > _FAR and distance(nearer, today) < _NEAR and not sure:
        return nearer, f"much the nearest, although {toward.value} because of {way.cue!r}"
    return nearest, f"{toward.value} because of {way.cue!r}"


def toward(scene: Scene, candidates: Sequence[Interval], way: Direction | None = None) -> Reading | None:
    """The candidate that the sentence looks at, from publication or from where the narrative has got to."""
    if not candidates:
        return None
    if scene.told is not None:
        begin = scene.told.begin
        ahead = [one for one in candidates if one.end > begin] if _UNTIL.search(scene.before) else []
        candidates = ahead or candidates  # "stayed shut until September" after "In January 1984"
        return date(*going_on(candidates, scene.told, onward=scene.onward and not scene.looks_back), origin=Origin.NARRATIVE)
    return date(*chosen(candidates, calendar.day(scene.now), way or scene.direction()))


def going_on(candidates: Sequence[Interval], told: Interval, *, onward: bool = False) -> tuple[Interval, str]:
    """The candidate nearest to where the narrative has got to: within a year that was told as a whole, in that year.

    ``onward`` whether a way back counts for more, as news recalls in order.
    """
    why = "the narrative goes on from the time last told"
    inside = [one for one in candidates if one.begin.year == told.begin.year]
    if inside and told.grain.rank <= Grain.YEAR.rank:
        return inside[0], why
    return min(candidates, key=lambda one: (_months_apart(one, told, _WAY_BACK if onward else 1), -one.begin.days)), why


_WAY_BACK = 3


def _months_apart(one: Interval, told: Interval, back: float) -> float:
    months = calendar.month_count(one.begin) - calendar.month_count(told.begin)
    return months if months >= 0 else -months * back


def _of_this_year(one: Interval, today: Interval, way: Direction) -> bool:
    """In October, "in January" with a verb in the past is this year's; so is December with "will", in March."""
    sure = way.toward is Toward.PAST or way.cue.lower() in FUTURE_AUXILIARIES
    return sure and one.begin.year == today.begin.year


_FAR, _NEAR = 240, 75  # days: nobody leaves out the year of a day so far away
_AHEAD = 1.4  # news tells more of the past than of the future


def distance(one: Interval, today: Interval) -> int:
    """Days between the interval and today; none where it contains today."""
    return max(one.begin.days - today.end.days, today.begin.days - one.end.days, -1) + 1


def vague(value: str, type_: TimexType = TimexType.DATE, when: Stretch | None = None) -> Reading:
    """A reading that names no stretch of its own."""
    return Reading(type_, value, None, when, reasons=("the words alone name no day of the calendar",))


def until(moment: Moment) -> Stretch:
    """Something that lies before the moment."""
    return Stretch(Bounds(None, moment), Bounds(None, moment))


def since(moment: Moment) -> Stretch:
    """Something that lies behind the moment."""
    return Stretch(Bounds(moment, None), Bounds(moment, None))
