"""The same text twice, though not letter for letter: wire copy, excerpts, updates, one release in several outlets.

`signature`  a handful of numbers by which paragraphs worth comparing find one another
`reading`    a paragraph's words as they are compared, and which of them change what it says
`compare`    whether one paragraph says again what another says
`find`       paragraphs among many that repeat one another, or one that is known already
`families`   documents that are reprints, excerpts or updates of each other
"""

from aigov_tui.corpus.reprints.compare import similarity
from aigov_tui.corpus.reprints.families import Family, Member, Passage, Relation, families
from aigov_tui.corpus.reprints.find import Known, NearRepeat, find_near_repeats
from aigov_tui.corpus.reprints.reading import read
from aigov_tui.corpus.reprints.signature import SIGNATURE_VERSION, Signature, sign

__all__ = [
    "SIGNATURE_VERSION",
    "Family",
    "Known",
    "Member",
    "NearRepeat",
    "Passage",
    "Relation",
    "Signature",
    "families",
    "find_near_repeats",
    "read",
    "sign",
    "similarity",
]
