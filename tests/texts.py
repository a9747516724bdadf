"""Strategies that many properties share: hostile but legal texts, and extents in them."""

from typing import Any

from hypothesis import strategies as st

from sarv.records import Annotation, Cue, Mention, Party, Span, Stance, Target

WORDS = (
    "Ferrymen",
    "Oss",
    "née",
    "e\u0301",
    "שלום",
    "سلام",
    "🚧",
    "👩\u200d🚒",
    "🇺🇳",
    "“pirates”",
    "don't",
    "3.5",
    "河",
    "a",
    "Oss",
)
SPACES = (" ", " ", "  ", "\n", "\n\n", "\u00a0", ". ")

words = st.sampled_from(WORDS)
texts = st.lists(st.tuples(words, st.sampled_from(SPACES)), min_size=1, max_size=40).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@st.composite
def extents(draw: Any, text: str) -> tuple[Span, ...]:
    """One to three fragments of `text` in order, not overlapping, with their words."""
    count = draw(st.integers(1, min(3, len(text) // 2) or 1))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count)))
    return tuple(Span(start=start, end=end, text=text[start:end]) for start, end in zip(cuts[::2], cuts[1::2], strict=True))


@st.composite
def annotated(draw: Any) -> tuple[str, Annotation]:
    """A text and an annotation of it whose elements stand in the order of their places."""
    text = draw(texts.filter(lambda text: len(text) >= 8))
    found = sorted(draw(st.lists(extents(text), max_size=6)), key=lambda spans: (spans[0].start, spans[-1].end))
    mentions = tuple(Mention(id=f"m{i + 1}", spans=spans, actors=("oss",), form="name") for i, spans in enumerate(found))
    cues = draw(st.lists(extents(text), min_size=1, max_size=3))
    stance = Stance(
        id="s1",
        holder=Party(actor="oss"),
        target=Target(proposition=draw(extents(text))),
        polarity="oppose",
        voice="quoted",
        cues=tuple(Cue(spans=spans, kind="naming") for spans in cues),
    )
    annotation = Annotation(
        document="tale-0001",
        round="first",
        annotator="one",
        text_sha256="0" * 64,
        complete=("actors",),
        mentions=mentions,
        stances=(stance,),
        events=(),
    )
    return text, annotation
