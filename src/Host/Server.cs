using BenchmarkWorkflow.Api;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Host.Calls;
using BenchmarkWorkflow.Host.Designer;
using BenchmarkWorkflow.Host.Designer.Editing;
using BenchmarkWorkflow.Host.Health;
using BenchmarkWorkflow.Host.Scheduling;
using BenchmarkWorkflow.Host.Screening;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Studio;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host;

/// <summary>The web application: the product, its sign-in, its routes.</summary>
public static class Server
{
    /// <summary>Where it listens when nothing else is said.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Builds it, not yet listening. <paramref name="settings"/> go over environment and files; <paramref name="configure"/> is for tests.</summary>
    public static WebApplication Build(IEnumerable<KeyValuePair<string, string?>> settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.Configuration["urls"] = DefaultUrls;
        builder.Services.AddExceptionHandler<ApiProblems>(); // first: the Studio's answers what is left
        builder.Services.AddProduct(builder.Configuration).AddSignIn().AddApi().AddDesigner().AddStudio().AddProductHealth().AddProxy().AddRequestLimits().AddScreening().AddMailSending().AddDispatcherHost().AddHttpCalls().AddScheduling(builder.Configuration);
        builder.Services.AddProblemDetails(StatusProblems.Configure);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that it is answered as every other refusal is
        builder.Services.AddSingleton(_ => PortalFiles.Find(AppContext.BaseDirectory)).AddSingleton<PortalPages>().AddApiDocument();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate(); // a wrong setting is told before anything is touched
        app.UseProxy();
        app.Use(SafeHeaders.AddAsync);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseExceptionHandler();
        app.UseWhen(context => context.Request.Path.StartsWithSegments(ApiProblems.Prefix), api => api.UseStatusCodePages());
        app.UseRouting();
        app.Use(app.Services.GetRequiredService<PortalPages>().AnswerAsync);
        app.Use(Nowhere.AnswerAsync);
        app.Use(app.Services.GetRequiredService<RouteRates>().CheckAsync);
        app.UseAuthentication();
        app.Use(ForgeryGuard.CheckAsync);
        app.UseAuthorization();
        app.Use(PlainText.CheckAsync);
        app.Use(StaleSaves.AnswerAsync);
        app.Use(OneUnit.RunAsync);
        app.MapApi();
        app.MapAccount();
        app.MapAccountLinks();
        app.MapJobs();
        app.MapStudio();
        app.MapDesigner();
        app.MapProductHealth();
        app.MapApiDocument();
        PortalPages.MapStudioLinks(app);
        return app;
    }
}
