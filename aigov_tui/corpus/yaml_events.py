"""YAML from strangers: refused before it is built where it could blow up.

libyaml builds nested collections recursively (some 10,000 brackets end the process) and aliases let a page of
YAML stand for gigabytes ("a billion laughs"). Its event stream is flat: looking through that first is safe.
"""

from __future__ import annotations

import yaml

from aigov_tui.model.tables import SafeLoader

MAX_DEPTH = 20
"""Of collections in one another; front matter and our own files need five."""


class YamlRefused(Exception):
    """The message is a sentence that says why; `line` is 1-based where known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def compose(text: str) -> yaml.Node | None:
    """The nodes of one YAML document, None if it is empty. Raises `YamlRefused` for all that is wrong with it."""
    try:
        _look_through(text)
        return yaml.compose(text, Loader=SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"This is no valid YAML: {error.problem or error.context}."
        raise YamlRefused(message, mark.line + 1 if mark is not None else None) from None
    except (yaml.YAMLError, ValueError, UnicodeError) as error:
        first_line = str(error).partition("\n")[0]
        raise YamlRefused(f"This is no valid YAML: {first_line}.") from None


def _look_through(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlRefused("The YAML is nested too deeply.", _line(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            raise YamlRefused("YAML aliases (*name) are not read here.", _line(event))


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark is not None else None
