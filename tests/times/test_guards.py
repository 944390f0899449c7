"""Words that only look like time, on trees by hand: form/class/head/relation, with a lemma, a feature or a name where it matters."""

from datetime import date

import pytest

from dateline.events.schema import Answer, Article, Document, Sentence, Span, Token
from dateline.events.times import find_times


def tree(words: str) -> Document:
    tokens, text = [], ""
    for index, word in enumerate(words.split(), 1):
        form, upos, head, relation, *more = word.split("/")
        feats = dict(pair.split("=") for pair in more if "=" in pair)
        name = next((Answer(part[1:], 0.9) for part in more if part.startswith("@")), None)
        lemma = next((part for part in more if "=" not in part and part[0] != "@"), form.lower())
        text += " " if text else ""
        span = Span(len(text), len(text) + len(form))
        text += form
        tokens.append(Token(index, form, lemma, upos, "", feats, int(head), relation, span, name=name))
    return Document(Article(text, date(2024, 3, 12), "a1"), (Sentence(0, tuple(tokens)),))


@pytest.mark.parametrize(
    "words",
    [
        "Clara/PROPN/3/nsubj May/PROPN/1/flat sang/VERB/0/root/sing/Tense=Past",
        "June/PROPN/3/nsubj Marsh/PROPN/1/flat sang/VERB/0/root/sing/Tense=Past",
        "Mrs/PROPN/2/nmod:desc May/PROPN/3/nsubj left/VERB/0/root/leave/Tense=Past",
        "May/PROPN/2/nsubj said/VERB/0/root/say/Tense=Past so/ADV/2/advmod",
        "Sunday/PROPN/2/compound Oduya/PROPN/3/nsubj/@B-person scored/VERB/0/root/score/Tense=Past",
        "Wednesday/PROPN/3/nsubj/@B-person Adair/PROPN/1/flat/@I-person smiled/VERB/0/root/smile/Tense=Past",
        "He/PRON/2/nsubj met/VERB/0/root/meet/Tense=Past May/PROPN/2/obj/@B-person",
        "Towns/NOUN/3/nsubj soon/ADV/3/advmod fell/VERB/0/root/fall/Tense=Past/VerbForm=Fin",
        "Flight/NOUN/3/nsubj 1492/NUM/1/flat sank/VERB/0/root/sink/Tense=Past",
        "Hall/NOUN/3/nsubj 2004/NUM/1/flat burned/VERB/0/root/burn/Tense=Past",
        "Some/DET/2/advmod 1900/NUM/3/nummod barns/NOUN/4/nsubj/barn/Number=Plur burned/VERB/0/root/burn/Tense=Past",
        "He/PRON/2/nsubj lives/VERB/0/root/live at/ADP/6/case 1800/NUM/6/nummod Elm/PROPN/6/compound Road/PROPN/2/obl",
        "Her/PRON/2/nmod:poss goal/NOUN/3/nsubj came/VERB/0/root/come in/ADP/7/case the/DET/7/det fourth/ADJ/7/amod quarter/NOUN/3/obl",
    ],
)
def test_is_no_time(words: str) -> None:
    assert find_times(tree(words)) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("In/ADP/2/case May/PROPN/4/obl rain/NOUN/4/nsubj fell/VERB/0/root/fall/Tense=Past/VerbForm=Fin", "2023-05"),
        ("In/ADP/2/case August/PROPN/4/nmod:poss Orvana/PROPN/2/flat voted/VERB/0/root/vote/Tense=Past", "2023-08"),
        ("The/DET/3/det 1989/NUM/3/nummod results/NOUN/4/nsubj/result/Number=Plur fell/VERB/0/root/fall/Tense=Past", "1989"),
        ("Profit/NOUN/2/nsubj rose/VERB/0/root/rise in/ADP/6/case the/DET/6/det fourth/ADJ/6/amod quarter/NOUN/2/obl", "2023-Q4"),
    ],
)
def test_is_a_time(words: str, value: str) -> None:
    assert [one.value for one in find_times(tree(words))] == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (
            "Rovers/PROPN/2/nsubj beat/VERB/0/root/beat/VerbForm=Fin/Tense=Pres United/PROPN/2/obj on/ADP/5/case Sunday/PROPN/2/obl",
            "2024-03-10",
        ),
        (
            "Rovers/PROPN/2/nsubj meet/VERB/0/root/meet/VerbForm=Fin/Tense=Pres United/PROPN/2/obj on/ADP/5/case Sunday/PROPN/2/obl",
            "2024-03-17",
        ),
        ("She/PRON/2/nsubj slept/VERB/0/root/sleep/VerbForm=Fin/Tense=Past until/ADP/4/case Saturday/PROPN/2/obl", "2024-03-09"),
        ("It/PRON/2/nsubj closed/VERB/0/root/close/VerbForm=Fin/Tense=Past until/ADP/4/case Saturday/PROPN/2/obl", "2024-03-16"),
    ],
)
def test_direction_of_results_and_of_until(words: str, value: str) -> None:
    assert [one.value for one in find_times(tree(words))] == [value]
