"""What the measure of shared wording must hold to."""

from pathlib import Path

from sarv.corpus import Corpus
from sarv.records import Document
from sarv.release.wording import shared_wording

ROOT = Path(__file__).parent.parent


def test_only_sequences_of_another_incident_count() -> None:
    """Six words are two sequences; one that another incident has, too, is half; what the same incident repeats is nothing."""
    texts = [
        ("quarrel", "The well belongs to Onduli now"),
        ("flood", "“The WELL belongs: to Onduli,” he said"),
        ("quarrel", "Belongs to Onduli now, the well"),
        ("march", "Three words only"),
    ]

    assert [1 / 2, 1 / 3, 0, 0] == shared_wording(texts)


def test_articles_of_different_incidents_share_little_wording() -> None:
    """Of what an invented article says in five words, less than a hundredth stands in articles of other incidents, on average."""
    corpus = Corpus(ROOT)
    documents: list[Document] = [
        corpus.load(f"corpus/invented/{name}.json", Document) for name in corpus.document_ids("invented")
    ]
    shares = shared_wording((document.incident, corpus.text("invented", document.id) or "") for document in documents)

    assert len(documents) == len(shares)
    assert sum(shares) / len(shares) < 0.01
    assert max(shares) < 0.02
