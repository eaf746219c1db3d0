"""The package's own tables, which are YAML: read by libyaml where it is there, ten times as fast.

Our own files, so read without suspicion; those of others go through `corpus.yaml_events` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

__all__ = ["SafeLoader", "parse_strings", "parse_table"]

if TYPE_CHECKING:
    from yaml import CBaseLoader as BaseLoader
    from yaml import CSafeLoader as SafeLoader
else:
    BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_table(text: str) -> Any:  # noqa: ANN401  # whatever YAML holds
    """What a table holds: strings, numbers, truth values, lists and mappings. Raises `yaml.YAMLError`."""
    return yaml.load(text, Loader=SafeLoader)


def parse_strings(text: str) -> Any:  # noqa: ANN401
    """The same with every scalar a string: `no` is a Portuguese word before it is a truth value."""
    return yaml.load(text, Loader=BaseLoader)
