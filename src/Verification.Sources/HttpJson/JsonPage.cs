using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Verification.Sources.Http;
using Verification.Sources.Kit;

namespace Verification.Sources.HttpJson;

/// <summary>Reads one page of a reply while it comes in; in memory is never more than one answer of it.</summary>
/// <param name="into">Takes the answers.</param>
/// <param name="single">Whether the page is one answer, rather than an object with a list of them.</param>
internal sealed class JsonPage(WireAnswers into, bool single)
{
    /// <summary>Largest answer, or largest member beside the answers.</summary>
    public const int PieceBytesMax = 4 * 1024 * 1024;

    private readonly JsonHead _head = new();
    private JsonReaderState _state = new(new() { MaxDepth = JsonFields.Strict.MaxDepth });
    private Place _place = Place.Before;
    private bool _answersSeen;
    private string? _next;

    /// <summary>Where in the page the reader stands.</summary>
    private enum Place
    {
        Before,
        Members,
        Answers,
        After,
    }

    public async Task<string?> Read(Stream page, CancellationToken ct)
    {
        var pipe = PipeReader.Create(page, new(leaveOpen: true));
        var enough = 0L;
        for (ReadResult read = default; !read.IsCompleted;)
        {
            read = await pipe.ReadAsync(ct);
            if (read.Buffer.Length < enough && !read.IsCompleted)
            {
                pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var left = read.Buffer.Slice(Take(read.Buffer, read.IsCompleted));
            if (left.Length > PieceBytesMax)
            {
                throw new UnreadableAnswer("an answer larger than any honest one");
            }

            // A piece is looked at again only when twice as much of it is there, however slowly it drips.
            enough = left.Length * 2;
            pipe.AdvanceTo(left.Start, left.End);
        }

        await pipe.CompleteAsync();
        if (_place != Place.After || !(_answersSeen || single))
        {
            throw new UnreadableAnswer($"{into.Names.Answers}: a page without answers");
        }

        return single ? _next : into.EndPage(_head);
    }

    /// <summary>Takes every whole piece; gives where the first that is not whole begins.</summary>
    private SequencePosition Take(ReadOnlySequence<byte> buffer, bool last)
    {
        var reader = new Utf8JsonReader(buffer, last, _state);
        var at = buffer.Start;
        while (Step(ref reader, buffer))
        {
            (_state, at) = (reader.CurrentState, reader.Position);
        }

        return at;
    }

    private bool Step(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer) => _place switch
    {
        Place.Before => Begin(ref reader, buffer),
        Place.Members => Member(ref reader),
        Place.Answers => Answer(ref reader, buffer),
        _ => reader.Read(),
    };

    private bool Begin(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new UnreadableAnswer("a page that is not an object");
        }

        if (single)
        {
            return Whole(ref reader, buffer, answer => _next = into.EndPage(answer), Place.After);
        }

        _place = Place.Members;
        return true;
    }

    private bool Member(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.EndObject)
        {
            _place = Place.After;
            return true;
        }

        var name = reader.GetString()!;
        if (!reader.Read())
        {
            return false;
        }

        if (name == into.Names.Answers)
        {
            return Answers(reader.TokenType);
        }

        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
            _ => null,
        };
        if (!reader.TrySkip())
        {
            return false;
        }

        _head.Add(name, text);
        return true;
    }

    private bool Answers(JsonTokenType opening)
    {
        if (opening != JsonTokenType.StartArray || _answersSeen)
        {
            throw new UnreadableAnswer($"{into.Names.Answers}: not a list, or twice");
        }

        (_answersSeen, _place) = (true, Place.Answers);
        return true;
    }

    private bool Answer(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _place = Place.Members;
            return true;
        }

        return reader.TokenType == JsonTokenType.StartObject
            ? Whole(ref reader, buffer, null, Place.Answers)
            : throw new UnreadableAnswer($"{into.Names.Answers}: not a list of objects");
    }

    /// <summary>Takes the object that begins here, once all of it is there.</summary>
    private bool Whole(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer, Action<IWireObject>? also, Place then)
    {
        var from = reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        var bytes = buffer.Slice(from, reader.BytesConsumed - from).ToArray();
        using var document = JsonDocument.Parse(bytes, JsonFields.Strict);
        var answer = new JsonFields(document.RootElement);
        into.Take(answer, bytes);
        also?.Invoke(answer);
        _place = then;
        return true;
    }
}
