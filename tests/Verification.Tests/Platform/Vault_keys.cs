using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Tests.Platform;

/// <summary>Vaults and ids for the tests of this folder.</summary>
internal static class Vault_keys
{
    public static readonly VerificationId Household = VerificationId.Derive("dibao-city", "2026-1");
    public static readonly VerificationId Other = VerificationId.Derive("dibao-city", "2026-2");
    public static readonly RegionCode Gansu = RegionCode.Parse("62");
    public static readonly RegionCode Shaanxi = RegionCode.Parse("61");

    public static string Kek(string id, byte fill) => $"kek {id} {Base64(fill)}";

    public static string Index(string province, byte fill) => $"index {province} {Base64(fill)}";

    public static Vault A_vault(params string[] lines) =>
        new(KeyFile.Parse(lines.Length > 0 ? lines : [Kek("k1", 1), Index("*", 2)]));

    private static string Base64(byte fill) => Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray());
}
