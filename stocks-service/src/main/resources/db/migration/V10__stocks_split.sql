-- From this day on a share is new_shares/old_shares of what it was the day before: 7/1 where each became seven.
create table stocks_split (
    symbol     text collate "C" not null,
    date       date             not null,
    new_shares integer          not null,
    old_shares integer          not null,
    primary key (symbol, date),
    constraint split_symbol_is_well_formed check (symbol ~ '^[A-Z0-9.^-]{1,32}$'),
    constraint split_date_has_four_digit_year check (date between date '0001-01-01' and date '9999-12-31'),
    constraint shares_are_positive check (new_shares > 0 and old_shares > 0)
);

create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, parallel = safe);

-- amount * factor / divisor to so many decimals, exactly half a unit of the last one rounded up. Numbers are divided only
-- here, and only down to a whole quotient: a division with decimals would be rounded once by itself.
create function scaled(amount numeric, factor numeric, divisor numeric, decimals integer) returns numeric
    immutable parallel safe
    return div(2 * amount * factor * ('1e' || decimals)::numeric + divisor, 2 * divisor) * ('1e-' || decimals)::numeric;

-- Bars as if every later split had been before them: prices to 6 decimals, or to as many as they have.
create view stocks_adjusted as
    select symbol, date,
           case when later.splits = 0 then open else scaled(open, old_shares, new_shares, greatest(scale(open), 6)) end as open,
           case when later.splits = 0 then high else scaled(high, old_shares, new_shares, greatest(scale(high), 6)) end as high,
           case when later.splits = 0 then low else scaled(low, old_shares, new_shares, greatest(scale(low), 6)) end as low,
           case when later.splits = 0 then close else scaled(close, old_shares, new_shares, greatest(scale(close), 6)) end as close,
           case when later.splits = 0 then volume else scaled(volume, new_shares, old_shares, 0) end as volume
      from stocks_ohlcv bar
     cross join lateral (
           select count(*) as splits, product(split.new_shares) as new_shares, product(split.old_shares) as old_shares
             from stocks_split split
            where split.symbol = bar.symbol and split.date > bar.date) later;

-- A day as ISO 8601 has it: the year before 0001 is 0000, not 1 BC. A bucket may begin there.
create function iso_date(day date) returns text stable parallel safe
    return case when day >= date '0001-01-01' then day::text
        else case when day < date '0001-01-01 BC' then '-' else '' end
            || lpad(abs(extract(year from day) + 1)::text, 4, '0') || to_char(day::timestamp, '-MM-DD') end;
