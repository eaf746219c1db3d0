"""The words of `data/cues.yaml` and `data/governments.yaml`, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from aigov_tui.extract.normal import HAN, plain
from aigov_tui.extract.positions.verb_forms import forms_of, lemmas_of, with_particle
from aigov_tui.model.simplified import simplified
from aigov_tui.model.tables import parse_table

_HAN = re.compile(f"[{HAN}]")
GROUPS = ("say", "say_for", "say_against", "act_for", "act_against")
IS, UNKNOWN = "be", "do"
"""Whatever only says what its subject is, which takes no stand; a verb that is in none of the tables."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Verb forms by group (`verbs` one word, `phrasal` two), and the other lists, all lower case."""

    verbs: Mapping[str, str]
    phrasal: Mapping[tuple[str, str], str]
    speech_nouns: frozenset[str]
    policy_nouns: frozenset[str]
    stand_nouns: Mapping[str, str]
    """Nouns that say which way, to the group of verbs they stand for: `opposition`, `backing`."""
    resuming: frozenset[str]
    headed: re.Pattern[str]
    reduced: frozenset[str]
    """Before "by": who is named next did it, without any "was"."""
    exemplified: re.Pattern[str]
    coming_from: re.Pattern[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    subjects: frozenset[str]
    times: frozenset[str]
    anaphors: frozenset[str]
    determiners: frozenset[str]
    third_parties: frozenset[str]
    told_at_end: re.Pattern[str]
    """Who says so, at a sentence's end: ", two negotiators said on Monday"."""
    clause_breaks: frozenset[str]
    prepositions: frozenset[str]
    commitments: frozenset[str]
    denials: frozenset[str]
    auxiliaries: frozenset[str]
    conditions: frozenset[str]
    outsiders: frozenset[str]
    """After an actor's name: others of its country."""
    deeds: frozenset[str]
    """Verbs of saying that with an object are none: "added 23 firms"."""
    brings_about: frozenset[str]
    duties: frozenset[str]
    finite: frozenset[str]
    """Auxiliaries that a clause's subject stands before."""
    occurrences: frozenset[str]
    permits: frozenset[str]
    feelings: frozenset[str]
    """Before "by": of what somebody feels, not of what is done ("alarmed by")."""
    accusing: re.Pattern[str]
    accused: re.Pattern[str]
    foreseen: re.Pattern[str]
    points_back: re.Pattern[str]
    points_to: re.Pattern[str]
    spokespeople: frozenset[str]
    same_office: tuple[str, ...]
    """Words that each may stand for what another of the same line has named."""
    dangers: tuple[str, ...]
    restraints: tuple[str, ...]
    harms: frozenset[str]
    harm_verbs: frozenset[str]
    harm_phrases: tuple[str, ...]
    undoing: re.Pattern[str]
    praise: frozenset[str]
    done_to: re.Pattern[str]
    urged: frozenset[str]
    blamed_for: re.Pattern[str]
    denied: re.Pattern[str]
    breach: re.Pattern[str]
    """Right before a term: somebody breaks it."""
    asserted: re.Pattern[str]
    unverbed: re.Pattern[str]
    plans: frozenset[str]
    indispensable: re.Pattern[str]
    collectives: frozenset[str]
    one_of_them: frozenset[str]
    collective_modifiers: frozenset[str]
    chinese_prepositions: tuple[str, ...]
    provisos: re.Pattern[str]
    set_aside: re.Pattern[str]
    not_it: re.Pattern[str]
    nouns_too: frozenset[str]
    restraint_on: re.Pattern[str]
    noun_for: re.Pattern[str]
    noun_against: re.Pattern[str]
    reaction: re.Pattern[str]
    chinese_denial: re.Pattern[str]
    chinese_conditions: tuple[str, ...]
    chinese_harms: tuple[str, ...]
    chinese_praise: tuple[str, ...]
    chinese_narration: re.Pattern[str]
    chinese_outsiders: re.Pattern[str]
    chinese_resuming: re.Pattern[str]
    chinese_preposed: re.Pattern[str]
    chinese_verbs: Mapping[str, str]
    chinese_verb: re.Pattern[str]
    chinese_commitments: tuple[str, ...]
    chinese_duties: tuple[str, ...]
    chinese_decides: re.Pattern[str]
    chinese_set_phrases: re.Pattern[str]
    chinese_joint: tuple[str, ...]
    chinese_third_parties: tuple[str, ...]
    offices: frozenset[str]
    past_offices: frozenset[str]
    office_heads: frozenset[str]
    offices_of: frozenset[str]
    portfolio_heads: frozenset[str]
    chinese_titles: tuple[str, ...]
    chinese_offices: tuple[str, ...]
    institutions: Mapping[str, str]
    """An office that everybody knows by its name, to its country."""
    leaders: Mapping[str, str]
    """Who is known to speak for a country, to that country."""
    government_sites: Mapping[str, str]
    """The end of a host's name, to the country whose government alone has such."""
    own_offices: Mapping[str, tuple[str, ...]]
    """By country, the offices that its own press calls by no country's name."""
    official_speakers: frozenset[str]
    briefings: frozenset[str]
    joint: frozenset[str]
    groups_of_states: frozenset[str]
    papers: re.Pattern[str]
    """What a paper is called in its title by which somebody says where they stand."""
    titular: frozenset[str]
    """In a title they only look like verbs."""
    chinese_papers: re.Pattern[str]
    chinese_opening: re.Pattern[str]
    """How the title of a Chinese official paper goes on behind the office whose it is."""
    first_person: re.Pattern[str]
    duty: re.Pattern[str]
    """What should, must or will be, in a paper's own sentences, in English and in Chinese."""
    orders: frozenset[str]
    """Verbs with which an order may begin: "Ensure that"."""
    chinese_order: re.Pattern[str]
    asked: re.Pattern[str]
    own_person: re.Pattern[str]
    """A speaker of an actor's, in their own words, outside the documents of that actor."""


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The tables, read once."""
    data, governments = _read("cues.yaml"), _read("governments.yaml")
    forms = {form: group for group in reversed(GROUPS) for form in forms_of(data[group])}
    chinese = data["chinese"]
    chinese_verbs = {word: group for group in reversed(GROUPS) for word in chinese[group].split()}
    return Cues(
        verbs={form: group for form, group in forms.items() if " " not in form},
        phrasal={with_particle(form): group for form, group in forms.items() if " " in form},
        speech_nouns=frozenset(data["speech_nouns"].split()),
        policy_nouns=frozenset(data["policy_nouns"].split()),
        stand_nouns=dict.fromkeys(data["stand_for"].split(), "act_for")
        | dict.fromkeys(data["stand_against"].split(), "act_against"),
        resuming=frozenset(data["resuming"].split()),
        reduced=frozenset(data["reduced"].split()),
        exemplified=re.compile(data["exemplified"]),
        headed=re.compile(data["headed"], re.IGNORECASE),
        coming_from=re.compile(data["coming_from"]),
        pronouns=frozenset(data["pronouns"].split()),
        persons=frozenset(data["persons"].split()),
        subjects=frozenset(data["subjects"].split()),
        times=frozenset(data["times"].split()),
        anaphors=frozenset(data["anaphors"].split()),
        determiners=frozenset(data["determiners"].split()),
        third_parties=frozenset(data["third_parties"].split()),
        told_at_end=re.compile(
            rf",[\"'”’]?\s+(?:[\w-]+\s+){{0,4}}?({'|'.join(data['third_parties'].split())})\s+(\w+)(?:\s[^,;:]{{0,40}})?[.\"'”’]*\s*$"
            rf"|,[\"'”’]?\s+said (?:an?|one) (?P<one>(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(word.removesuffix('s') for word in data['third_parties'].split())})\b)"
        ),
        clause_breaks=frozenset(data["clause_breaks"].split()),
        prepositions=frozenset(data["prepositions"].split()),
        chinese_verbs=chinese_verbs,
        chinese_verb=re.compile("|".join(sorted(map(re.escape, chinese_verbs), key=len, reverse=True))),
        commitments=frozenset(data["commitments"].split()),
        denials=frozenset(data["denials"].split()),
        auxiliaries=frozenset(data["auxiliaries"].split()),
        conditions=frozenset(data["conditions"].split()),
        outsiders=frozenset(data["outsiders"].split()),
        deeds=frozenset(data["deeds"].split()),
        brings_about=frozenset(data["brings_about"].split()),
        duties=frozenset(data["duties"].split()),
        finite=frozenset(data["finite"].split()),
        occurrences=frozenset(data["occurrences"].split()),
        permits=frozenset(data["permits"].split()),
        feelings=frozenset(data["feelings"].split()),
        accusing=re.compile(data["accusing"]),
        accused=re.compile(data["accused"]),
        foreseen=re.compile(data["foreseen"]),
        points_to=re.compile(data["points_to"]),
        points_back=re.compile(data["points_back"]),
        spokespeople=frozenset(data["spokespeople"].split()),
        same_office=tuple(data["same_office"]),
        dangers=tuple(data["dangers"].split()),
        restraints=tuple(data["restraints"].split()),
        harms=frozenset(data["harms"].split()),
        harm_verbs=frozenset(data["harm_verbs"].split()),
        harm_phrases=tuple(data["harm_phrases"]),
        praise=frozenset(data["praise"].split()),
        asserted=re.compile(data["asserted"]),
        unverbed=re.compile(data["unverbed"]),
        plans=frozenset(data["plans"].split()),
        done_to=re.compile(
            r"\s(?:\w+\s){0,2}?(?:is|are|was|were|be|been|being)(?:\sbeing)?(?:\s\w+ly|\salso|\sagain|\snow)*"
            rf"\s(?P<verb>{'|'.join((data['urged'] + ' ' + data['blamed']).split())})\b"
        ),
        urged=frozenset(data["urged"].split()),
        blamed_for=re.compile(data["blamed_for"]),
        denied=re.compile(data["denied"]),
        breach=re.compile(f"{data['breach']}|{chinese['breach']}"),
        indispensable=re.compile(data["indispensable"]),
        undoing=re.compile(data["undoing"]),
        collectives=frozenset(data["collectives"].split()),
        one_of_them=frozenset(data["one_of_them"].split()),
        collective_modifiers=frozenset(data["collective_modifiers"].split()),
        chinese_prepositions=tuple(chinese["prepositions"].split()),
        provisos=re.compile(data["provisos"]),
        set_aside=re.compile(data["set_aside"]),
        not_it=re.compile(data["not_it"]),
        nouns_too=frozenset(data["nouns_too"].split()),
        restraint_on=re.compile(data["restraint_on"]),
        noun_for=re.compile(data["noun_for"]),
        reaction=re.compile(data["reaction"]),
        noun_against=re.compile(data["noun_against"]),
        chinese_denial=re.compile(chinese["denial"]),
        chinese_conditions=tuple(chinese["conditions"].split()),
        chinese_harms=tuple(chinese["harms"].split()),
        chinese_narration=re.compile(chinese["narration"]),
        chinese_praise=tuple(chinese["praise"].split()),
        chinese_outsiders=re.compile(
            f"(?<![与对向和同跟给为于就让])(?:{'|'.join(chinese['outsiders'].split())})"
        ),
        chinese_resuming=re.compile(chinese["resuming"]),
        chinese_preposed=re.compile(rf"[^，；。]{{0,8}}?(?:{'|'.join(chinese['preposed'].split())})"),
        chinese_commitments=tuple(chinese["commitments"].split()),
        chinese_duties=tuple(chinese["duties"].split()),
        chinese_decides=re.compile(chinese["decides"]),
        chinese_set_phrases=re.compile("|".join(chinese["set_phrases"].split())),
        chinese_joint=tuple(chinese["joint"].split()),
        chinese_third_parties=tuple(chinese["third_parties"].split()),
        offices=frozenset(data["offices"].split()),
        past_offices=frozenset(data["past_offices"].split()),
        office_heads=frozenset(data["office_heads"].split()),
        offices_of=frozenset(data["offices_of"].split()),
        portfolio_heads=frozenset(data["portfolio_heads"].split()),
        chinese_titles=tuple(chinese["titles"].split()),
        chinese_offices=tuple(chinese["offices"].split()),
        institutions=governments["institutions"],
        leaders={name: country for country, names in governments["leaders"].items() for name in names},
        government_sites=governments["government_sites"],
        own_offices={country: tuple(names.split()) for country, names in governments["own_offices"].items()},
        official_speakers=frozenset(data["official_speakers"].split()),
        joint=frozenset(data["joint"].split()),
        groups_of_states=frozenset(data["groups_of_states"].split()),
        papers=re.compile(
            rf"\b(?:{'|'.join(sorted(data['papers'], key=len, reverse=True))})\b", re.IGNORECASE
        ),
        titular=frozenset(data["titular"].split()),
        chinese_papers=re.compile(
            rf"(?:政府)?(?:关于.{{1,60}}|.{{0,12}})(?:{'|'.join(chinese['papers'].split())})"
        ),
        chinese_opening=re.compile(chinese["opening"]),
        briefings=frozenset(data["briefings"].split()),
        first_person=re.compile(data["first_person"]),
        duty=re.compile(f"{data['duty']}|{chinese['duty']}"),
        orders=frozenset(lemma for group in ("act_for", "act_against") for lemma in lemmas_of(data[group])),
        chinese_order=re.compile(
            f"(?:{chinese['order']})(?:{'|'.join(word for word, group in chinese_verbs.items() if group.startswith('act'))}|"
            f"{'|'.join(chinese['orders'].split())})"
        ),
        asked=re.compile(data["asked"]),
        own_person=re.compile(data["own_person"]),
    )


def readable(text: str) -> str:
    """`text` as the tables are written: plain marks, simplified Chinese. Same length in code points."""
    text = plain(text)
    return simplified(text) if _HAN.search(text) else text  # much the slower of the two


def chinese_denial(before: str) -> bool:
    """Do these words turn round the verb that follows them?"""
    return cues().chinese_denial.search(before) is not None


def _read(name: str) -> Any:  # noqa: ANN401  # whatever YAML holds
    path = files("aigov_tui.extract.positions") / "data" / name
    return parse_table(path.read_text(encoding="utf-8"))
