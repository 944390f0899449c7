"""``python -m dateline``: the command line."""

from dateline.cli.main import main

if __name__ == "__main__":
    main(prog_name="dateline")
