using System.Security.Cryptography;
using System.Text;
using Verification.Contracts.Intake;

namespace Verification.City.Files;

/// <summary>The authorisation every person of a generated city has signed.</summary>
internal static class ConsentOf
{
    private static readonly DateOnly From = new(2020, 1, 1);
    private static readonly DateOnly To = new(2027, 12, 31);

    /// <summary>For every source, for then and for today.</summary>
    public static ConsentDocument Everything(string number) => new()
    {
        DocumentNo = number,
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"consent/{number}"))),
        Scope = ["*"],
        From = From,
        To = To,
    };
}
