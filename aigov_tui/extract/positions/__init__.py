"""Positions suggested: where an actor of the codebook takes a stand on one of its issues, for a person to judge.

`suggest`    a document's statements, from the other four
`stands`     an actor tied to a verb or noun
`topics`     issues by their vocabulary
`sentences`  sentence spans
`cues`       the words that stands are found by
"""

from aigov_tui.extract.positions.suggest import MINIMUM, PositionFinder, suggest_positions

__all__ = ["MINIMUM", "PositionFinder", "suggest_positions"]
