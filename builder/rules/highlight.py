"""Compile the stylesheet that draws a ring round every switch that is still on."""

from __future__ import annotations

from builder.rules.load import Rules
from builder.rules.models import Setting

FILE = "content/highlight.css"
# 5.0:1 on white and 3.3:1 on LinkedIn's dark #1b1f23; WCAG 2.2 asks for 3:1 (1.4.11).
COLOUR = "#b45309"

HEADER = """\
/* Generated from rules/ by the build. Inserted by the browser, so the page sees no node of ours,
   and only once the person agreed. A ring outside the box moves nothing on the page. */
"""

# LinkedIn's nesting is known only in part: usually the switch and its label, whose id is the key or
# which is for the switch's own id, are in one row. Without such a row the switch's parent is
# ringed, never the whole page.
RULE = """
{row},
{parent} {{
  outline: 3px solid {colour} !important;
  outline-offset: 4px !important;
}}

@media (forced-colors: active) {{
  {row},
  {parent} {{
    outline-color: Highlight !important;
  }}
}}
"""


def highlight_css(rules: Rules) -> str:
    """Return the stylesheet for the settings of which it is known that on should be off."""
    return HEADER + "".join(_rule(each) for each in rules.settings if each.direction is None)


def css_string(text: str) -> str:
    """Return `text` as a quoted CSS string (CSS Syntax 3, section 4.3.5)."""
    escaped = "".join(
        f"\\{ord(char):x} " if char in '"\\<' or not char.isprintable() else char for char in text
    )
    return f'"{escaped}"'


def _rule(setting: Setting) -> str:
    on = f'{_switch(setting)}:is(:checked, [aria-checked="true"]:not(input))'
    labelled = f":not(:root, body, main):has(> {_label(setting)})"
    return RULE.format(
        row=f"{labelled}:has({on})",
        parent=f":not(:root, body, main, {labelled} *):has(> {on})",
        colour=COLOUR,
    )


def _switch(setting: Setting) -> str:
    if setting.key is None:
        return f"[id={css_string(setting.switch_id or '')}]"
    # The whole of it: with the key among other names it is another switch.
    return f"[aria-labelledby={css_string(setting.key)}]"


def _label(setting: Setting) -> str:
    if setting.key is None:
        return f"[for={css_string(setting.switch_id or '')}]"
    return f"[id={css_string(setting.key)}]"
