-- The first schema. Never edited after release: a later change is a new file.
--
-- Times are UTC as `2023-09-22T17:00:00.000000Z`, so that they sort as text; days are local dates as `2023-09-22`.
-- Each table is kept (inputs and promises: a migration never loses a row) or derived (readings of what is kept: they
-- can all be made again).

-- Kept. A feed with its health. `configured` is 0 for what the configuration no longer names and for imports. `url` is
-- the address in the configuration, `moved_to` where it has moved for good, `redirect` where its server says since then
-- that it has, `move_told` where it had moved to when operators were told last. `paused` where an operator wants it left
-- alone. `crowded` once it has met the bound of what is kept of a feed. Hours and days to leave out are JSON
-- arrays of numbers.
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    publisher TEXT NOT NULL,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    interval_seconds REAL NOT NULL,
    configured INTEGER NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    moved_to TEXT NOT NULL DEFAULT '',
    redirect TEXT NOT NULL DEFAULT '',
    redirected_since TEXT,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    body_sha TEXT NOT NULL DEFAULT '',
    ttl_seconds REAL,
    skip_hours TEXT NOT NULL DEFAULT '[]',
    skip_days TEXT NOT NULL DEFAULT '[]',
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT,
    warned INTEGER NOT NULL DEFAULT 0,
    crowded INTEGER NOT NULL DEFAULT 0,
    asked_at TEXT,
    next_check_at TEXT,
    last_success_at TEXT,
    last_error TEXT NOT NULL DEFAULT '',
    move_told TEXT NOT NULL DEFAULT ''
) STRICT;

-- Derived. Short hashes, eight bytes each, of the entries that a feed showed when it was last read; none where it is
-- always read whole. `whole_at` is when it last was.
CREATE TABLE feed_marks (
    feed_id INTEGER PRIMARY KEY REFERENCES feeds ON DELETE CASCADE,
    marks BLOB NOT NULL,
    whole_at TEXT NOT NULL
) STRICT;

-- Kept. Registrable domains that had too many requests, and until when they are left alone; a restart forgets none.
-- `led` is 1 where it was feeds of other domains that led there.
CREATE TABLE pauses (
    domain TEXT NOT NULL,
    led INTEGER NOT NULL,
    begun_at TEXT NOT NULL,
    until TEXT NOT NULL,
    refusals INTEGER NOT NULL,
    PRIMARY KEY (domain, led)
) STRICT, WITHOUT ROWID;

-- Kept, for some weeks. What the checks of a feed cost on one day in UTC.
CREATE TABLE costs (
    feed_id INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    day TEXT NOT NULL,
    requests INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    checks INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    PRIMARY KEY (feed_id, day)
) STRICT, WITHOUT ROWID;

-- Kept, for some months. What operators are told of the feeds; `content` is JSON. `sent` once it is in the outbox.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content TEXT NOT NULL,
    made_at TEXT NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX notices_to_send ON notices (id) WHERE NOT sent;

-- Kept. What matched, by canonical URL. `text_sha` stays that of the full text when retention has removed it.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    published_at TEXT NOT NULL,
    first_seen_at TEXT NOT NULL,
    dated INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    pruned INTEGER NOT NULL DEFAULT 0,
    link TEXT NOT NULL,
    publisher TEXT NOT NULL,
    source TEXT NOT NULL,
    lang TEXT NOT NULL,
    byline TEXT NOT NULL,
    text_sha TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX articles_by_time ON articles (published_at, dated);

-- Derived. The words of the articles; it keeps no copy of the text, the triggers keep it in step.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, lead, body, content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER article_words_added AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, lead, body) VALUES (new.id, new.title, new.lead, new.body);
END;

CREATE TRIGGER article_words_changed AFTER UPDATE OF title, lead, body ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, lead, body)
    VALUES ('delete', old.id, old.title, old.lead, old.body);
    INSERT INTO article_words (rowid, title, lead, body) VALUES (new.id, new.title, new.lead, new.body);
END;

CREATE TRIGGER article_words_removed AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, lead, body)
    VALUES ('delete', old.id, old.title, old.lead, old.body);
END;

-- Kept. The text a publisher has since replaced, where a claim rested on it: the first one and the newest few.
CREATE TABLE article_versions (
    article_id INTEGER NOT NULL REFERENCES articles,
    text_sha TEXT NOT NULL,
    published_at TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    byline TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (article_id, text_sha)
) STRICT;

-- Kept. Everything a feed has offered, with what was decided and why; one that was rejected and not shown for half a
-- year is forgotten. `url` is as the feed gave it, `address` its canonical form; `title_mark` and `words_mark` are short
-- hashes, `versions` the last of those of what it said, eight bytes each; `shown_at` is about when a reading of the
-- whole feed last showed it. `reading` tells by which lexicon and reader. Only a rejected entry keeps its text, for a
-- while, so that a new rule can rescue it.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    feed_id INTEGER NOT NULL REFERENCES feeds,
    key TEXT NOT NULL,
    title_mark INTEGER NOT NULL,
    words_mark INTEGER,
    versions BLOB NOT NULL,
    url TEXT NOT NULL,
    address TEXT NOT NULL,
    decision TEXT NOT NULL,
    reading TEXT NOT NULL,
    article_id INTEGER REFERENCES articles,
    first_seen_at TEXT NOT NULL,
    shown_at TEXT NOT NULL,
    published_at TEXT,
    lang TEXT NOT NULL,
    source TEXT NOT NULL,
    byline TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL
) STRICT;

CREATE INDEX entries_by_key ON entries (feed_id, key);
CREATE INDEX entries_by_title ON entries (feed_id, title_mark);
CREATE INDEX entries_by_address ON entries (address, feed_id);
CREATE INDEX entries_to_read_again ON entries (reading) WHERE article_id IS NULL AND (title <> '' OR lead <> '');
CREATE INDEX entries_to_forget ON entries (first_seen_at) WHERE article_id IS NULL AND (title <> '' OR lead <> '');

-- Kept. Operators' corrections; one that is taken back stays, with the time.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contract TEXT NOT NULL,
    event TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('reject', 'assert', 'redate')),
    new_on TEXT,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX corrections_by_contract ON corrections (contract);

-- Kept. Corrections as they were proposed, and what operators decided. None without a correction: declined. Who asks to
-- be forgotten takes back what waits, and stands with nothing else any more.
CREATE TABLE proposals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contract TEXT NOT NULL,
    event TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('reject', 'assert', 'redate')),
    new_on TEXT,
    reason TEXT NOT NULL,
    proposer TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT NOT NULL DEFAULT '',
    correction_id INTEGER REFERENCES corrections
) STRICT;

CREATE INDEX proposals_waiting ON proposals (proposer) WHERE decided_at IS NULL;

-- Kept. Who asked for what: a digest, alerts, a board, or a personal copy by DM. `target` is a channel's or person's id,
-- `settings` is JSON. What fell due before `active_since` is not made up for.
CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('digest', 'alert', 'board', 'dm')),
    guild_id INTEGER,
    target INTEGER NOT NULL,
    settings TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    created_by INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    active_since TEXT NOT NULL
) STRICT;

CREATE INDEX subscriptions_by_guild ON subscriptions (guild_id);

-- Kept. What digests say, as JSON, frozen when they fell due; all channels with the same choice share one.
CREATE TABLE digests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content TEXT NOT NULL,
    composed_at TEXT NOT NULL
) STRICT;

-- Kept. The outbox: a message owed to one channel or, without a server, to one person. `value` is JSON, frozen when the
-- message fell due; that of a digest goes without its content, and that of a proposal is the proposal itself; without
-- either it is news of feeds. `claimed_at` is the first attempt since it was last certain that the channel does not hold
-- the message.
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dedupe_key TEXT NOT NULL UNIQUE,
    guild_id INTEGER,
    target INTEGER NOT NULL,
    role_id INTEGER,
    value TEXT NOT NULL,
    digest_id INTEGER REFERENCES digests,
    proposal_id INTEGER REFERENCES proposals ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('queued', 'claimed', 'sent', 'parked', 'uncertain')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    claimed_at TEXT,
    message_id INTEGER,
    reason TEXT
) STRICT;

CREATE INDEX deliveries_to_try ON deliveries (next_try_at, id) WHERE state = 'queued';
CREATE INDEX deliveries_under_way ON deliveries (id) WHERE state = 'claimed';
CREATE INDEX deliveries_of_proposal ON deliveries (proposal_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX deliveries_in_trouble ON deliveries (guild_id, created_at) WHERE state IN ('parked', 'uncertain');

-- Kept. One digest for each subscription and local day, whatever the clock does; no delivery on a silent day. With how
-- far it went: the last article that had arrived, the moment, and a JSON array of the changes of phase it knew.
CREATE TABLE digest_days (
    subscription_id INTEGER NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
    local_date TEXT NOT NULL,
    delivery_id INTEGER REFERENCES deliveries,
    told_article INTEGER NOT NULL,
    told_at TEXT NOT NULL,
    told_changes TEXT NOT NULL,
    PRIMARY KEY (subscription_id, local_date)
) STRICT, WITHOUT ROWID;

-- Kept. The articles a channel or person has been told of.
CREATE TABLE told (
    target TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles,
    PRIMARY KEY (target, article_id)
) STRICT, WITHOUT ROWID;

-- Kept. What has been announced with a ping, so that nothing pings twice.
CREATE TABLE announced (
    ping_key TEXT PRIMARY KEY,
    announced_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Kept. All that is known of a person: the language, and when `/since` was last asked.
CREATE TABLE people (
    user_id TEXT PRIMARY KEY,
    locale TEXT NOT NULL DEFAULT '',
    since_at TEXT
) STRICT, WITHOUT ROWID;

-- Kept. The commands registered with Discord for an application; `fingerprint` is a hash of them.
CREATE TABLE registrations (
    application_id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL
) STRICT;

-- Derived. How an article was read; `reading` tells by which lexicon and reader. `content` is the report as JSON.
CREATE TABLE reports (
    article_id INTEGER PRIMARY KEY REFERENCES articles,
    reading TEXT NOT NULL,
    relevant INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE INDEX reports_by_reading ON reports (reading);

-- Derived. The contracts a relevant article is about.
CREATE TABLE article_contracts (
    article_id INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    contract TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (article_id, contract)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_contracts_by_time ON article_contracts (contract, published_at);

-- Derived. The entries of the ledger.
CREATE TABLE claims (
    article_id INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    contract TEXT NOT NULL,
    event TEXT NOT NULL,
    stage TEXT NOT NULL,
    modality TEXT NOT NULL,
    attribution TEXT,
    quoted TEXT NOT NULL,
    source TEXT NOT NULL,
    tier INTEGER NOT NULL,
    party TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    precision TEXT NOT NULL,
    published_at TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX claims_by_contract ON claims (contract, published_at);

-- Derived. The bargaining issues of a relevant and dated article, once for each of its contracts.
CREATE TABLE article_issues (
    article_id INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    contract TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    issue TEXT NOT NULL,
    stance TEXT NOT NULL,
    sentence TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (article_id, contract, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_issues_by_contract ON article_issues (contract, issue, published_at);

-- Derived. Articles about one happening; the earliest gives the story its id. `contracts` is a JSON array.
CREATE TABLE stories (
    id INTEGER PRIMARY KEY REFERENCES articles,
    event TEXT,
    contracts TEXT NOT NULL
) STRICT;

CREATE TABLE story_articles (
    article_id INTEGER PRIMARY KEY REFERENCES articles,
    story_id INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE
) STRICT;

CREATE INDEX story_articles_by_story ON story_articles (story_id);

-- Derived. Articles read since stories and moves were last worked out: written with each report, emptied with the
-- stories, so that a stop between the two loses nothing.
CREATE TABLE unjoined (
    article_id INTEGER PRIMARY KEY REFERENCES articles
) STRICT;

-- Derived. Contracts of which a claim or a correction came or went since their moves were last worked out, by order of
-- writing: what is written meanwhile outlasts the rows that were read before.
CREATE TABLE unfolded (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contract TEXT NOT NULL
) STRICT;

-- Derived. The changes of phase of each contract, in order. `evidence` is a JSON array of addresses; `on_record` tells
-- that shipped history alone confirms the change.
CREATE TABLE moves (
    contract TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    cycle TEXT NOT NULL,
    phase TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    precision TEXT NOT NULL,
    event TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    confirmed_at TEXT,
    evidence TEXT NOT NULL,
    on_record INTEGER NOT NULL,
    PRIMARY KEY (contract, ordinal)
) STRICT, WITHOUT ROWID;
