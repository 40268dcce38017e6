# A fault of the page itself.
region-failed = This part of the window could not be shown. Show it again; if it fails again, close Callpad and open it again.
region-again = Show again
error-page = Something went wrong in this window and was written to the log. If something no longer responds, close Callpad and open it again.

# The strip at the bottom.
undo-left = { $n } s
alert-show = Show in the list
