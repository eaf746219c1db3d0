"""The four themes: dark, light, high contrast, and no colour at all (bold, underline and reverse say everything)."""

from __future__ import annotations

from textual.theme import Theme

NO_COLOUR = "no-colour"

# The sides of the comparison, in the codebook's order, and the marks in the reader.
_DARK_MARKS = {
    "actor-1": "#ff8f87",
    "actor-2": "#7cb7ff",
    "actor-3": "#8fd694",
    "actor-4": "#f2c572",
    "actor-5": "#c8a1f5",
    "actor-6": "#79d7d2",
    "quote-background": "#2b3140",
    "hit-background": "#6b5200",
    "footer-key-foreground": "#f2c572",
}
_LIGHT_MARKS = {
    "actor-1": "#b3261e",
    "actor-2": "#0b57a8",
    "actor-3": "#1d6b2f",
    "actor-4": "#8a5300",
    "actor-5": "#6b3fa0",
    "actor-6": "#00696a",
    "quote-background": "#e7eaf3",
    "hit-background": "#ffe08a",
    "footer-key-foreground": "#0b57a8",
}

DARK = Theme(
    name="aigov-dark",
    primary="#6ea8fe",
    secondary="#9aa7bd",
    accent="#f2c572",
    warning="#f2c572",
    error="#ff8f87",
    success="#8fd694",
    foreground="#dfe3ea",
    background="#14171d",
    surface="#1a1e26",
    panel="#232934",
    dark=True,
    variables={**_DARK_MARKS, "border": "#6ea8fe", "border-blurred": "#3a4252"},
)
LIGHT = Theme(
    name="aigov-light",
    primary="#0b57a8",
    secondary="#5a6577",
    accent="#8a5300",
    warning="#8a5300",
    error="#b3261e",
    success="#1d6b2f",
    foreground="#1d2129",
    background="#fbfbf9",
    surface="#f3f3ef",
    panel="#e6e6df",
    dark=False,
    variables={**_LIGHT_MARKS, "border": "#0b57a8", "border-blurred": "#b9bcc4"},
)
HIGH_CONTRAST = Theme(
    name="aigov-high-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    warning="#ffff00",
    error="#ff6666",
    success="#66ff66",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables={
        "actor-1": "#ff8080",
        "actor-2": "#80c0ff",
        "actor-3": "#66ff66",
        "actor-4": "#ffc840",
        "actor-5": "#e0a0ff",
        "actor-6": "#00ffff",
        "quote-background": "#303030",
        "hit-background": "#705000",
        "cursor-background": "#0033a0",
        "cursor-blurred-background": "#001a50",
        "text-muted": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "footer-description-foreground": "#ffffff",
        "border": "#ffff00",
        "border-blurred": "#ffffff",
    },
)
PLAIN = Theme(
    name=NO_COLOUR,
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "screen-selection-background": "ansi_default",
        "screen-selection-foreground": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse bold",
        "input-cursor-text-style": "reverse",
    },
)

THEMES = (DARK, LIGHT, HIGH_CONTRAST, PLAIN)
LABELS = {
    DARK.name: "dark",
    LIGHT.name: "light",
    HIGH_CONTRAST.name: "high contrast",
    PLAIN.name: "no colour",
}


def next_theme(name: str) -> str:
    """The theme after `name`, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
