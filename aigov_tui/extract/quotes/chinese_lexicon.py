"""The Chinese word classes of `data/chinese.yaml`, as patterns and sets ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aigov_tui.extract.names.asian import chinese_words, role_lists
from aigov_tui.extract.names.chinese_name import alternatives
from aigov_tui.extract.names.chinese_roles import people
from aigov_tui.extract.quotes.tables import load
from aigov_tui.extract.quotes.tables import words as listed
from aigov_tui.model.simplified import simplified

_TABLE = load("chinese")


def words(table: str, name: str) -> frozenset[str]:
    """A list of the table, each word in simplified characters too."""
    return frozenset(form for word in listed(table, name) for form in (word, simplified(word)))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases, sought by their first characters."""
    return re.compile(alternatives(phrases))


SPEECH_VERBS = words("chinese", "speech_verbs")
FRAMING_VERBS = words("chinese", "framing_verbs")
_SAYING = "(?:说(?![法明服])|称(?![号呼道])|道(?![路理歉])|指出|表示|写道)"
"""What makes a plain verb of saying of any: 附和说, 回击称."""
CUE = re.compile(
    f"问及(?=，)|{alternatives(SPEECH_VERBS | FRAMING_VERBS, f'{_SAYING}?')}|指(?<![所其手食特]指)(?=[，,：:])|指(?<=[又亦并续则]指)(?![出责控令导标数定向派挥示引望])|回(?<![来返收撤召驳退取找追挽每这那一几]回)(?=[，：]\0)"
    + "".join(  # 笑着回他一句“坐好”
        rf"|{verb}[了过]?(?:[他她]们?|对方)?[一这那]句(?=[：，]?\0)" for verb in "回问骂怼呛劝说喊叫"
    )
    + r"|笑(?=[他她它][^，。；：\0]{0,6}\0)|"  # 笑她是“最忙的义工”
    + "|".join(
        rf"{verb}(?<![一大首这那几多]{verb})(?=[^，。；：\0]{{0,8}}[，：]?\0)"
        for verb in "批轰呛叹讽酸斥骂喊嚷吼劝念"
    )
)
"""Every alternative begins with a character, never with a condition: so it is sought by its first characters, ten times as fast."""
_POINTS_OUT = "指(?![出责控令导标数定向派挥示引望甲纹南])"
POINTS_OUT = re.compile(_POINTS_OUT)
"""李家超|指有人……: what papers of Hong Kong say for 指出, right after a name."""
SURNAME_POINTS = re.compile(f"(?<![㐀-鿿])[{''.join(sorted(chinese_words()['surnames']))}]{_POINTS_OUT}")
"""卢|指警方……: the same after a family name."""
CUE_AT_END = re.compile(f"(?:{CUE.pattern})$")
PLAIN_VERBS = words("chinese", "plain_verbs")
_PLAIN = any_of(PLAIN_VERBS).pattern
REST_OF_SENTENCE = re.compile(r"[^。！？\0\n]{1,60}")
GOES_ON = re.compile(
    f"[，,\\s]*(?:{any_of(words('chinese', 'going_on')).pattern})+(?P<verb>{any_of(SPEECH_VERBS).pattern})"
)
"""并补充说，……: what opens a sentence that has no subject."""
CLAUSE_CUE = re.compile(f"{_PLAIN}|同时承认|承认|警告|重申|呼吁")
PREDICATE = re.compile(
    f"^{any_of(words('chinese', 'predicate_starts')).pattern.join(('(?:', ')'))}"
    f"|(?<=.)(?<![显卓编]){any_of(words('chinese', 'predicate_marks')).pattern.join(('(?:', ')'))}"
)
ASKED_ABOUT = ("问及", "问到", "被问", "谈及", "谈到", "提到", "关于", "有关")
PASSIVES = tuple(words("chinese", "passives"))
NO_PASSIVE = re.compile("被(?:告(?!知|诫)|害|诉方|申请)|遭遇")
"""被告, 被害人: somebody, not what was done to one."""
ACCORDING = any_of(words("chinese", "according_to"))
SOURCE_TOLD = re.compile(
    f"(?:[^，。]*{any_of(words('chinese', 'told_by_sources')).pattern.join(('(?:', ')'))})?(?:中|显示)?"
)
"""据尼斯利特|的描述: what follows whoever is named as a source; not 根据总理|的要求, 依据邓小平|理论."""
VIEW = re.compile(
    f"在(?P<holder>[^，。、；：\\0]{{1,40}}?){any_of(words('chinese', 'views')).pattern.join(('(?:', ')'))}"
)
POINTING = re.compile(f"(?:{any_of(words('chinese', 'pointing')).pattern})")
SOMEBODY_POINTED = re.compile("(?:这|那|這)(?:位|名)")
_MALE_END = re.compile(
    "(?:男友|男子|男孩|男生|先生|父亲|爸爸|丈夫|老公|儿子|长子|次子|哥哥|弟弟|爷爷|大爷|老汉|叔叔|舅舅|女婿|前夫|少年|男童)$"
)
_FEMALE_END = re.compile(
    "(?:女友|女子|女孩|女生|女士|小姐|母亲|妈妈|妻子|太太|老婆|女儿|长女|次女|姐姐|妹妹|奶奶|大妈|阿姨|姑姑|儿媳|前妻|遗孀|老板娘|少女|女童)$"
)


def gender_of_relative(words: str) -> str:
    """The gender ("m", "f") that a word for somebody tells at its end: 交往五年的男友; empty where it tells none."""
    words = simplified(words)
    return "m" if _MALE_END.search(words) else "f" if _FEMALE_END.search(words) else ""


OTHER_SIDE = frozenset(("对方", "對方"))
"""Whom a reporter asks goes by this word in the next sentence."""
FORMER = words("chinese", "former")
LATTER = words("chinese", "latter")
NO_PERSONS = role_lists()["no_persons"]
OF_A_BODY = re.compile(f"(?:{any_of(NO_PERSONS).pattern})(?!长|$)")
"""该|公司|一名工程师: somebody of whatever is pointed back at."""
SAYINGS = frozenset(role_lists()["sayings"])
_HEADS = role_lists()["heads"]
_SURNAME_TITLES = role_lists()["surname_titles"]
PRONOUNS: dict[str, str] = dict(_TABLE["pronouns"])
PRONOUN = re.compile(f"(?<![自忘其])(?:{any_of(PRONOUNS).pattern})(?![国省市县乡镇厂军党])")
"""Not 我国, 他省: a word for a country or a place of one's own."""
PREPOSITIONS = tuple(words("chinese", "prepositions"))
NOT_PREPOSITIONS = tuple(words("chinese", "not_prepositions"))
TITLE_AT_END = re.compile(f"(?:{any_of(_SURNAME_TITLES).pattern}|[员长官者人家师管监领袖党])$")
"""What ends an office right before a name."""
NAMED_BY_OFFICE = re.compile(
    f"(?:{any_of(_SURNAME_TITLES).pattern}|创始人|负责人|发言人)(?P<name>[㐀-鿿]{{2,3}})$"
)
"""模界先锋玩具创始人|潜春海："""
SURNAMES = frozenset(chinese_words()["surnames"])
SURNAME_TITLE = re.compile(f"[{''.join(sorted(SURNAMES))}](?:{any_of(_SURNAME_TITLES).pattern})")
COUNTED = re.compile("^[一二两三四五六七八九十几兩幾](?:个字|句话|句|番话|段话|點|点|個字|句話|番話|段話)")
"""Between a cue and its words: 只说了四个字：“……”。"""
TELLING = words("chinese", "telling")
TOLD = re.compile(r"^(?:(?![了的一个])[㐀-鿿A-Za-z·. 《》]){1,14}?(?=[，,]?$)")
"""Between such a verb and its words: whom they are told."""
TOLD_WHOM = re.compile("[^，。；：\0]{1,12}，")
"""工程师告诉|海江财经，……"""
ASKED_ONE = re.compile("(?P<who>[^，。；：\0]{0,12}[一那这][位名个][^，。；：\0]{2,12})，")
GOES_BY = re.compile("(?:网友|网民|博主|大V|大v|账号|公众号|用户|网名|昵称|主播|UP主|up主|自媒体)$")
"""What stands before a name in marks that somebody goes by."""
NAMED_AT_END = re.compile(
    f"(?:{any_of(words('chinese', 'person_endings')).pattern})([{''.join(sorted(SURNAMES))}][㐀-鿿]{{2}})$"
)
SOMEBODY = re.compile(f"(?:{any_of(words('chinese', 'somebody')).pattern})[㐀-鿿A-Za-z]{{1,14}}")
"""A classifier for people says that what follows is somebody: 一名茶餐廳東主."""
OWNED_SPEECH = re.compile("(?P<who>[㐀-鿿]{2,10})的[㐀-鿿]{1,4}$")
OWNED_NAME = re.compile(f"的([{''.join(sorted(SURNAMES))}][㐀-鿿]{{1,2}}?)(?=对|则|却|就|在|也|还|向|有)")
"""布鲁金斯学会的陈凯尔对此……"""
FURTHER = re.compile("(?:接着|随后|进一步|另外|同时|此外|又|还|也|则|再|并|续|補充|补充)")
"""Before or in a verb of saying that begins another sentence: 她续指，……."""
REPORT = re.compile("报[道导]|報[道導]|引述|援引|转述")
WRITTEN = re.compile(
    f"\0{{0,80}}(?:等?字样)?的(?:(?P<what>{any_of(words('chinese', 'bearing')).pattern})|(?P<voice>声音|呼声))"
)
"""拉起“……”|的横额, 要求“……”|的声音: what has the words, or voices them."""
SAID_SO = re.compile(
    f"[，。]?(?:[这此]一?[番句个段]?{any_of(words('chinese', 'owned_words')).pattern.join(('(?:', ')'))}|此言|这话)"
)
"""“……”，这番表态……"""
MEETING = any_of(words("chinese", "meeting"))
NOBODY = tuple(words("chinese", "nobody"))
CALLED_SO = re.compile(
    "(?:(?:口中|笔下)的?|(?:所说|所称|所言|所形容|所描述|说过|说)的|的?(?:一句|那句|这句|一声)话?)(?:那个|那种|这种)?$"
)
"""他|口中的“闭环”: whose word for it stands in marks."""
LONGEST_CALLED_SO = 6
BEFORE_CALLED_SO = re.compile("[^，。；：\\0\n]+$")
"""Whose it is."""
WORDING = re.compile("的(?:表述|说法|说辞|发言|金句|论断|表态|宣言|回答|狠话|豪言|警告|一?[番句]话)")
"""“……”的表述: what stands in marks is worded by whoever the sentence is about."""
OWNED_WORDS = any_of(words("chinese", "owned_words"))
OWNED_WORDS_AFTER = re.compile(
    f"的[^，。、；：\0\n]{{0,4}}?{any_of(words('chinese', 'owned_words')).pattern.join(('(?:', ')'))}"
)
"""朱凤莲|的回答直击要害："""
REPLY_OF = re.compile(
    f"(?P<who>[㐀-鿿]{{2,10}})的[㐀-鿿]{{0,3}}?{any_of((*words('chinese', 'owned_words'), '回复', '答复', '留言')).pattern.join(('(?:', ')'))}"
)
"""商家|的回复点燃了火药桶："""
ANSWER_IS = re.compile(
    "的(?:回答|答复|答案|看法|判断|评价|结论|解释|态度|回应)(?:则|却|也|就)?[是为]，?(?=\0|$)"
)
"""高福|的回答是“……”"""
CALLED = re.compile(
    f"(?:[，,]?这[就正也便]?是(?:来自)?(?P<whose>[^，。！？：；\0\n]{{2,60}})的[^，。！？：；的\0\n]{{0,6}}"
    f"{any_of(words('chinese', 'owned_words')).pattern.join(('(?:', ')'))}"
    f"|(?:[，,][^。！？：；\0\n]{{0,60}}[，,]|[，,]?)(?P<who>[^，。！？：；\0\n]{{2,30}}?)(?:给出|作出|做出|发出|留下|写下|抛出|提出|问出)了?(?:这样|如此|这般|这|同样)的?"
    f"[^，。\0\n]{{0,2}}{any_of((*words('chinese', 'owned_words'), '问题')).pattern.join(('(?:', ')'))})(?=[，。！])"
    "|[，,]?(?:面对|对于|针对|回应|回答)(?P<asker>[^，。！？：；\0\n]{2,20}?)的(?:提问|追问|质问|质疑|疑问|问题|疑惑|担忧)(?=[，。])"
    "|[，,]?(?P<so>[^，。！？：；\0\n]{2,40}?)(?:这样|如此|这么)(?:描述|描绘|写道|形容|评价|总结|回答|答复|解释|说|称|回忆)"
)
"""“……”这是李强的感受; “……”，网友给出这样的评价."""
COUNTED_SUBJECT = re.compile(
    f"(?:一名|一位|几名|几位|多名|多位|这名|这位|那名|那位|不少|有)(?P<who>[㐀-鿿]{{0,12}}?(?P<head>{any_of(_HEADS).pattern}|[㐀-鿿](?=[对向在则也都就给跟])))"
)
PERSON_OPENING = re.compile(
    f"(?P<who>(?![在对当从向跟与和给被把让于随据面])[㐀-鿿]{{0,6}}?(?P<head>{any_of(people()).pattern}|[㐀-鿿]{{2}}[员者](?![会工])))"
)
"""目击者……, 一旁的保安……: a word for a person, near the beginning of a clause."""
WITHOUT_SUBJECT = re.compile("一边|一面|一方面|另一方面|并(?!非)|且|进而|从而")
"""A clause that begins so says nothing new of who acts."""
PAPER_SAYS = re.compile(
    "(?P<paper>报道|通报|声明|公告|通告|通知|公报|报告|来信|信中|文章|文件)(?:中)?(?:[称说写]|指出|显示|写道)"
)
LIKE_A_NAME = re.compile(
    f"[{''.join(sorted(SURNAMES))}][㐀-鿿]{{1,2}}?(?=[用把对在也又还却就给向跟从将是没不边笑叹摇点站坐])"
)
FAMILY_KNOWN = re.compile(
    f"[{''.join(sorted(SURNAMES))}]姓[㐀-鿿]{{0,3}}?(?:{any_of(_HEADS).pattern}|[犯男女妇翁嫌父母童生])"
)
"""林姓男子, 陈姓通缉犯: somebody of whom a report tells the family name alone."""
SENT_BY = re.compile(
    "(?:是|来自)(?P<who>[^，。、；：\\0\n]{1,12}?)(?:发来|寄来|写来|写给|送来|传来|留下|留给|说|写)[^，。；：\\0\n]{0,6}$"
)
"""是导师发来的："""
DOCUMENT_DOES = re.compile(
    "》(?:还|也|则|又|同时)?(?:从|将|把|以|对|要求|提出|明确|强调|指出|规定|呼吁|主张|承认|写道|认为|建议)"
)
"""《计划》将……"""
RELATED_TO = re.compile(f"[㐀-鿿]{{0,4}}的{any_of(role_lists()['relatives']).pattern.join(('(?:', ')'))}")
"""余姓女教师|的母亲"""
SHOWN_BY = re.compile(
    "(?:向[^，。的]{1,8})?(?:提供|出示|展示|晒出|收到|拿到|获得|接到)的(?P<what>[^，。的]{2,8})$"
)
"""王女士|提供的工单: it shows something, not she."""
BODY_SPEAKS_OUT = re.compile(
    f"(?P<who>[㐀-鿿A-Za-z0-9]{{2,20}}?(?:{any_of((*chinese_words()['organization_suffixes'], '中心', '平台', '项目部', '业委会')).pattern}))"
    "(?:对此|就此|随后|昨日|今日|当日|近日|日前|也|则|已|曾|再|于?\\d{1,2}日){0,3}"
    "(?:(?:发出|作出|做出|发表|发布)[^，。]{0,12}(?:警告|声明|表态|回应|公告|通报|说明)|回应此事|发文)$"
)
"""安顺家园物业服务中心|发表声明，承认……: an organisation that no rule names."""
RELATIVE = re.compile(f"(?:{any_of(role_lists()['relatives']).pattern})")
"""德龙|子女"""
UNDER = re.compile(f"(?:{any_of(_SURNAME_TITLES).pattern})?(?:{any_of(role_lists()['under']).pattern})")
"""习近平|主席特别代表: whoever is named after it is somebody else."""
EVIDENCE = re.compile("显示|表明|证明")
"""尼斯利特说，监控画面|显示，……: what things do, in what somebody says."""
MADE_TO = re.compile("(?:让|令|使|使得|惹得|逗得|引得|气得|吓得)$")
MET = re.compile(
    "(?:遇到|碰到|听到|看到|见到|听见|看见|有过)(?P<who>[^，。；：\\0\n]{2,30})$"
    "|(?:称赞|提到|提起|回忆起?|记得|谈到|批评|嘲笑)(?P<named>[^，。；：\\0\n]{2,12})(?:之前|此前|曾经?|过去|当年|以前)也?$"
)
"""我们经常会遇到|公检法人员公开对律师|说: who does what somebody hears."""
PAPERS = words("chinese", "papers")
PASSED_ON = re.compile(
    "[引援转][用述引]了?(?P<who>[^，。；：\0]{2,30})的(?:话|原话|说法|消息|分析|观点|裁示|指示|意见|表态|讲话|发言)?$"
)
"""赫什引用了一位消息人士的话|说: whose words somebody passes on."""
WITHIN_PAPER = re.compile(
    "(?P<paper>其中|文中|书中|信中|里面|上面)(?:[㐀-鿿]{2,4}地)?(?:还|也|则|又|就|明确)?"
)
"""其中还|写道: what was named before says so."""
OCCASION_ENDS = ("后，", "时，")
SPEAKS_OUT = re.compile(
    "(?:发出|作出|做出|发表|提出)[^，。]{0,24}(?:警告|声明|表态|回应|呼吁|威胁|抗议|讲话)$"
)
"""中国发出强硬的警告，称……"""
CONJUNCTION = re.compile("[、和与及或且]|以及|并且|而且")
DESCRIBED = re.compile(f"来?{any_of(words('chinese', 'describing')).pattern.join(('(?:', ')'))}")
"""用“……”来形容"""
TERM_CUES = tuple(words("chinese", "term_cues"))
ENTITLED = re.compile(f"{any_of(words('chinese', 'entitled')).pattern.join(('(?:', ')'))}[：—－-]{{1,2}}$")
"""布置了一篇作文：“……”, 活动主题——“……”"""
THINKING = frozenset(("认为", "觉得", "相信", "深信", "坚信", "注意到", "怀疑", "认可", "记得"))
"""尼斯利特说，警方|认为……是“……”: what somebody says of the thoughts of many."""
MODALS = tuple(words("chinese", "modals"))
"""平台方应|提醒用户“……”: nobody has said so yet."""
LAW = re.compile(
    f"(?!{any_of(words('chinese', 'law_verbs')).pattern.join(('(?:', ')'))}).{{2,}}"
    f"(?:{any_of(words('chinese', 'laws')).pattern}|(?<![说做看想用方手写办语算司执立合违非无])法)"
)
"""反垄断法, 部门首长责任制."""
JUST_SAYS = re.compile(f"，(?P<who>[^，。；：\\0\n]{{1,14}}?)(?P<verb>{_PLAIN})(?=[。；\n]|$)")
"""要学会“软硬结合”，助手说。"""
QUESTIONS = re.compile("的时候|(?:的|等|这一|这个)?(?:提问|追问|发问|质询|质问|询问|诘问|疑问)")
ASKED_BY = re.compile(
    "(?:回应|回答|答复|面对|针对|对于|对)(?P<who>[^，。；：\\0\n]{0,24}?)(?:关于|有关|提出的?|所提|的)?$"
)
"""回应外媒记者“……”的提问: whose question it is."""
DOES_NO_SAYING = re.compile(
    f"[的在于以为是对把用与和]|{any_of(words('chinese', 'founding')).pattern}|{any_of(words('chinese', 'term_cues')).pattern}"
)
"""What somebody does to a thing that has a name, in no words."""
SUBJECT_OF = re.compile("(?:就|围绕|针对|以)$")
"""就“……”进行报告: what is reported on."""
BECOMES = re.compile("(?:正|已|也)?(?:成为|成了|冲上|登上|引发|引起)")
"""“……”|成为社会的关切: what many ask or say, and nobody has said there."""
DISCUSSED = re.compile(
    "[，,]?(?:探讨|展开|座谈|交流意见)|(?:进行|作|做|提出?)(?:专题|专案|专项|口头|书面|业务)?(?:报告|讨论|座谈|辩论|专报|演讲|发言|说明)|"
    "(?:的|这一|这个)?[㐀-鿿]{0,3}(?:讨论|话题|征文|辩论|辩题|议题|专题|主题|投票|热搜|争议|风波|传闻)"
)
"""参与“如何看待……”的微博讨论"""
SLOGAN = re.compile(
    f"{any_of(words('chinese', 'slogans')).pattern.join(('(?:', ')'))}"
    "|[二两三四五六七八九十几多百][大个项带步高不化条点先通讲更重][㐀-鿿]{1,4}"
    r"|(?:[二两三四五六七八九十百]+大|\d+[大项])[㐀-鿿]{2,8}|[A-Za-z一-鿿]{2,6}[+＋][A-Za-z一-鿿]{0,6}"
)
"""五大愿景, 三步走, 人工智能+."""
REBUKED = re.compile(
    "(?:遭到?|受到)(?P<who>[^，。；\0\n]{2,20})的(?:驳斥|批评|反对|抨击|否认|谴责|质疑|批驳)，?$"
)
"""相关说法遭到佩斯科夫的驳斥，称……"""
ASKERS = tuple(words("chinese", "askers"))
OFFICE_LABEL = re.compile(
    f"[㐀-鿿A-Za-z0-9 ·、]*(?:{any_of((*_SURNAME_TITLES, *words('chinese', 'person_endings'), *ASKERS)).pattern}"
    f"|记者|記者)(?:[ \u3000]?[㐀-鿿·]{{2,12}})?"
)
TRANSCRIPT_LABELS = words("chinese", "transcript_labels")
NOT_SPEAKERS = words("chinese", "not_speakers")
_NOMINAL = any_of(
    (
        *_HEADS,
        *(
            title
            for title in (*chinese_words()["titles"], *chinese_words()["person_titles"])
            if len(title) > 1
        ),
    )
)

BYLINE = re.compile(  # （記者林書豪／台北報導）, 本报记者 陈思远
    r"^[ \u3000]*[㐀-鿿0-9]{2,16}(?:讯|訊|日电|日電)(?=[ \u3000（(“「])|"  # 长江日报讯（记者宋磊）
    r"[（(【\[][^（()）】\]\n]{0,12}(?:记者|記者|编译|編譯|撰文|通讯员)[^（()）】\]\n]{1,40}[)）】\]]"
    r"|(?:^|(?<=\n))[ \u3000]*(?:[^，。：；\s]{0,8}(?:记者|記者)[^，。：:；\n]{2,30}?(?:報導|报道|報道|[日电電](?=[ \u3000])|$|(?=\n)))"
)
CREDIT = re.compile(
    "^[ \u3000]*【[^】\n]{1,20}】(?![:：])|(?:^|(?<=\n))[ \u3000]*(?:作者|撰文|文|編輯|编辑|编译|采写|採訪|攝影|摄影)[ \u3000]*[|｜/／:：][^，。\n]{2,24}(?=\n|$)"
)
"""【多方回应】 before the first sentence, 作者|甲小姐 on a line: sought only where a line may be one."""


def nominal_heads(text: str) -> list[tuple[int, int]]:
    """Start and end of all that may be the head of a nominal in `text`."""
    return [match.span() for match in _NOMINAL.finditer(text)]


def nominal_head(text: str) -> tuple[int, int] | None:
    """Start and end of the last head of a nominal in `text`, None if there is none."""
    heads = nominal_heads(text)
    return heads[-1] if heads else None


def without_manner(words: str) -> tuple[str, ...]:
    """`words`, and what may remain of them without an adverbial of two to four characters: 乐呵呵地."""
    if not words.endswith(("地", "着")):
        return (words,)
    return (words, *(words[: -1 - size] for size in (2, 3, 4) if len(words) > size + 3))
