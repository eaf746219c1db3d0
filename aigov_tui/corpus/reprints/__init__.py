"""The same text twice, though not letter for letter: wire copy, excerpts, updates, one release in several outlets.

`signature`  a handful of numbers by which paragraphs worth comparing find one another
`reading`    a paragraph's words as they are compared, and which of them change what it says
`pieces`     what is made of each piece of text between blanks, kept
`align`      which words of one stand in the other
`alter`      whether what differs changes what is said
`compare`    whether one paragraph says again what another says
`choose`     which of those that share such numbers one follows, if any
`shared`     which of the numbers of very many paragraphs several have, in little memory
`find`       paragraphs among many that say the same, and bringing that up to date
`families`   documents that are reprints, excerpts or updates of each other
"""

from aigov_tui.corpus.reprints.compare import similarity
from aigov_tui.corpus.reprints.families import Family, Member, Passage, Relation, families
from aigov_tui.corpus.reprints.find import (
    Compared,
    Known,
    NearRepeat,
    Update,
    find_near_repeats,
    find_near_repeats_in,
    update_near_repeats,
)
from aigov_tui.corpus.reprints.reading import read
from aigov_tui.corpus.reprints.signature import SIGNATURE_VERSION, Signature, sign

RULES_VERSION = 3
"""Changes whenever what was found before would be found otherwise."""

__all__ = [
    "RULES_VERSION",
    "SIGNATURE_VERSION",
    "Compared",
    "Family",
    "Known",
    "Member",
    "NearRepeat",
    "Passage",
    "Relation",
    "Signature",
    "Update",
    "families",
    "find_near_repeats",
    "find_near_repeats_in",
    "read",
    "sign",
    "similarity",
    "update_near_repeats",
]
