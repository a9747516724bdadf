"""What all records share: frozen, no unknown keys, absent means unknown."""

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One object of a corpus file. The order of its fields is the order of the keys in the file."""
