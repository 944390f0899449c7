"""``dateline completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command(
    short_help="A script that lets the shell complete commands.",
    epilog='\b\nExample:\n  eval "$(dateline completion bash)"      # in ~/.bashrc',
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL."""
    root = context.find_root()
    completer = get_completion_class(shell)
    if completer is not None:
        click.echo(completer(root.command, {}, "dateline", "_DATELINE_COMPLETE").source())
