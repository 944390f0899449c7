"""Arguments that a verb takes from the clauses around it, on trees written by hand."""

from datetime import date

from dateline.events.extraction import extract_events
from dateline.events.parsing.conllu import read_conllu
from dateline.events.schema import Article, Event, Polarity, Role


def events_of(rows: str) -> tuple[str, dict[str, Event]]:
    """The text, and its events by their predicates; a row is word, lemma, UPOS, XPOS, features, head and relation."""
    words = [row.split() for row in rows.strip().splitlines()]
    text, lines, place = " ".join(word[0] for word in words), [], 0
    for number, (word, lemma, upos, xpos, feats, head, relation) in enumerate(words, 1):
        misc = f"start_char={place}|end_char={place + len(word)}"
        lines.append("\t".join([str(number), word, lemma, upos, xpos, feats, head, relation, "_", misc]))
        place += len(word) + 1
    document = read_conllu(
        "\n".join(["# newdoc id = a", "# sent_id = a-1", f"# text = {text}", *lines, ""]), Article(text, date(2024, 3, 12), "a")
    )
    return text, {event.predicate.span.of(text): event for event in extract_events(document)}


def said(text: str, event: Event, role: Role) -> list[str]:
    """The words of the event's arguments in a role."""
    return [item.span.of(text) for item in event.arguments_as(role)]


def test_a_relative_clause_without_a_relative_word_has_its_noun_as_object() -> None:
    text, events = events_of("""
the the DET DT _ 2 det
bridge bridge NOUN NN _ 5 nsubj
they they PRON PRP _ 4 nsubj
built build VERB VBD VerbForm=Fin|Tense=Past 2 acl:relcl
collapsed collapse VERB VBD VerbForm=Fin|Tense=Past 0 root
""")
    assert said(text, events["built"], Role.PATIENT) == ["the bridge"]
    assert said(text, events["built"], Role.AGENT) == ["they"]


def test_two_verbs_side_by_side_share_the_object() -> None:
    text, events = events_of("""
crews crew NOUN NNS _ 2 nsubj
built build VERB VBD VerbForm=Fin|Tense=Past 0 root
and and CCONJ CC _ 4 cc
launched launch VERB VBD VerbForm=Fin|Tense=Past 2 conj
ships ship NOUN NNS _ 4 obj
""")
    assert said(text, events["built"], Role.PATIENT) == ["ships"]
    assert said(text, events["launched"], Role.AGENT) == ["crews"]


def test_the_noun_that_a_passive_participle_describes_is_its_patient() -> None:
    text, events = events_of("""
the the DET DT _ 2 det
letter letter NOUN NN _ 6 nsubj
sent send VERB VBN VerbForm=Part|Tense=Past 2 acl
by by ADP IN _ 5 case
Brenna Brenna PROPN NNP _ 3 obl
vanished vanish VERB VBD VerbForm=Fin|Tense=Past 0 root
""")
    assert said(text, events["sent"], Role.PATIENT) == ["the letter"]
    assert said(text, events["sent"], Role.AGENT) == ["Brenna"]


def test_negation_reaches_through_going_to() -> None:
    _, events = events_of("""
they they PRON PRP _ 4 nsubj
are be AUX VBP VerbForm=Fin|Tense=Pres 4 aux
not not PART RB _ 4 advmod
going go VERB VBG VerbForm=Part 0 root
to to PART TO _ 6 mark
leave leave VERB VB VerbForm=Inf 4 xcomp
""")
    assert events["leave"].polarity is Polarity.NEG
    assert "going" not in events


def test_a_label_has_nobody_of_its_sentence() -> None:
    rows = """
Born bear VERB VBN VerbForm=Part|Tense=Past 7 advcl
{mark} {mark} PUNCT {mark} _ 3 punct
1958 1958 NUM CD _ 1 obl
, , PUNCT , _ 1 punct
Ada Ada PROPN NNP _ 7 nsubj
later later ADV RB _ 7 advmod
resigned resign VERB VBD VerbForm=Fin|Tense=Past 0 root
"""
    for mark, patients in ((":", []), ("around", ["Ada"])):
        text, events = events_of(rows.format(mark=mark))
        assert said(text, events["Born"], Role.PATIENT) == patients
