"""The bundled word lists, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aigov_tui.model.tables import parse_table

CACHED = 16_384
"""Names met lately of which what their words say is kept, some hundred bytes each: with more it is no quicker."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country with everything it is called; `adjectives` hold nationalities too (`French`, `Finns`)."""

    name: str
    names: tuple[str, ...]
    capital: str
    adjectives: tuple[str, ...]
    chinese: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists for English names. Words are in lower case unless the field says "as written"."""

    words: frozenset[str]
    function_words: frozenset[str]
    calendar: frozenset[str]
    plain_acronyms: frozenset[str]
    first_names: dict[str, str]
    """As written, to `m`, `f` or `-` for both."""
    frequent_first_names: frozenset[str]
    """As written: so frequent that they are names even where they are words as well (`Mike`, `Bill`)."""
    surnames: frozenset[str]
    """As written."""
    rare_first_names: frozenset[str]
    """As written: evidence for a person, less than `first_names` are."""
    rare_surnames: frozenset[str]
    """As written."""
    places: frozenset[str]
    """As written: countries, capitals, states, regions, cities."""
    main_places: frozenset[str]
    """As written: those without the cities that are no capitals."""
    towns: frozenset[str]
    """As written: smaller ones, evidence only."""
    country_of: dict[str, Country]
    """A country's names, adjectives and nationalities, as written."""
    nationalities: frozenset[str]
    """As written; parties' and faiths' adjectives as well."""
    organizations: dict[str, str]
    """As written, to the name we show."""
    known_names: frozenset[str]
    """As written: organisations that are often something else as well (`Ford`, `Chelsea`), evidence only."""
    courtesy: dict[str, str | None]
    """Forms of address to the gender they tell, if they tell one."""
    gendered: dict[str, str]
    """Titles and kin to the gender they tell: `congresswoman`, `husband`."""
    roles: frozenset[str]
    role_words: dict[str, str]
    """Short forms of roles to the words we note."""
    title_starts: frozenset[str]
    """The first words of `courtesy` and `roles`."""
    heads: dict[str, str]
    """The last word of a name to what it makes it: a kind of `EntityKind`, or `other`."""
    sure_organization_heads: frozenset[str]
    heads_before_of: dict[str, str]
    numbered_documents: frozenset[str]
    any_documents: frozenset[str]
    """In lower case, phrases that name no document without a number."""
    heads_before_for: frozenset[str]
    place_first: frozenset[str]
    organization_first: frozenset[str]
    trades: frozenset[str]
    nouns: dict[str, str]
    """What `X is a …` says X is: `person`, `organization`, `place` or `other`."""
    endings: tuple[tuple[str, str], ...]
    """The end of a word to what it is likely the name of."""
    speech_verbs: frozenset[str]
    personal_verbs: frozenset[str]
    company_verbs: frozenset[str]
    """What organisations do and people seldom: `acquired`, `beat`."""
    membership: frozenset[str]
    """What one does at, with or for an organisation: `joined`, `economist` (at)."""
    personal_nouns: frozenset[str]
    particles: frozenset[str]
    partisans: frozenset[str]
    title_adverbs: frozenset[str]
    possessive_words: frozenset[str]
    weekdays: frozenset[str]
    seasons: frozenset[str]
    short_states: frozenset[str]
    calendar_surnames: frozenset[str]
    past_words: frozenset[str]
    """`former` and the like, no part of a name after it."""
    role_ends: frozenset[str]
    """The last words of `roles`: `minister`."""
    office_ends: frozenset[str]
    """What ends an office and no name: `officer`."""
    lower_roles: frozenset[str]
    """Roles that name one person right before the name, in lower case: `ministry spokesperson Qin Yutong`."""
    numbered_units: frozenset[str]
    """What is named with its number: `82nd Airborne Division`."""
    portfolios: frozenset[str]
    """What ministers are for: `Defence`."""
    portfolio_titles: frozenset[str]
    personal_titles: frozenset[str]
    """Titles that only people have, whatever follows: `Senator` Hill, where `Prince` Street is a street."""
    paper_ends: frozenset[str]
    """The last words of newspapers' names, by which they are called: `Post`."""
    state_offices: frozenset[str]
    """The last words of offices of state: `senator`."""
    local_offices: frozenset[str]
    """The last words of offices in which nobody is known the world over: `judge`."""
    peoples: frozenset[str]
    """As written: `Black` voters."""
    suffixes: frozenset[str]
    company_suffixes: frozenset[str]
    company_words: frozenset[str]
    kin: frozenset[str]


def lines(name: str) -> list[str]:
    """The lines of a bundled list, comments left out."""
    text = files("aigov_tui.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def table(name: str) -> list[tuple[str, str]]:
    """The first two columns of a bundled table."""
    return [(cells[0], cells[1]) for cells in (line.split("\t") for line in lines(name))]


@cache
def countries() -> tuple[Country, ...]:
    """Every country, as in `countries.tsv`."""
    found = []
    for line in lines("countries.tsv"):
        _, name, others, capital, adjectives, chinese = (*line.split("\t"), "", "")[:6]
        found.append(
            Country(name, (name, *_split(others)), capital, tuple(_split(adjectives)), tuple(_split(chinese)))
        )
    return tuple(found)


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


@cache
def chinese_countries() -> dict[str, Country]:
    """Countries by their names in Chinese."""
    return {name: country for country in countries() for name in country.chinese}


@cache
def chinese_places() -> dict[str, str]:
    """Cities and provinces by their names in Chinese."""
    return dict(table("chinese_places.tsv"))


@cache
def chinese_names_of_places() -> dict[str, tuple[str, ...]]:
    """The names in Chinese of a city or province."""
    return {name: (native,) for native, name in chinese_places().items()}


@cache
def chinese_organizations() -> dict[str, str]:
    """Well-known organisations by their names in Chinese, to the name we show; a body of China's state with 中国 before it."""
    return {form: name for name, forms in table("chinese_organizations.tsv") for form in _split(forms)}


@cache
def acronyms() -> dict[str, str]:
    """Acronyms and long forms of well-known organisations, as written, to the name we show."""
    table = {}
    for line in lines("acronyms.tsv"):
        short, name, *others = line.split("\t")
        for form in (short, name, *_split("".join(others))):
            table[form] = name
    return table


@cache
def acronym_forms() -> dict[str, tuple[str, ...]]:
    """The name we show of an organisation to everything it is called."""
    forms: dict[str, list[str]] = {}
    for form, name in acronyms().items():
        forms.setdefault(name, []).append(form)
    return {name: tuple(listed) for name, listed in forms.items()}


@cache
def lexicon() -> Lexicon:
    """The English lexicon. About 60,000 short strings, some tens of milliseconds to read."""
    english = parse_table(
        files("aigov_tui.extract").joinpath("data", "english.yaml").read_text(encoding="utf-8")
    )

    def words(key: str) -> frozenset[str]:
        return frozenset(english[key].split())

    country_of = {form: c for c in countries() for form in (*c.names, *c.adjectives)}
    names_of_countries = {form for c in countries() for form in (*c.names, c.capital) if form}
    main_places = frozenset([*names_of_countries, *lines("us_states.txt"), *lines("regions.txt")])
    roles = frozenset(line.strip() for line in english["roles"].split("\n") if line.strip())
    courtesy = {
        **dict.fromkeys(words("courtesy")),
        **dict.fromkeys(words("courtesy_male"), "m"),
        **dict.fromkeys(words("courtesy_female"), "f"),
    }
    return Lexicon(
        words=frozenset(lines("words.txt")) | words("recent_words"),
        function_words=words("function_words"),
        calendar=words("calendar"),
        plain_acronyms=words("plain_acronyms"),
        first_names=dict(table("first_names.tsv")),
        frequent_first_names=frozenset(
            line.split("\t")[0] for line in lines("first_names.tsv") if line.endswith("\tfrequent")
        ),
        surnames=frozenset(lines("surnames.txt")),
        rare_first_names=frozenset(lines("rare_first_names.txt")),
        rare_surnames=frozenset(lines("rare_surnames.txt")),
        places=main_places | frozenset(lines("cities.txt")),
        main_places=main_places,
        towns=frozenset(lines("towns.txt")),
        country_of=country_of,
        nationalities=frozenset(form for c in countries() for form in c.adjectives)
        | frozenset(english["affiliations"].split()),
        organizations={**{name: name for name in lines("companies.txt")}, **acronyms()},
        known_names=frozenset([*lines("known_names.txt"), *lines("listed_companies.txt")]),
        courtesy=courtesy,
        gendered={
            **dict.fromkeys(words("male_titles"), "m"),
            **dict.fromkeys(words("female_titles"), "f"),
        },
        roles=roles,
        role_words=dict(english["role_words"]),
        title_starts=frozenset(phrase.split()[0] for phrase in (*roles, *courtesy)),
        heads=_kinds(english, "_heads"),
        sure_organization_heads=words("sure_organizations"),
        heads_before_of=_kinds(english, "_before_of"),
        numbered_documents=words("numbered_documents"),
        any_documents=frozenset(english["any_documents"].splitlines()),
        heads_before_for=words("organizations_before_for"),
        place_first=words("place_first"),
        organization_first=words("organization_first"),
        trades=words("trades"),
        nouns={**dict.fromkeys(words("trades"), "person"), **_kinds(english, "_nouns")},
        endings=tuple((end, kind) for end, kind in _kinds(english, "_endings").items()),
        speech_verbs=words("speech_verbs"),
        personal_verbs=words("personal_verbs"),
        company_verbs=words("company_verbs"),
        membership=words("membership") | words("trades"),
        personal_nouns=words("personal_nouns"),
        particles=words("particles"),
        partisans=words("partisans"),
        title_adverbs=words("title_adverbs"),
        possessive_words=words("possessive_words"),
        weekdays=words("weekdays"),
        seasons=words("seasons"),
        calendar_surnames=words("calendar_surnames"),
        past_words=words("past_words"),
        role_ends=frozenset(phrase.split()[-1] for phrase in roles),
        office_ends=words("office_ends"),
        lower_roles=words("lower_roles"),
        numbered_units=words("numbered_units"),
        portfolios=words("portfolios"),
        portfolio_titles=words("portfolio_titles"),
        personal_titles=words("personal_titles"),
        state_offices=words("state_offices"),
        local_offices=words("local_offices"),
        peoples=words("peoples"),
        suffixes=words("suffixes"),
        company_suffixes=words("company_suffixes"),
        short_states=words("short_states"),
        paper_ends=words("paper_ends"),
        company_words=words("company_words"),
        kin=words("kin"),
    )


def _kinds(english: dict[str, str], suffix: str) -> dict[str, str]:
    """`{word: kind}` from the lists `organization<suffix>`, `place<suffix>`, …; the first list wins."""
    kinds: dict[str, str] = {}
    for key, listed in english.items():
        if key.endswith(suffix) and not key.startswith("personal"):
            for word in listed.split():
                kinds.setdefault(word, key.removesuffix(suffix))
    return kinds
