"""Words found and scored in the texts themselves: what FTS5 finds, with the scores that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aigov_tui.store.database import Database
from aigov_tui.store.search import exact, ranked, ranking, reading
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tree import And, Node, Not, Or
from tests.store.making import document, extraction, store
from tests.store.search.making import places_kept
from tests.store.search.test_ranking import WORDS, checked, scores, texts

WORD = st.sampled_from(WORDS)
ITEM = st.one_of(
    WORD,
    st.builds("{}*".format, st.sampled_from(["t", "s", "ex", "rul", "chin", "zz"])),
    st.builds('"{} {}"'.format, WORD, WORD),
    st.builds('"{} {}*"'.format, WORD, st.sampled_from(["t", "s", "chi"])),
    st.builds("NEAR({} {}, {})".format, WORD, st.one_of(WORD, st.sampled_from(["t*", "chi*"])), st.integers(0, 4)),
    st.builds('NEAR({} "{} {}" {}, {})'.format, WORD, WORD, WORD, WORD, st.integers(1, 9)),
)  # fmt: skip
GROUP = st.one_of(
    ITEM,
    st.builds("({} OR {})".format, ITEM, ITEM),
    st.builds("({} OR ({} {}))".format, ITEM, ITEM, ITEM),
    st.builds("(({} -{}) OR {})".format, ITEM, WORD, ITEM),
)
QUERIES = st.builds("{} {}{}".format, GROUP, GROUP, st.one_of(st.just(""), WORD.map(" -{}".format)))


@pytest.fixture(scope="module", params=["looked up", "at hand"])
def path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Twelve documents of ten paragraphs, some accented, some Chinese, each with boilerplate and a repeat."""
    made = tmp_path_factory.mktemp("reading") / "aigov.db"
    with places_kept(at_hand=request.param == "at hand", least=20):
        documents = []
        for number in range(12):
            some = texts(10, number)
            about = (f"the Chïps 安全 {some[1]} 人", some[0])
            one = document(f"d{number:02}", *some, *about, boilerplate=[9], duplicates={11: 0})
            documents.append((one, extraction(one)))
        store(made, *documents)
        yield made


@pytest.fixture
def database(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Where everything is read."""
    monkeypatch.setattr(reading, "LIGHT", -1.0)
    monkeypatch.setattr(exact.Exact, "scored", lambda *_: None)
    for name in ("MOST_TIME", "MOST_TIME_TYPED", "LAST", "LAST_TYPED"):
        monkeypatch.setattr(ranking, name, 10.0)
    with Database(path) as opened:
        yield opened


def added_up(path: Path, node: Node | None) -> dict[int, float]:
    """What FTS5 gives to each word, phrase and NEAR alone, put together: asked for an OR, it now and then forgets what
    stands there, or counts what stood in the paragraph before."""
    match node:
        case Or(items):
            total: dict[int, float] = {}
            for row_id, score in (one for item in items for one in added_up(path, item).items()):
                total[row_id] = total.get(row_id, 0.0) + score
            return total
        case And(items):
            wanted = [added_up(path, item) for item in items if not isinstance(item, Not)]
            unwanted = [added_up(path, item.item).keys() for item in items if isinstance(item, Not)]
            ids = set.intersection(*map(set, wanted)).difference(*unwanted)
            return {row_id: sum(one[row_id] for one in wanted) for row_id in ids}
        case None:
            return {}
        case _:
            return scores(path, to_query(node))


@checked
@given(query=QUERIES)
@example(query='((the -the) OR "safely and") ((the -the) OR "safely and")')
def test_what_is_read_scores_what_fts5_says(path: Path, database: Database, query: str) -> None:
    expected = added_up(path, parse(query).tree)
    page = database.search(query, limit=200)
    found = {hit.paragraph_id: hit.score for hit in page.hits}
    assert found.keys() == expected.keys()
    assert page.total_is_exact
    if page.order == ranked.BEST:
        assert found == pytest.approx(expected, abs=1e-4)
