using NUnit.Framework;
using Verification.TestKit;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Permissions : MigratedDatabase
{
    private const string WhoMayDoWhat = """
        with tables as (
            select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relispartition
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition),
        granted as (
            select t.name, role, string_agg(privilege, ' ' order by privilege) as privileges
            from tables t
            cross join unnest(array['verification_road', 'verification_door', 'public']) as role
            cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
            where has_table_privilege(role, t.oid, privilege)
            group by t.name, role),
        hidden as (
            select t.name, string_agg(a.attname, ' ' order by a.attname) as columns
            from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
            where has_any_column_privilege('verification_door', t.oid, 'SELECT')
              and not has_column_privilege('verification_door', t.oid, a.attnum, 'SELECT')
            group by t.name)
        select string_agg(format('%s | rls %s forced %s | policies %s | road %s | door %s%s | public %s',
            t.name, t.relrowsecurity, t.relforcerowsecurity,
            coalesce((select string_agg(polname, ' ') from pg_policy where polrelid = t.oid), 'none'),
            coalesce((select privileges from granted g where g.name = t.name and role = 'verification_road'), 'nothing'),
            coalesce((select privileges from granted g where g.name = t.name and role = 'verification_door'),
                case when has_any_column_privilege('verification_door', t.oid, 'SELECT') then 'SELECT' else 'nothing' end),
            coalesce((select ' without ' || columns from hidden h where h.name = t.name), ''),
            coalesce((select privileges from granted g where g.name = t.name and role = 'public'), 'nothing')),
            e'\n' order by t.name)
        from tables t
        """;

    private const string Partitions = """
        select count(*) from pg_class c
        where c.relispartition and (has_any_column_privilege('verification_road', c.oid, 'SELECT, INSERT, UPDATE')
                                    or has_any_column_privilege('verification_door', c.oid, 'SELECT, INSERT, UPDATE'))
        """;

    private const string Functions = """
        select string_agg(format('%s | road %s door %s | definer %s', p.proname, has_function_privilege('verification_road', p.oid, 'EXECUTE'),
            has_function_privilege('verification_door', p.oid, 'EXECUTE'), p.prosecdef), e'\n' order by p.proname)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
        """;

    private const string RolesAsMade = """
        select string_agg(format('%s | super %s createdb %s createrole %s bypassrls %s replication %s',
            rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication), e'\n' order by rolname)
        from pg_roles where rolname in ('verification_road', 'verification_door')
        """;

    [Test]
    public async Task Are_these_and_no_others() => Approval.Verify(
        string.Join("\n\n", await Ask<string>(RolesAsMade), await Ask<string>(WhoMayDoWhat), await Ask<string>(Functions)), nameof(Permissions));

    [Test]
    public async Task Are_never_given_on_a_single_partition() => Assert.That(await Ask<long>(Partitions), Is.Zero);
}
