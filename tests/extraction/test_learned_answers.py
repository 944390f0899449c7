"""What a model has learned to say of words decides over the lists, says that it is learned, and is not missed where none was asked."""

from collections.abc import Sequence
from dataclasses import replace

from making import story

from dateline import build_timeline
from dateline.events.exports.json_document import dump, load
from dateline.events.extraction import extract_events
from dateline.events.parsing.conllu import read_conllu
from dateline.events.schema import Answer, Article, Document, Event, EventClass

CRASH = """\
1	Lund	Lund	PROPN	NNP	_	2	nsubj	_	start_char=0|end_char=4{Lund}
2	saw	see	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	start_char=5|end_char=8{saw}
3	the	the	DET	DT	_	4	det	_	start_char=9|end_char=12
4	outcry	outcry	NOUN	NN	_	2	obj	_	start_char=13|end_char=19{outcry}
5	.	.	PUNCT	.	_	2	punct	_	start_char=19|end_char=20
"""


def _events(noun: str = "outcry", /, **answers: str) -> dict[str, Event]:
    text = f"Lund saw the {noun}."
    assert len(noun) == len("outcry")
    told = {word: answers.get(word.replace(noun, "noun"), "") for word in ("Lund", "saw", noun)}
    rows = CRASH.replace("outcry", noun)
    for word, answer in told.items():
        rows = rows.replace("{" + word + "}", f"|{answer}" if answer else "")
    document = read_conllu(rows, replace(story(text, identifier="a"), text=text))
    return {event.predicate.lemma: event for event in extract_events(document)}


def test_a_noun_that_the_model_is_sure_of_is_an_event_whatever_the_lists_say() -> None:
    assert "window" not in _events("window")
    found = _events("window", noun="Event=I_ACTION:0.91")["window"]
    assert found.rule.startswith("noun that names a happening (learned, weight 0.91); ")
    assert found.event_class is EventClass.I_ACTION


def test_a_noun_of_the_lists_that_the_model_rejects_is_none() -> None:
    assert "attack" in _events("attack")
    assert "learned" not in _events("attack")["attack"].rule
    assert "attack" not in _events("attack", noun="Event=OCCURRENCE:0.08")


def test_what_an_argument_names_is_told_with_its_weight() -> None:
    [agent] = _events(Lund="Name=B-person:0.97")["see"].arguments[:1]
    assert agent.named == Answer("person", 0.97)
    assert all(argument.named is None for argument in _events()["see"].arguments)


def test_what_is_named_comes_back_with_the_timeline() -> None:
    text = "Lund saw the outcry."
    rows = CRASH.replace("{Lund}", "|Name=B-person:0.97").replace("{saw}", "").replace("{outcry}", "")

    class Parser:
        name = "rows"

        def parse(self, articles: Sequence[Article]) -> list[Document]:
            return [read_conllu(rows, article) for article in articles]

    timeline = build_timeline([story(text, identifier="a")], parser=Parser())
    assert '"named": {"kind": "person", "rule": "name by its kind (learned, weight 0.97)"}' in " ".join(timeline.to_json().split())
    assert [item.event.arguments for item in load(dump(timeline)).events] == [item.event.arguments for item in timeline.events]
