using System.Text;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>What the browsers' camera sees: a film that Chromium plays instead, of which every picture shows a guest's code.</summary>
internal sealed class FakeCamera : IDisposable
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Pictures = 5;

    /// <summary>How long a side of the code is in the picture.</summary>
    private const int Side = 320;

    private readonly string film = Path.Combine(Path.GetTempPath(), $"camera-{Environment.ProcessId}.y4m");

    public FakeCamera() => Film([]);

    /// <summary>How a browser is told to take the film for its camera.</summary>
    public IReadOnlyList<string> Switches => ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}"];

    /// <summary>Holds the code that a guest's window shows before the camera; it is seen from when the camera is next switched on.</summary>
    public async Task ShowAsync(IPage guest) => Film(await guest.Locator("canvas").First.EvaluateAsync<string[]>(
        """
        canvas => {
          const { width, height } = canvas;
          const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
          return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => (data[(y * width + x) * 4] < 128 && data[(y * width + x) * 4 + 3] > 128 ? '#' : ' ')).join(''));
        }
        """));

    /// <param name="rows">A picture: what is dark in it is written as #.</param>
    private void Film(IReadOnlyList<string> rows)
    {
        var light = new byte[Width * Height];
        Array.Fill(light, (byte)235);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                if (rows.Count > 0 && rows[y * rows.Count / Side][x * rows[0].Length / Side] == '#') light[((y + ((Height - Side) / 2)) * Width) + x + ((Width - Side) / 2)] = 16;
        var colour = new byte[Width * Height / 2];
        Array.Fill(colour, (byte)128);
        using var file = File.Create(film);
        file.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n"));
        for (var picture = 0; picture < Pictures; picture++)
        {
            file.Write("FRAME\n"u8);
            file.Write(light);
            file.Write(colour);
        }
    }

    public void Dispose() => File.Delete(film);
}
