"""The page of all rules, generated from the rows: ``python tools/rule_page.py`` writes ``events/RULES.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.events.dating.dating import AHEAD, BEFORE_PUBLICATION
from dateline.events.dating.pairs import KINDS as LINKS
from dateline.events.dating.reckoning import NOTHING
from dateline.events.dating.rules import RULES as DATING
from dateline.events.extraction.antecedents import EVIDENCE as ANTECEDENTS
from dateline.events.extraction.argument_rules import RULES as ARGUMENTS
from dateline.events.extraction.factuality import RULES as FACTUALITY
from dateline.events.extraction.predicates import RULES as PREDICATES
from dateline.events.merging.evidence import EVIDENCE
from dateline.events.merging.grouping import TOLD_ONCE, WANTED
from dateline.events.merging.rules import RULES as MERGING
from dateline.events.parsing.mending import RULES as REPAIRS
from dateline.events.rule import Example
from dateline.events.timeline.salience import REASONS as SALIENCE
from dateline.events.times.rules import RULES as TIMES

PAGE = Path(__file__).parents[1] / "events" / "RULES.md"
HEAD = """# Rules

Every result of dateline names the rule that made it; `dateline explain` shows them. This page is generated from the rows by
`tools/rule_page.py`, and a test compares it. Where several rules fit, the first of a table decides, for time expressions the longest match.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join(
        [
            HEAD,
            *_repairs(),
            *_predicates(),
            *_factuality(),
            *_arguments(),
            *_antecedents(),
            *_times(),
            *_dating(),
            *_links(),
            *_merging(),
            *_evidence(),
            *_salience(),
        ]
    )


def _repairs() -> Iterator[str]:
    yield "## Trees set right before anything is read (`events/parsing/mending.py`)\n"
    yield "| repair | what it does | moves | not |\n|---|---|---|---|"
    for rule in REPAIRS:
        yield f"| {rule.name} | {(rule.find.__doc__ or '').splitlines()[0]} | {_shown(rule.examples)} | {_shown(rule.counter_examples)} |"


def _shown(examples: Iterable[Example]) -> str:
    """Sentences, each with the words that it is about."""
    return "; ".join(f"{' / '.join(text.splitlines())} (*{word}*)" for text, word in examples)


def _predicates() -> Iterator[str]:
    yield "\n## Words that carry an event (`events/extraction/predicates.py`)\n\n| rule | kind | for example |\n|---|---|---|"
    yield from (f"| {rule.name} | {rule.gives} | {_shown(rule.examples)} |" for rule in PREDICATES)


def _factuality() -> Iterator[str]:
    yield "\n## What is claimed of it (`events/extraction/factuality.py`)\n\n| rule | factuality | for example |\n|---|---|---|"
    yield from (f"| {rule.name} | {rule.gives} | {_shown(rule.examples)} |" for rule in FACTUALITY)
    yield f"| {AHEAD} | planned | behind another rule, once the event is dated |"
    yield f"| {BEFORE_PUBLICATION} | happened | behind another rule, once the event is dated |"


def _arguments() -> Iterator[str]:
    yield "\n## Who and what takes part (`events/extraction/arguments.py`)\n\n| rule | for example | finds |\n|---|---|---|"
    for rule in ARGUMENTS:
        yield from (f"| {rule.name} | {sentence} (*{predicate}*) | {phrase} |" for sentence, predicate, phrase in rule.examples)
    yield "\nWhat is learned says so beside the rule, with its weight from 0 to 1: whether a noun names a happening; and:\n"
    yield "| rule | tells |\n|---|---|"
    yield "| name by its kind | whether the head of an argument names a person, an organization, a place or something else |"


def _antecedents() -> Iterator[str]:
    yield "\n## What a pronoun stands for (`events/extraction/antecedents.py`)\n"
    yield "What was spoken of before is weighed by this evidence, and the pronoun is linked where one is likely enough."
    yield "\n| evidence | holds | does not hold |\n|---|---|---|"
    for row in ANTECEDENTS:
        held, not_held = (
            "; ".join(f"{text} (*{pronoun}*: *{meant}*)" for text, pronoun, meant in rows) for rows in (row.examples, row.counter_examples)
        )
        yield f"| {row.name} | {held} | {not_held} |"


def _times() -> Iterator[str]:
    yield "\n## Time expressions (`events/times/rows/`)\n\n| rule | found in | not found in |\n|---|---|---|"
    for rule in TIMES:
        found = "; ".join(f"{sentence} → *{words}*" for sentence, words in rule.examples)
        yield f"| {rule.name} | {found} | {'; '.join(rule.counter_examples)} |"


def _dating() -> Iterator[str]:
    yield "\n## When it happened (`events/dating/rules.py`)\n\n| rule | for example |\n|---|---|"
    yield from (f"| {rule.name} | {_shown(rule.examples)} |" for rule in DATING)
    yield f"| {NOTHING.rule} | no rule found anything |"


def _links() -> Iterator[str]:
    yield "\n## What is related (`events/dating/pairs.py`)\n\n| rule | for example |\n|---|---|"
    yield from (f"| {kind} | {text} (*{one}*, *{other or 'publication'}*) |" for kind, (text, one, other) in LINKS.items())


def _merging() -> Iterator[str]:
    yield "\n## Mentions of one happening (`events/merging/rules.py`)\n\n| rule | brings together | not | none opposes |\n|---|---|---|---|"
    for rule in MERGING:
        told, apart = ("; ".join(" ‖ ".join(texts) for texts in examples) for examples in (rule.examples, rule.counter_examples))
        yield f"| {rule.name} | {told} | {apart} | {'' if rule.lenient else 'yes'} |"


def _evidence() -> Iterator[str]:
    yield "\nWhere no rule decides, evidence is weighed (`events/merging/evidence.py`), and the entry names what spoke most for it."
    yield "\n| evidence | holds | does not hold |\n|---|---|---|"
    for row in EVIDENCE:
        yield f"| {row.name} | {_pairs(row.examples)} | {_pairs(row.counter_examples)} |"
    yield from (f"| {name} | | |" for name in (TOLD_ONCE, WANTED))


def _pairs(examples: Iterable[Example]) -> str:
    """Texts, an article each, and the two words that are compared."""
    return "; ".join(f"{' ‖ '.join(map(_in_one_line, texts))} (*{one}*, *{other}*)" for *texts, one, other in examples)


def _told(examples: Iterable[Example]) -> str:
    """Texts, an article each, and the word of the happening."""
    return "; ".join(f"{' ‖ '.join(map(_in_one_line, texts))} (*{word}*)" for *texts, word in examples)


def _in_one_line(text: str) -> str:
    return " / ".join(filter(None, text.splitlines()))


def _salience() -> Iterator[str]:
    yield "\n## What its salience is made of (`events/timeline/salience.py`)\n\n| reason | counts for | not for |\n|---|---|---|"
    yield from (f"| {reason.name} | {_told(reason.examples)} | {_told(reason.counter_examples)} |" for reason in SALIENCE)
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
