"""The YAML files beside the documents: what people know about sources, names, issues and positions.

`fields`       YAML read field by field, every mistake noted with its line
`sources`, `entities`, `codebook`, `statements`     one file each
`references`   keys that name nothing
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from aigov_tui.corpus.curated.codebook import read_codebook
from aigov_tui.corpus.curated.entities import read_entities
from aigov_tui.corpus.curated.fields import Notes, file_texts, records
from aigov_tui.corpus.curated.references import Keys, check_references
from aigov_tui.corpus.curated.sources import read_sources
from aigov_tui.corpus.curated.statements import read_statements
from aigov_tui.corpus.formats import CURATED_FILES
from aigov_tui.corpus.yaml_events import YamlRefused
from aigov_tui.model.curated import Codebook, Curated
from aigov_tui.model.problem import Problem, Severity

__all__ = ["load_curated", "parse_curated", "parse_folders", "why_unread"]


def load_curated(folder: Path) -> Curated:
    """What the four YAML files in `folder` say; a file that is not there says nothing. Never raises."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name in CURATED_FILES:
        file = folder / name
        label = f"{folder.name}/{name}"
        try:
            if file.is_file():
                texts[label] = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            message = f"{name} could not be read ({error})."
            problems.append(Problem("curated-unreadable", message, Severity.ERROR, label))
    curated = parse_curated(texts)
    return Curated(
        curated.sources,
        curated.entities,
        curated.codebook,
        curated.statements,
        (*problems, *curated.problems),
    )


def parse_curated(texts: Mapping[str, str]) -> Curated:
    """What curated YAML says, given the text of each file by its path; the file's name says which of the four it is.

    Whatever is wrong is a problem with its file and line, and the rest is still read: a field that is not understood
    is left out, a record that lacks a needed one is left out, a reference to nothing is dropped.
    """
    return parse_folders({"": texts})[""]


def parse_folders(folders: Mapping[str, Mapping[str, str]]) -> dict[str, Curated]:
    """What the curated YAML of several folders says, each read as by `parse_curated`, by the name each folder is
    given under. What one refers to may be in another."""
    opened = {folder: _read(texts) for folder, texts in folders.items()}
    keys = Keys.of(curated for curated, _ in opened.values())
    return {folder: _checked(curated, notes, keys) for folder, (curated, notes) in opened.items()}


def why_unread(label: str, text: str) -> YamlRefused | None:
    """Why nothing in a curated file can be read, with the line; None if it can be, whatever mistakes it has."""
    notes = Notes(label, text)
    notes.root()
    return notes.refused


def _read(texts: Mapping[str, str]) -> tuple[Curated, dict[str, Notes]]:
    """What a folder's files say, and the notes on each by its name; references are not looked at."""
    by_name = {PurePosixPath(label).name: (label, text) for label, text in texts.items()}
    notes = {name: Notes(label, text) for name, (label, text) in by_name.items()}

    def notes_on(name: str) -> Notes:
        return notes.get(name) or Notes(name, "")

    codebook_notes = notes_on("codebook.yaml")
    actors, issues = read_codebook(records(codebook_notes, "actors"), records(codebook_notes, "issues"))
    curated = Curated(
        sources=read_sources(records(notes_on("sources.yaml"), "sources")),
        entities=read_entities(records(notes_on("entities.yaml"), "entities")),
        codebook=Codebook(actors, issues, file_texts(codebook_notes, "subject")),
        statements=read_statements(records(notes_on("statements.yaml"), "statements")),
    )
    return curated, notes


def _checked(curated: Curated, notes: Mapping[str, Notes], keys: Keys) -> Curated:
    checked = check_references(curated, notes, keys)
    problems = tuple(problem for name in CURATED_FILES if name in notes for problem in notes[name].problems)
    return replace(checked, problems=problems)
