"""The English word classes of `data/english.yaml`, as sets ready for looking up."""

from __future__ import annotations

from aigov_tui.extract.quotes.tables import load, plurals, verb_forms, words

_ENGLISH = load("english")

SPEECH_VERBS = verb_forms(_ENGLISH["speech_verbs"])
FRAMING_VERBS = verb_forms(_ENGLISH["framing_verbs"]) - SPEECH_VERBS
OBJECTS: dict[str, str] = _ENGLISH["objects"]
INNER_VERBS = verb_forms(_ENGLISH["inner_verbs"])
HEARD_VERBS = words("english", "heard_verbs")
PERCEIVING_VERBS = verb_forms(_ENGLISH["perceiving_verbs"])
QUOTING_VERBS = words("english", "quoting_verbs")
CAUSING_VERBS = verb_forms(_ENGLISH["causing_verbs"])
PARTICLE_VERBS: dict[str, frozenset[str]] = {
    form: frozenset(particles.split())
    for particles, verbs in _ENGLISH["particle_verbs"].items()
    for form in verb_forms(verbs)
}
CUE_VERBS = SPEECH_VERBS | FRAMING_VERBS
SPEECH_NOUNS = words("english", "speech_nouns")
AUXILIARIES = words("english", "auxiliaries")
MODALS = words("english", "modals")
ADVERBS = words("english", "adverbs")
PREPOSITIONS = words("english", "prepositions")
CLAUSE_OPENERS = words("english", "clause_openers")
DETERMINERS = words("english", "determiners")
PRONOUNS: dict[str, str] = dict(_ENGLISH["pronouns"])
POSSESSIVES: dict[str, str] = dict(_ENGLISH["possessives"])
IRREGULAR_PASTS = words("english", "irregular_pasts")
RELATIVES = words("english", "relatives")
DAYS = words("english", "days")
NOMINALS = plurals(
    words("english", "nominal_heads") | words("english", "firm_heads") | words("english", "human_heads")
)
BE_FORMS = words("english", "be_forms")
STATES = words("english", "states")
WORK_NOUNS = words("english", "work_nouns")
HUMAN_HEADS = words("english", "human_heads")
ROLES_MEANT = (HUMAN_HEADS - words("english", "beside_others")) | words("english", "own_roles")
HUMAN_PLURALS = plurals(HUMAN_HEADS) - HUMAN_HEADS
DESCRIBED: dict[str, str] = dict(_ENGLISH["described"])
PARTY_MEMBERS = words("english", "party_members")
STATE_MEMBERS = words("english", "state_members")
POST_NOMINALS = words("english", "post_nominals")
FIRM_HEADS = words("english", "firm_heads")
PUBLIC_BODIES = words("english", "public_bodies")
FRAME_NOUNS = plurals(words("english", "frame_nouns"))
LAW_NOUNS = words("english", "law_nouns")
CALLING_VERBS = words("english", "calling_verbs")
DEEMING_VERBS = words("english", "deeming_verbs")
NAMING_VERBS = words("english", "naming_verbs")
RULING_VERBS = verb_forms(_ENGLISH["ruling_verbs"])
TERM_CUES = words("english", "term_cues")
TAKING_VERBS = words("english", "taking_verbs")
SMALL_WORDS = words("english", "small_words")
TITLING = words("english", "titling")
TERM_NOUNS = words("english", "term_nouns")
HABITS = words("english", "habits")
CATENATIVES = words("english", "catenatives")
NOT_SPEAKERS = words("english", "not_speakers")
OWN_VIEWS = words("english", "own_views")
STAND_ALONE = words("english", "stand_alone")
COMPANY = words("english", "company")
OFFICE_HEADS = words("english", "office_heads")
SUBORDINATORS = words("english", "subordinators")
NUMBERS = words("english", "numbers")
TIME_SPANS = words("english", "time_spans")
RANKS = words("english", "ranks")
WRITTEN_NOUNS = words("english", "written_nouns")
ISSUED_NOUNS = SPEECH_NOUNS | WRITTEN_NOUNS | words("english", "issued_nouns")
VERDICT_NOUNS = words("english", "verdict_nouns")
WRITING_VERBS = words("english", "writing_verbs")
TRANSCRIPT_LABELS = words("english", "transcript_labels")
TITLE_WORDS: dict[str, str] = dict(_ENGLISH["title_words"])


def is_adverb(word: str) -> bool:
    """May this lower-case word stand between a subject and its verb?"""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4)


def looks_like_verb(word: str) -> bool:
    """A word that may be a finite verb nobody listed: in -s or -ed. Only good right after a name or a pronoun."""
    return (
        word in CUE_VERBS
        or word in IRREGULAR_PASTS
        or (len(word) > 3 and word.isalpha() and word.endswith(("ed", "s")))
    )
