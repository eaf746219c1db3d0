"""The key by which each document goes: short, made of text, no two alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count
from pathlib import PurePosixPath

from aigov_tui.corpus.found import FoundFile

_IS_PLAIN = re.compile(r"(?:\w[^/]*/)*\w[^/.]*\.\w+")
"""A relative path as nearly all are, which needs no `PurePosixPath` to be taken apart."""


def with_keys(files: Sequence[FoundFile]) -> tuple[FoundFile, ...]:
    """The files with their keys: the relative path without its suffix, or with it where two files would share it.

    Files of one relative path below two roots are told apart by as many of the folders above as that takes; files whose
    names differ only in bytes that are no text, by a number.
    """
    same: dict[str, list[FoundFile]] = {}
    for file in files:
        same.setdefault(file.relative, []).append(file)
    depths = {relative: _depth_apart(alike) for relative, alike in same.items() if len(alike) > 1}
    named = [
        replace(file, relative=_name(file, depths[file.relative])) if file.relative in depths else file
        for file in files
    ]
    stems = [_stem(file) for file in named]
    relatives = {(stem, file.relative) for file, stem in zip(named, stems, strict=True)}
    shared = Counter(stem for stem, _ in relatives)
    wanted = [stem if shared[stem] == 1 else file.relative for file, stem in zip(named, stems, strict=True)]
    return tuple(replace(file, key=key) for file, key in zip(named, _numbered(wanted), strict=True))


def _depth_apart(files: Sequence[FoundFile]) -> int:
    """Of how many parts of their absolute paths the names of `files` must be made to differ, where they can."""
    paths = {PurePosixPath(printable_name(file.path.as_posix())).parts for file in files}
    least = min(len(PurePosixPath(_container(file)).parts) for file in files)
    deepest = max(map(len, paths))
    return next(
        depth for depth in range(least, deepest + 1) if len({p[-depth:] for p in paths}) == len(paths)
    )


def _container(file: FoundFile) -> str:
    """The relative path of the file itself, or of the one that it is in."""
    return file.relative if file.member is None else file.relative.removesuffix(f"#{file.member}")


def _name(file: FoundFile, depth: int) -> str:
    """The last `depth` parts of a file's path, and what it is within that."""
    parts = PurePosixPath(printable_name(file.path.as_posix())).parts[-depth:]
    name = "/".join(part for part in parts if part != "/")
    return f"{name}#{file.member}" if file.member is not None else name


def _numbered(keys: Sequence[str]) -> Iterator[str]:
    """The keys, each once: `a`, `a~2`, `a~3`."""
    taken = set(keys)
    met: set[str] = set()
    numbers: dict[str, Iterator[int]] = {}
    for key in keys:
        numbered = key
        if key in met:
            further = numbers.setdefault(key, count(2))
            numbered = next(name for number in further if (name := f"{key}~{number}") not in taken)
        met.add(key)
        taken.add(numbered)
        yield numbered


def _stem(file: FoundFile) -> str:
    """The name without its suffix; `container#member` without the container's, and without an archive's member's."""
    if file.member is None:
        return _without_suffix(file.relative)
    container = _without_suffix(_container(file))
    return f"{container}#{file.member if file.sha256 is not None else _without_suffix(file.member)}"


@lru_cache(maxsize=64)  # a table's rows all ask for the same
def _without_suffix(name: str) -> str:
    if _IS_PLAIN.fullmatch(name):
        return name.rpartition(".")[0]
    return str(PurePosixPath(name).with_suffix("")) if PurePosixPath(name).name else name


def printable_name(path: str) -> str:
    """A file name that is valid text whatever bytes it has on disk: what is no UTF-8 becomes U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
