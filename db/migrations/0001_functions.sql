-- What the schema files cannot say: forced row security, search, the trail's only door, counters, and the guard at commit.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

alter table rate set unlogged;
alter table audit_head set (fillfactor = 20);
alter table org set (fillfactor = 80);
-- Room on the page, so that an edit of settings rewrites no index.
alter table member set (fillfactor = 85);

-- Tables whose rows a definer function must read for someone not yet known, or that a policy asks about, are not forced;
-- test "INV-31" lists them with the reason.
do $$
declare t text;
begin
  foreach t in array array['org','member','role','role_policy','member_role','invitation','former_member','audit_event',
    'audit_head','security_event','mail','job','job_item','stored_file','idempotency','request']
  loop execute format('alter table %I force row level security', t); end loop;
end $$;

-- ---------------------------------------------------------------- search
-- Kept out of the row that is edited; the runtime role holds no right on it and asks through a function that carries the tenant.
create table member_search (
  org_id text not null,
  user_id text not null,
  invited boolean not null,
  text text not null,
  email text not null,
  primary key (org_id, user_id, invited)
);
alter table member_search enable row level security;
create index member_search_text on member_search using gin (org_id, text gin_trgm_ops);
create index member_search_email on member_search using gin (org_id, email gin_trgm_ops);

create function member_search_hits(q text, with_email boolean) returns table (user_id text, invited boolean, sort_name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  tenant text := nullif(current_setting('app.org', true), '');
  pattern text := '%' || replace(replace(replace(lower(q), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  -- The text is the name as it sorts, a blank, and the handle, which is as long as the id without "user-".
  found text := 'select s.user_id, s.invited, left(s.text, length(s.text) - length(s.user_id) + 4) from member_search s where s.org_id = $1 and ';
begin
  if with_email then
    return query execute found || '(s.text like $2 or s.email like $2)' using tenant, pattern;
  else
    return query execute found || 's.text like $2' using tenant, pattern;
  end if;
end $$;

create function member_searchable() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare is_invitation boolean := tg_table_name = 'invitation';
begin
  if tg_op = 'DELETE' then
    delete from member_search s using gone g where s.org_id = g.org_id and s.user_id = g.user_id and s.invited = is_invitation;
    return null;
  end if;
  insert into member_search (org_id, user_id, invited, text, email)
    select a.org_id, a.user_id, is_invitation, lower(a.name || ' ' || a.handle), lower(coalesce(a.email, '')) from added a
    on conflict (org_id, user_id, invited) do update set text = excluded.text, email = excluded.email;
  return null;
end $$;
create trigger member_search_add after insert on member referencing new table as added for each statement execute function member_searchable();
create trigger member_search_drop after delete on member referencing old table as gone for each statement execute function member_searchable();
create trigger invitation_search_add after insert on invitation referencing new table as added for each statement execute function member_searchable();
create trigger invitation_search_drop after delete on invitation referencing old table as gone for each statement execute function member_searchable();

create function invitation_settled() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from member_search s using after_rows a
    where a.state <> 'OPEN' and s.org_id = a.org_id and s.user_id = a.user_id and s.invited
      and not exists (select 1 from invitation i where i.org_id = a.org_id and i.user_id = a.user_id and i.state = 'OPEN');
  insert into member_search (org_id, user_id, invited, text, email)
    select a.org_id, a.user_id, true, lower(a.name || ' ' || a.handle), lower(a.email)
    from after_rows a join before_rows b on b.org_id = a.org_id and b.id = a.id where a.state = 'OPEN' and b.state <> 'OPEN'
    on conflict (org_id, user_id, invited) do update set text = excluded.text, email = excluded.email;
  update org set invitation_count = invitation_count + d.n
    from (select a.org_id, sum((a.state = 'OPEN')::int - (b.state = 'OPEN')::int)::int n
      from after_rows a join before_rows b on b.org_id = a.org_id and b.id = a.id group by a.org_id) d
    where org.id = d.org_id and d.n <> 0;
  return null;
end $$;
create trigger invitation_settle after update on invitation referencing old table as before_rows new table as after_rows
  for each statement execute function invitation_settled();

-- A person's name, handle and address stand in each membership, so that a list reads one table.
create function user_copied() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.scope', 'installation', true);
  update member set name = new.name, handle = new.handle, email = new.email, sort_name = lower(new.name) where user_id = new.id;
  update invitation set name = new.name, handle = new.handle, email = coalesce(new.email, email), sort_name = lower(new.name)
    where user_id = new.id and state = 'OPEN';
  update member_search set text = lower(new.name || ' ' || new.handle), email = lower(coalesce(new.email, '')) where user_id = new.id;
  perform set_config('app.scope', coalesce(current_setting('app.scope_given', true), ''), true);
  return null;
end $$;
create trigger user_copy after update of name, handle, email on "user" for each row
  when (old.name is distinct from new.name or old.email is distinct from new.email or old.handle is distinct from new.handle)
  execute function user_copied();

-- ---------------------------------------------------------------- kept totals
create function member_counted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update org set member_count = member_count + d.n from (select org_id, count(*)::int n from added group by org_id) d where org.id = d.org_id;
  else
    update org set member_count = member_count - d.n from (select org_id, count(*)::int n from gone group by org_id) d where org.id = d.org_id;
  end if;
  return null;
end $$;
create trigger member_count_add after insert on member referencing new table as added for each statement execute function member_counted();
create trigger member_count_drop after delete on member referencing old table as gone for each statement execute function member_counted();

create function invitation_counted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update org set invitation_count = invitation_count + d.n
      from (select org_id, count(*) filter (where state = 'OPEN')::int n from added group by org_id) d where org.id = d.org_id;
  else
    update org set invitation_count = invitation_count - d.n
      from (select org_id, count(*) filter (where state = 'OPEN')::int n from gone group by org_id) d where org.id = d.org_id;
  end if;
  return null;
end $$;
create trigger invitation_count_add after insert on invitation referencing new table as added for each statement execute function invitation_counted();
create trigger invitation_count_drop after delete on invitation referencing old table as gone for each statement execute function invitation_counted();

-- ---------------------------------------------------------------- the last admin (INV-1), also against raw SQL
create function org_keeps_an_admin() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from org where id = old.org_id for update;
  if found and not exists (select 1 from member m join "user" u on u.id = m.user_id
    where m.org_id = old.org_id and m.level = 'ADMIN' and not m.disabled and m.ends_at is null and u.state = 'ACTIVE')
  then raise exception 'the organization would be left without an admin' using errcode = '23514', constraint = 'org_keeps_an_admin'; end if;
  return null;
end $$;
create constraint trigger member_keeps_an_admin after update or delete on member deferrable initially deferred for each row
  when (old.level = 'ADMIN' and not old.disabled and old.ends_at is null) execute function org_keeps_an_admin();

create function user_keeps_an_admin() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare o text;
begin
  for o in select m.org_id from member m where m.user_id = old.id and m.level = 'ADMIN' and not m.disabled and m.ends_at is null order by 1 loop
    perform 1 from org where id = o for update;
    if not exists (select 1 from member m join "user" u on u.id = m.user_id
      where m.org_id = o and m.level = 'ADMIN' and not m.disabled and m.ends_at is null and u.state = 'ACTIVE')
    then raise exception 'the organization would be left without an admin' using errcode = '23514', constraint = 'org_keeps_an_admin'; end if;
  end loop;
  return null;
end $$;
create constraint trigger user_keeps_an_admin after update of state on "user" deferrable initially deferred for each row
  when (old.state = 'ACTIVE' and new.state <> 'ACTIVE') execute function user_keeps_an_admin();

-- ---------------------------------------------------------------- the trail's only door (INV-43, INV-45, INV-46)
-- Events: [{operation, target, before, after, reason, bulk}] where before and after are canonical JSON as text, or null.
create function audit_append(p_chain text, p_events jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head%rowtype;
  e jsonb;
  actor text := coalesce(nullif(current_setting('app.actor', true), ''), nullif(current_setting('app.system', true), ''), 'anonymous');
  kind text := coalesce(nullif(current_setting('app.actor_kind', true), ''), 'system');
  request text := nullif(current_setting('app.req', true), '');
  addr text := nullif(current_setting('app.ip', true), '');
  ua text := nullif(current_setting('app.agent', true), '');
  cred text := nullif(current_setting('app.credential', true), '');
  texts text[] := '{}'; hashes text[] := '{}'; prevs text[] := '{}'; ats timestamptz[] := '{}';
  first_seq bigint; t timestamptz; line text; h text;
begin
  if p_chain is null or (current_setting('app.scope', true) is distinct from 'installation'
    and p_chain is distinct from nullif(current_setting('app.org', true), '')
    and p_chain is distinct from nullif(current_setting('app.actor', true), ''))
  then raise exception 'not the chain of this transaction' using errcode = '42501'; end if;
  if jsonb_array_length(p_events) = 0 then return null; end if;
  select * into head from audit_head where chain = p_chain for update;
  if not found then
    insert into audit_head (chain, seq, hash, at) values (p_chain, 0, repeat('0', 64), '-infinity') on conflict do nothing;
    select * into head from audit_head where chain = p_chain for update;
  end if;
  first_seq := head.seq + 1;
  for e in select value from jsonb_array_elements(p_events) loop
    head.seq := head.seq + 1;
    t := greatest(clock_timestamp(), head.at + interval '1 microsecond');
    line := '{"actor":' || to_json(actor) || ',"actor_kind":' || to_json(kind) || ',"after":' || coalesce(e->>'after', 'null')
      || ',"agent":' || coalesce(to_json(ua)::text, 'null')
      || ',"at":"' || to_char(t at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","before":' || coalesce(e->>'before', 'null')
      || ',"bulk":' || coalesce(to_json(e->>'bulk')::text, 'null') || ',"chain":' || to_json(p_chain)
      || ',"credential":' || coalesce(to_json(cred)::text, 'null') || ',"ip":' || coalesce(to_json(addr)::text, 'null')
      || ',"operation":' || to_json(e->>'operation') || ',"reason":' || coalesce(to_json(e->>'reason')::text, 'null')
      || ',"request":' || coalesce(to_json(request)::text, 'null') || ',"seq":' || head.seq || ',"target":' || to_json(e->>'target') || ',"v":1}';
    h := encode(sha256(convert_to(head.hash || line, 'UTF8')), 'hex');
    texts := texts || line; hashes := hashes || h; prevs := prevs || head.hash; ats := ats || t;
    head.hash := h; head.at := t;
  end loop;
  insert into audit_event (chain, seq, at, actor, actor_kind, operation, target, bulk, request_id, ip, agent, credential, reason, before, after, canonical, prev, hash)
    select p_chain, first_seq + v.n - 1, v.at, actor, kind, v.ev->>'operation', v.ev->>'target', v.ev->>'bulk', request, addr, ua, cred,
      v.ev->>'reason', v.ev->>'before', v.ev->>'after', v.line, v.prev, v.hash
    from (select ev.value as ev, ev.ordinality as n, x.line, x.hash, x.prev, x.at
      from jsonb_array_elements(p_events) with ordinality ev
      join unnest(texts, hashes, prevs, ats) with ordinality x(line, hash, prev, at, n) on x.n = ev.ordinality) v;
  update audit_head set seq = head.seq, hash = head.hash, at = head.at where chain = p_chain;
  return head.seq;
end $$;

-- The first place where the chain does not hold, or null. Rebuilds every hash from the exact text, and the text from the columns
-- that people read.
create function audit_verify(p_chain text) returns table (events bigint, broken_at bigint)
language sql stable as $$
  with rows as (
    select seq, prev, hash, canonical, lag(hash, 1, repeat('0', 64)) over w as should_prev, row_number() over w as should_seq,
      '{"actor":' || to_json(actor) || ',"actor_kind":' || to_json(actor_kind) || ',"after":' || coalesce(after, 'null')
        || ',"agent":' || coalesce(to_json(agent)::text, 'null')
        || ',"at":"' || to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","before":' || coalesce(before, 'null')
        || ',"bulk":' || coalesce(to_json(bulk)::text, 'null') || ',"chain":' || to_json(chain)
        || ',"credential":' || coalesce(to_json(credential)::text, 'null') || ',"ip":' || coalesce(to_json(ip)::text, 'null')
        || ',"operation":' || to_json(operation) || ',"reason":' || coalesce(to_json(reason)::text, 'null')
        || ',"request":' || coalesce(to_json(request_id)::text, 'null') || ',"seq":' || seq || ',"target":' || to_json(target) || ',"v":1}' as should_say
    from audit_event where chain = p_chain window w as (order by seq)
  ), bad as (
    select min(seq) as seq from rows
    where seq <> should_seq or prev <> should_prev or hash <> encode(sha256(convert_to(prev || canonical, 'UTF8')), 'hex')
      or canonical <> should_say
  ), last as (select max(seq) as seq, (array_agg(hash order by seq desc))[1] as hash from rows)
  select (select count(*) from rows),
    coalesce((select seq from bad), (select h.seq from audit_head h, last where h.chain = p_chain and (h.seq, h.hash) is distinct from (last.seq, last.hash)))
$$;

create function audit_untouchable() returns trigger language plpgsql as $$
begin raise exception 'the audit trail only grows' using errcode = '42501'; end $$;
create trigger audit_event_no_truncate before truncate on audit_event for each statement execute function audit_untouchable();
create trigger audit_event_no_change before update or delete on audit_event for each row execute function audit_untouchable();

-- ---------------------------------------------------------------- who is asking
create function session_find(p_hash text, p_now timestamptz, p_extend boolean)
returns table (session_id text, user_id text, handle text, name text, email text, support boolean, default_org text, time_zone text, proven_at timestamptz, created_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare s session%rowtype; u "user"%rowtype;
begin
  select * into s from session x where x.secret_hash = p_hash and x.revoked_at is null
    and x.last_seen_at > p_now - interval '30 minutes' and x.created_at > p_now - interval '12 hours';
  if not found then return; end if;
  select * into u from "user" x where x.id = s.user_id and x.state = 'ACTIVE';
  if not found then return; end if;
  if p_extend and s.last_seen_at < p_now - interval '1 minute' then
    perform set_config('app.scope', 'installation', true);
    update session x set last_seen_at = p_now where x.id = s.id;
    update "user" x set last_active_at = p_now where x.id = s.user_id;
    update member x set last_active_at = p_now where x.user_id = s.user_id and not x.disabled;
    perform set_config('app.scope', '', true);
  end if;
  return query select s.id, u.id, u.handle, u.name, u.email, u.support, u.default_org, u.time_zone, s.proven_at, s.created_at;
end $$;

create function token_find(p_hash text, p_now timestamptz)
returns table (token_id text, user_id text, handle text, name text, email text, support boolean, org_id text, read_only boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare k token%rowtype; u "user"%rowtype;
begin
  select * into k from token x where x.secret_hash = p_hash and x.revoked_at is null and x.expires_at > p_now;
  if not found then return; end if;
  select * into u from "user" x where x.id = k.user_id and x.state = 'ACTIVE';
  if not found then return; end if;
  if k.last_used_at is null or k.last_used_at < p_now - interval '1 minute' then
    perform set_config('app.scope', 'installation', true);
    update token x set last_used_at = p_now where x.id = k.id;
    update member x set last_active_at = p_now where x.user_id = k.user_id and not x.disabled and (k.org_id is null or x.org_id = k.org_id);
    perform set_config('app.scope', '', true);
  end if;
  return query select k.id, u.id, u.handle, u.name, u.email, u.support, k.org_id, k.read_only;
end $$;

-- What an org may learn of accounts it names: that they are, their name, and whether they are activated. The address only as
-- equal or not to one it names itself.
create function users_named(p_handles text[], p_emails text[])
returns table (id text, handle text, name text, state text, email_matches boolean, by_email boolean, email_of text)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (select u.id, false as by_email, null::text as email_of from unnest(p_handles) h(handle) join "user" u on lower(u.handle) = h.handle
      union all select u.id, true, e.email from unnest(p_emails) e(email) join "user" u on lower(u.email) = e.email),
    found as (select a.id, bool_and(a.by_email) as by_email, max(a.email_of) as email_of from asked a group by a.id)
  select u.id, u.handle, u.name, u.state, f.email_of is not null, f.by_email, f.email_of from found f join "user" u on u.id = f.id
$$;

create function orgs_of_user_count(p_user text) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from member_search where user_id = p_user and not invited
$$;

-- ---------------------------------------------------------------- rate limits
-- Counts a hit in a window of p_seconds, weighted with the window before; returns how many seconds to wait, 0 when within.
create function rate_take(p_key text, p_limit int, p_seconds int, p_now timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  w timestamptz := to_timestamp(floor(extract(epoch from p_now) / p_seconds) * p_seconds);
  share double precision := (extract(epoch from p_now) - extract(epoch from w)) / p_seconds;
  now_n int; before_n int;
begin
  insert into rate (key, "window", n) values (p_key, w, 1) on conflict (key, "window") do update set n = rate.n + 1 returning n into now_n;
  select n into before_n from rate where key = p_key and "window" = w - make_interval(secs => p_seconds);
  if now_n + coalesce(before_n, 0) * (1 - share) <= p_limit then return 0; end if;
  return greatest(1, ceil(p_seconds * (1 - share)))::int;
end $$;

-- ---------------------------------------------------------------- members: what crosses from an org to a person's account
-- Rare states of a membership, in the list's own order, and the order by last activity (never comes first).
create index member_disabled on member (org_id, sort_name, user_id) where disabled;
create index member_with_end on member (org_id, sort_name, user_id) where ends_at is not null;
create index member_by_activity on member (org_id, (coalesce(last_active_at, '1970-01-01 00:00:00+00'::timestamptz)), user_id);
create index session_open on session (user_id) where revoked_at is null;

-- What an org may know of the accounts of its members: how they stand, whether it made them, in how many other orgs they are.
create function member_accounts(p_users text[])
returns table (user_id text, state text, provisioned_here boolean, elsewhere int)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.state, u.provisioned_by is not distinct from m.org_id,
    case when u.provisioned_by = m.org_id then (select count(*)::int from member_search s where s.user_id = u.id and not s.invited and s.org_id <> m.org_id) end
  from unnest(p_users) x join member m on m.org_id = nullif(current_setting('app.org', true), '') and m.user_id = x join "user" u on u.id = x
$$;

-- How many sessions of the org's members are open.
create function member_sessions(p_users text[], p_now timestamptz) returns table (user_id text, open int)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.user_id, (select count(*)::int from session s where s.user_id = m.user_id and s.revoked_at is null
    and s.last_seen_at > p_now - interval '30 minutes' and s.created_at > p_now - interval '12 hours')
  from unnest(p_users) x join member m on m.org_id = nullif(current_setting('app.org', true), '') and m.user_id = x
$$;

-- Ends every session of the org's members named, and no one else's.
create function member_sessions_end(p_users text[], p_now timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare ended int;
begin
  update session s set revoked_at = p_now, revoked_by = nullif(current_setting('app.actor', true), '')
    from member m where m.org_id = nullif(current_setting('app.org', true), '') and m.user_id = any (p_users)
      and s.user_id = m.user_id and s.revoked_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- What ends with a membership that is gone: tokens bound to the org, and the org as somebody's default.
create function members_gone(p_users text[], p_now timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o text := nullif(current_setting('app.org', true), '');
begin
  if exists (select 1 from member m where m.org_id = o and m.user_id = any (p_users)) then
    raise exception 'still a member' using errcode = '42501';
  end if;
  update token t set revoked_at = p_now where t.user_id = any (p_users) and t.org_id = o and t.revoked_at is null;
  update "user" u set default_org = case when default_org = o then null else default_org end, bill_to = case when bill_to = o then null else bill_to end
    where u.id = any (p_users) and (default_org = o or bill_to = o);
end $$;

-- Closes accounts for good: only those this org made, whose membership here is gone already and who are in no other org.
create function accounts_close(p_users text[], p_now timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare o text := nullif(current_setting('app.org', true), ''); closed text[];
begin
  select array_agg(u.id) into closed from "user" u where u.id = any (p_users) and u.provisioned_by = o and u.state <> 'CLOSED'
    and not exists (select 1 from member_search s where s.user_id = u.id and not s.invited);
  if coalesce(cardinality(closed), 0) <> cardinality(p_users) then
    raise exception 'not an account of this organization alone' using errcode = '42501';
  end if;
  update session set revoked_at = p_now where user_id = any (closed) and revoked_at is null;
  update token set revoked_at = p_now where user_id = any (closed) and revoked_at is null;
  update mail_link set voided_at = p_now where user_id = any (closed) and used_at is null and voided_at is null;
  delete from account where user_id = any (closed);
  perform set_config('app.scope', 'installation', true);
  update invitation set state = 'REVOKED', version = version + 1 where user_id = any (closed) and state = 'OPEN';
  update "user" set state = 'CLOSED', email = null, default_org = null, bill_to = null, version = version + 1 where id = any (closed);
  perform set_config('app.scope', coalesce(current_setting('app.scope_given', true), ''), true);
  return cardinality(closed);
end $$;

-- Makes memberships again of people this org removed, from what it kept; name and address are the account's of today.
create function members_back(p_rows jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare o text := nullif(current_setting('app.org', true), ''); made int;
begin
  insert into member (org_id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access, disabled, ends_at,
      joined_at, added_by, last_active_at)
    select o, u.id, u.handle, u.name, u.email, lower(u.name), c.held->>'level', (c.held->>'billableActivities')::boolean, c.held->>'projectAccess',
      (c.held->>'appAccess')::boolean, (c.held->>'disabled')::boolean, (c.held->>'endsAt')::timestamptz, (c.held->>'joinedAt')::timestamptz,
      c.held->>'addedBy', u.last_active_at
    from jsonb_to_recordset(p_rows) as c(target text, held jsonb)
    join former_member f on f.org_id = o and f.user_id = c.target join "user" u on u.id = f.user_id and u.state = 'ACTIVE';
  get diagnostics made = row_count;
  return made;
end $$;

-- In which other orgs members of this one are, of those the person asking administers: no one learns of any other.
create function member_other_orgs(p_users text[]) returns table (user_id text, org_id text, org_name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare here text := nullif(current_setting('app.org', true), ''); asker text := nullif(current_setting('app.actor', true), '');
  at timestamptz := nullif(current_setting('app.now', true), '')::timestamptz; scope text := current_setting('app.scope', true);
begin
  if here is null or asker is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  return query select m.user_id, o.id, o.name from member me join member m on m.org_id = me.org_id and m.user_id = any (p_users)
      join org o on o.id = me.org_id
    where me.user_id = asker and me.level = 'ADMIN' and not me.disabled and (me.ends_at is null or me.ends_at > at) and me.org_id <> here
      and exists (select 1 from member h where h.org_id = here and h.user_id = m.user_id) order by 1, 3;
  perform set_config('app.scope', coalesce(scope, ''), true);
end $$;

-- The members of an org that shows them to everybody: handle, name and level, never an address (settled 1.7).
create function member_list_public(p_org text, p_q text, p_after text, p_limit int)
returns table (user_id text, handle text, name text, level text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare before_org text := current_setting('app.org', true); open boolean; at timestamptz := nullif(current_setting('app.now', true), '')::timestamptz;
begin
  perform set_config('app.org', p_org, true);
  select o.member_list_visibility = 'PUBLIC' and o.state = 'LIVE' into open from org o where o.id = p_org;
  if open is distinct from true then
    perform set_config('app.org', coalesce(before_org, ''), true);
    return;
  end if;
  return query select m.user_id, m.handle, m.name, m.level from member m
    where m.org_id = p_org and not m.disabled and (m.ends_at is null or m.ends_at > at) and (p_after is null or m.user_id > p_after)
      and (p_q = '' or m.user_id in (select h.user_id from member_search_hits(p_q, false) h where not h.invited))
    order by m.user_id limit p_limit;
  perform set_config('app.org', coalesce(before_org, ''), true);
end $$;

-- ---------------------------------------------------------------- invitations and import
-- Makes accounts, not yet activated, for the org of the transaction, where support has let it do so (A080).
create function accounts_provision(p_rows jsonb, p_now timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare o text := nullif(current_setting('app.org', true), ''); made int;
begin
  if not exists (select 1 from org where id = o and provisioning and state = 'LIVE') then
    raise exception 'this organization makes no accounts' using errcode = '42501';
  end if;
  insert into "user" (id, handle, name, email, state, provisioned_by, created_at)
    select 'user-' || lower(r.handle), r.handle, r.name, r.email, 'INVITED', o, p_now
    from jsonb_to_recordset(p_rows) as r(handle text, name text, email text);
  get diagnostics made = row_count;
  return made;
end $$;

-- Invites accounts that are not yet activated. Name, handle and address are copied from the account, which the org may not read.
create function invitations_add(p_rows jsonb, p_now timestamptz) returns table (invitation text, account text, name text, address text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare o text := nullif(current_setting('app.org', true), '');
  asker text := coalesce(nullif(current_setting('app.actor', true), ''), nullif(current_setting('app.system', true), ''), 'system');
begin
  if o is null then raise exception 'no organization' using errcode = '42501'; end if;
  return query insert into invitation as i (org_id, id, user_id, handle, name, email, sort_name, level, billable_activities, project_access,
      app_access, role_id, set_bill_to, ends_at, invited_by, created_at, expires_at)
    select o, r.id, u.id, u.handle, u.name, u.email, lower(u.name), r.level, r.billable, r.project, r.app, r.role, r.bill_to, r.ends_at,
      asker, p_now, r.expires_at
    from jsonb_to_recordset(p_rows) as r(id text, "user" text, level text, billable boolean, project text, app boolean, role text,
      bill_to boolean, ends_at timestamptz, expires_at timestamptz)
    join "user" u on u.id = r."user" and u.state = 'INVITED' and u.email is not null
    returning i.id, i.user_id, i.name, i.email;
end $$;

-- Makes activated accounts members, with a role each; also for an invitation that is accepted. What was kept of an earlier
-- membership of theirs goes: it can no longer be undone.
create function members_add(p_org text, p_rows jsonb, p_by text, p_now timestamptz) returns table (account text, name text, address text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_org is null or (p_org is distinct from nullif(current_setting('app.org', true), '')
    and current_setting('app.scope', true) is distinct from 'installation')
  then raise exception 'not the organization of this transaction' using errcode = '42501'; end if;
  return query with asked as (select * from jsonb_to_recordset(p_rows) as r("user" text, level text, billable boolean, project text, app boolean,
        role text, ends_at timestamptz)),
      added as (insert into member as m (org_id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access,
          ends_at, joined_at, added_by)
        select p_org, u.id, u.handle, u.name, u.email, lower(u.name), a.level, a.billable, a.project, a.app, a.ends_at, p_now, p_by
        from asked a join "user" u on u.id = a."user" and u.state = 'ACTIVE' returning m.user_id, m.name, m.email),
      roles as (insert into member_role (org_id, user_id, role_id) select p_org, d.user_id, a.role from added d join asked a on a."user" = d.user_id),
      gone as (delete from former_member f using added d where f.org_id = p_org and f.user_id = d.user_id)
    select d.user_id, d.name, d.email from added d;
end $$;

-- Windows of the rate limiter that no limit looks at any more.
create function rate_forget(p_before timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare forgotten int;
begin
  delete from rate where "window" < p_before;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

-- ---------------------------------------------------------------- orgs: what an admin sees of several orgs at once
-- Counts and admins, only of those of the named orgs where the actor is an admin at this moment (A005, A006).
create function orgs_overview(p_orgs text[]) returns table (org_id text, projects int, apps int, admins text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare at timestamptz := nullif(current_setting('app.now', true), '')::timestamptz;
  me text := nullif(current_setting('app.actor', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query select a.org_id, (select count(*)::int from project p where p.billed_to = a.org_id),
      (select count(*)::int from app x where x.billed_to = a.org_id),
      array(select m.name from member m where m.org_id = a.org_id and m.level = 'ADMIN' and not m.disabled
        and (m.ends_at is null or m.ends_at > at) order by m.sort_name, m.user_id limit 20)
    from member a where a.org_id = any (p_orgs) and a.user_id = me and a.level = 'ADMIN' and not a.disabled and (a.ends_at is null or a.ends_at > at);
  perform set_config('app.scope', coalesce(current_setting('app.scope_given', true), ''), true);
end $$;

-- ---------------------------------------------------------------- identity: tries to sign in, delayed and never locked for good
-- By the name as it was typed, known or not, so that a delay tells nothing of who is there. Logged: a crash forgives nobody.
create table sign_in_try (key text primary key, failures int not null, last_at timestamptz not null, wait_until timestamptz);
alter table sign_in_try enable row level security;
create index sign_in_try_old on sign_in_try (last_at);

-- Counts a try before its password is looked at, so that tries at once are all counted; returns the seconds to wait, 0 when it may
-- go on. Four are free, then the wait doubles from 5 seconds to 15 minutes; an hour of rest forgets.
create function sign_in_take(p_key text, p_now timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare t sign_in_try%rowtype; n int;
begin
  delete from sign_in_try where key in (select x.key from sign_in_try x where x.last_at < p_now - interval '1 day' limit 10 for update skip locked);
  insert into sign_in_try (key, failures, last_at) values (p_key, 0, p_now) on conflict (key) do nothing;
  select * into t from sign_in_try where key = p_key for update;
  if t.wait_until > p_now then return ceil(extract(epoch from t.wait_until - p_now))::int; end if;
  n := case when t.last_at < p_now - interval '1 hour' then 1 else t.failures + 1 end;
  update sign_in_try set failures = n, last_at = p_now,
    wait_until = case when n >= 5 then p_now + least(900, 5 * 2 ^ least(n - 5, 10)) * interval '1 second' end where key = p_key;
  return 0;
end $$;

create function sign_in_forget(p_keys text[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_try where key = any (p_keys)
$$;

-- Who has a mailed link, and what their password may not be made of: asked before hashing, outside the transaction that uses the link.
create function mail_link_words(p_hash text) returns table (handle text, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.handle, u.name, coalesce(u.email, l.email) from mail_link l join "user" u on u.id = l.user_id where l.secret_hash = p_hash
$$;

-- ---------------------------------------------------------------- profile: who changed one's own access, by name
-- The trail names them by id already; their names stand in orgs that the transaction of an account does not see.
create function changers_of_mine() returns table (id text, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name from "user" u where u.id in (select e.actor from audit_event e
    where e.target = nullif(current_setting('app.actor', true), '') and e.chain like 'org-%')
$$;
