"""A call of `aigov` from its arguments to its exit code: no traceback for anything a person or a document does.

0 done, 1 the data is at fault, 2 the call is wrong, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from aigov_tui.cli.invocation import Invocation, Services
from aigov_tui.cli.root import cli
from aigov_tui.cli.terminal import say
from aigov_tui.model.trouble import in_words
from aigov_tui.store.errors import StoreError

_COMPLETION = "_AIGOV_COMPLETE"
DONE, DATA_AT_FAULT, CALL_IS_WRONG, INTERRUPTED = 0, 1, 2, 130


def run_process() -> int:
    """Run on the arguments and streams of this process."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        _never_fail_to_encode(stream)
    return run(sys.argv[1:])


def run(arguments: Sequence[str], services: Services | None = None) -> int:
    """Run on `arguments`; returns the exit code. `services` stand in for the rest of the program in tests."""
    try:
        code = _called(list(arguments), services or Services())
        sys.stdout.flush()
    except BrokenPipeError:  # `aigov quotes | head -1`: the reader has what it wants
        _discard_output()
        return DONE
    except OSError as error:
        say(f"aigov: {in_words(error)}")
        _discard_unwritable_output()
        return DATA_AT_FAULT
    return code


def _called(arguments: list[str], services: Services) -> int:
    if _COMPLETION in os.environ:  # a shell asks; `main` answers and leaves
        cli.main(arguments, prog_name="aigov", complete_var=_COMPLETION, obj=Invocation(services))
    try:
        # Not `main`, which deals with closed pipes and Ctrl-C in its own way.
        with cli.make_context("aigov", arguments, obj=Invocation(services)) as context:
            result = cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        _explain(error)
        return CALL_IS_WRONG
    except click.ClickException as error:
        say(f"aigov: {error.format_message()}")
        return DATA_AT_FAULT
    except StoreError as error:
        say(f"aigov: {error}")
        return DATA_AT_FAULT
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted.")
        return INTERRUPTED
    return result if isinstance(result, int) else DONE


def _explain(error: click.UsageError) -> None:
    """What is wrong with the call and where its help is, in two lines."""
    path = error.ctx.command_path if error.ctx else "aigov"
    say(f"aigov: {error.format_message()}")
    say(f"`{path} --help` shows how to call it.")


def _open_what_is_closed() -> None:
    """`aigov >&-` leaves no stream to write to, and Python None in its place."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _never_fail_to_encode(stream: TextIO) -> None:
    """A character the stream's encoding lacks is replaced: under `LANG=C`, half a line beats none."""
    if isinstance(stream, io.TextIOWrapper):
        utf8 = codecs.lookup(stream.encoding).name == "utf-8"
        stream.reconfigure(errors="backslashreplace" if utf8 else "replace")


def _discard_unwritable_output() -> None:
    """Keep what is still buffered where it can be written: not, for one, on a full disk."""
    try:
        sys.stdout.flush()
    except OSError:
        _discard_output()


def _discard_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter's own flush at exit does not fail on it."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)
