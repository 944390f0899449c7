"""Pack trained models into one folder that the parser loads: half precision, no traces of the training machine, a manifest.

usage: python training/pack.py --models models --encoder MINILM --out events/parsing/weights --version 2026.11 --scores scores.tsv

The models must stand in --models as the trainers leave them; of those that do not, what --out holds already stays. What `train_encoder.py`
wrote becomes the transformer, with the embeddings of the one it started from, and the layers that are read off it.
The card is `card.md` with the scores and the sizes filled in.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

MODELS = ("tokenize", "mwt", "lemma")
"""Stanza's own."""

UNSHIPPED = ("name.silver.", "event.gum.", "event.ecb.", "event.propbank.")
"""Answers that only help to learn the others."""


def halved(value: Any) -> Any:
    """Return a checkpoint with its float32 tensors in half precision; Stanza reads them into float32 parameters again."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halved(item)) for key, item in value.items())
    if isinstance(value, list):
        return [halved(item) for item in value]
    return value


def without_paths(config: dict[str, Any]) -> dict[str, Any]:
    """Drop folders from the paths that a trainer noted: they name places on the training machine."""
    return {key: Path(value).name if isinstance(value, str) and "/" in value else value for key, value in config.items()}


def pack_model(source: Path, target: Path) -> None:
    """Pack one of Stanza's models."""
    checkpoint = torch.load(source, weights_only=True, map_location="cpu")
    if "config" in checkpoint:
        checkpoint["config"] = without_paths(checkpoint["config"])
    torch.save(halved(checkpoint), target)


def pack_encoder(source: Path, start: Path, out: Path) -> None:
    """Pack what `train_encoder.py` wrote, the transformer with the embeddings that it started from."""
    learned = {name: tensor for path in sorted(source.glob("*.safetensors")) for name, tensor in load_file(path).items()}
    taken = {name.removeprefix("bert."): tensor for name, tensor in load_file(start / "model.safetensors").items()}
    read = {name for name in learned if name.startswith(("encoder.", "embeddings.", "case."))}
    embeddings = {name: tensor for name, tensor in taken.items() if name.startswith("embeddings.") and tensor.is_floating_point()}
    (out / "encoder").mkdir(exist_ok=True)
    save_halved(embeddings | {name: learned[name] for name in read}, out / "encoder" / "model.safetensors")
    answers = {name: tensor for name, tensor in learned.items() if name not in read and not name.startswith(UNSHIPPED)}
    save_halved(answers, out / "answers.safetensors")
    config = json.loads((start / "config.json").read_text(encoding="utf-8"))
    config["num_hidden_layers"] = len({name.split(".")[2] for name in read if name.startswith("encoder.layer.")})
    config.pop("_name_or_path", None)
    (out / "encoder" / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    shutil.copyfile(start / "tokenizer.json", out / "encoder" / "tokenizer.json")
    shutil.copyfile(source / "answers.json", out / "answers.json")


def save_halved(tensors: Mapping[str, torch.Tensor], path: Path) -> None:
    """Write tensors in half precision."""
    save_file({name: tensor.half().contiguous() for name, tensor in tensors.items()}, path, {"format": "pt"})


def packed_files(out: Path) -> list[Path]:
    """Return the files that the manifest lists."""
    return sorted(path for path in out.rglob("*") if path.is_file() and path.name not in ("manifest.json", "MODEL_CARD.md"))


def manifest(out: Path, version: str) -> dict[str, Any]:
    """Return the manifest: SHA-256 and size of each file."""
    files = {
        path.relative_to(out).as_posix(): {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in packed_files(out)
    }
    return {"name": "dateline-en", "version": version, "language": "en", "stanza": ">=1.15,<1.16", "files": files}


def markdown_table(scores: Path) -> str:
    """Turn what evaluate.py printed into a table of the card."""
    rows = [line.split("\t") for line in scores.read_text(encoding="utf-8").splitlines() if "\t" in line]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def write_card(out: Path, listed: dict[str, Any], scores: Path | None) -> None:
    """Write the model card."""
    card = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    files = "\n".join(f"| `{name}` | {entry['bytes'] / 1e6:.1f} MB | `{entry['sha256']}` |" for name, entry in listed["files"].items())
    card = card.replace("{{version}}", listed["version"]).replace("{{files}}", files)
    card = card.replace("{{scores}}", markdown_table(scores) if scores else "(not scored)")
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def main() -> None:
    """Read the arguments and pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True, help="folder with the trained models and encoder/")
    parser.add_argument("--encoder", type=Path, help="the transformer that training started from, if encoder/ is to be packed")
    parser.add_argument("--out", type=Path, required=True, help="folder to fill")
    parser.add_argument("--version", required=True)
    parser.add_argument("--scores", type=Path, help="what evaluate.py printed for the packed models")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        if (arguments.models / f"{name}.pt").is_file():
            pack_model(arguments.models / f"{name}.pt", arguments.out / f"{name}.pt")
    if (arguments.models / "encoder").is_dir():
        pack_encoder(arguments.models / "encoder", arguments.encoder, arguments.out)
    (arguments.out / "resources.json").write_text("{}", encoding="utf-8")
    listed = manifest(arguments.out, arguments.version)
    (arguments.out / "manifest.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    write_card(arguments.out, listed, arguments.scores)
    print(f"{sum(entry['bytes'] for entry in listed['files'].values()) / 1e6:.1f} MB in {len(listed['files'])} files")


if __name__ == "__main__":
    main()
