namespace BenchmarkWorkflow.Browser.Tests;

public sealed class RefusalTests
{
    private const string Unauthorized = "console: Failed to load resource: the server responded with a status of 401 (Unauthorized) http://127.0.0.1:44010/api/tasks?take=5:0:0";

    [Theory]
    [InlineData(Unauthorized, true)]
    [InlineData("console: Failed to load resource: the server responded with a status of 404 (Not Found) http://127.0.0.1:44010/api/tasks/401:0:0", false)]
    [InlineData("console: Failed to load resource: the server responded with a status of 401 (Unauthorized) http://127.0.0.1:44010/pages/api/tasks:0:0", false)]
    [InlineData("page: Error: 401 at http://127.0.0.1:44010/api/tasks:1:401", false)]
    [InlineData("401 http://127.0.0.1:44010/api/tasks", false)]
    public void A_refusal_is_told_by_its_status_and_its_address_wherever_the_digits_stand_besides(string trouble, bool refused) => Assert.Equal(refused, new Refusal(401, "/api/").Is(trouble));

    [Fact]
    public void What_is_refused_elsewhere_is_another() => Assert.False(new Refusal(401, "/api/reviews/").Is(Unauthorized));
}
