"""Open the explorer on a fresh machine: `python3 scripts/run.py [--db FILE]`.

Sets up the project's environment on first use, imports `seeds/` (only what changed), and opens the app;
without a terminal it prints what there is and how to go on.
"""

from __future__ import annotations

import subprocess
import sys

from _environment import ROOT, environment


def main() -> int:
    python = environment(dev=False)
    aigov = [str(python), "-m", "aigov_tui", *sys.argv[1:]]
    try:
        code = subprocess.run([*aigov, "import", str(ROOT / "seeds")], cwd=ROOT, check=False).returncode
        if code > 1:  # 1: something is wrong with a document, which was said; the rest is there to be read
            return code
        code = subprocess.run(aigov, cwd=ROOT, check=False).returncode
        print(f"In this clone `aigov` is {python.with_name('aigov')}.", file=sys.stderr)
        return code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
