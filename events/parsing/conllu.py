"""CoNLL-U <-> Document, with offsets that point into the article's text.

Offsets travel in MISC as ``start_char`` and ``end_char``, as Stanza writes them, so that a frozen parse
leads back to the very text it was made from. What a model has learned to answer travels there too
(``Event=OCCURRENCE:0.93``, ``Printed=0.64``, ``Name=B-person:0.98``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from dateline.events.errors import ModelError
from dateline.events.schema import NO_FEATURES, Answer, Article, Document, Sentence, Span, Token

COLUMNS = 10


def write_conllu(document: Document) -> str:
    """The document in CoNLL-U; the text of every sentence is the article's own."""
    return "".join(_write_sentence(document, sentence) for sentence in document.sentences)


def _write_sentence(document: Document, sentence: Sentence) -> str:
    lines = [f"# newdoc id = {document.article.id}"] if sentence.index == 0 else []
    text = " ".join(sentence.span.of(document.text).split())
    lines += [f"# sent_id = {document.article.id}-{sentence.index + 1}", f"# text = {text}"]
    for token in sentence.tokens:
        if token.multiword and _opens_multiword(sentence, token):
            lines.append(_multiword_row(document, sentence, token, token.multiword))
        lines.append(_row(document, sentence, token))
    return "\n".join(lines) + "\n\n"


def _opens_multiword(sentence: Sentence, token: Token) -> bool:
    return token.index == 1 or sentence[token.index - 1].multiword != token.multiword


def _multiword_row(document: Document, sentence: Sentence, token: Token, span: Span) -> str:
    last = max(word.index for word in sentence.tokens if word.multiword == span)
    surface = " ".join(span.of(document.text).split())
    misc = _misc(document, sentence, span, last)
    return "\t".join([f"{token.index}-{last}", surface, *["_"] * 7, misc])


def _row(document: Document, sentence: Sentence, token: Token) -> str:
    feats = "|".join(f"{name}={value}" for name, value in sorted(token.feats.items(), key=_feature_order)) or "_"
    misc = f"start_char={token.span.start}|end_char={token.span.end}"
    if token.multiword is None:
        misc = _misc(document, sentence, token.span, token.index)
    misc += _answers(token)
    form = " ".join(token.text.split()) or "_"
    columns = (str(token.index), form, token.lemma or "_", token.upos or "_", token.xpos or "_", feats)
    return "\t".join([*columns, str(token.head), token.deprel or "_", "_", misc])


def _feature_order(item: tuple[str, str]) -> str:
    return item[0].lower()


def _misc(document: Document, sentence: Sentence, span: Span, last: int) -> str:
    offsets = f"start_char={span.start}|end_char={span.end}"
    following = sentence[last + 1].span.start if last < len(sentence.tokens) else None
    touches = following == span.end if following is not None else not document.text[span.end : span.end + 1].isspace()
    return f"SpaceAfter=No|{offsets}" if touches else offsets


def read_conllu(text: str, article: Article) -> Document:
    """The document that ``write_conllu`` wrote for this article.

    Raises:
        ModelError: the parse does not fit the article's text.
    """
    sentences = tuple(_read_sentence(index, rows) for index, rows in enumerate(_blocks(text)))
    for sentence in sentences:
        for token in sentence.tokens:
            if token.multiword is None and token.text != " ".join(token.span.of(article.text).split()):
                message = f"the frozen parse of {article.id} does not fit its text at {token.span.start}; parse the article again"
                raise ModelError(message)
    return Document(article, sentences)


def _answers(token: Token) -> str:
    told = "" if token.event is None else f"|Event={token.event.value}:{token.event.weight:.2f}"
    told += "" if token.printed is None else f"|Printed={token.printed:.2f}"
    return told + ("" if token.name is None else f"|Name={token.name.value}:{token.name.weight:.2f}")


def _blocks(text: str) -> Iterator[list[list[str]]]:
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            yield [row for row in rows if len(row) == COLUMNS]


def _read_sentence(index: int, rows: Iterable[Sequence[str]]) -> Sentence:
    tokens, shared, until = [], None, 0
    for row in rows:
        if "-" in row[0]:
            until = int(row[0].partition("-")[2])
            shared = _offsets(read_misc(row[9]))
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        tokens.append(_read_token(row, number, shared if number <= until else None))
    return Sentence(index, tuple(tokens))


def _read_token(row: Sequence[str], number: int, multiword: Span | None) -> Token:
    _, form, lemma, upos, xpos, feats, head, deprel, _, misc = row
    fields = read_misc(misc)
    event, name = read_answer(fields.get("Event")), read_answer(fields.get("Name"))
    places = int(head), deprel, _offsets(fields), multiword
    return Token(number, form, lemma, upos, xpos, read_features(feats), *places, event, name, read_chance(fields.get("Printed")))


def read_features(column: str) -> Mapping[str, str]:
    """The FEATS column as a read-only mapping."""
    if column in ("", "_"):
        return NO_FEATURES
    return MappingProxyType(dict(pair.split("=", 1) for pair in column.split("|")))


def read_misc(column: str) -> Mapping[str, str]:
    """The MISC column as a mapping."""
    return dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)


def read_answer(written: str | None) -> Answer | None:
    """What a model answered, as MISC has it.

    >>> read_answer("OCCURRENCE:0.93")
    Answer(value='OCCURRENCE', weight=0.93)
    """
    if written is None:
        return None
    value, _, weight = written.rpartition(":")
    return Answer(value, float(weight))


def read_chance(written: str | None) -> float | None:
    """A chance that a model answered, as MISC has it."""
    return None if written is None else float(written)


def _offsets(fields: Mapping[str, str]) -> Span:
    return Span(int(fields["start_char"]), int(fields["end_char"]))


@dataclass(frozen=True)
class FrozenParser:
    """A parser that reads what ``dateline parse`` wrote instead of running a model.

    ``path`` is one file, with ``# newdoc id`` before each article's sentences, or a folder with one
    ``<article id>.conllu`` an article.

    Raises (in ``parse``):
        ModelError: there is no parse of an article, or it is of another text.
    """

    path: Path
    name: str = "frozen parses"

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, in the same order."""
        return [read_conllu(self._parse_of(article), article) for article in articles]

    def _parse_of(self, article: Article) -> str:
        if self.path.is_dir():
            path = self.path / f"{article.id}.conllu"
            found = path.read_text(encoding="utf-8") if path.is_file() else None
        else:
            found = self._parts.get(article.id)
        if found is None:
            message = f"no parse of {article.id} in {self.path}; write one with `dateline parse`"
            raise ModelError(message)
        return found

    @cached_property
    def _parts(self) -> dict[str, str]:
        opening = "# newdoc id = "
        parts = f"\n{self.path.read_text(encoding='utf-8')}".split(f"\n{opening}")[1:]
        return {identifier: rows for identifier, _, rows in (part.partition("\n") for part in parts)}
