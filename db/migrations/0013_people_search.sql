ALTER TABLE "user" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(name || ' ' || handle || ' ' || coalesce(email, ''))) STORED;--> statement-breakpoint
CREATE INDEX "user_by_name" ON "user" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "user_disabled" ON "user" USING btree (lower("name"),"id") WHERE state = 'DISABLED';--> statement-breakpoint
CREATE INDEX "user_search" ON "user" USING gin ("search_text" gin_trgm_ops);
--> statement-breakpoint
-- Under which key tries to sign in by a name are counted. Immutable, so that an index finds whose a key is.
create function try_key(p_name text) returns text language sql immutable parallel safe cost 1000 set search_path = pg_catalog, pg_temp as $$
  select 'name:' || left(encode(sha256(convert_to(lower(p_name), 'UTF8')), 'hex'), 32)
$$;
create index user_try_handle on "user" (try_key(handle));
create index user_try_email on "user" (try_key(email));

create function like_literal(p_text text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(p_text, '\', '\\'), '%', '\%'), '_', '\_')
$$;

-- What people are sought by; one or two letters are the beginning of a word, since no index knows shorter parts. It is
-- a condition on "user" u: $1 what was typed, $2 states, $3 locked out or not, $4 never signed in or not, $5 now.
create function people_sought(p_q text, p_states text[], p_locked boolean, p_never boolean) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'true'
    || case when p_q = '' then ''
      when length(p_q) < 3 then $w$ and (u.search_text like like_literal(lower($1)) || '%' or u.search_text like '% ' || like_literal(lower($1)) || '%')$w$
      else $w$ and u.search_text like '%' || like_literal(lower($1)) || '%'$w$ end
    || case when p_states is null then '' else ' and u.state = any ($2)' end
    || case when p_locked is null then '' else case when p_locked then ' and u.id in (' else ' and u.id not in (' end
        || 'select x.id from sign_in_try t join "user" x on try_key(x.handle) = t.key where t.wait_until > $5 union all '
        || 'select x.id from sign_in_try t join "user" x on try_key(x.email) = t.key where t.wait_until > $5)' end
    || case when p_never is null then '' when p_never then ' and u.last_active_at is null' else ' and u.last_active_at is not null' end
$$;

-- A page of people by name, for support. Row security holds back every index that a search could use, so it is asked here, for the installation alone.
create function people_found(p_q text, p_states text[], p_locked boolean, p_never boolean, p_at timestamptz, p_down boolean, p_key text, p_id text, p_limit int)
returns table (user_id text, key text, place bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  -- Who has exactly the username, the id or the address comes before all others.
  named text := case when p_q = '' then 'lower(u.name)' else 'case when lower($1) in (lower(u.handle), u.id, lower(u.email)) then '''' else lower(u.name) end' end;
  towards text := case when p_down then 'desc' else 'asc' end;
  past text := case when p_key is null then '' else format(' and (%s, u.id) %s ($6, $7)', named, case when p_down then '<' else '>' end) end;
begin
  if current_setting('app.scope', true) is distinct from 'installation' then raise exception 'for the installation' using errcode = '42501'; end if;
  return query execute format('select y.id, y.key, row_number() over () from (select u.id, %1$s as key from "user" u where %2$s%3$s order by %1$s %4$s, u.id %4$s limit $8) y',
    named, people_sought(p_q, p_states, p_locked, p_never), past, towards)
    using p_q, p_states, p_locked, p_never, p_at, p_key, p_id, p_limit;
end $$;

create function people_counted(p_q text, p_states text[], p_locked boolean, p_never boolean, p_at timestamptz) returns int
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare n int;
begin
  if current_setting('app.scope', true) is distinct from 'installation' then raise exception 'for the installation' using errcode = '42501'; end if;
  execute 'select count(*)::int from "user" u where ' || people_sought(p_q, p_states, p_locked, p_never) into n using p_q, p_states, p_locked, p_never, p_at;
  return n;
end $$;

-- Whose an address is, in lower case; null where it is nobody's.
create function person_of_address(p_address text) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.scope', true) is distinct from 'installation' then raise exception 'for the installation' using errcode = '42501'; end if;
  return (select u.id from "user" u where lower(u.email) = p_address);
end $$;
