using System.Globalization;

namespace Verification.City.Loading;

/// <summary>Statements of the exchange database; names come from checked source ids.</summary>
internal static class ExchangeSql
{
    /// <summary>The schema anew, who is answered late or never, and when they were first asked.</summary>
    public const string Ground = """
        drop schema if exists exchange cascade;
        create schema exchange;
        create table exchange.delay (
            source text not null,
            document text not null,
            seconds int,
            primary key (source, document)
        );
        create unlogged table exchange.asked (
            source text not null,
            document text not null,
            at timestamptz not null,
            primary key (source, document)
        );

        -- Whether the answer about a delayed person is ready; the first question starts the time. Within one statement the word
        -- never changes: now() stands still, so a person is never half pending.
        create function exchange.ready(of text, person text, wait int) returns boolean
        language plpgsql volatile security definer set search_path = exchange as $$
        declare
            first timestamptz;
        begin
            if wait is null then
                return false;
            end if;
            insert into exchange.asked (source, document, at) values (of, person, now()) on conflict do nothing;
            select at into first from exchange.asked where source = of and document = person;
            return coalesce(first + make_interval(secs => wait) <= now(), false);
        end
        $$;
        """;

    public static string Table(string table) => $"""
        create table exchange.{table}_record (
            document text not null,
            record_id text,
            kind text,
            "from" date,
            "to" date,
            amount numeric(15, 2),
            share numeric(9, 8),
            joint boolean,
            object_id text,
            detail text
        )
        """;

    public static string CopyInto(string table) => $"copy exchange.{table}_record from stdin (format csv, header match)";

    /// <summary>The view of a register: its records, and for persons with a delay whether they are ready; one line without record marks a person as known.</summary>
    public static string View(CitySourceLine source, string reader) => $"""
        insert into exchange.{source.Table}_record (document) select document from exchange.delay where source = '{source.Id}';
        create index on exchange.{source.Table}_record (document);
        create view exchange.{source.Table} as
        select r.document, r.record_id, r.kind, r."from", r."to", r.amount, r.share, r.joint, r.object_id, r.detail,
            case when d.document is null or exchange.ready(d.source, d.document, d.seconds) then 'answered' else 'pending' end as status
        from exchange.{source.Table}_record r
        left join exchange.delay d on d.source = '{source.Id}' and d.document = r.document;
        create view exchange.{source.Table}_state as
        select date '{Day(source.AsOf)}' as as_of, {DayOrNull(source.CoveredFrom)} as covered_from, {DayOrNull(source.CoveredTo)} as covered_to;
        grant usage on schema exchange to "{reader}";
        grant select on exchange.{source.Table}, exchange.{source.Table}_state to "{reader}";
        """;

    private static string DayOrNull(DateOnly? day) => day is { } known ? $"date '{Day(known)}'" : "null::date";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
