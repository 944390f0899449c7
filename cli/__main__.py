"""``python -m cli`` is ``dateline``."""

from cli.main import main

main(prog_name="dateline")
