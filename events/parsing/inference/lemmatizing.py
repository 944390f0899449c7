"""Stanza's lemmatiser: known words from its dictionary; of the others each form once, and letter by letter only where it must be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from stanza.models.common.doc import LEMMA, TEXT, UPOS, Document
from stanza.models.common.seq2seq_constant import EOS, SOS
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.edit import EDIT_TO_ID, edit_word
from stanza.models.lemma.trainer import Trainer
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from dateline.events.parsing.inference.layout import BothWays, Layout
from dateline.events.parsing.inference.models import VARIANT, loaded

Form = tuple[str, str]
"""A word and its UPOS."""


@register_processor_variant("lemma", VARIANT)
class Lemmatizer(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Gives words their lemmas."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        self._trainer = loaded(Trainer, config["model_path"], {}, None, {})
        self._trainer.caseless = self._trainer.args.get("caseless", False)
        self._config = self._trainer.args | {"batch_size": 256}
        self._model = self._trainer.model
        self._lstm = BothWays(self._model.encoder)

    def process(self, document: Any) -> Any:
        """Give one of Stanza's documents its lemmas."""
        return self.bulk_process([document])[0]

    @torch.inference_mode()
    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Give the parts of one article their lemmas."""
        words = [word for document in docs for sentence in document.sentences for word in sentence.words]
        lemmas = self._lemmas(list(dict.fromkeys((word.text, word.upos) for word in words)))
        for word in words:
            word.lemma = lemmas[word.text, word.upos] or "_"
        return docs

    def _lemmas(self, forms: Sequence[Form]) -> dict[Form, str]:
        known = self._trainer.predict_dict(forms)
        unseen = [form for form, skip in zip(forms, self._trainer.skip_seq2seq(forms), strict=True) if not skip]
        return dict(zip(forms, known, strict=True)) | self._guessed(unseen)

    def _guessed(self, forms: Sequence[Form]) -> dict[Form, str]:
        """What the network says: the form itself, the form in small letters, or a word that it spells."""
        if not forms:
            return {}
        edits = self._edits(forms)
        spelt = [form for form, edit in zip(forms, edits, strict=True) if edit == EDIT_TO_ID["none"]]
        lemmas = {form: edit_word(form[0], "", edit) for form, edit in zip(forms, edits, strict=True)}
        return lemmas | (self._spelt(spelt) if spelt else {})

    def _edits(self, forms: Sequence[Form]) -> list[int]:
        letters, tags = (self._trainer.vocab[name] for name in ("char", "pos"))
        spelt = [letters.map([SOS, *word, EOS]) for word, _ in forms]
        layout = Layout([len(row) + 1 for row in spelt])
        rows = self._model.embedding(torch.tensor([letter for row in spelt for letter in [0, *row]]))
        opening = torch.tensor([0, *layout.lengths[:-1]]).cumsum(0)
        rows[opening] = self._model.pos_embedding(torch.tensor([tags.unit2id(tag) for _, tag in forms]))
        ahead, back = self._lstm(layout.padded(rows), layout).chunk(2, 2)
        last = torch.tensor(layout.lengths) - 1
        ends = torch.cat([back[: len(forms), 0], ahead[torch.arange(len(forms)), last]], 1)
        edits: list[int] = self._model.edit_clf(ends).argmax(1).tolist()
        return edits

    def _spelt(self, forms: Sequence[Form]) -> dict[Form, str]:
        rows = [[{"id": (number,), TEXT: word, UPOS: tag, LEMMA: ""} for number, (word, tag) in enumerate(forms, 1)]]
        batches = DataLoader(Document(rows), 256, self._config, vocab=self._trainer.vocab, evaluation=True, expand_unk_vocab=True)
        found = [word for batch in batches for word in self._trainer.predict(batch, self._config["beam_size"], batches.vocab)[0]]
        words = [word for word, _ in forms]
        return dict(zip(forms, self._trainer.postprocess(words, found, edits=[EDIT_TO_ID["none"]] * len(words)), strict=True))
