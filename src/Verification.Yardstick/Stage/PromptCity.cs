namespace Verification.Yardstick.Stage;

/// <summary>The same city whose registers answer everybody at once: what is counted must not depend on who waits for whom.</summary>
internal static class PromptCity
{
    private static readonly string[] Copied = ["city.json", "requests.jsonl", "sources.csv", "truth.csv"];

    /// <summary>Makes the folder beside the city, its registries shared; answers its path.</summary>
    public static async Task<string> Of(Ground ground, CancellationToken ct)
    {
        var folder = ground.City + "-prompt";
        Directory.CreateDirectory(Path.Combine(folder, "registries"));
        foreach (var name in Copied.Concat(
            Directory.EnumerateFiles(Path.Combine(ground.City, "registries")).Select(file => Path.Combine("registries", Path.GetFileName(file)))))
        {
            File.Copy(Path.Combine(ground.City, name), Path.Combine(folder, name), overwrite: true);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "delays.csv"), "source,document,seconds\n", ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "deadlines.csv"), "request_id,seconds\n", ct);
        return folder;
    }
}
