"""Write the lock files again: `python3 scripts/lock.py` (needs `uv`). No registry host is named in them.

requirements.lock      what running aigov needs
requirements-dev.lock  that, and what the checks need
"""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = [
    "uv",
    "pip",
    "compile",
    "pyproject.toml",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--quiet",
]


def main() -> None:
    subprocess.run([*COMMON, "--output-file=requirements.lock"], cwd=ROOT, check=True)
    subprocess.run([*COMMON, "--group=dev", "--output-file=requirements-dev.lock"], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
