"""Tables with a document a row: CSV with commas, TSV with tabs (a header in the first line), JSON Lines (an object a line).

Which column holds what is said by the caller or told by its name. Every bad row is a finding at its line; in CSV a quotation mark
that is out of place ends the reading, since nobody can tell what is a row behind it.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..corpus import LARGEST_FILE
from ..findings import Finding
from ..reading import scan
from .candidates import FACTS, Candidate, Input

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "id": (),
    **{fact: (fact,) for fact in FACTS},
    "license": ("license", "licence"),
    "language": ("language", "lang"),
    "published": ("published", "date"),
    "url": ("url", "address", "link"),
}
"""What a table may hold, and the names by which a column is known to hold it. Ids come from a column only where one is named."""

_LONGEST_NAME = 40
"""Code points of a column's name. What is longer is probably a text, in a table without a header, and is not shown."""

_TAKEN = {"json_huge_number", "json_lone_surrogate", "json_not_a_number", "json_number_form"}
"""What the strict reader finds wrong and a table may hold, or is told of by the column."""

_SURROGATE = re.compile("[\ud800-\udfff]")

Row = tuple[int, Mapping[str, Any]]
Read = tuple[list[Candidate], list[Finding]]


def candidates_in(table: Input, form: str, columns: Mapping[str, str]) -> Read:
    """The documents in a table of the form `csv`, `tsv` or `jsonl`; `columns` are those that were named, by what they hold."""
    findings: list[Finding] = []
    delimiter = "\t" if form == "tsv" else ","
    rows = list(_json_lines(table, findings) if form == "jsonl" else _separated(table, delimiter, findings))
    header = list(dict.fromkeys(name for _, row in rows for name in row))
    of_header = []
    for field, name in columns.items():
        if rows and name not in header:
            of_header.append(table.finding("input_table", f"no column has the name that was given for {field}", name, line=1))
    found = {
        field: columns.get(field) or next((name for name in names if name in header), None) for field, names in NAMES.items()
    }
    if rows and found["text"] is None and found["url"] is None:
        message = "no column holds texts or addresses; there are"
        of_header.append(table.finding("input_table", message, _shown(header), line=1))
    if of_header:
        return [], findings + of_header
    held = {field: name for field, name in found.items() if name is not None}
    return [one for line, row in rows if (one := _candidate(table, line, row, held, findings)) is not None], findings


def _candidate(
    table: Input, line: int, row: Mapping[str, Any], held: Mapping[str, str], findings: list[Finding]
) -> Candidate | None:
    values: dict[str, str] = {}
    for field, name in held.items():
        value = row.get(name)
        if isinstance(value, list | dict):
            findings.append(table.finding("input_table", f"the column {_shown([name])} holds a list or an object", line=line))
            return None
        # JSON writes truth as a word, as a spreadsheet does.
        plain = json.dumps(value) if isinstance(value, bool) else "" if value is None else str(value)
        if _SURROGATE.search(plain):
            message = f"the column {_shown([name])} holds half of a surrogate pair"
            findings.append(table.finding("input_table", message, line=line))
            return None
        if plain.strip():
            values[field] = plain if field == "text" else plain.strip()
    if "text" not in values and ("text" in held or "url" not in values):
        field = "text" if "text" in held else "address"
        findings.append(table.finding("input_table", f"the row has no {field}", line=line))
        return None
    facts = {name: value for name, value in values.items() if name in FACTS}
    return Candidate(table, line, values.get("text"), values.get("title"), values.get("id"), facts)


def _shown(names: Sequence[str]) -> str:
    """The names of columns as a finding shows them: words of a text never, since it may not be one to be passed on."""
    return "names too long to be shown" if any(len(name) > _LONGEST_NAME for name in names) else ", ".join(names)


def _json_lines(table: Input, findings: list[Finding]) -> Iterator[Row]:
    # Only "\n" ends a line: a string of JSON may hold the other line ends of Unicode.
    for number, line in enumerate(table.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, object_pairs_hook=_object)
        except (ValueError, RecursionError):
            # Said by our own reader: the words and the column of the standard library's differ between Pythons.
            faults = scan(line).faults
            fault = next((one for one in faults if one.code not in _TAKEN), faults[0])
            message = f"the line is not JSON: {fault.message}"
            findings.append(table.finding("input_table", message, line=number, column=fault.offset + 1))
        else:
            if isinstance(row, dict):
                yield number, row
            else:
                findings.append(table.finding("input_table", "the line is not a JSON object", line=number))


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _separated(table: Input, delimiter: str, findings: list[Finding]) -> Iterator[Row]:
    before = csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(io.StringIO(table.text, newline=""), strict=True, delimiter=delimiter)
    header: list[str] | None = None
    begins = 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if not cells:
                continue
            if header is None:
                header = [name.strip() for name in cells]
                twice = sorted({name for name in header if header.count(name) > 1})
                if twice:
                    findings.append(table.finding("input_table", "several columns have this name", _shown(twice[:1]), line=line))
                    return
            elif len(cells) != len(header):
                message = f"the row has {len(cells)} fields, the header {len(header)}"
                findings.append(table.finding("input_table", message, line=line))
            else:
                yield line, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        message = f"not readable as CSV from here on: {error}"
        findings.append(table.finding("input_table", message, line=begins))
    finally:
        csv.field_size_limit(before)
