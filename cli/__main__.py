"""``python -m cli`` is ``dateline``."""

from dateline.cli.main import main

main(prog_name="dateline")
