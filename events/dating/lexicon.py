"""Words that the dating rules look for; how they combine stands in ``rules``.

Lemmas in lower case. A word stands where it can be read, not where it is first used.
"""

from __future__ import annotations

BEFORE = frozenset({"before", "prior", "ahead", "pending"})
AFTER = frozenset({"after", "following", "upon", "once", "afterwards", "later"})
SINCE = frozenset({"since", "from", "starting", "beginning"})
UNTIL = frozenset({"until", "till", "til", "through", "unless"})
BY = frozenset({"by"})
DURING = frozenset({"during", "amid", "amidst", "throughout", "while", "whilst", "when", "as", "whenever", "within"})
OVER = frozenset({"over", "in", "during", "throughout", "for", "across"})
LASTING = frozenset({"for", "throughout"})

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"obj", "iobj"})
NOMINALS = SUBJECTS | OBJECTS | {"obl", "nmod", "compound", "appos", "vocative", "dep"}
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})

# The infinitive or noun after these tells what did come about, at the same time ("managed to escape").
SAME_TIME_GOVERNORS = frozenset(
    {
        "appear", "begin", "cease", "come", "complete", "continue", "decline", "fail", "finish", "force", "halt", "happen", "help",
        "keep", "launch", "let", "make", "manage", "open", "remain", "resume", "seem", "serve", "start", "stop", "suspend", "get",
        "use", "cause", "lead", "hold", "conduct", "carry", "stage", "take", "give", "deliver", "see", "watch", "hear", "witness",
    }
)  # fmt: skip

# What depends on these lies after them ("promised to leave", "a plan to sell", "called for a meeting").
AHEAD_GOVERNORS = frozenset(
    {
        "accept", "agree", "agreement", "aim", "allow", "announce", "appeal", "ask", "attempt", "authorize", "await", "ban", "block", "call",
        "campaign", "commit", "consider", "decide", "decision", "demand", "design", "discuss", "effort", "encourage", "estimate", "expect",
        "face", "fear", "forecast", "hope", "hint", "intend", "intent", "intention", "invite", "look", "mean", "need", "negotiate", "offer", "opportunity",
        "order", "permit", "persuade", "plan", "pledge", "predict", "prepare", "pressure", "prevent", "prohibit", "project", "promise", "propose", "proposal",
        "push", "ready", "recommend", "refuse", "require", "risk", "schedule", "seek", "set", "suggest", "support", "target", "tell", "threat", "threaten",
        "tell", "try", "urge", "vow", "wait", "want", "warn", "weigh", "willing", "wish", "work", "move", "chance", "right", "likely", "due", "able",
    }
)  # fmt: skip

# What depends on these lies before them ("accused him of taking", "regretted calling", "convicted of").
BACK_GOVERNORS = frozenset(
    {
        "accuse", "acknowledge", "admit", "apologize", "apologise", "arrest", "arrested", "blame", "charge", "condemn", "confirm", "convict",
        "criticize", "denounce", "deny", "forget", "investigate", "praise", "probe", "recall", "regret", "remember", "response", "respond", "suspect", "thank",
        "welcome", "mourn", "result", "investigation", "aftermath", "reaction", "react", "follow",
    }
)  # fmt: skip

# A noun beside these is what they tell: "held talks", "carried out an attack", "the attack took place".
LIGHT_GOVERNORS = frozenset(
    {
        "carry", "conduct", "deliver", "do", "give", "have", "hold", "launch", "make", "mount", "occur", "place", "stage", "take", "undergo", "attend",
        "happen", "come", "follow", "report",
    }
)  # fmt: skip

CONDITIONS = frozenset({"if", "unless", "until", "till", "when", "once", "after", "before"})

# Views that people hold on the day on which they are reported.
JUDGEMENTS = frozenset({"think", "expect", "see", "look", "consider", "suspect", "guess", "suppose", "appear", "seem"})

# Happenings that last for weeks or longer; spoken of without a date, they are under way.
LASTING_NOUNS = frozenset(
    {
        "blockade", "boycott", "campaign", "ceasefire", "competition", "conflict", "confrontation", "control", "cooperation", "crisis", "deadlock", "debate",
        "deployment", "dispute", "downturn", "drought", "effort", "embargo", "emergency", "epidemic", "expansion", "famine", "glut", "growth", "hearing",
        "hostility", "impasse", "inflation", "inquiry", "investigation", "negotiation", "occupation", "operation", "outbreak", "pandemic", "peace",
        "presence", "pressure", "process", "program", "programme", "quarantine", "rebellion", "recession", "relationship", "sanction", "shortage", "siege", "situation", "slump",
        "stalemate", "standoff", "strike", "struggle", "suffering", "tension", "threat", "trade", "trial", "turmoil", "unrest", "uprising", "violence", "war",
    }
)  # fmt: skip
