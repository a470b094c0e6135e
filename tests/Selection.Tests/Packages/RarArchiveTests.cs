using System.Text;
using BenchmarkWorkflow.Selection.Packages;

namespace BenchmarkWorkflow.Selection.Tests.Packages;

public class RarArchiveTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("质量");

    // Archives of both writers were seen to be listed the same by libarchive (bsdtar -tf).
    private static byte[] Five => StoredRar.Write([("材料/申报书.docx", Text), ("典型经验.docx", Text)]);

    [Fact]
    public void A_version_5_archive_when_whole_lists_its_entries()
    {
        var listing = RarArchive.Read(Five);

        Assert.NotNull(listing);
        Assert.Equal((5, false, false, false), (listing.Version, listing.Encrypted, listing.Damaged, listing.Volume));
        Assert.Equal([new("材料/申报书.docx", 6, false), new("典型经验.docx", 6, false)], listing.Entries);
    }

    [Fact]
    public void A_version_4_archive_when_names_are_packed_Unicode_or_GB18030_lists_them()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("材料\\证明.doc"); // the framework carries it
        var listing = RarArchive.Read(Rar4.Write([(Rar4.UnicodeName("典型经验材料.docx"), true, Text), (gb, false, Text), (Encoding.UTF8.GetBytes("申报书.docx"), true, [])]));

        Assert.NotNull(listing);
        Assert.Equal((4, false, false), (listing.Version, listing.Encrypted, listing.Damaged));
        Assert.Equal(["典型经验材料.docx", "材料/证明.doc", "申报书.docx"], listing.Entries.Select(entry => entry.Path));
    }

    [Fact]
    public void A_packed_name_when_it_uses_all_four_forms_is_unpacked()
    {
        // "ab" plain, "é" as a byte, U+0416 under the high byte 04, U+4E2D in two bytes, then a run of 3 copied from the plain name.
        byte[] name = [(byte)'a', (byte)'_', (byte)'_', (byte)'d', (byte)'o', (byte)'c', 0, 0x04, 0b00_00_01_10, (byte)'a', 0xe9, 0x16, 0x2d, 0x4e, 0b11_000000, 0x00];

        var listing = RarArchive.Read(Rar4.Write([(name, true, Text)]));

        Assert.Equal("aéЖ中oc", Assert.Single(listing!.Entries).Path);
    }

    [Theory]
    [InlineData(0x0080, 0x0000, true)] // headers encrypted
    [InlineData(0x0000, 0x0004, true)] // a file encrypted
    [InlineData(0x0000, 0x0000, false)]
    public void A_version_4_archive_when_a_password_is_set_says_so(int main, int file, bool encrypted) =>
        Assert.Equal(encrypted, RarArchive.Read(Rar4.Write([("a.doc"u8.ToArray(), false, Text)], (ushort)main, (ushort)file))!.Encrypted);

    [Fact]
    public void An_archive_when_it_is_a_part_of_several_says_so() => Assert.True(RarArchive.Read(Rar4.Write([("a.doc"u8.ToArray(), false, Text)], mainFlags: 1))!.Volume);

    [Fact]
    public void An_archive_when_any_byte_of_a_header_is_changed_is_damaged_or_says_something_else()
    {
        var whole = RarArchive.Read(Five)!;
        var header = Five.AsSpan(0, Five.AsSpan().IndexOf(Text)).ToArray();
        for (var i = 8; i < header.Length; i++)
        {
            var changed = Five;
            changed[i] ^= 0x10;
            var listing = RarArchive.Read(changed)!;
            Assert.True(listing.Damaged && listing.Entries.Count < whole.Entries.Count, $"byte {i} was changed unseen");
        }
    }

    [Fact]
    public void An_archive_when_cut_anywhere_is_damaged_and_never_throws()
    {
        foreach (var archive in (byte[][])[Five, Rar4.Write([(Rar4.UnicodeName("典型经验材料.docx"), true, Text)])])
        {
            var head = archive.AsSpan().StartsWith("Rar!\x1a\x07\0"u8) ? 7 : 8;
            for (var length = head; length < archive.Length - 7; length++)
                Assert.True(RarArchive.Read(archive.AsMemory(0, length))!.Damaged, $"cut at {length}");
        }
    }

    [Fact]
    public void Bytes_when_they_are_noise_behind_the_signature_never_throw()
    {
        var noise = new Random(7);
        foreach (var signature in (byte[][])[[.. "Rar!\x1a\x07\x01\0"u8], [.. "Rar!\x1a\x07\0"u8]])
            for (var i = 0; i < 2000; i++)
            {
                var bytes = new byte[signature.Length + noise.Next(200)];
                noise.NextBytes(bytes);
                signature.CopyTo(bytes, 0);
                Assert.NotNull(RarArchive.Read(bytes));
            }
    }

    [Fact]
    public void Bytes_when_they_are_a_zip_are_no_archive_of_this_kind() => Assert.Null(RarArchive.Read(SampleFiles.Docx("x")));
}
