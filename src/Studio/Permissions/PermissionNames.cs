namespace BenchmarkWorkflow.Studio.Permissions;

/// <summary>The permissions of the API, by Elsa 3.8's own names. <see cref="All"/> grants every one of them.</summary>
public static class PermissionNames
{
    public const string All = "*";
    public const string ReadAny = "read:*";

    public const string ReadDefinitions = "read:workflow-definitions";
    public const string WriteDefinitions = "write:workflow-definitions";
    public const string PublishDefinitions = "publish:workflow-definitions";
    public const string RetractDefinitions = "retract:workflow-definitions";
    public const string DeleteDefinitions = "delete:workflow-definitions";
    public const string ExecuteDefinitions = "exec:workflow-definitions";
    public const string RefreshDefinitions = "actions:workflow-definitions:refresh";
    public const string ReloadDefinitions = "actions:workflow-definitions:reload";
    public const string ExecuteTests = "exec:tests";

    public const string ReadInstances = "read:workflow-instances";
    public const string WriteInstances = "write:workflow-instances";
    public const string CancelInstances = "cancel:workflow-instances";
    public const string DeleteInstances = "delete:workflow-instances";
    public const string ReadExecutions = "read:activity-execution";
    public const string RunAlterations = "run:alterations";
    public const string ReadAlterations = "read:alterations";

    public const string TriggerEvents = "trigger:event";
    public const string CompleteTasks = "tasks:complete";
    public const string ResumeBookmarks = "resume:bookmarks";
    public const string ReadDeadLetters = "read:bookmark-queue:dead-letters";
    public const string DeleteDeadLetters = "delete:bookmark-queue:dead-letters";
    public const string ReplayDeadLetters = "replay:bookmark-queue:dead-letters";

    public const string ReadActivityDescriptors = "read:activity-descriptors";
    public const string ReadActivityDescriptorOptions = "read:activity-descriptors-options";
    public const string ReadExpressionDescriptors = "read:expression-descriptors";
    public const string ReadVariableDescriptors = "read:variable-descriptors";
    public const string ReadStorageDrivers = "read:storage-drivers";
    public const string ReadOutputConverters = "read:output-converters";
    public const string ReadCommitStrategies = "read:commit-strategies";
    public const string ReadIncidentStrategies = "read:incident-strategies";
    public const string ReadLogPersistenceStrategies = "read:log-persistence-strategies";
    public const string ReadActivationStrategies = "read:workflow-activation-strategies";
    public const string ReadScriptTypes = "read:javascript-type-definitions";
    public const string ReadResilience = "read:resilience";
    public const string ReadDashboard = "read:dashboard";
    public const string ReadLabels = "read:labels";
    public const string ReadFeatures = "read:installed-features";
    public const string ReadRuntime = "read:workflow-runtime";
    public const string ManageRuntime = "ManageWorkflowRuntime";
    public const string ReadUsers = "read:user";
    public const string ReadRoles = "read:role";
}
