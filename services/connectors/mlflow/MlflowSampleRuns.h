#pragma once

#include "services/connectors/mlflow/MlflowSampleContent.h"
#include "services/connectors/mlflow/MlflowSampleRandom.h"

#include <functional>

/// Pieces that the sample's experiments are made of.
namespace ph::sample {

inline constexpr std::int64_t minuteMs = 60'000;
inline constexpr std::int64_t hourMs = 60 * minuteMs;
inline constexpr std::int64_t dayMs = 24 * hourMs;

struct Project {
    std::string team;
    std::string repository;
    std::string script;
    std::vector<std::string> users;
};

/// A run with the tags that MLflow's client writes by itself.
SampleRun startRun(SampleRandom& random, const Project& project, const std::string& name,
                   std::int64_t startMs);
/// Ends it after `minutes`, as finished, or now and then as failed or killed; still running where that is yet
/// to come.
void endRun(SampleRun& run, SampleRandom& random, double minutes, std::int64_t nowMs);
void single(SampleRun& run, const std::string& key, double value, std::int64_t atMs);
/// `count` points from the run's start, `everyMs` apart, none after `nowMs`.
void curve(SampleRun& run, const std::string& key, int count, std::int64_t everyMs, std::int64_t nowMs,
           const std::function<double(int)>& value);
std::string number(double value, int digits);

} // namespace ph::sample
