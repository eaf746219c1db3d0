from __future__ import annotations

import pytest

from aigov_tui.corpus.language import language_of
from tests.corpus.support import BODY, BODY_ZH


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "en"),
        (BODY_ZH, "zh"),
        (f"{BODY_ZH}（WAIC, the World Artificial Intelligence Conference）", "zh"),
        (f"{BODY} The Chinese name is 李强.", "en"),
        ("中国の首相は上海で開かれた大会で、国際的な協力機関の設立を提案した。", "ja"),
        ("중국의 리창 총리는 상하이에서 글로벌 협력기구 설립을 제안했다.", "ko"),
        ("Премьер Китая предложил создать всемирную организацию, чтобы вместе решать эти вопросы.", "ru"),
        ("Прем'єр Китаю запропонував створити всесвітню організацію зі співпраці в цій галузі.", "uk"),
        ("اقترح رئيس الوزراء الصيني إنشاء منظمة عالمية للتعاون في مجال الذكاء الاصطناعي", "ar"),
        (
            "Le Premier ministre chinois a proposé que la coopération soit confiée à une organisation pour le monde.",
            "fr",
        ),
        (
            "Der Premier schlägt vor, dass die Länder mit einer neuen Organisation nicht nur die Regeln setzen.",
            "de",
        ),
        (
            "El primer ministro dijo que los países no pueden quedarse con las reglas de una sola potencia.",
            "es",
        ),
        (
            "O primeiro-ministro disse que não é possível para os países ficar com as regras de uma potência.",
            "pt",
        ),
        (
            "Il primo ministro ha detto che la cooperazione non è una scelta per gli Stati e che sono pronti.",
            "it",
        ),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AI",
        "42 %",
        "Lorem ipsum dolor sit amet consectetur adipiscing elit",
        "👍👍👍",
        "WAIC GPU LLM API TPU NPU",
    ],
)
def test_doubt_is_none(text: str) -> None:
    assert language_of(text) is None
