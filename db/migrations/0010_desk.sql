CREATE INDEX "org_by_name" ON "org" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "org_by_created" ON "org" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "org_expiring" ON "org" USING btree ("expires_at") WHERE state = 'LIVE' and expires_at is not null;--> statement-breakpoint
CREATE INDEX "billing_account_limited" ON "billing_account" USING btree ("id") WHERE spending_limit is not null;
--> statement-breakpoint
-- ---------------------------------------------------------------- an org that has had its time is expired wherever it is asked for (B1.14)
create or replace function member_list_public(p_org text, p_q text, p_after text, p_limit int)
returns table (user_id text, handle text, name text, level text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare before_org text := current_setting('app.org', true); open boolean; at timestamptz := nullif(current_setting('app.now', true), '')::timestamptz;
begin
  perform set_config('app.org', p_org, true);
  select o.member_list_visibility = 'PUBLIC' and org_state(o.state, o.expires_at, at) = 'LIVE' into open from org o where o.id = p_org;
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

create or replace function accounts_provision(p_rows jsonb, p_now timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare o text := nullif(current_setting('app.org', true), ''); made int;
begin
  if not exists (select 1 from org where id = o and provisioning and org_state(state, expires_at, nullif(current_setting('app.now', true), '')::timestamptz) = 'LIVE') then
    raise exception 'this organization makes no accounts' using errcode = '42501';
  end if;
  insert into "user" (id, handle, name, email, state, provisioned_by, created_at)
    select 'user-' || lower(r.handle), r.handle, r.name, r.email, 'INVITED', o, p_now
    from jsonb_to_recordset(p_rows) as r(handle text, name text, email text);
  get diagnostics made = row_count;
  return made;
end $$;

create or replace function principals_named(p_projects text[], p_only text[]) returns table (id text, name text, handle text, org_id text, state text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  tenant text := nullif(current_setting('app.org', true), '');
  things text[] := coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}');
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query
    with named as (select distinct g.principal as id from project_grant g where g.project_id = any (p_projects) and g.principal = any (p_only)
        and (scope = 'installation' or g.project_id = any (things) or g.billed_to = tenant))
    select u.id, u.name, u.handle, null::text, u.state from named n join "user" u on u.id = n.id
    union all select o.id, o.name, o.handle, o.id, org_state(o.state, o.expires_at, nullif(current_setting('app.now', true), '')::timestamptz) from named n join org o on o.id = n.id
    union all select q.id, q.name, null, q.org_id, 'LIVE' from named n join "group" q on q.id = n.id;
  perform set_config('app.scope', scope, true);
end $$;

create or replace function project_grants(p_project text, p_q text, p_after_name text, p_after text, p_limit int)
returns table (principal text, name text, handle text, state text, org_id text, org_name text, level text, ends_at timestamptz, granted_by text,
  granted_by_name text, created_at timestamptz, asleep boolean, sort_name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  pattern text := '%' || replace(replace(replace(lower(p_q), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with named as (
      select g.*, coalesce(u.name, o.name, q.name, g.principal) as called, coalesce(u.handle, o.handle) as short, coalesce(u.state, org_state(o.state, o.expires_at, at), 'LIVE') as stands,
        coalesce(o.id, q.org_id) as of_org, coalesce(o.name, w.name) as of_org_name
      from project_grant g left join "user" u on u.id = g.principal left join org o on o.id = g.principal
        left join "group" q on q.id = g.principal left join org w on w.id = q.org_id
      where g.project_id = p_project)
    select n.principal, n.called, n.short, n.stands, n.of_org, n.of_org_name, n.level, n.ends_at, n.granted_by, b.name, n.created_at,
      exists (select 1 from member m where m.org_id = n.billed_to and m.user_id = n.principal and (m.disabled or m.ends_at <= at)), lower(n.called)
    from named n left join "user" b on b.id = n.granted_by
    where (p_q = '' or lower(n.called || ' ' || coalesce(n.short, n.principal)) like pattern)
      and (p_after is null or (lower(n.called), n.principal) > (p_after_name, p_after))
    order by lower(n.called), n.principal limit p_limit;
  perform set_config('app.scope', scope, true);
end $$;

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
    union all select a.word, o.id, o.name, o.handle, org_state(o.state, o.expires_at, at), o.phi, true, o.id, o.name from asked a join org o on o.id = a.low
    union all select a.word, q.id, q.name, null, 'LIVE', o.phi, true, o.id, o.name
      from asked a join "group" q on q.id = a.low join org o on o.id = q.org_id
      where q.org_id in (select mine.org_id from mine) or exists (select 1 from project p where p.id = any (things) and p.billed_to = q.org_id)
        or exists (select 1 from project_grant g where g.project_id = any (things) and g.principal = q.id);
  perform set_config('app.scope', scope, true);
end $$;

create or replace function app_stand(p_app text, p_locking boolean)
returns table (app jsonb, payer jsonb, payer_admin boolean, paths jsonb)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  paid_by text;
begin
  if scope <> 'installation' and not (p_app = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the app of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  select a.billed_to into paid_by from app a where a.id = p_app;
  if not found then perform set_config('app.scope', scope, true); return; end if;
  if p_locking then
    perform 1 from member m where m.user_id = me order by m.org_id for share;
    perform 1 from app a where a.id = p_app for update;
    if not found then raise exception 'the app is gone' using errcode = '40001'; end if;
  end if;
  perform set_config('app.chains', concat_ws(',', nullif(current_setting('app.chains', true), ''), paid_by), true);
  return query select to_jsonb(a),
      coalesce((select jsonb_build_object('id', o.id, 'name', o.name, 'state', org_state(o.state, o.expires_at, at)) from org o where o.id = a.billed_to),
        (select jsonb_build_object('id', x.id, 'name', x.name, 'state', 'LIVE') from "user" x where x.id = a.billed_to)),
      a.billed_to = me or exists (select 1 from member m where m.org_id = a.billed_to and m.user_id = me and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at)),
      coalesce((select jsonb_agg(to_jsonb(p)) from app_paths(array[a.id], me) p where me is not null), '[]')
    from app a where a.id = p_app;
  perform set_config('app.scope', scope, true);
end $$;

create or replace function app_holders(p_app text) returns table (principal text, kind text, name text, handle text, state text, created_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  tenant text := nullif(current_setting('app.org', true), '');
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query select x.principal, x.kind, coalesce(u.name, o.name, x.principal), coalesce(u.handle, o.handle), coalesce(u.state, org_state(o.state, o.expires_at, nullif(current_setting('app.now', true), '')::timestamptz), 'LIVE'), x.created_at
    from app_permission x join app a on a.id = x.app_id left join "user" u on u.id = x.principal left join org o on o.id = x.principal
    where x.app_id = p_app and (scope = 'installation' or a.billed_to = tenant
      or p_app = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
    order by x.kind, lower(coalesce(u.name, o.name, x.principal)), x.principal;
  perform set_config('app.scope', scope, true);
end $$;

-- ---------------------------------------------------------------- who of support it was
-- What those of staff are called whose ids stand in the trail of an org: its admins read who did something in it (INV-48). Of nobody else.
create function staff_named(p_ids text[]) returns table (id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare tenant text := nullif(current_setting('app.org', true), ''); scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query select u.id, u.name from "user" u where u.id = any (p_ids) and u.support
    and (scope = 'installation' or tenant is not null);
  perform set_config('app.scope', scope, true);
end $$;
