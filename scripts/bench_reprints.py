"""How well near repeats are found among many short texts, how fast, and in how much memory:
`.venv/bin/python scripts/bench_reprints.py [--texts 100000] [--seed 1] [--errors]`.

Made-up texts, the same each time: prose, sentences of one pattern that differ in names and numbers alone, Chinese. Some
have variants (cut, substituted, reordered, punctuated otherwise, two of these), which should be found; others have
twins in which one number, date, name or negation differs, which should not.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from reprint_documents import document_pairs, family_of  # noqa: E402
from reprint_texts import Planted, planted  # noqa: E402

from aigov_tui.corpus.reprints import NearRepeat, find_near_repeats, sign  # noqa: E402
from aigov_tui.extract.normal import has_han  # noqa: E402


@dataclass(frozen=True, slots=True)
class Result:
    """Pairs that say the same, pairs that were joined, and those that were both; by what each text was made by."""

    same: Counter[str]
    joined: Counter[str]
    hits: Counter[str]
    numbers: int
    """Pairs joined of which one is a twin of the other with another number."""

    @property
    def precision(self) -> float:
        """Share of joined pairs that say the same."""
        return self.hits.total() / max(1, self.joined.total())

    @property
    def recall(self) -> float:
        """Share of pairs that say the same that were joined."""
        return self.hits.total() / max(1, self.same.total())


def judge(texts: list[Planted], repeats: list[NearRepeat]) -> Result:
    """Compare the groups found with those planted, pair by pair."""
    bases: dict[int, list[int]] = defaultdict(list)
    groups: dict[int, list[int]] = defaultdict(list)
    leader = {repeat.id: repeat.of_id for repeat in repeats}
    for index, text in enumerate(texts):
        bases[text.base].append(index)
        groups[leader.get(index, index)].append(index)
    same = Counter(_how(texts, a, b) for group in bases.values() for a, b in combinations(group, 2))
    pairs = [(a, b) for group in groups.values() for a, b in combinations(group, 2)]
    joined = Counter(_how(texts, a, b) for a, b in pairs)
    hits = Counter(_how(texts, a, b) for a, b in pairs if texts[a].base == texts[b].base)
    numbers = sum(
        texts[a].base != texts[b].base
        and texts[a].root == texts[b].root
        and "number" in (texts[a].how, texts[b].how)
        for a, b in pairs
    )
    return Result(same, joined, hits, numbers)


def judge_some(texts: list[Planted], repeats: list[NearRepeat], indices: list[int]) -> Result:
    """`judge` of the texts at `indices`, none of which says the same as one of the others."""
    places = {index: place for place, index in enumerate(indices)}
    kept = [
        NearRepeat(places[repeat.id], places[repeat.of_id], repeat.similarity)
        for repeat in repeats
        if repeat.id in places and repeat.of_id in places
    ]
    return judge([texts[index] for index in indices], kept)


def print_by_how(result: Result) -> None:
    """Pairs by what one was made by, and of how many of them it was found."""
    for how in sorted(result.same.keys() | result.joined.keys()):
        same, hits = result.same[how], result.hits[how]
        share = f"{hits / same:.3f}" if same else ""
        print(f"{how:<14}{same:>8}{hits:>8}{result.joined[how] - hits:>8}{share:>8}")


def _how(texts: list[Planted], a: int, b: int) -> str:
    """What a pair is listed under: what the later of the two was made by."""
    return texts[max(a, b)].how


def print_errors(texts: list[Planted], repeats: list[NearRepeat], most: int) -> None:
    """Some wrong pairs and some missed ones, to be read."""
    leader = {repeat.id: repeat.of_id for repeat in repeats}
    wrong = [(i, of) for i, of in leader.items() if texts[i].base != texts[of].base]
    first: dict[int, int] = {}
    missed = []
    for index, text in enumerate(texts):
        origin = first.setdefault(text.base, index)
        if leader.get(index, index) != leader.get(origin, origin):
            missed.append((index, origin))
    for name, pairs in (("joined", wrong), ("missed", missed)):
        print(f"\n{name}: {len(pairs)}")
        for a, b in pairs[:: max(1, len(pairs) // most)][:most]:
            print(f"  {texts[a].how}: {texts[a].text}\n  {texts[b].how}: {texts[b].text}\n")


def print_documents(*, errors: bool) -> None:
    """Which pairs of documents are found to be one text, by how they were printed."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for pair in document_pairs():
        is_family = family_of(pair) is not None
        counts[pair.how, pair.same, is_family] += 1
        if errors and is_family != pair.same:
            print(f"  {'missed' if pair.same else 'joined'}, {pair.how}: {pair.a.paragraphs[0][:100]}")
    print(f"{'documents':<26}{'pairs':>8}{'one text':>10}{'found so':>10}")
    for how, same in dict.fromkeys((how, same) for how, same, _ in counts):
        found, missed = counts[how, same, True], counts[how, same, False]
        print(f"{how:<26}{found + missed:>8}{found + missed if same else 0:>10}{found:>10}")
    hits = sum(number for (_, same, found), number in counts.items() if same and found)
    joined = sum(number for (_, _, found), number in counts.items() if found)
    of = sum(number for (_, same, _), number in counts.items() if same)
    print(f"documents: recall {hits / of:.3f}, precision {hits / max(1, joined):.3f}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", action="store_true", help="only judge pairs of whole documents")
    parser.add_argument("--errors", action="store_true", help="print some of what went wrong")
    arguments = parser.parse_args()
    print_documents(errors=arguments.errors)
    if arguments.documents:
        return
    texts = list(planted(arguments.texts, arguments.seed))
    sign(texts[0].text)  # reads the word lists
    before = _peak()
    started = process_time()
    signatures = ((index, sign(text.text)) for index, text in enumerate(texts))
    repeats = find_near_repeats(signatures, lambda index: texts[index].text)
    seconds, peak = process_time() - started, _peak()
    result = judge(texts, repeats)
    words = sum(len(text.text.split()) for text in texts) / len(texts)
    print(f"{len(texts):,} texts of {words:.0f} words on average, {len(repeats):,} found to repeat another")
    print(f"{'made by':<14}{'same':>8}{'found':>8}{'wrong':>8}{'recall':>8}")
    print_by_how(result)
    print(
        f"recall {result.recall:.4f}, precision {result.precision:.4f}, joined in spite of a number {result.numbers}"
    )
    chinese = [index for index, text in enumerate(texts) if has_han(text.text)]
    print(f"the {len(chinese):,} Chinese ones among them:")
    print_by_how(judge_some(texts, repeats, chinese))
    print(
        f"{seconds:.1f} CPU seconds, {peak:.0f} MB at most, {peak - before:.0f} MB more than the texts alone"
    )
    if arguments.errors:
        print_errors(texts, repeats, 12)


def _peak() -> float:
    """Memory held at most so far, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
