namespace Verification.Platform.Vault;

/// <summary>The key-encryption keys and index keys of this installation, from a file only we can read.</summary>
public sealed class KeyFile
{
    public static KeyFile Load(string path) => throw new NotSupportedException();

    public static void Create(string path) => throw new NotSupportedException();
}
