"""The invented corpus the app is tested with, and a hostile one."""

from __future__ import annotations

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.quote import QuoteForm
from aigov_tui.model.rows import ActorRow, IssueRow
from tests.tui.fake_store import FakeStore

_HARBOUR = """#Northland calls for one rulebook on thinking machines
@By Ada Quill, 12 May 2025
Northland's foreign minister Ilse Varga on Monday proposed a world office for thinking machines, seated in Port Elm.
“No country should be left at the harbour while the ships of knowledge sail,” Varga told delegates. She spoke for an hour.
=A cooler answer from the south
The Southern Union answered within the hour. “We do not need another office to tell us how to count,” said trade secretary Omar Bell.
Critics called the plan a "paper fleet" and asked who would pay.
!Share this article · Subscribe to our newsletter
~Northland's foreign minister Ilse Varga on Monday proposed a world office for thinking machines, seated in Port Elm."""
_GAZETTE = """#Varga: leave no country at the harbour
Foreign minister Ilse Varga said in Port Elm that “no country should be left behind at the harbour while others sail.”
Observers of Northland policy said the office would mostly serve Northland."""
_CHINESE = """#北国外长提出世界机器智能办公室
北国外交部长伊尔莎·瓦尔加周一在榆港提出设立世界机器智能办公室。“任何国家都不应被留在港口，”瓦尔加说，“知识的船只正在起航。”
南方联盟贸易秘书奥马尔·贝尔表示：“我们不需要另一个办公室来教我们如何计数。”"""


def invented_store() -> FakeStore:
    """Three documents about two invented sides."""
    store = FakeStore()
    store.actor_rows = [
        ActorRow(1, "northland", "Northland", 3),
        ActorRow(2, "south", "Southern Union", 1),
        ActorRow(3, "isles", "The Isles", 0),
    ]
    store.issue_rows = [
        IssueRow(
            1,
            "rulebook",
            "One rulebook",
            "Should one world office set the rules?",
            "Who sets rules for all.",
            None,
            None,
            3,
        ),
        IssueRow(2, "money", "Who pays", "Who should pay for shared machines?", "Funding.", None, None, 1),
        IssueRow(3, "talent", "Talent", "May researchers move freely?", "Movement of people.", None, None, 0),
    ]
    store.add_document(
        "harbour",
        _HARBOUR,
        publisher="The Harbour Post",
        author="Ada Quill",
        published_on="2025-05-12",
        url="https://harbour.example/rulebook",
    )
    store.add_document("gazette", _GAZETTE, publisher="Elm Gazette", published_on="2025-05")
    store.add_document("榆港", _CHINESE, language="zh")
    store.add_entity(
        "varga", ("Ilse Varga", "Varga", "伊尔莎·瓦尔加", "瓦尔加"), EntityKind.PERSON, "northland"
    )
    store.add_entity("bell", ("Omar Bell", "Bell", "奥马尔·贝尔"), EntityKind.PERSON, "south")
    store.add_entity("northland", ("Northland", "北国"), EntityKind.PLACE, "northland")
    store.add_entity("southern-union", ("Southern Union", "南方联盟"), EntityKind.ORGANIZATION, "south")
    store.add_entity("x:place:port elm", ("Port Elm", "榆港"), EntityKind.PLACE, None, Origin.EXTRACTED)
    store.add_quote(
        "No country should be left at the harbour while the ships of knowledge sail,", "varga", group=1
    )
    store.add_quote("We do not need another office to tell us how to count,", "bell", confidence=0.82)
    store.add_quote("paper fleet", None, form=QuoteForm.TERM, confidence=0.9)
    store.add_quote(
        "no country should be left behind at the harbour while others sail.",
        "varga",
        group=1,
        confidence=0.75,
    )
    store.add_quote("任何国家都不应被留在港口，", "varga", group=1, confidence=0.55)
    store.add_quote("我们不需要另一个办公室来教我们如何计数。", "bell", confidence=0.35)
    store.add_statement(
        "northland",
        "rulebook",
        "Wants a world office that sets rules for every country",
        "proposed a world office for thinking machines",
        stance=Stance.SUPPORTS,
        voice=Voice.SELF_PARAPHRASED,
    )
    store.add_statement(
        "northland",
        "rulebook",
        "Would use the office mostly for itself",
        "said the office would mostly serve Northland",
        stance=Stance.SUPPORTS,
        voice=Voice.ASSERTED_BY_THIRD_PARTY,
        asserter="Observers",
        origin=Origin.EXTRACTED,
        review=Review.UNREVIEWED,
    )
    store.add_statement(
        "south",
        "rulebook",
        "Sees no need for another office",
        "We do not need another office to tell us how to count",
        stance=Stance.OPPOSES,
        voice=Voice.SELF_QUOTED,
    )
    store.add_statement(
        "northland",
        "money",
        "Leaves open who would pay",
        "asked who would pay",
        stance=Stance.MENTIONS,
        voice=Voice.ATTRIBUTED_BY_JOURNALIST,
        asserter="Critics",
    )
    return store


HOSTILE_PIECES = (
    "x [/] y",
    "[Article 7]",
    "[/b]",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m",
    "\u202eevil\u202c",
    "\u2066iso\u2069",
    "\x00",
    "\t",
    "e" + "\u0301" * 40,
    "👩‍👩‍👧‍👦",
    "\u200b",
    "\ufeff",
)


def hostile_store() -> FakeStore:
    """Documents whose every text wants to do harm."""
    store = invented_store()
    poison = " ".join(HOSTILE_PIECES)
    store.add_document(
        "evil",
        f"#{poison}\n@{poison}\n={poison}\n“{poison} quoted” said {poison}\n!{poison}",
        publisher=poison,
        author=poison,
        published_on=poison,
        url=poison,
    )
    store.add_document("long", "#" + "Endless title " * 30 + "\n" + "word " * 400)
    store.add_document("unbroken", "#Unbroken\n" + "x" * 5000)
    store.add_document("wide", "#" + "宽" * 200 + "\n" + "标题，" * 900)
    store.add_entity("evil-entity", ("x [/] y", "[Article 7]"), EntityKind.DOCUMENT, "northland")
    store.add_entity("\x1bkey", ("\x1b[2J\x1b]0;owned\x07",), EntityKind.PERSON, None)
    store.add_quote(f"{poison} quoted", "\x1bkey", group=9)
    store.issue_rows.append(IssueRow(9, "evil", poison, poison, poison, poison, None, 1))
    store.actor_rows[1] = ActorRow(2, "south", poison, 1)
    store.add_statement(
        "south",
        "evil",
        poison,
        f"{poison} quoted",
        stance=Stance.MIXED,
        voice=Voice.SELF_QUOTED,
        asserter=poison,
    )
    return store
