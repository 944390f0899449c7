"""CoNLL-U goes out and comes back with its offsets."""

from datetime import date
from pathlib import Path

import pytest

from dateline.events.errors import ModelError
from dateline.events.parsing.conllu import FrozenParser, read_conllu, write_conllu
from dateline.events.schema import NO_FEATURES, Article, Document, Sentence, Span, Token

TEXT = "We can't go.\n\nSaid  Cole."


def _document() -> Document:
    article = Article(text=TEXT, published=date(2024, 3, 12), id="a1")
    shared = Span(3, 8)
    first = (
        Token(1, "We", "we", "PRON", "PRP", {"Case": "Nom"}, 4, "nsubj", Span(0, 2)),
        Token(2, "ca", "can", "AUX", "MD", {"VerbForm": "Fin"}, 4, "aux", Span(3, 5), shared),
        Token(3, "n't", "not", "PART", "RB", NO_FEATURES, 4, "advmod", Span(5, 8), shared),
        Token(4, "go", "go", "VERB", "VB", {"VerbForm": "Inf"}, 0, "root", Span(9, 11)),
        Token(5, ".", ".", "PUNCT", ".", NO_FEATURES, 4, "punct", Span(11, 12)),
    )
    second = (
        Token(1, "Said", "say", "VERB", "VBD", {"Tense": "Past"}, 0, "root", Span(14, 18)),
        Token(2, "Cole", "Cole", "PROPN", "NNP", NO_FEATURES, 1, "nsubj", Span(20, 24)),
        Token(3, ".", ".", "PUNCT", ".", NO_FEATURES, 1, "punct", Span(24, 25)),
    )
    return Document(article, (Sentence(0, first), Sentence(1, second)))


def test_a_document_comes_back_equal() -> None:
    document = _document()
    assert read_conllu(write_conllu(document), document.article) == document


def test_multiword_tokens_have_a_row_of_their_own() -> None:
    rows = write_conllu(_document()).splitlines()
    assert "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tstart_char=3|end_char=8" in rows


def test_space_after_is_said() -> None:
    written = write_conllu(_document())
    assert "4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No|start_char=9|end_char=11" in written
    assert "# text = Said Cole." in written


def test_a_parse_of_another_text_is_refused() -> None:
    document = _document()
    other = Article(text=TEXT.replace("go", "do"), published=date(2024, 3, 12), id="a1")
    with pytest.raises(ModelError, match="does not fit its text at 9; parse the article again"):
        read_conllu(write_conllu(document), other)


def test_one_file_may_hold_the_parses_of_many_articles(tmp_path: Path) -> None:
    document = _document()
    path = tmp_path / "all.conllu"
    other = Article(text="Said  Cole.", published=date(2024, 3, 12), id="b")
    shifted = Document(other, (Sentence(0, tuple(_moved(token) for token in document.sentences[1].tokens)),))
    path.write_text(write_conllu(shifted) + write_conllu(document), encoding="utf-8")
    assert FrozenParser(path).parse([document.article, other]) == [document, shifted]


def _moved(token: Token) -> Token:
    span = Span(token.span.start - 14, token.span.end - 14)
    return Token(token.index, token.text, token.lemma, token.upos, token.xpos, token.feats, token.head, token.deprel, span)


def test_a_missing_parse_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no parse of a1 in .*write one with `dateline parse`"):
        FrozenParser(tmp_path).parse([_document().article])
