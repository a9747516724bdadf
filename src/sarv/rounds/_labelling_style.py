"""The style sheet of the labelling page. It has no `>` selectors, which the page would not read, and no colours of its own."""

from collections.abc import Iterable

from ._labelling_words import Mark

_STYLE = """
.sarv-page { display: flex; gap: 20px; align-items: flex-start; }
.sarv-reading { flex: 3 1 0; min-width: 0; }
.sarv-asking { flex: 2 1 0; min-width: 0; position: sticky; top: 0; max-height: calc(100vh - 170px); overflow-y: auto; }
.sarv-palettes { position: sticky; top: 0; z-index: 101; background: var(--color-neutral-background); padding: 4px 0 6px; }
.sarv-palette { display: flex; align-items: baseline; gap: 6px; }
.sarv-palette-labels { display: flex; flex-wrap: wrap; }
.sarv-palettes .lsf-labels { display: block; margin: 0; }
.sarv-palette .lsf-label { margin: 0 4px 4px 0; font-size: 13px; height: 24px; line-height: 22px; }
.sarv-reading .lsf-richtext__container { font-size: 16px; line-height: 1.9; unicode-bidi: plaintext; padding: 0 0 16px; }
.sarv .htx-highlight[data-label]::after { font: 600 10px sans-serif; opacity: 0.75; padding: 0 2px; }
.relations-overlay path[opacity="0.6"] { opacity: 0.2; }
.relations-overlay g g { opacity: 0.6; }
.sarv-question { margin-bottom: 8px; }
.sarv .ant-collapse, .sarv .ant-collapse .ant-collapse-item { background: none; border: none; }
.sarv .ant-collapse-item .ant-collapse-header {
  flex-direction: row-reverse; justify-content: flex-end; gap: 8px; padding: 0; font-size: 14px; font-weight: 600;
}
.sarv .ant-collapse-item .ant-collapse-header .ant-collapse-header-text { flex: none; }
.sarv .ant-collapse-item .ant-collapse-header, .sarv .ant-collapse .ant-collapse-content { color: var(--color-neutral-content); }
.sarv .ant-collapse-content .ant-collapse-content-box { padding: 4px 0 8px 8px; }
.sarv-question .lsf-choices, .sarv-question .lsf-taxonomy { margin: 0; }
.sarv-question .htx-taxonomy { width: 100%; }
.sarv-number { display: inline-block; width: 48%; }
.sarv-number input { width: 100%; }
.sarv .lsf-choice .lsf-hint { display: none; }
.sarv-help p, .sarv-help li { font-size: 13px; line-height: 1.4; margin-bottom: 4px; }
"""


def style(marks: Iterable[Mark]) -> str:
    """The style sheet, with a tag beside the words of each region instead of its number and whole title."""
    tags = {mark.title: f'"{mark.tag}"' if mark.tag else "none" for mark in marks}
    return _STYLE + "".join(
        f'.sarv .htx-highlight[data-label$=":{title}"]::after {{ content: {tag}; }}\n' for title, tag in tags.items()
    )
