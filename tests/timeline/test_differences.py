"""Two timelines compared: entries are followed by their events, whatever is added, corrected or merged."""

from making import SimpleParser, story

from dateline import Timeline, build_timeline
from dateline.events.schema import Action, Article, Edit, Factuality
from dateline.events.timeline.differences import Change, differences

FIRST = story("Ada sued Acme on Monday.", "Bo met Cy on Monday.", identifier="first")
SECOND = story("Dee resigned.", identifier="second")


def told(*articles: Article, edits: tuple[Edit, ...] = ()) -> Timeline:
    return build_timeline(articles, parser=SimpleParser(), edits=edits)


def changes(old: Timeline, new: Timeline) -> list[tuple[list[Change], str | None, str | None]]:
    found = differences(old, new)
    return [(list(item.changes), item.old.summary if item.old else None, item.new.summary if item.new else None) for item in found]


def edit(timeline: Timeline, words: str, action: Action, value: str | None = None) -> Edit:
    uid = next(entry.uid for entry in timeline.entries if words in entry.summary)
    return Edit(uid, action, value, "why")


OLD = told(FIRST)
SUED = next(entry.summary for entry in OLD.entries if "sued" in entry.summary)
MET = next(entry.summary for entry in OLD.entries if "met" in entry.summary)


def test_nothing_is_different_from_itself() -> None:
    assert differences(OLD, OLD) == ()


def test_what_another_article_tells_came_and_goes_when_read_backwards() -> None:
    new = told(FIRST, SECOND)
    came = next(entry.summary for entry in new.entries if "resigned" in entry.summary)
    assert changes(OLD, new) == [([Change.CAME], None, came)]
    assert changes(new, OLD) == [([Change.WENT], came, None)]


def test_what_is_corrected_moved_and_was_reworded() -> None:
    new = told(FIRST, edits=(edit(OLD, "sued", Action.DATE, "2024-02"), edit(OLD, "sued", Action.SAY, "Ada went to court.")))
    assert changes(OLD, new) == [([Change.MOVED, Change.REWORDED], SUED, "Ada went to court.")]


def test_a_claim_is_told() -> None:
    new = told(FIRST, edits=(edit(OLD, "sued", Action.CLAIM, "denied"),))
    assert changes(OLD, new) == [([Change.CLAIM], SUED, SUED)]
    (found,) = differences(OLD, new)
    assert (found.old_claim, found.new_claim) == (Factuality.HAPPENED, Factuality.DENIED)


def test_two_entries_that_are_made_one_joined_and_parted() -> None:
    new = told(FIRST, edits=(edit(OLD, "sued", Action.MERGE, edit(OLD, "met", Action.HIDE).uid),))
    (joined,) = (item for item in changes(OLD, new) if Change.JOINED in item[0])
    assert {joined[1], joined[2]} <= {SUED, MET}
    assert any(Change.PARTED in item[0] for item in changes(new, OLD))


def test_of_two_that_parted_the_one_in_the_same_words_is_what_became_of_it() -> None:
    merged = edit(OLD, "sued", Action.MERGE, edit(OLD, "met", Action.HIDE).uid)
    for words in (SUED, MET):
        before = told(FIRST, edits=(merged, edit(OLD, "sued", Action.SAY, words)))
        (parted,) = (item for item in changes(before, OLD) if Change.PARTED in item[0])
        assert {parted[1], parted[2]} == {SUED, MET}
        assert not any(Change.REWORDED in item[0] for item in changes(before, OLD))
