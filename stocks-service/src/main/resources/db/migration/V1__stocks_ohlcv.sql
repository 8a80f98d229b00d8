-- One row per symbol and trading day. Prices are numeric: exact, and with as many decimals as they were imported with.
create table stocks_ohlcv (
    symbol text collate "C" not null,
    date   date             not null,
    open   numeric          not null,
    high   numeric          not null,
    low    numeric          not null,
    close  numeric          not null,
    volume bigint           not null,
    primary key (symbol, date),
    constraint symbol_is_well_formed check (symbol ~ '^[A-Z0-9.^-]{1,32}$'),
    constraint date_has_four_digit_year check (date between date '0001-01-01' and date '9999-12-31'),
    constraint low_is_lowest check (low >= 0 and low <= least(open, close)),
    -- NaN is greater than infinity to PostgreSQL, so this keeps both out.
    constraint high_is_highest check (high >= greatest(open, close, low) and high < 'infinity'),
    constraint volume_is_not_negative check (volume >= 0)
);

-- The first day of the bucket of so many days that a day is in; day 0 is Monday 2000-01-03.
create function day_bucket(day date, days integer) returns date immutable parallel safe
    return day - ((day - date '2000-01-03') % days + days) % days;

-- How many months after 2000-01 a day is, negative before it.
create function month_index(day date) returns integer immutable parallel safe
    return (extract(year from day)::integer - 2000) * 12 + extract(month from day)::integer - 1;

-- The first day of the bucket of so many months that a day is in; month 0 is 2000-01.
create function month_bucket(day date, months integer) returns date immutable parallel safe
    return (date_trunc('month', day::timestamp)
        - make_interval(months => (month_index(day) % months + months) % months))::date;

-- What there is of each symbol.
create view stocks_symbols as
    select symbol, min(date) as first, max(date) as last, count(*) as bars
      from stocks_ohlcv
     group by symbol;
