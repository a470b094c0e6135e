using BenchmarkWorkflow.Activities;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Host.Designer.Rehearsals;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>What makes two rehearsed seasons the same.</summary>
public sealed class SeasonFolderTests
{
    [Theory]
    [InlineData(typeof(Server))]
    [InlineData(typeof(DefinitionManager))]
    [InlineData(typeof(ActivitiesRoom))]
    [InlineData(typeof(Selection.RuleBrokenException))]
    [InlineData(typeof(Inbox.Tasks.UserTask))]
    [InlineData(typeof(MailOptions))]
    [InlineData(typeof(UnitOfWork))]
    public void A_season_is_another_one_when_any_part_of_the_program_is(Type part) =>
        Assert.Contains(part.Assembly.ManifestModule.ModuleVersionId, SeasonFolder.Program);
}
