using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.TestKit.Exchange;

namespace Verification.Integration.Tests.Sources;

/// <summary>Bearer tokens and certificates.</summary>
public sealed class Who_we_are_to_an_interface
{
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));
    private int _tokens;
    private string _good = "";
    private string _form = "";
    private string? _basic;

    [SetUp]
    public void Forget() => (_tokens, _good) = (0, "");

    [Test]
    public async Task One_token_serves_everybody_who_waits_for_it()
    {
        await using var server = await FakeInterface.Start(Answer);
        using var source = AnInterface.Json(server.Url, _clock, Credentials(server));
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => AnInterface.Ask(source, i)));
        Assert.That((answers.Sum(a => a.Count), _tokens), Is.EqualTo((8, 1)));
    }

    [TestCase(269, 1)]
    [TestCase(270, 2)]
    public async Task A_token_is_renewed_half_a_minute_before_its_end(int after, int tokens)
    {
        await using var server = await FakeInterface.Start(Answer);
        using var source = AnInterface.Json(server.Url, _clock, Credentials(server));
        await AnInterface.Ask(source, 1);
        _clock.Advance(TimeSpan.FromSeconds(after));
        await AnInterface.Ask(source, 1);
        Assert.That(_tokens, Is.EqualTo(tokens));
    }

    [Test]
    public async Task A_token_that_is_not_taken_fails_the_call_and_is_fetched_anew_for_the_next()
    {
        await using var server = await FakeInterface.Start(Answer);
        using var source = AnInterface.Json(server.Url, _clock, Credentials(server));
        await AnInterface.Ask(source, 1);
        _good = "revoked";
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await AnInterface.Ask(source, 1)).Count, Is.EqualTo(1));
        Assert.That(_tokens, Is.EqualTo(2));
    }

    [TestCase("header")]
    [TestCase("form")]
    public async Task Id_and_secret_go_where_the_interface_wants_them(string send)
    {
        await using var server = await FakeInterface.Start(Answer);
        using var source = AnInterface.Json(server.Url, _clock, [.. Credentials(server), ("auth.send", send), ("auth.scope", "read")]);
        await AnInterface.Ask(source, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_form, Does.Contain("grant_type=client_credentials").And.Contain("scope=read"));
            Assert.That(_form.Contains("client_secret=se%2Bcret", StringComparison.Ordinal), Is.EqualTo(send == "form"));
            Assert.That(_basic, Is.EqualTo(send == "header" ? "Basic " + Convert.ToBase64String("bank:se%2Bcret"u8) : null));
        }
    }

    [TestCase("{}")]
    [TestCase("""{"access_token":"t","token_type":"mac"}""")]
    [TestCase("""{"access_token":"a b","token_type":"bearer"}""")]
    [TestCase("""{"access_token":{},"token_type":"bearer"}""")]
    [TestCase("<html>")]
    public async Task Without_a_token_nobody_is_asked(string token)
    {
        await using var server = await FakeInterface.Start(context => context.Request.Path == "/token" ? context.Response.WriteAsync(token) : Answer(context));
        using var source = AnInterface.Json(server.Url, _clock, Credentials(server));
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Both_sides_show_a_certificate_of_an_authority_that_is_named()
    {
        using var files = new Certificates();
        await using var server = await FakeInterface.Start(Answer, options => Https(options, files));
        using var known = AnInterface.Json(server.Url, files.Settings);
        using var nobody = AnInterface.Json(server.Url, files.Settings[..1]);
        using var unbelieving = AnInterface.Json(server.Url, files.Settings[1..]);
        Assert.That(await AnInterface.Ask(known, 1), Has.Count.EqualTo(1));
        await Assert.ThatAsync(() => AnInterface.Ask(nobody, 1), Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>());
        await Assert.ThatAsync(() => AnInterface.Ask(unbelieving, 1), Throws.InstanceOf<HttpRequestException>());
    }

    private static (string, string)[] Credentials(FakeInterface server) =>
        [("auth.token_url", $"{server.Url}/token"), ("auth.client_id", "bank"), ("auth.client_secret", "se+cret")];

    private async Task Answer(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        if (context.Request.Path == "/token")
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            (_form, _basic) = (await reader.ReadToEndAsync(), context.Request.Headers.Authorization.FirstOrDefault());
            _good = $"token-{Interlocked.Increment(ref _tokens)}";
            await context.Response.WriteAsync($$"""{"access_token":"{{_good}}","token_type":"Bearer","expires_in":300}""");
            return;
        }

        if (_good.Length > 0 && context.Request.Headers.Authorization != $"Bearer {_good}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await AnInterface.Saying(asked => $"{{\"as_of\":\"2020-06-30\",\"answers\":[{string.Join(',', asked.Select(a => $"{{{AnInterface.Answer(a)}}}"))}]}}")(context);
    }

    private static void Https(ListenOptions options, Certificates files) => options.UseHttps(files.Server, https =>
    {
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => certificate.Subject == "CN=verification";
    });

    /// <summary>An authority, a server's certificate and ours, as files.</summary>
    private sealed class Certificates : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificates-");

        public Certificates()
        {
            using var authority = Request("CN=authority", out _, isAuthority: true).CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
            using var ours = Signed("CN=verification", authority, out var key);
            File.WriteAllText(Path("ca.pem"), authority.ExportCertificatePem());
            File.WriteAllText(Path("own.pem"), ours.ExportCertificatePem());
            File.WriteAllText(Path("own.key"), key);
            using var server = Signed("CN=127.0.0.1", authority, out var serverKey);
            using var whole = X509Certificate2.CreateFromPem(server.ExportCertificatePem(), serverKey);
            Server = X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
        }

        public X509Certificate2 Server { get; }

        public (string, string)[] Settings => [("tls.ca_file", Path("ca.pem")), ("tls.certificate_file", Path("own.pem")), ("tls.key_file", Path("own.key"))];

        public void Dispose()
        {
            Server.Dispose();
            _folder.Delete(recursive: true);
        }

        private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

        private static X509Certificate2 Signed(string subject, X509Certificate2 by, out string key) => Request(subject, out key, isAuthority: false)
            .Create(by, DateTimeOffset.UnixEpoch.AddDays(1), new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero), Encoding.ASCII.GetBytes(subject)[^8..]);

        private static CertificateRequest Request(string subject, out string key, bool isAuthority)
        {
            var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            key = pair.ExportPkcs8PrivateKeyPem();
            var request = new CertificateRequest(subject, pair, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            return request;
        }
    }
}
