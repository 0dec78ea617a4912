### Every sentence Strikewire says in English.
### Names of phases, events, stances, issues and states carry the value they stand for: `phase-on_strike`.

# The Babel locale in which dates, lists and spans of time are written.
babel-locale = en_GB

## Days and times

first-of-month = 1
when-about = about { $month }
span = { $since } – { $until }
since-day = since { $date }
since-month = since { $date }
since-about = since about { $date }
just-now = just now
length-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
in-days = { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
}

## Phases

phase-unknown = Unknown
phase-in_force = In force
phase-bargaining = Bargaining
phase-on_strike = On strike
phase-tentative_agreement = Tentative agreement
phase-ratification = Ratification vote
phase-rejected = Voted down by the members

badge-since = { $phase } { $since }
badge-dated = { $phase }, { $since }
badge-strike-day = { $phase }, day { $day }, { $since }
badge-expired = Unknown: the contract expired on { $day }
badge-expired-undated = Unknown: the contract has expired
badge-silent = Unknown: no report since { $day }
badge-no-report = Unknown: no report yet

note-confirmed = Confirmed by { $sources }
note-confirmed-bare = Confirmed
note-reported = Reported by { $sources }, not confirmed
note-reported-bare = Reported, not confirmed
note-reported-phase = Reported by { $sources }, not confirmed: { $badge }
note-stale = No report since { $day }
note-corrected = Corrected: { $reason }

## Events of a negotiation

event-talks_start = Talks begin
event-talks_resume = Talks resume
event-talks_continue = Talks continue
event-talks_break_off = Talks break off
event-offer_made = Offer
event-offer_rejected = Offer rejected
event-contract_expiry_extended = Contract extended
event-strike_threat = Strike threat
event-strike_authorization = Strike authorisation
event-strike_start = Strike begins
event-strike_continue = Strike
event-picket = Pickets
event-tentative_agreement = Tentative agreement
event-strike_end = Strike over
event-board_approval = Board approval
event-ratification_vote = Ratification vote
event-ratified = Ratified
event-rejected_by_members = Voted down
event-blackout = Media blackout
event-impact_report = Effects
event-analysis = Analysis
event-contract_expiry = Contract expiry

## Issues and where they stand

issue-ai = AI
issue-streaming_residuals = Streaming residuals
issue-minimum_staffing = Minimum staffing
issue-viewership_data = Viewership data
issue-self_tape = Self-tapes
issue-wages = Wages
issue-pension_health = Pension and health
issue-consent_likeness = Consent and likeness
issue-working_conditions = Working conditions
issue-new_media_jurisdiction = New media

stance-open = open
stance-progress = progress
stance-proposed = proposed
stance-countered = countered
stance-agreed = agreed
stance-gap = far apart
stance-dropped = dropped

## Facts beside the phase

fact-strike = Strike
strike-called = called for { $since }
strike-running = running { $since }
strike-running-day = day { $day }, { $since }
strike-ended = { $span }
strike-ended-days = { $span }, { $length }
strike-over = over, began { $since }
unconfirmed = { $text } (not confirmed)

fact-talks = Talks
talks-none = none under way
talks-scheduled = scheduled
talks-under_way = under way
talks-broken_off = broken off
talks-last = last met { $day }
talks-next = next session { $day }

fact-authorized = Strike authorised
fact-blackout = Media blackout
fact-expires = Contract expires
fact-expired = Contract expired
fact-last-report = Last report
day-with-countdown = { $day }, { $countdown }

## Answers

title-issues = Issues
title-headlines = Headlines
title-sources = Sources
contract-of-union = { $union } · { $contract }

status-empty = No negotiation of { $union } is followed.

overview-heading = Where the talks stand
overview-empty = No negotiation is followed.
overview-unconfirmed = Not confirmed

headlines-heading = Headlines, { $span }
headlines-empty = No stories in this time. Ask for more days to look further back.
headlines-count = { $total ->
    [one] 1 story
   *[other] { $total } stories
}
headlines-some = { $shown } of { $total } stories
outlets-more = { $names } and { $more } more

search-heading = Articles with { $words }
search-empty = No stored article holds all of these words.
search-count = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}

timeline-heading = Timeline of { $union }
timeline-empty = Nothing is known yet about the negotiations of { $union }.
timeline-confirmed = confirmed
timeline-reported = only reported

digest-heading = Digest
digest-quiet = A quiet time: nothing new.
digest-changes = What changed
digest-ahead = Dates ahead
digest-states = Where the talks stand
digest-rest = { $rest ->
    [one] 1 more article, nothing new in it
   *[other] { $rest } more articles, nothing new in them
}
contract-ahead = { $contract }: { $what }
ahead-expiry = Contract expires
ahead-talks = Talks
ahead-strike = Strike called

feeds-heading = { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}
feeds-failing = { $failing } failing
feeds-stopped = { $stopped } stopped
feeds-empty = No feed is configured. Set defaults = true in the configuration, or add a [[feeds]] entry.
feeds-name = Feed
feeds-state = Health
feeds-last = Last read
feeds-next = Next check
feeds-items = Items
feeds-matched = Matched
feed-state-new = new
feed-state-ok = ok
feed-state-failing = failing
feed-state-stopped = stopped
never = never
now-due = now

## How fresh an answer is

as-of = As of { $day }, { $time } in Los Angeles
as-known-on = As known on { $day }
fresh-none = no feeds
fresh-unread = { $feeds ->
    [one] 1 feed, not read yet
   *[other] { $feeds } feeds, none read yet
}
fresh-read = { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}, newest { $ago }
fresh-read-failing = { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}, { $failing } failing, newest { $ago }
fresh-known = { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}, last read { $day }
fresh-fault = Could not read any feed since { $day }, { $time } in Los Angeles
fresh-fault-ever = Could not read any feed yet

## What a round of work did

round-polled = { $feeds ->
    [0] No feed is due{ "" }
    [one] Polled 1 feed in { $seconds } s
   *[other] Polled { $feeds } feeds in { $seconds } s
}
round-next = { $sentence }; the next is due { $ago }.
round-items = { $items ->
    [0] Nothing new.
    [one] 1 new item, { $matched } matched.
   *[other] { $items } new items, { $matched } matched.
}
round-unchanged = { $feeds ->
    [one] 1 feed had not changed.
   *[other] { $feeds } feeds had not changed.
}
round-imported = { $files ->
    [one] Imported 1 file with { $items } in { $seconds } s.
   *[other] Imported { $files } files with { $items } in { $seconds } s.
}
round-reread = { $articles ->
    [0] Every reading is up to date.
    [one] Read 1 article again in { $seconds } s.
   *[other] Read { $articles } articles again in { $seconds } s.
}
round-rescued = { $items ->
    [one] 1 item that was rejected now matches.
   *[other] { $items } items that were rejected now match.
}
round-trouble-feed = { $address }: { $reason }
round-trouble-file = { $path }: { $reason }
round-trouble-line = { $path }, line { $line }: { $reason }
round-troubles-more = { $more ->
    [one] and 1 more
   *[other] and { $more } more
}

## The demo

demo-about = The sample news is written for this demo: dates and facts are true, words and publishers invented.
demo-database = Database: { $path }
demo-welcome = It is 26 June 2026 here. Type /status wga, /status sag-aftra at:2023-10-04, /headlines, /digest preview or /help; /quit leaves.

## Health

check-database-sound = The database is sound.
check-database-none = There is no database yet at { $path }; polling or importing makes one.
check-feeds = { $answering } of { $feeds } feeds answer.
check-feed-ok = { $items ->
    [one] 1 item
   *[other] { $items } items
}

## Help

help-heading = Strikewire
help-intro = Where the talks between Hollywood's unions and the studios stand, since when, on what issues, and according to whom.
help-trust = Every sentence of a summary is taken from an article, with its source. What two newsrooms or a party itself have not confirmed reads “not confirmed”.
prompt-hint = /status wga, or /help

usage-status = /status [union] [at:DAY]
usage-headlines = /headlines [union] [days:N] [issue:ISSUE]
usage-timeline = /timeline union
usage-digest = /digest preview [at:DAY] [days:N]
usage-search = /search words
usage-feeds = /feeds
usage-help = /help
usage-quit = /quit

about-status = where the talks stand, now or on a day like 2023-09-22
about-headlines = the stories of the last days, newest first
about-timeline = every phase with its days and sources
about-digest = the digest as a channel would get it now
about-search = stored articles that hold these words, newest first
about-feeds = every feed and how it fares
about-help = this list
about-quit = leave

option-at = a past day, as it was known then
option-days = how many days back
option-issue = only what names this issue, such as ai

## Answers in Discord

# $moment is written by Discord for each reader: "2 minutes ago".
as-of-moment = As of { $moment }
page-of = Page { $page } of { $pages }
page-newer = Newer
page-older = Older
left-out = Left out, for want of room: { $parts }
left-out-contracts = { $contracts ->
    [one] 1 contract
   *[other] { $contracts } contracts
}
title-summary = Summary
title-facts = Dates
digest-more = { $stories ->
    [one] 1 more story in /headlines
   *[other] { $stories } more stories in /headlines
}
# $moment is written by Discord for each reader, with date and time.
digest-late = This digest is late: it was due on { $moment }.

## Errors

error-unexpected = Something went wrong: { $reason }.
error-config = { $count ->
    [one] { $path } has a problem:
   *[other] { $path } has { $count } problems:
}
error-config-problem = { $key } = { $value }: must be { $valid }
error-config-missing = { $key } is missing: must be { $valid }
error-config-unknown = { $key } is no key here; what fits: { $known }
error-fetch = Could not read { $url }: { $reason }.
error-fetch-status = Could not read { $url }: the server answered { $status } ({ $reason }).
error-parse = Could not make sense of { $url }: { $reason }.
error-storage = The database could not be used: { $reason }.
error-schema = The database was left untouched: { $reason }.
error-unknown-union = No union is called “{ $name }”. “/status” alone lists the unions that are followed.
error-unknown-union-close = No union is called “{ $name }”. Did you mean { $suggestions }?
error-unknown-issue = “{ $name }” is no issue. The issues are { $known }.
error-invalid-date = “{ $text }” is not a day. Write it as year-month-day, for example 2023-09-22.
error-unknown-command = “{ $name }” is not a command. Type /help to see what there is.
error-unknown-command-close = “{ $name }” is not a command. Did you mean /{ $suggestion }?
error-invalid-option = “{ $option }” does not fit here. Write { $usage }.
error-unknown-zone = “{ $name }” is no time zone. { $suggestions ->
    [none] Write one like America/Los_Angeles or Europe/Madrid.
   *[other] Did you mean { $suggestions }?
}
error-invalid-hour = “{ $text }” is no time of day. Write it like 9:00, 21:30 or 9 pm.
error-unknown-digest = This server has no digest { $number }. “/digest list” shows those it has.
error-too-many-digests = This server has { $most } digests, and may have no more. “/digest remove” takes one back.
