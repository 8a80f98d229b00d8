-- Permissions under one name, so that whoever administers users grants a role and not ten strings.
create table groups (
    name        text        primary key,
    permissions text[]      not null,
    created_at  timestamptz not null default now()
);

-- No cascade from groups: one that has members is not removed by accident.
create table group_members (
    user_id    uuid not null references users on delete cascade,
    group_name text not null references groups,
    primary key (user_id, group_name)
);

create index group_members_group_name on group_members (group_name);

-- Where to start from. What becomes of them is up to the administrators.
insert into groups (name, permissions) values
    ('read', '{factorial,smoke,stocks,time}'),
    ('manage', '{factorial,smoke,stocks,stocks:write,time}'),
    ('admin', '{admin,factorial,smoke,stocks,stocks:write,time}');

-- The password was given by someone else, or printed: it is good for choosing another, and for nothing else.
alter table users add column password_change_required boolean not null default false;

-- The password that the settings gave last, so that they give it once, and not again over one chosen since.
alter table users add column configured_hash text;

create view accounts as
select users.*,
    array(
        select group_name from group_members where user_id = users.id order by group_name collate "C") as groups,
    array(
        select permission collate "C" from unnest(users.permissions) as permission
        union
        select permission collate "C" from group_members
            join groups on groups.name = group_members.group_name
            cross join unnest(groups.permissions) as permission
        where user_id = users.id
        order by 1) as effective_permissions
from users;
