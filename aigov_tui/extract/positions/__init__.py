"""Positions suggested: where an actor of the codebook takes a stand on one of its issues, for a person to judge.

`suggest`    a document's statements, from the others (`made`: how sure they are, what they are called)
`officials`  who speaks for an actor by the words beside a name
`nameless`   who speaks for one by an office alone
`governments`  what belongs to an actor by its name
`issuers`    whose own document a text is; `impersonal` what its sentences ask for without naming anybody
`nearness`   how near a sentence is to the codebook's subject
`stands`     an actor tied to a verb or noun (`tied`), by the words of its clause (`clauses`, `passives`, `nouns`, `verbs`, `placed`,
             `following`, `chinese_clauses`)
`reported`   whose account a sentence is
`claims`     a claim: whose it is, and in which voice; made of stands (`told`) and of quotations (`quotations`, `speakers`)
`stance`     for or against: what governs the words of an issue (`sides`, `governing`, `judged`), and what takes it back (`tone`)
`topics`     issues by their vocabulary, and not by what an office is called after (`portfolios`)
`cues`       the words that all this is found by
"""

from aigov_tui.extract.positions.made import MINIMUM
from aigov_tui.extract.positions.suggest import PositionFinder, suggest_positions

__all__ = ["MINIMUM", "PositionFinder", "suggest_positions"]
