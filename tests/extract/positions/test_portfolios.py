"""What an office is called after, or what is said not to be meant, is no issue; what is done about it is one."""

from __future__ import annotations

import pytest

from aigov_tui.extract.positions.topics import Topics
from aigov_tui.model.position import Issue
from tests.extract.positions.workspace import CODEBOOK

_FARMS = Issue("farms", "Farms", "Should farms be helped?", "x", vocabulary=("agriculture", "farm*", "农业"))


def _is_about_farms(sentence: str) -> bool:
    return any(topic.issue_key == "farms" for topic in Topics((*CODEBOOK.issues, _FARMS)).find(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Secretary of Agriculture shall manage the monument.",
        "The Secretaries of the Interior, Agriculture, and Energy shall report on it.",
        "U.S. Department of Food, Fisheries and Agriculture grants were cut.",
        "Agriculture Secretary Tom Berg announced the flight.",
        "Non-agriculture goods are duty-free.",
        "Talks were held at the Farm Trade Ministry.",
        "农业农村部发布了机器人标准。",
        "农业部长会见了来宾。",
    ],
)
def test_an_offices_name_is_no_issue(sentence: str) -> None:
    assert not _is_about_farms(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Secretary of Agriculture shall help every farm.",
        "It will found a Department of Agriculture.",
        "It will found a new Ministry of Agriculture.",
        "The ministers of agriculture met.",
        "Agriculture should be helped, the Minister said.",
        "The Department of Energy will help agriculture.",
        "农业部门应当得到扶持。",
        "国家应当扶持农业。",
    ],
)
def test_what_is_done_about_it_is_one(sentence: str) -> None:
    assert _is_about_farms(sentence)
