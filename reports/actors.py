"""Who acts: the names by which entries can be filtered and put into lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.events.schema import Argument, DatedEvent, Role

NOT_NAMES = frozenset(
    word
    for line in (
        "i me we us you he him she her it they them one ones myself yourself himself herself itself ourselves yourselves themselves",
        "who whom which that this these those there what whoever whatever someone somebody anyone anybody everyone everybody nobody none",
        "all both each some many others another other more most few several such so",
    )
    for word in line.split()
)
LEADING_WORDS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "some", "any")
)
MAX_WORDS = 5  # a longer phrase is named by its head word


def actor_of(argument: Argument, text: str) -> str | None:
    """The name in an argument, or nothing where it is a pronoun that refers to nobody known.

    >>> from dateline.events.schema import Span
    >>> actor_of(Argument(Role.AGENT, Span(0, 11), Span(4, 11), "a rule"), "The council voted.")
    'council'
    """
    if argument.refers_to is not None:
        return _name(argument.refers_to.of(text))
    whole = _name(argument.span.of(text))
    if whole is not None and len(whole.split()) <= MAX_WORDS:
        return whole
    return _name(argument.head.of(text))


def _name(words: str) -> str | None:
    parts = words.removesuffix("'s").removesuffix("\N{RIGHT SINGLE QUOTATION MARK}s").split()
    while parts and parts[0].lower() in LEADING_WORDS:
        parts = parts[1:]
    name = " ".join(parts).strip(" ,.;:\"'()[]\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}")
    return None if not name or name.lower() in NOT_NAMES or not any(letter.isalpha() for letter in name) else name


def actors_of(event: DatedEvent, text: str) -> tuple[str, ...]:
    """The names of those who do what an event says, in text order, each once."""
    names = (actor_of(argument, text) for argument in event.event.arguments_as(Role.AGENT))
    return tuple(dict.fromkeys(name for name in names if name))


def same_actors(names: Iterable[str]) -> Mapping[str, str]:
    """For every name, the one to show: one spelling for all cases, the full name for a last name.

    >>> dict(same_actors(["Ana Ruiz", "Ruiz", "COUNCIL", "council", "council"]))
    {'Ana Ruiz': 'Ana Ruiz', 'Ruiz': 'Ana Ruiz', 'COUNCIL': 'council', 'council': 'council'}
    """
    counts = Counter(names)
    spelling: dict[str, str] = {}
    for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        spelling.setdefault(name.casefold(), name)
    full = _full_names([spelling[name.casefold()] for name in counts])
    shown = {name: spelling[name.casefold()] for name in counts}
    return {name: full.get(short, short) for name, short in shown.items()}


def _full_names(names: Sequence[str]) -> dict[str, str]:
    """For a last name alone, the one full name that ends with it, where there is exactly one."""
    by_last: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        if len(words) > 1 and all(word[0].isupper() for word in words):
            by_last.setdefault(words[-1], set()).add(name)
    return {last: next(iter(found)) for last, found in by_last.items() if len(found) == 1}
