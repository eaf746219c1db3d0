"""What each thing looks like under the theme in force: one style per role, so that widgets hold no colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rich.style import Style
from textual.color import Color

from aigov_tui.model.position import Stance

_ACTOR_SLOTS = 6


@dataclass(frozen=True, slots=True)
class Palette:
    """A style per role. `actor_cycle` colours actors in the codebook's order; `slots` says who has which."""

    text: Style
    dim: Style
    strong: Style
    title: Style
    key: Style
    accent: Style
    cursor: Style
    cursor_blurred: Style
    hover: Style
    chosen: Style
    quote: Style
    term: Style
    mention: Style
    hit: Style
    target: Style
    difference: Style
    selection: Style
    warning: Style
    error: Style
    noted: Style
    stances: Mapping[Stance, Style]
    actor_cycle: tuple[Style, ...]
    slots: Mapping[str, int]

    def actor(self, key: str | None) -> Style:
        """The colour of an actor; `mention` for a name that belongs to none."""
        slot = self.slots.get(key) if key else None
        return self.mention if slot is None else self.actor_cycle[slot % len(self.actor_cycle)]

    def with_actors(self, keys: Sequence[str]) -> Palette:
        """The same palette with its colours given to these actors in order."""
        return replace(self, slots={key: slot for slot, key in enumerate(keys)})


def coloured_palette(variables: Mapping[str, str]) -> Palette:
    """The palette of a theme, from the variables Textual derives from it (`ColorSystem.generate`)."""

    def colour(name: str, otherwise: str) -> str:
        value = variables.get(name, "")
        return value if value.startswith("#") and len(value) == 7 else variables[otherwise][:7]

    def on(name: str, otherwise: str) -> Style:
        return Style(bgcolor=colour(name, otherwise))

    def row(name: str, share: float) -> Style:
        """Under the cursor: a colour the theme gives, else a tint of its own."""
        return on(name, name) if name in variables else tint("primary", share)

    def tint(name: str, share: float) -> Style:
        """A background of `share` of a colour, so that the text's own colours stay readable on it."""
        under = Color.parse(colour("background", "background"))
        return Style(bgcolor=under.blend(Color.parse(colour(name, "primary")), share).hex)

    foreground, muted = colour("foreground", "foreground"), colour("secondary", "foreground")
    fallback = ("error", "primary", "success", "warning", "secondary", "accent")
    return Palette(
        text=Style(color=foreground),
        dim=Style(color=muted),
        strong=Style(color=foreground, bold=True),
        title=Style(color=foreground, bold=True),
        key=Style(color=colour("footer-key-foreground", "accent"), bold=True),
        accent=Style(color=colour("accent", "primary"), bold=True),
        cursor=row("cursor-background", 0.24),
        cursor_blurred=row("cursor-blurred-background", 0.12),
        hover=tint("foreground", 0.06),
        chosen=Style(color=colour("accent", "primary"), bold=True),
        quote=on("quote-background", "surface"),
        term=Style(italic=True),
        mention=Style(underline=True),
        hit=on("hit-background", "panel") + Style(bold=True),
        target=Style(bgcolor=colour("accent", "primary"), color=colour("background", "background")),
        difference=Style(color=colour("accent", "primary"), bold=True, underline=True),
        selection=Style(bgcolor=colour("primary", "primary"), color=colour("background", "background")),
        warning=Style(color=colour("warning", "accent"), bold=True),
        error=Style(color=colour("error", "accent"), bold=True),
        noted=tint("warning", 0.22) + Style(underline2=True),
        stances={
            Stance.SUPPORTS: Style(color=colour("success", "success"), bold=True),
            Stance.OPPOSES: Style(color=colour("error", "error"), bold=True),
            Stance.MIXED: Style(color=colour("warning", "warning"), bold=True),
            Stance.MENTIONS: Style(color=muted, bold=True),
        },
        actor_cycle=tuple(
            Style(color=colour(f"actor-{slot + 1}", fallback[slot])) for slot in range(_ACTOR_SLOTS)
        ),
        slots={},
    )


def plain_palette() -> Palette:
    """A palette without any colour: bold, italic, underline, dim and reverse only."""
    bold, reverse = Style(bold=True), Style(reverse=True)
    return Palette(
        text=Style(),
        dim=Style(dim=True),
        strong=bold,
        title=bold,
        key=bold,
        accent=bold,
        cursor=reverse,
        cursor_blurred=Style(bold=True),
        hover=Style(),
        chosen=bold,
        quote=Style(italic=True),
        term=Style(italic=True),
        mention=Style(underline=True),
        hit=Style(bold=True, underline=True),
        target=reverse,
        difference=Style(bold=True, underline=True),
        selection=reverse,
        warning=bold,
        error=reverse,
        noted=Style(underline2=True),
        stances=dict.fromkeys(Stance, bold),
        actor_cycle=(Style(bold=True, underline=True), Style(underline=True)),
        slots={},
    )
