"""What was learned to be read off the encoder's states: the numbers of linear layers, and what their answers stand for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from dateline.events.parsing.inference.layout import Projection
from dateline.events.parsing.inference.models import ANSWERS


@dataclass(frozen=True, slots=True)
class Learned:
    """Numbers by their names (``answers.safetensors``), and the names of the answers (``answers.json``)."""

    weights: Mapping[str, Tensor]
    meaning: Mapping[str, Sequence[Any]]

    @classmethod
    def read(cls, folder: Path) -> Learned:
        """From the folder of a model."""
        weights = {name: value.float() for name, value in load_file(folder / f"{ANSWERS}.safetensors").items()}
        return cls(weights, json.loads((folder / f"{ANSWERS}.json").read_text(encoding="utf-8")))

    def projection(self, *names: str, dtype: torch.dtype = torch.float32) -> Projection:
        """Layers of these names, side by side."""
        return Projection([(self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]) for name in names], dtype)
