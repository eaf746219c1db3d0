"""Readers of hostile formats run in a process of their own, with a limit on time and memory.

A PDF can loop for ever, a Word file can unpack to gigabytes, a C library can crash. None of this must cost a person
more than the one document. The process is started for the first such document, serves one after the other, and ends
with this one, or when there was nothing to do for a while.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import importlib.util
import os
import pickle
import shlex
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event, Lock, Timer
from typing import IO

from aigov_tui.corpus.decode import Decoded, Refused, refused

TIME_LIMIT = 120.0
"""Seconds for one document. A thousand pages of PDF take ten."""
MEMORY_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes of address space, where the system can hold a process to that."""
IDLE_LIMIT = 30
"""Seconds after which a process that has nothing to do ends."""

_START = "import sys; sys.path[:] = sys.argv[1:]; from aigov_tui.corpus.documents.apart import serve; serve()"
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Reader:
    """How documents of one format are read: `module` has a function `read(bytes) -> Decoded | Refused`, which may do
    anything; `library` is the name to import of what it needs; `one` and `many` are what a person calls them."""

    module: str
    library: str
    one: str
    many: str


_HERE = "aigov_tui.corpus.documents"
READERS: Mapping[str, Reader] = {
    "web page": Reader(f"{_HERE}.webpage", "trafilatura", "a web page", "web pages"),
    "PDF": Reader(f"{_HERE}.pdf", "pypdfium2", "a PDF", "PDFs"),
    "Word document": Reader(f"{_HERE}.word", "docx", "a Word document", "Word documents"),
    "Open Document text": Reader(f"{_HERE}.odt", "lxml", "an Open Document text", "Open Document texts"),
    "EPUB book": Reader(f"{_HERE}.epub", "lxml", "an EPUB book", "EPUB books"),
}


def read_apart(reader: Reader, data: bytes) -> Decoded | Refused:
    """What `reader` makes of a document's bytes. Never raises for any of them."""
    if not _is_installed(reader.library):
        return refused(
            f"This is {reader.one}; to read {reader.many}: {_pip()} install 'aigov-tui[documents]'",
            "needs-extra",
        )
    if not data:
        return refused("The file is empty.", "empty")
    with _lock:
        answer = _ask(reader, data)
    if isinstance(answer, Decoded | Refused):
        return answer
    return refused(f"This looks like {reader.one}, but {answer}; it was left out.")


def _pip() -> str:
    """What to call pip by, so that it installs where this program runs: `pip` alone only where that is activated."""
    if sys.prefix == sys.base_prefix or os.environ.get("VIRTUAL_ENV") == sys.prefix:
        return "pip"
    return f"{shlex.quote(sys.executable)} -m pip"


def _is_installed(library: str) -> bool:
    try:
        return importlib.util.find_spec(library) is not None
    except (ImportError, ValueError):
        return False


# In the process that asks

_lock = Lock()
_server: _Server | None = None


class _Server:
    """The reading process, seen from this one."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *map(os.fspath, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the import, which then closes our pipe
        )

    def ask(self, reader: Reader, data: bytes) -> Decoded | Refused | str:
        """The answer, or the end of a sentence that says why there is none. Raises `EOFError`, `OSError` where the
        process ended, `TimeoutError` where it was made to."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        too_late = Event()

        def stop() -> None:
            too_late.set()
            self._process.kill()

        timer = Timer(TIME_LIMIT, stop)
        timer.start()
        try:
            _send(self._process.stdin, (reader.module, data))
            # Safe to unpickle: these bytes were pickled by the process that this one started.
            answer: Decoded | Refused | str = pickle.loads(_message(self._process.stdout))
            return answer
        except (EOFError, OSError):
            if too_late.is_set():
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process, and wait until it has."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()


def close() -> None:
    """End the reading process, if there is one."""
    global _server
    if _server is not None:
        _server.close()
        _server = None


atexit.register(close)


def _ask(reader: Reader, data: bytes) -> Decoded | Refused | str:
    """The answer, or the end of a sentence that says why there is none."""
    global _server
    while True:
        is_new = _server is None
        server = _server = _server or _Server()
        try:
            return server.ask(reader, data)
        except TimeoutError:
            close()
            return f"reading it took longer than {TIME_LIMIT:.0f} seconds"
        except (EOFError, OSError):
            close()
            if is_new:  # an older one may have ended for want of questions
                return "reading it ended the process that read it"


def _send(stream: IO[bytes], what: object) -> None:
    message = pickle.dumps(what)
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def _message(stream: IO[bytes]) -> bytes:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    message = stream.read(length)
    if len(message) < length:
        raise EOFError
    return message


# In the process that reads


def serve() -> None:
    """Answer on standard output what comes in on standard input, until that ends."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is not an answer
    _limit_memory()
    while True:
        _alarm(IDLE_LIMIT)
        try:
            module, data = pickle.loads(_message(questions))
        except EOFError:
            return
        _alarm(int(TIME_LIMIT) + 5)  # should the process that would stop this one be gone
        _send(answers, _answer(module, data))


def _answer(module: str, data: bytes) -> Decoded | Refused | str:
    try:
        read: Callable[[bytes], Decoded | Refused] = importlib.import_module(module).read
        return read(data)
    except MemoryError:
        return "reading it takes too much memory"
    except RecursionError:
        return "it is nested too deeply"
    except ImportError as error:
        return f"what reads it is not installed as it should be ({error})"
    except Exception as error:  # the libraries raise whatever comes of a broken file
        first_line = str(error).strip().partition("\n")[0][:200]
        return f"it is broken ({first_line or type(error).__name__})"


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _alarm(seconds: int) -> None:
    """End this process in so many seconds, where the system can; a later call takes back an earlier one."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
