using System.Text;
using NUnit.Framework;
using Verification.Platform.Vault;
using static Verification.Tests.Platform.Vault_keys;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Sealed_rows
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("工资 2100.00");

    [Test]
    public void Open_again_with_the_keys_that_were_stored()
    {
        using var vault = A_vault();
        using var writing = vault.NewKeys(Household, memberCount: 3);
        var envelope = writing.Seal(2, "evidence/1/0", Plain);
        using var reading = vault.Unwrap(Household, writing.Rows);
        Assert.That(reading.Open(2, "evidence/1/0", envelope), Is.EqualTo(Plain));
    }

    [Test]
    public void Have_a_key_for_the_household_and_one_for_each_member()
    {
        using var vault = A_vault();
        using var keys = vault.NewKeys(Household, memberCount: 3);
        Assert.That(keys.Rows.Select(r => r.MemberOrdinal), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(keys.Rows.Select(r => r.KekId), Is.All.EqualTo("k1"));
        Assert.That(keys.Rows.Select(r => Convert.ToHexString(r.WrappedKey)), Is.Unique);
    }

    [TestCase(1, "evidence/1/0", TestName = "Do_not_open_for_another_member")]
    [TestCase(2, "evidence/2/0", TestName = "Do_not_open_for_another_round")]
    [TestCase(2, "household", TestName = "Do_not_open_in_another_table")]
    public void Do_not_open_elsewhere(int ordinal, string table)
    {
        using var vault = A_vault();
        using var keys = vault.NewKeys(Household, memberCount: 3);
        var envelope = keys.Seal(2, "evidence/1/0", Plain);
        Assert.That(() => keys.Open(ordinal, table, envelope), Throws.TypeOf<NotOurEnvelope>());
    }

    [Test]
    public void Do_not_open_in_another_household_even_under_its_own_copied_keys()
    {
        using var vault = A_vault();
        using var keys = vault.NewKeys(Household, memberCount: 1);
        var moved = keys.Rows.Select(r => r with { VerificationId = Other.Value }).ToArray();
        Assert.That(() => vault.Unwrap(Other, moved), Throws.TypeOf<NotOurEnvelope>());
    }

    [Test]
    public void Do_not_open_once_any_byte_has_changed()
    {
        using var vault = A_vault();
        using var keys = vault.NewKeys(Household, memberCount: 1);
        var envelope = keys.Seal(1, "evidence/1/0", Plain);
        // The name of the key-encryption key is a label here, its row says which one counts; everything else is bound.
        foreach (var place in Enumerable.Range(0, envelope.Length).Where(i => i is < 5 or > 6))
        {
            var changed = envelope.ToArray();
            changed[place] ^= 1;
            Assert.That(() => keys.Open(1, "evidence/1/0", changed), Throws.TypeOf<NotOurEnvelope>(), $"byte {place}");
        }
    }

    [Test]
    public void Do_not_open_when_cut_short()
    {
        using var vault = A_vault();
        using var keys = vault.NewKeys(Household, memberCount: 1);
        var envelope = keys.Seal(1, "evidence/1/0", Plain);
        for (var length = 0; length < envelope.Length; length++)
        {
            Assert.That(() => keys.Open(1, "evidence/1/0", envelope.AsSpan(0, length)), Throws.TypeOf<NotOurEnvelope>(), $"{length} bytes");
        }
    }

    [Test]
    public void Stay_closed_for_a_member_whose_key_was_destroyed_and_open_for_the_others()
    {
        using var vault = A_vault();
        using var keys = vault.NewKeys(Household, memberCount: 2);
        var gone = keys.Seal(1, "evidence/1/0", Plain);
        var kept = keys.Seal(2, "evidence/1/0", Plain);
        using var left = vault.Unwrap(Household, [.. keys.Rows.Where(r => r.MemberOrdinal != 1)]);
        Assert.That(() => left.Open(1, "evidence/1/0", gone), Throws.TypeOf<NotOurEnvelope>());
        Assert.That(left.Open(2, "evidence/1/0", kept), Is.EqualTo(Plain));
    }

    [Test]
    public void Never_look_the_same_twice()
    {
        using var vault = A_vault();
        using var keys = vault.NewKeys(Household, memberCount: 1);
        var sealedRows = Enumerable.Range(0, 40).Select(_ => Convert.ToHexString(keys.Seal(1, "evidence/1/0", Plain)));
        Assert.That(sealedRows, Is.Unique);
    }

    [Test]
    public void Stay_readable_after_a_new_key_encryption_key_has_come()
    {
        using var before = A_vault(Kek("k1", 1), Index("*", 2));
        using var keys = before.NewKeys(Household, memberCount: 1);
        var envelope = keys.Seal(1, "evidence/1/0", Plain);
        using var after = A_vault(Kek("k1", 1), Kek("k2", 3), Index("*", 2));
        using var old = after.Unwrap(Household, keys.Rows);
        using var fresh = after.NewKeys(Other, memberCount: 0);
        Assert.That(old.Open(1, "evidence/1/0", envelope), Is.EqualTo(Plain));
        Assert.That(fresh.Rows[0].KekId, Is.EqualTo("k2"));
    }

    [Test]
    public void Belong_to_the_platform_where_no_member_is_known_yet()
    {
        using var vault = A_vault();
        var envelope = vault.SealBody(Household.Value, "failed_work", Plain);
        Assert.That(vault.OpenBody(Household.Value, "failed_work", envelope), Is.EqualTo(Plain));
        Assert.That(() => vault.OpenBody(Other.Value, "failed_work", envelope), Throws.TypeOf<NotOurEnvelope>());
        Assert.That(() => vault.OpenBody(Household.Value, "submission", envelope), Throws.TypeOf<NotOurEnvelope>());
    }

    [Test]
    public void Of_the_platform_never_share_a_nonce()
    {
        using var vault = A_vault();
        var nonces = new System.Collections.Concurrent.ConcurrentBag<string>();
        // Head: magic, version, algorithm, and the name of the key after its length.
        Parallel.For(0, 1_000, i =>
        {
            var envelope = vault.SealBody(Household.Value, "failed_work", Plain);
            nonces.Add(Convert.ToHexString(envelope, 5 + envelope[4], 12));
        });
        Assert.That(nonces, Has.Count.EqualTo(1_000).And.Unique);
    }

    [Test]
    public void Are_sealed_by_many_callers_at_once()
    {
        using var vault = A_vault();
        Parallel.For(0, 500, i =>
        {
            var envelope = vault.SealBody(Household.Value, "failed_work", Plain);
            using var keys = vault.NewKeys(Household, memberCount: 2);
            using var again = vault.Unwrap(Household, keys.Rows);
            Assert.That(again.Open(1, "evidence/1/0", keys.Seal(1, "evidence/1/0", envelope)), Is.EqualTo(envelope));
        });
    }
}
