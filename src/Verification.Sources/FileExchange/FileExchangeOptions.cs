using Verification.Sources.Kit;
using Verification.Sources.Records;

namespace Verification.Sources.FileExchange;

/// <summary>Where question files go, where answer files come, and how they are written.</summary>
/// <remarks>Under the folder stand <c>out</c> and <c>in</c>; the source takes from the one and puts into the other.</remarks>
public sealed record FileExchangeOptions
{
    /// <summary>The exchange folder, here or on the server of <see cref="Sftp"/>; setting <c>folder</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>A folder of our own that says which question went out under which ticket, shared by all processes; setting <c>state</c>.</summary>
    public required string State { get; init; }

    /// <summary>How files of both ways are encoded; setting <c>encoding</c>: <c>utf-8</c> (default) or <c>gb18030</c>.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Utf8;

    /// <summary>Most questions in one file; 1…5000, default 1000.</summary>
    public int QuestionsAtOnceMax { get; init; } = 1_000;

    /// <summary>Largest answer file in megabytes; 1…64, default 16: it is held in memory while it is read.</summary>
    public int MegabytesMax { get; init; } = 16;

    /// <summary>When an answer is looked for again; setting <c>expect_after_s</c>, 1…86400, default 300.</summary>
    public TimeSpan ExpectAfter { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Null: the folder is one of ours.</summary>
    public SftpOptions? Sftp { get; init; }

    public static FileExchangeOptions Of(AdapterSettings settings, ICollection<string> faults) => new()
    {
        Folder = settings.Required("folder"),
        State = settings.Required("state"),
        Encoding = settings.Word("encoding", FileEncodings.Words, FileEncoding.Utf8),
        QuestionsAtOnceMax = settings.Whole("questions_at_once_max", 1_000, 1, 5_000),
        MegabytesMax = settings.Whole("megabytes_max", 16, 1, 64),
        ExpectAfter = TimeSpan.FromSeconds(settings.Whole("expect_after_s", 300, 1, 86_400)),
        Sftp = SftpOptions.Of(settings, faults),
    };
}

/// <summary>How an SFTP server is reached and known again.</summary>
public sealed record SftpOptions
{
    public required string Host { get; init; }

    public int Port { get; init; } = 22;

    public required string User { get; init; }

    /// <summary>File of the private key; readable by the service only.</summary>
    public required string PrivateKey { get; init; }

    /// <summary>SHA-256 fingerprint of the server's key as <c>ssh-keygen -l</c> shows it, without <c>SHA256:</c>; another key ends the connection.</summary>
    public required string HostKey { get; init; }

    /// <summary>Connecting, and every single operation; setting <c>sftp.timeout_ms</c>, 100…60000, default 10000.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the keys <c>sftp.*</c>; null when there are none.</summary>
    public static SftpOptions? Of(AdapterSettings settings, ICollection<string> faults)
    {
        if (settings.Optional("sftp.host") is not { } host)
        {
            return null;
        }

        var options = new SftpOptions
        {
            Host = host,
            Port = settings.Whole("sftp.port", 22, 1, 65_535),
            User = settings.Required("sftp.user"),
            PrivateKey = settings.Required("sftp.private_key"),
            HostKey = settings.Required("sftp.host_key"),
            Timeout = TimeSpan.FromMilliseconds(settings.Whole("sftp.timeout_ms", 10_000, 100, 60_000)),
        };
        if (!File.Exists(options.PrivateKey))
        {
            faults.Add("sftp.private_key: there is no such file");
        }

        return options;
    }
}
