"""All that the rules of reality look at: an event's own words, and what is known of what its clause hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.events.extraction.grammar import VerbGroup
from dateline.events.language.governors import Effect
from dateline.events.schema import EventClass, Factuality, Kind, Sentence, Token


@dataclass(frozen=True, slots=True)
class Claim:
    """All that the rules look at."""

    sentence: Sentence
    token: Token
    kind: Kind
    event_class: EventClass
    group: VerbGroup
    above: Token | None
    above_factuality: Factuality | None
    effect: Effect | None
    """What the word that it hangs on makes of it."""
    clause: Factuality | None = None
    """What is known of the verb in whose clause a noun stands."""

    @property
    def case(self) -> str:
        """The preposition or the mark that opens the phrase or the clause, empty without one."""
        return case_of(self.sentence, self.token)

    @property
    def above_lemma(self) -> str:
        """The lemma of the governor, empty at the root."""
        return self.above.lemma.lower() if self.above is not None else ""

    def children(self, *relations: str) -> frozenset[str]:
        """The lemmas of the dependents in these relations."""
        return frozenset(child.lemma.lower() for child in self.sentence.children(self.token, *relations))

    def described_by(self, words: frozenset[str]) -> bool:
        """Whether one of the words, a participle ("planned") among them, stands before the noun."""
        before = self.sentence.children(self.token, "amod", "det")
        return any(child.text.lower() in words or child.lemma.lower() in words for child in before)


def case_of(sentence: Sentence, token: Token) -> str:
    """The preposition or the mark that opens a phrase or a clause, empty without one; joined gerunds share the first one's."""
    found = sentence.child(token, "case", "mark")
    if found is None and token.relation == "conj" and token.xpos == "VBG" and (first := sentence.head(token)) is not None:
        return case_of(sentence, first) if first.xpos == "VBG" else ""
    return found.lemma.lower() if found is not None else ""
