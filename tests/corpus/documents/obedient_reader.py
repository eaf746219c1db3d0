"""A reader that does what its document says: what hostile documents do to real ones."""

from __future__ import annotations

import os

from aigov_tui.corpus.decode import Decoded


def read(data: bytes) -> Decoded:
    """Misbehave as told; "who" answers with the number of the process."""
    if data == b"loop":
        while True:
            pass
    if data == b"abort":
        os.abort()
    if data == b"swell":
        return Decoded("x" * (1 << 40), "test")
    if data == b"nest":
        return read(data)
    if data == b"raise":
        raise ValueError("the third byte\nand more")
    if data == b"import":
        raise ImportError("libsomething.so")
    if data == b"print":
        print("not an answer", flush=True)  # noqa: T201
        return Decoded("printed", "test")
    return Decoded(str(os.getpid()), "test")
