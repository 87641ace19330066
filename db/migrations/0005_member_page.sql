-- What a page of members says of its org: functions, so that the policies they meet are planned once a connection and not with every page.
create function org_lasting_admins(p_most int) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from (select 1 from member a join "user" u on u.id = a.user_id
    where a.org_id = nullif(current_setting('app.org', true), '') and a.level = 'ADMIN' and not a.disabled and a.ends_at is null
      and u.state = 'ACTIVE' limit p_most) l
$$;
create function org_role_names() returns json
language sql stable security definer set search_path = public, pg_temp as $$
  select json_object_agg(r.id, r.name) from role r where r.org_id = nullif(current_setting('app.org', true), '')
$$;
