"""Notices imports done by another program while the app is open, and when it is done writing. Takes no room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.message import Message
from textual.widget import Widget

from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask, host

LOOK_EVERY = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class _State:
    """The file, which a person may have replaced, and the latest import into it (None: none yet)."""

    file: tuple[int, int]
    import_id: int | None


class ImportWatch(Widget):
    """Looks now and then, in a thread, at which import was the last one."""

    DEFAULT_CSS = "ImportWatch { display: none; }"

    class Imported(Message):
        """Everything is to be read again: the database has other content (`is_new`), or could not be read before."""

        def __init__(self, *, is_new: bool) -> None:
            super().__init__()
            self.is_new = is_new

    class _Looked(Message):
        bubble = False

        def __init__(self, state: _State) -> None:
            super().__init__()
            self.state = state

    def __init__(self) -> None:
        super().__init__()
        self._state: _State | None = None
        self._in_vain = False  # was it looked for before it was there

    def on_mount(self) -> None:
        """Look from now on; an app that was given a store instead of a file has nothing to look at."""
        if host(self).database is not None:
            self.look()
            self.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Look once."""
        path = host(self).database
        if path is not None:
            ask(self, "imports", lambda store: self._Looked(_state(store, path)))

    @on(_Looked)
    def _compare(self, message: _Looked) -> None:
        before, self._state = self._state, message.state
        in_vain, self._in_vain = self._in_vain, False
        was_busy = host(self).stores.take_busy()
        is_new = in_vain if before is None else before != message.state
        if is_new and (before is None or before.file != message.state.file):
            host(self).stores.reopen()
        if is_new or was_busy:
            self.post_message(self.Imported(is_new=is_new))

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        """Nothing to say: an import that is just being written, or what the panes will say themselves."""
        message.stop()
        self._in_vain = True


def _state(store: Store, path: Path) -> _State:
    try:
        stat = path.stat()
    except OSError:  # being replaced, or gone: open connections go on reading what it was
        file = (0, 0)
    else:
        file = (stat.st_dev, stat.st_ino)
    latest = store.imports(limit=1)
    return _State(file, latest[0].id if latest else None)
