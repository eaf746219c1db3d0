"""The import: documents and curated YAML in, one consistent database out."""

from __future__ import annotations

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import tee
from pathlib import Path

from aigov_tui.corpus import discover
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.positions import PositionFinder
from aigov_tui.extract.spacy_names import SpacyNames, spacy_names
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.pipeline.batches import batched, default_jobs, in_order, processes, shared_out
from aigov_tui.pipeline.collecting import collecting_seldom
from aigov_tui.pipeline.findings import anchor_annotations, anchor_reviews, located
from aigov_tui.pipeline.knowledge import Knowledge, gather_knowledge
from aigov_tui.pipeline.plan import Plan, make_plan, source_path
from aigov_tui.pipeline.report import Extractor, ImportSummary, Phase, Progress, ProgressCallback
from aigov_tui.pipeline.reprints import find_families, find_reprints, reprints_are_stale
from aigov_tui.pipeline.variants import group_quotes, variants_are_stale
from aigov_tui.pipeline.work import Extractors, Task, Worked, work
from aigov_tui.store.connection import in_words
from aigov_tui.store.writer import Writer

BATCH_BYTES = 1_000_000
"""Files a worker gets at a time: large enough that handing over costs little, small enough for steady progress."""

ExecutorFactory = Callable[[], Executor]


def run_import(
    paths: Sequence[Path],
    database: Path,
    *,
    jobs: int | None = None,
    prune: bool = False,
    force: bool = False,
    executor: Executor | None = None,
    progress: ProgressCallback | None = None,
    extractor: Extractor = "rules",
) -> ImportSummary:
    """Bring `database` up to date with the documents at `paths` and the YAML files beside them.

    All or nothing: an exception, Ctrl-C or a killed process leaves the database as it was. What is wrong with a
    document is a `Problem` of the summary. `jobs` is the number of processes (None: as many as pay off);
    `executor`, any `concurrent.futures` executor, is used instead and left open. `force` reads unchanged files
    again; `prune` removes sources whose file is gone. `extractor` "spacy" adds the names of a spaCy model to ours.
    Raises `StoreError` with a sentence where the database cannot be written, `SpacyMissingError` with one where spaCy
    or a model is not installed.
    """
    extra = spacy_names() if extractor == "spacy" else None
    with in_words(database):
        return _Import(
            paths, database, jobs, prune, force, executor, progress or (lambda _: None), extra
        ).run()


class _Import:
    """One import under way."""

    def __init__(
        self,
        paths: Sequence[Path],
        database: Path,
        jobs: int | None,
        prune: bool,
        force: bool,
        executor: Executor | None,
        progress: ProgressCallback,
        extra_names: SpacyNames | None = None,
    ) -> None:
        self.extra_names = extra_names
        self.paths = paths
        self.database = database
        self.jobs = jobs
        self.prune = prune
        self.force = force
        self.executor = executor
        self.progress = progress
        self.problems: list[Problem] = []
        self.done = self.bytes_done = 0
        self.added = self.changed = self.reread = 0
        self.total = self.bytes_total = 0
        self.tasks: Sequence[Task] = ()  # what is to be read
        self.helpers = 1  # processes for what is worked out beside the database
        self.entered: list[tuple[Phase, float]] = []  # phases, and when each began

    def run(self) -> ImportSummary:
        started = time.monotonic()
        started_at = datetime.now(UTC).isoformat(timespec="seconds")
        self.tell("looking")
        found = discover(self.paths)
        self.problems.extend(self.named(problem) for problem in found.problems)
        self.database.parent.mkdir(parents=True, exist_ok=True)
        size = sum(file.size for file in found.files)
        # Nothing of a given executor is asked for what is quicker done beside the database.
        self.helpers = 1 if self.executor is not None else self.jobs or default_jobs(size)
        spread = partial(shared_out, jobs=self.helpers)
        with Writer(self.database, expected_bytes=size, spread=spread) as writer:
            knowledge = gather_knowledge(self.paths, self.database, writer.curated_files())
            self.problems.extend(knowledge.curated.problems)
            plan = make_plan(
                found.files,
                self.paths,
                self.database,
                writer.known_files(),
                knowledge.sources,
                knowledge.recipe
                if self.extra_names is None
                else f"{knowledge.recipe}+{self.extra_names.recipe}",
                force=self.force,
            )
            # Files and tasks are a kilobyte each, and there may be very many: they go as soon as they were read.
            del found
            self.tasks, plan = plan.tasks, replace(plan, tasks=())
            removed = plan.missing if self.prune else ()
            todo = bool(self.tasks or plan.moves or removed or self.problems)
            todo = todo or writer.stands_to_be_tried_again(self.roots())
            todo = todo or reprints_are_stale(writer) or variants_are_stale(writer)
            import_id = None
            if todo or writer.setting("curated") != knowledge.digest:
                with collecting_seldom():
                    self.write(writer, knowledge, plan, removed)
                    import_id = self.finish(writer, plan, removed, started_at)
        ended = time.monotonic()
        return ImportSummary(
            database=self.database,
            import_id=import_id,
            added=self.added,
            changed=self.changed,
            unchanged=plan.unchanged + self.reread,
            reread=self.reread,
            removed=len(removed),
            moved=len(plan.moves),
            missing=() if self.prune else plan.missing,
            seconds=ended - started,
            bytes_read=self.bytes_done,
            problems=tuple(self.problems),
            phases=tuple(self.phases(ended)),
        )

    def named(self, problem: Problem) -> Problem:
        """A problem of a file as it was asked for, with the path that the database knows the file by."""
        if problem.path is None or problem.path == "-":
            return problem
        return replace(problem, path=source_path(Path(problem.path), self.database))

    def tell(self, phase: Phase, path: str | None = None) -> None:
        if not self.entered or self.entered[-1][0] != phase:
            self.entered.append((phase, time.monotonic()))
        self.progress(Progress(phase, self.done, self.total, self.bytes_done, self.bytes_total, path))

    def phases(self, ended: float) -> Iterator[tuple[Phase, float]]:
        """How many seconds each phase took."""
        ends = [*(begun for _, begun in self.entered[1:]), ended]
        yield from ((phase, end - begun) for (phase, begun), end in zip(self.entered, ends, strict=True))

    def write(self, writer: Writer, knowledge: Knowledge, plan: Plan, removed: Sequence[str]) -> None:
        """Everything that changes rows, in the order in which rows refer to one another."""
        writer.put_curated_files(knowledge.texts)
        writer.put_setting("curated", knowledge.digest)
        writer.put_codebook(knowledge.curated.codebook)
        writer.put_entities(knowledge.curated.entities)
        writer.remove(removed)
        for old, new in plan.moves:
            writer.move_source(old, new)
        self.total = len(self.tasks)
        self.bytes_total = sum(task.file.size for task in self.tasks)
        curated = knowledge.curated
        extractors = Extractors(
            Gazetteer(curated.entities),
            PositionFinder(curated.codebook, curated.entities),
            self.extra_names,
        )
        for task, worked in self.worked(extractors):
            if worked.rows is not None:  # None: left out, which its problems say
                writer.put_rows(worked.rows)
                as_before = worked.rows.sha256 == task.known
                self.added += task.new
                self.changed += not (task.new or as_before)
                self.reread += as_before
        self.tell("repeats")
        writer.mark_repeats()
        self.tell("comparing")
        find_reprints(writer)
        self.tell("statements")
        found = located(
            knowledge.curated.statements, writer.text_of, self.problems, knowledge.statement_files
        )
        writer.put_statements(found)
        anchor_reviews(writer)
        writer.apply_decisions()
        find_families(writer)
        self.tell("variants")
        group_quotes(writer, partial(shared_out, jobs=self.helpers))
        anchor_annotations(writer)

    def worked(self, extractors: Extractors) -> Iterator[tuple[Task, Worked]]:
        """What comes of each task, in order, from the executor; progress and problems are kept on the way."""
        jobs = self.jobs if self.jobs is not None else default_jobs(self.bytes_total)
        given = self.executor
        # Pickled, a task takes a tenth of the memory, and many of them wait for long.
        batches = deque(map(pickle.dumps, batched(self.tasks, lambda task: task.file.size, BATCH_BYTES)))
        jobs = min(
            jobs, len(batches)
        )  # a single one, perhaps a very large document, is read here: its text is held once
        self.tasks = ()
        given_out, awaited = tee(_taken_from(batches))
        results = in_order(
            given_out,
            partial(work, extractors=pickle.dumps(extractors)),
            (lambda: given) if given is not None else (lambda: processes(jobs)),
            in_flight=2 * max(jobs, 2),
            when_it_kills=_given_up,
            close=given is None,
        )
        self.tell("reading")
        for results_of_batch in results:
            for task, worked in zip(next(awaited), results_of_batch, strict=True):
                self.problems.extend(worked.problems)
                self.done += 1
                self.bytes_done += task.file.size
                self.tell("reading", task.path)
                yield task, worked

    def finish(self, writer: Writer, plan: Plan, removed: Sequence[str], started_at: str) -> int:
        self.tell("index")
        return writer.finish(
            paths=[str(path) for path in self.paths],
            started_at=started_at,
            counts={
                "added": self.added,
                "changed": self.changed,
                "unchanged": plan.unchanged + self.reread,
                "removed": len(removed),
            },
            problems=self.problems,
            roots=self.roots(),
        )

    def roots(self) -> list[str]:
        """What this import looks through, written as the paths of sources are."""
        return [source_path(path, self.database) for path in self.paths]


def _taken_from(batches: deque[bytes]) -> Iterator[list[Task]]:
    """The batches in order, each gone from the queue."""
    while batches:
        yield pickle.loads(batches.popleft())


def _given_up(tasks: Sequence[Task]) -> list[Worked]:
    """What is said of files whose reading killed the process that read them, every time."""
    message = (
        "Reading this file, or one read together with it, ended the process that read it. It was left out."
    )
    problem = Problem("reader-died", message, Severity.ERROR)
    return [Worked(None, (problem,)) for task in tasks]
