from __future__ import annotations

import json
import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.articles import FileReading, read_articles
from dateline.events.errors import ArticleError
from dateline.events.schema import Article

DAY = date(2024, 3, 12)
GOOD = {"id": "a", "text": "Talks began.", "published": "2024-03-12"}


def read(folder: Path, name: str, content: str | bytes, published: str | None = None) -> FileReading:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_articles(path, published=published)


def only(reading: FileReading) -> Article:
    assert reading.problems == ()
    (article,) = reading.articles
    return article


def complaint(reading: FileReading) -> str:
    assert reading.articles == ()
    (problem,) = reading.problems
    assert "\n" not in problem.message
    assert problem.article is not None
    return problem.message


# What is read ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["story.txt", "story.md", "STORY.TXT"])
def test_front_matter_gives_the_fields_and_leaves_the_text_as_it_is(tmp_path: Path, name: str) -> None:
    head = (
        '---\nid: bridge\ntitle: "Bridge: closed"\npublished: 2024-03-12\nsource: Post\nurl: https://x.example/?a: b\nplace: ARDAL\n---\n'
    )
    content = f"{head}\n Ho!\r\n"
    article = only(read(tmp_path, name, content))
    assert article == Article("\n Ho!\r\n", DAY, "bridge", "Bridge: closed", "Post", "https://x.example/?a: b", "ARDAL")


def test_a_text_without_front_matter_is_dated_by_the_option(tmp_path: Path) -> None:
    assert only(read(tmp_path, "story.txt", "Talks began.\n", "2024-03-12")) == Article("Talks began.\n", DAY)


def test_the_option_wins_over_the_article(tmp_path: Path) -> None:
    assert only(read(tmp_path, "story.json", json.dumps(GOOD), "2020-01-01")).published == date(2020, 1, 1)


@pytest.mark.parametrize("content", [json.dumps(GOOD), json.dumps([GOOD])])
def test_json_holds_one_article_or_a_list(tmp_path: Path, content: str) -> None:
    assert only(read(tmp_path, "story.json", content)) == Article("Talks began.", DAY, "a")


def test_json_lines_hold_one_article_a_line(tmp_path: Path) -> None:
    rows = [{**GOOD, "id": str(number), "text": f"Talks\u2028began {number}."} for number in range(3)]
    reading = read(tmp_path, "wire.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n")
    assert [article.id for article in reading.articles] == ["0", "1", "2"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfTalks.", "Talks."),
        ("Gr\u00fc\u00dfe \U0001f600".encode("utf-16"), "Gr\u00fc\u00dfe \U0001f600"),
        ("Talks.".encode("utf-32"), "Talks."),
    ],
)
def test_marks_at_the_begin_say_the_encoding(tmp_path: Path, content: bytes, text: str) -> None:
    assert only(read(tmp_path, "story.txt", content, "2024-03-12")).text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Talks began.", "Talks began."),
        (json.dumps(GOOD).encode(), "Talks began."),
        (json.dumps([GOOD], indent=1).encode(), "Talks began."),
        (f"{json.dumps(GOOD)}\n{{not json}}".encode(), "Talks began."),
        (b"[ANKARA] Talks began.", "[ANKARA] Talks began."),
        (b"---\nid: x\n---\nTalks began.", "Talks began."),
    ],
)
def test_standard_input_may_hold_any_of_these(content: bytes, text: str) -> None:
    reading = read_articles("-", stdin=BytesIO(content), published="2024-03-12")
    assert [article.text for article in reading.articles] == [text]


def test_a_file_without_an_ending_is_known_by_its_beginning(tmp_path: Path) -> None:
    assert only(read(tmp_path, "story", json.dumps(GOOD))).id == "a"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-03-12", DAY),
        ("2024-03-12T14:30", datetime.fromisoformat("2024-03-12T14:30")),
        ("2024-03-12T14:30:00Z", datetime.fromisoformat("2024-03-12T14:30:00+00:00")),
        ("2024-03-12 14:30:00+05:30", datetime.fromisoformat("2024-03-12T14:30:00+05:30")),
    ],
)
def test_dates_and_date_times_are_iso(tmp_path: Path, written: str, expected: date) -> None:
    assert only(read(tmp_path, "story.txt", f"---\npublished: {written}\n---\nx")).published == expected


def test_a_nul_and_half_a_surrogate_pair_in_json_stay_one_character_each(tmp_path: Path) -> None:
    text = only(read(tmp_path, "story.json", '{"text": "a\\u0000b\\ud83dc\\ud83d\\ude00", "published": "2024-03-12"}')).text
    assert text == "a\0b\ufffdc\U0001f600"


def test_fields_of_another_kind_do_no_harm(tmp_path: Path) -> None:
    row = {**GOOD, "id": 7, "title": ["x"], "source": None, "url": " ", "extra": {}}
    assert only(read(tmp_path, "story.json", json.dumps(row))) == Article("Talks began.", DAY, "7")


# What is refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("story.txt", "", "is empty"),
        ("story.txt", "---\npublished: 2024-03-12\n---\n \n", "is empty"),
        ("story.txt", "Talks began.", "no publication date.*--published"),
        ("story.txt", "---\npublished:\n---\nTalks began.", "no publication date"),
        ("story.txt", "---\npublished: 12 March\n---\nTalks began.", "'12 March' is not a publication date.*YYYY-MM-DD"),
        ("story.txt", "---\npublished: 2024-02-30\n---\nTalks began.", "'2024-02-30' is not"),
        ("story.txt", b"\x7fELF\0\0", "is not text.*offset 4"),
        ("story.txt", b"\xef\xbb\xbfCaf\xe9", "0xE9 at offset 6.*iconv"),
        ("story.txt", b"Caf\xe9 closed", "0xE9 at offset 3.*iconv"),
        ("story.txt", b"\xff\xfea", "damaged UTF-16"),
        ("story.pdf", b"%PDF", r"reads \.txt, \.md"),
        ("story.json", "{", "is not JSON .Expecting property name.*column 2"),
        ("story.json", "{\n", "is not JSON"),
        ("story.json", "3", "not an article object"),
        ("story.json", '[["x"]]', "item 1 is not an article object"),
        ("story.json", '{"published": "2024-03-12"}', 'no field "text"'),
        ("story.json", '{"text": 3}', 'no field "text"'),
        ("story.json", '{"text": "x", "published": 20240312}', "'20240312' is not"),
        ("story.json", '{"format": "dateline-timeline", "version": 1}', "timeline document, not an article.*dateline report"),
        ("story.json", "[" * 200_000, "cannot be read as JSON"),
    ],
)
def test_each_fault_is_one_line_with_the_next_step(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    reading = read(tmp_path, name, content)
    assert re.search(says, complaint(reading))


def test_one_bad_line_loses_no_other(tmp_path: Path) -> None:
    good = json.dumps(GOOD).encode()
    lines = [good, b"{bad", b'{"text": "Caf\xe9"}', json.dumps({**GOOD, "id": "b", "published": ""}).encode(), good]
    reading = read(tmp_path, "wire.jsonl", b"\n".join(lines))
    assert [article.id for article in reading.articles] == ["a", "a"]
    says = ["wire.jsonl, line 2 is not JSON", "wire.jsonl, line 3 is not UTF-8", "wire.jsonl, line 4 (b) has no publication date"]
    assert [problem.message.partition("/wire")[2].startswith(start[4:]) for problem, start in zip(reading.problems, says, strict=True)] == [
        True
    ] * 3


def test_a_missing_file_and_a_folder_are_problems_of_their_own(tmp_path: Path) -> None:
    assert "No such file" in complaint(read_articles(tmp_path / "none.txt"))
    assert "is a folder" in complaint(read_articles(tmp_path))


def test_a_bad_option_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"--published: 'soon' is not a publication date"):
        read(tmp_path, "story.txt", "x", "soon")


PIECES = st.sampled_from(
    [b"Talks began.", b"---\n", b"id: x\n", b'{"text": "a"}', b"[", b"]", b",", b"\n", b"\0", b"\xff\xfe", b"\xe9", b"\xef\xbb\xbf"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=8), st.sampled_from([".txt", ".md", ".json", ".jsonl", ""]))
def test_whatever_a_file_holds_gives_articles_or_problems_of_one_line(tmp_path: Path, pieces: list[bytes], ending: str) -> None:
    reading = read(tmp_path, f"story{ending}", b"".join(pieces), "2024-03-12")
    assert all("\n" not in problem.message for problem in reading.problems)
    assert all(article.text.strip() for article in reading.articles)
