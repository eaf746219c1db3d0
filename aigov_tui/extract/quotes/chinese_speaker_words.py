"""Closed classes of Chinese words for those who speak: who answers, what shows what others said, which bodies say no I."""

from __future__ import annotations

ANSWERING = ("答", "回答", "回应", "回覆", "回复", "答复", "答覆")
"""What a verb begins with that brings in an answer."""
SHOWING = ("邮件", "备忘录", "通报", "判决书", "材料", "记录", "纪要", "档案", "函件", "公告", "通知", "报道")
"""What shows what others said, beside the papers of `data/chinese.yaml`."""
NO_I = (
    "公司",
    "部门",
    "单位",
    "机构",
    "平台",
    "企业",
    "集团",
    "政府",
    "法院",
    "学校",
    "医院",
    "警方",
    "当局",
)
"""Nobody of these says I."""
SPOKEN_OF = frozenset(
    ["老人", "老人家", "女孩", "男孩", "姑娘", "小伙", "小伙子", "女子", "男子", "少年", "少女"]
)
"""Words by which a person named right before goes again: 陈怀玉……，老人……."""
