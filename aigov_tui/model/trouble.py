"""What the operating system refuses, said to a person: what, where, and what to do."""

from __future__ import annotations

import errno

_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", "Make room there, or name another place."),
    errno.EDQUOT: ("your share of the disk is used up", "Make room there, or name another place."),
    errno.EFBIG: ("the file would grow larger than files may be there", "Name another place."),
    errno.EROFS: ("the disk can only be read", "Name another place."),
    errno.EACCES: ("you have no permission", "Change the permissions, or name another place."),
    errno.EPERM: ("the system does not allow it", "Name another place."),
    errno.ENOENT: ("there is no such file or folder", "Check the name, or make the folder first."),
    errno.ENOTDIR: ("a part of its path is a file, not a folder", "Check the name."),
    errno.EISDIR: ("it is a folder", "Name a file."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
    errno.ELOOP: ("it is a link that leads back to itself", "Name another place."),
    errno.EMFILE: ("too many files are open", "Close other programs, then try again."),
    errno.ENFILE: ("too many files are open", "Close other programs, then try again."),
    errno.EIO: ("the disk failed", "Check the disk, or name another place."),
    errno.ENOMEM: ("there is not enough memory", "Close other programs, then try again."),
}


def in_words(error: OSError) -> str:
    """A sentence or two for an error of the operating system: the file that it names (else the output), why, what to do."""
    where = str(error.filename) if error.filename else "The output"
    known = _REASONS.get(error.errno or 0)
    if known is None:
        return f"{where} cannot be read or written: {error.strerror or error}."
    reason, advice = known
    return f"{where} cannot be read or written: {reason}. {advice}"


def of_file(error: OSError, path: object) -> OSError:
    """The same error, of the file that the person named rather than of one that stands in for it."""
    return OSError(error.errno, error.strerror, str(path)) if error.errno is not None else error
