using System.Reflection;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

public sealed class Kinds_of_facts
{
    [Test]
    public void Are_those_a_submission_may_state() =>
        Assert.That(typeof(StatedFact).GetProperty(nameof(StatedFact.Kind))!.GetCustomAttribute<OneOfAttribute>()!.Codes, Is.EquivalentTo(FactWords.Kinds));
}
