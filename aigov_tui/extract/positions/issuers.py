"""Whose own document a text is: by its site, its publisher, its author or its title; of a joint one, all of theirs."""

from __future__ import annotations

import re

from aigov_tui.extract.linking.bodies import country_of_body
from aigov_tui.extract.normal import has_han
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.governments import Governments
from aigov_tui.model.simplified import has_traditional
from aigov_tui.model.source import Document, Metadata

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HOST = re.compile(r"https?://([\w.-]{1,253})(?:[/:?#]|$)", re.ASCII | re.IGNORECASE)
_SIGNED = re.compile(
    r"(?i:(?:\w+ )?(?:statement|speech|remarks|address|submission|declaration|response|reply|contribution|comments|proposal)) (?:of|by|from) "
    r"(?:the )?((?:(?! (?:at|on|to|in|before|after|during|regarding|concerning|about|for)\b)[^,;:(–—]){2,80})"
)
"""In a title: who says what follows."""
_ABOUT = re.compile(
    r"\b(?:on|about|regarding|concerning|towards?|against)\b.*?(?=\b(?:by|between|from)\b|$)", re.IGNORECASE
)
"""In a title: what it is about, which names nobody who issues it."""
_SEATED = re.compile(r" (?:in|to) (?:the )?[A-Z][^,]*$")
"""After an embassy's name: where it is."""
_GENITIVE = re.compile(r"['’]s?(?=\s)")
_ESTABLISHED = 5  # words between an issuer's name and what its paper is
_GOES_ON = re.compile(
    r"\s*(?:$|[:,(–—|/-]|\d|(?:on|to|for|of|regarding|concerning|at|in|by|from)\b)", re.IGNORECASE
)
_FULL_TEXT = re.compile(
    r"\b[Ff]ull text of [^.:\n]{3,120}? (?:issued|released|published|unveiled) by (?:the )?([A-Z][^.:,\n]{3,60}?)(?: on [^.:\n]{1,30})?[.:]"
)
_HAN_ISSUES, _HAN_FULL_TEXT = re.compile("印发|发布|公布"), "全文如下"
_OPENING = 2  # words of a title that may be whose it is: "The G20"
_SAMPLE = 2_000  # code points in which traditional characters are looked for


class Issuers:
    """Tells whose documents are whose among the actors of a codebook."""

    def __init__(self, governments: Governments) -> None:
        self._governments = governments

    def issuers(self, document: Document) -> tuple[str, ...]:
        """The actors whose own document this is, whose every sentence is theirs: the one that published it, or all that
        its title says declare it together."""
        title = readable(document.metadata.title or "")
        if not is_joint(document):
            actor = self.publisher(document)
            return () if actor is None else (actor,)
        return tuple(sorted(self.partners(document))) if _is_joint_paper(title) else ()

    def issuer(self, document: Document) -> str | None:
        """The actor whose document this is, by where it was published, or by whom; what several issue is nobody's."""
        return None if is_joint(document) else self.publisher(document)

    def publisher(self, document: Document) -> str | None:
        """The actor by whom a document was published, whoever else it speaks for."""
        about = document.metadata
        host = _HOST.match(about.url) if about.url else None
        country = _country_of_site(host.group(1)) if host is not None else None
        if country is not None:
            return self._governments.of_country(country)
        if about.publisher:
            publisher = self._body(about.publisher, document)
            return publisher or self._in_chinese(about, document) or self._reprinted(document)
        return self._signed(about, document) or self._in_chinese(about, document)

    def partners(self, document: Document) -> frozenset[str]:
        """The actors that issue a joint document: whom its title names, but as what it is about, and who published it."""
        title = readable(document.metadata.title or "")
        named = self._governments.all_named(_ABOUT.sub("", title)) or self._governments.all_named(title)
        publisher = self.publisher(document)
        alone = not named and _is_of_group(title)
        return named if publisher is None or alone else named | {publisher}

    def _signed(self, about: Metadata, document: Document) -> str | None:
        """Whose a document without a publisher is, by its title or its author."""
        title = readable(about.title or "")
        signed = _SIGNED.match(title)
        if signed is not None:
            return self._governments.person(signed.group(1)) or self._body(signed.group(1), document)
        if (titled := self._titled(title)) is not None:
            return titled
        return self._body(about.author, document) if about.author else None

    def _reprinted(self, document: Document) -> str | None:
        """Whose paper somebody else prints in full: "The following is the full text of the plan issued by X:"."""
        full = _FULL_TEXT.search(readable(document.text[:_SAMPLE]))
        return None if full is None else self._body(full.group(1), document)

    def _titled(self, title: str) -> str | None:
        """`X's Position Paper on …`, `X Party Manifesto 2024`, `X government response to …`; no headline about one."""
        words = title.removeprefix("The ")
        named = self._governments.named(words)
        if named is None:
            return None
        rest = _GENITIVE.sub(" ", words[named[1] :], count=1)
        paper = cues().papers.search(rest)
        if paper is None or _GOES_ON.match(rest, paper.end()) is None:
            return None
        between = _WORD.findall(rest[: paper.start()])
        is_headline = (
            len(between) > _ESTABLISHED or _has_verb(between) or _has_verb(_WORD.findall(rest[paper.end() :]))
        )
        return None if is_headline else named[0]

    def _in_chinese(self, about: Metadata, document: Document) -> str | None:
        """Whose a Chinese document is by its title: `国务院关于…的意见`, `X关于…的立场文件`."""
        title = readable(about.title or "")
        if not has_han(title):
            return None
        office = self._own_office(title, document)
        if office is not None and cues().chinese_opening.match(title, office[1]) is not None:
            return office[0]
        if office is not None and _HAN_ISSUES.search(title) and _HAN_FULL_TEXT in document.text[:_SAMPLE]:
            return office[0]  # printed in full by an agency
        named = self._governments.first_han(title)
        return None if named is None or cues().chinese_papers.fullmatch(title, named[1]) is None else named[0]

    def _own_office(self, name: str, document: Document) -> tuple[str, int] | None:
        """The actor whose own press calls an office by no country's name, that `name` begins with, and where it ends."""
        for country, offices in cues().own_offices.items():
            office = max((one for one in offices if name.startswith(one)), key=len, default=None)
            actor = (
                self._governments.own_office(document.text, office, len(document.text)) if office else None
            )
            if office is not None and actor is not None and actor == self._governments.of_country(country):
                sample = document.text[:_SAMPLE]
                return (actor, len(office)) if not has_traditional(sample) else None
        return None

    def _body(self, name: str, document: Document) -> str | None:
        """An actor's office, one of its bodies, or a body's name with nothing but an office after it."""
        name = name.removeprefix("The ").strip()
        governments = self._governments
        actor = governments.office(name) or governments.body(name)
        country = _country_of_site(name) if actor is None and "." in name and " " not in name else None
        country = country or (country_of_body(name) if actor is None else None)
        if country is not None:  # pages give their address for a name: GOV.UK
            return governments.of_country(country)
        if actor is None and has_han(name):
            office = self._own_office(readable(name), document)
            return office[0] if office is not None and len(readable(name)) == office[1] else None
        words = name.split()
        for cut in range(len(words) - 1, 0, -1) if actor is None else ():
            rest = [word.lower() for word in words[cut:]]
            of_something = rest[0] in cues().offices_of and rest[1:2] in (["of"], ["for"])
            if not of_something and set(rest) - {"the", "of", "for", "and"} - cues().office_heads:
                continue
            actor = governments.called(" ".join(words[:cut]))
            if actor is not None:
                break
        return actor or self._of_country(_SEATED.sub("", name))

    def _of_country(self, name: str) -> str | None:
        """`Ministry of Trade and Industry of Japan`, `National Treasury of South Africa`."""
        heads = _WORD.findall(name.partition(" of ")[0].lower())
        if cues().office_heads.isdisjoint(heads):
            return None
        places = [found.end() for found in re.finditer(r" of (?:the )?|, ", name)]
        return next(filter(None, (self._governments.called(name[at:]) for at in places)), None)


def is_joint(document: Document) -> bool:
    """Do several issue it together, by its title?"""
    if any(word in readable(document.metadata.title or "") for word in cues().chinese_joint):
        return True
    title = document.metadata.title or ""
    return not cues().joint.isdisjoint(_WORD.findall(title.lower())) or _is_of_group(title)


def _is_of_group(title: str) -> bool:
    """Is it a paper of states that meet as one body: `G20 Leaders' Declaration`? Not `Remarks by X at the G20`."""
    opening = re.findall(r"\w+", title.lower())[:_OPENING]
    return not cues().groups_of_states.isdisjoint(opening) and _is_joint_paper(readable(title))


def _is_joint_paper(title: str) -> bool:
    """Is it the title of a paper, and no headline about one or about those who met?"""
    if any(title.endswith(word) for word in cues().chinese_joint):
        return True
    paper = cues().papers.search(title)
    return paper is not None and not _has_verb(_WORD.findall(title[: paper.start()]))


def _has_verb(words: list[str]) -> bool:
    """Do these words of a title say what somebody does: `X and Y issue joint statement`?"""
    tables = cues()
    spoken = {word.lower() for word in words if not word.endswith("ing")}
    return not (tables.verbs.keys() - tables.nouns_too - tables.titular).isdisjoint(spoken)


def _country_of_site(host: str) -> str | None:
    """The country on whose government's site a page is; None for any other site."""
    ends = cues().government_sites
    found = [end for end in ends if f".{host.lower()}".endswith(f".{end}")]
    return ends[max(found, key=len)] if found else None
