CREATE TABLE "content_piece" (
	"content_hash" text NOT NULL,
	"from" bigint NOT NULL,
	"piece_hash" text NOT NULL,
	CONSTRAINT "content_piece_content_hash_from_pk" PRIMARY KEY("content_hash","from")
);
--> statement-breakpoint
ALTER TABLE "content_piece" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "download" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"object_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "download_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "download" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "piece" (
	"hash" text PRIMARY KEY NOT NULL,
	"bytes" integer NOT NULL,
	"stored" boolean DEFAULT false NOT NULL,
	"held_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "piece" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "upload_piece" (
	"project_id" text NOT NULL,
	"upload_id" text NOT NULL,
	"from" bigint NOT NULL,
	"piece_hash" text NOT NULL,
	CONSTRAINT "upload_piece_project_id_upload_id_from_pk" PRIMARY KEY("project_id","upload_id","from")
);
--> statement-breakpoint
ALTER TABLE "upload_piece" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "fingerprint" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "content_piece" ADD CONSTRAINT "content_piece_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_piece" ADD CONSTRAINT "content_piece_piece_hash_piece_hash_fk" FOREIGN KEY ("piece_hash") REFERENCES "public"."piece"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download" ADD CONSTRAINT "download_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_piece" ADD CONSTRAINT "upload_piece_piece_hash_piece_hash_fk" FOREIGN KEY ("piece_hash") REFERENCES "public"."piece"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_piece" ADD CONSTRAINT "upload_piece_project_id_upload_id_upload_project_id_id_fk" FOREIGN KEY ("project_id","upload_id") REFERENCES "public"."upload"("project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "content_piece_of" ON "content_piece" USING btree ("piece_hash");--> statement-breakpoint
CREATE INDEX "download_expiring" ON "download" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "piece_held" ON "piece" USING btree ("held_at");--> statement-breakpoint
CREATE INDEX "upload_piece_of" ON "upload_piece" USING btree ("piece_hash");--> statement-breakpoint
CREATE POLICY "content_piece_installation" ON "content_piece" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "content_piece_read" ON "content_piece" AS PERMISSIVE FOR SELECT TO public USING ((select nullif(current_setting('app.things', true), '')) is not null);--> statement-breakpoint
CREATE POLICY "content_piece_add" ON "content_piece" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select nullif(current_setting('app.things', true), '')) is not null);--> statement-breakpoint
CREATE POLICY "download_installation" ON "download" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "download_here" ON "download" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "piece_installation" ON "piece" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "piece_read" ON "piece" AS PERMISSIVE FOR SELECT TO public USING ((select nullif(current_setting('app.things', true), '')) is not null);--> statement-breakpoint
CREATE POLICY "upload_piece_installation" ON "upload_piece" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "upload_piece_here" ON "upload_piece" AS PERMISSIVE FOR ALL TO public USING ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[])) WITH CHECK ("project_id" = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
-- What the schema files cannot say.
do $$
declare t text;
begin
  foreach t in array array['piece', 'content_piece', 'upload_piece', 'download']
  loop execute format('alter table %I force row level security', t); end loop;
end $$;

-- Says that somebody is about to store a piece, or to name it: for a day it stays. True when the store has its bytes already. Waits for a sweep that
-- is just taking it away, and then begins anew.
create function piece_hold(p_hash text, p_bytes int) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  found_stored boolean;
begin
  if nullif(current_setting('app.things', true), '') is null then raise exception 'not in a project' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  insert into piece as p (hash, bytes, held_at) values (p_hash, p_bytes, at)
    on conflict (hash) do update set bytes = excluded.bytes, held_at = greatest(p.held_at, excluded.held_at) returning p.stored into found_stored;
  perform set_config('app.scope', scope, true);
  return found_stored;
end $$;

-- The store has the piece. False when the sweep took its row away meanwhile: it has to be stored again.
create function piece_kept(p_hash text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  scope text := coalesce(current_setting('app.scope', true), '');
  kept boolean;
begin
  if nullif(current_setting('app.things', true), '') is null then raise exception 'not in a project' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  update piece set stored = true where hash = p_hash;
  kept := found;
  perform set_config('app.scope', scope, true);
  return kept;
end $$;

-- Says that a content is wanted, and waits for a sweep that is just taking it away. True when it is new: its pieces are to be named then.
create function content_keep(p_hash text, p_bytes bigint) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
  is_new boolean;
begin
  if nullif(current_setting('app.things', true), '') is null then raise exception 'not in a project' using errcode = '42501'; end if;
  perform set_config('app.scope', 'installation', true);
  insert into content as c (hash, bytes, created_at) values (p_hash, p_bytes, at)
    on conflict (hash) do update set created_at = greatest(c.created_at, excluded.created_at) returning xmax = 0 into is_new;
  perform set_config('app.scope', scope, true);
  return is_new;
end $$;
