-- Asked by the policies below: whom grants reach the actor through. Reads past row security, so that a policy never asks itself.
create function actor_principals() returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  found text[];
begin
  if me is null then return '{}'; end if;
  perform set_config('app.scope', 'installation', true);
  with place as (select m.org_id from member m where m.user_id = me and not m.disabled and (m.ends_at is null or m.ends_at > at))
  select array_agg(x.id) into found from (select me as id union all select p.org_id from place p
    union all select g.group_id from place p join group_member g on g.user_id = me and g.org_id = p.org_id) x;
  perform set_config('app.scope', scope, true);
  return found;
end $$;--> statement-breakpoint
CREATE TABLE "project_notice" (
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_notice_project_id_user_id_pk" PRIMARY KEY("project_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "project_notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_transfer" (
	"project_id" text PRIMARY KEY NOT NULL,
	"to_user" text NOT NULL,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "project_transfer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_usage" (
	"project_id" text PRIMARY KEY NOT NULL,
	"billed_to" text NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"objects" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "project_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app_version" (
	"app_id" text NOT NULL,
	"version" text NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"deprecated_at" timestamp with time zone,
	CONSTRAINT "app_version_app_id_version_pk" PRIMARY KEY("app_id","version")
);
--> statement-breakpoint
ALTER TABLE "app_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "group" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "group_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "group_member" (
	"org_id" text NOT NULL,
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"added_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_member_org_id_group_id_user_id_pk" PRIMARY KEY("org_id","group_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "group_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "content" (
	"hash" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "content" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_object" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"sort_name" text NOT NULL,
	"content_hash" text,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"media_type" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"properties" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "data_object_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "data_object_name" UNIQUE NULLS NOT DISTINCT("project_id","parent_id","name"),
	CONSTRAINT "data_object_file_has_content" CHECK ((kind = 'FILE') = (content_hash is not null))
);
--> statement-breakpoint
ALTER TABLE "data_object" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "upload" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"media_type" text DEFAULT '' NOT NULL,
	"bytes" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"sha256" text,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"message" text,
	"object_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "upload_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "upload" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"link" text,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notification_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "project_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "licences" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "app" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "app" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "sort_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "summary" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "properties" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "modified_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "protected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "restricted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "download_restricted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "external_upload_restricted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "database_ui_view_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "display_data_protection_notice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "https_app_isolated_browsing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "allowed_executables" text[];--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "auto_symlink" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "sponsored_by" text;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "sponsored_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "project_grant" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "project_grant" ADD COLUMN "billed_to" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "project_notice" ADD CONSTRAINT "project_notice_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_transfer" ADD CONSTRAINT "project_transfer_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_usage" ADD CONSTRAINT "project_usage_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_version" ADD CONSTRAINT "app_version_app_id_app_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."app"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group" ADD CONSTRAINT "group_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_org_id_group_id_group_org_id_id_fk" FOREIGN KEY ("org_id","group_id") REFERENCES "public"."group"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_org_id_user_id_member_org_id_user_id_fk" FOREIGN KEY ("org_id","user_id") REFERENCES "public"."member"("org_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_object" ADD CONSTRAINT "data_object_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_object" ADD CONSTRAINT "data_object_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_object" ADD CONSTRAINT "data_object_project_id_parent_id_data_object_project_id_id_fk" FOREIGN KEY ("project_id","parent_id") REFERENCES "public"."data_object"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_transfer_to" ON "project_transfer" USING btree ("to_user","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "group_id" ON "group" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "group_name" ON "group" USING btree ("org_id",lower("name"));--> statement-breakpoint
CREATE INDEX "group_member_of_user" ON "group_member" USING btree ("user_id","org_id","group_id");--> statement-breakpoint
CREATE INDEX "data_object_listed" ON "data_object" USING btree ("project_id","parent_id","kind","sort_name","id");--> statement-breakpoint
CREATE INDEX "data_object_by_size" ON "data_object" USING btree ("project_id","parent_id","kind","bytes","id");--> statement-breakpoint
CREATE INDEX "data_object_by_change" ON "data_object" USING btree ("project_id","parent_id","kind","modified_at","id");--> statement-breakpoint
CREATE INDEX "data_object_content" ON "data_object" USING btree ("content_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "upload_id" ON "upload" USING btree ("id");--> statement-breakpoint
CREATE INDEX "upload_open" ON "upload" USING btree ("expires_at") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "notification_by_time" ON "notification" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "project_by_name" ON "project" USING btree ("billed_to","sort_name","id");--> statement-breakpoint
CREATE INDEX "project_by_creation" ON "project" USING btree ("billed_to","created_at","id");--> statement-breakpoint
CREATE INDEX "project_grant_ending" ON "project_grant" USING btree ("ends_at") WHERE ends_at is not null;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_phi_is_billed_to_an_org" CHECK (not contains_phi or billed_to like 'org-%');--> statement-breakpoint
CREATE POLICY "app_own" ON "app" AS PERMISSIVE FOR SELECT TO public USING (billed_to = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "app_here" ON "app" AS PERMISSIVE FOR ALL TO public USING ("id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "app_permission_here" ON "app_permission" AS PERMISSIVE FOR ALL TO public USING ("app_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("app_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "project_own" ON "project" AS PERMISSIVE FOR SELECT TO public USING (billed_to = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "project_here" ON "project" AS PERMISSIVE FOR ALL TO public USING ("id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "project_grant_here" ON "project_grant" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "audit_event_of_things" ON "audit_event" AS PERMISSIVE FOR SELECT TO public USING (split_part(target, '/', 1) = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "project_notice_installation" ON "project_notice" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "project_notice_here" ON "project_notice" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "project_transfer_installation" ON "project_transfer" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "project_transfer_own" ON "project_transfer" AS PERMISSIVE FOR SELECT TO public USING (to_user = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "project_transfer_here" ON "project_transfer" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "project_usage_installation" ON "project_usage" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "project_usage_payer" ON "project_usage" AS PERMISSIVE FOR ALL TO public USING (billed_to = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (billed_to = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "project_usage_own" ON "project_usage" AS PERMISSIVE FOR SELECT TO public USING (billed_to = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "project_usage_here" ON "project_usage" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "app_version_installation" ON "app_version" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "app_version_here" ON "app_version" AS PERMISSIVE FOR ALL TO public USING ("app_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("app_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "app_version_seen" ON "app_version" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from app a where a.id = app_version.app_id));--> statement-breakpoint
CREATE POLICY "group_tenant" ON "group" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "group_installation" ON "group" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "group_member_tenant" ON "group_member" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "group_member_own" ON "group_member" AS PERMISSIVE FOR SELECT TO public USING (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "group_member_installation" ON "group_member" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "content_installation" ON "content" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "content_read" ON "content" AS PERMISSIVE FOR SELECT TO public USING ((select nullif(current_setting('app.things', true), '')) is not null);--> statement-breakpoint
CREATE POLICY "content_add" ON "content" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select nullif(current_setting('app.things', true), '')) is not null);--> statement-breakpoint
CREATE POLICY "data_object_installation" ON "data_object" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "data_object_here" ON "data_object" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "upload_installation" ON "upload" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "upload_here" ON "upload" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "notification_own" ON "notification" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "notification_installation" ON "notification" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "notification_add" ON "notification" AS PERMISSIVE FOR INSERT TO public WITH CHECK (user_id is not null);--> statement-breakpoint
ALTER POLICY "project_grant_reaching" ON "project_grant" TO public USING (principal in ((select nullif(current_setting('app.actor', true), '')), (select nullif(current_setting('app.org', true), ''))) or principal = any ((select actor_principals())::text[]));--> statement-breakpoint
ALTER POLICY "project_grant_payer" ON "project_grant" TO public USING (billed_to = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (billed_to = (select nullif(current_setting('app.org', true), '')));
--> statement-breakpoint
CREATE POLICY "role_own" ON "role" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from member_role r where r.org_id = role.org_id and r.role_id = role.id and r.user_id = (select nullif(current_setting('app.actor', true), ''))));
--> statement-breakpoint
-- What the schema files cannot say.
do $$
declare t text;
begin
  foreach t in array array['group', 'group_member', 'data_object', 'upload', 'notification', 'content', 'project_usage', 'project_transfer',
    'project_notice', 'app_version']
  loop execute format('alter table %I force row level security', t); end loop;
end $$;

-- ---------------------------------------------------------------- what hangs on a project follows it
create function project_kept() returns trigger language plpgsql as $$
begin
  new.sort_name := lower(new.name);
  if tg_op = 'UPDATE' and old.contains_phi and not new.contains_phi then
    raise exception 'PHI data protection cannot be taken off a project' using errcode = '23514', constraint = 'project_keeps_phi';
  end if;
  return new;
end $$;
create trigger project_keep before insert or update of name, contains_phi on project for each row execute function project_kept();

create function project_followed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  if tg_op = 'INSERT' then
    insert into project_usage (project_id, billed_to) values (new.id, new.billed_to);
  elsif tg_op = 'UPDATE' then
    update project_grant set billed_to = new.billed_to where project_id = new.id;
    update project_usage set billed_to = new.billed_to where project_id = new.id;
  end if;
  if tg_op <> 'INSERT' then update org set project_count = project_count - 1 where id = old.billed_to; end if;
  if tg_op <> 'DELETE' then update org set project_count = project_count + 1 where id = new.billed_to; end if;
  perform set_config('app.scope', scope, true);
  return null;
end $$;
create trigger project_follow after insert or delete on project for each row execute function project_followed();
create trigger project_move after update of billed_to on project for each row when (old.billed_to is distinct from new.billed_to)
  execute function project_followed();

create function grant_billed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select p.billed_to into new.billed_to from project p where p.id = new.project_id;
  return new;
end $$;
create trigger project_grant_bill before insert on project_grant for each row execute function grant_billed();

create function usage_counted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  if tg_op = 'INSERT' then
    update project_usage u set bytes = u.bytes + d.bytes, objects = u.objects + d.n
      from (select project_id, sum(bytes)::bigint as bytes, count(*) filter (where kind = 'FILE')::int as n from added group by project_id) d where u.project_id = d.project_id;
  else
    update project_usage u set bytes = u.bytes - d.bytes, objects = u.objects - d.n
      from (select project_id, sum(bytes)::bigint as bytes, count(*) filter (where kind = 'FILE')::int as n from gone group by project_id) d where u.project_id = d.project_id;
  end if;
  perform set_config('app.scope', scope, true);
  return null;
end $$;
create trigger data_object_usage_add after insert on data_object referencing new table as added for each statement execute function usage_counted();
create trigger data_object_usage_drop after delete on data_object referencing old table as gone for each statement execute function usage_counted();

-- A group that is gone leaves no grant behind that something of its name could wake (INV-10).
create function group_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from project_grant where principal = old.id;
  return null;
end $$;
create trigger group_go after delete on "group" for each row execute function group_gone();

-- ---------------------------------------------------------------- who may do what with a project (design section 5, INV-7)
create function level_rank(p_level text) returns int language sql immutable parallel safe as $$
  select case p_level when 'VIEW' then 1 when 'UPLOAD' then 2 when 'CONTRIBUTE' then 3 when 'ADMINISTER' then 4 else 0 end
$$;
create function level_word(p_rank int) returns text language sql immutable parallel safe as $$
  select case p_rank when 1 then 'VIEW' when 2 then 'UPLOAD' when 3 then 'CONTRIBUTE' when 4 then 'ADMINISTER' else 'NONE' end
$$;

-- Their plans are made once a connection: planned for each call, the check would cost three times as much.
-- Every path by which the people named reach the projects named: the grant, the cap that lowers it, whether it counts and why not. Answers for the
-- projects of the transaction, for what its org pays for or was given, and for the person themselves; a path counts or says why it does not.
create function access_paths(p_projects text[], p_users text[])
returns table (project_id text, user_id text, via text, principal text, org_id text, share text, cap text, ends_at timestamptz, standing text, level text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  tenant text := nullif(current_setting('app.org', true), '');
  things text[] := coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query
    with place as (select m.user_id, m.org_id, case when m.level = 'ADMIN' then 'ADMINISTER' else m.project_access end as cap,
        case when m.ends_at <= at then 'MEMBERSHIP_ENDED' when m.disabled then 'DISABLED' end as off
        from member m where m.user_id = any (p_users)),
      reach as (select p.id as user_id, 'OWN' as via, p.id as principal, null::text as org_id, null::text as cap, null::text as off from unnest(p_users) p(id)
        union all select p.user_id, 'ORG', p.org_id, p.org_id, p.cap, p.off from place p
        union all select p.user_id, 'GROUP', g.group_id, p.org_id, p.cap, p.off from place p join group_member g on g.user_id = p.user_id and g.org_id = p.org_id),
      found as (select g.project_id, r.user_id, r.via, r.principal, r.org_id, g.level as share, r.cap, g.ends_at,
          case when g.ends_at <= at then 'GRANT_ENDED' when r.off is not null then r.off when r.via = 'OWN' and b.off is not null then 'SLEEPS'
            when r.cap = 'NONE' then 'CAPPED' else 'COUNTS' end as standing
        from reach r join project_grant g on g.principal = r.principal and g.project_id = any (p_projects)
        left join place b on r.via = 'OWN' and b.user_id = r.user_id and b.org_id = g.billed_to
        where scope = 'installation' or r.user_id = me or g.project_id = any (things) or g.billed_to = tenant or r.org_id = tenant)
    select f.project_id, f.user_id, f.via, f.principal, f.org_id, f.share, f.cap, f.ends_at, f.standing,
      case when f.standing <> 'COUNTS' then 'NONE' when f.cap is null then f.share else level_word(least(level_rank(f.share), level_rank(f.cap))) end
    from found f;
  perform set_config('app.scope', scope, true);
end $$;

-- What one person reaches, and at which level: each project once. For the person themselves, or what the org pays for or was given.
create function access_reached(p_user text) returns table (project_id text, level text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan rows 100 as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  tenant text := nullif(current_setting('app.org', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query
    with place as (select m.org_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end as cap,
        (m.ends_at is null or m.ends_at > at) and not m.disabled as active from member m where m.user_id = p_user),
      reach as (select p_user as principal, null::text as org_id, 4 as cap
        union all select p.org_id, p.org_id, p.cap from place p where p.active and p.cap > 0
        union all select g.group_id, p.org_id, p.cap from place p join group_member g on g.user_id = p_user and g.org_id = p.org_id where p.active and p.cap > 0)
    select g.project_id, level_word(max(least(level_rank(g.level), r.cap)))
    from reach r join project_grant g on g.principal = r.principal
    where (g.ends_at is null or g.ends_at > at) and (scope = 'installation' or p_user = me or g.billed_to = tenant or r.org_id = tenant)
      and (r.principal <> p_user or not exists (select 1 from place b where b.org_id = g.billed_to and not b.active))
    group by g.project_id;
  perform set_config('app.scope', scope, true);
end $$;

-- A project is seen by those who reach it: asked once a statement and looked up for each row, where a subquery a row cost a fifth of a millisecond.
alter policy "project_granted" on "project" to public using (id in (select r.project_id from access_reached((select nullif(current_setting('app.actor', true), ''))) r) or id in (select g.project_id from project_grant g where g.principal = (select nullif(current_setting('app.org', true), ''))));
create policy "project_usage_granted" on "project_usage" as permissive for select to public using (project_id in (select r.project_id from access_reached((select nullif(current_setting('app.actor', true), ''))) r));

-- What the actor reaches and what they pay for, with what a list shows of it: joined by keys here, where row security would be asked
-- of every project. What is read lies in memory as a rule, which the planner does not think of by itself.
create function my_projects() returns table (id text, name text, sort_name text, summary text, tags text[], billed_to text, level text, contains_phi boolean,
  restricted boolean, sponsored_until timestamptz, created_at timestamptz, modified_at timestamptz, bytes bigint, objects int, handed_to_me boolean)
language plpgsql stable security definer set search_path = public, pg_temp set random_page_cost = 1.1 rows 100 as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if me is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with reached as materialized (select r.project_id, r.level from access_reached(me) r),
      mine as (select * from reached union all select p.id, 'NONE' from project p where p.billed_to = me and p.id not in (select r.project_id from reached r))
    select p.id, p.name, p.sort_name, p.summary, p.tags, p.billed_to, m.level, p.contains_phi, p.restricted, p.sponsored_until, p.created_at, p.modified_at,
      coalesce(u.bytes, 0), coalesce(u.objects, 0), exists (select 1 from project_transfer t where t.project_id = p.id and t.to_user = me)
    from mine m cross join lateral (select * from project x where x.id = m.project_id) p
      left join lateral (select * from project_usage y where y.project_id = m.project_id) u on true;
  perform set_config('app.scope', scope, true);
end $$;

-- How many grants stand on projects of the transaction or of its org: counted in the index, without those that have ended.
create function grants_counted(p_projects text[]) returns table (project_id text, grants int)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  tenant text := nullif(current_setting('app.org', true), '');
  things text[] := coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query
    with asked as (select p.id from project p where p.id = any (p_projects) and (scope = 'installation' or p.billed_to = tenant or p.id = any (things))),
      ended as (select g.project_id as id, count(*) as n from project_grant g where g.ends_at <= at and g.project_id = any (p_projects) group by 1)
    select a.id, ((select count(*) from project_grant g where g.project_id = a.id) - coalesce(e.n, 0))::int from asked a left join ended e on e.id = a.id;
  perform set_config('app.scope', scope, true);
end $$;

-- A page of those who reach a project, by name: with a level that counts, each once. For the projects of the transaction alone.
create function project_people(p_project text, p_q text, p_after_name text, p_after_user text, p_limit int)
returns table (user_id text, name text, handle text, sort_name text)
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
    with g as (select x.principal, x.billed_to from project_grant x where x.project_id = p_project and (x.ends_at is null or x.ends_at > at)),
      own as (select u.id, u.name, u.handle, lower(u.name) as by_name from g join "user" u on u.id = g.principal
        where u.state <> 'CLOSED' and not exists (select 1 from member b where b.org_id = g.billed_to and b.user_id = u.id and (b.disabled or b.ends_at <= at))
          and (p_q = '' or lower(u.name || ' ' || u.handle) like pattern)),
      orgs as (select m.* from g cross join lateral (select m.user_id, m.name, m.handle, m.sort_name from member m
          where m.org_id = g.principal and not m.disabled and (m.ends_at is null or m.ends_at > at) and (m.level = 'ADMIN' or m.project_access <> 'NONE')
            and (p_q = '' or lower(m.name || ' ' || m.handle) like pattern)
            and (p_after_name is null or (m.sort_name, m.user_id) > (p_after_name, p_after_user))
          order by m.sort_name, m.user_id limit p_limit) m where g.principal like 'org-%'),
      groups as (select m.user_id, m.name, m.handle, m.sort_name from g join "group" q on q.id = g.principal
        join group_member x on x.org_id = q.org_id and x.group_id = q.id
        join member m on m.org_id = x.org_id and m.user_id = x.user_id
        where g.principal like 'group-%' and not m.disabled and (m.ends_at is null or m.ends_at > at) and (m.level = 'ADMIN' or m.project_access <> 'NONE')
          and (p_q = '' or lower(m.name || ' ' || m.handle) like pattern))
    select distinct on (e.by_name, e.id) e.id, e.name, e.handle, e.by_name
    from (select * from own union all select * from orgs union all select * from groups) e(id, name, handle, by_name)
    where p_after_name is null or (e.by_name, e.id) > (p_after_name, p_after_user)
    order by e.by_name, e.id limit p_limit;
  perform set_config('app.scope', scope, true);
end $$;

-- Turns, in the order they are asked for. Row locks alone let newcomers that share go past one who waits to hold a row alone: whoever wrote on and
-- on would keep their own revocation out (INV-14). Who writes shares the turn of themselves and of the project, who takes away has it alone first.
create function turn_shared(p_of text) returns void language sql volatile as $$ select pg_advisory_xact_lock_shared(hashtextextended('turn:' || p_of, 0)) $$;
create function turn_alone(p_of text) returns void language sql volatile as $$ select pg_advisory_xact_lock(hashtextextended('turn:' || p_of, 0)) $$;
-- Who ends credentials of their own has their own turn alone.
create function credential_turn() returns trigger language plpgsql as $$
begin
  perform turn_alone(nullif(current_setting('app.actor', true), ''));
  return null;
end $$;
create trigger session_turn before update of revoked_at on session for each statement execute function credential_turn();
create trigger token_turn before update of revoked_at on token for each statement execute function credential_turn();

-- Where the actor stands in a project of the transaction: its row, its payer, every path of theirs. With a lock, what the answer rests on is held
-- still first: the payer's row (`payer`), the credential, memberships, the project's row, its grants that reach them (INV-14, INV-42).
create function project_stand(p_project text, p_lock text, p_session text, p_token text, p_beside text default null)
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
      coalesce((select jsonb_build_object('id', o.id, 'name', o.name, 'state', o.state, 'phi', o.phi, 'billable', o.billable, 'transfer', o.project_transfer, 'licences', o.licences) from org o where o.id = p.billed_to),
        (select jsonb_build_object('id', x.id, 'name', x.name, 'state', 'LIVE', 'phi', false, 'billable', true, 'transfer', 'MEMBER', 'licences', '[]'::jsonb) from "user" x where x.id = p.billed_to)),
      p.billed_to = me or exists (select 1 from member m where m.org_id = p.billed_to and m.user_id = me and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at)),
      coalesce(p.sponsored_until > at and (p.sponsored_by = me
        or exists (select 1 from member m where m.org_id = p.sponsored_by and m.user_id = me and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at))), false),
      (select jsonb_build_object('toUser', t.to_user, 'toName', x.name, 'requestedBy', t.requested_by, 'createdAt', t.created_at) from project_transfer t join "user" x on x.id = t.to_user where t.project_id = p.id),
      exists (select 1 from project_notice n where n.project_id = p.id and n.user_id = me),
      coalesce((select jsonb_agg(to_jsonb(a)) from access_paths(array[p.id], array[me]) a where me is not null), '[]'), live
    from project p left join project_usage u on u.project_id = p.id where p.id = p_project;
  perform set_config('app.scope', scope, true);
end $$;

-- What the actor may bill to: themselves, or an org where they are an active admin or have billable activities (A111). With a lock the org's row is
-- held first, since its count of projects changes, then the membership.
create function billing_stand(p_payer text, p_locking boolean)
returns table (id text, name text, state text, phi boolean, billable boolean, transfer text)
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
    select o.id, o.name, o.state, o.phi, o.billable, o.project_transfer from org o join member m on m.org_id = o.id and m.user_id = me
      where o.id = p_payer and not m.disabled and (m.ends_at is null or m.ends_at > at) and (m.level = 'ADMIN' or m.billable_activities)
    union all select u.id, u.name, 'LIVE', false, true, 'MEMBER' from "user" u where u.id = p_payer and u.id = me;
  if found then perform set_config('app.chains', concat_ws(',', nullif(current_setting('app.chains', true), ''), p_payer), true); end if;
  perform set_config('app.scope', scope, true);
end $$;

-- The names of users, groups and orgs that stand in grants on the projects of the transaction, or on what the org pays for.
create function principals_named(p_projects text[], p_only text[]) returns table (id text, name text, handle text, org_id text, state text)
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
    union all select o.id, o.name, o.handle, o.id, o.state from named n join org o on o.id = n.id
    union all select q.id, q.name, null, q.org_id, 'LIVE' from named n join "group" q on q.id = n.id;
  perform set_config('app.scope', scope, true);
end $$;

-- What those are called who made, sponsor or hand over a project of the transaction.
create function project_parties(p_project text) returns table (id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with named as (select x.id from project p left join project_transfer t on t.project_id = p.id
      cross join lateral (values (p.created_by), (p.sponsored_by), (t.requested_by)) x(id) where p.id = p_project)
    select u.id, u.name from "user" u where u.id in (select n.id from named n)
    union all select o.id, o.name from org o where o.id in (select n.id from named n);
  perform set_config('app.scope', scope, true);
end $$;

-- Those with a grant of their own on a project of the transaction, and where their mail goes: for telling them what became of it.
create function project_told(p_project text) returns table (user_id text, name text, address text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query select u.id, u.name, u.email from project_grant g join "user" u on u.id = g.principal
    where g.project_id = p_project and (g.ends_at is null or g.ends_at > at) and u.state = 'ACTIVE' and u.email is not null
      and not exists (select 1 from member b where b.org_id = g.billed_to and b.user_id = u.id and (b.disabled or b.ends_at <= at))
    order by u.id;
  perform set_config('app.scope', scope, true);
end $$;

-- Which of these apps the actor sees: their own, those of orgs they administer, and those they or an org of theirs were given.
create function apps_seen(p_apps text[]) returns table (id text, title text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  mine text[] := actor_principals();
begin
  perform set_config('app.scope', 'installation', true);
  return query select a.id, a.title from app a where a.id = any (p_apps) and (scope = 'installation' or a.billed_to = me
    or exists (select 1 from app_permission x where x.app_id = a.id and x.principal = any (mine))
    or exists (select 1 from member m where m.org_id = a.billed_to and m.user_id = me and m.level = 'ADMIN' and not m.disabled
      and (m.ends_at is null or m.ends_at > at)));
  perform set_config('app.scope', scope, true);
end $$;

-- What the payers are called of projects that reach the actor.
create function payers_of_mine(p_projects text[]) returns table (id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if me is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with paying as (select distinct p.billed_to from project p where p.id = any (p_projects)
      and (p.billed_to = me or p.id in (select r.project_id from access_reached(me) r)))
    select o.id, o.name from org o where o.id in (select y.billed_to from paying y)
    union all select u.id, u.name from "user" u where u.id in (select y.billed_to from paying y);
  perform set_config('app.scope', scope, true);
end $$;

-- What those are called who made the data objects named, of a project of the transaction.
create function object_makers(p_project text, p_ids text[]) returns table (user_id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query select u.id, u.name from "user" u
    where u.id in (select o.created_by from data_object o where o.project_id = p_project and o.id = any (p_ids));
  perform set_config('app.scope', scope, true);
end $$;

-- ---------------------------------------------------------------- handing over
-- Who is told when the billing of a project of the transaction moves: whom it is handed to, who asked for it (and whether they administer the payer), and
-- the user who pays. Only accounts that are activated.
create function transfer_parties(p_project text) returns table (user_id text, name text, email text, recipient boolean, requester boolean, payer_admin boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query select u.id, u.name, u.email, coalesce(u.id = t.to_user, false), coalesce(u.id = t.requested_by, false),
      p.billed_to = u.id or exists (select 1 from member m where m.org_id = p.billed_to and m.user_id = u.id and m.level = 'ADMIN' and not m.disabled
        and (m.ends_at is null or m.ends_at > at))
    from project p left join project_transfer t on t.project_id = p.id join "user" u on u.id in (t.to_user, t.requested_by, p.billed_to)
    where p.id = p_project and u.state = 'ACTIVE' order by u.id;
  perform set_config('app.scope', scope, true);
end $$;

-- ---------------------------------------------------------------- the trail takes the payers of the transaction's projects too
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

-- ---------------------------------------------------------------- profile: the orgs that changed one's own access, by name, also those one has left
create function orgs_of_mine() returns table (id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me text := nullif(current_setting('app.actor', true), ''); scope text := current_setting('app.scope', true);
begin
  if me is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  return query select o.id, o.name from org o where o.id in (select e.chain from audit_event e where e.target = me and e.chain like 'org-%');
  perform set_config('app.scope', coalesce(scope, ''), true);
end $$;

-- ---------------------------------------------------------------- sharing a project
-- Whom the words of someone who shares name: a username, an e-mail address, the id of a user, an org, or a group of an org where the actor is active
-- (or that holds a grant already). `phi` says whether what they reach through may hold protected data (INV-12), `near` whether they are in an org of the actor's. Only where a project is opened.
create function principals_sought(p_words text[])
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
    select a.word, u.id, u.name, u.handle, u.state,
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

-- The orgs where the actor is active, and the groups they are in or whose org they administer: what may be shared with by its name.
create function share_options() returns table (id text, name text, org_name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', 'installation', true);
  return query
    with mine as (select m.org_id, m.level from member m where m.user_id = me and not m.disabled and (m.ends_at is null or m.ends_at > at))
    (select o.id, o.name, null::text from mine join org o on o.id = mine.org_id order by lower(o.name), o.id limit 100)
    union all
    (select q.id, q.name, o.name from mine join "group" q on q.org_id = mine.org_id join org o on o.id = q.org_id
      where mine.level = 'ADMIN' or exists (select 1 from group_member x where x.org_id = q.org_id and x.group_id = q.id and x.user_id = me)
      order by lower(q.name), q.id limit 200);
  perform set_config('app.scope', scope, true);
end $$;

-- The grants on a project of the transaction with the names that stand in them, by name; `asleep` where an own grant sleeps with the membership in
-- the payer (design section 5). Limited, after a place in the list.
create function project_grants(p_project text, p_q text, p_after_name text, p_after text, p_limit int)
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
      select g.*, coalesce(u.name, o.name, q.name, g.principal) as called, coalesce(u.handle, o.handle) as short, coalesce(u.state, o.state, 'LIVE') as stands,
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

-- Everyone who reaches a project of the transaction, with the level, each once: what project_people pages through, for filters and the total.
create function project_reachers(p_project text, p_q text) returns table (user_id text, name text, handle text, sort_name text, level text)
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
    with g as (select x.principal, x.billed_to, level_rank(x.level) as share from project_grant x where x.project_id = p_project and (x.ends_at is null or x.ends_at > at)),
      reach(id, called, short, by_name, rank) as (
        select u.id, u.name, u.handle, lower(u.name), g.share from g join "user" u on u.id = g.principal
          where u.state <> 'CLOSED' and not exists (select 1 from member b where b.org_id = g.billed_to and b.user_id = u.id and (b.disabled or b.ends_at <= at))
        union all select m.user_id, m.name, m.handle, m.sort_name, least(g.share, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end)
          from g join member m on m.org_id = g.principal where not m.disabled and (m.ends_at is null or m.ends_at > at)
        union all select m.user_id, m.name, m.handle, m.sort_name, least(g.share, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end)
          from g join "group" q on q.id = g.principal join group_member x on x.org_id = q.org_id and x.group_id = q.id
          join member m on m.org_id = x.org_id and m.user_id = x.user_id where not m.disabled and (m.ends_at is null or m.ends_at > at))
    select r.id, min(r.called), min(r.short), min(r.by_name), level_word(max(r.rank)) from reach r
    where r.rank > 0 and (p_q = '' or lower(r.called || ' ' || r.short) like pattern) group by r.id;
  perform set_config('app.scope', scope, true);
end $$;

-- Who is told of grants on a project of the transaction: the user; of an org its active admins, of a group its group admins. Only who is activated.
create function grants_told(p_project text, p_principals text[]) returns table (principal text, user_id text, name text, email text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with g as (select x.principal from project_grant x where x.project_id = p_project and x.principal = any (p_principals)),
      told as (select g.principal, g.principal as id from g where g.principal like 'user-%'
        union all select g.principal, m.user_id from g join member m on m.org_id = g.principal
          where m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at)
        union all select g.principal, x.user_id from g join group_member x on x.group_id = g.principal join member m on m.org_id = x.org_id and m.user_id = x.user_id
          where x.role = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > at))
    select t.principal, u.id, u.name, u.email from told t join "user" u on u.id = t.id where u.state = 'ACTIVE' and u.email is not null
    order by t.principal, u.id limit 2000;
  perform set_config('app.scope', scope, true);
end $$;

-- Those who administer a project of the transaction of their own and without an end, and can sign in: what keeps it alive (B2.8).
create function project_lasting_admins(p_project text) returns table (user_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and not (p_project = any (coalesce(string_to_array(nullif(current_setting('app.things', true), ''), ','), '{}')))
  then raise exception 'not the project of this transaction' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query select u.id from project_grant g join "user" u on u.id = g.principal
    where g.project_id = p_project and g.level = 'ADMINISTER' and g.ends_at is null and u.state = 'ACTIVE';
  perform set_config('app.scope', scope, true);
end $$;

-- The projects that a path leads from this org to a member: by a grant of their own on what it pays for, or one to it or a group of it. With a level of
-- NONE where no path counts just now. Each once, by name.
create function member_projects(p_user text, p_q text) returns table (project_id text, name text, sort_name text, billed_to text, level text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  tenant text := nullif(current_setting('app.org', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  pattern text := '%' || replace(replace(replace(lower(p_q), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if tenant is null then raise exception 'no org is opened' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query
    with place as (select m.org_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end as cap,
        (m.ends_at is null or m.ends_at > at) and not m.disabled as active from member m where m.user_id = p_user),
      reach as (select p_user as principal, null::text as org_id, 4 as cap
        union all select p.org_id, p.org_id, case when p.active then p.cap else 0 end from place p
        union all select x.group_id, p.org_id, case when p.active then p.cap else 0 end from place p join group_member x on x.user_id = p_user and x.org_id = p.org_id),
      found as (select g.project_id, max(case when g.ends_at <= at then 0
          when r.org_id is null and exists (select 1 from place b where b.org_id = g.billed_to and not b.active) then 0
          else least(level_rank(g.level), r.cap) end) as rank
        from reach r join project_grant g on g.principal = r.principal where g.billed_to = tenant or r.org_id = tenant group by g.project_id)
    select p.id, p.name, p.sort_name, p.billed_to, level_word(f.rank) from found f join project p on p.id = f.project_id
    where p_q = '' or p.sort_name like pattern;
  perform set_config('app.scope', scope, true);
end $$;

-- What those are called who stand in lines of the trail of a project that is opened, as who did something or whom it was done to.
create function project_trail_names(p_ids text[]) returns table (id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare scope text := coalesce(current_setting('app.scope', true), '');
begin
  if scope <> 'installation' and nullif(current_setting('app.things', true), '') is null then raise exception 'no project is opened' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  return query select u.id, u.name from "user" u where u.id = any (p_ids)
    union all select o.id, o.name from org o where o.id = any (p_ids)
    union all select q.id, q.name from "group" q where q.id = any (p_ids);
  perform set_config('app.scope', scope, true);
end $$;

-- ---------------------------------------------------------------- what is there already
select set_config('app.scope', 'installation', true);
update project set sort_name = lower(name), modified_at = created_at;
update project_grant g set billed_to = p.billed_to from project p where p.id = g.project_id;
insert into project_usage (project_id, billed_to) select id, billed_to from project on conflict do nothing;
update org set project_count = (select count(*) from project p where p.billed_to = org.id);
select set_config('app.scope', '', true);
