"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from aigov_tui.model.trouble import of_file


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text stream whose content takes the place of `path` when the block ends well.

    Until then, and for good where the block raises, `path` is as it was. Line ends are written as they come. A
    symbolic link stays one; what is no file (`/dev/null`, a named pipe) is written to as it is. Raises `OSError`.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
            yield out
        return
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise of_file(error, path) from error
    try:
        # A lone surrogate, which only a damaged file name holds, is no reason to lose an export.
        with open(descriptor, "w", encoding="utf-8", errors="replace", newline="") as out:  # noqa: PTH123
            yield out
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())  # noqa: PTH101
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise of_file(error, path) from error
        raise


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
