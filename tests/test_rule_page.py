"""The page of rules is the one that the rows give."""

import rule_page


def test_the_page_of_rules_is_up_to_date() -> None:
    assert rule_page.PAGE.read_text(encoding="utf-8") == rule_page.page(), "run `just rules`"


def test_no_two_rules_of_a_table_share_a_name() -> None:
    for names in (
        [rule.name for rule in rule_page.TIMES],
        [rule.name for rule in rule_page.DATING],
        [rule.name for rule in rule_page.MERGING],
        list(rule_page.LINKS),
        [rule.name for rule in rule_page.ARGUMENTS],
        [name for name, _ in rule_page.REPAIRS],
        [name for name, _, _ in rule_page.FACTUALITY],
        [name for name, _, _ in rule_page.PREDICATES],
    ):
        assert len(names) == len(set(names))
