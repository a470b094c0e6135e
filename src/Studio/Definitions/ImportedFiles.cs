using System.IO.Compression;
using System.Text;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Http;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>
/// Reads the definitions in uploaded files: JSON, and ZIP files of them. Everything is read before anything is saved, nothing is written to a disk, and no
/// more is unpacked than is allowed, whatever a ZIP says of itself.
/// </summary>
internal sealed class ImportedFiles
{
    private const int Megabyte = 1024 * 1024, LargestFile = 10 * Megabyte, LargestTotal = 50 * Megabyte, SmallestZip = 22;

    private readonly List<(string File, DefinitionModel Model)> read = [];
    private long total;

    /// <exception cref="Refusal">A file is no definition or not to be trusted; the answer names it.</exception>
    public static async Task<IReadOnlyList<DefinitionModel>> ReadAsync(IFormFileCollection files, CancellationToken ct)
    {
        var imported = new ImportedFiles();
        foreach (var file in files) await imported.AddAsync(file, ct);
        foreach (var same in imported.read.Where(one => !string.IsNullOrWhiteSpace(one.Model.DefinitionId)).GroupBy(one => one.Model.DefinitionId).Where(same => same.Count() > 1))
            throw Refusal.Field(same.Last().File, $"与 {same.First().File} 是同一个流程（{same.Key}），只能留一个。 It is the same definition as the other file.");
        return [.. imported.read.Select(one => one.Model)];
    }

    private async Task AddAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > LargestFile) throw TooLarge(file.FileName);
        await using var content = file.OpenReadStream();
        if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            await AddAsync(content, file.FileName, ct);
            return;
        }

        if (file.Length < SmallestZip) throw NoZip(file.FileName); // the reader would look for its end before its beginning
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            if (!await AddAllAsync(zip, ct)) throw Refusal.Field(file.FileName, "压缩包里没有流程文件（.json）。 The ZIP holds no definitions.");
        }
        catch (InvalidDataException)
        {
            throw NoZip(file.FileName);
        }
    }

    private async Task<bool> AddAllAsync(ZipArchive zip, CancellationToken ct)
    {
        var before = read.Count;
        foreach (var entry in zip.Entries)
        {
            if (LeavesItsFolder(entry.FullName)) throw Refusal.Field(entry.FullName, "文件名指向压缩包之外，整个压缩包未导入。 The name points outside of the ZIP.");
            if (!entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || IsOfMacOs(entry)) continue;
            if (entry.IsEncrypted) throw Refusal.Field(entry.FullName, "文件已加密，请去掉密码后再导入。 The file is encrypted.");
            await using var part = await entry.OpenAsync(ct);
            await AddAsync(part, entry.FullName, ct);
        }

        return read.Count > before;
    }

    private async Task AddAsync(Stream content, string name, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var part = new byte[81920];
        for (int count; (count = await content.ReadAsync(part, ct)) > 0;)
        {
            if (buffer.Length + count > LargestFile) throw TooLarge(name);
            if ((total += count) > LargestTotal) throw Refusal.Field(name, $"解压后的文件合计超过 {LargestTotal / Megabyte} MB，请分批导入。 All files together are larger than that.");
            buffer.Write(part, 0, count);
        }

        var text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
        var model = DefinitionModels.Read(text, name + ": ");
        if (!StrictJson.Read(text).AsObject().ContainsKey("root")) throw Refusal.Field(name + ": root", "不是流程文件：没有 root。 The file is no definition.");
        read.Add((name, model));
    }

    private static Refusal NoZip(string name) => Refusal.Field(name, "不是 ZIP 文件，或已损坏。 The file is no ZIP, or is damaged.");

    private static Refusal TooLarge(string name) => Refusal.Field(name, $"文件超过 {LargestFile / Megabyte} MB。 The file is larger than that.");

    private static bool LeavesItsFolder(string name) => name is ['/' or '\\', ..] or [_, ':', ..] || name.Split('/', '\\').Contains("..");

    /// <summary>What macOS adds to its ZIP files beside each file.</summary>
    private static bool IsOfMacOs(ZipArchiveEntry entry) => entry.Name.StartsWith("._", StringComparison.Ordinal) || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);
}
