"""Make a corpus of any size, the same each time: `python3 scripts/make_corpus.py FOLDER --paragraphs 100000`.

Text files of about ten paragraphs of about 80 words. The words are real, drawn by Zipf's law; sentences name
people, countries and organisations, and about one paragraph in eight holds a quote with its speaker, so that an
import has all of its work to do. Nothing in it is true.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "aigov_tui" / "extract" / "data"
PARAGRAPHS_A_DOCUMENT = 10
DOCUMENTS_A_FOLDER = 1000
CUES = ("said", "added", "told reporters", "argued", "warned", "announced")
FUNCTION_WORDS = """
the of and to in a that is for it as with was on be by at from are this have an or which not but will has its we
their were more can would should new also been had other than these one all may about after between over
"""


class Maker:
    """Draws words, names, sentences and documents from one seeded source of chance."""

    cues: Sequence[str] = CUES

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = list(self._draws_from())
        # Zipf–Mandelbrot, with an offset that gives "the" about 4% of all words.
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.first_names = [line.split("\t")[0] for line in lines_of("first_names.tsv")]
        self.surnames = lines_of("surnames.txt")
        self.places = self._places()
        self.people = [self.person() for _ in range(5000)]

    def _draws_from(self) -> Iterator[str]:
        """The words, the commonest first."""
        words = lines_of("words.txt")
        self.chance.shuffle(words)
        return chain(FUNCTION_WORDS.split(), words)

    def _places(self) -> list[str]:
        return [line.split("\t")[1] for line in lines_of("countries.tsv")] + lines_of("cities.txt")[:500]

    def person(self) -> str:
        """A made-up name."""
        return f"{self.chance.choice(self.first_names).title()} {self.chance.choice(self.surnames).title()}"

    def sentence(self, length: int) -> str:
        """About `length` words, now and then with a place or a person."""
        words = self.chance.choices(self.words, cum_weights=self.weights, k=length)
        if self.chance.random() < 0.25:
            words[self.chance.randrange(1, length)] = self.chance.choice(self.places)
        if self.chance.random() < 0.1:
            words[self.chance.randrange(1, length)] = self.chance.choice(self.people)
        return self._joined(words)

    def _joined(self, words: list[str]) -> str:
        words[0] = words[0].capitalize()
        return " ".join(words) + "."

    def paragraph(self) -> str:
        """Four sentences, now and then with a quote."""
        sentences = [self.sentence(self.chance.randint(12, 25)) for _ in range(4)]
        if self.chance.random() < 0.125:
            quote = self.sentence(self.chance.randint(8, 20)).rstrip(".。")
            speaker = self.chance.choice(self.people)
            sentences.append(self._said(quote, self.chance.choice(self.cues), speaker))
        return self._together(sentences)

    def _said(self, quote: str, cue: str, speaker: str) -> str:
        return f"“{quote},” {cue} {speaker}."

    def _together(self, sentences: list[str]) -> str:
        return " ".join(sentences)

    def document(self, paragraphs: int) -> str:
        """A title, a date and the paragraphs."""
        title = self._titled(self.sentence(self.chance.randint(5, 9)).rstrip(".。"))
        day = f"{self.chance.randint(2015, 2025)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        return "\n\n".join([title, day, *(self.paragraph() for _ in range(paragraphs))]) + "\n"

    def _titled(self, sentence: str) -> str:
        return sentence.title()


def maker_of(language: str, seed: int) -> Maker:
    """What makes texts in English (`en`) or Chinese (`zh`)."""
    if language == "zh":
        from chinese_texts import ChineseMaker

        return ChineseMaker(seed)
    return Maker(seed)


def documents(paragraphs: int, seed: int = 1, language: str = "en") -> Iterator[str]:
    """Texts that hold `paragraphs` paragraphs of running text in all."""
    maker = maker_of(language, seed)
    while paragraphs > 0:
        size = min(paragraphs, PARAGRAPHS_A_DOCUMENT)
        yield maker.document(size)
        paragraphs -= size


def write(folder: Path, paragraphs: int, seed: int = 1, language: str = "en") -> tuple[int, int]:
    """Write the corpus below `folder`; returns the number of files and of bytes."""
    files = size = 0
    for files, text in enumerate(documents(paragraphs, seed, language), start=1):
        path = folder / f"{(files - 1) // DOCUMENTS_A_FOLDER:03}" / f"{files:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode("utf-8"))
    return files, size


def lines_of(name: str) -> list[str]:
    """The lines of a list of the project's data."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--paragraphs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    arguments = parser.parse_args()
    files, size = write(arguments.folder, arguments.paragraphs, arguments.seed, arguments.language)
    print(f"{files} files, {size / 1e6:.1f} MB in {arguments.folder}")


if __name__ == "__main__":
    main()
