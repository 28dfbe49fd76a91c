using System.Globalization;

namespace Verification.Yardstick.Orders;

/// <summary>What is to be measured, as <c>verification bench</c> passes it on; it has checked every value.</summary>
internal sealed record Order
{
    private readonly IReadOnlyDictionary<string, string> _values;

    private Order(string bench, IReadOnlyDictionary<string, string> values) => (Bench, _values) = (bench, values);

    /// <summary>Which bench: <c>city</c>, <c>latency</c> …</summary>
    public string Bench { get; }

    /// <summary>Households of the city; 19,462 is Tianshui's Qinzhou.</summary>
    public int Households => Number("--households", 19_462);

    public int Seed => Number("--seed", 7);

    /// <summary>Measured runs of each side.</summary>
    public int Runs => Number("--runs", 3);

    /// <summary>Requests a second where a bench paces them.</summary>
    public int Rate => Number("--rate", 20);

    /// <summary>Stored verifications at the end of <c>growth</c>.</summary>
    public int Stored => Number("--stored", 1_000_000);

    /// <summary><c>masstransit</c> or <c>rabbitmq</c>.</summary>
    public string Edge => Text("--edge", "masstransit");

    /// <summary><c>in-process</c>, which the ratio is taken with, or <c>sql</c>.</summary>
    public string Sources => Text("--sources", "in-process");

    /// <summary>Only the comparison itself, without the other edge, other chunk sizes and traces.</summary>
    public bool Brief => _values.ContainsKey("--brief");

    /// <summary>The executable that is measured.</summary>
    public string Program => Text("--verification", "");

    /// <summary>Where cities and logs are kept.</summary>
    public string State => Text("--state", "");

    /// <summary>The folder for results.</summary>
    public string Results => Text("--results", "");

    public string Language => Text("--lang", "both");

    /// <summary>The command as a person would type it.</summary>
    public string Command => "verification bench " + string.Join(' ', new[] { Bench }.Concat(
        _values.Where(v => v.Key is not ("--verification" or "--state" or "--results" or "--lang"))
            .Select(v => v.Value.Length == 0 ? v.Key : $"{v.Key} {v.Value}")));

    public static Order Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
        {
            throw new ArgumentException("the yardstick is started by `verification bench`", nameof(arguments));
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < arguments.Count; i++)
        {
            var takesValue = i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
            values[arguments[i]] = takesValue ? arguments[i + 1] : "";
            i += takesValue ? 1 : 0;
        }

        return new(arguments[0], values);
    }

    /// <summary>A variable of the environment that the command has set.</summary>
    public static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new ArgumentException($"{name} is not set", nameof(name));

    private int Number(string name, int usual) => _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    private string Text(string name, string usual) => _values.GetValueOrDefault(name, usual);
}
