"""Sets of Universal Dependencies relations, by what they are for."""

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"obj", "iobj"})
OBLIQUES = frozenset({"obl"})
NAME_PARTS = frozenset({"flat", "compound", "fixed", "goeswith"})

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
"""Dependents that are clauses of their own."""

TITLES = ("compound", "flat", "nmod:desc")
"""Where a title stands before its name."""
