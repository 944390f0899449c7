"""Short ways to write values for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.events.schema import Article, Document, Sentence, Span, Token

PUBLISHED = date(2024, 3, 12)  # a Tuesday
LEMMAS = {"sued": "sue", "resigned": "resign", "met": "meet", "said": "say", "arrested": "arrest"}


def story(*sentences: str, identifier: str = "", published: date = PUBLISHED) -> Article:
    """An article of sentences like "Ada sued Acme on Monday."."""
    return Article(text=" ".join(sentences), id=identifier, published=published)


class SimpleParser:
    """Parses sentences of a name, a verb, perhaps a second name, and perhaps "on" with a day; nothing else."""

    name = "simple"

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article."""
        return [self._parse(article) for article in articles]

    def _parse(self, article: Article) -> Document:
        sentences, start = [], 0
        for number, words in enumerate(article.text.split(". ")):
            sentences.append(_sentence(number, words.removesuffix("."), start))
            start += len(words) + 2
        return Document(article, tuple(sentences))


def _sentence(number: int, words: str, start: int) -> Sentence:
    tokens = []
    for index, word in enumerate(words.split(), 1):
        upos, xpos, head, relation = _grammar(words.split(), index)
        features = {"Tense": "Past", "VerbForm": "Fin"} if upos == "VERB" else {}
        tokens.append(
            Token(index, word, LEMMAS.get(word, word), upos, xpos, features, head, relation, Span(start, start + len(word))),
        )
        start += len(word) + 1
    tokens.append(Token(len(tokens) + 1, ".", ".", "PUNCT", ".", {}, 2, "punct", Span(start - 1, start)))
    return Sentence(number, tuple(tokens))


def _grammar(words: Sequence[str], index: int) -> tuple[str, str, int, str]:
    if index == 1:
        return "PROPN", "NNP", 2, "nsubj"
    if index == 2:
        return "VERB", "VBD", 0, "root"
    if words[index - 1] == "on":
        return "ADP", "IN", index + 1, "case"
    return "PROPN", "NNP", 2, "obl" if words[index - 2] == "on" else "obj"
