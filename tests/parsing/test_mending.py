"""Attachments that the parser gets wrong, set right; trees that are right stay as they are."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dateline.events.extraction import extract_events
from dateline.events.parsing.conllu import read_conllu
from dateline.events.parsing.mending import RULES, mended
from dateline.events.rule import Rule
from dateline.events.schema import Answer, Article, Document

CASES = {
    "participle of a perfect": (
        """
he he PRON PRP _ 2 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
it it PRON PRP _ 4 nsubj
had have VERB VBD VerbForm=Fin|Tense=Past 2 ccomp
lost lose VERB VBN Tense=Past|VerbForm=Part 6 amod
data data NOUN NNS _ 4 obj
""",
        {"lost": ("said", "ccomp"), "data": ("lost", "obj"), "had": ("lost", "aux"), "it": ("lost", "nsubj")},
    ),
    "subject of what is said": (
        """
men man NOUN NNS _ 8 nsubj
who who PRON WP PronType=Rel 3 nsubj
fled flee VERB VBD VerbForm=Fin|Tense=Past 1 acl:relcl
were be AUX VBD VerbForm=Fin|Tense=Past 5 aux:pass
held hold VERB VBN Tense=Past|VerbForm=Part 8 ccomp
, , PUNCT , _ 8 punct
police police NOUN NN _ 8 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
""",
        {"men": ("held", "nsubj:pass")},
    ),
    "office before a name": (
        """
lead lead ADJ JJ _ 2 amod
manager manager NOUN NN _ 4 nsubj
Lund Lund PROPN NNP _ 4 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
little little NOUN NN _ 4 obj
""",
        {"manager": ("Lund", "nmod:desc")},
    ),
    "object of a relative clause": (
        """
they they PRON PRP _ 2 nsubj
met meet VERB VBD VerbForm=Fin|Tense=Past 0 root
charges charge NOUN NNS _ 2 obj
which which PRON WDT PronType=Rel 6 nsubj
both both PRON DT _ 6 nsubj
deny deny VERB VBP VerbForm=Fin|Tense=Pres 3 acl:relcl
""",
        {"which": ("deny", "obj")},
    ),
    "agent of a participle": (
        """
offerings offering NOUN NNS _ 0 root
through through ADP IN _ 3 case
firms firm NOUN NNS _ 1 nmod
led lead VERB VBN Tense=Past|VerbForm=Part 3 acl
by by ADP IN _ 6 case
Lund Lund PROPN NNP _ 1 nmod
""",
        {"Lund": ("led", "obl:agent")},
    ),
    "but for": (
        """
but but CCONJ CC _ 6 cc
for for ADP IN _ 3 case
rain rain NOUN NN _ 6 obl
they they PRON PRP _ 6 nsubj
would would AUX MD VerbForm=Fin 6 aux
leave leave VERB VB VerbForm=Inf 0 root
""",
        {"but": ("rain", "case")},
    ),
    "were it not for": (
        """
were be AUX VBD VerbForm=Fin 5 cop
it it PRON PRP _ 5 nsubj
not not PART RB _ 5 advmod
for for ADP IN _ 5 case
rain rain NOUN NN _ 8 advcl
they they PRON PRP _ 8 nsubj
would would AUX MD VerbForm=Fin 8 aux
leave leave VERB VB VerbForm=Inf 0 root
""",
        {"it": ("rain", "expl")},
    ),
    "speaker of an inserted saying": (
        """
dams dam NOUN NNS _ 8 nsubj
, , PUNCT , _ 3 punct
Lund Lund PROPN NNP _ 1 appos
often often ADV RB _ 5 advmod
says say VERB VBZ VerbForm=Fin|Tense=Pres 8 parataxis
, , PUNCT , _ 5 punct
are be AUX VBP VerbForm=Fin|Tense=Pres 8 cop
safe safe ADJ JJ _ 0 root
""",
        {"Lund": ("says", "nsubj")},
    ),
    "phrase of an adjective": (
        """
he he PRON PRP _ 2 nsubj
pleaded plead VERB VBD VerbForm=Fin|Tense=Past 0 root
guilty guilty ADJ JJ _ 2 xcomp
to to ADP IN _ 5 case
attacks attack NOUN NNS _ 2 obl
""",
        {"attacks": ("guilty", "obl")},
    ),
    "word of an auxiliary": (
        """
neither neither ADV RB _ 2 advmod
have have AUX VBP VerbForm=Fin|Tense=Pres 4 aux
members member NOUN NNS _ 4 nsubj
said say VERB VBN Tense=Past|VerbForm=Part 0 root
so so ADV RB _ 4 advmod
""",
        {"neither": ("said", "advmod")},
    ),
    "due to be done": (
        """
he he PRON PRP _ 2 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
it it PRON PRP _ 7 nsubj:outer
was be AUX VBD VerbForm=Fin|Tense=Past 7 cop
due due ADJ JJ Degree=Pos 7 mark
to to PART TO _ 5 fixed
open open VERB VB VerbForm=Inf 2 ccomp
soon soon ADV RB _ 7 advmod
""",
        {"due": ("said", "ccomp"), "to": ("open", "mark"), "was": ("due", "cop"), "it": ("due", "nsubj"), "open": ("due", "xcomp")},
    ),
    "verb behind a date": (
        """
the the DET DT _ 2 det
year year NOUN NN _ 4 nsubj
is be AUX VBZ VerbForm=Fin|Tense=Pres 4 cop
1940 1940 NUM CD _ 0 root
and and CCONJ CC _ 7 cc
Orvik Orvik PROPN NNP _ 7 compound
falls fall PROPN NNP _ 4 conj
""",
        {"falls": ("1940", "conj"), "Orvik": ("falls", "nsubj")},
    ),
    "name that is a day or a month elsewhere": (
        """
May May AUX MD _ 2 aux
told tell VERB VBD VerbForm=Fin|Tense=Past 0 root
us we PRON PRP _ 2 iobj
little little NOUN NN _ 2 obj
""",
        {"May": ("told", "nsubj")},
    ),
    "when it was said": (
        """
agencies agency NOUN NNS _ 2 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
Friday Friday PROPN NNP _ 6 obl:unmarked
it it PRON PRP _ 6 nsubj
would would AUX MD VerbForm=Fin 6 aux
close close VERB VB VerbForm=Inf 2 ccomp
""",
        {"Friday": ("said", "obl:unmarked")},
    ),
    "day behind an object": (
        """
owners owner NOUN NNS _ 2 nsubj
announced announce VERB VBD VerbForm=Fin|Tense=Past 0 root
plans plan NOUN NNS _ 2 obj
Aug. August PROPN NNP _ 5 nmod:unmarked
21 21 NUM CD _ 3 nmod:unmarked
""",
        {"21": ("announced", "obl:unmarked")},
    ),
    "day before a verb": (
        """
Lund Lund PROPN NNP _ 4 nsubj
on on ADP IN _ 3 case
Tuesday Tuesday PROPN NNP _ 1 nmod
named name VERB VBD VerbForm=Fin|Tense=Past 0 root
judges judge NOUN NNS _ 4 obj
""",
        {"Tuesday": ("named", "obl")},
    ),
    "inverted saying": (
        """
they they PRON PRP _ 2 nsubj
fled flee VERB VBD VerbForm=Fin|Tense=Past 0 root
, , PUNCT , _ 4 punct
said say VERB VBD VerbForm=Fin|Tense=Past 2 conj
Lund Lund PROPN NNP _ 4 nsubj
""",
        {"said": ("fled", "parataxis")},
    ),
    "subject through a saying": (
        """
dams dam NOUN NNS _ 0 root
that that PRON WDT PronType=Rel 4 obj
he he PRON PRP _ 4 nsubj
says say VERB VBZ VerbForm=Fin|Tense=Pres 1 acl:relcl
are be AUX VBP VerbForm=Fin|Tense=Pres 6 aux
leaking leak VERB VBG VerbForm=Part 4 ccomp
""",
        {"that": ("leaking", "nsubj")},
    ),
    "infinitive of a verb": (
        """
they they PRON PRP _ 2 nsubj
want want VERB VBP VerbForm=Fin|Tense=Pres 0 root
talks talk NOUN NNS _ 2 obj
to to PART TO _ 5 mark
end end VERB VB VerbForm=Inf 3 acl
""",
        {"end": ("want", "xcomp")},
    ),
    "first in so long": (
        """
peace peace NOUN NN _ 3 nsubj
was be AUX VBD VerbForm=Fin|Tense=Past 3 cop
focus focus NOUN NN _ 0 root
of of ADP IN _ 7 case
the the DET DT _ 7 det
first first ADJ JJ Degree=Pos 7 amod
talks talk NOUN NNS _ 3 nmod
in in ADP IN _ 10 case
thirty thirty NUM CD _ 10 nummod
years year NOUN NNS _ 3 nmod
""",
        {"years": ("talks", "nmod")},
    ),
    "term of office": (
        """
they they PRON PRP _ 2 nsubj
cleared clear VERB VBD VerbForm=Fin|Tense=Past 0 root
Berg Berg PROPN NNP _ 2 obj
, , PUNCT , _ 5 punct
mayor mayor NOUN NN _ 3 appos
since since ADP IN _ 7 case
2003 2003 NUM CD _ 2 obl
, , PUNCT , _ 10 punct
of of ADP IN _ 10 case
theft theft NOUN NN _ 2 obl
""",
        {"2003": ("mayor", "nmod")},
    ),
    "clause of a day": (
        """
he he PRON PRP _ 2 nsubj
stayed stay VERB VBD VerbForm=Fin|Tense=Past 0 root
until until ADP IN _ 4 case
Monday Monday PROPN NNP _ 2 obl
, , PUNCT , _ 8 punct
when when ADV WRB PronType=Int 8 advmod
he he PRON PRP _ 8 nsubj
resigned resign VERB VBD VerbForm=Fin|Tense=Past 2 advcl
""",
        {"resigned": ("Monday", "acl:relcl")},
    ),
    "condition by inversion": (
        """
had have AUX VBD VerbForm=Fin|Tense=Past 8 aux
guards guard NOUN NNS _ 3 nsubj
watched watch VERB VBN Tense=Past|VerbForm=Part 8 conj
, , PUNCT , _ 3 punct
they they PRON PRP _ 8 nsubj
would would AUX MD VerbForm=Fin 8 aux
have have AUX VB VerbForm=Inf 8 aux
seen see VERB VBN Tense=Past|VerbForm=Part 0 root
us we PRON PRP _ 8 obj
""",
        {"watched": ("seen", "advcl"), "had": ("watched", "aux")},
    ),
    "proviso": (
        """
provided provide VERB VBN Tense=Past|VerbForm=Part 7 advcl
they they PRON PRP _ 3 nsubj
agree agree VERB VBP VerbForm=Fin|Tense=Pres 1 ccomp
, , PUNCT , _ 1 punct
it it PRON PRP _ 7 nsubj
will will AUX MD VerbForm=Fin 7 aux
open open VERB VB VerbForm=Inf 0 root
""",
        {"agree": ("open", "advcl"), "provided": ("agree", "mark")},
    ),
    "so long as": (
        """
they they PRON PRP _ 3 nsubj
will will AUX MD VerbForm=Fin 3 aux
stay stay VERB VB VerbForm=Inf 0 root
so so ADV RB _ 5 advmod
long long ADV RB _ 3 advmod
as as SCONJ IN _ 8 mark
talks talk NOUN NNS _ 8 nsubj
last last VERB VBP VerbForm=Fin|Tense=Pres 5 advcl
""",
        {"last": ("stay", "advcl"), "so": ("last", "mark"), "long": ("so", "fixed"), "as": ("so", "fixed")},
    ),
    "gerund with an object": (
        """
they they PRON PRP _ 3 nsubj:pass
were be AUX VBD VerbForm=Fin|Tense=Past 3 aux:pass
fined fine VERB VBN Tense=Past|VerbForm=Part 0 root
for for SCONJ IN _ 5 mark
dumping dumping NOUN NN _ 6 compound
waste waste NOUN NN _ 3 obl
""",
        {"dumping": ("fined", "advcl"), "waste": ("dumping", "obj")},
    ),
    "participle without a helper": (
        """
he he PRON PRP _ 3 nsubj:pass
was be AUX VBD VerbForm=Fin|Tense=Past 3 aux:pass
indicted indict VERB VBN Tense=Past|VerbForm=Part 0 root
and and CCONJ CC _ 5 cc
convicted convict VERB VBD VerbForm=Fin|Tense=Past 3 conj
""",
        {"convicted": ("indicted", "conj")},
    ),
    "inversion behind a denial": (
        """
he he PRON PRP _ 2 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
never never ADV RB _ 4 advmod
had have VERB VBD VerbForm=Fin|Tense=Past 2 ccomp
we we PRON PRP _ 6 nsubj
seen see VERB VBN Tense=Past|VerbForm=Part 4 xcomp
them they PRON PRP _ 6 obj
""",
        {"had": ("seen", "aux"), "seen": ("said", "ccomp"), "never": ("seen", "advmod")},
    ),
    "who it was": (
        """
it it PRON PRP _ 3 expl
was be AUX VBD VerbForm=Fin|Tense=Past 3 cop
Lund Lund PROPN NNP _ 0 root
who who PRON WP PronType=Rel 5 nsubj
founded found VERB VBD VerbForm=Fin|Tense=Past 3 advcl:relcl
it it PRON PRP _ 5 obj
""",
        {"founded": ("Lund", "acl:relcl")},
    ),
    "object before an infinitive": (
        """
laws law NOUN NNS _ 2 nsubj
let let VERB VBP VerbForm=Fin|Tense=Pres 0 root
Acme Acme PROPN NNP _ 4 obj
fine fine VERB VB VerbForm=Inf 2 xcomp
ships ship NOUN NNS _ 4 obj
""",
        {"Acme": ("let", "obj")},
    ),
}
RETAGGED = {"falls", "convicted"}
"""Words that stay where they are and become verbs, or participles."""
RIGHT = (
    """
novels novel NOUN NNS _ 5 nsubj:pass
by by ADP IN _ 3 case
Lund Lund PROPN NNP _ 1 nmod
were be AUX VBD VerbForm=Fin|Tense=Past 5 aux:pass
led lead VERB VBN Tense=Past|VerbForm=Part 0 root
""",
    """
they they PRON PRP _ 2 nsubj
met meet VERB VBD VerbForm=Fin|Tense=Past 0 root
firms firm NOUN NNS _ 2 obj
which which PRON WDT PronType=Rel 5 nsubj
deny deny VERB VBP VerbForm=Fin|Tense=Pres 3 acl:relcl
it it PRON PRP _ 5 obj
""",
    """
it it PRON PRP _ 4 nsubj
is be AUX VBZ VerbForm=Fin|Tense=Pres 4 cop
for for ADP IN _ 4 case
rain rain NOUN NN _ 0 root
""",
    """
but but CCONJ CC _ 5 cc
for for ADP IN _ 3 case
years year NOUN NNS _ 5 obl
they they PRON PRP _ 5 nsubj
left leave VERB VBD VerbForm=Fin|Tense=Past 0 root
""",
    """
what what PRON WP PronType=Int 3 obj
Lund Lund PROPN NNP _ 3 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 5 csubj
was be AUX VBD VerbForm=Fin|Tense=Past 5 cop
little little ADJ JJ _ 0 root
""",
    """
it it PRON PRP _ 3 nsubj
was be AUX VBD VerbForm=Fin|Tense=Past 3 cop
Lund Lund PROPN NNP _ 0 root
who who PRON WP PronType=Rel 5 nsubj
left leave VERB VBD VerbForm=Fin|Tense=Past 3 acl:relcl
""",
    """
they they PRON PRP _ 2 nsubj
let let VERB VBP VerbForm=Fin|Tense=Pres 0 root
ships ship NOUN NNS _ 2 obj
leave leave VERB VB VerbForm=Inf 2 xcomp
""",
    """
they they PRON PRP _ 2 nsubj
jailed jail VERB VBD VerbForm=Fin|Tense=Past 0 root
Berg Berg PROPN NNP _ 2 obj
, , PUNCT , _ 6 punct
a a DET DT _ 6 det
mayor mayor NOUN NN _ 3 appos
, , PUNCT , _ 6 punct
until until ADP IN _ 9 case
2003 2003 NUM CD _ 2 obl
. . PUNCT . _ 2 punct
""",
    """
he he PRON PRP _ 2 nsubj
fell fall VERB VBD VerbForm=Fin|Tense=Past 0 root
ill ill ADJ JJ _ 2 xcomp
in in ADP IN _ 5 case
May May PROPN NNP _ 2 obl
""",
    """
trains train NOUN NNS _ 2 nsubj
stopped stop VERB VBD VerbForm=Fin|Tense=Past 0 root
due due ADP IN _ 5 case
to to ADP IN _ 3 fixed
snow snow NOUN NN _ 2 obl
""",
    """
they they PRON PRP _ 2 nsubj
had have VERB VBD VerbForm=Fin|Tense=Past 0 root
limited limit VERB VBN Tense=Past|VerbForm=Part 4 amod
time time NOUN NN _ 2 obj
""",
    """
agencies agency NOUN NNS _ 2 nsubj
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
that that SCONJ IN _ 7 mark
Friday Friday PROPN NNP _ 5 compound
traffic traffic NOUN NN _ 7 nsubj
would would AUX MD VerbForm=Fin 7 aux
stop stop VERB VB VerbForm=Inf 2 ccomp
""",
    """
meetings meeting NOUN NNS _ 4 nsubj
on on ADP IN _ 3 case
Tuesday Tuesday PROPN NNP _ 1 nmod
failed fail VERB VBD VerbForm=Fin|Tense=Past 0 root
""",
    """
he he PRON PRP _ 2 nsubj
left leave VERB VBD VerbForm=Fin|Tense=Past 0 root
and and CCONJ CC _ 4 cc
said say VERB VBD VerbForm=Fin|Tense=Past 2 conj
little little NOUN NN _ 4 obj
""",
    """
May may AUX MD VerbForm=Fin 3 aux
he he PRON PRP _ 3 nsubj
rest rest VERB VB VerbForm=Inf 0 root
""",
    """
they they PRON PRP _ 2 nsubj
want want VERB VBP VerbForm=Fin|Tense=Pres 0 root
time time NOUN NN _ 2 obj
to to PART TO _ 5 mark
think think VERB VB VerbForm=Inf 3 acl
""",
    """
they they PRON PRP _ 2 nsubj
sold sell VERB VBD VerbForm=Fin|Tense=Past 0 root
ships ship NOUN NNS _ 2 obj
to to PART TO _ 5 mark
pay pay VERB VB VerbForm=Inf 2 advcl
""",
    """
never never ADV RB _ 4 advmod
had have AUX VBD VerbForm=Fin|Tense=Past 4 aux
guards guard NOUN NNS _ 4 nsubj
watched watch VERB VBN Tense=Past|VerbForm=Part 0 root
as as SCONJ IN _ 8 mark
we we PRON PRP _ 8 nsubj
would would AUX MD VerbForm=Fin 8 aux
have have VERB VB VerbForm=Inf 4 advcl
""",
    """
provided provide VERB VBN Tense=Past|VerbForm=Part 7 advcl
with with ADP IN _ 3 case
food food NOUN NN _ 1 obl
, , PUNCT , _ 1 punct
they they PRON PRP _ 7 nsubj
will will AUX MD VerbForm=Fin 7 aux
stay stay VERB VB VerbForm=Inf 0 root
""",
    """
they they PRON PRP _ 2 nsubj
stayed stay VERB VBD VerbForm=Fin|Tense=Past 0 root
as as ADV RB _ 4 advmod
long long ADV RB _ 2 advmod
as as SCONJ IN _ 7 mark
talks talk NOUN NNS _ 7 nsubj
lasted last VERB VBD VerbForm=Fin|Tense=Past 4 advcl
""",
    """
they they PRON PRP _ 2 nsubj
paid pay VERB VBD VerbForm=Fin|Tense=Past 0 root
for for ADP IN _ 5 case
climbing climbing NOUN NN _ 5 compound
gear gear NOUN NN _ 2 obl
""",
    """
he he PRON PRP _ 3 nsubj:pass
was be AUX VBD VerbForm=Fin|Tense=Past 3 aux:pass
seen see VERB VBN Tense=Past|VerbForm=Part 0 root
and and CCONJ CC _ 5 cc
fled flee VERB VBD VerbForm=Fin|Tense=Past 3 conj
""",
    """
they they PRON PRP _ 2 nsubj
had have VERB VBD VerbForm=Fin|Tense=Past 0 root
us we PRON PRP _ 4 nsubj
beaten beat VERB VBN Tense=Past|VerbForm=Part 2 xcomp
""",
)


def document_of(rows: str) -> Document:
    """A row is word, lemma, UPOS, XPOS, features, head and relation."""
    words = [row.split() for row in rows.strip().splitlines()]
    text, lines, place = " ".join(word[0] for word in words), [], 0
    for number, row in enumerate(words, 1):
        lines.append("\t".join([str(number), *row, "_", f"start_char={place}|end_char={place + len(row[0])}"]))
        place += len(row[0]) + 1
    return read_conllu("\n".join(["# newdoc id = a", *lines, ""]), Article(text, date(2024, 3, 12), "a"))


def attachments(document: Document) -> dict[str, tuple[str, str]]:
    """Each word's governor and relation."""
    (sentence,) = document.sentences
    heads = {token.text: sentence.head(token) for token in sentence.tokens}
    return {token.text: (head.text if (head := heads[token.text]) else "", token.deprel) for token in sentence.tokens}


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_attachment_is_set_right_and_the_others_stay(name: str) -> None:
    rows, expected = CASES[name]
    before, after = attachments(document_of(rows)), attachments(mended(document_of(rows)))
    assert {word: after[word] for word in after if after[word] != before[word]} == {
        word: expected[word] for word in expected if word not in RETAGGED
    }


@pytest.mark.parametrize("rows", [*RIGHT, *(rows for rows, _ in CASES.values())])
def test_mending_twice_changes_nothing_more(rows: str) -> None:
    once = mended(document_of(rows))
    assert mended(once) == once


@pytest.mark.parametrize("rows", RIGHT)
def test_a_right_tree_stays(rows: str) -> None:
    assert mended(document_of(rows)) == document_of(rows)


@pytest.mark.parametrize(
    ("word", "lemma", "base"),
    [
        ("barred", "barre", "bar"),
        ("stabbed", "stabb", "stab"),
        ("fled", "flead", "flee"),
        ("blamed", "blam", "blame"),
        ("wan", "want", "want"),
        ("admitting", "admite", "admit"),
        ("erred", "erre", "err"),
        ("used", "use", "use"),
        ("boycotted", "boycott", "boycott"),
    ],
)
def test_a_verb_has_its_base_for_a_lemma(word: str, lemma: str, base: str) -> None:
    (sentence,) = mended(document_of(f"{word} {lemma} VERB VBN VerbForm=Part 0 root")).sentences
    assert sentence.tokens[0].lemma == base


@pytest.mark.parametrize(("named", "relation"), [("B-person", "compound"), ("B-place", "obl:unmarked")])
def test_a_weekday_before_one_name_of_a_person_is_his_first_name(named: str, relation: str) -> None:
    rows = """
Sunday Sunday PROPN NNP _ 3 obl:unmarked
Oduya Oduya PROPN NNP _ 3 nsubj
scored score VERB VBD VerbForm=Fin|Tense=Past 0 root
"""
    document = document_of(rows)
    (sentence,) = document.sentences
    day, name, verb = sentence.tokens
    tokens = (day, replace(name, name=Answer(named, 0.9)), verb)
    found = mended(replace(document, sentences=(replace(sentence, tokens=tokens),)))
    assert attachments(found)["Sunday"][1] == relation


def test_a_clause_that_hangs_on_its_own_object_governs_it() -> None:
    rows = """
claims claim NOUN NNS _ 0 root
that that SCONJ IN _ 6 mark
Lund Lund PROPN NNP _ 5 nsubj
had have AUX VBD VerbForm=Fin|Tense=Past 5 aux
leaked leak VERB VBN Tense=Past|VerbForm=Part 6 amod
papers paper NOUN NNS _ 1 nmod
"""
    found = attachments(mended(document_of(rows)))
    assert {word: found[word] for word in ("leaked", "papers", "that")} == {
        "leaked": ("claims", "acl"),
        "papers": ("leaked", "obj"),
        "that": ("leaked", "mark"),
    }


def test_a_month_before_the_verb_is_when_it_was_done() -> None:
    rows = """
Acme Acme PROPN NNP _ 4 nsubj
in in ADP IN _ 3 case
March March PROPN NNP _ 1 nmod
named name VERB VBD VerbForm=Fin|Tense=Past 0 root
"""
    assert attachments(mended(document_of(rows)))["March"] == ("named", "obl")


def test_what_is_said_without_a_verb_is_what_is_said() -> None:
    rows = """
full full ADJ JJ _ 2 amod
panic panic NOUN NN _ 4 nsubj
, , PUNCT , _ 2 punct
said say VERB VBD VerbForm=Fin|Tense=Past 0 root
Lund Lund PROPN NNP _ 4 nsubj
"""
    assert attachments(mended(document_of(rows)))["panic"] == ("said", "ccomp")


def test_each_rule_has_a_case() -> None:
    assert [rule.name for rule in RULES] == list(CASES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_each_row_run(rule: Rule[Any]) -> None:
    rows, moved = CASES[rule.name]
    sentence = mended(document_of(rows)).sentences[0]
    words = {repair.word.of(text_of(rows)): repair.head.of(text_of(rows)) for repair in sentence.repairs if repair.rule == rule.name}
    assert rule.examples == tuple((text_of(rows), word) for word in moved)
    assert words == {word: head for word, (head, _) in moved.items()}
    right = {text_of(tree): tree for tree in RIGHT}
    assert all(not mended(document_of(right[text])).sentences[0].repairs for text, _ in rule.counter_examples)


def test_what_was_set_right_is_told_of_each_event() -> None:
    (event, *_) = extract_events(mended(document_of(CASES["when it was said"][0])))
    assert [repair.rule for repair in event.repairs] == ["when it was said"]


def text_of(rows: str) -> str:
    return " ".join(row.split()[0] for row in rows.strip().splitlines())
