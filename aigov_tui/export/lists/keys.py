"""The list of the app's commands and their keys."""

from __future__ import annotations

from dataclasses import dataclass

from aigov_tui.export.listing import Column, Listing, attribute_fields


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A command of the app."""

    id: str
    where: str
    keys: tuple[str, ...]
    default_keys: tuple[str, ...]
    title: str
    help: str


KEYS: Listing[KeyRow] = Listing(
    name="keys",
    about="one object for each command of the app",
    fields=attribute_fields(
        id="what a keymap calls it",
        where="the part of the app it works in",
        keys="its keys, a person's own where there are; none: in the command palette only",
        default_keys="its keys where nobody gave it others",
        title="its name in the palette and the help",
        help="what it does",
    ),
    columns=(
        Column("Id", lambda row: row.id, most=26),
        Column("Keys", lambda row: " ".join(row.keys), most=30),
        Column("Where", lambda row: row.where, most=12, drop=1),
        Column("Command", lambda row: row.title),
    ),
)
