"""The same remark in other words: quotes grouped into variants, and how two wordings differ.

`group`  which quotes are one remark
`block`  which are worth comparing
`align`  how much two wordings share
`words`  what is compared
`diff`   the differing words, to be marked
"""

from aigov_tui.extract.variants.diff import DiffKind, DiffPart, word_diff
from aigov_tui.extract.variants.group import VariantInput, group_variants

__all__ = ["DiffKind", "DiffPart", "VariantInput", "group_variants", "word_diff"]
