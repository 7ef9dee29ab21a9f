"""Compile the style sheet that draws a ring round every switch that is still on."""

from __future__ import annotations

from builder.rules.load import Rules
from builder.rules.models import Setting

FILE = "content/highlight.css"
# 5.0:1 on white and 3.3:1 on LinkedIn's dark #1b1f23; WCAG 2.2 asks for 3:1 (1.4.11).
COLOUR = "#b45309"

HEADER = """\
/* Generated from rules/ by the build. The browser inserts it after consent, so no added node is
   visible to the page. A ring outside the box does not change the layout. */
"""

# LinkedIn's nesting is only partly known. Usually one row contains the switch and its label, whose
# id is the key or whose `for` is the id of the switch. Without such a row the ring is drawn round
# the parent of the switch, never round the whole page.
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
    """Return the style sheet for all settings whose off position is known."""
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
    # Match the whole attribute: a switch with further names is another switch.
    return f"[aria-labelledby={css_string(setting.key)}]"


def _label(setting: Setting) -> str:
    if setting.key is None:
        return f"[for={css_string(setting.switch_id or '')}]"
    return f"[id={css_string(setting.key)}]"
