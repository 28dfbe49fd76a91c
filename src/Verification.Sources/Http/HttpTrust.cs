using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>Whom we believe at the other end, and by which certificate we are known there; files are read once, at start.</summary>
public sealed class HttpTrust
{
    private readonly X509Certificate2? _own;
    private readonly X509Certificate2Collection? _authorities;

    private HttpTrust(X509Certificate2? own, X509Certificate2Collection? authorities) => (_own, _authorities) = (own, authorities);

    /// <summary>Reads <c>tls.certificate_file</c> with <c>tls.key_file</c> and <c>tls.ca_file</c>, all PEM; adds every fault.</summary>
    /// <remarks>With a CA file only what it names is believed; without one, what the machine believes.</remarks>
    public static HttpTrust Of(AdapterSettings settings, ICollection<string> faults)
    {
        var certificate = HttpSettings.Existing(settings, "tls.certificate_file", faults);
        var key = HttpSettings.Existing(settings, "tls.key_file", faults);
        var authorities = HttpSettings.Existing(settings, "tls.ca_file", faults);
        if (certificate is null != key is null)
        {
            faults.Add("tls: certificate_file and key_file come together");
        }

        var own = certificate is null || key is null ? null : Read(() => X509Certificate2.CreateFromPemFile(certificate, key), "tls.certificate_file", faults);
        return new(own, authorities is null ? null : Read(() => Authorities(authorities), "tls.ca_file", faults));
    }

    /// <summary>The two sides of a TLS connection.</summary>
    public SslClientAuthenticationOptions Ssl()
    {
        var ssl = new SslClientAuthenticationOptions();
        if (_own is not null)
        {
            ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => _own;
        }

        if (_authorities is not null)
        {
            ssl.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            ssl.CertificateChainPolicy.CustomTrustStore.AddRange(_authorities);
        }

        return ssl;
    }

    private static X509Certificate2Collection Authorities(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(path);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("no certificate");
    }

    private static T? Read<T>(Func<T> read, string key, ICollection<string> faults)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add($"{key}: not a certificate in PEM, or its key does not belong to it");
            return null;
        }
    }
}
