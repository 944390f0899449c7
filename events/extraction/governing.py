"""What the word that something hangs on makes of it: composed from the table of governors, through every embedding.

"Did not forget to lock" is a forgetting that did not come about, and what was not forgotten was done;
"refused a request to leave" is a request that was made, and a leaving that was not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dateline.events.extraction.grammar import (
    clause_behind_be,
    denies_the_whole,
    far_word,
    is_condition,
    is_next_to_nothing,
    is_nobody,
    is_of_another,
    is_supposed_noun,
    negated,
)
from dateline.events.extraction.lexicon import NEGATIVE_DETERMINERS
from dateline.events.extraction.predicates import asked_of
from dateline.events.language import words
from dateline.events.language.governors import Control, Effect, Governor, governor
from dateline.events.schema import Factuality, Sentence, Token

PARTS = MappingProxyType({"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun", "PROPN": "noun"})
CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "advcl", "acl", "obl", "nmod", "obj", "nsubj"})
FRAMES_OF_NOUNS = MappingProxyType({"obj": "noun", "nsubj:pass": "noun", "nsubj": "subject"})
FINITE_CLAUSES = frozenset({"ccomp", "csubj", "acl", "xcomp"})
AGREED_ON = words("nouns", "agreed_on")
DEFINITE = words("determiners", "definite")
FUTILE = words("adjectives", "futile")
INDEFINITE = words("determiners", "indefinite_alone")
TOPICS = words("prepositions", "gerund_is_open") - {"to"}
HOLDING_RELATIVES = words("pronouns", "holds_relative")
OPENING = words("prepositions", "gerund_is_open")
"""Before a gerund: it is spoken of, and whether it came about is not told."""
WITHOUT_OBJECT = words("derived/verbs", "without_object")
HOLDING = frozenset({Factuality.HAPPENED, Factuality.ONGOING, Factuality.GENERAL})

Standing = Callable[[Token], Factuality]


@dataclass(frozen=True, slots=True)
class Grip:
    """The word that something hangs on, and what the table says of it in this frame."""

    word: Token
    row: Governor
    frame: str


def first_conjunct(sentence: Sentence, token: Token) -> Token:
    """The first of the words that "and" joins to this one."""
    while token.relation == "conj" and (head := sentence.head(token)) is not None:
        token = head
    return token


def grip_of(sentence: Sentence, token: Token) -> Grip | None:
    """The governor of a verb, an adjective or a noun that names a happening, where the table knows it in this frame."""
    member = first_conjunct(sentence, token)
    grip = _grip_of_subject(sentence, member) or _grip_of_outer_subject(sentence, member)
    if grip is not None:
        return grip
    word = sentence.head(member)
    frame = frame_of(sentence, member)
    if word is None or not frame or (member != token and _is_finite(sentence, token) and not _is_finite(sentence, member)):
        return None
    if frame == "subject" and word.upos == "ADJ" and sentence.children(word, "xcomp", "advcl"):
        return None  # "the purchase is unlikely to dilute earnings": it is not the purchase that is unlikely
    for tried in _frames(sentence, word, member, frame):
        if (row := row_of(sentence, word, tried)) is not None:
            return Grip(word, row, tried)
    if member.relation == "csubj" and (judged := sentence.child(word, "xcomp")) is not None and judged.upos == "ADJ":
        row = row_of(sentence, judged, frame)  # "proved impossible"
        return Grip(judged, row, frame) if row is not None else None
    if frame == "subject" and (judged := sentence.child(word, "xcomp")) is not None and judged.upos == "ADJ":
        row = row_of(sentence, judged, frame)  # "a war seems unlikely"
        return Grip(judged, row, frame) if row is not None else None
    past = _grip_past_object(sentence, member, word, frame) or _grip_past_verb(sentence, word, frame)
    past = past or _grip_of_agreed(sentence, member, word)
    return past or _grip_past_adverb(sentence, word, frame)


def _grip_of_agreed(sentence: Sentence, noun: Token, verb: Token) -> Grip | None:
    """The verb with the prepositions before what was agreed on first, and then not done ("backed out of the merger", "of hosting it")."""
    openers = _openers(sentence, noun)
    if noun.xpos == "VBG" and len(openers) > 1:
        row = governor(" ".join([*lemmas_of(sentence, verb), *openers[:-1]]), "verb", openers[-1])
        return Grip(verb, row, openers[-1]) if row is not None else None
    if noun.upos != "NOUN" or noun.relation not in {"obl", "nmod"} or noun.lemma.lower() not in AGREED_ON:
        return None
    row = governor(" ".join([*lemmas_of(sentence, verb), *openers]), PARTS.get(verb.upos, ""), "deal")
    return Grip(verb, row, "deal") if row is not None else None


def _openers(sentence: Sentence, noun: Token) -> list[str]:
    """The prepositions before a noun or a gerund, also those that are fixed to the first."""
    first = sentence.children(noun, "case", "mark")
    return [item.lemma.lower() for case in first for item in (case, *sentence.children(case, "fixed"))]


def _grip_past_adverb(sentence: Sentence, word: Token, frame: str) -> Grip | None:
    """The verb of what stands between it and a gerund ("stopped [short] of calling it", "came within [minutes] of falling")."""
    verb = sentence.head(word)
    if verb is None or verb.upos != "VERB" or frame != "of":
        return None
    if word.relation == "advmod" and word.index == verb.index + 1:
        row = row_of(sentence, verb, frame)
    elif word.relation == "advmod" and _follows_measure(sentence, verb, word):
        row = governor(f"{verb.lemma} {word.lemma}", "verb", frame) or governor(word.lemma, "adv", frame)
    else:
        row = (
            governor(f"{verb.lemma} within", "verb", frame)
            if any(item.lemma == "within" for item in sentence.children(word, "case"))
            else None
        )
    return Grip(verb, row, frame) if row is not None else None


def _follows_measure(sentence: Sentence, verb: Token, adverb: Token) -> bool:
    """Whether nothing but how much stands between them ("fell [two votes] short of passing", "came [up well] short of it")."""
    measures = (*sentence.children(verb, "obl", "obj"), *sentence.children(adverb, "obl"))
    inside = {item.index for measure in measures if sentence.children(measure, "nummod", "det") for item in sentence.subtree(measure)}
    inside |= {item.index for item in (*sentence.subtree(adverb), *sentence.children(verb, "advmod", "compound:prt"))}
    return verb.index < adverb.index and all(index in inside for index in range(verb.index + 1, adverb.index))


def _grip_past_verb(sentence: Sentence, verb: Token, frame: str) -> Grip | None:
    """The subject of a verb that the tree has hung the subject's complement on ("no [proof] has emerged that he paid")."""
    noun = sentence.child(verb, "nsubj") if frame == "that" and verb.upos == "VERB" else None
    if noun is None or noun.upos != "NOUN" or sentence.children(verb, "obj", "iobj"):
        return None
    row = row_of(sentence, noun, frame)
    return Grip(noun, row, frame) if row is not None else None


def _grip_of_subject(sentence: Sentence, token: Token) -> Grip | None:
    """The noun of which a sentence says in what it consists ("their duty was to help")."""
    if token.xpos != "VB" or not any(item.lemma == "to" for item in sentence.children(token, "mark")):
        return None
    if not any(item.lemma == "be" for item in sentence.children(token, "cop", "aux")):
        return None
    noun = sentence.child(token, "nsubj")
    row = row_of(sentence, noun, "to") if noun is not None and noun.upos == "NOUN" else None
    return Grip(noun, row, "to") if noun is not None and row is not None else None


def _grip_of_outer_subject(sentence: Sentence, token: Token) -> Grip | None:
    """The noun that a clause behind "is that" tells the content of ("the rumour is that he fled", "one of the myths is that")."""
    if clause_behind_be(sentence, token) is None:
        return None
    noun = next(item for item in sentence.children(token, "nsubj") if item.deprel == "nsubj:outer")
    if noun.upos in {"NUM", "DET", "PRON", "ADJ"}:
        noun = sentence.child(noun, "nmod") or noun
    row = row_of(sentence, noun, "that")
    return Grip(noun, row, "that") if row is not None else None


def _is_finite(sentence: Sentence, token: Token) -> bool:
    """Whether the word has a tense of its own, which joins it to no infinitive ("tried to leave and was stopped")."""
    return any(item.feats.get("VerbForm") == "Fin" for item in (token, *sentence.children(token, "aux", "cop")))


def row_of(sentence: Sentence, word: Token, frame: str) -> Governor | None:
    """What the table says of a word in a frame."""
    rows = (governor(lemma, PARTS.get(word.upos, ""), frame) for lemma in lemmas_of(sentence, word))
    return next((row for row in rows if row is not None), None)


def _grip_past_object(sentence: Sentence, member: Token, noun: Token, frame: str) -> Grip | None:
    """The verb of an object that the tree has hung the verb's complement on ("accused [the banker of stealing]")."""
    verb = sentence.head(noun)
    if verb is None or verb.upos != "VERB" or member.relation not in {"acl", "nmod"} or frame in {"to", "that", "noun", "ing"}:
        return None
    if noun.upos == "NUM" or (noun.relation not in {"obj", "iobj"} and noun.deprel not in {"nsubj:pass", "obl:agent"}):
        return None
    row = row_of(sentence, verb, frame)
    return Grip(verb, row, frame) if row is not None and row.control is Control.OBJECT else None


def lemmas_of(sentence: Sentence, word: Token) -> tuple[str, ...]:
    """The lemma with its particle ("call off", "stop short"); without one, the lemma."""
    parts = [item.lemma for item in sentence.children(word, "compound:prt")]
    parts += [
        item.lemma for item in sentence.children(word, "advmod") if item.lemma in {"short", "away", "back"} and item.index == word.index + 1
    ]
    lemma = word.lemma.lower()
    return (" ".join([lemma, *parts]),) if parts else (lemma,)


def frame_of(sentence: Sentence, token: Token) -> str:
    """How a complement hangs on its governor; empty where it is none."""
    openers = [item.lemma.lower() for item in sentence.children(token, "mark", "case")]
    if token.deprel == "acl:relcl" and _is_content(sentence, token):
        return "that"
    if token.relation not in CLAUSES or token.deprel in {"acl:relcl", "nmod:poss"}:
        return ""
    if not _is_clause(sentence, token):
        preposition = openers[0] if token.relation in {"obl", "nmod"} and openers else ""
        return FRAMES_OF_NOUNS.get(token.deprel) or FRAMES_OF_NOUNS.get(token.relation, preposition)
    if "to" in openers:
        return "to"
    if is_gerund(sentence, token):
        return openers[-1] if openers else "ing"
    if token.relation == "xcomp":
        return "ing" if token.xpos == "VBN" else "to"
    finite = token.relation in FINITE_CLAUSES and (not openers or openers[0] == "that")
    return "that" if finite and (token.relation != "acl" or openers) else ""


def _is_clause(sentence: Sentence, token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} or sentence.child(token, "cop") is not None


def _is_content(sentence: Sentence, clause: Token) -> bool:
    """Whether the "that" of what the tree has as a relative clause stands for nothing.

    The verb has its object beside it, or the noun is of the kind that holds something and there is none ("no evidence that he fled").
    """
    objects, noun = sentence.children(clause, "obj"), sentence.head(clause)
    said = noun is not None and row_of(sentence, noun, "that") is not None
    if said and noun is not None and (sentence.children(noun, "expl") or _is_told_untrue(sentence, noun)):
        return True  # "it was a lie that", "the story that he fled proved untrue"
    marked = any(item.lemma == "that" and item.upos == "SCONJ" for item in sentence.children(clause, "mark"))
    above = sentence.head(noun) if noun is not None else None
    whole = bool(sentence.children(clause, "obj", "cop", "aux:pass")) or (above is not None and _is_called_untrue(sentence, above))
    if marked and whole and noun is not None and row_of(sentence, noun, "that") is not None:
        return True
    if not objects or objects[0].lemma.lower() != "that" or objects[0].index > clause.index:
        return False
    if len(objects) > 1 or (said and clause.lemma.lower() in WITHOUT_OBJECT and not sentence.children(clause, "obl")):
        return True  # "the rumour that the bank had failed"
    negative = noun is not None and (is_next_to_nothing(sentence, noun) or _has_no(sentence, noun))
    return negative and noun is not None and row_of(sentence, noun, "that") is not None


def _has_no(sentence: Sentence, noun: Token) -> bool:
    return any(item.lemma.lower() in NEGATIVE_DETERMINERS for item in sentence.children(noun, "det"))


def is_gerund(sentence: Sentence, token: Token) -> bool:
    """Whether a clause begins with a form in -ing ("having sold", "being full of errors")."""
    first = next(iter(sentence.children(token, "aux", "cop")), token)
    return first.xpos == "VBG" and not any(item.feats.get("VerbForm") == "Fin" for item in sentence.children(token, "aux", "cop"))


def _frames(sentence: Sentence, word: Token, member: Token, frame: str) -> tuple[str, ...]:
    """Where the table is asked, in order: what is agreed on, and an infinitive or a participle behind an object, have frames of their own.

    One set off from its verb is a purpose, and has none.
    """
    agreed = ("deal",) if member.upos == "NOUN" and member.lemma.lower() in AGREED_ON else ()
    if frame == "noun":
        return (*agreed, "passive", "noun") if member.deprel == "nsubj:pass" else (*agreed, "noun")
    if frame == "that" and sentence.children(word, "expl") and is_passive(sentence, word):
        return ("it_is", frame)
    if frame not in {"to", "ing"} or word.upos != "VERB":
        return (frame,)
    behind = bool(sentence.children(word, "obj", "iobj")) or is_passive(sentence, word)
    if member.relation == "advcl":
        if (frame == "ing" and behind) or not _follows_at_once(sentence, word, member):
            return ()
        return (f"him_{frame}",) if behind else (frame,)
    return (f"him_{frame}", frame) if behind else (frame,)


def _follows_at_once(sentence: Sentence, word: Token, member: Token) -> bool:
    first = sentence.subtree(member)[0].index
    ends = [sentence.subtree(item)[-1].index for item in sentence.children(word, "obj", "iobj")]
    return first - 1 in {word.index, *ends}


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether what the verb would have as its object is its subject, or the noun that it describes."""
    if sentence.children(verb, "nsubj:pass", "aux:pass", "obl:agent"):
        return True
    if verb.xpos != "VBN" or sentence.children(verb, "aux", "cop", "obj"):
        head = sentence.head(verb)
        shared = verb.relation == "conj" and verb.xpos == "VBN" and not sentence.children(verb, "aux", "nsubj") and head is not None
        return shared and head is not None and is_passive(sentence, head)
    return verb.deprel in {"acl", "advcl", "amod"}


# Effects ------------------------------------------------------------------------------------------

UNDER: Mapping[Factuality, Mapping[Effect, Effect]] = MappingProxyType(
    {
        Factuality.PLANNED: MappingProxyType({Effect.HAPPENED: Effect.PLANNED}),
        Factuality.POSSIBLE: MappingProxyType(
            {Effect.HAPPENED: Effect.POSSIBLE, Effect.DENIED: Effect.POSSIBLE, Effect.PLANNED: Effect.POSSIBLE}
        ),
        Factuality.HYPOTHETICAL: MappingProxyType(
            dict.fromkeys((Effect.HAPPENED, Effect.DENIED, Effect.PLANNED, Effect.POSSIBLE), Effect.SUPPOSED)
        ),
    }
)
"""What an effect weakens to under a governor that is itself no fact."""


def composed(row: Governor, standing: Factuality) -> Effect:
    """The effect of a governor of this standing."""
    if standing is Factuality.DENIED:
        return row.denied
    return UNDER.get(standing, {}).get(row.holds, row.holds)


def effect_on(sentence: Sentence, token: Token, standing: Standing) -> Effect | None:
    """What becomes of the token by the word that it hangs on; ``None`` where the table says nothing."""
    grip = grip_of(sentence, token)
    member = first_conjunct(sentence, token)
    word = sentence.head(member)
    if word is not None and word.upos == "NOUN" and (grip is not None or _is_clause(sentence, member)):
        held = _held(sentence, word, standing)
        if held is not None and frame_of(sentence, member) not in {"", "in", *TOPICS}:
            return held
    if word is not None and word.upos in {"PRON", "NOUN"} and frame_of(sentence, member) == "to" and is_nobody(sentence, word):
        return Effect.DENIED  # "found nothing to suggest that"
    if (verb := asked_of(sentence, token)) is not None and standing(verb) in HOLDING:
        return Effect.FACT  # what was refused had been asked for
    if grip is None:
        return _not_seen_doing(sentence, token, standing) or _by_participle(sentence, token, standing)
    if _is_known(sentence, token) and _leaves_known(grip):
        return Effect.FACT
    if grip.row.holds is Effect.DENIED and token.upos == "NOUN" and is_uttered(token) and _holds_content(sentence, grip):
        return Effect.FACT  # a motion that was denied had been made
    stands = standing(grip.word)
    return _of_what_is_denied(sentence, grip) if stands is Factuality.DENIED else composed(grip.row, stands)


def _of_what_is_denied(sentence: Sentence, grip: Grip) -> Effect:
    if grip.row.denied is Effect.HAPPENED and not negated(sentence, grip.word):
        return Effect.POSSIBLE  # who denies to have refused to pay need not have paid
    if grip.row.holds is Effect.FACT and grip.frame == "that" and sentence.children(grip.word, "nsubj:pass"):
        return Effect.FACT  # what somebody was not told was so
    return grip.row.denied


def _leaves_known(grip: Grip) -> bool:
    """Who is accused of the murder is not sure, but the murder is; "sources close to the talks" tell nothing of the talks."""
    accused = grip.row.holds is Effect.POSSIBLE and grip.row.control is Control.OBJECT
    if grip.frame == "from" and grip.row.holds is Effect.DENIED and grip.row.control is Control.OBJECT:
        return True  # "was excluded from the talks"
    beside = grip.word.relation in {"amod", "acl"} or grip.row.holds is Effect.HAPPENED  # "responsible for the crash"
    return accused or (grip.word.upos == "ADJ" and beside)


def _is_known(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun behind a preposition names what is known already ("charged with the killing", "questioned on her death")."""
    definite = {item.lemma.lower() for item in sentence.children(noun, "det")} & DEFINITE or sentence.children(noun, "nmod:poss")
    return noun.upos == "NOUN" and bool(sentence.children(noun, "case")) and bool(definite)


def _not_seen_doing(sentence: Sentence, token: Token, standing: Standing) -> Effect | None:
    """What somebody was not seen or heard doing, where the tree has it describe him ("I do not see [the firm doing] that")."""
    seen = sentence.head(token)
    verb = sentence.head(seen) if seen is not None and seen.relation == "obj" else None
    if verb is None or token.deprel != "acl" or frame_of(sentence, token) != "ing" or token.xpos != "VBG":
        return None
    row = row_of(sentence, verb, "him_ing")
    return row.denied if row is not None and standing(verb) is Factuality.DENIED else None


def _by_participle(sentence: Sentence, noun: Token, standing: Standing) -> Effect | None:
    """What a participle says of the noun that it describes ("a concert called off last week", "the cancelled concert")."""
    if noun.upos != "NOUN":
        return None
    for word in sentence.children(noun, "acl", "amod"):
        row = row_of(sentence, word, "noun") if word.xpos == "VBN" and word.upos == "VERB" else None
        if row is not None and not (row.holds is Effect.DENIED and is_uttered(noun)):
            return composed(row, standing(word))
    return None


def _holds_content(sentence: Sentence, grip: Grip) -> bool:
    if grip.frame in {"noun", "passive", "deal"}:
        return row_of(sentence, grip.word, "held") is not None
    return any(governor(f"{lemma} {grip.frame}", "verb", "word") is not None for lemma in lemmas_of(sentence, grip.word))


def is_uttered(noun: Token) -> bool:
    """Whether a noun names words or thoughts that hold something: a request, a claim, a plan."""
    return any(governor(noun.lemma.lower(), "noun", frame) is not None for frame in ("to", "that"))


def _is_told_untrue(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun's clause says that it is untrue, or proved to be."""
    verb = sentence.head(noun)
    if verb is None or noun.relation != "nsubj":
        return False
    return any(_is_called_untrue(sentence, item) for item in (verb, *sentence.children(verb, "xcomp")))


def _is_called_untrue(sentence: Sentence, adjective: Token) -> bool:
    """Whether a clause says of its subject that it is untrue ("the rumour that she had died was false")."""
    row = row_of(sentence, adjective, "that") if adjective.upos == "ADJ" else None
    return row is not None and row.holds is Effect.DENIED and not negated(sentence, adjective)


def _held(sentence: Sentence, noun: Token, standing: Standing) -> Effect | None:
    """What becomes of what a noun holds by the verb whose object the noun is ("rejected claims that", "lost its bid to")."""
    verb = sentence.head(noun)
    if _is_told_untrue(sentence, noun):
        return Effect.DENIED
    behind = sentence.children(noun, "acl")
    described = next((item for item in behind if item.xpos == "VBN" and not sentence.children(item, "mark", "aux")), None)
    if any(item.lemma.lower() in FUTILE or item.text.lower() in FUTILE for item in sentence.children(noun, "amod")):
        return Effect.DENIED
    if verb is not None and noun.relation == "obl" and (gone_back := _gone_back_on(sentence, noun, verb)) is not None:
        return composed(gone_back, standing(verb if verb.upos != "ADV" else sentence.head(verb) or verb))
    if noun.relation != "obj" and noun.deprel != "nsubj:pass":
        verb = described
    if verb is None or verb.upos != "VERB":
        return None
    row = row_of(sentence, verb, "held") or (row_of(sentence, verb, "word") if is_uttered(noun) else None)
    return composed(row, standing(verb)) if row is not None else None


def _gone_back_on(sentence: Sentence, noun: Token, verb: Token) -> Governor | None:
    """What the table says of a verb with the prepositions before what somebody said or agreed on ("reneged on a pledge to")."""
    openers = _openers(sentence, noun)
    if verb.upos == "ADV" and (above := sentence.head(verb)) is not None:
        verb = above  # "walked away from"
    if not openers or not is_uttered(noun):
        return None
    return governor(" ".join([*lemmas_of(sentence, verb), *openers]), "verb", "word")


def standing_of_noun(sentence: Sentence, noun: Token, standing: Standing) -> Factuality:
    """Of a noun that names no happening itself ("no evidence that"): denied with its determiner or with its verb, else a fact."""
    determiners = {item.lemma.lower() for item in sentence.children(noun, "det")}
    without = any(item.lemma == "without" for item in sentence.children(noun, "case"))
    if without or determiners & NEGATIVE_DETERMINERS or is_next_to_nothing(sentence, noun):
        return Factuality.DENIED
    verb = sentence.head(noun)
    if (
        verb is not None
        and noun.relation == "obj"
        and (row := row_of(sentence, verb, "noun"))
        and composed(row, standing(verb)) is Effect.DENIED
    ):
        return Factuality.DENIED
    indefinite = not (determiners - INDEFINITE) and not sentence.children(noun, "nmod:poss")
    if verb is None or noun.relation not in {"obj", "nsubj", "obl"} or not indefinite:
        return Factuality.HAPPENED
    stands = standing(verb)
    return stands if stands not in HOLDING else Factuality.HAPPENED


# Coming to nothing --------------------------------------------------------------------------------


def is_cut_short(sentence: Sentence, token: Token) -> bool:
    """Whether a clause only says that it did not come to what stands before it ("meant to open [but never did]", "but was not allowed")."""
    if token.relation != "conj":
        return False
    if _is_kept_from_it(sentence, token):
        return True
    rest = sentence.children(token, "xcomp")
    if sentence.children(token, "obj", "ccomp", "obl", "advcl"):
        return False
    if token.lemma == "fail":
        return not rest or any(item.lemma == "to" for item in rest)
    return token.lemma in {"do", "be", "have"} and not rest and negated(sentence, token)


def _is_kept_from_it(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody was stopped, refused or not allowed, and what from is told before ("about to speak but was stopped")."""
    if not any(item.lemma == "but" for item in sentence.children(verb, "cc")) or not is_passive(sentence, verb):
        return False
    rest = sentence.children(verb, "obj", "xcomp", "ccomp", "advcl")
    if any(item.lemma != "do" or not {"so", "that"} & {child.lemma for child in sentence.children(item)} for item in rest):
        return False
    if row_of(sentence, verb, "for") is not None:
        return False  # "was acquitted": that takes nothing back
    row = next((row for frame in ("from", "him_to", "held") if (row := row_of(sentence, verb, frame)) is not None), None)
    return row is not None and composed(row, Factuality.DENIED if negated(sentence, verb) else Factuality.HAPPENED) is Effect.DENIED


# Telling ------------------------------------------------------------------------------------------

UNTOLD = frozenset({Factuality.DENIED, Factuality.POSSIBLE, Factuality.HYPOTHETICAL})
TOLD_BY_ITSELF = frozenset({Factuality.HAPPENED, Factuality.ONGOING, Factuality.GENERAL})


def teller_of(sentence: Sentence, token: Token, factuality: Factuality) -> Token | None:
    """The word whose clause has to tell what hangs on it, since its own words alone would say that it happened.

    "There is no evidence that he met her" cannot be told as "he met her", nor "acquitted of bribing" as "bribing".
    """
    if token.text.lower() == "according":
        above = sentence.head(token)
        return sentence.head(above) if token.relation == "case" and above is not None else above
    if (short := far_word(sentence, token)) is not None:
        return short
    set_against = (
        token.relation in {"obl", "nmod", "advcl"}
        and token.upos == "NOUN"
        and any(item.lemma == "not" for item in sentence.children(token, "advmod"))
    )
    if denies_the_whole(sentence, token) or set_against:  # "caused not by the storm but by an explosion"
        return next((item for item in sentence.ancestors(token) if sentence.children(item, "nsubj", "nsubj:pass", "expl")), None)
    grip = grip_of(sentence, token)
    if grip is None:
        return _of_whom(sentence, token) or _main_word(sentence, token, factuality)
    gerund = token.xpos == "VBG" and grip.frame not in {"ing", "him_ing", "noun", "passive", "deal"}
    if factuality in TOLD_BY_ITSELF and not gerund:
        return None
    if grip.frame == "that" and grip.row.holds is Effect.FACT and grip.word.upos != "ADJ" and not _is_undone(sentence, grip.word):
        return None
    if grip.word.upos != "NOUN":
        return grip.word
    verb = sentence.head(grip.word)
    carried = grip.word.relation in {"obj", "nsubj", "obl"} and verb is not None and _is_clause(sentence, verb)
    return verb if carried else grip.word


def _is_undone(sentence: Sentence, word: Token) -> bool:
    """Whether a word is negated, or hangs on one that makes nothing of it ("refused to confirm that")."""
    above = grip_of(sentence, word)
    return negated(sentence, word) or (above is not None and above.row.holds is Effect.DENIED)


def _of_whom(sentence: Sentence, token: Token) -> Token | None:
    """The clause of those of whom a relative clause tells: without it, "those who lost their homes" are nobody."""
    noun = sentence.head(token) if token.deprel == "acl:relcl" else None
    if noun is not None and is_of_another(sentence, token):
        return noun
    if noun is None or noun.lemma.lower() not in HOLDING_RELATIVES:
        return None
    above = noun if sentence.children(noun, "cop") else sentence.head(noun)
    return above if above is not None and _is_clause(sentence, above) else None


def _needs_head(sentence: Sentence, token: Token, head: Token, factuality: Factuality) -> bool:
    """What is told of nobody, or only spoken of ("nobody who saw it", "a vote on closing the mine")."""
    if token.deprel == "acl:relcl":
        return factuality is Factuality.HYPOTHETICAL and head.upos in {"NOUN", "PRON"}
    if token.relation == "csubj":
        return token.xpos == "VBG" and factuality is Factuality.HYPOTHETICAL  # "closing the mine is vital"
    spoken = token.xpos == "VBG" and any(item.lemma.lower() in OPENING for item in sentence.children(token, "mark", "case"))
    return spoken and factuality is Factuality.POSSIBLE


def _main_word(sentence: Sentence, token: Token, factuality: Factuality) -> Token | None:
    """The word that "could not win without paying", "too weak to travel" and "whether he paid" hang on."""
    head = sentence.head(token)
    if head is not None and factuality is Factuality.HYPOTHETICAL and token.upos == "NOUN" and is_supposed_noun(sentence, token):
        return next((item for item in sentence.ancestors(token) if sentence.children(item, "nsubj", "csubj", "expl")), head)
    marks = {item.lemma.lower() for item in sentence.children(token, "mark", "case")}
    if head is not None and factuality is Factuality.HYPOTHETICAL and is_condition(sentence, token):
        carrier = sentence.head(head) if head.upos == "ADV" or (head.upos == "NOUN" and head.relation in {"obj", "nsubj"}) else None
        return carrier if carrier is not None and carrier.upos in {"VERB", "AUX", "ADJ"} else head
    if head is not None and token.upos == "NOUN" and head.upos == "VERB" and factuality in UNTOLD and not sentence.children(token, "cop"):
        return head if token.relation in {"obj", "nsubj", "obl"} else None  # "did not foresee an impact" tells of no impact
    if head is not None and _needs_head(sentence, token, head, factuality):
        verb = sentence.head(head)
        return verb if head.upos in {"NOUN", "PRON", "PROPN"} and verb is not None and not sentence.children(head, "cop") else head
    if head is None or factuality not in {Factuality.DENIED, Factuality.HYPOTHETICAL}:
        return None
    if token.relation == "conj" and token.xpos == "VBG" and not marks:
        return _main_word(sentence, head, factuality)
    if token.relation not in {"advcl", "obl"}:
        return None
    denied = factuality is Factuality.DENIED
    beside = "without" in marks and not (denied and is_left_undone(sentence, token))
    beside = beside or bool(marks & {"before", "until"} and not denied)  # "makes no sense to vote before the talks have ended"
    return head if beside or (head.upos == "ADJ" and denied) else None


def is_left_undone(sentence: Sentence, token: Token) -> bool:
    """Whether a gerund behind "without" can be told as what its subject did not do ("left without saying a word")."""
    marks = {item.lemma.lower() for item in sentence.children(token, "mark", "case")}
    anyone = any(item.feats.get("PronType") == "Ind" for item in sentence.children(token, "nsubj"))
    return token.xpos == "VBG" and "without" in marks and not anyone and not sentence.children(token, "aux")
