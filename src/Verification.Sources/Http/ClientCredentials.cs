using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>How we ask for a bearer token (OAuth 2.0 client credentials, RFC 6749 §4.4).</summary>
public sealed record ClientCredentials
{
    /// <summary>Setting <c>auth.token_url</c>.</summary>
    public required Uri TokenUrl { get; init; }

    /// <summary>Setting <c>auth.client_id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Setting <c>auth.client_secret</c>, or the first line of <c>auth.client_secret_file</c>.</summary>
    public required string Secret { get; init; }

    /// <summary>Setting <c>auth.scope</c>; null: none is named.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether id and secret stand in the form instead of the header; setting <c>auth.send</c>: <c>header</c>, the default, or <c>form</c>.</summary>
    public bool InForm { get; init; }

    /// <summary>Reads the keys <c>auth.*</c>; null when there are none, or with faults.</summary>
    public static ClientCredentials? Of(AdapterSettings settings, bool plain, ICollection<string> faults)
    {
        var before = faults.Count;
        var direct = settings.Optional("auth.client_secret");
        var file = HttpSettings.Existing(settings, "auth.client_secret_file", faults);
        var (scope, id) = (settings.Optional("auth.scope"), settings.Optional("auth.client_id"));
        var form = HttpSettings.Choice(settings, "auth.send", faults, "header", "form") == "form";
        if (settings.Optional("auth.token_url") is not { } url)
        {
            if ((direct ?? file ?? scope ?? id) is not null)
            {
                faults.Add("auth.token_url: a text is expected");
            }

            return null;
        }

        var address = HttpSettings.Address(url, "auth.token_url", plain, faults);
        if (id is null || direct is null == file is null)
        {
            faults.Add("auth: client_id and either client_secret or client_secret_file are expected");
        }

        var secret = direct ?? (file is null ? "" : File.ReadLines(file).FirstOrDefault() ?? "");
        return faults.Count > before ? null : new() { TokenUrl = address, ClientId = id!, Secret = secret, Scope = scope, InForm = form };
    }

    // A generated text would hold the secret.
    public override string ToString() => $"client credentials of {TokenUrl.Host}";
}
