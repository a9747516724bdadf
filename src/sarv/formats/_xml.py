"""A first look at XML from elsewhere: nothing may follow from it but elements, so document types and entities are refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from pyexpat import ExpatError, ParserCreate, errors

_SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name, as in `{http://www.omg.org/XMI}XMI`, its attributes, named alike, and its line, counted from 1."""

    name: str
    attributes: Mapping[str, str]
    line: int


class XmlFaultError(ValueError):
    """XML that is not well-formed, or has a document type. `place` is `line 3, column 5`."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.place = f"line {line}, column {column}"


def elements(raw: bytes) -> list[Element]:
    """All elements in the order of their opening tags.

    Raises `XmlFaultError`. Whatever parses the bytes after this finds no entity that could grow, nor one that is elsewhere.
    """
    found: list[Element] = []
    parser = ParserCreate(namespace_separator=_SEPARATOR)

    def start(name: str, attributes: dict[str, str]) -> None:
        named = {_curled(key): value for key, value in attributes.items()}
        found.append(Element(_curled(name), named, parser.CurrentLineNumber))

    def refuse(*_: object) -> None:
        message = "a document type (DOCTYPE) is refused: no such file needs one, and entities can be traps"
        raise XmlFaultError(message, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except ExpatError as error:
        raise XmlFaultError(f"no well-formed XML: {errors.messages[error.code]}", error.lineno, error.offset + 1) from error
    return found


def _curled(name: str) -> str:
    space, separator, local = name.rpartition(_SEPARATOR)
    return f"{{{space}}}{local}" if separator else name
