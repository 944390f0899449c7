"""Score a folder of models end to end: from raw text, with the CoNLL 2018 evaluation that comes with Stanza.

usage: python training/evaluate.py --gold ewt-dev.conllu gum-dev.conllu [--model FOLDER]

The text of each gold file is rebuilt from its tokens with the paragraphs kept, parsed as one article by
the parser that the product uses, and compared; without --model the shipped models are scored.
"""

import argparse
import time
from pathlib import Path

from treebank import raw_text, read_blocks
from udtools.udeval import evaluate, load_conllu_file

from dateline.events.parsing.conllu import write_conllu
from dateline.events.parsing.stanza_parser import StanzaParser
from dateline.events.schema import Article

MEASURES = ("Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")


def parsed(parser: StanzaParser, text: str, out: Path) -> float:
    """Parse a text as one article into a CoNLL-U file; return the seconds it took."""
    began = time.perf_counter()
    [document] = parser.parse([Article(text=text, id=out.stem)])
    seconds = time.perf_counter() - began
    out.write_text(write_conllu(document), encoding="utf-8")
    return seconds


def basic(path: Path, out: Path) -> Path:
    """Copy a gold file without empty nodes and enhanced dependencies, which are not scored."""
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line.startswith("#") or "." not in line.split("\t", 1)[0]]
    kept = ["\t".join([*row[:8], "_", row[9]]) if len(row) == 10 else "\t".join(row) for row in rows]  # noqa: PLR2004 - columns
    out.write_text("\n".join(kept), encoding="utf-8")
    return out


def main() -> None:
    """Read the arguments and print one row a gold file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, nargs="+", required=True, help="CoNLL-U files to score against")
    options.add_argument("--model", help="folder of models; the shipped ones if left out")
    options.add_argument("--work", type=Path, required=True, help="folder for the parses")
    arguments = options.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    parser = StanzaParser(model=arguments.model)
    parser.parse([Article(text="Loaded.", id="warm")])
    print("file\t" + "\t".join(MEASURES) + "\twords/s")
    for path in arguments.gold:
        out = arguments.work / f"{path.stem}.parsed.conllu"
        seconds = parsed(parser, raw_text(read_blocks(path)), out)
        gold = load_conllu_file(str(basic(path, arguments.work / f"{path.stem}.gold.conllu")))
        scores = evaluate(gold, load_conllu_file(str(out)))
        figures = "\t".join(f"{100 * scores[measure].f1:.2f}" for measure in MEASURES)
        print(f"{path.stem}\t{figures}\t{len(gold.words) / seconds:.0f}", flush=True)


if __name__ == "__main__":
    main()
