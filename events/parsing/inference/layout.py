"""Rows that are computed together, and products over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

STEP = 64
"""Rows of a product are a multiple of this many: torch builds a kernel for every new shape, which takes longer than the product."""


def rounded(number: int, step: int) -> int:
    """The least multiple that is not less."""
    return -(-number // step) * step


def numbers(values: Sequence[int]) -> Tensor:
    """A row of whole numbers; numpy reads a list several times as fast as torch does."""
    return torch.from_numpy(np.array(values, dtype=np.int64))


def groups(lengths: Sequence[int], limit: int) -> Iterator[list[int]]:
    """Which rows to compute together: like lengths, at most ``limit`` with the padding.

    >>> list(groups([3, 9, 8, 1], 20))
    [[1, 2], [0, 3]]
    """
    order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    group: list[int] = []
    for number in order:
        if group and lengths[group[0]] * (len(group) + 1) > limit:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


class Projection:
    """One or several linear layers at once, their outputs side by side, in their own precision."""

    def __init__(self, layers: Sequence[tuple[Tensor, Tensor]], dtype: torch.dtype) -> None:
        self._dtype = dtype
        self._weight = torch.cat([weight for weight, _ in layers]).to(dtype)
        self._bias = torch.cat([bias for _, bias in layers]).to(dtype)

    def __call__(self, states: Tensor) -> Tensor:
        """A row of outputs for each row."""
        count = len(states)
        filled = functional.pad(states.to(self._dtype), (0, 0, 0, rounded(count, STEP) - count)) if count % STEP else states.to(self._dtype)
        return functional.linear(filled, self._weight, self._bias)[:count]
