"""Those that "and" joins are arguments of their own."""

from flat_trees import row_tree

from dateline.events.extraction.joined import each_of
from dateline.events.schema import Argument, Role, Sentence, Span


def said(sentence: Sentence, head: int, begin: int, end: int) -> list[str]:
    """The words of each argument that the phrase from one word to another is told apart into."""
    text = " ".join(token.text for token in sentence.tokens)
    span = Span(sentence[begin].span.start, sentence[end].span.end)
    return [item.span.of(text) for item in each_of(sentence, Argument(Role.PATIENT, span, sentence[head].span, "object"))]


def test_each_of_a_row_is_an_argument() -> None:
    sentence = row_tree("1 wrote write VERB 0 root _; 2 plays play NOUN 1 obj _; 3 and and CCONJ 4 cc _; 4 poems poem NOUN 2 conj _")
    assert said(sentence, 2, 2, 4) == ["plays", "poems"]


def test_a_row_out_of_order_stays_whole() -> None:
    sentence = row_tree("1 plays play NOUN 4 dep _; 2 and and CCONJ 1 cc _; 3 poems poem NOUN 1 conj _; 4 wrote write VERB 0 root _")
    assert said(sentence, 3, 1, 3) == ["plays and poems"]
    backward = row_tree("1 poems poem NOUN 2 nmod _; 2 plays play NOUN 4 conj _; 3 of of ADP 4 case _; 4 tales tale NOUN 0 root _")
    assert said(backward, 4, 1, 4) == ["poems plays of tales"]


def test_a_list_whose_members_stand_within_one_another_is_told_apart() -> None:
    sentence = row_tree(
        "1 bought buy VERB 0 root _; 2 tools tool NOUN 1 obj _; 3 : : PUNCT 4 punct _; 4 saws saw NOUN 2 appos _; 5 , , PUNCT 7 punct _; "
        "6 Stanley Stanley PROPN 4 conj _; 7 knives knife NOUN 4 conj _"
    )
    assert said(sentence, 2, 2, 7) == ["tools : saws , Stanley knives", "saws", "Stanley", "knives"]


def test_an_apposition_names_the_same_one_once_more() -> None:
    sentence = row_tree(
        "1 thanked thank VERB 0 root _; 2 Ada Ada PROPN 1 obj _; 3 , , PUNCT 5 punct _; 4 a a DET 5 det _; 5 lawyer lawyer NOUN 2 appos _"
    )
    span = Span(sentence[2].span.start, sentence[5].span.end)
    first, second = each_of(sentence, Argument(Role.PATIENT, span, sentence[2].span, "object"))
    assert (first.again, second.again) == (False, True)
    assert (second.head, second.refers_to) == (sentence[5].span, span)
