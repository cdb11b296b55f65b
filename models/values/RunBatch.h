#pragma once

#include "models/values/Run.h"
#include "models/values/TextPool.h"

namespace ph {

/// Many runs on their way from a source to the store: flat columns, text in one pool.
/// Cells of each kind stand in ascending order of `run`, the index into `runs`.
struct RunBatch {
    struct Row {
        TextRef id, experimentId, name, user, artifactUri, statusText;
        RunStatus status = RunStatus::Unknown;
        Lifecycle lifecycle = Lifecycle::Active;
        std::int64_t startMs = noTime;
        std::int64_t endMs = noTime;
    };
    struct MetricCell {
        std::uint32_t run;
        std::uint32_t key; ///< in metricKeys
        double value;
        std::int64_t step;
        std::int64_t timestampMs;
    };
    struct TextCell {
        std::uint32_t run;
        std::uint32_t key; ///< in paramKeys or tagKeys
        TextRef value;
    };
    struct InputCell {
        std::uint32_t run;
        TextRef name, digest, sourceType, source, schema, profile, context;
    };
    struct OutputCell {
        std::uint32_t run;
        TextRef modelId;
        std::int64_t step;
    };
    struct GapCell {
        std::uint32_t run;
        RunGap gap;
    };

    TextPool text;
    TextDictionary metricKeys, paramKeys, tagKeys;
    std::vector<Row> runs;
    std::vector<MetricCell> metrics;
    std::vector<TextCell> params;
    std::vector<TextCell> tags;
    std::vector<InputCell> inputs;
    std::vector<OutputCell> outputs;
    std::vector<GapCell> gaps; ///< nearly always none

    std::size_t size() const { return runs.size(); }
    std::string_view view(TextRef ref) const { return text.view(ref); }

    /// Adds a whole run; for sources that read one run at a time.
    void append(const Run& run, std::vector<RunGap> gaps = {});
    /// The run at `index`, whole.
    Run run(std::size_t index, ConnectionId connection) const;
};

} // namespace ph
