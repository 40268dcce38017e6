# The header.
board-title = Board
board-views = Views
board-now = Now
board-today = Today
board-locations = Locations
board-local-time = Local time { $time }
board-to-counter = Show the counter window: { $counter }
board-wall = Fill a wall screen
board-wall-leave = Leave the wall screen

# Where there is no board to show.
board-denied-title = No access to the board
board-denied = The server no longer lets you supervise. Ask your administrator for the permission, then sign in again.
board-signed-out-title = Not signed in
board-signed-out = Sign in in the counter window; from there you can open the board.
board-open-counter = Show the counter window
board-reading = Loading the board…
board-no-location = The server shows no location that you may supervise.
board-stale = No response from { $location } since { $time }. These numbers are { $n } min old.
board-plain = This server tells only how many wait and who. Counters are not known here.
board-seen-since = Forecasts and numbers of the day are worked out here from what was seen since { $time }.
board-no-forecast = This server makes no forecasts, so there is neither advice nor what-if.

# Advice.
board-advice = { $n ->
   [one] { $service } needs one more counter
  *[other] { $service } needs { $n } more counters
}
board-advice-over = The longest wait is { $n } min, { $over } over the target.
board-advice-longest = The longest wait is { $n } min.
board-advice-over-ticket = { $ticket } has waited { $n } min, { $over } over the target.
board-advice-longest-ticket = { $ticket } has waited { $n } min.
board-advice-open = With { $counter } open, the longest wait at { $time } is { $to } min instead of { $from }; over target: { $over } instead of { $overFrom }.
board-advice-serve = If { $counter } serves it too, the longest wait at { $time } is { $to } min instead of { $from }; over target: { $over } instead of { $overFrom }.
board-advice-any = Then the longest wait at { $time } is { $to } min instead of { $from }; over target: { $over } instead of { $overFrom }.
board-advice-other = Newcomers to { $service } wait { $to } min instead of { $from }.
board-advice-none = No change would help for certain now
board-all-on-target = Every service is on target
board-what-if-open = What if…
board-ask = Ask…
board-ask-of = Ask { $counter }…

# Advice that was followed, and what came of it.
board-graded = What became of advice
board-graded-asked = Asked at { $time }: { $counter } for { $service }
board-graded-asked-any = Asked at { $time }: any counter for { $service }
board-graded-longest = { $n ->
   [0] Nobody was waiting at { $time }.
  *[other] Longest wait at { $time }: { $n } min.
}
board-graded-expected = Expected: { $to } min with it, { $from } without.
board-graded-missed = Nobody looked at { $time }, so it was not measured.
board-graded-fewer = { $n ->
   [one] One fewer over the target than without.
  *[other] { $n } fewer over the target than without.
}
board-graded-later = To be seen at { $time }.

# The services.
board-services = Services
board-service = Service
board-waiting = Waiting
board-longest = Longest
board-newcomer = Newcomer waits
board-under = 90 % under
board-hour = Longest wait, last hour
board-state = State
board-there = Counters
board-later = +{ $n } later
board-later-help = Appointments whose time has not come
board-about = ≈ { $n } min
board-about-range = About { $n } min; 8 of 10 newcomers wait { $from } to { $to } min
board-not-enough = not enough data
board-not-known = not known
board-hour-said = Every 5 min of the last hour: { $first } min at first, { $last } min at last, { $most } min at most.
board-hour-target = Target: { $n } min.
board-hour-nobody = Nobody waited in the last hour.
board-over = { $n ->
   [0] Just over { $target } min
  *[other] { $n } min over { $target }
}
board-near = { $n ->
   [0] Under 1 min to target
  *[other] { $n } min to target
}
board-on-target = On target
board-no-target = No target
board-closed = Closed
board-stopped = No new tickets
board-no-counter = No counter
board-quiet = { $n ->
   [one] One quiet service
  *[other] { $n } quiet services
}
board-open-queue = Waiting list: { $service }

# The counters.
board-counters = Counters
board-sum-serving = { $n } serving
board-sum-free = { $n } free
board-sum-break = { $n } on a break
board-sum-nobody = { $n } nobody
board-serving-usual = { $service } · { $n } min, usually { $usual }
board-serving = { $service } · { $n } min
board-long = Unusually long
board-free = Free
board-for = { $n ->
   [0] just now
  *[other] for { $n } min
}
board-break = Break
board-nobody = Nobody
board-since = since { $time }
board-not-today = not today
board-serves = serves { $tags }
board-serves-more = serves { $tags } and { $n } more
board-asked-open = Asked to open
board-asked-serve = Asked to serve { $service } too
board-asked-close = Asked to close
board-answer-asked = { $n ->
   [0] not answered yet
  *[other] not answered yet, { $n } min left
}
board-answer-accepted = accepted
board-answer-declined = declined
board-answer-ended = nobody answered in time

# Closing, what if, fairness, today.
board-closing = Closing at { $time }
board-closing-unknown = Closing
board-closing-leaves = the last visitor leaves, at today’s pace
board-closing-range = 8 of 10 runs: { $from } to { $to }
board-closing-late = { $n } min after closing
board-closing-late-hours = { $n ->
    [0] { $hours } h after closing
   *[other] { $hours } h { $n } min after closing
}
board-closing-holds = Closing holds
board-closing-last = To close on time, stop issuing at { $time }.
board-closing-last-now = Whoever takes a ticket now leaves after closing.
board-closing-open = Or open one more counter for { $service } from { $time }.
board-closing-open-now = Or open one more counter for { $service } now.
board-closing-stop = Stop issuing now
board-closing-stop-means = No new tickets in any service; everybody who waits is still served.
board-closing-stopped = Issuing was stopped here. Everybody who waits is still served.
board-what-if = What if
board-what-if-fewer = One counter fewer
board-what-if-more = One counter more
board-what-if-by = { $n ->
   [0] as it is
   [one] { $sign }{ $n } counter
  *[other] { $sign }{ $n } counters
}
board-what-if-ahead = Look ahead
board-in-minutes = in { $n } min
board-what-if-longest = Longest wait
board-what-if-over = Visitors over target
board-what-if-leaves = Last visitor leaves
board-what-if-newcomer = { $service }: newcomer waits
board-from-to = { $from } → { $to }
board-from-to-said = { $from } as it is, { $to } with the change
board-ranges = 8 of 10 runs: { $from } to { $to }, with the change { $changedFrom } to { $changedTo }
board-computing = Computing…
board-forecast-error = On the last day measured, its forecasts were { $n } min off in the middle.
board-fairness = Fairness, last hour
board-overtaken = { $n ->
   [0] Nobody was overtaken by an out-of-order call
   [one] One visitor was overtaken by an out-of-order call
  *[other] { $n } visitors were overtaken by an out-of-order call
}
board-overtaken-by = { $label } by { $by }, at { $counter }, { $time }
board-more = and { $n } more
board-issued = Issued
board-within = Called within target
board-within-how = Of all that were called or left: those first called within the target.
board-no-shows = No-shows
board-left = Left
board-removed = Removed

# Alerts.
board-alerts = Alerts
board-alert-over = { $n ->
   [0] { $subject }: over target
  *[other] { $subject }: longest wait { $n } min, over target
}
board-alert-near = { $n ->
   [0] { $subject }: near target
  *[other] { $subject }: longest wait { $n } min, near target
}
board-alert-no-counter = { $subject }: { $n } waiting, no counter
board-alert-free = { $subject } is free while its services wait
board-alert-long = { $n ->
   [0] { $subject } is serving longer than usual
  *[other] { $subject } has been serving for { $n } min, longer than usual
}
board-alert-closing = The last visitor leaves { $n } min after closing
board-alert-no-answer = No response
board-alert-where = { $location }:
board-alert-where-at = { $location } ({ $server }):
board-alert-over-now = All clear: { $what }

# The locations.
board-location = Location
board-worst = Worst service
board-over-target = Over target
board-people-there = Counters there
board-people-of = { $n } of { $total }
board-last-leaves = Last visitor
board-last-closes = { $time }, closes { $closes }
board-location-stale = No response since { $time }
board-no-service = No services

# The settings: alerts for supervisors.
board-set-alerts = Alert me when
board-set-over = a wait goes over its target
board-set-near = a wait comes near its target
board-set-no-counter = visitors wait and no counter serves them
board-set-free = a counter is free while its services wait
board-set-long = a counter serves unusually long
board-set-no-answer = a location does not respond
board-set-closing = the last visitor leaves so many minutes after closing (0: never)
board-set-closing-range = From { $fewest } to { $most } minutes.
board-set-quiet = Quiet hours of this computer: no alerts
board-set-from = From
board-set-to = To
board-set-quiet-both = Enter both times, or none.
board-set-borders = Own borders of single services, in minutes
board-set-borders-help = Alert above the first, all clear at the second. Empty: its target.
board-set-border-on = { $service }: alert above
board-set-border-off = { $service }: all clear at
board-set-borders-wrong = Two whole numbers, the second no larger than the first.

# The keys.
board-key-views = Now, Today, Locations
board-key-search = Find in the waiting list
board-key-back = Back, or leave the wall screen
board-key-text = Larger or smaller text
board-key-help = Show the keys

# What is worked out here for a server that forecasts nothing.
board-ahead = What comes next
board-ahead-none = Not enough data yet. A forecast needs to see five calls in a row.
board-ahead-said = About { $n } min; 8 of 10 runs from { $from } to { $to } min
board-ahead-over = About { $n }; 8 of 10 runs from { $from } to { $to }
