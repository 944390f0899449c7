"""Text of others becomes text of the page, and nothing else."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reports.escaping import as_json, as_plotly, link_address, shown, template

LETTERS = st.text(st.characters(codec=None), max_size=60)


@settings(deadline=None)
@given(LETTERS)
def test_what_is_shown_has_as_many_characters_as_the_text(text: str) -> None:
    assert len(shown(text)) == len(text)


@settings(deadline=None)
@given(LETTERS)
def test_no_tag_quote_or_control_gets_through(text: str) -> None:
    attribute = template("attribute.html", name="title", value=text).removeprefix(' title="').removesuffix('"')
    for written in (attribute, as_plotly(text)):
        assert not set("<>\x00\u202e").intersection(written)
    assert '"' not in attribute
    assert "'" not in attribute


@settings(deadline=None)
@given(LETTERS)
def test_json_in_a_page_reads_back_and_ends_no_script(text: str) -> None:
    written = as_json({"text": text})
    assert "<" not in written
    assert "\u2028" not in written
    assert json.loads(written)["text"] == shown(text)


def test_directional_overrides_are_replaced_but_letters_of_all_scripts_stay() -> None:
    assert shown("abc\u202edef\u2066") == "abc\ufffddef\ufffd"
    assert shown("שלום, 東京, naïve 🌊") == "שלום, 東京, naïve 🌊"


def test_only_web_addresses_become_links() -> None:
    assert link_address("https://example.org/a?b=1") == "https://example.org/a?b=1"
    for address in (
        None,
        "",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "https://a b",
        'https://a"onclick="x',
        "//example.org",
    ):
        assert link_address(address) is None
