"""Stand in for https://www.linkedin.com on loopback, with the state of every switch on the server.

What the server holds is the oracle: a test asks `site.switches`, never the page, whether a
switch is off. The simulator is written from public sources; nobody compared it with a live account.

Seen in a named public source:

* the address of the AI page, `input[role=switch][aria-labelledby=<key>]` with `.checked` as the
  state, and the keys and addresses of the settings in `catalogue.py` that do not say otherwise;
* the page is a client-side app: content comes late and moves without a page load;
* a click saves at once with `PUT /mysettings-api/settingsApiSettings/<key>`, its two headers and
  the names in its body (for two other settings);
* the older toggle writes `checked` back from the app's state, so that a refused change snaps back;
* the addresses of signing out and in, and that turning off ads outside of LinkedIn also turns off
  sharing with partners (`State.coupled`);
* the roles and class stems of the 2020, 2022 and 2024 shapes, the words in `rules/`, the sign-in
  and checkpoint addresses, settings data as JSON in `<code>`.

Inferred, and likely to differ from the real thing in detail:

* the nesting of the 2026 row, the visually hidden input, the words On and Off outside English,
  the mobile twin of the address, the second switch in the United Kingdom, the frame's address;
* that the AI key saves like the two settings seen, and that `value` is a boolean;
* that the cookies switch, whose element's id was seen, saves like the switches with a key;
* that a page asks for its settings by a request of its own, and the address of that request;
* the names of what is sent in a save by the new front end; its address was seen;
* that `/` and `/home` are pages for guests, who can sign in there, and lead members to their feed;
* which list a setting's row is on, and the words of every setting but the AI one;
* the account and preferences pages, the page that says a setting is not offered, the dialog,
  every page about a mistake or a limit: their words and looks are our own;
* all switches of `catalogue.py` marked as our own: there so that a test can see them untouched;
* the class `knob` (what a person clicks) and the header `X-Simulator-Click`, both our own.
"""

from tests.linkedin.catalogue import AI_KEY, AI_PATH, MEMBER, ORIGIN, OTHER_MEMBER
from tests.linkedin.scene import Scene
from tests.linkedin.site import LinkedIn
from tests.linkedin.state import Request

__all__ = ["AI_KEY", "AI_PATH", "MEMBER", "ORIGIN", "OTHER_MEMBER", "LinkedIn", "Request", "Scene"]
