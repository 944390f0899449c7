"""People, organisations and places by name: what the questions "who", "where" and "who says so" can be answered with.

Nobody has told us which words are names, so capitals decide: a word that the articles also write small is none, nor is one
that they write large at the begin of sentences alone. Titles are taken off, and a last name stands for the one full name
that ends with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from dateline.events.schema import Argument, DatedEvent, Role, Span, Timeline

TITLES = frozenset(
    (
        "mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister secretary senator sen rep representative "
        "ambassador governor mayor judge justice general gen colonel col captain capt major lieutenant sergeant sgt chancellor king queen "
        "prince princess pope bishop rabbi imam ayatollah ceo cfo chief chairman chairwoman director spokesman spokeswoman leader"
    ).split()
)
FIRMS = frozenset("inc corp corporation ltd limited co company plc llc ag gmbh group".split())
NOBODY = frozenset("i we you he she it they one who which that this these those some others many".split())
ARTICLES = frozenset(["the", "a", "an"])
PLACES = (Role.PLACE, Role.DESTINATION, Role.ORIGIN)
WRITINGS = frozenset(
    "statement report memo memorandum letter review study survey release filing article notice announcement email blog".split()
)
TRADES = frozenset(
    (
        "computer computers software systems technologies electronics industries international holdings airlines airways motor motors "
        "energy oil petroleum foods stores communications pharmaceuticals records pictures"
    ).split()
)  # what a firm's longer name adds to its shorter one
FEW = 20  # so few events that a name of one of them is worth asking for
MAX_WORDS = 5
_WORD = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.&-]*")
_WITHIN = re.compile(
    r"(?:(?<=[\w,] )|(?<=\bMr\. )|(?<=\bMrs\. )|(?<=\bMs\. )|(?<=\bDr\. ))[A-Z][\w&-]*"
)  # a capital that begins no sentence
_FIRM = re.compile(r"([A-Z][\w&-]*),? (?:Inc|Corp|Corporation|Ltd|Limited|PLC|LLC|AG|GmbH)\b")
_BEHIND = re.compile(r",|;|\s(?:of|from|at|with|in|on|to|by|for|who|which|that|whose)\s")  # after these an addition to a phrase begins
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_WHOSE = re.compile(r" (?:by|from|of|at|in) | on .* (?:website|site|blog|page)$")
_NAME = r"((?:[A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]+ ){1,3}[A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+)"
_HOLDER = re.compile(rf", {_NAME}(?=,)| {_NAME}")
_BESIDE = re.compile(r"(?<=[\w,] )([A-Z][\w&-]*) (?=([A-Z][\w&-]*))")  # "New York" amid a sentence
_POSSESSIVE = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?$")


class Names:
    """The names of a timeline, each once, and who of them takes part in an entry; an index leads into the tuple."""

    def __init__(self, timeline: Timeline) -> None:
        self.texts = {article.id: article.text for article in timeline.articles}
        self.events = {event.event.id: event for event in timeline.events}
        self.writing = Writing(self.texts.values())
        who = {event.event.id: self._named(event, (Role.AGENT, Role.PATIENT, Role.RECIPIENT)) for event in timeline.events}
        where = {event.event.id: self._named(event, PLACES, but="person") for event in timeline.events}
        said = {event.event.id: self._speaker(event) for event in timeline.events}
        same = one_name_each([*_all(who), *_all(said)], firms=self.writing.firms)
        least = 1 if len(timeline.events) <= FEW else 2
        self.who, self._who = _indexed(who, same, least)
        self.where, self._where = _indexed(where, {}, least)
        self.speakers, self._said = _indexed(said, same, 1)

    def who_of(self, events: Sequence[DatedEvent]) -> tuple[int, ...]:
        """Who takes part."""
        return _joined(self._who, events)

    def where_of(self, events: Sequence[DatedEvent]) -> tuple[int, ...]:
        """The places that are named."""
        return _joined(self._where, events)

    def speakers_of(self, events: Sequence[DatedEvent]) -> tuple[int, ...]:
        """Who alone says so; nobody, where an article tells it itself."""
        return _joined(self._said, events) if all(event.event.source for event in events) else ()

    def _named(self, dated: DatedEvent, roles: Sequence[Role], *, but: str | None = None) -> list[str]:
        """The names in these roles, without those of a kind; a name whose kind nobody knows may be of any."""
        text = self.texts[dated.event.article]
        asked = [argument for argument in dated.event.arguments_as(*roles) if not (argument.named and argument.named.value == but)]
        return [name for argument in asked if (name := self.writing.name_of(argument, text))]

    def _speaker(self, dated: DatedEvent) -> list[str]:
        """The name of who says so, by the saying's own agent where the words are a pronoun; else the words."""
        source = dated.event.source
        if source is None:
            return []
        saying, text = self.events.get(source.event or ""), self.texts[dated.event.article]
        agents = [agent for agent in (saying.event.arguments_as(Role.AGENT) if saying else ()) if agent.span.overlaps(source.span)]
        words = " ".join(source.span.of(text).split())
        name = self.writing.speaker_in(words) or next(filter(None, (self.writing.name_of(agent, text) for agent in agents)), words)
        return [] if name.casefold() in NOBODY else [name]


class Writing:
    """How often the articles write each word small, and how often large amid a sentence."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = tuple(texts)
        self.flat = "\n".join(" ".join(text.split()) for text in texts)
        self.small: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        self.firms: set[str] = set()
        self.beside: set[tuple[str, str]] = set()
        for text in texts:
            self.firms.update(name.casefold() for name in _FIRM.findall(text))
            self.beside.update((one.casefold(), other.casefold()) for one, other in _BESIDE.findall(text))
            self.small.update(word for word in _WORD.findall(text) if word.islower())
            self.within.update(word.casefold() for word in _WITHIN.findall(text))

    def is_name(self, word: str) -> bool:
        """Whether a word is written as a name is."""
        key = _POSSESSIVE.sub("", word).casefold()
        return (
            word[:1].isupper() and key not in NOBODY and self.within[key] > 2 * self.small[key]
        )  # twice: "May" and "may", "Talks" and "talks"

    def name_of(self, argument: Argument, text: str) -> str | None:
        """The name in an argument, or nothing where it has none.

        >>> text = "In Lund, the mayor met Mira Okafor."
        >>> Writing([text]).name_of(Argument(Role.PATIENT, Span(23, 34), Span(28, 34), "a rule"), text)
        'Mira Okafor'
        """
        if argument.refers_to is not None:
            words = argument.refers_to.of(text)
            return self.name_in(words, _head_of(words))
        start = argument.span.start
        if not argument.span.covers(argument.head):
            return self.name_in(argument.head.of(text), Span(0, argument.head.end - argument.head.start))
        return self.name_in(argument.span.of(text), Span(argument.head.start - start, argument.head.end - start))

    def speaker_in(self, words: str) -> str | None:
        """The name in the words for who says something: of a writing whose it is; of an office who holds it, where one place names both.

        >>> text = "It rained. The Lund council agreed. Asked on Monday, the mayor of Lund, Mira Okafor, agreed with Acme."
        >>> [Writing([text]).speaker_in(words) for words in ("Mira Okafor of Acme", "the mayor of Lund", "the council", "a report by Acme")]
        ['Mira Okafor', 'Mira Okafor', None, 'Acme']
        """
        head = _head_of(words)
        word, added = words[head.start : head.end].casefold(), words[head.end :]
        if words[head.start].isupper() and self.small[word] and word not in TITLES and added.startswith(" of "):
            rest = self.name_in(added[4:], Span(0, len(added) - 4))
            return f"{_ARTICLE.sub('', words[: head.end])} of {rest}" if rest else None  # "the Chamber of Commerce"
        name = self.name_in(words, head)
        if name or word in WRITINGS:
            return name or (self.name_in(added, Span(0, len(added))) if _WHOSE.match(added) else None)
        return self._holder_of(_ARTICLE.sub("", words))

    @cache  # noqa: B019 - a page's own, and the same few are asked for again and again
    def _holder_of(self, office: str) -> str | None:
        found: set[str] = set()
        at = self.flat.find(office)
        while at >= 0:
            if named := _HOLDER.match(self.flat, at + len(office)):
                found.add(named[1] or named[2])
            at = self.flat.find(office, at + len(office))
        return next(iter(found)) if len(found) == 1 else None

    def name_in(self, words: str, head: Span) -> str | None:
        """The words about the head that are written large, without titles; nothing where the head is written small."""
        found = list(_WORD.finditer(words))
        large = [bool(match[0][:1].isupper()) for match in found]
        inside = [index for index, match in enumerate(found) if match.start() < head.end and head.start < match.end() and large[index]]
        if not inside:
            return None
        first = last = inside[-1]
        while first > 0 and large[first - 1] and not words[found[first - 1].end() : found[first].start()].strip():
            first -= 1
        while last + 1 < len(found) and large[last + 1] and not words[found[last].end() : found[last + 1].start()].strip():
            last += 1
        parts = [_POSSESSIVE.sub("", match[0]).strip(".,") for match in found[first : last + 1]]
        return self._name(parts[-MAX_WORDS:])

    def _name(self, parts: Sequence[str]) -> str | None:
        titles = [index for index, part in enumerate(parts[:-1]) if part.casefold().strip(".") in TITLES]
        kept = list(parts[titles[-1] + 1 :] if titles else parts)
        while len(kept) > 1 and kept[-1].casefold() in FIRMS:
            kept.pop()
        while len(kept) > 1 and self.small[kept[0].casefold()] and not self._belongs(kept[0], kept[1]):  # "The", "Yesterday"
            kept.pop(0)
        if not kept or kept[-1].casefold() in TITLES or not any(map(self.is_name, kept)):
            return None
        return " ".join(kept)

    def _belongs(self, word: str, name: str) -> bool:
        """Whether a word that is also written small is the first of a name: "New York", not "The Times"."""
        return word.casefold() not in ARTICLES and (word.casefold(), name.casefold()) in self.beside


def _head_of(words: str) -> Span:
    """The last word of a phrase before what is added to it: "Mike Gikas" of "Mike Gikas of Consumer Reports".

    >>> _head_of("the mayor of Lund")
    Span(start=4, end=9)
    """
    core = words[: addition.start()] if (addition := _BEHIND.search(words)) else words
    return Span(core.rstrip().rfind(" ") + 1, len(core.rstrip()))


def one_name_each(names: Iterable[str], *, firms: AbstractSet[str] = frozenset()) -> Mapping[str, str]:
    """For every name, the one to show: one spelling for all cases, the full name for a last name, one for a firm with its trade.

    >>> dict(one_name_each(["Ana Ruiz", "Ruiz", "NASA", "Nasa", "NASA"]))
    {'Ana Ruiz': 'Ana Ruiz', 'Ruiz': 'Ana Ruiz', 'NASA': 'NASA', 'Nasa': 'NASA'}
    """
    counts = Counter(names)
    spelling: dict[str, str] = {}
    for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        spelling.setdefault(name.casefold(), name)
    full = _full_names([spelling[name.casefold()] for name in counts])
    shown = {name: spelling[name.casefold()] for name in counts}
    return {name: full.get(short, _without_trade(short, spelling, firms)) for name, short in shown.items()}


def _without_trade(name: str, known: Mapping[str, str], firms: AbstractSet[str]) -> str:
    """A firm's shorter name, where the articles write that too, and as a firm's: "Apple" for "Apple Computer" beside "Apple Inc.".

    >>> _without_trade("Acme Motors", {"acme": "Acme"}, {"acme"}), _without_trade("British Airways", {"british": "British"}, set())
    ('Acme', 'British Airways')
    """
    short, _, last = name.casefold().rpartition(" ")
    return known[short] if last in TRADES and short in firms and short in known else name


def _full_names(names: Sequence[str]) -> dict[str, str]:
    """For a last name alone, the one full name that ends with it, where there is exactly one."""
    by_last: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        if len(words) > 1 and all(word[0].isupper() for word in words):
            by_last.setdefault(words[-1], set()).add(name)
    return {last: next(iter(found)) for last, found in by_last.items() if len(found) == 1}


def _all(found: Mapping[str, Sequence[str]]) -> list[str]:
    return [name for names in found.values() for name in names]


def _indexed(found: Mapping[str, Sequence[str]], same: Mapping[str, str], least: int) -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """The names of at least so many events, and the indices of each event's."""
    merged = {event: tuple(dict.fromkeys(same.get(name, name) for name in names)) for event, names in found.items()}
    counts = Counter(name for names in merged.values() for name in names)
    kept = sorted((name for name, number in counts.items() if number >= least), key=lambda name: (name.casefold(), name))
    index = {name: number for number, name in enumerate(kept)}
    return tuple(kept), {event: tuple(index[name] for name in names if name in index) for event, names in merged.items()}


def _joined(found: Mapping[str, tuple[int, ...]], events: Sequence[DatedEvent]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(index for event in events for index in found[event.event.id]))
