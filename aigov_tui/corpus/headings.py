"""Whether a line reads like a heading or a headline. What stands around it is for `structure` to judge."""

from __future__ import annotations

import re

from aigov_tui.corpus.clean import one_line, without_markup

_LONGEST_HEADING = 120  # code points
_LONGEST_TITLE = 220
_LONGEST_HAN = 34  # Han characters
_MOST_WORDS = 16
_FEWEST_WORDS = 4  # where a line could be an exclamation or a speaker's

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = tuple(".;:,、，；：。…—–")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|vs|etc|St)\.$")
_TWO_SENTENCES = re.compile(r"[a-z)]{3}[.!?] +[A-Z“\"]|[。！？；]\S")
_SPEAKER = re.compile(r"Q[.:]? |(?:A|[A-Z][A-Z .'’-]{2,40}|[A-Z][\w .'’-]{2,40})(?: ?\([^()]{1,40}\))?: ")
_ASKER = re.compile(r"(?:《[^》]{1,14}》|[^，。：:；！？\s]{0,14}(?:记者|記者|主持人|问|問|答))[：:]")
"""路透社记者：, 问：, 《财经》：: somebody asks, however short the question is."""
_SPOKEN_END = re.compile(r"[.,!?。，！？][”\"»」』)）]+$")
_ADDRESSES = ("http://", "https://", "www.", "@")
_CLOCK_OR_NUMBER = re.compile(r"[\d\s:.,%$€£()/-]+(?:[AaPp]\.?[Mm]\.?.{0,6})?")
_BOLD = re.compile(r"(?:\*\*|__)(?!\s)[^\n*]{2,160}(?:\*\*|__)[ :]*")
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}\.|[（(]?[一二三四五六七八九十]{1,3}[、）)])\s?(?=\S)"
)


def is_bold_line(text: str) -> bool:
    """Whether all of a line is set in bold by Markdown."""
    return text.startswith(("**", "__")) and _BOLD.fullmatch(text) is not None


def reads_like_heading(text: str) -> bool:
    """Whether a paragraph could be a heading: one short line that begins like one and does not end like a sentence."""
    if text.startswith("**") and text.count("**") == 1:
        return False  # bold that goes on in the next line: **Jo Li, Director of the\nHub:** "..."
    return len(text) <= _LONGEST_HEADING and _reads_like_title(text, _MOST_WORDS)


def reads_like_headline(text: str) -> bool:
    """Whether a paragraph could be a document's headline: longer than a heading may be, and a final period is
    forgiven where the words are capitalised."""
    return len(text) <= _LONGEST_TITLE and _reads_like_title(text, 2 * _MOST_WORDS, headline=True)


def is_title_case(text: str) -> bool:
    """Whether most longer words begin with a capital."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _reads_like_title(text: str, most_words: int, *, headline: bool = False) -> bool:
    line = one_line(without_markup(text))
    numbered = _NUMBERED.match(line)
    words = line[numbered.end() :] if numbered is not None else line
    if not words or words[0].islower() or not (words[0].isalnum() or words[0] in "“\"‘'«《「【$€£#"):
        return False
    if _HAN.search(words):
        if len(_HAN.findall(words)) > (2 if headline else 1) * _LONGEST_HAN:
            return False
    elif len(words.split()) > most_words or not _WORD.search(words):
        return False
    if words.endswith(_SENTENCE_END) and not (
        _ABBREVIATED.search(words) or (headline and words[-1] == "." and is_title_case(words))
    ):
        return False
    if words[-1] == "!" and not (is_title_case(words) and len(words.split()) >= _FEWEST_WORDS):
        return False
    if words[0] in '“"«「' and words[-1] in '”"»」':  # all of it a quotation
        return headline
    if words.lstrip("“\"‘'").startswith(("(", "（")) or _SPOKEN_END.search(words):
        return False
    if _is_spoken(words, headline=headline):
        return False
    return not (
        _TWO_SENTENCES.search(words) or _CLOCK_OR_NUMBER.fullmatch(words) or words.startswith(_ADDRESSES)
    )


def _is_spoken(words: str, *, headline: bool) -> bool:
    """Whether a line is a transcript's ("MR. JONES: He has"), not a headline in two parts ("FACT SHEET: …")."""
    if _ASKER.match(words):
        return not headline
    label = _SPEAKER.match(words)
    if label is None:
        return False
    if label.group().isupper():
        return not (headline and is_title_case(words) and len(words.split()) >= _FEWEST_WORDS)
    return not (headline or is_title_case(words))
