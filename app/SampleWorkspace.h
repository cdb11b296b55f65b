#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace ph {

/// How far the writing is, and whether it goes on.
struct SampleProgress {
    std::stop_token stop = {};
    std::function<void(const QString& text, qint64 done, qint64 total)> tell = {};
};

/// A workspace with two local stores ("lab folder", a mlruns; "lab database", a mlflow.db) connected,
/// data contracts of two teams, a study of drift and six incidents, so that everything can be tried without a
/// server. Conflict where the folder is a workspace already, or holds the stores of one. Its state.db comes
/// last: without it, the writing was interrupted. Cancelled between two of its parts.
Result<void> createSampleWorkspace(const std::filesystem::path& folder, const Clock& clock,
                                   const SampleProgress& progress = {});

/// addSampleEnvironment(), a first sync, and addSampleRelease() by an author whose key nobody keeps.
Result<void> addReleaseToSample(const std::filesystem::path& folder, const Clock& clock,
                                const std::stop_token& stop);

/// Both of these: the sample as everybody gets it, from the window and from a shell. Where it fails after its
/// state.db was written, or is interrupted then, there is a workspace that lacks the release.
Result<void> createWholeSample(const std::filesystem::path& folder, const Clock& clock,
                               const SampleProgress& progress = {});

/// $XDG_DATA_HOME/pilothouse-sample: that of the window.
std::filesystem::path sampleWorkspaceFolder();

/// Makes that of the window where it is not there yet: the same, read once, with an environment and a release
/// that waits for its approvals. What an interrupted writing left is written anew. Conflict while another
/// program does so; Cancelled, with nothing left behind.
Result<void> provideSampleWorkspace(const std::filesystem::path& folder, const Clock& clock,
                                    const SampleProgress& progress);

} // namespace ph
