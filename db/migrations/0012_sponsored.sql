CREATE INDEX "project_sponsored" ON "project" USING btree ("sponsored_until","id") WHERE sponsored_by is not null;
--> statement-breakpoint
-- How often a sign-in by one of these names failed of late, and until when the next has to wait: what support sees of a person who is kept out.
create function sign_in_stand(p_keys text[]) returns table (failures int, waits_until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.scope', true) is distinct from 'installation' then raise exception 'for the installation' using errcode = '42501'; end if;
  return query select coalesce(max(t.failures), 0), max(t.wait_until) from sign_in_try t where t.key = any (p_keys);
end $$;
