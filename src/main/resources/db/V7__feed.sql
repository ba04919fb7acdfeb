-- The change feed: a position is given to an event after its commit, by one node at a time, so that no reader passes a late
-- commit by. Times rise along whatever depends on one another, so positions are given in the order of times
-- (docs/decisions/the-change-feed.md).
alter table event add column feed_position bigint;

create index event_at on event (company_id, at);

create index event_waiting on event (company_id, at, id) where feed_position is null;

create unique index event_feed on event (company_id, feed_position) where feed_position is not null;

drop index event_of_subject;

create index event_of_subject on event (company_id, subject_id, at, id);

-- The last position that was given, and who gives the next ones until when.
create table feed (
    company_id    uuid   not null references company (id),
    last_position bigint not null,
    holder        uuid,
    leased_until  timestamptz,
    primary key (company_id)
);

alter table feed enable row level security;
alter table feed force row level security;
create policy company_only on feed
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
