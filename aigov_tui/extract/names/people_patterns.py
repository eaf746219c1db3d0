"""The patterns by which people are found in Chinese text, made of the lists of `data/chinese.yaml` and `data/chinese_people.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from aigov_tui.extract.names.asian import chinese_words
from aigov_tui.extract.names.chinese_given import people_words
from aigov_tui.extract.names.chinese_name import begins, either
from aigov_tui.extract.names.figures import chinese_figures
from aigov_tui.extract.names.lexicon import countries
from aigov_tui.extract.normal import HAN

NO_GIVEN = "则却也又已曾将就都还在是的了说称表先再续仅只均并便更亦尚仍"
"""Adverbs and the like, which a given name does not begin with."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """What is sought in simplified text; the groups `native` and `name` hold the name."""

    titled: re.Pattern[str]
    speaking: re.Pattern[str]
    opening: re.Pattern[str]
    aged: re.Pattern[str]
    label: re.Pattern[str]
    addressed: re.Pattern[str]
    minuted: re.Pattern[str]
    neighbour: re.Pattern[str]
    byname: re.Pattern[str]
    masked: re.Pattern[str]
    given: re.Pattern[str]
    compound: re.Pattern[str]
    married: re.Pattern[str]
    no_pairs: frozenset[str]
    person_ends: frozenset[str]
    dotted: re.Pattern[str]
    run: re.Pattern[str]
    somebody: re.Pattern[str]
    following: re.Pattern[str]
    lead: re.Pattern[str]
    country_before: re.Pattern[str]
    title_before: re.Pattern[str]
    address: re.Pattern[str]
    courtesy: re.Pattern[str]
    figures: re.Pattern[str]
    goes_on: re.Pattern[str]
    verbs: frozenset[str]
    sounding: re.Pattern[str]
    forename: re.Pattern[str]
    no_people: frozenset[str]


def is_byname(name: str) -> bool:
    """Somebody is called so by whoever knows them: 小吕, 老王."""
    return len(name) == 2 and name[0] in "老小" and name[1] in people_words().loose


@cache
def patterns() -> Patterns:
    """The patterns, made once."""
    words, known = chinese_words(), people_words()
    lists = known.lists
    surname = either([*words["compound_surnames"], *words["japanese_surnames"], *words["surnames"]])
    any_surname = either([*known.compound, *sorted(known.surnames)])
    loose = "".join(sorted(known.loose))
    given = "".join(sorted(known.given))
    leads = "".join(lists["before_given"])
    families = (*words["compound_surnames"], *words["japanese_surnames"], *words["surnames"])
    # no Han character before it; looked for behind the name, so that the pattern begins with a character and is sought by it
    pairs = "|".join(name for name in families if len(name) == 2)
    alone = "|".join(sorted(families, key=len, reverse=True))
    after_none = f"(?:(?<={pairs})(?<![{HAN}]..)|(?<![{HAN}].))"
    family = begins(families)  # before a condition: most places are passed by this alone
    native = f"(?:{surname})(?:(?![{NO_GIVEN}])[{HAN}]){{1,2}}?"
    sounds = f"[{known.sounds}]"
    within = f"[{''.join(lists['within_transliteration'])}]"
    joined = f"[-－](?:{sounds}|{within}(?=[{known.sounds}·]))"  # 博格丹-马丁
    titles = either([*words["titles"], *words["person_titles"], *lists["more_titles"]])
    addresses = either(words["addresses"])
    after_words = (*words["speech_verbs"], *words["addresses"], *words["after_names"], *words["reporting"])
    following = either([*after_words, *lists["times"]])
    after = f"(?={following}|[^{HAN}]|$)"
    verb = either(words["saying"])
    saying = f"(?={either(words['adverbs'])}?{verb}|在[{HAN}]{{1,12}}{verb})"
    country = either(name for c in countries() for name in c.chinese)
    return Patterns(
        titled=re.compile(
            f"(?P<title>{titles})(?:(?P<native>{any_surname}[{HAN}]{{1,2}}?){after}"
            f"|(?P<foreign>{sounds}{{2,7}}){after}|(?P<run>{sounds}{{3,6}})(?!{sounds}|[·])"
            f"|(?P<two>{any_surname}[{given}]{{2}})"
            f"|(?P<whole>(?!向[记本媒外全与]){surname}[{HAN}](?!{either(lists['no_given_pairs'])})[{HAN}]))"
        ),
        aged=re.compile(
            f"(?<=岁的)(?P<native>{surname}[{HAN}]{{1,2}}?)(?={either((*after_words, *words['openings'], '写'))})"
        ),
        label=re.compile(f"(?:^|(?<=\\n))(?P<native>{any_surname}[{given}]{{1,2}})(?=[:：])"),
        speaking=re.compile(
            f"{family}(?<![{HAN}])(?!{either(words['no_names'])})(?P<native>{native}){saying}"
        ),
        opening=re.compile(
            f"{family}(?:^|(?<=[。！？“「])|(?<=岁的))(?!{either((*words['no_names'], *words['no_openings']))})"
            f"(?P<native>{surname}(?:(?![{NO_GIVEN}])[{HAN}]){{2}})(?={either(words['openings'])})"
        ),
        addressed=re.compile(
            f"(?P<surname>{alone}){after_none}(?P<given>[{HAN}]{{1,2}}(?<![局部院会厅署司社报台网刊]))??(?P<address>{addresses})(?![会长])"
        ),
        minuted=re.compile(
            f"(?:^|(?<=\\n))(?P<surname>{surname})副?(?P<address>{either([*words['addresses'], *words['titles']])})"
            f"(?P<given>[{HAN}]{{1,2}})(?=[:：])"
        ),
        neighbour=re.compile(
            f"(?P<surname>[{loose}])(?:(?<![{HAN}].)|(?<=[的和与对向给].))(?P<address>{either(lists['kin'])})"
        ),
        byname=re.compile(
            f"(?=[老小大][{loose}]|{family}.{{1,3}}?某|化名)(?:"
            f"(?:(?<![{HAN}])|(?<=[生员友者长工师书官]))(?P<name>[老小大][{loose}](?:头|哥|姐|嫂|爷|妈|叔)?)(?={either(lists['byname_after'])})"
            f"|(?<=[的叫])(?P<known>[老小][{loose}])(?=[。，、])"  # 念社会学的小戴。
            f"|(?:(?<![{HAN}])|(?<=[{''.join(words['person_ends'])}]))(?P<veiled>(?:{surname})某(?:某|(?![和与及向对为因从同在被将已曾等])[{given}])?)(?![些个种部单公企机学校医院小地项品])"
            f"|化名(?P<also>[{HAN}]{{2,3}}?)(?=[的，（说]|{verb}))"
        ),
        masked=re.compile(
            f"(?:(?:(?<![{HAN}])|(?<=[的{''.join(words['person_ends'])}]))(?P<name>[{HAN}]{{2,4}}?)|(?P<polite>{surname}{addresses}))"
            "(?=[（(](?:[^（()）\\n]{0,8}[，、；])?(?:应?受访者)?(?:要求)?化名)"
        ),
        given=re.compile(
            f"(?P<surname>[{loose}])(?:(?<![{HAN}].)|(?<=[{leads}].)|(?<=[系院部局会司校所室处厅].)(?=[{given}]{{2}}{addresses}))"
            f"(?P<given>[{given}]{{2}})(?![{''.join(lists['no_after_given'])}])"
        ),
        compound=re.compile(
            f"(?P<surname>{either(known.compound)})(?:(?<![{HAN}]..)|(?<=[{leads}]..))"
            f"(?P<given>[{given}]{{2}}(?!{following})|[{given}](?={following}))"
        ),
        married=re.compile(
            f"(?P<families>[{loose}]{{2}})(?:(?<![{HAN}]..)|(?<=[{leads}{''.join(words['person_ends'])}]..))"
            f"(?P<given>[{given}](?!{following})[{given}])(?={following}|[^{HAN}]|$)"
        ),
        person_ends=frozenset("".join((*words["person_ends"], "管一"))),
        no_pairs=frozenset((*words["no_names"], *words["no_openings"])),
        dotted=re.compile(
            f"[{known.sounds}{loose}](?:{sounds}|{within}(?=[{known.sounds}·])){{0,6}}(?:{joined}{{1,8}})?"
            f"(?:·[A-Z]\\.?(?=·))?(?:·(?:{sounds}|{within}(?=[{known.sounds}·])){{1,8}}(?:{joined}{{1,8}})?){{1,3}}(?:{within}{after})?"
        ),
        run=re.compile(f"{sounds}{{1,6}}(?!{sounds}|·)"),
        somebody=re.compile(f"(?:{titles}|家长|网友|顾客|乘客|学生|员工)(?={any_surname})"),
        following=re.compile(following),
        lead=re.compile(f"(?:{titles}|{country})$"),
        country_before=re.compile(f"({country})[{HAN}]{{0,5}}$"),
        title_before=re.compile(f"(?:(?P<country>{country})[{HAN}]{{0,5}}?)?(?P<title>{titles})$"),
        address=re.compile(addresses),
        courtesy=re.compile(either((*words["male"], *words["female"]))),
        figures=re.compile(either(chinese_figures())),
        no_people=frozenset(words["no_people"]),
        goes_on=re.compile(either(words["goes_on"])),
        verbs=frozenset((*words["saying"], *words["reporting"], *words["speech_verbs"])),
        forename=re.compile(
            f"{either(n for n in known.genders if len(n) > 2)}(?!{sounds}|·)(?![局部院会厅署司社报台网刊牌奖杯山河湖岛市州县])"
        ),
        sounding=re.compile(f"(?:^|(?<=[。！？，：；“”「」\n]))(?P<name>{sounds}{{3,7}}){after}"),
    )
