"""The Label Studio server: the only module that knows its client library.

Everything can be done again: what is there already is found and left. Writes are sent once, never repeated by the library. The
state of a round on the server is what the server says; nothing of it is kept here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from ..progress import Progress
from .asking import LONG_PATIENCE, PATIENCE, Asking, ServerError, checked_url
from .filling import fill
from .joining import account_token
from .projects import LONGEST_TITLE, MADE_FROM, Marker, Project, Task

__all__ = ["TESTED_VERSION", "Marker", "Project", "Server", "ServerError", "Task"]

TESTED_VERSION = "1.23.2"
"""The version of the server that all of this was tested with."""

TAB = "Default"

_LONG = {"timeout_in_seconds": LONG_PATIENCE}


class Server:
    """A server, as the user whose token it is. Every method may raise `ServerError`."""

    def __init__(self, url: str, token: str, patience: float = PATIENCE) -> None:
        """Nothing is asked yet; `connect` does that too."""
        self.url = checked_url(url)
        self._patience = patience
        self._asking = Asking(self.url, patience)
        self._sdk, self._ask = _client(self._asking, token), self._asking.ask
        self._others: dict[str, tuple[int, Any, Asking]] = {}
        self._tabs: dict[int, int] = {}

    @classmethod
    def connect(cls, url: str, token: str, patience: float = PATIENCE) -> "Server":
        """The server at `url`, when it runs, is a Label Studio server and accepts the token."""
        server = cls(url, token, patience)
        get, home = server._asking.client.get, server.url

        def is_up() -> bool:
            answer = get(f"{home}/health")
            return bool(answer.raise_for_status().json()["status"] == "UP")

        if not server._ask("asking whether it is up", is_up, f"The server at {home} is not a Label Studio server."):
            raise ServerError(f"The Label Studio server at {home} is not up yet; try again in a minute.")
        server.version()
        server._ask("asking who we are", lambda: server._sdk.users.whoami().id, _refused(home))
        return server

    def version(self) -> str:
        """The version of the server, as "1.23.2"."""
        return self._ask("asking for its version", lambda: str(self._sdk.versions.get().release))

    def warning(self) -> str | None:
        """What the user should know before going on, where it is another version than the tested one."""
        if (version := self.version()) == TESTED_VERSION:
            return None
        return f"The server is Label Studio {version}; this was tested with {TESTED_VERSION}."

    def projects(self, round_: str) -> list[Project]:
        """The projects of a round, sorted by annotator."""

        def all_of_them() -> list[Any]:
            return list(_pages("count", self._sdk.projects.list, include="id,title,description", page_size=500))

        found = [
            Project(project.id, project.title, marker)
            for project in self._ask("listing the projects", all_of_them)
            if (marker := Marker.of(project.description)) is not None and marker.round == round_
        ]
        return sorted(found, key=lambda project: (project.marker.role, project.marker.annotator, project.id))

    def by_name(self, round_: str, role: str) -> dict[str, Project]:
        """The projects of the annotators of a round, or of its adjudicator, by name; somebody who has two is refused."""
        found: dict[str, Project] = {}
        for project in self.projects(round_):
            name = project.marker.annotator
            if project.marker.role == role and found.setdefault(name, project) is not project:
                both = f"{found[name].id} and {project.id}"
                raise ServerError(f"Projects {both} of the server are both of {name} in {round_}; delete one.")
        return found

    def make_project(self, title: str, config: str, marker: Marker) -> Project:
        """The project with this marker, made where it is not there yet; one with another labelling config is refused."""
        made = self.by_name(marker.round, marker.role).get(marker.annotator)
        if made is None:
            made = self._make_project(title[:LONGEST_TITLE], config, marker)
        elif made.marker != marker:
            raise ServerError(
                f"Project {made.id} of the server is for {marker.annotator} in {marker.round}, but with another "
                "labelling config, layers or e-mail address; delete it there, or take another name for the round."
            )
        else:
            there = self._ask(f"looking at project {made.id}", lambda: self._sdk.projects.get(made.id).label_config)
            if there.strip() != config.strip():  # the server takes off the last line break
                raise ServerError(
                    f"The labelling config of project {made.id} was changed on the server; put the round's own back."
                )
        self._tab(made)
        return made

    def _make_project(self, title: str, config: str, marker: Marker) -> Project:
        def make() -> Any:
            return self._sdk.projects.create(
                title=title,
                description=marker.line(),
                label_config=config,
                enable_empty_annotation=False,
                maximum_annotations=1,
            )

        made = self._ask(f"making the project of {marker.annotator}", make)
        return Project(made.id, made.title, marker)

    def _tab(self, project: Project) -> int:
        """The project's tab, made where there is none: a page without one shows pre-annotations only at times."""
        if project.id not in self._tabs:

            def find_or_make() -> int:
                views = self._sdk.views
                tabs = [tab.id for tab in views.list(project=project.id)]
                return int(min(tabs) if tabs else views.create(project=project.id, data={"title": TAB}).id)

            self._tabs[project.id] = self._ask(f"making the tab of project {project.id}", find_or_make)
        return self._tabs[project.id]

    def link(self, project: Project, task: int | None = None) -> str:
        """The address where the annotator works on the project, or on one task of it."""
        link = f"{self.url}/projects/{project.id}/data?tab={self._tab(project)}"
        return link if task is None else f"{link}&task={task}"

    def show_predictions(self, project: Project, model_version: str) -> None:
        """Let annotators start from the predictions of that name, which are among the project's tasks already."""
        update = self._sdk.projects.update
        doing = f"choosing the pre-annotations of project {project.id}"
        self._ask(doing, lambda: update(project.id, model_version=model_version))

    def _tasks(self, project: Project) -> list[tuple[str, Task]]:
        """The tasks of a project with their documents, sorted by id; what somebody else put in, without one, is left out."""
        # Only what is named is worked out and sent; `draft_exists` is among what is worked out for "all".
        include = "id,data,total_annotations,cancelled_annotations,draft_exists"

        def read() -> list[tuple[str, Task]]:
            rows = _pages("total", self._sdk.tasks.list, project=project.id, fields="all", include=include, page_size=1000)
            return [
                (
                    row.data["doc_id"],
                    Task(
                        row.id,
                        str(row.data.get("text_sha256")),
                        bool(row.total_annotations),
                        bool(row.cancelled_annotations),
                        bool(row.draft_exists),
                        row.data.get(MADE_FROM),
                    ),
                )
                for row in rows
                if isinstance(row.data.get("doc_id"), str)
            ]

        return sorted(self._ask(f"reading the tasks of project {project.id}", read), key=lambda pair: pair[1].id)

    def add_tasks(self, project: Project, tasks: Sequence[Mapping[str, Any]], progress: Progress | None = None) -> int:
        """Bring in the tasks whose document is not there yet, and return how many those were; see `filling`."""
        sdk, doing = self._sdk, f"project {project.id}"

        def send(batch: Sequence[Mapping[str, Any]]) -> None:
            def post() -> None:
                # As `projects.import_tasks`, which takes longer to prepare the request than the server to answer it.
                answer = sdk.projects._client_wrapper.httpx_client.request(
                    f"api/projects/{project.id}/import",
                    method="POST",
                    content=orjson.dumps(batch),
                    headers={"Content-Type": "application/json"},
                    request_options=_LONG,
                )
                answer.raise_for_status()

            self._ask(f"bringing {len(batch)} tasks into {doing}", post)

        def remove(task: Task) -> None:
            self._ask(f"removing the double task {task.id} of {doing}", lambda: sdk.tasks.delete(str(task.id)))

        return fill(project, tasks, lambda: self._tasks(project), send, remove, progress)

    def export(self, project: Project) -> list[dict[str, Any]]:
        """All tasks of a project as the server gives them out, sorted by id, also those nobody has done."""

        def read() -> list[dict[str, Any]]:
            download = self._sdk.projects.exports.download_sync
            parts = download(project.id, export_type="JSON", download_all_tasks=True, request_options=_LONG)
            return sorted(orjson.loads(b"".join(parts)), key=lambda task: int(task["id"]))

        return self._ask(f"exporting project {project.id}", read)

    def emails(self) -> dict[int, str]:
        """The e-mail addresses of all users by id, in lower case."""
        users = self._ask("listing the users", lambda: self._sdk.users.list())
        return {int(user.id): (user.email or "").lower() for user in users}

    def user_id(self, email: str) -> int | None:
        """The id of the user with that e-mail address, where there is one."""
        return next((user for user, one in self.emails().items() if one == email.lower()), None)

    def account(self, email: str, password: str, token: str | None = None) -> tuple[int, str]:
        """Id and personal token of an account that can annotate, made through the invitation link where it is not there.

        A `token` that still works for it is kept; else the account gets a new one, and an earlier one ends.
        """
        user = self.user_id(email)
        if user is not None and token is not None:
            try:
                if self._as(token)[0] == user:
                    return user, token
            except ServerError as error:
                if error.status not in (401, 403):
                    raise
        token = account_token(self.url, self._patience, self._invitation, email, password, exists=user is not None)
        if user is None:
            user = self.user_id(email)
        if user is None:
            raise ServerError(f"The server at {self.url} does not list the account {email} that was just made.")
        return user, token

    def _invitation(self) -> str:
        client = self._sdk.organizations.invites
        return self._ask("asking for the invitation link", lambda: str(client.get_invite_link().token))

    def submit(self, task: int, result: Sequence[Mapping[str, Any]], token: str) -> None:
        """Submit an annotation as the user whose token it is, as annotators do that are programs; never a second one."""
        user, sdk, asking = self._as(token)
        earlier = asking.ask(f"looking at task {task}", lambda: [one.completed_by for one in sdk.annotations.list(task)])
        if user in earlier:
            raise ServerError(f"Task {task} has an annotation by this user already; it was not sent again.")
        send = sdk.annotations.create
        asking.ask(f"submitting task {task}", lambda: send(task, result=list(result)))

    def _as(self, token: str) -> tuple[int, Any, Asking]:
        """Somebody else's id on the server, and their way to ask it."""
        if token not in self._others:
            asking = Asking(self.url, self._patience)
            sdk = _client(asking, token)
            who = asking.ask("asking who the annotator is", lambda: int(sdk.users.whoami().id))
            self._others[token] = who, sdk, asking
        return self._others[token]


def _client(asking: Asking, token: str) -> Any:
    """The library's client for a user. It repeats nothing: what it would repeat could have been done already."""

    def make() -> Any:
        from label_studio_sdk.client import LabelStudio

        home, client, patience = f"{asking.url}/", asking.client, asking.patience
        return LabelStudio(base_url=home, api_key=token, httpx_client=client, timeout=patience, max_retries=0)

    return asking.ask("taking the token", make, _refused(asking.url))


def _refused(url: str) -> str:
    return f"The server at {url} does not accept the token: it is wrong, has ended, or belongs to another server."


def _pages(total: str, read: Callable[..., Any], **options: Any) -> Iterator[Any]:
    """All rows of a list that comes in pages, whose answers say under `total` how many there are."""
    page = seen = 0
    while True:
        page += 1
        answer = read(page=page, **options)
        yield from answer.items
        seen += len(answer.items)
        if not answer.items or seen >= getattr(answer.response, total):
            return
