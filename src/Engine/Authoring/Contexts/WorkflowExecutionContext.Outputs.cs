using Elsa.Workflows.Models;

namespace Elsa.Workflows
{
    public sealed partial class WorkflowExecutionContext
    {
        private ActivityOutputRegister? outputs;

        /// <summary>The outputs of the activities that ran in this burst.</summary>
        public ActivityOutputRegister GetActivityOutputRegister() => outputs ??= new ActivityOutputRegister();

        /// <summary>The last value that any activity put out as its Result in this burst.</summary>
        public object? GetLastActivityResult() => outputs?.LastResult;

        /// <summary>What a Complete activity inside a composite asked it to complete with; taken by the consumer.</summary>
        internal object? CompositeResult { get; set; }

        internal object? TakeCompositeResult()
        {
            var result = CompositeResult;
            CompositeResult = null;
            return result;
        }

        internal void RecordOutput(ActivityExecutionContext context, string outputName, object? value)
        {
            GetActivityOutputRegister().Record(context, outputName, value);
            (context.Extras.Outputs ??= [])[outputName] = value;
        }
    }
}

namespace Elsa.Workflows.Models
{
    public sealed record ActivityOutputRecord(string ContainerId, string ActivityId, string ActivityInstanceId, string OutputName, object? Value);

    /// <summary>Names the outputs that an activity has.</summary>
    public sealed record ActivityOutputs(string ActivityId, string ActivityName, ICollection<string> OutputNames);

    public sealed class ActivityOutputRegister
    {
        private const string DefaultOutputName = "Result";
        private readonly List<(ActivityExecutionContext Context, string Name, object? Value)> records = [];

        internal object? LastResult { get; private set; }

        public void Record(ActivityExecutionContext activityExecutionContext, object? outputValue) => Record(activityExecutionContext, DefaultOutputName, outputValue);

        public void Record(ActivityExecutionContext activityExecutionContext, string? outputName, object? outputValue)
        {
            var name = outputName ?? DefaultOutputName;
            records.Add((activityExecutionContext, name, outputValue));
            if (name == DefaultOutputName) LastResult = outputValue;
        }

        public IEnumerable<ActivityOutputRecord> FindMany(string activityId, string? outputName = default) => records
            .Where(record => record.Context.Activity.Id == activityId && record.Name == (outputName ?? DefaultOutputName))
            .Select(record => new ActivityOutputRecord(record.Context.ParentActivityExecutionContext?.Id ?? "", activityId, record.Context.Id, record.Name, record.Value));

        public object? FindOutputByActivityId(string activityId, string? outputName = default) =>
            records.FindLast(record => record.Context.Activity.Id == activityId && record.Name == (outputName ?? DefaultOutputName)).Value;

        public object? FindOutputByActivityInstanceId(string activityInstanceId, string? outputName = default) =>
            records.FindLast(record => record.Context.Id == activityInstanceId && record.Name == (outputName ?? DefaultOutputName)).Value;
    }
}
