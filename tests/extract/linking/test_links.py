"""Who is whom, within a document and across documents: the cases of `tests/gold/links.yaml`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.entities import KINDS, document, marked

CASES = yaml.safe_load((Path(__file__).parents[2] / "gold/links.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_each_name_is_found_and_is_one_entity(case: dict[str, list[str]]) -> None:
    keys: dict[str, set[str]] = defaultdict(set)
    for number, text in enumerate(case["documents"]):
        passage = marked(f"{case['id']}-{number}", text, "en")
        result = extract_document(document(passage.text), Gazetteer())
        found = {(m.start_char, m.end_char): m.entity_key for m in result.mentions}
        assert sorted(found) == sorted((m.start, m.end) for m in passage.mentions)
        for mention in passage.mentions:
            key = found[mention.start, mention.end]
            assert key.split(":")[1] == KINDS[mention.entity[0]]
            keys[mention.entity].add(key)
    assert {entity: len(names) for entity, names in keys.items()} == dict.fromkeys(keys, 1)
    assert len(set.union(*keys.values())) == len(keys)


def test_the_roles_said_before_or_after_a_name_in_chinese_are_kept() -> None:
    texts = ["总理李强强调合作。", "李强总理强调合作。", "李強總理強調合作。", "中国国务院总理李强强调合作。"]
    for text in texts:
        entities = extract_document(document(text, "zh"), Gazetteer()).entities
        person = next(entity for entity in entities if entity.kind.value == "person")
        assert {role.replace("總", "总") for role in person.roles} == {"总理"}, text


def test_an_acronym_in_another_language_is_short_for_the_body_before_it() -> None:
    text = "She leads the Harbour Workers Party (PTP). The PTP won. The Ministry of Ports (AP) lost."
    result = extract_document(document(text), Gazetteer())
    names = {entity.key: entity.name for entity in result.entities}
    assert [names[m.entity_key] for m in result.mentions if m.text == "PTP"] == ["Harbour Workers Party"] * 2
    assert [names[m.entity_key] for m in result.mentions if m.text == "AP"] != ["Ministry of Ports"]


def test_an_acronym_of_a_names_last_words_is_not_short_for_all_of_it() -> None:
    text = "The Athletes' Commission of the Russian Paralympic Committee (RPC) met. The RPC left."
    result = extract_document(document(text), Gazetteer())
    names = {entity.key: entity.name for entity in result.entities}
    assert {names[m.entity_key] for m in result.mentions if m.text == "RPC"} == {"RPC"}
