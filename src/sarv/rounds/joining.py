"""How an annotator comes to an account and a token: through the pages that a person would use, as the server has no other way."""

from collections.abc import Callable
from typing import Any

from .asking import Asking, ServerError


class Session:
    """Somebody at the server's pages, with cookies of their own."""

    def __init__(self, url: str, patience: float) -> None:
        self._asking = Asking(url, patience)
        self._client, self._url, self._ask = self._asking.client, url, self._asking.ask

    def sign_up(self, invitation: str, email: str, password: str) -> bool:
        """Make an account by the token of an invitation link, and be logged in; False where the server's form refuses it."""
        return self._form(f"/user/signup/?token={invitation}", email, password, f"making the account of {email}")

    def log_in(self, email: str, password: str) -> bool:
        """Log in; False where e-mail address or password are wrong."""
        return self._form("/user/login/", email, password, f"logging in as {email}")

    def new_token(self) -> str:
        """A new personal token. An account has one at most, and it can be read only once: an earlier one ends."""

        def renew() -> str:
            for earlier in self._checked(self._client.get(f"{self._url}/api/token/")).json():
                self._checked(self._post("/api/token/blacklist/", json={"refresh": earlier["token"]}))
            return str(self._checked(self._post("/api/token/")).json()["token"])

        return self._ask("making a personal token", renew)

    def _form(self, page: str, email: str, password: str, doing: str) -> bool:
        def send() -> bool:
            self._checked(self._client.get(f"{self._url}{page}"))
            fields = {"email": email, "password": password, "csrfmiddlewaretoken": self._client.cookies["csrftoken"]}
            # The page comes again, with what is wrong, or we are sent to the first page.
            return bool(self._post(page, data=fields).status_code == 302)

        return self._ask(doing, send)

    def _post(self, path: str, **content: Any) -> Any:
        headers = {"X-CSRFToken": self._client.cookies["csrftoken"], "Referer": f"{self._url}/"}
        answer = self._client.post(f"{self._url}{path}", headers=headers, **content)
        if answer.status_code >= 400:
            answer.raise_for_status()
        return answer

    @staticmethod
    def _checked(answer: Any) -> Any:
        return answer.raise_for_status()


def account_token(url: str, patience: float, invitation: Callable[[], str], email: str, password: str, *, exists: bool) -> str:
    """A new personal token of the account, which is made where it does not exist; raises `ServerError`."""
    session = Session(url, patience)
    if exists:
        if not session.log_in(email, password):
            raise ServerError(
                f"The server at {url} has an account {email} with another password than the one in accounts.json; put its own "
                "there, or take the account out of that file and name another e-mail address."
            )
    elif not session.sign_up(invitation(), email, password):
        raise ServerError(f"The server at {url} refused to make the account {email}: is it an e-mail address that is not taken?")
    return session.new_token()
