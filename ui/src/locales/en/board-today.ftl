# The day.
today-parts = Parts of the day
today-overview = Overview
today-tickets = Tickets
today-report = Report
today-untold = This server does not tell what was counted today.
today-totals = Today
today-issued = Issued
today-called = Called
today-served = Served
today-no-shows = No-shows
today-left = Left
today-removed = Removed
today-transferred = Transferred
today-within = Within target
today-average-wait = Average wait
today-average-service = Average service
today-usual = Usual
today-hour = Hour
today-formula = Within target: of all tickets that were called or gave up, the share first called within the target.
today-compared = Until { $time }: { $issued } issued, usually { $usual } ({ $weekday }).
today-by-service = By service
today-by-counter = By counter
today-by-hour = Tickets issued by hour
today-usual-means = { $n ->
    [one] Usual: the last { $weekday }
   *[other] Usual: median of the last { $n } days of the same weekday ({ $weekday })
}
today-reading = Loading…
today-no-hours = Nothing was counted yet.

# Every ticket of the day.
tickets-number = Number
tickets-state = State
tickets-visitor = Visitor
tickets-issued = Issued
tickets-all = All
tickets-none = No ticket of today matches.
tickets-more = Show more
tickets-found = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
tickets-found-more = { $n ->
    [one] { $n } ticket, and more
   *[other] { $n } tickets, and more
}
state-waiting = Waiting
state-called = Called
state-ended = Ended
state-paused = Paused
state-cancelled = Cancelled

# What happened to a ticket.
story-title = { $label }: what happened
story-reading = Loading…
story-nothing = Nothing else is known of it.
story-created = Issued
story-called = Called
story-recalled = Recalled
story-ended = Ended
story-paused = Paused
story-cancelled = Cancelled by a supervisor
story-no-show = Marked as no-show
story-sent-on = Sent on
story-sent-to = Sent to { $to }
story-changed = Changed by a supervisor
story-other = { $what }
story-restore = Let { $label } wait again

# The report.
report-period = Period
report-today = Today
report-yesterday = Yesterday
report-week = Last 7 days
report-month = Last 4 weeks
report-chosen = Other days
report-from = From
report-to = To
report-order = The last day is before the first. Change one of them.
report-too-many = { $n ->
    [one] At most { $n } day at once. Choose fewer.
   *[other] At most { $n } days at once. Choose fewer.
}
report-locations = Locations
report-no-location = Choose a location.
report-show = Show report
report-save = Save as CSV
report-saved = Saved: { $path }
report-none = Nothing was counted on these days.
report-days = { $n ->
    [one] { $n } day with visitors
   *[other] { $n } days with visitors
}
report-by-hour-mean = Tickets issued by hour, mean of the days
report-heat = Tickets issued by weekday and hour, mean of the days
report-weekday = Weekday
report-mean = { $n } tickets a day on average
report-head-day = Day
report-head-hour = Hour
report-head-location = Location
report-head-location-id = Location ID
report-head-service-id = Service ID
report-head-tag = Tag
report-head-appointments = Appointments
report-head-wait-s = Wait, seconds in all
report-head-average-wait-s = Average wait, seconds
report-head-service-s = Service time, seconds in all
report-head-average-service-s = Average service time, seconds

# What was seen here of a server that counts nothing.
seen-day = Seen today
seen-hours = Came, by hour
seen-day-came = Came
seen-day-left = No longer waiting
seen-day-wait = Average wait
seen-day-within = Within target
seen-day-usual = Usual by now
seen-day-usual-both = { $came } came, wait { $wait } min
seen-day-usual-came = { $came } came
seen-day-how = Counted here from the waiting lists, not by the server: whoever was called is not told from whoever left, and whoever came and was called between two readings is missing. Usual is the same weekday of the last 20 days, over the whole hours seen.
