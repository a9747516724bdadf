"""Makes the fingerprints of a corpus folder's stand-off documents, of those whose text is here and that have gold."""

from .anchoring.fingerprint import bits_per_word, fragments, make
from .anchoring.keys import DocumentKey
from .corpus import Corpus, CorpusError, sha256
from .progress import Progress, Steps
from .records import Annotation, Document, Fingerprint

LOTS = ("made", "unchanged", "too_short", "no_text", "no_gold", "other_text", "other_key")


def path_of(document: str) -> str:
    """Where the fingerprint of a document lies."""
    return f"annotations/fingerprints/{document}.json"


def make_fingerprints(
    corpus: Corpus, corpus_key: bytes | None = None, progress: Progress | None = None
) -> tuple[dict[str, str], dict[str, float]]:
    """Write what is new; the lot of every stand-off document, and the bits for each word of every fingerprint there is now.

    A document without its text, or with another than the one that was annotated, keeps its file. A fingerprint that was made
    with another corpus key, or with one where there is none now, is left alone: to say things of a text twice over, under two
    keys, is to say twice as much. One of the same text keeps its checks, and gets others only as far as there is room.
    """
    collections = [name for name, collection in corpus.collections.items() if collection.texts == "stand_off"]
    documents = [(collection, name) for collection in collections for name in corpus.document_ids(collection)]
    steps = Steps(progress, len(documents))
    lots: dict[str, str] = {}
    bits: dict[str, float] = {}
    for collection, name in documents:
        steps.next()
        lots[name] = _made(corpus, collection, name, corpus_key)
        if corpus.has(path_of(name)):
            bits[name] = bits_per_word(corpus.load(path_of(name), Fingerprint))
    steps.end()
    return lots, bits


def _made(corpus: Corpus, collection: str, name: str, corpus_key: bytes | None) -> str:
    gold_at, path = f"annotations/gold/{name}.json", path_of(name)
    if not corpus.has(gold_at):
        return "no_gold"
    document: Document = corpus.load(f"corpus/{collection}/{name}.json", Document)
    gold: Annotation = corpus.load(gold_at, Annotation)
    try:
        text = corpus.text(collection, name)
    except CorpusError:  # It is not UTF-8, as every text is that was annotated.
        return "other_text"
    if text is None:
        return "no_text"
    if {document.text.sha256, gold.text_sha256} != {sha256(text.encode())}:
        return "other_text"
    before: Fingerprint | None = corpus.load(path, Fingerprint) if corpus.has(path) else None
    if before is not None and before.key_check != DocumentKey(name, corpus_key).check:
        return "other_key"
    told = before.checks if before is not None and before.text_sha256 == gold.text_sha256 else ()
    made = make(name, text, fragments(gold), corpus_key, told)
    if made is None:
        return "too_short"
    if made == before:
        return "unchanged"
    corpus.write(path, made)
    return "made"
