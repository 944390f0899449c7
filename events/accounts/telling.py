"""How a mention is told: where its clause stands, what it names, who speaks. Facts for merging and ranking, taken from the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.events.language import words
from dateline.events.schema import Document, Event, Sentence, Standing, Telling, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
SILENT = words("verbs", "empty")  # they tell clauses neither apart nor together
CLAUSES = frozenset({"advcl", "acl", "ccomp", "parataxis"})
QUOTES = frozenset({'"', "“", "”", "``", "''"})
LONGEST_HEADLINE = 20  # words
_MARKS = ".,:;!?()[]\"“”‘’'"
_STANDINGS: Mapping[str, Standing] = {
    "root": Standing.MAIN,
    "ccomp": Standing.CONTENT,
    "xcomp": Standing.INFINITIVE,
    "advcl": Standing.ADVERBIAL,
    "acl:relcl": Standing.RELATIVE,
    "acl": Standing.PARTICIPLE,
    "parataxis": Standing.ASIDE,
}


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole article decides: the words of its headline, which sentences are the headline, how often each noun is used."""

    headline: frozenset[str]
    in_headline: frozenset[int]
    nouns: Mapping[str, int]


def page_of(document: Document) -> Page:
    """The headline is a first line that is no sentence, or else the article's title."""
    end = _headline_end(document.text)
    heads = [sentence for sentence in document.sentences if sentence.span.end <= end]
    told = content(token for sentence in heads for token in sentence.tokens)
    if not told and document.article.title:
        told = _of_title(document.article.title, document)
    nouns = (token.lemma.lower() for sentence in document.sentences for token in sentence.tokens if token.upos in {"NOUN", "PROPN"})
    return Page(told, frozenset(sentence.index for sentence in heads), Counter(nouns))


def _of_title(title: str, document: Document) -> frozenset[str]:
    """The words of a title that has no tree, each as the text's own trees call it: "Dockers" is "docker" there."""
    lemmas = {token.text.lower(): token.lemma.lower() for sentence in document.sentences for token in sentence.tokens}
    bare = (word.strip(_MARKS).removesuffix("'s").removesuffix("’s") for word in title.lower().split())
    return frozenset(lemmas.get(word, word) for word in bare if word) - SILENT


def _headline_end(text: str) -> int:
    line = text.split("\n", 1)[0]
    return len(line) if len(line.split()) <= LONGEST_HEADLINE and not line.rstrip().endswith(".") and len(line) < len(text) else 0


def content(tokens: Iterable[Token]) -> frozenset[str]:
    """The lemmas of the words that say something."""
    return frozenset(token.lemma.lower() for token in tokens if token.upos in CONTENT) - SILENT


def telling(event: Event, sentence: Sentence, token: Token, page: Page) -> Telling:
    """The facts of one mention."""
    own = list(clause(sentence, token))
    said = content(own)
    subjects = sentence.children(token, "nsubj", "csubj")
    return Telling(
        standing=_standing(sentence, token),
        depth=sum(1 for _ in sentence.ancestors(token)),
        finite=_is_finite(sentence, token),
        subject=bool(subjects),
        pronoun=any(item.upos == "PRON" for item in subjects),
        passive=any(item.deprel == "nsubj:pass" for item in subjects),
        quoted=stands_in_quotes(sentence, token),
        asked=sentence.tokens[-1].text == "?",
        first_person=any(map(is_first_person, own)),
        length=len(own),
        words=said - {token.lemma.lower()},
        names=frozenset(item.lemma.lower() for item in own if item.upos == "PROPN"),
        numbers=frozenset(item.text for item in own if item.upos == "NUM"),
        in_headline=event.sentence in page.in_headline,
        of_headline=len(said & page.headline),
        common=_common(own, page.nouns),
        printed=token.printed,
    )


def is_first_person(word: Token) -> bool:
    """Whether somebody speaks of himself; "mine" is nearly always a pit."""
    return word.upos == "PRON" and word.feats.get("Person") == "1" and word.text.lower() != "mine"


def clause(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and what belongs to it, without the clauses below it."""
    yield token
    for child in sentence.children(token):
        if child.relation not in CLAUSES and not (child.relation == "conj" and child.upos == "VERB"):
            yield from clause(sentence, child)


def _standing(sentence: Sentence, token: Token) -> Standing:
    if token.upos not in {"VERB", "AUX"} and sentence.child(token, "cop", "nsubj") is None and token.relation != "root":
        return Standing.PHRASE
    if token.relation == "conj":
        first = next((above for above in sentence.ancestors(token) if above.relation != "conj"), None)
        return Standing.JOINED if first is not None and first.relation == "root" else Standing.OTHER
    return _STANDINGS.get(token.deprel) or _STANDINGS.get(token.relation, Standing.OTHER)


def _is_finite(sentence: Sentence, token: Token) -> bool:
    if token.feats.get("VerbForm") == "Fin":
        return True
    return any(item.feats.get("VerbForm") == "Fin" for item in sentence.children(token, "aux", "cop"))


def stands_in_quotes(sentence: Sentence, token: Token) -> bool:
    """Whether quotation marks of the sentence are open before it."""
    before = [item.text for item in sentence.tokens[: token.index - 1] if item.text in QUOTES]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("``") > before.count("''")


def _common(tokens: Iterable[Token], nouns: Mapping[str, int]) -> float:
    """How often the article uses the nouns of the clause, on average."""
    counts = [nouns[token.lemma.lower()] for token in tokens if token.upos in {"NOUN", "PROPN"}]
    return round(sum(counts) / len(counts), 2) if counts else 0.0
