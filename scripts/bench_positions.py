"""How well suggested positions meet the coded ones: `.venv/bin/python scripts/bench_positions.py [FOLDER] [--misses]`.

Every sentence that holds coded evidence should be suggested, for its actor and its issue; no other sentence should be.
FOLDER holds documents and the four YAML files about them. Without one, ten sets are measured: the seeds, whose
codebook's vocabulary was written by somebody who had read them; `tests/gold/positions.yaml`, articles written and coded
before the rules were first run on them; `tests/gold/positions_trade`, such articles with other actors and issues; and
`tests/gold/positions_world` and `tests/gold/positions_plastics`, of several kinds, half of them never looked at when the
rules were mended; `tests/gold/positions_platforms`, written when they had been mended by all the others;
`tests/gold/positions_orbit`, of forms that had been missed in the others; `tests/gold/positions_zh`, Chinese passages with a codebook in Chinese.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from aigov_tui.corpus import discover, load_curated, read_document  # noqa: E402
from aigov_tui.extract.document import extract_document  # noqa: E402
from aigov_tui.extract.gazetteer import Gazetteer  # noqa: E402
from aigov_tui.extract.positions import MINIMUM, PositionFinder  # noqa: E402
from aigov_tui.extract.sentences import sentences  # noqa: E402
from aigov_tui.model.curated import Curated, CuratedSource  # noqa: E402
from aigov_tui.model.entity import Origin  # noqa: E402
from aigov_tui.model.position import Evidence, Review, Stance, Statement, Voice  # noqa: E402
from aigov_tui.model.source import Document, Metadata  # noqa: E402

SEEDS = ROOT / "seeds"
ARTICLES = ROOT / "tests" / "gold" / "positions.yaml"
TRADE = ROOT / "tests" / "gold" / "positions_trade" / "articles.yaml"
PLASTICS = tuple(
    ROOT / "tests" / "gold" / "positions_plastics" / name for name in ("open.yaml", "aside.yaml")
)
ORBIT = ROOT / "tests" / "gold" / "positions_orbit" / "articles.yaml"
PLATFORMS = ROOT / "tests" / "gold" / "positions_platforms" / "articles.yaml"
CHINESE = ROOT / "tests" / "gold" / "positions_zh" / "passages.yaml"
WORLD = tuple(ROOT / "tests" / "gold" / "positions_world" / name for name in ("open.yaml", "aside.yaml"))
SURER = (0.5, 0.6, 0.65, 0.7, 0.75)
"""Where the suggestions are cut into bands, to see whether the surer ones are the better ones."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence of a document (`start:end`, code points) coded for an actor and an issue."""

    source: str
    start: int
    end: int
    actor: str
    issue: str
    stance: Stance
    voice: Voice
    asserter: str | None = None
    confidence: float = 1.0


UNITS: dict[str, Callable[[Coded], Hashable]] = {
    "sentence": lambda item: (item.source, item.start),
    "sentence + actor": lambda item: (item.source, item.start, item.actor),
    "sentence + actor + issue": lambda item: (item.source, item.start, item.actor, item.issue),
    "… and voice": lambda item: (item.source, item.start, item.actor, item.issue, item.voice),
    "… and stance": lambda item: (item.source, item.start, item.actor, item.issue, item.stance),
}


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the `gold` units were among the `found` ones."""

    gold: int
    found: int
    hits: int

    @property
    def precision(self) -> float:
        """The share of what was found that is gold."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.hits / self.gold if self.gold else 0.0


class Bench:
    """Documents, what is coded in them by hand, and what is suggested."""

    def __init__(self, documents: dict[str, Document], curated: Curated) -> None:
        self._curated = curated
        self._finder = PositionFinder(curated.codebook, curated.entities)
        self.documents = documents
        self.gold = {item for made in documents.values() for item in _gold(made, curated)}

    @classmethod
    def of_folder(cls, folder: Path) -> Bench:
        """A folder with documents and the YAML files about them."""
        curated = load_curated(folder)
        return cls(dict(_documents(folder, curated)), curated)

    @classmethod
    def of_articles(cls, path: Path = ARTICLES) -> Bench:
        """The articles of a YAML file, coded by the codebook beside it or else by that of the seeds; the file says how."""
        articles = yaml.safe_load(path.read_text(encoding="utf-8"))["articles"]
        folder_of_codebook = path.parent if (path.parent / "codebook.yaml").is_file() else SEEDS
        curated = replace(
            load_curated(folder_of_codebook),
            sources=tuple(map(_described, articles)),
            statements=tuple(_coded(articles)),
        )
        with TemporaryDirectory() as folder:
            for article in articles:
                text = "\n\n".join(article["paragraphs"]) + "\n"
                (Path(folder) / f"{article['key']}.txt").write_text(text, encoding="utf-8")
            return cls(dict(_documents(Path(folder), curated)), curated)

    def found(self, minimum: float) -> set[Coded]:
        """What is suggested with at least this confidence."""
        made = self.documents.values()
        return {item for document in made for item in _found(document, self._finder, self._curated, minimum)}

    def agreement(self, what: str, found: set[Coded]) -> tuple[int, int]:
        """Of what was found and is gold for its sentence, actor and issue: how many have a right `what`, and how many
        there are."""
        place = UNITS["sentence + actor + issue"]
        right: dict[Hashable, set[object]] = {}
        for item in self.gold:
            right.setdefault(place(item), set()).add(getattr(item, what))
        judged = [item for item in found if place(item) in right]
        return sum(getattr(item, what) in right[place(item)] for item in judged), len(judged)

    def asserters(self, found: set[Coded]) -> tuple[int, int]:
        """The same for who says so, where the gold names them: by any name, and one may be part of the other."""
        place = UNITS["… and voice"]
        named = {place(item): item.asserter.lower() for item in self.gold if item.asserter}
        judged = [
            (named[place(item)], (item.asserter or "").lower()) for item in found if place(item) in named
        ]
        return sum(bool(said) and (said in name or name in said) for name, said in judged), len(judged)

    def bands(self, found: set[Coded]) -> Iterator[tuple[float, int, int]]:
        """(least confidence, how many are gold, how many there are) of what was found, by `SURER`."""
        place = UNITS["sentence + actor + issue"]
        gold = set(map(place, self.gold))
        for low, high in zip(SURER, (*SURER[1:], 1.1), strict=True):
            within = [item for item in found if low <= item.confidence < high]
            yield low, sum(place(item) in gold for item in within), len(within)

    def thirds(self, found: set[Coded]) -> Iterator[tuple[int, int]]:
        """(how many are gold in stance too, how many there are) of what was found, a third at a time, surest first."""
        unit = UNITS["… and stance"]
        gold = set(map(unit, self.gold))
        ordered = sorted(found, key=lambda item: (-item.confidence, item.source, item.start, item.issue))
        cuts = [len(ordered) * part // 3 for part in range(4)]
        for low, high in pairwise(cuts):
            yield sum(unit(item) in gold for item in ordered[low:high]), high - low

    def score(self, unit: str, found: set[Coded]) -> Score:
        """`found` against the gold, counted by one of `UNITS`."""
        gold, suggested = set(map(UNITS[unit], self.gold)), set(map(UNITS[unit], found))
        return Score(len(gold), len(suggested), len(gold & suggested))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--misses", action="store_true", help="show what was missed and what was too much")
    arguments = parser.parse_args()
    if arguments.folder is not None:
        benches = {str(arguments.folder): Bench.of_folder(arguments.folder)}
    else:
        benches = {"seeds": Bench.of_folder(SEEDS)}
        benches |= {
            str(path.relative_to(ROOT)): Bench.of_articles(path)
            for path in (ARTICLES, TRADE, *WORLD, *PLASTICS, PLATFORMS, ORBIT, CHINESE)
        }
    for name, bench in benches.items():
        if not bench.gold:
            print(f"No coded evidence was found in the documents of {name}.", file=sys.stderr)
            return 1
        _report(name, bench, misses=arguments.misses)
    return 0


def _report(name: str, bench: Bench, *, misses: bool) -> None:
    print(f"\n{name}\nat least   unit                        gold  found  precision  recall")
    for minimum in (MINIMUM, 0.7, 0.8):
        found = bench.found(minimum)
        for unit in UNITS:
            score = bench.score(unit, found)
            figures = f"{score.gold:5} {score.found:6} {score.precision:10.2f} {score.recall:7.2f}"
            print(f"{minimum:8.2f}   {unit:26} {figures}")
    found = bench.found(MINIMUM)
    for what in ("stance", "voice"):
        right, judged = bench.agreement(what, found)
        print(f"           {what} right, of sentence + actor + issue right: {right} of {judged}")
    right, judged = bench.asserters(found)
    print(f"           asserter right, of these with the right voice: {right} of {judged}")
    bands = ", ".join(f"from {low:.2f} {good} of {of}" for low, good, of in bench.bands(found))
    print(f"           right by confidence: {bands}")
    thirds = ", ".join(f"{right} of {of}" for right, of in bench.thirds(found))
    print(f"           right with stance, surest third first: {thirds}")
    if misses:
        _show("missed", *_apart(bench.gold, found), bench.documents)
        _show("too much", *_apart(found, bench.gold), bench.documents)


def _described(article: dict[str, Any]) -> CuratedSource:
    about = {name: article[name] for name in ("title", "publisher", "url") if name in article}
    return CuratedSource(f"{article['key']}.txt", article["key"], Metadata(**about))


def _coded(articles: list[dict[str, Any]]) -> Iterator[Statement]:
    for article in articles:
        for number, item in enumerate(article["positions"]):
            yield Statement(
                key=f"{article['key']}-{number}",
                actor_key=item["actor"],
                issue_key=item["issue"],
                stance=Stance(item["stance"]),
                summary="",
                voice=Voice(item["voice"]),
                asserter_key=None,
                asserter_text=item.get("by"),
                stated_on=None,
                origin=Origin.CURATED,
                review=Review.ACCEPTED,
                confidence=None,
                evidence=(Evidence(article["key"], item["words"]),),
            )


def _documents(folder: Path, curated: Curated) -> Iterator[tuple[str, Document]]:
    described = {source.path: source for source in curated.sources}
    for file in discover([folder]).files:
        document = read_document(file, described.get(file.relative)).document
        if document is not None:
            yield document.key, document


def _gold(document: Document, curated: Curated) -> Iterator[Coded]:
    """Each sentence that a curated evidence touches, in the paragraph where its words first stand."""
    names = {entity.key: entity.name for entity in curated.entities}
    for statement in curated.statements:
        for evidence in statement.evidence:
            start = document.text.find(evidence.exact) if evidence.source_key == document.key else -1
            if start < 0:
                continue
            end = start + len(evidence.exact)
            for paragraph in document.paragraphs:
                if not paragraph.start_char <= start < paragraph.end_char:
                    continue
                for low, high in sentences(document.text, paragraph.start_char, paragraph.end_char):
                    if low < end and start < high:
                        yield Coded(
                            document.key,
                            low,
                            high,
                            statement.actor_key,
                            statement.issue_key,
                            statement.stance,
                            statement.voice,
                            names.get(statement.asserter_key or "", statement.asserter_text),
                        )


def _found(document: Document, finder: PositionFinder, curated: Curated, minimum: float) -> Iterator[Coded]:
    extraction = extract_document(document, Gazetteer(curated.entities))
    names = {
        entity.key: " | ".join((entity.name, *(alias.text for alias in entity.aliases)))
        for entity in (*extraction.entities, *curated.entities)
    }
    for statement in finder.suggest(document, extraction, minimum):
        for evidence in statement.evidence:
            start, end = evidence.start_char or 0, evidence.end_char or 0
            yield Coded(
                document.key,
                start,
                end,
                statement.actor_key,
                statement.issue_key,
                statement.stance,
                statement.voice,
                names.get(statement.asserter_key or "", statement.asserter_text),
                statement.confidence or 0.0,
            )


def _apart(items: set[Coded], others: set[Coded]) -> tuple[set[Coded], dict[Hashable, str]]:
    """The `items` that no other equals in stance and voice, and what the others say of the same places."""
    place = UNITS["sentence + actor + issue"]
    said = {place(item): f"{item.stance} · {item.voice}" for item in others}
    return {item for item in items if said.get(place(item)) != f"{item.stance} · {item.voice}"}, said


def _show(title: str, items: set[Coded], others: dict[Hashable, str], documents: dict[str, Document]) -> None:
    print(f"\n{title} at {MINIMUM}:")
    for item in sorted(items, key=lambda item: (item.source, item.start, item.actor, item.issue)):
        words = " ".join(documents[item.source].text[item.start : item.end].split())
        other = others.get(UNITS["sentence + actor + issue"](item))
        place = f"{item.actor} · {item.issue} · {item.stance} · {item.voice} · {item.asserter}"
        print(f"  {place}{f' (and not {other})' if other else ''}: {words}")


if __name__ == "__main__":
    sys.exit(main())
