"""What has not changed between two cases, or two days of one, is not read; what has is all that a comparison of the whole would tell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import SimpleParser, story

from dateline import Article, Entry, Timeline
from dateline.events.articles import read_articles
from dateline.events.cases import comparing, showing
from dateline.events.cases.adding import add
from dateline.events.cases.comparing import Side, beside, timelines_apart
from dateline.events.cases.edit_lines import append_edit
from dateline.events.cases.engines import here
from dateline.events.cases.showing import Wish, case_timeline
from dateline.events.cases.store import open_case
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import Parser
from dateline.events.schema import Action, Edit
from dateline.events.timeline.differences import Change, differences

SAMPLES = Path(__file__).parents[2] / "sample_articles"
ARTICLES = [
    article for path in sorted([*SAMPLES.glob("[a-z]*.md"), *SAMPLES.glob("bridge*.json*")]) for article in read_articles(path).articles
]
ALL = Wish(top=100_000)


def samples() -> Parser:
    return FrozenParser(SAMPLES / "parses")


@pytest.fixture(autouse=True)
def _all_cases_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (showing, comparing):
        monkeypatch.setattr(module, "WHOLE", 0)
        monkeypatch.setattr(module, "FEW", 0)


def put(folder: Path, *articles: Article) -> Path:
    add(articles, folder, opening=samples, engine=here(samples))
    return folder


def simple(folder: Path, *articles: Article) -> Path:
    add(articles, folder, opening=SimpleParser, engine=here(SimpleParser))
    return folder


def side(folder: Path, as_of: date | None = None) -> Side:
    return Side(open_case(folder), as_of)


Told = tuple[str, object, object, bool] | None


def said(old: Timeline, new: Timeline) -> list[tuple[tuple[Change, ...], Told, Told]]:
    def told(entry: Entry | None) -> Told:
        return entry and (entry.summary, entry.when.stretch, entry.status, entry.key)

    return [(found.changes, told(found.old), told(found.new)) for found in differences(old, new)]


def whole(folder: Path, as_of: date | None = None) -> Timeline:
    return case_timeline(folder, as_of=as_of, wish=ALL)


def test_two_cases_differ_as_their_whole_timelines_do(tmp_path: Path) -> None:
    old, new = put(tmp_path / "old", *ARTICLES[2:]), put(tmp_path / "new", *ARTICLES[:-2])
    first, second, third = [entry for entry in whole(new).entries if len(entry.events) > 1][:3]
    for edit in (
        Edit(first.uid, Action.SAY, "As the editor says", "why"),
        Edit(second.uid, Action.CLAIM, "denied", "why"),
        Edit(third.uid, Action.SPLIT, None, "why"),
    ):
        append_edit(open_case(new).edits, edit)
    before, after = timelines_apart(side(old), side(new))
    assert said(before, after) == said(whole(old), whole(new))
    assert len(after.entries) < len(whole(new).entries)


def days() -> Iterator[tuple[date, date]]:
    found = sorted({date.fromisoformat(str(article.published)[:10]) for article in ARTICLES})
    yield from zip(found[len(found) // 2 :: 4], found[len(found) // 2 + 1 :: 4], strict=False)


@pytest.mark.parametrize(("old", "new"), list(days()))
def test_two_days_of_a_case_differ_as_their_whole_timelines_do(tmp_path: Path, old: date, new: date) -> None:
    case = put(tmp_path / "case", *ARTICLES)
    before, after = timelines_apart(side(case, old), side(case, new))
    assert said(before, after) == said(whole(case, old), whole(case, new)) != []
    assert len(after.articles) < len(whole(case, new).articles)


def test_of_a_case_that_is_as_it_was_nothing_is_read(tmp_path: Path) -> None:
    before, after = timelines_apart(side(put(tmp_path / "one", *ARTICLES[:9])), side(put(tmp_path / "two", *ARTICLES[:9])))
    assert not before.articles
    assert not after.articles
    assert differences(before, after) == ()


def test_an_article_that_tells_the_same_on_another_day_is_compared(tmp_path: Path) -> None:
    early, late = (story("Ada sued Acme.", identifier="a", published=date(2024, 3, day)) for day in (12, 14))
    before, after = timelines_apart(side(simple(tmp_path / "one", early)), side(simple(tmp_path / "two", late)))
    assert [found.changes for found in differences(before, after)] == [(Change.MOVED,)]


def test_what_an_article_tells_elsewhere_counts_where_its_words_are_the_same(tmp_path: Path) -> None:
    one, other = story("Ada sued Acme on Tuesday.", "Bo met Cy.", identifier="a"), story("Dee resigned.", "Ada sued Acme.", identifier="b")
    one, other = replace(one, source="a"), replace(other, source="b")
    before = simple(tmp_path / "old", one, other)
    after = simple(tmp_path / "new", one, replace(other, source="a"))
    assert said(*timelines_apart(side(before), side(after))) == said(whole(before), whole(after)) != []


def test_of_a_document_no_entry_went_that_the_case_still_has(tmp_path: Path) -> None:
    case = put(tmp_path / "case", *ARTICLES)
    document = case_timeline(case, wish=Wish(about="the"))
    assert not all(entry.key for entry in document.entries)
    assert Change.WENT not in {change for found in differences(document, beside(side(case), document)) for change in found.changes}
