"""Stanza's trainers, for their models alone."""

from __future__ import annotations

from typing import Any

VARIANT = "dateline"
"""By what name Stanza knows our processors."""

ANSWERS = "answers"
"""The processor for what else the encoder's states tell, and its folder beside the models, where there is one."""


def loaded(trainer: Any, *arguments: Any) -> Any:
    """A trainer that has loaded its model and makes no optimizer: to make one, torch imports its compiler, which takes two seconds."""
    found = trainer.__new__(trainer)
    found.load(*arguments)
    found.model.eval()
    return found
