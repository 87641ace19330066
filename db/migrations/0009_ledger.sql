ALTER TABLE "project_usage" ALTER COLUMN "metered_through" SET DEFAULT ((coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) at time zone 'utc')::date - 1);--> statement-breakpoint
-- Storage is charged from the day this comes on: the owner is bound by row security too.
select set_config('app.scope', 'installation', true);
--> statement-breakpoint
update project_usage set metered_through = (now() at time zone 'utc')::date - 1 where metered_through is null;
--> statement-breakpoint
select set_config('app.scope', '', true);
--> statement-breakpoint
ALTER TABLE "project_usage" ALTER COLUMN "metered_through" SET NOT NULL;
--> statement-breakpoint
-- A statement's trigger is not handed on to the partitions: each has its own against being emptied.
do $$
declare t text;
begin
  for t in select c.relname from pg_class c join pg_inherits i on i.inhrelid = c.oid where i.inhparent = 'charge'::regclass
  loop execute format('create trigger charge_no_truncate before truncate on %I for each statement execute function audit_untouchable()', t); end loop;
end $$;
--> statement-breakpoint
create or replace function charge_months_ready(p_from date, p_to date) returns int
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
        execute format('create trigger charge_no_truncate before truncate on %I for each statement execute function audit_untouchable()', name);
        made := made + 1;
      end if;
    end if;
    m := (m + interval '1 month')::date;
  end loop;
  perform set_config('app.scope', scope, true);
  return made;
end $$;
--> statement-breakpoint
-- Accounts for a posting: held in the order of their ids, so that no two postings wait for each other, and read after that, so that what is said
-- beside the row itself is no older than the hold. A person is always confirmed. For transactions of the installation.
create function accounts_stand(p_ids text[], p_locking boolean)
returns table (id text, name text, billable boolean, live boolean, confirmed boolean, spending_limit text, spent text)
language plpgsql volatile set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
begin
  if p_locking then perform 1 from billing_account b where b.id = any (p_ids) order by b.id for update; end if;
  return query select b.id, coalesce(o.name, u.name, b.id), coalesce(o.billable, true), org_state(coalesce(o.state, 'LIVE'), o.expires_at, at) = 'LIVE', b.confirmed or o.id is null,
      b.spending_limit::text, (b.charged + b.reserved)::text
    from billing_account b left join org o on o.id = b.id left join "user" u on u.id = b.id where b.id = any (p_ids);
end $$;
