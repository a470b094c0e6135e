using System.Diagnostics;

namespace BenchmarkWorkflow.Architecture.Tests.Docker;

/// <summary>No Docker engine runs here, so what the image's build would run is run in an empty folder instead.</summary>
public sealed class DockerfileTests
{
    private static readonly IReadOnlyList<Instruction> Instructions = Instruction.Read(Path.Combine(Repository.Root, "docker", "Dockerfile"));

    [Fact]
    public void The_build_steps_of_the_image_give_a_program_that_runs()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Make("source");
        var app = folder.Make("app");
        CopyContext(source);

        foreach (var command in Instruction.CommandsOf(Instructions, "pages").Concat(Instruction.CommandsOf(Instructions, "build")))
            Run(source, command.Replace("/app", app));

        Assert.Contains("serve", Run(app, "dotnet BenchmarkWorkflow.Host.dll --help"));
        Assert.True(File.Exists(Path.Combine(app, "portal", "pages", "index.html")));
        Assert.True(File.Exists(Path.Combine(app, "portal", "studio", "_framework", "dotnet.js.br")));
        Assert.True(File.Exists(Path.Combine(app, "portal", "fonts", "NotoSerifSC_400Regular.ttf"))); // the paper bundle is printed with it
    }

    [Fact]
    public void The_image_runs_as_an_ordinary_user_and_checks_its_health()
    {
        var last = Instructions.Last(line => line.Keyword == "USER").Argument;

        Assert.DoesNotMatch("^(root|0)(:|$)", last);
        Assert.Contains(Instructions, line => line.Keyword == "HEALTHCHECK");
    }

    [Fact]
    public void Every_file_the_image_copies_exists()
    {
        foreach (var copy in Instructions.Where(line => line.Keyword == "COPY" && !line.Argument.StartsWith("--from", StringComparison.Ordinal)))
        {
            var path = Path.Combine(Repository.Root, copy.Argument.Split(' ')[0]);
            Assert.True(File.Exists(path) || Directory.Exists(path), path);
        }
    }

    /// <summary>What <c>COPY . .</c> would bring: the tracked and new files, less what <c>.dockerignore</c> leaves out.</summary>
    private static void CopyContext(string target)
    {
        var files = Run(Repository.Root, "git ls-files -co --exclude-standard").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal)))
        {
            var from = Path.Combine(Repository.Root, file);
            if (!File.Exists(from)) continue; // deleted, not yet committed
            var to = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }

    private static string Run(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" }, // a build server would keep our pipes open
        })!;
        using var limit = new Timer(_ => process.Kill(entireProcessTree: true), null, TimeSpan.FromMinutes(15), Timeout.InfiniteTimeSpan);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command}\n{output}\n{error.GetAwaiter().GetResult()}");
        return output;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("benchmark-image-").FullName;

        public string Make(string name) => Directory.CreateDirectory(Path.Combine(path, name)).FullName;

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
