"""Trees set right where the parser goes wrong in a way that grammar can see.

Each rule moves one kind of attachment to where Universal Dependencies has it. The rules look at the tree
alone and never at what becomes of it, so that times, events and dates read the same trees; a tree that is
right is left as it is, and mending twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from dateline.events.language import words
from dateline.events.parsing.bases import with_base
from dateline.events.parsing.conditions import denied_inversions, inverted_conditions, provisos, so_long_as
from dateline.events.parsing.moves import Move
from dateline.events.rule import Rule
from dateline.events.schema import Document, Repair, Sentence, Token

SAYING = words("verbs", "said_on_day")
CALENDAR = words("calendar", "day_or_month")
PHRASES_OF_TIME = frozenset(["obl:unmarked", "nmod:unmarked", "obl", "advmod"])
CONTROLLING = words("verbs", "object_does_infinitive")
"""Verbs whose object does what the infinitive behind it says."""
ACHIEVING = words("verbs", "no_purpose_behind")
"""Verbs whose infinitive is never a purpose."""
OPEN_TO_INFINITIVES = words("nouns", "takes_infinitive")
"""Nouns that an infinitive describes ("a chance to speak")."""
ACTORS = words("nouns", "actor")
"""Nouns for people and bodies that act; of a happening, the day behind it says which one ("the meeting on Tuesday")."""
TWO = 2
OPENERS = words("prepositions", "opens_after_adjective")
UNITS = words("nouns", "unit")
BEFORE_DAYS = frozenset(["on", "in"])
BOUNDING = words("prepositions", "since") | words("prepositions", "until")
NEEDING_OBJECT = words("verbs", "needs_object")
DESCRIBING = words("adjectives", "participle_describes")
"""Participles that mostly describe what somebody has: "had limited time"."""
PAST = frozenset(["VBD", "VBN"])
NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM"])


def mended(document: Document) -> Document:
    """The document with its trees set right."""
    return replace(document, sentences=tuple(_mended(sentence) for sentence in document.sentences))


def _mended(sentence: Sentence) -> Sentence:
    sentence = Sentence(sentence.index, tuple(with_base(token) for token in sentence.tokens), sentence.repairs)
    for rule in RULES:
        for move in list(rule.find(sentence)):
            if not _makes_loop(sentence, move):
                sentence = _moved(sentence, move, rule.name)
    return sentence


def _moved(sentence: Sentence, move: Move, rule: str) -> Sentence:
    before = sentence[move.token.index]
    tokens = list(sentence.tokens)
    tokens[before.index - 1] = replace(move, token=before).moved
    repair = Repair(before.span, (sentence[move.head] if move.head else before).span, rule)
    stays = (before.head, before.deprel) == (move.head, move.deprel) and not (move.participle or move.verb)
    return Sentence(sentence.index, tuple(tokens), sentence.repairs if stays else (*sentence.repairs, repair))


def _makes_loop(sentence: Sentence, move: Move) -> bool:
    below = {item.index for item in sentence.subtree(sentence[move.token.index])}
    return move.head in below


def _names_day(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase is a day or a month by name, or a number beside one ("Aug. 21")."""
    if token.lemma.lower() in CALENDAR and (token.upos == "PROPN" or token.lemma.lower() not in {"march", "may"}):
        return True
    return token.upos == "NUM" and any(
        child.upos == "PROPN" and child.lemma.lower() in CALENDAR for child in sentence.children(token, "compound", "nmod:unmarked", "flat")
    )


def _told_then(sentence: Sentence) -> Iterator[Move]:
    """When and where something was said, between the verb of saying and what is said ("said Friday it would close")."""
    for saying in sentence.tokens:
        if saying.lemma not in SAYING or saying.upos != "VERB":
            continue
        for clause in sentence.children(saying, "ccomp"):
            for child in sentence.children(clause):
                if child.deprel in PHRASES_OF_TIME and _stands_between(sentence, saying, clause, child):
                    yield Move(child, saying.index, "advmod" if child.deprel == "advmod" else child.deprel.replace("nmod", "obl"))


def _stands_between(sentence: Sentence, saying: Token, clause: Token, phrase: Token) -> bool:
    """Whether a phrase follows the verb of saying at once and the subject of what is said follows it, with no comma between."""
    members = sentence.subtree(phrase)
    first, last = members[0].index, members[-1].index
    subject = sentence.child(clause, "nsubj", "csubj", "expl")
    if first != saying.index + 1 or subject is None or last - first + 1 != len(members):
        return False
    dated = any(_names_day(sentence, item) for item in members)
    return dated and sentence.subtree(subject)[0].index == last + 1


def _days_after_objects(sentence: Sentence) -> Iterator[Move]:
    """A day behind the object of a past verb says when that was, not which object ("announced the plan Aug. 21")."""
    for token in sentence.tokens:
        if token.deprel != "nmod:unmarked" or not _names_day(sentence, token) or sentence.children(token, "case"):
            continue
        host = sentence.head(token)
        verb = sentence.head(host) if host is not None and host.deprel == "obj" else None
        if host is not None and verb is not None and verb.index < host.index < token.index and verb.xpos in PAST:
            yield Move(token, verb.index, "obl:unmarked")


def _days_before_verbs(sentence: Sentence) -> Iterator[Move]:
    """A day, month or year between who acts and the verb says when it was done, not who ("Lund on Tuesday named two judges")."""
    for token in sentence.tokens:
        subject = sentence.head(token)
        if subject is None or token.relation != "nmod" or subject.relation != "nsubj" or not _names_time(sentence, token):
            continue
        verb = sentence.head(subject)
        case = sentence.child(token, "case")
        acts = subject.upos == "PROPN" or subject.lemma in ACTORS or (verb is not None and verb.lemma in SAYING)
        last = sentence.subtree(subject)[-1] == sentence.subtree(token)[-1]
        if verb is not None and verb.upos == "VERB" and acts and last and (case is None or case.lemma in BEFORE_DAYS):
            yield Move(token, verb.index, "obl:unmarked" if case is None else "obl")


def _inverted_sayings(sentence: Sentence) -> Iterator[Move]:
    """A saying behind what is said is beside it, not joined to it ("The men fled, said the officer")."""
    for token in sentence.tokens:
        if token.deprel != "conj" or token.lemma not in SAYING or token.feats.get("VerbForm") != "Fin" or token.index == 1:
            continue
        subject = sentence.child(token, "nsubj")
        alone = not sentence.children(token, "cc", "ccomp", "obj", "xcomp")
        if alone and subject is not None and subject.index > token.index and sentence[token.index - 1].upos == "PUNCT":
            yield Move(token, token.head, "parataxis")


def _subjects_through_sayings(sentence: Sentence) -> Iterator[Move]:
    """A relative word is the subject of what is said of it, which has none else ("the dam that he says is leaking")."""
    for clause in sentence.tokens:
        saying = sentence.head(clause)
        if clause.deprel != "ccomp" or saying is None or saying.deprel != "acl:relcl":
            continue
        if sentence.children(clause, "nsubj", "csubj", "expl"):
            continue
        finite = any(item.feats.get("VerbForm") == "Fin" for item in (clause, *sentence.children(clause, "aux", "cop")))
        for word in (*sentence.children(saying, "obj"), *sentence.children(clause, "obj", "obl")):
            if finite and word.xpos in {"WDT", "WP"} and word.index < saying.index and not sentence.children(word, "case"):
                yield Move(word, clause.index, "nsubj")
                break


def _complement_infinitives(sentence: Sentence) -> Iterator[Move]:
    """What somebody wants, tells or allows another to do, or manages to do, belongs to the verb ("wants the dialogue to produce")."""
    for token in sentence.tokens:
        if token.xpos != "VB" or token.deprel not in {"advcl", "acl"}:
            continue
        first = sentence.subtree(token)[0]
        if first.lemma != "to" or first.relation != "mark":
            continue
        above = sentence.head(token)
        verb = sentence.head(above) if above is not None and token.deprel == "acl" and above.deprel == "obj" else above
        if verb is None or verb.upos != "VERB" or first.index < verb.index or sentence.children(token, "nsubj"):
            continue
        object_ = sentence.child(verb, "obj")
        if object_ is None and token.deprel == "advcl" and verb.lemma in ACHIEVING and sentence[first.index - 1].text != ",":
            yield Move(token, verb.index, "xcomp")
        if object_ is None or verb.lemma not in CONTROLLING or (token.deprel == "acl" and object_.lemma in OPEN_TO_INFINITIVES):
            continue
        below = {item.index for item in sentence.subtree(token)}
        last = max(item.index for item in sentence.subtree(object_) if item.index not in below)
        if last == first.index - 1 > verb.index:
            yield Move(token, verb.index, "xcomp")


def _firsts_in_so_long(sentence: Sentence) -> Iterator[Move]:
    """Since when something is the first, the only or the worst belongs to it ("the focus of the first talks in 30 years")."""
    for token in sentence.tokens:
        case = sentence.child(token, "case")
        if case is None or case.lemma not in {"in", "since"} or token.relation not in {"obl", "nmod"}:
            continue
        first = sentence.subtree(token)[0]
        if first != case or first.index == 1 or not (token.lemma in UNITS or (case.lemma == "since" and _names_time(sentence, token))):
            continue
        before = sentence[first.index - 1]
        ranked = any(child.lemma in {"first", "only"} or child.feats.get("Degree") == "Sup" for child in sentence.children(before, "amod"))
        if before.upos in {"NOUN", "PROPN"} and token.head != before.index and ranked:
            yield Move(token, before.index, "nmod")


def _clauses_of_days(sentence: Sentence) -> Iterator[Move]:
    """A clause with "when" behind a day, a month or a year describes that ("until Monday, when he resigned")."""
    for when in sentence.tokens:
        clause = sentence.head(when)
        if when.lemma != "when" or clause is None or clause.deprel != "advcl":
            continue
        if next(item for item in sentence.subtree(clause) if item.upos != "PUNCT") != when:
            continue
        before = next((item for item in reversed(sentence.tokens[: when.index - 1]) if item.text != ","), None)
        while before is not None and (above := sentence.head(before)) is not None and _names_time(sentence, above):
            before = above
        if before is not None and _names_time(sentence, before) and before.relation in {"obl", "nmod"}:
            yield Move(clause, before.index, "acl:relcl")


def _terms_of_office(sentence: Sentence) -> Iterator[Move]:
    """From when to when somebody was something is told of that ("cleared Berg, mayor from 2003 to 2011, of all charges")."""
    for token in sentence.tokens:
        case, verb = sentence.child(token, "case"), sentence.head(token)
        if token.relation != "obl" or case is None or verb is None or case.lemma not in BOUNDING or not _names_time(sentence, token):
            continue
        first = sentence.subtree(token)[0]
        if first.index == 1 or not _is_set_off(sentence, token):
            continue
        before = sentence[first.index - 1]
        office = next((item for item in (before, *sentence.ancestors(before)) if item.relation == "appos"), None)
        if (
            office is None
            or office.upos != "NOUN"
            or before.upos == "PUNCT"
            or sentence.subtree(office)[-1] != before
            or not _follows_comma(sentence, office)
        ):
            continue
        if verb in sentence.ancestors(office):
            yield Move(token, office.index, "nmod")


def _names_time(sentence: Sentence, token: Token) -> bool:
    """Whether a word is a year, a month or a day."""
    return _names_day(sentence, token) or (token.upos == "NUM" and token.text.isdigit() and len(token.text) == len("1979"))


def _perfects(sentence: Sentence) -> Iterator[Move]:
    """A helping verb and a participle tell what was done, and with what ("had lost data"), not what somebody had ("lost data")."""
    for token in sentence.tokens:
        noun = sentence.head(token)
        if token.xpos != "VBN" or token.deprel != "amod" or noun is None or token.index > noun.index:
            continue
        helper = sentence[token.index - 1] if token.index > 1 else None
        if helper is None or helper.lemma != "have" or (helper.upos != "AUX" and token.text.lower() in DESCRIBING):
            continue
        if helper.relation != "aux" and sentence.head(noun) == helper and noun.deprel == "obj":
            yield from _told_by_participle(sentence, token, noun, helper)
        elif sentence.head(helper) == token and sentence.children(token, "nsubj"):
            yield Move(token, noun.head, CLAUSES_OF_NOUNS.get(noun.relation, noun.deprel))
            yield Move(noun, token.index, "obj")
            yield from (Move(item, token.index, item.deprel) for item in sentence.children(noun, "mark"))


CLAUSES_OF_NOUNS = MappingProxyType({"nmod": "acl", "obj": "ccomp", "obl": "advcl"})
"""What a clause is that the tree has as a phrase."""


def _told_by_participle(sentence: Sentence, verb: Token, noun: Token, helper: Token) -> Iterator[Move]:
    yield Move(verb, helper.head, helper.deprel)
    yield Move(noun, verb.index, "obj")
    yield from (Move(item, verb.index, item.deprel) for item in sentence.children(helper) if item not in (noun, verb))
    yield Move(helper, verb.index, "aux")


def _verbs_behind_dates(sentence: Sentence) -> Iterator[Move]:
    """A small word behind a name that "and" joins to a clause is its verb ("The year is 1940 and Paris falls")."""
    for token in sentence.tokens:
        if token.deprel != "conj" or token.upos != "PROPN" or not token.text.islower() or not token.text.endswith("s"):
            continue
        above, names = sentence.head(token), sentence.children(token, "compound")
        if above is None or len(names) != 1 or names[0].upos != "PROPN" or not sentence.children(above, "nsubj"):
            continue
        if sentence.children(token, "cc") and names[0].index == token.index - 1:
            yield Move(token, above.index, "conj", verb=token.text[:-1])
            yield Move(names[0], token.index, "nsubj")


def _names_that_are_days(sentence: Sentence) -> Iterator[Move]:
    """People called like a month or a day: "May told" is no modal, and "Sunday Oduya scored" opens with a first name."""
    for token, following in pairwise(sentence.tokens):
        if token.text == "May" and token.relation == "aux" and following.index == token.head and following.feats.get("Tense") == "Past":
            yield Move(token, following.index, "nsubj")
        first = token.index == 1 and token.deprel in {"obl:unmarked", "nmod:unmarked"} and token.lemma.lower() in CALENDAR
        last = following.relation == "nsubj" and not sentence.children(following) and _is_person(following)
        if first and last and token.head == following.head:
            yield Move(token, following.index, "compound")


def _is_person(token: Token) -> bool:
    return token.name is not None and token.name.value == "B-person"


def _subjects_of_what_is_said(sentence: Sentence) -> Iterator[Move]:
    """Of two subjects of a saying, the first is of what is said ("The man, who fled, was held, police said"), or is itself said."""
    for saying in sentence.tokens:
        subjects = sentence.children(saying, "nsubj")
        if saying.upos != "VERB" or len(subjects) != TWO:
            continue
        first, second = subjects
        clause = next((item for item in sentence.children(saying, "ccomp") if first.index < item.index < second.index), None)
        if clause is not None and clause.index < saying.index:
            yield Move(first, clause.index, _relation_of_subject(sentence, clause))
        elif clause is None and saying.lemma in SAYING and not sentence.children(saying, "ccomp") and _is_set_off(sentence, first):
            yield Move(first, saying.index, "ccomp")


def _objects_of_relatives(sentence: Sentence) -> Iterator[Move]:
    """Of two subjects of a relative clause, the relative word is the object ("the charge, [which] both deny")."""
    for verb in sentence.tokens:
        subjects = [item for item in sentence.children(verb, "nsubj") if item.index < verb.index]
        if verb.deprel != "acl:relcl" or len(subjects) != TWO or sentence.children(verb, "obj", "cop", "aux:pass"):
            continue
        if subjects[0].feats.get("PronType") == "Rel" and subjects[1].feats.get("PronType") != "Rel":
            yield Move(subjects[0], verb.index, "obj")


def _relation_of_subject(sentence: Sentence, clause: Token) -> str:
    if sentence.children(clause, "nsubj", "csubj", "expl"):
        return "dislocated"
    passive = any(item.deprel == "aux:pass" for item in sentence.children(clause, "aux"))
    return "nsubj:pass" if passive else "nsubj"


def _is_set_off(sentence: Sentence, token: Token) -> bool:
    """Whether a comma or a closing quotation mark ends the phrase."""
    members = [item for item in sentence.subtree(token) if item.upos != "PUNCT"]
    last = members[-1].index
    return last < len(sentence.tokens) and sentence[last + 1].upos == "PUNCT"


def _inserted_speakers(sentence: Sentence) -> Iterator[Move]:
    """A name between a comma and an inserted saying without a subject speaks ("The dam, Mr. Lund often says, is safe")."""
    for saying in sentence.tokens:
        if saying.deprel != "parataxis" or saying.lemma not in SAYING or sentence.children(saying, "nsubj", "ccomp"):
            continue
        before = [item for item in sentence.tokens[: saying.index - 1] if not (item.upos == "ADV" and item.head == saying.index)]
        last = before[-1] if before else None
        if last is not None and last.deprel == "appos" and last.upos == "PROPN" and _follows_comma(sentence, last):
            yield Move(last, saying.index, "nsubj")


def _follows_comma(sentence: Sentence, token: Token) -> bool:
    first = sentence.subtree(token)[0]
    return first.text == "," or (first.index > 1 and sentence[first.index - 1].text == ",")


def _phrases_of_adjectives(sentence: Sentence) -> Iterator[Move]:
    """What "to" or "of" opens right behind an adjective belongs to that ("pleaded guilty to the attack", "grew weary of it")."""
    for token in sentence.tokens:
        opener = sentence.child(token, "case", "mark")
        if opener is None or opener.lemma not in OPENERS or token.relation not in {"obl", "advcl"} or token.xpos == "VB":
            continue
        first = sentence.subtree(token)[0]
        before = sentence[first.index - 1] if first == opener and first.index > 1 else None
        if before is not None and before.upos == "ADJ" and before.relation == "xcomp" and before.head == token.head:
            yield Move(token, before.index, token.deprel)


def _words_of_auxiliaries(sentence: Sentence) -> Iterator[Move]:
    """What hangs on an auxiliary belongs to its verb ("Neither have the members said so")."""
    for token in sentence.tokens:
        helper = sentence.head(token)
        if helper is not None and helper.relation in {"aux", "cop"} and token.deprel == "advmod":
            yield Move(token, helper.head, "advmod")


def _due_to_be(sentence: Sentence) -> Iterator[Move]:
    """What is due to be done hangs on "due", which is no preposition there ("is due to open in May")."""
    for due in sentence.tokens:
        verb, to = sentence.head(due), sentence[due.index + 1] if due.index < len(sentence.tokens) else None
        if due.lemma != "due" or verb is None or to is None or to.lemma != "to" or due.relation not in {"mark", "advmod", "case"}:
            continue
        helpers = sentence.children(verb, "aux", "cop")
        finite = [item for item in helpers if item.index < due.index and item.lemma == "be"]
        if not finite or due.index > verb.index or (verb.xpos != "VB" and not any(item.xpos == "VB" for item in helpers)):
            continue
        before = [item for item in sentence.children(verb) if item.index < due.index and item not in finite and item.deprel != "punct"]
        yield Move(due, verb.head, verb.deprel)
        yield Move(to, verb.index, "mark")
        yield from (Move(item, due.index, "cop" if item == finite[-1] else "aux") for item in finite)
        yield from (Move(item, due.index, "nsubj" if item.relation == "nsubj" else item.deprel) for item in before)
        yield Move(verb, due.index, "xcomp")


def _gerunds_with_objects(sentence: Sentence) -> Iterator[Move]:
    """A word in -ing that has a mark of clauses is a gerund, and the noun behind it its object ("fined for dumping waste")."""
    for gerund in sentence.tokens:
        noun = sentence.head(gerund)
        mark = sentence.child(gerund, "mark")
        if gerund.deprel != "compound" or gerund.upos != "NOUN" or noun is None or mark is None or not gerund.text.endswith("ing"):
            continue
        if mark.index == gerund.index - 1 and noun.relation in {"obl", "nmod"}:
            yield Move(gerund, noun.head, "advcl" if noun.relation == "obl" else "acl", gerund=True)
            yield Move(noun, gerund.index, "obj")


def _participles_without_helpers(sentence: Sentence) -> Iterator[Move]:
    """A verb that needs an object, and has none, shares the helper of the passive before it ("was indicted in May and convicted")."""
    for token in sentence.tokens:
        first = sentence.head(token)
        if token.deprel != "conj" or token.xpos != "VBD" or token.lemma not in NEEDING_OBJECT or first is None or first.xpos != "VBN":
            continue
        if sentence.children(first, "aux:pass") and not sentence.children(token, "obj", "iobj", "nsubj", "ccomp", "xcomp", "aux"):
            yield Move(token, token.head, "conj", participle=True)


def _clefts(sentence: Sentence) -> Iterator[Move]:
    """Who "it" is said to be is who the clause behind it is about ("it was [Lund] who founded the school")."""
    for clause in sentence.tokens:
        noun = sentence.head(clause)
        if clause.deprel != "advcl:relcl" or noun is None or noun.upos not in NOMINAL or not sentence.children(noun, "cop"):
            continue
        pointing = any(item.text.lower() == "it" for item in sentence.children(noun, "expl", "nsubj"))
        relative = any(item.xpos in {"WP", "WDT"} for item in sentence.children(clause, "nsubj", "obj"))
        if pointing and relative:
            yield Move(clause, noun.index, "acl:relcl")


def _objects_before_infinitives(sentence: Sentence) -> Iterator[Move]:
    """Who stands between "let" or "make" and a bare form does that, and is not its object ("let [the port] fine ships")."""
    for verb in sentence.tokens:
        maker = sentence.head(verb)
        if verb.deprel != "xcomp" or verb.xpos != "VB" or maker is None or maker.upos != "VERB" or sentence.children(verb, "mark", "nsubj"):
            continue
        for child in sentence.children(verb, "obj"):
            if maker.index < child.index < verb.index and not sentence.children(maker, "obj", "iobj"):
                yield Move(child, maker.index, "obj")


def _agents_of_participles(sentence: Sentence) -> Iterator[Move]:
    """Who "by" names right behind a participle did what that tells, not what a noun before it does ("sold by a bank led [by Lund]")."""
    for noun in sentence.tokens:
        opener = sentence.child(noun, "case")
        if noun.deprel != "nmod" or opener is None or opener.lemma != "by" or opener.index == 1:
            continue
        verb = sentence[opener.index - 1]
        if verb.upos == "VERB" and verb.xpos == "VBN" and noun.head < verb.index and not sentence.children(verb, "obl:agent"):
            yield Move(noun, verb.index, "obl:agent")


def _but_for(sentence: Sentence) -> Iterator[Move]:
    """The "but" of "but for the repairs the dam would have fallen" belongs to its "for"."""
    if len(sentence.tokens) <= TWO or [item.text.lower() for item in sentence.tokens[:TWO]] != ["but", "for"]:
        return
    but, opener = sentence.tokens[:TWO]
    noun = sentence.head(opener)
    verb = sentence.head(noun) if noun is not None else None
    if (
        noun is not None
        and verb is not None
        and opener.relation == "case"
        and any(item.xpos == "MD" for item in sentence.children(verb, "aux"))
    ):
        yield Move(but, noun.index, "case")


def _were_it_not_for(sentence: Sentence) -> Iterator[Move]:
    """The "it" of "were it not for the loan", "had it not been for the loan" stands for nothing."""
    for noun in sentence.tokens:
        openers = [item.lemma for item in sentence.children(noun, "case")]
        denied = any(item.lemma == "not" for item in sentence.children(noun, "advmod"))
        if openers != ["for"] or not denied or not sentence.children(noun, "cop"):
            continue
        for child in sentence.children(noun, "nsubj"):
            if child.lemma == "it" and noun.upos in {"NOUN", "PROPN"}:
                yield Move(child, noun.index, "expl")


def _offices_before_names(sentence: Sentence) -> Iterator[Move]:
    """What somebody is, right before the name, is no second subject ("lead [manager] Nikko Securities said")."""
    for verb in sentence.tokens:
        subjects = [item for item in sentence.children(verb, "nsubj") if item.deprel == "nsubj" and item.index < verb.index]
        for one, other in pairwise(subjects):
            last, first = sentence.subtree(one)[-1], sentence.subtree(other)[0]
            if first.index != last.index + 1 or other.upos != "PROPN" or one.upos not in {"NOUN", "PROPN"}:
                continue
            if sentence.children(other, "case"):
                yield Move(other, one.index, "nmod")  # "an aide to Lund said"
            else:
                yield Move(one, other.index, "nmod:desc") if one.upos == "NOUN" else Move(other, one.index, "flat")


RULES: tuple[Rule[Callable[[Sentence], Iterator[Move]]], ...] = (
    Rule(
        "participle of a perfect",
        _perfects,
        (
            ("he said it had lost data", "lost"),
            ("he said it had lost data", "data"),
            ("he said it had lost data", "had"),
            ("he said it had lost data", "it"),
        ),
        (("they had limited time", "time"),),
    ),
    Rule(
        "subject of what is said",
        _subjects_of_what_is_said,
        (("men who fled were held , police said", "men"),),
    ),
    Rule(
        "office before a name",
        _offices_before_names,
        (("lead manager Lund said little", "manager"),),
        (("what Lund said was little", "what"),),
    ),
    Rule(
        "object of a relative clause",
        _objects_of_relatives,
        (("they met charges which both deny", "which"),),
        (("they met firms which deny it", "which"),),
    ),
    Rule(
        "agent of a participle",
        _agents_of_participles,
        (("offerings through firms led by Lund", "Lund"),),
        (("novels by Lund were led", "Lund"),),
    ),
    Rule("but for", _but_for, (("but for rain they would leave", "but"),), (("but for years they left", "but"),)),
    Rule("were it not for", _were_it_not_for, (("were it not for rain they would leave", "it"),), (("it is for rain", "it"),)),
    Rule("speaker of an inserted saying", _inserted_speakers, (("dams , Lund often says , are safe", "Lund"),)),
    Rule(
        "phrase of an adjective",
        _phrases_of_adjectives,
        (("he pleaded guilty to attacks", "attacks"),),
        (("he fell ill in May", "May"),),
    ),
    Rule("word of an auxiliary", _words_of_auxiliaries, (("neither have members said so", "neither"),)),
    Rule(
        "due to be done",
        _due_to_be,
        (
            ("he said it was due to open soon", "due"),
            ("he said it was due to open soon", "to"),
            ("he said it was due to open soon", "was"),
            ("he said it was due to open soon", "it"),
            ("he said it was due to open soon", "open"),
        ),
        (("trains stopped due to snow", "due"),),
    ),
    Rule(
        "verb behind a date",
        _verbs_behind_dates,
        (("the year is 1940 and Orvik falls", "falls"), ("the year is 1940 and Orvik falls", "Orvik")),
    ),
    Rule(
        "name that is a day or a month elsewhere",
        _names_that_are_days,
        (("May told us little", "May"),),
        (("May he rest", "May"),),
    ),
    Rule(
        "when it was said",
        _told_then,
        (("agencies said Friday it would close", "Friday"),),
        (("agencies said that Friday traffic would stop", "Friday"),),
    ),
    Rule("day behind an object", _days_after_objects, (("owners announced plans Aug. 21", "21"),)),
    Rule(
        "day before a verb",
        _days_before_verbs,
        (("Lund on Tuesday named judges", "Tuesday"),),
        (("meetings on Tuesday failed", "Tuesday"),),
    ),
    Rule("inverted saying", _inverted_sayings, (("they fled , said Lund", "said"),), (("he left and said little", "said"),)),
    Rule("subject through a saying", _subjects_through_sayings, (("dams that he says are leaking", "that"),)),
    Rule(
        "infinitive of a verb",
        _complement_infinitives,
        (("they want talks to end", "end"),),
        (
            ("they want time to think", "think"),
            ("they sold ships to pay", "pay"),
        ),
    ),
    Rule("first in so long", _firsts_in_so_long, (("peace was focus of the first talks in thirty years", "years"),)),
    Rule(
        "term of office",
        _terms_of_office,
        (("they cleared Berg , mayor since 2003 , of theft", "2003"),),
        (("they jailed Berg , a mayor , until 2003 .", "2003"),),
    ),
    Rule("clause of a day", _clauses_of_days, (("he stayed until Monday , when he resigned", "resigned"),)),
    Rule(
        "condition by inversion",
        inverted_conditions,
        (
            ("had guards watched , they would have seen us", "watched"),
            ("had guards watched , they would have seen us", "had"),
        ),
        (("never had guards watched as we would have", "watched"),),
    ),
    Rule(
        "proviso",
        provisos,
        (("provided they agree , it will open", "agree"), ("provided they agree , it will open", "provided")),
        (("provided with food , they will stay", "provided"),),
    ),
    Rule(
        "so long as",
        so_long_as,
        (
            ("they will stay so long as talks last", "last"),
            ("they will stay so long as talks last", "so"),
            ("they will stay so long as talks last", "long"),
            ("they will stay so long as talks last", "as"),
        ),
        (("they stayed as long as talks lasted", "lasted"),),
    ),
    Rule(
        "gerund with an object",
        _gerunds_with_objects,
        (
            ("they were fined for dumping waste", "dumping"),
            ("they were fined for dumping waste", "waste"),
        ),
        (("they paid for climbing gear", "climbing"),),
    ),
    Rule(
        "participle without a helper",
        _participles_without_helpers,
        (("he was indicted and convicted", "convicted"),),
        (("he was seen and fled", "fled"),),
    ),
    Rule(
        "inversion behind a denial",
        denied_inversions,
        (
            ("he said never had we seen them", "had"),
            ("he said never had we seen them", "seen"),
            ("he said never had we seen them", "never"),
        ),
        (("they had us beaten", "had"),),
    ),
    Rule(
        "who it was",
        _clefts,
        (("it was Lund who founded it", "founded"),),
        (("it was Lund who left", "left"),),
    ),
    Rule(
        "object before an infinitive",
        _objects_before_infinitives,
        (("laws let Acme fine ships", "Acme"),),
        (("they let ships leave", "ships"),),
    ),
)
