// Each of these tests kills processes or breaks connections and waits a bounded time for what comes after: side by side they would take each other's time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
