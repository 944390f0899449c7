"""What pronouns, short names and titles stand for, where the article decides it. A wrong link is worse than none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.events.extraction.antecedents import Referent, antecedent
from dateline.events.extraction.mentions import ENDINGS_OF_FIRMS, EntityMention, Form, mentions_of
from dateline.events.extraction.quotations import Speech, quotation_at, quotations_of
from dateline.events.schema import Document, Sentence, Span, Token

REACH = 10  # sentences that a title looks back ("the ambassador")


def references(document: Document, speeches: Mapping[tuple[int, int], Speech]) -> dict[Span, Span]:
    """The spans of pronouns, short names and titles, each with the span of the fullest mention of what it stands for.

    ``speeches`` tells who says which words, so that "I" in a quotation is its speaker.
    """
    links: dict[Span, Span] = {}
    quotations = quotations_of(document.text)
    for mention, referent in followed(document):
        if mention.form is Form.PRONOUN and quotation_at(quotations, mention.span) is not None:
            told = _tellers(document.sentences[mention.sentence], mention.token, speeches)
            if any(_speaks(document.text, referent, speaker) for speaker in told):
                continue
        full = _fullest(referent)
        if full is not None and full.span != mention.span and not full.span.covers(mention.token.span) and _is_short(mention, full):
            links[mention.token.span] = full.span
    for sentence in document.sentences:
        for token in sentence.tokens:
            speech = speeches.get((sentence.index, token.index)) if token.lemma in {"I", "my"} and token.upos == "PRON" else None
            if speech is not None:
                links[token.span] = links.get(speech.speaker, speech.speaker)
    return links


def _tellers(sentence: Sentence, word: Token, speeches: Mapping[tuple[int, int], Speech]) -> Iterator[Span]:
    """Who says the word, and who says that he says so ("I hope that he leaves", Lund said)."""
    seen: set[int] = set()
    while word.index not in seen and (speech := speeches.get((sentence.index, word.index))) is not None:
        yield speech.speaker
        seen.add(word.index)
        word = next((item for item in sentence.tokens if item.span == speech.speaker), word)


def _speaks(text: str, referent: Referent, speaker: Span) -> bool:
    """Whether it is who says the words that a pronoun stands in: nobody calls himself "he" in his own quotation."""
    last = speaker.of(text).split()[-1].lower()
    return any(item.span.overlaps(speaker) or item.name[-1:] == (last,) for item in referent.mentions)


def _is_short(mention: EntityMention, full: EntityMention) -> bool:
    """Whether the full mention says more than this one does; of nouns, only titles of people and groups are sure enough."""
    if mention.form is Form.NOUN:
        return bool(full.name) and mention.person is not None and mention.person == bool(full.person)
    return mention.form is Form.PRONOUN or len(mention.name) < len(full.name)


def _fullest(referent: Referent) -> EntityMention | None:
    """The longest name, the first of equals; without a name, the latest noun phrase."""
    return max(referent.names or reversed(referent.phrases), key=lambda mention: len(mention.name), default=None)


@dataclass(slots=True)
class _Discourse:
    """All that was spoken of so far: what was lately, and the named by the first and the last word of their names."""

    recent: list[Referent] = field(default_factory=list)
    by_word: dict[str, list[Referent]] = field(default_factory=lambda: defaultdict(list))

    def forget(self, sentence: int) -> None:
        """Drop from the recent what was last spoken of too long ago."""
        self.recent = [item for item in self.recent if sentence - item.last.sentence <= REACH]

    def pass_over(self, opened: Iterable[EntityMention]) -> None:
        """Drop the unnamed told of beside a subject that nobody can place: "she gave it to the widow" goes on of her who gave."""
        for pronoun in opened:
            self.recent = [item for item in self.recent if not _beside(pronoun, item)]

    def note(self, mention: EntityMention, known: Referent | None) -> Referent:
        """Add a mention to what it speaks of, or to something new."""
        referent = known or Referent()
        referent.mentions.append(mention)
        if not any(item is referent for item in self.recent):
            self.recent.append(referent)
        for word in dict.fromkeys((*mention.name[:1], *mention.name[-1:])):
            if not any(item is referent for item in self.by_word[word]):
                self.by_word[word].append(referent)
        return referent


def _beside(pronoun: EntityMention, referent: Referent) -> bool:
    """Whether it was first told of behind the pronoun in its sentence, by no name, doing nothing, and may be of its gender."""
    last = referent.last
    new = len(referent.mentions) == 1 and last.sentence == pronoun.sentence and last.place > pronoun.place
    return new and not referent.names and last.role != "subject" and last.gender in {None, pronoun.gender}


Linking = Callable[[Sentence, EntityMention, Sequence[Referent]], tuple[Referent | None, bool]]
"""Given a pronoun and what was spoken of before it: what it stands for, and whether that is sure."""


def followed(document: Document, *, link: Linking = antecedent) -> Iterator[tuple[EntityMention, Referent]]:
    """Each mention of the document, in text order, with whom or what it is taken to speak of."""
    discourse = _Discourse()
    spoken_of = [list(mentions_of(sentence)) for sentence in document.sentences]
    things = _names_of_things(mention for mentions in spoken_of for mention in mentions)
    for sentence, found in zip(document.sentences, spoken_of, strict=True):
        discourse.forget(sentence.index)
        mentions = [replace(mention, person=False) if mention.name in things else mention for mention in found]
        opened = []
        for mention in mentions:
            known, sure = (
                link(sentence, mention, discourse.recent) if mention.form is Form.PRONOUN else (_known(sentence, mention, discourse), True)
            )
            if known is not None or mention.form is not Form.PRONOUN:
                referent = discourse.note(mention, known)
                if sure:
                    yield mention, referent
            elif mention.role == "subject" and mention.gender:
                opened.append(mention)
        for several in _coordinations(sentence, mentions):
            discourse.note(several, None)
        discourse.pass_over(opened)


def _names_of_things(mentions: Iterable[EntityMention]) -> frozenset[tuple[str, ...]]:
    """The names that some mention shows to be no person's ("in Orvik"), and no mention to be a person's, so that all of them are not."""
    told: defaultdict[tuple[str, ...], set[bool | None]] = defaultdict(set)
    for mention in mentions:
        if mention.form is Form.NAME and mention.name:
            told[mention.name].add(True if mention.gender else mention.person)
    return frozenset(name for name, kinds in told.items() if False in kinds and True not in kinds)


def _known(sentence: Sentence, mention: EntityMention, discourse: _Discourse) -> Referent | None:
    """What a name or a noun goes back to."""
    return _named(mention, discourse) if mention.form is Form.NAME else _described(sentence, mention, discourse)


def _coordinations(sentence: Sentence, mentions: list[EntityMention]) -> Iterator[EntityMention]:
    """Phrases joined by "and", taken together."""
    single = {mention.token.index: mention for mention in mentions if mention.form is not Form.PRONOUN}
    for index, first in single.items():
        joined = [single[token.index] for token in sentence.children(sentence[index], "conj") if token.index in single]
        if joined:
            span = Span(first.span.start, max(mention.span.end for mention in (first, *joined)))
            yield EntityMention(
                sentence.index,
                first.token,
                span,
                Form.JOINED,
                first.role,
                plural=True,
                definite=first.definite,
                speaks=first.speaks,
                main=first.main,
            )


def _named(mention: EntityMention, discourse: _Discourse) -> Referent | None:
    """Whom the name has named before: the same name, or the only one that it can be short for."""
    sharing = [item for word in dict.fromkeys((mention.name[0], mention.name[-1])) for item in discourse.by_word.get(word, ())]
    alike = [item for item in sharing if any(_same_name(name, mention) for name in item.names)]
    if alike:
        return max(alike, key=lambda item: item.last.place)
    related = [item for item in sharing if any(len(name.name) != len(mention.name) for name in item.names)]
    if len(related) != 1 or mention.gender not in {None, related[0].gender}:
        return None
    return related[0] if any(_short_for(mention, name) or _short_for(name, mention) for name in related[0].names) else None


def _same_name(one: EntityMention, other: EntityMention) -> bool:
    return one.name == other.name and (one.gender is None or other.gender is None or one.gender == other.gender)


def _short_for(short: EntityMention, full: EntityMention) -> bool:
    """A person's given name or family name alone, or a firm's name without "Inc."."""
    if len(short.name) != 1 or len(full.name) < 2 or short.plural:  # noqa: PLR2004 - a name of one word has no shorter form
        return False
    if full.person:
        return short.name[0] in {full.name[0], full.name[-1]}
    return short.name == full.name[:-1] and full.name[-1] in ENDINGS_OF_FIRMS


def _described(sentence: Sentence, mention: EntityMention, discourse: _Discourse) -> Referent | None:
    """What a definite noun goes back to: the last that was called by this noun, and of named ones the only one."""
    if not mention.definite or mention.owned:
        return None
    near = [item for item in discourse.recent if item.last.place < mention.place and item.plural in {None, mention.plural}]
    called = [item for item in near if any(mention.nouns & other.nouns for other in item.mentions)]
    if (name := _name_beside(sentence, mention)) and not any(name & set(other.name) for item in called for other in item.names):
        return None  # "the finance minister, Ana Lund" is not the prime minister
    if len(called) > 1 and any(item.names for item in called):
        return None
    return max(called, key=lambda item: item.last.place, default=None)


def _name_beside(sentence: Sentence, mention: EntityMention) -> frozenset[str]:
    """The words of the name behind a noun and its comma."""
    names = (item for item in sentence.children(mention.token, "appos") if item.upos == "PROPN")
    return frozenset(word.text.lower() for name in names for word in (name, *sentence.children(name, "flat")))
