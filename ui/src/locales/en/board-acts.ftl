# What a supervisor did, and what came of it.
act-done-give-priority = { $subject } has priority now.
act-done-take-priority = { $subject } no longer has priority.
act-done-send-on = { $subject } was sent on.
act-done-note = The note of { $subject } was saved.
act-done-cancel = { $subject } was cancelled.
act-done-restore = { $subject } is waiting again.
act-done-issue = { $subject } was issued.
act-done-close = { $subject }: issuing was stopped.
act-done-open = { $subject }: tickets are issued again.
act-done-ask = { $subject } was asked.

act-failed-give-priority = { $subject } did not get priority.
act-failed-take-priority = { $subject } still has priority.
act-failed-send-on = { $subject } was not sent on.
act-failed-note = The note of { $subject } was not saved.
act-failed-cancel = { $subject } was not cancelled.
act-failed-restore = { $subject } was not restored.
act-failed-issue = No ticket was issued.
act-failed-close = { $subject }: issuing was not stopped.
act-failed-open = { $subject }: issuing was not resumed.
act-failed-ask = { $subject } was not asked.

act-unknown-give-priority = It is not known whether { $subject } has priority now.
act-unknown-take-priority = It is not known whether { $subject } still has priority.
act-unknown-send-on = It is not known whether { $subject } was sent on.
act-unknown-note = It is not known whether the note of { $subject } was saved.
act-unknown-cancel = It is not known whether { $subject } was cancelled.
act-unknown-restore = It is not known whether { $subject } was restored.
act-unknown-issue = It is not known whether a ticket was issued.
act-unknown-close = It is not known whether issuing was stopped: { $subject }
act-unknown-open = It is not known whether issuing was resumed: { $subject }
act-unknown-ask = It is not known whether { $subject } was asked.
act-not-recorded = What you do here could not be recorded on this computer: if Callpad closes now, it forgets what is still open.
act-sending = Sending: { $subject }…
act-undo = Undo
act-leave = Leave it

# Asking a counter.
ask-title = Ask a counter
ask-kind = What you ask
ask-kind-open = To open
ask-kind-serve = To serve a service as well
ask-kind-close = To close
ask-choose = Choose…
ask-desk-with = { $name } · { $user }
ask-desk-missing = Choose a counter.
ask-service-missing = Choose the service.
ask-preview = The clerk sees:
ask-nobody = Nobody is at { $name } at the moment. The request ends by itself after 10 min.
ask-send = Ask
ask-sent = { $name } was asked. You can close this window; the answer also shows on the counter’s card.
ask-another = Ask another counter
ask-answer-waiting = { $name } has not answered yet.
ask-answer-accepted = { $name } accepted.
ask-answer-declined = { $name } declined.
ask-answer-ended = Nobody at { $name } answered in time.
