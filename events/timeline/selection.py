"""Which happenings are key: what an editor would print, one line a happening, a number that suits the articles.

What a story rests on is always among them: what its headline tells, the first and the last that came about, and what is planned
next. Of the others the most salient come first. What a line that is already chosen tells too is passed over: another clause of its
sentence, the same kind of happening in its article, the same words. Articles that tell of common happenings are one story; a story
of a thousand words gets twenty lines, one of four thousand twice as many, and a story of several articles not more than two of a day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from math import sqrt

from dateline.events.language import values, words
from dateline.events.merging.lexicon import ONCE, kind_of
from dateline.events.merging.rules import STATES
from dateline.events.merging.witnesses import Witness
from dateline.events.schema import Account, Article, EventClass, Factuality, Form, Kind, Part, Role, Standing, Tense
from dateline.events.timeline.happenings import Happening
from dateline.events.timeline.sentences import HAPPENINGS, is_anonymous, is_whole

PER_WORD = 0.02  # lines of a short story
AT_MOST_PER_WORD = 0.025  # lines of a story that would have none but those that it rests on
SHORT = 1_000  # words; the lines of a longer story grow with the root of its length
FEWEST = 3  # lines that a story has room for, if so many are worth one
MOST = 300  # lines of all stories together
A_DAY = 2  # lines of a story of several articles
BEYOND = 2  # lines for which even a short story has room beside those that it rests on
ASIDES = frozenset({Standing.PARTICIPLE, Standing.RELATIVE})
TOLD_OUTRIGHT = frozenset({Standing.MAIN, Standing.JOINED, Standing.CONTENT})
LEAD = 4  # sentences, the headline among them
OF_HEADLINE = 2  # words of the headline in a line that tells what it tells
RECALLED = 31  # days after which what came about is told as what has been
DECADE = 3_653  # days; what may lie anywhere in a longer time is no first or last of a story
AHEAD = 0.2  # how much more salient what is still to come counts among the lines to choose
KNOWN_ALREADY = words("determiners", "definite")
CAME = words("verbs", "tells_noun_beside")
OF_CONTENT = words("verbs", "clause_is_subjects") & words("verbs", "looks_ahead")
"""Their clause or their infinitive says what was agreed, decided, promised."""
LIGHT = words("verbs", "light")
FOR_ANOTHER = LIGHT & words("verbs", "empty")
DATES = words("calendar", "day_or_month") | frozenset(values("calendar", "season")) | frozenset(values("calendar", "part"))
_YEAR = re.compile(r"(?:1\d|20)\d\d")
ORDINALS = frozenset(values("numbers", "ordinal"))
ALIKE = 0.6  # the share of the words of the shorter of two lines that makes them one
SOME = 3  # words, or all: fewer may be of the scene alone ("Haiti quake")
OTHERWISE = 0.35  # the share below which two lines of one kind are of two things, if each says of which


class Post(Enum):
    """What a story rests on."""

    HEADLINE = auto()
    FIRST = auto()
    LAST = auto()
    NEXT = auto()


Merit = tuple[float, ...]  # the smallest holds the post


def select(happenings: Sequence[Happening], salience: Sequence[float], accounts: Sequence[Account]) -> frozenset[int]:
    """The places of those that are key, at least one.

    Args:
        happenings: all of the timeline.
        salience: of each of them.
        accounts: what the articles tell, for their lengths.
    """
    stories = stories_of_accounts(happenings, accounts)
    for place, (item, weight) in enumerate(zip(happenings, salience, strict=True)):
        stories[item.told.article].offer(posts(item, weight), place)
    order = sorted(range(len(happenings)), key=lambda place: rank(happenings[place], salience[place]), reverse=True)
    return frozenset(lines(order, happenings.__getitem__, stories))


def stories_of_accounts(happenings: Sequence[Happening], accounts: Sequence[Account]) -> list[Story]:
    """The story of each account, in their order."""
    together = ({item.witnesses[place].article for place in recent(item)} for item in happenings)
    return stories_of(together, (words_of(account.article) for account in accounts))


def recent(item: Happening) -> tuple[int, ...]:
    """The places of the witnesses that tell it while it is news: what two articles recall of the past makes them no one story."""
    last = item.day[1]
    return tuple(place for place, told in enumerate(item.witnesses) if last is None or told.published - last <= RECALLED)


def words_of(article: Article) -> int:
    """How long the article is."""
    return len(article.text.split())


def lines(ranked: Iterable[int], item_of: Callable[[int], Happening], stories: Sequence[Story]) -> Iterator[int]:
    """The places of those that are key, until there are enough.

    Args:
        ranked: places of happenings by ``rank``.
        item_of: the happening of a place; no more are asked for than it takes.
        stories: of each article, with what it rests on.
    """
    wanted = MOST
    for place in ranked:
        item = item_of(place)
        if not is_worth_a_line(item):
            if wanted == MOST:
                yield place  # a timeline has at least one
            return
        for chosen in _chosen(place, item, item_of, stories[item.told.article]):
            yield chosen
            wanted -= 1
            if not wanted:
                return


def _chosen(place: int, item: Happening, item_of: Callable[[int], Happening], story: Story) -> Iterator[int]:
    """The place, if its story has room for it; before its first line all that it rests on, of several articles behind the most salient."""
    if not story.lines:
        for other in (*([place] if story.articles > 1 else ()), *story.rests_on()):
            if not story.has_told(held := item_of(other)):
                story.add(held)
                yield other
        story.posts = story.lines
    if story.lines < max(story.budget, story.beyond) and not story.has_told(item):
        story.add(item)
        yield place


def posts(item: Happening, salience: float) -> Mapping[Post, Merit]:
    """Which posts of its story it may hold, and how well."""
    found: dict[Post, Merit] = {}
    first, rest = item.day[0], (-salience, *item.told.place)
    if not is_worth_a_line(item):
        return found
    if first is not None and _came_about(item):
        found = {Post.FIRST: (first, *rest), Post.LAST: (-first, *rest)}
    if first is not None and _is_ahead(item):
        found[Post.NEXT] = (first, *rest)
    if of_headline := _of_headline(item):
        found[Post.HEADLINE] = (*(-share for share in of_headline), *rest)
    return found


def _came_about(item: Happening) -> bool:
    """Whether a sentence tells outright that it came about, before publication, at a time with two ends that lie near each other."""
    told, (first, last) = item.told, item.day
    if first is None or last is None or last - first > DECADE:
        return False
    outright = told.mention.telling.standing in TOLD_OUTRIGHT or told.event.predicate.lemma in ONCE  # "Born in 1927, ..."
    real = told.event.factuality is Factuality.HAPPENED and told.event.event_class is not EventClass.REPORTING
    verb = told.event.predicate.kind is Kind.VERB and outright and real
    return verb and item.firm and last <= told.published and not _is_view(item)


def _of_headline(item: Happening) -> Merit:
    """How surely it is what the headline tells: told there and in the text, told in the lead in words of it, told there alone; or not."""
    there = {witness.mention.telling.in_headline for witness in item.witnesses}
    words = max((w.mention.telling.of_headline for w in item.witnesses if False in there and w.event.sentence <= LEAD), default=0)
    return (len(there), words) if True in there or words >= OF_HEADLINE else ()


def rank(item: Happening, salience: float) -> tuple[bool, float, tuple[int, ...]]:
    """Before which others it is looked at: the greatest first; what is still to come, on a date that is told, before what is past."""
    return is_worth_a_line(item), salience + (AHEAD if _is_ahead(item) else 0.0), tuple(-part for part in item.told.place)


def _is_ahead(item: Happening) -> bool:
    """Whether it is planned for a day that is told, and that lies behind the publication."""
    first = item.day[0]
    event, clause = item.told.event, item.told.mention.clause
    given_up = event.tense is Tense.INFINITIVE and clause.form is Form.FINITE and clause.past  # "was to begin in May": a plan that was
    return event.factuality is Factuality.PLANNED and not given_up and item.firm and first is not None and first >= item.told.published


def is_worth_a_line(item: Happening) -> bool:
    """Whether it can be printed: a whole sentence of somebody who is named, and no view or state that no date makes news."""
    told = item.told
    if told.in_figures or not is_whole(told.mention.clause) or is_anonymous(told.mention) or _only_points_back(told):
        return False
    if told.mention.clause.dangling or _only_counts(told) or _may_be_to_come(item) or _is_mere_lack(told):
        return False
    if _is_view(item):
        return item.firm and item.day[0] is not None and item.day[0] < told.published
    if told.event.event_class is EventClass.REPORTING:
        return told.event.tense is not Tense.PRESENT and (item.firm or (told.mention.main and told.event.sentence == 0))
    return item.firm or told.mention.telling.in_headline or not _is_aside(told)


def _only_points_back(told: Witness) -> bool:
    """Whether it says no more than that what was told before came ("The move came"), or is done ("must do so by May", "Hale agreed")."""
    clause = told.mention.clause
    phrases = [phrase for phrase in clause.phrases if not phrase.dates]
    if clause.form is Form.NOUN:
        return _only_names_kind(told)
    if told.event.predicate.lemma in FOR_ANOTHER and {phrase.part for phrase in phrases} <= {Part.WHO, Part.VERB, Part.WHEN}:
        return True
    if told.event.predicate.kind is not Kind.VERB or {phrase.part for phrase in phrases} != {Part.WHO, Part.VERB}:
        return False
    if told.event.predicate.lemma in OF_CONTENT and not clause.passive:
        return True
    who = next(phrase for phrase in phrases if phrase.part is Part.WHO).words.text.lower().split()
    bare = len(who) == 2 and who[0] in KNOWN_ALREADY and told.event.predicate.lemma in CAME  # noqa: PLR2004 - "the" and a noun
    return bare and who[1] not in HAPPENINGS


def _only_names_kind(told: Witness) -> bool:
    """Whether a noun tells no more than that one of its kind was, or is to be: "There was a sale", "The review is planned"."""
    clause = told.mention.clause
    noun = clause.part(Part.NOUN)
    if noun is None or clause.part(Part.WHO, Part.WHOM) is not None:
        return False
    if clause.claim is Factuality.PLANNED and clause.word not in HAPPENINGS:
        return True
    return not clause.definite and not clause.negated and len(noun.words.text.split()) <= 1 + (not noun.plural)


def _only_counts(told: Witness) -> bool:
    """Whether nothing but a number of a row tells who: "The second left"."""
    who = told.mention.clause.part(Part.WHO)
    said = who.words.text.lower().split() if who is not None else []
    return bool(said) and set(said) <= KNOWN_ALREADY | ORDINALS and said[-1] in ORDINALS


def _is_mere_lack(told: Witness) -> bool:
    """Whether it says no more than what something was done without or before: "without giving a reason", "before changing the act"."""
    clause, claim = told.mention.clause, told.event.factuality
    form, denied = clause.form, claim is Factuality.DENIED
    if claim is Factuality.PLANNED and form is Form.GERUND and clause.part(Part.WHO) is None:
        return True
    return denied and form in {Form.GERUND, Form.PARTICIPLE} and told.mention.telling.standing not in TOLD_OUTRIGHT


def _may_be_to_come(item: Happening) -> bool:
    """Whether only a noun tells it, as what took place, of a time that lasts beyond the publication: "the 1987 meeting" in March 1987."""
    told, last = item.told, item.day[1]
    past = told.event.factuality is Factuality.HAPPENED and told.is_noun
    return past and item.firm and last is not None and last > told.published


def _is_view(item: Happening) -> bool:
    """Whether it says what is so, or what may be, and not what came about; "the service will be held" tells of a service."""
    event = item.told.event
    if event.factuality in {Factuality.ONGOING, Factuality.POSSIBLE}:
        return True
    stays = event.event_class in STATES or event.predicate.kind in {Kind.COPULA, Kind.ADJECTIVE}
    return stays and not any(_is_noun_of(witness, item.told) for witness in item.witnesses)


def _is_noun_of(witness: Witness, told: Witness) -> bool:
    """Whether the clause that is told leaves it to this noun to say what happens."""
    if not witness.is_noun or witness.event.event_class in STATES:
        return False
    return witness.place[1] in told.mention.tells_of or _holds(told, witness)


def _holds(told: Witness, noun: Witness) -> bool:
    """Whether a light verb has the noun for its object: "will hold strikes" tells of strikes."""
    beside = told.article == noun.article and told.event.sentence == noun.event.sentence
    objects = {part.head for part in told.participants if part.role is Role.PATIENT}
    return beside and told.event.predicate.lemma in LIGHT and noun.event.predicate.lemma in objects


def _is_aside(told: Witness) -> bool:
    """Whether it only describes somebody, says what something is for or is like, names a kind, or is somebody's own word.

    A noun does so alone ("heart attacks") and with a copula ("the move is a good first step").
    """
    clause = told.mention.clause
    bare = told.event.factuality is Factuality.PLANNED or not told.participants
    vague = clause.form is Form.INFINITIVE or (told.is_noun and (clause.copula or (clause.form is Form.NOUN and bare)))
    return vague or clause.first_person or told.mention.telling.standing in ASIDES


@dataclass(slots=True)
class Story:
    """Articles that tell of common happenings, and the lines chosen of them."""

    words: int = 0
    articles: int = 0
    chosen: list[Happening] = field(default_factory=list)
    by_sentence: dict[tuple[int, int], list[Happening]] = field(default_factory=lambda: defaultdict(list))
    by_day: Counter[int] = field(default_factory=Counter)
    holders: dict[Post, tuple[Merit, int]] = field(default_factory=dict)
    posts: int = 0
    """How many of the lines are those that it rests on."""

    def offer(self, merits: Mapping[Post, Merit], place: int) -> None:
        """A happening that may hold these posts."""
        for post, merit in merits.items():
            self.holders[post] = min((merit, place), self.holders.get(post, (merit, place)))

    def rests_on(self) -> list[int]:
        """The places of those that hold a post."""
        return [self.holders[post][1] for post in Post if post in self.holders]

    @property
    def lines(self) -> int:
        """How many are chosen."""
        return len(self.chosen)

    @property
    def budget(self) -> int:
        """How many lines it gets."""
        return max(FEWEST, round(PER_WORD * min(self.words, sqrt(self.words * SHORT))))

    @property
    def beyond(self) -> int:
        """How many lines a short story may have, lest it has room for nothing but what it rests on."""
        return min(self.posts + BEYOND, int(AT_MOST_PER_WORD * self.words))

    def add(self, item: Happening) -> None:
        """Choose a line."""
        self.chosen.append(item)
        for place in _sentences(item):
            self.by_sentence[place].append(item)
        if item.day[0] is not None:
            self.by_day[item.day[0]] += 1

    def has_told(self, item: Happening) -> bool:
        """Whether the chosen lines tell it already, or enough of its day."""
        if self.articles > 1 and item.day[0] is not None and self.by_day[item.day[0]] >= A_DAY:
            return True
        beside = self.by_sentence.get((item.told.article, item.told.event.sentence), ())
        return any(_in_one_breath(other, item) for other in beside) or any(_alike(other, item) for other in self.chosen)


def stories_of(together: Iterable[Iterable[int]], words: Iterable[int]) -> list[Story]:
    """The story of each article, by rank.

    Args:
        together: of each happening, the ranks of the articles that tell it.
        words: how long each article is.
    """
    lengths = list(words)
    above = list(range(len(lengths)))
    for ranks in together:
        roots = sorted({_root(above, rank) for rank in ranks})
        for other in roots[1:]:
            above[other] = roots[0]
    roots = [_root(above, rank) for rank in range(len(lengths))]
    found = {root: Story() for root in roots}
    for root, length in zip(roots, lengths, strict=True):
        found[root].words += length
        found[root].articles += 1
    return [found[root] for root in roots]


def _root(above: list[int], article: int) -> int:
    while above[article] != article:
        above[article] = above[above[article]]
        article = above[article]
    return article


def _sentences(item: Happening) -> set[tuple[int, int]]:
    return {(witness.article, witness.event.sentence) for witness in item.witnesses}


def _in_one_breath(chosen: Happening, item: Happening) -> bool:
    """Whether a sentence tells both, of one time, or one of them inside the other's clause."""
    one, other = chosen.told.event.span, item.told.event.span
    within = chosen.told.article == item.told.article and (one.covers(other) or other.covers(one))
    return within or chosen.day == item.day or not item.firm


def _alike(chosen: Happening, item: Happening) -> bool:
    """Whether the two tell the same kind of happening in one article, or in the same words, and nothing sets their times apart."""
    if chosen.told.article == item.told.article and chosen.told.mention.clause.phrases == item.told.mention.clause.phrases:
        return bool(chosen.told.mention.clause.phrases)
    if _apart(chosen.day, item.day) and chosen.firm and item.firm:
        return False
    one, other = _words(chosen), _words(item)
    fewer = max(1, min(len(one), len(other)))
    shared = len(one & other) >= max(ALIKE * fewer, min(SOME, fewer))
    if shared or chosen.told.article != item.told.article:
        return shared
    if _kinds(chosen) & _kinds(item):
        return not _done_to_others(chosen, item)
    return bool(one & other) and (_says_what(chosen, item) or _says_what(item, chosen))


def _says_what(one: Happening, other: Happening) -> bool:
    """Whether one names with a noun what the other tells: "was assigned the blame", "blamed"."""
    said = {part.head for part in one.told.participants if not part.named and part.role is Role.PATIENT}
    return other.told.kind in {kind_of(word) for word in said}


def _done_to_others(chosen: Happening, item: Happening) -> bool:
    """Whether each says what it is done to, and that is another thing, in other words: a dividend is paid, and a price."""
    one, other = ({part.head for part in told.participants if part.role is Role.PATIENT} for told in (chosen.told, item.told))
    if not one or not other or one & other:
        return False
    words, others = _words(chosen), _words(item)
    return len(words & others) < OTHERWISE * min(len(words), len(others))


def _apart(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether one is over before the other begins."""
    (first, last), (begin, end) = one, other
    return (first is not None and end is not None and end < first) or (last is not None and begin is not None and last < begin)


def _kinds(item: Happening) -> frozenset[str]:
    return frozenset(witness.kind for witness in item.witnesses)


def _words(item: Happening) -> frozenset[str]:
    """What it is told in, but for when: two things of one September are not alike for that."""
    said = item.told.mention.telling.words | {item.told.event.predicate.lemma}
    return frozenset(word for word in said if word not in DATES and not _YEAR.fullmatch(word))
