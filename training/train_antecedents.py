"""Fit the weights by which a pronoun is linked to what it stands for: `events/extraction/antecedent_weights.tsv`.

    PYTHONPATH=. python training/train_antecedents.py --train gum-train.conllu --dev gum-dev.conllu --out events/extraction

GUM's `Entity=` gives who is who. Each pronoun of the third person is one choice among what was spoken of before it and
"none of them"; a conditional logit model of the rows of `events/extraction/antecedents.py` is fitted for "he" and "she",
"it", and "they". In training, earlier pronouns are linked as the annotation has them. Printed: how many pronouns of the
development part that have something to go back to are linked, and how many of the links are right. Needs torch.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from dateline.events.extraction import references
from dateline.events.extraction.antecedents import EVIDENCE, NONE, Referent, choices
from dateline.events.extraction.mentions import EntityMention, Form, nominative
from dateline.events.schema import Article, Document, Sentence, Span, Token

COLUMNS = (("he", "she"), ("it",), ("they",))
BRACKETS = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
PENALTY = 0.002
Annotation = dict[tuple[int, int], list[tuple[int, str]]]  # sentence and head -> length and entity of each phrase with this head


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun: which rows hold for each choice, and which choices are right."""

    word: str
    rows: list[list[float]]
    right: list[bool]


def read(path: Path) -> Iterator[tuple[Document, Annotation]]:
    """The documents of a CoNLL-U file with their entities."""
    for block in re.split(r"(?m)^# newdoc id = ", path.read_text(encoding="utf-8"))[1:]:
        text, sentences, annotation = "", [], defaultdict(list)
        for number, tree in enumerate(block.strip().split("\n\n")):
            rows = [line.split("\t") for line in tree.splitlines() if line[:1].isdigit()]
            rows = [row for row in rows if row[0].isdigit()]
            tokens = []
            for row in rows:
                feats = dict(item.split("=") for item in row[5].split("|")) if row[5] != "_" else {}
                span = Span(len(text), len(text) + len(row[1]))
                tokens.append(Token(int(row[0]), row[1], row[2], row[3], row[4], feats, int(row[6]), row[7], span))
                text += row[1] + " "
            sentences.append(Sentence(number, tuple(tokens)))
            for first, last, entity in _phrases(rows):
                head = next((i for i in range(first, last + 1) if not first <= int(rows[i - 1][6]) <= last), first)
                annotation[number, head].append((last - first, entity))
        yield Document(Article(text=text), tuple(sentences)), annotation


def _phrases(rows: Sequence[list[str]]) -> Iterator[tuple[int, int, str]]:
    """First word, last word and entity of each phrase of a sentence."""
    opened: list[tuple[str, int]] = []
    for index, row in enumerate(rows, 1):
        for opening, closed, closing in BRACKETS.findall("".join(re.findall(r"Entity=([^|]+)", row[9]))):
            entity = (opening or closing).split("-")[0].split("[")[0]
            if opening:
                opened.append((entity, index))
            if (closed or closing) and (found := [item for item in opened if item[0] == entity]):
                opened.remove(found[-1])
                yield found[-1][1], index, entity


def entity_of(mention: EntityMention, annotation: Mapping[tuple[int, int], list[tuple[int, str]]]) -> str | None:
    """The annotated entity of a mention: the widest phrase for joined phrases, else the narrowest with its head."""
    phrases = annotation.get((mention.sentence, mention.token.index), [])
    return (max if mention.form is Form.JOINED else min)(phrases)[1] if phrases else None


def examples(path: Path) -> list[Example]:
    """Every choice of every pronoun, earlier pronouns linked as annotated."""
    found = []
    for document, annotation in read(path):

        def choose(
            sentence: Sentence, pronoun: EntityMention, referents: Sequence[Referent], annotation: Annotation = annotation
        ) -> tuple[Referent | None, bool]:
            open_to_it = choices(sentence, pronoun, referents)
            gold = entity_of(pronoun, annotation)
            right = [gold is not None and any(entity_of(item, annotation) == gold for item in c.referent.mentions[-2:]) for c in open_to_it]
            rows = [[float(row.share(choice)) for row in EVIDENCE] for choice in open_to_it]
            if rows:
                found.append(Example(nominative(pronoun.token), rows, right))
            return next((choice.referent for choice, is_right in zip(open_to_it, right, strict=True) if is_right), None), False

        list(references.followed(document, link=choose))
    return found


def fit(found: Sequence[Example]) -> list[float]:
    """The weights of the rows, that of "none of them" last."""
    size = max(len(example.rows) for example in found) + 1
    rows = torch.zeros(len(found), size, len(EVIDENCE) + 1)
    shut, right = torch.full((len(found), size), -1e9), torch.full((len(found), size), -1e9)
    rows[:, 0, -1] = 1
    shut[:, 0] = 0
    for number, example in enumerate(found):
        rows[number, 1 : len(example.rows) + 1, :-1] = torch.tensor(example.rows)
        shut[number, 1 : len(example.rows) + 1] = 0
        chosen = [index for index, is_right in enumerate(example.right, 1) if is_right] or [0]
        right[number, chosen] = 0
    weights = torch.zeros(len(EVIDENCE) + 1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        chances = torch.log_softmax(rows @ weights + shut, 1)
        value = -torch.logsumexp(chances + right, 1).mean() + PENALTY * (weights**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return weights.tolist()


def report(path: Path) -> None:
    """Print, for each pronoun, how many are linked and how many of the links are right."""
    counts: Counter[tuple[str, str]] = Counter()
    for document, annotation in read(path):
        seen: dict[str, list[Span]] = defaultdict(list)
        linked = references.references(document, {})
        for sentence in document.sentences:
            for mention in references.mentions_of(sentence):
                entity = entity_of(mention, annotation)
                if mention.form is not Form.PRONOUN:
                    seen[entity or ""].append(mention.token.span)
                    continue
                word, target = nominative(mention.token), linked.get(mention.token.span)
                counts[word, "to link"] += bool(entity and seen[entity])
                counts[word, "linked"] += target is not None
                counts[word, "right"] += target is not None and bool(entity) and any(target.covers(span) for span in seen[entity or ""])
    for word in ("he", "she", "it", "they"):
        print(word, {name: counts[word, name] for name in ("to link", "linked", "right")})


def main() -> None:
    """Read the arguments, fit, write the weights, and print what they reach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("train", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    found = examples(options.train)
    fitted = [fit([example for example in found if example.word in words]) for words in COLUMNS]
    header = "# evidence\the, she\tit\tthey; made by training/train_antecedents.py"
    names = [*(row.key for row in EVIDENCE), NONE]
    lines = ["\t".join([name, *(f"{weights[number]:.2f}" for weights in fitted)]) for number, name in enumerate(names)]
    (options.out / "antecedent_weights.tsv").write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    report(options.dev)


if __name__ == "__main__":
    main()
