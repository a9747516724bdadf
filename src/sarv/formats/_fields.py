"""Which attributes of a graph's nodes are decided by labels, and which layer field has these; all others are ids and numbers."""

from collections.abc import Mapping
from types import MappingProxyType

FIELD_OF: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("mention", "form"): "mention_form",
        ("stance", "polarity"): "polarity",
        ("stance", "voice"): "voice",
        ("cue", "kind"): "cue_kind",
        ("event", "type"): "event_type",
        ("event", "stage"): "stage",
        ("argument", "role"): "role",
        ("argument", "status"): "argument_status",
        ("casualties", "kind"): "casualty_kind",
        ("casualties", "modifier"): "casualty_modifier",
        ("casualties", "status"): "casualty_status",
        ("casualties", "scope"): "casualty_scope",
        ("report", "voice"): "voice",
        ("report", "act"): "report_act",
    }
)
"""The layer field of each attribute with labels, by the type of its node and its name."""
