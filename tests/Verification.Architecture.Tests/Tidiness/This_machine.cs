using System.Text.RegularExpressions;
using Verification.Architecture.Tests.House;
using Verification.TestKit;

namespace Verification.Architecture.Tests.Tidiness;

/// <summary>A checkout says nothing about the machine it was written on: no path of it and no host it fetched packages from.</summary>
/// <remarks>What to look for is read from this machine's own settings when the test runs, so no such name stands here either.</remarks>
[TestFixture]
internal sealed partial class This_machine
{
    private static readonly string[] Text = [.. Checkout.Files.Where(file => Path.GetExtension(file) is not (".png" or ".gz" or ".zip"))];

    [Test]
    public void Its_folders_are_not_in_the_checkout()
    {
        string[] folders = [Repository.Root, Path.Combine(Home, ".nuget"), Path.Combine(Home, ".dotnet"), Path.Combine(Home, ".npm")];

        Assert.That(Finds(folders), Is.Empty);
    }

    [Test]
    public void No_home_folder_is_in_the_checkout() => Assert.That(Text.Where(file => HomeFolder().IsMatch(Checkout.Read(file))), Is.Empty);

    [Test]
    public void The_hosts_of_its_package_feeds_are_not_in_the_checkout() => Assert.That(Finds(FeedHosts()), Is.Empty);

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static IEnumerable<string> Finds(IReadOnlyCollection<string> words) =>
        Text.SelectMany(file => words.Where(word => Checkout.Read(file).Contains(word, StringComparison.OrdinalIgnoreCase))
            .Select(word => $"{file}: {word}"));

    private static string[] FeedHosts()
    {
        string[] settings =
        [
            Path.Combine(Home, ".nuget", "NuGet", "NuGet.Config"), Path.Combine(Home, ".config", "NuGet", "NuGet.Config"), Path.Combine(Home, ".npmrc"),
            Path.Combine(Home, ".config", "pip", "pip.conf"), "/etc/pip.conf", "/etc/npmrc", "/usr/etc/npmrc",
            .. Repository.Root.Split('/').Select((_, depth) => string.Join('/', Repository.Root.Split('/')[..^depth]) + "/NuGet.Config"),
        ];
        var fromFiles = settings.Where(File.Exists).Select(File.ReadAllText);
        var fromVariables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(variable => Feed().IsMatch((string)variable.Key))
            .Select(variable => (string?)variable.Value ?? "");
        return [.. fromFiles.Concat(fromVariables)
            .SelectMany(text => Address().Matches(text).Select(match => match.Groups["word"].Value))
            .Where(host => host is not ("localhost" or "127.0.0.1"))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    [GeneratedRegex(@"/(home|Users)/(?!\$|\{|<)[a-z][\w.-]*/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HomeFolder();

    [GeneratedRegex("nuget|npm|pip|proxy|registry|index", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Feed();

    [GeneratedRegex(@"https?://(?:[^/@\s""']*@)?(?<word>[\w.-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
