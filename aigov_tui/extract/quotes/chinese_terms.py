"""Chinese words in marks that are no speech: what a thing is called (成立“……机构”, 第二届“……”峰会), slogans, scare quotes."""

from __future__ import annotations

import re

from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.names.chinese_vocabulary import function_words, is_coined
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_term_words as near
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, SpeakerForm
from aigov_tui.model.simplified import simplified

LONGEST_LABEL = 12
LONGEST_TERM = 2 * LONGEST_LABEL
_LONGEST_NAME = 30
_INSIDE = ("上", "中", "里", "期间", "平台")
_LONGEST_NOTION = 8
_PUT_FORWARD = ("提出", "提出了", "首倡", "提出的")
_COPULAS = frozenset("是为将正已曾")
_MOVED = ("从", "的可能", "作为", "当作", "应用")
"""What goes on about words that are no name: 主张把“公正转型”从原则变成规范."""
_COINED = 4
_NO_NOUN = frozenset("地时的了是在和与及或等也还就都而但却则对向给从为将把被让使到有无不没来去且并以最一")
"""What begins no noun."""
_DOES_SO = ("进行", "予以", "地", "处于", "进入", "成为")
"""Before what somebody does or is."""
_RULING = frozenset(("规定", "明确", "要求", "写明", "载明", "提出"))
_MANNERS = ("式", "型", "般", "级")
_SHORT_LABEL = 6
"""Characters up to which words that say something are a label too: “走出去”战略."""
_CLOSING = frozenset("。！？!?，,…")
_CALLING = re.compile("[是为作成当像如做叫称批骂斥][^，。]{0,3}$")
"""Before what somebody is called by whoever speaks: 批评他是“骗子”."""
_PAUSE = re.compile("[，；。！？]")
_HAN = re.compile(f"[{HAN}]")
_BEFORE = 8
"""Code points before the marks that tell what stands in them."""


def is_closed(words: str) -> bool:
    """Does a sentence, or a part of one, end inside the marks?"""
    return words[-1] in _CLOSING


def is_term(before: str, words: str, follows: str, cue: Cue | None) -> bool:
    """Are these words, which stand inside their sentence, named rather than said? `before` and `follows` are what stands
    around their marks, in simplified characters."""
    if before.endswith(lex.TERM_CUES) or near.SO_CALLED.search(before) is not None:
        return True
    if is_closed(words) and len(words) > 6:
        return False
    plain = simplified(words)
    if cue is None:
        return len(words) <= LONGEST_TERM or names_thing(before, plain, follows, cue)
    if names_thing(before, plain, follows, cue):
        return True
    if _is_somebody(plain) and not cue.adjacent and _CALLING.search(before) is None:
        return True  # 随后转接“检察官”视讯开庭: who is not one
    if _is_author(cue) and not cue.adjacent and lex.PREDICATE.search(plain) is None:
        return True  # 我们有“评家”: an author quotes nobody in what he says himself
    passed_on = lex.REPORT.match(simplified(cue.verb or "")) or cue.attribution is Attribution.ACCORDING_TO
    reported = passed_on and not cue.phrase.is_person
    done = any(before[-size:] in function_words() for size in (2, 3))
    if reported and not cue.adjacent and plain.endswith(near.LONG_THINGS) and not lex.PREDICATE.search(plain):
        return True  # 据《南华早报》报道，在“经济与安全评估委员会”（USCC）听证会上
    if reported and done and lex.PREDICATE.search(plain) is None and _runs_into_noun(before, follows):
        return True  # 据《联合早报》报道，一名分析师给出“卖出”评级; not 习近平“隐晦斥责”美国
    if len(words) > 4 or cue.adjacent or (cue.phrase.is_person and near.COPULA.search(before)):
        return False
    rules = cue.phrase.kind is EntityKind.DOCUMENT and simplified(cue.verb or "") in _RULING
    if rules and lex.PREDICATE.search(plain) is None:
        return True  # 条例要求以“显著方式”告知: a law's own word for it
    # 据《联合早报》报道，……封堵获取芯片的“后门”
    says = lex.PREDICATE.search(plain) is not None and is_person(cue.phrase.head, plural=False)
    pronoun = cue.phrase.form is SpeakerForm.PRONOUN and cue.verb == "看来" and near.COPULA.search(before)
    if pronoun:
        return False  # 在他看来，能力才是“真问题”
    # 据知情人士透露，公司“正在考虑”……
    return cue.attribution is Attribution.ACCORDING_TO and not cue.phrase.is_person and not says


def _is_somebody(words: str) -> bool:
    """Is this no more than a word for somebody: 检察官, 司法人员?"""
    head = lex.nominal_head(words)
    return (
        head is not None
        and head[1] == len(words)
        and is_person(words, plural=False)
        and len(words) <= _SHORT_LABEL
    )


def _is_author(cue: Cue) -> bool:
    """Is it the author who says so: 笔者认为, 我们?"""
    return cue.phrase.form is SpeakerForm.PRONOUN and lex.PRONOUNS.get(cue.phrase.head) == "author"


def names_thing(before: str, words: str, follows: str, cue: Cue | None) -> bool:
    """A body, a meeting, a programme or a slogan, by the verb before it, how it ends, and the noun after it."""
    if words.endswith("答记者问") or (words.endswith(near.OUTLETS) and near.REPORTS.match(follows)):
        return True  # 台湾“中时新闻网”报道
    if before.endswith(near.PASSING_ON) and follows.startswith(("的话", "的说法", "的消息")):
        return True  # 援引“不愿具名的官员”的话
    says_something = lex.PREDICATE.search(words) is not None or _PAUSE.search(words) is not None
    if all(lex.SLOGAN.fullmatch(slogan) is not None for slogan in words.split("、")):
        return True
    if near.IN_CHARACTERS.match(follows) is not None and not says_something:
        return True
    if near.RIGHT.fullmatch(words) is not None and _HAN.match(follows):
        return True
    if follows.startswith("下") and near.UNDER.search(before) is not None:
        return True  # 在现行“安全保障法制”下
    predicate = says_something or (before.endswith(lex.MODALS) and not _HAN.match(follows))
    if len(words) <= _LONGEST_NAME and not predicate and "、" not in words and lex.LAW.fullmatch(words):
        return True  # 违反“反垄断法”; but 此举将“切断芯片法案”，……
    if before.endswith("在") and follows.startswith(_INSIDE) and (cue is None or not cue.adjacent):
        return True  # 在“……年会”上
    if len(words) > _LONGEST_NAME or (cue is not None and cue.introduces):
        return False
    theory = near.THEORY.fullmatch(words) is not None and words[:2] not in function_words()
    if not says_something and theory and (cue is None or not cue.adjacent):
        return True
    if (
        not says_something
        and len(words) <= _LONGEST_NOTION
        and before.endswith("以")
        and follows.startswith("为")
    ):
        return True  # 以“国产自主”为噱头
    if not says_something and near.OF_A_NOTION.match(follows) is not None:
        return True
    if words.endswith(_MANNERS) and follows.startswith("的") and (cue is None or not cue.adjacent):
        return True  # “连珠炮式”的提问
    if near.OPINION.match(follows) is not None:
        return cue is not None and simplified(cue.verb or "") in near.DENYING  # 驳斥“泡沫”说法
    if not says_something and follows.startswith(near.MATTER) and near.OF_A_MATTER.search(before) is not None:
        return True
    if not says_something and near.POINTED.search(before) is not None and _HAN.match(follows):
        return True
    on = cue is None or not cue.adjacent or simplified(cue.verb or "") in near.REACTING
    if lex.DISCUSSED.match(follows) is not None and on:
        return True
    labelled = follows.startswith(near.LABELLED) and not (says_something and len(words) > _SHORT_LABEL)
    if len(words) <= LONGEST_LABEL and labelled:
        return True
    if len(words) <= LONGEST_LABEL and _is_of_sort(before, follows, cue) and not says_something:
        return True
    if (
        (cue is None or not cue.adjacent)
        and follows[:1] != "的"
        and near.OF_A_THING.match(follows) is not None
        and _opens_noun(follows)
    ):
        return True  # “……”跨部门工作小组
    if (
        cue is not None
        and simplified(cue.verb or "") in near.PROPOSING
        and not says_something
        and len(words) <= LONGEST_LABEL
        and _HAN.match(follows)
        and (follows[0] == "的" or _opens_noun(follows))
        and not follows.startswith(_MOVED)
        and lex.CONJUNCTION.match(follows) is None
    ):
        return True  # 提出“三权分置”的制度框架; not 建议对“甲”和“乙”保持警惕
    if (
        cue is not None
        and not says_something
        and len(words) <= _LONGEST_NOTION
        and before.endswith(_PUT_FORWARD)
    ):
        return True  # 提出“45度平衡律”
    if not says_something and len(words) <= _COINED and is_coined(words) and _runs_into_noun(before, follows):
        return True  # “星链”系统
    if near.NUMBERED.search(before[-_BEFORE:]) is not None and _HAN.match(follows):
        return True
    if says_something or "的" in words:
        return False
    if near.FOUNDING.search(before) is not None and words.endswith(near.THINGS):
        return True
    return (cue is None or not cue.adjacent) and words.endswith(near.LONG_THINGS) and follows[:1] in _COPULAS


def _runs_into_noun(before: str, follows: str) -> bool:
    """Does what may be a noun stand right after the marks, and nothing before them that wants what somebody does?"""
    return _HAN.match(follows) is not None and not before.endswith(_DOES_SO) and _opens_noun(follows)


def _opens_noun(follows: str) -> bool:
    """May what stands after the marks be a noun: no adverb, no verb, and no manner or time, 始终“跳针式”|地讲解?"""
    verb = any(follows[:size] in function_words() for size in (2, 3, 4))
    return follows[:1] not in _NO_NOUN and not verb and lex.CUE.match(follows) is None


def _is_of_sort(before: str, follows: str, cue: Cue | None) -> bool:
    """Does what a name is given to stand right before: 推出系统「智识听」; not 为智能体“立心”, nor 否认系统“叠床架屋”?"""
    if not before.endswith(near.NAMED_SORTS) or near.GOVERNED.search(before) is not None:
        return False
    return cue is None or _HAN.match(follows) is not None or near.BROUGHT_IN.search(before) is not None
