using System.Runtime.Versioning;

namespace Verification.TestKit.Outages;

/// <summary>A disk of its own that can be filled to the last byte without hurting anybody else.</summary>
[SupportedOSPlatform("linux")]
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _ballast;

    private SmallDisk(string path) => (Path, _ballast) = (path, System.IO.Path.Combine(path, "ballast"));

    public string Path { get; }

    /// <summary>Mounts a disk over a folder; needs root, which continuous integration has.</summary>
    public static async Task<SmallDisk> Mount(string path, int megabytes)
    {
        await ServerFolder.Tool("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0700", "tmpfs", path);
        return new(path);
    }

    /// <summary>Takes every byte that is left.</summary>
    public Task Fill() => ServerFolder.Try("dd", "if=/dev/zero", $"of={_ballast}", "bs=64k", "status=none");

    /// <summary>Gives the space back.</summary>
    public void Free() => File.Delete(_ballast);

    public async ValueTask DisposeAsync() => await ServerFolder.Tool("umount", "--lazy", Path);
}
