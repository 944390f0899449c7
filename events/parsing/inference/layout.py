"""Rows of unlike length side by side: flat (one after the other, nothing between) or padded (a row each)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

STEP = 64
"""Rows of a product are a multiple of this many: torch builds a kernel for every new shape, which takes longer than the product."""

ROWS, COLUMNS = 4, 8
"""The same for what an LSTM reads."""


def rounded(number: int, step: int) -> int:
    """The least multiple that is not less."""
    return -(-number // step) * step


def numbers(values: Sequence[int]) -> Tensor:
    """A row of whole numbers; numpy reads a list several times as fast as torch does."""
    return torch.from_numpy(np.array(values, dtype=np.int64))


class Layout:
    """The places of flat states in padded rows, for rows of these lengths; their shape is a round one (see ``STEP``).

    >>> layout = Layout([2, 1])
    >>> layout.padded(torch.tensor([[1.0], [2.0], [3.0]]))[:2, :2].squeeze(-1).tolist()
    [[1.0, 2.0], [3.0, 1.0]]
    >>> layout.flat(layout.padded(torch.tensor([[1.0], [2.0], [3.0]]))).squeeze(-1).tolist()
    [1.0, 2.0, 3.0]
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = list(lengths)
        counts = np.zeros(rounded(len(self.lengths), ROWS), dtype=np.int64)
        counts[: len(self.lengths)] = self.lengths
        columns = np.arange(rounded(max(self.lengths), COLUMNS))
        inside = columns[None, :] < counts[:, None]
        starts = np.concatenate([[0], counts.cumsum()[:-1]])
        self._places = torch.from_numpy(np.where(inside, starts[:, None] + columns, 0))
        self._kept = torch.from_numpy(np.flatnonzero(inside))
        self._turned = torch.from_numpy(np.where(inside, counts[:, None] - 1 - columns, columns))

    def padded(self, flat: Tensor) -> Tensor:
        """A row a sentence; behind its end stands anything."""
        return flat[self._places]

    def flat(self, padded: Tensor) -> Tensor:
        """The rows one after the other, without what stands behind their ends."""
        return padded.flatten(0, 1)[self._kept]

    def turned(self, padded: Tensor) -> Tensor:
        """Each row back to front, what stands behind its end left where it is."""
        return padded.gather(1, self._turned.unsqueeze(2).expand_as(padded))


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


class BothWays:
    """A bidirectional LSTM over padded rows, which is several times faster than over packed ones."""

    def __init__(self, lstm: nn.LSTM) -> None:
        self._ahead, self._back = (_one_way(lstm, suffix) for suffix in ("", "_reverse"))

    def __call__(self, rows: Tensor, layout: Layout) -> Tensor:
        """The states of both directions at every place."""
        ahead, _ = self._ahead(rows)
        back, _ = self._back(layout.turned(rows))
        return torch.cat([ahead, layout.turned(back)], -1)


def _one_way(lstm: nn.LSTM, suffix: str) -> nn.LSTM:
    single = nn.LSTM(lstm.input_size, lstm.hidden_size, batch_first=True)
    for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"):
        setattr(single, name, nn.Parameter(getattr(lstm, name + suffix).detach(), requires_grad=False))
    return single
