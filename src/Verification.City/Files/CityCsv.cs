using System.Text;

namespace Verification.City.Files;

/// <summary>Comma-separated files of a city: UTF-8 without byte order mark, lines that end with LF, a heading.</summary>
internal static class CityCsv
{
    public static StreamWriter Open(string path, string heading)
    {
        var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(heading);
        return writer;
    }
}
