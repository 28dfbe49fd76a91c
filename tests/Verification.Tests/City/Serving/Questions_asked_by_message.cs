using System.Text;
using NUnit.Framework;
using Verification.City;
using Verification.City.Serving;

namespace Verification.Tests.Cities.Serving;

/// <summary>Requests a register of a small city is sent by message.</summary>
public sealed class Questions_asked_by_message
{
    private string _city = "";
    private ServedRegister _register = null!;

    [OneTimeSetUp]
    public async Task Generate()
    {
        _city = Directory.CreateTempSubdirectory("asked").FullName;
        await LivesGenerator.Generate("A", 40, 5, _city, null, CancellationToken.None);
        _register = (await ServedCity.Open(_city, TimeProvider.System, CancellationToken.None)).Registers[0];
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_city, recursive: true);

    [TestCase("""{"source":"$","questions":[{"question":"k","document":"d"}]}""", TestName = "Is_answered")]
    [TestCase("""{"source":"$","questions":[]}""", TestName = "Without_anybody_is_answered_too")]
    public void In_its_shape(string request) => Assert.That(Encoding.UTF8.GetString(Answer(request)), Does.StartWith("""{"answers":["""));

    [TestCase("""{"source":"$"}""", TestName = "Without_questions")]
    [TestCase("""{"source":"$","questions":null}""", TestName = "With_null_for_questions")]
    [TestCase("""{"source":"$","questions":[null]}""", TestName = "With_null_for_a_question")]
    [TestCase("""{"source":"$","questions":[{"document":"d"}]}""", TestName = "With_a_question_without_a_key")]
    [TestCase("""{"source":"another","questions":[]}""", TestName = "For_another_register")]
    [TestCase("""{"questions":[]}""", TestName = "For_no_register")]
    [TestCase("null", TestName = "Of_nothing")]
    [TestCase("", TestName = "Without_a_body")]
    public void Out_of_shape_is_unreadable_and_no_fault_of_ours(string request) => Assert.That(() => Answer(request), Throws.InstanceOf<UnreadableQuestion>());

    private byte[] Answer(string request) => MessageDesk.Answer(_register, Encoding.UTF8.GetBytes(request.Replace("$", _register.Id, StringComparison.Ordinal)));
}
