"""Stanza's lemmatiser without its network: known words from its dictionary, of others what is regular undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from stanza.models.lemma.trainer import Trainer
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from dateline.events.parsing.inference.inflection import regular
from dateline.events.parsing.inference.models import VARIANT, loaded

REMEMBERED = 50_000
"""Words whose lemmas are kept."""


@register_processor_variant("lemma", VARIANT)
class Lemmatizer(ProcessorVariant):  # type: ignore[misc] # stanza has no types
    """Gives words their lemmas."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        self._dictionary: dict[str, dict[str, str]] = loaded(Trainer, config["model_path"], {}, None, {}).pos_dict
        self._lemmas = frozenset(lemma for words in self._dictionary.values() for lemma in words.values())
        self._lemma = lru_cache(REMEMBERED)(self._found)

    def process(self, document: Any) -> Any:
        """Give one of Stanza's documents its lemmas."""
        return self.bulk_process([document])[0]

    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Give the parts of one article their lemmas."""
        for document in docs:
            for sentence in document.sentences:
                for word in sentence.words:
                    word.lemma = self._lemma(word.text, word.upos, word.xpos or "")
        return docs

    def _found(self, word: str, upos: str, xpos: str) -> str:
        known = self._known(word, upos) or (self._known(word.lower(), upos) if upos != "PROPN" else None)
        return known or regular(word, upos, xpos, self._lemmas) or "_"

    def _known(self, word: str, upos: str) -> str | None:
        """What the dictionary says of a word with this tag, or whatever its tag."""
        return self._dictionary.get(upos, {}).get(word) or self._dictionary["*"].get(word)
