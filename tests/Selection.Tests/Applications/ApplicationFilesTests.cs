using System.Globalization;
using System.Text;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests.Applications;

public class ApplicationFilesTests
{
    [Theory, EachDatabase]
    public async Task A_file_is_kept_once_by_its_content_and_handed_out_only_as_a_download(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.CompleteDraftAsync();
        var proof = Encoding.UTF8.GetBytes("%PDF-1.4 <script>alert(1)</script>");

        Task<ApplicationDocument> Attach(string name) => season.Do<ApplicationFiles, ApplicationDocument>((files, ct) => files.AttachAsync(id, DocumentKind.Proof, name, proof, "company", ct));
        var first = await Attach("..\\..\\证书\u202egpj.pdf");
        var again = await Attach("other.pdf");
        var download = await season.Do<ApplicationFiles, Download?>((files, ct) => files.OpenAsync(first.Id, ct));

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(("证书gpj.pdf", "application/octet-stream", proof.Length), (download!.FileName, download.ContentType, download.Size)); // it was stored above
        await using (download.Content)
        {
            var read = new byte[proof.Length];
            await download.Content.ReadExactlyAsync(read);
            Assert.Equal(proof, read);
        }

        Assert.Empty(Directory.GetFiles(season.FilesFolder, "*.part", SearchOption.AllDirectories));
        Assert.True(File.Exists(Path.Combine(season.FilesFolder, first.Sha256[..2], first.Sha256)));
    }

    [Theory, EachDatabase]
    public async Task A_file_that_is_refused_or_undone_leaves_no_bytes_behind(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.CompleteDraftAsync();
        var before = Stored(season);

        Assert.Equal(["document-too-many"], await season.Refused<ApplicationFiles>((files, ct) => files.AttachAsync(id, DocumentKind.Form, "b.docx", SampleFiles.Docx("one too many"), "company", ct)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => season.Do<ApplicationFiles>(async (files, ct) =>
        {
            var document = await files.AttachAsync(id, DocumentKind.Proof, "c.docx", SampleFiles.Docx("undone"), "company", ct);
            await using (var download = (await files.OpenAsync(document.Id, ct))!.Content) Assert.NotEqual(0, download.Length); // within the unit it is there
            throw new InvalidOperationException();
        }));

        Assert.Equal(before, Stored(season));
    }

    [Theory, EachDatabase]
    public async Task An_upload_given_up_or_taken_leaves_no_bytes_behind_and_one_whose_end_is_undone_keeps_them(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var (dropped, taken, kept) = (await SendAsync(), await SendAsync(), await SendAsync());

        await season.Do<Uploads, bool>((uploads, ct) => uploads.DropAsync(dropped, "company", ct));
        await season.Do<Uploads>((uploads, ct) => uploads.TakeAsync(taken, "company", ct));
        season.Time.Advance(Uploads.Kept + TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => season.Do<Uploads>(async (uploads, ct) =>
        {
            Assert.Equal(1, await uploads.ForgetAsync(ct));
            throw new InvalidOperationException();
        }));

        Assert.Equal([kept.ToString(CultureInfo.InvariantCulture)], Partial());
        Assert.Equal(4, (await season.Do<Uploads, (string, ReadOnlyMemory<byte> Content)?>((uploads, ct) => uploads.TakeAsync(kept, "company", ct)))!.Value.Content.Length);
        Assert.Empty(Partial());

        async Task<long> SendAsync()
        {
            var id = (await season.Do<Uploads, Upload>((uploads, ct) => uploads.BeginAsync("company", "a.pdf", 4, ct))).Id;
            await season.Do<Uploads>((uploads, ct) => uploads.AppendAsync(id, "company", 0, "%PDF"u8.ToArray(), ct));
            return id;
        }

        IEnumerable<string?> Partial() => Directory.GetFiles(Path.Combine(season.FilesFolder, "uploads")).Select(Path.GetFileName);
    }

    private static List<string> Stored(Season season) => [.. Directory.GetFiles(season.FilesFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Theory, EachDatabase]
    public async Task A_file_when_removed_leaves_the_application_but_not_the_store(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.CompleteDraftAsync();
        var form = (await season.Do<ApplicationFiles, IReadOnlyList<ApplicationDocument>>((files, ct) => files.OfAsync(id, ct)))[0];
        Assert.Equal(["document-too-many"], await season.Refused<ApplicationFiles>((files, ct) => files.AttachAsync(id, DocumentKind.Form, "b.docx", SampleFiles.Docx("other"), "company", ct)));

        await season.Do<ApplicationFiles>((files, ct) => files.RemoveAsync(form.Id, "company", ct));

        Assert.Equal(["document-missing"], (await season.Do<ApplicationDesk, IReadOnlyList<BrokenRule>>((desk, ct) => desk.MissingAsync(id, ct))).Select(rule => rule.Name));
        Assert.NotNull(await season.Do<ApplicationFiles, Download?>(async (files, ct) =>
        {
            var download = await files.OpenAsync(form.Id, ct);
            if (download is not null) await download.Content.DisposeAsync();
            return download;
        }));
        Assert.Equal(["document-removed"], await season.Refused<ApplicationFiles>((files, ct) => files.RemoveAsync(form.Id, "company", ct)));
    }

    [Theory, EachDatabase]
    public async Task A_file_when_the_application_is_handed_in_is_not_taken(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.SubmittedAsync();

        Assert.Equal(["application-not-editable"], await season.Refused<ApplicationFiles>((files, ct) => files.AttachAsync(id, DocumentKind.Proof, "a.pdf", SampleFiles.Pdf, "company", ct)));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("docm")]
    [InlineData("xlsx")]
    [InlineData("zip")]
    [InlineData("pdf")]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("doc")]
    [InlineData("xls")]
    [InlineData("rar")]
    [InlineData(null)]
    public void A_file_is_known_by_its_content(string? type)
    {
        byte[] ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[504]];
        byte[] content = type switch
        {
            "docx" => SampleFiles.Docx("x"),
            "docm" => SampleFiles.Docx("x", "word/vbaProject.bin"),
            "xlsx" => SampleFiles.Office("x", "xl/workbook.xml"),
            "zip" => SampleFiles.Office("x", "other.txt"),
            "pdf" => SampleFiles.Pdf,
            "png" => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0],
            "jpg" => [0xff, 0xd8, 0xff, 0xe0],
            "doc" => [.. ole, .. Encoding.Unicode.GetBytes("WordDocument\0")],
            "xls" => [.. ole, .. Encoding.Unicode.GetBytes("Workbook\0")],
            "rar" => [.. "Rar!\x1a\x07\x01\0"u8],
            _ => [.. "MZ\x90\0 a program named 申报书.docx"u8],
        };

        Assert.Equal(type, FileTypes.Of(content));
    }

    [Theory]
    [InlineData("申报书.docx", "申报书.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\a|b?.doc", "ab.doc")]
    [InlineData("a\r\nContent-Type: text/html", "html")]
    [InlineData("..", "file")]
    [InlineData(null, "file")]
    public void A_file_name_is_made_harmless(string? name, string safe) => Assert.Equal(safe, FileNames.Safe(name));

    [Fact]
    public void A_file_name_when_very_long_keeps_its_extension() => Assert.Equal(new string('长', 115) + ".docx", FileNames.Safe(new string('长', 400) + ".docx"));
}
