"""Words that the rules look up, apart from how the rules combine them.

Verb classes follow TimeML 1.2.1's EVENT classes. ``event_nouns.tsv`` gives each noun's log-odds of naming
an event, derived from WordNet's classes of nouns and from counts in annotated news by
``training/derive_event_nouns.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


REPORTING = _words(
    """say tell report announce add declare claim state explain disclose note cite confirm describe acknowledge admit
    emphasize stress inform specify reply respond answer recall remark observe exclaim divulge allege affirm assert
    argue contend maintain insist comment quote write testify concede caution suggest indicate reiterate joke boast
    chant notify brief advise mention repeat"""
)
DENIALS = _words("deny reject dispute refute disavow rebut")
COMMITTING = _words("promise pledge vow warn predict forecast swear complain threaten caution foresee")
"""Verbs that say something and do something by it; what they say has a source as well."""
SAYING = REPORTING | COMMITTING
PERCEPTION = _words("see hear watch spot listen witness notice overhear glimpse view")
ASPECTUAL = _words(
    """begin start stop end finish complete continue resume cease halt open close initiate launch trigger keep
    terminate suspend renew restart conclude interrupt discontinue"""
)
I_ACTION = _words(
    """try attempt seek ask urge help agree investigate prevent accept predict resolve assist accuse warn propose promise
    authorize threaten permit allow recommend complain press pledge persuade let explore delay postpone avoid plead
    compel convince force order demand request offer refuse decline fail vow swear decide delay veto block forbid ban
    encourage invite order require call convince approve"""
)
I_STATE = _words(
    """expect want think believe plan know consider need seem intend hope oppose understand assure worry wonder suspect
    prefer object like speculate await anticipate fear doubt wish love hate regret feel appear assume imagine guess
    favor support desire mean trust"""
)
STATES = _words(
    """have remain own cost owe lack belong exist live stand lie contain hold depend resemble weigh measure concern involve
    represent stay enjoy deserve fit sit"""
)
RELATIONAL = _words("include base compare relate consist comprise range exist pertain depend date accord regard concern")
"""Verbs that relate things and tell of no happening; they are no events as participles ("based in", "compared with")."""

STATE_NOUNS = _words("crisis war situation problem condition pressure shortage status peace illness control presidency treatment")
I_ACTION_NOUNS = _words("attempt effort bid offer proposal promise pledge threat warning request demand order refusal accusation")
I_STATE_NOUNS = _words("plan hope fear expectation belief intention desire concern estimate doubt")
REPORTING_NOUNS = _words("announcement report statement remark comment claim denial testimony allegation")
ASPECTUAL_NOUNS = _words("end start beginning completion halt conclusion onset resumption continuation")
I_STATE_ADJECTIVES = _words(
    "able unable aware confident willing unwilling ready eager likely unlikely afraid hopeful certain sure worried reluctant"
)

LIGHT_VERBS = _words("hold make take have launch conduct stage carry give do mount wage pay undertake perform")
"""Verbs that leave it to a noun to say what happened ("held talks", "took place")."""

LIGHT_SUBJECT_VERBS = _words("take occur happen begin start end continue follow break erupt resume")
SHARING = (
    LIGHT_VERBS | ASPECTUAL | _words("suffer enter abandon extend expand pursue plan lead join attempt report post wage resist survive")
)
"""Verbs whose subject does, or undergoes, what their object names: "suffered a loss", "abandoned its pursuit"."""
RECIPROCAL_NOUNS = _words(
    """talk talks negotiation discussion meeting summit dialogue conversation war conflict dispute treaty agreement accord deal pact clash
    battle relation tie alliance truce match game rivalry"""
)
"""Nouns of what several do together, whose names before them are of those who do it: "US-Iran talks"."""
MOVING_NOUN_PREPOSITIONS = _words("after before during since until following amid pending")

REFUSALS = _words("refuse decline fail neglect forget")
"""Verbs whose complement did not come about."""

PREVENTIONS = frozenset(
    {"prevent", "stop", "block", "avoid", "avert", "cancel", "forbid", "ban", "bar", "veto", "abandon", "scrap", "foil", "thwart"}
    | {"prohibit", "deter", "dissuade", "discourage", "rule out", "call off", "stop short"}
)
ACCUSATIONS = _words("accuse charge suspect indict arraign")
"""Verbs that lay something at somebody's door: it may have been so."""
POSSIBLE_NOUNS = _words(
    """possibility threat risk fear danger prospect chance hope likelihood speculation suspicion allegation accusation warning rumor
    rumour potential talk"""
)
"""Nouns that hold what hangs on them to be possible: "the risk of a strike"."""
CALLS = frozenset(
    {("call", "for"), ("press", "for"), ("push", "for"), ("appeal", "for"), ("ask", "for"), ("hope", "for"), ("wish", "for")}
    | {("apply", "for"), ("campaign", "for"), ("aim", "for"), ("opt", "for"), ("bid", "for"), ("beg", "for"), ("wait", "for")}
)
"""Verbs and the preposition of what they seek."""
PLANS = _words(
    "plan intend schedule set hope aim expect propose promise vow pledge agree prepare decide due threaten ready slate poise vote "
    "choose opt arrange resolve commit volunteer swear about bound"
)
ATTEMPTS = _words("try attempt seek want wish ask urge offer consider ponder order demand request call recommend")
BELIEFS = _words("believe think suspect doubt fear assume speculate guess suggest allege claim appear seem accuse reckon feel")
SEMI_AUXILIARIES = _words("go have")
"""Verbs that with an infinitive only place it in time or make it necessary ("is going to fall", "had to sell")."""

IMPLICATIVES = _words(
    "manage begin start continue stop help force cause let make see succeed finish keep get hear watch prompt compel lead oblige "
    "persuade spur come prove turn happen"
)
"""Verbs whose complement came about if they did."""

HYPOTHETICAL_MARKS = _words("if unless whether lest")
NEGATIONS = _words("not never n't nor neither hardly scarcely")
NEGATIVE_DETERMINERS = _words("no neither none nobody nothing")
MODALS_OF_FUTURE = _words("will shall wo")
MODALS_OF_POSSIBILITY = _words("may might could can")
MODALS_OF_CONDITION = _words("would should must ought")
POSSIBLY = _words("perhaps possibly maybe presumably allegedly reportedly apparently probably likely supposedly")
HABITUAL = _words("always usually often generally typically regularly sometimes normally frequently rarely annually daily weekly")

TEMPORAL_NOUNS = _words(
    """second minute hour day night morning afternoon evening noon midnight week weekend fortnight month quarter year decade century
    season spring summer autumn fall winter today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december moment time period past future
    dawn dusk eve while"""
)
UNDATED_NOUNS = _words("time period moment past future while")
"""Words of time that an object names without telling when: "lost time"."""
SPENDING = _words(
    """have take spend get waste need bring enjoy lose give make mark find want save buy set celebrate cost require last reach allow
    share end"""
)
"""Verbs whose object is the time itself: "spent the day"."""
SPOTS = _words("place spot site location venue area room house hotel town city country")
"""Nouns of which an infinitive tells what is done there: "a place to sleep"."""
PARTS_OF_TIME = _words("couple number part end beginning start middle rest close course dozen handful half matter")
"""Nouns that name a time by another beside them: "the end of May", "a couple of weeks"."""
CLOCK_WORDS = _words("a.m. p.m. am pm a.m p.m o'clock gmt")
TEMPORAL_ADJECTIVES = _words(
    "upcoming next last previous recent former current future past early earlier late later annual daily weekly monthly"
)
MOVING = _words("come go get return travel move fly drive head arrive take bring send ship run walk ride carry fetch")
"""Verbs that make "home" and "there" a destination."""
AMBIGUOUS_MONTHS = _words("march may")
"""Months only where they are written with a capital."""

PLACE_PREPOSITIONS = _words(
    "in at on near inside outside within across around above below beneath beside between over under throughout along off"
)
PREPOSITION_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "with": "companion",
        "alongside": "companion",
        "without": "companion",
        "together": "companion",
        "from": "origin",
        "to": "destination",
        "into": "destination",
        "toward": "destination",
        "towards": "destination",
        "onto": "destination",
        "about": "topic",
        "of": "topic",
        "on": "topic",
        "over": "topic",
        "regarding": "topic",
        "concerning": "topic",
        "against": "topic",
        "as": "attribute",
        "like": "manner",
        "for": "purpose",
        "because": "cause",
        "due": "cause",
        "despite": "cause",
        "amid": "cause",
        "through": "manner",
        "via": "instrument",
        "using": "instrument",
        "by": "manner",
    }
)
HONORIFICS: Mapping[str, str | None] = MappingProxyType(
    {
        "mr.": "Masc",
        "mr": "Masc",
        "sir": "Masc",
        "mrs.": "Fem",
        "mrs": "Fem",
        "ms.": "Fem",
        "ms": "Fem",
        "dr.": None,
        "dr": None,
        "gen.": None,
    }
)


TEMPORAL_ADVERBS = _words(
    """now then recently soon ago later earlier already yet still again once twice often always sometimes ever previously currently
    presently finally eventually immediately initially meanwhile before after since long afterwards subsequently formerly originally
    shortly first last next lately nowadays thereafter today tonight tomorrow yesterday usually frequently rarely daily weekly monthly
    annually yearly overnight instantly promptly simultaneously late early earlier suddenly briefly regularly asap forever constantly
    repeatedly"""
)
PLACE_ADVERBS = _words(
    "here there abroad home away nearby elsewhere somewhere everywhere anywhere overseas locally inside outside downtown ashore"
)
CONNECTIVES = frozenset(
    """however, moreover, furthermore, additionally, indeed, also, so, essentially, thus, hence, therefore, consequently, accordingly,
    besides, instead, nevertheless, nonetheless, likewise, similarly, otherwise, finally, still, then, yet, in addition, in fact, in turn,
    in particular, in short, in sum, in contrast, by contrast, in other words, in that case, for example, for instance, of course,
    as a result, as a consequence, after all, above all, on the other hand, on the contrary, beyond that, besides that, despite that,
    at the same time, among other things, first of all, of course, more immediately, more importantly""".replace("\n    ", " ").split(", ")
)
"""Words at the begin of a clause that tie it to what came before."""
CONNECTIVES_ANYWHERE = frozenset(
    ["however", "moreover", "nevertheless", "nonetheless", "furthermore", "therefore", "consequently", "of course", "for example"]
)

UNTOLD_ADVERBS = _words(
    """not never n't also only just even too however therefore thus hence indeed really actually simply instead otherwise moreover
    furthermore nevertheless nonetheless perhaps maybe probably possibly certainly surely of course rather quite very so as how
    why what more most almost nearly about especially particularly mainly mostly else though anyway either neither both up out
    off down over back on in"""
)
"""Adverbs that say nothing of when, where or how: of focus, degree and stance, links between sentences, particles."""


def _word_list(name: str) -> frozenset[str]:
    lines = files("dateline.events.extraction").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def place_nouns() -> frozenset[str]:
    """Nouns that name places and things to be in."""
    return _word_list("place_nouns.txt")


@cache
def event_nouns() -> Mapping[str, float]:
    """Each noun's log-odds of naming an event, without looking at its sentence."""
    lines = files("dateline.events.extraction").joinpath("event_nouns.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return MappingProxyType({lemma: float(odds) for lemma, odds in pairs})


@cache
def speaker_nouns() -> frozenset[str]:
    """Nouns for people and for groups of people, who can say something."""
    return _word_list("speaker_nouns.txt")


MALE_NOUNS = _words(
    """man gentleman boy guy father dad grandfather son grandson brother uncle nephew husband widower bridegroom king prince duke lord
    baron monk priest pope bishop cardinal imam ayatollah sheikh sultan emir actor waiter host hero stepfather boyfriend cop"""
)
FEMALE_NOUNS = _words(
    """woman lady girl mother mom mum grandmother daughter granddaughter sister aunt niece wife widow bride queen princess duchess
    nun actress waitress hostess heroine stepmother girlfriend maid baroness"""
)


@cache
def given_names() -> Mapping[str, str]:
    """Given names that nearly always tell a gender, with that gender (Masc or Fem)."""
    lines = files("dateline.events.extraction").joinpath("given_names.tsv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType(dict(line.split("\t") for line in lines if not line.startswith("#")))


@cache
def person_nouns() -> frozenset[str]:
    """Nouns whose first sense is a person."""
    return _word_list("person_nouns.txt")


@cache
def group_nouns() -> frozenset[str]:
    """Nouns whose first sense is a group, mostly of people."""
    return _word_list("group_nouns.txt")
