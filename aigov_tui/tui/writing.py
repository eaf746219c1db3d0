"""Changes to the database, made in worker threads so that the app never waits.

Unlike questions (see `queries`) they are never given up: each is made, and its outcome said.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.message import Message
from textual.widget import Widget

from aigov_tui.store.errors import StoreError
from aigov_tui.tui.queries import QueryFailed, host

_SLOW = 0.4  # seconds after which a person wonders whether anything happens


def can_write(node: Widget) -> bool:
    """True when the app knows a database file to write to."""
    return host(node).database is not None


def write(
    node: Widget, group: str, change: Callable[[Path], Message], *, slow: str = "Writing to the database …"
) -> None:
    """Run `change` on the database's path in a thread and post the message it returns to `node`.

    A `StoreError` becomes a `QueryFailed`. Without a database file nothing happens. Where it takes a while `slow` is said.
    """
    path = host(node).database
    if path is None:
        return

    def work() -> None:
        try:
            answer = change(path)
        except StoreError as error:
            answer = QueryFailed(str(error), group)
        except Exception as error:  # a mistake of ours: said in the app, never a traceback over the screen
            answer = QueryFailed(f"aigov made a mistake while saving: {error!r}", group)
        node.post_message(answer)

    worker = node.run_worker(work, group=group, name=group, thread=True, exit_on_error=False)

    def say() -> None:
        if not worker.is_finished:
            node.app.notify(slow, timeout=5)

    if slow:
        node.set_timer(_SLOW, say)
