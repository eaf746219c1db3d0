"""A plain word that opens a sentence is no name: what is said at once must be what the rules and weights would say."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from aigov_tui.extract.names import classify
from aigov_tui.extract.names.candidates import candidates
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.verdicts import Verdict

_GO_ON = (
    "said so.",
    "who rule declined to comment.",
    "bought and sold them.",
    "is what they saw.",
    "was a village in Norway.",
    "district voted.",
    "executives left.",
    "and Okafor agreed.",
    "city grew.",
)
_BEFORE = ("", "It ended. ", "Sec. 5. ", "Anna Bloom and Bloom Ltd. met. ", "They bloom. “")


def _verdicts(text: str) -> dict[str, Verdict]:
    return classify.classify(classify.group(candidates(text)), frozenset(text.split()), lexicon())


@pytest.mark.parametrize("before", _BEFORE)
@pytest.mark.parametrize("after", _GO_ON)
def test_an_opening_word_is_judged_as_by_all_rules(before: str, after: str) -> None:
    words = [word.capitalize() for word in sorted(lexicon().words) if word.isalpha()][::211]
    for word in (*words, "Bloom", "Mobile", "Ministers", "Apple", "Reading", "Will"):
        text = f"{before}{word} {after}"
        with patch.object(classify, "_opener", return_value=None):
            expected = _verdicts(text)
        assert {n: v.kind for n, v in _verdicts(text).items()} == {n: v.kind for n, v in expected.items()}


def test_most_plain_words_need_no_rules() -> None:
    with patch.object(classify, "by_rule", side_effect=AssertionError):
        assert _verdicts("Rallies grew. Crowds cheered. “Tariffs hurt us.”")["Tariffs"].kind == "other"
