"""Names in corpora that annotate phrases: the head of a phrase where it is a proper noun, with what belongs to the name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from labels import KINDS

from dateline.events.language import words as listed

Entity = tuple[str, int, int]
"""Kind, first and last word."""
LINKS = frozenset("of the and & de la von van der - 's ' for al bin del du y".split())
TITLES = listed("names", "title")
INSIDE = frozenset(["flat", "compound", "goeswith", "fixed"])
"""Relations within a name."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence; heads count from 1, 0 is the root."""

    words: Sequence[str]
    tags: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]


def head_of(tree: Tree, first: int, last: int) -> int:
    """The word of a phrase that hangs on none of its words."""
    return next((place for place in range(first, last + 1) if not first <= tree.heads[place] - 1 <= last), last)


def names_in(tree: Tree, entities: Iterable[Entity], *, unknown: str) -> list[str]:
    """A label a word; `unknown` for proper nouns in no phrase."""
    labels = ["O"] * len(tree.words)
    for kind, first, last in sorted(entities, key=lambda phrase: phrase[1] - phrase[2]):
        head = head_of(tree, first, last)
        if kind != "time" and tree.tags[head] == "PROPN":
            run = _name_around(tree, head, first, last, person=kind == "person")
            for place in run:
                labels[place] = f"{'B' if place == run[0] else 'I'}-{kind if kind in KINDS else 'other'}"
    return [unknown if label == "O" and tag == "PROPN" else label for label, tag in zip(labels, tree.tags, strict=True)]


def _name_around(tree: Tree, head: int, first: int, last: int, *, person: bool) -> range:
    inside, grown = {head}, True
    while grown:
        more = {place for place in range(first, last + 1) if place not in inside and _continues(tree, place, inside)}
        grown = bool(more)
        inside |= more
    words = [text.lower() for text in tree.words]
    gaps = [place for place in range(min(inside), max(inside) + 1) if place not in inside and words[place] not in LINKS]
    begin = max([place + 1 for place in gaps if place < head], default=min(inside))
    end = min([place for place in gaps if place > head], default=max(inside) + 1)
    while begin < head and (words[begin] in LINKS or (person and words[begin].rstrip(".") in TITLES)):
        begin += 1
    while end > head + 1 and words[end - 1] in LINKS:
        end -= 1
    return range(begin, end)


def _continues(tree: Tree, place: int, inside: set[int]) -> bool:
    """Whether a word belongs to the name that its head belongs to."""
    tag, head, relation = tree.tags[place], tree.heads[place], tree.relations[place]
    if head - 1 not in inside:
        return False
    named = relation.partition(":")[0] in INSIDE and tag in {"PROPN", "NUM", "PUNCT", "X", "SYM"}
    described = relation == "amod" and tree.words[place][:1].isupper() and tag in {"PROPN", "ADJ"}
    return named or described or (relation == "punct" and tree.words[place] in "-.")
