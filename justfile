# The one door for developers; `just` lists the recipes.

python := ".venv/bin/python"

# list the recipes
default:
    @just --list

# make .venv with everything for development (PyTorch's CPU build first)
setup:
    python3 -m venv .venv
    .venv/bin/pip install torch==2.13.0
    .venv/bin/pip install -c constraints.txt -e ".[dev]"

# write down the versions that the tests ran with, after trying newer ones
lock:
    (head -n 1 constraints.txt; .venv/bin/pip freeze --exclude-editable --exclude dateline --exclude torch | grep -v "^nvidia\|^triton\|^cuda") > build/constraints.txt
    mv build/constraints.txt constraints.txt

# what must be green before a commit
check: lint types test

# style and import directions
lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/lint-imports

# static types (mypy finds the folders as one package through a link)
types:
    mkdir -p build/types && ln -sfn ../.. build/types/dateline
    MYPYPATH=build/types .venv/bin/mypy

# all tests, or those named
test *ARGS:
    .venv/bin/pytest {{ARGS}}

# tests that need neither model nor browser
quick *ARGS:
    .venv/bin/pytest -m "not model and not browser" {{ARGS}}

# parse the sample articles anew after a change of the models
freeze:
    {{python}} sample_articles/freeze.py
    PYTHONPATH=tests {{python}} tools/freeze_cases.py

# parse those of the tests' sentences that have no trees yet
trees:
    PYTHONPATH=tests {{python}} tools/freeze_cases.py --new

# note, of new properties of words, a text that notices their loss; prints those that none notices
words:
    PYTHONPATH=tests:tools {{python}} tools/strike_words.py --new

# generate the page of rules anew after a change of a rule
rules:
    {{python}} tools/rule_page.py
