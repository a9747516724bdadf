"""`sarv explain`."""

import json
from difflib import get_close_matches

import click

from ._output import json_option, print_json


@click.command()
@click.argument("code", required=False)
@json_option
def command(code: str | None, as_json: bool) -> None:
    """Say what a finding's CODE means, why it matters and how it is mended; without CODE, list all codes."""
    from ..checks import checks

    known = checks()
    if code is None:
        if as_json:
            print_json([{"code": check.code, "level": check.level, "rule": check.rule} for check in known.values()])
            return
        width = max(map(len, known))
        for one in known.values():
            click.echo(f"{one.code:{width}}  {one.level:7}  {one.rule}")
        return
    if code not in known:
        near = get_close_matches(code, known, n=3)
        hint = f" Near are: {', '.join(near)}." if near else " `sarv explain` lists all."
        raise click.UsageError(f"There is no code '{code}'.{hint}")
    check = known[code]
    examples = {"bad": [_describe(edit) for edit in check.bad], "good": [_describe(edit) for edit in check.good]}
    if as_json:
        fields = {name: getattr(check, name) for name in ("code", "level", "views", "rule", "reason", "way_out")}
        print_json(fields | examples)
        return
    click.echo(f"{click.style(check.code, bold=True)} ({check.level})\n\n{check.rule}\n\n{check.reason}\n")
    click.echo(f"Way out: {check.way_out}\n")
    for title, name in (("A finding", "bad"), ("No finding", "good")):
        click.echo(f"{title}, in the example corpus of the tests:")
        for line in examples[name]:
            click.echo(f"  {line}")


def _describe(edit: object) -> str:
    """An edit to the example corpus in a line."""
    from ..checks._example import Edit

    assert isinstance(edit, Edit)
    parts = [f"{pointer} = {json.dumps(value, ensure_ascii=False)[:200]}" for pointer, value in edit.set.items()]
    parts += [f"without {pointer}" for pointer in edit.remove]
    if edit.replace is not None:
        parts.append(f"{_shown(edit.replace[0])} becomes {_shown(edit.replace[1])}")
    if edit.content is not None:
        parts.append(f"holds {_shown(edit.content)}" if edit.content else "is empty")
    if edit.link is not None:
        parts.append(f"is a symbolic link to {edit.link}")
    if edit.hard_link is not None:
        parts.append(f"is a hard link to {edit.hard_link}")
    if edit.pipe:
        parts.append("is a named pipe")
    if edit.size is not None:
        parts.append(f"has {edit.size:,} bytes")
    if edit.mode is not None:
        parts.append(f"has the mode {edit.mode:o}")
    if edit.delete:
        parts.append("is deleted")
    return f"{edit.path}: {'; '.join(parts)}"


def _shown(raw: bytes) -> str:
    text = repr(raw)[1:]
    return text if len(text) <= 120 else f"{text[:119]}…"
