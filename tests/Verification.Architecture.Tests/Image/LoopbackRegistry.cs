using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Verification.Architecture.Tests.Image;

/// <summary>An image registry on a loopback port of its own that knows one small base image.</summary>
/// <remarks>It stands in for the registry of the real base image, which not every machine can reach; its one layer holds one file.</remarks>
internal sealed class LoopbackRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private readonly WebApplication _server;
    private readonly Dictionary<string, (byte[] Body, string Type)> _blobs = [];
    private readonly byte[] _manifest;

    private LoopbackRegistry()
    {
        _manifest = Describe();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapMethods("/v2/", ["GET", "HEAD"], () => Results.Ok());
        _server.MapMethods("/v2/base/manifests/{reference}", ["GET", "HEAD"], (HttpResponse answer) => Send(answer, _manifest, ManifestType));
        _server.MapMethods("/v2/base/blobs/{digest}", ["GET", "HEAD"], (HttpResponse answer, string digest) =>
            _blobs.TryGetValue(digest, out var blob) ? Send(answer, blob.Body, blob.Type) : Results.NotFound());
    }

    /// <summary>The digest of the base layer's uncompressed content, as the finished image has to name it first.</summary>
    public string BaseLayer { get; private set; } = "";

    /// <summary>The full name of the base image.</summary>
    public string BaseImage => $"localhost:{new Uri(_server.Urls.Single()).Port}/base:10.0";

    public static async Task<LoopbackRegistry> Start()
    {
        var registry = new LoopbackRegistry();
        await registry._server.StartAsync();
        return registry;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private byte[] Describe()
    {
        var tar = Layer();
        BaseLayer = Digest(tar);
        var layer = Zipped(tar);
        var config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture is System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64",
            os = "linux",
            config = new { Env = new[] { "PATH=/usr/bin:/bin", "BASE_IMAGE=yes" }, WorkingDir = "/" },
            rootfs = new { type = "layers", diff_ids = new[] { BaseLayer } },
            history = new[] { new { created = "2026-01-01T00:00:00Z", created_by = "base" } },
        });
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = Keep(config, "application/vnd.docker.container.image.v1+json"),
            layers = new[] { Keep(layer, "application/vnd.docker.image.rootfs.diff.tar.gzip") },
        });
    }

    private object Keep(byte[] body, string type)
    {
        var digest = Digest(body);
        _blobs[digest] = (body, type);
        return new { mediaType = type, size = body.Length, digest };
    }

    private static IResult Send(HttpResponse answer, byte[] body, string type)
    {
        answer.Headers["Docker-Content-Digest"] = Digest(body);
        return Results.Bytes(body, type);
    }

    private static byte[] Layer()
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "etc/base")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes("base\n")),
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        return bytes.ToArray();
    }

    private static byte[] Zipped(byte[] bytes)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    private static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
