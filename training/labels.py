"""What `train_encoder.py` can be told of a word, and by which corpus."""

CLASSES = ("O", "OCCURRENCE", "STATE", "REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE")
"""No event, or TimeML's class of one."""
KINDS = ("person", "organization", "place", "other")
NAMES = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))

EVENTS = {"timeml": CLASSES, "gum": ("O", "E", "A"), "ecb": ("O", "E"), "propbank": ("O", "E")}
"""Notions of an event: TimeML's is shipped, the others only teach; A is something abstract."""
EVENTS_OF = {"tb": "timeml", "aq": "timeml", "tree": "gum", "dev": "gum", "ecb": "ecb", "propbank": "propbank"}
"""Whose notion of an event a corpus has."""
NAMED = ("name", "silver")
"""Names as people annotate them, and as a program did."""
TAGS = ("upos", "xpos", "feats")

NONE, OPEN = -100, -1
"""Nothing is said of a word; there is no name, or one of a kind that the corpus leaves out."""
UNKNOWN, UNASKED = "?", "X"
"""How `annotated.py` writes the second of them, and the first for events."""
