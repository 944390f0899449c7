"""The rules that name who and what takes part in an event: each with a sentence, its predicate and the phrase found there.

``arguments.py`` says how each is found in a tree; the first that finds a head word decides its role.
"""

from __future__ import annotations

from typing import NamedTuple


class ArgumentRule(NamedTuple):
    """A way in which a phrase takes part, and an example: of ``predicate`` in ``sentence`` it finds ``phrase``."""

    name: str
    sentence: str
    predicate: str
    phrase: str


RULES: tuple[ArgumentRule, ...] = (
    ArgumentRule("subject", "The mayor resigned.", "resigned", "The mayor"),
    ArgumentRule("subject of a passive", "The bridge was closed.", "closed", "The bridge"),
    ArgumentRule("object", "The storm destroyed the bridge.", "destroyed", "the bridge"),
    ArgumentRule("indirect object", "The council gave the school a prize.", "gave", "the school"),
    ArgumentRule("subject, by a relative word", "The ship that sank was old.", "sank", "that"),
    ArgumentRule("subject of a passive, by a relative word", "The ship which was sold sank.", "sold", "which"),
    ArgumentRule("object, by a relative word", "The ship that they sold sank.", "sold", "that"),
    ArgumentRule("by with a passive", "The bridge was closed by the army.", "closed", "the army"),
    ArgumentRule("bare phrase of time", "The mayor resigned last week.", "resigned", "last week"),
    ArgumentRule("bare phrase", "The shares rose a tenth.", "rose", "a tenth"),
    ArgumentRule(
        "bare phrase behind a verb without an object",
        "The bank said Ana Lund has joined the company as managing director of its harbour department.",
        "managing",
        "director of its harbour department",
    ),
    ArgumentRule("phrase of time with a preposition", "The mayor resigned on Monday.", "resigned", "Monday"),
    ArgumentRule("phrase with a preposition", "The mayor spoke with the guards.", "spoke", "the guards"),
    ArgumentRule("phrase", "The stock traded around 12.", "traded", "around 12"),
    ArgumentRule("clause that says what", "The mayor said that the bridge fell.", "said", "the bridge fell"),
    ArgumentRule("complement", "The mayor wants to leave.", "wants", "leave"),
    ArgumentRule("clause beside a verb of saying", "So I would simply say to the crews: look at the rocks.", "say", "look at the rocks"),
    ArgumentRule("clause that a verb of saying stands in", "The mayor, he said, resigned.", "said", "The mayor"),
    ArgumentRule("clause with as", "The mayor left as the crowd cheered.", "left", "the crowd cheered"),
    ArgumentRule("clause with a mark", "The mayor left because the bridge fell.", "left", "the bridge fell"),
    ArgumentRule("adverb of time", "The mayor recently resigned.", "resigned", "recently"),
    ArgumentRule("adverb of place", "The mayor stayed here.", "stayed", "here"),
    ArgumentRule("adverb of manner", "The mayor left quietly.", "left", "quietly"),
    ArgumentRule("word that opens a clause", "When did the ship leave?", "leave", "When"),
    ArgumentRule("where or when of a relative clause", "The town where he lives burned.", "lives", "where"),
    ArgumentRule("what is predicated", "Lund is the mayor.", "mayor", "the mayor"),
    ArgumentRule("noun that a headline's infinitive is about", "Acme to close mine", "close", "Acme"),
    ArgumentRule("noun that a participle describes", "The ship carrying coal sank.", "carrying", "The ship"),
    ArgumentRule("subject that joined verbs share", "The mayor spoke and left.", "left", "The mayor"),
    ArgumentRule("subject that controls a complement", "The mayor wants to leave.", "leave", "The mayor"),
    ArgumentRule("object that controls a complement", "A jury convicted Lee of killing a guard.", "killing", "Lee"),
    ArgumentRule("subject of the clause that a side clause belongs to", "The mayor left after signing the deal.", "signing", "The mayor"),
    ArgumentRule("owner of what holds it", "Lund's promise to resign was kept.", "resign", "Lund's"),
    ArgumentRule("place inside an argument", "The army repaired the bridge in Orvik.", "repaired", "Orvik"),
    ArgumentRule("place or time that an infinitive is about", "He needs a place to sleep.", "sleep", "a place"),
    ArgumentRule("time that a relative clause is about", "The day the ship sank was cold.", "sank", "The day"),
    ArgumentRule("noun that a relative clause is about", "The bridge they built fell.", "built", "The bridge"),
    ArgumentRule("object shared with the verb beside", "The yard built and launched the ship.", "built", "the ship"),
    ArgumentRule("time or place shared with the verb above", "The mayor agreed on Monday to resign.", "resign", "Monday"),
    ArgumentRule("possessive of an event noun", "The mayor's visit lasted two hours.", "visit", "The mayor's"),
    ArgumentRule("possessive of what somebody undergoes", "The editor's arrest led to protests.", "arrest", "The editor's"),
    ArgumentRule("of with an event noun", "The arrest of the editor led to protests.", "arrest", "the editor"),
    ArgumentRule("of with a deed", "The resignation of the mayor came late.", "resignation", "the mayor"),
    ArgumentRule("between with an event noun", "The talks between the two firms failed.", "talks", "the two firms"),
    ArgumentRule("by with an event noun", "The attack by the rebels failed.", "attack", "the rebels"),
    ArgumentRule("compound with an event noun", "The debt talks failed.", "talks", "debt"),
    ArgumentRule("adjective of time with an event noun", "The annual meeting was held.", "meeting", "annual"),
    ArgumentRule("subject of the verb above", "The firm suffered a loss.", "loss", "The firm"),
    ArgumentRule("phrase of the verb above", "The firms held talks with the union in Orvik.", "talks", "Orvik"),
)
