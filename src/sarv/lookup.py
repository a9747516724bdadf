"""What checks of single files look up, loaded from a folder whose registers must be in order."""

from .checks._views import Folder
from .corpus import Corpus
from .records import ActorRegister, OutletRegister, Round


def load_folder(corpus: Corpus) -> Folder:
    """The registers, collections and rounds of `corpus`; `CorpusError` names the one that is missing or faulty."""
    actors: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
    outlets: OutletRegister = corpus.load("corpus/outlets.json", OutletRegister)
    rounds = corpus.round_ids()
    return Folder(
        actors={actor.id: actor for actor in actors.actors},
        outlets={outlet.id: outlet for outlet in outlets.outlets},
        collections=corpus.collections,
        rounds={name: corpus.load(f"annotations/rounds/{name}/round.json", Round) for name in rounds},
    )
