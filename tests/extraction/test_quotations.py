"""Where quotations begin and end."""

import pytest

from dateline.events.extraction.quotations import quotations_of, signed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said.", ["“We left,”"]),
        ('"We left," he said. "They stayed."', ['"We left,"', '"They stayed."']),
        ("``We left,'' he said. ''They stayed.''", ["``We left,''", "''They stayed.''"]),
        ("“We left.\n\n“They stayed,” he said.", ["“We left.", "“They stayed,”"]),
        ("He said “we left", []),
        ("It’s his dog’s bone.", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We were lucky.” ― Ana Lund", ["Ana Lund"]),
        ("“We were lucky.” – Ana Lund\n\n“We were not.”— Jon B. Orvik", ["Ana Lund", "Jon B. Orvik"]),
        ("“We were lucky” – Ana Lund says so", []),
        ("“We were lucky” – Orvik", []),
    ],
)
def test_signed_quotations(text: str, expected: list[str]) -> None:
    assert [name.of(text) for _, name in signed(text, quotations_of(text))] == expected
