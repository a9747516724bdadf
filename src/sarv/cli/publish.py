"""`sarv publish`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._output import corpus_at, folder_option, json_option, print_findings, print_json, progress, release_option, say, summary

if TYPE_CHECKING:
    from ..release.publishing.gate import Examined
    from ..release.publishing.staged import Staged


@click.command()
@click.argument("repository", metavar="ORG/NAME")
@release_option
@click.option("--dry-run", is_flag=True, help="Examine the release and say what would be published; ask no Hub.")
@click.option("--private-repository", is_flag=True, help="Make the repository a private one, where it has to be created.")
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with more texts (*.txt) that may not be passed on, to search the release for.",
)
@click.option("--endpoint", metavar="URL", help="The address of the Hub. Default: HF_ENDPOINT, or https://huggingface.co.")
@folder_option
@json_option
def command(
    repository: str,
    release_folder: Path,
    dry_run: bool,
    private_repository: bool,
    texts: Path | None,
    endpoint: str | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Publish a release as the dataset ORG/NAME on the Hugging Face Hub, tagged vX.Y.Z.

    First the release is examined: it holds the files and columns that `sarv release` writes and no other, it is as it was built,
    no document has words that its rights in the corpus folder forbid to pass on, and nothing in it repeats eight words in a row
    of such a text, as far as these are hydrated or given with --texts. With any finding nothing is uploaded, and the exit code
    is 1.

    Then the repository is created where it is not there, all files are uploaded in one commit that deletes those of the version
    before, the commit is tagged, and the tag is loaded back and compared. Run again, there is nothing to do; stopped at any
    point and run again, it goes on. A tag is never moved: another content needs another version.

    The token is taken from HF_TOKEN or from `hf auth login`, and must be one that may write. --dry-run needs none.
    """
    from ..release.publishing.gate import examine
    from ..release.publishing.staged import Staged

    if repository.count("/") != 1 or not all(repository.split("/")):
        raise click.UsageError(f"'{repository}' is not the name of a dataset, which is ORG/NAME.")
    corpus = corpus_at(folder)
    staged = Staged.open(release_folder)
    with progress("examining") as advance:
        examined = examine(staged, corpus, texts, advance)
    result: dict[str, Any] = {"repository": repository, "tag": staged.manifest.tag, "state": "refused"}
    result |= _compared(examined, staged)
    if len(examined.report):
        if as_json:
            print_json(result)
        else:
            print_findings(examined.report)
            say(f"{summary(examined.report)}. Nothing was uploaded.")
        sys.exit(1)
    say(_words_of(result))
    if dry_run:
        result["state"] = "dry run"
        result["files"] = sorted(staged.files)
        if as_json:
            print_json(result)
        else:
            say(f"Nothing was asked or uploaded. To {repository}, as {staged.manifest.tag}, would go:")
            for path, file in staged.files.items():
                click.echo(f"{file.stat().st_size:>12,}  {path}")
        return
    from ..release.publishing.asking import Asking
    from ..release.publishing.hub import Repository
    from ..release.publishing.publish import publish

    on_the_hub = Repository(repository, Asking(endpoint))
    done = publish(staged, on_the_hub, private=private_repository, say=lambda what: say(f"{what} …"))
    result |= {
        "state": "published" if done.new else "nothing to do",
        "url": on_the_hub.url,
        "commit": done.commit,
        "deleted": list(done.deleted),
        "differing": list(done.differing),
    }
    if as_json:
        print_json(result)
        return
    if done.deleted:
        say(f"deleted {len(done.deleted)} files of the version before")
    if done.differing:
        say(f"The content is the same; these were written by another version of a library: {', '.join(done.differing)}.")
    say(f"{on_the_hub.url}: {done.tag} {'is published' if done.new else 'is there already, nothing to do'}. To load it:")
    click.echo(f'from datasets import load_dataset\ndata = load_dataset("{repository}", revision="{done.tag}")')


def _compared(examined: "Examined", staged: "Staged") -> dict[str, Any]:
    return {
        "version": staged.manifest.version,
        "restricted_documents": len(examined.restricted.documents),
        "restricted_texts_at_hand": len(examined.restricted.at_hand),
        "further_texts": examined.restricted.others,
        "findings": [finding.as_dict() for finding in examined.report],
    }


def _words_of(result: dict[str, Any]) -> str:
    """With how many texts the release was compared, in words."""
    documents, at_hand, further = (result[key] for key in ("restricted_documents", "restricted_texts_at_hand", "further_texts"))
    more = f", and with {further} more" if further else ""
    if documents and not at_hand and not further:
        return f"No text of the {documents} documents that may not be passed on is at hand; there was nothing to compare with."
    return f"The release repeats nothing of the texts of {at_hand} of the {documents} documents that may not be passed on{more}."
