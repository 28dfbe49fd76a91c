using Verification.City.Files;

namespace Verification.City.Loading;

/// <summary>Where the registers of one city are asked that answer for themselves; <c>city load</c> and <c>city serve</c> work it out alike.</summary>
/// <param name="Address">Where they listen for HTTP; its port also tells two served cities apart on one broker.</param>
public sealed record RegisterPlaces(Uri Address)
{
    /// <summary>Where they listen unless said otherwise.</summary>
    public static RegisterPlaces Usual { get; } = new(new Uri("http://127.0.0.1:8090"));

    public static string PathOf(string adapter, string source) => $"/{adapter}/{source}";

    /// <summary>Where questions to a register are posted.</summary>
    public Uri UrlOf(string adapter, string source) => new(Address, PathOf(adapter, source));

    /// <summary>The queue a register takes questions from.</summary>
    public string QueueOf(string source) => $"register.{Address.Port}.{source}";

    /// <summary>The folder between a register and who asks it: <c>out</c> holds questions, <c>in</c> answers.</summary>
    public static string ExchangeFolder(string city, string source) => Path.Combine(city, CityFiles.Exchange, source);

    /// <summary>Where who asks keeps what was asked under which ticket.</summary>
    public static string ExchangeState(string city, string source) => Path.Combine(city, CityFiles.Exchange, source, "asked");
}
