"""Each format is read back, by an independent library where there is one; hostile text breaks none."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pyarrow.parquet
import pytest
from markdown_it import MarkdownIt
from pyld import jsonld

from dateline.events.errors import ExportError
from dateline.events.exports import ENDINGS, FORMATS, format_for, left_out, writer_for
from dateline.events.exports.csv_table import FORMULA_BEGINNINGS
from dateline.events.exports.json_document import dump, load
from dateline.events.schema import (
    Article,
    Aspect,
    Basis,
    Bounds,
    DatedEvent,
    Entry,
    Event,
    EventClass,
    EventTime,
    Factuality,
    Grain,
    Interval,
    Kind,
    Link,
    Moment,
    Polarity,
    Predicate,
    Relation,
    Source,
    Span,
    Stretch,
    Tense,
    Timeline,
)

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("https://evil.example")',
    "+1-1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1+1",
    "'=1",
    "nul \0 bell \x07 delete \x7f",
    "\u202eright to left\u2066",
    "half \ud83d of a pair",
    "]]> & &amp; <!-- -->",
    "a | b ` c * d _ e [x](javascript:alert(1)) # f \\",
    "line\r\nbreak\rhere\n\nand\u2028there",
    "BEGIN:VEVENT\nSUMMARY:x;y,z\\n",
    "https://evil.example www.evil.example a@b.example",
    "long " + "x" * 10_000,
    "\U0001f600" * 50,
]


def text_of(timeline: Timeline, name: str) -> str:
    written = FORMATS[name](timeline)
    assert isinstance(written, str)
    return written


def hostile_timeline(timeline: Timeline, text: str) -> Timeline:
    """The hostile text as the article, its fields, the predicate, the source, the summary and the reason."""
    article = Article(text, timeline.articles[0].published, "x", title=text, source=text, url=f"javascript:{text}", place=text)
    span = Span(0, len(text))
    day = Stretch.within(Interval(Moment(2024, 3, 11), Moment(2024, 3, 12), Grain.DAY))
    when = EventTime(day, Basis.STATED, None, "rule", text, (text,))
    event = Event(
        id="e1",
        article="x",
        span=span,
        predicate=Predicate(span, text, Kind.VERB),
        event_class=EventClass.OCCURRENCE,
        tense=Tense.PAST,
        aspect=Aspect.NONE,
        polarity=Polarity.POS,
        modality=text,
        factuality=Factuality.HAPPENED,
        source=Source(span),
        arguments=(),
        summary=text,
        rule=text,
    )
    entry = Entry("n1", ("e1",), ("x",), when, text, 0.5)
    return Timeline(timeline.generator, (article,), (), (DatedEvent(event, when),), (), (entry,))


@pytest.fixture(params=HOSTILE, ids=lambda text: text[:12].encode("unicode_escape").decode())
def hostile(request: pytest.FixtureRequest, timeline: Timeline) -> tuple[str, Timeline]:
    return request.param, hostile_timeline(timeline, request.param)


def without_controls(text: str) -> str:
    return "".join(
        "\ufffd" if (letter < " " and letter not in "\t\n\r") or letter == "\x7f" or "\ud800" <= letter <= "\udfff" else letter
        for letter in text
    )


# The registry -------------------------------------------------------------------------------------


def test_every_ending_leads_to_a_format() -> None:
    assert set(ENDINGS.values()) == FORMATS.keys() - {"timelinejs"}
    assert format_for("WEEK.CSV") == "csv"
    assert format_for("-") is None


def test_the_name_wins_over_the_ending_and_json_is_the_default(timeline: Timeline) -> None:
    assert writer_for("csv", "x.json") is FORMATS["csv"]
    assert writer_for(None, "x.ics") is FORMATS["icalendar"]
    assert writer_for(None)(timeline) == timeline.to_json()


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ExportError, match=r"'docx'; choose one of json, csv"):
        writer_for("docx")


@pytest.mark.parametrize("path", ["out.xlsx", "out.txt", "week.json.gz", "folder/out.html"])
def test_an_ending_that_stands_for_no_format_is_an_error(path: str) -> None:
    with pytest.raises(ExportError, match="no format has this ending"):
        writer_for(None, path)
    assert writer_for("csv", path) is FORMATS["csv"]


def test_a_path_without_an_ending_is_the_timeline_document() -> None:
    assert {writer_for(None, path) for path in ("-", "out", "out.", "/dev/stdout", ".hidden")} == {FORMATS["json"]}


def holds(timeline: Timeline, name: str) -> int:
    """How many entries (events in TimeML) the written file has."""
    written = FORMATS[name](timeline)
    text = written if isinstance(written, str) else ""
    count = {"icalendar": "BEGIN:VEVENT", "jsonld": '"@type": "Event"', "timelinejs": '"unique_id"', "timeml": "<MAKEINSTANCE"}
    return text.count(count[name])


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_left_out_and_what_is_written_are_all(timeline: Timeline, name: str) -> None:
    missing = left_out(name, timeline)
    if name in {"json", "csv", "markdown", "parquet"}:
        assert missing == {}
        return
    whole = len(timeline.events if name == "timeml" else timeline.entries)
    assert holds(timeline, name) + sum(missing.values()) == whole
    assert name == "timeml" or missing


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_timeline_gives_the_same_bytes(timeline: Timeline, name: str) -> None:
    assert FORMATS[name](timeline) == FORMATS[name](timeline)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_timeline_can_be_written(timeline: Timeline, name: str) -> None:
    assert FORMATS[name](Timeline(timeline.generator, (), (), (), (), ()))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written_as_utf_8(hostile: tuple[str, Timeline], name: str) -> None:
    written = FORMATS[name](hostile[1])
    assert isinstance(written, bytes) or written.encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_sentence_of_a_megabyte_can_be_written(timeline: Timeline, name: str) -> None:
    assert len(FORMATS[name](hostile_timeline(timeline, "x" * 1_000_000))) > 10_000


# CSV ----------------------------------------------------------------------------------------------


def csv_rows(timeline: Timeline) -> list[dict[str, str]]:
    text = text_of(timeline, "csv")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_gives_the_records_back(timeline: Timeline) -> None:
    expected = [{name: "" if value is None else str(value) for name, value in row.items()} for row in timeline.to_records()]
    assert csv_rows(timeline) == expected


def as_meant(cell: str) -> str:
    """A cell without the apostrophe that keeps a formula from being one."""
    return cell[1:] if cell.startswith("'") and cell.lstrip(" '").startswith(FORMULA_BEGINNINGS) else cell


def test_no_csv_cell_begins_a_formula_and_the_text_comes_back(hostile: tuple[str, Timeline]) -> None:
    csv.field_size_limit(sys.maxsize)
    text, timeline = hostile
    (row,) = csv_rows(timeline)
    assert not any(value.lstrip(" ").startswith(FORMULA_BEGINNINGS) for value in row.values())
    assert as_meant(row["summary"]) == without_controls(text)


@pytest.mark.parametrize("text", ["'90s music came back", "'Tis done, he said", "''", "a = b", "5 - 3", "Profit: +5"])
def test_a_csv_cell_that_begins_no_formula_stays_as_it_is(timeline: Timeline, text: str) -> None:
    csv.field_size_limit(sys.maxsize)
    (row,) = csv_rows(hostile_timeline(timeline, text))
    assert row["summary"] == text


def test_a_year_before_christ_can_be_read_by_programs(timeline: Timeline) -> None:
    ides = Stretch.within(Interval(Moment(-43, 3, 15), Moment(-43, 3, 16), Grain.DAY))
    old = replace(timeline.entries[0], when=replace(timeline.entries[0].when, stretch=ides))
    assert csv_rows(replace(timeline, entries=(old,)))[0]["begin_earliest"] == "-0043-03-15"


# TimeML -------------------------------------------------------------------------------------------


def timeml_documents(timeline: Timeline) -> Iterator[ET.Element]:
    root = ET.fromstring(text_of(timeline, "timeml").encode())  # noqa: S314 - our own output
    return root.iter("TimeML")


def inner(element: ET.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def test_timeml_keeps_the_text_and_tags_the_very_words(timeline: Timeline) -> None:
    documents = list(timeml_documents(timeline))
    assert [inner(document.find("TEXT")) for document in documents] == [article.text for article in timeline.articles]
    events = {tag.get("eid"): (inner(tag), tag.get("class")) for document in documents for tag in document.iter("EVENT")}
    texts = {article.id: article.text for article in timeline.articles}
    assert events == {
        dated.event.id: (dated.event.predicate.span.of(texts[dated.event.article]), dated.event.event_class.value)
        for dated in timeline.events
    }
    times = {tag.get("tid"): (inner(tag), tag.get("value")) for document in documents for tag in document.findall("TEXT/TIMEX3")}
    assert times == {time.id: (time.span.of(texts[time.article]), time.value) for time in timeline.times}


def test_timeml_refers_only_to_what_is_there(timeline: Timeline) -> None:
    for document in timeml_documents(timeline):
        times = {tag.get("tid") for tag in document.iter("TIMEX3")}
        instances = {tag.get("eiid") for tag in document.iter("MAKEINSTANCE")}
        assert {tag.get("eventID") for tag in document.iter("MAKEINSTANCE")} == {tag.get("eid") for tag in document.iter("EVENT")}
        for link in document.iter("TLINK"):
            assert (link.get("eventInstanceID") in instances) != (link.get("timeID") in times)
            assert (link.get("relatedToEventInstance") in instances) != (link.get("relatedToTime") in times)
    assert sum(len(document.findall("TLINK")) for document in timeml_documents(timeline)) == len(timeline.links)


def test_links_to_the_publication_date_are_written_and_read_back(timeline: Timeline) -> None:
    event = timeline.events[0].event
    linked = replace(timeline, links=(*timeline.links, Link(event.id, event.article, Relation.BEFORE, "drawn")))
    assert load(dump(linked)) == linked
    before, after = (next(timeml_documents(one)) for one in (timeline, linked))
    assert len(to_creation(after)) == len(to_creation(before)) + 1


def to_creation(document: ET.Element) -> list[ET.Element]:
    """The links whose end is the day on which the document was made."""
    created = {tag.get("tid") for tag in document.findall("DCT/TIMEX3")}
    assert created
    return [link for link in document.iter("TLINK") if link.get("relatedToTime") in created]


def test_of_overlapping_tags_the_time_stands(timeline: Timeline) -> None:
    monday = timeline.times[0].span
    covering = replace(timeline.events[0].event, predicate=Predicate(Span(monday.start - 3, monday.end), "x", Kind.VERB))
    changed = replace(timeline, events=(replace(timeline.events[0], event=covering), *timeline.events[1:]))
    document = next(timeml_documents(changed))
    assert "e1" not in {tag.get("eid") for tag in document.iter("EVENT")}
    assert not [link for link in document.iter("TLINK") if link.get("eventInstanceID") == "ei1"]
    assert inner(document.find("TEXT")) == timeline.articles[0].text


def test_hostile_text_is_text_in_timeml(hostile: tuple[str, Timeline]) -> None:
    text, timeline = hostile
    (document,) = timeml_documents(timeline)
    assert inner(document.find("TEXT")) == without_controls(text)
    assert {tag.tag for tag in document.iter()} == {"TimeML", "DOCID", "DCT", "TIMEX3", "TITLE", "TEXT", "EVENT", "MAKEINSTANCE"}


# iCalendar ----------------------------------------------------------------------------------------


def calendar_events(timeline: Timeline) -> list[icalendar.Event]:
    text = text_of(timeline, "icalendar")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def test_a_calendar_holds_what_is_precise_enough(timeline: Timeline) -> None:
    (event,) = calendar_events(timeline)
    assert (event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()) == ("2024-03-11", "2024-03-12")
    assert (event["SUMMARY"], event["STATUS"], event["TRANSP"]) == ("The Ardal bridge closed", "CONFIRMED", "TRANSPARENT")


def test_times_of_day_become_local_times(timeline: Timeline) -> None:
    evening = replace(timeline.entries[1], when=timeline.events[4].when)
    (event,) = calendar_events(replace(timeline, entries=(evening,)))
    assert (event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()) == ("2024-03-10T18:00:00", "2024-03-10T19:00:00")


def test_denied_and_planned_entries_say_so_in_a_calendar(timeline: Timeline) -> None:
    (entry, when) = (timeline.entries[1], timeline.events[0].when)
    for factuality, status in ((Factuality.DENIED, None), (Factuality.PLANNED, "TENTATIVE")):
        lead = DatedEvent(replace(timeline.events[0].event, factuality=factuality), when)
        (event,) = calendar_events(replace(timeline, events=(lead, *timeline.events[1:]), entries=(entry,)))
        assert event.get("STATUS") == status
        assert str(event["SUMMARY"]).startswith(factuality.value.capitalize())


MAY = [Moment(2024, 5, number) for number in range(1, 32)]


@pytest.mark.parametrize(
    ("begin", "end", "last"),
    [
        (Bounds.exactly(MAY[2]), Bounds.exactly(MAY[4]), "2024-05-06"),
        (Bounds(MAY[2], MAY[4]), Bounds(MAY[2], MAY[4]), "2024-05-06"),
        (Bounds.exactly(MAY[2]), Bounds(MAY[2], MAY[20]), "2024-05-04"),
        (Bounds.exactly(MAY[2]), Bounds(MAY[9]), "2024-05-11"),
        (Bounds.exactly(MAY[2]), Bounds(), "2024-05-04"),
        (Bounds(MAY[2]), Bounds(None, MAY[9]), "2024-05-11"),
    ],
    ids=["from 3 to 5 May", "in those days", "ended by 21 May", "went on until 10 May at least", "began on 3 May", "between 3 and 10 May"],
)
def test_a_calendar_event_lasts_as_long_as_it_is_known_to(timeline: Timeline, begin: Bounds, end: Bounds, last: str) -> None:
    when = replace(timeline.entries[1].when, stretch=Stretch(begin, end, Grain.DAY))
    (event,) = calendar_events(replace(timeline, entries=(replace(timeline.entries[1], when=when),)))
    assert (event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()) == ("2024-05-03", last)  # DTEND is the first day after


def test_hostile_text_is_text_in_a_calendar(hostile: tuple[str, Timeline]) -> None:
    text, timeline = hostile
    (event,) = calendar_events(timeline)
    kept = "".join(letter for letter in without_controls(text) if letter not in "\u202e\u2066")
    assert str(event["SUMMARY"]) == " ".join(kept.split())
    assert "URL" not in event


# JSON-LD and TimelineJS ---------------------------------------------------------------------------


def test_json_ld_holds_only_days_that_are_known_and_claimed(timeline: Timeline) -> None:
    document = json.loads(text_of(timeline, "jsonld"))
    assert document["@context"] == "https://schema.org"
    (event,) = document["@graph"]
    assert (event["@type"], event["startDate"], event["endDate"]) == ("Event", "2024-03-11", "2024-03-11")
    assert [article["@type"] for article in event["subjectOf"]] == ["NewsArticle", "NewsArticle"]


def statements(timeline: Timeline) -> set[tuple[str, str]]:
    """What an RDF processor reads of the first entry: properties and values."""

    def schema_org(url: str, _: dict[str, Any]) -> dict[str, Any]:
        context = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    options = {"documentLoader": schema_org, "base": "https://page.example/"}
    triples = jsonld.to_rdf(json.loads(text_of(timeline, "jsonld")), options)["@default"]
    (subject,) = {triple["subject"]["value"] for triple in triples if triple["predicate"]["value"].endswith("/startDate")}
    return {(triple["predicate"]["value"], triple["object"]["value"]) for triple in triples if triple["subject"]["value"] == subject}


def test_json_ld_is_read_as_rdf(timeline: Timeline, hostile: tuple[str, Timeline]) -> None:
    found = statements(timeline)
    assert ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://schema.org/Event") in found
    assert ("https://schema.org/startDate", "2024-03-11") in found
    assert ("https://schema.org/name", without_controls(hostile[0])) in statements(hostile[1])


def test_json_ld_leaves_out_what_schema_org_cannot_say(timeline: Timeline) -> None:
    stretches = [
        Stretch.within(Interval(Moment(2024, 3), Moment(2024, 4), Grain.MONTH)),
        Stretch.within(Interval(Moment(2024, 3, 11), Moment(2024, 3, 12), Grain.DAY), approximate=True),
        Stretch.within(Interval(Moment(-50_000), Moment(-49_999), Grain.YEAR)),
        Stretch(Bounds(latest=Moment(2024, 3, 11)), Bounds(), Grain.DAY),
    ]
    for stretch in stretches:
        entry = replace(timeline.entries[1], when=replace(timeline.entries[1].when, stretch=stretch))
        assert json.loads(text_of(replace(timeline, entries=(entry,)), "jsonld"))["@graph"] == []


@pytest.mark.parametrize(
    ("interval", "begin", "end"),
    [
        (Interval(Moment(-43, 3, 15), Moment(-43, 3, 16), Grain.DAY), "-0043-03-15", "-0043-03-15"),
        (Interval(Moment(2024, 6, 13, 2, 4), Moment(2024, 6, 13, 2, 5), Grain.MINUTE), "2024-06-13T02:04:00", "2024-06-13T02:04:59"),
        (Interval(Moment(2024, 6, 13, 2), Moment(2024, 6, 13, 5), Grain.HOUR), "2024-06-13", "2024-06-13"),
    ],
)
def test_json_ld_keeps_years_before_christ_and_clock_times(timeline: Timeline, interval: Interval, begin: str, end: str) -> None:
    entry = replace(timeline.entries[1], when=replace(timeline.entries[1].when, stretch=Stretch.within(interval)))
    (event,) = json.loads(text_of(replace(timeline, entries=(entry,)), "jsonld"))["@graph"]
    assert (event["startDate"], event["endDate"]) == (begin, end)


def test_timeline_js_has_a_slide_for_each_entry_with_a_begin(timeline: Timeline) -> None:
    slides = json.loads(text_of(timeline, "timelinejs"))["events"]
    assert [slide["unique_id"] for slide in slides] == ["n1", "n2"]
    assert slides[0]["start_date"] == {"year": 1950, "month": 1, "day": 1}
    assert slides[0]["end_date"] == {"year": 1950, "month": 12, "day": 31}
    assert (slides[0]["display_date"], "end_date" in slides[1]) == ("about 1950", False)


@pytest.mark.parametrize("name", ["jsonld", "timelinejs"])
def test_hostile_text_closes_no_script_element(hostile: tuple[str, Timeline], name: str) -> None:
    written = text_of(hostile[1], name)
    assert "<" not in written
    assert json.loads(written)


def test_hostile_text_is_no_markup_and_no_link_in_timeline_js(hostile: tuple[str, Timeline]) -> None:
    (slide,) = json.loads(text_of(hostile[1], "timelinejs"))["events"]
    tags = ET.fromstring(f"<div>{slide['text']['text']}<h1>{slide['text']['headline']}</h1></div>")  # noqa: S314 - our own output
    assert {tag.tag for tag in tags.iter()} <= {"div", "p", "i", "h1"}


# Markdown -----------------------------------------------------------------------------------------


def markdown_tokens(timeline: Timeline) -> list[Any]:
    tokens = MarkdownIt("commonmark").enable("table").parse(text_of(timeline, "markdown"))
    return [token for block in tokens for token in (block, *(block.children or ()))]


def table_cells(timeline: Timeline) -> list[list[str]]:
    rows: list[list[str]] = []
    inside = False
    for token in markdown_tokens(timeline):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "td_close"):
            inside = token.type == "td_open"
            rows[-1] += [""] if inside else []
        elif inside and token.type in ("text", "text_special"):
            rows[-1][-1] += token.content
    return [row for row in rows if row]


def test_markdown_is_a_table_of_the_entries(timeline: Timeline) -> None:
    cells = table_cells(timeline)
    assert [row[0] for row in cells] == ["about 1950", "11 March 2024", "ended by 12 March 2024", "undated"]
    assert cells[1][1:3] == ["The Ardal bridge closed", "happened"]
    assert cells[3][2] == "denied, says Mayor Ina Holt"


def test_hostile_text_is_text_in_markdown(hostile: tuple[str, Timeline]) -> None:
    text, timeline = hostile
    kinds = {token.type for token in markdown_tokens(timeline)}
    assert kinds.isdisjoint({"html_block", "html_inline", "link_open", "image", "code_inline", "em_open", "strong_open", "softbreak"})
    ((_, what, *_),) = table_cells(timeline)
    kept = "".join(letter for letter in without_controls(text) if letter not in "\u202e\u2066")
    assert what == " ".join(kept.split())


# Parquet ------------------------------------------------------------------------------------------


def test_parquet_gives_the_records_back_with_their_types(timeline: Timeline) -> None:
    table = pyarrow.parquet.read_table(BytesIO(FORMATS["parquet"](timeline)))  # type: ignore[arg-type]
    assert table.to_pylist() == timeline.to_records()
    assert [str(table.schema.field(name).type) for name in ("id", "approximate", "mentions", "salience")] == [
        "string",
        "bool",
        "int64",
        "double",
    ]


def test_hostile_text_is_text_in_parquet(hostile: tuple[str, Timeline]) -> None:
    text, timeline = hostile
    table = pyarrow.parquet.read_table(BytesIO(FORMATS["parquet"](timeline)))  # type: ignore[arg-type]
    assert table.to_pylist()[0]["summary"] == without_controls(text)


def test_without_pyarrow_the_extra_is_named(timeline: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"dateline\[parquet\]"):
        FORMATS["parquet"](timeline)


@pytest.mark.parametrize("name", ["icalendar", "jsonld", "timelinejs", "csv"])
def test_entries_go_by_the_name_that_lasts(timeline: Timeline, name: str) -> None:
    """An article that is added changes no id that a calendar, a page or another program has kept."""
    named = replace(timeline, entries=tuple(replace(entry, uid=f"lasting{entry.id}") for entry in timeline.entries))
    moved = replace(named, entries=tuple(replace(entry, id=f"n9{entry.id[1:]}") for entry in named.entries))
    written, after = (str(FORMATS[name](one)) for one in (named, moved))
    assert "lastingn" in written
    assert "lastingn" in after
    if name != "csv":
        assert written == after
