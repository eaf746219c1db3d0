"""The screen is put together from no more than what changed, and comes out as Textual would draw it."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from aigov_tui.tui.screens import compositor as compositor_module
from aigov_tui.tui.screens.compositor import SparingCompositor
from aigov_tui.tui.screens.edit_entity import EditEntityScreen
from aigov_tui.tui.widgets.drawing import Drawn
from aigov_tui.tui.widgets.search_box import SearchNote
from tests.tui.driving import MEDIUM, NARROW, WIDE, main_of, opened, press, rows_of, settle
from tests.tui.fake_store import FakeStore

_KEYS = (
    "slash",
    *"harb",
    "down",
    "escape",
    "4",
    "end",
    "i",
    "escape",
    "question_mark",
    "escape",
    "f",
    "escape",
    "2",
)


def _as_textual_draws(compositor: Compositor) -> Sequence[Mapping[int, Strip]]:
    return Compositor._render_chops(compositor, compositor.size.region, lambda _: True)


def _pieces(line: Mapping[int, Strip | None]) -> dict[int, list[Any]]:
    return {cut: list(strip) for cut, strip in line.items() if strip is not None}


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, (30, 9)])
async def test_all_of_it_is_as_textual_draws_it(store: FakeStore, size: tuple[int, int]) -> None:
    async with opened(store, size) as pilot:
        for key in ("home", *_KEYS):
            await press(pilot, key)
            compositor = pilot.app.screen._compositor
            assert isinstance(compositor, SparingCompositor)
            region = compositor.size.region
            ours = compositor._render_chops(region, lambda _: True)
            assert [_pieces(line) for line in ours] == [
                _pieces(line) for line in _as_textual_draws(compositor)
            ]


async def test_a_part_is_that_part_of_the_whole(store: FakeStore) -> None:
    chance = random.Random(5)
    async with opened(store, MEDIUM) as pilot:
        compositor = pilot.app.screen._compositor
        assert isinstance(compositor, SparingCompositor)
        whole = _as_textual_draws(compositor)
        width, height = compositor.size
        for _ in range(40):
            first, top = chance.randrange(width), chance.randrange(height)
            wanted = {
                y: (first, chance.randint(first + 1, width)) for y in range(top, chance.randint(top, height))
            }
            for y, line in enumerate(compositor._chops(wanted)):
                last = wanted.get(y, (0, 0))[1]
                starts, ends = list(whole[y]), [*list(whole[y])[1:], width]
                needed = {cut for cut, end in zip(starts, ends, strict=True) if cut < last and end > first}
                assert {cut for cut, strip in line.items() if strip is not None} == (
                    needed if y in wanted else set()
                )
                assert all(list(line[cut] or ()) == list(whole[y][cut]) for cut in needed if y in wanted)


@pytest.mark.parametrize("keys", [(), ("slash", "h"), ("c",)], ids=" ".join)
async def test_lines_without_a_frame_are_as_textual_frames_them(
    store: FakeStore, keys: tuple[str, ...]
) -> None:
    async with opened(store, MEDIUM) as pilot:
        await press(pilot, *keys)
        drawn = [
            widget for widget in pilot.app.screen.query(Drawn) if widget.size and not widget.styles.gutter
        ]
        assert drawn or not keys
        for widget in drawn:
            whole = widget.outer_size.region
            widget._styles_cache.clear()
            framed = [list(strip.simplify()) for strip in Widget.render_lines(widget, whole)]
            assert [list(strip.simplify()) for strip in widget.render_lines(whole)] == framed


async def test_much_that_changed_is_drawn_in_parts_between_which_the_app_is_free(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(store, MEDIUM) as pilot:
        await press(pilot, "slash", "h")
        drawn: list[tuple[int, list[tuple[int, int, int]]]] = []
        steps = 0

        def display(_screen: Screen[Any], update: object) -> None:
            if update is not None:  # nothing has changed since
                assert isinstance(update, ChopsUpdate)
                drawn.append((steps, update.spans))

        monkeypatch.setattr(compositor_module, "_AT_ONCE", 0)
        monkeypatch.setattr(pilot.app, "_display", display)
        hits, note = rows_of(pilot, "#hits"), pilot.app.screen.query_one(SearchNote)
        hits.repaint()
        while pilot.app.screen._dirty_widgets or pilot.app.screen._compositor._dirty_regions or not drawn:
            await asyncio.sleep(0)
            steps += 1
            if len(drawn) == 2:
                note.refresh()  # above what is being drawn
        when = [step for step, _ in drawn]
        # A timer may draw one part in the same step in which another goes on.
        assert len(set(when)) > len(when) // 2 > 1
        lines = Counter(y for _, spans in drawn for y, _, _ in spans)
        assert set(lines) == {note.region.y, *hits.region.line_range}
        assert all(lines[y] == 1 for y in hits.region.line_range)
        assert max(len(spans) for _, spans in drawn) == compositor_module._LINES


class _Watch:
    """Counts how often the screen in front was laid out and drawn whole."""

    def __init__(self, pilot: Pilot[int], monkeypatch: pytest.MonkeyPatch) -> None:
        self.layouts = self.wholes = 0
        laid_out, drawn = Screen._refresh_layout, Compositor.render_full_update

        def lay_out(screen: Screen[Any], size: Size | None = None, scroll: bool = False) -> None:
            self.layouts += 1
            laid_out(screen, size, scroll)

        def draw(compositor: Compositor, simplify: bool = False) -> LayoutUpdate:
            self.wholes += 1
            return drawn(compositor, simplify)

        monkeypatch.setattr(Screen, "_refresh_layout", lay_out)
        monkeypatch.setattr(Compositor, "render_full_update", draw)


@pytest.mark.parametrize(
    "keys",
    [
        ("tab", "tab", "tab", "shift+tab"),
        ("1", "down", "down", "up", "end"),
        ("3", "enter", "x", "4", "enter", "left_square_bracket"),
        ("2", "down", "pagedown", "full_stop", "full_stop"),
        ("4", "o", "t", "down"),
        ("1", "down", "enter", "1", "down", "enter"),
    ],
    ids=" ".join,
)
async def test_no_key_of_the_panes_draws_the_whole_screen(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with opened(store, MEDIUM) as pilot:
        await press(pilot, "4", "3", "2", "1")
        watch = _Watch(pilot, monkeypatch)
        await press(pilot, *keys)
        assert (watch.layouts, watch.wholes) == (0, 0)


async def test_typing_draws_the_whole_screen_never(store: FakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(store, MEDIUM) as pilot:
        await press(pilot, "slash", "h")
        watch = _Watch(pilot, monkeypatch)
        await press(pilot, *"arbou", "backspace", "down", "up")
        main_of(pilot).query_one("#chips").refresh()  # behind the search
        await settle(pilot)
        assert (watch.layouts, watch.wholes) == (0, 0)


async def test_keys_that_come_while_a_screen_closes_close_no_other(store: FakeStore) -> None:
    async with opened(store, MEDIUM) as pilot:
        for key in ("semicolon", "slash", "i", "c", "question_mark", "f"):
            await press(pilot, key)
            assert pilot.app.screen is not main_of(pilot)
            for _ in range(3):
                pilot.app.simulate_key("escape")
            await settle(pilot)
            assert pilot.app.screen is main_of(pilot)


async def test_a_screen_under_two_others_takes_the_size_that_the_terminal_has_got(store: FakeStore) -> None:
    async with opened(store, MEDIUM) as pilot:
        await press(pilot, "slash", "h", "f1")
        assert len(pilot.app.screen_stack) == 3
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is main_of(pilot)
        assert main_of(pilot).size == NARROW
        assert main_of(pilot).has_class("-narrow")
        assert not main_of(pilot).has_class("-medium")


@pytest.mark.parametrize("turns", range(8))
async def test_a_screen_that_is_left_before_it_is_there_is_left_when_it_is(
    store: FakeStore, turns: int
) -> None:
    async with opened(store, MEDIUM) as pilot:
        screen = EditEntityScreen(store.entity_rows[0])
        pilot.app.push_screen(screen)
        for _ in range(turns):
            await asyncio.sleep(0)
        screen.action_close()
        await settle(pilot)
        assert pilot.app.screen is main_of(pilot)


@pytest.mark.parametrize("key", ["question_mark", "c", "slash"])
async def test_a_screen_that_comes_upon_another_is_drawn_whole_once(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    drawn: list[object] = []
    render = SparingCompositor.render_full_update

    def counted(compositor: SparingCompositor, *, simplify: bool = False) -> LayoutUpdate:
        drawn.append(compositor)
        return render(compositor, simplify=simplify)

    async with opened(store) as pilot:
        monkeypatch.setattr(SparingCompositor, "render_full_update", counted)
        await press(pilot, key)
        assert drawn == [pilot.app.screen._compositor]
