"""The same remark in other words: quotes grouped into variants, and how two wordings differ.

`group`    which quotes are one remark
`regroup`  which have to be grouped again when some came or went
`speakers` the remarks of each speaker
`nodes`    distinct wordings
`likeness` which of them are one remark
`occasion` which can be one utterance, by date and document
`block`    which are worth comparing
`align`    how much two wordings share
`frame`    remarks that fill in one frame of words
`arrangement`, `times`  the same words in another order, or of other times and owners
`words`    what is compared
`lexicon`  the tables of words
`spoken`   every word, and short remarks that are known by them
`keys`     the same of most quotes, sooner
`diff`     the differing words, to be marked
"""

from aigov_tui.extract.variants.diff import DiffKind, DiffPart, word_diff
from aigov_tui.extract.variants.group import group_variants
from aigov_tui.extract.variants.nodes import VariantInput

__all__ = ["DiffKind", "DiffPart", "VariantInput", "group_variants", "word_diff"]
