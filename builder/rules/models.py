"""Declare every field of the rules, once: checked on reading, explained in rules/schema.json.

Fields are in the order in which they are compiled. Those marked STAYS are never compiled.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AliasGenerator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    StrictBool,
    field_serializer,
    model_validator,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from builder.rules.fields import (
    LANGUAGE,
    STAYS,
    Day,
    Folder,
    Guest,
    Id,
    Language,
    Line,
    MessageKey,
    Never,
    Redirect,
    SavePath,
    Some,
    State,
    Text,
    Unawaited,
    Unique,
    Unseen,
    Word,
)


class Model(BaseModel):
    """A table of a TOML file: no field that is not declared, and none that changes."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        alias_generator=AliasGenerator(serialization_alias=to_camel),
    )


class Label(Model):
    """The words in one language."""

    title: Text
    """The heading of the setting's page."""
    toggle: Text | None = None
    """The words beside the switch itself. Left out when not known."""
    seen: Literal["several", "single"]
    """How well the wording is known: in several sources that do not depend on each other, or in a
    single native one."""


class Labels(Model):
    """LinkedIn's own words on the page, by language."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "propertyNames": {"pattern": LANGUAGE},
            "additionalProperties": {"$ref": "#/$defs/Label"},
        },
    )
    __pydantic_extra__: dict[Language, Label] = Field(init=False)
    en: Label
    """English, which is always known."""

    @property
    def by_language(self) -> dict[str, Label]:
        """All labels, English first."""
        return {"en": self.en, **self.__pydantic_extra__}

    @property
    def toggles(self) -> tuple[str, ...]:
        """The words beside the switch in every known language, each once, English first."""
        words = [label.toggle for label in self.by_language.values()]
        return tuple(dict.fromkeys(word for word in words if word is not None))


class Seen(Model):
    """How well a field is known that no source prints: I inferred, ? unknown.

    What is not listed was seen, as a key or switch_id always was.
    """

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})
    title: Unseen | None = None
    """Whether LinkedIn's own words were seen."""
    wanted: Unseen | None = None
    """Whether it was seen which way of the switch is off."""

    @model_validator(mode="after")
    def _something(self) -> Seen:
        if not self.model_fields_set:
            raise PydanticCustomError("empty", "no field")
        return self


class Setting(Model):
    """One file in rules/ describes one setting LinkedIn offers; its name is the setting's id.

    What holds for more than one setting has a file of its own, described by the part of $defs that
    is named after it: Site, Groups, Facts, Claims, Regions, Rights. The builder checks what a
    schema cannot say: a path must be below site.settings_under and name nothing in site.never, a
    switch has one rule, a fact that is named exists.
    """

    _id: str = PrivateAttr("")
    group: Id
    """Under which heading of rules/groups.toml the setting is shown."""
    title: Text
    """What LinkedIn calls the setting in English; what we call it where LinkedIn's own words were
    not seen, and then `seen` says so. People read it in the popup."""
    does: MessageKey | None = None
    """The text in extension/_locales/ that says in one honest sentence what the setting does. Left
    out while nobody has written it: the title then stands alone."""
    paths: Some[Line]
    """The addresses of the setting's own page, most usual first, without origin, query or slash at
    the end, such as /mypreferences/d/dark-mode. They are matched from their beginning. Every
    spelling LinkedIn uses is listed, as only these pages are ever read."""
    key: Word | None = None
    """LinkedIn's internal name of the setting: the word in the switch's aria-labelledby and in the
    address it saves to. It must have been seen in a source, never guessed, because it decides which
    switch is clicked. Every setting has either this or switch_id."""
    switch_id: Word | None = None
    """The id of the switch's own element, for a switch that is known by it and has no key. Seen in
    a source, never guessed, like a key."""
    labels: Labels | None = None
    """LinkedIn's own words on the page, by language. A second witness or a fallback when the key is
    gone, never the only proof; so only wordings seen in LinkedIn's own texts, none translated by
    us. Left out when none was seen."""
    direction: Literal["unknown"] | None = None
    """Only where nobody knows which way of the switch is off, so where `seen` says that wanted was
    not seen: the setting is never chosen along with others, no ring points at it, and its warning
    says so."""
    confirmed: Day
    """The last day on which the source was seen to say so. People are shown it, so that they can
    judge how old our knowledge is."""
    also_turns_off: Some[Line] | None = None
    """The settings that LinkedIn turns off along with this one. Turning this one back on is not
    known to bring them back."""
    default: Annotated[State | None, STAYS] = None
    """How LinkedIn sets the switch for a person who never touched it. Left out when no source says
    so."""
    wanted: Annotated[Literal["off"], STAYS]
    """How a person who came to us wants it. No code turns a switch on but an undo, so this is off;
    where the default is known it is on."""
    seen: Annotated[Seen | None, STAYS] = None
    """How well title and wanted are known where no source prints them."""
    warning: MessageKey | None = None
    """The text that says what a person should know before it is changed. Left out when there is
    nothing to warn of."""
    not_offered: Annotated[Some[Id] | None, STAYS] = None
    """Regions of rules/regions.toml in which a source says that LinkedIn does not offer the
    setting. Left out when no source does, which is no proof that it is offered."""
    facts: Annotated[Some[Text] | None, STAYS] = None
    """The facts of rules/facts.toml on which the texts named here rest; needed where there is
    one."""
    source: Annotated[Text, STAYS]
    """Where paths, key or switch_id, and default were seen: a public document or repository, and
    its date. A path that was not seen but follows from another says so in a comment beside it."""
    called: Annotated[Unique[Text], STAYS] = ()
    """Other names under which articles speak of the setting, so that people who come from one find
    it."""

    def model_post_init(self, context: Any) -> None:
        """Take the id, which no field holds, from the context of the validation."""
        self._id = context["id"]

    @property
    def id(self) -> str:
        """The name of the rule's file."""
        return self._id

    @property
    def toggles(self) -> tuple[str, ...]:
        """The words beside the switch in every known language."""
        return self.labels.toggles if self.labels else ()

    @field_serializer("labels")
    def _only_toggles(self, _: object) -> tuple[str, ...]:
        return self.toggles


class Site(Model):
    """What is known of LinkedIn as a whole: rules/site.toml."""

    origin: Literal["https://www.linkedin.com"]
    """The only origin the extension ever asks for."""
    settings_under: Annotated[Some[Folder], STAYS]
    """The only folders in which a setting's page may be. Each is one folder directly below the
    origin, so that none can stand for the whole site."""
    list_paths: Unique[Line]
    """Pages that list settings and link to their own pages."""
    save_path: SavePath
    """The address a switch saves itself to, followed by its key."""
    unawaited_paths: Unique[Unawaited]
    """Beginnings of paths whose requests a run neither waits for nor takes for a save: streams that
    never end, and tracking."""
    signed_out_paths: Some[Redirect]
    """Where LinkedIn sends a person who is not signed in, and where people sign out and in."""
    guest_paths: Unique[Guest]
    """Whole paths of pages that only people who are not signed in get to see."""
    blocked_paths: Some[Redirect]
    """Where LinkedIn sends a person it wants to check or slow down. They may sign in there too."""
    never: Annotated[Some[Never], STAYS]
    """Words no address in a rule may contain, whatever else is true."""
    source: Annotated[Text, STAYS]
    """Where all this was seen, and when."""
    confirmed: Annotated[Day, STAYS]
    """The last day on which the source was seen to say so."""


class Group(Model):
    """One heading under which settings are shown."""

    id: Id
    """The name by which rules refer to the group."""
    chosen: StrictBool
    """Whether its settings are chosen before the person has chosen anything."""


class Groups(Model):
    """The headings under which settings are shown: rules/groups.toml.

    Each has a setting; where there is more than one, each has a text group_<id>.
    """

    group: Annotated[tuple[Group, ...], Field(min_length=1)]
    """Each group, in the order in which people see them."""
