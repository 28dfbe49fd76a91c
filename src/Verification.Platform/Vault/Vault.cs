using Verification.Vocabulary;

namespace Verification.Platform.Vault;

/// <summary>Seals and opens what the database must not read, and hashes what it must find.</summary>
public sealed class Vault(KeyFile keys)
{
    /// <summary>New data keys for a household, ordinal 0, and its members 1..<paramref name="memberCount"/>.</summary>
    public HouseholdKeys NewKeys(VerificationId id, int memberCount) { _ = keys; throw new NotSupportedException(); }

    /// <summary>The data keys of a household as loaded; a destroyed one is simply not among them.</summary>
    public HouseholdKeys Unwrap(VerificationId id, IReadOnlyList<DataKeyRow> rows) => throw new NotSupportedException();

    /// <summary>HMAC-SHA-256 of a normalised value under the key of this field and province.</summary>
    public byte[] BlindIndex(string field, string value, RegionCode province) => throw new NotSupportedException();

    /// <summary>Seals a body that belongs to no member yet, under the platform key; <paramref name="row"/> and table are bound to it.</summary>
    public byte[] SealBody(Guid row, string table, ReadOnlySpan<byte> plain) => throw new NotSupportedException();

    public byte[] OpenBody(Guid row, string table, ReadOnlySpan<byte> envelope) => throw new NotSupportedException();
}

/// <summary>The data keys of one household, in memory for as long as its case is worked on.</summary>
public sealed class HouseholdKeys : IDisposable
{
    public IReadOnlyList<DataKeyRow> Rows => throw new NotSupportedException();

    public byte[] Seal(int ordinal, string table, ReadOnlySpan<byte> plain) => throw new NotSupportedException();

    public byte[] Open(int ordinal, string table, ReadOnlySpan<byte> envelope) => throw new NotSupportedException();

    public void Dispose() { }
}
