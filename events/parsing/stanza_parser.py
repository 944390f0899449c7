"""Stanza at the door: articles in, our documents out. Only this file and ``inference/`` import stanza or torch.

A model is a folder of ours, with ``encoder/`` (a transformer), ``answers.safetensors`` and ``answers.json`` (what is read off its
states: tags, trees, names, events), ``tokenize.safetensors`` and ``tokenize.json``, ``mwt.pt`` and ``lemma.pt`` (Stanza's own), and
``manifest.json`` with the SHA-256 of each file; a folder of Stanza's own models (``tokenize.pt``, ``mwt.pt``, ``pos.pt``, ``lemma.pt``,
``depparse.pt``, and ``pretrain.pt`` where they need word vectors); or the name of one of Stanza's packages. Nothing here goes online.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from dateline.events.errors import DatelineError, ModelError
from dateline.events.parsing.conllu import read_answer, read_chance, read_features, read_misc
from dateline.events.parsing.datelines import datelines
from dateline.events.parsing.inference.loading import FILES, load, without_transformers
from dateline.events.parsing.inference.models import ANSWERS, fitting
from dateline.events.parsing.lengths import LONGEST, parts
from dateline.events.parsing.lines import openings
from dateline.events.schema import Article, Document, Problem, Sentence, Span, Token

Precision = Literal["auto", "float32", "bfloat16"]
"""How precise the products of the shipped models' larger layers are; ``auto`` is bfloat16 where the processor has units for it (AMX)."""

SHIPPED = Path(__file__).parent / "weights"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
_OPENING_WIRE_QUOTE = re.compile(r"``|(?<!\S)''(?=\w)")
_WIRE_DASH = re.compile(r"(?<=\s)_(?=\s)")
BATCH_CHARACTERS = 200_000  # Stanza's memory grows with the text of a call: about 250 bytes a character
PIECE_CHARACTERS = 100_000  # a longer article is cut between paragraphs


@dataclass
class StanzaParser:
    """Parses English with Stanza; the model is loaded at the first call.

    ``model`` is a folder or the name of an official package; ``None`` takes the shipped models.
    ``threads`` is what torch may use in this process; several processes of one thread are faster.
    ``precision`` is ``float32`` or ``bfloat16``; ``auto`` is the latter where the processor has units for it (AMX),
    where it is several times as fast. Either makes the same trees whenever and whatever else is read, on one machine.

    Raises (at the first call):
        ModelError: the model is missing, incomplete, damaged or not in Stanza's format.
    """

    model: str | Path | None = None
    threads: int = 1
    verify: bool = True
    precision: Precision = "auto"
    _loaded: dict[str, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def name(self) -> str:
        """What the timeline's ``generator`` says of the model."""
        folder = self._folder
        if folder is None:
            return f"stanza:{self.model}"
        manifest = _read_manifest(folder)
        return f"{manifest['name']} {manifest['version']}" if manifest else folder.name

    @property
    def computed_in(self) -> str:
        """How precisely the larger products are computed; an official package knows single precision alone."""
        if self._folder is None:
            return "float32"
        return fitting() if self.precision == "auto" else self.precision

    @property
    def _folder(self) -> Path | None:
        if self.model is None:
            return SHIPPED
        path = Path(self.model)
        return path if path.is_dir() or len(path.parts) > 1 else None

    @cached_property
    def _pipeline(self) -> Any:  # stanza has no types
        if self._folder is None:
            return _load_package(str(self.model), self.threads)
        with ThreadPoolExecutor(1) as beside:  # the sums take the time of a few imports
            checked = beside.submit(verify, self._folder) if self.verify else None
            try:
                return _load_folder(self._folder, self.threads, self.precision)
            finally:
                if checked is not None:
                    checked.result()

    def load(self) -> None:
        """Load the model now rather than at the first call."""
        _ = self._pipeline

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """One document an article, in the same order.

        Each article is computed by itself: what is computed together changes the last digits, and now and then a tree.
        """
        return [self._parse(article) for article in articles]

    def stream(self, articles: Iterable[Article]) -> Iterator[Document | Problem]:
        """One document an article, in the same order, as soon as it is there; a problem where there is none."""
        for article in articles:
            try:
                yield self._parse(article)
            except DatelineError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever ails one article, the others go on
                yield Problem(f"{article.id} could not be parsed and was left out ({error!r})", article.id)

    def _parse(self, article: Article) -> Document:
        sentences: list[Sentence] = []
        for batch in _batches(list(_pieces(article.text))):
            parsed = _analysed(self._pipeline, [_in_usual_marks(piece.text) for piece in batch])
            for piece, result in zip(batch, parsed, strict=True):
                _convert(result, piece, article.text, sentences)
        return Document(article, tuple(sentences))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of an article that goes into one call, and where it begins."""

    start: int
    text: str


def _pieces(text: str) -> Iterator[_Piece]:
    """Parts of an article that are parsed apart: datelines, lines of their own, what lies between them, and handy lengths of the rest."""
    edges = sorted({0, len(text), *openings(text), *(edge for span in datelines(text) for edge in (span.start, span.end))})
    for first, last in pairwise(edges):
        start = first
        while start < last:
            end = min(_cut(text, start), last)
            if text[start:end].strip():
                yield _Piece(start, text[start:end])
            start = end


def _cut(text: str, start: int) -> int:
    """Where to end a piece: after a paragraph, failing that a line, a sentence, a word, anywhere."""
    limit = start + PIECE_CHARACTERS
    if limit >= len(text):
        return len(text)
    for separator in ("\n\n", "\n", ". ", " "):
        found = text.rfind(separator, start + PIECE_CHARACTERS // 2, limit)
        if found != -1:
            return found + len(separator)
    return limit


def _in_usual_marks(text: str) -> str:
    """The text with wire marks for quotations and dashes (``, '', _) as the models know them, of the same length."""
    text = _OPENING_WIRE_QUOTE.sub(' "', text).replace("''", '" ')
    return _WIRE_DASH.sub("-", text)


def _batches(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    batch: list[_Piece] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece.text) > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.text)
    if batch:
        yield batch


# Stanza's objects end here ------------------------------------------------------------------------


def _analysed(pipeline: Any, texts: Sequence[str]) -> Any:
    """Stanza's documents of some texts; sentences that are too long are cut before they are parsed."""
    from stanza.models.common.doc import Document as StanzaDocument  # noqa: PLC0415 - as slow to import as stanza

    split = pipeline.processors["tokenize"].bulk_process([StanzaDocument([], text=text) for text in texts])
    if all(len(sentence.tokens) <= LONGEST for document in split for sentence in document.sentences):
        return pipeline.process(split, _after_tokens(pipeline))
    whole = [StanzaDocument(_short_sentences(document), text=text) for document, text in zip(split, texts, strict=True)]
    return pipeline.process(whole, _after_tokens(pipeline))


def _after_tokens(pipeline: Any) -> str:
    return ",".join(name for name in (*PROCESSORS[1:], ANSWERS) if name in pipeline.processors)


def _short_sentences(document: Any) -> list[list[dict[str, Any]]]:
    """The tokens of a document that is not parsed yet, as Stanza's documents are made of them."""
    return [
        [token.to_dict()[0] | {"id": (number,)} for number, token in enumerate(sentence.tokens[part.start : part.stop], 1)]
        for sentence in document.sentences
        for part in parts([token.text for token in sentence.tokens])
    ]


def _convert(parsed: Any, piece: _Piece, text: str, sentences: list[Sentence]) -> None:
    for sentence in parsed.sentences:
        tokens = [word for token in sentence.tokens for word in _words(token, piece.start, text)]
        sentences.append(Sentence(len(sentences), tuple(tokens)))


def _words(token: Any, offset: int, text: str) -> Iterator[Token]:
    whole = Span(offset + token.start_char, offset + token.end_char)
    if whole.start and text[whole.start - 1 : whole.end] in {"``", "''"}:
        whole = Span(whole.start - 1, whole.end)
    elif text[whole.start : whole.end + 1] == "''":
        whole = Span(whole.start, whole.end + 1)
    several = len(token.words) > 1
    for word in token.words:
        span = whole
        if several and word.start_char is not None:
            span = Span(offset + word.start_char, offset + word.end_char)
        answers = read_misc(word.misc or "")
        yield Token(
            index=word.id,
            text=word.text if several else span.of(text),  # a very long token comes out of Stanza as <UNK>
            lemma=word.lemma or word.text,
            upos=word.upos or "X",
            xpos=word.xpos or "",
            feats=read_features(word.feats or ""),
            head=word.head,
            deprel=word.deprel,
            span=span,
            multiword=whole if several else None,
            event=read_answer(answers.get("Event")),
            name=read_answer(answers.get("Name")),
            printed=read_chance(answers.get("Printed")),
        )


# Loading ------------------------------------------------------------------------------------------


def _read_manifest(folder: Path) -> dict[str, Any] | None:
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        message = f"{path} is damaged ({error}); install dateline again"
        raise ModelError(message) from error
    return manifest


def verify(folder: Path) -> None:
    """Compare every file of a model with the SHA-256 in its manifest; a folder without one passes.

    Raises:
        ModelError: a file is missing or differs.
    """
    manifest = _read_manifest(folder)
    for name, entry in (manifest or {"files": {}})["files"].items():
        path = folder / name
        if not path.is_file():
            message = f"the model file {path} is missing; install dateline again"
            raise ModelError(message)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != entry["sha256"]:
            message = f"the model file {path} is damaged (its SHA-256 differs from the manifest); install dateline again"
            raise ModelError(message)


def _load_folder(folder: Path, threads: int, precision: Precision) -> Any:
    ours = (folder / "encoder").is_dir()
    missing = [name for name in (FILES if ours else [f"{name}.pt" for name in PROCESSORS]) if not (folder / name).is_file()]
    if missing:
        message = f"no model in {folder}: {', '.join(missing)} missing; leave out --model to use the shipped one"
        raise ModelError(message)
    # Stanza wants a resources.json beside the models; an empty one will do.
    options = {"dir": str(folder), "allow_unknown_language": True}
    if ours:
        return _load(threads, (*PROCESSORS, ANSWERS), (folder, precision), **options)
    paths = {f"{name}_model_path": str(folder / f"{name}.pt") for name in PROCESSORS}
    if (vectors := folder / "pretrain.pt").is_file():
        paths |= {f"{name}_pretrain_path": str(vectors) for name in ("pos", "depparse")}
    return _load(threads, **options, **paths)


def _load_package(package: str, threads: int) -> Any:
    try:
        return _load(threads, package=package)
    except ModelError as error:
        message = (
            f"Stanza's English package {package!r} is not on this machine ({error}); get it with: "
            f"python -c \"import stanza; stanza.download('en', package='{package}')\""
        )
        raise ModelError(message) from error


def _load(threads: int, processors: Sequence[str] = PROCESSORS, ours: tuple[Path, Precision] | None = None, /, **options: Any) -> Any:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    with without_transformers() if ours else nullcontext():
        import stanza  # noqa: PLC0415 - two seconds, wanted only where something is parsed
    import torch  # noqa: PLC0415 - the same

    torch.set_num_threads(threads)
    logging.getLogger("stanza").setLevel(logging.ERROR)
    try:
        return stanza.Pipeline(
            "en",
            processors=",".join(processors),
            download_method=None,
            use_gpu=False,
            verbose=False,
            **options,
            **(load(*ours) if ours else {}),
        )
    except Exception as error:  # Stanza raises many kinds for a file that is absent or of another kind
        message = f"the model cannot be loaded: {' '.join(str(error).split())[:300]}"
        raise ModelError(message) from error
