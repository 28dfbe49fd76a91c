using System.Globalization;
using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Intake.Reading;

/// <summary>Turns a request without faults into the words the steps speak.</summary>
public static class RequestFacts
{
    /// <summary>Facts of a request that was read.</summary>
    public static HouseholdFacts From(SubmitVerification request, VerificationId id)
    {
        var ordinals = Ordinals(request);
        return new HouseholdFacts
        {
            Id = id,
            Submitter = new(request.Submitter),
            RequestId = request.RequestId,
            CaseNo = request.CaseNo,
            HouseholdRef = request.HouseholdRef,
            Purpose = request.Purpose,
            Kind = request.Kind,
            Programmes = [.. request.Programmes.Select(code => new Programme(code))],
            Region = RegionCode.Parse(request.Region),
            Street = RegionCode.Parse(request.StreetCode),
            AcceptedOn = request.AcceptedOn,
            AsOf = request.AsOf,
            Deadline = request.Deadline,
            Previous = request.PreviousVerification is { } previous ? new VerificationId(previous) : null,
            KinOfStaff = request.KinOfStaff,
            Reported = request.Reported,
            Members = [.. request.Members.Select(member => PersonFrom(member, ordinals))],
            Obligors = [.. (request.Obligors ?? []).Select(obligor => PersonFrom(obligor, ordinals))],
            Declared = DeclarationFrom(request.Declared, ordinals),
            Circumstances = StatedFacts.From(request.Circumstances),
        };
    }

    /// <summary>Facts of a request kept in a sealed row; it was checked when it came and is not checked again.</summary>
    public static HouseholdFacts FromStored(ReadOnlySpan<byte> body) => From(StoredRequest(body));

    /// <summary>The request kept in a sealed row.</summary>
    public static SubmitVerification StoredRequest(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, ContractJson.Wire.SubmitVerification)
        ?? throw new BrokenPromise("a stored request is an object");

    /// <summary>What the household now declares, in place of what it declared before.</summary>
    /// <remarks>Every person named was found to be one of the household.</remarks>
    public static Declaration DeclaredBy(HouseholdFacts facts, DeclaredStatus declared) =>
        DeclarationFrom(declared, facts.Everyone.ToDictionary(p => p.MemberRef, p => p.Ordinal, StringComparer.Ordinal));

    private static HouseholdFacts From(SubmitVerification request) =>
        From(request, VerificationId.Derive(request.Submitter, request.RequestId));

    private static Dictionary<string, int> Ordinals(SubmitVerification request)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in request.Members.Concat(request.Obligors ?? []))
        {
            ordinals.Add(person.MemberRef, ordinals.Count + 1);
        }

        return ordinals;
    }

    private static Person PersonFrom(HouseholdMember member, Dictionary<string, int> ordinals) => new()
    {
        Ordinal = ordinals[member.MemberRef],
        MemberRef = member.MemberRef,
        Relation = member.Relation,
        Name = member.Name,
        Document = DocumentOf(member.Document),
        FormerNames = member.FormerNames ?? [],
        BornOn = member.BornOn,
        RegisteredRegion = RegionOf(member.RegisteredRegion),
        ResidenceRegion = RegionOf(member.ResidenceRegion),
        Facts = [.. (member.Facts ?? []).Select(fact => new MemberFact(fact.Kind, fact.Value ?? "", new(fact.From, fact.To)))],
        GuardianRef = member.GuardianRef,
        Consent = member.Consent is { } consent
            ? new(consent.DocumentNo, consent.Digest, consent.Scope, new(consent.From, consent.To))
            : null,
    };

    private static IdentityDocument DocumentOf(IdentityDocumentRef written) =>
        IdentityDocument.TryParse(DocumentTypes.Of(written.Type), written.Number, out var document, out _)
            ? document
            : throw new BrokenPromise("a document of a request was checked before it is used");

    private static RegionCode? RegionOf(string? code) => code is null ? null : RegionCode.Parse(code);

    private static Declaration DeclarationFrom(DeclaredStatus? declared, Dictionary<string, int> ordinals) =>
        declared is null
            ? Declaration.Nothing
            : new(
                [.. (declared.Income ?? []).Select(i => new DeclaredIncome(i.MemberRef, i.Kind, Yuan(i.MonthlyAmount), new(i.From, i.To)))],
                [.. (declared.Property ?? []).Select(p => PropertyFrom(p, ordinals))],
                [.. (declared.Expenses ?? []).Select(e => new DeclaredExpense(e.MemberRef, e.Kind, Yuan(e.Amount), new(e.From, e.To)))]);

    private static DeclaredProperty PropertyFrom(PropertyDeclared property, Dictionary<string, int> ordinals) =>
        new(
            property.Kind,
            property.Value is { } value ? Yuan(value) : null,
            [.. property.Holders.Select(holder => HoldingFrom(holder, ordinals))],
            property.Description)
        {
            Use = property.Use,
            BoughtOn = property.BoughtOn,
            AreaSquareMetres = SquareMetres(property.AreaSquareMetres),
        };

    internal static Holding HoldingFrom(PropertyHolder holder, Dictionary<string, int> ordinals)
    {
        int? ordinal = holder.MemberRef is { } name ? ordinals[name] : null;
        return holder.SharePercent is { } percent
            ? new(ordinal, Interval<decimal>.Point(Yuan(percent).Yuan / 100m))
            : Holding.UnknownShare(ordinal) with { JointUndivided = holder.JointUndivided };
    }

    internal static decimal? SquareMetres(string? text) =>
        text is null ? null : decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // Shares are written like yuan: digits, point, two decimals.
    internal static Money Yuan(string text) =>
        Money.TryParse(text, out var amount) ? amount : throw new BrokenPromise("an amount of a request was checked before it is used");
}
