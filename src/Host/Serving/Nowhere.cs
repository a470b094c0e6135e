namespace BenchmarkWorkflow.Host.Serving;

/// <summary>
/// Answers what leads to no route before anybody is asked who they are: 404, or what the router says (405, 415). Every route that exists still stands
/// behind the door that is shut by default.
/// </summary>
internal static class Nowhere
{
    public static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        switch (context.GetEndpoint())
        {
            case null:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case RouteEndpoint:
                return next(context);
            case var refusal:
                return refusal.RequestDelegate?.Invoke(context) ?? Task.CompletedTask;
        }
    }
}
