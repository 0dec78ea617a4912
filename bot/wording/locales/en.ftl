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
note-record = On record: { $sources }
note-record-bare = On record
note-reported = Reported by { $sources }, not confirmed
note-reported-bare = Reported, not confirmed
note-reported-phase = Reported by { $sources }, not confirmed: { $badge }
note-stale = No report since { $day }
note-corrected = Corrected { $day }: { $reason }

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
timeline-record = on record
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
feeds-paused = { $paused } paused
feeds-stopped = { $stopped } stopped
feeds-empty = No feed is configured. Set defaults = true in the configuration, or add a [[feeds]] entry.
feeds-name = Feed
feeds-state = Health
feeds-last = Last read
feeds-next = Next check
feeds-items = Items a week
feeds-matched = Matched
feeds-cost = { $requests ->
    [one] 1 request
   *[other] { $requests } requests
} in 7 days, { $size }, { $unchanged } unchanged
feed-state-new = new
feed-state-ok = ok
feed-state-failing = failing
feed-state-slowed = given up
feed-state-stopped = stopped
feed-state-paused = paused
feed-state-merged = merged
never = never
now-due = now

## What operators are told of the feeds

notices-heading = The feeds of this bot
notices-button = All feeds
notice-failing = { $name } cannot be read: { $cause } ({ $address }). It is asked again, ever more rarely.
notice-recovered = { $name } can be read again.
notice-slowed = { $name } has not been readable for 14 days: { $cause } ({ $address }). It is now asked once a day.
notice-stopped = { $name } is gone for good, its server says ({ $address }). It is no longer asked: take it out of the configuration, or give its new address.
notice-moved = { $name } has moved for good, its server says, from { $address } to { $target }, where it is asked from now on.
notice-merged = { $name } has moved for good, its server says, from { $address } to { $target }. Another feed has that address, and only that one is asked from now on.
notice-halted = An operator has paused { $name } ({ $address }). It is not asked until it is resumed.
notice-continued = An operator has resumed { $name } ({ $address }). It is asked again when its time comes.
notice-crowded = { $name } keeps offering items that match nothing ({ $address }). Only the newest of those are kept from now on; whatever matches is still taken in. Is it the feed that you meant?
notice-paused = { $name } says that it had too many requests. None of its feeds is asked before { $when } in Los Angeles.
notice-outage = No feed could be read since { $since } in Los Angeles: { $cause }. They are asked again and again, and not told of one by one until one can be read.
outage-ever = No feed could be read yet: { $cause }. They are asked again and again, and not told of one by one until one can be read.
notice-resumed = Feeds can be read again.

## What an address gives when it is tried

trial-sound = A feed that Strikewire can read.
trial-degraded = A feed with broken XML; Strikewire reads what can be saved of it.
trial-trouble = No feed that Strikewire can read: { $reason }.
trial-paused = Not asked: { $domain } says that it had too many requests, and is left alone until { $when } in Los Angeles.
trial-asked = Asked
trial-led = Led to
trial-hop = { $address }: { $status }
trial-moved = Moved for good to
trial-answer = Answer
trial-no-type = a file of unnamed type
trial-page = { $type }, { $size }
trial-conditional = { $type }, { $size }; the server can say when nothing has changed
trial-unconditional = { $type }, { $size }; the server sends it whole every time
trial-wait = Wants a pause of
trial-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
trial-title = Title
trial-items = Items
trial-count = { $items ->
    [one] 1 item
   *[other] { $items } items
}
trial-newest = the newest { $ago }
trial-undated = { $items } without a date
trial-publisher = Publisher
trial-matches = { $matched ->
    [0] None of its items would be taken in today.
    [one] 1 of its { $items } items would be taken in:
   *[other] { $matched } of its { $items } items would be taken in:
}
trial-offers = The page offers these feeds:
trial-try-offer = Try one of them with “{ $command }”.
trial-configured = It is configured as { $name }.
trial-add = To poll it, add a [[feeds]] entry with its url and a name to config.toml.

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
}, last read { $ago }
fresh-read-failing = { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}, { $failing } failing, last read { $ago }
fresh-known = { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}, last read { $day }
fresh-fault = Could not read any feed since { $day }, { $time } in Los Angeles
fresh-fault-ever = Could not read any feed yet

## What a round of work did

sync-done = The commands are registered.
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

## How well the news is read

evaluate-heading = How well { $file } is read
evaluate-items = { $items ->
    [one] 1 item counts
   *[other] { $items } items count
}; { $borderline } borderline left out.
evaluate-measure = Measure
evaluate-part-all = All
evaluate-part-train = Rules
evaluate-part-held = Kept aside
evaluate-borderline = Borderline too
evaluate-keywords = Keywords
evaluate-goal = Goal
evaluate-goal-least = ≥ { $value }
evaluate-goal-most = ≤ { $value }
evaluate-relevance = Relevance, F1
evaluate-unions = Unions, F1
evaluate-events = Events, mean F1
evaluate-issues = Issues, F1
evaluate-false-news = False news
evaluate-story-precision = Stories, precision
evaluate-story-recall = Stories, recall
evaluate-shares = precision { $precision }, recall { $recall }
evaluate-tally = { $right } right, { $false } false, { $missed } missed
evaluate-interval = nine of ten samples lie between { $low } and { $high }
evaluate-false-news-about = a deal, a strike begun or over, read where none is told: { $count } of { $items }
evaluate-pairs = pairs of articles on one happening: { $tally }
evaluate-events-heading = What each event was read as
evaluate-event = Event
evaluate-count = Items
evaluate-precision = Precision
evaluate-recall = Recall
evaluate-f1 = F1
evaluate-read-as = read as { $events }
evaluate-nothing = left out
evaluate-few = Events with fewer than { $least } items count for nothing in the mean.
evaluate-mistakes = The worst mistakes, { $shown } of { $total }
evaluate-mistakes-left-out = Mistakes among items kept aside are left out, so that no rule is written after them; --kept-aside shows them too.
evaluate-wrong-false_news = News that is not told
evaluate-wrong-false_alarm = Not relevant
evaluate-wrong-missed = Relevant, but left out
evaluate-wrong-unions = Unions
evaluate-wrong-event = Event
evaluate-wrong-issues = Issues
evaluate-difference = { $wrong }: { $said } instead of { $expected }
evaluate-cycles = The phase on each day, by the articles alone
evaluate-cycle = { $union } { $cycle }
evaluate-cycle-days = { $right } of { $days } days
evaluate-cycle-articles = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}
evaluate-instead = { $said } instead of { $expected }
evaluate-or = { $one } or { $other }
evaluate-false = In the ledger, but no fact bears it out
evaluate-false-none = No deal, no strike begun and no strike over in the ledger that did not happen.
evaluate-change = { $contract }: { $event }, { $when }, { $confirmation }
evaluate-unknown = In the ledger, outside the cycles whose facts are known

## The demo

demo-about = The sample news is written for this demo: dates and facts are true, words and publishers invented.
demo-database = Database: { $path }
demo-welcome = It is 26 June 2026 here. Type /status wga, /status sag-aftra at:2023-10-04, /headlines, /digest preview or /help; /quit leaves.

## Health

check-database-sound = The database is sound.
check-database-none = There is no database yet at { $path }; polling or importing makes one.
check-database-held = Strikewire is running on it (process { $process }).
check-disk = Little room is left where the database lies: { $megabytes } MB. Free some space.
check-clock = The clock of this machine is wrong, or was: it shows { $now }, but { $then } has been already. Set it right.
check-feeds-alike = No feed can be read, all for one reason: { $reason }.
check-feeds-unnamed = No name of a host can be looked up: this machine has no network, or its DNS does not work.
check-feeds-unparsed = Feeds that answer cannot be read: { $reason }.
check-bot-known = Discord knows the token: the bot is called { $name }.
check-bot-none = No Discord token is set; “strikewire run” needs one.
check-feeds = { $answering } of { $feeds } feeds answer.
check-feeds-none = No feed is configured: nothing can be polled.
check-feed-paused = { $reason }; not asked before { $when } in Los Angeles
check-feed-ok = { $items ->
    [one] 1 item
   *[other] { $items } items
}

## Help

help-heading = Strikewire
help-intro = Where the talks between Hollywood's unions and the studios stand, since when, on what issues, and according to whom.
help-trust = Every sentence of a summary is taken from an article, with its source. What two newsrooms or a party itself have not confirmed reads “not confirmed”. What comes with Strikewire from past years reads “on record”.
prompt-hint = /status wga, or /help

usage-status = /status [union] [at:DAY]
usage-headlines = /headlines [union] [days:N] [issue:ISSUE]
usage-timeline = /timeline union
usage-digest = /digest preview [at:DAY] [days:N]
usage-search = /search words
usage-why = /why link
usage-feeds = /feeds
usage-help = /help
usage-quit = /quit

about-status = where the talks stand, now or on a day like 2023-09-22
about-headlines = the stories of the last days, newest first
about-timeline = every phase with its days and sources
about-digest = the digest as a channel would get it now
about-search = stored articles that hold these words, newest first
about-why = why an article was taken in or left out, and how it was read
about-feeds = every feed and how it fares
about-help = this list
about-quit = leave

option-at = a past day, as it was known then
option-days = how many days back
option-issue = only what names this issue, such as ai

## Why an article was taken in or left out

why-matched = Strikewire took this article in.
why-rejected = Strikewire saw this article and left it out.
why-never = No feed that Strikewire reads has offered this link.
why-never-in-feed = It does read { $publisher }, but a feed holds only some of a publisher’s articles.
why-never-a-feed = It reads no feed of { $publisher }.
why-never-hint = The feed may have given the article another address: look for it among the headlines.
why-forgotten = Its text is no longer kept, only the decision.

why-reason-union-and-labor = It names a union that Strikewire follows, or the studios’ alliance (AMPTP), together with a strike or contract talks.
why-reason-people-on-strike = It tells of writers, actors or others in film, television or games on strike.
why-reason-people-and-talks = It tells of contract talks or a strike of writers, actors or others in film, television or games.
why-reason-hollywood-strike = It tells of a strike in Hollywood.
why-reason-another-strike = It is about a strike or dispute in another trade, not of a union that Strikewire follows.
why-reason-another-meaning = The words of its title mean something else here, such as an awards show, a strike of a union’s own staff or an air strike.
why-reason-in-passing = It mentions a strike or contract talks only in passing; its subject is something else.
why-reason-no-conflict = Neither its title nor its opening tells of a strike or contract talks of a union that Strikewire follows.

why-details = Details
why-changed = What it changed
why-nothing = nothing
why-dates = only dates, not where the talks stand
why-about = About
why-news = What happened
why-news-told = { $event }, { $modality }
why-modality-asserted = stated as a fact
why-modality-hedged = told as a possibility
why-modality-negated = told as not happening
why-modality-conditional = told as depending on something else
why-modality-historical = told as something past
why-according = According to
why-attribution-union = the union
why-attribution-employers = the employers
why-attribution-jointly = both sides
why-attribution-outlet = another news outlet
why-attribution-sources = people it does not name
why-wire = { $agency }, the agency whose text it is
why-publisher = Publisher
why-publisher-party = { $publisher }, one of the sides in the talks
why-publisher-newsroom = { $publisher }, on Strikewire’s list of newsrooms
why-publisher-other = { $publisher }, not on Strikewire’s list of newsrooms
why-published = Published
why-undated = on a day that its feed does not give
why-moment = { $day }, { $time } in Los Angeles
why-seen = First seen
why-seen-in = { $moment }, in the feed { $feeds }
why-others = Also told by
why-edited = Edited
why-edited-since = { $moment }; this is how the new text was read
why-lead = Opening

why-claims = What it says, and what came of it
why-claim = { $event }, { $when }
why-no-claims = It tells of no event with a date, so there was nothing to change.
why-copy = As it repeats { $source }, the two count as one source.
why-outcome-evidence = It is part of the evidence for “{ $phase }”, which is confirmed.
why-outcome-evidence-unconfirmed = It is part of the evidence for “{ $phase }”, which is not confirmed.
why-outcome-agrees = It agrees with “{ $phase }”, which rests on other articles.
why-outcome-reported = It is shown as reported, not confirmed, until another newsroom or one of the sides says the same.
why-outcome-unconfirmed = It changed nothing: that takes two newsrooms within 48 hours of each other, or one of the sides itself.
why-outcome-unlisted = It changed nothing: no newsroom on Strikewire’s list and neither side has said so.
why-outcome-ahead = Its day is still to come; where the talks stand changes only then.
why-outcome-dated = It left the talks where they stood; only its date is kept, such as the last session or the end of a strike.
why-outcome-nothing_new = It told nothing that changed where the talks stood.
why-outcome-no_phase = News of this kind does not change where the talks stand.
why-outcome-named = It changed nothing: it is only mentioned, not told as news.
why-outcome-called = It changed nothing: the vote is called, and its result still open.
why-outcome-background = It changed nothing: it lies too far from the day of the article and counts as background.
why-outcome-corrected = An operator of Strikewire set this aside: { $reason }
why-outcome-hedged = It changed nothing: it is told as a possibility, not as a fact.
why-outcome-negated = The article says that it did not happen. That can take back an unconfirmed report, and changes nothing else.
why-outcome-conditional = It changed nothing: it depends on something else.
why-outcome-historical = It changed nothing: the article looks back on something past.
why-outcome-undated = It changed nothing: its feed does not say when the article appeared.

## Corrections of the ledger

corrections-heading = Corrections{ $waiting ->
    [0] { "" }
    [one] , 1 waiting for an operator
   *[other] , { $waiting } waiting for an operator
}
corrections-empty = Nothing has been corrected.
correction-proposed = Correction { $number } is proposed.
correction-hint = It waits until an operator accepts it: correct accept { $number }
correction-waits = Nothing changes until the people who run this bot have decided.
correction-decide = Nothing changes until it is accepted, here or with “/correct accept”.
correction-reason = Reason: { $reason }
correction-choice = { $number }: { $change } ({ $contract })
decide-accept = Accept
decide-reject = Reject
decide-undo = Take back
decide-which = { $what } { $number }
happening-choice = { $event }, { $day }
correction-decided = Correction { $number }: { $state }
correction-now = Where the talks now stand: { $contract }: { $badge }
correction-reject = “{ $event }” of { $day } did not happen
correction-assert = “{ $event }” happened on { $day }
correction-redate = “{ $event }” of { $day } happened on { $new }
proposal-proposed = proposed
proposal-waiting = waiting
proposal-applied = applied
proposal-declined = declined
proposal-undone = taken back
happening-known = { $name } ({ $event }) on { $day }

## Answers in Discord

# $moment is written by Discord for each reader: "2 minutes ago".
as-of-moment = As of { $moment }
page-of = Page { $page } of { $pages }
page-newer = Newer
page-older = Older
labelled = { $name }: { $value }
left-out = Left out for lack of space: { $parts }
left-out-contracts = { $contracts ->
    [one] 1 contract
   *[other] { $contracts } contracts
}
left-out-phases = { $phases ->
    [one] 1 earlier phase
   *[other] { $phases } earlier phases
}
title-summary = Summary
title-facts = Dates
digest-more = { $stories ->
    [one] 1 more story in /headlines
   *[other] { $stories } more stories in /headlines
}
# $moment is written by Discord for each reader, with date and time.
digest-late = This digest is late: it was due on { $moment }.

## Commands in Discord

command-status = status
command-headlines = headlines
command-timeline = timeline
command-why = why
command-digest = digest
command-digest-setup = setup
command-digest-preview = preview
command-digest-list = list
command-digest-pause = pause
command-digest-resume = resume
command-digest-remove = remove
command-correct = correct
command-correct-propose = propose
command-correct-list = list
command-correct-accept = accept
command-correct-reject = reject
command-correct-undo = undo
command-feeds = feeds
command-feeds-list = list
command-feeds-test = test
command-feeds-pause = pause
command-feeds-resume = resume
command-help = help
command-about = about
command-privacy = privacy

# At most 100 characters each.
does-status = Where the talks stand: one line for each negotiation, or all about one union
does-headlines = The news of the last days, newest first, each story once
does-timeline = Every phase of a union's negotiations, with days and sources
does-why = Why an article counts or does not, and how it was read
does-digest = The digests of this server
does-digest-setup = Set up a daily digest in a channel, thread or forum, or change it
does-digest-preview = See a digest as its channel would get it now
does-digest-list = The digests of this server: when each comes, and what went wrong
does-digest-pause = Stop a digest until it is resumed
does-digest-resume = Let a paused digest come again
does-digest-remove = Take a digest back for good
does-correct = Mistakes in where the talks stand, and how they are corrected
does-correct-propose = Tell the people who run this bot of a mistake; they decide
does-correct-list = For the people who run this bot: every correction, those that wait first
does-correct-accept = For the people who run this bot: let a proposed correction apply
does-correct-reject = For the people who run this bot: turn a proposed correction down
does-correct-undo = For the people who run this bot: take back a correction that applies
does-feeds = The news feeds that are read
does-feeds-list = Every feed and how it fares
does-feeds-test = For the people who run this bot: ask an address for a feed and explain what comes
does-feeds-pause = For the people who run this bot: leave a feed alone until it is resumed
does-feeds-resume = For the people who run this bot: ask a paused feed again
does-help = What you can ask, and how
does-about = What Strikewire is, and where its news comes from
does-privacy = What is kept about you, and a button that deletes it

takes-union = union
takes-at = day
takes-share = share
takes-issue = issue
takes-days = days
takes-link = link
takes-hour = hour
takes-zone = time-zone
takes-channel = channel
takes-unions = unions
takes-weekdays = days
takes-role = role
takes-quiet = quiet-day
takes-plain = plain
takes-language = language
takes-number = digest
takes-mistake = mistake
takes-contract = contract
takes-happening = event
takes-reason = reason
takes-happened = day
takes-correction = correction
takes-address = address
takes-feed = feed

meaning-union = WGA, SAG-AFTRA, DGA, IATSE, Teamsters...
meaning-at = A past day, such as 2023-09-22: the state as it was known then
meaning-share = Show the answer to everybody here
meaning-issue = Only what names this issue, such as AI
meaning-days = How many days back
meaning-link = The link of an article
meaning-hour = The time of day, such as 9:00 or 6 pm
meaning-zone = The time zone of that time: type a city
meaning-channel = Where to post; here if left out
meaning-unions = Which unions, with commas between; all if left out
meaning-weekdays = On which days; every day if left out
meaning-role = A role to ping with each digest
meaning-quiet = What to do when nothing happened; one line if left out
meaning-plain = Plain text instead of a layout, for screen readers
meaning-language = The language of the digest; that of this server if left out
meaning-number = Which digest
meaning-mistake = What is wrong
meaning-contract = The contract it is about
meaning-happening = What is wrongly told, or what is missing
meaning-reason = Why, if possible with a link; shown with the answers it changes
meaning-happened = The right day, such as 2023-09-22, if the day is wrong or the event is missing
meaning-correction = Which correction
meaning-address = The address of a feed, or of a page that may offer some
meaning-feed = The feed: its name or its address

choice-weekdays-every = Every day
choice-weekdays-workdays = Monday to Friday
choice-weekdays-0 = Mondays
choice-weekdays-1 = Tuesdays
choice-weekdays-2 = Wednesdays
choice-weekdays-3 = Thursdays
choice-weekdays-4 = Fridays
choice-weekdays-5 = Saturdays
choice-weekdays-6 = Sundays
choice-quiet-say = Say so in one line
choice-quiet-silent = Stay silent
choice-mistake-reject = It did not happen
choice-mistake-assert = It happened, but is missing
choice-mistake-redate = It happened on another day

forum-title = Strikewire digest
forum-greeting = The digests of this server are posted here.
error-no-place = A digest cannot be posted here. Choose a text channel, a thread or a forum with the option { $option }.
error-outdated = This command has just changed. Wait a minute and try again; if that does not help, restart Discord.
error-bug = Something went wrong on our side. The operator finds it in the log; please try again later.

## Digests that stewards set up

# $moment and $ago are written by Discord for each reader; $role and $person are mentions.
subscription-made = Digest { $number } is set up
subscription-changed = Digest { $number } is changed
subscription-hint = “/digest preview” shows what it would say now.
subscription-next = Next: { $moment } ({ $ago })
subscription-last = Last: { $what }, { $ago }
subscription-paused = Paused: “/digest resume” lets it come again
subscription-role = pings { $role }
subscription-by = set up by { $person }
subscription-choice = { $number }: { $details }
subscription-details = { $time } { $zone }, { $unions }
subscriptions-heading = Digests of this server
subscriptions-empty = This server has no digest yet. “/digest setup” makes one: choose a channel, an hour and a time zone.

unions-all = all unions that are followed
times-all = Every day at { $time }, { $zone }
times-workdays = Monday to Friday at { $time }, { $zone }
times-some = On { $days } at { $time }, { $zone }
weekday-0 = Mondays
weekday-1 = Tuesdays
weekday-2 = Wednesdays
weekday-3 = Thursdays
weekday-4 = Fridays
weekday-5 = Saturdays
weekday-6 = Sundays
quiet-say = When nothing is new, one line says so
quiet-silent = When nothing is new, no message comes
plain-text = Plain text, for screen readers

last-queued = waiting, the bot keeps trying
last-claimed = being sent
last-sent = sent
last-parked = not sent ({ $reason })
last-uncertain = perhaps not sent ({ $reason })
reason-channel-gone = the channel is gone
reason-no-access = the bot may not see the channel
reason-no-permission = the bot may not post in the channel
reason-refused = Discord did not take it
reason-expired = Discord could not be reached
reason-superseded = the next one was due
reason-removed = the digest was removed
reason-outdated = an update made it unreadable
reason-history-hidden = the bot may not read the channel's messages

# The channel stands in the line before.
troubles-heading = What kept digests away in the last seven days
trouble-often = { $times } times
trouble-channel-gone = That channel is gone. Set the digest up in another one with “/digest setup”, and take this one back with “/digest remove”.
trouble-no-access = The bot may not see that channel. Give it the permission “{ permission-view_channel }” there, or choose another channel.
trouble-no-permission = The bot may not post in that channel. Give it the permission “{ permission-send_messages }” there (in a thread “{ permission-send_messages_in_threads }”), or choose another channel.
trouble-refused = Discord did not take the message. That is a fault of the bot: please tell those who run it. “/about” says how.
trouble-expired = Discord could not be reached for a day, so the digest was given up. The next one tells what it would have told.
trouble-superseded = The digest could not be sent before the next one was due, which tells what this one would have told. There is nothing to do.
trouble-removed = The digest was removed before this one was sent. There is nothing to do.
trouble-outdated = The bot was updated before it sent this digest, and can no longer read it. The next one tells what it would have told.
trouble-history-hidden = A digest perhaps did not come: the bot stopped or lost the connection while sending it. It was not sent again, because the bot may not look whether it is there. Please look; if it is missing, “/headlines” shows the news. With the permission “{ permission-read_message_history }” the bot can look for itself.

change-paused = Digest { $number } ({ $details }) is paused. “/digest resume” lets it come again.
change-resumed = Digest { $number } ({ $details }) comes again.
change-removed = Digest { $number } ({ $details }) is removed, with what was still to be sent.

# As Discord's own client calls them.
permission-view_channel = View Channel
permission-send_messages = Send Messages
permission-send_messages_in_threads = Send Messages in Threads
permission-embed_links = Embed Links
permission-read_message_history = Read Message History
permission-mention_everyone = Mention @everyone, @here, and All Roles
permission-manage_threads = Manage Threads

## About Strikewire and what it keeps

strikewire-feeds = { $feeds ->
    [one] The news comes from 1 feed
   *[other] The news comes from { $feeds } feeds
} of newsrooms, unions and studios, read as the publishers offer them: under our own name, each at most every 15 minutes, and never the pages behind them.
strikewire-publishers = A publisher can have its feed removed at any time. Contact:
strikewire-operator = the people who run this bot
strikewire-software = Strikewire { $version } is free software under the MIT licence.

privacy-heading = What is kept about you
privacy-asking = For asking: nothing. Neither who asks nor what is stored; for a few seconds the bot counts in memory how often you ask, so that nobody asks too much at once.
privacy-digests = For setting up a digest: your Discord user id stands with it, so that “/digest list” can show who set it up.
privacy-corrections = For proposing a correction: your Discord user id stands with it, seen only by the people who run this bot; for an hour the bot also counts in memory how many you propose, so that nobody proposes too many. Who decides on corrections stands on their record, and stays there.
privacy-messages = The bot reads no messages of members. It holds no privileged intent, only “guilds”: which servers, channels and roles there are. After a fault it looks among a channel's latest messages for its own digest.
privacy-logs = The log tells of the bot's own work and its faults, without anybody's name, user id or question.
privacy-button = The button below deletes your user id here, and takes back the corrections you proposed that nobody has decided on. Those that are decided, and the digests you set up, stay without you.
privacy-forget = Delete what is kept about me
privacy-forgotten = { $count ->
    [0] Nothing was kept about you.
    [one] Done: what was kept about you, in 1 place, is deleted.
   *[other] Done: what was kept about you, in { $count } places, is deleted.
}

## Errors

error-unexpected = Something went wrong: { $reason }.
error-token = Discord does not know this token. Copy it anew from the page Bot of your application, put it into DISCORD_TOKEN or the file that token_file names, and start again.
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
error-unknown-feed = No feed is called “{ $name }”. The list of feeds shows how they are called.
error-unknown-feed-close = No feed is called “{ $name }”. Did you mean: { $suggestions }?
error-unknown-issue = “{ $name }” is no issue. The issues are { $known }.
error-invalid-date = “{ $text }” is not a day. Write it as year-month-day, for example 2023-09-22.
error-invalid-link = There is no link to an article in “{ $text }”. Paste its whole address, https included.
error-hidden-link = A link of { $host } does not show to which article it leads. Open it, then paste the address of the article itself.
error-unknown-command = “{ $name }” is not a command. Type /help to see what there is.
error-unknown-command-close = “{ $name }” is not a command. Did you mean /{ $suggestion }?
error-invalid-option = “{ $option }” does not fit here. Write { $usage }.
error-invalid-since = “{ $day }” cannot be the first day: it lies after the last one, or a number of days is given as well.
error-unknown-zone = “{ $name }” is no time zone. { $suggestions ->
    [none] Write one like America/Los_Angeles or Europe/Madrid.
   *[other] Did you mean { $suggestions }?
}
error-invalid-hour = “{ $text }” is no time of day. Write it like 9:00, 21:30 or 9 pm.
error-unknown-digest = This server has no digest { $number }. “/digest list” shows those it has.
error-too-many-digests = This server has { $most } digests, and may have no more. “/digest remove” takes one back.
error-unknown-contract = There is no contract “{ $name }”. Did you mean: { $known }? A union’s name means its main contract.
error-unknown-event = The ledger knows no event “{ $name }”. Did you mean: { $known }?
error-no-happening = Nothing like “{ $event }” is known near { $day }. To say that it happened, propose: assert.
error-no-happening-close = Nothing like “{ $event }” is known near { $day }. Known are { $others }. To say that it happened, propose: assert.
error-new-day = Changing a date takes the new day as well; other corrections take none.
error-invalid-reason = Give a reason of 1 to { $most } characters.
error-unknown-proposal = There is no correction { $number }. “correct list” shows them all.
error-decided-proposal = Correction { $number } is decided already: { $state }. { $what ->
    [applied] To go back on that, take it back with undo.
   *[other] To go back on that, propose it anew.
}
error-no-day = The day is missing. Choose what is wrongly told from the list that is offered; where something is missing, give its day with the option “{ takes-happened }”.
error-same-proposal = Correction { $number } asks for the same, and waits already. There is nothing to do.
error-too-many-proposals = { $most } corrections that you proposed wait already, and there may be no more. Please wait until they are decided.
error-full-queue = So many corrections wait for the operators that no more are taken for now. Please try again in a few days.
error-proposal-pause = { $minutes ->
    [one] You have proposed several corrections in a short time. Please wait 1 minute.
   *[other] You have proposed several corrections in a short time. Please wait { $minutes } minutes.
}
error-not-operator = Only the people who run this bot may do this. To tell them of a mistake, use “/{ command-correct } { command-correct-propose }”.
error-missing-permission = The bot lacks these permissions in that channel: { $permissions }. Give it these there, then try again.
error-own-permission = You yourself lack these permissions in that channel: { $permissions }. The bot does there only what you may do; choose another channel or role.
error-role-not-mentionable = The bot may not ping the role “{ $role }”. Allow anyone to mention it in the role's settings, or choose another role.
error-cooldown = { $seconds ->
    [one] Too many questions at once. Try again in 1 second.
   *[other] Too many questions at once. Try again in { $seconds } seconds.
}
