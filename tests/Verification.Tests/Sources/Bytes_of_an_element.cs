using System.Text;
using NUnit.Framework;
using Verification.Sources.HttpXml;

namespace Verification.Tests.Sources;

/// <summary>Each answer of a reply about many is kept with the bytes of its own element, however the reply came in.</summary>
public sealed class Bytes_of_an_element
{
    private const int Elements = 2_000;

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(1_000)]
    [TestCase(int.MaxValue)]
    public void Are_its_own_however_they_came(int atOnce)
    {
        var elements = Enumerable.Range(0, 50).Select(i => $"<a n=\">{i}\">张{i}</a>").ToList();
        var kept = Kept("<r>" + string.Concat(elements) + "</r>", elements, atOnce, out _);
        Assert.That(kept, Is.EqualTo(elements));
    }

    /// <remarks>A reply of many megabytes is read in large pieces: what came with an element was copied again for each of them.</remarks>
    [Test]
    public void Are_found_without_copying_what_came_with_them()
    {
        var elements = Enumerable.Range(0, Elements).Select(i => $"<a>{i:00000}</a>").ToList();
        var whole = "<r>" + string.Concat(elements) + "</r>";
        Kept(whole, elements, int.MaxValue, out var allocated);
        Assert.That(allocated, Is.LessThan(10 * whole.Length));
    }

    // Lines and columns as a reader tells them: of the name, counted in UTF-16 units from one.
    private static List<string> Kept(string whole, List<string> elements, int atOnce, out long allocated)
    {
        var (bytes, came) = (Encoding.UTF8.GetBytes(whole), 0);
        var ends = elements.Select(one => Encoding.UTF8.GetByteCount(one)).ToArray();
        var (kept, column, byteAt) = (new List<string>(elements.Count), "<r>".Length + 1, "<r>".Length);
        var found = new ElementBytes();
        allocated = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            // What the element begins with has come before its name is told.
            Come("<a".Length);
            var before = GC.GetAllocatedBytesForCurrentThread();
            found.Begin((1, column + 1));
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            Come(ends[i]);
            before = GC.GetAllocatedBytesForCurrentThread();
            var own = found.End((1, column + elements[i].Length - "a>".Length));
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            kept.Add(Encoding.UTF8.GetString(own));
            (column, byteAt) = (column + elements[i].Length, byteAt + ends[i]);
        }

        return kept;

        void Come(int ofElement)
        {
            while (came < byteAt + ofElement)
            {
                var next = Math.Min(atOnce, bytes.Length - came);
                found.Take(bytes.AsSpan(came, next));
                came += next;
            }
        }
    }
}
