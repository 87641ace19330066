CREATE TABLE "billing_account" (
	"id" text PRIMARY KEY NOT NULL,
	"spending_limit" bigint,
	"charged" bigint DEFAULT 0 NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"storage_charged" bigint DEFAULT 0 NOT NULL,
	"compute_charged" bigint DEFAULT 0 NOT NULL,
	"egress_charged" bigint DEFAULT 0 NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	"limit_version" integer DEFAULT 1 NOT NULL,
	"alert_thresholds" integer[] DEFAULT '{50,75,90,100}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "billing_account_amounts" CHECK (charged >= 0 and reserved >= 0 and (spending_limit is null or spending_limit >= 0)),
	CONSTRAINT "billing_account_cap" CHECK (spending_limit is null or charged + reserved <= spending_limit)
);
--> statement-breakpoint
ALTER TABLE "billing_account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "billing_information" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"company_name" text NOT NULL,
	"address1" text NOT NULL,
	"address2" text DEFAULT '' NOT NULL,
	"city" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"post_code" text DEFAULT '' NOT NULL,
	"country" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"vat_id" text DEFAULT '' NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"purchase_order" text DEFAULT '' NOT NULL,
	"additional_info" text DEFAULT '' NOT NULL,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "billing_information_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "billing_information" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "budget_alert" (
	"org_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"spent" bigint NOT NULL,
	"spending_limit" bigint NOT NULL,
	CONSTRAINT "budget_alert_org_id_key_pk" PRIMARY KEY("org_id","key")
);
--> statement-breakpoint
ALTER TABLE "budget_alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "statement" (
	"org_id" text NOT NULL,
	"month" date NOT NULL,
	"amount" bigint NOT NULL,
	"lines" integer NOT NULL,
	"recipient_name" text NOT NULL,
	"recipient_email" text NOT NULL,
	"csv" "bytea" NOT NULL,
	"pdf" "bytea" NOT NULL,
	"built_at" timestamp with time zone NOT NULL,
	CONSTRAINT "statement_org_id_month_pk" PRIMARY KEY("org_id","month")
);
--> statement-breakpoint
ALTER TABLE "statement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "charge" (
	"payer" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"quantity" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"meter" text NOT NULL,
	"batch" text NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charge_payer_at_key_pk" PRIMARY KEY("payer","at","key"),
	CONSTRAINT "charge_amounts" CHECK (amount >= 0 and quantity >= 0)
) PARTITION BY RANGE ("at");
--> statement-breakpoint
ALTER TABLE "charge" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "charge_closing" (
	"payer" text NOT NULL,
	"month" date NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charge_closing_payer_month_pk" PRIMARY KEY("payer","month")
);
--> statement-breakpoint
ALTER TABLE "charge_closing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "charge_key" (
	"key" text PRIMARY KEY NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "charge_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "charge_total" (
	"payer" text NOT NULL,
	"month" date NOT NULL,
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	"lines" integer NOT NULL,
	CONSTRAINT "charge_total_payer_month_project_id_user_id_kind_pk" PRIMARY KEY("payer","month","project_id","user_id","kind")
);
--> statement-breakpoint
ALTER TABLE "charge_total" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reservation" (
	"key" text PRIMARY KEY NOT NULL,
	"payer" text NOT NULL,
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"meter" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reservation_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
ALTER TABLE "reservation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_message" (
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"author" text NOT NULL,
	"by_staff" boolean DEFAULT false NOT NULL,
	"body" text NOT NULL,
	"state" text,
	"internal" boolean DEFAULT false NOT NULL,
	CONSTRAINT "request_message_request_id_at_id_pk" PRIMARY KEY("request_id","at","id")
);
--> statement-breakpoint
ALTER TABLE "request_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"tone" text DEFAULT 'info' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "announcement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_seen" (
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"announcement_id" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcement_seen_user_id_session_id_announcement_id_pk" PRIMARY KEY("user_id","session_id","announcement_id")
);
--> statement-breakpoint
ALTER TABLE "announcement_seen" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mail_link" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_link" ADD COLUMN "billing_information_id" text;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "staff_rights" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "metering" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "licence_reference" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "baa_signed_on" date;--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "development" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "monthly_compute_limit" bigint;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "monthly_egress_limit" bigint;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "storage_limit" bigint;--> statement-breakpoint
ALTER TABLE "project_usage" ADD COLUMN "metered_through" date;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "assigned_to" text;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_information" ADD CONSTRAINT "billing_information_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_alert" ADD CONSTRAINT "budget_alert_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_seen" ADD CONSTRAINT "announcement_seen_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "billing_information_pending" ON "billing_information" USING btree ("org_id") WHERE state = 'PENDING';--> statement-breakpoint
CREATE UNIQUE INDEX "billing_information_confirmed" ON "billing_information" USING btree ("org_id") WHERE state = 'CONFIRMED';--> statement-breakpoint
CREATE INDEX "billing_information_expiring" ON "billing_information" USING btree ("expires_at") WHERE state = 'PENDING';--> statement-breakpoint
CREATE INDEX "charge_of_user" ON "charge" USING btree ("payer","user_id","at","key");--> statement-breakpoint
CREATE INDEX "charge_total_of_project" ON "charge_total" USING btree ("project_id","month","kind");--> statement-breakpoint
CREATE INDEX "charge_total_of_user" ON "charge_total" USING btree ("payer","user_id","month");--> statement-breakpoint
CREATE INDEX "reservation_expiring" ON "reservation" USING btree ("expires_at") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "reservation_of_project" ON "reservation" USING btree ("project_id") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "announcement_by_start" ON "announcement" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "request_of_org" ON "request" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "request_waiting" ON "request" USING btree ("waiting_since","id") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX "request_by_update" ON "request" USING btree ("updated_at","id");--> statement-breakpoint
CREATE POLICY "billing_account_installation" ON "billing_account" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "billing_account_tenant" ON "billing_account" AS PERMISSIVE FOR SELECT TO public USING (id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "billing_account_thresholds" ON "billing_account" AS PERMISSIVE FOR UPDATE TO public USING (id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "billing_account_own" ON "billing_account" AS PERMISSIVE FOR SELECT TO public USING (id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "billing_information_tenant" ON "billing_information" AS PERMISSIVE FOR ALL TO public USING (org_id = (select nullif(current_setting('app.org', true), ''))) WITH CHECK (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "billing_information_installation" ON "billing_information" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "budget_alert_tenant" ON "budget_alert" AS PERMISSIVE FOR SELECT TO public USING (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "budget_alert_installation" ON "budget_alert" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "statement_tenant" ON "statement" AS PERMISSIVE FOR SELECT TO public USING (org_id = (select nullif(current_setting('app.org', true), '')));--> statement-breakpoint
CREATE POLICY "statement_installation" ON "statement" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "charge_installation" ON "charge" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "charge_payer" ON "charge" AS PERMISSIVE FOR SELECT TO public USING (payer in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "charge_closing_installation" ON "charge_closing" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "charge_closing_payer" ON "charge_closing" AS PERMISSIVE FOR SELECT TO public USING (payer in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "charge_key_installation" ON "charge_key" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "charge_total_installation" ON "charge_total" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "charge_total_payer" ON "charge_total" AS PERMISSIVE FOR SELECT TO public USING (payer in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "charge_total_here" ON "charge_total" AS PERMISSIVE FOR SELECT TO public USING (project_id = any ((select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]));--> statement-breakpoint
CREATE POLICY "reservation_installation" ON "reservation" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "reservation_payer" ON "reservation" AS PERMISSIVE FOR SELECT TO public USING (payer in ((select nullif(current_setting('app.org', true), '')), (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "request_message_installation" ON "request_message" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "request_message_seen" ON "request_message" AS PERMISSIVE FOR SELECT TO public USING (not internal and exists (select 1 from request r where r.id = request_message.request_id));--> statement-breakpoint
CREATE POLICY "request_message_said" ON "request_message" AS PERMISSIVE FOR INSERT TO public WITH CHECK (author = (select nullif(current_setting('app.actor', true), '')) and not by_staff and not internal
        and exists (select 1 from request r where r.id = request_message.request_id and r.user_id = (select nullif(current_setting('app.actor', true), ''))));--> statement-breakpoint
CREATE POLICY "announcement_installation" ON "announcement" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));--> statement-breakpoint
CREATE POLICY "announcement_read" ON "announcement" AS PERMISSIVE FOR SELECT TO public USING ((select nullif(current_setting('app.actor', true), '')) is not null);--> statement-breakpoint
CREATE POLICY "announcement_seen_own" ON "announcement_seen" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.actor', true), ''))) WITH CHECK (user_id = (select nullif(current_setting('app.actor', true), '')));--> statement-breakpoint
CREATE POLICY "announcement_seen_installation" ON "announcement_seen" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('app.scope', true) = 'installation')) WITH CHECK ((select current_setting('app.scope', true) = 'installation'));