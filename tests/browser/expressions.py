"""JavaScript expressions that several tests evaluate in a page."""

# Whether a person can see the first element of a selector.
SEEN = "(name) => document.querySelector(name).checkVisibility()"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Makes the popup believe that the browser withholds access to LinkedIn.
DENIED = "browser.permissions.contains = async () => false"
