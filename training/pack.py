"""Pack trained models into one folder that the parser loads: half precision, no traces of the training machine, a manifest.

usage: python training/pack.py --models models --out events/parsing/weights --version 2026.11 --scores scores.tsv

The models must stand in --models as the trainers leave them; of those that do not, what --out holds already stays.
The card is `card.md` with the scores and the sizes filled in.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

MODELS = ("mwt", "lemma")
"""Stanza's own."""
READY = ("tokenize", "answers")
"""Ours, in half precision already: numbers, and what they stand for."""
KEPT = ("tokenizer.json", "tokenizer_config.json")
"""What the encoder's folder has besides its configuration and its weights."""


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


def pack_encoder(source: Path, target: Path) -> None:
    """Pack the transformer; its configuration asks for float32, which is what a processor computes in."""
    target.mkdir(exist_ok=True)
    tensors = load_file(source / "model.safetensors")
    save_file({name: tensor.half().contiguous() for name, tensor in tensors.items()}, target / "model.safetensors", {"format": "pt"})
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    config["dtype"] = "float32"
    config.pop("_name_or_path", None)
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    for name in KEPT:
        shutil.copyfile(source / name, target / name)


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
    parser.add_argument("--out", type=Path, required=True, help="folder to fill")
    parser.add_argument("--version", required=True)
    parser.add_argument("--scores", type=Path, help="what evaluate.py printed for the packed models")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        if (arguments.models / f"{name}.pt").is_file():
            pack_model(arguments.models / f"{name}.pt", arguments.out / f"{name}.pt")
    if (arguments.models / "encoder").is_dir():
        pack_encoder(arguments.models / "encoder", arguments.out / "encoder")
    for name in READY:
        if (arguments.models / f"{name}.safetensors").is_file():
            for ending in ("safetensors", "json"):
                shutil.copyfile(arguments.models / f"{name}.{ending}", arguments.out / f"{name}.{ending}")
    (arguments.out / "resources.json").write_text("{}", encoding="utf-8")
    listed = manifest(arguments.out, arguments.version)
    (arguments.out / "manifest.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    write_card(arguments.out, listed, arguments.scores)
    print(f"{sum(entry['bytes'] for entry in listed['files'].values()) / 1e6:.1f} MB in {len(listed['files'])} files")


if __name__ == "__main__":
    main()
