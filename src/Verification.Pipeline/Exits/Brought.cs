using Verification.Contracts;
using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Evidence;
using Verification.Intake.Exits;
using Verification.Pipeline.Receiving;
using Verification.Platform.Exits;
using Verification.Platform.Vault;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>What a supplement or an objection brings: both may bring the same things.</summary>
internal sealed record Brought(
    ExitKind Kind, IReadOnlyList<QuestionAnswer>? Answers, VisitFinding? Visit, DeclaredStatus? Declared, string AuthorRef, DateOnly GivenOn,
    Delivery Origin, Func<StandingVerification, IReadOnlyList<RequestFault>> FaultsFor)
{
    /// <summary>The objection, when it disputes records.</summary>
    public ContestVerdict? Disputing { get; private init; }

    /// <summary>The records it disputes.</summary>
    public IReadOnlyList<NamedRecord> Disputed => [.. (Disputing?.DisputedRecords ?? []).Select(r => new NamedRecord(new(r.Source), r.RecordId)).Distinct()];

    /// <summary>Opens a claimed exit.</summary>
    public static Brought From(ClaimedExit exit, Vault vault) => From(exit.Kind, exit.Key, exit.SealedBody, vault);

    /// <summary>Opens an exit that opened a round.</summary>
    public static Brought From(AppliedExit exit, Vault vault) => From(exit.Kind, exit.Key, exit.SealedBody, vault);

    /// <summary>Opens an exit on another verification.</summary>
    public static Brought From(FoundExit exit, byte[] sealedBody, Vault vault) => From(exit.Kind, exit.Key, sealedBody, vault);

    /// <summary>The declaration as it was corrected last, or null when nobody has corrected it.</summary>
    /// <param name="opened">The exits that opened rounds, in the order of the rounds.</param>
    public static DeclaredStatus? LastDeclared(IReadOnlyList<AppliedExit> opened, Vault vault) =>
        opened.Select(e => From(e, vault).Declared).OfType<DeclaredStatus>().LastOrDefault();

    private static Brought From(string name, ExitKey key, byte[] sealedBody, Vault vault)
    {
        var body = vault.OpenBody(key.SealRow, ExitDesk.SealName, sealedBody);
        var kind = ExitKinds.Parse(name);
        var origin = new Delivery { Body = body, Queue = kind.Queue(), MessageId = key.RequestId };
        switch (kind)
        {
            case ExitKind.Supplement:
                var supplement = ExitReader.Stored(body, ContractJson.Wire.SubmitSupplement);
                return new(
                    kind, supplement.Answers, supplement.Visit, supplement.Declared, supplement.AuthorRef, supplement.GivenOn, origin,
                    s => StandingDecision.FaultsOf(supplement, s));
            case ExitKind.Objection:
                var objection = ExitReader.Stored(body, ContractJson.Wire.ContestVerdict);
                return new(
                    kind, objection.Answers, objection.Visit, objection.Declared, objection.AuthorRef, objection.GivenOn, origin,
                    s => StandingDecision.FaultsOf(objection, s))
                {
                    Disputing = objection,
                };
            default:
                throw new BrokenPromise($"a {kind} brings no evidence");
        }
    }
}
