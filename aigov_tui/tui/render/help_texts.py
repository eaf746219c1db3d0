"""What each pane is for and what its signs mean, in a sentence or two; how one can search."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.model.display import one_line
from aigov_tui.tui.commands.command import Context

LEGENDS: dict[Context, tuple[str, ...]] = {
    Context.MAIN: (
        "Four panes look through the same filters, which stand at the top. Choosing a row sets a filter; "
        "every pane then shows what fits it, with its count. Moving the cursor only previews.",
        "M lists your notes on all documents; E writes what fits the filters, or the comparison, to a file.",
    ),
    Context.SOURCES: (
        "The documents that fit, with publisher, date and ❝ how many quotes of them fit. e says what a document does "
        "not say of itself; ✎ in the details is what a person gave.",
    ),
    Context.READER: (
        "✎ under a paragraph: your notes, tags and codings; the words they are about are underlined twice.",
        "Names are coloured by the side they belong to, others underlined. Quotes have a background and, under "
        "their paragraph, ❝ their speaker; terms (scare quotes, titles) are in italics. Repeats have a bar at "
        "the left and are dim like boilerplate: they count nowhere.",
        "●●● sure who speaks · ●●○ fairly sure · ●○○ uncertain · ○○○ a guess",
        "Select text with the mouse; a click on a name filters by it, on a quote makes it the current one.",
    ),
    Context.ENTITIES: (
        "☻ person · ⌂ organisation · ◆ place · ◷ event · ≡ document · ▣ product · ○ concept",
        "~ found by rule, not curated. At the right: ❝ times quoted, then mentions, within the filters.",
        "e says what is wrong with a name: it is another name, several names, called otherwise, or no name. What you "
        "say is kept through every import.",
    ),
    Context.QUOTES: (
        "●●● sure who speaks · ●●○ fairly sure · ●○○ uncertain · ○○○ a guess",
        "“3 outlets”: the quote, or another wording of it, stands in three sources; v shows them side by side.",
    ),
    Context.COMPARISON: (
        "What each actor holds on each issue. First what it says itself, officially, quoted or paraphrased; "
        "below “others say”, what journalists and third parties claim. + supports · − opposes · ± mixed · "
        "· mentions. ~ was found by rule; ✓ reviewed. What is dim is only suggested by rule, with how sure that is: + accepts it, - rejects it, e corrects it; "
        "s goes through suggestions in order of certainty.",
        "An empty cell says that no statement was found in this corpus, not that there is none.",
    ),
    Context.SEARCH: (
        'Words are all needed; "a phrase", -without, OR, pref*, and fields such as speaker: entity: actor: '
        "issue: source: before: after: is:quote.",
    ),
    Context.PAIRS: (
        "Names that may be one, the likeliest first, with their mentions and why. + makes the first part of the second.",
    ),
    Context.VARIANTS: (
        "Each column is one outlet's wording, the fullest first; words that differ from the first are marked.",
    ),
}

NOTHING_FOUND = "Nothing found. Try fewer words, or the beginning of one (govern*)."
NOTHING_FOUND_WITHIN = (
    "Nothing found. Try fewer words, the beginning of one (govern*), or escape and remove a filter."
)
_HOW_TO_ASK = """\
export controls          both words
"export controls"        the phrase
export -chips            one without the other
chips OR semiconductors  either
govern*                  whatever begins so

speaker:NAME   who says it          is:quote        in quotes only
entity:NAME    who is mentioned     lang:zh         in one language
actor:NAME     which side           after:2025-07   since then
issue:NAME     about what           publisher:NAME  printed by whom

As you type, → takes what is offered for the last word."""
_SAVED_SHOWN = 12


def how_to_search(saved: Sequence[str] = ()) -> str:
    """What a person can ask for, before anything is; with the searches that they keep."""
    return _HOW_TO_ASK + (f"\n\nYours: {'  '.join(map(one_line, saved[:_SAVED_SHOWN]))}" if saved else "")
