"""The rules that name who and what takes part in an event: each with a sentence, its predicate and the phrase found there.

``arguments.py`` says how each is found in a tree; the first that finds a head word decides its role.
"""

from __future__ import annotations

from dateline.events.rule import Rule


def _row(name: str, sentence: str, predicate: str, phrase: str) -> Rule[None]:
    """A way in which a phrase takes part, and an example: of ``predicate`` in ``sentence`` it finds ``phrase``."""
    return Rule(name, None, ((sentence, predicate, phrase),))


RULES: tuple[Rule[None], ...] = (
    _row("subject", "The mayor resigned.", "resigned", "The mayor"),
    _row("subject of a passive", "The bridge was closed.", "closed", "The bridge"),
    _row("object", "The storm destroyed the bridge.", "destroyed", "the bridge"),
    _row("indirect object", "The council gave the school a prize.", "gave", "the school"),
    _row("subject, by a relative word", "The ship that sank was old.", "sank", "that"),
    _row("subject of a passive, by a relative word", "The ship which was sold sank.", "sold", "which"),
    _row("object, by a relative word", "The ship that they sold sank.", "sold", "that"),
    _row("by with a passive", "The bridge was closed by the army.", "closed", "the army"),
    _row("bare phrase of time", "The mayor resigned last week.", "resigned", "last week"),
    _row("bare phrase", "The shares rose a tenth.", "rose", "a tenth"),
    _row(
        "bare phrase behind a verb without an object",
        "The bank said Ana Lund has joined the company as managing director of its harbour department.",
        "managing",
        "director of its harbour department",
    ),
    _row("phrase of time with a preposition", "The mayor resigned on Monday.", "resigned", "Monday"),
    _row("phrase with a preposition", "The mayor spoke with the guards.", "spoke", "the guards"),
    _row("phrase", "The stock traded around 12.", "traded", "around 12"),
    _row("clause that says what", "The mayor said that the bridge fell.", "said", "the bridge fell"),
    _row("complement", "The mayor wants to leave.", "wants", "leave"),
    _row("clause beside a verb of saying", "So I would simply say to the crews: look at the rocks.", "say", "look at the rocks"),
    _row("clause that a verb of saying stands in", "The mayor, he said, resigned.", "said", "The mayor"),
    _row("gerund with as", "Lund was described as having no friends.", "described", "having no friends"),
    _row("clause with as", "The mayor left as the crowd cheered.", "left", "the crowd cheered"),
    _row("clause with a condition", "The mayor will leave if the bridge falls.", "leave", "if the bridge falls"),
    _row("clause with a mark", "The mayor left because the bridge fell.", "left", "the bridge fell"),
    _row("adverb of time", "The mayor recently resigned.", "resigned", "recently"),
    _row("adverb of place", "The mayor stayed here.", "stayed", "here"),
    _row("adverb of direction", "The mayor went out.", "went", "out"),
    _row("adverb of manner", "The mayor left quietly.", "left", "quietly"),
    _row("word that opens a clause", "When did the ship leave?", "leave", "When"),
    _row("where or when of a relative clause", "The town where he lives burned.", "lives", "where"),
    _row("what is predicated", "Lund is the mayor.", "mayor", "the mayor"),
    _row("noun that a headline's infinitive is about", "Acme to close mine", "close", "Acme"),
    _row("noun that a participle describes", "The ship carrying coal sank.", "carrying", "The ship"),
    _row("subject that joined verbs share", "The mayor spoke and left.", "left", "The mayor"),
    _row("subject that controls a complement", "The mayor wants to leave.", "leave", "The mayor"),
    _row("object that controls a complement", "A jury convicted Lee of killing a guard.", "killing", "Lee"),
    _row("subject of the clause that a side clause belongs to", "The mayor left after signing the deal.", "signing", "The mayor"),
    _row("owner of what holds it", "Lund's promise to resign was kept.", "resign", "Lund's"),
    _row("place inside an argument", "The army repaired the bridge in Orvik.", "repaired", "Orvik"),
    _row("example of an argument", "The firm sells metals such as copper.", "sells", "copper"),
    _row("one of those listed", "The firm sells two metals: iron and zinc.", "sells", "zinc"),
    _row("apposition of an argument", "Ada Berg, a lawyer, resigned.", "resigned", "a lawyer"),
    _row("setting that an infinitive is about", "He needs a place to sleep.", "sleep", "a place"),
    _row("noun that an infinitive is about", "The army has two bridges to repair.", "repair", "two bridges"),
    _row("time that a relative clause is about", "The day the ship sank was cold.", "sank", "The day"),
    _row("noun that a relative clause is about", "The bridge they built fell.", "built", "The bridge"),
    _row("object shared with the verb beside", "The yard built and launched the ship.", "built", "the ship"),
    _row("phrase shared with the verb beside", "Goods are made and sold in a market.", "sold", "a market"),
    _row("time or place shared with the verb above", "The mayor agreed on Monday to resign.", "resign", "Monday"),
    _row("possessive of an event noun", "The mayor's visit lasted two hours.", "visit", "The mayor's"),
    _row("possessive of what somebody undergoes", "The editor's arrest led to protests.", "arrest", "The editor's"),
    _row("of with an event noun", "The arrest of the editor led to protests.", "arrest", "the editor"),
    _row("amount of a change", "A fall of five points was reported.", "fall", "five points"),
    _row("of with a deed", "The resignation of the mayor came late.", "resignation", "the mayor"),
    _row("between with an event noun", "The talks between the two firms failed.", "talks", "the two firms"),
    _row("by with an event noun", "The attack by the rebels failed.", "attack", "the rebels"),
    _row("compound with an event noun", "The debt talks failed.", "talks", "debt"),
    _row("adjective of time with an event noun", "The annual meeting was held.", "meeting", "annual"),
    _row("what an event noun holds", "The offer to sell the mine was withdrawn.", "offer", "sell the mine"),
    _row("subject of the verb above", "The firm suffered a loss.", "loss", "The firm"),
    _row("phrase of the verb above", "The firms held talks with the union in Orvik.", "talks", "Orvik"),
    _row("participle beside its clause", "The crowd marched through the town, singing songs.", "marched", "singing songs"),
)
