#pragma once

#include "models/values/RunBatch.h"
#include "services/store/Packing.h"

#include <string>
#include <string_view>
#include <vector>

namespace ph {

/// A run's whole content as it lies in run_document: one value a run instead of one row a cell. Equal runs
/// have equal bytes, so "did anything change" is a comparison; a table of 100,000 runs is one scan.
///
///   version · status · lifecycle · start · end · name · user · artifact URI · status text
///   metrics: count, key deltas, doubles · params: count, (key delta, text) · tags likewise
///   inputs: count, (dataset, context) · outputs: count, (model id, step) · metric steps · metric times
///   (deltas)
///
/// Cells stand by ascending number of their key, each key once. What the table does not need stands last.
struct RunDocument {
    static constexpr std::uint8_t version = 1;
    /// Where the lifecycle's byte is: it is changed in place when a pinned run is gone from its server.
    static constexpr std::size_t lifecycleOffset = 2;

    struct MetricValue {
        std::int64_t key;
        double value;
        std::int64_t step;
        std::int64_t timestampMs;
    };
    struct TextValue {
        std::int64_t key;
        std::string_view text;
    };
    struct Input {
        std::int64_t dataset;
        std::string_view context;
        friend bool operator==(const Input&, const Input&) = default;
    };
    struct Output {
        std::string_view modelId;
        std::int64_t step;
        friend bool operator==(const Output&, const Output&) = default;
    };

    RunStatus status = RunStatus::Unknown;
    Lifecycle lifecycle = Lifecycle::Active;
    std::int64_t startMs = noTime;
    std::int64_t endMs = noTime;
    std::string_view name, user, artifactUri, statusText;
    std::vector<MetricValue> metrics;
    std::vector<TextValue> params;
    std::vector<TextValue> tags;
    std::vector<Input> inputs;
    std::vector<Output> outputs;

    /// Empties the lists and keeps their memory.
    void clear();
    /// Brings cells into the order that encode() needs; of several with one key the last stays.
    void normalize();
    void encode(std::string& out) const;

    enum class Extent { All, WithoutMoments };
    /// Views point into `bytes`. False where they are damaged; what was read until there stays.
    /// WithoutMoments leaves the metrics' steps and times out.
    bool decode(std::string_view bytes, Extent extent);
};

} // namespace ph
