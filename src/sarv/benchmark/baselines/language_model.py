"""Asks a language model over any endpoint that speaks OpenAI's chat completions, one question a task and document.

The endpoint is named by the environment: `OPENAI_BASE_URL` (such as http://127.0.0.1:8000/v1), `OPENAI_MODEL`, and
`OPENAI_API_KEY` where it needs one. Nothing is learnt; the questions are those of `prompts`. An answer without JSON is asked
for once more, and then counts as empty. Answers may differ from run to run, as far as the endpoint's do at temperature 0.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import urllib3

from ...corpus import CorpusError
from ...progress import Progress
from ...records import Actor, Prediction
from ..gold import Gold
from ..placing import placed
from ..prompts import QUESTIONS, answer, prompt
from . import Predict, Seen

EXTRA = "benchmark"
SECONDS = 300
AGAIN = urllib3.Retry(
    total=4, backoff_factor=1, status_forcelist=(429, 500, 502, 503, 504), allowed_methods=None, raise_on_status=False
)


class EndpointError(CorpusError):
    """The endpoint cannot be asked, or does not answer as such an endpoint does. The message holds no key and no text."""


def train(_: Sequence[Gold], actors: Sequence[Actor], _progress: Progress | None = None) -> Predict:
    """Look where the endpoint is; nothing is learnt."""
    endpoint = Endpoint(*(os.environ.get(name, "") for name in ("OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_API_KEY")))
    return Asking(endpoint, actors)


class Asking:
    """Asks about one document after the other, and counts the answers and elements that could not be read."""

    def __init__(self, endpoint: "Endpoint", actors: Sequence[Actor]) -> None:
        self._endpoint, self._actors = endpoint, actors
        self._answers = self._without_json = self._dropped = 0

    def __call__(self, seen: Seen) -> Prediction:
        """What the model says of a document."""
        parts: dict[str, Any] = {"document": seen.id}
        for task in QUESTIONS:
            question = prompt(task, seen.text, self._actors)
            found = answer(task, self._endpoint.ask(question), seen.outlet)
            if found.dropped < 0:
                found = answer(task, self._endpoint.ask(question), seen.outlet)
            self._answers += 1
            self._without_json += found.dropped < 0
            self._dropped += max(0, found.dropped)
            parts[found.key] = found.elements
        resolved, _ = placed(parts, seen.text)
        return msgspec.convert(resolved, Prediction)

    def notes(self) -> Iterator[str]:
        """What was lost of the answers so far."""
        if self._without_json:
            share = f"{self._without_json} of {self._answers} answers"
            yield f"{share} had no JSON of the shape that was asked for, and count as empty"
        if self._dropped:
            yield f"{self._dropped} elements of answers lacked what they need, and were left out"


class Endpoint:
    """A server that completes chats."""

    def __init__(self, url: str, model: str, key: str) -> None:
        if not url or not model:
            raise EndpointError("the baseline language_model needs OPENAI_BASE_URL and OPENAI_MODEL in the environment")
        if not url.startswith(("http://", "https://")):
            raise EndpointError(f"OPENAI_BASE_URL is '{url}', which is no address such as http://127.0.0.1:8000/v1")
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._model = model
        self._headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._pool = urllib3.PoolManager(retries=AGAIN, timeout=SECONDS)

    def ask(self, question: str) -> str:
        """What the model answers."""
        body = {"model": self._model, "temperature": 0, "messages": [{"role": "user", "content": question}]}
        try:
            response = self._pool.request("POST", self._url, json=body, headers=self._headers)
        except urllib3.exceptions.HTTPError as error:
            raise EndpointError(f"{self._url} does not answer: {type(getattr(error, 'reason', error)).__name__}") from None
        if response.status != 200:
            raise EndpointError(f"{self._url} answers with status {response.status}; is {self._model} there, and the key right?")
        try:
            said = response.json()["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError):
            raise EndpointError(f"{self._url} answers, but not with a chat completion") from None
        return said if isinstance(said, str) else ""
