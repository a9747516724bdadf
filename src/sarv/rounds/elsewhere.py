"""Has a round annotated in another tool than Label Studio: every annotator gets the round's documents in a foreign format.

The files say whose annotations of which document they are, so that `sarv convert --to annotation` brings them into the round.
They never say that a layer is complete, since nobody has looked at the text yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from ..corpus import Corpus, CorpusError
from ..findings import Finding
from ..foreign import Exported, written_in
from ..formats import Format, Sheet, formats
from ..lookup import load_folder
from ..progress import Progress
from ..records import Annotation, Round
from .articles import Article
from .opening import begun
from .seeding import Baseline, Shown
from .settling import home_of, round_path


@dataclass(frozen=True)
class Handout:
    """A round, and the files that its annotators get, each in the folder of the annotator's id."""

    round: Round
    exported: Exported


def handout(
    corpus: Corpus, round_: Round, format_: Format, baseline: Baseline | None = None, progress: Progress | None = None
) -> Handout | list[Finding]:
    """All that the annotators get, or what is wrong with it; nothing is written.

    Raises `CorpusError` where the round is annotated on a server, or the format cannot bring annotations back whole.
    """
    if round_.labelling_sha256 is not None:
        raise CorpusError(f"round {round_.id} was opened on a server; another tool needs a round of another name")
    if not format_.whole:
        whole = ", ".join(one.name for one in formats().values() if one.whole)
        raise CorpusError(f"{format_.name} cannot say all that annotators judge; a round can be annotated in: {whole}")
    folder = load_folder(corpus)
    new = not corpus.has(round_path(round_.id))
    round_, articles, marked, found = begun(corpus, folder, round_, None, baseline, new=new, progress=progress)
    if found:
        return found
    sheets = {one.id: list(_sheets(round_, one.id, articles, marked)) for one in round_.annotators}
    return Handout(round_, written_in(format_, folder, sheets))


def _sheets(round_: Round, annotator: str, articles: Mapping[str, Article], marked: Shown) -> Iterator[Sheet]:
    """What an annotator begins with in each document."""
    for name, article in sorted(articles.items()):
        empty = Annotation(
            document=name,
            round=round_.id,
            annotator=annotator,
            text_sha256=article.document.text.sha256,
            complete=(),
            mentions=(),
            stances=(),
            events=(),
        )
        begins = marked.annotations.get(name, empty)
        own = replace(begins, round=round_.id, annotator=annotator, complete=(), provenance=None)
        yield Sheet(f"{home_of(round_.id)}/{annotator}/{name}.json", article.document, article.text, own)
