"""Stanza's expander of words that are several in one ("can't"): from its dictionary, by what is regular, by its network only the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import torch
from stanza.models.common.doc import Document
from stanza.models.mwt.data import DataLoader
from stanza.models.mwt.trainer import Trainer
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from dateline.events.parsing.inference.models import VARIANT, loaded

_CLITIC = re.compile(r"(\S+?)(n['’]t|['’](?:s|re|ve|ll|d|m))", re.IGNORECASE)
"""What is written onto a word."""


@register_processor_variant("mwt", VARIANT)
class Expander(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Opens the words that the tokenizer has marked."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        self._trainer = loaded(Trainer, config["model_path"])

    def process(self, document: Any) -> Any:
        """Open the marked words of one of Stanza's documents."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Open the marked words of the parts of one article."""
        for document in docs:
            part = Document([])  # of the sentences alone in which a word is marked
            part.sentences = [sentence for sentence in document.sentences if any(token.misc for token in sentence.tokens)]
            if marked := part.get_mwt_expansions(evaluation=True):
                part.set_mwt_expansions([self._opened(word) for word in marked], process_manual_expanded=False)
                document._count_words()  # noqa: SLF001 - as Stanza's own processor does
        return docs

    def _opened(self, word: str) -> str:
        known: str | None = self._trainer.dict_expansion(word)
        if known is not None:
            return known
        regular = _CLITIC.fullmatch(word)
        return f"{regular[1]} {regular[2]}" if regular else self._guessed(word)

    def _guessed(self, word: str) -> str:
        single = Document([[{"id": (1,), "text": word, "misc": "MWT=Yes"}]])
        batches = DataLoader(single, 1, self._trainer.args, vocab=self._trainer.vocab, evaluation=True, expand_unk_vocab=True)
        (batch,) = batches.to_loader()
        (opened,) = self._trainer.predict(batch, never_decode_unk=True, vocab=batches.vocab)
        return str(opened)
