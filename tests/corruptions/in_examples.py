"""Corruptions that checks bring themselves, as their bad examples; here is where exactly each must be found."""

from sarv.checks import checks
from sarv.checks._example import DOCUMENT, GOLD

from ._plant import Corruption, Found, Plant, edits

ACTORS = "corpus/actors.json"
OUTLETS = "corpus/outlets.json"
SPLITS = "corpus/splits.json"
INCIDENT = "corpus/tale/incidents/ral-blockade.json"
LETTERS = "corpus/letters/collection.json"
LETTER = "corpus/letters/letters-0001.json"
ROUND = "annotations/rounds/first/round.json"
DECISIONS = "annotations/rounds/first/decisions/tale-0001.json"
NOTICE = "annotations/gold/tale-0003.json"


def example(code: str) -> Plant:
    """The bad example of a check."""
    return edits(*checks()[code].bad)


ROWS = (
    Corruption("example of actor_dates", example("actor_dates"), Found("actor_dates", ACTORS, 8, 191, "/actors/5/valid_to")),
    Corruption(
        "example of actor_name_duplicate",
        example("actor_name_duplicate"),
        Found("actor_name_duplicate", ACTORS, 5, 28, "/actors/2/name"),
    ),
    Corruption(
        "example of alias_repeats_name",
        example("alias_repeats_name"),
        Found("alias_repeats_name", ACTORS, 4, 69, "/actors/1/aliases/1"),
    ),
    Corruption(
        "example of argument_duplicate",
        example("argument_duplicate"),
        Found("argument_duplicate", GOLD, 29, 468, "/events/0/arguments/3"),
    ),
    Corruption(
        "example of casualty_duplicate",
        example("casualty_duplicate"),
        Found("casualty_duplicate", GOLD, 29, 677, "/events/0/casualties/1"),
    ),
    Corruption(
        "example of country_unknown", example("country_unknown"), Found("country_unknown", OUTLETS, 4, 107, "/outlets/1/country")
    ),
    Corruption("example of cue_duplicate", example("cue_duplicate"), Found("cue_duplicate", GOLD, 26, 195, "/stances/2/cues/1")),
    Corruption("example of cut_invalid", example("cut_invalid"), Found("cut_invalid", LETTERS, 7, 340, "/source/files/0/cut")),
    Corruption(
        "example of decision_element_kind",
        example("decision_element_kind"),
        Found("decision_element_kind", DECISIONS, 7, 84, "/decisions/0/instead_of/1/element"),
    ),
    Corruption(
        "example of decision_reference_duplicate",
        example("decision_reference_duplicate"),
        Found("decision_reference_duplicate", DECISIONS, 8, 20, "/decisions/1/instead_of/0"),
    ),
    Corruption("example of decisions_place", example("decisions_place"), Found("decisions_place", DECISIONS, 2, 15, "/document")),
    Corruption("example of incident_order", example("incident_order"), Found("incident_order", INCIDENT, 12, 27, "/claims/1/on")),
    Corruption(
        "example of layer_not_in_round",
        example("layer_not_in_round"),
        Found("layer_not_in_round", GOLD, 8, 5, "/complete/1"),
        Found("layer_not_in_round", "annotations/gold/tale-0002.json", 8, 5, "/complete/1"),
        Found("layer_not_in_round", NOTICE, 8, 5, "/complete/1"),
        Found("layer_not_in_round", "annotations/rounds/first/one/tale-0001.json", 8, 5, "/complete/1"),
        Found("layer_not_in_round", "annotations/rounds/first/one/tale-0002.json", 8, 5, "/complete/1"),
        Found("layer_not_in_round", "annotations/rounds/first/one/tale-0003.json", 8, 5, "/complete/1"),
        Found("layer_not_in_round", "annotations/rounds/first/two/tale-0001.json", 8, 5, "/complete/1"),
        Found("layer_not_in_round", "annotations/rounds/first/two/tale-0002.json", 8, 5, "/complete/1"),
        Found("layer_not_in_round", "annotations/rounds/first/two/tale-0003.json", 8, 5, "/complete/1"),
    ),
    Corruption(
        "example of outlet_mismatch",
        example("outlet_mismatch"),
        Found("outlet_mismatch", NOTICE, 19, 358, "/events/0/reports/0/source/outlet"),
    ),
    Corruption("example of outlet_order", example("outlet_order"), Found("outlet_order", OUTLETS, 5, 11, "/outlets/2/id")),
    Corruption(
        "example of pinned_file_duplicate",
        example("pinned_file_duplicate"),
        Found("pinned_file_duplicate", LETTERS, 7, 363, "/source/files/1/id"),
    ),
    Corruption(
        "example of report_duplicate",
        example("report_duplicate"),
        Found("report_duplicate", GOLD, 29, 764, "/events/0/reports/1"),
    ),
    Corruption(
        "example of report_voice", example("report_voice"), Found("report_voice", GOLD, 29, 733, "/events/0/reports/0/voice")
    ),
    Corruption(
        "example of reason_repeats_text",
        example("reason_repeats_text"),
        Found("reason_repeats_text", "annotations/rounds/first/decisions/letters-0001.json", 7, 121, "/decisions/0/reason"),
    ),
    Corruption("example of leak_text", example("leak_text"), Found("leak_text", SPLITS, 6, 18, "/documents/tale-0003")),
    Corruption(
        "example of rights_contradict",
        example("rights_contradict"),
        Found("rights_contradict", DOCUMENT, 9, 82, "/rights/redistribute"),
    ),
    Corruption("example of round_order", example("round_order"), Found("round_order", ROUND, 17, 5, "/documents/1")),
    Corruption(
        "example of source_file_unknown",
        example("source_file_unknown"),
        Found("source_file_unknown", LETTER, 12, 21, "/source/file"),
    ),
    Corruption("example of source_forbidden", example("source_forbidden"), Found("source_forbidden", LETTER, 12, 13, "/source")),
    Corruption("example of source_missing", example("source_missing"), Found("source_missing", LETTER, 1, 1)),
    Corruption(
        "example of span_text_forbidden",
        example("span_text_forbidden"),
        Found("span_text_forbidden", "annotations/rounds/first/one/letters-0001.json", 8, 51, "/mentions/0/spans/0/text"),
    ),
    Corruption(
        "example of document_id_reused",
        example("document_id_reused"),
        Found("document_id_reused", SPLITS, 8, 5, "/retired/0"),
    ),
    Corruption("example of split_empty", example("split_empty"), Found("split_empty", SPLITS, 2, 16, "/documents")),
    Corruption(
        "example of split_incident_leak",
        example("split_incident_leak"),
        Found("split_incident_leak", SPLITS, 5, 18, "/documents/tale-0003"),
    ),
    Corruption("example of toll_bounds", example("toll_bounds"), Found("toll_bounds", INCIDENT, 14, 77, "/tolls/0/high")),
    Corruption(
        "example of trigger_duplicate",
        example("trigger_duplicate"),
        Found("trigger_duplicate", GOLD, 29, 170, "/events/0/triggers/2"),
    ),
    Corruption(
        "example of wikidata_duplicate",
        example("wikidata_duplicate"),
        Found("wikidata_duplicate", ACTORS, 5, 119, "/actors/2/wikidata"),
    ),
)
