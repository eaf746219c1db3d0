from __future__ import annotations

import pytest

from aigov_tui.extract.variants.frame import fill_one_frame


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurses deserve a raise and will get it.", "Teachers deserve a raise and will get it!"),
        ("The price of bread rose because the silos burned.", "The price of bread rose because the port closed."),
        ("The leak may have come from the ministry.", "The leak has come from the ministry."),
        ("我们将在年底前为所有渔船安装定位装置。", "我们将在年底前为所有校车安装定位装置。"),
        ("这次泄漏可能是人为造成的。", "这次泄漏就是人为造成的。"),
    ],
)  # fmt: skip
def test_one_frame_filled_in_twice(one: str, other: str) -> None:
    assert fill_one_frame(one, other)
    assert fill_one_frame(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will rebuild the pier before the storms.", "We will rebuild the peer before the storms."),
        (
            "We firmly oppose any change of the status quo.",
            "We resolutely oppose any change of the status quo.",
        ),
        ("We told the World Trade Organization on Monday.", "We told the WTO on Monday."),
        ("They signed the dividend in spring anyway.", "The ministers signed the dividend in spring anyway."),
        ("[The pilot] knew what the sensors were saying.", "The captain knew what the sensors were saying."),
        ("Nurses deserve a raise.", "Teachers deserve a raise."),
        ("中方坚决反对任何形式的单边制裁。", "中方坚定反对任何形式的单边制裁。"),
        ("中国坚决反对单边制裁，愿同各方对话。", "中国愿同各方对话。"),
        ("", ""),
    ],
)
def test_other_words_for_one_thing_make_no_frame(one: str, other: str) -> None:
    assert not fill_one_frame(one, other)
    assert not fill_one_frame(other, one)
