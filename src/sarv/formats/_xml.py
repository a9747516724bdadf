"""A first look at XML from elsewhere: nothing may follow from it but elements, so document types and entities are refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pyexpat import ExpatError, ParserCreate, errors

DEEPEST = 256
"""How many elements may be in each other."""

MOST_ATTRIBUTES = 256
"""How many attributes an element may have: what parses the bytes after this compares each with all others."""

_SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name, as in `{http://www.omg.org/XMI}XMI`, its attributes, named alike, and its line, counted from 1."""

    name: str
    attributes: Mapping[str, str]
    line: int


class XmlFaultError(ValueError):
    """XML that is not well-formed, or has what is refused. `place` is `line 3, column 5`."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.place = f"line {line}, column {column}"


def scan(raw: bytes, visit: Callable[[Element], None]) -> None:
    """Show `visit` all elements, each as it is opened.

    Raises `XmlFaultError`. Whatever parses the bytes after this finds no entity that could grow, nor one that is elsewhere.
    """
    parser = ParserCreate(namespace_separator=_SEPARATOR)
    depth = 0

    def refuse(message: str) -> None:
        raise XmlFaultError(message, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            refuse(f"more than {DEEPEST} elements in each other are not read")
        if len(attributes) > MOST_ATTRIBUTES:
            refuse(f"more than {MOST_ATTRIBUTES} attributes of an element are not read")
        visit(Element(_curled(name), {_curled(key): value for key, value in attributes.items()}, parser.CurrentLineNumber))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        refuse("a document type (DOCTYPE) is refused: no such file needs one, and entities can be traps")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw, True)
    except ExpatError as error:
        raise XmlFaultError(f"no well-formed XML: {errors.messages[error.code]}", error.lineno, error.offset + 1) from error
    except XmlFaultError:
        raise
    except (LookupError, ValueError) as error:
        raise XmlFaultError(f"the encoding that the file declares cannot be read: {error}", 1, 1) from error


def _curled(name: str) -> str:
    space, separator, local = name.rpartition(_SEPARATOR)
    return f"{{{space}}}{local}" if separator else name
