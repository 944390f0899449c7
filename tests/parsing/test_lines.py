"""Where a line within a paragraph begins something of its own, and where it only goes on."""

from itertools import pairwise

import pytest

from dateline.events.parsing.lines import openings

STORY = "The mayor of Lund resigned on Tuesday\nafter an audit found funds missing."


def _parts(text: str) -> list[str]:
    edges = [0, *openings(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    "parts",
    [
        ["MAYOR QUITS AFTER AUDIT", STORY],
        ["By ADA BERG", STORY],
        ["MAYOR QUITS", "By Ada Berg and Hugo Lund", STORY],
        ["By Ada Berg, Staff Writer", STORY],
        ["On Wednesday:", "• Police said 12 people were hurt", "• Schools closed"],
        ["- Police said 12 people were hurt", "- Schools closed", "- The bridge\nreopened at noon"],
        ["1. The bank fails.", "2. A rival buys it."],
        ["10:20 Power came back", "10:35 Trains ran", "11:02 The port opened"],
        ["BERG: Who signed it?", "LUND: I did, on 3 May."],
        ["1998: The bank is founded.", "2003: It buys a rival."],
        ["| Date | Event |\n|---|---|", "| 3 May 2019 | Store opens |", "| 4 June 2020 | Store closes |"],
        ["3 May 1914 War begins", "11 November 1918 War ends"],
    ],
)
def test_headlines_bylines_items_and_entries_stand_apart(parts: list[str]) -> None:
    assert _parts("\n".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The bank, founded in\n1998, bought a rival in\n2003, and another one in the year after\nthat, its owners said in a letter.",
        "MAYOR OF LUND QUITS\nAFTER AUDIT FINDS\nFUNDS MISSING",
        "The vote was held up\nby Ada Berg.\nBy Wednesday the council had\nnot met.",
        "It is - as she said\n- a matter of weeks until the\nworks are done and the road is\nopen again.",
        "The file has the fields name|place|day and\n| as the last of its marks, so that\n|| is an empty one.",
        "The ship was found by\nBy Chance, a trawler out of Orvik, on Monday.",
        "",
    ],
)
def test_wrapped_prose_goes_on(text: str) -> None:
    assert list(openings(text)) == []


def test_the_places_are_those_of_the_lines_and_blank_ones_part_paragraphs() -> None:
    text = "• one\n \n• two\n• three\n\n" + " " * 50_000 + "\nNEWS\nNEWS TODAY\nsmall"
    assert [text[place:].partition("\n")[0] for place in openings(text)] == ["• three", "small"]
