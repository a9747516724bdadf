"""What a project on a server has, for tests that look at it from outside."""

from sarv.rounds.projects import Project, Task
from sarv.rounds.server import Server


def tasks_of(server: Server, project: Project) -> dict[str, Task]:
    """The tasks of a project by document id; none of them is there twice."""
    found = server._tasks(project)
    assert len(found) == len(dict(found))
    return dict(found)
