"""The tables of rules that lie in the package as YAML."""

from __future__ import annotations

from importlib.resources import files

import yaml


def load_table(name: str) -> dict[str, list[str]]:
    """A table of `corpus/data`: lists of strings by name. Our own file, so read without suspicion."""
    text = files("aigov_tui.corpus").joinpath("data", name).read_text(encoding="utf-8")
    # BaseLoader: every scalar is a string, also `no`, which is a Portuguese word before it is a boolean.
    table: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)
    return table
