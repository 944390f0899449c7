"""CoNLL-U files as lists of lines, and the raw text they were annotated on."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

Block = list[str]
"""One sentence: its comment lines, then its token lines, without the blank line that ends it."""


def read_blocks(path: Path) -> list[Block]:
    """Return the sentences of a CoNLL-U file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    groups = itertools.groupby(lines, key=lambda line: bool(line.strip()))
    return [list(group) for filled, group in groups if filled]


def write_blocks(path: Path, blocks: Iterable[Block]) -> None:
    """Write sentences as one CoNLL-U file."""
    path.write_text("".join("\n".join(block) + "\n\n" for block in blocks), encoding="utf-8")


def starts_paragraph(block: Block) -> bool:
    """Tell whether a new document or a new paragraph begins with this sentence."""
    return any(line.startswith(("# newpar", "# newdoc")) for line in block)


def paragraphs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Group sentences into paragraphs."""
    current: list[Block] = []
    for block in blocks:
        if current and starts_paragraph(block):
            yield current
            current = []
        current.append(block)
    if current:
        yield current


def surface_tokens(block: Block) -> Iterator[tuple[str, bool]]:
    """Yield each token as written, and whether a space follows it."""
    inside_until = 0
    for line in block:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if "-" in columns[0]:
            inside_until = int(columns[0].split("-")[1])
        elif "." in columns[0] or int(columns[0]) <= inside_until:
            continue
        yield columns[1], "SpaceAfter=No" not in columns[9].split("|")


def paragraph_text(blocks: Iterable[Block]) -> str:
    """Rebuild the text of one paragraph from its tokens."""
    tokens = itertools.chain.from_iterable(surface_tokens(block) for block in blocks)
    return "".join(form + " " * spaced for form, spaced in tokens).strip()


def raw_text(blocks: Iterable[Block]) -> str:
    """Rebuild the text of a treebank: paragraphs are kept, one blank line between two."""
    return "\n\n".join(paragraph_text(paragraph) for paragraph in paragraphs(blocks)) + "\n"
