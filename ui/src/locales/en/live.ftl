# A part of the page that could not be read.
part-unloaded-title = This window cannot be shown
part-unloaded = A part of Callpad could not be read from this computer. Try again; if it stays so, close Callpad and open it again, or ask for it to be installed anew.
part-again = Try again
