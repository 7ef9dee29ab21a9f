"""Turn a page report, or a page that a browser saved, into a page of the simulator and a test.

`load` reads the file, `cleaner` and `skeleton` take out everything personal, `switches` finds the
switch, `propose` the line of a rule that would find it. `try_out` runs the extension on the page,
`write` puts the files in place, and `steps` does all this in order.
"""
