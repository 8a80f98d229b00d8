-- The bars in sixteen parts by a hash of their symbol, all in one transaction: either every row has moved, or none.
alter table stocks_ohlcv rename to stocks_ohlcv_whole;
alter index stocks_ohlcv_pkey rename to stocks_ohlcv_whole_pkey;

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
) partition by hash (symbol);

do $$
begin
    for part in 0..15 loop
        execute format(
            'create table stocks_ohlcv_%s partition of stocks_ohlcv for values with (modulus 16, remainder %s)', part, part);
    end loop;
end $$;

insert into stocks_ohlcv (symbol, date, open, high, low, close, volume)
select symbol, date, open, high, low, close, volume
  from stocks_ohlcv_whole
 order by symbol, date;

drop table stocks_ohlcv_whole;
