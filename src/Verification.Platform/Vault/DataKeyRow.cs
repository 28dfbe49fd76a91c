namespace Verification.Platform.Vault;

/// <summary>A data key as stored: wrapped by the key-encryption key it names. Ordinal 0 is the household.</summary>
public sealed record DataKeyRow(Guid VerificationId, int MemberOrdinal, byte[] WrappedKey, string KekId);

/// <summary>A keyed hash by which a row is found without its value being stored.</summary>
public sealed record BlindIndexRow(string Field, byte[] Value, Guid VerificationId, int MemberOrdinal);
