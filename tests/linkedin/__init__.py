"""Simulate https://www.linkedin.com on loopback, with the state of every switch on the server.

The server is the oracle: to learn whether a switch is off, a test asks `site.switches`, never the
page. The simulator is written from public sources; nobody has compared it with a live account.

Seen in a named public source:

* the address of the AI page, `input[role=switch][aria-labelledby=<key>]` with `.checked` as the
  state, and the keys and addresses of the settings in `catalogue.py` unless marked as our own;
* the page is a client-side app: content appears late and changes without a page load;
* a click saves at once with `PUT /mysettings-api/settingsApiSettings/<key>`, its two headers and
  the names in its body (for two other settings);
* the older toggle sets `checked` from the app's state, so a refused change snaps back;
* `main#workspace`, `data-sdui-screen` and `componentkey` of the new front end, the address to which
  it saves, and that after a move within the app it shows an old page in a frame of the same origin,
  `data-testid="interop-iframe"`, which is empty first and then at `/preload/` (for other pages than
  the settings);
* the addresses for signing out and in, and that turning off ads outside of LinkedIn also turns off
  sharing with partners (`State.coupled`);
* the roles and class stems of the 2020, 2022 and 2024 layouts, the words in `rules/`, the sign-in
  and checkpoint addresses, settings data as JSON in `<code>`.

Inferred, and likely to differ from LinkedIn in detail:

* the nesting of the 2026 row, the visually hidden input, the words On and Off outside English,
  the mobile variant of the address, the second switch in the United Kingdom, the frame's address;
* that the AI switch saves like the two settings seen, and that `value` is a boolean;
* that the cookies switch, of which only the element's id was seen, saves like a switch with a key;
* that a page fetches its settings with a separate request, and the address of that request;
* that the new front end has settings at all, that its switch is a `div` or a `button` with no key,
  and how that switch is labelled;
* the field names in a save of the new front end;
* that `/` and `/home` are pages for guests, who can sign in there, and lead members to their feed;
* which list page has a setting's row, and the words of every setting except the AI one;
* the text and design of the account and preferences pages, the page of a setting that is not
  offered, the dialog, and every page about an error or a limit;
* all switches marked as our own in `catalogue.py`, which let tests check that nothing else changes;
* the class `knob` of the element that a person clicks, and the header `X-Simulator-Click`.

Pages that run on React and Ember (`Scene.framework`) behave otherwise than the plain pages, which
only imitate them, in these ways, all seen in Chromium 156 and Firefox 153:

* React takes over the server's HTML without looking at the state of its boxes. A click before that
  is lost but stays in the box: React's state and the word beside it are on, the box is off, and the
  next click turns the setting on. The plain page corrects such a box.
* Firefox puts a box back into its last state when a cacheable page is reloaded or gone back to,
  before any script runs. React keeps that too: a page whose click was not stored shows a box that
  is off for good, beside the word On. Chromium does not restore it on a reload.
* The attribute `checked` stays as the server sent it; React changes the property alone, so after a
  click off the attribute still says on. Ember sets no attribute at all. The plain page keeps both
  the same.
* A click on a label reaches Ember's handler twice, from the label and from the input; a component
  has to ignore one.
* Neither tells a scripted click from a person's.
"""

from tests.linkedin.catalogue import (
    ACCOUNT_PATH,
    AI_KEY,
    AI_PATH,
    LIST_PATH,
    MEMBER,
    ORIGIN,
    OTHER_MEMBER,
)
from tests.linkedin.scene import Scene
from tests.linkedin.site import LinkedIn
from tests.linkedin.state import Request

__all__ = [
    "ACCOUNT_PATH",
    "AI_KEY",
    "AI_PATH",
    "LIST_PATH",
    "MEMBER",
    "ORIGIN",
    "OTHER_MEMBER",
    "LinkedIn",
    "Request",
    "Scene",
]
