using System.Text.Json;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Fills in the form of an application, whatever the campaign asks for.</summary>
internal static class ApplicationFilling
{
    /// <param name="window">Of the company, which has begun an application.</param>
    /// <param name="written">Told of each step once it is saved.</param>
    public static async Task FillAsync(PortalPage window, Func<string, Task>? written = null)
    {
        var page = window.Page;
        var own = await page.EvaluateAsync<JsonElement>("() => fetch('/api/application').then(answer => answer.json())");
        var fields = own.GetProperty("fields").EnumerateArray().ToList();
        foreach (var step in (string[])["company", "finance", "experience", "promises"])
        {
            await window.GoAsync($"/application?step={step}");
            await page.Locator("#step-heading").WaitForAsync();
            foreach (var field in fields)
            {
                var control = page.Locator($"[id='field-{field.GetProperty("name").GetString()}']");
                if (await control.CountAsync() == 0) continue;
                switch (field.GetProperty("kind").GetString())
                {
                    case "promise": await control.CheckAsync(); break;
                    case "choice": await control.GetByRole(AriaRole.Radio).First.CheckAsync(); break;
                    case "phone": await control.FillAsync("13900000000"); break;
                    case "email": await control.FillAsync("quality@north.example"); break;
                    case "text": await control.FillAsync(field.GetProperty("minLength").ValueKind == JsonValueKind.Number ? new string('验', 120) : "示范内容"); break;
                    default: await control.FillAsync("100"); break;
                }
            }

            await page.GetByText("已保存").WaitForAsync();
            if (written is not null) await written(step);
        }
    }
}
