"""The line that a timeline prints of a happening: a sentence composed of a clause, as late as it can be.

A clause without a finite verb gets one, by what its event claims: "arrested in June" is "Martin Hale was arrested". A noun is told by
its verb. Who speaks in the first person, or is a pronoun that nobody can place, is quoted as it stands. Of a long clause that part
stays on which its truth hangs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from dateline.events.language import values, words
from dateline.events.language.deeds import deed
from dateline.events.language.inflection import genitive, participle, past, third_person
from dateline.events.schema import Account, Article, Clause, EventClass, Factuality, Form, Mention, Named, Part, Phrase, Words

LETTERS = 140
LONGEST_AT_ALL = 45  # words; what is longer is a table, or badly parsed
LONGEST_SPEAKER = 60  # letters
LONGEST_TELLER = 40  # letters of who says so behind a line
NOBODY = words("pronouns", "names_nobody") | words("pronouns", "thing")
DETERMINERS = words("determiners", "definite") | words("determiners", "indefinite_alone")
OPENING = DETERMINERS | frozenset(values("pronouns", "nominative"))
UNPLANNED = words("nouns", "change") | words("nouns", "comes_by_itself")
HAPPENINGS = words("nouns", "takes_place")
POSSESSIVES = words("pronouns", "says_whose")
PLANS = words("verbs", "plans_time")
PEOPLE = words("derived/nouns", "person")
POINTERS = words("determiners", "of_known") - {"the"}
CLITICS = values("auxiliaries", "written_out")
_FOOTNOTE = re.compile(r"\s*\[(?:\d{1,3}|citation needed|note \d+|[a-z])\]|[¹²³⁴-⁹†‡]+")
_LABEL = re.compile(r"^(?:[QA]|Question|Answer)[:.]\s+")  # of an interview
_DASH = re.compile(r"\s+(?:[-–—_]|--)\s+")
_QUOTE_BEHIND = re.compile(r"\s+([\"”])$")
_STOP_IN_QUOTE = re.compile(r"[.,]([\"”])$")
_SPACES = re.compile(r"\s+")
_BEFORE_PUNCTUATION = re.compile(r"\s+([,.;:!?)\]”’%])")
_REPEATED_COMMA = re.compile(r",(?:\s*,)+")
_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"\w+")
_ALPHABETIC = re.compile(r"[^\W\d_]")
_INNER_CAPITAL = re.compile(r"[a-z]{1,2}[A-Z]")
_TWICE = re.compile(r"\b(\w+) \(\1\)")  # a name written out before the brackets that explained the pronoun
_ENDS = " ,;:–—-"
_TICKER = re.compile(r"\s*<[A-Z][A-Z\d]*(?:\.[A-Z]+)?>")  # of a wire: "Hale Corp <HAL.N> shares"
_IN_ANGLES = re.compile(r"<([^<>]+)>")  # a firm that has none: "<Hale Brothers>"
_LETTER = r"[^\W_¹²³⁴-⁹]"
_TIDY = re.compile(rf"(?:{_LETTER}|[$£€])(?:{_LETTER}|[.;:!?'’&/%-]|(?<!,),| (?={_LETTER}|[$£€]))*+(?<![,;:-])")
_STOP = re.compile(r"(?<=\d)\.$|(?<=[a-z]{5})\.$")  # of a sentence, and of no abbreviation
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Za-z]\.)+[A-Za-z]$")  # their last stop was that of the sentence too


def with_lines(account: Account) -> Account:
    """The account with the line of each of its mentions, composed."""
    return replace(account, mentions=tuple(_with_line(mention, account.article) for mention in account.mentions))


def _with_line(mention: Mention, article: Article) -> Mention:
    event = replace(mention.event, summary=sentence(mention, article))
    return replace(mention, dated=replace(mention.dated, event=event))


def line_of(mention: Mention, article: Article) -> str:
    """The line that was composed of the mention where it was read, if it was; else composed now."""
    return mention.event.summary or sentence(mention, article)


def sentence(mention: Mention, article: Article) -> str:
    """The line of a mention: its clause as a sentence, or its words as a quotation."""
    if is_quoted(mention) and (quoted := _quotation(mention, article)):
        return quoted
    line = composed(mention.clause) or _verbatim(mention, article)
    return _with_teller(line, mention, article)


def _with_teller(line: str, mention: Mention, article: Article) -> str:
    """The line with who says so, where somebody named does and there is room; nobody tells so of himself."""
    speaker = _speaker(mention, article)
    if speaker is None or mention.event.event_class is EventClass.REPORTING:
        return line
    first = line.partition(" ")[0].lower()
    if first in POSSESSIVES:  # "Acme said its profit rose" stands alone, "its profit rose, Acme said" does not
        told = f"{speaker[:1].upper()}{speaker[1:]} said {line[:1].lower()}{line[1:]}"
        return told if len(told) <= LETTERS + LONGEST_TELLER else f"{genitive(_with_capital(speaker))} {line.partition(' ')[2]}"
    speaker = _inside(_bare(speaker))
    told = f"{line}, {speaker} said"
    own = {word.lower() for word in _WORD.findall(speaker) if word[:1].isupper()} or {speaker.lower()}
    known = own & {word.lower() for word in _WORD.findall(line)} or speaker.lower() in line.lower()
    return line if known or len(told) > LETTERS or len(speaker) > LONGEST_TELLER else told


def _bare(speaker: str) -> str:
    """A long title's name alone: "John Shad" of "Securities and Exchange Commission Chairman John Shad"."""
    said = speaker.split()
    last = max((place for place, word in enumerate(said) if word.lower() in PEOPLE), default=-1)
    name = said[last + 1 :]
    return " ".join(name) if len(speaker) > LONGEST_TELLER and last >= 0 and len(name) > 1 and name[0][:1].isupper() else speaker


def _inside(said: str) -> str:
    """The words as they stand inside a sentence: "The firm", "Her daughter" have their capital from the begin of one."""
    first, _, rest = said.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in OPENING else said


def _speaker(mention: Mention, article: Article) -> str | None:
    """Who says so, where that is more than a pronoun."""
    source = mention.event.source
    speaker = " ".join(source.span.of(article.text).split()) if source and source.spoken else ""
    bare = (
        not _ALPHABETIC.search(speaker) or speaker.lower() in NOBODY or speaker.lower().partition(" ")[0] in POINTERS
    )  # "that perception" says nothing, nor does "05:30"
    return None if not speaker or len(speaker) > LONGEST_SPEAKER or bare else speaker


def is_quoted(mention: Mention) -> bool:
    """Whether only the words themselves can be printed: somebody speaks of himself, or nobody knows of whom."""
    return mention.clause.first_person or (mention.clause.unsure and mention.clause.form is not Form.NOUN)


def is_whole(clause: Clause) -> bool:
    """Whether a sentence can be made of it: it says who, or to whom."""
    if clause.form is Form.NOUN:
        return bool(_of_noun(clause))
    return clause.part(Part.WHO) is not None or (clause.form is not Form.FINITE and _object(clause) is not None)


def _verbatim(mention: Mention, article: Article) -> str:
    return tidy(_LABEL.sub("", (mention.clause.quote or mention.event.span).of(article.text)))


def is_anonymous(mention: Mention) -> bool:
    """Whether nobody knows who is told of: a pronoun stands for him, and no speaker is named who speaks of himself."""
    return mention.clause.unsure and not mention.clause.first_person


def _quotation(mention: Mention, article: Article) -> str | None:
    """The clause as it stands, with its speaker where he is known."""
    said = _cut(_verbatim(mention, article))
    speaker = _speaker(mention, article)
    if speaker is None:
        return f"“{_inside_quotes(said)}”" if said else None
    return f"{speaker[:1].upper()}{speaker[1:]} said: “{_inside_quotes(said)}”" if said else None


def _cut(said: str) -> str:
    """At most so many letters of a quotation, to the end of a word."""
    return said if len(said) <= LETTERS else said[:LETTERS].rpartition(" ")[0].rstrip(_ENDS) + " …"


def _inside_quotes(said: str) -> str:
    return said.replace("“", "‘").replace("”", "’").replace('"', "’")


# From the clause to words -----------------------------------------------------------------------------


def composed(clause: Clause) -> str:
    """The clause as a sentence of at most about 140 letters; empty where it has no words.

    >>> who, what = Phrase(Part.WHO, Words("Martin Hale")), Phrase(Part.VERB, Words("arrested"))
    >>> composed(Clause((who, what), Form.PARTICIPLE, "arrest", "arrested", passive=True))
    'Martin Hale was arrested'
    """
    phrases = _upright(_without_dates(_finite(clause)), clause)
    said = ""
    for kept in _ever_less(phrases, passive=clause.passive):
        said = tidy(written(kept))
        if len(said) <= LETTERS:
            break
    return said


def _without_dates(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases but those that only date it; the comma behind an inner one goes with it."""
    kept: list[Phrase] = []
    closes = False
    for place, phrase in enumerate(phrases):
        if phrase.dates:
            closes = closes or (bool(kept) and (phrase.lead.startswith(",") or "," in phrase.words.text))  # "tomorrow, March 3, in Bern"
            continue
        aside = closes and phrases[place - 1].lead == ", " and bool(kept) and "," in kept[-1].words.text  # which the date's comma closed
        kept.append(replace(phrase, lead=", " if aside else " ") if closes and phrase.lead in {" ", ", "} else phrase)
        closes = False
    return kept


def _upright(phrases: Sequence[Phrase], clause: Clause) -> Sequence[Phrase]:
    """The phrases with the subject before its verb, where the date for which they had changed places is gone ("[Then] came the town")."""
    dated = clause.form is Form.FINITE and bool(clause.phrases) and clause.phrases[0].dates
    if not dated or [phrase.part for phrase in phrases[:2]] != [Part.VERB, Part.WHO]:
        return phrases
    verb, who, *rest = phrases
    return [who, replace(verb, lead=" "), *rest]


def _ever_less(phrases: Sequence[Phrase], *, passive: bool) -> Iterator[list[Phrase]]:
    """All phrases; with ever fewer words, and without those that neither its truth nor its verb needs, of the last first.

    When it was goes before what restricts the nouns, since the date of a line says it; where and how go last.
    """
    kept = dict(enumerate(phrases))
    needed = _complement(phrases, passive=passive)
    yield list(phrases)
    for step in (attrgetter("less"), Part.WHEN, attrgetter("short"), Part.HOW, Part.WHERE):
        for place, phrase in reversed(tuple(kept.items())):
            if isinstance(step, Part):
                if phrase.part is not step or place == needed:
                    continue
                del kept[place]
            elif (words := step(phrase)) is not None:
                kept[place] = replace(phrase, words=words)
                behind = next((other for other in kept if other > place), None)
                closes = behind is not None and kept[behind].part is not Part.WHO and kept[behind].lead == ", "
                if behind is not None and closes and not phrase.words.text.endswith(words.text.rpartition(" ")[2]):
                    kept[behind] = replace(kept[behind], lead=" ")  # the comma closed what is left out
            else:
                continue
            yield list(kept.values())


def _complement(phrases: Sequence[Phrase], *, passive: bool) -> int | None:
    """The place of the phrase right behind the verb, where nothing else says what it is about: "called" is not "called for a vote".

    What something was done for does not say it: "was provided with papers to build a case".
    """
    verb = next((place for place, phrase in reversed(list(enumerate(phrases))) if phrase.part is Part.VERB), len(phrases))
    behind = phrases[verb + 1 :]
    aim = [phrase for phrase in behind[1:] if passive and phrase.part is Part.WHAT and phrase.words.text.startswith("to ")]
    if not behind or any(phrase.part in {Part.WHOM, Part.WHAT} and phrase not in aim for phrase in behind):
        return None
    first = behind[0]
    return verb + 1 if len((first.short or first.less or first.words).text) < LETTERS else None


def written(phrases: Sequence[Phrase]) -> str:
    """The phrases in a row; a name is written out where it has not been told yet."""
    text = ""
    before: Phrase | None = None
    for phrase in phrases:
        plain = (
            before is not None and before.part is Part.WHO and phrase.part is Part.VERB and "," not in _BRACKETS.sub("", before.words.text)
        )
        lead = " " if plain and (phrase.lead == ", " or _DASH.fullmatch(phrase.lead)) else phrase.lead
        said = _named(phrase.words, f"{text} ")
        if text and not lead and phrase.words.text[0] in "'’" and said[0].isalpha():
            lead = " "
        clitic, _, rest = said.partition(" ")
        if text and not lead and clitic in CLITICS and not text.endswith(before.words.text if before else ""):
            said, lead = f"{CLITICS[clitic]} {rest}", " "  # the pronoun before it is written out
        text += lead + _inside(said) if text else said
        before = phrase
    return text


def _named(given: Words, before: str) -> str:
    parts: list[str] = []
    end = 0
    for name in given.names:
        parts.append(given.text[end : name.start])
        parts.append(_name(name, given, before + "".join(parts)))
        end = name.end
    return "".join((*parts, given.text[end:]))


def _name(name: Named, given: Words, before: str) -> str:
    said = given.text[name.start : name.end]
    if _WORD.findall(name.full)[-1:] and _WORD.findall(name.full)[-1] in _WORD.findall(before):
        return said
    return genitive(name.full) if name.owner else name.full


# A finite verb ------------------------------------------------------------------------------------------


def _finite(clause: Clause) -> Sequence[Phrase]:
    if clause.form is Form.FINITE:
        return _with_quotation(clause.phrases) if clause.quotes else clause.phrases
    if clause.form is Form.NOUN:
        return _of_noun(clause) or [phrase for phrase in clause.phrases if phrase.part is Part.NOUN]
    if clause.part(Part.WHO) is not None:
        return _with_verb(clause, _verb(clause))
    thing = _object(clause)
    if thing is None:
        return clause.phrases
    rest = (item for item in clause.phrases if item is not thing and item.part is not Part.VERB)
    undergone = replace(clause, phrases=(replace(thing, part=Part.WHO), *rest), passive=True, form=Form.INFINITIVE)
    return [undergone.phrases[0], _verb(undergone), *undergone.phrases[1:]]


def _with_quotation(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases with what is said behind who says it: "“We left,” she said" is told as "She said: “We left”"."""
    said = phrases[0]
    who = next((phrase for phrase in phrases if phrase.part is Part.WHO), None)
    if said.part is not Part.WHAT or who is None:
        return phrases
    rest = [phrase for phrase in phrases if phrase not in (said, who)]
    text = _inside_quotes(said.words.text.strip(' ,“”"'))
    quoted = replace(said, words=Words(f"“{text}”"), less=None, short=None, lead=": ")
    return [replace(who, lead=" "), *(replace(phrase, lead=" ") for phrase in rest), quoted]


def _object(clause: Clause) -> Phrase | None:
    """What is done something to, where nobody is said to do it."""
    return None if clause.copula or clause.passive or clause.lemma in {"be", "have"} else clause.part(Part.WHOM)


def _with_verb(clause: Clause, verb: Phrase) -> list[Phrase]:
    """The phrases with the finite verb in the place of the first piece of its own, behind who it is told of.

    A word that stood between the two goes behind the verb: "the plan, first drawn up in May" is "The plan was drawn up first".
    """
    who = clause.part(Part.WHO)
    own = clause.part(Part.VERB)
    found = [verb if phrase is own else phrase for phrase in clause.phrases if phrase is own or phrase.part is not Part.VERB]
    found = [phrase for phrase in found if phrase is not who]
    place = found.index(verb) if verb in found else 0
    front = [phrase for phrase in found[:place] if " " in phrase.words.text or clause.phrases[0] is not who]
    inner = [replace(phrase, lead=" ") for phrase in found[:place] if phrase not in front]
    return [*front, *([who] if who else []), verb, *inner, *(phrase for phrase in found[place:] if phrase is not verb)]


def _verb(clause: Clause) -> Phrase:
    """The finite verb of a clause that has none."""
    who, piece = clause.part(Part.WHO), clause.part(Part.VERB)
    several = who is not None and who.plural
    denied = clause.negated or clause.claim is Factuality.DENIED
    if clause.copula and piece is not None:
        told = _be(clause, several=several, denied=denied)
        less, short = (words and _behind(told, words) for words in (piece.less, piece.short))
        return replace(piece, words=_behind(told, piece.words), less=less, short=short)
    if clause.passive:
        done = clause.word if clause.form is Form.PARTICIPLE or clause.word.endswith(("ed", "en")) else participle(clause.lemma)
        said: tuple[str, ...] = (_be(clause, several=several, denied=denied), clause.adverbs, done, clause.particle)
    else:
        said = (*_active(clause, several=several, denied=denied), clause.particle)
    return Phrase(Part.VERB, Words(" ".join(filter(None, said))))


def _behind(told: str, given: Words) -> Words:
    shift = len(told) + 1
    names = tuple(replace(name, start=name.start + shift, end=name.end + shift) for name in given.names)
    return Words(f"{told} {given.text}", names)


def _be(clause: Clause, *, several: bool, denied: bool) -> str:
    now = "are" if several else "is"
    then = "were" if several else "was"
    plain = now if clause.claim in {Factuality.ONGOING, Factuality.GENERAL} and not clause.past else then
    helpers = {Factuality.PLANNED: f"{now} to be", Factuality.POSSIBLE: "may be", Factuality.HYPOTHETICAL: "would be"}
    is_set = clause.claim is Factuality.PLANNED and clause.lemma in PLANS  # "planes scheduled for 1988" are so already
    found = (then if clause.past else now) if is_set else helpers.get(clause.claim, plain)
    first, _, rest = found.partition(" ")
    return " ".join(filter(None, (first, "not" if denied else "", rest)))


def _active(clause: Clause, *, several: bool, denied: bool) -> tuple[str, ...]:
    """The words of an active verb, the adverbs before the last of them."""
    now = "are" if several else "is"
    helper = {Factuality.PLANNED: f"{now} to", Factuality.POSSIBLE: "may", Factuality.HYPOTHETICAL: "would"}.get(clause.claim)
    present = clause.claim in {Factuality.ONGOING, Factuality.GENERAL} and not clause.past
    if denied:
        first = helper or (("do" if several else "does") if present else "did")
        word, _, rest = first.partition(" ")
        return word, "not", rest, clause.adverbs, clause.lemma
    if helper is not None:
        return helper, clause.adverbs, clause.lemma
    if present:
        return clause.adverbs, clause.lemma if several else third_person(clause.lemma)
    return clause.adverbs, past(clause.lemma)


# Nouns --------------------------------------------------------------------------------------------------


def _of_noun(clause: Clause) -> list[Phrase]:
    """A noun as a sentence: by its verb, or as something that took place, or that there was; nothing where neither says it well."""
    noun = clause.part(Part.NOUN)
    if noun is None:
        return []
    if (found := _by_verb(clause)) is not None:
        return found
    happened = clause.word in HAPPENINGS and not clause.negated
    there = replace(noun, part=Part.WHO, lead=" ")
    if clause.claim is Factuality.PLANNED and not happened:
        verb = "expected" if clause.word in UNPLANNED else "planned"
        return [there, Phrase(Part.VERB, Words(f"{'are' if noun.plural else 'is'} {verb}"))]
    if happened:
        took = replace(clause, phrases=(there,), lemma="take", word="take", particle="place", form=Form.INFINITIVE)
        return [there, _verb(took)]
    if clause.definite and not clause.negated:
        return []
    being = replace(clause, phrases=(there,), negated=False)
    was = _be(being, several=noun.plural, denied=False)
    return [Phrase(Part.VERB, Words(f"there {was}")), replace(noun, part=Part.WHAT, lead=" ")]


def _by_verb(clause: Clause) -> list[Phrase] | None:
    """The noun told by its verb, with those who take part."""
    found = deed(clause.lemma) if not clause.negated else None
    who, whom = clause.part(Part.WHO), clause.part(Part.WHOM)
    if found is None or (who is None and whom is None):
        return None
    if found.undergone and whom is None:
        return None
    party = whom if found.undergone and who is None else (who or whom)
    if party is None:
        return None
    told = replace(
        clause,
        phrases=(replace(party, part=Part.WHO, lead=" "),),
        lemma=found.verb,
        word=found.verb,
        form=Form.INFINITIVE,
        passive=found.undergone and who is None,
    )
    beside = [phrase for phrase in clause.phrases if phrase.part not in {Part.NOUN, Part.WHO, Part.WHOM}]
    thing = [replace(whom, lead=" ")] if whom is not None and party is not whom else []
    return [*told.phrases, _verb(told), *thing, *_prefixed(beside)]


def _prefixed(phrases: Sequence[Phrase]) -> list[Phrase]:
    return [replace(phrase, lead=" ") for phrase in phrases]


# The last touch -----------------------------------------------------------------------------------------


def tidy(said: str) -> str:
    """The words without footnote marks, doubled or loose punctuation and open brackets, with a capital at the begin.

    >>> tidy("the bridge fell[3] ,  , in (1999 ,")
    'The bridge fell, in 1999'
    >>> tidy("polls close at 8 p.m"), tidy("it peaked at 03:50.")
    ('Polls close at 8 p.m.', 'It peaked at 03:50')
    >>> tidy("Hale Corp <HAL.N> bought <Lund Brothers>")
    'Hale Corp bought Lund Brothers'
    >>> tidy("iOS 4 was released")
    'iOS 4 was released'
    """
    text = _STOP.sub("", said if _TIDY.fullmatch(said) else _tidied(said))
    if text.count(" ") >= LONGEST_AT_ALL:
        text = " ".join(text.split(" ")[:LONGEST_AT_ALL]).rstrip(" ,;:") + " …"
    return _with_capital(text) + ("." if _INITIALS.search(text) else "")


def _tidied(said: str) -> str:
    said = _IN_ANGLES.sub(r"\1", _TICKER.sub("", said))
    said = _TWICE.sub(r"\1", said)
    text = _STOP_IN_QUOTE.sub(r"\1", _QUOTE_BEHIND.sub(r"\1", _FOOTNOTE.sub("", said).replace(" _ ", " – ")))
    text = _BEFORE_PUNCTUATION.sub(r"\1", _SPACES.sub(" ", text)).strip(_ENDS)
    for opening, closing in (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]"), ("<", ">")):
        if text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if len(_DASH.findall(text)) == 1 and len(_DASH.findall(said)) != 1:  # of two dashes, one was left out
        text = _DASH.sub(" ", text)
    return _SPACES.sub(" ", _BEFORE_PUNCTUATION.sub(r"\1", _REPEATED_COMMA.sub(",", text))).strip(_ENDS)


def _with_capital(text: str) -> str:
    """The text with a capital at the begin; "iPhone" and "eBay" are written as they are."""
    return text if _INNER_CAPITAL.match(text) else text[:1].upper() + text[1:]
