"""Words that the dating rules look for; how they combine stands in ``rules``.

Lemmas in lower case. A word stands where it can be read, not where it is first used.
"""

from __future__ import annotations

from dateline.events.language import numbers, values, words

BEFORE = words("prepositions", "before")
AFTER = words("prepositions", "after")
SINCE = words("prepositions", "since")
UNTIL = words("prepositions", "until")
THROUGH = words("prepositions", "through")
BY = words("prepositions", "by")
DURING = words("prepositions", "during")
AT = words("prepositions", "at")
WITHIN = words("prepositions", "says_when")
TERM = words("prepositions", "within_term")
LASTING = words("prepositions", "lasting")

# Nouns of what people come to at a time: "lost Saturday's game".
OCCASIONS = words("nouns", "takes_place")
DUE_IN_A_MONTH, LEVELS = words("nouns", "due_in_a_month"), words("nouns", "is_a_level")

TERMS = words("adjectives", "of_debt")
"""Words that tie a time to a debt or a paper, not to what happens to it."""

# The infinitive or noun after these tells what did come about, at the same time ("managed to escape").
SAME_TIME_GOVERNORS = words("verbs", "same_time")

# What somebody is taken to do, or to be ("is believed to live there").
TAKEN_TO = words("verbs", "taken_to")

# What depends on these lies after them ("promised to leave", "a plan to sell", "called for a meeting").
AHEAD_GOVERNORS = words("verbs", "looks_ahead") | words("nouns", "looks_ahead") | words("adjectives", "looks_ahead")

# What depends on these lies before them ("accused him of taking", "regretted calling", "convicted of").
BACK_GOVERNORS = words("verbs", "looks_back") | words("nouns", "looks_back")

# A noun beside these is what they tell: "held talks", "carried out an attack", "the attack took place".
LIGHT_GOVERNORS = words("verbs", "tells_noun_beside") | words("nouns", "tells_noun_beside")

CONDITIONS = words("prepositions", "conditions")

COMPARING = words("prepositions", "compares")

# Subjects of clauses that only say when: "The year is 1940", "It was May".
CALENDAR_SUBJECTS = frozenset(values("calendar", "unit")) | {"it", "date", "time"}

SUPPOSING = words("adverbs", "supposes")

CONTRASTS = words("prepositions", "contrasts")

# Views that people hold on the day on which they are reported.
JUDGEMENTS = words("verbs", "judges")

# Happenings that last for weeks or longer; spoken of without a date, they are under way.
LASTING_NOUNS = words("nouns", "lasts")

# Nouns for several of what follows: "a series of strikes".
SEVERAL = words("nouns", "of_several")

# What begins: "the strike began".
BEGINNING = words("verbs", "begins")

DEFINITE = words("determiners", "definite")

# A noun with one of these is not one that was told before.
INDEFINITE = words("determiners", "indefinite")

# What these did to a happening, or will do, is when it was: "talks held on Monday", "a vote scheduled for Friday".
BRINGING_ABOUT = words("verbs", "brings_about")

# What these set for a time comes then: "a hearing is listed for May".
SETTING = words("verbs", "sets_for") | words("verbs", "schedules")

# A time behind these is their own, not that of the order to do them: "ordered them to report on Monday".
APPOINTED = words("verbs", "appointed")

# Before what there is already, whatever becomes of the clause: "despite a rise in sales".
GROUNDS = words("prepositions", "noun_is_fact")

# What puts something off: "postponed until Friday" tells when that comes.
MOVING = words("verbs", "moves_end")

# Who has, or is given, a time until a day has it for what follows: "have until May to file".
GIVING_TIME = words("verbs", "gives_time")

# Days seen from the one who speaks.
DEICTIC = numbers("calendar", "deictic")

# Nouns whose verb has another stem.
VERB_OF_NOUN = values("nouns", "verb")

# What a figure of a whole period does: "prices rose in January", "sales fell last year".
COURSES = words("verbs", "course")

# Nouns that tell as much.
CHANGES = words("nouns", "change")

# These, where an amount is counted: "added 90,000 jobs in January", "sold 12 million cars last year".
COUNTED = words("verbs", "counts_object")

ORDINALS = words("adjectives", "ordinal_of_story")

# Adverbs that put a past clause at another time than the news of the day.
DISTANT = words("adverbs", "distant")

# With "after" says that what was told before is the news: "the move came a week after".
COMING = words("verbs", "comes_after")

# Behind "from 1 October" these are done on that day, not from then on.
DEADLINES, AWAITING = words("nouns", "time_ahead"), words("verbs", "time_ahead") | words("adjectives", "time_ahead")
AT_ONCE = words("verbs", "at_once")

# What somebody makes known; what it says or shows is of then: "a report published on Monday showed".
MADE_KNOWN = words("nouns", "document") | words("nouns", "made_known")

# What these did to a paper is when that said what it says: "a letter sent on 3 March accused him".
GIVING_OUT = BRINGING_ABOUT | words("verbs", "gives_out")
ENACTED, ENACTING = words("nouns", "enacted"), words("verbs", "enacts")
