using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>Logs are an interface: generated methods with event ids, ids in them and no person (promise P9).</summary>
[TestFixture]
internal sealed partial class Log_lines
{
    private static readonly string[] Personal =
        ["name", "document", "amount", "income", "balance", "body", "payload", "value", "phone", "address", "identity", "resident", "person"];

    [Test]
    public void Lines_are_written_in_one_file_per_project()
    {
        var elsewhere = Lines().Where(line => !line.Method.DeclaringType!.Name.EndsWith("Log", StringComparison.Ordinal));
        var files = Lines().GroupBy(line => line.Method.DeclaringType!.Assembly)
            .Where(project => project.Select(line => line.Method.DeclaringType).Distinct().Count() > 1);

        Assert.That(elsewhere.Select(Name), Is.Empty);
        Assert.That(files.Select(project => project.Key.GetName().Name), Is.Empty);
    }

    [Test]
    public void Nobody_writes_a_line_past_them() =>
        Assert.That(Compiled.Using(Compiled.Types, "Microsoft.Extensions.Logging.LoggerExtensions"), Is.Empty);

    [Test]
    public void No_line_names_a_person_or_an_amount()
    {
        var words = Lines().SelectMany(line => Placeholder().Matches(line.Message)
            .Select(match => match.Groups["word"].Value)
            .Where(word => Personal.Any(secret => word.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            .Select(word => $"{Name(line)}: {word}"));

        Assert.That(words, Is.Empty);
    }

    [Test]
    public void No_line_is_given_a_household_or_a_body()
    {
        var taken = Lines().SelectMany(line => line.Method.GetParameters()
            .Where(parameter => Holds(parameter.ParameterType))
            .Select(parameter => $"{Name(line)}: {parameter.Name}"));

        Assert.That(taken, Is.Empty);
    }

    [Test]
    public void Every_line_has_an_event_id_of_its_own()
    {
        var twice = Lines().GroupBy(line => line.EventId).Where(lines => lines.Count() > 1 || lines.Key <= 0);

        Assert.That(twice.SelectMany(lines => lines.Select(line => $"{line.EventId} {Name(line)}")), Is.Empty);
    }

    [Test]
    public void There_are_lines_to_look_at() => Assert.That(Lines(), Is.Not.Empty);

    // The driver would put the key values of a violated constraint into the exception that is logged.
    [Test]
    public void The_database_driver_keeps_values_out_of_its_errors() =>
        Assert.That(
            Checkout.Sources("src").Where(file => ErrorDetail().IsMatch(Checkout.Read(file))),
            Is.Empty);

    private static bool Holds(Type type) =>
        type.FullName!.Contains("Byte", StringComparison.Ordinal)
        || type.FullName.StartsWith("Verification.Contracts", StringComparison.Ordinal)
        || type.FullName is "Verification.Vocabulary.Money" or "Verification.Vocabulary.ResidentId"
            or "Verification.Vocabulary.IdentityDocument" or "Verification.Vocabulary.HouseholdFacts" or "Verification.Vocabulary.MemberFacts";

    private static IReadOnlyList<Line> Lines() =>
        [.. from assembly in Project.ProductAssemblies
            from type in assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let said = method.GetCustomAttribute<LoggerMessageAttribute>()
            where said is not null
            select new Line(method, said.EventId, said.Message ?? "")];

    private static string Name(Line line) => $"{line.Method.DeclaringType!.FullName}.{line.Method.Name}";

    [GeneratedRegex(@"\{(?<word>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"IncludeErrorDetail|Include\s+Error\s+Detail", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorDetail();

    private sealed record Line(MethodInfo Method, int EventId, string Message);
}
