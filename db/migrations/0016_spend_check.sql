-- What accounts can still be charged, held in the order of their ids until the transaction ends where they are to be (A028, INV-39).
-- One account is most of the calls, inside every transaction that costs something: it is looked up by its key, statement by statement,
-- which takes two thirds of the time of the join. What is read after the lock is as it is then.
create or replace function accounts_stand(p_ids text[], p_locking boolean)
returns table (id text, name text, billable boolean, live boolean, confirmed boolean, spending_limit text, spent text)
language plpgsql volatile set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  payer text := p_ids[1];
  account record;
  held_by record;
begin
  if cardinality(p_ids) <> 1 then
    if p_locking then perform 1 from billing_account b where b.id = any (p_ids) order by b.id for update; end if;
    return query select b.id, coalesce(o.name, u.name, b.id), coalesce(o.billable, true), org_state(coalesce(o.state, 'LIVE'), o.expires_at, at) = 'LIVE', b.confirmed or o.id is null,
        b.spending_limit::text, (b.charged + b.reserved)::text
      from billing_account b left join org o on o.id = b.id left join "user" u on u.id = b.id where b.id = any (p_ids);
    return;
  end if;
  if p_locking then
    select b.confirmed, b.spending_limit, b.charged + b.reserved as spent into account from billing_account b where b.id = payer for update;
  else
    select b.confirmed, b.spending_limit, b.charged + b.reserved as spent into account from billing_account b where b.id = payer;
  end if;
  if not found then return; end if;
  select o.name, o.billable, org_state(o.state, o.expires_at, at) = 'LIVE' as live into held_by from org o where o.id = payer;
  if found then
    return query select payer, held_by.name::text, held_by.billable::boolean, held_by.live::boolean, account.confirmed::boolean, account.spending_limit::text, account.spent::text;
  else
    return query select payer, coalesce((select u.name from "user" u where u.id = payer), payer), true, true, true, account.spending_limit::text, account.spent::text;
  end if;
end $$;
