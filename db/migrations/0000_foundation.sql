-- The policies below ask these two; they read past row security, so that a policy never asks itself.
create function project_payer(p_project text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin return (select billed_to from project where id = p_project); end $$;--> statement-breakpoint
create function app_payer(p_app text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin return (select billed_to from app where id = p_app); end $$;--> statement-breakpoint
CREATE TABLE "account" (
	"user_id" text PRIMARY KEY NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_link" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" text NOT NULL,
	"org_id" text,
	"invitation_id" text,
	"email" text NOT NULL,
	"secret_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"voided_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "mail_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	"ip" text,
	"agent" text,
	"revoked_at" timestamp with time zone,
	"revoked_by" text
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "token" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"ending" text NOT NULL,
	"org_id" text,
	"read_only" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"state" text NOT NULL,
	"support" boolean DEFAULT false NOT NULL,
	"default_org" text,
	"bill_to" text,
	"provisioned_by" text,
	"time_zone" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_active_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "user_id_of_handle" CHECK ("user"."id" = 'user-' || lower("user"."handle"))
);
--> statement-breakpoint
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "former_member" (
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"removed_at" timestamp with time zone NOT NULL,
	"removed_by" text NOT NULL,
	"erase_at" timestamp with time zone NOT NULL,
	"held" jsonb NOT NULL,
	CONSTRAINT "former_member_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "former_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"sort_name" text NOT NULL,
	"level" text NOT NULL,
	"billable_activities" boolean NOT NULL,
	"project_access" text NOT NULL,
	"app_access" boolean NOT NULL,
	"role_id" text NOT NULL,
	"set_bill_to" boolean DEFAULT false NOT NULL,
	"ends_at" timestamp with time zone,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"bounced_at" timestamp with time zone,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "invitation_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member" (
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"sort_name" text NOT NULL,
	"level" text NOT NULL,
	"billable_activities" boolean NOT NULL,
	"project_access" text NOT NULL,
	"app_access" boolean NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"ends_at" timestamp with time zone,
	"joined_at" timestamp with time zone NOT NULL,
	"added_by" text,
	"last_active_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "member_org_id_user_id_pk" PRIMARY KEY("org_id","user_id"),
	CONSTRAINT "member_admin_settings" CHECK (level <> 'ADMIN' or (billable_activities and project_access = 'ADMINISTER' and app_access))
);
--> statement-breakpoint
ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member_role" (
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role_id" text NOT NULL,
	CONSTRAINT "member_role_org_id_user_id_role_id_pk" PRIMARY KEY("org_id","user_id","role_id")
);
--> statement-breakpoint
ALTER TABLE "member_role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "org" (
	"id" text PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'LIVE' NOT NULL,
	"billable" boolean DEFAULT false NOT NULL,
	"spending_limit" text,
	"member_list_visibility" text DEFAULT 'ADMIN' NOT NULL,
	"project_transfer" text DEFAULT 'ADMIN' NOT NULL,
	"provisioning" boolean DEFAULT false NOT NULL,
	"phi" boolean DEFAULT false NOT NULL,
	"gxp" boolean DEFAULT false NOT NULL,
	"member_count" integer DEFAULT 0 NOT NULL,
	"invitation_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "org_id_of_handle" CHECK ("org"."id" = 'org-' || "org"."handle")
);
--> statement-breakpoint
ALTER TABLE "org" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"built_in" boolean DEFAULT false NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	CONSTRAINT "role_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_policy" (
	"org_id" text NOT NULL,
	"role_id" text NOT NULL,
	"policy" text NOT NULL,
	CONSTRAINT "role_policy_org_id_role_id_policy_pk" PRIMARY KEY("org_id","role_id","policy")
);
--> statement-breakpoint
ALTER TABLE "role_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"billed_to" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "app" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app_permission" (
	"app_id" text NOT NULL,
	"principal" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "app_permission_app_id_principal_kind_pk" PRIMARY KEY("app_id","principal","kind")
);
--> statement-breakpoint
ALTER TABLE "app_permission" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"billed_to" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"contains_phi" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "project" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_grant" (
	"project_id" text NOT NULL,
	"principal" text NOT NULL,
	"level" text NOT NULL,
	"granted_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_grant_project_id_principal_pk" PRIMARY KEY("project_id","principal")
);
--> statement-breakpoint
ALTER TABLE "project_grant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_event" (
	"chain" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_kind" text NOT NULL,
	"operation" text NOT NULL,
	"target" text NOT NULL,
	"bulk" text,
	"request_id" text,
	"ip" text,
	"agent" text,
	"credential" text,
	"reason" text,
	"before" text,
	"after" text,
	"canonical" text NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_event_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_head" (
	"chain" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "security_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "security_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"org_id" text,
	"user_id" text,
	"operation" text,
	"refusal" text,
	"ip" text,
	"agent" text,
	"request_id" text
);
--> statement-breakpoint
ALTER TABLE "security_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency" (
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"operation" text NOT NULL,
	"title" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text DEFAULT 'RUNNING' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"started_by" text NOT NULL,
	"credential" jsonb NOT NULL,
	"stop_asked" boolean DEFAULT false NOT NULL,
	"message" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "job_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "job" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_item" (
	"org_id" text NOT NULL,
	"job_id" text NOT NULL,
	"n" integer NOT NULL,
	"target" text NOT NULL,
	"row" jsonb,
	"outcome" text,
	"message" text,
	CONSTRAINT "job_item_org_id_job_id_n_pk" PRIMARY KEY("org_id","job_id","n")
);
--> statement-breakpoint
ALTER TABLE "job_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text,
	"kind" text NOT NULL,
	"user_id" text,
	"address" text NOT NULL,
	"payload" jsonb NOT NULL,
	"link_id" text,
	"dedupe_key" text,
	"message_id" text NOT NULL,
	"state" text DEFAULT 'QUEUED' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"subject" text,
	"body" text
);
--> statement-breakpoint
ALTER TABLE "mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate" (
	"key" text NOT NULL,
	"window" timestamp with time zone NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "rate_key_window_pk" PRIMARY KEY("key","window")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "request_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"org_id" text,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"message" text NOT NULL,
	"state" text DEFAULT 'NEW' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stored_file" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stored_file_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "stored_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token" ADD CONSTRAINT "token_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_member" ADD CONSTRAINT "former_member_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_member" ADD CONSTRAINT "former_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_org_id_user_id_member_org_id_user_id_fk" FOREIGN KEY ("org_id","user_id") REFERENCES "public"."member"("org_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_org_id_role_id_role_org_id_id_fk" FOREIGN KEY ("org_id","role_id") REFERENCES "public"."role"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_policy" ADD CONSTRAINT "role_policy_org_id_role_id_role_org_id_id_fk" FOREIGN KEY ("org_id","role_id") REFERENCES "public"."role"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_permission" ADD CONSTRAINT "app_permission_app_id_app_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."app"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_grant" ADD CONSTRAINT "project_grant_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_item" ADD CONSTRAINT "job_item_org_id_job_id_job_org_id_id_fk" FOREIGN KEY ("org_id","job_id") REFERENCES "public"."job"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_link_secret" ON "mail_link" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_link_of_user" ON "mail_link" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_secret" ON "session" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "session_of_user" ON "session" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "token_secret" ON "token" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "token_of_user" ON "token" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_handle_lower" ON "user" USING btree (lower("handle"));--> statement-breakpoint
CREATE UNIQUE INDEX "user_email_lower" ON "user" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "former_member_by_removal" ON "former_member" USING btree ("org_id","removed_at","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open" ON "invitation" USING btree ("org_id","user_id") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "invitation_by_name" ON "invitation" USING btree ("org_id","sort_name","id") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "invitation_of_user" ON "invitation" USING btree ("user_id","org_id");--> statement-breakpoint
CREATE INDEX "member_by_name" ON "member" USING btree ("org_id","sort_name","user_id");--> statement-breakpoint
CREATE INDEX "member_by_level_name" ON "member" USING btree ("org_id","level","sort_name","user_id");--> statement-breakpoint
CREATE INDEX "member_by_joined" ON "member" USING btree ("org_id","joined_at","user_id");--> statement-breakpoint
CREATE INDEX "member_of_user" ON "member" USING btree ("user_id","org_id");--> statement-breakpoint
CREATE INDEX "member_ending" ON "member" USING btree ("ends_at") WHERE ends_at is not null;--> statement-breakpoint
CREATE INDEX "member_role_by_role" ON "member_role" USING btree ("org_id","role_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "org_handle" ON "org" USING btree ("handle");--> statement-breakpoint
CREATE UNIQUE INDEX "role_name" ON "role" USING btree ("org_id",lower("name"));--> statement-breakpoint
CREATE INDEX "app_billed_to" ON "app" USING btree ("billed_to","id");--> statement-breakpoint
CREATE INDEX "app_permission_of" ON "app_permission" USING btree ("principal","app_id");--> statement-breakpoint
CREATE INDEX "project_billed_to" ON "project" USING btree ("billed_to","id");--> statement-breakpoint
CREATE INDEX "project_grant_of" ON "project_grant" USING btree ("principal","project_id");--> statement-breakpoint
CREATE INDEX "audit_event_of_target" ON "audit_event" USING btree ("chain","target","seq");--> statement-breakpoint
CREATE INDEX "audit_event_about" ON "audit_event" USING btree ("target","at");--> statement-breakpoint
CREATE INDEX "security_event_at" ON "security_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "idempotency_by_time" ON "idempotency" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "job_by_time" ON "job" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_dedupe" ON "mail" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "mail_by_time" ON "mail" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "mail_of_org" ON "mail" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "request_of_user" ON "request" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE POLICY "account_installation" ON "account" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "account_own" ON "account" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "mail_link_installation" ON "mail_link" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "mail_link_own" ON "mail_link" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "mail_link_tenant" ON "mail_link" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "session_installation" ON "session" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "session_own" ON "session" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "token_installation" ON "token" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "token_own" ON "token" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "token_of_member" ON "token" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from member m where m.org_id = (select nullif(current_setting('app.org', true), '')) and m.user_id = token.user_id));--> statement-breakpoint
CREATE POLICY "user_installation" ON "user" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "user_self" ON "user" AS PERMISSIVE FOR ALL TO public USING (id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "user_of_org" ON "user" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from member m where m.org_id = (select nullif(current_setting('app.org', true), '')) and m.user_id = "user".id)
        or exists (select 1 from invitation i where i.org_id = (select nullif(current_setting('app.org', true), '')) and i.user_id = "user".id));--> statement-breakpoint
CREATE POLICY "former_member_tenant" ON "former_member" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "former_member_installation" ON "former_member" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "invitation_tenant" ON "invitation" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "invitation_own" ON "invitation" AS PERMISSIVE FOR SELECT TO public USING (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "invitation_installation" ON "invitation" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "member_tenant" ON "member" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "member_own" ON "member" AS PERMISSIVE FOR SELECT TO public USING (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "member_installation" ON "member" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "member_role_tenant" ON "member_role" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "member_role_own" ON "member_role" AS PERMISSIVE FOR SELECT TO public USING (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "member_role_installation" ON "member_role" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "org_installation" ON "org" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "org_tenant" ON "org" AS PERMISSIVE FOR ALL TO public USING (id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "org_of_member" ON "org" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from member m where m.org_id = org.id and m.user_id = (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "role_tenant" ON "role" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "role_installation" ON "role" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "role_policy_tenant" ON "role_policy" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "role_policy_installation" ON "role_policy" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "role_policy_own" ON "role_policy" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from member_role r where r.org_id = role_policy.org_id and r.role_id = role_policy.role_id and r.user_id = (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "app_installation" ON "app" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "app_payer" ON "app" AS PERMISSIVE FOR ALL TO public USING (billed_to = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (billed_to = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "app_permitted" ON "app" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from app_permission p where p.app_id = app.id and p.principal in ((select nullif(current_setting('app.actor', true), '')), (select nullif(current_setting('app.org', true), '')))));--> statement-breakpoint
CREATE POLICY "app_permission_installation" ON "app_permission" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "app_permission_reaching" ON "app_permission" AS PERMISSIVE FOR SELECT TO public USING (principal in ((select nullif(current_setting('app.actor', true), '')), (select nullif(current_setting('app.org', true), ''))));--> statement-breakpoint
CREATE POLICY "app_permission_payer" ON "app_permission" AS PERMISSIVE FOR ALL TO public USING (app_payer(app_id) = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (app_payer(app_id) = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "project_installation" ON "project" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "project_payer" ON "project" AS PERMISSIVE FOR ALL TO public USING (billed_to = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (billed_to = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "project_granted" ON "project" AS PERMISSIVE FOR SELECT TO public USING (exists (select 1 from project_grant g where g.project_id = project.id and g.principal in ((select nullif(current_setting('app.actor', true), '')), (select nullif(current_setting('app.org', true), '')))));--> statement-breakpoint
CREATE POLICY "project_grant_installation" ON "project_grant" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "project_grant_reaching" ON "project_grant" AS PERMISSIVE FOR SELECT TO public USING (principal in ((select nullif(current_setting('app.actor', true), '')), (select nullif(current_setting('app.org', true), ''))));--> statement-breakpoint
CREATE POLICY "project_grant_payer" ON "project_grant" AS PERMISSIVE FOR ALL TO public USING (project_payer(project_id) = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (project_payer(project_id) = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "audit_event_installation" ON "audit_event" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "audit_event_chain" ON "audit_event" AS PERMISSIVE FOR ALL TO public USING (chain in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), '')))) WITH CHECK (chain in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "audit_event_about_me" ON "audit_event" AS PERMISSIVE FOR SELECT TO public USING (target = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "audit_head_installation" ON "audit_head" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "audit_head_chain" ON "audit_head" AS PERMISSIVE FOR ALL TO public USING (chain in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), '')))) WITH CHECK (chain in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "security_event_installation" ON "security_event" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "security_event_tenant" ON "security_event" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "security_event_own" ON "security_event" AS PERMISSIVE FOR SELECT TO public USING (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "idempotency_own" ON "idempotency" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "idempotency_installation" ON "idempotency" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "job_tenant" ON "job" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "job_installation" ON "job" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "job_item_tenant" ON "job_item" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "job_item_installation" ON "job_item" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "mail_installation" ON "mail" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "mail_tenant" ON "mail" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "mail_own" ON "mail" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "mail_system" ON "mail" AS PERMISSIVE FOR INSERT TO public WITH CHECK (org_id is null);--> statement-breakpoint
CREATE POLICY "request_own" ON "request" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "request_installation" ON "request" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "request_tenant" ON "request" AS PERMISSIVE FOR SELECT TO public USING (org_id = (select nullif(current_setting('app.org', true), '')) and (select nullif(current_setting('app.actor', true), '')) is not null);--> statement-breakpoint
CREATE POLICY "stored_file_tenant" ON "stored_file" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "stored_file_installation" ON "stored_file" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));