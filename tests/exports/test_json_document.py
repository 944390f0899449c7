from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dateline.events.errors import TimelineError
from dateline.events.exports.json_document import dump, load
from dateline.events.schema import Article, Bounds, Grain, Moment, Stretch, Timeline


def test_a_timeline_comes_back_as_it_was(timeline: Timeline) -> None:
    assert load(dump(timeline)) == timeline


def test_the_gap_before_a_first_comes_back(timeline: Timeline) -> None:
    first, *rest = timeline.entries
    gap = Stretch(Bounds(Moment(1907, 1, 1), Moment(1907, 12, 31)), first.when.stretch.begin, Grain.DAY, approximate=True)
    late = replace(timeline, entries=(replace(first, when=replace(first.when, gap=gap)), *rest))
    assert load(dump(late)) == late


def test_the_document_comes_back_to_the_byte(timeline: Timeline) -> None:
    text = dump(timeline)
    assert dump(load(text)) == text
    assert timeline.to_json() == text


def test_every_span_carries_the_words_that_it_covers(timeline: Timeline) -> None:
    document = json.loads(dump(timeline))
    texts = {article["id"]: article["text"] for article in document["articles"]}

    def spans(item: object, article: str | None = None) -> list[tuple[str, dict[str, object]]]:
        if isinstance(item, list):
            return [found for member in item for found in spans(member, article)]
        if not isinstance(item, dict):
            return []
        inside = item.get("article", article)
        own = [(texts[inside], item)] if {"start", "end", "text"} <= item.keys() else []
        return own + [found for member in item.values() for found in spans(member, inside)]

    found = spans(document["times"]) + spans(document["events"])
    assert len(found) == 18
    assert all(text[span["start"] : span["end"]] == span["text"] for text, span in found)  # type: ignore[misc]


def test_bounds_are_written_at_their_grain_and_as_edtf(timeline: Timeline) -> None:
    document = json.loads(dump(timeline))
    assert document["events"][4]["when"]["begin"] == {"earliest": "2024-03-10T18:00:00", "latest": "2024-03-10T18:00:00"}
    assert document["entries"][0]["when"]["edtf"] == "1950~"
    assert document["undated"] == ["n4"]
    assert document["entries"][1]["conflicts"] == ["e5"]


@pytest.mark.parametrize(
    "text", ["</script>", "nul \0, escape \x1b", "\u202eright to left", "half \ud83d of a pair", "line\u2028break", '"\\']
)
def test_hostile_text_comes_back_unchanged(timeline: Timeline, text: str) -> None:
    hostile = replace(timeline, articles=(*timeline.articles, Article(text, timeline.articles[0].published, "x", title=text)))
    written = dump(hostile)
    assert load(written) == hostile
    assert dump(load(written)).encode() == written.encode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Talks began on Monday.", "not JSON"),
        ("[1]", "lacks"),
        ('{"format": "other"}', "lacks"),
        ('{"format": "dateline-timeline", "version": 2}', "version 2.*update"),
        ('{"format": "dateline-timeline", "version": 1}', "lacks the field 'generator'"),
        ("[" * 200_000, "not JSON"),
    ],
)
def test_another_document_is_refused_in_one_line(text: str, says: str) -> None:
    with pytest.raises(TimelineError, match=says) as caught:
        load(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("damage", "with_value"),
    [("start", "x"), ("start", 99), ("end", 10_000), ("article", "nowhere"), ("type", "WEEK"), ("when", {"begin": 1}), ("when", "x")],
)
def test_a_damaged_document_is_refused_in_one_line(timeline: Timeline, damage: str, with_value: object) -> None:
    document = json.loads(dump(timeline))
    document["times"][0][damage] = with_value
    with pytest.raises(TimelineError, match=r"damaged|lacks") as caught:
        load(json.dumps(document))
    assert "\n" not in str(caught.value)
