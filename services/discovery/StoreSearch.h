#pragma once

#include "models/values/FoundStore.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace ph {

/// How far a search goes. What is cut off is told, never silently missed.
struct StoreSearchLimits {
    int depth = 7; ///< folders below each root
    std::chrono::milliseconds time{20'000};
    std::size_t folders = 300'000;
    std::size_t stores = 500;
};

struct StoreSearchReport {
    std::size_t folders = 0; ///< that were looked into
    std::size_t stores = 0;  ///< that were found
    enum class End { Whole, Cancelled, TookTooLong, TooMany } end = End::Whole;
};

/// Looks for folders named mlruns that hold experiments, and files named mlflow.db or mlruns.db that hold
/// MLflow's tables, in and below `roots`; near ones come first, each once, by `take`, on this thread. Hidden
/// folders, those that programs fill by themselves (node_modules, site-packages, …), what lies behind
/// symbolic links and other file systems than a root's are left out; a root may itself be a link, or a store.
/// Folders that may not be read are passed over. Writes nothing. Blocking: for a worker.
StoreSearchReport searchStores(const std::vector<std::filesystem::path>& roots,
                               const StoreSearchLimits& limits, const std::stop_token& stop,
                               const std::function<void(const FoundStore&)>& take,
                               const std::function<void(std::size_t folders)>& progress = {});

/// Where people keep what they work on: the working directory, unless that is "/", and the home folder.
std::vector<std::filesystem::path> usualSearchRoots(const std::filesystem::path& workingDirectory,
                                                    const std::filesystem::path& home);

} // namespace ph
