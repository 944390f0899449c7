"""Words that the dating rules look for; how they combine stands in ``rules``.

Lemmas in lower case. A word stands where it can be read, not where it is first used.
"""

from __future__ import annotations

BEFORE = frozenset({"before", "prior", "ahead", "pending"})
AFTER = frozenset({"after", "following", "upon", "once", "afterwards", "later"})
SINCE = frozenset({"since", "from", "starting", "beginning"})
UNTIL = frozenset({"until", "till", "til", "unless"})
THROUGH = frozenset({"through"})
BY = frozenset({"by"})
DURING = frozenset({"during", "amid", "amidst", "throughout", "while", "whilst", "when", "as", "whenever", "within"})
AT = frozenset({"at"})
OVER = frozenset({"over", "in", "during", "throughout", "for", "across"})
LASTING = frozenset({"for", "throughout"})

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"obj", "iobj"})
NOMINALS = SUBJECTS | OBJECTS | {"obl", "nmod", "compound", "appos", "vocative", "dep"}
TERMS = frozenset({"due", "payable", "maturing", "dated"})
"""Words that tie a time to a debt or a paper, not to what happens to it."""
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})

# The infinitive or noun after these tells what did come about, at the same time ("managed to escape").
SAME_TIME_GOVERNORS = frozenset(
    {
        "appear", "begin", "carry", "cause", "cease", "come", "complete", "conduct", "continue", "decline", "deliver", "fail", "finish",
        "force", "get", "give", "halt", "happen", "hear", "help", "hold", "keep", "launch", "lead", "let", "make", "manage", "open",
        "remain", "resume", "see", "seem", "serve", "stage", "start", "stop", "suspend", "take", "use", "watch", "witness",
    }
)  # fmt: skip

# What somebody is taken to do, or to be ("is believed to live there").
TAKEN_TO = frozenset({"allege", "believe", "claim", "consider", "deem", "know", "presume", "pretend", "report", "rumor", "say", "suspect"})

# What depends on these lies after them ("promised to leave", "a plan to sell", "called for a meeting").
AHEAD_GOVERNORS = frozenset(
    {
        "able", "accept", "agree", "agreement", "aim", "allow", "announce", "appeal", "ask", "attempt", "authorize", "await", "ban",
        "block", "call", "campaign", "chance", "commit", "consider", "decide", "decision", "demand", "design", "discuss", "due",
        "effort", "encourage", "estimate", "expect", "face", "fear", "forecast", "hint", "hope", "intend", "intent", "intention",
        "invite", "likely", "look", "mean", "move", "need", "negotiate", "offer", "opportunity", "order", "permit", "persuade", "plan",
        "pledge", "predict", "prepare", "pressure", "prevent", "prohibit", "project", "promise", "proposal", "propose", "push", "ready",
        "recommend", "refuse", "require", "right", "risk", "schedule", "seek", "set", "suggest", "support", "target", "tell", "threat",
        "threaten", "try", "urge", "vow", "wait", "want", "warn", "weigh", "willing", "wish", "work",
    }
)  # fmt: skip

# What depends on these lies before them ("accused him of taking", "regretted calling", "convicted of").
BACK_GOVERNORS = frozenset(
    {
        "accuse", "acknowledge", "admit", "aftermath", "apologise", "apologize", "arrest", "arrested", "blame", "charge", "condemn",
        "confirm", "convict", "criticize", "denounce", "deny", "follow", "forget", "investigate", "investigation", "mourn", "praise",
        "probe", "react", "reaction", "recall", "regret", "remember", "respond", "response", "result", "suspect", "thank", "welcome",
    }
)  # fmt: skip

# A noun beside these is what they tell: "held talks", "carried out an attack", "the attack took place".
LIGHT_GOVERNORS = frozenset(
    {
        "attend", "carry", "come", "conduct", "deliver", "do", "exhibit", "experience", "follow", "give", "happen", "have", "hold",
        "launch", "make", "mount", "occur", "place", "report", "stage", "suffer", "sustain", "take", "undergo",
    }
)  # fmt: skip

CONDITIONS = frozenset({"if", "unless", "until", "till", "when", "once", "after", "before"})

COMPARING = frozenset({"from", "over", "against", "versus", "like"})

SUPPOSING = frozenset({"certainly", "likely", "maybe", "perhaps", "possibly", "probably", "surely"})

CONTRASTS = frozenset({"whereas", "although", "though"})

# Views that people hold on the day on which they are reported.
JUDGEMENTS = frozenset(
    {
        "appear",
        "call",
        "consider",
        "estimate",
        "expect",
        "guess",
        "intend",
        "look",
        "mean",
        "see",
        "seem",
        "suppose",
        "suspect",
        "think",
    }
)

# Happenings that last for weeks or longer; spoken of without a date, they are under way.
LASTING_NOUNS = frozenset(
    {
        "blockade", "boycott", "campaign", "ceasefire", "competition", "conflict", "confrontation", "control", "cooperation", "crisis",
        "deadlock", "debate", "deployment", "dispute", "downturn", "drought", "effort", "embargo", "emergency", "epidemic", "expansion",
        "famine", "glut", "growth", "hearing", "hostility", "impasse", "inflation", "inquiry", "investigation", "negotiation",
        "occupation", "operation", "outbreak", "pandemic", "peace", "presence", "pressure", "process", "program", "programme",
        "quarantine", "rebellion", "recession", "relationship", "sanction", "shortage", "siege", "situation", "slump", "stalemate",
        "standoff", "strike", "struggle", "suffering", "tension", "threat", "trade", "trial", "turmoil", "unrest", "uprising",
        "violence", "war",
    }
)  # fmt: skip

DEFINITE = frozenset({"the", "this", "that", "these", "those"})

# A noun with one of these is not one that was told before.
INDEFINITE = frozenset(
    {"a", "an", "another", "any", "each", "every", "few", "first", "further", "future", "new", "next", "no", "other", "possible", "some"}
)

# What these did to a happening, or will do, is when it was: "talks held on Monday", "a vote scheduled for Friday".
BRINGING_ABOUT = frozenset(
    {
        "conduct", "convene", "deliver", "give", "hold", "issue", "launch", "make", "mount", "open", "organise", "organize", "plan",
        "schedule", "set", "sign", "slate", "stage", "take", "undertake",
    }
)  # fmt: skip

# Nouns whose verb has another stem.
VERB_OF_NOUN = {
    "birth": "bear", "collision": "collide", "death": "die", "decision": "decide", "descent": "descend",
    "explosion": "explode", "flight": "fly",
    "invasion": "invade", "loss": "lose", "sale": "sell", "seizure": "seize", "speech": "speak", "theft": "steal",
}  # fmt: skip

# What a figure of a whole period does: "prices rose in January", "sales fell last year".
COURSES = frozenset(
    {
        "average", "climb", "contract", "decline", "decrease", "double", "drop", "expand", "fall", "gain", "grow", "halve", "improve",
        "increase", "jump", "plunge", "quadruple", "reflect", "remain", "rise", "shrink", "slide", "slip", "slow", "slump", "soar",
        "stagnate", "surge", "triple", "tumble", "worsen",
    }
)  # fmt: skip

# Nouns that tell as much.
CHANGES = frozenset(
    {"climb", "cut", "decline", "decrease", "drop", "fall", "gain", "growth", "increase", "jump", "reduction", "rise", "slide", "slump"}
)

# These, where an amount is counted: "added 90,000 jobs in January", "sold 12 million cars last year".
COUNTED = frozenset(
    {"add", "build", "create", "earn", "export", "import", "lose", "make", "post", "produce", "sell", "show", "spend", "total"}
)

ORDINALS = frozenset({"first", "only"})

# Adverbs that put a past clause at another time than the news of the day.
DISTANT = frozenset(
    {
        "afterward", "afterwards", "before", "earlier", "eventually", "ever", "first", "formerly", "initially", "later", "never", "often",
        "once", "originally", "previously", "recently", "since", "sometimes", "subsequently", "then", "usually",
    }
)  # fmt: skip
