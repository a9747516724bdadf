"""How what stands beside the documents differs between two releases: registers, layers of labels, columns, other files."""

from collections.abc import Iterator, Mapping
from typing import Any

from .change import Change

_LABELS_OF_ACTORS = ("kind", "type")
"""The fields of an actor that are labels, and count in scores; the others are metadata."""


def of_registers(register: str, olds: Mapping[str, Any], news: Mapping[str, Any]) -> Iterator[Change]:
    """The changes of a register (`actors` or `outlets`), given the plain entries of both sides by id."""
    for id_ in sorted({*olds, *news}):
        old, new = olds.get(id_), news.get(id_)
        about: dict[str, Any] = {"layer": register, "element": id_}
        if old is None:
            yield Change(what="register", kind="added", demands="minor", new=new, **about)
        elif new is None:
            yield Change(what="register", kind="removed", demands="major", old=old, **about)
        else:
            for field in sorted({*old, *new}):
                if old.get(field) != new.get(field):
                    label = register == "actors" and field in _LABELS_OF_ACTORS
                    about |= {"field": f"/{field}", "old": old.get(field), "new": new.get(field)}
                    yield Change(what="register", kind="changed", demands="major" if label else "patch", **about)


def of_columns(olds: Mapping[str, frozenset[str]], news: Mapping[str, frozenset[str]]) -> Iterator[Change]:
    """The configs and columns that came and went."""
    old, new = ({f"{config}/{column}" for config, columns in side.items() for column in columns} for side in (olds, news))
    for name in sorted(old ^ new):
        kind, demands = ("added", "minor") if name in new else ("removed", "major")
        yield Change(what="column", kind=kind, demands=demands, element=name)


def of_files(olds: Mapping[str, str], news: Mapping[str, str]) -> Iterator[Change]:
    """Other files that came, went or have other content, given their checksums."""
    for name in sorted({*olds, *news}):
        old, new = olds.get(name), news.get(name)
        if old != new:
            kind = "added" if old is None else "removed" if new is None else "changed"
            yield Change(what="file", kind=kind, demands="patch", element=name, old=old, new=new)


def of_scheme(olds: Mapping[str, Any], news: Mapping[str, Any]) -> Iterator[Change]:
    """The changes of the labels, given the fields of all layers by name. They demand a version of the schema, not of the data."""
    for field in sorted({*olds, *news}):
        old, new = olds.get(field), news.get(field)
        if old is None or new is None:
            yield _of_scheme(field, "added" if old is None else "removed", "minor" if old is None else "major")
            continue
        before, after = ([label["label"] for label in one["labels"]] for one in (old, new))
        for label in sorted({*before} ^ {*after}):
            added = label in after
            yield _of_scheme(f"{field}/{label}", "added" if added else "removed", "minor" if added else "major")
        kept = [[label for label in side if label in before and label in after] for side in (before, after)]
        if kept[0] != kept[1]:
            yield _of_scheme(field, "changed", "major", "/labels", *kept)
        words = [{label["label"]: label for label in one["labels"]} for one in (old, new)]
        for label in sorted({*before} & {*after}):
            for key in sorted({*words[0][label], *words[1][label]}):
                if words[0][label].get(key) != words[1][label].get(key):
                    ours, theirs = words[0][label].get(key), words[1][label].get(key)
                    yield _of_scheme(f"{field}/{label}", "changed", "patch", f"/{key}", ours, theirs)
        for key in ("title", "definition"):
            if old.get(key) != new.get(key):
                yield _of_scheme(field, "changed", "patch", f"/{key}", old.get(key), new.get(key))


def _of_scheme(name: str, kind: str, demands: str, field: str | None = None, old: Any = None, new: Any = None) -> Change:
    return Change(what="scheme", kind=kind, demands=demands, element=name, field=field, old=old, new=new)
