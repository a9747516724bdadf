"""What a round is: settled by the call that opens it, and from then on by its `round.json`, which no later call changes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..checks._hints import nearest, there_are
from ..checks.round_seed_unknown import SEED
from ..corpus import Corpus, CorpusError
from ..derivation import LAYERS, revised_by, rivals
from ..findings import few
from ..records import Annotator, Round

GUIDELINES = "annotations/guidelines.md"
_VERSION = re.compile(r"^Version (\d+\.\d+\.\d+)$", re.MULTILINE)
_PERSON = "A person, given the guidelines and, on a labelling page, the text."
_PERSON_ELSEWHERE = "A person, given the guidelines and the text."


@dataclass(frozen=True, kw_only=True)
class Call:
    """What a call says of a round; None is what it does not say. Annotators are ids, documents are ids or collections.

    `tool` is what annotators are given in place of a labelling page on a server; it only words what the call leaves out.
    """

    annotators: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    layers: tuple[str, ...] | None = None
    seeded_from: str | None = None
    kind: str | None = None
    title: str | None = None
    procedure: str | None = None
    description: str | None = None
    revises: tuple[str, ...] | None = None
    measures_gold: bool = False
    tool: str | None = None


def home_of(name: str) -> str:
    """The folder of a round."""
    return f"annotations/rounds/{name}"


def round_path(name: str) -> str:
    """Where the record of a round lies."""
    return f"{home_of(name)}/round.json"


def labelling_path(name: str) -> str:
    """Where the frozen labelling config of a round lies."""
    return f"{home_of(name)}/labelling.xml"


def load_round(corpus: Corpus, name: str) -> Round:
    """The round of that name; raises `CorpusError` where there is none, or it is not in order."""
    known = corpus.round_ids()
    if name not in known:
        raise CorpusError(_no_round(name, known))
    loaded: Round = corpus.load(round_path(name), Round)
    return loaded


def load_rounds(corpus: Corpus) -> dict[str, Round]:
    """All rounds by id, sorted; raises `CorpusError` where one is not in order."""
    return {name: corpus.load(round_path(name), Round) for name in corpus.round_ids()}


def settled(corpus: Corpus, name: str, call: Call) -> Round:
    """The round of that name: as it is, where it is there and the call does not contradict it; else as the call makes it.

    Raises `CorpusError` where the call contradicts the round, or does not say enough of a new one.
    """
    if not corpus.has(round_path(name)):
        return _new(corpus, name, call)
    there = load_round(corpus, name)
    differences = list(_differences(corpus, there, call))
    if differences:
        raise CorpusError(
            f"round {name} is open, and what it is stays as {round_path(name)} says: {'; '.join(differences)}. "
            f"`sarv round open {name}` goes on with it; another round takes another name."
        )
    return there


def _new(corpus: Corpus, name: str, call: Call) -> Round:
    described = call.description is not None or call.kind in (None, "person")
    needed = {
        "--annotators": call.annotators,
        "--documents": call.documents,
        "--kind": call.kind,
        "--description (which model or program, and what it is given)": described or None,
    }
    missing = [option for option, value in needed.items() if not value]
    if missing:
        raise CorpusError(f"there is no round '{name}' yet; a new one needs {', '.join(missing)}")
    assert call.annotators and call.documents and call.kind
    description = call.description or (_PERSON_ELSEWHERE if call.tool else _PERSON)
    made = Round(
        id=name,
        title=call.title or f"Round {name}",
        guidelines=_guidelines(corpus),
        layers=_in_order(call.layers or LAYERS),
        revises=tuple(sorted(set(call.revises))) if call.revises else None,
        measures_gold=call.measures_gold or None,
        seeded_from=call.seeded_from,
        annotators=tuple(Annotator(id=one, kind=call.kind, description=description) for one in sorted(call.annotators)),
        documents=documents_named(corpus, call.documents),
        procedure=call.procedure or _procedure(call),
    )
    if made.measures_gold and made.revises:
        raise CorpusError("--measures-gold and --revises exclude each other: a round that measures gold replaces none")
    there = load_rounds(corpus)
    for earlier in made.revises or ():
        if earlier not in there:
            raise CorpusError(f"--revises: {_no_round(earlier, there)}")
    if made.seeded_from is not None:
        _refuse_unknown_seed(made.seeded_from, there)
    _refuse_rivals(made, there, corpus)
    return made


def _refuse_rivals(made: Round, there: Mapping[str, Round], corpus: Corpus) -> None:
    """Refuse a new round that gives what another gives, since gold could not follow from both; of a chain, the last is named."""
    revised = revised_by({**there, made.id: made})
    found = {}
    for other in there.values():
        both = [name for name in other.documents if name in made.documents]
        for one in rivals((made, other), revised) if both else ():
            found[other.id] = f"{', '.join(one.layers)} of {few(both)}"
    if found:
        last = min(found, key=lambda name: sum(name in revised[other] for other in found))
        raise CorpusError(
            f"round {last} gives {found[last]}, and gold cannot follow from both; say --revises {last} if the new round is to "
            f"replace it, or leave those documents or layers out{_given_up(corpus, last, there)}"
        )


def _given_up(corpus: Corpus, name: str, there: Mapping[str, Round]) -> str:
    """How to be rid of a round that was opened by mistake, as the end of a message; nothing of one that anything was made of."""
    home = home_of(name)
    collected = any(corpus.names(f"{home}/{annotator.id}", ".json") for annotator in there[name].annotators)
    if collected or any(name in (other.revises or ()) for other in there.values()):
        return ""
    begun = f"if `sarv round status {name}` shows that nobody has begun"
    return f". Nothing of {name} was collected here; {begun}, it can be given up: delete {home}, and its projects on the server"


def _refuse_unknown_seed(seed: str, there: Mapping[str, Round]) -> None:
    """Refuse suggestions of an annotator that there is not; that the words are of a right form is found with the round."""
    form = SEED.fullmatch(seed)
    if form is None or form[1] is None:
        return
    if form[1] not in there:
        raise CorpusError(f"--seed-from: {_no_round(form[1], there)}")
    annotators = [one.id for one in there[form[1]].annotators]
    if form[2] not in annotators:
        raise CorpusError(f"--seed-from: round {form[1]} has no annotator '{form[2]}'{there_are(form[2], annotators)}")


def _no_round(name: str, known: Iterable[str]) -> str:
    return f"there is no round '{name}' in annotations/rounds{there_are(name, sorted(known))}"


def documents_named(corpus: Corpus, words: Iterable[str]) -> tuple[str, ...]:
    """The sorted ids of documents that are named by their ids or their collections; raises `CorpusError` for other words."""
    known = {name: corpus.document_ids(name) for name in corpus.collection_ids()}
    single = {document for documents in known.values() for document in documents}
    found: set[str] = set()
    for word in words:
        if word in known:
            found.update(known[word])
        elif word in single:
            found.add(word)
        else:
            raise CorpusError(f"there is no document and no collection '{word}'{nearest(word, {*known, *single})}")
    return tuple(sorted(found))


def _guidelines(corpus: Corpus) -> str:
    """The version that the guidelines give of themselves."""
    version = _VERSION.search(corpus.read_bytes(GUIDELINES).decode("utf-8", "replace"))
    if version is None:
        raise CorpusError(f"{GUIDELINES}: has no line such as 'Version 0.1.0', and a round must say which guidelines it follows")
    return version[1]


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    for name in names:
        if name not in LAYERS:
            raise CorpusError(f"there is no layer '{name}' to annotate{there_are(name, LAYERS)}")
    return tuple(name for name in LAYERS if name in set(names))


def _procedure(call: Call) -> str:
    """How passes were kept apart, where the call does not say: only what is so in every round that is opened in this way."""
    begins = f"began with suggestions ({call.seeded_from})" if call.seeded_from else "began with an empty page"
    if call.tool:
        return f"Each annotator was given files of their own ({call.tool}), and {begins}."
    return (
        "Each annotator worked in a Label Studio project and with an account of their own, "
        f"and {begins}. The server does not keep annotators from opening the projects of others."
    )


def _differences(corpus: Corpus, there: Round, call: Call) -> Iterator[str]:
    """What the call says otherwise than the round, both values named."""
    single = {
        "--seed-from": (call.seeded_from, there.seeded_from or "nothing"),
        "--title": (call.title, there.title),
        "--procedure": (call.procedure, there.procedure),
    }
    for option, (given, kept) in single.items():
        if given is not None and given != kept:
            yield f"{option} says '{given}', it has '{kept}'"
    for one in there.annotators:
        of_each = {"--kind": (call.kind, one.kind), "--description": (call.description, one.description)}
        for option, (given, kept) in of_each.items():
            if given is not None and given != kept:
                yield f"{option} says '{given}', it has '{kept}' of {one.id}"
    several = {
        "--annotators": (call.annotators, [one.id for one in there.annotators]),
        "--layer": (call.layers, there.layers),
        "--revises": (call.revises, there.revises or ()),
    }
    for option, (names, kept_names) in several.items():
        if names is not None and set(names) != set(kept_names):
            yield f"{option} says {few(sorted(names))}, it has {few(sorted(kept_names)) or 'none'}"
    if call.measures_gold and not there.measures_gold:
        yield "--measures-gold says that it gives no gold, it does"
    if call.documents is not None:
        named, kept_documents = set(documents_named(corpus, call.documents)), set(there.documents)
        if more := sorted(named - kept_documents):
            yield f"--documents names {few(more)}, which it has not"
        if less := sorted(kept_documents - named):
            yield f"--documents lacks {few(less)}, which it has"
