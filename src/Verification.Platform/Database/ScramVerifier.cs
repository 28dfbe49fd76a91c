using System.Security.Cryptography;
using System.Text;

namespace Verification.Platform.Database;

/// <summary>The form in which PostgreSQL keeps a password (RFC 5802, SCRAM-SHA-256), computed on our side.</summary>
internal static class ScramVerifier
{
    private const int Iterations = 4096;

    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(16));

    public static string Of(string password, byte[] salt)
    {
        // Other characters would have to be prepared as RFC 4013 says, and client and server must agree on how.
        if (!Ascii.IsValid(password) || password.Any(char.IsControl))
        {
            throw new ArgumentException("passwords of database roles are printable ASCII", nameof(password));
        }

        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}
