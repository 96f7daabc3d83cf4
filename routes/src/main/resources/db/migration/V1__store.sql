-- Times are the application's unless a column says otherwise; leases run on the database's clock,
-- so that instances with skewed clocks agree about who holds what.

create table connection (
  name        text primary key,
  type        text        not null,
  account     text,                          -- the remote identity it was bound to at first use
  place       text,
  currency    text,                          -- of amounts that carry none
  state       text        not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED')),
  reason      text,
  mend        text,
  since       timestamptz not null,
  quota_left  bigint,
  quota_total bigint,
  hook_refused_at timestamptz,               -- a call bore a signature of none of our secrets, and none was believed since
  tokens      text                           -- rotating tokens, the connector's own text
);

create table run (
  id         bigint generated always as identity primary key,
  verb       text        not null,
  status     text        not null check (status in ('RUNNING', 'COMPLETE', 'PARTIAL', 'FAILED', 'WAITING')),
  as_of      timestamptz not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  process    text        not null,           -- who runs it: pid@host
  report     jsonb,
  undoes     bigint references run (id) on delete set null   -- whose writes it puts back
);
create index run_undoes on run (undoes) where undoes is not null;

-- Runs whose writes are held back until a person says yes. A run stands for those after it while
-- the picture is no worse; one at a time is open.
create table brake (
  run         bigint primary key references run (id) on delete cascade,
  effects     jsonb       not null,          -- by rule and what it is about: how many
  reason      text        not null,
  held_at     timestamptz not null,
  approved_at timestamptz,
  ended_at    timestamptz                    -- written, worse since, or no longer so
);
create unique index brake_open on brake ((true)) where ended_at is null;

-- What is to be done, and who is doing it. A lease that ran out may be claimed by anyone; the fence
-- grows with every claim, and a holder with an old fence can no longer complete.
create table lease (
  name   text primary key,                   -- for example pull/stripe-eu/invoices
  fence  bigint      not null default 0,
  instance int       not null,               -- see instance_lives
  holder text        not null,
  since  timestamptz not null,
  until  timestamptz not null
);

-- An instance holds an advisory lock for as long as its process lives: what a killed one had claimed
-- is free at once, not only when its lease runs out.
create function instance_lives(instance int) returns boolean language sql stable as $$
  select exists (
    select from pg_locks
    where locktype = 'advisory' and granted and classid = 1885696622 and objid::bigint = instance
      and database = (select oid from pg_database where datname = current_database()))
$$;

create table scheduled_task (                -- as db-scheduler wants it
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create table call_use (                      -- calls that all instances have made
  connection text        not null,
  hour       timestamptz not null,
  calls      bigint      not null,
  quota_left bigint,                         -- what the vendor told last in that hour, whoever made the others
  primary key (connection, hour)
);

create table cursor (
  connection text        not null,
  stream     text        not null,
  part       int         not null,           -- parts of the first read; the last one goes on
  value      text        not null,
  done       boolean     not null default false,
  begun_at   timestamptz,                    -- when the first page of it was read
  read_at    timestamptz,                    -- when the stream was last read to its end
  fields     text        not null,           -- what was requested: other fields mean another first read
  mapping    text        not null,           -- fingerprint of the rules that gave the records their meaning
  primary key (connection, stream, part)
);

-- Readings of what changes without moving a time stamp, for example formulas.
create table refresh (
  connection text        not null,
  stream     text        not null,
  cursor     text,                           -- where the one under way goes on; null while none is
  begun_at   timestamptz not null,
  ended_at   timestamptz,                    -- when one last came to its end
  primary key (connection, stream)
);

-- Events that systems told us of as they happened, so that none counts twice.
create table hook_event (
  connection  text        not null,
  event       text        not null,          -- the vendor's key of it
  occurred_at timestamptz not null,          -- by the vendor's clock
  received_at timestamptz not null,
  primary key (connection, event)
);
create index hook_event_received on hook_event (connection, received_at);

-- Records that events have named and that are still to be read.
create table hook_due (
  connection text        not null,
  stream     text        not null,
  id         text        not null,
  since      timestamptz not null,           -- when the first of these events came in
  told_at    timestamptz not null,           -- when the last of them came in
  due_at     timestamptz not null,           -- later than that once reading has failed
  mark       bigint      not null,           -- grows when another event names it meanwhile
  attempts   int         not null default 0,
  primary key (connection, stream, id)
);
create sequence hook_due_mark;

create table hook_endpoint (                 -- what calls us, and what its calls are signed with
  connection text        not null,
  endpoint   text        not null,           -- the vendor's key of it
  address    text        not null,
  secret     text        not null,
  since      timestamptz not null,
  until      timestamptz,                    -- still believed so long after another took its place
  primary key (connection, endpoint)
);

-- Who may ask our API. Of a token only its hash is kept: it is shown once, when it is made.
create table api_token (
  id         bigint generated always as identity primary key,
  name       text        not null,
  hash       bytea       not null unique,    -- SHA-256
  scopes     text[]      not null,
  created_at timestamptz not null,
  expires_at timestamptz,                    -- null if never
  used_at    timestamptz,                    -- to the hour
  revoked_at timestamptz
);
create unique index api_token_name on api_token (name) where revoked_at is null;

create table source_record (
  connection  text        not null,
  stream      text        not null,
  id          text        not null,
  payload     jsonb       not null,          -- listed fields only; empty once deleted at the source
  own         jsonb       not null,          -- our own fields as they came back; not part of the hash
  hash        text        not null,
  read_at     timestamptz not null,          -- when this version was first read
  modified_at timestamptz not null,          -- the vendor's
  deleted     boolean     not null,
  merged_into text,
  first_seen  timestamptz not null,
  last_seen   timestamptz not null,
  primary key (connection, stream, id)
);
create index source_record_modified on source_record (modified_at, stream, connection);
create index source_record_deleted on source_record (connection, id) where deleted;
create index source_record_gone on source_record (read_at) where deleted;

create unlogged table reconciled (            -- what the source has shown to a comparison under way
  connection text not null,
  stream     text not null,
  id         text not null,
  primary key (connection, stream, id)
);

create table reconciliation (                -- the last comparison of source, store and target
  connection text        not null,
  stream     text        not null,           -- or the target's object
  compared   bigint      not null,
  differing  bigint      not null,
  failure    text,                           -- why it is not complete
  healed     boolean     not null,
  ended_at   timestamptz not null,
  primary key (connection, stream)
);

create table source_version (                -- earlier versions; the present one is in source_record
  connection text        not null,
  stream     text        not null,
  id         text        not null,
  read_at    timestamptz not null,
  payload    jsonb       not null,
  changed    text[]      not null,           -- fields that the version after it changed
  primary key (connection, stream, id, read_at)
);

-- Anchors whose facts changed since customers were last worked out. Pages of several streams are
-- committed side by side and only append here: a unique key would make them wait for each other.
create table touched (
  connection text not null,
  type       text not null,
  id         text not null
);

create table parked (
  connection text        not null,
  stream     text        not null,           -- or the target's object, for refused writes
  id         text        not null,
  stage      text        not null check (stage in ('MAP', 'WRITE')),
  code       text        not null,
  reason     text        not null,           -- the vendor's words, or what is wrong with the field
  cause      text,                           -- what a vendor's code means, in one sentence
  mend       text        not null,
  request_id text,                           -- what the vendor's support asks for
  since      timestamptz not null,
  last_seen  timestamptz not null,
  attempts   int         not null default 1,
  primary key (connection, stream, id, stage)
);

create table customer (
  id           bigint generated always as identity primary key,
  connection   text        not null,         -- its anchor: one CRM account
  account_id   text        not null,
  name         text        not null,
  since        timestamptz not null,
  ended_at     timestamptz,                  -- its anchor was deleted or merged away; the id is never reused
  merged_into  bigint references customer (id),
  unique (connection, account_id)
);
create index customer_name on customer (lower(name), id) where ended_at is null;

-- The keys by which records of different systems find each other: see mappings, identity.
create table match_key (
  connection text not null,
  type       text not null,                  -- account, organization, billing_customer, ticket
  id         text not null,
  kind       text not null,
  key        text not null,
  primary key (connection, type, id, kind, key)
);
create index match_key_key on match_key (kind, key);

-- Keys that came or went since customers were last worked out: whoever has one is looked at again.
create table touched_key (
  kind text not null,
  key  text not null
);

-- Accounts that were merged into another: who names the loser means the winner.
create table account_alias (
  id     text primary key,
  winner text not null
);

-- What a person said about a record and a customer; stronger than any rule.
create table link_decision (
  connection text        not null,
  type       text        not null,
  id         text        not null,
  customer   bigint      not null references customer (id),
  together   boolean     not null,           -- or apart
  decided_by text        not null,
  decided_at timestamptz not null,
  primary key (connection, type, id, customer)
);

create table link_proposal (
  connection  text not null,
  type        text not null,
  id          text not null,
  customer    bigint not null references customer (id),
  rule        text not null,
  confidence  int  not null,
  proposed_by text,                          -- who proposed it; null: a rule did
  primary key (connection, type, id, customer)
);
create index link_proposal_customer on link_proposal (customer);

create table customer_link (
  connection text        not null,
  type       text        not null,           -- organization, billing_customer …
  id         text        not null,
  customer   bigint      not null references customer (id),
  rule       text        not null,
  confidence int         not null check (confidence between 0 and 100),
  since      timestamptz not null,
  linked_by  text        not null,
  primary key (connection, type, id)
);
create index customer_link_customer on customer_link (customer);

-- Links that went away since a complete turn last wrote; see brake.
create table lost_link (
  connection text   not null,
  type       text   not null,
  id         text   not null,
  customer   bigint not null
);

create table due_work (
  kind        text        not null,
  key         bigint      not null,
  due_at      timestamptz not null,
  mark        bigint      not null,          -- grows when the work is marked again while being done
  lease_until timestamptz,
  instance    int,
  fence       bigint      not null default 0,
  attempts    int         not null default 0,
  primary key (kind, key)
);
create index due_work_due on due_work (kind, due_at);
create sequence due_work_mark;
create sequence due_work_fence;

create table health (                        -- the present state, one row a customer
  customer     bigint      primary key references customer (id),
  scored_at    timestamptz not null,
  as_of        timestamptz,                  -- the newest change at a source that it reflects
  points       int,
  band         text,
  band_since   date,
  trend        text,
  coverage     int         not null,
  drivers      text,
  at_risk      text        not null,
  at_risk_since date,
  renewal_date date,
  renewal_flag text        not null,
  arr          bigint,
  arr_currency text,
  touch_model  text        not null,
  flags        jsonb       not null,         -- the open ones: name, since, danger, because (plain: without
                                             -- its amounts), action, owner
  brief        jsonb,                        -- what people are told beside; words, and no count of days
  next_change  date,
  growth       int,                          -- percent since the first day of revenue
  cohort       text,                         -- the quarter of that day, for example 2024-Q3
  model        text        not null
);

create index health_flags on health using gin (flags jsonb_path_ops);

-- By which rules customers were last judged; one row.
create table scoring_rules (fingerprint text not null);
create unique index scoring_rules_one on scoring_rules ((true));

create table cohort (                        -- average growth of a cohort, worked out once a month
  cohort    text not null,
  month     date not null,
  growth    int  not null,
  customers int  not null,
  primary key (cohort, month)
);

create table score (                         -- history: a row when points, caps, coverage or band change
  customer   bigint      not null references customer (id),
  scored_at  timestamptz not null,
  points     int,
  band       text,
  coverage   int         not null,
  caps       text,
  measures   jsonb       not null,           -- points per measure and ids of evidence; words are rendered
  model      text        not null,
  primary key (customer, scored_at)
);

create table flag (                          -- history: how early did we see it?
  customer bigint not null references customer (id),
  name     text   not null,
  opened   date   not null,                  -- -infinity if before the past that we follow
  cleared  date,
  primary key (customer, name, opened)
);

-- Whether a record is to be written: it differs, the vendor has not refused just these values for good,
-- and, where writing needs an occasion, there has been another one since the last time.
create function is_pending(seen jsonb, desired jsonb, refused jsonb, occasion text, told text)
returns boolean language sql immutable as $$
  select not seen @> desired and refused is distinct from desired
    and (occasion is null or told is distinct from occasion)
$$;

-- A field is kept as somebody left it: a person changed it, or an undo put it back. It is taken out
-- of what is to be written, and has an entry in "kept": why (ASK, THEIRS, UNDONE), wanted (what we
-- conclude), at, and theirs or the run that was undone.

-- All that we conclude, also for fields that are kept.
create function concluded(desired jsonb, kept jsonb)
returns jsonb language sql immutable as $$
  select case when kept = '{}' then desired
    else desired || (select jsonb_object_agg(key, value -> 'wanted') from jsonb_each(kept)) end
$$;

-- Conclusions without those for kept fields.
create function unkept(conclusions jsonb, kept jsonb)
returns jsonb language sql immutable as $$
  select case when kept = '{}' then conclusions
    else conclusions - array(select jsonb_object_keys(kept)) end
$$;

-- What stays kept now that we conclude this: another conclusion ends it, unless somebody is asked;
-- there is nothing to ask about once we conclude what they wrote.
create function still_kept(kept jsonb, conclusions jsonb)
returns jsonb language sql immutable as $$
  select case when kept = '{}' then kept else coalesce((
    select jsonb_object_agg(key, value || jsonb_build_object('wanted', conclusions -> key))
    from jsonb_each(kept)
    where jsonb_exists(conclusions, key)
      and (value ->> 'why' = 'ASK' and value -> 'theirs' <> conclusions -> key
        or value -> 'wanted' = conclusions -> key)), '{}') end
$$;

-- Conclusions that the target holds.
create function agreed(conclusions jsonb, seen jsonb)
returns jsonb language sql immutable as $$
  select coalesce((
    select jsonb_object_agg(key, value) from jsonb_each(conclusions) where seen -> key = value), '{}')
$$;

-- What is kept once fields came back as "own". Somebody has changed a field of ours if its value is
-- another than before, than ours, and than the one under way.
create function kept_after(
  kept jsonb, conclusions jsonb, ours jsonb, seen jsonb, flying jsonb, own jsonb, policies jsonb, at text)
returns jsonb language sql immutable as $$
  select (kept - array(
      select key from jsonb_each(own) where value = kept -> key -> 'wanted'))
    || coalesce((
      select jsonb_object_agg(key, jsonb_build_object(
        'why', policies -> key, 'wanted', conclusions -> key, 'theirs', value, 'at', at))
      from jsonb_each(own)
      where jsonb_exists(policies, key) and jsonb_exists(ours, key)
        and value not in (ours -> key, conclusions -> key)
        and value is distinct from seen -> key and value is distinct from flying -> key), '{}')
$$;

create table target_value (
  connection text    not null,
  object     text    not null,
  id         text    not null,
  customer   bigint  not null references customer (id),
  desired    jsonb   not null,               -- what is to be written: conclusions but for kept fields
  kept       jsonb   not null default '{}',
  seen       jsonb   not null default '{}',  -- what the target is known to hold
  ours       jsonb   not null default '{}',  -- of that, what we wrote last or agreed with
  before     jsonb   not null default '{}',  -- what it held before our first write
  pending    boolean not null,               -- see is_pending
  sending    uuid,                           -- the batch that is under way
  refused    jsonb,                          -- a desired that was refused for good: not sent again
  refused_of timestamptz,                    -- the vendor's time of the record as it was refused
  occasion   text,                           -- what is worth a write; null if any difference is
  told       text,                           -- the occasion of the last write
  written_at timestamptz,                    -- of the last write
  restored_at timestamptz,                   -- what others changed before that, we may have written
  pause      int,                            -- seconds from one write to the next; null if there is none
  flag       text,                           -- for whose raising a task is made; null for fields of a record
  ended_at   timestamptz,                    -- when that flag was no longer raised
  primary key (connection, object, id)
);
create index target_value_pending on target_value (connection, object, customer, id) where pending;
create index target_value_refused on target_value (connection, object) where refused is not null;
create index target_value_customer on target_value (customer);
create unique index target_value_raised on target_value (connection, object, customer, flag)
  where flag is not null and ended_at is null;
create index target_value_flag on target_value (id) where flag is not null;
create index target_value_kept on target_value (connection, object, id) where kept <> '{}';

-- What a target's fields look like and what is written to them, as a fingerprint: another one means
-- that what was refused is tried again.
create table target_form (
  connection text not null,
  object     text not null,
  form       text not null,
  primary key (connection, object)
);

create table write (
  id         bigint generated always as identity primary key,
  batch      uuid        not null,
  run        bigint      not null references run (id),
  connection text        not null,
  object     text        not null,
  record_id  text        not null,
  customer   bigint,                         -- whose conclusions these are
  fields     jsonb       not null,
  before     jsonb       not null,
  state      text        not null check (state in ('SENDING', 'ACKNOWLEDGED', 'REFUSED')),
  code       text,
  message    text,
  request_id text,
  sent_at    timestamptz not null,
  ended_at   timestamptz
);
create index write_sending on write (connection, object) where state = 'SENDING';
create index write_record on write (connection, object, record_id);
create index write_of_run on write (run);
create index write_refused on write (run, connection, object, record_id) where state = 'REFUSED';
create index write_acknowledged on write (run, connection, object, record_id)
  where state = 'ACKNOWLEDGED';

-- One table per canonical type; columns follow the type's fields in mappings.
create table account (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  name text, created_at timestamptz, website text, industry text, region text, employees bigint,
  parent_id text, owner_id text, owner_name text, currency text, last_activity date,
  touch_model text, touch_model_reason text, churned_at date, churn_reason text,
  organization_ids jsonb, billing_ids jsonb,
  attributes jsonb not null,
  primary key (connection, id, stream)
);

create index account_parent on account (connection, parent_id) where parent_id is not null;

create table contact (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  account_id text, email_domain text, title text, level text, role text, created_at timestamptz,
  inactive_since timestamptz,
  attributes jsonb not null,
  primary key (connection, id, stream)
);
create index contact_account on contact (connection, account_id);

create table opportunity (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  account_id text, owner_name text, order_type text, stage text, closed boolean, won boolean,
  amount bigint, amount_currency text, created_at timestamptz, close_date date,
  contract_start date, contract_end date, term_years numeric, loss_reason text,
  attributes jsonb not null,
  primary key (connection, id, stream)
);
create index opportunity_account on opportunity (connection, account_id);

create table activity (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  account_id text, date date, activity_type text,
  attributes jsonb not null,
  primary key (connection, id, stream)
);
create index activity_account on activity (connection, account_id);

create table organization (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  name text, external_id text, domains jsonb, created_at timestamptz,
  attributes jsonb not null,
  primary key (connection, id, stream)
);

create table ticket (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  organization_id text, requester_organization_id text, requester_domain text,
  opened_at timestamptz, priority text, status text, kind text, topic text, channel text,
  first_reply_minutes bigint, reopens bigint, solved_at timestamptz,
  satisfaction text, satisfaction_score numeric, surveyed_at timestamptz, rated_at timestamptz,
  attributes jsonb not null,
  primary key (connection, id, stream)
);
create index ticket_organization
  on ticket (connection, (coalesce(organization_id, requester_organization_id)));
create index ticket_alone on ticket (connection, id)
  where coalesce(organization_id, requester_organization_id) is null;

create table billing_customer (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  name text, email_domain text, account_id text, currency text, created_at timestamptz,
  attributes jsonb not null,
  primary key (connection, id, stream)
);

create table subscription (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  billing_customer_id text, account_id text, status text, started_at timestamptz,
  ended_at timestamptz, trial_ends_at timestamptz, cancel_at timestamptz, canceled_at timestamptz,
  cancel_at_period_end boolean, percent_off numeric, amount_off bigint, amount_off_currency text,
  discount_ends_at timestamptz, items jsonb,
  attributes jsonb not null,
  primary key (connection, id, stream)
);
create index subscription_customer on subscription (connection, billing_customer_id);

create table invoice (
  connection text not null, stream text not null, id text not null, read_at timestamptz not null,
  billing_customer_id text, subscription_id text, number text, status text,
  total bigint, total_currency text, remaining bigint, remaining_currency text,
  issued_at timestamptz, due date, paid_at timestamptz, uncollectible_at timestamptz,
  attempts bigint, auto_charged boolean,
  attributes jsonb not null,
  primary key (connection, id, stream)
);
create index invoice_customer on invoice (connection, billing_customer_id);

-- What the vendors' objects look like for our user; kept so that scoring goes on while one is down.
create table object_schema (
  connection text        not null,
  object     text        not null,
  schema     jsonb       not null,
  read_at    timestamptz not null,
  lost_at    timestamptz,                    -- our user sees it no more since; null while it does
  primary key (connection, object)
);

-- Whom we were told to forget, so that the next pull ignores what was erased. Hashes with this salt:
-- enough to know a key again, too little to tell whose it was.
-- Fields that objects showed us, that a mapping reads, and that they show no more.
create table gone_field (
  connection text        not null,
  stream     text        not null,
  field      text        not null,
  when_gone  text        not null check (when_gone in ('DROP', 'HOLD', 'FAIL')),
  since      timestamptz not null,
  primary key (connection, stream, field)
);

create table suppression_salt (
  only_one boolean primary key default true check (only_one),
  salt     bytea   not null
);

create table suppression (
  key        bytea       not null,
  kind       text        not null check (kind in ('RECORD', 'OWNER', 'ADDRESS', 'MENTION')),
  subject    bytea       not null,           -- hash of who was asked for: what a lift takes back
  connection text,                           -- where the record would come from; null for an address and a mention
  stream     text,
  since      timestamptz not null,
  primary key (key, subject)
);
create index suppression_subject on suppression (subject);

-- What the last application of each period of retention removed.
create table retention (
  what       text        primary key,        -- versions, scores …
  removed    bigint      not null,
  applied_at timestamptz not null
);

-- What is or was amiss, each once from its beginning to its end, whichever instance saw it.
create table alert (
  id           bigint generated always as identity primary key,
  rule         text        not null,
  subject      text        not null,         -- for example stripe-eu/invoices
  since        timestamptz not null,         -- when it began, not when it was noticed
  what         text        not null,
  meaning      text        not null,
  mend         text        not null,
  fired_at     timestamptz,                  -- when it last fired, where it is held for a while after that
  recovered_at timestamptz
);
create unique index alert_open on alert (rule, subject) where recovered_at is null;

create table alert_message (                 -- who is to be told of an alert, and has been
  alert            bigint      not null references alert (id) on delete cascade,
  receiver         text        not null,     -- webhook, mail
  told_at          timestamptz,              -- when the receiver took the message
  recovery_told_at timestamptz,
  primary key (alert, receiver)
);
create index alert_message_untold on alert_message (receiver, alert)
  where told_at is null or recovery_told_at is null;
