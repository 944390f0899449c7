"""Sentences as flat trees, enough for rules that look at words and their classes."""

import re
from datetime import date

from dateline.events.schema import NO_FEATURES, Article, Document, Sentence, Span, Token

_WORD = re.compile(r"\d+(?:[.,:/]\d+)*\w*|[ap]\.m\.|[^\W\d_]+|[^\s\w]")
_MODALS = {"will": "AUX", "would": "AUX", "is": "AUX", "was": "AUX"}


def _class(word: str, index: int) -> str:
    if word[0].isdigit():
        return "NUM"
    if word in _MODALS:
        return _MODALS[word]
    if word.endswith("ly"):
        return "ADV"
    return "PROPN" if word[0].isupper() and index > 1 else "NOUN" if word[0].isalpha() else "PUNCT"


def flat_document(text: str, published: date = date(2021, 3, 17)) -> Document:
    """One sentence a full stop; all words hang on the first, which is a past verb, or one with "will"."""
    sentences = []
    for number, found in enumerate(re.finditer(r"\S.*?(?:(?<![\s.][a-z])(?<!Sept)(?<!Oct)(?<!Jan)(?<!Feb)\.(?= [A-Z])|$)", text)):
        tokens = []
        for index, word in enumerate(_WORD.finditer(found[0]), 1):
            span = Span(found.start() + word.start(), found.start() + word.end())
            relation = "root" if index == 1 else "aux" if word[0] in _MODALS else "dep"
            kind = _class(word[0], index)
            tokens.append(Token(index, word[0], word[0].lower(), kind, "", NO_FEATURES, min(index - 1, 1), relation, span))
        sentences.append(Sentence(number, tuple(tokens)))
    return Document(Article(text, published, "a1"), tuple(sentences))


def row_tree(rows: str) -> Sentence:
    """A sentence of words with index, form, lemma, class, head, relation and features, a semicolon between them."""
    tokens, at = [], 0
    for row in rows.split("; "):
        index, word, lemma, upos, head, relation, features = row.split(" ")
        feats = dict(pair.split("=") for pair in features.split("|")) if features != "_" else {}
        tokens.append(Token(int(index), word, lemma, upos, "", feats, int(head), relation, Span(at, at + len(word))))
        at += len(word) + 1
    return Sentence(0, tuple(tokens))
