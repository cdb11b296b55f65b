#include "services/discovery/StoreSearch.h"

#include "services/connectors/Catalog.h"
#include "services/connectors/mlflow/MlflowDbReader.h"
#include "services/connectors/mlflow/MlflowFolderIndex.h"

#include <array>
#include <deque>
#include <set>

#include <sys/stat.h>

namespace ph {

namespace {

namespace fs = std::filesystem;
using Report = StoreSearchReport;

/// Filled by programs, deep and without a store of anybody's own.
constexpr std::array<std::string_view, 10> filledByPrograms{
    "node_modules", "site-packages",   "dist-packages", "__pycache__", "__MACOSX",
    "bazel-out",    "vcpkg_installed", "lost+found",    "proc",        "sys"};

constexpr std::chrono::milliseconds dbWait{300}; // another one that is locked is found, and not counted

bool isPassedOver(const std::string& name)
{
    return name.starts_with('.') ||
           std::find(filledByPrograms.begin(), filledByPrograms.end(), name) != filledByPrograms.end();
}

qint64 experimentsInFolder(const fs::path& folder)
{
    MlflowFolderIndex::Memory memory;
    ItemFaults faults;
    const MlflowFolderIndex index(folder, memory, faults);
    const auto root = index.root();
    const auto experiments = root ? index.experiments(*root) : Result<std::vector<FolderExperiment>>();
    if (!root || !experiments)
        return -1;
    return std::count_if(experiments->begin(), experiments->end(),
                         [](const FolderExperiment& one) { return one.parts.size() == 1; });
}

qint64 experimentsInDb(const fs::path& file, const std::stop_token& stop)
{
    const auto db = MlflowDbReader::open(file, stop, dbWait);
    if (!db)
        return -1;
    qint64 experiments = -1;
    const auto counted = (*db)->eachRow("SELECT COUNT(*) FROM experiments WHERE lifecycle_stage = 'active'",
                                        {}, [&](const DbRows& row) { experiments = row.integer(0, -1); });
    return counted ? experiments : -1;
}

class StoreSearch {
public:
    StoreSearch(const StoreSearchLimits& limits, const std::stop_token& stop,
                const std::function<void(const FoundStore&)>& take,
                const std::function<void(std::size_t)>& progress)
        : limits_(limits)
        , stop_(stop)
        , take_(take)
        , progress_(progress)
        , until_(std::chrono::steady_clock::now() + limits.time)
    {
    }

    Report run(const std::vector<fs::path>& roots)
    {
        for (const auto& root : roots)
            lookBelow(root);
        return report_;
    }

private:
    struct Place {
        fs::path path;
        int depth = 0;
    };

    bool goesOn()
    {
        if (report_.end != Report::End::Whole)
            return false;
        if (stop_.stop_requested())
            report_.end = Report::End::Cancelled;
        else if (std::chrono::steady_clock::now() >= until_)
            report_.end = Report::End::TookTooLong;
        else if (report_.folders >= limits_.folders || report_.stores >= limits_.stores)
            report_.end = Report::End::TooMany;
        return report_.end == Report::End::Whole;
    }

    void lookBelow(const fs::path& root)
    {
        std::error_code failed;
        const auto whole = fs::canonical(root, failed);
        struct stat about = {};
        if (failed || ::stat(whole.c_str(), &about) != 0 || !S_ISDIR(about.st_mode))
            return;
        device_ = about.st_dev;
        if (!visited_.insert({about.st_dev, about.st_ino}).second)
            return;
        if (goesOn() && looksLikeFileStore(whole))
            return takeFolder(whole);
        std::deque<Place> waiting{{whole, 0}};
        while (!waiting.empty() && goesOn()) {
            const auto place = std::move(waiting.front());
            waiting.pop_front();
            lookInto(place, waiting);
        }
    }

    void lookInto(const Place& place, std::deque<Place>& waiting)
    {
        if (++report_.folders % 200 == 1 && progress_)
            progress_(report_.folders);
        std::error_code failed;
        fs::directory_iterator entries(place.path, fs::directory_options::skip_permission_denied, failed);
        for (; !failed && entries != fs::directory_iterator() && goesOn(); entries.increment(failed)) {
            const auto& path = entries->path();
            struct stat about = {};
            // Not followed: a link leads in circles, or to where nobody asked to look.
            if (::lstat(path.c_str(), &about) != 0 || about.st_dev != device_)
                continue;
            const auto name = path.filename().string();
            if (S_ISREG(about.st_mode) && (name == "mlflow.db" || name == "mlruns.db"))
                takeDb(path, about.st_size);
            else if (S_ISDIR(about.st_mode) && !isPassedOver(name) &&
                     visited_.insert({about.st_dev, about.st_ino}).second)
                lookAtFolder({path, place.depth + 1}, name, waiting);
        }
    }

    void lookAtFolder(Place place, const std::string& name, std::deque<Place>& waiting)
    {
        if (name == "mlruns" && looksLikeFileStore(place.path))
            takeFolder(place.path); // and below it are runs, thousands of folders perhaps
        else if (place.depth <= limits_.depth)
            waiting.push_back(std::move(place));
    }

    void takeFolder(const fs::path& folder)
    {
        take({QStringLiteral("mlflow-folder"), localText(folder), experimentsInFolder(folder), -1});
    }

    void takeDb(const fs::path& file, std::int64_t bytes)
    {
        const auto kind = recogniseLocation(localText(file));
        if (kind && *kind == QLatin1String("mlflow-db"))
            take({*kind, localText(file), experimentsInDb(file, stop_), bytes});
    }

    void take(const FoundStore& store)
    {
        ++report_.stores;
        take_(store);
    }

    const StoreSearchLimits& limits_;
    const std::stop_token& stop_;
    const std::function<void(const FoundStore&)>& take_;
    const std::function<void(std::size_t)>& progress_;
    const std::chrono::steady_clock::time_point until_;
    dev_t device_ = 0; ///< of the root
    std::set<std::pair<dev_t, ino_t>> visited_;
    Report report_;
};

} // namespace

StoreSearchReport searchStores(const std::vector<fs::path>& roots, const StoreSearchLimits& limits,
                               const std::stop_token& stop,
                               const std::function<void(const FoundStore&)>& take,
                               const std::function<void(std::size_t)>& progress)
{
    return StoreSearch(limits, stop, take, progress).run(roots);
}

std::vector<fs::path> usualSearchRoots(const fs::path& workingDirectory, const fs::path& home)
{
    std::vector<fs::path> roots;
    for (const auto& root : {workingDirectory, home}) {
        // Of a computer's whole disk nobody's own part would be reached in time.
        if (root.has_relative_path() && std::find(roots.begin(), roots.end(), root) == roots.end())
            roots.push_back(root);
    }
    return roots;
}

} // namespace ph
