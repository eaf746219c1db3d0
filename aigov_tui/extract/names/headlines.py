"""Lines in which capitals tell nothing: headlines in Title Case or in CAPITALS, labels, datelines.

There a name is taken only if the document's other lines know it, or a list does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.extract.names.verdicts import Verdict

_LONGEST = 250
_KNOWN = 400
"""Names of one document that are looked up in its headlines; keeps the search linear."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_CAPITALISED = 0.7
_FEWEST_WORDS = 3
_PLAIN_WORDS = 2
_LABEL_ENDS = re.compile(r"(?:, [A-Z][A-Z .,'-]{1,50})?:")
_STOPS = ".;,:"
_SURE = 0.5


def is_headline(text: str, lexicon: Lexicon) -> bool:
    """True for a short line without a full stop whose longer words are capitalised, plain words among them too."""
    if len(text) > _LONGEST or "\n" in text or text[-1:] in _STOPS:
        return False
    words = _LONG_WORD.findall(text)
    capitalised = [word for word in words if word[0].isupper()]
    if text.isupper() and len(text.split()) >= _FEWEST_WORDS and len(words) > 1:
        return any(word.lower() in lexicon.words for word in capitalised)
    if len(words) < _FEWEST_WORDS or len(capitalised) < _CAPITALISED * len(words):
        return False
    return sum(1 for word in capitalised[1:] if word.lower() in lexicon.words) >= _PLAIN_WORDS


def as_written(candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Names in capitals (`PENCE:`, `WASHINGTON (AP)`) as the document, or a list, writes them otherwise.

    The very list that was given where nothing is to be changed.
    """
    if not any(c.name.isupper() for c in candidates):  # as in most articles
        return candidates
    written = {c.name.upper(): c.name for c in candidates if not c.name.isupper()}
    written.update({c.words[-1].upper(): c.words[-1] for c in candidates if not c.words[-1].isupper()})
    for candidate in candidates:
        if candidate.name.isupper() and _is_label(candidate, lexicon):
            written.setdefault(
                candidate.words[-1], candidate.words[-1].title()
            )  # FORBES: after JANE FORBES, HOST:
    return [_as_written(c, written, lexicon) if c.name.isupper() else c for c in candidates]


def with_particles(candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Family names with the particles that belong to them: `bin Salman`, where Mohammed bin Salman is named.

    The very list that was given where nothing is to be changed.
    """
    tails: dict[str, tuple[str, ...]] = {}
    for candidate in candidates:
        words = candidate.words
        if len(words) == 1:
            continue
        at = next((i for i, w in enumerate(words) if i and w.islower() and w in lexicon.particles), 0)
        if at and all(w.islower() for w in words[at:-1]):
            tails.setdefault(words[-1], words[at:])
    if not tails:
        return candidates
    return [_with_particles(c, tails[c.words[-1]]) if c.words[-1] in tails else c for c in candidates]


def _with_particles(candidate: Candidate, tail: tuple[str, ...]) -> Candidate:
    before = " ".join(tail[:-1]) + " "
    if len(candidate.words) == 1 and f" {candidate.left}".endswith(" " + before):
        start = candidate.start - len(before)
        left = candidate.left[: -len(before)]
    elif candidate.name[0].lower() + candidate.name[1:] == " ".join(tail):
        start, left = candidate.start, candidate.left  # Von der Leyen, at the start of a sentence
    else:
        return candidate
    return candidate._replace(start=start, words=tail, name=" ".join(tail), left=left)


def _as_written(candidate: Candidate, written: Mapping[str, str], lexicon: Lexicon) -> Candidate:
    """What a name in capitals is elsewhere; the candidate itself where nothing tells."""
    addressed = candidate.title is not None and candidate.title.isupper()  # MS. PSAKI:
    labelled = _is_label(candidate, lexicon)
    fewest = 1 if addressed else _FEWEST_WORDS
    if len(candidate.name) <= fewest or ("." in candidate.name and candidate.words[-1] != "D.C."):
        return candidate
    words = tuple(
        written.get(word) or (word.title() if len(word) > 1 and word != "DC" else word)
        for word in candidate.words
    )
    name = " ".join(words)
    if candidate.name in written or addressed or labelled or name in lexicon.places:
        return candidate._replace(words=words, name=name)
    return candidate


def _is_label(candidate: Candidate, lexicon: Lexicon) -> bool:
    """MARGARET ILLINGWORTH: Did you say so? JANE FORBES, HOST: Welcome."""
    return (
        candidate.left[-1:] in ("", "\n")
        and len(candidate.words) > 1
        and candidate.words[0].title() in lexicon.first_names
        and _LABEL_ENDS.match(candidate.right) is not None
    )


def known_names(
    text: str, verdicts: Mapping[str, Verdict], lexicon: Lexicon
) -> Iterator[tuple[int, int, str, Verdict]]:
    """(start, end, name as the document writes it, verdict) of each known name in a headline."""
    capitals = text.isupper()
    forms = {
        name.upper() if capitals else name: (name, verdict)
        for name, verdict in _surest(verdicts, lexicon)
        if (not capitals or len(name) > _FEWEST_WORDS) and (name.upper() if capitals else name) in text
    }
    if not forms:
        return
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        yield (*found.span(), *forms[found.group()])


def _surest(verdicts: Mapping[str, Verdict], lexicon: Lexicon) -> list[tuple[str, Verdict]]:
    """Names that are no plain words, and the family names of the people among them."""
    sure = [(n, v) for n, v in verdicts.items() if v.kind != "other" and v.confidence >= _SURE][:_KNOWN]
    families = [(name.split()[-1], v) for name, v in sure if v.kind == "person" and " " in name]
    return [
        (n, v)
        for n, v in (*families, *sure)
        if n in lexicon.main_places or n in lexicon.surnames or n.lower() not in lexicon.words
    ]
