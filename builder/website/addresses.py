"""Read the public addresses of Untrain: website/addresses.toml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from builder.errors import BuildError, Fault
from builder.files import read_toml

FILE = "website/addresses.toml"

Address = Annotated[str, Field(pattern=r"^(https://[^\s/]+(/\S*[^\s/])?)?$")]


class Addresses(BaseModel):
    """The public addresses, without a slash at the end; "" for what is not public yet."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    source: Address
    """The repository."""
    chrome: Address
    """The page in the Chrome Web Store."""
    edge: Address
    """The page in Microsoft Edge Add-ons."""
    firefox: Address
    """The page on addons.mozilla.org."""

    @property
    def stores(self) -> dict[str, str]:
        """Return the addresses of the stores that offer Untrain by the stores' names."""
        named = {
            "Chrome Web Store": self.chrome,
            "Microsoft Edge Add-ons": self.edge,
            "Firefox Browser Add-ons": self.firefox,
        }
        return {name: address for name, address in named.items() if address}


def load_addresses(root: Path) -> Addresses:
    """Read website/addresses.toml; raise BuildError with all faults."""
    document = read_toml(root, FILE)
    try:
        return Addresses(**document)
    except ValidationError as error:
        faults = [_fault(each["type"], each["loc"][0], each["input"]) for each in error.errors()]
        raise BuildError(faults) from error


def _fault(kind: str, field: int | str, value: object) -> Fault:
    found = {"missing": "nothing", "extra_forbidden": "an unknown field"}.get(kind, repr(value))
    fields = ", ".join(Addresses.model_fields)
    return Fault(f"{FILE}: {field}", f'"" or an https address, for {fields}', found)
