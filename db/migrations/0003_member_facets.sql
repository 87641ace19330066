CREATE TABLE "member_facet" (
	"org_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "member_facet_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"level" text NOT NULL,
	"billable_activities" boolean NOT NULL,
	"project_access" text NOT NULL,
	"app_access" boolean NOT NULL,
	"disabled" boolean NOT NULL,
	"has_end" boolean NOT NULL,
	"role_ids" text[] NOT NULL,
	"n" integer NOT NULL,
	"folded" boolean DEFAULT false NOT NULL,
	CONSTRAINT "member_facet_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "member_facet" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "role_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "member_facet_loose" ON "member_facet" USING btree ("org_id") WHERE not folded;--> statement-breakpoint
CREATE INDEX "member_by_end" ON "member" USING btree ("org_id","ends_at") WHERE ends_at is not null;--> statement-breakpoint
CREATE POLICY "member_facet_tenant" ON "member_facet" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "member_facet_installation" ON "member_facet" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
-- Kept counts of members, so that an exact total beside a filter adds up some rows instead of reading the whole list.
-- Everything that a member is counted by stands in the member's own row, so what a statement changes is the rows it left less
-- the rows it found, whichever other tables it writes.
alter table member_facet force row level security;

-- ---------------------------------------------------------------- the roles a member holds, copied to the row
-- The members are held first: what a statement reads beside a row it waited for is as old as its start. Each is found by its key,
-- whatever number the statement was planned for.
create function member_roles_copied() returns trigger language plpgsql security definer
set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off as $$
declare o text; users text[];
begin
  for o, users in select t.org_id, array_agg(distinct t.user_id) from touched t group by t.org_id order by 1 loop
    perform from unnest(users) u(id) join member m on m.org_id = o and m.user_id = u.id order by u.id for no key update of m;
    continue when not found;
    update member m set role_ids = h.role_ids
      from (select u.id, array(select r.role_id from member_role r where r.org_id = o and r.user_id = u.id order by 1) as role_ids
        from unnest(users) u(id) offset 0) h
      where m.org_id = o and m.user_id = h.id and m.role_ids <> h.role_ids;
  end loop;
  return null;
end $$;

-- ---------------------------------------------------------------- what changes the counts is added beside them
-- Never changed in place: many writers at one count would wait for each other, in any order.
create function member_faceted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into member_facet (org_id, level, billable_activities, project_access, app_access, disabled, has_end, role_ids, n)
      select org_id, level, billable_activities, project_access, app_access, disabled, ends_at is not null, role_ids, count(*)
      from added group by 1, 2, 3, 4, 5, 6, 7, 8;
  elsif tg_op = 'DELETE' then
    insert into member_facet (org_id, level, billable_activities, project_access, app_access, disabled, has_end, role_ids, n)
      select org_id, level, billable_activities, project_access, app_access, disabled, ends_at is not null, role_ids, -count(*)
      from gone group by 1, 2, 3, 4, 5, 6, 7, 8;
  else
    insert into member_facet (org_id, level, billable_activities, project_access, app_access, disabled, has_end, role_ids, n)
      select org_id, level, billable_activities, project_access, app_access, disabled, ends_at is not null, role_ids, sum(one)
      from (select a.*, 1 as one from added a union all select g.*, -1 from gone g) c group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(one) <> 0;
  end if;
  return null;
end $$;

-- Adds up the rows of each org that has more than so many beside its counts. What two of these take up at once, one finds gone.
create function member_facets_fold(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare folded_orgs int;
begin
  with due as (select f.org_id from member_facet f where not f.folded group by f.org_id having count(*) > p_most),
    gone as (delete from member_facet f using due d where f.org_id = d.org_id returning f.*),
    kept as (insert into member_facet (org_id, level, billable_activities, project_access, app_access, disabled, has_end, role_ids, n, folded)
      select org_id, level, billable_activities, project_access, app_access, disabled, has_end, role_ids, sum(n), true
      from gone group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0)
  select count(*) into folded_orgs from due;
  return folded_orgs;
end $$;

-- ---------------------------------------------------------------- the members there are already
-- The table is locked by what stands above, until the end: nobody writes between the counting and the triggers.
select set_config('app.scope', 'installation', true);
-- It asks for the level of people whose levels stay as they are, and what it leaves to the end would keep the table from changing.
alter table member disable trigger member_keeps_an_admin;
update member m set role_ids = r.role_ids
  from (select org_id, user_id, array_agg(role_id order by role_id) as role_ids from member_role group by 1, 2) r
  where m.org_id = r.org_id and m.user_id = r.user_id;
alter table member enable trigger member_keeps_an_admin;
insert into member_facet (org_id, level, billable_activities, project_access, app_access, disabled, has_end, role_ids, n, folded)
  select org_id, level, billable_activities, project_access, app_access, disabled, ends_at is not null, role_ids, count(*), true
  from member group by 1, 2, 3, 4, 5, 6, 7, 8;
select set_config('app.scope', '', true);

create trigger member_role_copy_add after insert on member_role referencing new table as touched for each statement execute function member_roles_copied();
create trigger member_role_copy_drop after delete on member_role referencing old table as touched for each statement execute function member_roles_copied();
create trigger member_role_copy_from after update on member_role referencing old table as touched for each statement execute function member_roles_copied();
create trigger member_role_copy_to after update on member_role referencing new table as touched for each statement execute function member_roles_copied();
create trigger member_facet_add after insert on member referencing new table as added for each statement execute function member_faceted();
create trigger member_facet_drop after delete on member referencing old table as gone for each statement execute function member_faceted();
create trigger member_facet_change after update on member referencing old table as gone new table as added for each statement execute function member_faceted();

-- ---------------------------------------------------------------- last activity, in an order that row security lets an index keep
-- A coalesce might tell what it reads, so a policy is asked first and a deep page or a span reads the whole index; a case is known not
-- to. The moment itself stands in it too, so that those of a span are counted without their rows.
drop index member_by_activity;
create index member_by_activity on member (org_id, (case when last_active_at is null then '1970-01-01 00:00:00+00'::timestamptz else last_active_at end),
  user_id) include (last_active_at);
