"""The transformer and the linear layers that are read off it, as they are learned; `events/parsing/inference` computes the same."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from labels import EVENTS, NAMED, NAMES, TAGS
from sentences import Inventory
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from dateline.events.parsing.inference.spelling import SHAPES

ARC, LABEL, SIDE = 192, 96, 256
"""Columns for heads, for relations, and of the hidden layers of all other answers but tags."""
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "<unk>", "[MASK]": "<mask>"}
"""What BERT's special pieces are called where they have RoBERTa's names; the other pieces are the same."""
Batch = Mapping[str, Tensor]


class Network(nn.Module):
    """Some layers of a transformer, whose embeddings stay as they are, and the answers above them.

    Sentences come as pieces of a `tokenizer`; a transformer of its own numbering of the same pieces is asked in that.
    """

    pieces: Tensor

    def __init__(self, folder: Path, inventory: Inventory, layers: Sequence[int] | None, dropout: float, tokenizer: Tokenizer) -> None:
        super().__init__()
        self.register_buffer("pieces", renumbered(tokenizer, Tokenizer.from_file(str(folder / "tokenizer.json"))), persistent=False)
        self.bert = AutoModel.from_pretrained(
            folder,
            local_files_only=True,
            add_pooling_layer=False,
            dtype=torch.float32,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        self.bert.encoder.layer = nn.ModuleList(self.bert.encoder.layer if layers is None else [self.bert.encoder.layer[n] for n in layers])
        self.bert.config.num_hidden_layers = len(self.bert.encoder.layer)
        for parameter in self.bert.embeddings.parameters():
            parameter.requires_grad = False
        width = self.bert.config.hidden_size
        self.case = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.case.weight)
        self.drop = nn.Dropout(0.25)
        self.tags = nn.ModuleDict({name: nn.Linear(width, len(getattr(inventory, name))) for name in TAGS})
        self.dependent, self.governor = nn.Linear(width, ARC + LABEL), nn.Linear(width, ARC + LABEL)
        self.arcs = nn.Parameter(torch.zeros(ARC + 1, ARC + 1))
        self.labels = nn.Parameter(torch.zeros(len(inventory.relations), LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arcs)
        nn.init.normal_(self.labels, std=0.02)
        self.hidden = nn.ModuleDict({name: nn.Linear(width, SIDE) for name in ("name", "event")})
        self.spelt = nn.Embedding(len(SHAPES), SIDE)
        nn.init.normal_(self.spelt.weight, std=0.1)
        self.around = nn.Linear(3 * SIDE, SIDE)
        self.name = nn.ModuleDict({name: nn.Linear(2 * SIDE, len(NAMES)) for name in NAMED})
        self.event = nn.ModuleDict({name: nn.Linear(SIDE, len(kinds)) for name, kinds in EVENTS.items()})

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Scores a word of every answer; of heads, a pair of words; of relations, to the heads `given` or else the likeliest."""
        return self.answers(self.states(batch), batch)

    def answers(self, states: Tensor, batch: Batch) -> dict[str, Tensor]:
        """The scores that are read off the states of words."""
        found = {name: layer(states) for name, layer in self.tags.items()}
        dependent, governor = (self.drop(functional.relu(layer(states))) for layer in (self.dependent, self.governor))
        arcs = with_one(dependent[..., :ARC]) @ self.arcs @ with_one(governor[..., :ARC]).transpose(1, 2)
        found["arcs"] = arcs.float().masked_fill(~batch["inside"][:, None, :], -1e4)
        found["heads"] = batch["given"] if "given" in batch else likeliest(found["arcs"])
        found["relation"] = self._relations(dependent[..., ARC:], governor[..., ARC:], found["heads"], batch["inside"])
        named = self._named(states, batch)
        found |= {name: layer(named) for name, layer in self.name.items()}
        events = self.drop(functional.gelu(self.hidden["event"](states)))
        return found | {name: layer(events) for name, layer in self.event.items()}

    def states(self, batch: Batch) -> Tensor:
        """The transformer's last states of the words, the root first: sentences, words and columns."""
        embedded = self.bert.embeddings.word_embeddings(self.pieces[batch["ids"]]) + self.case(batch["shapes"])
        found = self.bert(inputs_embeds=embedded, attention_mask=batch["mask"]).last_hidden_state
        return self.drop(found.gather(1, batch["place"].unsqueeze(2).expand(-1, -1, found.shape[2])))

    def _relations(self, dependent: Tensor, governor: Tensor, heads: Tensor, inside: Tensor) -> Tensor:
        """One row a word (and root) inside."""
        chosen = governor.gather(1, heads.unsqueeze(2).expand(-1, -1, LABEL))
        partial = torch.einsum("ni,rij->nrj", with_one(dependent)[inside], self.labels.to(dependent.dtype))
        return torch.einsum("nrj,nj->nr", partial, with_one(chosen)[inside])

    def _named(self, states: Tensor, batch: Batch) -> Tensor:
        """What names are read off: a word, how it is written, and the words before and behind it."""
        shapes = batch["shapes"].gather(1, batch["place"])
        hidden = self.drop(functional.relu(self.hidden["name"](states) + self.spelt(shapes)))
        hidden = hidden * (batch["inside"] & (shapes > 0))[..., None]
        before, behind = functional.pad(hidden, (0, 0, 1, 0))[:, :-1], functional.pad(hidden, (0, 0, 0, 1))[:, 1:]
        around = self.drop(functional.relu(self.around(torch.cat([before, hidden, behind], -1))))
        return torch.cat([around, hidden], -1)


def renumbered(read: Tokenizer, own: Tokenizer) -> Tensor:
    """The number of each piece of one tokenizer in another's vocabulary."""
    known, pieces = own.get_vocab(), read.get_vocab()
    unknown = known.get(SPECIAL["[UNK]"], known.get("[UNK]", 0))
    numbers = {number: known.get(SPECIAL.get(piece, piece), known.get(piece, unknown)) for piece, number in pieces.items()}
    return torch.tensor([numbers.get(place, unknown) for place in range(max(numbers) + 1)])


def likeliest(arcs: Tensor) -> Tensor:
    """Each word's best head but itself."""
    itself = torch.eye(arcs.shape[1], dtype=torch.bool, device=arcs.device)
    return arcs.masked_fill(itself, -1e5).argmax(2)


def with_one(states: Tensor) -> Tensor:
    """Append the constant 1 that makes a bilinear form biaffine."""
    return torch.cat([states, states.new_ones(*states.shape[:-1], 1)], -1)
