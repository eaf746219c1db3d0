"""What the words of a name alone say it is, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from aigov_tui.extract.names.asian import family_name_first, romanised_surnames
from aigov_tui.extract.names.cutting import CODE
from aigov_tui.extract.names.figures import figure_called, figure_named, surnames_of_figures
from aigov_tui.extract.names.lexicon import CACHED, Lexicon, lexicon
from aigov_tui.extract.names.public_names import kind_of_public_name
from aigov_tui.extract.names.surroundings import is_rare
from aigov_tui.extract.names.verdicts import CONFIDENCE, Verdict

_WORTH = {"place": "listed place", "organization": "organization", "event": "event or document"}
_LONGEST_PERSON = 5
_DIRECTIONS = frozenset(["North", "South", "East", "West", "Latin", "Central", "Southeast"])
_CLUBS = frozenset(["FC", "AFC", "AC", "FK", "SV", "SC", "CF", "CD", "RC", "BK", "IFK", "VfB", "VfL", "TSV"])
TWO_HUMPS = re.compile(r"(?!Mac|Fitz|Mc|Van|De|Di|La|Le)[A-Z][a-z]{2,}[A-Z][A-Za-z]+")
_PLURAL_ACRONYM = re.compile(r"[A-Z](?:[a-z]?[A-Z]){1,5}s")
_SHAPED = re.compile(r"[A-Z]-[a-z]+")
"""U-turn, T-shirts, X-ray: a thing of the shape of a letter."""
_COMPANY_ENDS = ("news", "bank", "corp", "soft", "tech", "pharma")
_SHIPS = frozenset(["USS", "HMS", "USNS", "USCGC"])
_CHANNELS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])


@lru_cache(maxsize=CACHED)
def by_words(words: tuple[str, ...]) -> tuple[Verdict | None, bool]:
    """What the words alone say, and whether a list has them as a place or an organisation."""
    lists = lexicon()
    if all(_is_plain_acronym(word, lists) for word in words):
        return Verdict("other", CONFIDENCE["nothing"]), False
    if len(words) == 1:
        return _single_word(words[0], lists), _is_listed(words, lists)
    if words[0].rpartition("-")[2].islower() and "-" in words[0] and _is_plain_acronym(words[-1], lists):
        return Verdict("other", CONFIDENCE["nothing"]), False  # a Shariah-compliant LLM
    if " ".join(words) in lists.main_places and " ".join(words) not in lists.nationalities:
        return Verdict("place", CONFIDENCE["listed place"]), True
    if figure_named(words) is not None:
        return Verdict("person", CONFIDENCE["full name"]), False  # Elon Musk
    if words[0] in lists.particles and words[0].islower():
        return Verdict(
            "person", CONFIDENCE["short form"]
        ), False  # von der Leyen, where Ursula von der Leyen is named
    if words[-1].lower() in lists.company_suffixes - {"co", "company", "sa", "ab", "ag"} or words[-1] == "Co":
        return Verdict("organization", CONFIDENCE["full name"]), False  # Walt Disney Co.
    if " ".join(words) in lists.known_names or words[0] in _CLUBS:
        return Verdict("organization", CONFIDENCE["listed organization"]), True
    if words[-1][0].isdigit() and words[-2].lower() in lists.numbered_documents:
        return Verdict("document", CONFIDENCE["event or document"]), False  # Executive Order 14110
    if len(words) == 2 and " ".join(words).lower() in lists.any_documents:
        return Verdict("other", CONFIDENCE["nothing"]), False  # the Executive Order
    kind = _before_of(words, lists) or lists.heads.get(words[-1].lower())
    if kind in ("event", "document"):
        return Verdict(kind, CONFIDENCE["event or document"]), False
    if _is_listed(words, lists):
        return _listed(words, lists), True
    if (
        words[-1] in lists.nationalities
        and "of" not in words
        and (
            words[0] in _DIRECTIONS
            or (words[0] not in lists.first_names and all(word.lower() in lists.words for word in words[:-1]))
        )
    ):
        return Verdict("other", CONFIDENCE["nothing"]), False  # North American, Local Afghan
    if _is_people(words, lists) or words[0] in _SHIPS:
        return Verdict("other", CONFIDENCE["nothing"]), False  # Irish Americans, USS Howard
    if words[0][-1].isdigit() and CODE.fullmatch(words[0]):
        return Verdict("other", CONFIDENCE["nothing"]), False  # H20 AI
    numbered = words[-1].lower() in lists.suffixes and words[-1].isupper() and words[-1] != "JR"
    if numbered and len(words) == 2 and words[0].lower() in lists.words and words[0] not in lists.first_names:
        return Verdict("other", CONFIDENCE["nothing"]), False  # Schedule III
    if len(words[-1]) == 1 and len(words) == 2:
        return Verdict("other", CONFIDENCE["nothing"]), False  # Series D
    if figure_called(words[0]) is not None and is_plain(words[-1], lists):
        return Verdict("other", CONFIDENCE["nothing"]), False  # Obama Speech, in a headline
    if words[0] == "Operation":
        return Verdict("other", CONFIDENCE["nothing"]), False  # Operation Gatekeeper
    if (
        len(words) == 2
        and _is_plain_country(words[-1], lists)
        and is_rare(words[0], lists)
        and not words[0].isupper()
    ):
        return Verdict("organization", CONFIDENCE["company first"]), False  # Brightline Korea
    channel = words[-1].lower() in _CHANNELS or words[-1].isdigit()
    if (words[0] == "Channel" and channel) or (
        words[0].isupper()
        and len(words) == 2
        and len(words[0]) > 1
        and (words[-1] in lists.places or words[-1] in lists.towns)
        and words[0] not in lists.places
    ):
        return Verdict("organization", CONFIDENCE["organization"]), False  # Channel Nine, BBC Wales
    if lists.heads.get(words[-2].lower()) == "organization" and words[-1] in lists.main_places:
        return Verdict("organization", CONFIDENCE["organization"]), False  # Digital Rights Watch Europe
    public = kind_of_public_name(words, lists)
    if public is not None:
        return Verdict(public, CONFIDENCE[_WORTH[public]]), False
    if words[-2:] == ("School", "District") or (len(words) == 3 and words[1] == "&" and _may_be_firm(words)):
        return Verdict("organization", CONFIDENCE["organization"]), False  # Harrow & Vale
    if "One" in words[:-1] and words[-1] in lists.country_of:
        return Verdict("other", CONFIDENCE["nothing"]), False  # the One China policy
    if words[-1] == "AI":
        parts = words[0].lower().split("-")
        named = not all(part in lists.words for part in parts) and words[0] not in lists.country_of
        return Verdict("organization" if named else "other", CONFIDENCE["organization"]), False
    if _is_company(words[0], lists):
        return Verdict("organization", CONFIDENCE["company first"]), False
    if words[0].lower() in lists.organization_first and words[-1].lower() not in lists.words:
        return Verdict("organization", CONFIDENCE["organization"]), False  # Universität Wien
    if _is_full_name(words, lists):
        return Verdict("person", CONFIDENCE["full name"]), False
    if words[-1].lower() in lists.company_words and words[0] in lists.places and is_rare(words[-2], lists):
        return Verdict("organization", CONFIDENCE["organization"]), False  # Yunnan Baiyao Group
    if len(words) == 2 and words[1].lower() in lists.suffixes:
        return Verdict("person", CONFIDENCE["family name first"]), False  # Hale Jr.
    if words[-1].lower() in lists.sure_organization_heads and "of" not in words:
        return Verdict("organization", CONFIDENCE["organization"]), False
    if words[0] in romanised_surnames() and kind == "organization":
        return Verdict("organization", CONFIDENCE["organization"]), False  # Li Auto
    if family_name_first(words, lists):
        return Verdict("person", CONFIDENCE["family name first"]), False
    return (
        Verdict("organization", CONFIDENCE["organization"])
        if _before_of(words, lists) == "organization"
        else None
    ), False


def _listed(words: tuple[str, ...], lists: Lexicon) -> Verdict | None:
    """What a list says that a name of several words is; a town that begins with a first name may be somebody."""
    name = " ".join(words)
    if name in lists.organizations:
        return Verdict("organization", CONFIDENCE["listed organization"])
    rare = any(word.lower() not in lists.words for word in words)  # Chiang Mai; not Bowling Green, a team too
    if name in lists.towns and words[0] not in lists.first_names and rare:
        return Verdict("place", CONFIDENCE["listed place"])
    return None


def _is_plain_country(word: str, lists: Lexicon) -> bool:
    """A country's name that is no nationality and nobody's name."""
    named = word in lists.first_names or word in lists.surnames or word in lists.nationalities
    return word in lists.country_of and not named


def _may_be_firm(words: tuple[str, ...]) -> bool:
    return all(len(word) > 2 and not word.isupper() for word in (words[0], words[2]))


def _is_plain_acronym(word: str, lists: Lexicon) -> bool:
    """`AI`, `FY`; `MoUs`, `GPUs`: the plural of any acronym names nothing. `Xi` is somebody, `XI` a number."""
    if not word.isupper() and word in surnames_of_figures():
        return False
    return (
        word.upper().replace(".", "") in lists.plain_acronyms or _PLURAL_ACRONYM.fullmatch(word) is not None
    )


def is_plain(word: str, lists: Lexicon) -> bool:
    """A common word that is no family name and ends no organisation's."""
    lower = word.lower()
    return lower in lists.words and word not in lists.surnames and lower not in lists.heads


def _single_word(word: str, lists: Lexicon) -> Verdict | None:
    if word[-1].isdigit() and CODE.fullmatch(word) and not _is_known(word, lists):
        return Verdict("other", CONFIDENCE["nothing"])
    if word in lists.nationalities or len(word.rstrip(".")) == 1 or _SHAPED.fullmatch(word):
        return Verdict("other", CONFIDENCE["nothing"])
    if word.endswith(_COMPANY_ENDS) and len(word) > 6 and is_rare(word, lists):
        return Verdict("organization", CONFIDENCE["company first"])  # Euronews
    if word.lower() in lists.words and lists.heads.get(word.lower()) in ("document", "event"):
        return Verdict("other", CONFIDENCE["nothing"])  # the Initiative
    if _is_company(word, lists) or (word in lists.known_names and is_rare(word, lists)):
        return Verdict("organization", CONFIDENCE["listed organization"])
    if word in lists.country_of and word not in lists.frequent_first_names:
        return Verdict("place", CONFIDENCE["listed place"])
    if (
        word in surnames_of_figures()
        and word.lower() not in lists.words
        and word not in lists.main_places
        and word not in lists.organizations
    ):
        return Verdict("person", CONFIDENCE["public figure"])
    listed = word in lists.places or word in lists.surnames or word.lower() in lists.words
    if word in lists.first_names and not listed and word not in lists.organizations:
        return Verdict("person", CONFIDENCE["first name"])
    person = word in lists.first_names or (word in lists.surnames and word not in lists.main_places)
    club = word in lists.known_names and word not in lists.main_places  # Ajax
    if word in lists.places and not person and not club:
        return Verdict("place", CONFIDENCE["listed place"])
    return None


def _is_known(word: str, lists: Lexicon) -> bool:
    return word in lists.organizations or word in lists.known_names or word in lists.places


def _is_people(words: tuple[str, ...], lists: Lexicon) -> bool:
    """`Irish Americans`, `Puerto Ricans`, `Latino Americans`: who is of a nation; not the Cleveland Indians."""
    if lists.heads.get(words[-1].lower(), "other") != "other":
        return False
    one = words[-1].removesuffix("s")
    if " ".join((*words[:-1], one)) in lists.nationalities:
        return True
    return one in lists.nationalities and all(
        word in lists.nationalities or word in lists.peoples for word in words[:-1]
    )


def _is_company(word: str, lists: Lexicon) -> bool:
    """A listed organisation whose name is no word and nobody's first name (`Huawei`; not `Apple`, `Harvard`)."""
    plain = word.lower() in lists.words or word in lists.first_names or word in lists.surnames
    return word in lists.organizations and not plain and word not in lists.places


def _is_listed(words: tuple[str, ...], lists: Lexicon) -> bool:
    name = " ".join(words)
    return name in lists.places or name in lists.organizations or (len(words) > 1 and name in lists.towns)


def can_be_titled(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """False for what titles stand before and is no person: `President Park Avenue`."""
    last = words[-1].lower()
    if len(words) == 1 and last in lexicon.words and not _may_be_a_persons(words[0], lexicon):
        return False  # Ambassador Extraordinary
    return words[0].lower() not in lexicon.title_starts and (last not in lexicon.heads or len(words) == 1)


def _may_be_a_persons(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.surnames or word in lexicon.first_names or word in romanised_surnames()


def _is_full_name(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """`Mary J. Blige`: a first name, perhaps initials or more names, and a last word that is no common one."""
    core = [word for word in words if word.lower() not in lexicon.suffixes]
    if not 2 <= len(core) <= _LONGEST_PERSON or core[0] in lexicon.country_of:
        return False
    if any(word in ("of", "for", "and", "&", "'s", "on") for word in core):
        return False
    last = core[-1].lower()
    rare = last not in lexicon.heads and (core[-1] in lexicon.surnames or last not in lexicon.words)
    initials = [word for word in core[:-1] if len(word) == 2 and word[1] == "."]
    sure = core[-1] in lexicon.surnames and (
        last not in lexicon.words or core[0] in lexicon.frequent_first_names
    )  # `Mike Pence`, not `Art House`
    frequent = core[0] in lexicon.frequent_first_names and core[0].lower() not in lexicon.words
    if frequent and len(core) == 2 and last not in lexicon.heads and core[-1] not in lexicon.places:
        return not core[-1].isupper()  # Helen Strand
    named = core[0] in lexicon.first_names and (core[0].lower() not in lexicon.words or sure)
    if core[0] in lexicon.rare_first_names:
        named = core[-1] in lexicon.surnames or core[-1] in lexicon.rare_surnames
    return (
        rare and core[-1] not in lexicon.main_places and (named or bool(initials)) and not core[-1].isupper()
    )


def _before_of(words: tuple[str, ...], lists: Lexicon) -> str | None:
    """The kind that the head before `of`, `for` or `on` tells: `Center for Data Innovation`, `Committee on Trade`."""
    link = next((index for index, word in enumerate(words) if index and word in ("of", "for", "on")), 0)
    if link and words[link] == "on":
        kind = lists.heads.get(words[link - 1].lower())
        return kind if kind in ("organization", "event", "document") else None
    heads = (words[link - 1].lower(), words[0].lower()) if link else ()
    if link and words[link] == "for" and not lists.heads_before_for.isdisjoint(heads):
        return "organization"  # Airlines for America
    return next((lists.heads_before_of[head] for head in heads if head in lists.heads_before_of), None)
