CREATE UNIQUE INDEX "app_name" ON "app" USING btree ("billed_to","name");--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "licence" text;--> statement-breakpoint
-- ---------------------------------------------------------------- who may do what with an app (A058, A099 to A101)
-- Every path by which one person reaches apps: as developer or authorized user, of their own or through an org where their app access lets them.
-- An own permission on what an org pays for sleeps while the person is disabled or ended there.
create function app_paths(p_apps text[], p_user text)
returns table (app_id text, kind text, principal text, org_id text, standing text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  tenant text := nullif(current_setting('app.org', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query
    with place as (select m.org_id, m.level = 'ADMIN' or m.app_access as lets,
        case when m.ends_at <= at then 'MEMBERSHIP_ENDED' when m.disabled then 'DISABLED' end as off from member m where m.user_id = p_user),
      reach as (select p_user as principal, null::text as org_id, true as lets, null::text as off
        union all select p.org_id, p.org_id, p.lets, p.off from place p)
    select x.app_id, x.kind, x.principal, r.org_id,
      case when r.off is not null then r.off when r.org_id is null and b.off is not null then 'SLEEPS' when not r.lets then 'NO_APP_ACCESS' else 'COUNTS' end
    from reach r join app_permission x on x.principal = r.principal and (p_apps is null or x.app_id = any (p_apps))
      join app a on a.id = x.app_id left join place b on r.org_id is null and b.org_id = a.billed_to
    where scope = 'installation' or p_user = me or a.billed_to = tenant or r.org_id = tenant;
  perform set_config('app.scope', scope, true);
end $$;

-- An app of the transaction, its payer, and whether the actor decides over it for the payer. With a lock the memberships and the app are held
-- still first.
create function app_stand(p_app text, p_locking boolean)
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
      coalesce((select jsonb_build_object('id', o.id, 'name', o.name, 'state', o.state) from org o where o.id = a.billed_to),
        (select jsonb_build_object('id', x.id, 'name', x.name, 'state', 'LIVE') from "user" x where x.id = a.billed_to)),
      a.billed_to = me or exists (select 1 from member m where m.org_id = a.billed_to and m.user_id = me and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at)),
      coalesce((select jsonb_agg(to_jsonb(p)) from app_paths(array[a.id], me) p where me is not null), '[]')
    from app a where a.id = p_app;
  perform set_config('app.scope', scope, true);
end $$;

-- The catalogue of the person: apps that reach them by any path that is theirs, those shared with an org of theirs that their app access alone
-- keeps from them, and those they decide over for who pays. Each once.
create function apps_reached() returns table (app_id text, developer boolean, runs boolean, payer_admin boolean, entry app, latest text, published boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query
    with paths as (select p.app_id, bool_or(p.kind = 'DEVELOPER' and p.standing = 'COUNTS') as developer, bool_or(p.standing = 'COUNTS') as runs
        from app_paths(null, me) p where p.standing in ('COUNTS', 'NO_APP_ACCESS') group by p.app_id),
      mine as (select a.id from app a where a.billed_to = me or a.billed_to in
        (select m.org_id from member m where m.user_id = me and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at)))
    select a.id, coalesce(p.developer, false), coalesce(p.runs, false), m.id is not null, a,
        (select v.version from app_version v where v.app_id = a.id and v.deprecated_at is null order by v.published_at desc, v.version desc limit 1),
        exists (select 1 from app_version v where v.app_id = a.id)
      from paths p full join mine m on m.id = p.app_id join app a on a.id = coalesce(p.app_id, m.id);
  perform set_config('app.scope', scope, true);
end $$;

-- Who holds what on an app of the transaction, or on what its org pays for, with their names.
create function app_holders(p_app text) returns table (principal text, kind text, name text, handle text, state text, created_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  tenant text := nullif(current_setting('app.org', true), '');
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query select x.principal, x.kind, coalesce(u.name, o.name, x.principal), coalesce(u.handle, o.handle), coalesce(u.state, o.state, 'LIVE'), x.created_at
    from app_permission x join app a on a.id = x.app_id left join "user" u on u.id = x.principal left join org o on o.id = x.principal
    where x.app_id = p_app and (scope = 'installation' or a.billed_to = tenant
      or p_app = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
    order by x.kind, lower(coalesce(u.name, o.name, x.principal)), x.principal;
  perform set_config('app.scope', scope, true);
end $$;

-- Who is told of a permission on an app of the transaction: the user, or the active admins of the org.
create function app_told(p_app text, p_principals text[]) returns table (principal text, user_id text, name text, email text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and not (p_app = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the app of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with held as (select distinct x.principal from app_permission x where x.app_id = p_app and x.principal = any (p_principals)),
      told as (select h.principal, h.principal as id from held h where h.principal like 'user-%'
        union all select h.principal, m.user_id from held h join member m on m.org_id = h.principal
          where m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at))
    select t.principal, u.id, u.name, u.email from told t join "user" u on u.id = t.id where u.state = 'ACTIVE' order by t.principal, u.id limit 2000;
  perform set_config('app.scope', scope, true);
end $$;

-- What the apps of a page are called after whom they are billed to: orgs and users by name, for those that reach the person.
create function app_payers() returns table (id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query with payer as (select distinct (r.entry).billed_to as id from apps_reached() r)
    select p.id, coalesce(o.name, u.name, p.id) from payer p left join org o on o.id = p.id left join "user" u on u.id = p.id;
  perform set_config('app.scope', scope, true);
end $$;
--> statement-breakpoint
-- ---------------------------------------------------------------- removal and its undo (A074 to A076, A341)
-- After memberships are gone: tokens for the org end, and whose default it was loses it; answered is for whom it was which, so that an undo
-- gives it back.
drop function members_gone(text[], timestamptz);
create function members_gone(p_users text[], p_now timestamptz) returns table (user_id text, default_org boolean, bill_to boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare o text := nullif(current_setting('app.org', true), '');
begin
  if exists (select 1 from member m where m.org_id = o and m.user_id = any (p_users)) then
    raise exception 'still a member' using errcode = '42501';
  end if;
  update token t set revoked_at = p_now where t.user_id = any (p_users) and t.org_id = o and t.revoked_at is null;
  return query with was as (select u.id, u.default_org is not distinct from o as as_default, u.bill_to is not distinct from o as as_payer
        from "user" u where u.id = any (p_users) and (u.default_org = o or u.bill_to = o) for update),
      gone as (update "user" u set default_org = case when u.default_org = o then null else u.default_org end,
        bill_to = case when u.bill_to = o then null else u.bill_to end from was where u.id = was.id)
    select was.id, was.as_default, was.as_payer from was;
end $$;
-- Brought back, the org is their default again where it was and they chose no other since.
create function members_back_defaults(p_users text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o text := nullif(current_setting('app.org', true), '');
begin
  update "user" u set default_org = case when (f.held->>'defaultOrg')::boolean then coalesce(u.default_org, o) else u.default_org end,
      bill_to = case when (f.held->>'billTo')::boolean then coalesce(u.bill_to, o) else u.bill_to end
    from former_member f where f.org_id = o and f.user_id = any (p_users) and u.id = f.user_id
      and ((f.held->>'defaultOrg')::boolean or (f.held->>'billTo')::boolean)
      and exists (select 1 from member m where m.org_id = o and m.user_id = u.id);
end $$;
