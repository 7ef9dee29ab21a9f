"""The switches of real design systems are found, turned off and confirmed, and no other is."""

from dataclasses import replace

import pytest

from tests.browser.drive import Browser
from tests.browser.runs import neighbours, opt_out
from tests.design_systems import SYSTEMS, bundle
from tests.linkedin import AI_KEY, LinkedIn, Scene

NEIGHBOUR = "shareDataWithMicrosoftForAI"

# How a page says which switch is which: by LinkedIn's key, with a label that no rule knows, or by
# the label alone, in the design system's own way.
NAMES = {
    "key": Scene(label="unknown", neighbours=(NEIGHBOUR,)),
    "label": Scene(key=False, neighbours=(NEIGHBOUR,)),
}

# One of each structure: a button inside of a form's label, a switch that is itself a custom
# element, one with another switch inside, an input in a shadow root with its label in a slot, and
# an invisible one with a track beside it.
OFTEN = {"carbon", "fluent-elements", "ionic", "shoelace", "spectrum"}

CASES = [
    pytest.param(system, name, marks=() if system in OFTEN else pytest.mark.long)
    for system in SYSTEMS
    for name in NAMES
]


@pytest.mark.parametrize(("system", "name"), CASES)
def test_a_switch_of_a_design_system_is_turned_off_and_no_other(
    agreed: Browser, site: LinkedIn, system: str, name: str
) -> None:
    bundle(system)
    site.scene = replace(NAMES[name], design_system=system)
    others = neighbours(site)

    ended = opt_out(agreed)

    assert (site.switches[AI_KEY], ended.outcome) == (False, "confirmed-off")
    assert neighbours(site) == others
    assert {each.key for each in site.requests if each.key} == {AI_KEY}
