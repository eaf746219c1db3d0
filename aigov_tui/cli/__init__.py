"""The `aigov` command.

`root`       the command itself; `commands` holds one module for each group of subcommands
`running`    a call from its arguments to its exit code: errors as sentences, Ctrl-C, closed pipes
`invocation` what one call works with: the rest of the program, the database
`options`, `filters`, `completion`  what all commands take
`locations`  where the database and the documents are
`terminal`, `cells`, `table`, `output`, `progress`  what a terminal gets to see

`aigov --help` must answer at once, so that nothing heavy is imported at the top of any module here: no store, no
pipeline, no app.
"""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line on the arguments of this process, and leave with its exit code."""
    try:
        from aigov_tui.cli.running import run_process

        code = run_process()
    except KeyboardInterrupt:  # before or after all that `running` watches over
        code = 130
    sys.exit(code)
