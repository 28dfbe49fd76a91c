using System.IO.Compression;
using System.Net.Http.Headers;
using NUnit.Framework;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit.BadInput;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>Bad paths, queries, headers and framing: the body is good or nobody gets to it.</summary>
public sealed class When_an_HTTP_request_is_bad_around_its_body : HttpJourney
{
    private readonly Lazy<HttpClient> _opened;

    public When_an_HTTP_request_is_bad_around_its_body() => _opened = new(() => Service.Caller(Service.Stage.Token));

    private HttpClient Client => _opened.Value;

    private Uri Address => Client.BaseAddress!;

    [OneTimeTearDown]
    public void Close() => Client.Dispose();

    [TestCase("/v1/verifications/{0}", 404)]
    [TestCase("/v1/batches/{0}", 404)]
    [TestCase("/v1/verifications/00000000-0000-8000-8000-000000000000?{0}={0}", 404)]
    public async Task A_naughty_string_in_path_or_query_is_not_found_and_not_repeated(string shape, int status)
    {
        foreach (var text in Published.NaughtyStrings().Where(text => text.Trim('.').Length > 0))
        {
            using var answer = await Client.GetAsync(new Uri(string.Format(shape, Uri.EscapeDataString(text)), UriKind.Relative));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.That((int)answer.StatusCode, Is.EqualTo(status).Or.EqualTo(400).Or.EqualTo(405), text);
            if (text.Length > 12)
                Assert.That(body, Does.Not.Contain(text));
        }
    }

    [TestCase("/v1/batches/%00")]
    [TestCase("/v1/batches/a%00b")]
    [TestCase("/v1/batches/%ED%A0%80")]
    [TestCase("/v1/batches/%C0%80")]
    [TestCase("/v1/batches/%ff%fe")]
    [TestCase("/v1/batches/%")]
    [TestCase("/v1/batches/..%2f..%2fetc%2fpasswd")]
    [TestCase("/v1/verifications/../../metrics%00")]
    public async Task Bytes_that_are_no_text_in_a_path_are_refused(string path) => Assert.That(
        await RawHttp.Ask(Address, $"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {Service.Stage.Token}\r\nConnection: close\r\n\r\n"),
        Is.EqualTo(400).Or.EqualTo(404));

    [TestCase("Authorization", 401)]
    [TestCase("Accept", 404)]
    [TestCase("X-Forwarded-For", 404)]
    [TestCase("traceparent", 404)]
    [TestCase("Cookie", 404)]
    [TestCase("Accept-Language", 404)]
    public async Task A_naughty_string_in_a_header_changes_nothing_else(string header, int status)
    {
        using var client = Service.Caller(header == "Authorization" ? null : Service.Stage.Token);
        foreach (var text in Published.NaughtyStrings().Where(text => text.Length > 0 && text.All(c => c is >= ' ' and < (char)0x7F)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/batches/none", UriKind.Relative));
            request.Headers.TryAddWithoutValidation(header, text);
            using var answer = await client.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        }
    }

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/json; charset=gb18030")]
    [TestCase("application/json, text/plain")]
    [TestCase("application/jsonp")]
    [TestCase(";;;")]
    [TestCase("")]
    public async Task A_body_of_another_kind_is_415(string type)
    {
        using var content = new ByteArrayContent(ARequest.Household("con-25", "other-kind").Bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await Client.PostAsync(new Uri("/v1/verifications", UriKind.Relative), content);
        Assert.That((int)answer.StatusCode, Is.EqualTo(415));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("identity")]
    public async Task A_packed_body_is_415_and_never_unpacked(string encoding)
    {
        using var bomb = new MemoryStream();
        await using (var zip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            await zip.WriteAsync(new byte[32 * 1024 * 1024]);
        using var content = new ByteArrayContent(bomb.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { encoding } } };
        using var answer = await Client.PostAsync(new Uri("/v1/verifications", UriKind.Relative), content);
        Assert.That((int)answer.StatusCode, Is.EqualTo(415));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Ten_megabytes_are_413_whether_their_length_is_told_or_not(bool told)
    {
        using HttpContent content = told
            ? new ByteArrayContent(new byte[10 * 1024 * 1024]) { Headers = { ContentType = new("application/json") } }
            : new StreamContent(new Endless(10 * 1024 * 1024)) { Headers = { ContentType = new("application/json") } };
        using var answer = await Client.PostAsync(new Uri("/v1/verifications", UriKind.Relative), content);
        Assert.That((int)answer.StatusCode, Is.EqualTo(413));
    }

    [TestCase("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked", "-1\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked", "ffffffffffffffff\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked", "2;x=y\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked", "2\r\n{}{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding: gzip, chunked", "2\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding: identity", "{}")]
    [TestCase("Transfer-Encoding: chunked\r\nContent-Length: 2", "2\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Content-Length: 2\r\nContent-Length: 3", "{} ")]
    [TestCase("Content-Length: -1", "{}")]
    [TestCase("Content-Length: 99999999999999999999", "{}")]
    [TestCase("Content-Length: 2\r\nX: a\0b", "{}")]
    public async Task Tricks_with_the_framing_are_refused_with_an_answer(string headers, string body) => Assert.That(
        await RawHttp.Ask(Address, RawHttp.Post(Service.Stage.Token, headers, body)),
        Is.EqualTo(400).Or.EqualTo(413).Or.EqualTo(422).Or.EqualTo(501));

    [Test]
    public async Task Headers_larger_than_anybody_needs_are_refused_with_an_answer() => Assert.That(
        await RawHttp.Ask(Address, RawHttp.Post(Service.Stage.Token, $"X-Large: {new string('h', 100 * 1024)}", "")), Is.EqualTo(431));

    [Test]
    public async Task A_good_request_after_all_that_is_taken() =>
        Assert.That((await Caller.Submit(ARequest.Household("con-25", "after-framing"))).Status, Is.EqualTo(202).Or.EqualTo(200));

    /// <summary>So many blanks, and nobody is told how many.</summary>
    private sealed class Endless(int left) : Stream
    {
        private int _left = left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = Math.Min(count, _left);
            buffer.AsSpan(offset, given).Fill((byte)' ');
            _left -= given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
