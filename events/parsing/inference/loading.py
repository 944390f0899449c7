"""The shipped models, loaded by Stanza into its pipeline with our processors as its variants."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateline.events.parsing.inference.models import ANSWERS, VARIANT, fitting


def load(folder: Path, precision: str) -> dict[str, Any]:
    """What ``stanza.Pipeline`` must be given beside the models' paths, for a folder with an encoder."""
    import torch  # noqa: PLC0415 - slow to import
    from stanza.models.common.foundation_cache import BertRecord, FoundationCache  # noqa: PLC0415 - the same

    from dateline.events.parsing.inference import answering, attaching, expanding, lemmatizing, tagging, tokenizing  # noqa: F401, PLC0415 - they register
    from dateline.events.parsing.inference.encoder import NAME, Encoder  # noqa: PLC0415 - the same

    dtype = getattr(torch, precision if precision != "auto" else fitting())
    answers = answering.Answers.read(folder / ANSWERS) if (folder / ANSWERS).is_dir() else None
    encoder = Encoder(folder / "encoder", dtype, answers.shares if answers else ())
    cache = FoundationCache(local_files_only=True)
    cache.bert[NAME] = BertRecord(encoder, None, {})
    options: dict[str, Any] = {"answers_encoder": encoder, "answers_learned": answers}
    options |= {f"{name}_with_{VARIANT}": True for name in ("tokenize", "mwt", "pos", "lemma", "depparse")}
    for name in ("pos", "depparse"):
        options |= {f"{name}_encoder": encoder, f"{name}_dtype": dtype, f"{name}_foundation_cache": cache}
    return options


@contextmanager
def without_transformers() -> Iterator[None]:
    """Let Stanza be imported without the transformers library, which it only trains with and takes a second to import."""
    absent = object()
    before = sys.modules.get("transformers", absent)
    if before is absent:
        sys.modules["transformers"] = None  # type: ignore[assignment] # so an import fails, and Stanza goes on without
    try:
        yield
    finally:
        if before is absent:
            del sys.modules["transformers"]
