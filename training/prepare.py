"""Prepare the data that every trainer reads, from Universal Dependencies files.

usage: python training/prepare.py --train ewt-train.conllu gum-train.conllu --dev ewt-dev.conllu gum-dev.conllu --out data

writes into the folder given by --out:

    train.conllu dev.conllu                 the treebanks joined; the training part with other quotation marks and brackets added
    {train,dev}.txt .toklabels .mwt.json    raw text with its paragraphs, one label a character, and the multi-word tokens
"""

import argparse
import contextlib
import io
import random
from pathlib import Path

from stanza.utils.datasets import prepare_tokenizer_data
from stanza.utils.datasets.prepare_tokenizer_treebank import augment_punct
from treebank import Block, raw_text, read_blocks, write_blocks

BREAK_EVERY = 4
"""Augmented sentences stand at the end of the text; a paragraph of them has this many."""


def spelled_by_tokens(block: Block) -> Block:
    """Give a sentence without `# text` that comment, which Stanza's augmentation looks for."""
    if any(line.startswith("# text") for line in block):
        return block
    return [f"# text = {raw_text([block]).strip()}", *block]


def detached(block: Block, number: int) -> Block:
    """Take an added sentence out of its paragraph, and start a new one every few sentences."""
    kept = [line for line in block if not line.startswith(("# newpar", "# newdoc"))]
    return ["# newpar", *kept] if number % BREAK_EVERY == 0 else kept


def augmented(blocks: list[Block], seed: int) -> list[Block]:
    """Add copies of sentences in which Stanza's own rules changed quotation marks, apostrophes, ellipses or brackets."""
    random.seed(seed)
    known = {"\n".join(block) for block in blocks}
    changed = [block for block in augment_punct(blocks) if "\n".join(block) not in known]
    return [*blocks, *(detached(block, number) for number, block in enumerate(changed))]


def write_part(out: Path, name: str, blocks: list[Block]) -> None:
    """Write one part (train or dev) for the parser, the tagger, the lemmatiser and the tokenizer."""
    conllu, text = out / f"{name}.conllu", out / f"{name}.txt"
    write_blocks(conllu, blocks)
    text.write_text(raw_text(blocks), encoding="utf-8")
    arguments = [str(text), str(conllu), "-o", str(out / f"{name}.toklabels"), "-m", str(out / f"{name}.mwt.json")]
    with contextlib.redirect_stderr(io.StringIO()):
        prepare_tokenizer_data.main(arguments)


def joined(paths: list[Path]) -> list[Block]:
    """Read several treebanks as one."""
    return [spelled_by_tokens(block) for path in paths for block in read_blocks(path)]


def main() -> None:
    """Read the arguments and write both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="CoNLL-U files to train on")
    parser.add_argument("--dev", type=Path, nargs="+", required=True, help="CoNLL-U files to choose models by")
    parser.add_argument("--out", type=Path, required=True, help="folder for the prepared data")
    parser.add_argument("--seed", type=int, default=1234)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    write_part(arguments.out, "train", augmented(joined(arguments.train), arguments.seed))
    write_part(arguments.out, "dev", joined(arguments.dev))


if __name__ == "__main__":
    main()
