"""What goes into the model, and what is refused before."""

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.events.errors import ModelError
from dateline.events.parsing import stanza_parser
from dateline.events.parsing.inference.loading import FILES
from dateline.events.parsing.stanza_parser import SHIPPED, StanzaParser, verify
from dateline.events.schema import Article

DAY = date(2024, 3, 12)


def _manifest(folder: Path, **files: str) -> None:
    entries = {name: {"sha256": digest} for name, digest in files.items()}
    (folder / "manifest.json").write_text(json.dumps({"name": "test", "version": "1", "files": entries}))


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lemma").write_bytes(b"weights")
    _manifest(tmp_path, lemma="0" * 64)
    with pytest.raises(ModelError, match=r"lemma is damaged.*install dateline again"):
        verify(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    _manifest(tmp_path, lemma="0" * 64)
    with pytest.raises(ModelError, match="lemma is missing; install dateline again"):
        verify(tmp_path)


def test_the_shipped_files_are_what_their_manifest_says() -> None:
    verify(SHIPPED)
    manifest = json.loads((SHIPPED / "manifest.json").read_text())
    assert set(FILES) <= set(manifest["files"])
    assert sum((SHIPPED / name).stat().st_size for name in manifest["files"]) < 60_000_000


def test_a_long_text_is_cut_between_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stanza_parser, "PIECE_CHARACTERS", 40)
    text = "First paragraph here, so.\n\nSecond one, longer than the first was.\n\nThird."
    pieces = list(stanza_parser._pieces(text))  # noqa: SLF001 - the cut is what matters
    assert "".join(piece.text for piece in pieces) == text
    assert pieces[0].text == "First paragraph here, so.\n\n"
    assert all(text[piece.start :].startswith(piece.text) for piece in pieces)


def test_a_text_without_any_space_is_cut_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stanza_parser, "PIECE_CHARACTERS", 40)
    assert [len(piece.text) for piece in stanza_parser._pieces("x" * 100)] == [40, 40, 20]  # noqa: SLF001 - the same


@pytest.mark.model
def test_articles_are_parsed_together_and_keep_their_offsets() -> None:
    texts = (
        "Envoys can't agree, says Cole.\n\nThe US-Iran talks on Monday ... lasted four hours.",
        f"An address: {'x' * 700} was cut.",
        "“We're gonna see,” he said.\r\n\tIt is the [first] session\N{NO-BREAK SPACE}here.",
    )
    parser = StanzaParser()
    documents = parser.parse([Article(text=text, published=DAY, id=str(number)) for number, text in enumerate(texts)])
    for document, text in zip(documents, texts, strict=True):
        tokens = [token for sentence in document.sentences for token in sentence.tokens]
        assert all(token.span.of(text) == token.text for token in tokens if token.multiword is None)
        covered = {place for token in tokens for place in range(token.span.start, token.span.end)}
        assert [text[place] for place in range(len(text)) if place not in covered and not text[place].isspace()] == []
        assert [sum(token.head == 0 for token in sentence.tokens) for sentence in document.sentences] == [1] * len(document.sentences)
    assert documents[0].sentences[0][2].lemma == "can"


@pytest.mark.model
def test_an_article_parses_the_same_alone_and_among_others() -> None:
    parser = StanzaParser()
    story = Article(text="The minister resigned on Monday after the court ruled against him.", published=DAY, id="a")
    other = Article(text="Rain fell. The river rose, and two villages were cleared by Tuesday night.", published=DAY, id="b")
    assert parser.parse([story]) == parser.parse([story, other])[:1]


@pytest.mark.model
def test_quotation_marks_of_the_wires_are_read_as_such() -> None:
    text = "``The bridge is safe,'' said Ada Lund. ''We tested it _ twice,'' she said."
    (document,) = StanzaParser().parse([Article(text=text, published=DAY, id="a")])
    assert [sentence.tokens[0].text for sentence in document.sentences] == ["``", "''"]
    marks = [token for sentence in document.sentences for token in sentence.tokens if token.text in {"``", "''", "_"}]
    assert {token.upos for token in marks} == {"PUNCT"}
    assert all(token.span.of(text) == token.text for token in marks)
