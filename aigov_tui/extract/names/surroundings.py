"""What stands around a name and tells what it is: a title, a noun beside it, where it is used.

All this is asked of every name, mostly in vain: loops with the cheapest test first, since `any` over a generator takes
several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon

_AT_PLACE = re.compile(r"\b(?:in|at|from|near|of|to)[ \n]$")
_SECTION = re.compile(r"\b(?:Sec|Section|SEC|SECTION|Art|Article)\.? ?\d+[a-z]?\.[ \n]{0,3}$")
_LONGEST_PERSON = 4
_EMPLOYED = re.compile(
    r"\b(?:[Ss]hares (?:in|of)|(?:spokes(?:wo)?man|spokesperson|lawyers?|counsel|drivers?|couriers?|riders?|pilots?) for|(?:chief executive|CEO|chair(?:wo)?man"
    r"|founder|employees?|executives?|subsidiary|customers|analyst|economist|engineer|researcher|partner) (?:of|at|with)"
    r"|(?:played|plays|scored|worked|works|writes|signed) (?:for|at|with)) (?:the )?$"
)
_STAFF = re.compile(
    r"(?:'s)? (?:spokes(?:wo)?man|spokesperson|CEO|CTO|CFO|COO|chief executive|chief \w+ officer|founder|co-founder|cofounder"
    r"|president|chair(?:wo)?man|executives?|employees?|engineers?|shares|investors|shareholders)\b"
)
_BEFORE_STAFF = frozenset(
    ["'s ", " sp", " CE", " CT", " CF", " CO", " ch", " fo", " co", " pr", " ex", " em", " en", " sh", " in"]
)
"""How what `_STAFF` finds begins, to be asked first."""
_WORKPLACE = re.compile(
    r"\b(?:joined|joining|leaving|left|quit|quitting|founded|co-founded|based|runs|ran|backed|bought|sued) $"
)
_ONE_OF_FIRMS = re.compile(
    r", (?:an?|the|one of the|whose) (?:[a-z-]+ ){0,3}(?:compan(?:y|ies)|firms?|start-?ups?|labs?|chipmakers?|makers?)\b"
)
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_JOINTS = ("for ", "at ", "with ", "of ", "in ", "the ")
_ANYONES = ("spokes", "lawyer", "counsel")
_CLAIMS = (" declined", " did not", " said in")
_STATEMENT = re.compile(
    r" (?:declined to comment|did not (?:immediately )?(?:respond|answer|reply|comment)|said in a (?:press )?(?:statement|release))"
)
_LOCATED = re.compile(
    r"\b(?:near|(?:north|south|east|west) of|(?:town|city|village|province|district|suburb|outskirts|vicinity|region|island|port"
    r"|municipality|valley|township|hamlet) of) $"
)
_APPOSED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}([a-z]+), $")
_APPOSED_AFTER = re.compile(r", (?:the|an?) (?:[a-z]+(?:-[a-z]+)? ){0,3}?([a-z]+)[,.;]")
_BE = (" is a", " was a", " is the ", " was the ", " is one ")
_IS_A = re.compile(
    r" (?:is|was) (?:an?|the|one of the) (?:[\w-]+ ){0,4}?([a-z]+)(?= (?:of|in|for|that|which|who|based|on|at|near|from|with|and|to)\b|[.,;])"
)
_AFTER_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,2}?[a-z]+ $")
_THINGS = ("organization", "place")
_NAMED = re.compile(r"\b([A-Za-z]+),? (?:named|called) $")
_OPENS_WITH_PLACE = re.compile(
    r"(?: — | – |(?:, [A-Z][A-Za-z.]+)? \([A-Z][A-Za-z]+\) ?[—–-]|, [A-Z][A-Za-z.]+ [—–-]|, (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b)"
)
_REGION = re.compile(
    r" (?:mountains?|area|region|province|range|valley|river|district|peninsula|desert|coast|plateau)\b"
)
_STAFFED = re.compile(r"'s (?:[a-z]+ ){0,2}[A-Z][a-z]+ [A-Z][a-z]+")
_UNIT = re.compile(
    r" (?:district|province|county|village|prefecture|governorate|township|municipality|river|valley|peninsula|hamlet|oblast)\b"
)
"""What only a place's name stands before, also without an article: flood-hit Madhepura district."""
_SPELT_OUT = re.compile(r"(?:^|[ \n-])([a-z])[a-z]+ (AI )?\($")
_DESCRIBED = re.compile(
    r", (?:(?:an?|the|one of the) )?((?:[a-z'-]+ ){0,3}[a-z'-]+)(?: (?:at|of|for|with|in)\b|,)"
)


def heads_section(occurrences: Sequence[Candidate]) -> bool:
    """`Sec. 5. General Provisions`."""
    for candidate in occurrences:
        left = candidate.left
        if "." in left[-5:] and _SECTION.search(left):
            return True
    return False


def is_titled(occurrences: Sequence[Candidate], listed: bool, lists: Lexicon) -> bool:
    """A title stands before it somewhere; what a list has as a place or an organisation needs a form of address."""
    for candidate in occurrences:
        if candidate.title:
            return not listed or (
                len(candidate.words) == 1 and any(_is_addressed(one, lists) for one in occurrences)
            )
    return False


def has_staff(occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`a Lumenfeed spokesman`, `Cobalt AI's chief executive`, `Brightline CEO Jang Do-hyun`: what people work for."""
    for c in occurrences:
        if c.title is None and c.right[:3] in _BEFORE_STAFF and _STAFF.match(c.right) is not None:
            return all(is_rare(word, lists) for word in c.words)
    return False


def acts_as_firm(occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """Does it say or do what only firms do, or does somebody work there: `Cobalt AI said`, `is leaving Cobalt AI`?"""
    for c in occurrences:
        found = _NEXT_WORD.match(c.right)
        verb = found.group(1) if found is not None else ""
        if verb in lists.speech_verbs or verb in lists.company_verbs or _STAFF.match(c.right):
            return True
        if _EMPLOYED.search(c.left) or _WORKPLACE.search(c.left) or _ONE_OF_FIRMS.match(c.right):
            return True
    return False


def is_employer(occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`shares in Equinor`, `Bumble did not respond`: only rare words, in a place where companies and clubs stand."""
    for c in occurrences:
        found = _EMPLOYED.search(c.left) if c.left.endswith(_JOINTS) else None
        if found is not None and len(c.words) > 1 and found.group().startswith(_ANYONES):
            continue  # people have lawyers, too
        claims = len(c.words) == 1 and c.right.startswith(_CLAIMS)
        if found is not None or (claims and _STATEMENT.match(c.right)):
            return c.name in lists.known_names or all(is_rare(word, lists) for word in c.words)
    return False


def apposed_kind(occurrences: Sequence[Candidate], lists: Lexicon) -> str | None:
    """What the noun before it says it is: `the bank, Swan Mutual,`, `a Dane named Mads`; or the one behind: `Halvorsen, the
    software group,`."""
    for c in occurrences:
        if c.left.endswith(", ") and c.right[:1] in (",", "."):
            found = _APPOSED.search(c.left)
        elif c.left.endswith(("named ", "called ")):
            found = _NAMED.search(c.left)
            if found is not None and found.group(1) in lists.nationalities:
                return "person"
        elif c.right.startswith((", the ", ", a ", ", an ")):
            found = _APPOSED_AFTER.match(c.right)
            if found is not None and lists.nouns.get(found.group(1)) == "organization":
                return "organization"
            continue
        else:
            continue
        kind = lists.nouns.get(found.group(1)) if found is not None else None
        if kind == "person" and c.left.endswith(", ") and not _may_be_person(c.words, lists):
            continue
        if kind in ("organization", "person"):
            return kind
    return None


def defined_kind(occurrences: Sequence[Candidate], lists: Lexicon) -> str | None:
    """What a sentence says that it is: `Caloi is a manufacturer of bicycles`; or the noun right before it: `the band Gigi`."""
    for c in occurrences:
        if c.title is not None:
            continue
        found = _IS_A.match(c.right) if c.right.startswith(_BE) else None
        kind = lists.nouns.get(found.group(1)) if found is not None else None
        if kind is None and c.left[-1:] == " ":
            beside = lists.nouns.get(c.left[:-1].rsplit(" ", 1)[-1])
            kind = beside if beside in _THINGS and _AFTER_ARTICLE.search(c.left) else None
        if kind in _THINGS:
            return kind if all(is_rare(word, lists) for word in c.words) else None
    return None


def _may_be_person(words: tuple[str, ...], lists: Lexicon) -> bool:
    """`The minister, Hardeep Singh Puri,`: two words or more, the last of them no common one and no place."""
    last = words[-1]
    return (
        2 <= len(words) <= _LONGEST_PERSON
        and last.lower() not in lists.words
        and last.lower() not in lists.heads
        and " ".join(words) not in lists.places
        and not any(word.isupper() and len(word) > 2 for word in words)
    )


def opens_dateline(words: tuple[str, ...], occurrences: Sequence[Candidate]) -> bool:
    """`HOLLIS FERRY — About 200 people`, `GENEVA, Oct 2 (AP) -`: capitals at the start of a paragraph, and a dash or a date."""
    for c in occurrences:
        if not c.left and c.opens_sentence and _OPENS_WITH_PLACE.match(c.right):
            return c.end - c.start == sum(map(len, words)) + len(words) - 1
    return False


def is_among_firms(word: str, occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`Amazon, Google and Microsoft`, `Amazon's Jeff Bezos`: a river elsewhere, among firms a firm."""
    if word not in lists.organizations:
        return False
    if any(_STAFFED.match(c.right) for c in occurrences):
        return True
    beside = {name for c in occurrences for name in c.listed_with}
    return any(name in lists.organizations and name not in lists.places for name in beside)


def is_mister(words: tuple[str, ...], occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`Mr Bakes`: a word that is no role, after a title that only people have."""
    if len(words) > 1 or words[0].lower() in lists.roles or words[0].lower() in lists.nouns:
        return False
    return any((c.title or "").lower().rsplit(" ", 1)[-1] in lists.personal_titles for c in occurrences)


def is_spelt_out(acronym: str, occurrences: Sequence[Candidate]) -> bool:
    """Does it stand in brackets after plain words, the last of which begins with its last letter? No name does."""
    for c in occurrences:
        if c.left.endswith(" (") and c.right.startswith(")"):
            found = _SPELT_OUT.search(c.left)
            short = acronym.removesuffix("AI") if found is not None and found.group(2) else acronym
            if found is not None and short.endswith(found.group(1).upper()):
                return True
    return False


def is_located(words: tuple[str, ...], occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`near Tora Bora`, `the village of Rasm`: rare words where only places stand."""
    for c in occurrences:
        if c.title is not None:
            continue
        if (
            (c.left.endswith(("near ", "of ")) and _LOCATED.search(c.left))
            or (c.left.endswith("the ") and _REGION.match(c.right))
            or _UNIT.match(c.right)
        ):
            return all(is_rare(w, lists) or w in lists.towns or w in lists.rare_surnames for w in words)
    return False


def _is_addressed(candidate: Candidate, lists: Lexicon) -> bool:
    """`Lady Beaumont`: a form of address before a name makes it a person's, though it is a city's too."""
    title = (candidate.title or "").lower().split()
    return bool(title) and title[-1] in lists.courtesy and candidate.name not in lists.main_places


def is_given_name(word: str, occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`Nancy`, which is a city too: a frequent first name that stands nowhere as a place."""
    if word not in lists.frequent_first_names or word in lists.main_places or word.lower() in lists.words:
        return False
    return word in lists.places and not any(
        _AT_PLACE.search(c.left) or not lists.main_places.isdisjoint(c.listed_with) for c in occurrences
    )


def stands_as_place(word: str, occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`Atlanta, Georgia`, `in Georgia`: a country or a state that is a first name too, where places stand."""
    if word not in lists.main_places or word not in lists.first_names:
        return False
    return any(_AT_PLACE.search(c.left) or not lists.places.isdisjoint(c.listed_with) for c in occurrences)


def is_described(occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`Malkia Cyril, the executive director`: two or three words, none of them common, and what the person is."""
    words = occurrences[0].words
    described = [c.right for c in occurrences if c.right.startswith(", ")]
    if not described or not 2 <= len(words) <= 3:
        return False
    if any(w.lower() in lists.words or w in lists.places for w in words):
        return False
    if words[-1].isupper() or words[-1].lower() in lists.heads:
        return False
    return any(_describes_person(right, lists) for right in described)


def _describes_person(right: str, lists: Lexicon) -> bool:
    found = _DESCRIBED.match(right)
    if found is None:
        return False
    kinds = (lists.nouns.get(word) for word in found.group(1).split(" "))
    return next((kind for kind in kinds if kind is not None), None) == "person"


def is_rare(word: str, lists: Lexicon) -> bool:
    """No word, and nobody's or no place's name that we know."""
    people = word in lists.first_names or word in lists.surnames or word in lists.rare_surnames
    return (
        not people
        and word not in lists.places
        and word not in lists.towns
        and word.lower() not in lists.words
    )
