"""The classes of nouns in WordNet (its lexicographers' files), weighted by how often each sense of a noun occurs."""

from collections import Counter, defaultdict
from pathlib import Path

CLASSES = "act event process phenomenon communication state cognition possession attribute group person artifact time feeling".split()
CLASSES += "object quantity location substance relation".split()
LEXICOGRAPHER_FILES = (
    "tops act animal artifact attribute body cognition communication event feeling food group location motive object person".split()
)
LEXICOGRAPHER_FILES += "phenomenon plant possession process quantity relation shape state substance time".split()
FIRST_NOUN_FILE = 3


def wordnet_nouns(folder: Path) -> dict[str, tuple[dict[str, float], float]]:
    """For each noun the shares of its classes, and the share of its senses that derive from a verb."""
    classes, derived = _synsets(folder / "data.noun")
    counts: Counter[tuple[str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text().splitlines():
        key, sense, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1"):
            counts[lemma, int(sense)] = int(count)
    found = {}
    for line in (folder / "index.noun").read_text().splitlines():
        if not line.startswith(" "):
            fields = line.split()
            found[fields[0]] = _shares(fields[0], fields[-int(fields[2]) :], counts, classes, derived)
    return found


def _synsets(path: Path) -> tuple[dict[str, str], set[str]]:
    classes, derived = {}, set()
    for line in path.read_text(errors="replace").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition("|")[0].split()
        classes[fields[0]] = LEXICOGRAPHER_FILES[int(fields[1]) - FIRST_NOUN_FILE]
        if any(fields[i] == "+" and fields[i + 2] == "v" for i in range(4, len(fields) - 2)):
            derived.add(fields[0])
    return classes, derived


def _shares(
    lemma: str, offsets: list[str], counts: Counter[tuple[str, int]], classes: dict[str, str], derived: set[str]
) -> tuple[dict[str, float], float]:
    weights = [counts[lemma, sense] + 1 / sense for sense in range(1, len(offsets) + 1)]
    shares: dict[str, float] = defaultdict(float)
    for offset, weight in zip(offsets, weights, strict=True):
        shares[classes[offset]] += weight / sum(weights)
    return shares, sum(weight for offset, weight in zip(offsets, weights, strict=True) if offset in derived) / sum(weights)
