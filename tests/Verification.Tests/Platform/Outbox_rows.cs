using CsCheck;
using NUnit.Framework;
using Verification.Platform.Outbox;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Outbox_rows
{
    private static readonly Gen<OutgoingMessage> Messages =
        from exchange in Gen.String
        from key in Gen.String
        from copies in Gen.String.Array[0, 4]
        from id in Gen.Guid
        from type in Gen.String
        from correlation in Gen.Null(Gen.String)
        from submitter in Gen.Null(Gen.String)
        from seconds in Gen.Int[0, int.MaxValue]
        from body in Gen.Byte.Array[0, 300]
        select new OutgoingMessage(exchange, key, copies, id, type, correlation, submitter, DateTimeOffset.UnixEpoch.AddSeconds(seconds), body);

    [Test]
    public void Are_read_as_they_were_written() => Messages.List[0, 20].Sample(messages =>
    {
        using var row = MessageFormat.Write(messages);
        var read = MessageFormat.Read(row.Bytes.ToArray());
        Assert.That(read.Select(Flat), Is.EqualTo(messages.Select(Flat)));
    }, iter: 300);

    [Test]
    public void Of_version_1_stay_readable()
    {
        // Written by the first version; rows lie in the table while two versions run side by side.
        var row = Convert.FromBase64String("AQECAwQFBgcIiQoLDA0ODxAREXZlcmlmaWNhdGlvbi50ZXN0A2tleQEFb3RoZXIEVHlwZQEBYwAAgLX39X+fCAJ7fQ==");
        var message = MessageFormat.Read(row).Single();
        Assert.That(Flat(message), Is.EqualTo(
            "verification.test|key|other|02030405-0607-0889-0a0b-0c0d0e0f1011|Type|c||1970-01-01T00:00:00.0000000+00:00|7B7D"));
    }

    private static string Flat(OutgoingMessage m) =>
        $"{m.Exchange}|{m.RoutingKey}|{string.Join(',', m.CopyTo)}|{m.MessageId}|{m.Type}|{m.CorrelationId}|{m.Submitter}|{m.At:O}|{Convert.ToHexString(m.Body.Span)}";
}
