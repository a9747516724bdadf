"""Makes an empty corpus folder: everything that `sarv validate` asks for, and nothing that only its makers can know."""

from pathlib import Path
from string import Template

from ..canonical import canonical
from ..corpus import CorpusError, write_whole
from ..findings import few
from ..label_lists import with_label_lists
from ..questions import questions
from ..records import ActorRegister, CorpusFacts, Datasheet, DatasheetAnswer, OutletRegister, Splits

VERSION = "0.1.0"

_STARTER = Path(__file__).parent / "starter"
_IGNORED = "# what the kit keeps for this machine alone, and what it builds\n.sarv/\ndist/\n*.part\n"


def files_of(facts: CorpusFacts) -> dict[str, bytes]:
    """The files of an empty corpus folder, by path, in the order in which they are written."""
    answers = (
        DatasheetAnswer(question=name, written_for=facts.version, answer=f"TODO: {question.asks}")
        for name, question in questions().items()
    )
    readme = Template(_starter("README.md")).substitute(title=facts.title, summary=facts.summary)
    return {
        ".gitignore": _IGNORED.encode(),
        "annotations/guidelines.md": with_label_lists(_starter("guidelines.md")).encode(),
        "corpus/actors.json": canonical(ActorRegister(actors=())),
        "corpus/corpus.json": canonical(facts),
        "corpus/datasheet.json": canonical(Datasheet(answers=tuple(answers))),
        "corpus/outlets.json": canonical(OutletRegister(outlets=())),
        "corpus/splits.json": canonical(Splits(documents={})),
        "README.md": readme.encode(),
    }


def begin(target: Path, facts: CorpusFacts) -> list[str]:
    """Make `target` an empty corpus folder; the paths of its files.

    Files that are there as they would be written, by a run that was stopped, are no hindrance; anything else but `.git` is:
    then `CorpusError` is raised, and nothing written.
    """
    files = files_of(facts)
    strange = [path for path in _there(target) if not _expected(target, path, files)]
    if strange:
        shown = few([f"{path}" for path in strange], 3)
        raise CorpusError(f"{target}: is not empty ({shown}); name a folder that is, or that is not there yet")
    for path, data in files.items():
        write_whole(target / path, data)
    return list(files)


def _there(target: Path) -> list[str]:
    """What lies in the folder, without folders and what git keeps."""
    if target.exists() and not target.is_dir():
        raise CorpusError(f"{target}: is a file; name a folder")
    paths = (path.relative_to(target) for path in sorted(target.rglob("*")) if not path.is_dir() or path.is_symlink())
    return [path.as_posix() for path in paths if path.parts[0] != ".git"]


def _expected(target: Path, path: str, files: dict[str, bytes]) -> bool:
    """Whether a file is one that would be written, or what a run that was killed left of it."""
    place = target / path
    if place.is_symlink() or not place.is_file():
        return False
    if path in files:
        return place.read_bytes() == files[path]
    return place.name.startswith(".") and place.with_name(place.name[1:].removesuffix(".part")) in {
        target / name for name in files
    }


def _starter(name: str) -> str:
    return (_STARTER / name).read_text("utf-8")
