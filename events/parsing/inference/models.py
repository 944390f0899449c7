"""What the shipped models are called and how they are loaded, without torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

VARIANT = "dateline"
"""By what name Stanza knows our processors."""

ANSWERS = "answers"
"""The processor for what else the encoder's states tell; ``answers.safetensors`` and ``answers.json`` hold all that is read off them."""


def fitting() -> str:
    """How precisely the larger products are computed where nobody asks for more: bfloat16 where the processor has units for it (AMX).

    It is asked of the system, not of torch, so that who only hands articles on need not wait for torch.
    """
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:  # not Linux, where torch knows of no such units either
        return "float32"
    flags = next((line for line in told.splitlines() if line.startswith("flags")), "").split()
    return "bfloat16" if {"amx_tile", "amx_bf16"} <= set(flags) else "float32"


def loaded(trainer: Any, *arguments: Any) -> Any:
    """A trainer that has loaded its model and makes no optimizer: to make one, torch imports its compiler, which takes two seconds."""
    found = trainer.__new__(trainer)
    found.load(*arguments)
    if found.model is not None:  # a dictionary alone
        found.model.eval()
    return found
