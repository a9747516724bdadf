"""A Hub in memory on this machine, as far as publishing and loading a dataset see it; its clients are the real ones."""

import base64
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

TOKEN = "hf_canary4711token"
COOKIE = "canary4711cookie"
GIT_ATTRIBUTES = b"*.parquet filter=lfs diff=lfs merge=lfs -text\n"

Files = dict[str, bytes]


@dataclass
class Dataset:
    """A repository: its commits in order, each with all of its files, and which commit each branch and tag stands for."""

    private: bool = False
    commits: dict[str, Files] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)

    def commit(self, files: Files, branch: str = "main") -> str:
        """Make a commit of these files."""
        oid = hashlib.sha1(f"{len(self.commits)} {sorted(files)}".encode(), usedforsecurity=False).hexdigest()
        self.commits[oid] = files
        self.heads[branch] = oid
        return oid

    def resolve(self, revision: str) -> str | None:
        """The commit that a branch, a tag or itself names."""
        oid = self.tags.get(revision) or self.heads.get(revision) or revision
        return oid if oid in self.commits else None


class Hub(ThreadingHTTPServer):
    """The server. `asked` has method and path of all requests, `fail` the status with which those that match are refused.

    `broken` cuts the connection of requests that match, after they were carried out; `slow` lets them wait before that, and says
    so by `reached`.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.datasets: dict[str, Dataset] = {}
        self.objects: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.tokens: list[str | None] = []
        self.fail: dict[str, int] = {}
        self.faults_of_cards: list[str] = []
        self.broken: str | None = None
        self.slow: str | None = None
        self.reached = threading.Event()
        self.over = threading.Event()
        self.lock = threading.RLock()

    @property
    def url(self) -> str:
        """The address."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: Any) -> None:
        """Say nothing of clients that went away."""


class Handler(BaseHTTPRequestHandler):
    """Answers as the Hub does."""

    protocol_version = "HTTP/1.1"
    server: Hub

    def do_GET(self) -> None:
        """Answer a request of any method."""
        path, length = unquote(urlsplit(self.path).path), int(self.headers.get("Content-Length") or 0)
        chunked = self.headers.get("Transfer-Encoding") == "chunked"
        self.body = b"".join(self._chunks()) if chunked else self.rfile.read(length)
        hub = self.server
        if hub.slow is not None and re.search(hub.slow, f"{self.command} {path}"):
            hub.reached.set()
            hub.over.wait(60)
        with hub.lock:
            hub.asked.append(f"{self.command} {path}")
            hub.tokens.append(self.headers.get("Authorization"))
            status = next((status for pattern, status in hub.fail.items() if re.search(pattern, hub.asked[-1])), None)
            if status is not None:
                # What an unkind server says back: all that it was told.
                self._answer(
                    status, self.body + str(self.headers).encode(), {"X-Error-Message": str(self.headers.get("Authorization"))}
                )
                return
            for pattern, answer in _ROUTES:
                found = re.fullmatch(pattern, f"{self.command} {path}")
                if found:
                    if (
                        not path.startswith(("/datasets/", "/objects/"))
                        and self.headers.get("Authorization") != f"Bearer {TOKEN}"
                    ):
                        self._error(401, "", "Invalid credentials in Authorization header")
                    else:
                        answer(self, **found.groupdict())
                    return
            self._error(404, "EntryNotFound", "nothing is here")

    do_HEAD = do_POST = do_PUT = do_GET  # noqa: N815  # as the standard library calls them

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        if self.server.broken is not None and re.search(self.server.broken, f"{self.command} {self.path}"):
            self.close_connection = True
            return
        self.send_response(status)
        sent = {"Content-Length": str(len(body)), "Set-Cookie": f"session={COOKIE}"} | (headers or {})
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _json(self, value: Any, status: int = 200) -> None:
        self._answer(status, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _error(self, status: int, code: str, message: str) -> None:
        headers = {"X-Error-Message": message} | ({"X-Error-Code": code} if code else {})
        self._answer(status, json.dumps({"error": message}).encode(), headers)

    def _dataset(self, name: str) -> Dataset | None:
        found = self.server.datasets.get(name)
        if found is None:
            self._error(404, "RepoNotFound", "Repository not found")
        return found

    def _commit_of(self, name: str, revision: str) -> tuple[Dataset, str] | None:
        found = self._dataset(name)
        if found is None:
            return None
        oid = found.resolve(revision)
        if oid is None:
            self._error(404, "RevisionNotFound", f"Invalid rev id: {revision}")
            return None
        return found, oid

    def create(self) -> None:
        """Create a repository; it has a file from the beginning."""
        asked = json.loads(self.body)
        name = f"{asked['organization']}/{asked['name']}"
        if name in self.server.datasets:
            self._json({"error": "You already created this dataset repo", "url": f"{self.server.url}/datasets/{name}"}, 409)
            return
        made = self.server.datasets[name] = Dataset(asked.get("visibility") == "private" or bool(asked.get("private")))
        made.commit({".gitattributes": GIT_ATTRIBUTES})
        self._json({"url": f"{self.server.url}/datasets/{name}", "name": name})

    def yaml(self) -> None:
        """Take every card, or none."""
        errors = [{"message": message} for message in self.server.faults_of_cards]
        self._json({"errors": errors, "warnings": []}, 400 if errors else 200)

    def revision(self, name: str, revision: str | None = None) -> None:
        """The facts of a repository."""
        if found := self._commit_of(name, revision or "main"):
            dataset, oid = found
            siblings = [{"rfilename": path} for path in sorted(dataset.commits[oid])]
            self._json({"id": name, "sha": oid, "private": dataset.private, "siblings": siblings, "tags": [], "downloads": 0})

    def tree(self, name: str, revision: str, folder: str | None = None) -> None:
        """The files of a folder; with all below it where that is asked for."""
        if not (found := self._commit_of(name, revision)):
            return
        dataset, oid = found
        prefix = f"{folder}/" if folder else ""
        deep = "recursive=true" in self.path.lower()
        entries: dict[str, dict[str, Any]] = {}
        for path, raw in sorted(dataset.commits[oid].items()):
            if path.startswith(prefix):
                first, _, rest = path[len(prefix) :].partition("/")
                if rest:
                    entries[prefix + first] = {"type": "directory", "path": prefix + first, "oid": "0" * 40, "size": 0}
                if not rest or deep:
                    entries[path] = {"type": "file", "path": path, "oid": git_oid(raw), "size": len(raw)} | _lfs(path, raw)
        if prefix and not entries:
            self._error(404, "EntryNotFound", f"{folder} does not exist")
        else:
            self._json(list(entries.values()))

    def preupload(self, name: str, revision: str) -> None:
        """How files are to be sent: tables as large files, all others within the commit."""
        if found := self._commit_of(name, revision):
            there = found[0].commits[found[1]]
            files = []
            for one in json.loads(self.body)["files"]:
                path = one["path"]
                mode = "lfs" if path.endswith(".parquet") else "regular"
                oid = None
                if path in there:
                    oid = hashlib.sha256(there[path]).hexdigest() if mode == "lfs" else git_oid(there[path])
                files.append({"path": path, "uploadMode": mode, "shouldIgnore": False, "oid": oid})
            self._json({"files": files})

    def batch(self, name: str) -> None:  # noqa: ARG002  # large files are kept by their checksums alone
        """Where large files go; those that are known need not be sent."""
        objects: list[dict[str, Any]] = []
        for one in json.loads(self.body)["objects"]:
            href = f"{self.server.url}/objects/{one['oid']}"
            actions = {"upload": {"href": href}, "verify": {"href": f"{href}/verify"}}
            objects.append(one if one["oid"] in self.server.objects else one | {"actions": actions})
        self._json({"transfer": "basic", "objects": objects})

    def put(self, oid: str) -> None:
        """Take a large file, which must be what its name says."""
        if hashlib.sha256(self.body).hexdigest() != oid:
            self._error(400, "", "the object is another")
            return
        self.server.objects[oid] = self.body
        self._answer(200, b"")

    def verify(self, oid: str) -> None:
        """Whether a large file has arrived."""
        self._json({}, 200 if oid in self.server.objects else 404)

    def commit(self, name: str, revision: str) -> None:
        """Carry out a commit, which must be made on top of the newest one."""
        if not (found := self._commit_of(name, revision)):
            return
        dataset, head = found
        files = dict(dataset.commits[head])
        for line in self.body.splitlines():
            key, value = (parsed := json.loads(line))["key"], parsed["value"]
            if key == "header" and value.get("parentCommit") not in (None, head):
                self._error(412, "", "A commit has happened since. Please refresh and try again.")
                return
            if key == "file":
                files[value["path"]] = base64.b64decode(value["content"])
            elif key == "lfsFile":
                files[value["path"]] = self.server.objects[value["oid"]]
            elif key == "deletedFile":
                del files[value["path"]]
        oid = dataset.commit(files, revision)
        self._json({"commitOid": oid, "commitUrl": f"{self.server.url}/datasets/{name}/commit/{oid}", "success": True})

    def tag(self, name: str, revision: str) -> None:
        """Make a tag; one that is there stays."""
        if found := self._commit_of(name, revision):
            tag = json.loads(self.body)["tag"]
            if tag in found[0].tags:
                self._error(409, "", "Tag reference exists already")
            else:
                found[0].tags[tag] = found[1]
                self._json({})

    def resolve(self, name: str, revision: str, path: str) -> None:
        """A file, or a stretch of it."""
        if not (found := self._commit_of(name, revision)):
            return
        dataset, oid = found
        raw = dataset.commits[oid].get(path)
        if raw is None:
            self._answer(404, b"", {"X-Error-Code": "EntryNotFound", "X-Error-Message": "no such file", "X-Repo-Commit": oid})
            return
        checksum = hashlib.sha256(raw).hexdigest() if path.endswith(".parquet") else git_oid(raw)
        headers = {"X-Repo-Commit": oid, "ETag": f'"{checksum}"', "Accept-Ranges": "bytes"}
        if path.endswith(".parquet"):
            headers |= {"X-Linked-Etag": f'"{checksum}"', "X-Linked-Size": str(len(raw))}
        stretch = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if stretch is None:
            self._answer(200, raw, headers)
            return
        start, end = int(stretch[1]), min(int(stretch[2] or len(raw) - 1), len(raw) - 1)
        self._answer(206, raw[start : end + 1], headers | {"Content-Range": f"bytes {start}-{end}/{len(raw)}"})

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def git_oid(raw: bytes) -> str:
    """The name that git gives to a file of these bytes."""
    return hashlib.sha1(b"blob %d\0%b" % (len(raw), raw), usedforsecurity=False).hexdigest()


def _lfs(path: str, raw: bytes) -> dict[str, Any]:
    if not path.endswith(".parquet"):
        return {}
    return {"lfs": {"oid": hashlib.sha256(raw).hexdigest(), "size": len(raw), "pointerSize": 134}}


_NAME, _REVISION = r"(?P<name>[\w.-]+/[\w.-]+?)", r"(?P<revision>[\w.-]+)"
_ROUTES = (
    (r"POST /api/repos/create", Handler.create),
    (r"POST /api/validate-yaml", Handler.yaml),
    (rf"GET /api/datasets/{_NAME}(?:/revision/{_REVISION})?", Handler.revision),
    (rf"GET /api/datasets/{_NAME}/tree/{_REVISION}(?:/(?P<folder>.*))?", Handler.tree),
    (rf"POST /api/datasets/{_NAME}/preupload/{_REVISION}", Handler.preupload),
    (rf"POST /api/datasets/{_NAME}/commit/{_REVISION}", Handler.commit),
    (rf"POST /api/datasets/{_NAME}/tag/{_REVISION}", Handler.tag),
    (rf"POST /datasets/{_NAME}\.git/info/lfs/objects/batch", Handler.batch),
    (r"PUT /objects/(?P<oid>\w+)", Handler.put),
    (r"POST /objects/(?P<oid>\w+)/verify", Handler.verify),
    (rf"(?:GET|HEAD) /datasets/{_NAME}/resolve/{_REVISION}/(?P<path>.+)", Handler.resolve),
)


@contextmanager
def running_hub() -> Iterator[Hub]:
    """A running Hub. It ends last: a client that finds it gone asks again for minutes."""
    hub = Hub()
    thread = threading.Thread(target=hub.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        hub.over.set()
        hub.shutdown()
        hub.server_close()
        thread.join()
