-- What the orgs named have left to spend, of those where the actor is active (A029, A005). Micro-dollars as text.
-- It starts from the actor's own memberships: from the orgs, every one of them was looked up among all that are named.
create or replace function funds_of_mine(p_orgs text[]) returns table (org_id text, billable boolean, spending_limit text, funds_left text, confirmed boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me text := nullif(current_setting('app.actor', true), '');
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  scope text := coalesce(current_setting('app.scope', true), '');
begin
  if me is null then return; end if;
  perform set_config('app.scope', 'installation', true);
  return query select o.id, o.billable, b.spending_limit::text, (b.spending_limit - b.charged - b.reserved)::text, b.confirmed
    from member m join org o on o.id = m.org_id join billing_account b on b.id = m.org_id
    where m.user_id = me and m.org_id = any (p_orgs) and not m.disabled and (m.ends_at is null or m.ends_at > at);
  perform set_config('app.scope', scope, true);
end $$;
