"""Sets of Universal Dependencies relations, by what they are for."""

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"obj", "iobj"})
OBLIQUES = frozenset({"obl"})
AUXILIARIES = frozenset({"aux", "cop"})
FUNCTION_WORDS = frozenset({"aux", "cop", "case", "mark", "cc", "det", "punct", "fixed"})
NAME_PARTS = frozenset({"flat", "compound", "fixed", "goeswith"})
COORDINATION = frozenset({"conj", "cc"})

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
"""Dependents that are clauses of their own."""

SIDE_CLAUSES = frozenset({"advcl", "parataxis", "discourse", "vocative", "dislocated", "list"})
"""What a summary leaves out."""

CONTENT_CLAUSES = frozenset({"ccomp", "parataxis", "csubj"})
"""Where a verb of saying has what was said."""

TITLES = ("compound", "flat", "nmod:desc")
"""Where a title stands before its name."""
