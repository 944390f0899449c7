"""The shipped models, loaded by Stanza into its pipeline with our processors as its variants."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateline.events.parsing.inference.models import ANSWERS, VARIANT, fitting

STANZAS = ("mwt", "lemma")
"""Processors whose networks are Stanza's own, a file each."""

READ_OFF = ("pos", "depparse", ANSWERS)
"""Processors that read their answers off the encoder's states."""

FILES = (
    *(f"{name}.pt" for name in STANZAS),
    *(f"{name}.{ending}" for name in ("tokenize", ANSWERS) for ending in ("safetensors", "json")),
    "encoder/model.safetensors",
)
"""What a folder of ours must hold."""


def load(folder: Path, precision: str) -> dict[str, Any]:
    """What ``stanza.Pipeline`` must be given for a folder of ours."""
    import torch  # noqa: PLC0415 - slow to import

    from dateline.events.parsing.inference import answering, attaching, expanding, lemmatizing, tagging, tokenizing  # noqa: F401, PLC0415 - they register
    from dateline.events.parsing.inference.encoder import Encoder  # noqa: PLC0415 - the same
    from dateline.events.parsing.inference.learned import Learned  # noqa: PLC0415 - the same

    dtype = getattr(torch, precision if precision != "auto" else fitting())
    shared = {"encoder": Encoder(folder / "encoder", dtype), "learned": Learned.read(folder), "dtype": dtype}
    options: dict[str, Any] = {f"{name}_model_path": str(folder / f"{name}.pt") for name in STANZAS}
    options |= {"tokenize_model_path": str(folder / "tokenize.safetensors"), "tokenize_dtype": dtype}
    options |= {f"{name}_model_path": str(folder / f"{ANSWERS}.safetensors") for name in READ_OFF}
    options |= {f"{name}_with_{VARIANT}": True for name in ("tokenize", *STANZAS, *READ_OFF)}
    return options | {f"{name}_{key}": value for name in READ_OFF for key, value in shared.items()}


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
