"""What sets one attachment of a tree right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from dateline.events.parsing.bases import with_base
from dateline.events.schema import Token

PARTICIPLE = MappingProxyType({"Tense": "Past", "VerbForm": "Part"})
GERUND = MappingProxyType({"VerbForm": "Ger"})
PRESENT = MappingProxyType({"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"})


@dataclass(frozen=True, slots=True)
class Move:
    """A token's new head and relation; with ``verb`` it is a verb in the simple present, a gerund or a participle."""

    token: Token
    head: int
    deprel: str
    verb: str = ""
    gerund: bool = False
    participle: bool = False

    @property
    def moved(self) -> Token:
        """The token as it should be."""
        token = replace(self.token, head=self.head, deprel=self.deprel)
        if self.gerund:
            return with_base(replace(token, upos="VERB", xpos="VBG", feats=GERUND))
        if self.participle:
            return replace(token, xpos="VBN", feats=PARTICIPLE)
        return replace(token, lemma=self.verb, upos="VERB", xpos="VBZ", feats=PRESENT) if self.verb else token
