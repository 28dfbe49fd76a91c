using NUnit.Framework;
using Verification.Host.Submitting;

namespace Verification.Tests.Submitting;

public sealed class When_a_file_of_requests_is_read
{
    private string _path = "";

    [SetUp]
    public void Take_a_file() => _path = Path.GetTempFileName();

    [TearDown]
    public void Remove_it() => File.Delete(_path);

    [Test]
    public async Task Each_line_is_a_request_and_empty_lines_are_none()
    {
        await File.WriteAllTextAsync(_path, """
            {"submitter":"tianshui-dibao","requestId":"r-1","more":{}}

            {"submitter":"tianshui-dibao","requestId":"r-2"}
            """);
        var file = (RequestFile.Readable)await RequestFile.Read(_path, default);
        Assert.That(file.Requests.Select(request => request.Key.RequestId), Is.EqualTo(new[] { "r-1", "r-2" }));
    }

    [TestCase("{\"submitter\":\"tianshui-dibao\"}")]
    [TestCase("{\"submitter\":\"tianshui-dibao\",\"requestId\":7}")]
    [TestCase("[1]")]
    [TestCase("{oops")]
    public async Task A_line_without_submitter_and_id_is_named(string line)
    {
        await File.WriteAllTextAsync(_path, "{\"submitter\":\"a\",\"requestId\":\"b\"}\n" + line);
        var file = (RequestFile.Unreadable)await RequestFile.Read(_path, default);
        Assert.That(file.Why.En, Does.Contain("line 2"));
    }

    [Test]
    public async Task An_empty_file_holds_no_request() =>
        Assert.That(await RequestFile.Read(_path, default), Is.InstanceOf<RequestFile.Unreadable>());
}
