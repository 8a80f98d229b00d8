-- One share for one was meant to remove a split, and was stored as one. Series without it are written differently, so their
-- symbols get a new version. They are locked in the order of every import.
do $$
begin
    perform from stocks_symbol
      where symbol in (select symbol from stocks_split where new_shares = old_shares)
      order by symbol
        for update;

    with gone as (
        delete from stocks_split where new_shares = old_shares returning symbol)
    update stocks_symbol
       set version = version + 1, changed_at = clock_timestamp()
     where symbol in (select symbol from gone);
end $$;
