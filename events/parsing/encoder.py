"""The transformer that the tagger and the parser share, run once for each sentence.

Stanza runs its transformer once in every processor. This one remembers what it made of each sentence of a call, so that
the parser finds what the tagger has asked for; it also computes sentences of like length together.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from stanza.models.common.foundation_cache import BertRecord, FoundationCache
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging as transformers_logging

NAME = "dateline-encoder"
"""What the shipped models call their transformer."""

PIECES = 2_000
"""Word pieces computed at once, padding counted: more does not pay on one thread."""


class RememberingEncoder(nn.Module):
    """A transformer that computes each sentence once until it is told to forget."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model.eval()
        self.config: Any = model.config
        self._hf_peft_config_loaded = False  # Stanza asks
        self._known: dict[bytes, Tensor] = {}

    def forget(self) -> None:
        """Free what is remembered."""
        self._known.clear()

    def forward(self, input_ids: Tensor, attention_mask: Tensor, **_: Any) -> Any:
        """The last layer's states of each row, as a transformer returns them."""
        rows = [ids[:length] for ids, length in zip(input_ids, attention_mask.sum(1).tolist(), strict=True)]
        keys = [row.numpy().tobytes() for row in rows]
        # A sentence too long for the transformer comes in parts, and shorter ones beside it are empty by then.
        self._known[b""] = torch.zeros(0, self.config.hidden_size)
        missing = {key: row for key, row in zip(keys, rows, strict=True) if key not in self._known}
        self._compute(sorted(missing.items(), key=lambda item: -len(item[1])))
        return SimpleNamespace(hidden_states=(pad_sequence([self._known[key] for key in keys], batch_first=True),))

    def _compute(self, items: list[tuple[bytes, Tensor]]) -> None:
        while items:
            count = max(1, PIECES // len(items[0][1]))
            batch, items = items[:count], items[count:]
            ids = pad_sequence([row for _, row in batch], batch_first=True)
            mask = pad_sequence([torch.ones_like(row) for _, row in batch], batch_first=True)
            with torch.inference_mode():
                states = self.model(ids, attention_mask=mask).last_hidden_state
            self._known |= {key: state[: len(row)] for (key, row), state in zip(batch, states, strict=True)}


def cache_with(folder: Path) -> FoundationCache:
    """What ``stanza.Pipeline`` takes as ``foundation_cache``: models that ask for ``NAME`` get the transformer in this folder.

    It computes in float32, whatever its file holds: half precision is slow on a processor.
    """
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call] # it warns of sentences too long for one part
    model = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False, dtype=torch.float32)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    cache = FoundationCache(local_files_only=True)
    cache.bert[NAME] = BertRecord(RememberingEncoder(model), tokenizer, {})
    return cache
