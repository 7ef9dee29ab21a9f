"""Declare the fields of the rules; rules/schema.json is generated from these models.

Fields are compiled in this order, except for those marked NOT_COMPILED.
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

from builder.rules.field_types import (
    LANGUAGE,
    NOT_COMPILED,
    Day,
    Folder,
    Guest,
    Id,
    Language,
    Line,
    MessageKey,
    Never,
    NonEmpty,
    Redirect,
    SavePath,
    State,
    Text,
    Unawaited,
    Unique,
    Unseen,
    Word,
)


class Model(BaseModel):
    """A table of a TOML file: immutable, without undeclared fields."""

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
    """The words beside the switch itself. Left out if not known."""
    seen: Literal["several", "single"]
    """How well the wording is known: from several independent sources, or from a single source in
    that language."""


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
    """How well a field is known if no source states it: "I" for inferred, "?" for unknown.

    Fields that are not listed were seen in a source, as a key or switch_id always is.
    """

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})
    title: Unseen | None = None
    """Whether LinkedIn's own words were seen."""
    wanted: Unseen | None = None
    """Whether the off position of the switch was seen."""

    @model_validator(mode="after")
    def _something(self) -> Seen:
        if not self.model_fields_set:
            raise PydanticCustomError("empty", "no field")
        return self


class Setting(Model):
    """One setting of LinkedIn. Each has a file in rules/, named after the setting's id.

    The files that concern more than one setting are described in $defs: Site, Groups, Facts,
    Claims, Regions, Rights, PageReport, LiveCheck. The builder also checks rules that a schema
    cannot express: a path is below site.settings_under and contains no word of site.never, a switch
    has one rule, and every fact that is named exists.
    """

    _id: str = PrivateAttr("")
    group: Id
    """The heading of rules/groups.toml under which the setting is shown."""
    title: Text
    """LinkedIn's English name of the setting, shown in the popup. Where LinkedIn's own words were
    not seen it is our name, and `seen` says so."""
    plain: MessageKey | None = None
    """The message key of a plain name of the setting, which the popup shows before LinkedIn's name.
    Left out if `title` is our name already, or plain enough."""
    does: MessageKey | None = None
    """The message key of one honest sentence on what the setting does. Left out until somebody has
    written the sentence; the title then stands alone."""
    paths: NonEmpty[Line]
    """The paths of the setting's own page, the most common first, without origin, query or slash at
    the end, such as /mypreferences/d/dark-mode. They are matched as prefixes. List every spelling
    that LinkedIn uses: the extension reads only these pages."""
    key: Word | None = None
    """LinkedIn's internal name of the setting: the aria-labelledby of the switch, and part of the
    address it saves to. Never guess it: it decides which switch is clicked, so it must have been
    seen in a source. Every setting has either this or switch_id."""
    switch_id: Word | None = None
    """The id of the switch's element, for a switch without a key. Like a key it was seen in a
    source, never guessed."""
    labels: Labels | None = None
    """LinkedIn's own words on the page, by language. They confirm the key or replace it when it is
    gone, so list only wordings seen in LinkedIn's own texts, never a translation of your own. Left
    out when none was seen."""
    direction: Literal["unknown"] | None = None
    """Set if the off position of the switch is not known, that is, if `seen` says that wanted was
    not seen. The setting is then never selected along with others, gets no ring, and has a warning
    that says so."""
    confirmed: Day
    """The last day on which the source was read and still said so. It is shown to people, so that
    they can judge how old the information is."""
    also_turns_off: NonEmpty[Line] | None = None
    """Other settings that LinkedIn turns off along with this one. Whether turning this one on again
    restores them is not known."""
    default: Annotated[State | None, NOT_COMPILED] = None
    """The state of the switch for a person who never touched it. Left out when no source states
    it."""
    wanted: Annotated[Literal["off"], NOT_COMPILED]
    """The state that Untrain sets. It is always off: only an undo turns a switch on. Where the
    default is known, it must be on."""
    seen: Annotated[Seen | None, NOT_COMPILED] = None
    """How well title and wanted are known if no source states them."""
    warning: MessageKey | None = None
    """The message key of what a person should know before changing the setting. Left out when there
    is nothing to warn about."""
    not_offered: Annotated[NonEmpty[Id] | None, NOT_COMPILED] = None
    """The regions of rules/regions.toml in which LinkedIn does not offer the setting, according to
    a source. Left out when no source says so, which does not prove that it is offered."""
    facts: Annotated[NonEmpty[Text] | None, NOT_COMPILED] = None
    """The facts of rules/facts.toml on which `does` and `warning` rest; required if there is such a
    text."""
    source: Annotated[Text, NOT_COMPILED]
    """The source of paths, key or switch_id, and default: a public document or repository, and its
    date. A path that was inferred from another has a comment that says so."""
    called: Unique[Text] = ()
    """Other names of the setting in articles. The popup shows them, so that people who know the
    setting by such a name find it."""

    def model_post_init(self, context: Any) -> None:
        """Set the id, which is not a field, from the validation context."""
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
    """Data about LinkedIn as a whole: rules/site.toml."""

    origin: Literal["https://www.linkedin.com"]
    """The only origin that the extension has access to."""
    settings_under: Annotated[NonEmpty[Folder], NOT_COMPILED]
    """The only folders in which a setting's page may be. Each is one folder directly below the
    origin, so that none can match the whole site."""
    list_paths: Unique[Line]
    """Pages that list settings and link to the settings' own pages."""
    save_path: SavePath
    """The path to which a switch saves its state; the key of the switch follows."""
    unawaited_paths: Unique[Unawaited]
    """Path prefixes of requests that a run neither waits for nor counts as a save: streams that
    never end, and tracking."""
    signed_out_paths: NonEmpty[Redirect]
    """Paths to which LinkedIn redirects people who are not signed in, and where people sign in or
    out."""
    guest_paths: Unique[Guest]
    """Whole paths of pages that LinkedIn shows only to people who are not signed in."""
    blocked_paths: NonEmpty[Redirect]
    """Paths to which LinkedIn redirects people whom it wants to verify or slow down. People may
    sign in there too."""
    settings_signs: NonEmpty[Text]
    """Selectors, at least one of which matches on every settings page of LinkedIn and none on the
    pages that may come in its place."""
    page_frames: NonEmpty[Text]
    """Selectors of frames in which LinkedIn may show another state of a page than a page load
    would. Nothing in them is read or clicked."""
    sign_in_signs: NonEmpty[Text]
    """Selectors of what only a sign-in form has."""
    translated_signs: NonEmpty[Text]
    """Selectors of what page translators leave in a page that they have translated."""
    offline_words: NonEmpty[Text]
    """Words, in lower case, in the headings of pages that say that there is no connection."""
    never: Annotated[NonEmpty[Never], NOT_COMPILED]
    """Words that no address in a rule may contain."""
    source: Annotated[Text, NOT_COMPILED]
    """The sources of this file, with dates."""
    confirmed: Annotated[Day, NOT_COMPILED]
    """The last day on which the source was read and still said so."""


class Group(Model):
    """One heading under which settings are shown."""

    id: Id
    """The name by which rules refer to the group."""
    chosen: StrictBool
    """Whether its settings are selected by default."""


class Groups(Model):
    """The headings under which settings are shown: rules/groups.toml.

    Each group has at least one setting. If there are several groups, each has a text group_<id>.
    """

    group: Annotated[tuple[Group, ...], Field(min_length=1)]
    """The groups, in the order in which they are shown."""
