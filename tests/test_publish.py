"""Publishing: a release becomes a tagged version of a dataset, once, and clients that know nothing of us load it by its tag."""

import contextlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hub_stub import COOKIE, TOKEN, Hub, running_hub
from released import edit_release, edit_table, release_of, seal
from sarv.checks._example import DOCUMENT, TEXT, Edit
from sarv.checks._publications import AT_HAND, CARD
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.release.publishing.asking import DEFAULT_ENDPOINT, Asking, HubError, endpoint_of
from sarv.release.publishing.hub import Repository
from sarv.release.publishing.publish import publish as publish_examined
from sarv.release.publishing.staged import Staged

SRC = Path(__file__).parent.parent / "src"
NAME = "org/tale"

pytest.importorskip("huggingface_hub")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A running Hub, and a token for it in the environment."""
    for name in ("HF_ENDPOINT", "HUGGING_FACE_HUB_TOKEN", "HF_OIDC_RESOURCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running_hub() as running:
        yield running


@pytest.fixture
def release(tale: Corpus, published: Path) -> Path:
    """The release of the example corpus, in `dist/` of its folder."""
    return Path(copytree(published, tale.root / "dist" / published.name))


def arguments(hub: Hub, release: Path, *more: str) -> list[str]:
    """How a release of the example corpus is published."""
    folder = str(release.parent.parent)
    return ["publish", NAME, "--release", str(release), "--folder", folder, "--endpoint", hub.url, *more]


def publish(hub: Hub, release: Path, *more: str) -> Result:
    """Publish in this process."""
    return CliRunner().invoke(sarv, arguments(hub, release, *more), standalone_mode=False)


def told_of(hub: Hub, release: Path, *more: str) -> dict[str, Any]:
    """What is told of a release that was published."""
    result = publish(hub, release, "--json", *more)
    assert result.exception is None, result.exception
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def fault(hub: Hub, release: Path, *more: str) -> str:
    """What is said where a release could not be published."""
    said = publish(hub, release, *more).exception
    assert isinstance(said, CorpusError), said
    assert (None, None) == (said.__cause__, said.__context__)
    return str(said)


def files(release: Path) -> dict[str, bytes]:
    """The files of a folder, and the one that the Hub keeps."""
    return {path.relative_to(release).as_posix(): path.read_bytes() for path in release.rglob("*") if path.is_file()}


def at(hub: Hub, tag: str) -> dict[str, bytes]:
    """The files at a tag, without the one that the Hub keeps."""
    dataset = hub.datasets[NAME]
    return {path: raw for path, raw in dataset.commits[dataset.tags[tag]].items() if path != ".gitattributes"}


def next_version(tale: Corpus, version: str, **changes: Any) -> Path:
    """The release of a later version of the example corpus, with some labels changed."""
    answers = len(json.loads(tale.read_bytes("corpus/datasheet.json"))["answers"])
    edits = [
        Edit("corpus/corpus.json", set={"/version": version}),
        Edit("corpus/datasheet.json", set={f"/answers/{number}/written_for": version for number in range(answers)}),
        Edit(DOCUMENT, set=changes or {"/genre": "analysis"}),
    ]
    edit_release(tale.root, edits)
    return release_of(tale)


def changes(hub: Hub) -> list[str]:
    """What the Hub was asked that changes anything."""
    quiet = ("/preupload/", "/validate-yaml", "/objects/", "/verify")
    return [asked for asked in hub.asked if asked.startswith(("POST", "PUT")) and not any(part in asked for part in quiet)]


def test_a_release_is_published(hub: Hub, release: Path) -> None:
    """The repository is created, holds the files of the release in one commit, and has the tag of the version."""
    told = told_of(hub, release)

    assert ("published", "v0.1.0", []) == (told["state"], told["tag"], told["deleted"])
    assert files(release) == at(hub, "v0.1.0")
    assert ["POST /api/repos/create", f"POST /api/datasets/{NAME}/commit/main"] == changes(hub)[:2]
    assert f"POST /api/datasets/{NAME}/tag/{told['commit']}" == changes(hub)[-1]
    assert 3 == len(changes(hub))
    assert told["commit"] == hub.datasets[NAME].tags["v0.1.0"]
    assert not hub.datasets[NAME].private


def test_tables_go_as_large_files(hub: Hub, release: Path) -> None:
    """Tables are sent as large files by the old transfer, all else within the commit."""
    told_of(hub, release)

    tables = [path for path in files(release) if path.endswith(".parquet")]
    assert len({files(release)[path] for path in tables}) == len(hub.objects)
    assert [] == [asked for asked in hub.asked if "xet" in asked]


def test_published_again_there_is_nothing_to_do(hub: Hub, release: Path) -> None:
    """The same content under its tag is loaded and compared, and nothing is changed."""
    first = told_of(hub, release)
    hub.asked.clear()

    again = told_of(hub, release)

    assert ("nothing to do", first["commit"], []) == (again["state"], again["commit"], again["differing"])
    assert [] == changes(hub)


def test_the_same_rows_written_by_another_library_are_the_same(hub: Hub, release: Path) -> None:
    """Content hashes are compared, not bytes: tables written anew, and the card's figures of size, are told and left alone."""
    told_of(hub, release)
    path = release / "documents" / "train-00000-of-00001.parquet"
    edit_table(path, {})
    (release / "README.md").write_text((release / "README.md").read_text("utf-8") + "\n", "utf-8")
    seal(release)

    told = told_of(hub, release)

    assert ("nothing to do", ["README.md", "documents/train-00000-of-00001.parquet"]) == (told["state"], told["differing"])


@pytest.mark.parametrize(
    ("path", "set_", "different"),
    [
        (DOCUMENT, {"/genre": "analysis"}, "actors/train"),
        ("annotations/guidelines.md", None, "guidelines.md"),
    ],
)
def test_another_content_under_a_tag_is_refused(
    hub: Hub, tale: Corpus, release: Path, path: str, set_: dict[str, Any] | None, different: str
) -> None:
    """Where the tag is there with other rows or other words, nothing is changed, and the way out is a new version."""
    told_of(hub, release)
    before = at(hub, "v0.1.0")
    edit_release(tale.root, [Edit(path, set=set_) if set_ else Edit(path, content=b"# Others\n")])
    release_of(tale)
    hub.asked.clear()

    said = fault(hub, release)

    assert "v0.1.0 is there with another content than this release; different are " in said
    assert different in said
    assert "new `version` in corpus/corpus.json" in said
    assert [] == changes(hub)
    assert before == at(hub, "v0.1.0")


def test_a_next_version_replaces_everything(hub: Hub, tale: Corpus, release: Path) -> None:
    """A later version deletes what it does not have, such as shards left over, and both tags stay as they are."""
    told_of(hub, release)
    first = at(hub, "v0.1.0")
    dataset = hub.datasets[NAME]
    stale = dict(dataset.commits[dataset.heads["main"]]) | {
        "documents/train-00001-of-00002.parquet": first["documents/train-00000-of-00001.parquet"],
        "notes.txt": b"x",
        ".gitignore": b"*.json\n",
    }
    dataset.commit(stale)

    told = told_of(hub, next_version(tale, "0.2.0"))

    assert [".gitignore", "documents/train-00001-of-00002.parquet", "notes.txt"] == told["deleted"]
    assert files(tale.root / "dist" / "tale-0.2.0") == at(hub, "v0.2.0")
    assert first == at(hub, "v0.1.0")
    assert ".gitattributes" in dataset.commits[dataset.heads["main"]]


LOAD = """
import json, sys
from datasets import get_dataset_config_names, load_dataset
name, told = sys.argv[1], {}
for tag in sys.argv[2:]:
    for config in get_dataset_config_names(name, revision=tag):
        found = load_dataset(name, config, revision=tag)
        stream = load_dataset(name, config, revision=tag, streaming=True)
        assert {split: list(rows) for split, rows in found.items()} == {split: list(rows) for split, rows in stream.items()}
        told[f"{tag} {config}"] = {split: rows.num_rows for split, rows in found.items()}
        assert tag == f"v{found['train'].version}"
    told[tag] = load_dataset(name, revision=tag)["train"][0]["genre"]
print(json.dumps(told))
"""


def test_datasets_loads_each_version_by_its_tag(hub: Hub, tale: Corpus, release: Path, tmp_path: Path) -> None:
    """The package `datasets`, unmodified, loads and streams every config of both versions, each with its own rows."""
    pytest.importorskip("datasets")
    told_of(hub, release)
    told_of(hub, next_version(tale, "0.2.0"))
    settings = {
        "HF_HOME": str(tmp_path / "home"),
        "HF_ENDPOINT": hub.url,
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    }
    command = [sys.executable, "-c", LOAD, NAME, "v0.1.0", "v0.2.0"]
    done = subprocess.run(command, env={**os.environ, **settings}, cwd=tmp_path, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert ("report", "analysis") == (told["v0.1.0"], told["v0.2.0"])
    for tag, folder in (("v0.1.0", release), ("v0.2.0", tale.root / "dist" / "tale-0.2.0")):
        for split in json.loads((folder / "manifest.json").read_bytes())["splits"]:
            assert split["rows"] == told[f"{tag} {split['config']}"][split["split"]]


def test_a_dry_run_asks_nothing(hub: Hub, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --dry-run the release is examined and its files are listed; no token is needed, and no Hub is asked."""
    monkeypatch.delenv("HF_TOKEN")

    told = told_of(hub, release, "--dry-run")
    shown = publish(hub, release, "--dry-run")

    assert ("dry run", sorted(files(release))) == (told["state"], told["files"])
    assert "Nothing was asked or uploaded" in shown.stderr
    assert "there was nothing to compare with" in shown.stderr
    assert len(files(release)) == len(shown.stdout.splitlines())
    assert [] == hub.asked


def test_with_a_finding_nothing_is_uploaded(hub: Hub, tale: Corpus, release: Path) -> None:
    """A release that the gate keeps back gives its findings and exit code 1; the Hub is not asked."""
    edit_release(tale.root, [AT_HAND, Edit(DOCUMENT, set={"/rights/redistribute": False})])
    (release / "notes.txt").write_text("x")

    told = publish(hub, release, "--json")
    shown = publish(hub, release)

    assert (1, 1) == (told.exit_code, shown.exit_code)
    assert {"publish_file_changed", "publish_file_unknown", "publish_run_of_words", "publish_text_restricted"} == {
        finding["code"] for finding in json.loads(told.stdout)["findings"]
    }
    assert "Nothing was uploaded" in shown.stderr
    assert [] == hub.asked
    words = (tale.root / TEXT).read_text("utf-8").split()
    assert " ".join(words[:4]) not in told.output + shown.output


def test_without_a_token_nothing_is_asked(hub: Hub, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no token the way out names the variable; a login for another Hub is not taken along."""
    monkeypatch.delenv("HF_TOKEN")
    monkeypatch.setattr("huggingface_hub.get_token", lambda: TOKEN)

    elsewhere = fault(hub, release)
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setattr("huggingface_hub.get_token", lambda: None)
    at_home = fault(hub, release)

    assert elsewhere.startswith(
        f"There is no token for {hub.url}. Give one that may write as HF_TOKEN in the environment; a saved"
    )
    assert at_home.endswith("or log in with `hf auth login`.")
    assert [] == hub.asked


def test_a_saved_login_is_used_at_its_own_hub(hub: Hub, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the Hub is the one of the environment, the token of its own login serves."""
    monkeypatch.delenv("HF_TOKEN")
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setattr("huggingface_hub.get_token", lambda: TOKEN)

    assert "published" == told_of(hub, release)["state"]


UNSAFE = ["hub.example", "http://hub.example", "https://user:secret@hub.example", "https://x?token=secret", "https://x:y"]


@pytest.mark.parametrize("url", UNSAFE)
def test_an_address_must_be_safe(url: str) -> None:
    """A Hub is asked by https, and its address holds no secret; what may be one is not repeated."""
    with pytest.raises(HubError) as raised:
        endpoint_of(url)

    assert "secret" not in str(raised.value)


def test_the_public_hub_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is the given one, that of the environment, or the public Hub's."""
    monkeypatch.delenv("HF_ENDPOINT", raising=False)
    assert DEFAULT_ENDPOINT == endpoint_of(None)
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example/")
    assert "https://hub.example" == endpoint_of(None)
    assert "http://127.0.0.1:9" == endpoint_of("http://127.0.0.1:9/")


REFUSALS = [
    (r"GET /api/datasets/org/tale", 401, "looking"),
    (r"GET /api/datasets/org/tale", 403, "looking"),
    (r"GET /api/datasets/org/tale", 500, "looking"),
    (r"POST /api/repos/create", 403, "creating"),
    (r"POST /api/datasets/org/tale/preupload", 403, "uploading"),
    (r"PUT /objects", 403, "uploading"),
    (r"POST /api/datasets/org/tale/commit", 412, "uploading"),
    (r"POST /api/datasets/org/tale/commit", 503, "uploading"),
    (r"POST /api/datasets/org/tale/tag", 409, "tagging"),
    (r"(GET|HEAD) /datasets/org/tale/resolve", 403, "loading"),
]


@pytest.mark.parametrize(("pattern", "status", "where"), REFUSALS, ids=[f"{status} {where}" for _, status, where in REFUSALS])
def test_a_refusal_is_told_without_secrets(
    hub: Hub,
    release: Path,
    pattern: str,
    status: int,
    where: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A refusal is told with what was asked, status and way out; nothing of token, cookie, headers or texts; then it goes on."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    caplog.set_level(logging.DEBUG)
    hub.fail = {pattern: status}
    result = publish(hub, release)
    text = "".join(map(str, (result.output, result.exception, caplog.text)))

    assert isinstance(result.exception, HubError), result.exception
    assert result.exception.__context__ is None
    assert f"The Hub at {hub.url} answered {status}: " in str(result.exception)
    assert where in result.stderr
    for secret in (TOKEN, COOKIE, "Bearer", "pirates", "Mourners", "mentions", "Traceback"):
        assert secret not in text
    hub.fail = {}
    assert "v0.1.0" == told_of(hub, release)["tag"]
    assert files(release) == at(hub, "v0.1.0")


def test_a_card_that_the_hub_does_not_take(hub: Hub, release: Path) -> None:
    """Where the Hub finds fault with the head of the card, it is told what, and nothing is uploaded."""
    hub.faults_of_cards = ["license must be one of many"]

    assert "does not take the head of README.md: uploading " in (said := fault(hub, release))
    assert "license must be one of many" in said
    assert 1 == len(hub.datasets[NAME].commits)


def test_a_hub_that_is_not_there_is_told(hub: Hub, release: Path) -> None:
    """Where nobody answers, one sentence says so."""
    dead = f"http://127.0.0.1:{hub.server_port}"
    hub.broken = ".*"

    assert f"The connection to the Hub at {dead} broke" in fault(hub, release)
    said = CliRunner().invoke(sarv, [*arguments(hub, release)[:-1], "http://127.0.0.1:9"], standalone_mode=False).exception
    assert "The Hub at http://127.0.0.1:9 cannot be reached" in str(said)


class Killed(BaseException):
    """The run was killed here."""


def killing(monkeypatch: pytest.MonkeyPatch, die_at: int, *, before: bool) -> Callable[[], int]:
    """Let the run end at that call of the Hub, before it or after it was carried out; gives how many calls there were."""
    calls = 0

    def around(whole: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == die_at and before:
                raise Killed
            answer = whole(*given, **named)
            if calls == die_at:
                raise Killed
            return answer

        return call

    for name in ("state", "manifest", "create", "upload", "tag", "load"):
        monkeypatch.setattr(Repository, name, around(getattr(Repository, name)))
    return lambda: calls


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_a_run_that_is_killed_goes_on(hub: Hub, release: Path, before: bool) -> None:
    """Killed at any call and run again, there is one version, whole, tagged once; before the tag, nobody sees a part of it."""
    staged, die_at = Staged.open(release), 0
    while True:
        die_at += 1
        hub.datasets.clear()
        with pytest.MonkeyPatch.context() as patched:
            calls = killing(patched, die_at, before=before)
            with contextlib.suppress(Killed):
                publish_examined(staged, Repository(NAME, Asking(hub.url)))
            if calls() < die_at:
                break
        told = publish_examined(staged, Repository(NAME, Asking(hub.url)))
        assert "v0.1.0" == told.tag
        assert files(release) == at(hub, "v0.1.0")
        assert 2 == len(hub.datasets[NAME].commits)

    assert die_at > 6


def test_an_interrupted_command_exits_with_130(hub: Hub, release: Path, tmp_path: Path) -> None:
    """Ctrl-C during the upload ends the command with one sentence, and the next run publishes."""
    hub.slow = "/commit/main"
    environment = {**os.environ, "PYTHONPATH": str(SRC), "HF_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "sarv", *arguments(hub, release)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert hub.reached.wait(60)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)

    assert (130, "") == (running.returncode, out)
    assert "interrupted; run the same command again" in err
    assert "Traceback" not in err
    assert {} == hub.datasets[NAME].tags
    hub.slow = None
    hub.over.set()
    assert "published" == told_of(hub, release)["state"]


def test_a_repository_with_something_else_is_left_alone(hub: Hub, tale: Corpus, release: Path) -> None:
    """A repository with files of others, with another corpus, or with a newer version is not written over."""
    told_of(hub, next_version(tale, "0.2.0"))
    newer = fault(hub, release)
    dataset = hub.datasets[NAME]
    head = dataset.commits[dataset.heads["main"]]
    other = json.loads(head["manifest.json"]) | {"name": "other"}
    dataset.commit(head | {"manifest.json": json.dumps(other).encode()})
    another = fault(hub, release)
    dataset.commit({"data.csv": b"1"})
    foreign = fault(hub, release)

    assert "holds version 0.2.0, which is newer than 0.1.0" in newer
    assert "holds releases of 'other', not of 'tale'" in another
    assert "holds files that are no release of this kit (data.csv)" in foreign
    assert {"v0.2.0"} == set(dataset.tags)


def test_versions_are_numbers(hub: Hub, tale: Corpus, release: Path) -> None:
    """0.10.0 is newer than 0.9.0."""
    told_of(hub, release)
    told_of(hub, next_version(tale, "0.9.0"))

    assert "published" == told_of(hub, next_version(tale, "0.10.0"))["state"]


def test_a_private_repository_is_asked_for(hub: Hub, release: Path) -> None:
    """With --private-repository the repository is created private; one that is public already is refused."""
    told_of(hub, release, "--private-repository")
    assert hub.datasets[NAME].private
    hub.datasets[NAME].private = False
    hub.datasets[NAME].tags.clear()

    assert "is public already" in fault(hub, release, "--private-repository")


def test_what_the_hub_gives_back_is_compared(hub: Hub, release: Path) -> None:
    """Where the tag gives back something else, the command says so and does not end well, at once and when run again."""
    told_of(hub, release)
    dataset = hub.datasets[NAME]
    there = dataset.commits[dataset.tags["v0.1.0"]]
    there["guidelines.md"] = b"# Others\n"

    assert "v0.1.0 does not give back what was uploaded: guidelines.md" in fault(hub, release)


def test_a_file_that_changes_meanwhile_is_not_sent(hub: Hub, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was examined is what is sent: a file that changes after that stops the upload."""
    create = Repository.create

    def then_change(self: Repository, *, private: bool) -> None:
        create(self, private=private)
        (release / "README.md").write_text("Others.")

    monkeypatch.setattr(Repository, "create", then_change)

    assert "changed while it was published; nothing was uploaded" in fault(hub, release)
    assert 1 == len(hub.datasets[NAME].commits)


@pytest.mark.parametrize("name", ["tale", "org/", "/tale", "a/b/c", "org/ta le", "org/ta--le"])
def test_a_name_is_checked(hub: Hub, release: Path, name: str) -> None:
    """A dataset is called ORG/NAME; anything else is a wrong call, or refused before the Hub is asked."""
    result = CliRunner().invoke(sarv, ["publish", name, *arguments(hub, release)[2:]])

    assert result.exit_code != 0
    assert "ORG/NAME" in result.output + str(result.exception)
    assert [] == hub.asked


def test_without_the_extra_it_is_named(release: Path) -> None:
    """Without the package that talks to the Hub, one sentence says what to install; --dry-run needs it not."""
    program = "import sys; sys.modules['huggingface_hub'] = None; from sarv.cli import main; main()"
    command = [sys.executable, "-c", program, "publish", NAME, "--release", str(release)]
    environment = {**os.environ, "PYTHONPATH": str(SRC), "HF_TOKEN": TOKEN}
    settings: dict[str, Any] = {"cwd": release.parent.parent, "env": environment, "capture_output": True, "text": True}
    done = subprocess.run(command, **settings)

    assert 2 == done.returncode
    assert "sarv: Publishing needs the extra `publish`: pip install 'sarv[publish]'" in done.stderr
    assert 0 == subprocess.run([*command, "--dry-run"], **settings).returncode


def test_the_card_is_published_as_it_is(hub: Hub, tale: Corpus, release: Path) -> None:
    """Nothing is added to the files of a release: what is at the tag can be published again elsewhere."""
    told_of(hub, release)
    copy = tale.root / "dist" / "copy"
    for path, raw in at(hub, "v0.1.0").items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(raw)
    shutil.rmtree(release)
    copy.rename(release)

    assert (tale.root / CARD).is_file()
    assert "nothing to do" == told_of(hub, release)["state"]
