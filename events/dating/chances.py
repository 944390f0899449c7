"""How likely people are to relate two things, and by which relation: the evidence of a pair, weighed.

The weights in ``relation_weights.tsv`` are those of a multinomial logit model of annotated news, one for each kind of pair
(``training/train_relations.py``): the chance of a relation is the softmax of its weights' sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp

from dateline.events.dating.pairs import RelatedPair
from dateline.events.language.tables import cut
from dateline.events.schema import Relation

RELATIONS = (Relation.BEFORE, Relation.AFTER, Relation.INCLUDES, Relation.IS_INCLUDED, Relation.SIMULTANEOUS)
ALWAYS = "always"  # the evidence that every pair has


def chances(pair: RelatedPair) -> Mapping[Relation, float]:
    """For each relation the chance that people would state it of the pair; what is left to one is that they state none."""
    weights = _weights()[pair.kind]
    rows = [row for line in (ALWAYS, *pair.evidence) if (row := weights.get(line))]
    none, *odds = (exp(sum(column)) for column in zip(*rows, strict=True))
    total = none + sum(odds)
    return {relation: value / total for relation, value in zip(RELATIONS, odds, strict=True)}


@cache
def _weights() -> Mapping[str, Mapping[str, tuple[float, ...]]]:
    """For every kind of pair the weights of each line of evidence, that of no relation first."""
    table: dict[str, dict[str, tuple[float, ...]]] = {}
    for kind, evidence, *weights in cut("dateline.events.dating", "relation_weights.tsv"):
        table.setdefault(kind, {})[evidence] = tuple(map(float, weights))
    return table
