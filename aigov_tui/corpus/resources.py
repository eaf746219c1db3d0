"""The tables of rules that lie in the package as YAML."""

from __future__ import annotations

from importlib.resources import files

from aigov_tui.model.tables import parse_strings


def load_table(name: str) -> dict[str, list[str]]:
    """A table of `corpus/data`: lists of strings by name."""
    text = files("aigov_tui.corpus").joinpath("data", name).read_text(encoding="utf-8")
    table: dict[str, list[str]] = parse_strings(text)
    return table
