using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Tests.Contracts;

namespace Verification.Tests.Verdicts;

/// <summary>A verdict that asks what a test wants asked; everything else is the contract's example.</summary>
internal static class LatestVerdict
{
    public static VerdictIssued Asking(params (string Id, string? Source, string[] Accepts)[] questions) => Asking(round: 1, questions);

    public static VerdictIssued Asking(int round, params (string Id, string? Source, string[] Accepts)[] questions)
    {
        var example = JsonSerializer.Deserialize(Examples.Bytes("verdict-issued/valid.json"), ContractJson.Wire.VerdictIssued)!;
        return example with
        {
            Round = round,
            Programmes =
            [
                example.Programmes[0] with
                {
                    OpenQuestions = [.. questions.Select(q => new OpenQuestion
                    {
                        Id = q.Id, Addressee = "source", Source = q.Source, Question = new($"问题{q.Id}", q.Id), AcceptedAnswers = q.Accepts,
                        Due = new(2026, 12, 1),
                    })],
                },
            ],
        };
    }
}
