"""What is asked of a Hub about one dataset: create, look, upload, tag, load back. Nothing else talks to a Hub."""

from dataclasses import dataclass
from pathlib import Path

from ..manifest import NAME, Manifest
from .asking import Asking, HubError
from .staged import Staged, read_manifest

KEPT = ".gitattributes"
"""The file that the Hub itself keeps in every repository."""

_KIND = "dataset"


@dataclass(frozen=True)
class State:
    """A revision of the repository: its commit, whether the repository is private, its files without those of the Hub."""

    commit: str
    private: bool
    files: tuple[str, ...]


class Repository:
    """The dataset `name` (ORG/NAME) on a Hub. Every method raises `HubError`, which says what was asked for and the way out."""

    def __init__(self, name: str, asking: Asking) -> None:
        self.name, self._asking, self._api = name, asking, asking.api
        self.url = f"{asking.url}/datasets/{name}"

    def state(self, revision: str = "main") -> State | None:
        """The repository at a revision, or None where there is no such repository or revision."""
        try:
            info = self._asking.ask(
                f"reading {self.name} at {revision}", lambda: self._api.dataset_info(self.name, revision=revision)
            )
        except HubError as error:
            # The Hub answers 401 for what is not there to somebody whom it does not know.
            if error.code in ("RepoNotFound", "RevisionNotFound") and error.status == 404:
                return None
            raise
        files = sorted(one.rfilename for one in info.siblings or () if one.rfilename != KEPT)
        return State(info.sha or "", bool(info.private), tuple(files))

    def manifest(self, state: State, folder: Path) -> Manifest | None:
        """The manifest at a state, or None where there is none; `folder` is an empty one to load it into."""
        if NAME not in state.files:
            return None
        doing = f"loading {NAME} of {self.name}"
        path = self._asking.ask(doing, lambda: self._load(state.commit, folder, NAME))
        return read_manifest((path / NAME).read_bytes(), f"{self.url}, {NAME}")

    def create(self, *, private: bool) -> None:
        """Create the repository, if it is not there."""
        self._asking.ask(
            f"creating the repository {self.name}",
            lambda: self._api.create_repo(self.name, repo_type=_KIND, private=private, exist_ok=True),
        )

    def upload(self, staged: Staged, state: State) -> tuple[str, list[str]]:
        """Make the repository hold the files of a release and no other, in one commit on top of `state`.

        Returns the commit and the files that were deleted. A file that is not as it was examined is not sent.
        """
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete

        operations: list[CommitOperationAdd | CommitOperationDelete] = []
        for path, file in staged.files.items():
            operation = CommitOperationAdd(path, str(file) if path.endswith(".parquet") else file.read_bytes())
            if operation.upload_info.sha256.hex() != staged.checksums.get(path):
                raise HubError(f"{file}: changed while it was published; nothing was uploaded. Run the same command again.")
            operations.append(operation)
        deleted = sorted(set(state.files) - staged.files.keys())
        operations += [CommitOperationDelete(path, is_folder=False) for path in deleted]
        title = f"{staged.manifest.name} {staged.manifest.version}"
        commit = self._asking.ask(
            f"uploading {len(staged.files)} files to {self.name}",
            lambda: self._api.create_commit(
                self.name, operations, commit_message=title, repo_type=_KIND, parent_commit=state.commit or None
            ),
        )
        return commit.oid, deleted

    def tag(self, manifest: Manifest, commit: str) -> None:
        """Give a commit the tag of its version."""
        self._asking.ask(
            f"creating the tag {manifest.tag} of {self.name}",
            lambda: self._api.create_tag(
                self.name,
                tag=manifest.tag,
                tag_message=f"{manifest.name} {manifest.version}",
                revision=commit,
                repo_type=_KIND,
            ),
        )

    def load(self, revision: str, folder: Path) -> dict[str, Path]:
        """All files at a revision by path, loaded into `folder`, an empty one, without those of the Hub."""
        loaded = self._asking.ask(f"loading {self.name} at {revision}", lambda: self._load(revision, folder))
        found = {path.relative_to(loaded).as_posix(): path for path in sorted(loaded.rglob("*")) if path.is_file()}
        return {name: path for name, path in found.items() if name != KEPT and not name.startswith(".cache/")}

    def _load(self, revision: str, folder: Path, only: str | None = None) -> Path:
        # In a folder of its own, with a cache of its own: what an earlier run has loaded is no proof.
        loaded = folder / "loaded"
        self._api.snapshot_download(
            self.name,
            repo_type=_KIND,
            revision=revision,
            cache_dir=folder / "cache",
            local_dir=loaded,
            allow_patterns=only,
        )
        return loaded
