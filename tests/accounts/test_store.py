"""Accounts are kept and read back, and merge as if all had been read at once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import SimpleParser, story

from dateline.events.accounts.store import dump_accounts, load_accounts, packed, unpacked
from dateline.events.articles import read_articles
from dateline.events.errors import TimelineError
from dateline.events.exports.json_document import dump, load
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import Parser, read
from dateline.events.schema import Account, Article
from dateline.events.timeline.sentences import with_lines
from dateline.events.timeline.telling import tell

SAMPLES = Path(__file__).parents[2] / "sample_articles"
TELLINGS = ["Ada sued Acme on Monday.", "Ada sued Acme.", "Bert met Ada on Sunday.", "Ada resigned.", "Acme arrested Bert on Monday."]


def accounts_of(articles: list[Article], parser: Parser | None = None) -> list[Account]:
    return list(read(articles, [], parser=parser or SimpleParser()))


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    texts = draw(st.lists(st.lists(st.sampled_from(TELLINGS), min_size=1, max_size=4), min_size=1, max_size=6, unique_by=tuple))
    ids = ["", "wire", "e1", "a1", "article-wire-1"]
    return [story(*told, identifier=draw(st.sampled_from(ids)), published=date(2024, 3, draw(st.integers(11, 13)))) for told in texts]


@settings(max_examples=30)
@given(stories(), st.data())
def test_accounts_read_in_different_runs_merge_to_the_same_bytes(articles: list[Article], data: st.DataObject) -> None:
    at_once = tell(accounts_of(articles))
    kept = [line for article in data.draw(st.permutations(articles)) for line in dump_accounts(accounts_of([article]))]
    assert tell(load_accounts(kept)).to_json() == at_once.to_json()


@pytest.mark.parametrize("published", [date(2024, 3, 12), datetime(2024, 3, 12, 9, 30, tzinfo=UTC)])
def test_a_packed_account_is_unpacked_as_it_was_in_a_fraction_of_the_room(published: date) -> None:
    (article,) = read_articles(SAMPLES / "us-iran-talks-2007.md").articles
    (account,) = accounts_of([replace(article, published=published)], FrozenParser(SAMPLES / "parses"))
    assert unpacked(packed(account)) == account
    (line,) = dump_accounts([account])
    assert len(packed(account).told) * 4 < len(line)


@settings(max_examples=30)
@given(stories(), st.data())
def test_written_timelines_merge_to_the_same_bytes(articles: list[Article], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(articles)))
    runs = [accounts_of(run) for run in (articles[cut:], articles[:cut]) if run]
    written = [load(dump(tell(run))) for run in runs]
    assert tell(account for timeline in written for account in timeline.accounts).to_json() == tell(accounts_of(articles)).to_json()


def test_the_same_account_twice_counts_once() -> None:
    accounts = accounts_of([story(*TELLINGS)])
    assert tell(accounts + accounts) == tell(accounts)


def samples() -> list[Article]:
    return [article for path in sorted(SAMPLES.glob("*.md")) for article in read_articles(path).articles if article.published]


def test_nothing_but_links_depends_on_links() -> None:
    told = [list(read(samples(), [], parser=FrozenParser(SAMPLES / "parses"), links=links)) for links in (True, False)]
    assert [replace(account, links=(), contradictions=()) for account in told[0]] == told[1]
    assert any(account.links for account in told[0])


def test_accounts_of_the_samples_come_back_to_the_byte() -> None:
    accounts = accounts_of(samples(), FrozenParser(SAMPLES / "parses"))
    lines = list(dump_accounts(accounts))
    assert list(load_accounts(lines)) == accounts
    assert list(dump_accounts(load_accounts(lines))) == lines
    timeline = tell(accounts)
    again = load(timeline.to_json())
    assert again.to_json() == timeline.to_json()
    assert [with_lines(account).mentions for account in again.accounts] == [account.mentions for account in timeline.accounts]


@pytest.mark.parametrize(
    "published", [date(44, 3, 15), *map(datetime.fromisoformat, ("2024-03-12T07:30:00", "2024-03-12T07:30+02:00"))], ids=str
)
def test_the_publication_date_comes_back_as_it_was(published: date) -> None:
    (account,) = accounts_of([replace(story("Ada resigned."), published=published)])
    assert list(load_accounts(dump_accounts([account]))) == [account]


def test_half_a_character_comes_back() -> None:
    (account,) = accounts_of([replace(story("Ada resigned."), title="half \ud83d of a pair")])
    (line,) = dump_accounts([account])
    assert list(load_accounts([line.encode().decode()])) == [account]


@pytest.mark.parametrize("damage", ["[]", "{}", '{"format": "dateline-account", "version": 2}', "x", "[" * 200_000])
def test_what_is_no_account_is_refused_in_one_line(damage: str) -> None:
    with pytest.raises(TimelineError, match=r"line 1 is no account.*read its article again"):
        list(load_accounts([damage]))


def test_a_damaged_account_is_refused() -> None:
    (line,) = dump_accounts(accounts_of([story(*TELLINGS)]))
    fields = json.loads(line)
    fields["mentions"][0]["dated"]["event"]["span"] = {"start": 4, "end": 2}
    with pytest.raises(TimelineError, match="span"):
        list(load_accounts([json.dumps(fields)]))


def test_a_document_written_before_there_were_tellings_is_still_read() -> None:
    timeline = tell(accounts_of([story(*TELLINGS)]))
    document = json.loads(timeline.to_json())
    del document["tellings"]
    for kind, names in {"articles": {"uid"}, "events": {"uid"}, "entries": {"uid", "rule", "reasons", "key"}}.items():
        document[kind] = [{name: value for name, value in item.items() if name not in names} for item in document[kind]]
    old = load(json.dumps(document))
    assert [entry.summary for entry in old.entries] == [entry.summary for entry in timeline.entries]
    assert old.accounts == ()


@pytest.mark.parametrize(
    "damage", [{"participants": 1}, {"definite": "x"}, {"event": "e99"}, {"sentence": None}, {"sentence": 99}, {"modifiers": [1]}]
)
def test_damaged_tellings_are_refused_in_one_line(damage: dict[str, object]) -> None:
    document = json.loads(tell(accounts_of([story(*TELLINGS)])).to_json())
    document["tellings"][0]["mentions"][0].update(damage)
    with pytest.raises(TimelineError, match=r"damaged|lacks"):
        load(json.dumps(document))
