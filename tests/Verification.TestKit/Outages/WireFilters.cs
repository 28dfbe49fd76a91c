namespace Verification.TestKit.Outages;

/// <summary>Lets so many bytes of the server pass, then does something to the line once; what comes after is lost.</summary>
public sealed class CutOff(int bytes, Action then) : IWireFilter
{
    private int _left = bytes;

    public ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> fromServer)
    {
        var passed = Math.Min(_left, fromServer.Length);
        _left -= passed;
        if (passed < fromServer.Length)
            then();
        return fromServer[..passed];
    }
}

/// <summary>Lets so many bytes of the server pass and turns every later one into another.</summary>
public sealed class Scrambled(int bytes, Action told) : IWireFilter
{
    private int _left = bytes;

    public ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> fromServer)
    {
        var passed = Math.Min(_left, fromServer.Length);
        _left -= passed;
        if (passed == fromServer.Length)
            return fromServer;
        told();
        var other = fromServer.ToArray();
        for (var i = passed; i < other.Length; i++)
            other[i] ^= 0x5A;
        return other;
    }
}
