DROP INDEX "request_waiting";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "once" text;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "asked_from" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "request_by_age" ON "request" USING btree ((case when waiting_since is null then '9999-01-01 00:00:00+00'::timestamptz else waiting_since end),"id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_once" ON "request" USING btree ("once") WHERE state in ('NEW', 'IN_REVIEW', 'RETURNED');--> statement-breakpoint
CREATE POLICY "request_of_admin" ON "request" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from member m where m.org_id = request.org_id and m.user_id = (select nullif(current_setting('app.actor', true), '')) and m.level = 'ADMIN' and not m.disabled
        and (m.ends_at is null or m.ends_at > (select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())))));
--> statement-breakpoint
-- The open request of what there is one of at a time. Who is about to ask the same waits here for who came first, and then finds theirs.
create function request_open(p_once text, p_locking boolean) returns table (id text, number bigint)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  if p_once is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  if p_locking then perform pg_advisory_xact_lock(hashtextextended('request ' || p_once, 0)); end if;
  return query select r.id, r.number from request r where r.once = p_once and r.state in ('NEW', 'IN_REVIEW', 'RETURNED');
  perform set_config('app.scope', scope, true);
end $$;
--> statement-breakpoint
-- What those are called who asked, of requests that are the actor's own or were made for an org that the actor is an admin of.
create function request_askers(p_ids text[]) returns table (id text, user_id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if me is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  return query select r.id, u.id, u.name from request r join "user" u on u.id = r.user_id
    where r.id = any (p_ids) and (r.user_id = me or exists (select 1 from member m where m.org_id = r.org_id and m.user_id = me and m.level = 'ADMIN'
      and not m.disabled and (m.ends_at is null or m.ends_at > at)));
  perform set_config('app.scope', scope, true);
end $$;
