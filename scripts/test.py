"""Run every check on a fresh machine: `python3 scripts/test.py [PYTEST ARGUMENTS]`.

Format, lint, types, import contracts, tests. All of them run, whichever fails; the exit code is 1 if any did.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from _environment import ROOT, environment


def main() -> int:
    python = str(environment(dev=True))
    checks = {
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "lint": [python, "-m", "ruff", "check", "."],
        "types": [python, "-m", "mypy"],
        "imports": [
            python,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
        ],
        "tests": [python, "-m", "pytest", "-n", str(min(os.cpu_count() or 1, 4)), *sys.argv[1:]],
    }
    failed = []
    for name, command in checks.items():
        print(f"── {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False, env=_environment_variables()).returncode
        print(f"   {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - started:.1f} s", flush=True)
        if code:
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}.", flush=True)
    return 1 if failed else 0


def _environment_variables() -> dict[str, str]:
    """The caller's variables, without those that would change what the app draws or where it looks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AIGOV_", "TEXTUAL"))}
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        kept.pop(name, None)
    return {**kept, "TEXTUAL_ANIMATIONS": "none", "PYTHONUTF8": "1"}


if __name__ == "__main__":
    sys.exit(main())
