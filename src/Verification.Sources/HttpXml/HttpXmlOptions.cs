using System.Xml;
using Verification.Sources.Http;
using Verification.Sources.Kit;

namespace Verification.Sources.HttpXml;

/// <summary>What questions and replies are wrapped in.</summary>
public enum XmlEnvelope
{
    /// <summary>Nothing: the document is the message.</summary>
    None,

    /// <summary>SOAP 1.1.</summary>
    Soap11,

    /// <summary>SOAP 1.2.</summary>
    Soap12,
}

/// <summary>An interface that is asked and answers in XML, plain or in a SOAP envelope.</summary>
public sealed record HttpXmlOptions
{
    public required HttpOptions Http { get; init; }

    public required WireNames Names { get; init; }

    public required RecordColumns Columns { get; init; }

    /// <summary>Setting <c>envelope</c>: <c>soap-1.1</c>, the default, <c>soap-1.2</c> or <c>none</c>.</summary>
    public required XmlEnvelope Envelope { get; init; }

    /// <summary>Name of the element that is sent; setting <c>operation</c>, standard <c>verify</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Namespace of what is sent; setting <c>namespace</c>; replies are read by the names of their elements alone.</summary>
    public required string Namespace { get; init; }

    /// <summary>The SOAP action; setting <c>action</c>, standard: none.</summary>
    public required string Action { get; init; }

    /// <summary>Reads the settings; adds every fault.</summary>
    public static HttpXmlOptions Of(AdapterSettings settings, ICollection<string> faults)
    {
        var options = new HttpXmlOptions
        {
            Http = HttpOptions.Of(settings, faults),
            Names = WireNames.Of(settings, plural: false),
            Columns = RecordColumns.Of(settings),
            Envelope = HttpSettings.Choice(settings, "envelope", faults, "soap-1.1", "soap-1.2", "none") switch
            {
                "none" => XmlEnvelope.None,
                "soap-1.2" => XmlEnvelope.Soap12,
                _ => XmlEnvelope.Soap11,
            },
            Operation = settings.Optional("operation") ?? "verify",
            Namespace = settings.Optional("namespace") ?? "",
            Action = settings.Optional("action") ?? "",
        };
        string[] elements = [options.Operation, options.Names.Questions, options.Names.Cursor, .. options.Names.Question.Select(q => q.Value)];
        if (!elements.All(IsName))
        {
            faults.Add("request: an element is named by letters, digits, hyphens, underscores and points");
        }

        if (options.Action.Any(letter => letter is < ' ' or > '~' or '"'))
        {
            faults.Add("action: printable ASCII without quotes is expected");
        }

        return options;
    }

    private static bool IsName(string name) => name.Length > 0 && XmlReader.IsName(name) && !name.Contains(':', StringComparison.Ordinal);
}
