-- What there is of each symbol, kept by whoever changes its bars, in the same transaction: counting them takes too long
-- where there are millions. The version grows with every change. To change it is to lock the symbol's bars.
create table stocks_symbol (
    symbol     text collate "C" primary key,
    first      date        not null,
    last       date        not null,
    bars       bigint      not null,
    version    bigint      not null,
    changed_at timestamptz not null
);

-- Nobody imports meanwhile and is left out.
lock table stocks_ohlcv in share row exclusive mode;

insert into stocks_symbol (symbol, first, last, bars, version, changed_at)
select symbol, min(date), max(date), count(*), 1, clock_timestamp()
  from stocks_ohlcv
 group by symbol;

drop view stocks_symbols;
