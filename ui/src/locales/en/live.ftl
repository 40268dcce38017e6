# A part of the page that could not be read.
part-unloaded-title = This window cannot be shown
part-unloaded = A part of Callpad could not be read from this computer. Try again; if it stays so, close Callpad and open it again, or ask for it to be installed anew.
part-again = Try again

# Why a button is locked.
lock-away = Locked while this computer is locked.
lock-asked = Locked until the question here is answered.

# The bar.
menu-bar = Small bar
bar-waiting = { $n ->
    [0] nobody waiting
   *[other] { $n } waiting
}
bar-next = next { $label }
bar-next-waited = next { $label }, { $n } min
bar-next-probably = probably next { $label }
bar-next-probably-waited = probably next { $label }, { $n } min
bar-acts = Actions
bar-more = More
bar-expand = Show the counter window
bar-details = Details
bar-sign-in = Sign in…
bar-signed-out = Not signed in
bar-no-answer = No answer for { $time }
bar-list = list of { $time }

# Changes that are told at once, and who is next for sure.
line-live = Live
free-nobody-live = Whoever comes is shown here at once.
free-next-sure = Next
next-sure-bound = Next: meant for you
next-sure-priority = Next: priority
next-sure-due = Next: has waited longest
ask-end-call-text-sure = Going on ends { $label } and calls { $next }.

# Phoning, and a visit that was left alone.
call-phone = Phone { $number }
notice-returned = This computer was locked or asleep while { $label } was open. Is it still being served?
notice-end-now = End { $label } now
