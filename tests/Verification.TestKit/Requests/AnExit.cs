using System.Text.Json.Nodes;

namespace Verification.TestKit.Requests;

/// <summary>What follows on a verification, as its bytes: valid unless a test says otherwise.</summary>
public static class AnExit
{
    private const string Digest = "3b7f0e6a5d1c48f2a9e0b6c7d8e9f0a13b7f0e6a5d1c48f2a9e0b6c7d8e9f0a1";

    /// <summary>Passbooks of a household of three that answer a question about the bank: the first member holds this amount, the others nothing.</summary>
    public static JsonObject Passbooks(string submitter, string requestId, Guid verification, string amount, string question = "q1") =>
        Head(submitter, requestId, verification, new JsonObject
        {
            ["givenOn"] = "2020-06-18",
            ["answers"] = new JsonArray(new JsonObject
            {
                ["question"] = question,
                ["accepted"] = "bank-statement",
                ["documentDigest"] = Digest,
                ["asOf"] = "2020-06-14",
                ["about"] = new JsonArray(
                    new JsonObject { ["memberRef"] = "m1", ["items"] = new JsonArray(new JsonObject { ["kind"] = "deposit", ["amount"] = amount }) },
                    new JsonObject { ["memberRef"] = "m2", ["items"] = new JsonArray() },
                    new JsonObject { ["memberRef"] = "m3", ["items"] = new JsonArray() }),
            }),
        });

    /// <summary>A supplement that only corrects the declaration: the first member owns a deposit of this amount.</summary>
    public static JsonObject Declaration(string submitter, string requestId, Guid verification, string amount) =>
        Head(submitter, requestId, verification, new JsonObject
        {
            ["givenOn"] = "2020-06-18",
            ["declared"] = new JsonObject
            {
                ["property"] = new JsonArray(new JsonObject
                {
                    ["kind"] = "deposit",
                    ["value"] = amount,
                    ["holders"] = new JsonArray(new JsonObject { ["memberRef"] = "m1", ["sharePercent"] = "100.00" }),
                }),
            },
        });

    /// <summary>An objection without new evidence.</summary>
    public static JsonObject Objection(string submitter, string requestId, Guid verification, Guid verdict, string reason) =>
        Head(submitter, requestId, verification, new JsonObject
        {
            ["verdictId"] = verdict.ToString(),
            ["givenOn"] = "2020-06-18",
            ["disputedReasons"] = new JsonArray(reason),
            ["grounds"] = "存款系为他人代管。",
            ["documentDigest"] = Digest,
        });

    /// <summary>A withdrawal by the applicant.</summary>
    public static JsonObject Withdrawal(string submitter, string requestId, Guid verification) =>
        Head(submitter, requestId, verification, new JsonObject { ["why"] = "applicant" });

    private static JsonObject Head(string submitter, string requestId, Guid verification, JsonObject more)
    {
        more["submitter"] = submitter;
        more["requestId"] = requestId;
        more["verificationId"] = verification.ToString();
        more["authorRef"] = "officer-17";
        return more;
    }
}
