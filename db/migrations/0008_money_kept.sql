-- The owner is bound by row security too, and would move nothing that it does not see.
select set_config('app.scope', 'installation', true);
--> statement-breakpoint
-- What the limit of an org was moves to its account, which every org and every user has from now on.
insert into billing_account (id, spending_limit) select id, case when billable then spending_limit::bigint end from org;
--> statement-breakpoint
insert into billing_account (id) select id from "user";
--> statement-breakpoint
ALTER TABLE "org" DROP COLUMN "spending_limit";
--> statement-breakpoint
update "user" set staff_rights = '{orgs,limits,features,people,requests,sponsorships,announcements,meters,staff}' where support;
--> statement-breakpoint
update request set updated_at = created_at, waiting_since = created_at;
--> statement-breakpoint
-- What the schema files cannot say.
do $$
declare t text;
begin
  foreach t in array array['billing_account', 'billing_information', 'statement', 'budget_alert', 'charge', 'charge_key', 'charge_total', 'reservation',
    'charge_closing', 'request_message', 'announcement', 'announcement_seen']
  loop execute format('alter table %I force row level security', t); end loop;
end $$;
alter table billing_account set (fillfactor = 50);
alter table charge_total set (fillfactor = 80);

-- ---------------------------------------------------------------- accounts
-- An org that has had its time is expired at that moment, whoever notes it down (B1.14).
create function org_state(p_state text, p_expires timestamptz, p_at timestamptz) returns text language sql immutable parallel safe as $$
  select case when p_state = 'LIVE' and p_expires <= p_at then 'EXPIRED' else p_state end
$$;

create function billing_account_made() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  insert into billing_account (id) select a.id from added a;
  perform set_config('app.scope', scope, true);
  return null;
end $$;
create trigger org_account after insert on org referencing new table as added for each statement execute function billing_account_made();
create trigger user_account after insert on "user" referencing new table as added for each statement execute function billing_account_made();

create function billing_confirmed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  update billing_account b set confirmed = exists (select 1 from billing_information i where i.org_id = b.id and i.state = 'CONFIRMED') where b.id = new.org_id;
  perform set_config('app.scope', scope, true);
  return null;
end $$;
create trigger billing_information_confirm after insert or update of state on billing_information for each row execute function billing_confirmed();

-- Out of a transaction of the installation an org sets its thresholds and nothing else of its account.
create function billing_account_kept() returns trigger language plpgsql as $$
begin
  if current_setting('app.scope', true) is distinct from 'installation' and
    (to_jsonb(old) - 'alert_thresholds' - 'version') is distinct from (to_jsonb(new) - 'alert_thresholds' - 'version')
  then raise exception 'not the account''s own to change' using errcode = '42501'; end if;
  return new;
end $$;
create trigger billing_account_keep before update of id, spending_limit, charged, reserved, storage_charged, compute_charged, egress_charged, confirmed, limit_version
  on billing_account for each row when (current_setting('app.scope', true) is distinct from 'installation') execute function billing_account_kept();

-- ---------------------------------------------------------------- the ledger only grows, a partition a month
create trigger charge_no_change before update or delete on charge for each row execute function audit_untouchable();
create trigger charge_no_truncate before truncate on charge for each statement execute function audit_untouchable();
create table charge_other partition of charge default;
alter table charge_other enable row level security;
alter table charge_other force row level security;

-- Makes the partitions of the months from the first to the last that are missing. One whose lines stand in the default partition is left there.
create function charge_months_ready(p_from date, p_to date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare m date := date_trunc('month', p_from)::date; name text; made int := 0; scope text := coalesce(current_setting('app.scope', true), '');
begin
  if p_to > p_from + interval '10 years' then raise exception 'too many months' using errcode = '22023'; end if;
  perform set_config('app.scope', 'installation', true);
  while m <= p_to loop
    name := 'charge_' || to_char(m, 'YYYY_MM');
    if to_regclass(name) is null then
      perform pg_advisory_xact_lock(hashtextextended('charge_months', 0));
      if to_regclass(name) is null and not exists (select 1 from charge_other c where c.at >= m::timestamp at time zone 'utc' and c.at < (m + interval '1 month')::timestamp at time zone 'utc') then
        execute format('create table %I partition of charge for values from (%L) to (%L)', name,
          m::timestamp at time zone 'utc', (m + interval '1 month')::timestamp at time zone 'utc');
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        made := made + 1;
      end if;
    end if;
    m := (m + interval '1 month')::date;
  end loop;
  perform set_config('app.scope', scope, true);
  return made;
end $$;
select set_config('app.scope', '', true);
select charge_months_ready((now() - interval '2 months')::date, (now() + interval '3 months')::date);

-- ---------------------------------------------------------------- staff hold no right inside an org (settled 1.5)
create function member_is_no_staff() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from "user" u where u.id = new.user_id and (u.support or u.metering)) then
    raise exception 'staff are members of no organization' using errcode = '23514', constraint = 'member_is_no_staff';
  end if;
  return new;
end $$;
create trigger member_no_staff before insert on member for each row execute function member_is_no_staff();

-- To who invites or shares, an account of staff is one that is not open.
create or replace function users_named(p_handles text[], p_emails text[])
returns table (id text, handle text, name text, state text, email_matches boolean, by_email boolean, email_of text)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (select u.id, false as by_email, null::text as email_of from unnest(p_handles) h(handle) join "user" u on lower(u.handle) = h.handle
      union all select u.id, true, e.email from unnest(p_emails) e(email) join "user" u on lower(u.email) = e.email),
    found as (select a.id, bool_and(a.by_email) as by_email, max(a.email_of) as email_of from asked a group by a.id)
  select u.id, u.handle, u.name, case when u.support or u.metering then 'DISABLED' else u.state end, f.email_of is not null, f.by_email, f.email_of from found f join "user" u on u.id = f.id
$$;
create or replace function principals_sought(p_words text[])
returns table (word text, id text, name text, handle text, state text, phi boolean, near boolean, org_id text, org_name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  things text[] := coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and cardinality(things) = 0 then raise exception 'no project is opened' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with asked as (select w.word, lower(w.word) as low from unnest(p_words) w(word)),
      mine as (select m.org_id from member m where m.user_id = me and not m.disabled and (m.ends_at is null or m.ends_at > at))
    select a.word, u.id, u.name, u.handle, case when u.support or u.metering then 'DISABLED' else u.state end,
        exists (select 1 from member m join org o on o.id = m.org_id where m.user_id = u.id and o.phi and not m.disabled and (m.ends_at is null or m.ends_at > at)),
        u.id = me or exists (select 1 from mine join member x on x.org_id = mine.org_id where x.user_id = u.id), null::text, null::text
      from asked a join "user" u on case when a.low like '%@%' then lower(u.email) = a.low else u.id in (a.low, 'user-' || a.low) end
    union all select a.word, o.id, o.name, o.handle, o.state, o.phi, true, o.id, o.name from asked a join org o on o.id = a.low
    union all select a.word, q.id, q.name, null, 'LIVE', o.phi, true, o.id, o.name
      from asked a join "group" q on q.id = a.low join org o on o.id = q.org_id
      where q.org_id in (select mine.org_id from mine) or exists (select 1 from project p where p.id = any (things) and p.billed_to = q.org_id)
        or exists (select 1 from project_grant g where g.project_id = any (things) and g.principal = q.id);
  perform set_config('app.scope', scope, true);
end $$;

-- ---------------------------------------------------------------- who is asking
drop function session_find(text, timestamptz, boolean);
create function session_find(p_hash text, p_now timestamptz, p_extend boolean)
returns table (session_id text, user_id text, handle text, name text, email text, support boolean, default_org text, time_zone text, proven_at timestamptz, created_at timestamptz, staff_rights text[])
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
  return query select s.id, u.id, u.handle, u.name, u.email, u.support, u.default_org, u.time_zone, s.proven_at, s.created_at, u.staff_rights;
end $$;
drop function token_find(text, timestamptz);
create function token_find(p_hash text, p_now timestamptz)
returns table (token_id text, user_id text, handle text, name text, email text, support boolean, org_id text, read_only boolean, staff_rights text[], metering boolean)
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
  return query select k.id, u.id, u.handle, u.name, u.email, u.support, k.org_id, k.read_only, u.staff_rights, u.metering;
end $$;

-- ---------------------------------------------------------------- a project's payer, with what it can still be charged
create or replace function project_stand(p_project text, p_lock text, p_session text, p_token text, p_beside text default null)
returns table (project jsonb, usage jsonb, payer jsonb, payer_admin boolean, sponsor boolean, transfer jsonb, notice_accepted boolean, paths jsonb, credential_live boolean)
language plpgsql volatile security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  paid_by text; live boolean := true;
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  select p.billed_to into paid_by from project p where p.id = p_project;
  if not found then perform set_config('app.scope', scope, true); return; end if;
  if p_lock <> 'read' and me is not null and not exists (select 1 from project p where p.id = p_project and (me in (p.billed_to, p.sponsored_by)
      or exists (select 1 from member m where m.user_id = me and m.org_id in (p.billed_to, p.sponsored_by))
      or exists (select 1 from project_transfer t where t.project_id = p.id and t.to_user = me)
      or exists (select 1 from project_grant g where g.project_id = p.id and g.principal = any (actor_principals()))))
  then
    -- Nothing joins them to it: they hold no row of it, nor of who pays.
    perform set_config('app.scope', scope, true);
    return;
  end if;
  if p_lock <> 'read' then
    perform turn_shared(me);
    if p_lock = 'share' then perform turn_shared(p_project); end if;
    -- With the payer's the row of who is to pay, in the order of their ids: only one of the actor's orgs.
    if p_lock = 'payer' then perform 1 from org o where o.id = paid_by
      or o.id = p_beside and exists (select 1 from member m where m.org_id = o.id and m.user_id = me) order by o.id for update; end if;
    if p_lock <> 'share' then perform turn_alone(p_project); end if;
    if p_session is not null then perform 1 from session s where s.id = p_session and s.revoked_at is null for share; live := found;
    elsif p_token is not null then perform 1 from token k where k.id = p_token and k.revoked_at is null for share; live := found; end if;
    perform 1 from member m where m.user_id = me order by m.org_id for share;
    perform 1 from group_member x where x.user_id = me order by x.org_id, x.group_id for share;
    if p_lock = 'share' then perform 1 from project p where p.id = p_project and p.billed_to = paid_by for share;
    else perform 1 from project p where p.id = p_project and p.billed_to = paid_by for update; end if;
    -- Moved or gone while this waited: begin again.
    if not found then raise exception 'the project changed hands' using errcode = '40001'; end if;
    perform 1 from project_grant g where g.project_id = p_project and g.principal = any (actor_principals()) order by g.principal for share;
  elsif p_session is not null then live := exists (select 1 from session s where s.id = p_session and s.revoked_at is null);
  elsif p_token is not null then live := exists (select 1 from token k where k.id = p_token and k.revoked_at is null); end if;
  perform set_config('app.chains', concat_ws(',', nullif(current_setting('app.chains', true), ''), paid_by), true);
  -- A sponsorship whose end has come is none.
  return query select to_jsonb(p) || case when p.sponsored_until <= at then '{"sponsored_by": null, "sponsored_until": null}'::jsonb else '{}'::jsonb end, to_jsonb(u),
      coalesce((select jsonb_build_object('id', o.id, 'name', o.name, 'state', org_state(o.state, o.expires_at, at), 'phi', o.phi, 'billable', o.billable, 'transfer', o.project_transfer, 'licences', o.licences,
          'spending_limit', b.spending_limit::text, 'funds_left', (b.spending_limit - b.charged - b.reserved)::text, 'confirmed', b.confirmed)
        from org o join billing_account b on b.id = o.id where o.id = p.billed_to),
        (select jsonb_build_object('id', x.id, 'name', x.name, 'state', 'LIVE', 'phi', false, 'billable', true, 'transfer', 'MEMBER', 'licences', '[]'::jsonb,
          'spending_limit', b.spending_limit::text, 'funds_left', (b.spending_limit - b.charged - b.reserved)::text, 'confirmed', true)
          from "user" x join billing_account b on b.id = x.id where x.id = p.billed_to)),
      p.billed_to = me or exists (select 1 from member m where m.org_id = p.billed_to and m.user_id = me and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at)),
      coalesce(p.sponsored_until > at and (p.sponsored_by = me
        or exists (select 1 from member m where m.org_id = p.sponsored_by and m.user_id = me and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at))), false),
      (select jsonb_build_object('toUser', t.to_user, 'toName', x.name, 'requestedBy', t.requested_by, 'createdAt', t.created_at) from project_transfer t join "user" x on x.id = t.to_user where t.project_id = p.id),
      exists (select 1 from project_notice n where n.project_id = p.id and n.user_id = me),
      coalesce((select jsonb_agg(to_jsonb(a)) from access_paths(array[p.id], array[me]) a where me is not null), '[]'), live
    from project p left join project_usage u on u.project_id = p.id where p.id = p_project;
  perform set_config('app.scope', scope, true);
end $$;

drop function billing_stand(text, boolean);
create function billing_stand(p_payer text, p_locking boolean)
returns table (id text, name text, state text, phi boolean, billable boolean, transfer text, spending_limit text, funds_left text, confirmed boolean)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  if p_locking then
    -- Only of an org one is in: nobody keeps another org's row from those who work there.
    perform 1 from org o where o.id = p_payer and exists (select 1 from member m where m.org_id = o.id and m.user_id = me) for no key update;
    perform 1 from member m where m.org_id = p_payer and m.user_id = me for share;
  end if;
  return query
    select o.id, o.name, org_state(o.state, o.expires_at, at), o.phi, o.billable, o.project_transfer, b.spending_limit::text, (b.spending_limit - b.charged - b.reserved)::text, b.confirmed
      from org o join billing_account b on b.id = o.id join member m on m.org_id = o.id and m.user_id = me
      where o.id = p_payer and not m.disabled and (m.ends_at is null or m.ends_at > at) and (m.level = 'ADMIN' or m.billable_activities)
    union all select u.id, u.name, 'LIVE', false, true, 'MEMBER', b.spending_limit::text, (b.spending_limit - b.charged - b.reserved)::text, true
      from "user" u join billing_account b on b.id = u.id where u.id = p_payer and u.id = me;
  if found then perform set_config('app.chains', concat_ws(',', nullif(current_setting('app.chains', true), ''), p_payer), true); end if;
  perform set_config('app.scope', scope, true);
end $$;

-- ---------------------------------------------------------------- the trail: support gives a reason
create or replace function audit_append(p_chain text, p_events jsonb) returns bigint
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
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if p_chain is null or (current_setting('app.scope', true) is distinct from 'installation'
    and p_chain is distinct from nullif(current_setting('app.org', true), '')
    and p_chain is distinct from nullif(current_setting('app.actor', true), '')
    and not (p_chain = any (coalesce(string_to_array(nullif(current_setting('app.chains', true), ''), ','), '{}'))))
  then raise exception 'not the chain of this transaction' using errcode = '42501'; end if;
  if jsonb_array_length(p_events) = 0 then return null; end if;
  -- What staff do in an org is said with a reason, whatever door it came through (INV-47).
  if kind = 'support' and p_chain like 'org-%' and exists (select 1 from jsonb_array_elements(p_events) x
    where length(trim(coalesce(x.value->>'reason', ''))) < 5 or x.value->>'reason' ~ '^(.)\1*$')
  then raise exception 'support gives a reason' using errcode = '23514', constraint = 'support_gives_a_reason'; end if;
  -- A project's payer is no tenant of the transaction: its chain is let in above and nowhere else.
  perform set_config('app.scope', 'installation', true);
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
  perform set_config('app.scope', scope, true);
  return head.seq;
end $$;

-- What the orgs named have left to spend, of those where the actor is active (A029, A005). Micro-dollars as text.
create function funds_of_mine(p_orgs text[]) returns table (org_id text, billable boolean, spending_limit text, funds_left text, confirmed boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if me is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  return query select o.id, o.billable, b.spending_limit::text, (b.spending_limit - b.charged - b.reserved)::text, b.confirmed
    from org o join billing_account b on b.id = o.id join member m on m.org_id = o.id and m.user_id = me
    where o.id = any (p_orgs) and not m.disabled and (m.ends_at is null or m.ends_at > at);
  perform set_config('app.scope', scope, true);
end $$;
