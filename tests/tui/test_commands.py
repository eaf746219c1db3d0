"""The one list of commands: keys that do not clash, actions that exist, no key bound elsewhere."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from aigov_tui.tui.app import AigovApp
from aigov_tui.tui.commands.catalogue import COMMANDS, bindings_of, commands_of
from aigov_tui.tui.commands.command import Command, Context
from aigov_tui.tui.render.help_texts import LEGENDS
from aigov_tui.tui.screens.actors import ActorsScreen
from aigov_tui.tui.screens.comparison import ComparisonScreen
from aigov_tui.tui.screens.detail import DetailScreen
from aigov_tui.tui.screens.facets import FacetsScreen
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.screens.help import HelpScreen
from aigov_tui.tui.screens.main import MainScreen
from aigov_tui.tui.screens.pairs import PairsScreen
from aigov_tui.tui.screens.search import SearchScreen
from aigov_tui.tui.screens.variants import VariantsScreen
from aigov_tui.tui.widgets.chips import Chips
from aigov_tui.tui.widgets.choice import Choice
from aigov_tui.tui.widgets.entities import EntitiesPane
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.quotes import QuotesPane
from aigov_tui.tui.widgets.reader import Reader
from aigov_tui.tui.widgets.sources import SourcesPane

_HOSTS: dict[Context, tuple[type, ...]] = {
    Context.APP: (AigovApp,),
    Context.MAIN: (MainScreen,),
    Context.LIST: (PagedList,),
    Context.SOURCES: (SourcesPane,),
    Context.READER: (Reader,),
    Context.ENTITIES: (EntitiesPane,),
    Context.QUOTES: (QuotesPane,),
    Context.CHIPS: (Chips,),
    Context.COMPARISON: (ComparisonScreen,),
    Context.SEARCH: (SearchScreen,),
    Context.VARIANTS: (VariantsScreen,),
    Context.FORM: (FormScreen,),
    Context.PAIRS: (PairsScreen,),
    Context.CHOICE: (Choice,),
    Context.DIALOG: (DetailScreen, HelpScreen, FacetsScreen, ActorsScreen),
}
# Contexts whose keys work at the same time: none of these may take a key from another.
_TOGETHER = [
    *[
        (Context.LIST, pane, Context.MAIN, Context.APP)
        for pane in (Context.SOURCES, Context.ENTITIES, Context.QUOTES)
    ],
    (Context.READER, Context.MAIN, Context.APP),
    (Context.COMPARISON, Context.APP),
    (Context.SEARCH, Context.APP),
    (Context.VARIANTS, Context.APP),
    (Context.LIST, Context.PAIRS),
    (Context.CHOICE, Context.FORM),
]


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter(command.id for command in COMMANDS).items() if n > 1] == []


@pytest.mark.parametrize(
    "contexts", _TOGETHER, ids=lambda contexts: contexts[0].value + "-" + contexts[1].value
)
def test_keys_that_work_together_do_not_clash(contexts: tuple[Context, ...]) -> None:
    keys = Counter(key for context in contexts for command in commands_of(context) for key in command.keys)
    assert [key for key, number in keys.items() if number > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_can_be_done(command: Command) -> None:
    name = "action_" + command.action.partition("(")[0]
    hosts = _HOSTS[command.context]
    assert any(callable(getattr(host, name, None)) for host in hosts)
    assert command.title[0].isupper()
    assert command.help
    assert not command.help.endswith(".")


def test_bindings_carry_ids_so_that_people_can_remap_them() -> None:
    for context in Context:
        assert all(isinstance(binding, Binding) and binding.id for binding in bindings_of(context))


@pytest.mark.parametrize("context", [c for c in Context if c in _HOSTS])
def test_widgets_bind_nothing_beside_the_list(context: Context) -> None:
    ids = {command.id for command in commands_of(context) if command.keys}
    for host in _HOSTS[context]:
        own = host.__dict__.get("BINDINGS", ())
        assert {binding.id for binding in own} == ids


def test_every_pane_and_screen_has_a_legend() -> None:
    without = {Context.APP, Context.LIST, Context.CHIPS, Context.DIALOG, Context.FORM, Context.CHOICE}
    assert set(LEGENDS) == {context for context in Context if commands_of(context)} - without
