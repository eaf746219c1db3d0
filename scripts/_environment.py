"""The project's own virtual environment, `.venv`: made on first use, renewed when a lock file changes.

Only the standard library is used here: this runs on a machine that has Python and git and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment(*, dev: bool) -> Path:
    """The interpreter of an environment that holds the locked packages; `dev` adds what the checks need.

    Exits with a sentence where it cannot be made.
    """
    if sys.version_info < (3, 11):  # noqa: UP036  (this file is what an older Python meets first)
        sys.exit(f"aigov needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if os.environ.get("AIGOV_NO_SETUP"):  # for packagers: use the interpreter at hand as it is
        return Path(sys.executable)
    kinds = ["dev"] if dev else ["run", "dev"]  # the checks' environment serves for running, too
    if PYTHON.exists() and any(_stamp(kind) == _wanted(kind) for kind in kinds):
        return PYTHON
    _create()
    _install(_lock(kinds[0]))
    _stamp_file(kinds[0]).write_text(_wanted(kinds[0]), encoding="utf-8")
    return PYTHON


def _lock(kind: str) -> Path:
    return ROOT / ("requirements-dev.lock" if kind == "dev" else "requirements.lock")


def _wanted(kind: str) -> str:
    """What the stamp says in an environment that fits the files at hand."""
    return hashlib.sha256(_lock(kind).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def _stamp_file(kind: str) -> Path:
    return ENVIRONMENT / f".aigov-{kind}"


def _stamp(kind: str) -> str | None:
    return _stamp_file(kind).read_text(encoding="utf-8") if _stamp_file(kind).exists() else None


def _create() -> None:
    if PYTHON.exists():
        return
    print(f"Setting up {ENVIRONMENT.relative_to(ROOT)} (once) …", file=sys.stderr, flush=True)
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(ENVIRONMENT)
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(
            "This Python cannot make a virtual environment with pip "
            f"({error}). On Debian and Ubuntu: apt install python3-venv. Then run this again."
        )


def _install(lock: Path) -> None:
    print(f"Installing what {lock.name} pins …", file=sys.stderr, flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    for arguments in (["--require-hashes", "-r", str(lock)], ["--no-deps", "--editable", str(ROOT)]):
        if subprocess.run([*pip, *arguments], cwd=ROOT, check=False).returncode:
            sys.exit("The packages could not be installed (see above). Is there a network connection?")
