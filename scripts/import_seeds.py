"""Import `seeds/` into `db/aigov.db`: `python3 scripts/import_seeds.py [--db FILE] [--force …]`."""

from __future__ import annotations

import subprocess
import sys

from _environment import ROOT, environment


def main() -> int:
    python = environment(dev=False)
    command = [str(python), "-m", "aigov_tui", "import", str(ROOT / "seeds"), *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
