"""A line to type one value on: its label, then the value."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from aigov_tui.model.display import one_line
from aigov_tui.tui.widgets.choice import LABEL_WIDTH


class Field(Horizontal):
    """`value` is what stands there at first, made safe; `changed` is None while a person left it so."""

    DEFAULT_CSS = f"""
    Field {{
        height: 1;
        Static {{ width: {LABEL_WIDTH}; height: 1; color: $secondary; }}
        Input {{ width: 1fr; height: 1; padding: 0; border: none; background: $panel; }}
    }}
    """

    def __init__(self, label: str, value: str = "", *, hint: str = "", id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label, self._hint = label, hint
        self._before = one_line(value)

    def compose(self) -> ComposeResult:
        """The label before the box."""
        yield Static(Content(self._label))
        yield Input(self._before, placeholder=self._hint, compact=True, select_on_focus=False)

    @property
    def value(self) -> str:
        """What stands there now."""
        return self.query_one(Input).value.strip()

    def put(self, value: str) -> None:
        """Let this stand there."""
        self.query_one(Input).value = one_line(value)

    @property
    def changed(self) -> str | None:
        """What a person typed; None where that is what stood there before."""
        return None if self.value == self._before.strip() else self.value
