using System.Diagnostics;
using System.Xml.Linq;
using Verification.TestKit;

namespace Verification.Architecture.Tests.Image;

/// <summary>What the archive of the image says of itself and holds; that it runs is not claimed here.</summary>
[TestFixture]
internal sealed class The_image
{
    private readonly string _folder = Directory.CreateTempSubdirectory("image-").FullName;
    private ImageArchive _image = null!;
    private string _baseLayer = "";

    [OneTimeSetUp]
    public async Task Publish()
    {
        await using var registry = await LoopbackRegistry.Start();
        _baseLayer = registry.BaseLayer;
        var archive = Path.Combine(_folder, "verification.tar");
        await Dotnet(
            "publish", Repository.PathOf("src", "Verification.Host"), "--no-build", "-c", Configuration, "-t:PublishContainer", "-v:q", "-nologo", "-nodeReuse:false",
            $"-p:ContainerArchiveOutputPath={archive}", $"-p:ContainerBaseImage={registry.BaseImage}", $"-p:PublishDir={_folder}/publish/");
        _image = ImageArchive.Read(archive);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Is_named_by_the_version() => Assert.That(_image.Tags, Is.EqualTo(new[] { $"verification:{Version}" }));

    [Test]
    public void Starts_serving()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ImageArchive.Texts(_image.Setting("Entrypoint")), Is.EqualTo(new[] { "dotnet", "/app/verification.dll" }));
            Assert.That(ImageArchive.Texts(_image.Setting("Cmd")), Is.EqualTo(new[] { "serve" }));
            Assert.That(_image.Setting("WorkingDir").GetString(), Is.EqualTo("/app/"));
            Assert.That(_image.Setting("ExposedPorts").EnumerateObject().Select(port => port.Name), Is.EqualTo(new[] { "8080/tcp" }));
        }
    }

    [Test]
    public void Runs_as_a_numbered_user_that_is_not_root() => Assert.That(_image.Setting("User").GetString(), Is.EqualTo("1654"));

    [Test]
    public void Labels_say_what_it_is_and_nothing_of_where_it_was_built()
    {
        var labels = _image.Setting("Labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels["org.opencontainers.image.title"], Is.EqualTo("verification"));
            Assert.That(labels["org.opencontainers.image.version"], Is.EqualTo(Version));
            Assert.That(labels["org.opencontainers.image.licenses"], Is.EqualTo("MIT"));
            Assert.That(labels.Keys, Has.None.EqualTo("org.opencontainers.image.source").And.None.EqualTo("org.opencontainers.image.url"));
        }
    }

    [Test]
    public void Its_environment_keeps_that_of_the_base_and_holds_no_secret()
    {
        var variables = ImageArchive.Texts(_image.Setting("Env"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(variables, Has.Member("BASE_IMAGE=yes"));
            Assert.That(variables, Has.Member("VERIFICATION_LISTEN=http://0.0.0.0:8080"));
            Assert.That(variables, Has.Member("MASSTRANSIT_USAGE_TELEMETRY=false"));
            Assert.That(variables, Has.None.Match("(?i)(DATABASE|BROKER|KEYS|TOKENS|PASSWORD|SECRET)"));
        }
    }

    [Test]
    public void Lays_one_layer_on_the_base()
    {
        var layers = ImageArchive.Texts(_image.Description.GetProperty("rootfs").GetProperty("diff_ids"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(layers[0], Is.EqualTo(_baseLayer));
            Assert.That(_image.LayerFiles, Has.Count.EqualTo(2));
            Assert.That(_image.LayerFiles[0], Is.EqualTo(new[] { "/etc/base" }));
            Assert.That(_image.LayerFiles[1], Has.All.StartsWith("/app/"));
        }
    }

    [Test]
    public void Holds_the_executable_and_every_pack()
    {
        var packs = Directory.GetFiles(Repository.PathOf("src", "packs"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => "/app/packs/" + Path.GetRelativePath(Repository.PathOf("src", "packs"), file));

        Assert.That(_image.LayerFiles[1], Is.SupersetOf(packs.Append("/app/verification.dll").Append("/app/verification.runtimeconfig.json")));
    }

    [Test]
    public void Holds_no_secret_no_test_and_no_yardstick() =>
        Assert.That(
            _image.LayerFiles[1],
            Has.None.Match(@"(?i)(\.pfx|\.pem|\.key|\.env|\.user|secret|token|appsettings|nunit|cscheck|archunit|tests?\.dll|testkit|yardstick|packages\.lock)"));

    private static string Version =>
        XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    // The image is made of what this test was built with.
    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private async Task Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TMPDIR"] = _folder;
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(inherited);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, output + await errors);
    }
}
